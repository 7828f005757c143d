//! [`Step`]: what a client does next. [`Ticket`] and [`Verdict`]: a command and what its answer was.

use super::state::{StopReason, Waiting, WipeScope};
use crate::command::Command;
use crate::{PolicyKey, ProtocolVersion, ProvisionRequest, SettingsRequest};

/// What a client does next.
///
/// A step is there until what came of it is reported. Asked again, the machine says the same again.
#[derive(PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Step {
    /// Ask the server for its versions (HTTP OPTIONS), then
    /// [`options_answered`](super::Client::options_answered).
    Options,
    /// Send a Provision command, then
    /// [`provision_answered`](super::Client::provision_answered).
    Provision {
        /// The request.
        request: ProvisionRequest<'static>,
        /// The policy key of the request line or header: `0`, or the temporary key.
        policy_key: PolicyKey<'static>,
        /// The protocol version.
        version: ProtocolVersion,
    },
    /// Apply the [policy](super::Client::policy), then
    /// [`policy_applied`](super::Client::policy_applied) with what became of it. The device is
    /// compared with it, too: a password that is too short by now has to be replaced.
    Apply,
    /// Send a Settings command, then [`settings_answered`](super::Client::settings_answered).
    Settings {
        /// The request.
        request: SettingsRequest<'static>,
        /// What goes with it.
        ticket: Ticket,
    },
    /// Provisioning is done; send commands, each with a [ticket](super::Client::ticket).
    Ready,
    /// Wait, and [`poll`](super::Client::poll) again.
    Wait(Waiting),
    /// The server orders a wipe: [`agree_to_wipe`](super::Client::agree_to_wipe) or
    /// [`refuse_to_wipe`](super::Client::refuse_to_wipe).
    ConfirmWipe(WipeScope),
    /// Send a Provision command, and whatever becomes of it, call
    /// [`wipe_acknowledgement_sent`](super::Client::wipe_acknowledgement_sent). Its answer is not
    /// waited for.
    AcknowledgeWipe {
        /// The request.
        request: ProvisionRequest<'static>,
        /// The policy key of the request line or header: `0`.
        policy_key: PolicyKey<'static>,
        /// The protocol version.
        version: ProtocolVersion,
    },
    /// Wipe the whole device, storage card included, to factory state.
    WipeDevice(DeviceWipe),
    /// Wipe what the account has ever received, and its credentials, and nothing else; then
    /// [`account_wiped`](super::Client::account_wiped).
    WipeAccount(AccountWipe),
    /// Nothing, until somebody has changed something:
    /// [`resume`](super::Client::resume) or [`relocate`](super::Client::relocate).
    Stopped(StopReason),
}

/// An order to wipe the whole device, whose acknowledgement has been sent. Only the machine makes
/// one.
#[derive(PartialEq, Eq, Debug)]
#[must_use = "the device is to be wiped"]
pub struct DeviceWipe(());

impl DeviceWipe {
    pub(super) const fn new() -> Self {
        Self(())
    }
}

/// An order to wipe the data of the account, whose acknowledgement has been sent. Only the machine
/// makes one.
#[derive(PartialEq, Eq, Debug)]
#[must_use = "the data of the account is to be wiped"]
pub struct AccountWipe(());

impl AccountWipe {
    pub(super) const fn new() -> Self {
        Self(())
    }
}

/// The right to send a command, with what goes with it. Its answer is given back together with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ticket {
    pub(super) command: Command,
    pub(super) version: ProtocolVersion,
    pub(super) policy_key: Option<PolicyKey<'static>>,
}

impl Ticket {
    /// The command.
    #[must_use]
    pub const fn command(&self) -> Command {
        self.command
    }

    /// The protocol version.
    #[must_use]
    pub const fn version(&self) -> ProtocolVersion {
        self.version
    }

    /// The policy key to send. None where there is no policy, and with Autodiscover. Ping may go
    /// without; it is sent all the same, because where a wipe is asked for, no key means HTTP 403.
    #[must_use]
    pub const fn policy_key(&self) -> Option<&PolicyKey<'static>> {
        match self.command {
            Command::Autodiscover => None,
            _ => self.policy_key.as_ref(),
        }
    }
}

/// What an answer is to the caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use = "an answer may have to be dropped"]
#[non_exhaustive]
pub enum Verdict {
    /// The answer to the command, good or bad: it is the caller's.
    Take,
    /// Not an answer to the command. Send it again, with a new ticket, when
    /// [`poll`](super::Client::poll) says [`Step::Ready`].
    Again,
}
