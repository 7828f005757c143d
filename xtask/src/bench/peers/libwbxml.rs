//! What libwbxml2 does on a document.

use wbxml::{Dictionary, dictionaries};

use super::foreign::{Language, Tree, from_xml, parse, to_xml};
use crate::bench::timing::Job;
use crate::bench::work::Document;

/// All its operations.
pub(super) fn jobs<'d>(document: &Document) -> Vec<Job<'d>> {
    // EAS documents do not say of what type they are.
    let of_eas = |dictionary: &Dictionary| std::ptr::eq(dictionary, &dictionaries::ACTIVESYNC);
    let language = match document.dictionary.is_some_and(of_eas) {
        true => Language::ACTIVESYNC,
        false => Language::OF_THE_DOCUMENT,
    };
    // Each has a copy of its own, as the library takes its input to write to.
    let copy = || document.wbxml.clone();
    let (mut parsed, mut built, mut kept, mut converted) = (copy(), copy(), copy(), copy());
    let mut tree = Tree::from_wbxml(&mut kept, language);
    // Its own XML: ours does not name the type in the way that it asks for.
    let mut xml = Vec::new();
    let made = to_xml(&mut copy(), language, Some(&mut xml));
    vec![
        Job::new("libwbxml2 parse", move || {
            Ok(parse(&mut parsed, language)? as usize)
        }),
        Job::new("libwbxml2 tree", move || {
            Tree::from_wbxml(&mut built, language).map(|_| 1)
        }),
        Job::new("libwbxml2 encode", move || match &mut tree {
            Ok(tree) => tree.encode(),
            Err(refusal) => Err(refusal.clone()),
        }),
        Job::new("libwbxml2 to_xml", move || {
            to_xml(&mut converted, language, None)
        }),
        Job::new("libwbxml2 from_xml", move || {
            made.clone()?;
            from_xml(&mut xml)
        }),
    ]
}
