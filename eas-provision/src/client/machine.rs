//! [`Client`]: its steps, and what a caller can do at any time.

use alloc::boxed::Box;
use alloc::string::String;

use super::state::{ClientState, Next, StopReason, WaitReason, Waiting, WipeScope, WipeStage};
use super::step::{AccountWipe, DeviceWipe, Step, Ticket};
use crate::command::Command;
use crate::device_information::Field;
use crate::status::{AcknowledgementStatus, WipeStatus};
use crate::{
    DeviceInformation, OfferedPolicy, PolicyKey, PolicyType, ProtocolVersion, ProvisionRequest,
    SettingsRequest, Versions,
};

/// Seconds of an hour: how often a client tries again that the policy keeps from synchronizing.
pub const HOUR: u64 = 3600;

/// The longest wait that is believed, in seconds: a day.
const LONGEST_WAIT: u64 = 24 * HOUR;

/// The first wait after a failure, in seconds; it doubles up to an hour.
const FIRST_WAIT: u64 = 5;

/// What a client is and how it behaves.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ClientOptions {
    /// The protocol versions that the client speaks.
    pub versions: Versions,
    /// What the device says about itself. What a protocol version does not know is left out.
    pub device_information: DeviceInformation<'static>,
    /// Whether it is sent with Provision in 14.0, as Microsoft's guide shows, although MS-ASPROV says
    /// that it must not. Default no: with Settings, as in 12.1.
    pub information_with_provision_in_14_0: bool,
    /// How often provisioning is run before the machine takes it for a loop. Default 3, at least 1.
    pub max_rounds: u8,
    /// How often in a row the server may send the client elsewhere. Default 5.
    pub max_redirects: u8,
    /// Whether the server may send the client to an address that is not `https`. Default no:
    /// credentials go with every request.
    pub insecure_redirects: bool,
}

impl ClientOptions {
    /// The defaults for a client of these versions on this device.
    #[must_use]
    pub const fn new(versions: Versions, device_information: DeviceInformation<'static>) -> Self {
        Self {
            versions,
            device_information,
            information_with_provision_in_14_0: false,
            max_rounds: 3,
            max_redirects: 5,
            insecure_redirects: false,
        }
    }
}

/// Where a run of provisioning is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Run {
    /// None is under way.
    None,
    /// The first request is to be sent, or has been.
    First(First),
    /// The policy is to be applied.
    Apply(Box<Offer>),
    /// The acknowledgement is to be sent, or has been.
    Second(Box<Offer>, AcknowledgementStatus),
}

/// The first request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct First {
    /// Whether it is empty: it asks for the order to wipe.
    pub(super) empty: bool,
    /// Whether device information goes with it whatever the version says, because the server asked
    /// for it (165).
    pub(super) information_asked: bool,
    /// Whether the policy type is the one that every version since 12.0 has, because the server did
    /// not know that of the version.
    pub(super) plain_type: bool,
}

impl First {
    pub(super) const ASK: Self = Self {
        empty: false,
        information_asked: false,
        plain_type: false,
    };
    pub(super) const EMPTY: Self = Self {
        empty: true,
        ..Self::ASK
    };
}

/// A policy that the server offers, and the temporary key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Offer {
    pub(super) policy: OfferedPolicy<'static>,
    pub(super) key: PolicyKey<'static>,
}

/// A client, from first contact to synchronization and back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Client {
    pub(super) options: ClientOptions,
    pub(super) state: ClientState,
    pub(super) run: Run,
}

impl Client {
    /// A client that has never spoken to the server.
    #[must_use]
    pub fn new(options: ClientOptions) -> Self {
        Self::restore(options, ClientState::default())
    }

    /// A client that goes on from a saved state.
    #[must_use]
    pub const fn restore(options: ClientOptions, state: ClientState) -> Self {
        Self {
            options,
            state,
            run: Run::None,
        }
    }

    /// What the client is and how it behaves.
    #[must_use]
    pub const fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// What is to be saved.
    #[must_use]
    pub const fn state(&self) -> &ClientState {
        &self.state
    }

    /// The address to send requests to, if the server has named another than the caller knows.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.state.location.as_deref()
    }

    /// The policy that is to be applied, at [`Step::Apply`].
    #[must_use]
    pub const fn policy(&self) -> Option<&OfferedPolicy<'static>> {
        match &self.run {
            Run::Apply(offer) => Some(&offer.policy),
            _ => None,
        }
    }

    /// What to do at this time.
    pub fn poll(&mut self, now: u64) -> Step {
        if let Some(reason) = self.state.stopped {
            return Step::Stopped(reason);
        }
        if let Some(waiting) = self.state.waiting.as_mut() {
            // A clock that was set back does not make it wait for ever.
            waiting.until = waiting.until.min(now.saturating_add(LONGEST_WAIT));
            if now < waiting.until {
                return Step::Wait(*waiting);
            }
            let next = waiting.next;
            self.state.waiting = None;
            match next {
                Next::Continue => {}
                Next::Provision => self.start(now, First::ASK),
                Next::ProvisionForWipe => self.start(now, First::EMPTY),
            }
        }
        let Some(version) = self.state.version else {
            return Step::Options;
        };
        if let Some((scope, stage)) = self.state.wipe {
            return wipe_step(scope, stage, version);
        }
        if self.run == Run::None && !self.state.provisioned {
            // First contact, or a run that the saved state does not have.
            self.begin(now, First::ASK);
            if let Some(waiting) = self.state.waiting {
                return Step::Wait(waiting);
            }
        }
        if self.run == Run::None && self.state.information_due {
            return Step::Settings {
                request: SettingsRequest::device_information(self.information(version)),
                ticket: self.make_ticket(Command::Settings, version),
            };
        }
        match &self.run {
            Run::None => Step::Ready,
            Run::First(first) => Step::Provision {
                request: self.first_request(*first, version),
                policy_key: PolicyKey::INITIAL,
                version,
            },
            Run::Apply(_) => Step::Apply,
            Run::Second(offer, status) => Step::Provision {
                request: ProvisionRequest::acknowledgement(
                    offer.policy.policy_type.clone(),
                    offer.key.clone(),
                    *status,
                ),
                policy_key: offer.key.clone(),
                version,
            },
        }
    }

    /// The right to send a command. None unless the machine is at [`Step::Ready`]: while it is not,
    /// no policy key is one to send. Provision is the machine's own.
    #[must_use]
    pub fn ticket(&mut self, now: u64, command: Command) -> Option<Ticket> {
        if command == Command::Provision || !matches!(self.poll(now), Step::Ready) {
            return None;
        }
        let version = self.state.version?;
        Some(self.make_ticket(command, version))
    }

    fn make_ticket(&self, command: Command, version: ProtocolVersion) -> Ticket {
        Ticket {
            command,
            version,
            policy_key: self.state.policy_key.clone(),
        }
    }

    /// What came of the policy of [`Step::Apply`]. Without such a step it does nothing.
    pub fn policy_applied(&mut self, status: AcknowledgementStatus) {
        match core::mem::replace(&mut self.run, Run::None) {
            Run::Apply(offer) => self.run = Run::Second(offer, status),
            other => self.run = other,
        }
    }

    /// The device will be wiped, as [`Step::ConfirmWipe`] says. Without such a step it does nothing.
    pub fn agree_to_wipe(&mut self) {
        self.wipe_stage(WipeStage::Ordered, WipeStage::Agreed);
    }

    /// The device cannot be wiped. Without [`Step::ConfirmWipe`] it does nothing.
    pub fn refuse_to_wipe(&mut self) {
        self.wipe_stage(WipeStage::Ordered, WipeStage::Refused);
    }

    /// The acknowledgement of [`Step::AcknowledgeWipe`] has been handed to the transport; whether it
    /// arrived does not matter (MS-ASPROV 3.1.5.1.2.2). Without such a step it does nothing.
    pub fn wipe_acknowledgement_sent(&mut self, now: u64) {
        if self.state.stopped.is_some() || self.is_waiting(now) {
            return;
        }
        if let Some((_, WipeStage::Refused)) = self.state.wipe {
            self.state.wipe = None;
            self.wait_hour(now, WaitReason::WipeRefused, Next::ProvisionForWipe);
            return;
        }
        self.wipe_stage(WipeStage::Agreed, WipeStage::Acknowledged);
    }

    fn wipe_stage(&mut self, from: WipeStage, to: WipeStage) {
        if let Some((_, stage)) = &mut self.state.wipe {
            if *stage == from {
                *stage = to;
            }
        }
    }

    /// The data of the account has been wiped, as [`Step::WipeAccount`] says: nothing is left.
    /// Without such a step it does nothing.
    pub fn account_wiped(&mut self) {
        if self.state.wipe == Some((WipeScope::Account, WipeStage::Acknowledged)) {
            self.state = ClientState {
                stopped: Some(StopReason::Wiped),
                ..ClientState::default()
            };
            self.drop_key();
        }
    }

    /// Goes on after [`Step::Stopped`], because somebody has changed something. What the server was
    /// known to say is asked for again.
    pub fn resume(&mut self) {
        if self.state.stopped.take().is_some() {
            self.state.redirects = 0;
            self.state.failures = 0;
            self.state.version = None;
        }
    }

    /// Goes on at another address: what Autodiscover or the user said.
    pub fn relocate(&mut self, location: impl Into<String>) {
        self.state.location = Some(location.into());
        self.resume();
    }

    /// Provisions now, whatever it waits for: the user has asked for it, or the device is about to
    /// apply the policy after all.
    pub fn provision_now(&mut self, now: u64) {
        if self.state.stopped.is_none() && self.state.wipe.is_none() {
            self.state.waiting = None;
            self.start(now, First::ASK);
        }
    }

    /// The request never reached the server, or no answer came: it is sent again later. While the
    /// machine waits or has stopped, it changes nothing.
    pub fn transport_failed(&mut self, now: u64) {
        if self.state.stopped.is_none() && !self.is_waiting(now) {
            self.fail(now);
        }
    }

    /// Begins a run of provisioning, unless there have been too many of late: then it waits.
    pub(super) fn begin(&mut self, now: u64, first: First) {
        let calm = now.saturating_sub(self.state.last_round) >= HOUR;
        if self.state.succeeded && calm {
            self.state.rounds = 0;
        }
        // A clock that was set back does not stop it for ever.
        let due = self.state.last_round.min(now).saturating_add(HOUR);
        if self.state.rounds < self.options.max_rounds.max(1) || now >= due {
            return self.start(now, first);
        }
        let next = if first.empty {
            Next::ProvisionForWipe
        } else {
            Next::Provision
        };
        self.drop_key();
        self.wait(due, WaitReason::Loop, next);
    }

    /// Begins a run of provisioning.
    fn start(&mut self, now: u64, first: First) {
        self.drop_key();
        let most = self.options.max_rounds.max(1);
        self.state.rounds = self.state.rounds.saturating_add(1).min(most);
        self.state.last_round = now;
        self.state.succeeded = false;
        self.run = Run::First(first);
    }

    /// The key is worth nothing from now on.
    pub(super) fn drop_key(&mut self) {
        self.state.policy_key = None;
        self.state.provisioned = false;
        self.run = Run::None;
    }

    /// Provisioning is done, with this key or without a policy.
    pub(super) fn provisioned(&mut self, key: Option<PolicyKey<'static>>) {
        self.run = Run::None;
        self.state.policy_key = key;
        self.state.provisioned = true;
        self.state.failures = 0;
        let version = self.state.version;
        self.state.information_due = match version {
            Some(ProtocolVersion::V12_1) => true,
            Some(ProtocolVersion::V14_0) => !self.options.information_with_provision_in_14_0,
            _ => false,
        };
    }

    /// Waits until then.
    pub(super) const fn wait(&mut self, until: u64, reason: WaitReason, next: Next) {
        self.state.waiting = Some(Waiting {
            until,
            reason,
            next,
        });
    }

    /// Waits an hour.
    pub(super) const fn wait_hour(&mut self, now: u64, reason: WaitReason, next: Next) {
        self.wait(now.saturating_add(HOUR), reason, next);
    }

    /// Waits a while, each time longer, and goes on.
    pub(super) fn fail(&mut self, now: u64) {
        let factor = 1_u64 << self.state.failures.min(10);
        let seconds = FIRST_WAIT.saturating_mul(factor).min(HOUR);
        self.state.failures = self.state.failures.saturating_add(1).min(10);
        self.wait(
            now.saturating_add(seconds),
            WaitReason::Failure,
            Next::Continue,
        );
    }

    pub(super) fn stop(&mut self, reason: StopReason) {
        self.drop_key();
        self.state.waiting = None;
        self.state.stopped = Some(reason);
    }

    fn first_request(&self, first: First, version: ProtocolVersion) -> ProvisionRequest<'static> {
        if first.empty {
            return ProvisionRequest::new();
        }
        let policy_type = if first.plain_type {
            PolicyType::EAS
        } else {
            PolicyType::of(version)
        };
        let mut request = ProvisionRequest::initial(policy_type);
        let with_information = match version {
            ProtocolVersion::V14_0 => self.options.information_with_provision_in_14_0,
            version => version >= ProtocolVersion::V14_1,
        };
        if with_information || first.information_asked {
            request.device_information = Some(self.information(version));
        }
        request
    }

    /// What the device says about itself, without what the version does not know.
    fn information(&self, version: ProtocolVersion) -> DeviceInformation<'static> {
        let mut information = self.options.device_information.clone();
        for field in Field::ALL {
            if !field.versions().contains(version) {
                *field.of_mut(&mut information) = None;
            }
        }
        information
    }
}

fn wipe_step(scope: WipeScope, stage: WipeStage, version: ProtocolVersion) -> Step {
    let status = match stage {
        WipeStage::Ordered => return Step::ConfirmWipe(scope),
        WipeStage::Acknowledged => {
            return match scope {
                WipeScope::Device => Step::WipeDevice(DeviceWipe::new()),
                WipeScope::Account => Step::WipeAccount(AccountWipe::new()),
            };
        }
        WipeStage::Agreed => WipeStatus::SUCCESS,
        WipeStage::Refused => WipeStatus::FAILURE,
    };
    let mut request = ProvisionRequest::new();
    match scope {
        WipeScope::Device => request.remote_wipe = Some(status),
        WipeScope::Account => request.account_only_remote_wipe = Some(status),
    }
    Step::AcknowledgeWipe {
        request,
        policy_key: PolicyKey::INITIAL,
        version,
    }
}
