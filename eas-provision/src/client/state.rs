//! [`ClientState`]: what a client has to remember from one start to the next.

use alloc::string::String;
use core::fmt;

use crate::status::{PolicyStatus, ProvisionStatus, Status};
use crate::{PolicyKey, ProtocolVersion};

/// What a client has to remember from one start to the next: to be saved after every step, and given
/// to [`Client::restore`](super::Client::restore).
///
/// A run of provisioning that was under way is not in it, because the temporary key is worth nothing
/// later: it starts again. An order to wipe is.
///
/// ```
/// use eas_provision::client::{
///     Client, ClientOptions, ClientState, Next, Step, StopReason, WaitReason, Waiting,
/// };
/// use eas_provision::http::ResponseHeaders;
/// use eas_provision::{DeviceInformation, Versions};
///
/// let options = || ClientOptions::new(Versions::ALL, DeviceInformation::with_model("Contoso 1"));
/// let mut client = Client::new(options());
/// client.options_answered(0, 503, &ResponseHeaders::read([("Retry-After", "120")]));
/// let Step::Wait(waiting) = client.poll(0) else { panic!() };
/// let Waiting { until, reason, .. } = waiting;
/// assert_eq!((until, reason), (120, WaitReason::Busy));
///
/// // What is kept over a restart.
/// let kept: ClientState = client.state().clone();
/// assert_eq!(kept.waiting.map(|waiting| waiting.next), Some(Next::Continue));
/// let mut client = Client::restore(options(), kept);
/// assert!(matches!(client.poll(120), Step::Options));
/// client.options_answered(120, 401, &ResponseHeaders::default());
/// assert!(matches!(client.poll(120), Step::Stopped(StopReason::Unauthorized)));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct ClientState {
    /// The protocol version, once it is chosen.
    #[cfg_attr(feature = "serde", serde(with = "version"))]
    pub version: Option<ProtocolVersion>,
    /// The permanent policy key.
    pub policy_key: Option<PolicyKey<'static>>,
    /// Whether provisioning is done: with a policy key, or because there is no policy.
    pub provisioned: bool,
    /// Whether the server has to be told by a Settings command what the device is.
    pub information_due: bool,
    /// Where the server has moved to (HTTP 451).
    pub location: Option<String>,
    /// How often provisioning was run without the server being content for an hour.
    pub rounds: u8,
    /// When it was run last.
    pub last_round: u64,
    /// Whether a command succeeded since.
    pub succeeded: bool,
    /// How often in a row the server failed.
    pub failures: u8,
    /// How often in a row the server sent the client elsewhere.
    pub redirects: u8,
    /// What is waited for.
    pub waiting: Option<Waiting>,
    /// An order to wipe, and how far it has come.
    pub wipe: Option<(WipeScope, WipeStage)>,
    /// Why nothing more is done.
    pub stopped: Option<StopReason>,
}

/// A time to wait for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Waiting {
    /// Until when, in seconds.
    pub until: u64,
    /// Why.
    pub reason: WaitReason,
    /// What comes then.
    pub next: Next,
}

/// What comes after waiting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Next {
    /// What was under way goes on.
    Continue,
    /// Provisioning from the first phase.
    Provision,
    /// Provisioning with an empty request, to be told about the wipe.
    ProvisionForWipe,
}

/// Why a client waits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum WaitReason {
    /// The server or the way to it failed; it is tried again after a longer while each time.
    Failure,
    /// The server is busy and said how long.
    Busy,
    /// The policy keeps the device from synchronizing: 139, 141 or 145. The user is to be warned, and
    /// told that the administrator can help. With 145 the caller may apply the policy after all:
    /// [`Client::provision_now`](super::Client::provision_now).
    Policy(Status),
    /// The server asks for provisioning again and again. The user is to be told that the
    /// administrator can help.
    Loop,
    /// The server was told that the device cannot be wiped, and asks again.
    WipeRefused,
}

impl WaitReason {
    /// Whether the user is to be warned that the device cannot synchronize, and told to ask the
    /// administrator.
    #[must_use]
    pub const fn warns_user(self) -> bool {
        matches!(self, Self::Policy(_) | Self::Loop)
    }
}

/// Why a client stopped. It goes on with [`Client::resume`](super::Client::resume), when somebody has
/// changed something, or [`Client::relocate`](super::Client::relocate).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum StopReason {
    /// The server has none of the protocol versions of the client.
    NoCommonVersion,
    /// HTTP 401: the credentials are wrong, or of another server.
    Unauthorized,
    /// HTTP 403: the user may not use ActiveSync, or the server is not the user's.
    Forbidden,
    /// HTTP 404: there is no ActiveSync at the address.
    NotFound,
    /// HTTP 451 without an address, with one that is not safe, or too often.
    Moved,
    /// HTTP 456: the account is blocked.
    AccountBlocked,
    /// HTTP 457: the password has expired.
    PasswordExpired,
    /// Another HTTP status that says that the request is wrong.
    Http(u16),
    /// A status that says that the user or the device may not synchronize: 126 to 131, 177.
    Denied(Status),
    /// The Provision request failed with this status, and would again.
    Provision(ProvisionStatus),
    /// The policy on the server is of no use to this client.
    Policy(PolicyStatus),
    /// The data of the account has been wiped, and the account with it.
    Wiped,
}

impl StopReason {
    /// Whether to ask Autodiscover for the right address (MS-ASHTTP 3.1.5.2.1 and 3.1.5.2.2).
    #[must_use]
    pub const fn suggests_autodiscover(self) -> bool {
        matches!(
            self,
            Self::Unauthorized | Self::Forbidden | Self::NotFound | Self::Moved
        )
    }

    /// Whether the administrator is the one who can help.
    #[must_use]
    pub const fn suggests_administrator(self) -> bool {
        matches!(
            self,
            Self::AccountBlocked | Self::Denied(_) | Self::Policy(_) | Self::NoCommonVersion
        )
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCommonVersion => f.write_str("the server has no protocol version in common"),
            Self::Unauthorized => f.write_str("the credentials were refused"),
            Self::Forbidden => f.write_str("the server forbids it"),
            Self::NotFound => f.write_str("there is no ActiveSync at the address"),
            Self::Moved => f.write_str("the server has moved and does not say where"),
            Self::AccountBlocked => f.write_str("the account is blocked"),
            Self::PasswordExpired => f.write_str("the password has expired"),
            Self::Http(status) => write!(f, "HTTP {status}"),
            Self::Denied(status) => write!(f, "the server says {status}"),
            Self::Provision(status) => write!(f, "provisioning failed: {status}"),
            Self::Policy(status) => write!(f, "the policy is of no use: {status}"),
            Self::Wiped => f.write_str("the account has been wiped"),
        }
    }
}

/// What is to be wiped.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum WipeScope {
    /// The data of the account alone.
    Account,
    /// The whole device.
    Device,
}

/// How far an order to wipe has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum WipeStage {
    /// The server has ordered it.
    Ordered,
    /// The caller is able to; the acknowledgement is to be sent.
    Agreed,
    /// The caller is not able to; that is to be sent.
    Refused,
    /// The acknowledgement has been handed to the transport; the wipe is to be done.
    Acknowledged,
}

/// A version as text: what it is in the header.
#[cfg(feature = "serde")]
mod version {
    use alloc::borrow::Cow;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::ProtocolVersion;

    #[expect(clippy::ref_option, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(
        version: &Option<ProtocolVersion>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        version.map(ProtocolVersion::as_str).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<ProtocolVersion>, D::Error> {
        let text = Option::<Cow<'de, str>>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(D::Error::custom))
            .transpose()
    }
}
