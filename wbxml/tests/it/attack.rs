//! An attack: documents of every kind with bytes flipped, cut, doubled and spliced, through everything
//! that reads.
//!
//! Nothing panics, errors are in the input, and what is done stays in proportion to it. A second's
//! worth by default; `WBXML_ATTACK=100 cargo test -p wbxml --release --all-features --test it attack`
//! attacks a hundred times as long, each round with other bytes.

mod fixtures;
mod mutation;

use wbxml::charset::to_utf8;
use wbxml::dump::{Dump, DumpOptions, Kind};
use wbxml::encode::write_token;
#[cfg(feature = "xml")]
use wbxml::{
    ConvertOptions, from_xml_with, to_xml_with,
    xml::{self, ReadOptions, Unrepresentable, WriteOptions},
};
use wbxml::{
    Decoder, Dictionary, Document, EncodeOptions, Error, Event, EventReader, Lenient, Limits,
    Options, ProtocolVersion, PushDecoder, Source, Token, versions,
};

use fixtures::Fixture;
use mutation::Mutator;

/// How many mutations of each fixture a round has.
const MUTATIONS: usize = 150;
/// How far strings of the table may be expanded here: work is bounded by the input and this.
const EXPANDED: u64 = 1 << 16;

fn rounds() -> u64 {
    let asked = std::env::var("WBXML_ATTACK").ok();
    asked.map_or(1, |n| n.parse().expect("WBXML_ATTACK is a number"))
}

/// Every mutation of every fixture, with the name of what it is made of.
fn attack(fixtures: &[Fixture], mut each: impl FnMut(&Fixture, &[u8])) {
    let donors: Vec<&[u8]> = fixtures.iter().map(|f| &*f.bytes).collect();
    for round in 0..rounds() {
        for (number, fixture) in fixtures.iter().enumerate() {
            let mut mutator = Mutator::new(round << 16 | number as u64);
            for _ in 0..MUTATIONS {
                let input = mutator.mutate(&fixture.bytes, &donors);
                let _shown = Shown(fixture.name, &input);
                each(fixture, &input);
            }
        }
    }
}

/// Says which input it was if a law breaks.
struct Shown<'a>(&'a str, &'a [u8]);

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("in a mutation of {}: {:02X?}", self.0, self.1);
        }
    }
}

#[track_caller]
fn located(error: Error, input: &[u8]) {
    assert!(error.offset() <= input.len() as u64, "{error}");
    assert!(!error.to_string().is_empty());
}

/// All the ways to read.
fn ways() -> [Options; 3] {
    let limits = Limits::DEFAULT.with_expanded_text(EXPANDED);
    [
        Options::STRICT.with_limits(limits),
        Options::LENIENT.with_limits(limits),
        Options::STRICT
            .with_lenient(Lenient::ALL)
            .with_limits(limits.with_depth(6).with_items(40).with_opaque(64)),
    ]
}

#[test]
fn the_fixtures_are_read() {
    for fixture in fixtures::wbxml() {
        let utf8 = to_utf8(&fixture.bytes, Some(fixture.dictionary), &Options::STRICT)
            .unwrap_or_else(|e| panic!("{}: {e}", fixture.name));
        let read = Document::decode(&utf8.bytes, Some(fixture.dictionary));
        assert!(read.is_ok(), "{}: {read:?}", fixture.name);
    }
    #[cfg(feature = "xml")]
    for fixture in fixtures::xml() {
        let text = std::str::from_utf8(&fixture.bytes).unwrap();
        let options = ReadOptions::default().with_internal_subset(true);
        let read = Document::from_xml_with(text, Some(fixture.dictionary), &options);
        assert!(read.is_ok(), "{}: {read:?}", fixture.name);
    }
}

#[test]
fn mutations_are_made_again_alike_and_differ() {
    let fixtures = fixtures::wbxml();
    let all = || {
        let mut all = Vec::new();
        attack(&fixtures[..2], |_, input| all.push(input.to_vec()));
        all
    };
    let (first, second) = (all(), all());
    assert_eq!(first, second);
    let distinct: std::collections::BTreeSet<_> = first.iter().collect();
    assert!(distinct.len() * 10 > first.len() * 8, "{}", distinct.len());
}

#[test]
fn tokens_of_mutated_documents_are_their_bytes() {
    attack(&fixtures::wbxml(), |_, input| {
        for options in ways() {
            let Ok(mut decoder) =
                Decoder::with_options(input, &options).map_err(|e| located(e, input))
            else {
                continue;
            };
            let wide = decoder.charset() == 1000 || decoder.charset() == 1015;
            let begin = decoder.offset();
            let (mut out, mut read) = (Vec::new(), begin);
            let mut tokens = 0;
            while let Some(token) = decoder.next() {
                tokens += 1;
                match token {
                    Ok(token) => {
                        write_token(token, wide, &mut out).unwrap();
                        read = decoder.offset();
                    }
                    Err(e) => located(e, input),
                }
            }
            assert_eq!(out, &input[begin..read]);
            assert!(tokens <= input.len() + 1);
            assert_eq!(decoder.next(), None);
        }
    });
}

#[test]
fn pieces_of_mutated_documents_are_the_whole() {
    let mut cut = 0_usize;
    attack(&fixtures::wbxml(), |_, input| {
        cut += 1;
        let options = Options::STRICT.with_limits(Limits::DEFAULT.with_token(usize::MAX));
        let whole = match Decoder::with_options(input, &options) {
            Ok(decoder) => decoder.map(described).collect(),
            Err(e) => vec![described(Err(e))],
        };
        let mut decoder = PushDecoder::with_options(options);
        let mut found = Vec::new();
        for piece in input.chunks(1 + cut % 19) {
            let fed = decoder.feed(piece);
            drain(&mut decoder, fed, &mut found);
        }
        decoder.finish();
        drain(&mut decoder, Ok(()), &mut found);
        assert_eq!(found, whole);
    });
}

fn described(token: Result<Token<'_>, Error>) -> String {
    format!("{token:?}")
}

fn drain(decoder: &mut PushDecoder, fed: Result<(), Error>, found: &mut Vec<String>) {
    if let Err(e) = fed {
        found.push(described(Err(e)));
    }
    while let Some(token) = decoder.next_token().transpose() {
        let failed = token.is_err();
        found.push(described(token));
        if failed {
            break;
        }
    }
}

#[test]
fn events_of_mutated_documents_are_in_proportion() {
    attack(&fixtures::wbxml(), |fixture, input| {
        for options in ways() {
            let bound = 4 * (input.len() as u64 + EXPANDED);
            if let Err(e) = events(input, fixture.dictionary, &options, bound) {
                located(e, input);
            }
            let utf8 = match to_utf8(input, Some(fixture.dictionary), &options) {
                Ok(utf8) => utf8,
                Err(e) => {
                    located(e, input);
                    continue;
                }
            };
            let read = utf8.options(&options);
            if let Err(e) = events(&utf8.bytes, fixture.dictionary, &read, bound * 4) {
                assert!(
                    utf8.offset_in_input(e.offset()) <= input.len() as u64,
                    "{e}"
                );
            }
        }
    });
}

/// Reads all events: their text and their number stay below the bound, and each is balanced.
fn events(
    input: &[u8],
    dictionary: &'static Dictionary,
    options: &Options,
    bound: u64,
) -> Result<(), Error> {
    let mut reader = EventReader::with_options(input, dictionary, options)?;
    let (mut depth, mut cost) = (0_u64, 0);
    let end = loop {
        let event = match reader.next_event() {
            Ok(Some(event)) => event,
            Ok(None) => break Ok(()),
            Err(e) => break Err(e),
        };
        cost += 1;
        match event {
            Event::Start(_) | Event::StartLiteral { .. } => depth += 1,
            Event::End => depth = depth.checked_sub(1).expect("an end for each start"),
            Event::Text(text) => cost += text.len() as u64,
            Event::Opaque(bytes) => cost += bytes.len() as u64,
            _ => {}
        }
        assert!(depth <= u64::from(options.limits.depth) + 1, "{depth} deep");
        assert!(cost <= bound, "{cost} of {}", input.len());
    };
    assert!(end.is_err() || depth == 0);
    for diagnostic in reader.take_diagnostics() {
        assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
    }
    end
}

#[test]
fn trees_of_mutated_documents_are_written_again() {
    attack(&fixtures::wbxml(), |fixture, input| {
        for options in ways() {
            let document = match Document::decode_with(input, Some(fixture.dictionary), &options) {
                Ok(document) => document,
                Err(e) => {
                    located(e, input);
                    continue;
                }
            };
            let untyped = EncodeOptions::default().with_typed(false);
            if let Ok(bytes) = document.encode(untyped) {
                let again = Document::decode_with(&bytes, Some(fixture.dictionary), &options);
                assert!(again.is_ok(), "{again:?} of {bytes:02X?}");
            }
            let mut source = document.source();
            let found = versions::unknown_to(&mut source, ProtocolVersion::V14_1);
            assert!(found.is_ok());
        }
    });
}

#[test]
fn dumps_of_mutated_documents_show_every_byte_once() {
    attack(&fixtures::wbxml(), |fixture, input| {
        for options in ways() {
            let options = DumpOptions::new()
                .with_dictionary(fixture.dictionary)
                .with_decode(options);
            let mut end = 0;
            for entry in Dump::new(input, &options) {
                if let Kind::Error(e) = entry.kind {
                    located(e, input);
                    end = input.len() as u64;
                } else {
                    assert_eq!(entry.offset, end, "a gap before {entry:?}");
                    end += entry.len as u64;
                }
            }
            assert_eq!(end, input.len() as u64);
            let text = Dump::new(input, &options).text().to_string();
            let json = Dump::new(input, &options).json().to_string();
            // A line for each byte at most, and no line longer than what is shown of a value.
            assert!(text.len() <= 400 * (input.len() + 2), "{}", text.len());
            let entries: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
            assert!(entries.len() <= input.len() + 1);
        }
    });
}

#[cfg(feature = "xml")]
#[test]
fn mutated_documents_become_well_formed_xml_or_an_error() {
    attack(&fixtures::wbxml(), |fixture, input| {
        for options in ways() {
            let lenient = options.lenient == Lenient::ALL;
            let write = match lenient {
                true => WriteOptions::PRETTY.with_unrepresentable(Unrepresentable::Escape),
                false => WriteOptions::COMPACT,
            };
            let options = ConvertOptions::default()
                .with_dictionary(fixture.dictionary)
                .with_decode(options)
                .with_write(write);
            let xml = match to_xml_with(input, &options) {
                Ok((xml, diagnostics)) => {
                    for diagnostic in diagnostics {
                        assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
                    }
                    xml
                }
                Err(e) => {
                    located(e, input);
                    continue;
                }
            };
            well_formed(&xml);
            // What was written can be read, unless it gives a prefix another meaning.
            match from_xml_with(&xml, &options) {
                Ok(_) => {}
                Err(e) if e.kind() == wbxml::ErrorKind::Xml(wbxml::XmlError::UnboundPrefix) => {}
                Err(e) => panic!("{e}\n{xml}"),
            }
        }
    });
}

#[cfg(feature = "xml")]
#[track_caller]
fn well_formed(xml: &str) {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    // That `xml` needs no declaration, roxmltree does not know of elements.
    if !xml.contains("<xml:") {
        if let Err(e) = roxmltree::Document::parse_with_options(xml, options) {
            panic!("{e}\n{xml}");
        }
    }
}

#[cfg(feature = "xml")]
#[test]
fn mutated_xml_becomes_wbxml_that_is_read_or_an_error() {
    attack(&fixtures::xml(), |fixture, input| {
        let text = String::from_utf8_lossy(input);
        let text = &*text;
        let _ = xml::detect(text);
        for read in [
            ReadOptions::default(),
            ReadOptions::default().with_internal_subset(true),
            ReadOptions::default().with_limits(Limits::DEFAULT.with_depth(4).with_items(20)),
        ] {
            let reader = match xml::Reader::with_options(text, fixture.dictionary, &read) {
                Ok(reader) => reader,
                Err(e) => {
                    in_text(e, text);
                    continue;
                }
            };
            let mut events = 0;
            for event in reader {
                events += 1;
                assert!(events <= 2 * text.len() + 2);
                let Err(e) = event else { continue };
                in_text(e, text);
            }
            let options = ConvertOptions::default()
                .with_dictionary(fixture.dictionary)
                .with_read(read);
            match from_xml_with(text, &options) {
                Ok(bytes) => {
                    // Names go into the table once, each piece of text is written once.
                    assert!(bytes.len() <= 4 * text.len() + 64, "{}", bytes.len());
                    let again = Document::decode(&bytes, Some(fixture.dictionary));
                    assert!(again.is_ok(), "{again:?}\n{text}\n{bytes:02X?}");
                }
                Err(e) => in_text(e, text),
            }
            if let Err(e) = Document::from_xml_with(text, Some(fixture.dictionary), &read) {
                in_text(e, text);
            }
        }
    });
}

#[cfg(feature = "xml")]
#[track_caller]
fn in_text(error: Error, text: &str) {
    located(error, text.as_bytes());
    let at = usize::try_from(error.offset()).unwrap();
    assert!(text.is_char_boundary(at), "{error}");
}
