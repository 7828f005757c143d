//! PI: processing instructions (WBXML 1.3 §5.8.4).

use super::*;

/// In the prologue, in content, behind the root; with a literal target and a known one, with
/// all sorts of pieces of data.
const EVERYWHERE: &str = "03 01 6A 07 'go' 00 'abc' 00
    43 04 00 01
    43 06 03 'x' 00 85 83 03 02 90 00 C3 01 'o' 01
    45
        43 04 03 03 'in' 00 01
        43 00 01 7F 85 00 00 85 01
        05
    01
    43 04 00 01
    43 07 01";

#[test]
fn instructions_stand_before_in_and_behind_the_root() {
    assert_eq!(
        lossless(&hex(EVERYWHERE)),
        [
            Token::Pi,
            Token::Literal(0x04, mb(0)),
            PI_END,
            Token::Pi,
            Token::AttrStart(0x06),
            str_i("x"),
            Token::AttrValue(0x85),
            Token::StrT(mb(3)),
            Token::Entity(mb(0x800)),
            opaque(b"o"),
            PI_END,
            Token::Tag(0x45),
            Token::Pi,
            Token::Literal(0x04, mb(3)),
            str_i("in"),
            PI_END,
            Token::Pi,
            Token::SwitchPage(1),
            Token::AttrStart(0x7F),
            Token::AttrValue(0x85),
            Token::SwitchPage(0),
            Token::AttrValue(0x85),
            PI_END,
            Token::Tag(0x05),
            ELEMENT_END,
            Token::Pi,
            Token::Literal(0x04, mb(0)),
            PI_END,
            Token::Pi,
            Token::AttrStart(0x07),
            PI_END,
        ]
    );
}

#[test]
fn the_target_is_a_name_and_the_data_are_pieces_of_a_value() {
    let document = hex(EVERYWHERE);
    assert_eq!(
        events(&document, &PAPER),
        [
            Event::Pi("go"),
            Event::PiEnd,
            Event::Pi("href"),
            Event::Text("http://"),
            Event::Text("x"),
            Event::Text(".org"),
            Event::Text("abc"),
            Event::Char('\u{800}'),
            Event::Opaque(b"o"),
            Event::PiEnd,
            start(0, 0x05),
            Event::Pi("abc"),
            Event::Text("in"),
            Event::PiEnd,
            Event::Pi("lang"),
            Event::Text("en"),
            Event::Text("-GB"),
            Event::Text(".org"),
            Event::PiEnd,
            start(0, 0x05),
            Event::End,
            Event::End,
            Event::Pi("go"),
            Event::PiEnd,
            Event::Pi("alt"),
            Event::PiEnd,
        ]
    );
}

#[cfg(feature = "xml")]
#[test]
fn instructions_are_instructions_in_xml() {
    let options = wbxml::ConvertOptions::default()
        .with_dictionary(&PAPER)
        .with_write(wbxml::xml::WriteOptions::BARE);
    let (xml, _) = wbxml::to_xml_with(&hex(EVERYWHERE), &options).unwrap();
    let targets = |node: roxmltree::Node<'_, '_>| -> Vec<_> {
        let pis = node.children().filter_map(|n| n.pi());
        pis.map(|pi| (pi.target.to_owned(), pi.value.map(str::to_owned)))
            .collect()
    };
    let pi = |target: &str, value: Option<&str>| (target.to_owned(), value.map(str::to_owned));
    let parsed = roxmltree::Document::parse(&xml).unwrap();
    assert_eq!(
        targets(parsed.root()),
        [
            pi("go", None),
            pi("href", Some("http://x.orgabc\u{800}o")),
            pi("go", None),
            pi("alt", None),
        ]
    );
    assert_eq!(
        targets(parsed.root_element()),
        [pi("abc", Some("in")), pi("lang", Some("en-GB.org"))]
    );
}

/// `pi = PI attrStart *attrValue END`
#[test]
fn an_instruction_has_one_target_and_it_comes_first() {
    let unexpected = |found, expected| ErrorKind::UnexpectedToken { found, expected };
    let target = Expected::PiTarget;
    for (document, offset, kind) in [
        // END, a string, a value, a tag-only literal, an instruction instead of the target.
        ("03 01 6A 02 'a' 00 43 01 05", 7, unexpected(0x01, target)),
        (
            "03 01 6A 02 'a' 00 43 03 'x' 00 01 05",
            7,
            unexpected(0x03, target),
        ),
        (
            "03 01 6A 02 'a' 00 43 85 01 05",
            7,
            unexpected(0x85, target),
        ),
        (
            "03 01 6A 02 'a' 00 43 44 00 01 05",
            7,
            unexpected(0x44, target),
        ),
        (
            "03 01 6A 02 'a' 00 43 43 04 00 01 01 05",
            7,
            unexpected(0x43, target),
        ),
        // A second target.
        (
            "03 01 6A 02 'a' 00 43 04 00 05 01 05",
            9,
            unexpected(0x05, Expected::Attribute),
        ),
        (
            "03 01 6A 02 'a' 00 43 04 00 04 00 01 05",
            9,
            unexpected(0x04, Expected::Attribute),
        ),
        // The same in content.
        (
            "03 01 6A 02 'a' 00 45 43 01 01",
            8,
            unexpected(0x01, target),
        ),
        (
            "03 01 6A 02 'a' 00 45 43 04 00 05 01 01",
            10,
            unexpected(0x05, Expected::Attribute),
        ),
    ] {
        let (_, error) = refused_after(&hex(document));
        assert_eq!(error, Error::new(kind, offset), "{document}");
    }
}

#[test]
fn an_instruction_without_its_end_is_cut_short() {
    for document in [
        "03 01 6A 02 'a' 00 43",
        "03 01 6A 02 'a' 00 43 04",
        "03 01 6A 02 'a' 00 43 04 00",
        "03 01 6A 02 'a' 00 45 43 04 00",
        "03 01 6A 02 'a' 00 05 43 04 00",
        // The end of an instruction is no root.
        "03 01 6A 02 'a' 00 43 04 00 01",
    ] {
        let document = hex(document);
        let end = Error::new(ErrorKind::UnexpectedEnd, document.len() as u64);
        assert_eq!(refused_after(&document).1, end, "{document:02X?}");
    }
}

/// Tag state and attribute state have a code page each; an instruction is in the latter.
#[test]
fn an_instruction_switches_the_attribute_page() {
    let document = hex("03 01 6A 00
        43 00 01 05 01
        85 05 03 'de' 00 01");
    assert_eq!(
        events(&document, &PAPER),
        [
            Event::Pi("lang"),
            Event::PiEnd,
            start(0, 0x05),
            attribute(1, 0x05),
            Event::Text("de"),
            Event::AttributesEnd,
            Event::End,
        ]
    );
}

#[test]
fn a_target_that_the_dictionary_does_not_know_has_no_name() {
    let document = hex("03 01 6A 00 43 3F 01 05");
    let unknown = ErrorKind::UnknownAttribute(Tag::new(0, 0x3F));
    assert_eq!(
        refused(&document, &PAPER, &Options::STRICT),
        Error::new(unknown, 5)
    );
    assert_eq!(lossless(&document)[1], Token::AttrStart(0x3F));
}
