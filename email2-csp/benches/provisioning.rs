//! How much longer it takes to decode a provisioning document, and to verify its MAC, than to go
//! through its events: the shortest of many rounds in which all take turns, which a busy machine
//! disturbs little.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark stops where something is wrong, and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, SecurityMethod};
use email2_csp::provisioning::{decode_wbxml, decode_xml};
use wbxml::{EventReader, Source, dictionaries};

mod documents;

fn events(document: &[u8]) {
    let mut reader = EventReader::new(document, &dictionaries::PROV_1_0).unwrap();
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
    }
}

fn xml_events(document: &str) {
    let mut reader = wbxml::xml::Reader::new(document, &dictionaries::PROV_1_0).unwrap();
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
    }
}

/// The shortest time of each.
fn shortest<const N: usize>(rounds: u32, mut run: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (best, run) in best.iter_mut().zip(&mut run) {
            let start = Instant::now();
            for _ in 0..20 {
                run();
            }
            *best = start.elapsed().min(*best);
        }
    }
    best.map(|time| time / 20)
}

fn main() {
    // What `cargo test --benches` asks for.
    let rounds = if std::env::args().any(|a| a == "--bench") {
        500
    } else {
        1
    };
    let document = documents::bootstrap(1);
    let (binary, text) = (document.to_wbxml().unwrap(), document.to_xml().unwrap());
    let user = Credentials::new().with_pin(Pin::new("1234").unwrap());
    let signed = ContentType::sign(SecurityMethod::USER_PIN, &user, &binary).unwrap();
    let verify = || {
        let verified = Attempts::default().verify(&signed, &binary, &user);
        black_box(verified.unwrap());
    };
    let [below, decode, mac, both, encode, xml_below, xml, xml_encode] = shortest(
        rounds,
        [
            &mut || events(&binary),
            &mut || drop(black_box(decode_wbxml(&binary).unwrap())),
            &mut || verify(),
            &mut || {
                verify();
                drop(black_box(decode_wbxml(&binary).unwrap()));
            },
            &mut || drop(black_box(document.to_wbxml().unwrap())),
            &mut || xml_events(&text),
            &mut || drop(black_box(decode_xml(&text).unwrap())),
            &mut || drop(black_box(document.to_xml().unwrap())),
        ],
    );
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!(
        "WBXML, {} bytes: events {below:?}, decode {:.2} times that (the bar is 3); verifying the \
         MAC {mac:?} ({:.2}), both {:.2}; encode {:.2}",
        binary.len(),
        times(decode, below),
        times(mac, below),
        times(both, below),
        times(encode, below),
    );
    println!(
        "XML, {} bytes: events {xml_below:?}, decode {:.2} times that; encode {:.2}",
        text.len(),
        times(xml, xml_below),
        times(xml_encode, xml_below),
    );
}
