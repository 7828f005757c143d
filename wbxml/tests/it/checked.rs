//! `CheckedDecoder`: tokens with the text of their inline strings.

use wbxml::{Decoder, Error, ErrorKind, Options, Token};

use crate::reading::hex;

type Pair<'a> = (Token<'a>, &'a str);

fn checked<'a>(document: &'a [u8], options: &Options) -> Result<Vec<Pair<'a>>, Error> {
    let decoder = Decoder::with_options(document, options).unwrap();
    decoder.checked()?.collect()
}

#[test]
fn inline_strings_come_with_their_text_and_other_tokens_with_none() {
    let document = hex("03 01 6A 00 45 03 'Zo' C3 AB 00 40 'e' C3 BC 00 02 41 C3 02 'ab' 01");
    let tokens: Vec<Token<'_>> = Decoder::new(&document)
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let pairs = checked(&document, &Options::STRICT).unwrap();
    assert_eq!(pairs.iter().map(|p| p.0).collect::<Vec<_>>(), tokens);
    let texts: Vec<&str> = pairs.iter().map(|p| p.1).collect();
    assert_eq!(texts, ["", "Zoë", "eü", "", "", ""]);
}

#[test]
fn a_string_that_is_not_utf_8_is_an_error_where_it_begins_and_the_last_item() {
    // The first string is good, the second is broken, and there is one behind it.
    let document = hex("03 01 6A 00 45 03 'a' 00 03 'b' C3 00 03 'c' 00 01");
    let mut items = Decoder::new(&document).unwrap().checked().unwrap();
    assert_eq!(items.next().unwrap().unwrap().1, "");
    assert_eq!(items.next().unwrap().unwrap().1, "a");
    let error = Error::new(ErrorKind::InvalidText, 9);
    assert_eq!(items.next(), Some(Err(error)));
    assert_eq!(items.next(), None);
    assert_eq!(items.next(), None);

    let extension = hex("03 01 6A 00 45 42 'ok' 80 00 01");
    let error = Error::new(ErrorKind::InvalidText, 6);
    assert_eq!(checked(&extension, &Options::STRICT), Err(error));
}

#[test]
fn text_of_a_document_in_us_ascii_has_seven_bits() {
    // MIBenum 3 is US-ASCII.
    let document = hex("03 01 03 00 45 03 'Zo' 00 01");
    let pairs = checked(&document, &Options::STRICT).unwrap();
    assert_eq!(pairs[1].1, "Zo");
    let document = hex("03 01 03 00 45 03 'Zo' C3 AB 00 01");
    let error = Error::new(ErrorKind::InvalidText, 6);
    assert_eq!(checked(&document, &Options::STRICT), Err(error));
}

#[test]
fn other_charsets_are_refused_where_the_header_names_them() {
    // MIBenum 4 is ISO-8859-1; the number stands behind version and public identifier.
    for (document, offset) in [
        ("03 01 04 00 45 03 'a' 00 01", 2),
        ("03 90 01 04 00 45 03 'a' 00 01", 3),
    ] {
        let error = Error::new(ErrorKind::UnsupportedCharset(4), offset);
        assert_eq!(checked(&hex(document), &Options::STRICT), Err(error));
    }
}
