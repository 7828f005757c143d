//! How much longer decoding DDF files takes than a bare `quick-xml` pass over the same text: the
//! shortest of many rounds in which all take turns, which a busy machine disturbs little.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is wrong, and prints"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use email2_csp::ddf::{decode_wbxml, decode_xml};
use wbxml::{EventReader, Source, dictionaries, xml};

#[allow(dead_code, reason = "some are for other benches")]
mod documents;

/// The published files, where they are; otherwise one that is like them.
fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/ddf");
    let mut found = Vec::new();
    for folder in [folder.join("email2"), folder.join("windows-ddf")] {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        found.extend(entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()));
    }
    if found.is_empty() {
        println!("no published files beside the workspace: a made one instead");
        found.push(documents::settings(1_000));
    }
    found
}

fn bare(document: &str) {
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

fn events(document: &str) {
    let options = xml::ReadOptions::default().with_internal_subset(true);
    let mut reader =
        xml::Reader::with_options(document, &dictionaries::DMDDF_1_2, &options).unwrap();
    while let Some(event) = reader.next_event().unwrap() {
        black_box(event);
    }
}

fn binary_events(document: &[u8]) {
    let mut reader = EventReader::new(document, &dictionaries::DMDDF_1_2).unwrap();
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
            run();
            *best = start.elapsed().min(*best);
        }
    }
    best
}

fn main() {
    // What `cargo test --benches` asks for.
    let rounds = if std::env::args().any(|a| a == "--bench") {
        100
    } else {
        1
    };
    let files = files();
    let binary: Vec<Vec<u8>> = files
        .iter()
        .map(|file| decode_xml(file).unwrap().to_wbxml().unwrap())
        .collect();
    let bytes: usize = files.iter().map(String::len).sum();
    let [below, read, decoded, binary_below, binary_decoded, written] = shortest(
        rounds,
        [
            &mut || files.iter().for_each(|file| bare(file)),
            &mut || files.iter().for_each(|file| events(file)),
            &mut || {
                for file in &files {
                    black_box(decode_xml(file).unwrap());
                }
            },
            &mut || binary.iter().for_each(|file| binary_events(file)),
            &mut || {
                for file in &binary {
                    black_box(decode_wbxml(file).unwrap());
                }
            },
            &mut || {
                for file in &files {
                    black_box(decode_xml(file).unwrap().to_xml().unwrap());
                }
            },
        ],
    );
    let times = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!(
        "{} files, {bytes} bytes; a bare quick-xml pass takes {below:?} ({:.0} MB/s)",
        files.len(),
        bytes as f64 / below.as_secs_f64() / 1e6
    );
    println!(
        "XML:   events {:.2}, decoded {:.2}, decoded and written {:.2} of it",
        times(read, below),
        times(decoded, below),
        times(written, below)
    );
    println!(
        "WBXML: decoded {:.2} of its events ({binary_below:?})",
        times(binary_decoded, binary_below)
    );
}
