//! Attribute starts and values, extension values, types of content.

use std::collections::BTreeMap;

use wbxml::dictionaries::ALL;
use wbxml::{Tag, ValueType};

use super::{Row, all_tags, by_page, data, dictionary, rows_by_document, tag, token};

#[test]
fn every_attribute_start_has_the_name_and_prefix_of_its_row() {
    for (document, rows) in rows_by_document("attributes.csv") {
        let dictionary = dictionary(&document);
        for tag in all_tags(0..=u8::MAX) {
            let entry = dictionary.attribute(tag);
            let row = rows.get(&tag);
            assert_eq!(
                entry.map(|e| (e.name, e.prefix)),
                row.map(|r| (r["name"].as_str(), r["value_prefix"].as_str())),
                "{document} {tag}"
            );
            let Some(row) = row else { continue };
            let of_name: Vec<_> = rows
                .iter()
                .filter(|(_, r)| r["name"] == row["name"])
                .collect();
            let bare = of_name.iter().find(|(_, r)| r["value_prefix"].is_empty());
            let canonical = bare.or(of_name.first()).map(|(tag, _)| **tag);
            assert_eq!(entry.map(|e| e.canonical), canonical, "{document} {tag}");
            assert_eq!(
                dictionary.attribute_tag(&row["name"]),
                canonical,
                "{document} {tag}"
            );
            assert_eq!(
                dictionary.attribute_tag_name(tag),
                Some(row["name"].as_str())
            );
        }
    }
}

#[test]
fn an_attribute_start_is_written_by_the_longest_prefix_of_the_value() {
    for (document, rows) in rows_by_document("attributes.csv") {
        let dictionary = dictionary(&document);
        for row in rows.values() {
            let attribute = dictionary.attribute_by_name(&row["name"]).unwrap();
            for value in
                ["", "x", "\u{10FFFF}"].map(|rest| format!("{}{rest}", row["value_prefix"]))
            {
                let written = rows.iter().filter(|(_, r)| {
                    r["name"] == row["name"]
                        && r["written"] == "yes"
                        && value.starts_with(r["value_prefix"].as_str())
                });
                // The longest; of equal ones the lowest token, which max_by_key would not give.
                let mut best: Option<(&str, Tag)> = None;
                for (tag, r) in written {
                    if best.is_none_or(|(prefix, _)| r["value_prefix"].len() > prefix.len()) {
                        best = Some((&r["value_prefix"], *tag));
                    }
                }
                assert_eq!(
                    attribute.best_start(&value),
                    best,
                    "{document} {}={value}",
                    row["name"]
                );
            }
        }
        assert!(dictionary.attribute_by_name("no-such-attribute").is_none());
    }
}

#[test]
fn every_attribute_value_has_the_text_of_its_row() {
    for (document, rows) in rows_by_document("attribute_values.csv") {
        let dictionary = dictionary(&document);
        for tag in all_tags(0..=u8::MAX) {
            let expected = rows.get(&tag).map(|row| row["value"].as_str());
            assert_eq!(
                dictionary.attribute_value(tag),
                expected,
                "{document} {tag}"
            );
        }
        for row in rows.values() {
            for text in ["", "x", "\u{10FFFF}"].map(|rest| format!("{}{rest}", row["value"])) {
                let mut best: Option<(&str, Tag)> = None;
                for (tag, r) in &rows {
                    let fits = r["written"] == "yes" && text.starts_with(r["value"].as_str());
                    if fits && best.is_none_or(|(value, _)| r["value"].len() > value.len()) {
                        best = Some((&r["value"], *tag));
                    }
                }
                assert_eq!(dictionary.best_value_at(&text), best, "{document} {text}");
            }
        }
        assert_eq!(dictionary.best_value_at(""), None);
        assert_eq!(dictionary.best_value_at("\u{1}"), None);
    }
}

#[test]
fn every_extension_value_has_the_text_of_its_row() {
    let mut by_document: BTreeMap<String, BTreeMap<u8, Row>> = BTreeMap::new();
    for row in data("ext_values.csv") {
        by_document
            .entry(row["document"].clone())
            .or_default()
            .insert(token(&row["token"]), row);
    }
    for dictionary in ALL {
        let rows = by_document.remove(dictionary.name()).unwrap_or_default();
        for index in 0..=u8::MAX {
            let expected = rows.get(&index).map(|row| row["value"].as_str());
            assert_eq!(
                dictionary.extension_value(index.into()),
                expected,
                "{dictionary:?} {index}"
            );
        }
        assert_eq!(dictionary.extension_value(u32::MAX), None);
        for row in rows.values() {
            let written = rows
                .iter()
                .find(|(_, r)| r["value"] == row["value"] && r["written"] == "yes")
                .map(|(index, _)| u32::from(*index));
            assert_eq!(
                dictionary.extension_by_value(&row["value"]),
                written,
                "{row:?}"
            );
        }
        assert_eq!(dictionary.extension_by_value("no such value"), None);
    }
    assert!(by_document.is_empty());
}

#[test]
fn every_typed_element_and_attribute_has_the_type_of_its_row() {
    let name = |value_type: &str| match value_type {
        "text" => ValueType::Text,
        "bytes" => ValueType::Bytes,
        "integer" => ValueType::Integer,
        "datetime" => ValueType::DateTime,
        "datetime-bcd" => ValueType::DateTimeBcd,
        "document" => ValueType::Document,
        "icon" => ValueType::Icon,
        other => panic!("no type {other}"),
    };
    let mut elements = BTreeMap::new();
    let mut attributes = BTreeMap::new();
    for row in data("opaque_types.csv") {
        let rules = match row["kind"].as_str() {
            "element" => &mut elements,
            "attribute" => &mut attributes,
            _ => continue,
        };
        rules.insert(
            (row["document"].clone(), tag(&row)),
            (name(&row["type"]), row["written"] == "yes"),
        );
    }
    let mut expected = elements.len() + attributes.len();
    for document in data("documents.csv") {
        let dictionary = dictionary(&document["id"]);
        let own = if document["same_as"].is_empty() {
            &document["id"]
        } else {
            &document["same_as"]
        };
        let shared: BTreeMap<u8, &str> = by_page(&document["shared_pages"]).into_iter().collect();
        for tag in all_tags(0..=0x3F) {
            let owner = shared.get(&tag.page()).copied().unwrap_or(own);
            let rule = elements.get(&(owner.to_owned(), tag)).copied();
            let found = dictionary.type_rule(tag);
            let found = (found.value_type, found.written);
            assert_eq!(
                found,
                rule.unwrap_or((ValueType::Text, false)),
                "{document:?} {tag}"
            );
            expected -= usize::from(rule.is_some() && owner == document["id"]);
        }
        for tag in all_tags(0..=0x7F) {
            let Some(attribute) = dictionary.attribute_name(tag) else {
                continue;
            };
            let rule = attributes.get(&(own.clone(), attribute.canonical)).copied();
            let found = (attribute.rule.value_type, attribute.rule.written);
            assert_eq!(
                found,
                rule.unwrap_or((ValueType::Text, false)),
                "{document:?} {tag}"
            );
            expected -= usize::from(rule.is_some() && attribute.canonical == tag);
        }
    }
    assert_eq!(expected, 0, "rows that no dictionary has");
}
