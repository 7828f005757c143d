//! [`PolicyStore`]: where a server's policies come from.

use crate::algebra::{PolicyHash, project};
use crate::demand::{Demand, in_force};
use crate::http::RequestHead;
use crate::{PolicyData, PolicyElements, ProtocolVersion};

/// Where the policies of a server come from.
///
/// ```
/// use eas_provision::http::RequestHead;
/// use eas_provision::server::{PolicyStore, ServedPolicy};
/// use eas_provision::{PolicyData, PolicyDocument, ProtocolVersion};
///
/// /// The same policy for everybody.
/// struct One(PolicyDocument<'static>);
///
/// impl PolicyStore for One {
///     fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
///         Some(ServedPolicy::new(PolicyData::Document(self.0.clone()), version))
///     }
/// }
///
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true);
/// let server = eas_provision::server::Server::new(One(policy));
/// # let _ = server;
/// ```
pub trait PolicyStore {
    /// The policy for the user and the device that send a request, as the protocol version knows it:
    /// [`ServedPolicy::new`] makes it so. None, if there is none: the device may synchronize without.
    fn policy(&self, head: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy>;
}

impl<S: PolicyStore + ?Sized> PolicyStore for &S {
    fn policy(&self, head: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
        (**self).policy(head, version)
    }
}

/// A policy, and what the server makes of devices that do not apply it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ServedPolicy {
    /// What is sent: a document from 12.0 on, text in 2.5.
    pub data: PolicyData<'static>,
    /// Stands for what is sent: another policy has another one.
    pub hash: PolicyHash,
    /// Whether devices may synchronize that do not apply the policy, or not all of it, or do not
    /// even know of policies. Default no.
    pub allow_non_provisionable: bool,
    /// What the policy demands and the protocol version does not have. [`new`](Self::new) finds it.
    pub beyond_version: PolicyElements,
    /// Whether devices are kept out (139) whose protocol version does not have all that the policy
    /// demands, unless non-provisionable ones are allowed. Default no.
    pub whole_required: bool,
    /// Whether devices may synchronize that say that something else manages them. Default no.
    pub allow_externally_managed: bool,
    /// After how many seconds a device has to get the policy again, changed or not. Default never.
    pub refresh_interval: Option<u64>,
}

impl ServedPolicy {
    /// A policy that has to be applied, by devices of this version: of a document its
    /// [projection](project), with the hash of that.
    ///
    /// 2.5 knows no document. Its policy is text, of a [`WapPolicy`](crate::WapPolicy).
    #[must_use]
    pub fn new(data: PolicyData<'_>, version: ProtocolVersion) -> Self {
        let mut beyond_version = PolicyElements::NONE;
        let data = match data {
            PolicyData::Document(document) => {
                let projection = project(&document, version);
                let demands =
                    |element: &_| !matches!(in_force(&document, *element), Demand::Nothing(_));
                beyond_version = projection.dropped.iter().filter(demands).collect();
                PolicyData::Document(projection.policy)
            }
            PolicyData::Text(text) => PolicyData::Text(text.into_owned().into()),
        };
        let hash = PolicyHash::of_projected(&data);
        Self {
            beyond_version,
            ..Self::with_hash(data, hash)
        }
    }

    /// A policy that has to be applied, for a store that keeps what [`new`](Self::new) computes.
    ///
    /// What the version does not know has to be left out of both. A hash over more than the device
    /// was sent changes without anything to send, and the device provisions again and again.
    #[must_use]
    pub const fn with_hash(data: PolicyData<'static>, hash: PolicyHash) -> Self {
        Self {
            data,
            hash,
            allow_non_provisionable: false,
            beyond_version: PolicyElements::NONE,
            whole_required: false,
            allow_externally_managed: false,
            refresh_interval: None,
        }
    }
}
