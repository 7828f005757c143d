//! `email2-csp/src/generated`: editions, rules and nodes of EMAIL2, from `email2-csp/data`.

mod rules;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::device;
use super::table::{Row, Table};
use rules::Rules;

const BANNER: &str =
    "// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.\n";

/// The editions, in the order of time.
const EDITIONS: [&str; 4] = [
    "WindowsMobile",
    "Windows10Prose",
    "Windows10Ddf1607",
    "DdfV2",
];

/// The nodes that hold no value of an account, and the names of their tables.
const STRUCTURE: [&str; 5] = ["Root", "Account", "TagProps", "NamedProps", "NamedProperty"];

/// The sources of all modules by file name.
pub fn modules(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let rules = Rules::read(root)?;
    let mut sources = BTreeMap::new();
    sources.insert(
        "mod.rs".to_owned(),
        format!("{BANNER}\npub(crate) mod applications;\npub(crate) mod editions;\npub(crate) mod nodes;\npub(crate) mod reasons;\npub(crate) mod rules;\npub(crate) mod tables;\n"),
    );
    let (editions, roots) = editions(root)?;
    sources.insert("editions.rs".to_owned(), editions);
    sources.insert("reasons.rs".to_owned(), device::module(root)?);
    sources.insert("rules.rs".to_owned(), rules.module());
    let nodes = nodes(root, &rules)?;
    sources.insert("nodes.rs".to_owned(), tables::names(&nodes));
    sources.insert("tables.rs".to_owned(), tables::tables(&nodes, &roots)?);
    Ok(sources)
}

/// What a cell is called in the source.
fn named<'n>(row: &Row, column: &str, names: &[(&str, &'n str)]) -> Result<&'n str, String> {
    let cell = row.get(column)?;
    let found = names.iter().find(|(name, _)| *name == cell);
    found
        .map(|(_, source)| *source)
        .ok_or_else(|| row.error(format!("{column} is {cell:?}, which means nothing")))
}

fn edition(row: &Row) -> Result<usize, String> {
    let cell = row.get("edition")?;
    EDITIONS
        .iter()
        .position(|edition| *edition == cell)
        .ok_or_else(|| row.error(format!("there is no edition {cell:?}")))
}

/// The module, and for each the address of the node above `EMAIL2`, and whether that is deprecated.
fn editions(root: &Path) -> Result<(String, Vec<(String, bool)>), String> {
    let columns = [
        "edition",
        "title",
        "root",
        "also_root",
        "root_query",
        "duplicate_guid",
        "atomic_required",
        "service_replace",
        "keep_max_zero",
        "unsigned_all",
        "name",
        "imap_only",
        "deprecated",
        "source",
    ];
    let rows = Table::read(root, "email2-csp/data/email2_editions.csv", &columns)?.rows;
    let mut variants = String::new();
    let mut facts = String::new();
    let mut roots = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if edition(row)? != at {
            return Err(row.error("the editions are not in their order"));
        }
        let (variant, title) = (row.required("edition")?, row.required("title")?);
        let source = row.required("source")?;
        let above = row.required("root")?.strip_suffix("/EMAIL2");
        let above = above.ok_or_else(|| row.error("root is not EMAIL2"))?;
        roots.push((above.to_owned(), row.yes("deprecated")?));
        let _ = writeln!(variants, "/// {title}: {source}.\n{variant},");
        let duplicate = named(
            row,
            "duplicate_guid",
            &[("deletes", "DeletesExisting"), ("fails", "AlreadyExists")],
        )?;
        let also = match row.get("also_root")? {
            "" => "None".to_owned(),
            root => format!("Some({root:?})"),
        };
        let _ = writeln!(
            facts,
            "EditionFacts {{ name: {variant:?}, title: {title:?}, source: {source:?}, root: {:?}, also_root: {also}, \
             root_query: {}, duplicate_guid: DuplicateGuid::{duplicate}, atomic_required: {}, service_replace: {}, \
             keep_max_zero_is_all: {}, unsigned_all: {}, name_is_of_account: {}, keep_max_imap_only: {} }},",
            row.required("root")?,
            row.yes("root_query")?,
            row.yes("atomic_required")?,
            row.yes("service_replace")?,
            named(row, "keep_max_zero", &[("none", "false"), ("all", "true")])?,
            row.yes("unsigned_all")?,
            named(row, "name", &[("account", "true"), ("sender", "false")])?,
            row.yes("imap_only")?,
        );
    }
    if rows.len() != EDITIONS.len() {
        return Err("email2-csp/data/email2_editions.csv: not four editions".to_owned());
    }
    let module = format!(
        "{BANNER}\nuse crate::edition::{{DuplicateGuid, EditionFacts}};\n\n\
         /// An edition of the EMAIL2 configuration service provider.\n\
         #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
         #[cfg_attr(feature = \"serde\", derive(serde::Serialize, serde::Deserialize))]\n\
         pub enum Edition {{\n{variants}}}\n\n\
         impl Edition {{\n/// All of them, in the order of time.\npub const ALL: [Self; 4] = [Self::{}];\n}}\n\n\
         /// What is known of each, in their order.\n\
         pub(crate) static EDITIONS: [EditionFacts; 4] = [{facts}];\n",
        EDITIONS.join(", Self::")
    );
    Ok((module, roots))
}

/// The kind of allowed values and what is in them.
type Allowed = (&'static str, Vec<String>);

/// What an edition says of a node, as source.
struct Cells {
    order: u16,
    required: bool,
    /// The properties of the node in the tree of the edition.
    properties: Vec<String>,
    /// The kind of its allowed values and what is in them, if a DDF can say it.
    allowed: Option<Allowed>,
    /// The facts that are not in the tree.
    facts: String,
}

/// A node: its name, what it is called in the source, and its cells for each edition.
struct Node {
    name: String,
    variant: String,
    editions: Vec<Option<Cells>>,
    /// The cells that the editions may differ in.
    cells: BTreeSet<Vec<String>>,
}

fn nodes(root: &Path, rules: &Rules) -> Result<Vec<Node>, String> {
    let file = "email2-csp/data/email2_nodes.csv";
    let columns = [
        "node",
        "variant",
        "edition",
        "order",
        "presence",
        "occurrence",
        "format",
        "access",
        "size",
        "values",
        "default",
        "note",
        "rules",
        "source",
    ];
    let mut nodes: Vec<Node> = Vec::new();
    for row in &Table::read(root, file, &columns)?.rows {
        let (name, variant) = (row.required("node")?, row.required("variant")?);
        let at = edition(row)?;
        if at == 0 {
            if nodes
                .iter()
                .any(|node| node.name == name || node.variant == variant)
            {
                return Err(row.error("the node has its rows already"));
            }
            nodes.push(Node {
                name: name.to_owned(),
                variant: variant.to_owned(),
                editions: Vec::new(),
                cells: BTreeSet::new(),
            });
        }
        let node = nodes.last_mut().ok_or_else(|| row.error("no node"))?;
        if node.name != name || node.variant != variant || node.editions.len() != at {
            return Err(row.error("the four editions of a node stand together, in their order"));
        }
        let columns = [
            "presence",
            "occurrence",
            "format",
            "access",
            "size",
            "values",
            "default",
        ];
        let compared: Result<Vec<String>, String> = columns
            .iter()
            .map(|column| row.get(column).map(str::to_owned))
            .collect();
        node.cells.insert(compared?);
        let named = row.list("rules")?;
        if let Some(unknown) = named.iter().find(|rule| !rules.names.contains(rule)) {
            return Err(row.error(format!("there is no rule {unknown}")));
        }
        if at == EDITIONS.len() - 1 && node.cells.len() > 1 && named.is_empty() {
            return Err(row.error("the editions differ, and no rule says why"));
        }
        node.editions.push(cells(row, &named)?);
    }
    Ok(nodes)
}

/// What one edition says of a node; nothing if it does not have the node.
fn cells(row: &Row, rules: &[String]) -> Result<Option<Cells>, String> {
    let source = row.required("source")?;
    if !row.yes("presence")? {
        return Ok(None);
    }
    let number = |column: &str| -> Result<Option<u16>, String> {
        match row.get(column)? {
            "" => Ok(None),
            cell => {
                let number = cell.parse().map(Some);
                number.map_err(|_| row.error(format!("{column} is no number")))
            }
        }
    };
    let order = number("order")?.ok_or_else(|| row.error("order is empty"))?;
    let occurrence = named(
        row,
        "occurrence",
        &[
            ("One", "One"),
            ("ZeroOrOne", "ZeroOrOne"),
            ("ZeroOrMore", "ZeroOrMore"),
            // Rule AccountLimit: whatever number the files have, it is read as six at most.
            ("ZeroOrN", "ZeroOrN(Some(6))"),
            ("ZeroOrN 1", "ZeroOrN(Some(6))"),
        ],
    )?;
    let format = named(row, "format", &[("chr", "CHR"), ("node", "NODE")])?;
    let mut access = String::new();
    for word in row.required("access")?.split(' ') {
        if !["Get", "Add", "Replace", "Delete"].contains(&word) {
            return Err(row.error(format!("{word} is no operation of this table")));
        }
        let _ = write!(access, ".with(AccessType::{word})");
    }
    let is_root = row.get("node")? == "EMAIL2";
    let mut properties = vec![format!("Property::Access(AccessTypes::NONE{access})")];
    let default = row.get("default")?;
    if !default.is_empty() {
        properties.push(format!(
            "Property::DefaultValue(Cow::Borrowed({default:?}))"
        ));
    }
    let note = row.get("note")?;
    if !note.is_empty() {
        properties.push(format!("Property::Description(Cow::Borrowed({note:?}))"));
    }
    properties.push(format!("Property::Format(Format::{format})"));
    properties.push(format!("Property::Occurrence(Occurrence::{occurrence})"));
    let scope = if is_root { "Permanent" } else { "Dynamic" };
    properties.push(format!("Property::Scope(Scope::{scope})"));
    let rules: Vec<String> = rules.iter().map(|rule| format!("Rule::{rule}")).collect();
    let (values, allowed) = values(row)?;
    let facts = format!(
        "size: {:?}, values: {values}, rules: &[{}], note: {note:?}, source: {source:?}",
        number("size")?,
        rules.join(", "),
    );
    Ok(Some(Cells {
        order,
        required: occurrence == "One",
        properties,
        allowed,
        facts,
    }))
}

/// The values of a node: as the facts have them, and as a DDF has them where it can.
fn values(row: &Row) -> Result<(String, Option<Allowed>), String> {
    const GUID: &str =
        r"\{[0-9A-Fa-f]{8}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{4}\-[0-9A-Fa-f]{12}\}";
    let cell = row.get("values")?;
    let (kind, rest) = cell.split_once(':').unwrap_or((cell, ""));
    let list: Vec<&str> = rest.split('|').collect();
    if matches!(kind, "enum" | "hint" | "flag" | "regex" | "range") == rest.is_empty() {
        return Err(row.error(format!("values are {cell:?}, which means nothing")));
    }
    let texts: Vec<String> = list.iter().map(|value| format!("{value:?}")).collect();
    let texts = texts.join(", ");
    let owned = || list.iter().map(|value| (*value).to_owned()).collect();
    let expression = |text: &str| Some(("REG_EX", vec![text.to_owned()]));
    Ok(match kind {
        "" => ("Values::Any".to_owned(), None),
        "number" => ("Values::Number".to_owned(), expression("-1|[0-9]{1,10}")),
        "boolean" => ("Values::Boolean".to_owned(), None),
        "server" => ("Values::Server".to_owned(), None),
        "guid" => ("Values::Guid".to_owned(), expression(GUID)),
        "regex" if rest == GUID => ("Values::Guid".to_owned(), expression(GUID)),
        "mapi" => ("Values::Mapi".to_owned(), None),
        "enum" => (
            format!("Values::OneOf(&[{texts}])"),
            Some(("ENUM", owned())),
        ),
        "hint" => (format!("Values::Known(&[{texts}])"), None),
        "flag" => {
            let flags = list.iter().map(|flag| super::table::hexadecimal(flag));
            let all = flags.collect::<Option<Vec<u32>>>();
            let all = all.ok_or_else(|| row.error("a flag is not hexadecimal"))?;
            let all: Vec<String> = all.iter().map(|flag| format!("{flag:#X}")).collect();
            let facts = format!("Values::Flags(&[{}])", all.join(", "));
            (facts, Some(("FLAG", owned())))
        }
        "range" => {
            let bounds = rest.split_once("..");
            let bounds = bounds.and_then(|(low, high)| {
                Some((low.parse::<i64>().ok()?, high.parse::<i64>().ok()?))
            });
            let (low, high) = bounds.ok_or_else(|| row.error("not a range"))?;
            let text = match low {
                ..0 => format!("[({low})-{high}]"),
                _ => format!("[{low}-{high}]"),
            };
            (
                format!("Values::Range({low}, {high})"),
                Some(("RANGE", vec![text])),
            )
        }
        _ => return Err(row.error(format!("values are {cell:?}, which means nothing"))),
    })
}

impl Node {
    /// Whether it holds no value of an account.
    fn is_structure(&self) -> bool {
        STRUCTURE.contains(&self.variant.as_str())
    }
}
