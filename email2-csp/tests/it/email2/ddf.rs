//! The table of nodes beside the DDF files, cell by cell, with another XML library as the reader.

use std::collections::BTreeMap;

use email2_csp::edition::{Edition, NodeFacts, Values};
use email2_csp::model::tree::{AccessType, NodeRef, Occurrence};
use email2_csp::{AccountNode, Place};
use roxmltree::{Document, Node, ParsingOptions};

use crate::support::corpus;

/// What a DDF says of a node.
#[derive(Debug)]
struct Row {
    /// Below the GUID; `EMAIL2` and `{GUID}` themselves.
    path: String,
    parent_path: Option<String>,
    access: Vec<String>,
    format: String,
    occurrence: (String, String),
    scope: String,
    default: Option<String>,
    description: String,
    /// The type of allowed values, and the values.
    allowed: Option<(String, Vec<String>)>,
    naming: Option<String>,
    deprecated: bool,
}

fn child<'d>(node: Node<'d, 'd>, name: &str) -> Option<Node<'d, 'd>> {
    node.children().find(|n| n.tag_name().name() == name)
}

fn elements<'d>(node: Node<'d, 'd>) -> impl Iterator<Item = Node<'d, 'd>> {
    node.children().filter(Node::is_element)
}

fn text(node: Node<'_, '_>) -> String {
    node.text().unwrap_or("").to_owned()
}

fn only(node: Node<'_, '_>, name: &str) -> String {
    let holder = child(node, name).unwrap_or_else(|| panic!("no {name}"));
    elements(holder)
        .next()
        .unwrap()
        .tag_name()
        .name()
        .to_owned()
}

/// The rows in the order of the document.
fn rows(xml: &str) -> Vec<Row> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document =
        Document::parse_with_options(xml.trim_start_matches('\u{FEFF}'), options).unwrap();
    let root = document.root_element();
    let mut rows = Vec::new();
    let mut todo: Vec<(Node<'_, '_>, String)> = vec![(child(root, "Node").unwrap(), String::new())];
    while let Some((node, above)) = todo.pop() {
        let name = text(child(node, "NodeName").unwrap());
        let path = match (above.as_str(), name.as_str()) {
            ("", name) => name.to_owned(),
            ("EMAIL2", "") => "{GUID}".to_owned(),
            ("{GUID}", name) => name.to_owned(),
            (above, name) => format!("{above}/{name}"),
        };
        let properties = child(node, "DFProperties").unwrap();
        let occurrence = child(properties, "Occurrence").unwrap();
        let occurrence = elements(occurrence).next().unwrap();
        rows.push(Row {
            parent_path: child(node, "Path").map(text),
            access: elements(child(properties, "AccessType").unwrap())
                .map(|n| n.tag_name().name().to_owned())
                .collect(),
            format: only(properties, "DFFormat"),
            occurrence: (occurrence.tag_name().name().to_owned(), text(occurrence)),
            scope: only(properties, "Scope"),
            default: child(properties, "DefaultValue").map(text),
            description: child(properties, "Description")
                .map(text)
                .unwrap_or_default(),
            allowed: child(properties, "AllowedValues").map(|allowed| {
                let values = allowed
                    .descendants()
                    .filter(|n| n.tag_name().name() == "Value");
                (
                    allowed.attribute("ValueType").unwrap().to_owned(),
                    values.map(text).collect(),
                )
            }),
            naming: child(properties, "DynamicNodeNaming")
                .map(|n| elements(n).next().unwrap().tag_name().name().to_owned()),
            deprecated: child(properties, "Deprecated").is_some(),
            path: path.clone(),
        });
        let below: Vec<_> = node
            .children()
            .filter(|n| n.tag_name().name() == "Node")
            .collect();
        todo.extend(below.into_iter().rev().map(|n| (n, path.clone())));
    }
    rows
}

fn place(path: &str) -> Place<'static> {
    match path {
        "EMAIL2" => Place::Root,
        "{GUID}" => Place::Account,
        "TAGPROPS" => Place::TagProps,
        path => {
            let all = AccountNode::ALL
                .into_iter()
                .find(|node| node.name() == path);
            Place::Node(all.unwrap_or_else(|| panic!("{path} is not in the table")))
        }
    }
}

/// Path of a node of the static tree, as the rows have it.
fn path_of(node: NodeRef<'_>) -> String {
    let uri = node.uri();
    let below = uri.split_once("EMAIL2").unwrap().1;
    match below.strip_prefix("/*") {
        Some("") => "{GUID}".to_owned(),
        Some(path) => path[1..].to_owned(),
        None => "EMAIL2".to_owned(),
    }
}

/// What is the same in both files: node by node, in order, operations, format, occurrence, scope.
fn compare(edition: Edition, file: &str) -> Option<Vec<(Row, &'static NodeFacts)>> {
    let folder = corpus("corpus/ddf/email2")?;
    let xml = std::fs::read_to_string(folder.join(file)).unwrap();
    let rows = rows(&xml);
    let tree = edition.tree();
    let ours: Vec<String> = (0..tree.len())
        .map(|at| path_of(tree.iter().nth(at).unwrap()))
        .collect();
    let theirs: Vec<String> = rows.iter().map(|row| row.path.clone()).collect();
    assert_eq!(ours, theirs, "{file}: the nodes and their order");
    let mut pairs = Vec::new();
    for row in rows {
        let facts = place(&row.path).facts(edition).unwrap();
        let path = &row.path;
        let access: Vec<AccessType> = row
            .access
            .iter()
            .map(|a| AccessType::from_name(a).unwrap())
            .collect();
        assert_eq!(
            facts.access(),
            access.into_iter().collect(),
            "{path}: AccessType"
        );
        assert_eq!(facts.format().to_string(), row.format, "{path}: DFFormat");
        let occurrence = match (row.occurrence.0.as_str(), row.occurrence.1.as_str()) {
            ("One", "") => Occurrence::One,
            ("ZeroOrOne", "") => Occurrence::ZeroOrOne,
            ("ZeroOrN", n) => {
                // What the file says is in the cell; it is read as the six that its text names.
                assert_eq!(
                    cell(path, edition, "occurrence"),
                    format!("ZeroOrN {n}").trim()
                );
                assert!(row.description.contains("from 1 to 6"), "{path}");
                Occurrence::ZeroOrN(Some(6))
            }
            other => panic!("{path}: {other:?}"),
        };
        assert_eq!(facts.occurrence(), occurrence, "{path}: Occurrence");
        assert_eq!(facts.node().scope().to_string(), row.scope, "{path}: Scope");
        pairs.push((row, facts));
    }
    Some(pairs)
}

/// A cell of the table of nodes, as it is written.
fn cell(node: &str, edition: Edition, column: &str) -> String {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/data/email2_nodes.csv");
    let mut rows = csv::Reader::from_path(table).unwrap();
    let headers = rows.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (of_node, of_edition, of_column) = (at("node"), at("edition"), at(column));
    let row = rows
        .records()
        .map(Result::unwrap)
        .find(|row| &row[of_node] == node && &row[of_edition] == edition.name());
    row.unwrap()[of_column].to_owned()
}

/// How many characters a description allows.
fn limit(description: &str) -> Option<u16> {
    let words: Vec<&str> = description.split([' ', '.', '(', ')']).collect();
    let at = words
        .iter()
        .position(|word| *word == "chars" || *word == "characters")?;
    words[at - 1].parse().ok()
}

#[test]
fn the_table_is_the_ddf_of_windows_10_version_1607() {
    let edition = Edition::Windows10Ddf1607;
    let Some(pairs) = compare(edition, "EMAIL2-ddf-1607.xml") else {
        return;
    };
    assert_eq!(pairs.len(), 34);
    for (row, facts) in pairs {
        let (path, said) = (&row.path, row.description.as_str());
        assert!(row.allowed.is_none() && row.default.is_none() && !row.deprecated);
        assert_eq!(facts.size(), limit(said), "{path}: {said}");
        // This file says values in words only.
        let expected = match path.as_str() {
            "ACCOUNTTYPE" => {
                assert!(
                    said.ends_with(
                        "Valid values are: Email - normal email, VVM - visual voice mail"
                    )
                );
                Values::OneOf(&["Email", "VVM"])
            }
            "AUTHREQUIRED" | "SMTPALTENABLED" => {
                let said = said.to_lowercase();
                assert!(said.contains("1 for true") && said.contains("0 for false"));
                Values::OneOf(&["0", "1"])
            }
            "SERVICETYPE" => {
                assert!(said.ends_with("Valid values are POP3/IMAP4."));
                Values::OneOf(&["POP3", "IMAP4"])
            }
            "SERVERDELETEACTION" => {
                assert!(said.contains("any other value default action is used"));
                Values::Known(&["1", "2"])
            }
            "SYNCINGCONTENTTYPES" => {
                for flag in [
                    "0x0",
                    "0x1",
                    "0x2",
                    "0x4",
                    "0x8",
                    "0x10",
                    "0x60",
                    "0x180",
                    "0x200",
                    "0x400",
                    "0x800",
                    "0x1000",
                    "0xffffffff",
                ] {
                    assert!(said.contains(&format!("({flag})")), "{flag}");
                }
                Values::Flags(&[
                    0,
                    1,
                    2,
                    4,
                    8,
                    0x10,
                    0x60,
                    0x180,
                    0x200,
                    0x400,
                    0x800,
                    0x1000,
                    0xFFFF_FFFF,
                ])
            }
            "TAGPROPS/8128000B" | "TAGPROPS/812C000B" => {
                assert!(
                    said.contains("\n1- Require SSL") && said.contains("\n0- Doesn't require SSL")
                );
                Values::OneOf(&["0", "1"])
            }
            "INSERVER" | "OUTSERVER" => {
                assert!(said.contains("Server name:port number"));
                Values::Server
            }
            "DWNDAY" | "LINGER" | "KEEPMAX" | "RETRIEVE" => Values::Number,
            "{GUID}" => Values::Guid,
            _ => Values::Any,
        };
        assert_eq!(facts.values(), expected, "{path}");
        // Defaults too: a line or a sentence that ends in "(default)". That of LINGER is the one
        // of the page of the same edition.
        let default = match path.as_str() {
            "LINGER" => Some("15"),
            _ if said.contains("(default)") => Some("0"),
            _ => None,
        };
        assert_eq!(facts.default_value(), default, "{path}");
        if path == "EMAIL2" {
            assert_eq!(row.parent_path.as_deref(), Some("./Vendor/MSFT"));
            assert_eq!(edition.root(), "./Vendor/MSFT/EMAIL2");
        }
    }
}

#[test]
fn the_table_is_the_ddf_v2_of_both_dates() {
    for file in ["EMAIL2-ddfv2-2025.xml", "EMAIL2-ddfv2-dec2022.xml"] {
        let edition = Edition::DdfV2;
        let Some(pairs) = compare(edition, file) else {
            return;
        };
        assert_eq!(pairs.len(), 34);
        for (row, facts) in pairs {
            let (path, said) = (&row.path, row.description.as_str());
            // The description of INSERVER is another node's; its limit is that of the others.
            let size = match path.as_str() {
                "INSERVER" => {
                    assert!(said.starts_with("Character string that specifies how many days"));
                    Some(62)
                }
                "SERVICENAME" => {
                    assert!(said.ends_with("(32 characters maximum)."));
                    Some(32)
                }
                _ => limit(said),
            };
            assert_eq!(facts.size(), size, "{path}: {said}");
            // AUTHREQUIRED names its default in words.
            let default = row
                .default
                .clone()
                .or(said.contains("FALSE(default)").then(|| "0".to_owned()));
            assert_eq!(facts.default_value(), default.as_deref(), "{path}");
            let allowed = row
                .allowed
                .as_ref()
                .map_or(("None", &[][..]), |(kind, values)| {
                    (kind.as_str(), values.as_slice())
                });
            let values: Vec<&str> = allowed.1.iter().map(String::as_str).collect();
            match (facts.values(), allowed.0) {
                (Values::Any, "None") => assert!(values.is_empty()),
                (Values::Server, "None") => assert!(path.ends_with("SERVER")),
                (Values::OneOf(ours), "ENUM") => assert_eq!(ours, values, "{path}"),
                (Values::Flags(ours), "Flag") => {
                    let flags = values
                        .iter()
                        .map(|v| u32::from_str_radix(&v[2..], 16).unwrap());
                    assert!(flags.eq(ours.iter().copied()), "{path}");
                }
                (Values::Range(low, high), "Range") => {
                    assert_eq!(values, [format!("[({low})-{high}]")], "{path}");
                }
                (Values::Guid, "RegEx") => assert_eq!(path, "{GUID}"),
                other => panic!("{path}: {other:?}"),
            }
            // What a DDF can say, the tree says in the same words.
            let ours = facts.node().allowed_values();
            let ours: Vec<&str> = ours.map(|a| a.values().collect()).unwrap_or_default();
            assert_eq!(ours, values, "{path}");
            assert_eq!(row.deprecated, path == "EMAIL2", "{path}");
            assert_eq!(
                row.naming.as_deref(),
                (path == "{GUID}").then_some("ServerGeneratedUniqueIdentifier")
            );
            if path == "EMAIL2" {
                assert_eq!(row.parent_path.as_deref(), Some("./User/Vendor/MSFT"));
                assert_eq!(edition.root(), "./User/Vendor/MSFT/EMAIL2");
                assert!(facts.note().contains("deprecated"));
            }
        }
    }
}

#[test]
fn the_trees_hold_every_node_of_their_edition_once() {
    for edition in Edition::ALL {
        let tree = edition.tree();
        let leaves = AccountNode::ALL
            .into_iter()
            .filter(|node| node.facts(edition).is_some())
            .count();
        let structure = [
            Place::Root,
            Place::Account,
            Place::TagProps,
            Place::NamedProps,
        ];
        let structure = structure
            .iter()
            .filter(|place| place.facts(edition).is_some())
            .count();
        // A named property is a node without a name.
        let named = usize::from(edition == Edition::WindowsMobile);
        assert_eq!(tree.len(), leaves + structure + named, "{edition}");
        let mut seen = BTreeMap::new();
        for node in tree.iter() {
            assert_eq!(seen.insert(path_of(node), ()), None);
        }
    }
}
