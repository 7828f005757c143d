//! The tables beside the facts they were taken from, and beside documents of the field.

use std::collections::BTreeSet;

use wbxml::{ProtocolVersion, ValueType, dictionaries};

use super::{dictionary, list, read, tag, token};
use crate::support::corpus;

#[test]
fn the_tables_agree_with_the_facts_they_were_taken_from() {
    let Some(folder) = corpus("spec/codepages") else {
        return;
    };
    let read = |name: &str| read(&folder.join(name));
    for row in read("tags.csv") {
        let dictionary = dictionary(&row["document"]);
        assert_eq!(
            dictionary.tag_name(tag(&row)),
            Some(row["name"].as_str()),
            "{row:?}"
        );
    }
    for row in read("eas.csv") {
        let dictionary = &dictionaries::ACTIVESYNC;
        assert_eq!(
            dictionary.tag_name(tag(&row)),
            Some(row["name"].as_str()),
            "{row:?}"
        );
        assert_eq!(
            dictionary.namespace(tag(&row).page()),
            Some(row["namespace"].as_str())
        );
        for version in ProtocolVersion::ALL {
            let cell = &row["protocol_versions"];
            let expected = cell == "All" || cell.split(", ").any(|v| v == version.as_str());
            assert_eq!(
                dictionary.versions(tag(&row)).contains(version),
                expected,
                "{row:?}"
            );
        }
    }
    for row in read("attributes.csv") {
        let entry = dictionary(&row["document"]).attribute(tag(&row));
        let expected = (row["name"].as_str(), row["value_prefix"].as_str());
        assert_eq!(entry.map(|e| (e.name, e.prefix)), Some(expected), "{row:?}");
    }
    for row in read("attribute_values.csv") {
        let found = dictionary(&row["document"]).attribute_value(tag(&row));
        assert_eq!(found, Some(row["value"].as_str()), "{row:?}");
    }
    for row in read("ext_values.csv") {
        let found = dictionary(&row["document"]).extension_value(token(&row["token"]).into());
        assert_eq!(found, Some(row["value"].as_str()), "{row:?}");
    }
    for row in read("documents.csv") {
        let dictionary = dictionary(&row["id"]);
        assert_eq!(dictionary.root_name(), row["root_element"]);
        assert_eq!(dictionary.media_types(), list(&row["media_types"]));
        let id = &row["formal_public_identifier"];
        if !id.is_empty() {
            assert_eq!(dictionary.formal_public_id(), Some(id.as_str()));
        }
        let number = row["public_id_number"].strip_prefix("0x");
        let number = number.map(|digits| u32::from_str_radix(digits, 16).unwrap());
        assert_eq!(dictionary.public_id(), number);
    }
    for row in read("opaque_types.csv") {
        let expected = match row["value_type"].as_str() {
            "integer" => ValueType::Integer,
            "datetime" => ValueType::DateTime,
            "datetime-bcd" => ValueType::DateTimeBcd,
            "nested-document-or-bytes" => ValueType::Document,
            // A choice: nothing says in the token stream whether it is base64.
            "bytes" if row["name"] == "ContentData" => ValueType::Text,
            // A choice: it depends on the NAME before it.
            "base64-binary" if row["document"] == "ota-settings" => ValueType::Icon,
            "bytes" | "base64-binary" => ValueType::Bytes,
            _ => continue,
        };
        let dictionary = dictionary(&row["document"]);
        let found = match row["kind"].as_str() {
            "element" => dictionary.type_rule(tag(&row)),
            _ => dictionary.attribute_name(tag(&row)).unwrap().rule,
        };
        assert_eq!(found.value_type, expected, "{row:?}");
    }
}

#[test]
fn every_element_of_the_activesync_corpus_has_a_token() {
    let Some(folder) = corpus("corpus/wbxml/libwbxml") else {
        return;
    };
    let mut unknown = BTreeSet::new();
    let mut files = 0;
    for (name, dictionary) in [
        ("activesync", &dictionaries::ACTIVESYNC),
        ("airsync", &dictionaries::AIRSYNC),
    ] {
        for entry in std::fs::read_dir(folder.join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|e| e != "xml") {
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let options = roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            };
            let document = roxmltree::Document::parse_with_options(&text, options).unwrap();
            for element in document.descendants().filter(roxmltree::Node::is_element) {
                let tag_name = element.tag_name();
                let found = match tag_name.namespace() {
                    Some(namespace) => dictionary
                        .page_of_namespace(namespace)
                        .and_then(|page| dictionary.tag(page, tag_name.name())),
                    None => dictionary.tag_in_any_page(tag_name.name()),
                };
                if found.is_none() {
                    unknown.insert(format!("{} {tag_name:?}", path.display()));
                }
            }
        }
    }
    assert!(files > 0);
    assert_eq!(unknown, BTreeSet::new());
}
