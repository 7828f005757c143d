//! One operation on one document, some number of times: what `cargo xtask bench --guard`
//! counts the instructions of, under callgrind.
//!
//! `instructions OPERATION DOCUMENT TIMES` prints how many events one pass has. The document
//! `contacts:N` has N contacts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a bench that goes wrong panics"
)]

use std::hint::black_box;

use wbxml::{
    CheckedDecoder, ConvertOptions, Decoder, Dictionary, Event, EventReader, Source, Token,
    dictionaries,
};

mod inputs;

/// Every token, and something of what is in it, so that it has to be made.
#[inline(never)]
fn tokens(input: &[u8]) -> usize {
    let mut sum = 0_usize;
    for token in Decoder::new(input).unwrap() {
        sum = sum.wrapping_add(match token.unwrap() {
            Token::StrI(text) => text.as_bytes().len(),
            _ => 1,
        });
    }
    sum
}

#[inline(never)]
fn checked(input: &[u8]) -> usize {
    let mut sum = 0_usize;
    let decoder: CheckedDecoder<'_> = Decoder::new(input).unwrap().checked().unwrap();
    for item in decoder {
        let (token, text) = item.unwrap();
        sum = sum.wrapping_add(match token {
            Token::StrI(_) => text.len(),
            _ => 1,
        });
    }
    sum
}

#[inline(never)]
fn events(input: &[u8], dictionary: &'static Dictionary) -> usize {
    let mut reader = EventReader::new(input, dictionary).unwrap();
    let mut sum = 0_usize;
    while let Some(event) = reader.next_event().unwrap() {
        sum = sum.wrapping_add(match event {
            Event::Text(text) => text.len(),
            _ => 1,
        });
    }
    sum
}

fn count_events(input: &[u8], dictionary: &'static Dictionary) -> usize {
    let mut reader = EventReader::new(input, dictionary).unwrap();
    let mut count = 0_usize;
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
        count += 1;
    }
    count
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    // `cargo test --benches` runs this without arguments: one pass of each is a smoke test.
    let [operation, document, times] = match arguments.as_slice() {
        [a, b, c] => [a.as_str(), b.as_str(), c.as_str()],
        _ => ["events", "policy", "1"],
    };
    let eas = &dictionaries::ACTIVESYNC;
    let (bytes, dictionary): (Vec<u8>, &'static Dictionary) = match document {
        "policy" => (inputs::policy(), eas),
        "prov" => (inputs::prov(), &dictionaries::PROV_1_0),
        "mails" => (inputs::mails(512), eas),
        "contacts" => (inputs::contacts(4_000), eas),
        other => match other.strip_prefix("contacts:") {
            Some(count) => (inputs::contacts(count.parse().unwrap()), eas),
            None => (inputs::opaque(), eas),
        },
    };
    let options = ConvertOptions::default().with_dictionary(dictionary);
    let text = wbxml::to_xml_with(&bytes, &options).unwrap().0;
    let mut out = Vec::with_capacity(text.len() + bytes.len());
    let times: usize = times.parse().unwrap();
    for _ in 0..times {
        let input = black_box(bytes.as_slice());
        black_box(match operation {
            "tokens" => tokens(input),
            "checked" => checked(input),
            "events" => events(input, dictionary),
            "to_xml" => {
                out.clear();
                wbxml::to_xml_in(input, &options, &mut out).unwrap();
                out.len()
            }
            "from_xml" => wbxml::from_xml_with(black_box(&text), &options)
                .unwrap()
                .len(),
            _ => 0,
        });
    }
    println!("{} events in {document}", count_events(&bytes, dictionary));
}
