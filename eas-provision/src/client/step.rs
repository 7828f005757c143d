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
///
/// ```
/// use eas_provision::client::{
///     AccountWipe, Client, ClientOptions, DeviceWipe, Step, WipeScope, WipeStage,
/// };
/// use eas_provision::http::ResponseHeaders;
/// use eas_provision::{DeviceInformation, ProvisionResponse, ProvisionStatus, Versions};
///
/// # let options = ClientOptions::new(Versions::ALL, DeviceInformation::with_model("Contoso 1"));
/// # let mut client = Client::new(options);
/// # let headers = ResponseHeaders::read([("MS-ASProtocolVersions", "14.1")]);
/// # client.options_answered(0, 200, &headers);
/// # assert!(matches!(client.poll(0), Step::Provision { .. }));
/// // The answer to a Provision request is the order to wipe the device.
/// let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
/// response.remote_wipe = true;
/// client.provision_answered(0, 200, &headers, Some(response));
/// assert_eq!(client.state().wipe, Some((WipeScope::Device, WipeStage::Ordered)));
/// assert!(matches!(client.poll(0), Step::ConfirmWipe(WipeScope::Device)));
/// client.agree_to_wipe();
/// assert!(matches!(client.poll(0), Step::AcknowledgeWipe { .. }));
/// client.wipe_acknowledgement_sent(0);
///
/// /// Erases everything: nobody can call it without an order.
/// fn erase(_: DeviceWipe) -> &'static str { "device" }
/// /// Erases what came from the account.
/// fn erase_account(_: AccountWipe) -> &'static str { "account" }
/// let erased = match client.poll(0) {
///     Step::WipeDevice(wipe) => erase(wipe),
///     Step::WipeAccount(wipe) => erase_account(wipe),
///     step => panic!("{step:?}"),
/// };
/// assert_eq!(erased, "device");
/// ```
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
///
/// ```
/// use eas_provision::client::{Client, ClientOptions, Step, Ticket, Verdict};
/// use eas_provision::http::ResponseHeaders;
/// use eas_provision::status::Status;
/// use eas_provision::{Command, DeviceInformation, ProtocolVersion, Versions};
///
/// # let options = ClientOptions::new(Versions::ALL, DeviceInformation::with_model("Contoso 1"));
/// # let mut client = Client::new(options);
/// # client.options_answered(0, 200, &ResponseHeaders::read([("MS-ASProtocolVersions", "14.1")]));
/// # let Step::Provision { .. } = client.poll(0) else { panic!() };
/// # use eas_provision::{OfferedPolicy, PolicyType, ProvisionResponse, ProvisionStatus};
/// # let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
/// # let offered = OfferedPolicy::new(PolicyType::EAS, eas_provision::status::PolicyStatus::NO_POLICY);
/// # response.policies = Some(offered.into());
/// # client.provision_answered(0, 200, &ResponseHeaders::default(), Some(response));
/// // `client` is provisioned, in 14.1.
/// let ticket: Ticket = client.ticket(0, Command::FolderSync).unwrap();
/// assert_eq!((ticket.command(), ticket.version()), (Command::FolderSync, ProtocolVersion::V14_1));
/// // The server has another policy now: the command is for later.
/// let verdict = client.answer(9, &ticket, 200, &ResponseHeaders::default(), Some(Status(144)));
/// assert_eq!(verdict, Verdict::Again);
/// assert!(matches!(client.poll(9), Step::Provision { .. }));
/// ```
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
