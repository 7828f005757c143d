//! Status codes: open enums for each place a `Status` stands in, and what is known of each code.
//!
//! A status is a number with names for some values; an unknown number is a value like any other.
//! Numbers from 101 are [common](Status): they mean the same wherever they stand, from protocol
//! version 14.0 on. Before that, an HTTP status takes their place ([`Status::http`]).
//!
//! ```
//! use eas_provision::status::{Action, PolicyStatus, Retry, Status};
//!
//! let status = Status(142);
//! assert_eq!(status, Status::DEVICE_NOT_PROVISIONED);
//! assert_eq!(status.to_string(), "142 (DeviceNotProvisioned)");
//! assert_eq!(status.action(), Some(Action::Provision));
//! assert_eq!(status.http().map(|http| http.usual), Some(449));
//! assert_eq!(PolicyStatus(5).retry(), Some(Retry::AtOnce));
//! assert_eq!(PolicyStatus(77).name(), None);
//! ```

use core::fmt;

use wbxml::ProtocolVersion;

use crate::generated::status::{
    ACKNOWLEDGEMENT, COMMON, DEVICE_INFORMATION, DEVICE_PASSWORD, POLICY, PROVISION, SETTINGS, WIPE,
};

/// What a client does about a status.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Action {
    /// Go on.
    Proceed,
    /// Mend the request; as it is, it will fail again.
    FixRequest,
    /// Try again later, each time after a longer while.
    RetryLater,
    /// Provision now.
    Provision,
    /// Send an empty Provision request, which is answered with the wipe directive.
    ProvisionForWipe,
    /// Send the first Provision request again, with device information that has a `Model`.
    SendDeviceInformation,
    /// Send a policy key, provision if there is none; if that does not help,
    /// [warn the user](Self::WarnUser).
    SendPolicyKey,
    /// Provision and apply the policy over what manages the device, or
    /// [warn the user](Self::WarnUser).
    ApplyPolicy,
    /// Tell the user that the policy keeps the device from synchronizing and that the
    /// administrator can help; try again each hour.
    WarnUser,
    /// Stop, and suggest that the user contact the administrator.
    TellAdministrator,
    /// Stop.
    Stop,
    /// Do not use the command with this server.
    DoNotUseCommand,
    /// Ask with OPTIONS which versions there are, and choose one again.
    Renegotiate,
    /// The user has to remove device partnerships.
    RemoveDevices,
    /// There is no policy: no acknowledgement, no policy key, just synchronize.
    SyncWithoutPolicy,
    /// Send the request again with the policy type of the protocol version.
    CorrectPolicyType,
    /// Provision again from the first phase.
    RestartProvisioning,
    /// Do not send a recovery password.
    DoNotSendPassword,
}

/// When the request that got a status may be sent again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Retry {
    /// Not without something having changed.
    No,
    /// Once, after the [action](Action) was taken.
    Once,
    /// After the [action](Action) was taken, but not in an endless loop.
    AtOnce,
    /// Each hour.
    Hourly,
    /// Each time after a longer while.
    Backoff,
}

/// The HTTP status that stands for a common code in protocol versions 2.5, 12.0 and 12.1.
///
/// ```
/// use eas_provision::status::{HttpCase, HttpEquivalent, Status};
///
/// // MS-ASCMD 2.2.2: 403 for a user that is not enabled, whatever the request was.
/// let http: HttpEquivalent = Status(126).http().unwrap();
/// assert_eq!(http.usual, 403);
/// assert_eq!(http.otherwise.map(|(case, _): (HttpCase, u16)| case), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HttpEquivalent {
    /// The HTTP status.
    pub usual: u16,
    /// A case in which it is another.
    pub otherwise: Option<(HttpCase, u16)>,
}

/// When another HTTP status stands for a common code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum HttpCase {
    /// Either of the two is sent.
    Alternatively,
    /// In the answer to the Provision command.
    Provision,
    /// To a request without a policy key.
    WithoutPolicyKey,
    /// To a device of protocol version 1.0.
    Version1,
}

/// What is known of a code.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) code: u16,
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) action: Option<Action>,
    pub(crate) retry: Option<Retry>,
}

/// What is known of a common code.
#[derive(Debug)]
pub(crate) struct CommonFact {
    pub(crate) fact: Fact,
    pub(crate) http: Option<HttpEquivalent>,
    pub(crate) since: ProtocolVersion,
}

static COMMON_FACTS: [CommonFact; COMMON.len()] = COMMON;

fn common(code: u16) -> Option<&'static CommonFact> {
    let at = COMMON_FACTS
        .binary_search_by_key(&code, |row| row.fact.code)
        .ok()?;
    COMMON_FACTS.get(at)
}

/// A status type: an open enum with the codes of one place, and the common ones.
macro_rules! open_status {
    ($(#[$doc:meta])* $name:ident, $facts:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(transparent))]
        pub struct $name(pub u16);

        impl $name {
            fn fact(self) -> Option<&'static Fact> {
                static FACTS: &[Fact] = $facts;
                let own = FACTS.iter().find(|row| row.code == self.0);
                own.or_else(|| common(self.0).map(|row| &row.fact))
            }

            /// The name that the specifications give the code, if they do.
            #[must_use]
            pub fn name(self) -> Option<&'static str> {
                self.fact().map(|row| row.name)
            }

            /// What the code means, in a sentence.
            #[must_use]
            pub fn meaning(self) -> Option<&'static str> {
                self.fact().map(|row| row.meaning)
            }

            /// What a client does about it.
            #[must_use]
            pub fn action(self) -> Option<Action> {
                self.fact().and_then(|row| row.action)
            }

            /// When a client may send the request again.
            #[must_use]
            pub fn retry(self) -> Option<Retry> {
                self.fact().and_then(|row| row.retry)
            }

            /// The same as a common status, if it is one.
            #[must_use]
            pub const fn common(self) -> Option<Status> {
                let status = Status(self.0);
                if status.is_common() { Some(status) } else { None }
            }
        }

        impl From<u16> for $name {
            fn from(code: u16) -> Self {
                Self(code)
            }
        }

        impl From<$name> for u16 {
            fn from(status: $name) -> Self {
                status.0
            }
        }

        impl fmt::Display for $name {
            /// The number, and the name where there is one: `2 (NoPolicy)`.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.name() {
                    Some(name) => write!(f, "{} ({name})", self.0),
                    None => self.0.fmt(f),
                }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.name() {
                    Some(name) => write!(f, "{}({} {name})", stringify!($name), self.0),
                    None => write!(f, "{}({})", stringify!($name), self.0),
                }
            }
        }
    };
}

open_status! {
    /// The status at the root of the answer to any command: 1 is success, what is below 101 is the
    /// business of the command, the others are common to all (MS-ASCMD 2.2.2).
    Status, &[Fact {
        code: 1,
        name: "Success",
        meaning: "The request was carried out.",
        action: Some(Action::Proceed),
        retry: Some(Retry::No),
    }]
}

open_status! {
    /// `Provision/Status` (MS-ASPROV 2.2.2.54.2): how the server took the request.
    ProvisionStatus, &PROVISION
}

open_status! {
    /// `Policy/Status` of a response (MS-ASPROV 2.2.2.54.1): how the server fared with the policy.
    PolicyStatus, &POLICY
}

open_status! {
    /// `Policy/Status` of a request (MS-ASPROV 2.2.2.54.1): how far the client applied the policy.
    AcknowledgementStatus, &ACKNOWLEDGEMENT
}

open_status! {
    /// `RemoteWipe/Status` and `AccountOnlyRemoteWipe/Status` of a request (MS-ASPROV 2.2.2.54.3).
    ///
    /// ```
    /// use eas_provision::ProvisionRequest;
    /// use eas_provision::status::WipeStatus;
    ///
    /// // <Provision><RemoteWipe><Status>2</Status></RemoteWipe></Provision>: the device could not.
    /// let body = b"\x03\x01\x6A\x00\x00\x0E\x45\x4C\x4B\x032\x00\x01\x01\x01";
    /// let request: ProvisionRequest<'_> = eas_provision::decode(body)?;
    /// assert_eq!(request.remote_wipe, Some(WipeStatus::FAILURE));
    /// # Ok::<(), eas_provision::Error>(())
    /// ```
    WipeStatus, &WIPE
}

open_status! {
    /// `Settings/Status` (MS-ASCMD 2.2.3.177.15).
    SettingsStatus, &SETTINGS
}

open_status! {
    /// `DeviceInformation/Status` of a response (MS-ASCMD 2.2.3.177.15).
    DeviceInformationStatus, &DEVICE_INFORMATION
}

open_status! {
    /// `DevicePassword/Status` of a response (MS-ASCMD 2.2.3.177.15).
    DevicePasswordStatus, &DEVICE_PASSWORD
}

impl From<Status> for ProvisionStatus {
    fn from(status: Status) -> Self {
        Self(status.0)
    }
}

impl From<Status> for SettingsStatus {
    fn from(status: Status) -> Self {
        Self(status.0)
    }
}

impl Status {
    /// Success, wherever it stands.
    pub const SUCCESS: Self = Self(1);

    /// Whether the code is one of those that mean the same in the answer to every command: 101 and
    /// above, whether it has a name or not.
    #[must_use]
    pub const fn is_common(self) -> bool {
        self.0 > 100
    }

    /// The common codes that have a name, in order.
    pub fn named() -> impl Iterator<Item = Self> {
        COMMON_FACTS.iter().map(|row| Self(row.fact.code))
    }

    /// The HTTP status that stands for the code in versions 2.5, 12.0 and 12.1, if the
    /// specification names one (MS-ASCMD 2.2.2).
    #[must_use]
    pub fn http(self) -> Option<HttpEquivalent> {
        common(self.0).and_then(|row| row.http)
    }

    /// The first protocol version in which a server sends the code.
    #[must_use]
    pub fn since(self) -> Option<ProtocolVersion> {
        common(self.0).map(|row| row.since)
    }

    /// Whether the code is about provisioning and device access: 126–131, 137–145, 165 and 177.
    #[must_use]
    pub const fn is_provisioning(self) -> bool {
        matches!(self.0, 126..=131 | 137..=145 | 165 | 177)
    }

    /// Whether the code asks for a Provision command (139 to 145, MS-ASPROV 3.1.5.1). What a client
    /// does after that differs: see [`action`](Self::action).
    #[must_use]
    pub const fn asks_to_provision(self) -> bool {
        matches!(self.0, 139..=145)
    }
}

impl HttpEquivalent {
    /// The HTTP status in the answer to a request: to the Provision command or another, with a
    /// policy key or without. Where the specification leaves the choice, the usual one.
    #[must_use]
    pub const fn of(self, provision: bool, policy_key: bool) -> u16 {
        match self.otherwise {
            Some((HttpCase::Provision, status)) if provision => status,
            Some((HttpCase::WithoutPolicyKey, status)) if !policy_key => status,
            _ => self.usual,
        }
    }
}
