//! The tables and prose rules of the developers' guide, each by name, and where the sources
//! disagree.

use eas_provision::compliance::{
    Capabilities, Citation, Compliance, ComplianceOptions, IgnoreRules, Reason, StatusRule,
    Verdict, assess,
};
use eas_provision::{
    AcknowledgementStatus, IgnoreCondition, Place, PolicyDocument, PolicyElement, PolicyElements,
};

use crate::settings::policy;

fn on(device: &Capabilities, settings: &str) -> Compliance {
    assess(&policy(settings), device, &ComplianceOptions::default())
}

fn able(elements: &[PolicyElement]) -> Capabilities {
    let mut device = Capabilities::new();
    device.enforce_all(elements.iter().copied());
    device
}

const PASSWORD: PolicyElement = PolicyElement::DevicePasswordEnabled;
const ENCRYPTION: PolicyElement = PolicyElement::RequireDeviceEncryption;

/// The table of policies that can be ignored, word for word but for the spelling of `AllowWiFi`.
#[test]
fn the_guides_table_of_policies_that_can_be_ignored_is_what_its_list_means() {
    let by_device = [
        ("AllowBluetooth", IgnoreCondition::NoBluetooth),
        ("AllowCamera", IgnoreCondition::NoCamera),
        ("AllowDesktopSync", IgnoreCondition::NoDesktopSync),
        ("AllowInternetSharing", IgnoreCondition::NoInternetSharing),
        ("AllowIrDA", IgnoreCondition::NoInfrared),
        ("AllowRemoteDesktop", IgnoreCondition::NoRemoteDesktop),
        ("AllowStorageCard", IgnoreCondition::NoRemovableStorage),
        ("AllowTextMessaging", IgnoreCondition::NoTextMessaging),
        ("AllowWiFi", IgnoreCondition::NoWiFi),
        (
            "PasswordRecoveryEnabled",
            IgnoreCondition::NoPasswordRecovery,
        ),
        (
            "RequireStorageCardEncryption",
            IgnoreCondition::NoRemovableStorage,
        ),
    ];
    let by_password = [
        "AllowSimpleDevicePassword",
        "AlphanumericDevicePasswordRequired",
        "DevicePasswordExpiration",
        "DevicePasswordHistory",
        "MinDevicePasswordComplexCharacters",
        "MaxDevicePasswordFailedAttempts",
        "MinDevicePasswordLength",
        "PasswordRecoveryEnabled",
    ];
    for element in PolicyElement::ALL {
        let facts = element.facts();
        let device = by_device.iter().filter(|(name, _)| *name == facts.name);
        let mut expected: Vec<_> = device.map(|(_, condition)| *condition).collect();
        if by_password.contains(&facts.name) {
            expected.push(IgnoreCondition::PasswordDisabled);
        }
        if facts.name == "MinDevicePasswordComplexCharacters" {
            // "In addition ... if the AlphanumericDevicePasswordRequired policy is set to false."
            expected.push(IgnoreCondition::AlphanumericNotRequired);
        }
        assert_eq!(facts.ignorable_by_guide, !expected.is_empty(), "{element}");
        if facts.ignorable_by_guide {
            for condition in facts.ignorable_if {
                assert!(expected.contains(condition), "{element}: {condition:?}");
            }
            assert_eq!(facts.ignorable_if.len(), expected.len(), "{element}");
        }
    }
}

#[test]
fn an_irrelevant_feature_does_not_spoil_success() {
    let mut device = able(&[PASSWORD]);
    device.meet(IgnoreCondition::NoBluetooth);
    let compliance = on(&device, "DevicePasswordEnabled=1 AllowBluetooth=0");
    assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
}

#[test]
fn a_relevant_feature_that_cannot_be_disabled_is_partial_success() {
    let compliance = on(
        &able(&[PASSWORD]),
        "DevicePasswordEnabled=1 AllowBluetooth=0",
    );
    assert_eq!(compliance.status(), AcknowledgementStatus::PARTIAL_SUCCESS);
}

#[test]
fn a_required_feature_that_the_device_lacks_is_partial_success_or_failure() {
    let compliance = on(
        &able(&[PASSWORD]),
        "DevicePasswordEnabled=1 RequireDeviceEncryption=1",
    );
    assert_eq!(compliance.status(), AcknowledgementStatus::PARTIAL_SUCCESS);
    let compliance = on(&able(&[]), "RequireDeviceEncryption=1");
    assert_eq!(compliance.status(), AcknowledgementStatus::FAILURE);
}

#[test]
fn a_password_that_cannot_be_enforced_is_a_failure_whatever_else_is() {
    let mut device = Capabilities::full();
    device.refuse(PASSWORD);
    let compliance = on(
        &device,
        "DevicePasswordEnabled=1 RequireDeviceEncryption=1 AllowCamera=0",
    );
    assert_eq!(compliance.status(), AcknowledgementStatus::FAILURE);
    assert_eq!(compliance.rule(), StatusRule::PasswordNotEnforced);
    assert_eq!(
        compliance.having(Verdict::Failed),
        PolicyElements::of(&[PASSWORD])
    );
}

#[test]
fn a_numeric_pin_fails_the_alphanumeric_policy_and_is_partial_success() {
    let settings = "DevicePasswordEnabled=1 AlphanumericDevicePasswordRequired=1";
    let compliance = on(&able(&[PASSWORD]), settings);
    assert_eq!(compliance.status(), AcknowledgementStatus::PARTIAL_SUCCESS);
}

#[test]
fn encrypting_all_data_of_the_server_complies_with_device_encryption() {
    // It is for the device to say that it can; how, nobody asks.
    let compliance = on(&able(&[ENCRYPTION]), "RequireDeviceEncryption=1");
    assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
}

#[test]
fn storage_card_encryption_is_ignored_without_removable_storage_and_only_then() {
    let mut device = Capabilities::new();
    assert_eq!(
        on(&device, "RequireStorageCardEncryption=1").status(),
        AcknowledgementStatus::FAILURE
    );
    device.meet(IgnoreCondition::NoRemovableStorage);
    assert_eq!(
        on(&device, "RequireStorageCardEncryption=1").status(),
        AcknowledgementStatus::SUCCESS
    );
}

#[test]
fn the_recovery_password_is_no_policy() {
    for device in [Capabilities::new(), Capabilities::full()] {
        for value in ["PasswordRecoveryEnabled=0", "PasswordRecoveryEnabled=1"] {
            let compliance = on(&device, value);
            assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
            let reason = compliance.reason(PolicyElement::PasswordRecoveryEnabled);
            assert_eq!(reason, Some(Reason::OnlyInforms));
        }
    }
}

#[test]
fn the_inactivity_lock_is_not_put_out_of_force_by_a_missing_password() {
    let compliance = on(&Capabilities::new(), "MaxInactivityTimeDeviceLock=60");
    assert_eq!(compliance.status(), AcknowledgementStatus::FAILURE);
}

#[test]
fn external_management_is_said_by_the_caller_and_never_computed() {
    let options = ComplianceOptions::default();
    for device in [Capabilities::new(), Capabilities::full()] {
        for settings in [
            "",
            "DevicePasswordEnabled=1",
            "AllowCamera=0 AllowBrowser=0",
        ] {
            let policy = policy(settings);
            let status = assess(&policy, &device, &options).status();
            assert_ne!(status, AcknowledgementStatus::EXTERNALLY_MANAGED);
            let options = options.with_externally_managed(true);
            let status = assess(&policy, &device, &options).status();
            assert_eq!(status, AcknowledgementStatus::EXTERNALLY_MANAGED);
        }
    }
}

#[test]
fn where_the_lists_of_what_may_be_ignored_disagree_either_is_followed_by_default() {
    let mut device = able(&[PASSWORD]);
    device
        .meet(IgnoreCondition::NoUnsignedApplications)
        .meet(IgnoreCondition::NoUnsignedInstallationPackages);
    let status = |settings: &str, rules| {
        let options = ComplianceOptions::default().with_ignore(rules);
        assess(&policy(settings), &device, &options).status().0
    };
    let unsigned = "AllowUnsignedApplications=0 AllowUnsignedInstallationPackages=0";
    assert_eq!(status(unsigned, IgnoreRules::Either), 1);
    assert_eq!(status(unsigned, IgnoreRules::Specification), 1);
    assert_eq!(status(unsigned, IgnoreRules::Guide), 3);
    let groups = "DevicePasswordEnabled=1 MinDevicePasswordComplexCharacters=3";
    assert_eq!(status(groups, IgnoreRules::Either), 1);
    assert_eq!(status(groups, IgnoreRules::Specification), 2);
    assert_eq!(status(groups, IgnoreRules::Guide), 1);
}

#[test]
fn an_empty_list_of_approved_applications_restricts_nothing() {
    let compliance = on(&Capabilities::new(), "ApprovedApplicationList=empty");
    assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
}

fn with_unknown(settings: &str) -> PolicyDocument<'_> {
    use wbxml::{Document, Sink, Tag, dictionaries};

    let mut policy = policy(settings);
    let element = Document::build(&dictionaries::ACTIVESYNC, |sink| {
        sink.text_element(Tag::new(14, 0x12), "1")
    });
    policy
        .unknown_mut()
        .push(Place::ProvisionDoc, element.unwrap());
    policy
}

#[test]
fn an_unknown_element_is_reported_and_ignored_by_default() {
    let policy = with_unknown("AllowCamera=1");
    let compliance = assess(&policy, &Capabilities::new(), &ComplianceOptions::default());
    assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
    assert_eq!(compliance.unknown(), 1);
    assert!(!compliance.unknown_fails());
    assert!(compliance.to_string().contains("1 unknown: ignored"));
}

#[test]
fn an_unknown_element_fails_by_option() {
    let options = ComplianceOptions::default().with_unknown_fails(true);
    let unknown = with_unknown("AllowCamera=1");
    let compliance = assess(&unknown, &Capabilities::full(), &options);
    assert_eq!(compliance.status(), AcknowledgementStatus::FAILURE);
    let unknown = with_unknown("AllowCamera=0");
    let compliance = assess(&unknown, &Capabilities::full(), &options);
    assert_eq!(compliance.status(), AcknowledgementStatus::PARTIAL_SUCCESS);
}

#[test]
fn every_verdict_says_where_its_rule_is_written() {
    let mut device = able(&[PASSWORD]);
    device.meet(IgnoreCondition::NoCamera);
    let settings = "DevicePasswordEnabled=1 AllowCamera=0 AllowBrowser=empty \
                    MinDevicePasswordComplexCharacters=2 PasswordRecoveryEnabled=1";
    let compliance = on(&device, settings);
    let cited = |name| {
        compliance
            .get(crate::settings::element(name))
            .unwrap()
            .citation()
    };
    assert_eq!(
        cited("DevicePasswordEnabled"),
        Citation::Specification("2.2.2.25")
    );
    assert_eq!(cited("AllowCamera"), Citation::Specification("2.2.2.4"));
    assert_eq!(cited("AllowBrowser"), Citation::Specification("3.2.5.1.1"));
    assert_eq!(
        cited("MinDevicePasswordComplexCharacters"),
        Citation::Guide("Policies")
    );
    assert_eq!(
        cited("PasswordRecoveryEnabled"),
        Citation::Guide("Policies")
    );
    assert_eq!(
        compliance.to_string(),
        "1 (Success): nothing failed (MS-ASPROV 2.2.2.54.1)\n  \
         DevicePasswordEnabled: enforced, the device enforces it (MS-ASPROV 2.2.2.25)\n  \
         AllowCamera: ignored, the device has no camera (MS-ASPROV 2.2.2.4)\n  \
         MinDevicePasswordComplexCharacters: ignored, no alphanumeric password is required \
         (developers' guide, Policies)"
    );
}

#[test]
fn rules_of_passwords_do_not_count_without_a_password_and_the_specification_says_so() {
    // MS-ASPROV 3.1.5.1.1.1, rule 1.
    let settings = "DevicePasswordEnabled=0 MinDevicePasswordLength=6 DevicePasswordHistory=3";
    let compliance = on(&able(&[]), settings);
    for name in ["MinDevicePasswordLength", "DevicePasswordHistory"] {
        let verdict = compliance.get(crate::settings::element(name)).unwrap();
        let citation = Citation::Specification("3.1.5.1.1.1");
        assert_eq!(verdict.citation(), citation, "{name}");
    }
}

#[test]
fn a_device_may_be_more_than_a_table() {
    use eas_provision::PolicyValue;
    use eas_provision::compliance::{CurrentPassword, Device, Support};
    use eas_provision::password::PasswordRules;

    /// Keeps only the applications that it has from running.
    struct Phone;

    impl Device for Phone {
        fn meets(&self, _: IgnoreCondition) -> bool {
            false
        }

        fn support(&self, _: PolicyElement, value: PolicyValue<'_>) -> Support {
            match value {
                PolicyValue::Applications(list) if list.iter().all(|name| name != "game.exe") => {
                    Support::Enforced
                }
                _ => Support::Unsupported,
            }
        }

        fn password(&self, _: &PasswordRules) -> CurrentPassword {
            CurrentPassword::NotSet
        }
    }

    let device: &dyn Device = &Phone;
    let status =
        |settings| assess(&policy(settings), device, &ComplianceOptions::default()).status();
    assert_eq!(
        status("UnapprovedInROMApplicationList=mail.exe,browser.exe"),
        AcknowledgementStatus::SUCCESS
    );
    assert_eq!(
        status("UnapprovedInROMApplicationList=mail.exe,game.exe"),
        AcknowledgementStatus::FAILURE
    );
}
