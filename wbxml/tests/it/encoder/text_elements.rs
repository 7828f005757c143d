//! `text_element` is the three events that it stands for, wherever it is put.

use wbxml::encode::Encoder;
use wbxml::tag::eas::{air_sync, email2, provision};
use wbxml::tag::{devinf, syncml};
use wbxml::{Dictionary, EncodeOptions, Error, Event, ProtocolVersion, Sink, Tag, dictionaries};

use super::table;

const TEXTS: [&str; 5] = ["", "x", "two", "é", "a\0b"];

type Write<'w> = &'w dyn Fn(&mut Encoder<Vec<u8>>) -> Result<(), Error>;
type Written = (Result<(), Error>, Result<Vec<u8>, Error>);

/// What comes of `before`, one element with a text, and the ends of `open` elements.
fn both(
    before: &[Event<'_>],
    (tag, text): (Tag, &str),
    after: &[Event<'_>],
    dictionary: &'static Dictionary,
    options: &EncodeOptions,
) -> (Written, Written) {
    let written = |write: Write<'_>| {
        let mut encoder = Encoder::new(Vec::new(), dictionary, options.clone()).unwrap();
        for event in before {
            encoder.event(*event).unwrap();
        }
        let result = write(&mut encoder);
        for event in after {
            let _ = encoder.event(*event);
        }
        (result, encoder.finish())
    };
    let at_once = written(&|encoder| encoder.text_element(tag, text));
    let by_events = written(&|encoder| {
        encoder.event(Event::Start(tag))?;
        if !text.is_empty() {
            encoder.event(Event::Text(text))?;
        }
        encoder.event(Event::End)
    });
    (at_once, by_events)
}

#[track_caller]
fn same(
    before: &[Event<'_>],
    tag: Tag,
    after: &[Event<'_>],
    dictionary: &'static Dictionary,
    options: &EncodeOptions,
) {
    for text in TEXTS {
        let (at_once, by_events) = both(before, (tag, text), after, dictionary, options);
        assert_eq!(at_once, by_events, "{text:?} behind {before:?}");
    }
}

#[test]
fn in_every_place_of_a_document() {
    const EAS: &Dictionary = &dictionaries::ACTIVESYNC;
    let options = EncodeOptions::default();
    let (root, end) = (Event::Start(air_sync::SYNC), Event::End);
    let status = air_sync::STATUS;
    // As the root, and as a second one.
    same(&[], status, &[], EAS, &options);
    same(&[root, end], status, &[], EAS, &options);
    let (at_once, _) = both(&[], (status, "1"), &[], EAS, &options);
    assert!(at_once.0.is_ok() && at_once.1.is_ok());
    let (at_once, _) = both(&[root, end], (status, "1"), &[], EAS, &options);
    assert!(at_once.0.is_err() && at_once.1.is_err());
    // First in the root, behind text, on another page, behind an element.
    same(&[root], status, &[end], EAS, &options);
    same(&[root, Event::Text("a")], status, &[end], EAS, &options);
    same(&[root], provision::STATUS, &[end], EAS, &options);
    let child = [root, Event::Start(air_sync::CLASS), end];
    same(&child, status, &[end], EAS, &options);
    // A tag that is none, and one whose content has a type.
    same(&[root], Tag::new(0, 0x3F), &[end], EAS, &options);
    same(&[root], Tag::new(0, 4), &[end], EAS, &options);
    same(&[root], email2::CONVERSATION_ID, &[end], EAS, &options);
    // In a list of attributes and in a processing instruction there are no elements.
    let wml = &dictionaries::WML_1_3;
    let (card, p) = (wml.tag_in_any_page("card"), wml.tag_in_any_page("p"));
    let list = [
        Event::Start(card.unwrap()),
        Event::Attribute(Tag::new(0, 0x55)),
    ];
    let with_target = EncodeOptions::default().with_string_table(table(&["p"]));
    let instruction = [root, Event::Pi("p")];
    for text in TEXTS {
        let after = [Event::AttributesEnd, end];
        let (at_once, by_events) = both(&list, (p.unwrap(), text), &after, wml, &options);
        assert!(at_once.0.is_err() && by_events.0.is_err(), "{text:?}");
        let after = [Event::PiEnd, end];
        let (at_once, by_events) = both(&instruction, (status, text), &after, EAS, &with_target);
        assert!(at_once.0.is_err() && by_events.0.is_err(), "{text:?}");
    }
}

#[test]
fn within_the_options_of_the_encoder() {
    const EAS: &Dictionary = &dictionaries::ACTIVESYNC;
    let (root, end) = (Event::Start(air_sync::SYNC), Event::End);
    let status = air_sync::STATUS;
    for depth in 1..4 {
        let options = EncodeOptions::default().with_depth(depth);
        same(&[root], status, &[end], EAS, &options);
    }
    let strings = table(&["two", "x"]);
    let at = u8::try_from(strings.offset("two").unwrap()).unwrap();
    let options = EncodeOptions::default().with_string_table(strings);
    same(&[root], status, &[end], EAS, &options);
    let (at_once, _) = both(&[root], (status, "two"), &[end], EAS, &options);
    assert!(at_once.1.unwrap().ends_with(&[0x83, at, 0x01, 0x01]));
    // UmCallerID came with 14.0.
    let options = EncodeOptions::default().with_protocol_version(ProtocolVersion::V12_1);
    same(&[root], email2::UM_CALLER_ID, &[end], EAS, &options);
    same(&[root], status, &[end], EAS, &options);
    // Texts that WV-CSP has tokens for.
    let wv = &dictionaries::WV_CSP_1_1;
    let code = wv.tag_in_any_page("Code").unwrap();
    let root = Event::Start(wv.tag_in_any_page("WV-CSP-Message").unwrap());
    same(&[root], code, &[end], wv, &EncodeOptions::default());
}

#[test]
fn in_a_document_that_stands_in_another() {
    let outer = [
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
    ];
    let root = Event::Start(devinf::DEV_INF);
    let (end, done) = (Event::End, Event::DocumentEnd);
    let check = |inside: &[Event<'_>], after: &[Event<'_>]| {
        let before = [&outer[..], inside].concat();
        let dictionary = &dictionaries::SYNCML_1_2;
        same(
            &before,
            devinf::MAN,
            after,
            dictionary,
            &EncodeOptions::default(),
        );
    };
    check(&[], &[done, end]);
    check(&[root], &[end, done, end]);
    check(&[root, end], &[done, end]);
    check(&[root, end, done], &[end]);
}
