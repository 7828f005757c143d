//! The laws of DDF documents and of what is checked against them.

use ::arbitrary::{Arbitrary, Unstructured};
use ::email2_csp::ddf::{Document, EncodeOptions, decode_wbxml, decode_with, decode_xml};
use ::email2_csp::diff::diff;
use ::email2_csp::model::tree::{AccessType, AllowedValues, Node, Property, ValueType};
use ::email2_csp::validate::{Command, Ranges, Setting, Validator, check, lint};

use super::csp_reading;

/// Any bytes are read or refused at a place in them, strictly and leniently; what is read strictly reads
/// the same leniently; what is read is written and read again as the same, in both forms where they can
/// carry it; it is not different from itself.
pub fn document(input: &[u8]) {
    let read = csp_reading::both(input, |options| {
        decode_with(input, options).map(|decoded| (decoded.document, decoded.diagnostics))
    });
    let Some(document) = read else { return };
    let _ = lint(&document);
    assert!(diff(&document.tree, &document.tree).is_empty());
    again(&document);
}

/// Valid documents come out of both forms as they went in.
pub fn structured(input: &[u8]) {
    let Ok(document) = Document::arbitrary(&mut Unstructured::new(input)) else {
        return;
    };
    let xml = match document.to_xml() {
        Ok(xml) => xml,
        Err(e) => panic!("a valid document does not encode: {e}: {document:?}"),
    };
    match decode_xml(&xml) {
        Ok(read) => assert_eq!(read, document, "{xml}"),
        Err(e) => panic!("what was encoded does not decode: {e}: {xml}"),
    }
    let wbxml = match document.to_wbxml() {
        Ok(wbxml) => wbxml,
        Err(e) => panic!("a valid document does not encode: {e}: {document:?}"),
    };
    match decode_wbxml(&wbxml) {
        Ok(read) => assert_eq!(read, document),
        Err(e) => panic!("what was encoded does not decode: {e}: {document:?}"),
    }
    // Whatever the tree allows, its nodes can be asked for anything.
    let validator = Validator::new(&document.tree);
    let uris: Vec<String> = document.tree.iter().map(|node| node.uri()).collect();
    let mut commands = Vec::new();
    for (uri, access) in uris.iter().zip(AccessType::ALL.into_iter().cycle()) {
        let command = Command::new(access, uri).with_data("1");
        let alone = validator.command(&command);
        assert!(alone.iter().all(|finding| !finding.expected.is_empty()));
        commands.push(command);
    }
    let _ = validator.commands(&commands);
    let settings: Vec<Setting<'_>> = uris.iter().map(|uri| Setting::new(uri, "0")).collect();
    let _ = validator.set(&settings);
    let _ = lint(&document);
}

/// Any value is checked against allowed values of any kind, and any text is a range or none.
pub fn value(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (allowed, value) = text.split_once('\0').unwrap_or((&text, &text));
    for value_type in ValueType::ALL {
        let allowed = AllowedValues::of(value_type.clone(), allowed);
        let node = Node::new("x").with(Property::AllowedValues(allowed.into()));
        let _ = check(&node, value);
    }
    if let Some(ranges) = Ranges::decode(allowed) {
        assert!(ranges.covers(&ranges.merged()) && ranges.merged().covers(&ranges));
        for (from, to) in ranges.iter() {
            assert!(from <= to && ranges.contains(from) && ranges.contains(to));
        }
    }
}

/// Not all of WBXML goes into XML, and not all of XML into WBXML; what does, comes back.
fn again(document: &Document<'_>) {
    let compact = EncodeOptions::DEFAULT.with_indent(None);
    if let Ok(xml) = document.to_xml_with(&compact) {
        match decode_xml(&xml) {
            Ok(read) => {
                assert_eq!(read.tree, document.tree, "{xml}");
                let written = read.to_xml_with(&compact);
                assert_eq!(written.as_ref(), Ok(&xml));
            }
            Err(e) => panic!("what was encoded does not decode: {e}: {xml}"),
        }
    }
    if let Ok(wbxml) = document.to_wbxml() {
        match decode_wbxml(&wbxml) {
            Ok(read) => {
                assert_eq!(read.tree, document.tree);
                assert_eq!(read.to_wbxml().as_ref(), Ok(&wbxml));
            }
            Err(e) => panic!("what was encoded does not decode: {e}: {document:?}"),
        }
    }
}
