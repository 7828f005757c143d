//! The laws of policies: compliance, the algebra and passwords of `eas-provision`.

use ::arbitrary::{Arbitrary, Result, Unstructured};
use ::eas_provision::algebra::{
    ChangeKind, PolicyHash, UserChoice, diff, merge, project, validate,
};
use ::eas_provision::compliance::{
    Capabilities, ComplianceOptions, CurrentPassword, IgnoreRules, Verdict, assess,
};
use ::eas_provision::password::{PasswordProfile, PasswordRules};
use ::eas_provision::{
    AcknowledgementStatus, IgnoreCondition, PolicyDocument, PolicyElement, ProtocolVersion, Setting,
};

const CONDITIONS: [IgnoreCondition; 12] = [
    IgnoreCondition::NoPasswordRecovery,
    IgnoreCondition::NoRemovableStorage,
    IgnoreCondition::NoCamera,
    IgnoreCondition::NoUnsignedApplications,
    IgnoreCondition::NoUnsignedInstallationPackages,
    IgnoreCondition::NoWiFi,
    IgnoreCondition::NoTextMessaging,
    IgnoreCondition::NoBluetooth,
    IgnoreCondition::NoInfrared,
    IgnoreCondition::NoDesktopSync,
    IgnoreCondition::NoRemoteDesktop,
    IgnoreCondition::NoInternetSharing,
];

const VERDICTS: [Verdict; 4] = [
    Verdict::Vacuous,
    Verdict::Ignored,
    Verdict::Enforced,
    Verdict::Failed,
];

/// Three policies, a device and a password, made from the input: what is said about compliance is
/// true, and the algebra is one.
pub fn eas_policy(input: &[u8]) {
    let mut u = Unstructured::new(input);
    let Ok(case) = Case::new(&mut u) else { return };
    case.complies();
    case.compares();
    case.merges();
    case.projects();
    case.passwords();
}

struct Case {
    policies: [PolicyDocument<'static>; 3],
    device: Capabilities,
    options: ComplianceOptions,
    password: String,
}

impl Case {
    fn new(u: &mut Unstructured<'_>) -> Result<Self> {
        let rules = *u.choose(&[
            IgnoreRules::Either,
            IgnoreRules::Specification,
            IgnoreRules::Guide,
        ])?;
        let password: String = u.arbitrary()?;
        Ok(Self {
            options: ComplianceOptions::default().with_ignore(rules),
            device: device(u, &password)?,
            policies: [policy(u)?, policy(u)?, policy(u)?],
            password,
        })
    }

    fn complies(&self) {
        for policy in &self.policies {
            let compliance = assess(policy, &self.device, &self.options);
            let failed = compliance.having(Verdict::Failed);
            let success = compliance.status() == AcknowledgementStatus::SUCCESS;
            assert_eq!(success, failed.is_empty(), "{compliance}");
            let counted: usize = VERDICTS
                .iter()
                .map(|verdict| compliance.having(*verdict).len())
                .sum();
            assert_eq!(counted, policy.len(), "{compliance}");
            for element in policy.elements() {
                assert_eq!(
                    policy.is_vacuous(element),
                    compliance.verdict(element) == Some(Verdict::Vacuous),
                    "{element} of {policy:?}"
                );
            }
        }
    }

    fn compares(&self) {
        let [left, right, _] = &self.policies;
        assert!(diff(left, left).is_empty(), "{left:?}");
        let (there, back) = (diff(left, right), diff(right, left));
        for (kind, opposite) in [
            (ChangeKind::Tightened, ChangeKind::Loosened),
            (ChangeKind::Loosened, ChangeKind::Tightened),
            (ChangeKind::Replaced, ChangeKind::Replaced),
            (ChangeKind::Rewritten, ChangeKind::Rewritten),
        ] {
            assert_eq!(there.having(kind), back.having(opposite), "{there:?}");
        }
    }

    fn merges(&self) {
        let [a, b, c] = &self.policies;
        let all = merge(&self.policies);
        assert_eq!(merge([c, a, b]).policy(), all.policy(), "the order");
        let first = merge([a, b]).into_policy();
        assert_eq!(merge([&first, c]).policy(), all.policy(), "some first");
        let again = merge([all.policy(), all.policy()]);
        assert_eq!(again.policy(), all.policy(), "the same twice");

        let options = ComplianceOptions::default();
        let whole = assess(all.policy(), &self.device, &options).having(Verdict::Failed);
        for policy in &self.policies {
            let alone = assess(policy, &self.device, &options).having(Verdict::Failed);
            let unseen = alone.difference(whole).difference(all.conflicts());
            assert!(unseen.is_empty(), "{unseen} of {policy:?} in {all:?}");
            let looser = diff(policy, all.policy()).having(ChangeKind::Loosened);
            assert!(looser.is_empty(), "{looser} of {policy:?} in {all:?}");
        }
    }

    fn projects(&self) {
        let [left, right, _] = &self.policies;
        for version in ProtocolVersion::ALL {
            let (one, other) = (project(left, version), project(right, version));
            assert_eq!(project(&one.policy, version).policy, one.policy);
            assert_eq!(
                PolicyHash::of(left, version) == PolicyHash::of(right, version),
                one.policy == other.policy,
                "the hash at {version} of {left:?} and {right:?}"
            );
            for finding in validate(left, version) {
                assert!(!finding.to_string().is_empty());
            }
        }
    }

    fn passwords(&self) {
        for policy in &self.policies {
            let rules = PasswordRules::of(policy);
            let check = rules.check(&PasswordProfile::new(&self.password));
            let found = check.failed.union(check.unverified);
            assert!(found.difference(rules.demanded()).is_empty());
            for choice in [UserChoice::InactivityLock, UserChoice::BodySize] {
                let bound = choice.bound(policy, None);
                assert!(choice.allows(policy, bound), "{choice:?} of {policy:?}");
            }
        }
    }
}

fn policy(u: &mut Unstructured<'_>) -> Result<PolicyDocument<'static>> {
    const TEXTS: [&str; 5] = ["true", "007", " 1 ", "perhaps", "-"];
    const NAMES: [&str; 4] = ["a.exe", "b.exe", "B.exe", ""];
    const HASHES: [&str; 4] = [
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
        "0000000000000000000000000000000000000000",
        "no hash",
    ];
    if u.ratio(1, 4)? {
        return PolicyDocument::arbitrary(u);
    }
    let mut policy = PolicyDocument::new();
    for _ in 0..u.int_in_range(0..=60)? {
        let element = *u.choose(&PolicyElement::ALL)?;
        match u.int_in_range(0..=9)? {
            0 => policy.set(element, Setting::Empty),
            1 => policy.set_text(element, *u.choose(&TEXTS)?),
            2 => policy.set(element, Setting::Value(u.arbitrary()?)),
            3 => policy.set_unapproved_in_rom_applications(some(u, &NAMES)?),
            4 => policy.set_approved_applications(some(u, &HASHES)?),
            _ => policy.set(element, Setting::Value(u.int_in_range(-2..=17)?)),
        };
    }
    Ok(policy)
}

fn some(u: &mut Unstructured<'_>, of: &[&'static str]) -> Result<Vec<&'static str>> {
    let count = u.int_in_range(0..=of.len())?;
    (0..count).map(|_| u.choose(of).copied()).collect()
}

fn device(u: &mut Unstructured<'_>, password: &str) -> Result<Capabilities> {
    let mut device = Capabilities::new();
    for element in PolicyElement::ALL {
        match u.int_in_range(0..=9)? {
            0 => device.refuse(element),
            1 => device.miss(element),
            2 => device.leave_unverified(element),
            3 | 4 => {
                let (first, more): (i8, u8) = u.arbitrary()?;
                let first = i64::from(first);
                device.enforce_within(element, first..=first + i64::from(more))
            }
            _ => device.enforce(element),
        };
    }
    for condition in CONDITIONS {
        if u.ratio(1, 3)? {
            device.meet(condition);
        }
    }
    if u.arbitrary()? {
        device.set_password(CurrentPassword::Profile(PasswordProfile::new(password)));
    }
    Ok(device)
}

#[cfg(test)]
mod tests {
    /// Bytes that look random, by xorshift.
    fn noise(mut seed: u64) -> Vec<u8> {
        (0..4096)
            .map(|_| {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                (seed >> 32) as u8
            })
            .collect()
    }

    #[test]
    fn the_laws_hold_for_some_noise() {
        for seed in 1..500 {
            super::eas_policy(&noise(u64::wrapping_mul(seed, 0x9E37_79B9_7F4A_7C15)));
        }
        super::eas_policy(&[]);
    }
}
