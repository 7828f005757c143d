//! The discovery machine without I/O, beside decoding the reply that it ends with. The machine is
//! to cost less. Times depend on the machine: quote ratios of one run.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a bench fails by panicking, and criterion makes undocumented functions"
)]

use std::hint::black_box;

use autodiscover::discovery::{
    Answer, Consent, Content, Discovery, DiscoveryOptions, HttpAnswer, ServiceConnectionPoint,
    SrvRecord, TransportFailure,
};
use autodiscover::outlook::{Account, Protocol};
use autodiscover::{EmailAddress, Options, ProtocolType, Response, outlook};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// A reply as Exchange writes it, with invented names.
const REPLY: &[u8] = include_bytes!("exchange.xml");

const HOSTER: &str = "https://autodiscover.hoster.com/autodiscover/autodiscover.xml";

/// The last answer. It is handed on as it is, so a short one does: what a long one costs to copy for
/// each run would be measured with it.
fn settings() -> Answer {
    let protocol = Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com");
    let response = Response::Outlook(outlook::Response::new(Account::settings([protocol])));
    Answer::Http(HttpAnswer::new(200, Content::from(response)))
}

fn failed() -> Answer {
    Answer::Failed(TransportFailure::Timeout)
}

/// The way of the seed's example: the domain has nothing, and its `autodiscover` host redirects to
/// a hoster.
fn hosted() -> Vec<Answer> {
    vec![
        Answer::Http(HttpAnswer::new(404, Content::Html)),
        failed(),
        Answer::Http(HttpAnswer::redirect(302, HOSTER)),
        Answer::Consent(Consent::Approve),
        settings(),
    ]
}

/// All steps of the network, each in vain but the last.
fn longest() -> Vec<Answer> {
    vec![
        Answer::DirectoryServer(Some("EX01".to_owned())),
        Answer::ServiceConnectionPoints {
            objects: vec![ServiceConnectionPoint::Definition(
                "https://cas.contoso.com/autodiscover/autodiscover.xml".to_owned(),
            )],
            random: 3,
        },
        failed(),
        failed(),
        failed(),
        failed(),
        Answer::Srv {
            records: vec![SrvRecord::new(0, 0, 443, "autodiscover.hoster.com.")],
            random: 3,
        },
        Answer::Consent(Consent::ApproveAlways),
        settings(),
    ]
}

fn run(options: &DiscoveryOptions, answers: Vec<Answer>) -> Discovery {
    let address = EmailAddress::decode("barbara@contoso.com").unwrap();
    let mut discovery = Discovery::new(address, options.clone());
    for answer in answers {
        black_box(discovery.poll());
        discovery.handle(answer).unwrap();
    }
    assert!(discovery.outcome().is_some());
    discovery
}

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
