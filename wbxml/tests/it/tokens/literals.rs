//! LITERAL: elements and attributes whose names stand in the string table (WBXML 1.3 §5.8.2).

use super::*;

/// LITERAL, LITERAL_C, LITERAL_A, LITERAL_AC as tags; LITERAL as an attribute.
const ALL_FOUR: &str = "03 01 6A 06 'abc' 00 'x' 00
    44 00
        04 00
        84 00  04 04 03 'v' 00  01
        C4 00  05 01  03 't' 00  01
    01";

#[test]
fn the_four_literal_tags_say_what_follows() {
    assert_eq!(
        lossless(&hex(ALL_FOUR)),
        [
            Token::Literal(0x44, mb(0)),
            Token::Literal(0x04, mb(0)),
            Token::Literal(0x84, mb(0)),
            Token::Literal(0x04, mb(4)),
            str_i("v"),
            ATTRIBUTES_END,
            Token::Literal(0xC4, mb(0)),
            Token::AttrStart(0x05),
            ATTRIBUTES_END,
            str_i("t"),
            ELEMENT_END,
            ELEMENT_END,
        ]
    );
}

#[test]
fn literal_elements_and_attributes_are_known_by_name() {
    let abc = Event::StartLiteral {
        page: NO_PAGE,
        name: "abc",
    };
    assert_eq!(
        events(&hex(ALL_FOUR), &PAPER),
        [
            abc,
            abc,
            Event::End,
            abc,
            Event::AttributeLiteral { name: "x" },
            Event::Text("v"),
            Event::AttributesEnd,
            Event::End,
            abc,
            attribute(0, 0x05),
            Event::AttributesEnd,
            Event::Text("t"),
            Event::End,
            Event::End,
        ]
    );
}

/// Both the token and the literal form of every name must be understood (WBXML 1.3 §5.8.2).
#[test]
fn the_literal_form_of_a_known_name_is_the_name() {
    let document = hex("03 01 6A 10 'Paper' 00 'href' 00 'Mark' 00
        C4 00  04 06 03 'h' 00  01
            00 01 04 0B
        01");
    assert_eq!(
        events(&document, &PAPER),
        [
            start(0, 0x05),
            attribute(0, 0x05),
            Event::Text("h"),
            Event::AttributesEnd,
            start(1, 0x06),
            Event::End,
            Event::End,
        ]
    );
}

#[test]
fn a_literal_name_may_begin_inside_a_table_entry() {
    let document = hex("03 01 6A 04 'abc' 00 04 01");
    let name = Event::StartLiteral {
        page: NO_PAGE,
        name: "bc",
    };
    assert_eq!(events(&document, &PAPER), [name, Event::End]);
}

#[test]
fn a_literal_must_be_an_xml_name_of_the_documents_charset() {
    let strict = Options::STRICT;
    for (document, offset) in [
        // Empty; a digit first; a space; as an attribute; as the target of an instruction.
        ("03 01 6A 01 00 04 00", 5),
        ("03 01 6A 03 '1a' 00 04 00", 7),
        ("03 01 6A 04 'a b' 00 04 00", 8),
        ("03 01 6A 02 '<' 00 85 04 00 01", 7),
        ("03 01 6A 02 '?' 00 43 04 00 01 05", 7),
        // No UTF-8.
        ("03 01 6A 02 FF 00 04 00", 6),
    ] {
        let error = refused(&hex(document), &PAPER, &strict);
        assert_eq!(
            error,
            Error::new(ErrorKind::InvalidName, offset),
            "{document}"
        );
    }
}

/// The bytes of U+00E9 in UTF-8 are no text in US-ASCII, in a name as anywhere else.
#[test]
fn a_name_in_us_ascii_has_no_bytes_above_7f() {
    for body in ["04 00", "85 04 00 01", "43 04 00 01 05"] {
        let document = hex(&format!("03 01 03 03 C3 A9 00 {body}"));
        let outcome = read(&document, &PAPER, &Options::STRICT);
        assert!(outcome.is_err(), "{body}: {outcome:?}");
        let document = hex(&format!("03 01 6A 03 C3 A9 00 {body}"));
        assert!(read(&document, &PAPER, &Options::STRICT).is_ok(), "{body}");
    }
}
