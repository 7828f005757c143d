//! Errors that are ignored: a sink that has refused an event, and is said to be finished all the
//! same, has no ill-formed document.

use proptest::prelude::*;
use wbxml::encode::{Encoder, StringTable};
use wbxml::tag::eas::provision;
use wbxml::{
    Dictionary, EncodeOptions, ErrorKind, Event, EventReader, Limits, Options, Sink, Version,
};

use crate::any_events::{Any, choices, events};

fn send_all(events: &[Any], sink: &mut impl Sink) -> usize {
    let leaf = |tag, text: &str, sink: &mut dyn FnMut(_, &str) -> bool| sink(tag, text);
    let mut refused = 0;
    for event in events {
        // Every third tag is an element with text.
        let taken = match event {
            Any::Start(tag) if tag.id() % 3 == 0 => {
                let text = ["", "a", "ab", "\0", "a\0"][usize::from(tag.id() / 3 % 5)];
                leaf(*tag, text, &mut |tag, text| {
                    sink.text_element(tag, text).is_ok()
                })
            }
            other => sink.event(other.event()).is_ok(),
        };
        refused += usize::from(!taken);
    }
    // What is still open is closed.
    for _ in 0..400 {
        let ends = [
            Event::PiEnd,
            Event::AttributesEnd,
            Event::End,
            Event::DocumentEnd,
        ];
        if !ends.iter().any(|event| sink.event(*event).is_ok()) {
            break;
        }
    }
    refused
}

fn is_document(document: &[u8], dictionary: &'static Dictionary) {
    let limits = Limits::DEFAULT.with_depth(u32::MAX);
    let options = Options::STRICT.with_limits(limits);
    let reader = EventReader::with_options(document, dictionary, &options)
        .unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
    for event in reader {
        event.unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_ill_formed_wbxml_is_finished(
        choices in choices(),
        old in any::<bool>(),
        depth in 1_u32..6,
        room in prop_oneof![Just(usize::MAX), 0_usize..60],
    ) {
        let (dictionary, events) = events(&choices, true);
        let table = StringTable::from_strings(["a", "b", "x:a", "p", "Status", "si", "value", "c"]).unwrap();
        let options = EncodeOptions::default()
            .with_version(if old { Version::V1_1 } else { Version::V1_3 })
            .with_depth(depth)
            .with_string_table(table);
        if room == usize::MAX {
            let mut encoder = Encoder::new(Vec::new(), dictionary, options).unwrap();
            send_all(&events, &mut encoder);
            if let Ok(document) = encoder.finish() {
                is_document(&document, dictionary);
            }
        } else {
            let mut buffer = [0; 60];
            let Ok(mut encoder) = Encoder::new(&mut buffer[..room], dictionary, options) else {
                return Ok(());
            };
            send_all(&events, &mut encoder);
            let written = encoder.written() as usize;
            if encoder.finish().is_ok() {
                is_document(&buffer[..written], dictionary);
            }
        }
    }

    #[cfg(feature = "xml")]
    #[test]
    fn no_ill_formed_xml_is_finished(choices in choices()) {
        let (dictionary, events) = events(&choices, true);
        let options = wbxml::xml::WriteOptions::BARE;
        let mut writer = wbxml::xml::Writer::with_options(Vec::new(), dictionary, &options).unwrap();
        send_all(&events, &mut writer);
        if let Ok(xml) = writer.finish() {
            let xml = String::from_utf8(xml).unwrap();
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            if let Err(e) = roxmltree::Document::parse_with_options(&xml, options) {
                panic!("{e}: {xml}");
            }
        }
    }
}

#[test]
fn an_output_that_was_full_is_not_finished() {
    let mut buffer = [0; 12];
    let dictionary = &wbxml::dictionaries::ACTIVESYNC;
    let mut encoder = Encoder::new(&mut buffer[..], dictionary, EncodeOptions::default()).unwrap();
    encoder.event(Event::Start(provision::PROVISION)).unwrap();
    encoder.event(Event::Start(provision::STATUS)).unwrap();
    let error = encoder
        .event(Event::Text("too long to have room"))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutputFull);
    // The ends would have room.
    encoder.event(Event::End).unwrap();
    encoder.event(Event::End).unwrap();
    let error = encoder.finish().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutputFull);
}
