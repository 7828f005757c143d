//! Valid documents, made from the input.

use ::arbitrary::{Arbitrary, Unstructured};
use ::wbxml::xml::WriteOptions;
use ::wbxml::{Decoder, Document, EncodeOptions, ValidTokens, Version, encoded_len};

use super::{Compared, same, well_formed};

/// A valid document comes out of both forms as it went in, whatever the options of writing are; and
/// well-formed tokens are read and written byte for byte.
pub fn structured(input: &[u8]) {
    if let Ok(document) = Document::arbitrary(&mut Unstructured::new(input)) {
        through_wbxml(&document);
        through_xml(document);
    }
    if let Ok(tokens) = ValidTokens::arbitrary(&mut Unstructured::new(input)) {
        let bytes = tokens.as_bytes();
        match Decoder::new(bytes) {
            Ok(mut decoder) => {
                let refused = decoder.find_map(Result::err);
                assert_eq!(refused, None, "valid tokens: {bytes:02X?}");
            }
            Err(e) => panic!("valid tokens: {e}: {bytes:02X?}"),
        }
        super::lossless(bytes);
        super::push(bytes);
        super::raw(bytes);
    }
}

fn through_wbxml(document: &Document) {
    let plain = EncodeOptions::default();
    let ways = [
        plain.clone(),
        plain.clone().with_version(Version::V1_2),
        plain.clone().with_formal_public_id(true),
        plain.clone().with_typed(false),
    ];
    for way in ways {
        let bytes = match document.encode(way.clone()) {
            Ok(bytes) => bytes,
            Err(e) => panic!("a valid document does not encode: {e}"),
        };
        let dictionary = document.dictionary();
        let len = encoded_len(dictionary, way, |sink| {
            document.source().try_for_each(|event| sink.event(event))
        });
        if dictionary_has_no_documents(document) {
            assert_eq!(len, Ok(bytes.len() as u64), "the encoded length");
        }
        match Document::decode(&bytes, Some(dictionary)) {
            Ok(decoded) => same(
                "through WBXML",
                Compared::Whole,
                document,
                &decoded,
                &format!("{bytes:02X?}"),
            ),
            Err(e) => panic!("what was encoded does not decode: {e}: {bytes:02X?}"),
        }
        super::lossless(&bytes);
    }
}

/// Whether its events are sent to an encoder as they are.
fn dictionary_has_no_documents(document: &Document) -> bool {
    !document.dictionary().name().starts_with("syncml")
}

fn through_xml(mut document: Document) {
    for options in [
        WriteOptions::COMPACT,
        WriteOptions::PRETTY,
        WriteOptions::BARE,
    ] {
        let xml = match document.to_xml(&options) {
            Ok(xml) => xml,
            Err(e) => panic!("a valid document has no XML: {e}"),
        };
        well_formed(&xml);
        let read = match Document::from_xml(&xml, Some(document.dictionary())) {
            Ok(read) => read,
            Err(e) => panic!("what was written does not read: {e}\n{xml}"),
        };
        document.opaque_to_text();
        same("through XML", Compared::Whole, &document, &read, &xml);
    }
}
