//! All sequences of answers, with equal states merged.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use autodiscover::discovery::{Answer, Consent, Content, Discovery, DiscoveryOptions};

use super::answers;
use super::audit::Auditor;
use super::driver::*;

/// No discovery has more steps than this: ten redirects, each with an address anew and with logins,
/// and what comes after them.
const MOST_STEPS: usize = 150;

/// Walks all sequences of so many answers. In each state all answers are tried; of those that lead
/// on in the same way one is gone on with, as `goes_on` tells. From one in eight of the
/// states that are left one sequence goes on to the end. How many states there were.
fn walk(start: Discovery, depth: usize, goes_on: fn(&Answer) -> bool) -> usize {
    let hasher = (RandomState::new(), RandomState::new());
    let mut seen: HashSet<(u64, u64)> = HashSet::new();
    let auditor = Auditor::new(&address("barbara@contoso.com"));
    auditor.check(&start);
    let mut states = vec![(start, auditor)];
    let mut ends = 0_usize;
    for step in 1..=depth {
        let mut next = Vec::new();
        for (discovery, auditor) in states {
            for answer in answers::all(discovery.poll()) {
                let goes_on = goes_on(&answer);
                let (mut discovery, mut auditor) = (discovery.clone(), auditor.clone());
                auditor.hear(&discovery, &answer);
                discovery.handle(answer).unwrap();
                auditor.check_step(&discovery);
                if !goes_on || answers::is_done(&discovery) {
                    continue;
                }
                // How it came there does not count for where it is.
                discovery.take_evidence();
                let state = format!("{}{auditor:?}", without_failure(&format!("{discovery:?}")));
                if seen.insert((hasher.0.hash_one(&state), hasher.1.hash_one(&state))) {
                    auditor.check_ahead(&discovery);
                    if step < depth {
                        next.push((discovery, auditor));
                    } else {
                        if ends % 8 == 0 {
                            to_the_end(discovery, auditor, ends);
                        }
                        ends += 1;
                    }
                }
            }
        }
        states = next;
    }
    seen.len()
}

/// The state without the reason that is told at the end: it decides nothing on the way.
fn without_failure(state: &str) -> String {
    let (before, rest) = state.split_once(", failure: ").unwrap();
    let (_, after) = rest.split_once(", waiting: ").unwrap();
    format!("{before}{after}")
}

/// One answer of each kind that leads on in a way of its own: to the next candidate, to a question,
/// to the other schema, to a new place of the own domain or of another, to another address.
fn one_of_each(answer: &Answer) -> bool {
    match answer {
        Answer::Http(answer) => match answer.status {
            302 => [
                "/b",
                "https://evil.com/c?token=secret",
                "http://evil.com/c",
                "https://evil.com/v2.json",
            ]
            .contains(&answer.location.as_deref().unwrap()),
            404 | 401 | 400 => true,
            _ => {
                matches!(answer.content, Content::V2(_))
                    || answer.content == redirect_addr("barbara@evil.com")
            }
        },
        Answer::Consent(consent) => *consent != Consent::Approve,
        _ => true,
    }
}

/// Goes on with one answer after the other until it ends.
fn to_the_end(mut discovery: Discovery, mut auditor: Auditor, turn: usize) {
    for step in 0..MOST_STEPS {
        if answers::is_done(&discovery) {
            return;
        }
        let mut all = answers::all(discovery.poll());
        let answer = all.swap_remove(turn.wrapping_mul(31).wrapping_add(step * 7) % all.len());
        auditor.hear(&discovery, &answer);
        discovery.handle(answer).unwrap();
        auditor.check(&discovery);
    }
    panic!("it does not end: {discovery:#?}");
}

#[test]
fn no_sequence_of_answers_breaks_a_rule() {
    let states = walk(discovery(DiscoveryOptions::DEFAULT), 8, |_| true);
    println!("{states} states");
    assert!(states > 1_000, "{states}");
}

#[test]
fn no_longer_sequence_of_answers_breaks_a_rule_with_nobody_to_ask() {
    let states = walk(
        discovery(DiscoveryOptions::DEFAULT.unattended()),
        12,
        one_of_each,
    );
    println!("{states} states");
    assert!(states > 1_000, "{states}");
}

#[test]
fn no_sequence_of_answers_breaks_a_rule_in_a_domain() {
    let start = Discovery::from_directory(DiscoveryOptions::DEFAULT);
    let states = walk(start, 8, |_| true);
    println!("{states} states");
    assert!(states > 1_000, "{states}");
}

#[test]
fn no_sequence_of_answers_breaks_a_rule_with_v2_json() {
    let options = DiscoveryOptions::DEFAULT.with_v2("AutodiscoverV1");
    let states = walk(discovery(options), 8, |_| true);
    println!("{states} states");
    assert!(states > 1_000, "{states}");
}

#[test]
fn no_sequence_of_answers_breaks_a_rule_with_nobody_to_ask() {
    let start = discovery(DiscoveryOptions::DEFAULT.unattended());
    let states = walk(start, 8, |_| true);
    println!("{states} states");
    assert!(states > 1_000, "{states}");
}
