//! How fast the answer with all 42 settings is decoded and encoded, beside the mere pass over its
//! events in the same run. Times are in bytes of the document in question.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a bench that goes wrong panics"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use eas_provision::{ProvisionResponse, decode, decode_xml, encode, encode_into, encode_xml};
use wbxml::{Event, EventReader, Source, dictionaries, xml};

mod policy;

/// Every event, looked at.
fn events<'a>(mut source: impl Source<'a>) -> usize {
    let mut sum = 0_usize;
    while let Some(event) = source.next_event().unwrap() {
        sum = sum.wrapping_add(match event {
            Event::Text(text) => text.len(),
            Event::Opaque(bytes) => bytes.len(),
            Event::Start(tag) => usize::from(tag.value()),
            _ => 1,
        });
    }
    sum
}

fn wbxml_form(c: &mut Criterion) {
    let document = policy::full();
    let response: ProvisionResponse<'_> = decode(&document).unwrap();
    assert_eq!(encode(&response).unwrap(), document);

    let mut group = c.benchmark_group("policy");
    group.throughput(Throughput::Bytes(document.len() as u64));
    group.bench_function("events", |b| {
        b.iter(|| {
            let source = EventReader::new(black_box(&document), &dictionaries::ACTIVESYNC);
            events(source.unwrap())
        });
    });
    group.bench_function("decode", |b| {
        b.iter(|| decode::<ProvisionResponse<'_>>(black_box(&document)).unwrap());
    });
    group.bench_function("encode", |b| {
        b.iter(|| encode(black_box(&response)).unwrap());
    });
    let mut out = Vec::with_capacity(2 * document.len());
    group.bench_function("encode into a buffer", |b| {
        b.iter(|| {
            out.clear();
            encode_into(black_box(&response), &mut out).unwrap();
            out.len()
        });
    });
    group.finish();
}

fn xml_form(c: &mut Criterion) {
    let document = policy::full();
    let response: ProvisionResponse<'_> = decode(&document).unwrap();
    let text = encode_xml(&response).unwrap();

    let mut group = c.benchmark_group("policy as XML");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("events", |b| {
        b.iter(|| {
            let source = xml::Reader::new(black_box(&text), &dictionaries::ACTIVESYNC);
            events(source.unwrap())
        });
    });
    group.bench_function("decode", |b| {
        b.iter(|| decode_xml::<ProvisionResponse<'_>>(black_box(&text)).unwrap());
    });
    group.bench_function("encode", |b| {
        b.iter(|| encode_xml(black_box(&response)).unwrap());
    });
    group.finish();
}

criterion_group!(benches, wbxml_form, xml_form);
criterion_main!(benches);
