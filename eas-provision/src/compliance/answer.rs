//! [`answer`]: what a client does about a Provision response, before it looks into the policy.

use crate::ProtocolVersion;
use crate::model::{OfferedPolicy, PolicyStatus, PolicyType, ProvisionResponse, ProvisionStatus};

/// What a client does about the response to its first Provision request.
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
    /// This policy is to be [assessed](super::assess) and acknowledged.
    Acknowledge(&'d OfferedPolicy<'d>),
    /// The policy has a status without a meaning here: nothing is acknowledged.
    Unclear(PolicyStatus),
    /// No policy in the response is of a type that the protocol version has.
    NothingOffered,
}

/// What a client does about the response to its first Provision request. In order:
///
/// 1. A `Status` of `Provision` other than 1: nothing is acknowledged (MS-ASPROV 3.1.5.2).
/// 2. A directive to wipe: nothing but that counts. If there are both, the one for the whole
///    device.
/// 3. The `Status` of the first policy whose type the version has; others are skipped
///    (MS-ASPROV 3.1.5.1.1). Where a response has no `Status` of its own, this alone decides, and
///    where the policy has none, that it has data.
#[must_use]
pub fn answer<'d>(response: &'d ProvisionResponse<'d>, version: ProtocolVersion) -> Answer<'d> {
    if let Some(status) = response.status {
        if status != ProvisionStatus::SUCCESS {
            return Answer::Refused(status);
        }
    }
    if response.remote_wipe {
        return Answer::WipeDevice;
    }
    if response.account_only_remote_wipe {
        return Answer::WipeAccount;
    }
    let wanted = PolicyType::of(version);
    let policies = response.policies.iter();
    let mut offered = policies.flat_map(|policies| policies.iter());
    let Some(policy) = offered.find(|policy| policy.policy_type == wanted) else {
        return Answer::NothingOffered;
    };
    match policy.status {
        Some(PolicyStatus::SUCCESS) => Answer::Acknowledge(policy),
        None if policy.data.is_some() => Answer::Acknowledge(policy),
        None => Answer::NothingOffered,
        Some(PolicyStatus::NO_POLICY) => Answer::NoPolicy,
        Some(PolicyStatus::UNKNOWN_POLICY_TYPE) => Answer::UnknownPolicyType,
        Some(PolicyStatus::POLICY_CORRUPT) => Answer::PolicyCorrupt,
        Some(PolicyStatus::POLICY_KEY_MISMATCH) => Answer::StartOver,
        Some(status) => Answer::Unclear(status),
    }
}
