//! The statuses, all of them open: a number that has no name here is a number still.

use wbxml::Versions;

use super::open::open_enum;
use crate::generated::statuses::COMMON;

open_enum! {
    /// The `Status` of a Provision response as a whole (MS-ASPROV 2.2.2.54.2). From 14.0 on it may be
    /// a [common status](Self::common), too.
    ProvisionStatus(u16) {
        /// 1: `Policies` says more.
        SUCCESS = 1, "Success";
        /// 2: the request was malformed; it must not be sent again as it is.
        PROTOCOL_ERROR = 2, "ProtocolError";
        /// 3: a passing error of the server; to be sent again after a while.
        SERVER_ERROR = 3, "GeneralServerError";
    }
}

open_enum! {
    /// The `Status` of a `Policy` in a response (MS-ASPROV 2.2.2.54.1).
    PolicyStatus(u16) {
        /// 1: the policy is there, or its acknowledgement is accepted.
        SUCCESS = 1, "Success";
        /// 2: there is no policy for this device. Nothing is acknowledged; it can synchronize.
        NO_POLICY = 2, "NoPolicy";
        /// 3: the `PolicyType` of the request is not the one of the protocol version.
        UNKNOWN_POLICY_TYPE = 3, "UnknownPolicyType";
        /// 4: the policy on the server is corrupt; a matter for the administrator.
        POLICY_CORRUPT = 4, "PolicyCorrupt";
        /// 5: the key that was acknowledged is not the one that was given out. To be started over.
        POLICY_KEY_MISMATCH = 5, "PolicyKeyMismatch";
    }
}

open_enum! {
    /// The `Status` of a `Policy` in a request: what the device has made of the policy
    /// (MS-ASPROV 2.2.2.54.1).
    AcknowledgementStatus(u16) {
        /// 1: all of it is in force.
        SUCCESS = 1, "Success";
        /// 2: some of it is in force, at least the password.
        PARTIAL_SUCCESS = 2, "PartialSuccess";
        /// 3: none of it is in force.
        FAILURE = 3, "Failure";
        /// 4: something else manages the device.
        EXTERNALLY_MANAGED = 4, "ExternallyManaged";
    }
}

open_enum! {
    /// The `Status` of `RemoteWipe` or `AccountOnlyRemoteWipe` in a request (MS-ASPROV 2.2.2.54.3).
    WipeStatus(u16) {
        /// 1: the device wipes itself as soon as this is sent.
        SUCCESS = 1, "Success";
        /// 2: the device cannot be wiped.
        FAILURE = 2, "Failure";
    }
}

open_enum! {
    /// The `Status` of a Settings response as a whole (MS-ASCMD 2.2.3.167.14). From 14.0 on it may be
    /// a [common status](Self::common), too.
    SettingsStatus(u16) {
        /// 1: done.
        SUCCESS = 1, "Success";
        /// 2: the request was malformed.
        PROTOCOL_ERROR = 2, "ProtocolError";
        /// 3: access denied.
        ACCESS_DENIED = 3, "AccessDenied";
        /// 4: the server is unavailable; to be sent again later.
        SERVER_UNAVAILABLE = 4, "ServerUnavailable";
        /// 5: invalid arguments.
        INVALID_ARGUMENTS = 5, "InvalidArguments";
        /// 6: arguments that contradict each other.
        CONFLICTING_ARGUMENTS = 6, "ConflictingArguments";
        /// 7: the policy does not allow it.
        DENIED_BY_POLICY = 7, "DeniedByPolicy";
    }
}

open_enum! {
    /// The `Status` that answers a `DeviceInformation`, in a Settings or Provision response
    /// (MS-ASCMD 2.2.3.167.14).
    DeviceInformationStatus(u16) {
        /// 1: taken.
        SUCCESS = 1, "Success";
        /// 2: the request was malformed.
        PROTOCOL_ERROR = 2, "ProtocolError";
        /// 5: invalid arguments: `EnableOutboundSMS` 1 without a `PhoneNumber`.
        INVALID_ARGUMENTS = 5, "InvalidArguments";
        /// 6: arguments that contradict each other.
        CONFLICTING_ARGUMENTS = 6, "ConflictingArguments";
    }
}

open_enum! {
    /// The `Status` that answers a `DevicePassword` (MS-ASCMD 2.2.3.167.14).
    DevicePasswordStatus(u16) {
        /// 1: the recovery password is stored.
        SUCCESS = 1, "Success";
        /// 2: the request was malformed.
        PROTOCOL_ERROR = 2, "ProtocolError";
        /// 5: the password is too long.
        INVALID_ARGUMENTS = 5, "InvalidArguments";
        /// 7: password recovery is disabled.
        DENIED_BY_POLICY = 7, "DeniedByPolicy";
    }
}

/// A status that any command may answer with at its root, from 14.0 on (MS-ASCMD 2.2.2).
///
/// The constants are the codes 101 to 184; [`facts`](Self::facts) has what is known of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct CommonStatus(pub u16);

/// What is known of a [`CommonStatus`]: the row of `data/common_status.csv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct CommonStatusFacts {
    /// The code.
    pub status: CommonStatus,
    /// Its name in MS-ASCMD.
    pub name: &'static str,
    /// The HTTP status that stands for it before 14.0.
    pub http: Option<u16>,
    /// Another HTTP status, and in which case.
    pub http_alternative: Option<(u16, &'static str)>,
    /// The protocol versions that MS-ASCMD names for it; all where it names none.
    pub versions: Versions,
    /// What a client does; `None` where provisioning has nothing to do with it.
    pub action: Option<ClientAction>,
    /// What it means for provisioning; empty where it means nothing.
    pub meaning: &'static str,
    /// The requirement of MS-ASCMD, `MS-ASCMD_R4898`.
    pub requirement: &'static str,
}

/// What a client does about a [`CommonStatus`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ClientAction {
    /// Give up, and tell the user to ask the administrator.
    Stop,
    /// Ask for the protocol versions again (OPTIONS) and take another one.
    Renegotiate,
    /// Warn the user, and try again once an hour.
    WarnAndRetryHourly,
    /// Send an empty Provision at once, to get the order to wipe.
    ProvisionToWipe,
    /// Provision at once, and send the request again.
    Provision,
    /// Provision at once; if that does not help, warn the user and try again once an hour.
    ProvisionElseRetryHourly,
    /// Apply the policy and provision again, or warn the user and try again once an hour.
    ApplyElseRetryHourly,
    /// Send the first Provision request again, once, with `DeviceInformation`.
    SendDeviceInformation,
    /// Ask the user to remove a device from the mailbox.
    RemoveDevice,
}

/// How often a request is sent again after a [`CommonStatus`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum RetryRule {
    /// Not at all, until somebody has changed something.
    Never,
    /// Once, with what was missing.
    Once,
    /// As soon as the action is done.
    AfterAction,
    /// Once an hour.
    Hourly,
}

impl ClientAction {
    /// How often the request is sent again.
    #[must_use]
    pub const fn retry(self) -> RetryRule {
        match self {
            Self::Stop | Self::RemoveDevice => RetryRule::Never,
            Self::SendDeviceInformation => RetryRule::Once,
            Self::Renegotiate | Self::Provision | Self::ProvisionToWipe => RetryRule::AfterAction,
            Self::WarnAndRetryHourly
            | Self::ProvisionElseRetryHourly
            | Self::ApplyElseRetryHourly => RetryRule::Hourly,
        }
    }
}

impl CommonStatus {
    /// What is known of the code; `None` if it is none of 101 to 184 that MS-ASCMD has.
    #[must_use]
    pub fn facts(self) -> Option<&'static CommonStatusFacts> {
        let found = COMMON.binary_search_by(|facts| facts.status.cmp(&self));
        COMMON.get(found.ok()?)
    }

    /// The name in MS-ASCMD, if it has one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.facts().map(|facts| facts.name)
    }

    /// What a client does about it; `None` where provisioning has nothing to do with it.
    #[must_use]
    pub fn action(self) -> Option<ClientAction> {
        self.facts().and_then(|facts| facts.action)
    }

    /// Whether the number is in the range of common statuses, 101 to 199.
    #[must_use]
    pub const fn is_in_range(self) -> bool {
        self.0 > 100 && self.0 < 200
    }

    /// All codes that are known, with what is known of them, by code.
    #[must_use]
    pub fn all() -> &'static [CommonStatusFacts] {
        &COMMON
    }
}

impl core::fmt::Display for CommonStatus {
    /// The number, and the name where there is one: `142 (DeviceNotProvisioned)`.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{} ({name})", self.0),
            None => self.0.fmt(f),
        }
    }
}

impl From<u16> for CommonStatus {
    fn from(number: u16) -> Self {
        Self(number)
    }
}

macro_rules! may_be_common {
    ($($name:ident),*) => {$(
        impl $name {
            /// The status as one that any command may have, if its number is one of those.
            #[must_use]
            pub fn common(self) -> Option<CommonStatus> {
                Some(CommonStatus(self.0)).filter(|status| status.is_in_range())
            }
        }

        impl From<CommonStatus> for $name {
            fn from(status: CommonStatus) -> Self {
                Self(status.0)
            }
        }
    )*};
}

may_be_common!(ProvisionStatus, SettingsStatus);
