//! What is wrong with a policy.

use eas_provision::algebra::{Finding, Problem, validate};
use eas_provision::{IgnoreCondition, PolicyElement, ProtocolVersion, Setting};
use proptest::prelude::*;

use crate::any_policy::{any_policy, cases};
use crate::settings::{element, policy, policy_rows, put};

fn problems(settings: &str) -> Vec<(&'static str, Problem)> {
    let findings = validate(&policy(settings), ProtocolVersion::V14_1);
    let named = |finding: &Finding| (finding.element.unwrap().name(), finding.problem);
    findings.iter().map(named).collect()
}

/// The ranges of the column `allowed_values`, as the numbers at their ends.
fn allowed(row: &std::collections::BTreeMap<String, String>) -> Vec<(i64, i64)> {
    let values = row["allowed_values"].split(';').map(str::trim);
    values
        .filter_map(|value| {
            let value = value.split(' ').next().unwrap();
            match value.split_once("..") {
                Some((first, last)) => Some((first.parse().ok()?, last.parse().ok()?)),
                None if value == ">0" && row["type"] == "integer" => Some((1, i64::MAX)),
                None if value == ">0" => Some((1, 4_294_967_295)),
                None => value.parse().ok().map(|number| (number, number)),
            }
        })
        .collect()
}

#[test]
fn every_range_of_the_table_is_kept() {
    let Some(rows) = policy_rows() else { return };
    let mut seen = 0;
    for row in rows.iter().filter(|row| row["type"] != "container") {
        let element = element(&row["name"]);
        let ranges = allowed(row);
        assert!(!ranges.is_empty(), "{element}");
        let is_allowed = |number: i64| ranges.iter().any(|(a, b)| (*a..=*b).contains(&number));
        let ends = ranges
            .iter()
            .flat_map(|(a, b)| [a - 1, *a, *b, b.saturating_add(1)]);
        for number in ends.chain([-2, -1, 0, 1, 2, 3, 4, 8, 255, 256]) {
            let mut policy = eas_provision::PolicyDocument::new();
            // So that nothing is out of force.
            policy
                .set_device_password_enabled(true)
                .set_alphanumeric_device_password_required(true)
                .set_require_signed_smime_messages(true)
                .set_require_encrypted_smime_messages(true);
            policy.set(element, Setting::Value(number));
            let findings = validate(&policy, ProtocolVersion::V16_1);
            let mut wrong = findings.iter().filter(|finding| !finding.is_warning());
            match wrong.next() {
                None => assert!(is_allowed(number), "{element}={number}"),
                Some(finding) => {
                    assert!(!is_allowed(number), "{finding}");
                    let out = [Problem::OutOfRange(number), Problem::NotOfTheType(number)];
                    assert!(out.contains(&finding.problem), "{finding}");
                }
            }
            assert!(wrong.next().is_none());
            seen += 1;
        }
    }
    assert!(seen > 40 * 14, "{seen}");
}

#[test]
fn empty_is_wrong_where_the_type_asks_for_content() {
    let Some(rows) = policy_rows() else { return };
    for row in &rows {
        let element = element(&row["name"]);
        let mut policy = eas_provision::PolicyDocument::new();
        put(&mut policy, element, "empty");
        let findings = validate(&policy, ProtocolVersion::V16_1);
        let may_be = row["type"].ends_with("OrEmpty") || row["type"] == "container";
        assert_eq!(findings.is_empty(), may_be, "{element}: {findings:?}");
    }
}

#[test]
fn a_number_that_the_type_does_not_have_is_told_from_one_out_of_range() {
    assert_eq!(
        problems("DevicePasswordEnabled=1 MinDevicePasswordLength=17"),
        [("MinDevicePasswordLength", Problem::OutOfRange(17))]
    );
    assert_eq!(
        problems("DevicePasswordEnabled=1 MinDevicePasswordLength=256"),
        [("MinDevicePasswordLength", Problem::NotOfTheType(256))]
    );
    // What one public server ships.
    assert_eq!(
        problems("MaxAttachmentSize=-1"),
        [("MaxAttachmentSize", Problem::NotOfTheType(-1))]
    );
}

#[test]
fn text_and_entries_of_lists_are_checked() {
    assert_eq!(
        problems("AllowCamera=maybe"),
        [("AllowCamera", Problem::NotANumber)]
    );
    assert_eq!(
        problems("ApprovedApplicationList=2jmj7l5rSw0yVb/vlWAYkK/YBwk=,short"),
        [("ApprovedApplicationList", Problem::NotSha1(1))]
    );
    assert_eq!(
        problems("UnapprovedInROMApplicationList=a.exe,,b.exe"),
        [("UnapprovedInROMApplicationList", Problem::EmptyEntry(1))]
    );
}

#[test]
fn what_has_no_effect_is_a_warning() {
    let findings = problems("DevicePasswordEnabled=0 MinDevicePasswordLength=6");
    let ignored = Problem::Ignored(IgnoreCondition::PasswordDisabled);
    assert_eq!(findings, [("MinDevicePasswordLength", ignored)]);
    assert!(ignored.is_warning());
    let off = Problem::WhileOff(PolicyElement::RequireSignedSMIMEMessages);
    assert_eq!(
        problems("RequireSignedSMIMEAlgorithm=1"),
        [("RequireSignedSMIMEAlgorithm", off)]
    );
    assert!(off.is_warning());
}

#[test]
fn an_element_of_a_later_version_is_found() {
    let policy = policy("DevicePasswordEnabled=1 AllowCamera=0");
    let findings = validate(&policy, ProtocolVersion::V12_0);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].element, Some(PolicyElement::AllowCamera));
    assert_eq!(
        findings[0].problem,
        Problem::NotInVersion(ProtocolVersion::V12_0)
    );
    assert_eq!(
        findings[0].to_string(),
        "AllowCamera is not in version 12.0"
    );
}

#[test]
fn the_policy_of_the_guides_sample_is_valid() {
    let findings = problems(
        "DevicePasswordEnabled=1 AlphanumericDevicePasswordRequired=0 PasswordRecoveryEnabled=0 \
         RequireStorageCardEncryption=0 AttachmentsEnabled=1 MinDevicePasswordLength=4 \
         MaxInactivityTimeDeviceLock=900 MaxDevicePasswordFailedAttempts=8 MaxAttachmentSize=empty \
         AllowSimpleDevicePassword=1 DevicePasswordExpiration=empty DevicePasswordHistory=0 \
         AllowBluetooth=2 MaxCalendarAgeFilter=0 MaxEmailBodyTruncationSize=-1 \
         RequireSignedSMIMEMessages=0 RequireSignedSMIMEAlgorithm=0 \
         RequireEncryptionSMIMEAlgorithm=0 AllowSMIMEEncryptionAlgorithmNegotiation=2 \
         UnapprovedInROMApplicationList=empty ApprovedApplicationList=empty",
    );
    assert_eq!(findings, []);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_finding_is_about_an_element_of_the_policy(policy in any_policy()) {
        for finding in validate(&policy, ProtocolVersion::V14_1) {
            prop_assert!(policy.has(finding.element.unwrap()));
            prop_assert!(!finding.to_string().is_empty());
        }
    }
}
