//! One operation on one message, some number of times: what `cargo xtask bench --instructions` counts
//! the instructions of, under callgrind.
//!
//! `instructions OPERATION DOCUMENT TIMES` prints how many events one pass has. The document `small:N` has
//! N small items.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a bench that goes wrong panics"
)]

use std::hint::black_box;

use syncml::{EncodeOptions, MessageReader, Options, decode_wbxml, decode_xml};
use wbxml::{EventReader, Source, dictionaries};

mod documents;

/// Every event of a WBXML document, and how many there are.
#[inline(never)]
fn events(document: &[u8]) -> usize {
    let mut reader = EventReader::new(document, &dictionaries::SYNCML_1_2).unwrap();
    let mut count = 0_usize;
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
        count += 1;
    }
    count
}

/// Every part of a WBXML document, one at a time.
#[inline(never)]
fn parts(document: &[u8]) {
    let source = EventReader::new(document, &dictionaries::SYNCML_1_2).unwrap();
    let mut reader = MessageReader::new(source, &Options::STRICT).unwrap();
    while let Some(part) = reader.next_part().unwrap() {
        black_box(part);
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    // `cargo test --benches` runs this without arguments: one pass of one is a smoke test.
    let [operation, document, times] = match arguments.as_slice() {
        [a, b, c] => [a.as_str(), b.as_str(), c.as_str()],
        _ => ["model", "management", "1"],
    };
    let message = match document {
        "commands" => documents::sync(2000, 1),
        "items" => documents::sync(1, 2000),
        "small" => documents::contacts(2000),
        "management" => documents::management(),
        other => {
            let count = other.strip_prefix("small:").unwrap();
            documents::contacts(count.parse().unwrap())
        }
    };
    let binary = message.to_wbxml().unwrap();
    let text = message.to_xml().unwrap();
    for _ in 0..times.parse::<usize>().unwrap() {
        let (binary, text) = (black_box(binary.as_slice()), black_box(text.as_str()));
        match operation {
            "events" => drop(black_box(events(binary))),
            "model" => drop(black_box(decode_wbxml(binary).unwrap())),
            "parts" => parts(binary),
            "model_xml" => drop(black_box(decode_xml(text).unwrap())),
            "encode" => drop(black_box(message.to_wbxml().unwrap())),
            "encode_xml" => drop(black_box(message.to_xml().unwrap())),
            _ => {
                let length = message.encoded_len(syncml::Form::Wbxml, &EncodeOptions::DEFAULT);
                black_box(length.unwrap());
            }
        }
    }
    println!("{} events in {document}", events(&binary));
}
