//! What an account costs: decoded from either form, looked at by an edition, written.
//!
//! The line that counts: looking at an account takes less than decoding it.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark stops where something is wrong"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use email2_csp::{Operation, characteristics, provisioning};

mod documents;

use documents::EDITION;

fn account_benchmarks(c: &mut Criterion) {
    let operations = [Operation::Set(documents::whole_account(EDITION))];
    let document = characteristics::encode(&operations, EDITION).unwrap();
    let xml = document.to_xml().unwrap();
    let wbxml = document.to_wbxml().unwrap();

    let mut group = c.benchmark_group("account");
    group.throughput(Throughput::Bytes(xml.len() as u64));
    group.bench_function("decode XML", |b| {
        b.iter(|| {
            let document = provisioning::decode_xml(black_box(&xml)).unwrap();
            black_box(characteristics::decode(&document).unwrap().len())
        });
    });
    group.throughput(Throughput::Bytes(wbxml.len() as u64));
    group.bench_function("decode WBXML", |b| {
        b.iter(|| {
            let document = provisioning::decode_wbxml(black_box(&wbxml)).unwrap();
            black_box(characteristics::decode(&document).unwrap().len())
        });
    });
    let document = provisioning::decode_wbxml(&wbxml).unwrap();
    group.bench_function("characteristics alone", |b| {
        b.iter(|| black_box(characteristics::decode(black_box(&document)).unwrap().len()));
    });
    let account = documents::whole_account(EDITION);
    group.bench_function("validate", |b| {
        b.iter(|| black_box(black_box(&account).validate(EDITION).is_legal()));
    });
    group.bench_function("encode characteristics", |b| {
        b.iter(|| black_box(characteristics::encode(black_box(&operations), EDITION).unwrap()));
    });
    group.finish();
    commands(c);
}

#[cfg(feature = "syncml")]
fn commands(c: &mut Criterion) {
    use email2_csp::dm::{CommandSet, encode};

    let operation = Operation::Create(documents::whole_account(EDITION));
    let commands = [encode(&operation, EDITION).unwrap()];
    let mut group = c.benchmark_group("commands");
    group.bench_function("encode", |b| {
        b.iter(|| black_box(encode(black_box(&operation), EDITION).unwrap()));
    });
    group.bench_function("decode", |b| {
        b.iter(|| black_box(CommandSet::decode(black_box(&commands)).unwrap()));
    });
    let set = CommandSet::decode(&commands).unwrap();
    group.bench_function("validate", |b| {
        b.iter(|| black_box(black_box(&set).validate(EDITION, None).is_legal()));
    });
    group.finish();
}

#[cfg(not(feature = "syncml"))]
fn commands(_: &mut Criterion) {}

criterion_group!(benches, account_benchmarks);
criterion_main!(benches);
