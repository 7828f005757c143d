//! What libwbxml2 does on a document.

use wbxml::dictionaries;

use super::foreign::{Language, Tree, from_xml, parse, to_xml};
use crate::bench::documents::Document;
use crate::bench::timing::Job;

/// The operations of these names.
pub(super) fn jobs<'d>(document: &Document, operations: &[&str]) -> Vec<Job<'d>> {
    // EAS documents do not say of what type they are.
    let language = match std::ptr::eq(document.dictionary, &dictionaries::ACTIVESYNC) {
        true => Language::ACTIVESYNC,
        false => Language::OF_THE_DOCUMENT,
    };
    operations
        .iter()
        .map(|operation| job(document, operation, language))
        .collect()
}

fn job<'d>(document: &Document, operation: &str, language: Language) -> Job<'d> {
    // Each has a copy of its own, as the library takes its input to write to.
    let mut input = document.wbxml.clone();
    match operation {
        "parse" => Job::new("parse", move || Ok(parse(&mut input, language)? as usize)),
        "tree" => Job::new("tree", move || {
            Tree::from_wbxml(&mut input, language).map(|_| 1)
        }),
        "encode" => {
            let mut tree = Tree::from_wbxml(&mut input, language);
            Job::new("encode", move || match &mut tree {
                Ok(tree) => tree.encode(),
                Err(refusal) => Err(refusal.clone()),
            })
        }
        "to_xml" => Job::new("to_xml", move || to_xml(&mut input, language, None)),
        _ => {
            // Its own XML: ours does not name the type in the way that it asks for.
            let mut xml = Vec::new();
            let made = to_xml(&mut input, language, Some(&mut xml));
            Job::new("from_xml", move || {
                made.clone()?;
                from_xml(&mut xml)
            })
        }
    }
}
