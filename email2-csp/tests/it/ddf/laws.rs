//! Laws over arbitrary valid documents.

use arbitrary::{Arbitrary, Unstructured};
use email2_csp::Options;
use email2_csp::ddf::{Document, EncodeOptions, decode_wbxml, decode_with, decode_xml};
use email2_csp::diff::diff;
use email2_csp::validate::lint;

/// Bytes that look random and are the same each time.
fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_be_bytes()[0]
    };
    // Mostly letters: texts are cut where they are no UTF-8.
    (0..len)
        .map(|_| match next() {
            b if b < 60 => next(),
            b => 32 + b % 95,
        })
        .collect()
}

#[test]
fn valid_documents_come_out_of_both_forms_as_they_went_in() {
    let mut nodes = 0;
    for seed in 0..600 {
        let random = bytes(seed, 900);
        let document = Document::arbitrary(&mut Unstructured::new(&random)).unwrap();
        nodes += document.tree.len();
        for indent in [None, Some(2)] {
            let options = EncodeOptions::DEFAULT.with_indent(indent);
            let xml = document.to_xml_with(&options).unwrap();
            let read = decode_xml(&xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
            assert_eq!(read, document, "{seed}: {xml}");
        }
        let binary = document.to_wbxml().unwrap();
        let read = decode_wbxml(&binary).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(read, document, "{seed}");
        assert_eq!(read.to_wbxml().unwrap(), binary);
        assert_eq!(document.clone().into_owned(), document);
        assert_eq!(diff(&document.tree, &document.tree), []);
        let _ = lint(&document);
    }
    assert!(nodes > 1000, "{nodes}");
}

#[test]
fn changed_documents_are_read_or_refused_and_never_panic() {
    for seed in 0..100 {
        let random = bytes(seed, 500);
        let document = Document::arbitrary(&mut Unstructured::new(&random)).unwrap();
        for written in [
            document.to_xml().unwrap().into_bytes(),
            document.to_wbxml().unwrap(),
        ] {
            for (at, byte) in bytes(seed + 7, 40).chunks(2).map(|c| (c[0], c[1])) {
                let mut changed = written.clone();
                let place = usize::from(at) * changed.len() / 256;
                changed[place] = byte;
                for options in [Options::STRICT, Options::LENIENT] {
                    match decode_with(&changed, &options) {
                        Ok(decoded) => {
                            let _ = lint(&decoded.document);
                            let _ = diff(&document.tree, &decoded.document.tree);
                        }
                        Err(e) => assert!(e.offset() <= changed.len() as u64, "{e}"),
                    }
                }
            }
        }
    }
}
