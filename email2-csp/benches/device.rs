//! What an account transaction costs beside decoding its commands, and whether it matters how many
//! accounts there are: the shortest of many rounds, which a busy machine disturbs little.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark stops where something is wrong, and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use email2_csp::device::{Device, MemoryStore};
use email2_csp::dm::encode;
use email2_csp::planner::Plan;
use email2_csp::{Edition, Operation};
use syncml::decode_wbxml;

mod documents;

use documents::{EDITION, account, account_of, carry_out, edit_of, edited, message};

/// A transaction costs at most so many times decoding its commands.
const BAR: f64 = 5.0;

/// The shortest time of each; what is set up before is not counted.
fn shortest<T, const N: usize>(
    rounds: u32,
    mut set_up: impl FnMut() -> T,
    mut run: [&mut dyn FnMut(&mut T); N],
) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (best, run) in best.iter_mut().zip(&mut run) {
            let mut input = set_up();
            let start = Instant::now();
            run(&mut input);
            *best = start.elapsed().min(*best);
        }
    }
    best
}

fn main() {
    // What `cargo test --benches` asks for.
    let real = std::env::args().any(|a| a == "--bench");
    let rounds = if real { 2000 } else { 1 };

    println!("an account transaction, times decoding its commands from WBXML (bar {BAR})");
    for edition in Edition::ALL {
        transactions(edition, rounds);
    }

    println!("edits a second, by how many accounts are in the store");
    let mut least = None;
    let counts: &[u128] = if real {
        &[100, 1_000, 10_000, 100_000]
    } else {
        &[100]
    };
    for count in counts {
        let mut store = MemoryStore::new();
        for number in 1..=*count {
            store.insert(account(number));
        }
        // A hundred of them, spread over the store, there and back.
        let step = usize::try_from(count / 100).unwrap();
        let messages: Vec<_> = (1..=*count)
            .step_by(step)
            .flat_map(|number| {
                let first = account(number);
                let other = edited(&first);
                [
                    edit_of(EDITION, &first, &other),
                    edit_of(EDITION, &other, &first),
                ]
            })
            .collect();
        let messages: Vec<_> = messages.iter().map(|m| decode_wbxml(m).unwrap()).collect();
        let mut device = Device::new(EDITION, store);
        let [all] = shortest(
            rounds.div_ceil(20),
            || (),
            [&mut |()| {
                for message in &messages {
                    carry_out(&mut device, message);
                }
            }],
        );
        let rate = messages.len() as f64 / all.as_secs_f64();
        let times = rate / *least.get_or_insert(rate);
        println!("{count:8} accounts: {rate:8.0}, {times:.2} times that of the smallest store");
    }
}

/// Creates, edits and removes an account of an edition.
fn transactions(edition: Edition, rounds: u32) {
    let first = account_of(edition, 1);
    let create = message(encode(&Operation::Create(first.clone()), edition).unwrap());
    let edit = edit_of(edition, &first, &edited(&first));
    let removal = Plan::removal(first.guid(), edition);
    let remove = message(removal.to_command().unwrap().unwrap());
    println!("{}", edition.title());
    for (name, bytes, there) in [
        ("create", &create, false),
        ("edit", &edit, true),
        ("remove", &remove, true),
    ] {
        let decoded = decode_wbxml(bytes).unwrap();
        let commands = decoded.commands[0].commands().len();
        let mut store = MemoryStore::new();
        if there {
            store.insert(first.clone());
        }
        let device = || Device::new(edition, store.clone());
        let [decode, transaction] = shortest(
            rounds,
            device,
            [
                &mut |_| drop(black_box(decode_wbxml(bytes).unwrap())),
                &mut |device| carry_out(device, &decoded),
            ],
        );
        let times = transaction.as_secs_f64() / decode.as_secs_f64();
        let missed = if times > BAR { " MISSED" } else { "" };
        println!(
            "  {name:8} {commands:3} commands, {:5} bytes: {times:.2} of {decode:?}{missed}",
            bytes.len(),
        );
    }
}
