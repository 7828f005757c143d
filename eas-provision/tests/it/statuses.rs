//! Every status against the tables of the specification.

use eas_provision::{
    AcknowledgementStatus, ClientAction, CommonStatus, DeviceInformationStatus,
    DevicePasswordStatus, PolicyStatus, ProtocolVersion, ProvisionStatus, RetryRule,
    SettingsStatus, Versions, WipeStatus,
};

use crate::support::{rows, shared};

#[test]
fn all_78_common_codes_have_the_name_the_http_status_and_the_versions_of_the_table() {
    let Some(path) = shared("spec/eas/common-status.csv") else {
        return;
    };
    let rows = rows(&path);
    assert_eq!(rows.len(), 78);
    assert_eq!(CommonStatus::all().len(), 78);
    for row in &rows {
        let code: u16 = row["code"].parse().unwrap();
        let facts = CommonStatus(code).facts().unwrap();
        assert_eq!(facts.status, CommonStatus(code));
        if code == 155 {
            // The first letter is missing in the requirement list.
            assert_eq!(facts.name, format!("M{}", row["name"]));
        } else {
            assert_eq!(facts.name, row["name"]);
        }
        assert_eq!(facts.requirement, row["requirement"]);
        let numbers: Vec<u16> = row["http_before_14.0"]
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| part.len() == 3)
            .map(|part| part.parse().unwrap())
            .collect();
        let ours: Vec<u16> = facts
            .http
            .into_iter()
            .chain(facts.http_alternative.map(|(code, _)| code))
            .collect();
        assert_eq!(ours, numbers, "{code}");
        let first = row["versions_named"].split([',', ' ']).next().unwrap();
        let since = first.parse::<ProtocolVersion>().ok();
        let expected: Versions = ProtocolVersion::ALL
            .into_iter()
            .filter(|version| since.is_none_or(|since| *version >= since))
            .collect();
        assert_eq!(facts.versions, expected, "{code}");
    }
}

#[test]
fn codes_that_are_in_no_table_are_numbers_still() {
    for code in [0, 100, 157, 158, 159, 180, 181, 182, 185, 199, 200, 65535] {
        assert_eq!(CommonStatus(code).facts(), None);
        assert_eq!(CommonStatus(code).to_string(), code.to_string());
    }
    assert_eq!(
        CommonStatus::DEVICE_NOT_PROVISIONED.to_string(),
        "142 (DeviceNotProvisioned)"
    );
    assert_eq!(PolicyStatus(9).to_string(), "9");
    assert_eq!(PolicyStatus::NO_POLICY.to_string(), "2 (NoPolicy)");
}

#[test]
fn what_a_client_does_is_what_the_table_says() {
    let Some(path) = shared("spec/eas/status-codes.csv") else {
        return;
    };
    for row in rows(&path).iter().filter(|row| row["scope"] == "common") {
        let status = CommonStatus(row["code"].parse().unwrap());
        let action = status.action().unwrap();
        let (start, retry) = match action {
            ClientAction::Stop => ("stop", RetryRule::Never),
            ClientAction::Renegotiate => ("re-run OPTIONS", RetryRule::AfterAction),
            ClientAction::WarnAndRetryHourly => ("warn; retry hourly", RetryRule::Hourly),
            ClientAction::ProvisionToWipe => ("empty Provision", RetryRule::AfterAction),
            ClientAction::Provision => ("Provision now", RetryRule::AfterAction),
            ClientAction::ProvisionElseRetryHourly => ("ensure policy key", RetryRule::Hourly),
            ClientAction::ApplyElseRetryHourly => ("apply policy", RetryRule::Hourly),
            ClientAction::SendDeviceInformation => ("resend phase 1", RetryRule::Once),
            ClientAction::RemoveDevice => ("user removes", RetryRule::Never),
            other => panic!("{other:?}"),
        };
        let cell = row["client_action"].as_str();
        let is_same = cell.starts_with(start)
            || (action == ClientAction::Stop && cell == "do not use command");
        assert!(is_same, "{status}: {cell}");
        assert_eq!(action.retry(), retry);
        assert!(!status.facts().unwrap().meaning.is_empty(), "{status}");
    }
}

#[test]
fn the_provisioning_family_has_meanings_and_the_others_have_no_action() {
    let family = (126..=145).chain([165, 177]);
    for code in family.clone() {
        assert!(
            !CommonStatus(code).facts().unwrap().meaning.is_empty(),
            "{code}"
        );
    }
    for facts in CommonStatus::all() {
        if !family.clone().any(|code| code == facts.status.0) {
            assert_eq!(
                (facts.action, facts.meaning),
                (None, ""),
                "{}",
                facts.status
            );
        }
    }
}

#[test]
fn the_statuses_of_provision_and_settings_have_the_names_of_the_table() {
    let Some(path) = shared("spec/eas/status-codes.csv") else {
        return;
    };
    for row in rows(&path).iter().filter(|row| row["scope"] != "common") {
        let code: u16 = row["code"].parse().unwrap();
        let name = match row["scope"].as_str() {
            "Provision/Status" => ProvisionStatus(code).name(),
            "Policy/Status(response)" => PolicyStatus(code).name(),
            "Policy/Status(request)" => AcknowledgementStatus(code).name(),
            "RemoteWipe/Status" => WipeStatus(code).name(),
            "Settings/Status" => SettingsStatus(code).name(),
            "DeviceInformation Set/Status" => DeviceInformationStatus(code).name(),
            "DevicePassword Set/Status" => DevicePasswordStatus(code).name(),
            other => panic!("{other}"),
        };
        let expected = row["name"].split(' ').next().unwrap();
        assert_eq!(name, Some(expected), "{} {code}", row["scope"]);
    }
}

#[test]
fn a_common_status_at_the_root_of_a_response_is_told_from_its_own() {
    assert_eq!(ProvisionStatus(1).common(), None);
    let status = ProvisionStatus::from(CommonStatus::DEVICE_INFORMATION_REQUIRED);
    assert_eq!(status.common(), Some(CommonStatus(165)));
    assert_eq!(
        SettingsStatus(126).common(),
        Some(CommonStatus::USER_DISABLED_FOR_SYNC)
    );
}
