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
use serde::Deserialize;

/// A reply as Exchange writes it, with invented names.
const REPLY: &str = include_str!("exchange.xml");

/// What a client that wants little deserializes.
#[derive(Deserialize)]
struct Autodiscover<A> {
    #[serde(rename = "Response")]
    response: Payload<A>,
}

#[derive(Deserialize)]
struct Payload<A> {
    #[serde(rename = "Account")]
    account: A,
}

/// Three fields of the account; its protocols are skipped.
#[derive(Deserialize)]
struct AccountOnly {
    #[serde(rename = "AccountType")]
    account_type: String,
    #[serde(rename = "Action")]
    action: String,
    #[serde(rename = "RedirectUrl")]
    redirect_url: Option<String>,
}

/// Three fields of each protocol.
#[derive(Deserialize)]
struct Protocols {
    #[serde(rename = "Protocol")]
    protocols: Vec<Protocol>,
}

#[derive(Deserialize)]
struct Protocol {
    #[serde(rename = "Type")]
    protocol_type: String,
    #[serde(rename = "Server")]
    server: Option<String>,
    #[serde(rename = "SSL")]
    ssl: Option<String>,
}

trait Check {
    fn check(self);
}

impl Check for AccountOnly {
    fn check(self) {
        assert_eq!(self.account_type, "email");
        assert_eq!(self.action, "settings");
        assert_eq!(self.redirect_url, None);
    }
}

impl Check for Protocols {
    fn check(self) {
        assert_eq!(self.protocols.len(), 3);
        for protocol in self.protocols {
            assert!(protocol.server.is_some() || protocol.protocol_type == "WEB");
            assert!(protocol.ssl.is_none() || protocol.protocol_type == "EXPR");
        }
    }
}

fn reader(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut events = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return events,
            event => {
                black_box(&event);
                events = events.wrapping_add(1);
            }
        }
    }
}

fn response() -> Response<'static> {
    let decoded = decode_response(REPLY.as_bytes(), &Options::STRICT).unwrap();
    decoded.value.into_owned()
}

fn decoding(c: &mut Criterion) {
    let mut group = c.benchmark_group("decode");
    group.throughput(Throughput::Bytes(REPLY.len() as u64));
    group.bench_function("reader", |b| b.iter(|| reader(black_box(REPLY))));
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
        b.iter(|| {
            let text = black_box(REPLY);
            let found: Autodiscover<Protocols> = quick_xml::de::from_str(text).unwrap();
            found.response.account.check();
        });
    });
    group.bench_function("quick_xml_serde_account_only", |b| {
        b.iter(|| {
            let text = black_box(REPLY);
            let found: Autodiscover<AccountOnly> = quick_xml::de::from_str(text).unwrap();
            found.response.account.check();
        });
    });
    group.bench_function("serde_xml_rs", |b| {
        b.iter(|| {
            let text = black_box(REPLY);
            let found: Autodiscover<Protocols> = serde_xml_rs::from_str(text).unwrap();
            found.response.account.check();
        });
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
