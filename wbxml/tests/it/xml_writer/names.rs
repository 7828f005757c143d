//! Names of elements: namespaces, prefixes, tags that have no name, documents inside documents.

use wbxml::tag::eas::{air_sync, provision};
use wbxml::tag::{devinf, metinf, syncml};
use wbxml::{
    DiagnosticKind, Error, ErrorKind, Event, Expected, LimitKind, NO_PAGE, Sink, Tag, XmlError,
    dictionaries, xml as form,
};

use super::{BARE, ESCAPED, written, xml};
use crate::any_events::MIXED;

const EAS: &wbxml::Dictionary = &dictionaries::ACTIVESYNC;

const fn literal(page: u16, name: &str) -> Event<'_> {
    Event::StartLiteral { page, name }
}

const fn attribute(name: &str) -> Event<'_> {
    Event::AttributeLiteral { name }
}

#[test]
fn a_namespace_is_declared_where_the_code_page_changes() {
    let events = [
        Event::Start(provision::PROVISION),
        Event::Start(provision::STATUS),
        Event::Text("1"),
        Event::End,
        Event::Start(air_sync::STATUS),
        Event::Start(air_sync::CLASS),
        Event::End,
        Event::Start(provision::DATA),
        Event::End,
        Event::End,
        Event::Start(provision::POLICIES),
        Event::End,
        Event::End,
    ];
    let expected = "<Provision xmlns=\"Provision\"><Status>1</Status>\
                    <Status xmlns=\"AirSync\"><Class/><Data xmlns=\"Provision\"/></Status>\
                    <Policies/></Provision>";
    assert_eq!(xml(&events, EAS), expected);
}

#[test]
fn the_pages_of_syncml_are_three_namespaces() {
    let events = [
        Event::Start(syncml::SYNC_ML),
        Event::Start(syncml::META),
        Event::Start(metinf::TYPE),
        Event::Text("a/b"),
        Event::End,
        Event::Start(syncml::DATA),
        Event::End,
        Event::End,
        Event::End,
    ];
    let expected = "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><Meta><Type xmlns=\"syncml:metinf\">a/b</Type>\
                    <Data/></Meta></SyncML>";
    assert_eq!(xml(&events, &dictionaries::SYNCML_1_2), expected);
}

#[test]
fn a_document_inside_has_its_own_names_and_namespaces() {
    let events = [
        Event::Start(syncml::SYNC_ML),
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
        Event::Start(devinf::DEV_INF),
        Event::Start(devinf::MAN),
        Event::Text("x"),
        Event::End,
        Event::End,
        Event::DocumentEnd,
        Event::End,
        Event::Start(syncml::FINAL),
        Event::End,
        Event::End,
    ];
    let dictionary = &dictionaries::SYNCML_1_2;
    let expected = "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><Data><DevInf xmlns=\"syncml:devinf\">\
                    <Man>x</Man></DevInf></Data><Final/></SyncML>";
    assert_eq!(xml(&events, dictionary), expected);
    let pretty = written(&events, dictionary, &BARE.with_indent(Some(1)))
        .unwrap()
        .0;
    let expected = "<SyncML xmlns=\"SYNCML:SYNCML1.2\">\n <Data>\n  <DevInf xmlns=\"syncml:devinf\">\n   \
                    <Man>x</Man>\n  </DevInf>\n </Data>\n <Final/>\n</SyncML>\n";
    assert_eq!(pretty, expected);
}

#[test]
fn a_document_inside_has_one_root_and_ends_before_its_element() {
    let begin = [
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
    ];
    let root = [Event::Start(devinf::DEV_INF), Event::End];
    let refused = |more: &[Event<'_>]| {
        let events = [&begin[..], more].concat();
        written(&events, &dictionaries::SYNCML_1_2, &BARE)
            .unwrap_err()
            .kind()
    };
    let unexpected = ErrorKind::UnexpectedEvent;
    assert_eq!(
        refused(&[Event::DocumentEnd]),
        unexpected(Expected::ElementEnd)
    );
    assert_eq!(refused(&[Event::End]), unexpected(Expected::ElementEnd));
    assert_eq!(refused(&[Event::Text("x")]), unexpected(Expected::Root));
    assert_eq!(refused(&[Event::Char('x')]), unexpected(Expected::Root));
    assert_eq!(refused(&[Event::CData("x")]), unexpected(Expected::Root));
    assert_eq!(refused(&[Event::Opaque(b"")]), unexpected(Expected::Root));
    assert_eq!(
        refused(&[&root[..], &root].concat()),
        unexpected(Expected::Epilogue)
    );
    assert_eq!(
        refused(&[&root[..], &[literal(NO_PAGE, "a")]].concat()),
        unexpected(Expected::Epilogue)
    );
    let open = [Event::Start(devinf::DEV_INF), Event::DocumentEnd];
    assert_eq!(refused(&open), unexpected(Expected::ElementEnd));
    let nested = [Event::Document(&dictionaries::DEVINF_1_2)];
    assert_eq!(refused(&nested), unexpected(Expected::Content));
    assert_eq!(
        refused(&root),
        unexpected(Expected::ElementEnd),
        "without an end"
    );
}

#[test]
fn a_document_inside_does_not_end_before_its_root_does() {
    let begin = [
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
    ];
    let root = Event::Start(devinf::DEV_INF);
    let (end, done) = (Event::End, Event::DocumentEnd);
    // The place is right in each but for the end of the document itself.
    for (inside, after) in [
        (&[][..], &[end][..]),
        (&[root], &[end, end]),
        (&[root, Event::Start(devinf::MAN)], &[end, end, end]),
        (&[root, Event::AttributeLiteral { name: "a" }], &[end, end]),
    ] {
        let dictionary = &dictionaries::SYNCML_1_2;
        let mut writer = form::Writer::with_options(Vec::new(), dictionary, &BARE).unwrap();
        for event in begin.iter().chain(inside) {
            writer.event(*event).unwrap();
        }
        let error = writer.event(done).unwrap_err();
        let kind = ErrorKind::UnexpectedEvent(Expected::ElementEnd);
        assert_eq!(error.kind(), kind, "{inside:?}");
        for event in after {
            let _ = writer.event(*event);
        }
        assert_eq!(writer.finish().unwrap_err(), error, "{inside:?}");
    }
}

#[test]
fn no_element_and_no_end_comes_before_the_attributes_have_ended() {
    let root = Event::Start(air_sync::SYNC);
    for next in [root, Event::End] {
        let events = [
            root,
            Event::AttributeLiteral { name: "a" },
            Event::Text("1"),
            next,
        ];
        let error = written(&events, EAS, &BARE).unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::UnexpectedEvent(Expected::Attribute)
        );
    }
}

#[test]
fn two_hundred_and_fifty_six_prefixes_may_be_in_force_and_no_more() {
    let names: Vec<String> = (0..257).map(|i| format!("xmlns:p{i}")).collect();
    // Half of them in the root, the others in the element inside, which they are all in force in.
    let document = |count: usize| {
        let mut events = Vec::new();
        for half in [&names[..128], &names[128..count]] {
            events.push(Event::Start(air_sync::SYNC));
            for name in half {
                events.push(Event::AttributeLiteral { name });
                events.push(Event::Text("urn:p"));
            }
            events.push(Event::AttributesEnd);
        }
        events.extend([Event::End, Event::End]);
        written(&events, EAS, &BARE)
    };
    for count in [255, 256] {
        let (xml, _) = document(count).unwrap();
        let mut reader = form::Reader::new(&xml, EAS).unwrap();
        assert_eq!(reader.by_ref().find_map(Result::err), None, "{count}");
    }
    assert_eq!(
        document(257).unwrap_err().kind(),
        ErrorKind::LimitExceeded(LimitKind::Items)
    );
}

#[test]
fn a_literal_is_in_the_namespace_of_its_page() {
    let events = [
        Event::Start(provision::PROVISION),
        literal(14, "New"),
        Event::Start(provision::STATUS),
        Event::End,
        Event::End,
        literal(0, "New"),
        Event::Start(provision::STATUS),
        Event::End,
        Event::Start(air_sync::STATUS),
        Event::End,
        Event::End,
        literal(NO_PAGE, "New"),
        literal(NO_PAGE, "New"),
        Event::End,
        Event::Start(provision::STATUS),
        Event::End,
        Event::End,
        Event::End,
    ];
    let expected = "<Provision xmlns=\"Provision\"><New><Status/></New>\
                    <New xmlns=\"AirSync\"><Status xmlns=\"Provision\"/><Status/></New>\
                    <New xmlns=\"\"><New/><Status xmlns=\"Provision\"/></New></Provision>";
    assert_eq!(xml(&events, EAS), expected);
    let root = [
        literal(NO_PAGE, "New"),
        Event::Start(air_sync::SYNC),
        Event::End,
        Event::End,
    ];
    assert_eq!(xml(&root, EAS), "<New><Sync xmlns=\"AirSync\"/></New>");
}

#[test]
fn a_literal_may_declare_its_namespace_itself() {
    let events = [
        Event::Start(air_sync::SYNC),
        literal(NO_PAGE, "a"),
        attribute("xmlns"),
        Event::Text("urn:x"),
        Event::AttributesEnd,
        literal(NO_PAGE, "b"),
        Event::End,
        Event::Start(air_sync::CLASS),
        Event::End,
        literal(NO_PAGE, "c"),
        attribute("xmlns"),
        Event::AttributesEnd,
        Event::End,
        Event::End,
        Event::Start(air_sync::CLASS),
        Event::End,
        Event::End,
    ];
    let expected = "<Sync xmlns=\"AirSync\"><a xmlns=\"urn:x\"><b/><Class xmlns=\"AirSync\"/>\
                    <c xmlns=\"\"/></a><Class/></Sync>";
    assert_eq!(xml(&events, EAS), expected);
    // An element with a token has its own: this would be the second.
    let twice = [
        Event::Start(air_sync::SYNC),
        attribute("xmlns"),
        Event::Text("urn:x"),
    ];
    let error = written(&twice, EAS, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::DuplicateAttribute);
}

/// A literal on code page 14 is in its namespace, as an element with a token is (Namespaces in XML 1.0
/// §6.2: `xmlns` would say that it is in another).
#[test]
fn a_literal_on_a_page_with_a_namespace_declares_no_other() {
    let with = |namespace: &'static str| {
        [
            Event::Start(air_sync::SYNC),
            literal(14, "a"),
            attribute("xmlns"),
            Event::Text(namespace),
            Event::AttributesEnd,
            literal(14, "b"),
            Event::End,
            Event::End,
            Event::End,
        ]
    };
    for namespace in ["", "urn:x", "AirSync"] {
        let error = written(&with(namespace), EAS, &BARE).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DuplicateAttribute, "{namespace}");
    }
    assert_eq!(
        xml(&with("Provision"), EAS),
        "<Sync xmlns=\"AirSync\"><a xmlns=\"Provision\"><b/></a></Sync>"
    );
}

#[test]
fn the_prefix_of_a_literal_says_nothing_about_names_without_one() {
    // The page of a literal with a prefix was taken for the default namespace in it.
    for page in [0, 14, NO_PAGE] {
        let events = [
            Event::Start(air_sync::SYNC),
            attribute("xmlns:x"),
            Event::Text("urn:x"),
            Event::AttributesEnd,
            literal(page, "x:a"),
            Event::Start(provision::STATUS),
            Event::End,
            Event::Start(air_sync::STATUS),
            Event::End,
            Event::End,
            literal(page, "x:b"),
            attribute("xmlns"),
            Event::Text("urn:y"),
            Event::AttributesEnd,
            Event::Start(air_sync::STATUS),
            Event::End,
            Event::End,
            Event::End,
        ];
        let expected = "<Sync xmlns=\"AirSync\" xmlns:x=\"urn:x\"><x:a><Status xmlns=\"Provision\"/>\
                        <Status/></x:a><x:b xmlns=\"urn:y\"><Status xmlns=\"AirSync\"/></x:b></Sync>";
        assert_eq!(xml(&events, EAS), expected, "{page}");
    }
}

#[test]
fn a_page_without_a_namespace_takes_that_of_another_back() {
    let [root, bare, two] = [Tag::new(0, 5), Tag::new(1, 5), Tag::new(2, 5)].map(Event::Start);
    let events = [
        root,
        bare,
        bare,
        Event::End,
        two,
        Event::End,
        Event::End,
        root,
        Event::End,
        Event::End,
    ];
    let expected = "<Root xmlns=\"urn:zero\"><Bare xmlns=\"\"><Bare/><Two xmlns=\"urn:two\"/></Bare>\
                    <Root/></Root>";
    assert_eq!(xml(&events, &MIXED), expected);
    assert_eq!(
        xml(&[bare, root, Event::End, Event::End], &MIXED),
        "<Bare><Root xmlns=\"urn:zero\"/></Bare>"
    );
}

#[test]
fn prefixes_of_rights_are_declared_once() {
    let drm = &dictionaries::DRMREL_1_0;
    let tag = |name| Event::Start(drm.tag(0, name).unwrap());
    let events = [
        tag("o-ex:rights"),
        tag("o-ex:context"),
        tag("o-dd:version"),
        Event::Text("1.0"),
        Event::End,
        tag("o-dd:uid"),
        Event::End,
        Event::End,
        tag("ds:KeyInfo"),
        Event::End,
        Event::End,
    ];
    let expected = "<o-ex:rights xmlns:o-ex=\"http://odrl.net/1.1/ODRL-EX\"><o-ex:context>\
                    <o-dd:version xmlns:o-dd=\"http://odrl.net/1.1/ODRL-DD\">1.0</o-dd:version>\
                    <o-dd:uid xmlns:o-dd=\"http://odrl.net/1.1/ODRL-DD\"/></o-ex:context>\
                    <ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#/\"/></o-ex:rights>";
    assert_eq!(xml(&events, drm), expected);
    // Where the document declares them, as it should, they are not declared again.
    let attribute = |name| Event::Attribute(drm.attribute_tag(name).unwrap());
    let mut declared = vec![
        events[0],
        attribute("xmlns:o-ex"),
        Event::Text("http://odrl.net/1.1/ODRL-EX"),
        attribute("xmlns:o-dd"),
        Event::Text("http://odrl.net/1.1/"),
        Event::Text("ODRL-DD"),
        Event::AttributesEnd,
    ];
    declared.extend(&events[1..8]);
    declared.push(Event::End);
    let expected = "<o-ex:rights xmlns:o-ex=\"http://odrl.net/1.1/ODRL-EX\" \
                    xmlns:o-dd=\"http://odrl.net/1.1/ODRL-DD\"><o-ex:context>\
                    <o-dd:version>1.0</o-dd:version><o-dd:uid/></o-ex:context></o-ex:rights>";
    assert_eq!(xml(&declared, drm), expected);
}

#[test]
fn names_are_checked() {
    for name in [
        "", "1a", "a b", "a<", "a:b:c", ":a", "a:", "-a", "a\0", "×", "a/",
    ] {
        for events in [
            vec![literal(NO_PAGE, name)],
            vec![Event::Start(air_sync::SYNC), attribute(name)],
        ] {
            let error = written(&events, EAS, &ESCAPED).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidName, "{name:?}");
        }
    }
    for target in ["", "1a", "xml", "XmL", "a b", "a?>"] {
        let error = written(&[Event::Pi(target)], EAS, &ESCAPED).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidName, "{target:?}");
    }
    let unbound = written(&[literal(NO_PAGE, "x:a"), Event::End], EAS, &ESCAPED).unwrap_err();
    assert_eq!(unbound.kind(), ErrorKind::Xml(XmlError::UnboundPrefix));
}

#[test]
fn a_tag_without_a_name_is_refused_or_named_by_its_token() {
    let events = [
        Event::Start(provision::PROVISION),
        Event::Start(Tag::new(14, 0x3F)),
        Event::Start(provision::STATUS),
        Event::End,
        Event::End,
        Event::Start(Tag::new(0, 0x3F)),
        Event::End,
        Event::Start(Tag::new(200, 0x05)),
        Event::Start(provision::STATUS),
        Event::End,
        Event::End,
        Event::End,
    ];
    let error = written(&events, EAS, &BARE).unwrap_err();
    assert_eq!(
        error,
        Error::new(ErrorKind::UnknownTag(Tag::new(14, 0x3F)), 29)
    );
    let (text, diagnostics) = written(&events, EAS, &ESCAPED).unwrap();
    assert_eq!(
        text,
        "<Provision xmlns=\"Provision\"><wbxml-0E-3F><Status/></wbxml-0E-3F>\
         <wbxml-00-3F xmlns=\"AirSync\"/><wbxml-C8-05><Status/></wbxml-C8-05></Provision>"
    );
    let kinds: Vec<_> = diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(kinds, [DiagnosticKind::Escaped; 3]);
    // And back.
    let read: Vec<_> = form::Reader::new(&text, EAS)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(read, events);
}

#[test]
fn a_literal_on_a_page_that_is_not_there_is_refused_or_reported() {
    let events = [
        Event::Start(air_sync::SYNC),
        literal(200, "a"),
        Event::End,
        Event::End,
    ];
    let declaring = [
        Event::Start(air_sync::SYNC),
        literal(200, "a"),
        attribute("xmlns"),
        Event::AttributesEnd,
        Event::End,
        Event::End,
    ];
    for events in [&events[..], &declaring] {
        let error = written(events, EAS, &BARE).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnknownTag(Tag::new(200, 0x04)));
        let (text, diagnostics) = written(events, EAS, &ESCAPED).unwrap();
        assert_eq!(text, "<Sync xmlns=\"AirSync\"><a xmlns=\"\"/></Sync>");
        assert_eq!(diagnostics[0].kind(), DiagnosticKind::Escaped);
    }
}

#[test]
fn tokens_of_a_later_version_can_be_named() {
    // 0:3B is Move in SyncML 1.2 and nothing in 1.1.
    let events = [
        Event::Start(syncml::SYNC_ML),
        Event::Start(syncml::MOVE),
        Event::End,
        Event::End,
    ];
    let dictionary = &dictionaries::SYNCML_1_1;
    let error = written(&events, dictionary, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownTag(syncml::MOVE));
    let (text, diagnostics) = written(&events, dictionary, &BARE.with_later_tokens(true)).unwrap();
    assert_eq!(text, "<SyncML xmlns=\"SYNCML:SYNCML1.1\"><Move/></SyncML>");
    assert_eq!(
        diagnostics[0].kind(),
        DiagnosticKind::LaterToken(syncml::MOVE)
    );
}

#[test]
fn elements_come_one_in_another_and_the_root_once() {
    let sync = Event::Start(air_sync::SYNC);
    let unexpected = |expected| ErrorKind::UnexpectedEvent(expected);
    for (events, kind) in [
        (vec![], unexpected(Expected::Root)),
        (
            vec![Event::Pi("a"), Event::PiEnd],
            unexpected(Expected::Root),
        ),
        (vec![Event::End], unexpected(Expected::Root)),
        (vec![sync], unexpected(Expected::ElementEnd)),
        (
            vec![sync, Event::End, Event::End],
            unexpected(Expected::Root),
        ),
        (vec![sync, Event::End, sync], unexpected(Expected::Epilogue)),
        (
            vec![sync, Event::End, literal(0, "a")],
            unexpected(Expected::Epilogue),
        ),
        (vec![Event::Text("a")], unexpected(Expected::Root)),
        (
            vec![sync, Event::End, Event::Text("a")],
            unexpected(Expected::Root),
        ),
        (
            vec![sync, Event::End, Event::CData("a")],
            unexpected(Expected::Root),
        ),
        (
            vec![sync, Event::End, Event::Opaque(b"a")],
            unexpected(Expected::Root),
        ),
        (
            vec![sync, Event::End, Event::Opaque(b"")],
            unexpected(Expected::Root),
        ),
        (
            vec![sync, Event::Pi("a"), Event::End],
            unexpected(Expected::Attribute),
        ),
        (vec![sync, Event::PiEnd], unexpected(Expected::PiTarget)),
        (
            vec![sync, Event::DocumentEnd],
            unexpected(Expected::ElementEnd),
        ),
        (vec![Event::Document(EAS)], unexpected(Expected::Content)),
        (
            vec![Event::Attribute(air_sync::SYNC)],
            unexpected(Expected::Content),
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
fn a_doctype_names_the_root_and_the_document_type() {
    let events = [Event::Start(Tag::new(0, 5)), Event::End];
    let (text, _) = written(&events, &dictionaries::SI_1_0, &form::WriteOptions::COMPACT).unwrap();
    assert_eq!(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE si PUBLIC \"-//WAPFORUM//DTD SI 1.0//EN\" \
         \"http://www.wapforum.org/DTD/si.dtd\">\n<si/>"
    );
    let options = form::WriteOptions::COMPACT.with_doctype(false);
    let (text, _) = written(&events, &dictionaries::SI_1_0, &options).unwrap();
    assert_eq!(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><si/>");
}
