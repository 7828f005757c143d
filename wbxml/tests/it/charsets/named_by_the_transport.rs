//! The charset that the transport names goes before the one that the document names.

use super::*;

/// A document whose header says UTF-8 and whose text is in Latin-1.
const LATIN_1: &str = "03 01 6A 02 E9 00 45 03 'a' E9 00 83 00 01";

fn texts(events: &[Event<'_>]) -> String {
    events
        .iter()
        .map(|event| {
            if let Event::Text(text) = event {
                text
            } else {
                ""
            }
        })
        .collect()
}

#[test]
fn the_charset_of_the_options_goes_before_the_documents() {
    let document = hex(LATIN_1);
    let options = Options::STRICT.with_charset(4);
    let utf8 = to_utf8(&document, None, &options).unwrap();
    let (events, _) = read(&utf8.bytes, &LETTER, &utf8.options(&options)).unwrap();
    assert_eq!(texts(&events), "aéé");
    let error = to_utf8(&document, None, &Options::STRICT.with_charset(2047)).unwrap_err();
    assert_eq!(error, Error::new(ErrorKind::UnsupportedCharset(2047), 2));
}

#[test]
fn it_goes_before_a_charset_that_is_not_known() {
    // 2047 and 0 in the header; none in 1.0.
    for header in ["03 01 8F 7F", "03 01 00", "00 01"] {
        let document = hex(&format!("{header} 00 45 03 'a' E9 00 01"));
        let options = Options::STRICT.with_charset(4);
        let utf8 = to_utf8(&document, None, &options).unwrap();
        let (events, diagnostics) = read(&utf8.bytes, &LETTER, &utf8.options(&options)).unwrap();
        assert_eq!(
            (texts(&events).as_str(), diagnostics),
            ("aé", vec![]),
            "{header}"
        );
    }
}

#[test]
fn it_decides_how_strings_end() {
    let document = hex("03 01 6A 00 45 03 65 E5 00 00 01");
    let options = Options::STRICT.with_charset(1015);
    let utf8 = to_utf8(&document, None, &options).unwrap();
    let (events, _) = read(&utf8.bytes, &LETTER, &utf8.options(&options)).unwrap();
    assert_eq!(texts(&events), "日");
    // And the other way round: the header says UTF-16, the text is UTF-8.
    let document = hex("03 01 87 77 00 45 03 'abc' 00 01");
    let options = Options::STRICT.with_charset(106);
    let utf8 = to_utf8(&document, None, &options).unwrap();
    let (events, _) = read(&utf8.bytes, &LETTER, &utf8.options(&options)).unwrap();
    assert_eq!(texts(&events), "abc");
}

#[cfg(feature = "xml")]
#[test]
fn conversion_to_xml_heeds_it() {
    for (document, charset, text) in [
        (LATIN_1, 4, "aéé"),
        ("03 01 8F 7F 00 45 03 'a' E9 00 01", 4, "aé"),
        ("00 01 00 45 03 'a' E9 00 01", 4, "aé"),
        ("03 01 6A 00 45 03 65 E5 00 00 01", 1015, "日"),
        ("03 01 04 00 45 03 C3 A9 00 01", 106, "é"),
        ("03 01 87 77 00 45 03 'abc' 00 01", 106, "abc"),
    ] {
        let options = wbxml::ConvertOptions::default()
            .with_dictionary(&LETTER)
            .with_decode(Options::STRICT.with_charset(charset));
        let outcome = wbxml::to_xml_with(&hex(document), &options);
        let (xml, _) = outcome.unwrap_or_else(|e| panic!("{document}: {e}"));
        let parsed = roxmltree::Document::parse(&xml).unwrap();
        assert_eq!(parsed.root_element().text(), Some(text), "{document}");
    }
}

#[test]
fn a_tree_heeds_it() {
    let options = Options::STRICT.with_charset(4);
    let outcome = wbxml::Document::decode_with(&hex(LATIN_1), Some(&LETTER), &options);
    let tree = outcome.unwrap();
    let text: String = texts(&tree.source().collect::<Vec<_>>());
    assert_eq!(text, "aéé");
}
