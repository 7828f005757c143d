//! [`project`]: the part of a policy that a protocol version has, in one form.

use alloc::borrow::Cow;
use alloc::string::String;

use super::lists::{CanonicalHash, hashes, names};
use crate::ProtocolVersion;
use crate::elements::PolicyElements;
use crate::model::{PolicyDocument, PolicyElement, PolicyValue, Setting};

/// The part of a policy that a protocol version has. Made by [`project`].
///
/// ```
/// use eas_provision::algebra::{Projection, project};
/// use eas_provision::{PolicyDocument, PolicyElement, PolicyElements, ProtocolVersion};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_min_device_password_length(6).set_allow_wifi(false);
/// // 12.0 has no AllowWiFi.
/// let sent: Projection = project(&policy, ProtocolVersion::V12_0);
/// assert_eq!(sent.policy.min_device_password_length(), Ok(6.into()));
/// assert_eq!(sent.dropped, PolicyElements::of(&[PolicyElement::AllowWiFi]));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Projection {
    /// The policy for that version.
    pub policy: PolicyDocument<'static>,
    /// The elements that the version does not have.
    pub dropped: PolicyElements,
    /// How many elements without a meaning here are left out.
    pub unknown_dropped: usize,
}

/// The part of a policy that a protocol version has: what a server sends to a client of that
/// version. None of it in 2.5, where a policy is a `wap-provisioningdoc`; 11 elements in 12.0; all
/// 42 from 12.1 on.
///
/// It is in canonical form: numbers as numbers, however they were written; lists sorted, each entry
/// once, SHA-1 hashes in hexadecimal. Elements that have no meaning here are left out, as no
/// version is known to have them. A setting keeps its three values: what is absent stays so, and
/// what is empty. The projection of a projection is the same.
///
/// ```
/// use eas_provision::algebra::project;
/// use eas_provision::{PolicyDocument, PolicyElement, ProtocolVersion};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_allow_camera(false);
/// let projection = project(&policy, ProtocolVersion::V12_0);
/// assert_eq!(projection.policy.len(), 1);
/// assert!(projection.dropped.contains(PolicyElement::AllowCamera));
/// ```
#[must_use]
pub fn project(policy: &PolicyDocument<'_>, version: ProtocolVersion) -> Projection {
    let mut projection = Projection {
        policy: PolicyDocument::new(),
        dropped: PolicyElements::NONE,
        unknown_dropped: policy.unknown().len(),
    };
    for element in policy.elements() {
        if element.facts().versions.contains(version) {
            put(&mut projection.policy, element, policy.get(element));
        } else {
            projection.dropped.insert(element);
        }
    }
    projection
}

fn put(
    policy: &mut PolicyDocument<'static>,
    element: PolicyElement,
    setting: Setting<PolicyValue<'_>>,
) {
    match setting {
        Setting::Absent => {}
        Setting::Empty => {
            policy.set(element, Setting::Empty);
        }
        Setting::Value(PolicyValue::Number(number)) => {
            policy.set(element, Setting::Value(number));
        }
        Setting::Value(PolicyValue::Text(text)) => {
            policy.set_text(element, Cow::Owned(String::from(text)));
        }
        Setting::Value(PolicyValue::Applications(list)) => {
            policy.set_unapproved_in_rom_applications(names(list).into_iter().map(String::from));
        }
        Setting::Value(PolicyValue::Hashes(list)) => {
            let hashes = hashes(list).into_iter().map(CanonicalHash::into_hash);
            policy.set_approved_applications(hashes);
        }
    }
}
