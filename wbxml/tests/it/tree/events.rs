//! The tree: events go in and come out.

use wbxml::dictionaries::{self, ACTIVESYNC, DEVINF_1_2, SYNCML_1_2, WML_1_3};
use wbxml::tag::{devinf, syncml};
use wbxml::{
    Content, Document, DocumentBuilder, Error, ErrorKind, Event, EventReader, Expected, NO_PAGE,
    Options, Sink, Source, Tag,
};

use crate::support::{corpus, files};

fn events(document: &Document) -> Vec<Event<'_>> {
    document.source().collect()
}

/// A document with every kind of event.
fn every_event() -> Vec<Event<'static>> {
    let (start, data) = (Event::Start, Tag::new(0, 0x05));
    vec![
        Event::Pi("before"),
        Event::PiEnd,
        start(data),
        Event::Attribute(Tag::new(0, 0x05)),
        Event::Text("a"),
        Event::Opaque(b"\x00\xFF"),
        Event::AttributeValue(Tag::new(3, 0x85)),
        Event::Extension {
            code: 0x40,
            text: "v",
        },
        Event::ExtensionIndex {
            code: 0x80,
            index: 7,
        },
        Event::AttributeLiteral { name: "other" },
        Event::CData("<"),
        Event::Attribute(Tag::new(9, 0x7F)),
        Event::AttributesEnd,
        Event::Text("text"),
        Event::CData("cdata"),
        Event::Text("text"),
        Event::Char('\0'),
        Event::Opaque(b""),
        Event::Opaque(b"\x00"),
        Event::Extension {
            code: 0xC1,
            text: "",
        },
        Event::ExtensionIndex {
            code: 0x82,
            index: u32::MAX,
        },
        Event::StartLiteral {
            page: NO_PAGE,
            name: "literal",
        },
        Event::StartLiteral {
            page: 255,
            name: "literal",
        },
        Event::End,
        Event::End,
        start(Tag::new(255, 0x3F)),
        Event::AttributeLiteral { name: "empty" },
        Event::AttributesEnd,
        Event::Document(&DEVINF_1_2),
        Event::Pi("inside"),
        Event::Text("data"),
        Event::PiEnd,
        start(devinf::DEV_INF),
        start(data),
        Event::End,
        Event::End,
        Event::Pi("behind"),
        Event::PiEnd,
        Event::DocumentEnd,
        Event::End,
        Event::Pi("in"),
        Event::Text("a"),
        Event::Opaque(b"b"),
        Event::AttributeValue(Tag::new(0, 0x85)),
        Event::PiEnd,
        Event::End,
        Event::Pi("behind"),
        Event::Text("data"),
        Event::PiEnd,
    ]
}

fn built(events: &[Event<'_>]) -> Result<Document, Error> {
    Document::build(&SYNCML_1_2, |sink| {
        events.iter().try_for_each(|event| sink.event(*event))
    })
}

#[test]
fn every_event_comes_out_as_it_went_in() {
    let document = built(&every_event()).unwrap();
    assert_eq!(events(&document), every_event());
    let again = Document::from_source(&mut document.source()).unwrap();
    assert_eq!(again, document);
    assert_eq!(document.source().dictionary(), &SYNCML_1_2);
}

#[test]
fn characters_and_texts_in_a_row_are_one_text() {
    let pieces = [
        Event::Start(syncml::SYNC_ML),
        Event::Text("a"),
        Event::Char('&'),
        Event::Text(""),
        Event::Text("b"),
        Event::CData("c"),
        Event::CData("d"),
        Event::End,
    ];
    let document = built(&pieces).unwrap();
    let whole = [
        pieces[0],
        Event::Text("a&b"),
        Event::CData("cd"),
        Event::End,
    ];
    assert_eq!(events(&document), whole);
}

#[test]
fn what_no_string_can_carry_comes_out_as_characters() {
    let document = built(&[
        Event::Start(syncml::SYNC_ML),
        Event::Char('\0'),
        Event::Text("a\0\0b"),
        Event::Char('\0'),
        Event::End,
    ])
    .unwrap();
    let nul = Event::Char('\0');
    let inside = [nul, Event::Text("a"), nul, nul, Event::Text("b"), nul];
    assert_eq!(events(&document)[1..7], inside);
    let bytes = document.encode(Default::default()).unwrap();
    assert_eq!(Document::decode(&bytes, None).unwrap(), document);
}

#[test]
fn an_event_that_cannot_follow_is_refused_and_the_builder_goes_on() {
    use Event::*;
    let tag = syncml::DATA;
    let refused = |before: &[Event<'_>], event: Event<'_>, expected: Expected| {
        let mut builder = DocumentBuilder::new(&SYNCML_1_2);
        before
            .iter()
            .for_each(|event| builder.event(*event).unwrap());
        let error = builder.event(event).unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::UnexpectedEvent(expected),
            "{event:?}"
        );
        assert_eq!(error.offset(), before.len() as u64);
    };
    for event in [
        End,
        AttributesEnd,
        PiEnd,
        Text("x"),
        Text(""),
        Attribute(tag),
        Opaque(b""),
        DocumentEnd,
        Document(&DEVINF_1_2),
    ] {
        refused(&[], event, Expected::Root);
        refused(&[Start(tag), End], event, Expected::Epilogue);
    }
    refused(&[Start(tag), End], Start(tag), Expected::Epilogue);
    for event in [PiEnd, AttributesEnd, AttributeValue(tag), DocumentEnd] {
        refused(&[Start(tag)], event, Expected::Content);
        refused(&[Start(tag), Text("x")], event, Expected::Content);
    }
    refused(&[Start(tag), Text("x")], Attribute(tag), Expected::Content);
    refused(
        &[Start(tag), Attribute(tag), AttributesEnd],
        Attribute(tag),
        Expected::Content,
    );
    for event in [End, Start(tag), PiEnd, Pi("x"), Document(&DEVINF_1_2)] {
        refused(&[Start(tag), Attribute(tag)], event, Expected::Attribute);
    }
    for event in [End, Start(tag), AttributesEnd, Attribute(tag), Pi("x")] {
        refused(&[Pi("x")], event, Expected::Text);
    }
    refused(
        &[Start(tag), Document(&DEVINF_1_2)],
        DocumentEnd,
        Expected::Root,
    );
    refused(
        &[Start(tag), Document(&DEVINF_1_2), Start(tag)],
        DocumentEnd,
        Expected::Content,
    );
    let unfinished = [
        &[][..],
        &[Start(tag)],
        &[Pi("x")],
        &[Start(tag), Attribute(tag)],
        &[Start(tag), Document(&DEVINF_1_2), Start(tag), End],
    ];
    for events in unfinished {
        assert!(built(events).is_err());
    }
}

#[test]
fn contents_are_all_there_is_in_order() {
    let document = built(&every_event()).unwrap();
    let kinds: Vec<_> = document
        .root()
        .contents()
        .map(|content| match content {
            Content::Element(element) => format!("element {:?}", element.name()),
            Content::Document(root) => format!("document {:?}", root.name()),
            Content::Text(text) => format!("text {text:?}"),
            Content::CData(_) => "cdata".to_owned(),
            Content::Opaque(bytes) => format!("opaque {}", bytes.len()),
            Content::Extension { code, .. } | Content::ExtensionIndex { code, .. } => {
                format!("extension {code:X}")
            }
            Content::Pi(target) => format!("pi {target}"),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        "text \"text\"",
        "cdata",
        "text \"text\\0\"",
        "opaque 0",
        "opaque 1",
        "extension C1",
        "extension 82",
        "element Some(\"literal\")",
        "element None",
        "pi in",
    ];
    assert_eq!(kinds, expected);
}

/// The events with texts in a row put together.
fn merged<'a>(events: impl IntoIterator<Item = Event<'a>>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut text = false;
    for event in events {
        let piece = match event {
            Event::Text(t) => t.to_owned(),
            Event::Char(c) => c.to_string(),
            event => {
                text = false;
                out.push(format!("{event:?}"));
                continue;
            }
        };
        match out.last_mut() {
            Some(before) if text => before.push_str(&piece),
            _ => out.push(piece),
        }
        text = true;
    }
    out
}

#[test]
fn every_document_of_the_corpus_has_the_same_events_from_the_tree() {
    let Some(root) = corpus("corpus/wbxml/libwbxml") else {
        return;
    };
    let mut seen = 0;
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for (file, bytes) in files(&folder, ".wbxml") {
            let header = *wbxml::Decoder::new(&bytes).unwrap().header();
            let dictionary = dictionaries::detect(&header).unwrap_or(&ACTIVESYNC);
            let Ok(reader) = EventReader::new(&bytes, dictionary) else {
                continue;
            };
            let Ok(events) = reader.clone().collect::<Result<Vec<_>, _>>() else {
                continue;
            };
            let mut reader = reader;
            let document = Document::from_source(&mut reader).unwrap();
            assert_eq!(merged(document.source()), merged(events), "{file}");
            let again = document.encode(wbxml::EncodeOptions::default().with_typed(false));
            let again = Document::decode_with(&again.unwrap(), Some(dictionary), &Options::STRICT);
            let opened = Document::decode(&bytes, Some(dictionary)).unwrap();
            assert_eq!(
                merged(again.unwrap().source()),
                merged(opened.source()),
                "{file}"
            );
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn wml_variables_are_kept() {
    let bytes = wbxml::encode(&WML_1_3, Default::default(), |sink| {
        sink.element(WML_1_3.tag(0, "p").unwrap(), |e| {
            e.event(Event::Text("to "))?;
            e.event(Event::Extension {
                code: 0x41,
                text: "X",
            })
        })
    })
    .unwrap();
    let document = Document::decode(&bytes, None).unwrap();
    assert_eq!(document.encode(Default::default()).unwrap(), bytes);
    assert_eq!(document.root().text(), None);
}
