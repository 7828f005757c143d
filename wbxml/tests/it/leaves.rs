//! Elements with one text, read and written at once: the same as event by event.

use proptest::prelude::*;
use wbxml::encode::StringTable;
use wbxml::tag::eas::{air_sync, provision};
use wbxml::{
    EncodeOptions, Encoder, Error, ErrorKind, Event, EventReader, Limits, Options, Sink, Source,
    Tag, Version, dictionaries, encode,
};

const POLICY: &[u8] = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x46\x47\
    \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x4A\x4D\x4E\x031\x00\x01\x17\x55\x03900\x00\x01\
    \x58\x03\x00\x01\x5A\x03Zo\xC3\xAB\x00\x01\x5B\xC3\x02ab\x01\x5C\x03a\x00\x03b\x00\x01\
    \x00\x12\x57\x03x\x00\x01\x00\x0E\x7A\x020\x01\x01\x01\x01\x01\x01";

/// An event, owned, where it begins, and what is left to read behind it.
type Step = (String, u64);

fn by_events(mut source: EventReader<'_>, steps: &mut Vec<Step>) -> Option<Error> {
    loop {
        match source.next_event() {
            Ok(Some(event)) => steps.push((format!("{event:?}"), source.item_offset())),
            Ok(None) => return None,
            Err(e) => return Some(e),
        }
    }
}

fn by_leaves(mut source: EventReader<'_>, steps: &mut Vec<Step>) -> Option<Error> {
    loop {
        if let Some((tag, text)) = source.leaf() {
            let at = source.item_offset();
            steps.push((format!("{:?}", Event::Start(tag)), at));
            if !text.is_empty() {
                steps.push((format!("{:?}", Event::Text(text)), at));
            }
            steps.push((format!("{:?}", Event::End), at));
            continue;
        }
        match source.next_event() {
            Ok(Some(event)) => steps.push((format!("{event:?}"), source.item_offset())),
            Ok(None) => return None,
            Err(e) => return Some(e),
        }
    }
}

fn agree(document: &[u8], options: &Options) {
    let Ok(source) = EventReader::with_options(document, &dictionaries::ACTIVESYNC, options) else {
        return;
    };
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    let error = by_events(source.clone(), &mut expected);
    assert_eq!(by_leaves(source, &mut found), error, "{document:02X?}");
    let events = |steps: &[Step]| steps.iter().map(|s| s.0.clone()).collect::<Vec<_>>();
    assert_eq!(events(&found), events(&expected), "{document:02X?}");
    // The places of texts and ends inside a leaf are not told; those of starts are.
    for (found, expected) in found.iter().zip(&expected) {
        assert!(found.1 == expected.1 || !found.0.starts_with("Start"));
    }
}

#[test]
fn a_leaf_is_the_three_events_that_it_stands_for() {
    agree(POLICY, &Options::STRICT);
    let mut source = EventReader::new(POLICY, &dictionaries::ACTIVESYNC).unwrap();
    assert_eq!(source.leaf(), None, "not the root");
    source.next_event().unwrap();
    assert_eq!(source.leaf(), Some((provision::STATUS, "1")));
    assert_eq!(source.item_offset(), 7);
    assert_eq!(source.leaf(), None, "Policies has elements in it");
    let leaves = std::iter::from_fn(|| {
        source.next_event().ok().flatten()?;
        Some(std::iter::from_fn(|| source.leaf()).collect::<Vec<_>>())
    });
    let leaves: Vec<(Tag, &str)> = leaves.flatten().collect();
    assert_eq!(
        leaves,
        [
            (provision::POLICY_TYPE, "MS-EAS-Provisioning-WBXML"),
            (provision::DEVICE_PASSWORD_ENABLED, "1"),
            (provision::MAX_ATTACHMENT_SIZE, ""),
            (provision::MAX_INACTIVITY_TIME_DEVICE_LOCK, "900"),
            (provision::ALLOW_SIMPLE_DEVICE_PASSWORD, ""),
            (provision::DEVICE_PASSWORD_HISTORY, "Zoë"),
        ]
    );
}

#[test]
fn every_truncation_ends_in_the_same_error() {
    for end in 0..POLICY.len() {
        agree(&POLICY[..end], &Options::STRICT);
        agree(&POLICY[..end], &Options::LENIENT);
    }
}

#[test]
fn leaves_count_towards_the_limits() {
    for items in 0..16 {
        let limits = Limits::DEFAULT.with_items(items);
        agree(POLICY, &Options::STRICT.with_limits(limits));
    }
    for depth in 0..8 {
        let limits = Limits::DEFAULT.with_depth(depth);
        agree(POLICY, &Options::STRICT.with_limits(limits));
    }
}

/// A sink that has no shortcuts.
struct Plain<'k, K>(&'k mut K);

impl<K: Sink> Sink for Plain<'_, K> {
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        self.0.event(event)
    }
}

#[derive(Clone, Debug)]
enum Piece {
    Open(Tag),
    Literal(&'static str),
    Attribute,
    Text(String),
    Leaf(Tag, String),
    Close,
}

fn send(steps: &[Piece], sink: &mut impl Sink) -> Result<(), Error> {
    sink.event(Event::Start(provision::PROVISION))?;
    for step in steps {
        match step {
            Piece::Open(tag) => sink.event(Event::Start(*tag))?,
            Piece::Literal(name) => sink.event(Event::StartLiteral { page: 14, name })?,
            Piece::Attribute => {
                sink.event(Event::AttributeLiteral { name: "a" })?;
                sink.event(Event::AttributesEnd)?;
            }
            Piece::Text(text) => sink.event(Event::Text(text))?,
            Piece::Leaf(tag, text) => sink.text_element(*tag, text)?,
            Piece::Close => sink.event(Event::End)?,
        }
    }
    Ok(())
}

fn tags() -> impl Strategy<Value = Tag> {
    prop_oneof![
        Just(provision::STATUS),
        Just(provision::DATA),
        Just(air_sync::STATUS),
        Just(Tag::new(14, 0x3F)),
        Just(Tag::new(21, 0x10)),
        Just(Tag::new(14, 0x04)),
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("1".into()),
        Just("\0".into()),
        Just("a\0".into()),
        "[a-zë]{1,20}",
    ]
}

fn steps() -> impl Strategy<Value = Piece> {
    prop_oneof![
        2 => tags().prop_map(Piece::Open),
        1 => Just(Piece::Literal("later")),
        1 => Just(Piece::Attribute),
        1 => texts().prop_map(Piece::Text),
        4 => (tags(), texts()).prop_map(|(tag, text)| Piece::Leaf(tag, text)),
        3 => Just(Piece::Close),
    ]
}

fn options() -> impl Strategy<Value = EncodeOptions> {
    let version = prop_oneof![Just(Version::V1_1), Just(Version::V1_3)];
    let table = prop_oneof![3 => Just(None), 1 => Just(Some("1"))];
    (version, table, 2_u32..6, any::<bool>()).prop_map(|(version, table, depth, protocol)| {
        let mut options = EncodeOptions::default()
            .with_version(version)
            .with_depth(depth);
        if let Some(text) = table {
            let mut table = StringTable::new();
            table.add(text).unwrap();
            options = options.with_string_table(table);
        }
        if protocol {
            options = options.with_protocol_version(wbxml::ProtocolVersion::V14_1);
        }
        options
    })
}

proptest! {
    #[test]
    fn leaves_are_read_as_their_events(
        edits in prop::collection::vec((4..POLICY.len(), any::<u8>()), 0..4)
    ) {
        let mut document = POLICY.to_vec();
        for (at, byte) in edits {
            document[at] = byte;
        }
        agree(&document, &Options::STRICT);
        agree(&document, &Options::LENIENT);
    }

    #[test]
    fn text_elements_are_written_as_their_events(
        steps in prop::collection::vec(steps(), 0..12),
        options in options(),
    ) {
        let dictionary = &dictionaries::ACTIVESYNC;
        let closed = |sink: &mut dyn Sink| {
            let mut left = 8;
            while left > 0 && sink.event(Event::End).is_ok() {
                left -= 1;
            }
        };
        let kind = |e: Error| e.kind();
        let at_once = encode(dictionary, options.clone(), |sink: &mut Encoder<Vec<u8>>| {
            send(&steps, sink)?;
            closed(sink);
            Ok(())
        });
        let event_by_event = encode(dictionary, options, |sink: &mut Encoder<Vec<u8>>| {
            send(&steps, &mut Plain(sink))?;
            closed(sink);
            Ok(())
        });
        prop_assert_eq!(at_once.map_err(kind), event_by_event.map_err(kind));
    }
}

#[test]
fn a_nul_in_a_text_is_refused_at_once_too() {
    for text in ["\0", "ab\0"] {
        let result = encode(
            &dictionaries::ACTIVESYNC,
            EncodeOptions::default(),
            |sink| {
                sink.element(provision::PROVISION, |sink| {
                    sink.text_element(provision::STATUS, text)
                })
            },
        );
        assert_eq!(result.map_err(|e| e.kind()), Err(ErrorKind::NulInText));
    }
}
