//! Every cell of the generated tables against the facts they were generated from, `data/*.csv`,
//! and against the facts those were taken from, where they are at hand.

mod attributes;
mod constants;
mod documents;
mod elements;
mod own;
mod sources;

use std::collections::BTreeMap;
use std::path::Path;

use wbxml::dictionaries;
use wbxml::{Dictionary, Tag};

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
