//! The table of policy elements beside the workspace: vacuous values and conditions.

use std::collections::BTreeMap;

use eas_provision::compliance::{
    Capabilities, ComplianceOptions, IgnoreRules, Reason, Verdict, assess,
};
use eas_provision::{AcknowledgementStatus, IgnoreCondition, PolicyDocument, PolicyElement};

use crate::settings::{element, policy_rows, put};

type Row = BTreeMap<String, String>;

/// Values that the column `vacuous_values` stands for, and whether it has more than single values.
fn vacuous(row: &Row) -> Vec<String> {
    let mut values = Vec::new();
    for value in row["vacuous_values"].split(';') {
        match value.trim() {
            ">=9999" => values.extend(["9999", "10000", "4294967295"].map(String::from)),
            "1 (never counts)" => values.push("1".into()),
            any if any.starts_with("any while") || any.starts_with("else") => {
                values.extend(["0", "1"].map(String::from));
            }
            value => values.push(value.into()),
        }
    }
    values
}

/// A value from the column `allowed_values` that is not vacuous.
fn demanding(row: &Row) -> Option<String> {
    let vacuous = vacuous(row);
    let candidates = ["0", "1", "4", "300", "512"].map(String::from);
    let in_range = |value: &String| {
        let number: i64 = value.parse().unwrap();
        let facts = element(&row["name"]).facts();
        facts.allowed.contains(number)
    };
    match row["type"].as_str() {
        "container" => Some("da39a3ee5e6b4b0d3255bfef95601890afd80709".into()),
        _ => candidates
            .into_iter()
            .find(|value| in_range(value) && !vacuous.contains(value)),
    }
}

/// What a condition in the words of the column `ignore_condition` is.
fn conditions(row: &Row) -> Vec<IgnoreCondition> {
    let words = row["ignore_condition"]
        .split(" | ")
        .filter(|w| !w.is_empty());
    words
        .map(|words| match words {
            "DevicePasswordEnabled = 0 or absent" => IgnoreCondition::PasswordDisabled,
            "AlphanumericDevicePasswordRequired = 0" => IgnoreCondition::AlphanumericNotRequired,
            "client does not support recovery passwords" => IgnoreCondition::NoPasswordRecovery,
            "device has no removable storage"
            | "device does not support storing data on removable storage" => {
                IgnoreCondition::NoRemovableStorage
            }
            "no camera and no camera can be attached" => IgnoreCondition::NoCamera,
            "client does not execute unsigned applications" => {
                IgnoreCondition::NoUnsignedApplications
            }
            "client does not install unsigned .cab files" => {
                IgnoreCondition::NoUnsignedInstallationPackages
            }
            "no Wi-Fi capability" => IgnoreCondition::NoWiFi,
            "not capable of SMS/text messaging" => IgnoreCondition::NoTextMessaging,
            "no Bluetooth support" => IgnoreCondition::NoBluetooth,
            "cannot transmit or receive infrared" => IgnoreCondition::NoInfrared,
            "cannot connect to a personal computer" => IgnoreCondition::NoDesktopSync,
            "cannot connect remotely to a personal computer" => IgnoreCondition::NoRemoteDesktop,
            "cannot share its Internet connection" => IgnoreCondition::NoInternetSharing,
            other => panic!("what is {other:?}?"),
        })
        .collect()
}

/// The element with this value, where nothing puts it out of force.
fn alone<'a>(element: PolicyElement, value: &'a str) -> PolicyDocument<'a> {
    let mut policy = PolicyDocument::new();
    policy
        .set_device_password_enabled(true)
        .set_alphanumeric_device_password_required(true);
    put(&mut policy, element, value);
    policy
}

#[test]
fn every_vacuous_value_of_the_table_demands_nothing() {
    let Some(rows) = policy_rows() else { return };
    for row in &rows {
        let element = element(&row["name"]);
        for value in vacuous(row) {
            let policy = alone(element, &value);
            let compliance = assess(&policy, &Capabilities::new(), &ComplianceOptions::STRICT);
            let verdict = compliance.verdict(element);
            assert_eq!(verdict, Some(Verdict::Vacuous), "{element}={value}");
        }
    }
}

#[test]
fn every_other_value_of_the_table_demands_something() {
    let Some(rows) = policy_rows() else { return };
    let mut seen = 0;
    for row in &rows {
        let element = element(&row["name"]);
        if row["vacuous_values"].starts_with("any while") {
            continue;
        }
        let Some(value) = demanding(row) else {
            assert_eq!(element, PolicyElement::PasswordRecoveryEnabled);
            continue;
        };
        let policy = alone(element, &value);
        let able = assess(&policy, &Capabilities::full(), &ComplianceOptions::STRICT);
        assert_eq!(
            able.verdict(element),
            Some(Verdict::Enforced),
            "{element}={value}"
        );
        assert_eq!(able.status(), AcknowledgementStatus::SUCCESS);
        let unable = assess(&policy, &Capabilities::new(), &ComplianceOptions::default());
        assert_eq!(
            unable.verdict(element),
            Some(Verdict::Failed),
            "{element}={value}"
        );
        assert_ne!(unable.status(), AcknowledgementStatus::SUCCESS);
        seen += 1;
    }
    assert_eq!(seen, 39);
}

#[test]
fn an_algorithm_demands_something_while_its_messages_are_required() {
    let policy = crate::settings::policy(
        "RequireSignedSMIMEMessages=1 RequireSignedSMIMEAlgorithm=0 \
         RequireEncryptedSMIMEMessages=1 RequireEncryptionSMIMEAlgorithm=0",
    );
    let compliance = assess(&policy, &Capabilities::new(), &ComplianceOptions::default());
    assert_eq!(compliance.having(Verdict::Failed), policy.elements());
}

#[test]
fn every_condition_of_the_table_lets_its_element_be_ignored() {
    let Some(rows) = policy_rows() else { return };
    let mut seen = 0;
    for row in &rows {
        let element = element(&row["name"]);
        for condition in conditions(row) {
            let value = demanding(row).unwrap_or_else(|| "1".into());
            let mut policy = alone(element, &value);
            let mut device = Capabilities::new();
            match condition {
                IgnoreCondition::PasswordDisabled => {
                    policy.set_device_password_enabled(false);
                }
                IgnoreCondition::AlphanumericNotRequired => {
                    policy.set_alphanumeric_device_password_required(false);
                }
                condition => {
                    device.meet(condition);
                }
            }
            let compliance = assess(&policy, &device, &ComplianceOptions::default());
            let expected = match element {
                PolicyElement::PasswordRecoveryEnabled => Reason::OnlyInforms,
                _ => Reason::Condition(condition),
            };
            assert_eq!(compliance.reason(element), Some(expected));
            seen += 1;

            // By one source alone.
            let verdict = |rules| {
                let options = ComplianceOptions::default().with_ignore(rules);
                assess(&policy, &device, &options).verdict(element).unwrap()
            };
            let source = row["ignore_source"].as_str();
            let (specification, guide) = (source.starts_with("spec"), source.contains("+seed"));
            if guide && specification && element != PolicyElement::PasswordRecoveryEnabled {
                assert_eq!(
                    verdict(IgnoreRules::Specification),
                    Verdict::Ignored,
                    "{element}"
                );
                assert_eq!(verdict(IgnoreRules::Guide), Verdict::Ignored, "{element}");
            } else if specification && element != PolicyElement::PasswordRecoveryEnabled {
                assert_eq!(
                    verdict(IgnoreRules::Specification),
                    Verdict::Ignored,
                    "{element}"
                );
                assert_eq!(verdict(IgnoreRules::Guide), Verdict::Failed, "{element}");
            }
        }
    }
    assert_eq!(seen, 22);
}

#[test]
fn an_element_without_a_condition_is_never_ignored() {
    let Some(rows) = policy_rows() else { return };
    let mut device = Capabilities::new();
    for (_, condition) in crate::settings::CONDITIONS {
        device.meet(condition);
    }
    for row in rows.iter().filter(|row| conditions(row).is_empty()) {
        assert_ne!(row["ignorable"], "yes");
        let element = element(&row["name"]);
        let Some(value) = demanding(row) else {
            continue;
        };
        let mut policy = PolicyDocument::new();
        put(&mut policy, element, &value);
        let compliance = assess(&policy, &device, &ComplianceOptions::default());
        assert_ne!(
            compliance.verdict(element),
            Some(Verdict::Ignored),
            "{element}"
        );
    }
}
