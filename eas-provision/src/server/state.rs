//! [`DeviceState`]: what a server remembers of a device.

use crate::DeviceInformation;
use crate::algebra::PolicyHash;
use crate::client::WipeScope;
use crate::status::{AcknowledgementStatus, WipeStatus};

/// What a server remembers of a device of a user: to be saved after every request.
///
/// ```
/// use eas_provision::http::{RequestHead, RequestHeaders};
/// use eas_provision::server::{
///     AcceptedPolicy, DeviceState, IssuedPolicy, PolicyStore, ProvisionReply, ServedPolicy, Server,
///     ServerOptions,
/// };
/// use eas_provision::{
///     AcknowledgementStatus, PolicyData, PolicyDocument, PolicyType, ProtocolVersion, ProvisionRequest,
/// };
/// # struct Everyone;
/// # impl PolicyStore for Everyone {
/// #     fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
/// #         let mut document = PolicyDocument::new();
/// #         document.set_device_password_enabled(true);
/// #         Some(ServedPolicy::new(PolicyData::Document(document), version))
/// #     }
/// # }
///
/// // `Everyone` is a store with the same policy for everybody.
/// let server = Server::with_options(Everyone, ServerOptions::default());
/// let mut device = DeviceState::new();
/// let query = "Cmd=Provision&User=u&DeviceId=d&DeviceType=SP";
/// let headers = RequestHeaders::read([("MS-ASProtocolVersion", "12.1"), ("X-MS-PolicyKey", "0")]);
/// let head = RequestHead::read(query, &headers)?;
///
/// let first = ProvisionRequest::initial(PolicyType::EAS);
/// let reply: ProvisionReply = server.provision(&mut device, 0, &head, &first, 307_199_584);
/// assert_eq!((reply.http, reply.response.is_some()), (200, true));
/// let issued: IssuedPolicy = device.issued.unwrap();
///
/// let key = issued.key.to_string();
/// let headers = RequestHeaders::read([("MS-ASProtocolVersion", "12.1"), ("X-MS-PolicyKey", &key)]);
/// let head = RequestHead::read(query, &headers)?;
/// let applied = AcknowledgementStatus::SUCCESS;
/// let second = ProvisionRequest::acknowledgement(PolicyType::EAS, key.as_str().try_into().unwrap(), applied);
/// server.provision(&mut device, 60, &head, &second, 942_429_038);
/// let accepted: AcceptedPolicy = device.accepted.unwrap();
/// assert_eq!((accepted.status, accepted.since), (applied, 60));
/// assert_eq!(accepted.hash, issued.hash);
/// assert_ne!(accepted.key, issued.key, "the temporary key is no longer good");
/// # Ok::<(), eas_provision::http::QueryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct DeviceState {
    /// The policy that was sent last and has not been acknowledged.
    pub issued: Option<IssuedPolicy>,
    /// The policy that is in force.
    pub accepted: Option<AcceptedPolicy>,
    /// What the device says about itself.
    pub device_information: Option<DeviceInformation<'static>>,
    /// The wipe that was ordered last.
    pub wipe: Option<OrderedWipe>,
}

impl DeviceState {
    /// A device that is not known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Orders a wipe: the next request is answered with it, whatever it is. The policy key is worth
    /// nothing from now on.
    pub fn order_wipe(&mut self, scope: WipeScope) {
        self.wipe = Some(OrderedWipe {
            scope,
            progress: WipeProgress::Due,
        });
        self.issued = None;
        self.accepted = None;
    }

    /// Takes back the order to wipe, if the device has not acknowledged it; whether it has not.
    pub fn cancel_wipe(&mut self) -> bool {
        let due = self.wipe.is_some_and(|wipe| wipe.is_due());
        if due {
            self.wipe = None;
        }
        due
    }
}

/// A policy that was sent and has not been acknowledged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct IssuedPolicy {
    /// The temporary key.
    pub key: u32,
    /// Stands for the policy.
    pub hash: PolicyHash,
}

/// A policy that is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct AcceptedPolicy {
    /// The permanent key.
    pub key: u32,
    /// Stands for the policy.
    pub hash: PolicyHash,
    /// Since when.
    pub since: u64,
    /// What the device said it made of it.
    pub status: AcknowledgementStatus,
}

/// A wipe that was ordered.
///
/// ```
/// use eas_provision::client::WipeScope;
/// use eas_provision::server::{DeviceState, OrderedWipe, WipeProgress};
///
/// let mut device = DeviceState::new();
/// device.order_wipe(WipeScope::Account);
/// let wipe: OrderedWipe = device.wipe.unwrap();
/// assert_eq!((wipe.scope, wipe.progress), (WipeScope::Account, WipeProgress::Due));
/// assert!(wipe.is_due());
/// // The device has not been told, so it can be taken back.
/// assert!(device.cancel_wipe() && device.wipe.is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct OrderedWipe {
    /// What is to be wiped.
    pub scope: WipeScope,
    /// How far it is.
    pub progress: WipeProgress,
}

impl OrderedWipe {
    /// Whether the device has yet to acknowledge it.
    #[must_use]
    pub fn is_due(self) -> bool {
        self.progress != WipeProgress::Acknowledged
    }
}

/// How far a wipe is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum WipeProgress {
    /// The device has not been told.
    Due,
    /// The device has been told, and has not answered.
    Sent,
    /// The device says that it cannot; it is told again. 2 is what it said.
    Failed(WipeStatus),
    /// The device says that it is about to. It may provision anew, as if it were not known.
    Acknowledged,
}
