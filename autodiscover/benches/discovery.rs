//! The discovery machine without I/O, beside decoding the reply that it ends with. The machine is
//! to cost less. Times depend on the machine: quote ratios of one run.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a bench fails by panicking, and criterion makes undocumented functions"
)]

use std::hint::black_box;

use autodiscover::Options;
use autodiscover::discovery::{Content, DiscoveryOptions};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

mod ways;

use ways::{hosted, longest, run};

/// A reply as Exchange writes it, with invented names.
const REPLY: &[u8] = include_bytes!("exchange.xml");

fn discovery(c: &mut Criterion) {
    let mut group = c.benchmark_group("discovery");
    assert!(matches!(
        Content::decode(REPLY, &Options::LENIENT),
        Content::Reply(_)
    ));
    group.bench_function("decode_reply", |b| {
        b.iter_with_large_drop(|| Content::decode(black_box(REPLY), &Options::LENIENT));
    });
    group.bench_function("decode_reply_borrowed", |b| {
        b.iter_with_large_drop(|| {
            autodiscover::decode_response(black_box(REPLY), &Options::LENIENT)
        });
    });
    let ways = [
        ("hosted", DiscoveryOptions::DEFAULT, hosted()),
        (
            "longest",
            DiscoveryOptions::DEFAULT.with_directory(),
            longest(),
        ),
    ];
    for (name, options, answers) in ways {
        group.bench_function(name, |b| {
            b.iter_batched(
                || answers.clone(),
                |answers| run(&options, answers),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, discovery);
criterion_main!(benches);
