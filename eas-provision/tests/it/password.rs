//! Passwords against a policy.

use eas_provision::compliance::IgnoreRules;
use eas_provision::password::{
    AttemptOutcome, CharacterGroups, LastUse, LimitAction, PasswordProfile, PasswordRules,
    is_simple,
};
use eas_provision::{PolicyElement, PolicyElements};
use proptest::prelude::*;

use crate::any_policy::{any_policy, cases};
use crate::settings::policy;

fn rules(settings: &str) -> PasswordRules {
    PasswordRules::of(&policy(settings))
}

fn failed(settings: &str, password: &str) -> Vec<&'static str> {
    let check = rules(settings).check(&PasswordProfile::new(password));
    assert!(check.unverified.is_empty());
    check.failed.iter().map(PolicyElement::name).collect()
}

#[test]
fn simple_passwords_are_those_of_the_specification_and_of_the_guide() {
    // MS-ASPROV 2.2.2.12: "2222", "abcd". The guide: 1234, 1111, qwerty.
    for password in ["2222", "abcd", "1234", "1111", "qwerty"] {
        assert!(is_simple(password), "{password}");
    }
}

#[test]
fn runs_in_either_direction_case_and_row_are_simple() {
    for password in [
        "4321",
        "dcba",
        "7890",
        "0987",
        "ytrewq",
        "QwErTy",
        "AbCd",
        "asdfgh",
        "zxcvbnm",
        "qwertz",
        "azerty",
        "9876543210",
        "a",
        "aa",
        "12",
        "",
    ] {
        assert!(is_simple(password), "{password}");
    }
}

#[test]
fn runs_of_three_and_more_side_by_side_are_simple() {
    for password in [
        "aaabbb",
        "abc123",
        "123abc",
        "qweasd",
        "111222333",
        "aaabcd",
    ] {
        assert!(is_simple(password), "{password}");
    }
}

#[test]
fn other_passwords_are_not_simple() {
    for password in [
        "1212",
        "aab",
        "2580",
        "5839",
        "1357",
        "a1b2c3",
        "abcx",
        "password",
        "correct horse",
        "1234x",
        "12ab",
        "qwer1",
        "ä1ö2",
    ] {
        assert!(!is_simple(password), "{password}");
    }
}

#[test]
fn letters_follow_each_other_in_other_alphabets_too() {
    assert!(is_simple("αβγδ"));
    assert!(is_simple("жжжж"));
    // Neighbours among the symbols of a character set mean nothing to a user.
    assert!(!is_simple("!\"#$"));
}

#[test]
fn a_device_may_have_a_rule_of_its_own() {
    let rules = rules("DevicePasswordEnabled=1 AllowSimpleDevicePassword=0");
    let rule = |password: &str| password == "2580";
    let check = |password| rules.check(&PasswordProfile::with_simple_rule(password, rule));
    assert!(!check("2580").is_ok());
    assert!(check("1234").is_ok());
}

#[test]
fn groups_are_counted_as_the_specification_defines_them() {
    // MS-ASPROV 2.2.2.37.
    for (password, groups) in [
        ("", 0),
        ("1234", 1),
        ("abcd", 1),
        ("ABCD", 1),
        ("#+-!", 1),
        ("abCD", 2),
        ("ab12", 2),
        ("aB3", 3),
        ("aB3$", 4),
        ("aB3 ", 4),
        ("éÀ٣€", 4),
        // A letter without case belongs to no group.
        ("漢字", 0),
    ] {
        assert_eq!(CharacterGroups::of(password).count(), groups, "{password}");
    }
    let groups = CharacterGroups::of("ab12");
    assert!(groups.contains(CharacterGroups::LOWER.union(CharacterGroups::DIGIT)));
    assert!(!groups.contains(CharacterGroups::SYMBOL));
    assert_eq!(format!("{groups:?}"), r#"{"lower", "digit"}"#);
}

#[test]
fn two_groups_are_two_cases_or_lower_case_and_numbers() {
    // The example of MS-ASPROV 2.2.2.37.
    let settings = "DevicePasswordEnabled=1 AlphanumericDevicePasswordRequired=1 \
                    MinDevicePasswordComplexCharacters=2";
    assert!(failed(settings, "abcDEF").is_empty());
    assert!(failed(settings, "abc123").is_empty());
    assert_eq!(
        failed(settings, "abcdef"),
        ["MinDevicePasswordComplexCharacters"]
    );
}

#[test]
fn groups_count_groups_and_not_symbols() {
    // Some implementations count symbols: "$$$" would do for them.
    let settings = "DevicePasswordEnabled=1 AlphanumericDevicePasswordRequired=1 \
                    MinDevicePasswordComplexCharacters=3";
    assert_eq!(
        failed(settings, "abc$$$"),
        ["MinDevicePasswordComplexCharacters"]
    );
    assert!(failed(settings, "abc12$").is_empty());
}

#[test]
fn groups_do_not_count_while_the_password_need_not_be_alphanumeric() {
    let settings = "DevicePasswordEnabled=1 MinDevicePasswordComplexCharacters=3";
    assert!(failed(settings, "5839").is_empty());
    let strict = PasswordRules::with(&policy(settings), IgnoreRules::Specification);
    assert!(!strict.check(&PasswordProfile::new("5839")).is_ok());
}

#[test]
fn an_alphanumeric_password_is_more_than_numbers() {
    let settings = "DevicePasswordEnabled=1 AlphanumericDevicePasswordRequired=1";
    assert_eq!(
        failed(settings, "583920"),
        ["AlphanumericDevicePasswordRequired"]
    );
    assert!(failed(settings, "58392a").is_empty());
}

#[test]
fn the_length_is_in_characters() {
    let settings = "DevicePasswordEnabled=1 MinDevicePasswordLength=4";
    assert_eq!(failed(settings, "éàü"), ["MinDevicePasswordLength"]);
    assert!(failed(settings, "éàüö").is_empty());
}

#[test]
fn no_length_is_still_a_password() {
    assert_eq!(
        failed("DevicePasswordEnabled=1", ""),
        ["DevicePasswordEnabled"]
    );
    assert!(failed("DevicePasswordEnabled=1 MinDevicePasswordLength=1", "x").is_empty());
}

#[test]
fn without_a_password_there_are_no_rules() {
    let settings = "DevicePasswordEnabled=0 MinDevicePasswordLength=8 PasswordRecoveryEnabled=1 \
                    MaxDevicePasswordFailedAttempts=4";
    let rules = rules(settings);
    assert!(!rules.is_required());
    assert!(rules.demanded().is_empty());
    assert!(rules.attempt_limit().is_none());
    assert!(!rules.may_send_recovery_password());
    assert!(rules.check(&PasswordProfile::new("")).is_ok());
}

#[test]
fn a_password_expires_after_so_many_days() {
    let rules = rules("DevicePasswordEnabled=1 DevicePasswordExpiration=30");
    let aged = |days| {
        rules
            .check(&PasswordProfile::new("5839").with_age(days))
            .is_ok()
    };
    assert!(aged(0));
    assert!(aged(29));
    assert!(!aged(30));
    let expiration = PolicyElements::of(&[PolicyElement::DevicePasswordExpiration]);
    let check = rules.check(&PasswordProfile::new("5839"));
    assert_eq!(check.unverified, expiration);
}

#[test]
fn a_password_of_the_history_is_not_taken_again() {
    let rules = rules("DevicePasswordEnabled=1 DevicePasswordHistory=3");
    let used = |last| rules.check(&PasswordProfile::new("5839").with_last_use(last));
    assert!(used(LastUse::Never).is_ok());
    assert!(used(LastUse::PasswordsAgo(4)).is_ok());
    for ago in 0..=3 {
        assert!(!used(LastUse::PasswordsAgo(ago)).is_ok(), "{ago}");
    }
    assert!(!used(LastUse::Unknown).unverified.is_empty());
}

#[test]
fn the_end_of_the_attempts_is_reported_as_both_sources_see_it() {
    let rules = rules("DevicePasswordEnabled=1 MaxDevicePasswordFailedAttempts=8");
    let limit = rules.attempt_limit().unwrap();
    assert_eq!(limit.limit(), 8);
    assert_eq!(limit.after(0), AttemptOutcome::Left(8));
    assert_eq!(limit.after(7), AttemptOutcome::Left(1));
    for failed in [8, 9, u32::MAX] {
        let reached = AttemptOutcome::LimitReached {
            specification: &[LimitAction::LocalWipe, LimitAction::TimedLockout],
            guide: LimitAction::WipeServerData,
        };
        assert_eq!(limit.after(failed), reached);
    }
}

#[test]
fn without_a_limit_attempts_are_free() {
    for settings in [
        "DevicePasswordEnabled=1",
        "DevicePasswordEnabled=1 MaxDevicePasswordFailedAttempts=empty",
        "DevicePasswordEnabled=1 MaxDevicePasswordFailedAttempts=many",
    ] {
        assert!(rules(settings).attempt_limit().is_none());
    }
}

#[test]
fn a_recovery_password_is_sent_only_to_a_server_that_stores_it() {
    let may = |settings| rules(settings).may_send_recovery_password();
    assert!(may("DevicePasswordEnabled=1 PasswordRecoveryEnabled=1"));
    assert!(!may("DevicePasswordEnabled=1 PasswordRecoveryEnabled=0"));
    assert!(!may("DevicePasswordEnabled=1"));
}

#[test]
fn a_rule_that_cannot_be_read_cannot_be_verified() {
    let rules = rules("DevicePasswordEnabled=1 MinDevicePasswordLength=long");
    let check = rules.check(&PasswordProfile::new("long"));
    let length = PolicyElements::of(&[PolicyElement::MinDevicePasswordLength]);
    assert_eq!(check.unverified, length);
}

#[test]
fn nothing_of_a_password_shows() {
    let secret = "tr0ub4dor&3";
    let profile = PasswordProfile::new(secret).with_age(3);
    let check = rules("DevicePasswordEnabled=1 MinDevicePasswordLength=16").check(&profile);
    assert_eq!(format!("{profile:?}"), "PasswordProfile { .. }");
    for shown in [format!("{profile:?}"), format!("{check:?}")] {
        assert!(!shown.contains(secret));
        assert!(!shown.contains("11"), "the length shows");
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn any_password_is_checked_against_any_policy(policy in any_policy(), password in ".{0,20}") {
        let rules = PasswordRules::of(&policy);
        let check = rules.check(&PasswordProfile::new(&password));
        prop_assert!(check.failed.intersection(check.unverified).is_empty());
        let all = check.failed.union(check.unverified);
        prop_assert!(all.difference(rules.demanded()).is_empty());
    }

    #[test]
    fn a_reversed_password_is_as_simple(password in "[a-d1-4]{0,8}") {
        // Where a run is cut depends on the side it is read from, so this holds for one run only.
        let reversed: String = password.chars().rev().collect();
        let one_run = |password: &str| is_simple(password) && password.len() < 6;
        if one_run(&password) {
            prop_assert!(is_simple(&reversed), "{} {}", password, reversed);
        }
    }
}
