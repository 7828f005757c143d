//! The answers to OPTIONS, Provision and Settings.

use alloc::boxed::Box;

use super::machine::{Client, First, Offer, Run};
use super::state::{Next, StopReason, WaitReason, WipeScope, WipeStage};
use super::step::{Ticket, Verdict};
use crate::http::{ResponseHeaders, choose_version};
use crate::status::{Action, PolicyStatus, ProvisionStatus, Status};
use crate::{OfferedPolicy, PolicyType, ProvisionResponse, SettingsResponse};

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
    /// A server may leave out the status of the whole (some do); that of the policy counts then.
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
        let status = response.status.unwrap_or(ProvisionStatus::SUCCESS);
        if status != ProvisionStatus::SUCCESS {
            return self.refused(now, status);
        }
        if response.account_only_remote_wipe {
            // Both at once is an order that nobody should give; the one that can be undone counts.
            return self.order(WipeScope::Account);
        }
        if response.remote_wipe {
            return self.order(WipeScope::Device);
        }
        let types = [self.policy_type(), PolicyType::EAS];
        let policy = response.policies.and_then(|policies| {
            let own = |policy: &&OfferedPolicy<'_>| {
                types
                    .iter()
                    .any(|t| t.as_str() == policy.policy_type.as_str())
            };
            policies.iter().find(own).cloned()
        });
        match (policy, core::mem::replace(&mut self.run, Run::None)) {
            (Some(policy), run) => self.offered(now, policy.into_owned(), run),
            // There is nothing to wipe after all, or it has been done.
            (None, Run::First(First { empty: true, .. })) => self.run = Run::First(First::ASK),
            (None, Run::First(_)) if response.status.is_some() => {
                // Success, and no policy of a type that this version knows.
                self.provisioned(None);
            }
            (None, run) => {
                self.run = run;
                self.fail(now);
            }
        }
    }

    fn order(&mut self, scope: WipeScope) {
        self.drop_key();
        self.state.waiting = None;
        self.state.wipe = Some((scope, WipeStage::Ordered));
    }

    fn policy_type(&self) -> PolicyType<'static> {
        match self.state.version {
            Some(version) => PolicyType::of(version),
            None => PolicyType::EAS,
        }
    }

    /// A policy, or the answer to its acknowledgement.
    fn offered(&mut self, now: u64, policy: OfferedPolicy<'static>, run: Run) {
        match policy.status.unwrap_or(PolicyStatus::SUCCESS) {
            PolicyStatus::SUCCESS => match (policy.policy_key.clone(), run) {
                (Some(key), Run::Second(..)) => self.provisioned(Some(key)),
                (Some(key), _) => self.run = Run::Apply(Box::new(Offer { policy, key })),
                // Without a key there is no going on.
                (None, run) => {
                    self.run = run;
                    self.fail(now);
                }
            },
            PolicyStatus::NO_POLICY => self.provisioned(None),
            PolicyStatus::POLICY_KEY_MISMATCH => self.begin(now, First::ASK),
            PolicyStatus::UNKNOWN_POLICY_TYPE => match run {
                Run::First(first) if !first.plain_type && self.policy_type() != PolicyType::EAS => {
                    self.run = Run::First(First {
                        plain_type: true,
                        ..first
                    });
                }
                _ => self.stop(StopReason::Policy(PolicyStatus::UNKNOWN_POLICY_TYPE)),
            },
            status => match status.common() {
                Some(_) => {
                    self.run = run;
                    self.refused(now, ProvisionStatus(status.0));
                }
                None => self.stop(StopReason::Policy(status)),
            },
        }
    }

    /// The Provision request was answered with this status.
    fn refused(&mut self, now: u64, status: ProvisionStatus) {
        // Some servers put the mismatch here.
        if status.0 == PolicyStatus::POLICY_KEY_MISMATCH.0 {
            return self.begin(now, First::ASK);
        }
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
