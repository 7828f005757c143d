//! When the user is asked.

use eas_provision::compliance::{
    Capabilities, ComplianceOptions, CurrentPassword, PasswordPrompt, assess,
};
use eas_provision::password::{LastUse, PasswordProfile};
use eas_provision::{AcknowledgementStatus, PolicyDocument, PolicyElement, PolicyElements};

use crate::settings::policy;

fn prompt(policy: &PolicyDocument<'_>, password: CurrentPassword) -> Option<PasswordPrompt> {
    let mut device = Capabilities::full();
    device.set_password(password);
    let compliance = assess(policy, &device, &ComplianceOptions::default());
    assert_eq!(compliance.status(), AcknowledgementStatus::SUCCESS);
    assert_eq!(
        compliance.prompts_user(),
        compliance.password_prompt().is_some()
    );
    compliance.password_prompt()
}

fn profile(password: &str) -> CurrentPassword {
    CurrentPassword::Profile(PasswordProfile::new(password))
}

const LENGTH: PolicyElement = PolicyElement::MinDevicePasswordLength;
const ENABLED: PolicyElement = PolicyElement::DevicePasswordEnabled;

#[test]
fn a_device_without_a_password_asks_for_one() {
    let policy = policy("DevicePasswordEnabled=1");
    let asked = prompt(&policy, CurrentPassword::NotSet);
    assert_eq!(asked, Some(PasswordPrompt::SetPassword));
}

#[test]
fn a_password_that_does_not_conform_to_an_updated_policy_is_asked_for_again() {
    let policy = policy("DevicePasswordEnabled=1 MinDevicePasswordLength=6");
    assert_eq!(prompt(&policy, profile("583920")), None);
    match prompt(&policy, profile("5839")) {
        Some(PasswordPrompt::ChangePassword(check)) => {
            assert_eq!(check.failed, PolicyElements::of(&[LENGTH]));
            assert!(check.unverified.is_empty());
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_password_that_cannot_be_verified_is_asked_for_again() {
    let policy = policy("DevicePasswordEnabled=1 MinDevicePasswordLength=6 AllowCamera=0");
    match prompt(&policy, CurrentPassword::Unverifiable) {
        Some(PasswordPrompt::ChangePassword(check)) => {
            assert!(check.failed.is_empty());
            assert_eq!(check.unverified, PolicyElements::of(&[ENABLED, LENGTH]));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_history_that_nobody_has_kept_cannot_be_verified() {
    let policy = policy("DevicePasswordEnabled=1 DevicePasswordHistory=3");
    match prompt(&policy, profile("583920")) {
        Some(PasswordPrompt::ChangePassword(check)) => {
            let history = PolicyElements::of(&[PolicyElement::DevicePasswordHistory]);
            assert_eq!(check.unverified, history);
        }
        other => panic!("{other:?}"),
    }
    let never = PasswordProfile::new("583920").with_last_use(LastUse::Never);
    assert_eq!(prompt(&policy, CurrentPassword::Profile(never)), None);
}

#[test]
fn a_device_may_check_the_password_itself() {
    let policy = policy("DevicePasswordEnabled=1 MinDevicePasswordLength=6");
    assert_eq!(prompt(&policy, CurrentPassword::Checked(true)), None);
    assert!(prompt(&policy, CurrentPassword::Checked(false)).is_some());
}

#[test]
fn without_a_demand_for_a_password_nobody_is_asked() {
    for settings in ["", "DevicePasswordEnabled=0 MinDevicePasswordLength=6"] {
        assert_eq!(
            prompt(&policy(settings), CurrentPassword::Unverifiable),
            None
        );
    }
}

#[test]
fn a_device_that_cannot_enforce_a_password_does_not_ask_for_one() {
    let policy = policy("DevicePasswordEnabled=1");
    let compliance = assess(&policy, &Capabilities::new(), &ComplianceOptions::default());
    assert_eq!(compliance.password_prompt(), None);
}

#[test]
fn what_a_device_cannot_verify_is_for_the_user_to_see_to() {
    let policy = policy("RequireDeviceEncryption=1");
    let mut device = Capabilities::new();
    device.leave_unverified(PolicyElement::RequireDeviceEncryption);
    let compliance = assess(&policy, &device, &ComplianceOptions::default());
    assert_eq!(compliance.unverified(), policy.elements());
    assert!(compliance.prompts_user());
    assert_eq!(compliance.status(), AcknowledgementStatus::FAILURE);
}
