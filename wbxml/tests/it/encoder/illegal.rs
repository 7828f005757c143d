//! Events that make no document are refused, each at the event that is wrong.

use wbxml::encode::Encoder;
use wbxml::tag::{devinf, syncml};
use wbxml::{
    Dictionary, EncodeOptions, ErrorKind, Event, Expected, LimitKind, NO_PAGE, ProtocolVersion,
    Sink, Tag, dictionaries, tag::eas,
};

use super::{body, encoded, table};
use crate::any_events::MIXED;
use crate::reading::hex;

const ROOT: Event<'static> = Event::Start(Tag::new(0, 5));
const A: Event<'static> = Event::Attribute(Tag::new(0, 5));

fn refused(events: &[Event<'_>], dictionary: &'static Dictionary) -> ErrorKind {
    match encoded(events, dictionary, &EncodeOptions::default()) {
        Ok(document) => panic!("{events:?} is {document:02X?}"),
        Err(e) => e.kind(),
    }
}

const fn unexpected(expected: Expected) -> ErrorKind {
    ErrorKind::UnexpectedEvent(expected)
}

#[test]
fn a_document_is_complete() {
    for (events, expected) in [
        (vec![], Expected::Root),
        (vec![Event::Pi("p"), Event::PiEnd], Expected::Root),
        (vec![ROOT], Expected::ElementEnd),
        (vec![ROOT, Event::Text("x")], Expected::ElementEnd),
        (vec![ROOT, A, Event::AttributesEnd], Expected::ElementEnd),
        (vec![ROOT, Event::End, Event::Pi("p")], Expected::ElementEnd),
        (
            vec![ROOT, Event::Document(&MIXED), ROOT, Event::End],
            Expected::ElementEnd,
        ),
    ] {
        assert_eq!(refused(&events, &MIXED), unexpected(expected), "{events:?}");
    }
}

#[test]
fn elements_come_one_in_another_and_the_root_once() {
    let literal = Event::StartLiteral { page: 0, name: "n" };
    for (events, expected) in [
        (vec![Event::End], Expected::Root),
        (vec![ROOT, Event::End, Event::End], Expected::Root),
        (
            vec![ROOT, Event::Text("x"), Event::End, Event::End],
            Expected::Root,
        ),
        (vec![ROOT, Event::End, ROOT], Expected::Epilogue),
        (vec![ROOT, Event::End, literal], Expected::Epilogue),
        (vec![Event::Text("x")], Expected::Root),
        (vec![Event::Char('x')], Expected::Root),
        (vec![Event::Char('\0')], Expected::Root),
        (vec![Event::Opaque(b"x")], Expected::Root),
        (
            vec![Event::Extension {
                code: 0xC0,
                text: "",
            }],
            Expected::Root,
        ),
        (
            vec![Event::ExtensionIndex {
                code: 0x80,
                index: 0,
            }],
            Expected::Root,
        ),
        (vec![ROOT, Event::End, Event::Text("x")], Expected::Root),
        (vec![ROOT, Event::End, Event::Opaque(b"x")], Expected::Root),
        (vec![ROOT, Event::DocumentEnd], Expected::Root),
        (vec![Event::Document(&MIXED)], Expected::Root),
    ] {
        assert_eq!(refused(&events, &MIXED), unexpected(expected), "{events:?}");
    }
}

#[test]
fn text_behind_the_root_is_refused_with_a_table_too() {
    // It was collected, and lost, or written behind the root.
    let behind = [ROOT, Event::Text("x"), Event::End, Event::Text("y")];
    let error = body(&behind, &MIXED, table(&["x"])).unwrap_err();
    assert_eq!(error.kind(), unexpected(Expected::Root));
    let empty = [ROOT, Event::End, Event::Text("y")];
    let error = body(&empty, &MIXED, table(&["x"])).unwrap_err();
    assert_eq!(error.kind(), unexpected(Expected::Root));
}

#[test]
fn attributes_come_before_content_and_values_in_attributes() {
    let value = Event::AttributeValue(Tag::new(0, 0x85));
    for (events, expected) in [
        (vec![ROOT, Event::Text("x"), A], Expected::Content),
        (vec![ROOT, ROOT, Event::End, A], Expected::Content),
        (
            vec![ROOT, Event::Text("x"), Event::AttributesEnd],
            Expected::Attribute,
        ),
        (vec![ROOT, Event::AttributesEnd], Expected::Attribute),
        (vec![ROOT, value], Expected::Content),
        (vec![ROOT, A, ROOT], Expected::Attribute),
        (vec![ROOT, A, Event::End], Expected::Attribute),
        (vec![ROOT, A, Event::Pi("p")], Expected::Attribute),
        (vec![ROOT, A, Event::PiEnd], Expected::Attribute),
        (vec![ROOT, A, Event::Document(&MIXED)], Expected::Attribute),
        (vec![A], Expected::Content),
    ] {
        assert_eq!(refused(&events, &MIXED), unexpected(expected), "{events:?}");
    }
}

#[test]
fn instructions_have_text_and_an_end() {
    for event in [
        ROOT,
        A,
        Event::End,
        Event::AttributesEnd,
        Event::Pi("q"),
        Event::Document(&MIXED),
    ] {
        let events = [ROOT, Event::Pi("p"), event];
        assert_eq!(
            refused(&events, &MIXED),
            unexpected(Expected::Text),
            "{event:?}"
        );
    }
    assert_eq!(
        refused(&[ROOT, Event::PiEnd], &MIXED),
        unexpected(Expected::PiTarget)
    );
}

#[test]
fn tokens_of_wbxml_itself_are_no_tags() {
    // Tag 01 would be END, 00 SWITCH_PAGE, 43 PI.
    for id in [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x40, 0x43, 0x7F, 0x80, 0x85, 0xFF,
    ] {
        for page in [0, 1, 14, 200] {
            let tag = Tag::new(page, id);
            for dictionary in [&MIXED, &dictionaries::ACTIVESYNC, &dictionaries::WV_CSP_1_1] {
                let events = [Event::Start(tag), Event::End];
                assert_eq!(refused(&events, dictionary), ErrorKind::UnknownTag(tag));
            }
        }
    }
    for id in [0x00, 0x01, 0x03, 0x04, 0x40, 0x43, 0x44, 0x80, 0x85, 0xFF] {
        let tag = Tag::new(0, id);
        let kind = refused(&[ROOT, Event::Attribute(tag)], &MIXED);
        assert_eq!(kind, ErrorKind::UnknownAttribute(tag));
    }
    for id in [0x00, 0x05, 0x7F, 0x80, 0x83, 0x84, 0xC0, 0xC3, 0xC4] {
        let tag = Tag::new(0, id);
        let kind = refused(&[ROOT, A, Event::AttributeValue(tag)], &MIXED);
        assert_eq!(kind, ErrorKind::UnknownAttributeValue(tag));
    }
    // Others that the dictionary does not know are written as they are.
    let unknown = [Event::Start(Tag::new(200, 0x3F)), Event::End];
    let document = encoded(&unknown, &MIXED, &EncodeOptions::default()).unwrap();
    assert_eq!(document, hex("03 01 6A 00 00 C8 3F"));
}

#[test]
fn names_are_names() {
    for name in ["", "1a", "a b", "a<", "-a", "a\0"] {
        for event in [
            Event::StartLiteral {
                page: NO_PAGE,
                name,
            },
            Event::AttributeLiteral { name },
            Event::Pi(name),
        ] {
            assert_eq!(
                refused(&[ROOT, event], &MIXED),
                ErrorKind::InvalidName,
                "{event:?}"
            );
        }
    }
}

#[test]
fn extensions_are_extensions() {
    let extension = |code, text| [ROOT, Event::Extension { code, text }];
    for code in [0x00, 0x05, 0x3F, 0x43, 0x83, 0xC3, 0xC4, 0xFF] {
        let kind = ErrorKind::UnknownExtension(code);
        assert_eq!(refused(&extension(code, ""), &MIXED), kind);
        assert_eq!(refused(&[ROOT, A, extension(code, "")[1]], &MIXED), kind);
        let index = Event::ExtensionIndex { code, index: 0 };
        assert_eq!(refused(&[ROOT, index], &MIXED), kind);
    }
    // EXT_0 to EXT_2 are single bytes: the string would be lost.
    assert_eq!(
        refused(&extension(0xC0, "x"), &MIXED),
        ErrorKind::UnknownExtension(0xC0)
    );
    assert_eq!(
        refused(&extension(0x40, "a\0"), &MIXED),
        ErrorKind::NulInText
    );
    for code in [0x40, 0xC1] {
        let index = Event::ExtensionIndex { code, index: 0 };
        assert_eq!(
            refused(&[ROOT, index], &MIXED),
            ErrorKind::UnknownExtension(code)
        );
    }
    // In WML the number is an offset in the table, and there has to be a string.
    let wml = &dictionaries::WML_1_3;
    let p = Event::Start(wml.tag(0, "p").unwrap());
    let index = |index| [p, Event::ExtensionIndex { code: 0x80, index }, Event::End];
    assert_eq!(refused(&index(0), wml), ErrorKind::StringTableIndex(0));
    assert_eq!(
        body(&index(0), wml, table(&["é"])).unwrap(),
        hex("60 80 00 01")
    );
    assert_eq!(
        body(&index(2), wml, table(&["é"])).unwrap(),
        hex("60 80 02 01")
    );
    for offset in [1, 3, u32::MAX] {
        let error = body(&index(offset), wml, table(&["é"])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StringTableIndex(offset));
    }
    // In WV-CSP it is a value.
    let wv = &dictionaries::WV_CSP_1_1;
    let events = [
        Event::Start(Tag::new(0, 5)),
        Event::ExtensionIndex {
            code: 0x80,
            index: 300,
        },
        Event::End,
    ];
    let document = encoded(&events, wv, &EncodeOptions::default()).unwrap();
    assert_eq!(document, hex("03 10 6A 00 45 80 82 2C 01"));
    // And a string that happens to be in the table is none.
    let events = [
        Event::Start(Tag::new(0, 5)),
        Event::Extension {
            code: 0x80,
            text: "x",
        },
        Event::End,
    ];
    assert_eq!(
        body(&events, wv, table(&["x"])).unwrap(),
        hex("45 40 'x' 00 01")
    );
}

#[test]
fn nul_in_text_is_refused() {
    for event in [Event::Text("a\0"), Event::CData("\0")] {
        assert_eq!(
            refused(&[ROOT, event, Event::End], &MIXED),
            ErrorKind::NulInText
        );
        let error = body(&[ROOT, event, Event::End], &MIXED, table(&["a"])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NulInText);
    }
}

#[test]
fn documents_inside_are_complete_and_one_deep() {
    let begin = [
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
    ];
    let root = [Event::Start(devinf::DEV_INF), Event::End];
    let refused =
        |more: &[Event<'_>]| refused(&[&begin[..], more].concat(), &dictionaries::SYNCML_1_2);
    assert_eq!(refused(&[Event::DocumentEnd]), unexpected(Expected::Root));
    assert_eq!(refused(&[Event::End]), unexpected(Expected::Root));
    assert_eq!(refused(&[Event::Text("x")]), unexpected(Expected::Root));
    assert_eq!(
        refused(&[root, root].concat()),
        unexpected(Expected::Epilogue)
    );
    assert_eq!(
        refused(&[root[0], Event::DocumentEnd]),
        unexpected(Expected::ElementEnd)
    );
    assert_eq!(refused(&[begin[1]]), unexpected(Expected::Content));
    assert_eq!(refused(&[root[0], begin[1]]), unexpected(Expected::Content));
}

#[test]
fn elements_nest_as_deep_as_the_limit_of_a_reader() {
    let nested = |depth: usize, inside: &[Event<'_>]| {
        let events = [&vec![ROOT; depth], inside, &vec![Event::End; depth]].concat();
        encoded(&events, &MIXED, &EncodeOptions::default())
    };
    assert!(nested(128, &[Event::Text("x")]).is_ok());
    assert!(nested(129, &[]).is_ok(), "an empty element has no depth");
    let error = nested(129, &[Event::Text("x")]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Depth));
    let options = EncodeOptions::default().with_depth(100_000);
    let events = [vec![ROOT; 100_000], vec![Event::End; 100_000]].concat();
    assert_eq!(
        encoded(&events, &MIXED, &options).unwrap().len(),
        4 + 99_999 * 2 + 1
    );
    // A document inside counts with what is around it.
    let events = |depth: usize| {
        let mut events = vec![Event::Start(syncml::DATA); 100];
        events.push(Event::Document(&dictionaries::DEVINF_1_2));
        events.extend(vec![Event::Start(devinf::DEV_INF); depth]);
        events.push(Event::Text("x"));
        events.extend(vec![Event::End; depth]);
        events.push(Event::DocumentEnd);
        events.extend(vec![Event::End; 100]);
        events
    };
    let options = EncodeOptions::default();
    assert!(encoded(&events(28), &dictionaries::SYNCML_1_2, &options).is_ok());
    let error = encoded(&events(29), &dictionaries::SYNCML_1_2, &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Depth));
}

#[test]
fn tags_of_another_protocol_version_are_refused() {
    // MS-ASWBXML: Find is of 16.1.
    let options = |version| EncodeOptions::default().with_protocol_version(version);
    let events = [Event::Start(eas::find::FIND), Event::End];
    let dictionary = &dictionaries::ACTIVESYNC;
    let error = encoded(&events, dictionary, &options(ProtocolVersion::V14_1)).unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::NotInProtocolVersion(eas::find::FIND)
    );
    assert!(encoded(&events, dictionary, &options(ProtocolVersion::V16_1)).is_ok());
    assert!(encoded(&events, dictionary, &EncodeOptions::default()).is_ok());
}

#[test]
fn a_name_that_a_fixed_table_lacks_is_refused() {
    let literal = [
        Event::StartLiteral {
            page: 0,
            name: "new",
        },
        Event::End,
    ];
    let error = body(&literal, &MIXED, table(&["other"])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotInStringTable);
    assert_eq!(
        body(&literal, &MIXED, table(&["new"])).unwrap(),
        hex("04 00")
    );
}

#[test]
fn an_error_is_located_in_what_has_been_written() {
    let mut encoder = Encoder::new(Vec::new(), &MIXED, EncodeOptions::default()).unwrap();
    assert_eq!(encoder.written(), 4);
    encoder.event(ROOT).unwrap();
    encoder.event(Event::Text("ab")).unwrap();
    let error = encoder.event(Event::Text("\0")).unwrap_err();
    assert_eq!(error.offset(), 8, "header, tag, STR_I, two letters");
}
