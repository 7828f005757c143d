//! The `Tag` constants beside the facts.

use std::collections::BTreeMap;

use wbxml::{Tag, dictionaries, tag};

use super::{data, dictionary, token};

/// Some of each module, by the names that the specifications give them.
#[test]
fn constants_are_the_tags_of_their_names() {
    let eas = |tag| dictionaries::ACTIVESYNC.tag_name(tag);
    for (constant, name, number) in [
        (tag::eas::air_sync::SYNC_KEY, "SyncKey", Tag::new(0, 0x0B)),
        (tag::eas::email::SUBJECT, "Subject", Tag::new(2, 0x14)),
        (
            tag::eas::folder_hierarchy::FOLDER_SYNC,
            "FolderSync",
            Tag::new(7, 0x16),
        ),
        (
            tag::eas::provision::POLICY_KEY,
            "PolicyKey",
            Tag::new(14, 0x09),
        ),
        (
            tag::eas::settings::DEVICE_INFORMATION,
            "DeviceInformation",
            Tag::new(18, 0x16),
        ),
    ] {
        assert_eq!((constant, eas(constant)), (number, Some(name)));
    }
    for (constant, document, name, number) in [
        (
            tag::syncml::SYNC_BODY,
            "syncml-1.2",
            "SyncBody",
            Tag::new(0, 0x2B),
        ),
        (tag::metinf::TYPE, "metinf-1.2", "Type", Tag::new(1, 0x13)),
        (tag::devinf::MAN, "devinf-1.2", "Man", Tag::new(0, 0x11)),
        (tag::prov::PARM, "prov-1.0", "parm", Tag::new(0, 0x07)),
    ] {
        let found = dictionary(document).tag_name(constant);
        assert_eq!((constant, found), (number, Some(name)));
    }
}

/// Every constant in the source, as `name: page, token` under the name that its comment gives.
fn constants(module: &str) -> Vec<(String, Tag)> {
    let source = include_str!("../../../src/generated/constants.rs");
    let begin = format!("\npub mod {module} {{\n");
    let (_, rest) = source.split_once(&begin).expect("the module");
    let body = rest.split("\n}\n").next().unwrap_or(rest);
    // Attributes are in a module of their own at the end.
    let body = body.split("pub mod attribute {").next().unwrap_or(body);
    let mut name = "";
    let mut found = Vec::new();
    for line in body.lines().map(str::trim) {
        if let Some(quoted) = line.strip_prefix("/// `") {
            name = quoted.split('`').next().unwrap_or("");
        } else if let Some((_, numbers)) = line.split_once(": Tag = Tag::new(") {
            let numbers = numbers.trim_end_matches(");");
            let (page, id) = numbers.split_once(", ").expect("two numbers");
            found.push((name.to_owned(), Tag::new(page.parse().unwrap(), token(id))));
        }
    }
    found
}

#[test]
fn every_row_has_a_constant_and_every_constant_a_row() {
    let mut rows: BTreeMap<String, Vec<(String, Tag)>> = BTreeMap::new();
    for row in data("tags.csv") {
        let tag = super::tag(&row);
        let list = rows.entry(row["document"].clone()).or_default();
        list.push((row["name"].clone(), tag));
    }
    for row in data("eas.csv") {
        let list = rows.entry("activesync".into()).or_default();
        list.push((row["name"].clone(), super::tag(&row)));
    }
    for (module, document) in [
        ("syncml", "syncml-1.2"),
        ("metinf", "metinf-1.2"),
        ("devinf", "devinf-1.2"),
        ("dmddf", "dmddf-1.2"),
        ("prov", "prov-1.0"),
        ("eas", "activesync"),
    ] {
        let mut expected = rows[document].clone();
        let mut found = constants(module);
        expected.sort();
        found.sort();
        assert!(!found.is_empty(), "{module}");
        assert_eq!(found, expected, "{module}");
    }
}
