//! The bars of speed, each as a ratio of two things that take turns in one process: the shortest of many
//! rounds, which a busy machine disturbs little.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark stops where something is wrong, and prints"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, SecurityMethod};
use email2_csp::dm::encode;
use email2_csp::{Operation, characteristics, ddf, edition, provisioning};
use wbxml::{EventReader, Source, dictionaries};

mod documents;

use documents::{EDITION, message};

/// The shortest time of each, in which each runs so many times.
fn shortest<const N: usize>(
    rounds: u32,
    times: u32,
    mut run: [&mut dyn FnMut(); N],
) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (best, run) in best.iter_mut().zip(&mut run) {
            let start = Instant::now();
            for _ in 0..times {
                run();
            }
            *best = start.elapsed().min(*best);
        }
    }
    best.map(|time| time / times)
}

/// Prints a ratio, and whether it is below its bar. Whether it is.
fn bar(what: &str, this: Duration, that: Duration, most: f64) -> bool {
    let ratio = this.as_secs_f64() / that.as_secs_f64();
    let holds = ratio < most;
    let verdict = if holds { "pass" } else { "MISS" };
    println!("{verdict}  {ratio:5.2} of {most}  {what} ({this:?} to {that:?})");
    holds
}

/// Looking at an account, beside decoding it.
fn account(rounds: u32) -> bool {
    let account = documents::whole_account(EDITION);
    let operations = [Operation::Set(account.clone())];
    let document = characteristics::encode(&operations, EDITION).unwrap();
    let (xml, wbxml) = (document.to_xml().unwrap(), document.to_wbxml().unwrap());
    let create = Operation::Create(account.clone());
    let commands = message(encode(&create, EDITION).unwrap());
    let [validate, from_wbxml, from_xml, from_commands, whole] = shortest(
        rounds,
        20,
        [
            &mut || assert!(black_box(&account).validate(EDITION).is_legal()),
            &mut || {
                let document = provisioning::decode_wbxml(black_box(&wbxml)).unwrap();
                black_box(characteristics::decode(&document).unwrap().len());
            },
            &mut || {
                let document = provisioning::decode_xml(black_box(&xml)).unwrap();
                black_box(characteristics::decode(&document).unwrap().len());
            },
            &mut || {
                let message = syncml::decode_wbxml(black_box(&commands)).unwrap();
                black_box(email2_csp::dm::CommandSet::decode(&message.commands).unwrap());
            },
            &mut || {
                let operations = black_box(&operations);
                assert!(edition::validate(operations, EDITION, None).is_legal());
            },
        ],
    );
    [
        bar(
            "validating an account to decoding it from WBXML",
            validate,
            from_wbxml,
            1.0,
        ),
        bar(
            "validating an account to decoding it from XML",
            validate,
            from_xml,
            1.0,
        ),
        bar(
            "validating an account to decoding its commands",
            validate,
            from_commands,
            1.0,
        ),
        bar(
            "validating its operation to decoding it from WBXML",
            whole,
            from_wbxml,
            1.0,
        ),
    ]
    .iter()
    .all(|holds| *holds)
}

/// A signed provisioning document, beside its events.
fn provisioning_document(rounds: u32) -> bool {
    let binary = documents::bootstrap(1).to_wbxml().unwrap();
    let user = Credentials::new().with_pin(Pin::new("1234").unwrap());
    let signed = ContentType::sign(SecurityMethod::USER_PIN, &user, &binary).unwrap();
    let header = signed.to_wsp();
    let [events, decode, verify] = shortest(
        rounds,
        20,
        [
            &mut || {
                let mut reader = EventReader::new(&binary, &dictionaries::PROV_1_0).unwrap();
                while let Some(event) = reader.next_event().unwrap() {
                    black_box(event);
                }
            },
            &mut || drop(black_box(provisioning::decode_wbxml(&binary).unwrap())),
            &mut || {
                let signed = ContentType::decode_wsp(&header).unwrap();
                black_box(Attempts::default().verify(&signed, &binary, &user).unwrap());
            },
        ],
    );
    let size = binary.len();
    let holds = bar(
        &format!("decoding {size} bytes of signed PROV, typed, to its events"),
        decode,
        events,
        3.0,
    );
    println!("      verifying its MAC, which is SHA-1, takes {verify:?} beside that");
    holds
}

/// All published DDF files, beside a bare pass.
fn ddf_files(rounds: u32) -> bool {
    let files = documents::ddf_files();
    let [bare, decode] = shortest(
        rounds,
        1,
        [
            &mut || {
                for file in &files {
                    let mut reader = quick_xml::Reader::from_str(file);
                    loop {
                        match reader.read_event().unwrap() {
                            quick_xml::events::Event::Eof => break,
                            event => drop(black_box(event)),
                        }
                    }
                }
            },
            &mut || {
                for file in &files {
                    black_box(ddf::decode_xml(file).unwrap());
                }
            },
        ],
    );
    let count = files.len();
    bar(
        &format!("decoding {count} DDF files to a bare quick-xml pass"),
        decode,
        bare,
        2.0,
    )
}

/// Fails if a bar is missed, where it is measured.
fn main() -> ExitCode {
    // What `cargo test --benches` asks for.
    let real = std::env::args().any(|a| a == "--bench");
    let rounds = if real { 500 } else { 1 };
    let hold = [
        account(rounds),
        provisioning_document(rounds),
        ddf_files(rounds.div_ceil(10)),
    ];
    match !real || hold.iter().all(|holds| *holds) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
