//! Documents cut short, and documents with a byte changed.

use super::*;

/// Valid documents with everything in them.
const VALID: &[&str] = &[
    "03 01 6A 00 45 03 'hello' 00 05 01",
    "03 80 00 80 02 6A 08 'a' 00 'FPI' 00 'b' 00
        43 04 00 83 06 01
        00 01 C5 05 03 'x' 00 00 02 85 83 00 02 87 EC 00 C3 02 'op' 04 06 01
            40 'v' 00 80 81 00 C2 02 83 AF 7F C3 80 03 'xyz' 03 00
            44 00 84 00 05 01 01
            43 05 03 'y' 00 01
            00 FF 7F 01
        01
        43 04 00 01
        43 06 85 01",
    "00 01 02 'a' 00 45 83 00 04 00 85 04 00 02 41 01 01",
    "02 9F 50 6A 00 45 C6 05 85 06 86 03 'abc' 00 01 03 'text' 00 01 01",
    "03 01 87 68 06 00 'a' 01 00 00 00 44 00 03 00 'b' 01 00 00 'c' 00 00 01",
];

#[test]
fn every_truncation_is_a_located_error_or_a_clean_prefix() {
    for text in VALID {
        let document = hex(text);
        let whole = lossless_any(&document);
        for len in 0..document.len() {
            let part = &document[..len];
            let mut found = Vec::new();
            let mut failed = None;
            match Decoder::new(part) {
                Err(e) => failed = Some(e),
                Ok(decoder) => {
                    for token in decoder {
                        match token {
                            Ok(token) => found.push(token),
                            Err(e) => failed = Some(e),
                        }
                    }
                }
            }
            assert!(whole.starts_with(&found), "{text} cut at {len}");
            match failed {
                Some(e) => {
                    assert!(e.offset() <= len as u64, "{text} cut at {len}: {e}");
                    let cut = matches!(
                        e.kind(),
                        ErrorKind::UnexpectedEnd
                            | ErrorKind::UnterminatedString
                            | ErrorKind::OpaquePastEnd
                            | ErrorKind::StringTablePastEnd
                    );
                    assert!(cut, "{text} cut at {len}: {e}");
                }
                // Only behind the root, between instructions.
                None => assert!(
                    whole[found.len()] == Token::Pi
                        && encoded_again(part, &Options::STRICT) == part,
                    "{text} cut at {len}"
                ),
            }
        }
    }
}

fn lossless_any(document: &[u8]) -> Vec<Token<'_>> {
    assert_eq!(encoded_again(document, &Options::STRICT), document);
    tokens(document).unwrap()
}

#[test]
fn every_truncation_is_an_error_or_a_prefix_to_events_too() {
    for text in VALID {
        let document = hex(text);
        for options in [Options::STRICT, Options::LENIENT] {
            for len in 0..document.len() {
                if let Err(e) = read(&document[..len], &PAPER, &options) {
                    assert!(e.offset() <= len as u64, "{text} cut at {len}: {e}");
                }
            }
        }
    }
}

#[test]
fn every_changed_byte_leaves_a_located_error_or_a_lossless_document() {
    for text in VALID {
        let document = hex(text);
        for at in 0..document.len() {
            for byte in 0..=0xFF {
                let mut changed = document.clone();
                changed[at] = byte;
                match tokens(&changed) {
                    Ok(_) => {
                        assert_eq!(encoded_again(&changed, &Options::STRICT), changed);
                    }
                    Err(e) => assert!(e.offset() <= changed.len() as u64, "{text} {at} {byte}"),
                }
            }
        }
    }
}
