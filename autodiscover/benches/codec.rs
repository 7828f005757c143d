//! The codec beside others, on a full reply of an Exchange server. Times depend on the machine:
//! quote ratios of one run.
//!
//! `decode/reader` is the bar: `quick-xml`'s reader alone, event by event, attributes untouched.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench fails by panicking, and criterion makes undocumented functions"
)]

use std::hint::black_box;

use autodiscover::{Options, Response, decode_response, encode_response};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

mod peers;

use peers::REPLY;

fn response() -> Response<'static> {
    let decoded = decode_response(REPLY.as_bytes(), &Options::STRICT).unwrap();
    decoded.value.into_owned()
}

fn decoding(c: &mut Criterion) {
    let mut group = c.benchmark_group("decode");
    group.throughput(Throughput::Bytes(REPLY.len() as u64));
    group.bench_function("reader", |b| b.iter(|| peers::reader(black_box(REPLY))));
    group.bench_function("strict", |b| {
        b.iter(|| decode_response(black_box(REPLY.as_bytes()), &Options::STRICT).unwrap());
    });
    let crlf = REPLY.replace('\n', "\r\n");
    group.bench_function("strict_crlf", |b| {
        b.iter(|| decode_response(black_box(crlf.as_bytes()), &Options::STRICT).unwrap());
    });
    // What a server that writes its own way costs.
    let sloppy = REPLY
        .replace("http://", "https://")
        .replace(">on<", ">On<")
        .replace(">false<", ">False<");
    group.bench_function("lenient_with_repairs", |b| {
        b.iter(|| decode_response(black_box(sloppy.as_bytes()), &Options::LENIENT).unwrap());
    });
    group.bench_function("into_owned", |b| {
        b.iter(|| {
            let decoded = decode_response(black_box(REPLY.as_bytes()), &Options::STRICT);
            decoded.unwrap().value.into_owned()
        });
    });
    group.bench_function("quick_xml_serde", |b| {
        b.iter(|| peers::serde_protocols(black_box(REPLY)));
    });
    group.bench_function("quick_xml_serde_account_only", |b| {
        b.iter(|| peers::serde_account(black_box(REPLY)));
    });
    group.bench_function("serde_xml_rs", |b| {
        b.iter(|| peers::serde_xml_rs(black_box(REPLY)));
    });
    group.finish();
}

fn encoding(c: &mut Criterion) {
    let response = response();
    let mut group = c.benchmark_group("encode");
    let len = encode_response(&response).unwrap().len();
    group.throughput(Throughput::Bytes(len as u64));
    group.bench_function("response", |b| {
        b.iter(|| encode_response(black_box(&response)).unwrap());
    });
    group.finish();
}

criterion_group!(benches, decoding, encoding);
criterion_main!(benches);
