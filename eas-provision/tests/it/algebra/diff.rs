//! What has changed from one policy to another.

use eas_provision::algebra::{ChangeKind, diff, merge, project};
use eas_provision::{PolicyElement, ProtocolVersion};
use proptest::prelude::*;

use crate::any_policy::{any_policy, cases};
use crate::settings::{element, policy};

/// The kind of each change, by the name of its element.
fn changes(old: &str, new: &str) -> Vec<(&'static str, ChangeKind, bool)> {
    let (old, new) = (policy(old), policy(new));
    let diff = diff(&old, &new);
    diff.changes()
        .iter()
        .map(|change| (change.element.name(), change.kind, change.needs_user_action))
        .collect()
}

use ChangeKind::{Loosened, Replaced, Rewritten, Tightened};

#[test]
fn each_element_has_a_stricter_side() {
    for (stricter, laxer) in [
        ("AttachmentsEnabled=0", "AttachmentsEnabled=1"),
        ("RequireDeviceEncryption=1", "RequireDeviceEncryption=0"),
        (
            "MaxInactivityTimeDeviceLock=60",
            "MaxInactivityTimeDeviceLock=900",
        ),
        (
            "MaxInactivityTimeDeviceLock=9998",
            "MaxInactivityTimeDeviceLock=9999",
        ),
        ("MaxAttachmentSize=0", "MaxAttachmentSize=1000"),
        ("MaxAttachmentSize=1000", "MaxAttachmentSize=empty"),
        ("AllowBluetooth=0", "AllowBluetooth=1"),
        ("AllowBluetooth=1", "AllowBluetooth=2"),
        ("MaxCalendarAgeFilter=4", "MaxCalendarAgeFilter=7"),
        ("MaxCalendarAgeFilter=7", "MaxCalendarAgeFilter=0"),
        ("MaxEmailAgeFilter=1", "MaxEmailAgeFilter=5"),
        (
            "MaxEmailBodyTruncationSize=0",
            "MaxEmailBodyTruncationSize=1",
        ),
        (
            "MaxEmailBodyTruncationSize=100",
            "MaxEmailBodyTruncationSize=-1",
        ),
        (
            "AllowSMIMEEncryptionAlgorithmNegotiation=0",
            "AllowSMIMEEncryptionAlgorithmNegotiation=1",
        ),
        (
            "UnapprovedInROMApplicationList=a.exe,b.exe",
            "UnapprovedInROMApplicationList=b.exe",
        ),
        ("ApprovedApplicationList=a", "ApprovedApplicationList=b,a"),
        ("ApprovedApplicationList=a", "ApprovedApplicationList=empty"),
    ] {
        let name = element(stricter.split_once('=').unwrap().0).name();
        assert_eq!(changes(laxer, stricter), [(name, Tightened, false)]);
        assert_eq!(changes(stricter, laxer), [(name, Loosened, false)]);
        // An absent element is the laxest.
        assert_eq!(changes("", stricter), [(name, Tightened, false)]);
        assert_eq!(changes(stricter, ""), [(name, Loosened, false)]);
    }
}

#[test]
fn a_stricter_password_needs_the_user() {
    let on = |settings: &str| format!("DevicePasswordEnabled=1 {settings}");
    for (stricter, laxer) in [
        ("MinDevicePasswordLength=6", "MinDevicePasswordLength=4"),
        (
            "AlphanumericDevicePasswordRequired=1",
            "AlphanumericDevicePasswordRequired=0",
        ),
        ("AllowSimpleDevicePassword=0", "AllowSimpleDevicePassword=1"),
        ("DevicePasswordExpiration=30", "DevicePasswordExpiration=90"),
        ("DevicePasswordExpiration=90", "DevicePasswordExpiration=0"),
        ("DevicePasswordHistory=5", "DevicePasswordHistory=0"),
    ] {
        let name = element(stricter.split_once('=').unwrap().0).name();
        let (stricter, laxer) = (on(stricter), on(laxer));
        assert_eq!(changes(&laxer, &stricter), [(name, Tightened, true)]);
        assert_eq!(changes(&stricter, &laxer), [(name, Loosened, false)]);
    }
    let attempts = changes(
        &on("MaxDevicePasswordFailedAttempts=8"),
        &on("MaxDevicePasswordFailedAttempts=4"),
    );
    assert_eq!(
        attempts,
        [("MaxDevicePasswordFailedAttempts", Tightened, false)]
    );
}

#[test]
fn a_password_that_comes_into_force_brings_what_is_about_it() {
    assert_eq!(
        changes(
            "DevicePasswordEnabled=0 MinDevicePasswordLength=6",
            "DevicePasswordEnabled=1 MinDevicePasswordLength=6"
        ),
        [
            ("DevicePasswordEnabled", Tightened, true),
            ("MinDevicePasswordLength", Tightened, true),
        ]
    );
}

#[test]
fn a_minimum_below_the_one_that_demands_nothing_demands_nothing() {
    // MS-ASPROV 2.2.2.41: 1 to 16, and 1 is what every password has.
    let with = "DevicePasswordEnabled=1";
    let length = |number: &str| format!("{with} MinDevicePasswordLength={number}");
    for (number, kind) in [
        ("-1", Rewritten),
        ("0", Rewritten),
        ("1", Rewritten),
        ("2", Tightened),
        ("17", Tightened),
    ] {
        let new = length(number);
        let found = changes(with, &new);
        assert_eq!(
            found,
            [("MinDevicePasswordLength", kind, kind == Tightened)]
        );
        let kinds: Vec<_> = changes(&length("0"), &new).iter().map(|c| c.1).collect();
        assert_eq!(kinds, if number == "0" { vec![] } else { vec![kind] });
    }
    // Of a choice, a number below the range is the strictest of it.
    let found = changes("", "AllowBluetooth=-1");
    assert_eq!(found, [("AllowBluetooth", Tightened, false)]);
}

#[test]
fn what_is_out_of_force_changes_nothing() {
    let (old, new) = (
        policy("MinDevicePasswordLength=6"),
        policy("MinDevicePasswordLength=8"),
    );
    let diff = diff(&old, &new);
    assert_eq!(diff.having(Rewritten), old.elements());
    assert!(diff.demands_the_same());
    assert!(!diff.is_empty());
}

#[test]
fn what_only_looks_different_demands_the_same() {
    for (old, new) in [
        ("", "AllowCamera=1"),
        ("AllowCamera=1", "AllowCamera=true"),
        (
            "MaxInactivityTimeDeviceLock=empty",
            "MaxInactivityTimeDeviceLock=10000",
        ),
        (
            "UnapprovedInROMApplicationList=a,b",
            "UnapprovedInROMApplicationList=b,a,b",
        ),
        (
            "ApprovedApplicationList=da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "ApprovedApplicationList=2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
        ),
        (
            "RequireSignedSMIMEAlgorithm=0",
            "RequireSignedSMIMEAlgorithm=1",
        ),
    ] {
        let kinds: Vec<_> = changes(old, new).iter().map(|(_, kind, _)| *kind).collect();
        assert!(
            kinds.iter().all(|kind| *kind == Rewritten),
            "{old} {new}: {kinds:?}"
        );
    }
}

#[test]
fn what_has_no_order_is_replaced() {
    let signed = |algorithm| format!("RequireSignedSMIMEMessages=1 {algorithm}");
    assert_eq!(
        changes(
            &signed("RequireSignedSMIMEAlgorithm=0"),
            &signed("RequireSignedSMIMEAlgorithm=1")
        ),
        [("RequireSignedSMIMEAlgorithm", Replaced, false)]
    );
    assert_eq!(
        changes("ApprovedApplicationList=a,b", "ApprovedApplicationList=b,c"),
        [("ApprovedApplicationList", Replaced, false)]
    );
}

#[test]
fn a_change_can_be_read() {
    let old = policy("DevicePasswordEnabled=1 MinDevicePasswordLength=4 AllowCamera=0");
    let new = policy("DevicePasswordEnabled=1 MinDevicePasswordLength=6 MaxAttachmentSize=empty");
    let diff = diff(&old, &new);
    let lines: Vec<_> = diff.changes().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "MinDevicePasswordLength: tightened, 4 to 6; check the password",
            "MaxAttachmentSize: rewritten, absent to empty",
            "AllowCamera: loosened, 0 to absent",
        ]
    );
    assert!(diff.needs_user_action());
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn the_difference_of_equal_policies_is_empty(policy in any_policy()) {
        prop_assert!(diff(&policy, &policy.clone()).is_empty());
    }

    #[test]
    fn the_difference_is_empty_only_between_equal_policies(
        old in any_policy(),
        new in any_policy(),
    ) {
        let equal = PolicyElement::ALL.iter().all(|element| old.get(*element) == new.get(*element));
        prop_assert_eq!(diff(&old, &new).is_empty(), equal);
    }

    #[test]
    fn the_way_back_is_the_opposite(old in any_policy(), new in any_policy()) {
        let (there, back) = (diff(&old, &new), diff(&new, &old));
        prop_assert_eq!(there.having(Tightened), back.having(Loosened));
        prop_assert_eq!(there.having(Loosened), back.having(Tightened));
        prop_assert_eq!(there.having(Replaced), back.having(Replaced));
        prop_assert_eq!(there.having(Rewritten), back.having(Rewritten));
    }

    #[test]
    fn a_projection_to_the_newest_version_demands_the_same(policy in any_policy()) {
        let projected = project(&policy, ProtocolVersion::V16_1).policy;
        prop_assert!(diff(&policy, &projected).demands_the_same());
    }

    #[test]
    fn merging_tightens_and_never_loosens(left in any_policy(), right in any_policy()) {
        let merged = merge([&left, &right]);
        for each in [&left, &right] {
            let diff = diff(each, merged.policy());
            prop_assert!(diff.having(Loosened).is_empty(), "{:?}", diff);
            let replaced = diff.having(Replaced);
            prop_assert!(replaced.difference(merged.conflicts()).is_empty(), "{:?}", diff);
        }
    }
}
