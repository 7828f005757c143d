//! The tree itself: its nodes, where they stand, and the words that say what they are like.

use email2_csp::ErrorKind;
use email2_csp::ddf::decode_xml;
use email2_csp::model::tree::{
    AccessType, AccessTypes, AllowedValues, Applicability, Format, Node, Occurrence, Property,
    Scope, Tree, ValueType, lay_out,
};

use crate::ddf::files::published;

/// Nodes of these depths and names.
fn tree(nodes: &[(u16, &'static str)]) -> Tree<'static> {
    let mut tree = Tree::new();
    for &(depth, name) in nodes {
        tree.push(depth, Node::new(name)).unwrap();
    }
    tree
}

static NODES: [Node<'static>; 6] = lay_out([
    Node::table_at("./Vendor", "A", &[]),
    Node::table(1, "B", &[]),
    Node::table(2, "C", &[]),
    Node::table(1, "", &[]),
    Node::table(2, "D", &[]),
    Node::table_at("./Other", "E", &[]),
]);
static TABLE: Tree<'static> = Tree::table(&NODES);

#[test]
fn a_constant_tree_is_that_which_is_built() {
    let mut built = Tree::new();
    let names = [(0, "A"), (1, "B"), (2, "C"), (1, ""), (2, "D"), (0, "E")];
    for (depth, name) in names {
        let node = match name {
            "A" => Node::new(name).at("./Vendor"),
            "E" => Node::new(name).at("./Other"),
            _ => Node::new(name),
        };
        built.push(depth, node).unwrap();
    }
    assert_eq!(TABLE, built);
    assert_eq!(TABLE.clone().into_owned(), built);
}

#[test]
fn nodes_know_what_is_above_and_below() {
    let uris: Vec<String> = TABLE.iter().map(|node| node.uri()).collect();
    let expected = [
        "./Vendor/A",
        "./Vendor/A/B",
        "./Vendor/A/B/C",
        "./Vendor/A/*",
        "./Vendor/A/*/D",
        "./Other/E",
    ];
    assert_eq!(uris, expected);
    let root = TABLE.roots().next().unwrap();
    assert_eq!(TABLE.roots().count(), 2);
    assert_eq!(root.span(), 5);
    let names = |nodes: &mut dyn Iterator<Item = String>| nodes.collect::<Vec<_>>();
    assert_eq!(
        names(&mut root.children().map(|n| n.name.to_string())),
        ["B", ""]
    );
    assert_eq!(
        names(&mut root.descendants().map(|n| n.name.to_string())),
        ["B", "C", "", "D"]
    );
    let c = TABLE.get(2).unwrap();
    assert_eq!(
        names(&mut c.ancestors().map(|n| n.name.to_string())),
        ["B", "A"]
    );
    assert_eq!((c.depth(), c.index()), (2, 2));
    assert_eq!(c.parent().unwrap().parent(), Some(root));
    assert_eq!(TABLE.get(6), None);
}

#[test]
fn a_node_is_found_by_its_address() {
    let found = |uri: &str| TABLE.find(uri).map(|node| node.uri());
    assert_eq!(found("./Vendor/A/B/C").as_deref(), Some("./Vendor/A/B/C"));
    assert_eq!(found("Vendor/A/B/").as_deref(), Some("./Vendor/A/B"));
    // Of the same scope, spelt out.
    assert_eq!(found("./Device/Vendor/A").as_deref(), Some("./Vendor/A"));
    // A name goes before a node that is named when it is made.
    assert_eq!(found("./Vendor/A/B").as_deref(), Some("./Vendor/A/B"));
    assert_eq!(found("./Vendor/A/x/D").as_deref(), Some("./Vendor/A/*/D"));
    for uri in [
        "",
        ".",
        "./Vendor",
        "./Vendor/A//D",
        "./Vendor/B",
        "./Vendor/A/B/D",
        "./VendorA",
        "./User/Vendor/A",
    ] {
        assert_eq!(found(uri), None, "{uri}");
    }
}

#[test]
fn every_node_of_the_files_is_found_at_its_address() {
    let Some(files) = published() else { return };
    for (name, xml) in &files {
        let document = decode_xml(xml).unwrap();
        for node in document.tree.iter() {
            let uri = node.uri().replace('*', "x");
            let found = document.tree.find(&uri);
            assert_eq!(found.map(|n| n.uri()), Some(node.uri()), "{name}");
        }
    }
}

#[test]
fn a_node_cannot_be_deeper_than_one_level() {
    let mut tree = tree(&[(0, "A")]);
    for depth in [2, 3, u16::MAX] {
        let error = tree.push(depth, Node::new("B")).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::NodeDepth);
    }
    assert_eq!(tree.len(), 1);
    let error = Tree::new().push(1, Node::new("B")).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::NodeDepth);
}

#[test]
fn properties_go_where_the_schema_has_them() {
    let mut node = Node::new("A")
        .with(Property::AtomicRequired)
        .with(Property::Format(Format::INT))
        .with(Property::Access(AccessTypes::GET))
        .with(Property::Format(Format::CHR));
    let names: Vec<_> = node.properties.iter().map(|p| p.name().unwrap()).collect();
    assert_eq!(names, ["AccessType", "DFFormat", "MSFT:AtomicRequired"]);
    assert_eq!(node.format(), Some(Format::CHR));
    node.set(Property::Scope(Scope::Permanent));
    assert_eq!(node.scope(), Scope::Permanent);
    // What is true where nothing is said.
    let bare = Node::new("A");
    assert_eq!(
        (bare.occurrence(), bare.scope()),
        (Occurrence::One, Scope::Dynamic)
    );
    assert!(bare.access().is_empty() && bare.format().is_none() && !bare.is_deprecated());
}

#[test]
fn access_types_are_a_set_that_remembers_its_order() {
    let one = AccessTypes::REPLACE
        .with(AccessType::Get)
        .with(AccessType::Add);
    let other = AccessTypes::ADD
        .with(AccessType::Get)
        .with(AccessType::Replace);
    assert_eq!(one, other);
    assert_eq!(one.to_string(), "Replace, Get, Add");
    assert_eq!(one.with(AccessType::Get).len(), 3);
    assert_eq!(one.without(AccessType::Get).to_string(), "Replace, Add");
    assert!(one.contains(AccessTypes::GET) && !one.contains(AccessTypes::EXEC));
    let all: AccessTypes = AccessType::ALL.into_iter().rev().collect();
    assert_eq!(all.iter().collect::<Vec<_>>().len(), 6);
    assert_eq!(all.to_string(), "Replace, Get, Exec, Delete, Copy, Add");
}

#[test]
fn applicability_is_inherited() {
    let mut tree = Tree::new();
    let above = Applicability {
        os_build_version: Some("10.0.10240, 10.0.19044.1806".into()),
        csp_version: Some("1.0".into()),
        ..Applicability::default()
    };
    let own = Applicability {
        csp_version: Some("2.0".into()),
        edition_allow_list: Some("0x4;0x1B;".into()),
        ..Applicability::default()
    };
    tree.push(
        0,
        Node::new("A").with(Property::Applicability(above.into())),
    )
    .unwrap();
    tree.push(1, Node::new("B").with(Property::Applicability(own.into())))
        .unwrap();
    let found = tree.find("A/B").unwrap().applicability();
    assert_eq!(found.csp_version.as_deref(), Some("2.0"));
    assert_eq!(
        found.builds().collect::<Vec<_>>(),
        ["10.0.10240", "10.0.19044.1806"]
    );
    assert_eq!(found.editions().collect::<Vec<_>>(), ["0x4", "0x1B"]);
}

#[test]
fn occurrences_say_how_often() {
    let cases = [
        (Occurrence::One, 1, Some(1), "One"),
        (Occurrence::ZeroOrMore, 0, None, "ZeroOrMore"),
        (Occurrence::OneOrN(Some(6)), 1, Some(6), "OneOrN(6)"),
        (Occurrence::ZeroOrN(None), 0, None, "ZeroOrN"),
    ];
    for (occurrence, least, most, text) in cases {
        assert_eq!((occurrence.least(), occurrence.most()), (least, most));
        assert_eq!(occurrence.to_string(), text);
    }
}

#[test]
fn delimiters_are_meant_as_the_files_spell_them() {
    use email2_csp::model::tree::Allowed;

    for (written, meant) in [
        (";", ";"),
        ("0xF000", "\u{F000}"),
        ("\\xF000", "\u{F000}"),
        ("&#xF000;", "\u{F000}"),
    ] {
        let mut values = AllowedValues::new(ValueType::NONE);
        values.content.push(Allowed::List {
            delimiter: written.into(),
        });
        assert_eq!(values.delimiter(), Some(meant));
    }
}
