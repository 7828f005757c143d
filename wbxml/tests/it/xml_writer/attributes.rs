//! Attributes: each once, values as they are, declarations that may be.

use wbxml::tag::eas::air_sync;
use wbxml::{DiagnosticKind, ErrorKind, Event, Expected, LimitKind, Tag, XmlError, dictionaries};

use super::{BARE, ESCAPED, written, xml};

const EAS: &wbxml::Dictionary = &dictionaries::ACTIVESYNC;

/// The events of a Sync element with these literal attributes.
fn sync<'a>(attributes: &[(&'a str, &'a str)]) -> Vec<Event<'a>> {
    let mut events = vec![Event::Start(air_sync::SYNC)];
    for &(name, value) in attributes {
        events.push(Event::AttributeLiteral { name });
        if !value.is_empty() {
            events.push(Event::Text(value));
        }
    }
    events.extend([Event::AttributesEnd, Event::End]);
    events
}

fn kind(attributes: &[(&str, &str)]) -> ErrorKind {
    written(&sync(attributes), EAS, &BARE).unwrap_err().kind()
}

#[test]
fn values_come_back_as_they_are() {
    let value = "a \t\n\r<>&\"'\u{85}\u{2028}\u{FFFD}\u{EF00}é\u{1F600} $x b";
    let text = xml(&sync(&[("a", value), ("b", "")]), EAS);
    assert_eq!(
        text,
        "<Sync xmlns=\"AirSync\" a=\"a &#9;&#10;&#13;&lt;&gt;&amp;&quot;'\u{85}\u{2028}\u{FFFD}\u{EF00}\
         é\u{1F600} $x b\" b=\"\"/>"
    );
    let document = roxmltree::Document::parse(&text).unwrap();
    assert_eq!(document.root_element().attribute("a"), Some(value));
}

#[test]
fn values_come_in_pieces() {
    let events = [
        Event::Start(air_sync::SYNC),
        Event::AttributeLiteral { name: "a" },
        Event::Text("1"),
        Event::Char('<'),
        Event::CData("2]]>"),
        Event::Opaque("é".as_bytes()),
        Event::AttributeLiteral { name: "b" },
        Event::AttributesEnd,
        Event::Text("x"),
        Event::End,
    ];
    assert_eq!(
        xml(&events, EAS),
        "<Sync xmlns=\"AirSync\" a=\"1&lt;2]]&gt;é\" b=\"\">x</Sync>"
    );
}

#[test]
fn an_attribute_is_there_once() {
    assert_eq!(
        kind(&[("a", "1"), ("b", ""), ("a", "1")]),
        ErrorKind::DuplicateAttribute
    );
    // By its token and by its name, and by two of its tokens: SI href is 0:0B and 0:0C.
    let si = &dictionaries::SI_1_0;
    let start = Event::Start(Tag::new(0, 6));
    let href = Event::Attribute(Tag::new(0, 0x0B));
    for second in [
        href,
        Event::Attribute(Tag::new(0, 0x0C)),
        Event::AttributeLiteral { name: "href" },
    ] {
        let error = written(&[start, href, Event::Text("a"), second], si, &BARE).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DuplicateAttribute);
    }
    // By namespace (Namespaces in XML 1.0 §6.3).
    let same = [
        ("xmlns:x", "urn:x"),
        ("x:a", ""),
        ("xmlns:y", "urn:x"),
        ("y:a", ""),
    ];
    assert_eq!(kind(&same), ErrorKind::DuplicateAttribute);
    let different = [
        ("xmlns:x", "urn:x"),
        ("x:a", ""),
        ("xmlns:y", "urn:y"),
        ("y:a", ""),
        ("a", ""),
    ];
    xml(&sync(&different), EAS);
}

#[test]
fn attributes_end_with_their_element() {
    let nested = [
        Event::Start(air_sync::SYNC),
        Event::AttributeLiteral { name: "a" },
        Event::AttributesEnd,
        Event::Start(air_sync::CLASS),
        Event::AttributeLiteral { name: "a" },
        Event::AttributesEnd,
        Event::End,
        Event::Start(air_sync::CLASS),
        Event::AttributeLiteral { name: "a" },
        Event::AttributesEnd,
        Event::End,
        Event::End,
    ];
    let expected = "<Sync xmlns=\"AirSync\" a=\"\"><Class a=\"\"/><Class a=\"\"/></Sync>";
    assert_eq!(xml(&nested, EAS), expected);
}

#[test]
fn a_prefix_is_declared_before_behind_or_around_its_attribute() {
    assert_eq!(
        xml(&sync(&[("x:a", "1"), ("xmlns:x", "urn:x")]), EAS),
        "<Sync xmlns=\"AirSync\" x:a=\"1\" xmlns:x=\"urn:x\"/>"
    );
    assert_eq!(
        kind(&[("x:a", "1")]),
        ErrorKind::Xml(XmlError::UnboundPrefix)
    );
    assert_eq!(
        kind(&[("x:a", "1"), ("xmlns:y", "u")]),
        ErrorKind::Xml(XmlError::UnboundPrefix)
    );
    let around = [
        Event::Start(air_sync::SYNC),
        Event::AttributeLiteral { name: "xmlns:x" },
        Event::Text("urn:x"),
        Event::AttributesEnd,
        Event::Start(air_sync::CLASS),
        Event::AttributeLiteral { name: "x:a" },
        Event::AttributesEnd,
        Event::End,
        Event::End,
    ];
    xml(&around, EAS);
    // It ends with its element.
    let mut behind = around[..4].to_vec();
    behind.insert(0, Event::Start(air_sync::SYNC));
    behind.push(Event::End);
    behind.extend(&around[4..]);
    let error = written(&behind, EAS, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Xml(XmlError::UnboundPrefix));
    // `xml` needs no declaration.
    xml(&sync(&[("xml:lang", "de")]), EAS);
}

#[test]
fn declarations_are_such_as_may_be() {
    let not_allowed = ErrorKind::Xml(XmlError::Attribute);
    for (name, value) in [
        ("xmlns:x", ""),
        ("xmlns:xml", "urn:x"),
        ("xmlns:xmlns", "urn:x"),
        ("xmlns:x", "http://www.w3.org/2000/xmlns/"),
        ("xmlns:x", "http://www.w3.org/XML/1998/namespace"),
    ] {
        assert_eq!(kind(&[(name, value)]), not_allowed, "{name}={value}");
    }
    // `xmlns` is an attribute like any other to SI, but not to XML.
    let si = &dictionaries::SI_1_0;
    let with = |value| {
        let events = [
            Event::Start(Tag::new(0, 5)),
            Event::AttributeLiteral { name: "xmlns" },
            Event::Text(value),
            Event::AttributesEnd,
            Event::End,
        ];
        written(&events, si, &BARE)
            .map(|(text, _)| text)
            .map_err(|e| e.kind())
    };
    assert_eq!(with("urn:x").as_deref(), Ok("<si xmlns=\"urn:x\"/>"));
    assert_eq!(with("http://www.w3.org/2000/xmlns/"), Err(not_allowed));
    // A namespace is not replaced by another, not even where characters are escaped.
    let error = written(&sync(&[("xmlns:x", "u\u{1}")]), EAS, &ESCAPED).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotXmlCharacter('\u{1}'));
    let xml_prefix = ("xmlns:xml", "http://www.w3.org/XML/1998/namespace");
    xml(&sync(&[xml_prefix]), EAS);
}

#[test]
fn there_are_not_too_many_attributes_and_prefixes() {
    let names: Vec<String> = (0..3000).map(|i| format!("a{i}")).collect();
    let attributes: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(
        kind(&attributes),
        ErrorKind::LimitExceeded(LimitKind::Items)
    );
    xml(&sync(&attributes[..256]), EAS);
    let names: Vec<String> = (0..300).map(|i| format!("xmlns:a{i}")).collect();
    let mut events = vec![Event::Start(air_sync::SYNC)];
    for (i, name) in names.iter().enumerate() {
        if i % 100 == 99 {
            events.extend([Event::AttributesEnd, Event::Start(air_sync::SYNC)]);
        }
        events.extend([Event::AttributeLiteral { name }, Event::Text("urn:x")]);
    }
    events.push(Event::AttributesEnd);
    let error = written(&events, EAS, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Items));
}

#[test]
fn an_attribute_without_a_name_is_refused_or_named_by_its_token() {
    let tag = Tag::new(0, 0x05);
    let events = [
        Event::Start(air_sync::SYNC),
        Event::Attribute(tag),
        Event::Text("1"),
        Event::AttributesEnd,
        Event::End,
    ];
    let error = written(&events, EAS, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownAttribute(tag));
    let (text, diagnostics) = written(&events, EAS, &ESCAPED).unwrap();
    assert_eq!(
        text,
        "<Sync xmlns=\"AirSync\" wbxml-attribute-00-05=\"1\"/>"
    );
    assert_eq!(diagnostics[0].kind(), DiagnosticKind::Escaped);
    let read = wbxml::xml::Reader::new(&text, EAS).unwrap();
    assert_eq!(read.map(Result::unwrap).collect::<Vec<_>>(), events);
    // For a value there is no such name.
    let value = [
        events[0],
        events[1],
        Event::AttributeValue(Tag::new(0, 0x85)),
    ];
    let error = written(&value, EAS, &ESCAPED).unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::UnknownAttributeValue(Tag::new(0, 0x85))
    );
}

#[test]
fn attributes_come_before_content() {
    let unexpected = |expected| ErrorKind::UnexpectedEvent(expected);
    let sync = Event::Start(air_sync::SYNC);
    let a = Event::AttributeLiteral { name: "a" };
    for (events, kind) in [
        (
            vec![sync, Event::Text("x"), a],
            unexpected(Expected::Content),
        ),
        (
            vec![sync, sync, Event::End, a],
            unexpected(Expected::Content),
        ),
        (
            vec![sync, Event::Text("x"), Event::AttributesEnd],
            unexpected(Expected::Content),
        ),
        (vec![sync, a, sync], unexpected(Expected::Attribute)),
        (vec![sync, a, Event::End], unexpected(Expected::Attribute)),
        (vec![sync, a, Event::Pi("p")], unexpected(Expected::Text)),
        (
            vec![sync, a, Event::StartLiteral { page: 0, name: "b" }],
            unexpected(Expected::Attribute),
        ),
        (
            vec![sync, a, Event::Document(EAS)],
            unexpected(Expected::Attribute),
        ),
    ] {
        assert_eq!(
            written(&events, EAS, &BARE).unwrap_err().kind(),
            kind,
            "{events:?}"
        );
    }
}

#[test]
fn typed_values_are_text() {
    // SI 1.0 §8.2.2: 1999-06-25T15:23:00Z.
    let si = &dictionaries::SI_1_0;
    let date = [0x19, 0x99, 0x06, 0x25, 0x15, 0x23];
    let with = |bytes| {
        [
            Event::Start(Tag::new(0, 6)),
            Event::Attribute(Tag::new(0, 0x0A)),
            Event::Opaque(bytes),
            Event::AttributesEnd,
            Event::End,
        ]
    };
    assert_eq!(
        xml(&with(&date), si),
        "<indication created=\"1999-06-25T15:23:00Z\"/>"
    );
    let bad = [0xFF, 0x99, 0x06, 0x25];
    let error = written(&with(&bad), si, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidTypedValue);
    let (text, diagnostics) = written(&with(&bad), si, &ESCAPED).unwrap();
    // RFC 4648 of FF 99 06 25.
    assert_eq!(text, "<indication created=\"/5kGJQ==\"/>");
    assert_eq!(diagnostics[0].kind(), DiagnosticKind::Escaped);
}
