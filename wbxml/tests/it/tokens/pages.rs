//! SWITCH_PAGE: the code pages of tags and of attributes (WBXML 1.3 §5.8.1).

use super::*;

#[test]
fn a_page_stays_until_it_is_switched_again_in_the_same_state() {
    let document = hex("03 01 6A 00
        45
            00 01 46
                05
            01
            85 00 01 05 03 'de' 00 01
            00 00 86 7F 85 00 00 85 01
            86 05 01
            00 01 05
        01");
    assert_eq!(
        lossless(&document),
        [
            Token::Tag(0x45),
            Token::SwitchPage(1),
            Token::Tag(0x46),
            Token::Tag(0x05),
            ELEMENT_END,
            Token::Tag(0x85),
            Token::SwitchPage(1),
            Token::AttrStart(0x05),
            str_i("de"),
            ATTRIBUTES_END,
            Token::SwitchPage(0),
            Token::Tag(0x86),
            Token::AttrStart(0x7F),
            Token::AttrValue(0x85),
            Token::SwitchPage(0),
            Token::AttrValue(0x85),
            ATTRIBUTES_END,
            Token::Tag(0x86),
            Token::AttrStart(0x05),
            ATTRIBUTES_END,
            Token::SwitchPage(1),
            Token::Tag(0x05),
            ELEMENT_END,
        ]
    );
    assert_eq!(
        events(&document, &PAPER),
        [
            start(0, 0x05),
            start(1, 0x06),
            start(1, 0x05),
            Event::End,
            Event::End,
            // The tag page outlived the element; the attribute page begins at 0.
            start(1, 0x05),
            attribute(1, 0x05),
            Event::Text("de"),
            Event::AttributesEnd,
            Event::End,
            // The tag page is switched, the attribute page is not.
            start(0, 0x06),
            attribute(1, 0x05),
            Event::Text("en"),
            Event::Text("-GB"),
            Event::Text(".org"),
            Event::AttributesEnd,
            Event::End,
            start(0, 0x06),
            attribute(0, 0x05),
            Event::AttributesEnd,
            Event::End,
            start(1, 0x05),
            Event::End,
            Event::End,
        ]
    );
}

#[test]
fn page_255_is_a_page() {
    let document = hex("03 01 6A 00 00 FF FF 00 FF 45 FF 01 00 FE 3F 01");
    assert_eq!(
        lossless(&document)[..6],
        [
            Token::SwitchPage(255),
            Token::Tag(0xFF),
            Token::SwitchPage(255),
            Token::AttrStart(0x45),
            Token::AttrValue(0xFF),
            ATTRIBUTES_END,
        ]
    );
    assert_eq!(
        events(&document, &PAPER),
        [
            start(255, 0x3F),
            attribute(255, 0x45),
            Event::Text("yes"),
            Event::AttributesEnd,
            // A page that the dictionary does not have.
            start(254, 0x3F),
            Event::End,
            Event::End,
        ]
    );
}

#[test]
fn unknown_attributes_and_values_survive_as_page_and_token() {
    let document = hex("03 01 6A 00 85 3F 86 00 02 85 00 01 06 01");
    assert_eq!(
        events(&document, &PAPER)[1..],
        [
            attribute(0, 0x3F),
            Event::AttributeValue(Tag::new(0, 0x86)),
            Event::AttributeValue(Tag::new(2, 0x85)),
            attribute(1, 0x06),
            Event::AttributesEnd,
            Event::End,
        ]
    );
}

#[test]
fn a_page_may_be_switched_before_the_root() {
    let document = hex("03 01 6A 00 00 01 45 05 01");
    assert_eq!(
        events(&document, &PAPER)[..2],
        [start(1, 0x05), start(1, 0x05)]
    );
}

/// The published code pages end long before 72; a phone sent it all the same.
#[test]
fn page_72_is_read_and_has_no_name() {
    let document = hex("03 01 6A 00 45 00 48 46 03 'x' 00 01 01");
    let dictionary = &dictionaries::ACTIVESYNC;
    let unknown = start(72, 0x06);
    assert_eq!(
        events(&document, dictionary)[1..3],
        [unknown, Event::Text("x")]
    );
    assert_eq!(encoded_again(&document, &Options::STRICT), document);
    #[cfg(feature = "xml")]
    {
        let options = wbxml::ConvertOptions::default().with_dictionary(dictionary);
        let error = wbxml::to_xml_with(&document, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnknownTag(Tag::new(72, 0x06)));
    }
}
