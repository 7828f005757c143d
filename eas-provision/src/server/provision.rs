//! [`Server::provision`]: the answer to the Provision command.

use super::admission::http_status;
use super::machine::Server;
use super::state::{AcceptedPolicy, DeviceState, IssuedPolicy, OrderedWipe, WipeProgress};
use super::store::{PolicyStore, ServedPolicy};
use crate::client::WipeScope;
use crate::command::Command;
use crate::device_information::Carrier;
use crate::http::RequestHead;
use crate::status::{
    AcknowledgementStatus, DeviceInformationStatus, PolicyStatus, ProvisionStatus, Status,
    WipeStatus,
};
use crate::{
    OfferedPolicy, PolicyKey, PolicyType, ProtocolVersion, ProvisionRequest, ProvisionResponse,
    RequestedPolicy,
};

/// The answer to a Provision command.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ProvisionReply {
    /// The HTTP status: 200, unless the protocol version has no status for what is to be said.
    pub http: u16,
    /// The message, with HTTP status 200.
    pub response: Option<ProvisionResponse<'static>>,
}

impl<S: PolicyStore> Server<S> {
    /// Answers a Provision command. To be asked after [`admit`](Self::admit).
    ///
    /// `random` is a number that nobody can guess, a new one for each request: a policy key comes of
    /// it.
    pub fn provision(
        &self,
        device: &mut DeviceState,
        now: u64,
        head: &RequestHead<'_>,
        request: &ProvisionRequest<'_>,
        random: u32,
    ) -> ProvisionReply {
        let Some(version) = head.version else {
            return refused(head, Status::VERSION_NOT_SUPPORTED);
        };
        if let Some(wipe) = device.wipe {
            if let Some(reply) = wiping(device, wipe, head, version, request) {
                return reply;
            }
        } else if request.remote_wipe.is_some() || request.account_only_remote_wipe.is_some() {
            // Nobody has asked for it.
            return reply(ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR));
        }
        let Some(policies) = &request.policies else {
            let empty = request.device_information.is_none();
            return reply(ProvisionResponse::new(if empty {
                ProvisionStatus::SUCCESS
            } else {
                ProvisionStatus::PROTOCOL_ERROR
            }));
        };
        let Some(asked) = policies.first().filter(|_| policies.len() == 1) else {
            return reply(ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR));
        };
        match (&asked.policy_key, asked.status) {
            (None, None) => self.first(device, head, version, request, asked, random),
            (Some(key), Some(status)) => {
                self.second(device, now, head, version, asked, key, status, random)
            }
            _ => reply(ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR)),
        }
    }

    /// The first phase: a policy and a temporary key.
    fn first(
        &self,
        device: &mut DeviceState,
        head: &RequestHead<'_>,
        version: ProtocolVersion,
        request: &ProvisionRequest<'_>,
        asked: &RequestedPolicy<'_>,
        random: u32,
    ) -> ProvisionReply {
        let sent = request.device_information.as_ref();
        let report = self
            .checker(version, Carrier::Provision)
            .check(sent, head.user_agent.as_deref());
        if let Some(status) = report.provision_status() {
            if self.options.information_required {
                return refused(head, status);
            }
        }
        let mut information: Option<DeviceInformationStatus> = None;
        if let Some(sent) = sent {
            information = Some(report.status());
            if report.is_acceptable() {
                device.device_information = Some(sent.clone().into_owned());
            }
        }
        let own = PolicyType::of(version);
        let mut policy = OfferedPolicy::new(own.clone(), PolicyStatus::SUCCESS);
        if asked.policy_type.as_str() != own.as_str() {
            policy.status = Some(PolicyStatus::UNKNOWN_POLICY_TYPE);
        } else if let Some(served) = self.store.policy(head, version) {
            let key = fresh(random, device);
            device.issued = Some(IssuedPolicy {
                key,
                hash: served.hash,
            });
            policy.policy_key = Some(PolicyKey::from(key));
            policy.data = Some(served.data);
        } else {
            device.issued = None;
            device.accepted = None;
            policy.status = Some(PolicyStatus::NO_POLICY);
        }
        let mut response = ProvisionResponse::with_policy(policy);
        response.device_information = information;
        reply(response)
    }

    /// The second phase: what the device made of it, and the permanent key.
    #[expect(
        clippy::too_many_arguments,
        reason = "it is what a request consists of"
    )]
    fn second(
        &self,
        device: &mut DeviceState,
        now: u64,
        head: &RequestHead<'_>,
        version: ProtocolVersion,
        asked: &RequestedPolicy<'_>,
        key: &PolicyKey<'_>,
        status: AcknowledgementStatus,
        random: u32,
    ) -> ProvisionReply {
        let own = PolicyType::of(version);
        let answer = |status| {
            let policy = OfferedPolicy::new(own.clone(), status);
            reply(ProvisionResponse::with_policy(policy))
        };
        if asked.policy_type.as_str() != own.as_str() {
            return answer(PolicyStatus::UNKNOWN_POLICY_TYPE);
        }
        let Some(served) = self.store.policy(head, version) else {
            device.issued = None;
            return answer(PolicyStatus::NO_POLICY);
        };
        // The key of the request line or header is the same, if it is there and is one.
        let header = head.policy_key.as_ref().filter(|key| !key.is_initial());
        let matches = device.issued.is_some_and(|issued| {
            key.as_u32() == Some(issued.key)
                && header.is_none_or(|header| header.as_u32() == Some(issued.key))
                && issued.hash == served.hash
        });
        if !matches {
            return answer(PolicyStatus::POLICY_KEY_MISMATCH);
        }
        if !(1..=4).contains(&status.0) {
            return reply(ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR));
        }
        let permanent = fresh(random, device);
        device.issued = None;
        if let Some(refusal) = not_good_enough(status, &served) {
            device.accepted = None;
            return refused(head, refusal);
        }
        device.accepted = Some(AcceptedPolicy {
            key: permanent,
            hash: served.hash,
            since: now,
            status,
        });
        let mut policy = OfferedPolicy::new(own, PolicyStatus::SUCCESS);
        policy.policy_key = Some(PolicyKey::from(permanent));
        reply(ProvisionResponse::with_policy(policy))
    }
}

/// Why a device may not synchronize that has made this of the policy. 139 has two causes: its version
/// is too old for the policy, or it could not apply all of it. Status 3 is read as 2 is: MS-ASPROV names
/// 139 for 2 alone.
fn not_good_enough(status: AcknowledgementStatus, policy: &ServedPolicy) -> Option<Status> {
    if policy.allow_non_provisionable {
        return None;
    }
    if policy.whole_required && !policy.beyond_version.is_empty() {
        return Some(Status::DEVICE_NOT_FULLY_PROVISIONABLE);
    }
    match status {
        AcknowledgementStatus::SUCCESS => None,
        AcknowledgementStatus::EXTERNALLY_MANAGED => (!policy.allow_externally_managed)
            .then_some(Status::EXTERNALLY_MANAGED_DEVICES_NOT_ALLOWED),
        _ => Some(Status::DEVICE_NOT_FULLY_PROVISIONABLE),
    }
}

/// The answer while a wipe is due; none, if it is over and the request is about something else.
fn wiping(
    device: &mut DeviceState,
    wipe: OrderedWipe,
    head: &RequestHead<'_>,
    version: ProtocolVersion,
    request: &ProvisionRequest<'_>,
) -> Option<ProvisionReply> {
    let (said, other) = match wipe.scope {
        WipeScope::Device => (request.remote_wipe, request.account_only_remote_wipe),
        WipeScope::Account => (request.account_only_remote_wipe, request.remote_wipe),
    };
    if !wipe.is_due() {
        if said.is_some() {
            // The answer to the first one was lost.
            return Some(reply(ProvisionResponse::new(ProvisionStatus::SUCCESS)));
        }
        if other.is_some() {
            return Some(reply(ProvisionResponse::new(
                ProvisionStatus::PROTOCOL_ERROR,
            )));
        }
        return None;
    }
    if wipe.scope == WipeScope::Account && version < ProtocolVersion::V16_1 {
        return Some(refused(head, Status::DEVICE_IS_BLOCKED_FOR_THIS_USER));
    }
    let told = matches!(wipe.progress, WipeProgress::Sent | WipeProgress::Failed(_));
    let (progress, status) = match said {
        // Only who has been told can acknowledge.
        Some(WipeStatus::SUCCESS) if told => (WipeProgress::Acknowledged, ProvisionStatus::SUCCESS),
        Some(status) if told => (
            WipeProgress::Failed(status),
            ProvisionStatus::PROTOCOL_ERROR,
        ),
        _ => (WipeProgress::Sent, ProvisionStatus::SUCCESS),
    };
    device.wipe = Some(OrderedWipe { progress, ..wipe });
    let mut response = ProvisionResponse::new(status);
    if progress != WipeProgress::Acknowledged {
        response.remote_wipe = wipe.scope == WipeScope::Device;
        response.account_only_remote_wipe = wipe.scope == WipeScope::Account;
    }
    Some(reply(response))
}

/// A key that is not 0 and not one that the device has.
fn fresh(random: u32, device: &DeviceState) -> u32 {
    let issued = device.issued.map(|issued| issued.key);
    let accepted = device.accepted.map(|accepted| accepted.key);
    let mut key = random;
    while key == 0 || Some(key) == issued || Some(key) == accepted {
        key = key.wrapping_add(1);
    }
    key
}

const fn reply(response: ProvisionResponse<'static>) -> ProvisionReply {
    ProvisionReply {
        http: 200,
        response: Some(response),
    }
}

/// A common status: in the message from 14.0 on, as an HTTP status before.
fn refused(head: &RequestHead<'_>, status: Status) -> ProvisionReply {
    if head.version.is_none_or(|v| v >= ProtocolVersion::V14_0) {
        return reply(ProvisionResponse::new(status.into()));
    }
    ProvisionReply {
        http: http_status(status, Some(Command::Provision), head.policy_key.is_some()),
        response: None,
    }
}
