//! How fast messages are decoded and encoded, beside what the layers below take for the same bytes.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "a benchmark stops where something is wrong"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use syncml::{EncodeOptions, Form, MessageReader, Options, decode_wbxml, decode_xml};
use wbxml::{EventReader, Source, dictionaries};

mod documents;

/// Every event of a WBXML document.
fn events(document: &[u8]) -> usize {
    let mut reader = EventReader::new(document, &dictionaries::SYNCML_1_2).unwrap();
    let mut count = 0_usize;
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
        count = count.wrapping_add(1);
    }
    count
}

/// Every event of an XML document, by the bare reader.
fn markup(document: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(document);
    let mut count = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return count,
            event => {
                black_box(event);
                count = count.wrapping_add(1);
            }
        }
    }
}

/// Every command of a WBXML document, one at a time.
fn parts(document: &[u8]) -> usize {
    let source = EventReader::new(document, &dictionaries::SYNCML_1_2).unwrap();
    let mut reader = MessageReader::new(source, &Options::STRICT).unwrap();
    let mut count = 0_usize;
    while let Some(part) = reader.next_part().unwrap() {
        black_box(part);
        count = count.wrapping_add(1);
    }
    count
}

fn codec(c: &mut Criterion) {
    for (name, message) in [
        ("2000 commands", documents::sync(2000, 1)),
        ("2000 items", documents::sync(1, 2000)),
        ("contacts", documents::contacts(2000)),
        ("device management", documents::management()),
    ] {
        let binary = message.to_wbxml().unwrap();
        let text = message.to_xml().unwrap();
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(binary.len() as u64));
        group.bench_function("wbxml/events", |b| b.iter(|| events(black_box(&binary))));
        group.bench_function("wbxml/decode", |b| {
            b.iter(|| decode_wbxml(black_box(&binary)).unwrap());
        });
        group.bench_function("wbxml/parts", |b| b.iter(|| parts(black_box(&binary))));
        group.bench_function("wbxml/encode", |b| {
            let options = EncodeOptions::DEFAULT;
            b.iter(|| message.to_bytes(Form::Wbxml, &options).unwrap());
        });
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("xml/quick-xml", |b| b.iter(|| markup(black_box(&text))));
        group.bench_function("xml/decode", |b| {
            b.iter(|| decode_xml(black_box(&text)).unwrap());
        });
        group.bench_function("xml/encode", |b| {
            let options = EncodeOptions::DEFAULT;
            b.iter(|| message.to_bytes(Form::Xml, &options).unwrap());
        });
        group.finish();
    }
}

criterion_group!(benches, codec);
criterion_main!(benches);
