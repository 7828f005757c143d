//! What reading costs: steps in proportion to the size, no recursion, and limits that hold.

use wbxml::{
    Decoder, Document, Error, ErrorKind, EventReader, LimitKind, Limits, Options, Scope, Token,
    dictionaries,
};

use crate::reading::{hex, read, refused, tokens};

/// `open` with what `piece` makes of each number below `n`, and `close`.
fn repeated(open: &str, piece: impl Fn(usize) -> Vec<u8>, n: usize, close: &str) -> Vec<u8> {
    let mut document = hex(open);
    for i in 0..n {
        document.extend(piece(i));
    }
    document.extend(hex(close));
    document
}

type Make = fn(usize) -> Vec<u8>;

/// Documents that grow by one piece at a time, and how many tokens and events a piece is.
const GROWING: &[(&str, u64, u64, Make)] = &[
    ("siblings", 1, 2, |n| {
        repeated("03 01 6A 00 45", |_| hex("05"), n, "01")
    }),
    ("inline strings", 1, 1, |n| {
        repeated("03 01 6A 00 45", |_| hex("03 61 00"), n, "01")
    }),
    ("table strings", 1, 1, |n| {
        repeated("03 01 6A 04 'abc' 00 45", |_| hex("83 01"), n, "01")
    }),
    ("entities", 1, 1, |n| {
        repeated("03 01 6A 00 45", |_| hex("02 87 EC 00"), n, "01")
    }),
    ("opaques", 1, 1, |n| {
        repeated("03 01 6A 00 45", |_| hex("C3 01 41"), n, "01")
    }),
    ("literal tags", 1, 2, |n| {
        repeated("03 01 6A 02 'a' 00 45", |_| hex("04 00"), n, "01")
    }),
    ("instructions", 3, 2, |n| {
        repeated("03 01 6A 02 'a' 00 45", |_| hex("43 04 00 01"), n, "01")
    }),
    ("page switches", 2, 2, |n| {
        repeated(
            "03 01 6A 00 45",
            |i| vec![0, 1 - (i % 2) as u8, 0x06],
            n,
            "00 00 05 01",
        )
    }),
    ("elements with an attribute", 3, 4, |n| {
        repeated("03 01 6A 02 'a' 00 45", |_| hex("85 04 00 01"), n, "01")
    }),
];

fn counted(document: &[u8], options: &Options) -> (u64, u64) {
    let tokens = Decoder::with_options(document, options).unwrap();
    let reader = EventReader::with_options(document, &dictionaries::ACTIVESYNC, options).unwrap();
    (
        tokens.map(Result::unwrap).fold(0, |count, _| count + 1),
        reader.map(Result::unwrap).fold(0, |count, _| count + 1),
    )
}

#[test]
fn the_number_of_steps_is_proportional_to_the_size() {
    for &(name, tokens, events, make) in GROWING {
        let (few_tokens, few_events) = counted(&make(64_000), &Options::STRICT);
        let (many_tokens, many_events) = counted(&make(128_000), &Options::STRICT);
        assert_eq!(
            many_tokens - few_tokens,
            64_000 * tokens,
            "tokens of {name}"
        );
        assert_eq!(
            many_events - few_events,
            64_000 * events,
            "events of {name}"
        );
        // And next to nothing besides.
        assert!(
            few_tokens - 64_000 * tokens <= 4,
            "tokens of {name}: {few_tokens}"
        );
        assert!(
            few_events - 64_000 * events <= 4,
            "events of {name}: {few_events}"
        );
    }
}

#[test]
fn lenient_reading_of_broken_text_takes_a_step_for_each_piece() {
    let make = |n: usize| repeated("03 01 6A 00 45 03", |_| vec![b'a', 0xFF], n, "00 01");
    let (_, few) = counted(&make(10_000), &Options::LENIENT);
    let (_, many) = counted(&make(20_000), &Options::LENIENT);
    // Start, a text and a U+FFFD for each pair, End.
    assert_eq!((few, many), (20_002, 40_002));
}

#[cfg(feature = "xml")]
mod output {
    use std::cell::Cell;

    use wbxml::encode::Output;
    use wbxml::{ConvertOptions, dictionaries};

    use super::GROWING;

    /// Counts how often and with how much it is written to.
    struct Counter<'a> {
        calls: &'a Cell<u64>,
        bytes: &'a Cell<u64>,
    }

    impl Output for Counter<'_> {
        fn put(&mut self, bytes: &[u8]) -> bool {
            self.calls.set(self.calls.get() + 1);
            self.bytes.set(self.bytes.get() + bytes.len() as u64);
            true
        }
    }

    #[test]
    fn the_work_of_writing_xml_is_proportional_to_the_size() {
        let options = ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
        for &(name, _, _, make) in GROWING {
            let cost = |n: usize| {
                let (calls, bytes) = (Cell::new(0), Cell::new(0));
                let out = Counter {
                    calls: &calls,
                    bytes: &bytes,
                };
                wbxml::to_xml_in(&make(n), &options, out).unwrap_or_else(|e| panic!("{name}: {e}"));
                (calls.get(), bytes.get())
            };
            let (one, two, three) = (cost(1_000), cost(2_000), cost(3_000));
            assert_eq!(three.0 - two.0, two.0 - one.0, "writes of {name}");
            assert_eq!(three.1 - two.1, two.1 - one.1, "bytes of {name}");
        }
    }
}

fn nested(depth: usize, closed: bool) -> Vec<u8> {
    let mut document = hex("03 01 6A 00");
    document.resize(4 + depth, 0x45);
    if closed {
        document.resize(4 + 2 * depth, 0x01);
    }
    document
}

/// What `work` gives on a stack that recursion over a document would overflow.
fn on_a_small_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(64 << 10);
        thread.spawn_scoped(scope, work).unwrap().join().unwrap()
    })
}

#[test]
fn deep_nesting_is_refused_at_the_limit_on_a_small_stack() {
    let document = nested(43_008, false);
    let too_deep = Error::new(ErrorKind::LimitExceeded(LimitKind::Depth), 132);
    let before = on_a_small_stack(|| {
        let mut decoder = Decoder::new(&document).unwrap();
        let before = decoder.by_ref().take_while(|token| token.is_ok()).count();
        (before, decoder.next())
    });
    assert_eq!(before, (128, None));
    assert_eq!(
        on_a_small_stack(|| tokens(&document).unwrap_err()),
        too_deep
    );
    let dictionary = &dictionaries::ACTIVESYNC;
    let error = on_a_small_stack(|| refused(&document, dictionary, &Options::LENIENT));
    assert_eq!(error, too_deep);
    let error = on_a_small_stack(|| Document::decode(&document, Some(dictionary)).err());
    assert_eq!(error, Some(too_deep));
    #[cfg(feature = "xml")]
    {
        let options = wbxml::ConvertOptions::default().with_dictionary(dictionary);
        let error = on_a_small_stack(|| wbxml::to_xml_with(&document, &options).unwrap_err());
        assert_eq!(error, too_deep);
    }
}

#[test]
fn the_depth_limit_is_the_number_of_elements_that_may_be_open() {
    for depth in [1, 2, 128, 1_000] {
        let options = Options::STRICT.with_limits(Limits::DEFAULT.with_depth(depth as u32));
        let fits = nested(depth, true);
        assert_eq!(
            counted(&fits, &options),
            (2 * depth as u64, 2 * depth as u64)
        );
        // An element without content does not open.
        let mut empty = nested(depth, true);
        empty.splice(4 + depth..4 + depth, [0x05]);
        assert_eq!(counted(&empty, &options).0, 2 * depth as u64 + 1);
        let error = Decoder::with_options(&nested(depth + 1, true), &options)
            .unwrap()
            .find_map(Result::err);
        let too_deep = Error::new(ErrorKind::LimitExceeded(LimitKind::Depth), 4 + depth as u64);
        assert_eq!(error, Some(too_deep));
    }
}

#[test]
fn without_a_depth_limit_nothing_recurses() {
    let document = nested(21_504, true);
    // The innermost element has no content: a writer says so in its tag.
    let mut canonical = document.clone();
    canonical.splice(4 + 21_503..4 + 21_505, [0x05]);
    let open = nested(43_008, false);
    let options = Options::STRICT.with_limits(Limits::DEFAULT.with_depth(u32::MAX));
    let dictionary = &dictionaries::ACTIVESYNC;
    let last = on_a_small_stack(|| {
        let decoder = Decoder::with_options(&document, &options).unwrap();
        decoder.map(Result::unwrap).last()
    });
    assert_eq!(last, Some(Token::End(Scope::Element)));
    assert_eq!(
        on_a_small_stack(|| counted(&document, &options)),
        (43_008, 43_008)
    );
    // Without a depth limit the error is that the end is missing.
    let error = on_a_small_stack(|| refused(&open, dictionary, &options));
    assert_eq!(error, Error::new(ErrorKind::UnexpectedEnd, 43_012));
    on_a_small_stack(|| {
        let tree = Document::decode_with(&document, Some(dictionary), &options).unwrap();
        let encode = wbxml::EncodeOptions::default().with_depth(u32::MAX);
        assert!(tree.encode(encode).unwrap() == canonical);
        drop(tree.clone());
        drop(tree);
    });
    #[cfg(feature = "xml")]
    on_a_small_stack(|| {
        let convert = wbxml::ConvertOptions::default()
            .with_dictionary(dictionary)
            .with_decode(options)
            .with_read(wbxml::xml::ReadOptions::default().with_limits(options.limits))
            .with_encode(wbxml::EncodeOptions::default().with_depth(u32::MAX));
        let (xml, _) = wbxml::to_xml_with(&document, &convert).unwrap();
        assert!(wbxml::from_xml_with(&xml, &convert).unwrap() == canonical);
    });
}

#[test]
fn every_limit_refuses_where_it_is_exceeded() {
    let dictionary = &dictionaries::ACTIVESYNC;
    let with = |limits: Limits| Options::STRICT.with_limits(limits);
    let exceeded = |kind, offset| Error::new(ErrorKind::LimitExceeded(kind), offset);

    // Three elements and an attribute.
    let document = hex("03 01 6A 00 45 05 85 05 01 01");
    assert!(read(&document, dictionary, &with(Limits::DEFAULT.with_items(4))).is_ok());
    let error = refused(&document, dictionary, &with(Limits::DEFAULT.with_items(3)));
    assert_eq!(error, exceeded(LimitKind::Items, 7));

    let document = hex("03 01 6A 04 'abc' 00 45 83 00 83 01 01");
    assert!(
        read(
            &document,
            dictionary,
            &with(Limits::DEFAULT.with_string_table(4))
        )
        .is_ok()
    );
    let error = refused(
        &document,
        dictionary,
        &with(Limits::DEFAULT.with_string_table(3)),
    );
    assert_eq!(error, exceeded(LimitKind::StringTable, 3));
    assert!(
        read(
            &document,
            dictionary,
            &with(Limits::DEFAULT.with_expanded_text(5))
        )
        .is_ok()
    );
    let error = refused(
        &document,
        dictionary,
        &with(Limits::DEFAULT.with_expanded_text(4)),
    );
    assert_eq!(error, exceeded(LimitKind::ExpandedText, 11));

    let document = hex("03 01 6A 00 45 C3 03 'abc' 01");
    assert!(read(&document, dictionary, &with(Limits::DEFAULT.with_opaque(3))).is_ok());
    let error = refused(&document, dictionary, &with(Limits::DEFAULT.with_opaque(2)));
    assert_eq!(error, exceeded(LimitKind::Opaque, 5));
}

/// A small document cannot make a large text: references to one long entry are bounded.
#[test]
fn a_document_cannot_expand_without_bound() {
    let mut document = hex("03 01 6A 84 80 00");
    document.resize(6 + 65_535, b'a');
    document.extend(hex("00 45"));
    for _ in 0..2_000 {
        document.extend(hex("83 00"));
    }
    document.extend(hex("01"));
    let error = refused(&document, &dictionaries::ACTIVESYNC, &Options::LENIENT);
    assert_eq!(
        error.kind(),
        ErrorKind::LimitExceeded(LimitKind::ExpandedText)
    );
    // 64 MiB are 1,024 times 65,536 bytes: the 1,025th reference of 65,535 exceeds them.
    assert_eq!(error.offset(), 6 + 65_536 + 1 + 2 * 1_024);
}

/// Looking a prefix up must not take longer the more of them are declared: they are bounded.
#[cfg(feature = "xml")]
#[test]
fn declared_prefixes_are_bounded() {
    let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::SI_1_0);
    let items = ErrorKind::LimitExceeded(LimitKind::Items);
    // 100 elements deep, with 250 declarations each, and every name of its own.
    let names: Vec<String> = (0..25_000).map(|i| format!("xmlns:p{i:05}\0")).collect();
    let table = names.concat();
    let len = table.len();
    assert_eq!(len, 25_000 * 13);
    let mb = |value: usize| {
        [
            (value >> 14) as u8 | 0x80,
            (value >> 7) as u8 | 0x80,
            value as u8 & 0x7F,
        ]
    };
    let mut document = [&hex("03 01 6A")[..], &mb(len), table.as_bytes()].concat();
    for i in 0..25_000 {
        if i % 250 == 0 {
            document.extend([0x01, 0xC5].iter().skip(usize::from(i == 0)));
        }
        document.push(0x04);
        document.extend(mb(i * 13));
        document.extend(hex("03 'u' 00"));
    }
    document.push(0x01);
    document.resize(document.len() + 100, 0x01);
    assert!(tokens(&document).is_ok());
    let error = wbxml::to_xml_with(&document, &options).unwrap_err();
    assert_eq!(error.kind(), items);

    let mut xml = String::new();
    for i in 0..25_000 {
        if i % 250 == 0 {
            xml.push_str(if i == 0 { "<si" } else { "><si" });
        }
        xml.push_str(&format!(" xmlns:p{i:05}=\"u\""));
    }
    xml.push('>');
    xml.push_str(&"</si>".repeat(100));
    let error = wbxml::from_xml_with(&xml, &options).unwrap_err();
    assert_eq!(error.kind(), items);
}

/// Documents inside a document count towards its limits: that is what limits are for.
#[cfg(feature = "xml")]
mod embedded {
    use wbxml::{ConvertOptions, Error, ErrorKind, LimitKind, Limits, Options, dictionaries};

    use crate::reading::hex;

    /// A SyncML message with `n` items that each hold a DevInf (0x1203) of two elements and three
    /// references to a text of three bytes.
    fn message(n: usize) -> Vec<u8> {
        let inner = hex("03 A4 03 6A 04 'abc' 00 4A 56 83 00 83 00 83 00 01 01");
        // Put, Meta, Type; Item, Data.
        let mut item = hex(
            "00 00 5F 5A 00 01 53 03 'application/vnd.syncml-devinf+wbxml' 00 01 01
            00 00 54 4F C3",
        );
        item.push(inner.len() as u8);
        item.extend(inner);
        item.extend(hex("01 01 01"));
        // SyncML, SyncBody.
        [hex("03 A4 01 6A 00 6D 6B"), item.repeat(n), hex("01 01")].concat()
    }

    fn convert(document: &[u8], limits: Limits) -> Result<String, Error> {
        let options = ConvertOptions::default()
            .with_dictionary(&dictionaries::SYNCML_1_2)
            .with_decode(Options::STRICT.with_limits(limits));
        wbxml::to_xml_with(document, &options).map(|(xml, _)| xml)
    }

    #[test]
    fn text_from_references_is_limited_in_all_of_a_document() {
        let limits = Limits::DEFAULT.with_expanded_text(2 * 9);
        let two = convert(&message(2), limits).unwrap();
        assert_eq!(two.matches("abc").count(), 6);
        let error = convert(&message(3), limits).map_err(|e| e.kind());
        assert_eq!(
            error,
            Err(ErrorKind::LimitExceeded(LimitKind::ExpandedText))
        );
    }

    #[test]
    fn elements_are_limited_in_all_of_a_document() {
        // Two around, five and two in each item; without the two there would be 17 in three.
        let limits = Limits::DEFAULT.with_items(20);
        assert!(convert(&message(2), limits).is_ok());
        let error = convert(&message(3), limits).map_err(|e| e.kind());
        assert_eq!(error, Err(ErrorKind::LimitExceeded(LimitKind::Items)));
    }

    #[test]
    fn depth_is_limited_in_all_of_a_document() {
        // SyncML, SyncBody, Put, Item, Data, DevInf and one in it.
        assert!(convert(&message(1), Limits::DEFAULT.with_depth(7)).is_ok());
        let error = convert(&message(1), Limits::DEFAULT.with_depth(6)).map_err(|e| e.kind());
        assert_eq!(error, Err(ErrorKind::LimitExceeded(LimitKind::Depth)));
    }
}
