//! The modules of the nodes of EMAIL2: their names, and a constant tree for each edition.

use std::fmt::Write as _;

use super::super::constants::upper;
use super::{BANNER, Cells, EDITIONS, Node};

/// The module of the nodes that have a value.
pub(super) fn names(nodes: &[Node]) -> String {
    let leaves: Vec<&Node> = nodes.iter().filter(|node| !node.is_structure()).collect();
    let mut variants = String::new();
    for node in &leaves {
        let _ = writeln!(variants, "/// `{}`\n{},", node.name, node.variant);
    }
    let names: Vec<String> = leaves
        .iter()
        .map(|node| format!("{:?}", node.name))
        .collect();
    let all: Vec<&str> = leaves.iter().map(|node| node.variant.as_str()).collect();
    format!(
        "{BANNER}\n/// A node of an account that has a value, in the order of the tree.\n\
         #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
         #[repr(u8)]\n#[non_exhaustive]\n\
         pub enum AccountNode {{\n{variants}}}\n\n\
         impl AccountNode {{\n/// All of them, in the order of the tree.\n\
         pub const ALL: [Self; {count}] = [Self::{all}];\n}}\n\n\
         /// How many there are.\npub(crate) const COUNT: usize = {count};\n\n\
         /// Their names below the GUID.\npub(crate) static NAMES: [&str; COUNT] = [{names}];\n",
        count = leaves.len(),
        all = all.join(", Self::"),
        names = names.join(", "),
    )
}

/// The trees of the editions, and what is known of each node beside what is in them.
pub(super) fn tables(nodes: &[Node], roots: &[(String, bool)]) -> Result<String, String> {
    let mut out = format!(
        "{BANNER}\nuse alloc::borrow::Cow;\n\nuse super::nodes::COUNT;\nuse crate::edition::{{NodeFacts, Rule, Values}};\nuse crate::model::tree::{{\n\
         AccessType, AccessTypes, Allowed, AllowedValues, DynamicNaming, EnumValue, Format, Node, Occurrence, Property, Scope, Tree, ValueType, lay_out,\n}};\nuse crate::model::{{Boxed, List}};\n"
    );
    let mut columns: Vec<Vec<String>> = vec![vec!["None".to_owned(); EDITIONS.len()]; nodes.len()];
    let mut trees = Vec::new();
    let mut required = Vec::new();
    for (e, edition) in EDITIONS.iter().enumerate() {
        let upper = upper(edition);
        let mut there: Vec<(usize, &Node, &Cells)> = nodes
            .iter()
            .enumerate()
            .filter_map(|(at, node)| Some((at, node, node.editions.get(e)?.as_ref()?)))
            .collect();
        there.sort_by_key(|(_, _, cells)| cells.order);
        let mut rows = String::new();
        for (place, (at, node, cells)) in there.iter().enumerate() {
            if usize::from(cells.order) != place + 1 {
                return Err(format!("{edition}: the order of {} has a gap", node.name));
            }
            let depth = match node.name.as_str() {
                "EMAIL2" => 0,
                "{GUID}" => 1,
                name => 2 + name.matches('/').count(),
            };
            let name = node.name.rsplit('/').next().unwrap_or("");
            let name = if name.contains(['{', '#']) { "" } else { name };
            let further = match depth {
                0 if roots[e].1 => Some("Property::Deprecated(None)"),
                1 => {
                    Some("Property::DynamicNaming(DynamicNaming::ServerGeneratedUniqueIdentifier)")
                }
                _ => None,
            };
            let properties = properties(&mut out, &format!("{upper}_{place}"), cells, further);
            let _ = match depth {
                0 => writeln!(
                    rows,
                    "Node::table_at({:?}, {name:?}, &{properties}),",
                    roots[e].0
                ),
                depth => writeln!(rows, "Node::table({depth}, {name:?}, &{properties}),"),
            };
            columns[*at][e] = format!(
                "Some(NodeFacts {{ node: &{upper}_NODES[{place}], {} }})",
                cells.facts
            );
        }
        let count = there.len();
        let _ = writeln!(
            out,
            "\nstatic {upper}_NODES: [Node<'static>; {count}] = lay_out([{rows}]);"
        );
        trees.push(format!("Tree::table(&{upper}_NODES)"));
        let leaves = nodes.iter().filter(|node| !node.is_structure());
        let mask = leaves.enumerate().fold(0_u64, |mask, (at, node)| {
            let cells = node.editions.get(e).and_then(Option::as_ref);
            mask | u64::from(cells.is_some_and(|cells| cells.required)) << at
        });
        required.push(format!("{mask:#X}"));
    }
    let column = |at: usize| format!("[{}]", columns[at].join(",\n"));
    let leaves = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| !node.is_structure());
    let leaves: Vec<String> = leaves.map(|(at, _)| column(at)).collect();
    let _ = writeln!(
        out,
        "\n/// The trees of the editions, in their order.\n\
         pub(crate) static TREES: [Tree<'static>; 4] = [{}];\n\n\
         /// The nodes with a value that have to be there in each edition, one bit each from the lowest.\n\
         pub(crate) static REQUIRED: [u64; 4] = [{}];\n\n\
         /// What each edition says of each node with a value; nothing where it does not have it.\n\
         pub(crate) static LEAVES: [[Option<NodeFacts>; 4]; COUNT] = [{}];",
        trees.join(", "),
        required.join(", "),
        leaves.join(",\n")
    );
    for (at, node) in nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.is_structure())
    {
        let _ = writeln!(
            out,
            "\n/// `{}`\npub(crate) static {}: [Option<NodeFacts>; 4] = {};",
            node.name,
            upper(&node.variant),
            column(at)
        );
    }
    Ok(out)
}

/// Writes the properties of a node as statics, and returns the name of the list.
fn properties(out: &mut String, stem: &str, cells: &Cells, further: Option<&str>) -> String {
    let mut properties = cells.properties.clone();
    properties.extend(further.map(str::to_owned));
    if let Some((kind, values)) = &cells.allowed {
        let values: Vec<String> = values
            .iter()
            .map(|value| match *kind {
                "ENUM" | "FLAG" => format!("Allowed::Enum(EnumValue::table({value:?}, None))"),
                _ => format!("Allowed::Value(Cow::Borrowed({value:?}))"),
            })
            .collect();
        let _ = writeln!(
            out,
            "\nstatic {stem}_CONTENT: [Allowed<'static>; {}] = [{}];\n\
             static {stem}_ALLOWED: AllowedValues<'static> = AllowedValues {{ value_type: ValueType::{kind}, content: List::Borrowed(&{stem}_CONTENT) }};",
            values.len(),
            values.join(", ")
        );
        properties.push(format!(
            "Property::AllowedValues(Boxed::Borrowed(&{stem}_ALLOWED))"
        ));
    }
    let _ = writeln!(
        out,
        "\nstatic {stem}: [Property<'static>; {}] = [{}];",
        properties.len(),
        properties.join(",\n")
    );
    stem.to_owned()
}
