//! ENTITY: characters by number (WBXML 1.3 §5.8.4).

use super::*;

/// U+0800 is the first of three bytes in UTF-8, U+10000 the first of four.
const THREE: &str = "03 01 6A 00
    C5 05 02 90 00 02 84 80 00 02 87 EC 00 01
    02 90 00 02 84 80 00 02 87 EC 00 01";

#[test]
fn entities_are_characters_in_attributes_and_content() {
    let document = hex(THREE);
    let entities = [0x800, 0x1_0000, 0x1_F600].map(|code| Token::Entity(mb(code)));
    let found = lossless(&document);
    assert_eq!(found[2..5], entities);
    assert_eq!(found[6..9], entities);
    let characters = ['\u{800}', '\u{10000}', '\u{1F600}'].map(Event::Char);
    let found = events(&document, &PAPER);
    assert_eq!(found[2..5], characters);
    assert_eq!(found[6..9], characters);
}

#[cfg(feature = "xml")]
#[test]
fn entities_are_well_formed_utf_8_in_xml() {
    let options = wbxml::ConvertOptions::default().with_dictionary(&PAPER);
    let (xml, _) = wbxml::to_xml_with(&hex(THREE), &options).unwrap();
    let parsed = roxmltree::Document::parse(&xml).unwrap();
    let root = parsed.root_element();
    assert_eq!(root.attribute("href"), Some("\u{800}\u{10000}\u{1F600}"));
    assert_eq!(root.text(), Some("\u{800}\u{10000}\u{1F600}"));
}

#[test]
fn what_is_no_scalar_value_is_no_character() {
    for (entity, code) in [
        ("02 83 B0 00", 0xD800),
        ("02 83 BF 7F", 0xDFFF),
        ("02 C4 80 00", 0x11_0000),
        ("02 8F FF FF FF 7F", u32::MAX),
    ] {
        let kind = ErrorKind::InvalidEntity(code);
        let content = hex(&format!("03 01 6A 00 45 {entity} 01"));
        assert_eq!(
            refused(&content, &PAPER, &Options::STRICT),
            Error::new(kind, 5)
        );
        let attribute = hex(&format!("03 01 6A 00 85 05 {entity} 01"));
        assert_eq!(
            refused(&attribute, &PAPER, &Options::STRICT),
            Error::new(kind, 6)
        );
        assert_eq!(lossless(&content)[1], Token::Entity(mb(code)));
    }
    for (entity, c) in [
        ("02 83 AF 7F", '\u{D7FF}'),
        ("02 83 C0 00", '\u{E000}'),
        ("02 C3 FF 7F", char::MAX),
    ] {
        let document = hex(&format!("03 01 6A 00 45 {entity} 01"));
        assert_eq!(events(&document, &PAPER)[1], Event::Char(c));
    }
}
