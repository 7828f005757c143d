//! [`answer`]: what a client does about a Provision response, before it looks into the policy.

use crate::ProtocolVersion;
use crate::model::{OfferedPolicy, PolicyStatus, PolicyType, ProvisionResponse, ProvisionStatus};

/// What a client does about the response to a Provision request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Answer<'d> {
    /// The request as a whole has failed: nothing is acknowledged.
    Refused(ProvisionStatus),
    /// The whole device is to be wiped: that is acknowledged, and no policy.
    WipeDevice,
    /// The data of the account is to be wiped: that is acknowledged, and no policy.
    WipeAccount,
    /// There is no policy for the device, and nothing to acknowledge. It can synchronize.
    NoPolicy,
    /// The request named a type of policy that the server does not know: it has to be mended.
    UnknownPolicyType,
    /// The policy on the server is corrupt: a matter for the administrator.
    PolicyCorrupt,
    /// The key does not match: provisioning starts over.
    StartOver,
    /// In response to the first request: this policy is to be [assessed](super::assess) and
    /// acknowledged. In response to the acknowledgement: it is accepted, and its key is the permanent
    /// one.
    Policy(&'d OfferedPolicy<'d>),
    /// The policy has a status without a meaning here, or a [common](PolicyStatus::common) one:
    /// nothing is acknowledged.
    Unclear(PolicyStatus),
    /// No policy in the response is of a type that the protocol version has.
    NothingOffered,
}

/// What a client does about the response to a Provision request. In order:
///
/// 1. A `Status` of `Provision` other than 1: nothing is acknowledged (MS-ASPROV 3.1.5.2). With 5,
///    which belongs to the policy and which some servers put here, provisioning starts over.
/// 2. A directive to wipe: nothing but that counts. If there are both, which no server should send,
///    the one for the account: more can be wiped later, and nothing comes back.
/// 3. The `Status` of the first policy whose type the version has; others are skipped
///    (MS-ASPROV 3.1.5.1.1). In 2.5 that is [`PolicyType::WAP`], or else [`PolicyType::EAS`].
///
/// A `Status` that is missing counts as 1, as some servers leave it out.
///
/// ```
/// use eas_provision::compliance::{Answer, answer};
/// use eas_provision::{ProtocolVersion, ProvisionResponse, ProvisionStatus};
///
/// let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
/// response.remote_wipe = true;
/// assert_eq!(answer(&response, ProtocolVersion::V14_1), Answer::WipeDevice);
/// ```
#[must_use]
pub fn answer<'d>(response: &'d ProvisionResponse<'d>, version: ProtocolVersion) -> Answer<'d> {
    match response.status {
        None | Some(ProvisionStatus::SUCCESS) => {}
        Some(ProvisionStatus(status)) if status == PolicyStatus::POLICY_KEY_MISMATCH.0 => {
            return Answer::StartOver;
        }
        Some(status) => return Answer::Refused(status),
    }
    if response.account_only_remote_wipe {
        return Answer::WipeAccount;
    }
    if response.remote_wipe {
        return Answer::WipeDevice;
    }
    let of_type = |wanted: PolicyType<'_>| {
        let mut policies = response.policies.iter().flat_map(|all| all.iter());
        policies.find(|policy| policy.policy_type.as_str() == wanted.as_str())
    };
    let offered = of_type(PolicyType::of(version)).or_else(|| of_type(PolicyType::EAS));
    let Some(policy) = offered else {
        return Answer::NothingOffered;
    };
    match policy.status {
        None | Some(PolicyStatus::SUCCESS) => Answer::Policy(policy),
        Some(PolicyStatus::NO_POLICY) => Answer::NoPolicy,
        Some(PolicyStatus::UNKNOWN_POLICY_TYPE) => Answer::UnknownPolicyType,
        Some(PolicyStatus::POLICY_CORRUPT) => Answer::PolicyCorrupt,
        Some(PolicyStatus::POLICY_KEY_MISMATCH) => Answer::StartOver,
        Some(status) => Answer::Unclear(status),
    }
}
