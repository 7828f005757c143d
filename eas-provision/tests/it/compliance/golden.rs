//! The golden table, `cases.txt`.

use std::collections::BTreeMap;

use eas_provision::compliance::{
    Capabilities, ComplianceOptions, IgnoreRules, Reason, StatusRule, Verdict, assess,
};
use eas_provision::{IgnoreCondition, PolicyElement};

use crate::settings::{CONDITIONS, element, policy};

const CASES: &str = include_str!("cases.txt");

#[derive(Default)]
struct Case<'t> {
    name: &'t str,
    rule: &'t str,
    policy: &'t str,
    device: &'t str,
    options: &'t str,
    status: &'t str,
    verdicts: BTreeMap<PolicyElement, &'t str>,
}

fn cases() -> Vec<Case<'static>> {
    let mut cases: Vec<Case<'static>> = Vec::new();
    for line in CASES.lines().filter(|line| !line.starts_with('#')) {
        if let Some(verdict) = line.strip_prefix("  ") {
            let (name, verdict) = verdict.split_once(' ').unwrap();
            let case = cases.last_mut().unwrap();
            let before = case.verdicts.insert(element(name), verdict);
            assert!(before.is_none(), "{}: {name} twice", case.name);
            continue;
        }
        let (key, value) = line.split_once(' ').unwrap_or((line, ""));
        if key == "case" {
            cases.push(Case {
                name: value,
                ..Case::default()
            });
            continue;
        }
        match (key, cases.last_mut()) {
            ("", _) => {}
            ("rule", Some(case)) => case.rule = value,
            ("policy", Some(case)) => case.policy = value,
            ("device", Some(case)) => case.device = value,
            ("options", Some(case)) => case.options = value,
            ("status", Some(case)) => case.status = value,
            _ => panic!("what is {line:?}?"),
        }
    }
    cases
}

fn device(words: &str) -> Capabilities {
    let mut device = Capabilities::new();
    for word in words.split_whitespace() {
        let parts: Vec<_> = word.split(':').collect();
        match parts[..] {
            ["full"] => device = Capabilities::full(),
            ["can", name] => {
                device.enforce(element(name));
            }
            ["can", name, range] => {
                let (first, last) = range.split_once("..").unwrap();
                let range = first.parse().unwrap()..=last.parse().unwrap();
                device.enforce_within(element(name), range);
            }
            ["miss", name] => {
                device.miss(element(name));
            }
            ["unverified", name] => {
                device.leave_unverified(element(name));
            }
            [condition] => {
                let found = CONDITIONS.iter().find(|(name, _)| *name == condition);
                device.meet(found.unwrap().1);
            }
            _ => panic!("what is {word}?"),
        }
    }
    device
}

fn options(words: &str) -> ComplianceOptions {
    let options = ComplianceOptions::default();
    match words {
        "" => options,
        "guide" => options.with_ignore(IgnoreRules::Guide),
        "specification" => options.with_ignore(IgnoreRules::Specification),
        "unknown-fails" => options.with_unknown_fails(true),
        "external" => options.with_externally_managed(true),
        _ => panic!("what is {words}?"),
    }
}

fn said(reason: Reason) -> String {
    let condition = |condition| match condition {
        IgnoreCondition::PasswordDisabled => "password-disabled",
        IgnoreCondition::AlphanumericNotRequired => "alphanumeric-not-required",
        other => {
            CONDITIONS
                .iter()
                .find(|(_, found)| *found == other)
                .unwrap()
                .0
        }
    };
    match reason {
        Reason::DemandsNothing => "vacuous".into(),
        Reason::Unset => "vacuous unset".into(),
        Reason::OnlyInforms => "vacuous informs".into(),
        Reason::WhileOff(other) => format!("vacuous while-off {other}"),
        Reason::Condition(found) => format!("ignored {}", condition(found)),
        Reason::Supported => "enforced".into(),
        Reason::StricterNumber(number) => format!("enforced {number}"),
        Reason::NothingToRestrict => "enforced nothing-to-restrict".into(),
        Reason::Unsupported => "failed unsupported".into(),
        Reason::NotIgnorable => "failed not-ignorable".into(),
        Reason::OutOfRange => "failed out-of-range".into(),
        Reason::NotANumber => "failed not-a-number".into(),
        Reason::Unverifiable => "failed unverifiable".into(),
        other => panic!("what is {other:?}?"),
    }
}

#[test]
fn every_case_of_the_table_has_its_status_and_reasons() {
    let cases = cases();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    for case in &cases {
        let name = case.name;
        assert!(!case.rule.is_empty(), "{name}: without a rule");
        let policy = policy(case.policy);
        let compliance = assess(&policy, &device(case.device), &options(case.options));
        let rule = match compliance.rule() {
            StatusRule::ExternallyManaged => "externally-managed",
            StatusRule::PasswordNotEnforced => "password-not-enforced",
            StatusRule::NothingFailed => "nothing-failed",
            StatusRule::SomeEnforced => "some-enforced",
            StatusRule::NothingEnforced => "nothing-enforced",
            other => panic!("what is {other:?}?"),
        };
        let status = format!("{} {rule}", compliance.status().0);
        assert_eq!(status, case.status, "{name}: {compliance}");
        for found in compliance.iter() {
            let expected = case.verdicts.get(&found.element()).copied();
            assert_eq!(
                said(found.reason()),
                expected.unwrap_or("vacuous"),
                "{name}: {found}"
            );
            assert_eq!(found.verdict(), found.reason().verdict());
        }
        for listed in case.verdicts.keys() {
            assert!(policy.has(*listed), "{name}: {listed} is not in the policy");
        }
    }
}

#[test]
fn the_table_shows_every_verdict_reason_and_status() {
    let cases = cases();
    let shown = |word: &str| {
        cases.iter().any(|case| {
            case.verdicts
                .values()
                .any(|verdict| verdict.starts_with(word))
        })
    };
    for word in [
        "vacuous unset",
        "vacuous informs",
        "vacuous while-off",
        "ignored password-disabled",
        "ignored alphanumeric-not-required",
        "enforced nothing-to-restrict",
        "enforced 0",
        "failed unsupported",
        "failed not-ignorable",
        "failed out-of-range",
        "failed not-a-number",
        "failed unverifiable",
    ] {
        assert!(shown(word), "{word}");
    }
    // Password recovery never counts, so nothing can show that it is ignored.
    for (word, _) in &CONDITIONS[1..] {
        assert!(shown(&format!("ignored {word}")), "{word}");
    }
    for status in ["1", "2", "3", "4"] {
        assert!(cases.iter().any(|case| case.status.starts_with(status)));
    }
    let verdicts = [
        Verdict::Vacuous,
        Verdict::Ignored,
        Verdict::Enforced,
        Verdict::Failed,
    ];
    for verdict in verdicts {
        let compliance = cases.iter().map(|case| {
            assess(
                &policy(case.policy),
                &device(case.device),
                &options(case.options),
            )
        });
        let mut having = compliance.map(|compliance| compliance.having(verdict));
        assert!(having.any(|elements| !elements.is_empty()));
    }
}
