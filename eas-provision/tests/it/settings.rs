//! Policies written as `element=value`, and the table of their elements.

use eas_provision::{IgnoreCondition, PolicyDocument, PolicyElement, Setting};

use crate::support::{Row, rows, shared};

/// The rows of the table of policy elements beside the workspace, by column; without the two list
/// items and the legacy token.
pub(crate) fn policy_rows() -> Option<Vec<Row>> {
    let mut rows = rows(&shared("spec/eas/policies.csv")?);
    rows.retain(|row| !["list-item", "legacy"].contains(&row["kind"].as_str()));
    assert_eq!(rows.len(), 42);
    Some(rows)
}

/// The element with this name.
#[track_caller]
pub(crate) fn element(name: &str) -> PolicyElement {
    PolicyElement::from_name(name).unwrap_or_else(|| panic!("no element {name}"))
}

/// A policy from `element=value` and so on.
#[track_caller]
pub(crate) fn policy(settings: &str) -> PolicyDocument<'_> {
    let mut policy = PolicyDocument::new();
    for setting in settings.split_whitespace() {
        let (name, value) = setting.split_once('=').unwrap();
        put(&mut policy, element(name), value);
    }
    policy
}

/// Sets an element; `empty` leaves it without content, and commas separate the entries of a list.
pub(crate) fn put<'a>(policy: &mut PolicyDocument<'a>, element: PolicyElement, value: &'a str) {
    match (element, value) {
        (_, "empty") => policy.set(element, Setting::Empty),
        (PolicyElement::UnapprovedInROMApplicationList, list) => {
            policy.set_unapproved_in_rom_applications(list.split(','))
        }
        (PolicyElement::ApprovedApplicationList, list) => {
            policy.set_approved_applications(list.split(','))
        }
        (_, value) => policy.set_text(element, value),
    };
}

/// The conditions that are about a device, by their names in `data/policies.csv`.
pub(crate) const CONDITIONS: [(&str, IgnoreCondition); 12] = [
    ("no-password-recovery", IgnoreCondition::NoPasswordRecovery),
    ("no-removable-storage", IgnoreCondition::NoRemovableStorage),
    ("no-camera", IgnoreCondition::NoCamera),
    (
        "no-unsigned-applications",
        IgnoreCondition::NoUnsignedApplications,
    ),
    (
        "no-unsigned-installation-packages",
        IgnoreCondition::NoUnsignedInstallationPackages,
    ),
    ("no-wi-fi", IgnoreCondition::NoWiFi),
    ("no-text-messaging", IgnoreCondition::NoTextMessaging),
    ("no-bluetooth", IgnoreCondition::NoBluetooth),
    ("no-infrared", IgnoreCondition::NoInfrared),
    ("no-desktop-sync", IgnoreCondition::NoDesktopSync),
    ("no-remote-desktop", IgnoreCondition::NoRemoteDesktop),
    ("no-internet-sharing", IgnoreCondition::NoInternetSharing),
];
