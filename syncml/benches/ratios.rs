//! How much longer typed decoding takes than the layer below on the same bytes: the shortest of many
//! rounds in which both take turns, which a busy machine disturbs little.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark stops where something is wrong, and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use syncml::{MessageReader, Options, decode_wbxml, decode_xml};
use wbxml::{EventReader, Source, dictionaries};

mod documents;

fn events(document: &[u8]) {
    let mut reader = EventReader::new(document, &dictionaries::SYNCML_1_2).unwrap();
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
    }
}

fn markup(document: &str) {
    let mut reader = quick_xml::Reader::from_str(document);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return,
            event => {
                black_box(event);
            }
        }
    }
}

fn parts(document: &[u8]) {
    let source = EventReader::new(document, &dictionaries::SYNCML_1_2).unwrap();
    let mut reader = MessageReader::new(source, &Options::STRICT).unwrap();
    while let Some(part) = reader.next_part().unwrap() {
        black_box(part);
    }
}

/// The shortest time of each.
fn shortest<const N: usize>(rounds: u32, mut run: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (best, run) in best.iter_mut().zip(&mut run) {
            let start = Instant::now();
            run();
            *best = start.elapsed().min(*best);
        }
    }
    best
}

fn main() {
    // What `cargo test --benches` asks for.
    let rounds = if std::env::args().any(|a| a == "--bench") {
        200
    } else {
        1
    };
    println!("times the layer below: the events of WBXML, a bare quick-xml pass over XML");
    for (name, message) in [
        ("2,000 commands, 1 MB", documents::sync(2000, 1)),
        ("2,000 items, 1 MB", documents::sync(1, 2000)),
        ("2,000 small items", documents::contacts(2000)),
        ("device management", documents::management()),
    ] {
        let binary = message.to_wbxml().unwrap();
        let text = message.to_xml().unwrap();
        let [below, decode, pulled, bare, xml] = shortest(
            rounds,
            [
                &mut || events(&binary),
                &mut || drop(black_box(decode_wbxml(&binary).unwrap())),
                &mut || parts(&binary),
                &mut || markup(&text),
                &mut || drop(black_box(decode_xml(&text).unwrap())),
            ],
        );
        let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
        println!(
            "{name:22} WBXML {:.2} (part by part {:.2}) of {below:?}   XML {:.2} of {bare:?}",
            times(decode, below),
            times(pulled, below),
            times(xml, bare),
        );
    }
}
