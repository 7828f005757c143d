//! A DDF document and what comes of it, side by side by another reader of XML.

use ::email2_csp::ddf::{EncodeOptions, decode_wbxml, decode_xml};

#[path = "../../../email2-csp/tests/it/ddf/meaning.rs"]
mod meaning;

use meaning::{Piece, difference, meaning};

/// What is read strictly comes back from XML with all that it says, and byte by byte what stands
/// before the root element; and from WBXML what that can carry, with the same names and texts.
pub fn lossless(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let Ok(document) = decode_xml(text) else {
        return;
    };
    // The other reader has limits and opinions of its own.
    let text = text.trim_start_matches('\u{FEFF}');
    if !is_read(text) {
        return;
    }
    let mut before = meaning(text);
    for piece in &mut before {
        respell(piece);
    }
    // The reader takes both for one: all are written as the root element is.
    let has = |said: &str| {
        let mut pieces = before.iter();
        pieces.any(|piece| matches!(piece, Piece::Start(namespace, _) if namespace == said))
    };
    if has("") && has("syncml:dmddf1.2") {
        return;
    }
    for indent in [None, Some(2)] {
        let written = match document.to_xml_with(&EncodeOptions::DEFAULT.with_indent(indent)) {
            Ok(written) => written,
            Err(e) => panic!("what was read is not written: {e}: {text}"),
        };
        let after = meaning(written.trim_start_matches('\u{FEFF}'));
        if let Some(difference) = difference(&before, &after) {
            panic!("{difference}\n{text}\n{written}");
        }
    }
    let Ok(wbxml) = document.to_wbxml() else {
        return;
    };
    match decode_wbxml(&wbxml) {
        Ok(read) => assert_eq!(read.tree, document.tree, "{text}"),
        Err(e) => panic!("what was written is not read: {e}: {text}"),
    }
}

/// Other spellings of names, and those that are written.
const SPELLINGS: [(&str, &str); 2] = [("Occurence", "Occurrence"), ("DDFFormat", "DFFormat")];

fn respell(piece: &mut Piece) {
    let Piece::Start(namespace, name) = piece else {
        return;
    };
    if matches!(namespace.as_str(), "" | "syncml:dmddf1.2") {
        let found = SPELLINGS.iter().find(|(other, _)| other == name);
        *name = found.map_or_else(|| name.clone(), |(_, written)| (*written).to_owned());
    }
}

fn is_read(text: &str) -> bool {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    roxmltree::Document::parse_with_options(text, options).is_ok()
}
