//! The answers to OPTIONS, Provision and Settings.

use alloc::boxed::Box;

use super::machine::{Client, First, Offer, Run};
use super::state::{Next, StopReason, WaitReason, WipeScope, WipeStage};
use super::step::{Ticket, Verdict};
use crate::compliance::{Answer, answer};
use crate::http::{ResponseHeaders, choose_version};
use crate::status::{Action, PolicyStatus, ProvisionStatus, Status};
use crate::{
    OfferedPolicy, PolicyKey, PolicyType, ProtocolVersion, ProvisionResponse, SettingsResponse,
};

impl Client {
    /// The answer to [`Step::Options`](super::Step::Options): HTTP status and headers. Without such
    /// a step it does nothing.
    pub fn options_answered(&mut self, now: u64, http: u16, headers: &ResponseHeaders<'_>) {
        if self.state.version.is_some() || self.state.stopped.is_some() || self.is_waiting(now) {
            return;
        }
        if !self.is_answer(now, http, headers) {
            return;
        }
        match choose_version(self.options.versions, headers.versions()) {
            Some(version) => {
                self.state.failures = 0;
                self.state.version = Some(version);
            }
            None => self.stop(StopReason::NoCommonVersion),
        }
    }

    /// The answer to [`Step::Provision`](super::Step::Provision): HTTP status, headers, and the
    /// message, which counts with status 200 alone. None is a body that is no such message. Without
    /// such a step it does nothing.
    ///
    /// What counts in it, and in which order, says [`answer`](crate::compliance::answer).
    pub fn provision_answered(
        &mut self,
        now: u64,
        http: u16,
        headers: &ResponseHeaders<'_>,
        response: Option<ProvisionResponse<'_>>,
    ) {
        let waits = self.run == Run::None || matches!(self.run, Run::Apply(_));
        if waits || self.is_at_rest(now) {
            return;
        }
        if http == 449 {
            // Provisioning is answered with a call for provisioning.
            return self.begin(now, First::ASK);
        }
        if !self.is_answer(now, http, headers) {
            return;
        }
        let Some(response) = response else {
            return self.fail(now);
        };
        let version = self.state.version.unwrap_or(ProtocolVersion::V12_1);
        match answer(&response, version) {
            Answer::Refused(status) => self.refused(now, status),
            Answer::WipeDevice => self.order(WipeScope::Device),
            Answer::WipeAccount => self.order(WipeScope::Account),
            Answer::NoPolicy => self.provisioned(None),
            Answer::StartOver => self.begin(now, First::ASK),
            Answer::UnknownPolicyType => self.unknown_type(version),
            Answer::PolicyCorrupt => self.stop(StopReason::Policy(PolicyStatus::POLICY_CORRUPT)),
            Answer::Unclear(status) => match status.common() {
                Some(_) => self.refused(now, ProvisionStatus(status.0)),
                None => self.stop(StopReason::Policy(status)),
            },
            Answer::Policy(policy) => self.offered(now, policy),
            Answer::NothingOffered => match &self.run {
                // There is nothing to wipe after all, or it has been done.
                Run::First(First { empty: true, .. }) => self.run = Run::First(First::ASK),
                // Success, and no policy of a type that this version knows.
                Run::First(_) if response.status.is_some() => self.provisioned(None),
                _ => self.fail(now),
            },
        }
    }

    fn order(&mut self, scope: WipeScope) {
        self.drop_key();
        self.state.waiting = None;
        self.state.wipe = Some((scope, WipeStage::Ordered));
    }

    /// A policy, or the answer to its acknowledgement.
    fn offered(&mut self, now: u64, policy: &OfferedPolicy<'_>) {
        let Some(key) = policy.policy_key.clone().map(PolicyKey::into_owned) else {
            // Without a key there is no going on.
            return self.fail(now);
        };
        if let Run::Second(..) = self.run {
            return self.provisioned(Some(key));
        }
        let policy = policy.clone().into_owned();
        self.run = Run::Apply(Box::new(Offer { policy, key }));
    }

    /// The server does not know the type of policy that was asked for.
    fn unknown_type(&mut self, version: ProtocolVersion) {
        match self.run {
            Run::First(first)
                if !first.plain_type && PolicyType::of(version) != PolicyType::EAS =>
            {
                self.run = Run::First(First {
                    plain_type: true,
                    ..first
                });
            }
            _ => self.stop(StopReason::Policy(PolicyStatus::UNKNOWN_POLICY_TYPE)),
        }
    }

    /// The Provision request was answered with this status.
    fn refused(&mut self, now: u64, status: ProvisionStatus) {
        match status.action() {
            Some(Action::RetryLater) => self.fail(now),
            Some(Action::SendDeviceInformation) => match self.run {
                Run::First(first) if !first.information_asked && !first.empty => {
                    self.run = Run::First(First {
                        information_asked: true,
                        ..first
                    });
                }
                _ => self.stop(StopReason::Provision(status)),
            },
            _ => match status.common() {
                Some(common) if self.act(now, common, false) => {}
                _ => self.stop(StopReason::Provision(status)),
            },
        }
    }

    /// Does what a common status asks for; whether it asks for anything. `without_key` says that it
    /// answers a request without a policy key.
    pub(super) fn act(&mut self, now: u64, status: Status, without_key: bool) -> bool {
        match status.action() {
            Some(Action::Provision) => self.begin(now, First::ASK),
            Some(Action::ProvisionForWipe) => self.begin(now, First::EMPTY),
            Some(Action::SendPolicyKey) if without_key => self.begin(now, First::ASK),
            Some(Action::SendDeviceInformation) => self.begin(
                now,
                First {
                    information_asked: true,
                    ..First::ASK
                },
            ),
            Some(Action::WarnUser | Action::SendPolicyKey | Action::ApplyPolicy) => {
                self.drop_key();
                self.wait_hour(now, WaitReason::Policy(status), Next::Provision);
            }
            Some(Action::Renegotiate) => {
                self.begin(now, First::ASK);
                self.state.version = None;
            }
            Some(Action::TellAdministrator | Action::Stop | Action::RemoveDevices)
                if status.is_provisioning() =>
            {
                self.stop(StopReason::Denied(status));
            }
            _ => return false,
        }
        true
    }

    /// The answer to [`Step::Settings`](super::Step::Settings): HTTP status, headers, and the message,
    /// if the body is one. What the server thinks of the device information does not keep the client
    /// from going on.
    pub fn settings_answered(
        &mut self,
        now: u64,
        ticket: &Ticket,
        http: u16,
        headers: &ResponseHeaders<'_>,
        response: Option<&SettingsResponse>,
    ) {
        let status = response.and_then(|response| response.status);
        let status = status.map(|status| Status(status.0));
        let verdict = self.answer(now, ticket, http, headers, status);
        if verdict == Verdict::Take && self.is_current(ticket) {
            self.state.information_due = false;
        }
    }
}
