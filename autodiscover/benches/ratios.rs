//! How long decoding and encoding take beside others on the same bytes: the shortest of many rounds
//! in which all take turns, which a busy machine disturbs little.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench fails by panicking, and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use autodiscover::{Options, decode_response, encode_response};

mod peers;

use peers::REPLY;

/// Runs in one round, so that the clock's own time does not count.
const RUNS: u32 = 20;

fn decode() {
    black_box(decode_response(black_box(REPLY.as_bytes()), &Options::STRICT).unwrap());
}

fn main() {
    // What `cargo test --benches` asks for.
    let rounds = if std::env::args().any(|a| a == "--bench") {
        400
    } else {
        1
    };
    let response = decode_response(REPLY.as_bytes(), &Options::STRICT).unwrap();
    let encode = || {
        drop(black_box(
            encode_response(black_box(&response.value)).unwrap(),
        ))
    };
    let runs: [(&str, &dyn Fn()); 6] = [
        ("quick-xml, the reader alone", &|| {
            black_box(peers::reader(black_box(REPLY)));
        }),
        ("decode, strict", &decode),
        (
            "quick-xml's serde layer, three fields of each protocol",
            &|| {
                peers::serde_protocols(black_box(REPLY));
            },
        ),
        (
            "quick-xml's serde layer, three fields of the account",
            &|| {
                peers::serde_account(black_box(REPLY));
            },
        ),
        ("serde-xml-rs, three fields of each protocol", &|| {
            peers::serde_xml_rs(black_box(REPLY));
        }),
        ("encode", &encode),
    ];
    let mut best = [Duration::MAX; 6];
    for _ in 0..rounds {
        for (best, (_, run)) in best.iter_mut().zip(&runs) {
            let start = Instant::now();
            for _ in 0..RUNS {
                run();
            }
            *best = start.elapsed().min(*best);
        }
    }
    let [reader, decode, ..] = best;
    println!("{:56} {:>9}  of reader  of decode", "", "time");
    for (best, (name, _)) in best.iter().zip(&runs) {
        let times = |of: Duration| best.as_secs_f64() / of.as_secs_f64();
        let time = best.as_secs_f64() / f64::from(RUNS) * 1e6;
        println!(
            "{name:56} {time:6.2} µs  {:9.2}  {:9.2}",
            times(reader),
            times(decode)
        );
    }
}
