//! `data/elements.csv`: what the specification's table says, and that all of it is in the code.

use std::collections::BTreeMap;

use autodiscover::Element;

use crate::support::crate_folder;

/// Element, default: the elements of Outlook's `Protocol` and the rows that say something.
fn rows() -> Vec<csv::StringRecord> {
    let path = crate_folder().join("data/elements.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    table.records().map(Result::unwrap).collect()
}

#[test]
fn every_name_of_the_table_is_an_element_and_no_other_is() {
    let rows = rows();
    assert_eq!(rows.len(), 123);
    for row in &rows {
        let element = Element::from_name(&row[2]).unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!(element.name(), &row[2]);
        for wrong in [
            row[2].to_lowercase(),
            row[2].to_uppercase(),
            format!("{}x", &row[2]),
            row[2][1..].to_owned(),
        ] {
            let real = rows.iter().any(|row| row[2] == wrong);
            assert_eq!(Element::from_name(&wrong).is_some(), real, "{wrong}");
        }
    }
    assert_eq!(Element::from_name(""), None);
}

#[test]
fn the_defaults_are_those_of_the_annotated_schema() {
    let mut defaults = BTreeMap::new();
    for row in rows() {
        if !row[5].is_empty() {
            defaults.insert(row[2].to_owned(), row[5].to_owned());
        }
        let element = Element::from_name(&row[2]).unwrap();
        let expected = defaults.get(&row[2]).map(String::as_str);
        if !row[5].is_empty() {
            assert_eq!(element.default_text(), expected);
        }
    }
    let expected = [
        ("AuthRequired", "on"),
        ("DomainRequired", "off"),
        ("SMTPLast", "off"),
        ("SPA", "on"),
        ("SSL", "on"),
        ("ServerExclusiveConnect", "off"),
        ("TTL", "1"),
        ("UsePOPAuth", "off"),
    ];
    let expected = expected.map(|(e, d)| (e.to_owned(), d.to_owned()));
    assert_eq!(defaults.into_iter().collect::<Vec<_>>(), expected);
}

/// The elements that the annotated schema of the specification has.
#[cfg(feature = "xml")]
#[test]
fn the_table_has_every_element_of_the_annotated_schema_where_it_stands_there() {
    use crate::support::shared;
    let Some(path) = shared("corpus/autodiscover/seed/seed-response-schema.xml") else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    let text = &text[text.find("<?xml").unwrap()..];
    let document = roxmltree::Document::parse(text).unwrap();
    let mut count = 0;
    for node in document
        .root_element()
        .descendants()
        .filter(|n| n.is_element())
    {
        let Some(parent) = node.parent_element() else {
            continue;
        };
        let (parent, name) = (parent.tag_name().name(), node.tag_name().name());
        let found = rows()
            .into_iter()
            .find(|row| &row[0] == "outlook" && &row[1] == parent && &row[2] == name);
        let row = found.unwrap_or_else(|| panic!("{name} in {parent}"));
        assert_eq!(&row[7], "OL2007", "{name}");
        count += 1;
    }
    assert_eq!(count, 24);
}
