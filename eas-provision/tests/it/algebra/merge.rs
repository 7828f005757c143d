//! One policy out of several.

use eas_provision::algebra::merge;
use eas_provision::compliance::{ComplianceOptions, Verdict, assess};
use eas_provision::{AcknowledgementStatus, ApplicationHash, PolicyElement, PolicyElements};
use proptest::prelude::*;

use crate::any_policy::{any_device, any_policy, cases};
use crate::settings::policy;

fn merged(settings: &[&str]) -> String {
    let policies: Vec<_> = settings.iter().map(|settings| policy(settings)).collect();
    format!("{:?}", merge(&policies).policy())
}

fn shown(settings: &str) -> String {
    format!("{:?}", policy(settings))
}

#[test]
fn the_strictest_of_each_element_wins() {
    assert_eq!(
        merged(&[
            "DevicePasswordEnabled=1 MinDevicePasswordLength=4 MaxInactivityTimeDeviceLock=300",
            "DevicePasswordEnabled=1 MinDevicePasswordLength=6 MaxInactivityTimeDeviceLock=900 \
             AllowCamera=0 AllowBluetooth=1 MaxEmailAgeFilter=0",
            "AllowCamera=1 AllowBluetooth=0 MaxEmailAgeFilter=3 MaxEmailBodyTruncationSize=-1",
        ]),
        shown(
            "DevicePasswordEnabled=1 MinDevicePasswordLength=6 MaxInactivityTimeDeviceLock=300 \
             AllowCamera=0 AllowBluetooth=0 MaxEmailAgeFilter=3"
        )
    );
}

#[test]
fn it_is_known_where_each_element_comes_from() {
    let policies = [
        policy("DevicePasswordEnabled=1 MinDevicePasswordLength=6 AllowCamera=0"),
        policy("DevicePasswordEnabled=1 MinDevicePasswordLength=4"),
        policy("AllowCamera=0 AllowBrowser=1"),
    ];
    let merged = merge(&policies);
    assert_eq!(merged.sources(PolicyElement::DevicePasswordEnabled), [0, 1]);
    assert_eq!(merged.sources(PolicyElement::MinDevicePasswordLength), [0]);
    assert_eq!(merged.sources(PolicyElement::AllowCamera), [0, 2]);
    assert!(merged.sources(PolicyElement::AllowBrowser).is_empty());
}

#[test]
fn what_is_out_of_force_in_its_own_policy_does_not_count() {
    assert_eq!(
        merged(&[
            "DevicePasswordEnabled=0 MinDevicePasswordLength=12",
            "DevicePasswordEnabled=1 MinDevicePasswordLength=4",
        ]),
        shown("DevicePasswordEnabled=1 MinDevicePasswordLength=4")
    );
    assert_eq!(
        merged(&[
            "RequireSignedSMIMEMessages=0 RequireSignedSMIMEAlgorithm=0",
            "RequireSignedSMIMEMessages=1 RequireSignedSMIMEAlgorithm=1",
        ]),
        shown("RequireSignedSMIMEMessages=1 RequireSignedSMIMEAlgorithm=1")
    );
}

#[test]
fn applications_must_not_run_that_any_policy_forbids() {
    assert_eq!(
        merged(&[
            "UnapprovedInROMApplicationList=game.exe,chat.exe",
            "UnapprovedInROMApplicationList=empty",
            "UnapprovedInROMApplicationList=mail.exe,game.exe",
        ]),
        shown("UnapprovedInROMApplicationList=chat.exe,game.exe,mail.exe")
    );
}

#[test]
fn applications_may_run_that_every_list_approves_of() {
    let (empty, abc) = (
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "a9993e364706816aba3e25717850c26c9cd0d89d",
    );
    let policies = [
        // The SHA-1 of nothing in base64, and another hash.
        policy("ApprovedApplicationList=2jmj7l5rSw0yVb/vlWAYkK/YBwk=,x"),
        policy("ApprovedApplicationList=empty"),
        policy(
            "ApprovedApplicationList=a9993e364706816aba3e25717850c26c9cd0d89d,\
                DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
        ),
    ];
    let approved = |merged: &eas_provision::algebra::MergedPolicy| {
        let list = merged.policy().approved_applications();
        list.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let merged = merge(&policies);
    assert_eq!(approved(&merged), [empty]);
    assert_eq!(
        merged.sources(PolicyElement::ApprovedApplicationList),
        [0, 2]
    );
    assert_eq!(approved(&merge(&policies[2..])), [abc, empty]);
}

#[test]
fn lists_without_a_common_application_leave_none_to_run() {
    let policies = [
        policy("ApprovedApplicationList=a"),
        policy("ApprovedApplicationList=b"),
    ];
    let merged = merge(&policies);
    // An empty list would let all run.
    let nothing = [ApplicationHash::from([0; 20])];
    assert_eq!(merged.policy().approved_applications(), nothing);
}

#[test]
fn algorithms_that_differ_are_a_conflict() {
    let policies = [
        policy("RequireEncryptedSMIMEMessages=1 RequireEncryptionSMIMEAlgorithm=2"),
        policy("RequireEncryptedSMIMEMessages=1 RequireEncryptionSMIMEAlgorithm=0"),
    ];
    let merged = merge(&policies);
    let algorithm = PolicyElement::RequireEncryptionSMIMEAlgorithm;
    assert_eq!(merged.conflicts(), PolicyElements::of(&[algorithm]));
    assert_eq!(merged.policy().number(algorithm), Some(0));
    assert_eq!(merged.sources(algorithm), [1]);
}

#[test]
fn what_nobody_can_meet_stays_so() {
    assert_eq!(
        merged(&["MaxCalendarAgeFilter=4", "MaxCalendarAgeFilter=2"]),
        shown("MaxCalendarAgeFilter=2")
    );
    assert_eq!(
        merged(&["AllowCamera=0", "AllowCamera=perhaps"]),
        shown("AllowCamera=perhaps")
    );
}

#[test]
fn nothing_merged_is_a_policy_that_demands_nothing() {
    assert!(merge([]).policy().is_empty());
    let vacuous = policy("AllowCamera=1 DevicePasswordEnabled=0 PasswordRecoveryEnabled=1");
    assert!(merge([&vacuous, &vacuous]).policy().is_empty());
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn the_order_does_not_matter(left in any_policy(), right in any_policy()) {
        let (there, back) = (merge([&left, &right]), merge([&right, &left]));
        prop_assert_eq!(there.policy(), back.policy());
        prop_assert_eq!(there.conflicts(), back.conflicts());
    }

    #[test]
    fn some_may_be_merged_first(a in any_policy(), b in any_policy(), c in any_policy()) {
        let all = merge([&a, &b, &c]);
        let first = merge([&merge([&a, &b]).into_policy(), &c]).into_policy();
        let last = merge([&a, &merge([&b, &c]).into_policy()]).into_policy();
        prop_assert_eq!(&first, all.policy());
        prop_assert_eq!(&last, all.policy());
    }

    #[test]
    fn the_same_twice_is_the_same(policy in any_policy()) {
        let once = merge([&policy]);
        let twice = merge([&policy, &policy]);
        prop_assert_eq!(twice.policy(), once.policy());
        let again = merge([once.policy()]);
        prop_assert_eq!(again.policy(), once.policy());
    }

    #[test]
    fn who_meets_the_merged_policy_meets_each(
        left in any_policy(),
        right in any_policy(),
        device in any_device(),
    ) {
        let merged = merge([&left, &right]);
        let options = ComplianceOptions::default();
        let whole = assess(merged.policy(), &device, &options);
        for each in [&left, &right] {
            let compliance = assess(each, &device, &options);
            let failed = compliance.having(Verdict::Failed).difference(merged.conflicts());
            // What fails alone fails in the merged policy.
            prop_assert!(failed.difference(whole.having(Verdict::Failed)).is_empty());
            if whole.status() == AcknowledgementStatus::SUCCESS && merged.conflicts().is_empty() {
                prop_assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
            }
        }
    }

    #[test]
    fn every_element_of_the_merged_policy_has_a_source(
        left in any_policy(),
        right in any_policy(),
    ) {
        let merged = merge([&left, &right]);
        for element in merged.policy().elements() {
            let sources = merged.sources(element);
            prop_assert!(!sources.is_empty());
            prop_assert!(sources.iter().all(|source| [&left, &right][*source].has(element)));
        }
    }
}
