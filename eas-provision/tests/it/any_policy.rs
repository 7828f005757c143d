//! Any policy, for the laws.

use eas_provision::compliance::Capabilities;
use eas_provision::{PolicyDocument, PolicyElement, Setting};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::settings::CONDITIONS;

#[derive(Clone, Debug)]
enum Value {
    Empty,
    Number(i64),
    Text(&'static str),
    List(Vec<usize>),
}

const NAMES: [&str; 4] = ["calc.exe", "game.exe", "mail.exe", "zip.exe"];
/// The first two are the same hash.
const HASHES: [&str; 4] = [
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
    "a9993e364706816aba3e25717850c26c9cd0d89d",
    "no hash",
];

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(Value::Empty),
        12 => (-2..=9_i64).prop_map(Value::Number),
        4 => prop_oneof![
            Just(16), Just(17), Just(30), Just(900), Just(9998), Just(9999), Just(1_i64 << 33),
            Just(i64::MIN), Just(i64::MAX), any::<i64>(),
        ].prop_map(Value::Number),
        1 => prop_oneof![Just("true"), Just("false"), Just("007"), Just("perhaps"), Just(" 1 ")]
            .prop_map(Value::Text),
        4 => vec(0..4_usize, 0..4).prop_map(Value::List),
    ]
}

/// Any policy: in and out of range, empty, text, lists with double entries. No unknown elements.
pub(crate) fn any_policy() -> impl Strategy<Value = PolicyDocument<'static>> {
    let setting = (0..PolicyElement::ALL.len(), value());
    // Three times out of four there is a password, so that what is about passwords counts.
    (vec(setting, 0..60), 0..4).prop_map(|(settings, password)| {
        let mut policy = PolicyDocument::new();
        for (at, value) in settings {
            put(&mut policy, PolicyElement::ALL[at], value);
        }
        if password > 0 {
            policy.set_device_password_enabled(true);
        }
        policy
    })
}

fn put(policy: &mut PolicyDocument<'static>, element: PolicyElement, value: Value) {
    match (element, value) {
        (_, Value::Empty) => policy.set(element, Setting::Empty),
        (PolicyElement::UnapprovedInROMApplicationList, Value::List(list)) => {
            policy.set_unapproved_in_rom_applications(list.into_iter().map(|at| NAMES[at]))
        }
        (PolicyElement::ApprovedApplicationList, Value::List(list)) => {
            policy.set_approved_applications(list.into_iter().map(|at| HASHES[at]))
        }
        (_, Value::Number(number)) if !element.is_list() => {
            policy.set(element, Setting::Value(number))
        }
        (_, Value::Text(text)) => policy.set_text(element, text),
        _ => policy,
    };
}

#[derive(Clone, Debug)]
enum Ability {
    None,
    All,
    Within(i64, i64),
    Missing,
    Unverified,
}

/// Any device.
pub(crate) fn any_device() -> impl Strategy<Value = Capabilities> {
    let ability = prop_oneof![
        1 => Just(Ability::None),
        8 => Just(Ability::All),
        3 => (-2..=9_i64, 0..20_i64).prop_map(|(first, more)| Ability::Within(first, first + more)),
        1 => Just(Ability::Missing),
        1 => Just(Ability::Unverified),
    ];
    let conditions = vec(0..CONDITIONS.len(), 0..6);
    (vec(ability, PolicyElement::ALL.len()), conditions).prop_map(|(abilities, conditions)| {
        let mut device = Capabilities::new();
        for (element, ability) in PolicyElement::ALL.into_iter().zip(abilities) {
            match ability {
                Ability::None => device.refuse(element),
                Ability::All => device.enforce(element),
                Ability::Within(first, last) => device.enforce_within(element, first..=last),
                Ability::Missing => device.miss(element),
                Ability::Unverified => device.leave_unverified(element),
            };
        }
        for at in conditions {
            device.meet(CONDITIONS[at].1);
        }
        device
    })
}

/// So many cases, and no file of failed ones.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
