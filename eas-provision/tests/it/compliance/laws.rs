//! What holds for any policy on any device.

use eas_provision::compliance::{
    Capabilities, ComplianceOptions, IgnoreRules, StatusRule, Verdict, assess,
};
use eas_provision::{AcknowledgementStatus, PolicyDocument, PolicyElement};
use proptest::prelude::*;

use crate::any_policy::{any_device, any_policy, cases};

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn success_is_never_said_while_something_has_failed(
        policy in any_policy(),
        device in any_device(),
        rules in prop_oneof![
            Just(IgnoreRules::Either), Just(IgnoreRules::Specification), Just(IgnoreRules::Guide)
        ],
    ) {
        let options = ComplianceOptions::default().with_ignore(rules);
        let compliance = assess(&policy, &device, &options);
        let failed = compliance.having(Verdict::Failed);
        let success = compliance.status() == AcknowledgementStatus::SUCCESS;
        prop_assert_eq!(success, failed.is_empty());
        for element in failed {
            prop_assert!(!policy.is_vacuous(element) || !policy.has(element));
        }
        let expected = match compliance.rule() {
            StatusRule::NothingFailed => 1,
            StatusRule::SomeEnforced => 2,
            _ => 3,
        };
        prop_assert_eq!(compliance.status().0, expected);
    }

    #[test]
    fn every_element_has_exactly_one_verdict(policy in any_policy(), device in any_device()) {
        let compliance = assess(&policy, &device, &ComplianceOptions::default());
        prop_assert_eq!(compliance.assessed(), policy.elements());
        let verdicts = [Verdict::Vacuous, Verdict::Ignored, Verdict::Enforced, Verdict::Failed];
        let sets = verdicts.map(|verdict| compliance.having(verdict));
        let count: usize = sets.iter().map(|set| set.len()).sum();
        prop_assert_eq!(count, policy.len());
        for found in compliance.iter() {
            prop_assert!(compliance.having(found.verdict()).contains(found.element()));
            prop_assert!(!found.to_string().is_empty());
        }
    }

    #[test]
    fn what_is_absent_does_not_matter(policy in any_policy(), device in any_device()) {
        // An element that demands nothing may as well not be there.
        let options = ComplianceOptions::default();
        let compliance = assess(&policy, &device, &options);
        let mut reduced = PolicyDocument::new();
        let all = policy.elements();
        for element in all.difference(compliance.having(Verdict::Vacuous)) {
            reduced.copy_from(element, &policy);
        }
        prop_assert_eq!(assess(&reduced, &device, &options).status(), compliance.status());
    }

    #[test]
    fn a_device_that_can_do_more_never_does_worse(policy in any_policy(), device in any_device()) {
        let options = ComplianceOptions::default();
        let before = assess(&policy, &device, &options);
        let mut better = device.clone();
        better.enforce(PolicyElement::DevicePasswordEnabled);
        let after = assess(&policy, &better, &options);
        prop_assert!(after.status().0 <= before.status().0);
    }

    #[test]
    fn a_device_that_can_do_nothing_enforces_nothing_but_what_any_does(policy in any_policy()) {
        let compliance = assess(&policy, &Capabilities::new(), &ComplianceOptions::default());
        for found in compliance.iter().filter(|found| found.verdict() == Verdict::Enforced) {
            // A minimum below 1.
            prop_assert!(matches!(
                found.element(),
                PolicyElement::MinDevicePasswordLength
                    | PolicyElement::MinDevicePasswordComplexCharacters
                    | PolicyElement::DevicePasswordHistory
            ));
        }
    }
}
