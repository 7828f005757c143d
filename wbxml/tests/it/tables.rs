//! Every cell of the generated tables against the facts they were generated from, `data/*.csv`,
//! and against the facts those were taken from, where they are at hand.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::corpus;
use wbxml::dictionaries::{self, ALL};
use wbxml::{Dictionary, ProtocolVersion, Tag, ValueType};

type Row = BTreeMap<String, String>;

fn read(path: &Path) -> Vec<Row> {
    let mut reader =
        csv::Reader::from_path(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    reader
        .deserialize()
        .map(|row| row.unwrap_or_else(|e| panic!("{}: {e}", path.display())))
        .collect()
}

fn data(name: &str) -> Vec<Row> {
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(name),
    )
}

fn dictionary(name: &str) -> &'static Dictionary {
    dictionaries::by_name(name).unwrap_or_else(|| panic!("no dictionary {name}"))
}

fn token(cell: &str) -> u8 {
    let digits = cell
        .strip_prefix("0x")
        .unwrap_or_else(|| panic!("token {cell:?}"));
    u8::from_str_radix(digits, 16).unwrap_or_else(|e| panic!("token {cell:?}: {e}"))
}

fn tag(row: &Row) -> Tag {
    let page = row["page"]
        .parse()
        .unwrap_or_else(|e| panic!("page {:?}: {e}", row["page"]));
    Tag::new(page, token(&row["token"]))
}

fn list(cell: &str) -> Vec<&str> {
    cell.split(';').filter(|part| !part.is_empty()).collect()
}

/// `page=text;page=text`.
fn by_page(cell: &str) -> Vec<(u8, &str)> {
    let pair = |part| {
        let (page, text): (&str, &str) = str::split_once(part, '=').unwrap();
        (page.parse().unwrap(), text)
    };
    list(cell).into_iter().map(pair).collect()
}

/// The rows of every element table by document, with the pages that documents share.
fn element_rows() -> BTreeMap<String, BTreeMap<Tag, Row>> {
    let mut own: BTreeMap<String, BTreeMap<Tag, Row>> = BTreeMap::new();
    for row in data("tags.csv") {
        own.entry(row["document"].clone())
            .or_default()
            .insert(tag(&row), row);
    }
    for row in data("eas.csv") {
        own.entry("activesync".into())
            .or_default()
            .insert(tag(&row), row);
    }
    let mut all = BTreeMap::new();
    for document in data("documents.csv") {
        let owner = if document["same_as"].is_empty() {
            &document["id"]
        } else {
            &document["same_as"]
        };
        let mut rows = own.get(owner).cloned().unwrap_or_default();
        for (page, owner) in by_page(&document["shared_pages"]) {
            let shared = own[owner].iter().filter(|(tag, _)| tag.page() == page);
            rows.extend(shared.map(|(tag, row)| (*tag, row.clone())));
        }
        all.insert(document["id"].clone(), rows);
    }
    all
}

fn all_tags(ids: std::ops::RangeInclusive<u8>) -> impl Iterator<Item = Tag> {
    (0..=u8::MAX).flat_map(move |page| ids.clone().map(move |id| Tag::new(page, id)))
}

#[test]
fn every_element_token_has_the_name_of_its_row_and_no_other_token_has_one() {
    for (document, rows) in element_rows() {
        let dictionary = dictionary(&document);
        for tag in all_tags(0..=u8::MAX) {
            let expected = rows.get(&tag).map(|row| row["name"].as_str());
            assert_eq!(dictionary.tag_name(tag), expected, "{document} {tag}");
            let written = rows.get(&tag).is_some_and(|row| row["written"] == "yes");
            assert_eq!(dictionary.is_written(tag), written, "{document} {tag}");
        }
    }
}

#[test]
fn every_element_name_and_alias_has_the_token_of_its_row() {
    for (document, rows) in element_rows() {
        let dictionary = dictionary(&document);
        for (tag, row) in &rows {
            let namespace = dictionary.namespace(tag.page());
            let first = rows
                .iter()
                .find(|(other, r)| {
                    r["name"] == row["name"] && dictionary.namespace(other.page()) == namespace
                })
                .map(|(other, _)| *other);
            assert_eq!(
                dictionary.tag(tag.page(), &row["name"]),
                first,
                "{document} {tag}"
            );
            for alias in list(&row["aliases"]) {
                assert_eq!(
                    dictionary.tag(tag.page(), alias),
                    Some(*tag),
                    "{document} {alias}"
                );
            }
            let anywhere = rows
                .iter()
                .find(|(_, r)| r["name"] == row["name"])
                .map(|(t, _)| *t);
            assert_eq!(
                dictionary.tag_in_any_page(&row["name"]),
                anywhere,
                "{document} {tag}"
            );
        }
        for page in 0..=u8::MAX {
            assert_eq!(dictionary.tag(page, ""), None);
            assert_eq!(dictionary.tag(page, "NoSuchElement"), None);
        }
    }
}

#[test]
fn every_eas_element_has_the_versions_of_its_row() {
    for row in data("eas.csv") {
        for version in ProtocolVersion::ALL {
            let expected =
                row["versions"] == "All" || list(&row["versions"]).contains(&version.as_str());
            for document in [&dictionaries::ACTIVESYNC, &dictionaries::AIRSYNC] {
                let versions = document.versions(tag(&row));
                assert_eq!(versions.contains(version), expected, "{row:?} {version}");
            }
        }
    }
}

/// Attribute rows by document; a document that is the same as another has its rows.
fn rows_by_document(name: &str) -> BTreeMap<String, BTreeMap<Tag, Row>> {
    let mut own: BTreeMap<String, BTreeMap<Tag, Row>> = BTreeMap::new();
    for row in data(name) {
        own.entry(row["document"].clone())
            .or_default()
            .insert(tag(&row), row);
    }
    let documents = data("documents.csv");
    documents
        .iter()
        .map(|document| {
            let owner = if document["same_as"].is_empty() {
                &document["id"]
            } else {
                &document["same_as"]
            };
            (
                document["id"].clone(),
                own.get(owner).cloned().unwrap_or_default(),
            )
        })
        .collect()
}

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

#[test]
fn every_document_is_found_by_what_its_row_says() {
    let rows = data("documents.csv");
    assert_eq!(ALL.len(), rows.len());
    for (dictionary, row) in ALL.iter().copied().zip(&rows) {
        assert_eq!(dictionary.name(), row["id"]);
        assert_eq!(format!("{dictionary:?}"), row["id"]);
        assert_eq!(dictionaries::by_name(&row["id"]), Some(dictionary));
        assert_eq!(dictionary.root_name(), row["root"]);
        assert_eq!(dictionary.system_id(), row["system_id"]);
        assert_eq!(dictionary.media_types(), list(&row["media_types"]));
        let number = row["public_id"].strip_prefix("0x");
        let number = number.map(|digits| u32::from_str_radix(digits, 16).unwrap());
        assert_eq!(dictionary.public_id(), number);
        if let Some(number) = number {
            let found = if number == 1 { None } else { Some(dictionary) };
            assert_eq!(dictionaries::by_public_id(number), found);
        }
        let formal = list(&row["formal_public_ids"]);
        assert_eq!(dictionary.formal_public_id(), formal.first().copied());
        for id in formal {
            assert_eq!(dictionaries::by_formal_public_id(id), Some(dictionary));
        }
        let later = dictionary.later().map_or("", |later| later.name());
        assert_eq!(later, row["later"]);
        if !row["root"].is_empty() {
            let newest = rows
                .iter()
                .rev()
                .find(|r| r["root"] == row["root"])
                .unwrap();
            let newest = dictionaries::by_name(&newest["id"]);
            assert_eq!(dictionaries::by_root(&row["root"]), newest);
            assert_eq!(
                dictionaries::by_root_and_namespace(&row["root"], ""),
                newest
            );
        }
        for media_type in list(&row["media_types"]) {
            let newest = rows
                .iter()
                .rev()
                .find(|r| list(&r["media_types"]).contains(&media_type));
            let newest = dictionaries::by_name(&newest.unwrap()["id"]);
            assert_eq!(dictionaries::by_media_type(media_type), newest);
            let shouted = format!(" {} ; charset=utf-8", media_type.to_ascii_uppercase());
            assert_eq!(dictionaries::by_media_type(&shouted), newest);
        }
        let prefixes = row["namespaces"]
            .split('=')
            .next()
            .is_some_and(|key| key.contains(':'));
        let namespaces = if prefixes {
            Vec::new()
        } else {
            by_page(&row["namespaces"])
        };
        for page in 0..=u8::MAX {
            let expected = namespaces
                .iter()
                .find(|(p, _)| *p == page)
                .map(|(_, ns)| *ns);
            assert_eq!(dictionary.namespace(page), expected);
        }
        for (page, namespace) in namespaces
            .into_iter()
            .chain(by_page(&row["namespace_aliases"]))
        {
            assert_eq!(
                dictionary.page_of_namespace(namespace),
                Some(page),
                "{namespace}"
            );
        }
        assert_eq!(dictionary.page_of_namespace(""), None);
        assert_eq!(dictionary.page_of_namespace("urn:none"), None);
    }
}

#[test]
fn nothing_is_found_by_what_no_document_says() {
    assert_eq!(dictionaries::by_public_id(0), None);
    assert_eq!(dictionaries::by_public_id(1), None);
    assert_eq!(dictionaries::by_public_id(0xFFFF_FFFF), None);
    assert_eq!(dictionaries::by_formal_public_id(""), None);
    assert_eq!(dictionaries::by_root(""), None);
    assert_eq!(dictionaries::by_root("Sync"), None);
    assert_eq!(
        dictionaries::by_root_and_namespace("Sync", "urn:none"),
        None
    );
    assert_eq!(
        dictionaries::by_root_and_namespace("NoCommand", "AirSync"),
        None
    );
    assert_eq!(dictionaries::by_media_type(""), None);
    assert_eq!(dictionaries::by_media_type("application/xml"), None);
    assert_eq!(dictionaries::by_name("syncml"), None);
}

#[test]
fn the_namespace_of_the_root_tells_the_version() {
    for (root, namespace, name) in [
        ("SyncML", "SYNCML:SYNCML1.1", "syncml-1.1"),
        ("SyncML", "syncml:syncml1.0", "syncml-1.0"),
        ("DevInf", "syncml:devinf", "devinf-1.2"),
        ("MgmtTree", "syncml:dmddf1.2", "dmddf-1.2"),
        ("Sync", "AirSync", "activesync"),
        ("Provision", "Provision:", "activesync"),
        (
            "Search",
            "http://synce.org/formats/airsync_wm5/search",
            "airsync",
        ),
        (
            "WV-CSP-Message",
            "http://www.wireless-village.org/CSP1.1",
            "wv-csp-1.1",
        ),
        (
            "WV-CSP-Message",
            "http://www.openmobilealliance.org/DTD/WV-CSP1.2",
            "wv-csp-1.2",
        ),
        (
            "WV-CSP-Message",
            "http://www.openmobilealliance.org/DTD/WV-CSP",
            "wv-csp-1.2",
        ),
        ("o-ex:rights", "http://odrl.net/1.1/ODRL-EX", "drmrel-1.0"),
        ("wml", "http://www.wapforum.org/2001/wml", "wml-1.3"),
    ] {
        let found = dictionaries::by_root_and_namespace(root, namespace);
        assert_eq!(
            found.map(Dictionary::name),
            Some(name),
            "{root} in {namespace}"
        );
    }
}

#[test]
fn syncml_data_can_hold_the_documents_of_its_rows() {
    let rows = data("embedded.csv");
    let code = |cell: &str| {
        let (page, id) = cell.split_once(':').unwrap();
        Tag::new(page.parse().unwrap(), token(id))
    };
    for dictionary in ALL {
        let rows: Vec<_> = rows
            .iter()
            .filter(|r| r["document"] == dictionary.name())
            .collect();
        assert_eq!(dictionary.embedded.len(), rows.len(), "{dictionary:?}");
        for (found, row) in dictionary.embedded.iter().zip(rows) {
            assert_eq!(found.wbxml, row["wbxml"]);
            assert_eq!(found.xml, row["xml"]);
            assert_eq!(found.namespace, row["namespace"]);
            assert_eq!(found.dictionary.name(), row["embedded"]);
            assert_eq!(found.container, code(&row["container"]));
            assert_eq!(found.media_type, code(&row["media_type"]));
            assert_eq!(dictionary.tag_name(found.container), Some("Data"));
            assert_eq!(dictionary.tag_name(found.media_type), Some("Type"));
            let page = found
                .dictionary
                .page_of_namespace(&row["namespace"])
                .unwrap();
            assert!(
                found
                    .dictionary
                    .tag(page, found.dictionary.root_name())
                    .is_some()
            );
        }
    }
}

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

wbxml::dictionary! {
    static OWN = {
        name: "own-1.0",
        public_id: Some(0x7F01),
        formal_public_ids: [],
        system_id: "",
        root: "Root",
        media_types: [],
        pages: [
            { number: 3, namespace: "urn:a", tags: [(0x3F, "Last"), (0x05, "Both")] },
            { number: 1, namespace: "urn:a", tags: [(0x05, "Root"), (0x06, "Both")] },
            { number: 2, namespace: "urn:b", tags: [(0x05, "Both")] },
        ],
        attributes: [
            (1, 0x05, "href", "http://"),
            (0, 0x7F, "href", "http://"),
            (0, 0x07, "href", "http://www."),
            (1, 0x06, "href", ""),
            (0, 0x05, "alt", "x"),
        ],
        values: [(0, 0xFF, ".com/"), (0, 0x85, ".com"), (1, 0x85, ".com")],
    };
}

wbxml::dictionary! {
    static PLAIN = {
        name: "plain",
        public_id: None,
        formal_public_ids: ["-//EXAMPLE//DTD PLAIN//EN"],
        system_id: "",
        root: "r",
        media_types: [],
        pages: [{ number: 0, namespace: "", tags: [(0x05, "r")] }],
    };
}

#[test]
fn a_dictionary_of_ones_own_is_built_as_the_published_ones_are() {
    assert_eq!(OWN.name(), "own-1.0");
    assert_eq!(OWN.public_id(), Some(0x7F01));
    assert_eq!(OWN.formal_public_id(), None);
    let names: Vec<_> = all_tags(0..=0xFF)
        .filter_map(|t| Some((t, OWN.tag_name(t)?)))
        .collect();
    assert_eq!(
        names,
        [
            (Tag::new(1, 0x05), "Root"),
            (Tag::new(1, 0x06), "Both"),
            (Tag::new(2, 0x05), "Both"),
            (Tag::new(3, 0x05), "Both"),
            (Tag::new(3, 0x3F), "Last"),
        ]
    );
    assert_eq!(OWN.page_of_namespace("urn:a"), Some(1));
    assert_eq!(OWN.page_of_namespace("urn:b"), Some(2));
    for (page, name, tag) in [
        (0, "Root", None),
        (1, "Last", Some(Tag::new(3, 0x3F))),
        (3, "Root", Some(Tag::new(1, 0x05))),
        (3, "Both", Some(Tag::new(1, 0x06))),
        (2, "Both", Some(Tag::new(2, 0x05))),
        (2, "Root", None),
    ] {
        assert_eq!(OWN.tag(page, name), tag, "{page} {name}");
    }
    assert_eq!(OWN.tag_in_any_page("Last"), Some(Tag::new(3, 0x3F)));

    assert_eq!(OWN.attribute_tag("href"), Some(Tag::new(1, 0x06)));
    assert_eq!(OWN.attribute_tag("alt"), Some(Tag::new(0, 0x05)));
    let href = OWN.attribute_name(Tag::new(0, 0x07)).unwrap();
    for (value, prefix, tag) in [
        ("ftp://", "", Tag::new(1, 0x06)),
        ("http://a", "http://", Tag::new(0, 0x7F)),
        ("http://www.a", "http://www.", Tag::new(0, 0x07)),
    ] {
        assert_eq!(href.best_start(value), Some((prefix, tag)));
    }
    let alt = OWN.attribute_by_name("alt").unwrap();
    assert_eq!(alt.best_start("y"), None);
    assert_eq!(
        OWN.best_value_at(".com/x"),
        Some((".com/", Tag::new(0, 0xFF)))
    );
    assert_eq!(OWN.best_value_at(".com"), Some((".com", Tag::new(0, 0x85))));
    assert_eq!(OWN.best_value_at(".co"), None);
    assert_eq!(OWN.attribute_value(Tag::new(1, 0x85)), Some(".com"));

    assert_eq!(PLAIN.tag(0, "r"), Some(Tag::new(0, 5)));
    assert_eq!(PLAIN.namespace(0), None);
    assert_eq!(PLAIN.attribute_tag("href"), None);
    assert_ne!(&OWN, &PLAIN);
}
