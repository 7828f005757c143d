//! Markup that is written as it stands.

use wbxml::tag::eas::air_sync;
use wbxml::xml::Writer;
use wbxml::{ErrorKind, Event, Expected, Sink, XmlError, dictionaries};

use super::BARE;

fn writer(events: &[Event<'_>]) -> Writer<Vec<u8>> {
    let mut writer = Writer::with_options(Vec::new(), &dictionaries::ACTIVESYNC, &BARE).unwrap();
    for event in events {
        writer.event(*event).unwrap();
    }
    writer
}

#[test]
fn it_comes_out_byte_by_byte_inside_the_element_that_is_open() {
    let source = "a&#x41;<p:b xmlns:p='urn:p' c = \"1\" /><![CDATA[<]]><!-- - -->";
    let mut writer = writer(&[Event::Start(air_sync::SYNC)]);
    writer.markup(source).unwrap();
    writer.text_element(air_sync::STATUS, "1").unwrap();
    writer.event(Event::End).unwrap();
    let xml = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert_eq!(
        xml,
        format!("<Sync xmlns=\"AirSync\">{source}<Status>1</Status></Sync>")
    );
}

#[test]
fn it_is_well_formed_by_itself() {
    for (source, kind) in [
        ("<a>", XmlError::MismatchedEnd),
        ("</a>", XmlError::MismatchedEnd),
        ("</x><x>", XmlError::SecondRoot),
        ("<p:b/>", XmlError::UnboundPrefix),
        ("&unknown;", XmlError::Reference),
    ] {
        let mut writer = writer(&[Event::Start(air_sync::SYNC)]);
        let error = writer.markup(source).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Xml(kind), "{source}");
    }
}

#[test]
fn it_stands_in_an_element_and_nowhere_else() {
    let root = Event::Start(air_sync::SYNC);
    let refused = ErrorKind::UnexpectedEvent(Expected::Content);
    for events in [
        &[][..],
        &[root, Event::End],
        &[root, Event::AttributeLiteral { name: "a" }],
        &[root, Event::Pi("p")],
    ] {
        let mut writer = writer(events);
        assert_eq!(
            writer.markup("a").unwrap_err().kind(),
            refused,
            "{events:?}"
        );
    }
}
