//! What a device says about itself, checked.

use eas_provision::device_information::{Carrier, Checker, Field, Finding, MAX_LEN};
use eas_provision::status::{DeviceInformationStatus, Status};
use eas_provision::{DeviceInformation, ProtocolVersion};

use crate::support::{rows, shared};

fn findings(
    version: ProtocolVersion,
    carrier: Carrier,
    information: &DeviceInformation<'_>,
) -> Vec<Finding> {
    let report = Checker::new(version, carrier).check(Some(information), None);
    report.findings().to_vec()
}

fn full() -> DeviceInformation<'static> {
    let mut information = DeviceInformation::with_model("CONTOSO");
    information.imei = Some("123456789012345".into());
    information.friendly_name = Some("Matt's Phone".into());
    information.os = Some("Contoso Phone 1 0".into());
    information.os_language = Some("English".into());
    information.phone_number = Some("555-555-1234".into());
    information.mobile_operator = Some("ContosoTelecom".into());
    information.user_agent = Some("ContosoPhone1".into());
    information.enable_outbound_sms = Some("1".into());
    information
}

#[test]
fn device_information_with_a_model_is_required_in_provision_from_14_1_on() {
    for version in ProtocolVersion::ALL {
        let required = version >= ProtocolVersion::V14_1;
        let checker = Checker::new(version, Carrier::Provision);
        let missing = checker.check(None, None);
        let wanted: &[Finding] = if required { &[Finding::Missing] } else { &[] };
        assert_eq!(missing.findings(), wanted);
        let status = required.then_some(Status::DEVICE_INFORMATION_REQUIRED);
        assert_eq!(missing.provision_status(), status);

        for model in [None, Some(" ".into())] {
            let mut information = DeviceInformation::new();
            information.model = model;
            let report = checker.check(Some(&information), None);
            let finding = if required {
                Finding::ModelMissing
            } else {
                // Accepted all the same.
                Finding::NotExpected
            };
            assert_eq!(report.findings()[0], finding, "{version}");
            assert_eq!(report.is_acceptable(), !required);
            assert_eq!(report.provision_status(), status);
        }
        let settings = Checker::new(version, Carrier::Settings).check(None, None);
        assert!(settings.findings().is_empty());
    }
}

#[test]
fn every_element_is_known_to_the_versions_of_the_code_page() {
    let Some(file) = shared("spec/codepages/eas.csv") else {
        return;
    };
    let rows = rows(&file);
    for field in Field::ALL {
        let row = rows
            .iter()
            .find(|row| row["namespace"] == "Settings" && row["name"] == field.name())
            .unwrap();
        assert_eq!(row["token"], format!("0x{:02X}", field.tag().id()));
        for version in ProtocolVersion::ALL {
            let known = row["protocol_versions"]
                .split(", ")
                .any(|v| v == version.as_str());
            let found = findings(version, Carrier::Settings, &full());
            assert_eq!(
                !found.contains(&Finding::NotInVersion(field)),
                known,
                "{field} {version}"
            );
        }
    }
}

#[test]
fn a_full_one_is_as_it_should_be_from_14_0_on() {
    for version in [ProtocolVersion::V14_0, ProtocolVersion::V16_1] {
        assert_eq!(findings(version, Carrier::Settings, &full()), []);
    }
    assert_eq!(
        findings(ProtocolVersion::V16_1, Carrier::Provision, &full()),
        []
    );
}

#[test]
fn outbound_sms_without_a_phone_number_is_status_5_where_the_server_wants_one() {
    let mut information = full();
    information.phone_number = None;
    let lax = Checker::new(ProtocolVersion::V14_0, Carrier::Settings);
    assert!(lax.check(Some(&information), None).is_acceptable());
    let strict = lax.with_phone_number_for_sms(true);
    let report = strict.check(Some(&information), None);
    assert_eq!(report.findings(), [Finding::PhoneNumberMissing]);
    assert_eq!(report.status(), DeviceInformationStatus(5));
    information.enable_outbound_sms = Some("0".into());
    assert!(strict.check(Some(&information), None).is_acceptable());
    information.enable_outbound_sms = Some("yes".into());
    let report = strict.check(Some(&information), None);
    assert_eq!(report.findings(), [Finding::OutboundSmsValue]);
    assert!(!report.is_acceptable());
}

#[test]
fn the_user_agent_is_that_of_the_header() {
    let checker = Checker::new(ProtocolVersion::V14_1, Carrier::Provision);
    let same = checker.check(Some(&full()), Some("ContosoPhone1"));
    assert!(same.findings().is_empty());
    let other = checker.check(Some(&full()), Some("ASOM"));
    assert_eq!(other.findings(), [Finding::UserAgentDiffers]);
    assert_eq!(other.status(), DeviceInformationStatus::SUCCESS);
}

#[test]
fn the_os_is_a_name_a_major_and_a_minor_version() {
    let rows = [
        ("Contoso Phone 1 0", true),
        ("Windows 10 0", true),
        // As in the sample of Microsoft's guide.
        ("Contoso Phone1.0.1234", false),
        ("10 0", false),
        ("iOS 17", false),
        ("iOS 17 beta", false),
        ("", false),
    ];
    for (os, wanted) in rows {
        let mut information = full();
        information.os = Some(os.into());
        let found = findings(ProtocolVersion::V14_1, Carrier::Settings, &information);
        assert_eq!(!found.contains(&Finding::OsForm), wanted, "{os}");
    }
}

#[test]
fn a_value_has_at_most_1024_characters() {
    let mut information = full();
    information.phone_number = Some("é".repeat(MAX_LEN).into());
    let version = ProtocolVersion::V16_0;
    assert_eq!(findings(version, Carrier::Settings, &information), []);
    information.phone_number = Some("é".repeat(MAX_LEN + 1).into());
    let report = Checker::new(version, Carrier::Settings).check(Some(&information), None);
    assert_eq!(report.findings(), [Finding::TooLong(Field::PhoneNumber)]);
    assert_eq!(report.status(), DeviceInformationStatus::INVALID_ARGUMENTS);
}
