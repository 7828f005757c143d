//! [`Server::admit`]: whether a request may go on.

use alloc::vec::Vec;

use super::machine::Server;
use super::state::DeviceState;
use super::store::PolicyStore;
use crate::client::WipeScope;
use crate::command::Command;
use crate::http::RequestHead;
use crate::peek::status_reply;
use crate::status::Status;
use crate::{PolicyKey, ProtocolVersion};

/// Whether a request may go on.
#[derive(Clone, PartialEq, Eq, Debug)]
#[must_use = "a refused request has to be answered"]
pub enum Admission {
    /// The command may be carried out. Provision always may, by [`Server::provision`].
    Admitted,
    /// The request is answered with this.
    Refused(Refusal),
}

/// The answer to a request that may not go on.
///
/// ```
/// use eas_provision::http::{RequestHead, RequestHeaders};
/// use eas_provision::peek_status;
/// use eas_provision::server::Refusal;
/// use eas_provision::status::Status;
///
/// let query = "Cmd=FolderSync&User=u&DeviceId=d&DeviceType=SP";
/// let of = |version| {
///     let headers = RequestHeaders::read([("MS-ASProtocolVersion", version)]);
///     RequestHead::read(query, &headers).map(|head| Refusal::of(&head, Status(142)))
/// };
/// // From 14.0 on a status in the body says it, before that the status of HTTP.
/// let new: Refusal = of("14.1")?;
/// assert_eq!(new.http, 200);
/// assert_eq!(peek_status(&new.body.unwrap()), Ok(Some(Status(142))));
/// let old: Refusal = of("12.1")?;
/// assert_eq!((old.http, old.body), (449, None));
/// # Ok::<(), eas_provision::http::QueryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Refusal {
    /// Why.
    pub status: Status,
    /// The HTTP status: 200 from 14.0 on, where the status is in the body.
    pub http: u16,
    /// The body, WBXML: none up to 12.1, and for GetAttachment.
    pub body: Option<Vec<u8>>,
}

impl Refusal {
    /// The answer to a request with this status: in the body from 14.0 on, before that (and where
    /// there is no body to have it in) as an HTTP status.
    ///
    /// Where MS-ASCMD 2.2.2 names no HTTP status, it is 449 for what is about the policy (139, 145)
    /// and 403 for what is about the user and the device.
    #[must_use]
    pub fn of(head: &RequestHead<'_>, status: Status) -> Self {
        let speaks_status = head.version.is_none_or(|v| v >= ProtocolVersion::V14_0);
        let command = head.command.known();
        let body = command
            .filter(|_| speaks_status)
            .and_then(|command| status_reply(command, status));
        let http = match &body {
            Some(_) => 200,
            None => http_status(status, command, head.policy_key.is_some()),
        };
        Self { status, http, body }
    }
}

/// The HTTP status that stands for a common status.
pub(super) fn http_status(status: Status, command: Option<Command>, policy_key: bool) -> u16 {
    match status.http() {
        Some(http) => http.of(command == Some(Command::Provision), policy_key),
        None if status.asks_to_provision() => 449,
        None if status.is_provisioning() => 403,
        None => 500,
    }
}

impl<S: PolicyStore> Server<S> {
    /// Whether a command may be carried out. OPTIONS is no command: it is always answered.
    ///
    /// Whether the user and the device have access at all is for
    /// [`AccessRules`](crate::access::AccessRules) to say, before this.
    pub fn admit(&self, device: &DeviceState, now: u64, head: &RequestHead<'_>) -> Admission {
        match self.refusal(device, now, head) {
            None => Admission::Admitted,
            Some(status) => Admission::Refused(Refusal::of(head, status)),
        }
    }

    fn refusal(&self, device: &DeviceState, now: u64, head: &RequestHead<'_>) -> Option<Status> {
        let Some(command) = head.command.known() else {
            return Some(Status::COMMAND_NOT_SUPPORTED);
        };
        if command == Command::Autodiscover {
            return None;
        }
        let Some(version) = head.version else {
            return Some(Status::VERSION_NOT_SUPPORTED);
        };
        if let Some(wipe) = device.wipe.filter(|wipe| wipe.is_due()) {
            if wipe.scope == WipeScope::Account && version < ProtocolVersion::V16_1 {
                return Some(Status::DEVICE_IS_BLOCKED_FOR_THIS_USER);
            }
            let tells = command == Command::Provision;
            return (!tells).then_some(Status::REMOTE_WIPE_REQUESTED);
        }
        if command == Command::Provision {
            return None;
        }
        let policy = self.store.policy(head, version)?;
        let key = head.policy_key.as_ref();
        let Some(key) = key.filter(|key| !key.is_initial()) else {
            if policy.allow_non_provisionable || !command.needs_policy_key() {
                return None;
            }
            return Some(if key.is_none() {
                Status::LEGACY_DEVICE_ON_STRICT_POLICY
            } else {
                Status::DEVICE_NOT_PROVISIONED
            });
        };
        let Some(accepted) = device.accepted else {
            return Some(Status::DEVICE_NOT_PROVISIONED);
        };
        if PolicyKey::as_u32(key) != Some(accepted.key) || accepted.hash != policy.hash {
            return Some(Status::INVALID_POLICY_KEY);
        }
        let age = now.saturating_sub(accepted.since);
        let old = policy
            .refresh_interval
            .is_some_and(|interval| age >= interval);
        old.then_some(Status::POLICY_REFRESH)
    }
}
