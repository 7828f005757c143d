//! Attribute lists (WBXML 1.3 §5.8.3).

use super::*;

/// `element = … [ 1*attribute END ]`: the attribute bit promises at least one.
#[test]
fn an_empty_attribute_list_is_refused() {
    let kind = ErrorKind::UnexpectedToken {
        found: 0x01,
        expected: Expected::Attribute,
    };
    for (document, offset) in [
        ("03 01 6A 00 85 01", 5),
        ("03 01 6A 00 C5 01 01", 5),
        ("03 01 6A 00 45 85 01 01", 6),
        ("03 01 6A 02 'a' 00 84 00 01", 8),
        ("03 01 6A 02 'a' 00 C4 00 01 01", 8),
    ] {
        assert_eq!(
            refused_after(&hex(document)).1,
            Error::new(kind, offset),
            "{document}"
        );
    }
}

#[test]
fn a_value_needs_an_attribute_before_it() {
    for value in [
        "85",
        "03 'x' 00",
        "83 00",
        "02 41",
        "C3 00",
        "40 00",
        "80 00",
        "C0",
    ] {
        let document = hex(&format!("03 01 6A 02 'a' 00 85 {value} 01"));
        let error = refused_after(&document).1;
        assert_eq!(
            error,
            Error::new(ErrorKind::ValueWithoutAttribute, 7),
            "{value}"
        );
    }
    // A switch of pages in between does not help.
    let document = hex("03 01 6A 02 'a' 00 85 00 01 85 01");
    let error = refused_after(&document).1;
    assert_eq!(error, Error::new(ErrorKind::ValueWithoutAttribute, 9));
}

#[test]
fn tokens_of_elements_are_none_of_attributes() {
    for found in [0x43, 0x44, 0x84, 0xC4] {
        let kind = ErrorKind::UnexpectedToken {
            found,
            expected: Expected::Attribute,
        };
        let first = hex(&format!("03 01 6A 02 'a' 00 85 {found:02X} 00 01"));
        assert_eq!(refused_after(&first).1, Error::new(kind, 7));
        let later = hex(&format!("03 01 6A 02 'a' 00 85 05 {found:02X} 00 01"));
        assert_eq!(refused_after(&later).1, Error::new(kind, 8));
    }
}

#[test]
fn a_value_has_pieces_of_every_kind_until_the_next_start() {
    let document = hex("03 01 6A 04 'abc' 00
        85
            06 03 'x' 00 85 83 01 02 87 EC 00 C3 02 'op'
            04 00 03 'y' 00
            07
        01");
    assert_eq!(
        lossless(&document),
        [
            Token::Tag(0x85),
            Token::AttrStart(0x06),
            str_i("x"),
            Token::AttrValue(0x85),
            Token::StrT(mb(1)),
            Token::Entity(mb(0x1_F600)),
            opaque(b"op"),
            Token::Literal(0x04, mb(0)),
            str_i("y"),
            Token::AttrStart(0x07),
            ATTRIBUTES_END,
        ]
    );
    assert_eq!(
        events(&document, &PAPER),
        [
            start(0, 0x05),
            attribute(0, 0x05),
            Event::Text("http://"),
            Event::Text("x"),
            Event::Text(".org"),
            Event::Text("bc"),
            Event::Char('\u{1F600}'),
            Event::Opaque(b"op"),
            Event::AttributeLiteral { name: "abc" },
            Event::Text("y"),
            attribute(0, 0x07),
            Event::AttributesEnd,
            Event::End,
        ]
    );
}

#[test]
fn attribute_starts_are_below_80_and_values_above() {
    for byte in 0x00..=0xFF_u8 {
        let identity = byte & 0x3F;
        if identity < 5 {
            continue;
        }
        let document = hex(&format!("03 01 6A 00 85 05 {byte:02X} 01"));
        let token = if byte < 0x80 {
            Token::AttrStart(byte)
        } else {
            Token::AttrValue(byte)
        };
        assert_eq!(lossless(&document)[2], token);
    }
}
