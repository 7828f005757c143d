//! Documents that have been rewritten in UTF-8: their options, and where their tokens stood.

use wbxml::charset::to_utf8;
use wbxml::{DiagnosticKind, Event, Options};

use super::LETTER;
use crate::reading::{hex, read};

/// A document of 1.0 has no charset: the transport names it, or it is UTF-8.
#[test]
fn a_document_of_version_1_0_stays_one() {
    let document = hex("00 01 02 E9 00 45 83 00 01");
    let utf8 = to_utf8(&document, None, &Options::STRICT.with_charset(4)).unwrap();
    assert_eq!(&*utf8.bytes, hex("00 01 03 C3 A9 00 45 83 00 01"));
}

/// What a document that has been rewritten is to be read with, and where its tokens stood.
#[test]
fn a_rewritten_document_is_read_with_options_of_its_own() {
    let options = Options::LENIENT.with_charset(4);
    let document = hex("03 01 6A 02 E9 00 45 83 00 03 E9 E9 E9 00 02 83 B0 00 01 DE AD");
    let utf8 = to_utf8(&document, None, &options).unwrap();
    assert_eq!(
        &*utf8.bytes,
        hex("03 01 6A 03 C3 A9 00 45 83 00 03 C3 A9 C3 A9 C3 A9 00 02 83 B0 00 01 DE AD")
    );
    assert_eq!(utf8.options(&options), Options::LENIENT);
    let (_, diagnostics) = read(&utf8.bytes, &LETTER, &utf8.options(&options)).unwrap();
    let found: Vec<_> = diagnostics
        .iter()
        .map(|d| (d.kind(), utf8.offset_in_input(d.offset())))
        .collect();
    assert_eq!(
        found,
        [
            (DiagnosticKind::InvalidEntity(0xD800), 14),
            (DiagnosticKind::TrailingData, 19)
        ]
    );
    // Every token, from the header on, and the end.
    let places = [
        (0, 0),
        (7, 6),
        (8, 7),
        (10, 9),
        (18, 14),
        (22, 18),
        (23, 19),
        (25, 21),
    ];
    for (here, there) in places {
        assert_eq!(utf8.offset_in_input(here), there);
    }
    // One that is not rewritten is where it was.
    let same = to_utf8(&document, None, &Options::LENIENT).unwrap();
    assert_eq!(
        same.options(&Options::LENIENT.with_charset(106)).charset,
        Some(106)
    );
    assert_eq!(same.offset_in_input(17), 17);
}

/// References may begin anywhere in a string of the table, in whose UTF-8 each is one of its own: the
/// limit is that of the table that came.
#[test]
fn a_string_table_that_grows_with_its_charset_stays_within_the_limits() {
    const LEN: usize = 1500;
    // WBXML 1.3, no document type, Shift_JIS (17), the table, then one element (0x45) with STR_T.
    let mut document = vec![3, 1, 17, 0x8B, 0x5D];
    document.extend([b'a'; LEN]);
    document.extend([0, 0x45]);
    for at in 0..LEN {
        let [high, low] = [at >> 7, at & 0x7F].map(|part| u8::try_from(part).unwrap());
        document.extend([0x83, 0x80 | high, low]);
    }
    document.push(1);
    assert_eq!(
        wbxml::Header::decode(&document, &Options::STRICT)
            .unwrap()
            .0
            .string_table
            .len(),
        LEN + 1
    );
    let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
    let again = utf8.options(&Options::STRICT);
    let mut letters = 0;
    let events = wbxml::EventReader::with_options(&utf8.bytes, &LETTER, &again).unwrap();
    for event in events {
        if let Event::Text(text) = event.unwrap() {
            letters += text.len();
        }
    }
    assert_eq!(letters, LEN * (LEN + 1) / 2);
    // A table that came too long is refused.
    let tight = Options::STRICT.with_limits(Options::STRICT.limits.with_string_table(1500));
    assert!(to_utf8(&document, None, &tight).is_err());
}
