//! How fast documents are decoded, encoded and converted.
//!
//! Times are in bytes of WBXML, so that they compare across forms; `memchr` and `quick-xml` alone
//! are measured in the same run, as what can be had on the machine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a bench that goes wrong panics"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use wbxml::{ConvertOptions, Dictionary, EventReader, PushDecoder, Sink, dictionaries, xml};

mod inputs;
mod ways;

use ways::{checked, events, tokens};

struct Input {
    name: &'static str,
    bytes: Vec<u8>,
    dictionary: &'static Dictionary,
}

fn documents() -> Vec<Input> {
    let eas = &dictionaries::ACTIVESYNC;
    let input = |name, bytes, dictionary| Input {
        name,
        bytes,
        dictionary,
    };
    vec![
        input("policy", inputs::policy(), eas),
        input("prov", inputs::prov(), &dictionaries::PROV_1_0),
        input("mails", inputs::mails(512), eas),
        input("contacts", inputs::contacts(4_000), eas),
        input("opaque", inputs::opaque(), eas),
    ]
}

/// What quick-xml takes to hand out attributes as well, checked.
fn attributes(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut count = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    black_box(attribute.unwrap());
                    count += 1;
                }
            }
            quick_xml::events::Event::Eof => return count,
            event => {
                black_box(event);
                count += 1;
            }
        }
    }
}

struct Nothing;

impl Sink for Nothing {
    fn event(&mut self, event: wbxml::Event<'_>) -> Result<(), wbxml::Error> {
        black_box(event);
        Ok(())
    }
}

fn options(input: &Input) -> ConvertOptions {
    ConvertOptions::default().with_dictionary(input.dictionary)
}

fn codec(c: &mut Criterion) {
    for input in documents() {
        let mut group = c.benchmark_group(input.name);
        group.throughput(Throughput::Bytes(input.bytes.len() as u64));
        let bytes = input.bytes.as_slice();
        group.bench_function("memchr_nul", |b| {
            b.iter(|| memchr::memchr_iter(0, black_box(bytes)).count());
        });
        group.bench_function("tokens_raw", |b| b.iter(|| tokens(black_box(bytes))));
        group.bench_function("tokens_checked", |b| b.iter(|| checked(black_box(bytes))));
        group.bench_function("events", |b| {
            b.iter(|| events(EventReader::new(black_box(bytes), input.dictionary).unwrap()));
        });
        group.bench_function("events_copied", |b| {
            b.iter(|| {
                let mut source = EventReader::new(black_box(bytes), input.dictionary).unwrap();
                wbxml::copy(&mut source, &mut Nothing).unwrap();
            });
        });
        group.bench_function("push_4k", |b| {
            b.iter(|| {
                let mut decoder = PushDecoder::new();
                let mut count = 0_usize;
                for chunk in black_box(bytes).chunks(4096) {
                    decoder.feed(chunk).unwrap();
                    while let Some(token) = decoder.next_token().unwrap() {
                        black_box(token);
                        count += 1;
                    }
                }
                count
            });
        });
        let options = options(&input);
        let mut out = Vec::new();
        group.bench_function("to_xml", |b| {
            b.iter(|| {
                out.clear();
                wbxml::to_xml_in(black_box(bytes), &options, &mut out).unwrap();
                out.len()
            });
        });
        let text = wbxml::to_xml_with(bytes, &options).unwrap().0;
        group.bench_function("quick_xml", |b| {
            b.iter(|| {
                let mut reader = quick_xml::Reader::from_str(black_box(&text));
                let mut count = 0_usize;
                while !matches!(
                    black_box(reader.read_event().unwrap()),
                    quick_xml::events::Event::Eof
                ) {
                    count += 1;
                }
                count
            });
        });
        group.bench_function("xml_events", |b| {
            b.iter(|| events(xml::Reader::new(black_box(&text), input.dictionary).unwrap()));
        });
        group.bench_function("from_xml", |b| {
            b.iter(|| {
                out.clear();
                wbxml::from_xml_in(black_box(&text), &options, &mut out).unwrap();
                out.len()
            });
        });
        group.bench_function("from_xml_allocating", |b| {
            b.iter(|| {
                wbxml::from_xml_with(black_box(&text), &options)
                    .unwrap()
                    .len()
            });
        });
        group.bench_function("quick_xml_attributes", |b| {
            b.iter(|| attributes(black_box(&text)));
        });
        group.finish();
    }
}

/// The cost of a byte must not depend on how many there are.
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for contacts in [4, 32, 256, 2_048, 16_384, 131_072, 240_000] {
        let bytes = inputs::contacts(contacts);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let id = BenchmarkId::new("events", bytes.len());
        group.bench_with_input(id, &bytes, |b, bytes| {
            b.iter(|| events(EventReader::new(bytes, &dictionaries::ACTIVESYNC).unwrap()));
        });
    }
    group.finish();
}

criterion_group!(benches, codec, growth);
criterion_main!(benches);
