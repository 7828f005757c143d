//! Where encoded bytes go: vectors, buffers, slices that are full, outputs of one's own.

use wbxml::encode::{Encoder, Output};
use wbxml::tag::eas::{air_sync, provision};
use wbxml::{EncodeOptions, ErrorKind, Event, Sink, dictionaries};

const EVENTS: [Event<'static>; 9] = [
    Event::Start(provision::PROVISION),
    Event::AttributeLiteral { name: "a" },
    Event::Text("v"),
    Event::AttributesEnd,
    Event::Start(air_sync::STATUS),
    Event::Text("text"),
    Event::End,
    Event::Opaque(b"bytes"),
    Event::End,
];

fn options() -> EncodeOptions {
    let table = wbxml::encode::StringTable::from_strings(["a"]).unwrap();
    EncodeOptions::default().with_string_table(table)
}

/// The document into this output, or the error and how much was written before it.
fn into<O: Output>(out: O) -> Result<O, wbxml::Error> {
    let mut encoder = Encoder::new(out, &dictionaries::ACTIVESYNC, options())?;
    for event in EVENTS {
        encoder.event(event)?;
    }
    encoder.finish()
}

#[test]
fn every_kind_of_buffer_takes_the_same_bytes() {
    let expected = into(Vec::new()).unwrap();
    assert_eq!(into(bytes::BytesMut::new()).unwrap(), expected);
    let mut slice = vec![0; expected.len()];
    let rest = into(slice.as_mut_slice()).unwrap();
    assert_eq!(rest.len(), 0);
    assert_eq!(slice, expected);
    let mut longer = vec![0; expected.len() + 3];
    assert_eq!(into(longer.as_mut_slice()).unwrap().len(), 3);
}

#[test]
fn a_slice_that_is_full_is_an_error_and_no_panic() {
    let expected = into(Vec::new()).unwrap();
    for len in 0..expected.len() {
        let mut slice = vec![0; len];
        let error = into(slice.as_mut_slice()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OutputFull, "{len}");
        let written = error.offset() as usize;
        assert!(written <= len, "{len}: {error}");
        assert_eq!(slice[..written], expected[..written], "{len}");
    }
}

#[test]
fn an_output_of_ones_own_passes_bytes_on() {
    /// Counts, and is full at 10.
    struct Ten(usize);
    impl Output for Ten {
        fn put(&mut self, bytes: &[u8]) -> bool {
            self.0 += bytes.len();
            self.0 <= 10
        }
    }
    assert_eq!(
        into(Ten(0)).map(|t| t.0).unwrap_err().kind(),
        ErrorKind::OutputFull
    );
}

#[test]
fn a_length_is_exact_without_the_bytes() {
    let all = |sink: &mut dyn Sink| EVENTS.iter().try_for_each(|event| sink.event(*event));
    for formal in [false, true] {
        let options = EncodeOptions::default().with_formal_public_id(formal);
        let dictionary = &dictionaries::ACTIVESYNC;
        let document = wbxml::encode(dictionary, options.clone(), |sink| all(sink)).unwrap();
        assert_eq!(
            wbxml::encoded_len(dictionary, options, all),
            Ok(document.len() as u64)
        );
    }
    // A table whose length takes two bytes.
    let long = "n".repeat(200);
    let literal = |sink: &mut dyn Sink| {
        sink.event(Event::StartLiteral {
            page: 0,
            name: &long,
        })?;
        sink.event(Event::End)
    };
    let dictionary = &dictionaries::ACTIVESYNC;
    let document = wbxml::encode(dictionary, Default::default(), |sink| literal(sink)).unwrap();
    assert_eq!(document[..5], [3, 1, 0x6A, 0x81, 0x49]);
    assert_eq!(
        wbxml::encoded_len(dictionary, Default::default(), literal),
        Ok(document.len() as u64)
    );
}

#[test]
fn elements_can_be_written_with_closures() {
    let document = wbxml::encode(&dictionaries::ACTIVESYNC, Default::default(), |e| {
        e.element(provision::PROVISION, |e| {
            e.text_element(provision::STATUS, "1")?;
            e.text_element(provision::POLICY_KEY, "")?;
            e.empty_element(provision::REMOTE_WIPE)
        })
    });
    let expected = [
        3, 1, 0x6A, 0, 0, 0x0E, 0x45, 0x4B, 3, b'1', 0, 1, 0x09, 0x0C, 1,
    ];
    assert_eq!(document.unwrap(), expected);
}
