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
use std::process::ExitCode;
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
/// With more accounts in the store, at least so many times as many transactions a second as with the
/// fewest.
const THROUGHPUT_BAR: f64 = 0.8;

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

fn main() -> ExitCode {
    // What `cargo test --benches` asks for.
    let real = std::env::args().any(|a| a == "--bench");
    let rounds = if real { 2000 } else { 1 };
    let mut missed = 0;

    println!("an account transaction, times decoding its commands from WBXML (bar {BAR})");
    for edition in Edition::ALL {
        missed += transactions(edition, rounds);
    }

    println!(
        "edits and removals a second, by how many accounts are in the store, times those with the \
         fewest (bar {THROUGHPUT_BAR}); no edition lets another be created beside six"
    );
    let counts: &[u128] = match real {
        true => &[100, 1_000, 10_000, 100_000],
        false => &[100],
    };
    let mut least = None;
    for count in counts {
        let rates = throughput(*count, rounds.div_ceil(20));
        let least = *least.get_or_insert(rates);
        print!("{count:8} accounts:");
        for (name, rate, least) in [
            ("edits", rates[0], least[0]),
            ("removals", rates[1], least[1]),
        ] {
            let times = rate / least;
            print!(
                " {rate:8.0} {name}, {times:.2}{}",
                mark(times < THROUGHPUT_BAR)
            );
            missed += u32::from(times < THROUGHPUT_BAR);
        }
        println!();
    }
    // One round says nothing.
    match real && missed > 0 {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

const fn mark(missed: bool) -> &'static str {
    if missed { " MISSED" } else { "" }
}

/// How many edits and how many removals a second there are with so many accounts in the store: of a
/// hundred of them, spread over it.
fn throughput(count: u128, rounds: u32) -> [f64; 2] {
    let step = usize::try_from(count / 100).unwrap();
    let some: Vec<_> = (1..=count).step_by(step).map(account).collect();
    let edits = some.iter().flat_map(|first| {
        // There and back.
        let other = edited(first);
        [
            edit_of(EDITION, first, &other),
            edit_of(EDITION, &other, first),
        ]
    });
    let edits: Vec<_> = edits.collect();
    let edits: Vec<_> = edits.iter().map(|m| decode_wbxml(m).unwrap()).collect();
    let removals = some.iter().map(|account| {
        let removal = Plan::removal(account.guid(), EDITION);
        message(removal.to_command().unwrap().unwrap())
    });
    let removals: Vec<_> = removals.collect();
    let removals: Vec<_> = removals.iter().map(|m| decode_wbxml(m).unwrap()).collect();

    let mut store = MemoryStore::new();
    for number in 1..=count {
        store.insert(account(number));
    }
    let mut device = Device::new(EDITION, store);
    let mut best = [Duration::MAX; 2];
    for _ in 0..rounds {
        for (best, messages) in best.iter_mut().zip([&edits, &removals]) {
            let start = Instant::now();
            for message in messages {
                carry_out(&mut device, message);
            }
            *best = start.elapsed().min(*best);
        }
        // Those that are removed come back.
        for account in &some {
            device.store_mut().insert(account.clone());
        }
    }
    let done = [edits.len(), removals.len()];
    [0, 1].map(|at| done[at] as f64 / best[at].as_secs_f64())
}

/// Creates, edits and removes an account of an edition. How many bars are missed.
fn transactions(edition: Edition, rounds: u32) -> u32 {
    let first = account_of(edition, 1);
    let create = message(encode(&Operation::Create(first.clone()), edition).unwrap());
    let edit = edit_of(edition, &first, &edited(&first));
    let removal = Plan::removal(first.guid(), edition);
    let remove = message(removal.to_command().unwrap().unwrap());
    println!("{}", edition.title());
    let mut all_missed = 0;
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
        println!(
            "  {name:8} {commands:3} commands, {:5} bytes: {times:.2} of {decode:?}{}",
            bytes.len(),
            mark(times > BAR),
        );
        all_missed += u32::from(times > BAR);
    }
    all_missed
}
