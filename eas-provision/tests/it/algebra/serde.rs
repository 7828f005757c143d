//! The `serde` forms of what the algebra, compliance and passwords return.

use eas_provision::algebra::{PolicyHash, diff, merge, validate};
use eas_provision::compliance::{Capabilities, ComplianceOptions, IgnoreRules, assess};
use eas_provision::{IgnoreCondition, PolicyElement, PolicyElements, ProtocolVersion};
use serde_json::{from_value, json, to_value};

use crate::settings::policy;

#[test]
fn a_compliance_is_its_status_and_its_elements() {
    let mut device = Capabilities::new();
    device
        .enforce(PolicyElement::DevicePasswordEnabled)
        .meet(IgnoreCondition::NoCamera);
    let policy = policy("DevicePasswordEnabled=1 AllowCamera=0 AllowBrowser=0");
    let compliance = assess(&policy, &device, &ComplianceOptions::default());
    assert_eq!(
        to_value(&compliance).unwrap(),
        json!({
            "status": 2,
            "rule": "SomeEnforced",
            "citation": {"Specification": "2.2.2.54.1"},
            "elements": [
                {
                    "element": "DevicePasswordEnabled",
                    "verdict": "Enforced",
                    "reason": "Supported",
                    "citation": {"Specification": "2.2.2.25"},
                },
                {
                    "element": "AllowCamera",
                    "verdict": "Ignored",
                    "reason": {"Condition": "NoCamera"},
                    "citation": {"Specification": "2.2.2.4"},
                },
                {
                    "element": "AllowBrowser",
                    "verdict": "Failed",
                    "reason": "Unsupported",
                    "citation": {"Specification": "2.2.2.3"},
                },
            ],
            "unknown": 0,
            "unknown_fails": false,
            "password_prompt": {
                "ChangePassword": {"failed": [], "unverified": ["DevicePasswordEnabled"]},
            },
        })
    );
}

#[test]
fn a_device_and_options_can_be_configured() {
    let mut device = Capabilities::new();
    device
        .enforce(PolicyElement::AllowCamera)
        .enforce_within(PolicyElement::MinDevicePasswordLength, 4..=8)
        .meet(IgnoreCondition::NoBluetooth);
    let form = to_value(&device).unwrap();
    assert_eq!(from_value::<Capabilities>(form).unwrap(), device);
    let options = ComplianceOptions::default().with_ignore(IgnoreRules::Guide);
    let form = json!({"ignore": "Guide"});
    assert_eq!(from_value::<ComplianceOptions>(form).unwrap(), options);
}

#[test]
fn a_set_of_elements_is_the_list_of_their_names() {
    let set = PolicyElements::of(&[
        PolicyElement::AllowCamera,
        PolicyElement::DevicePasswordEnabled,
    ]);
    let form = json!(["DevicePasswordEnabled", "AllowCamera"]);
    assert_eq!(to_value(set).unwrap(), form);
    assert_eq!(from_value::<PolicyElements>(form).unwrap(), set);
    assert!(from_value::<PolicyElements>(json!(["AllowKamera"])).is_err());
}

#[test]
fn a_difference_is_a_list_of_changes() {
    let (old, new) = (
        policy("AllowCamera=1"),
        policy("AllowCamera=0 MaxAttachmentSize=empty"),
    );
    assert_eq!(
        to_value(diff(&old, &new)).unwrap(),
        json!({
            "changes": [
                {
                    "element": "MaxAttachmentSize",
                    "kind": "Rewritten",
                    "needs_user_action": false,
                    "old": null,
                    "new": "",
                },
                {
                    "element": "AllowCamera",
                    "kind": "Tightened",
                    "needs_user_action": false,
                    "old": 1,
                    "new": 0,
                },
            ],
            "unknown_changed": false,
        })
    );
}

#[test]
fn a_hash_is_64_digits() {
    let hash = PolicyHash::of(&policy("AllowCamera=0"), ProtocolVersion::V14_1);
    let form = to_value(hash).unwrap();
    assert_eq!(form, json!(hash.to_string()));
    assert_eq!(from_value::<PolicyHash>(form).unwrap(), hash);
    for wrong in ["", "00", &"g".repeat(64), &"é".repeat(32)] {
        assert!(from_value::<PolicyHash>(json!(wrong)).is_err());
    }
}

#[test]
fn findings_and_merged_policies_have_a_form() {
    let policy = policy("AllowCamera=5");
    assert_eq!(
        to_value(validate(&policy, ProtocolVersion::V14_1)).unwrap(),
        json!([{"element": "AllowCamera", "problem": {"NotOfTheType": 5}}])
    );
    let form = to_value(merge([&policy])).unwrap();
    assert_eq!(form["sources"], json!({"AllowCamera": [0]}));
    assert_eq!(form["conflicts"], json!([]));
}
