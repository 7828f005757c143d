//! [`PolicyStore`]: where a server's policies come from.

use core::fmt;

use crate::http::RequestHead;
use crate::{PolicyData, ProtocolVersion};

/// Where the policies of a server come from.
pub trait PolicyStore {
    /// The policy for the user and the device that send a request, as the protocol version knows it.
    /// None, if there is none: the device may synchronize without.
    ///
    /// What the version does not know has to be left out of both the policy and its hash. A hash over
    /// more than the device was sent changes without anything to send, and the device provisions
    /// again and again.
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
    pub hash: PolicyFingerprint,
    /// Whether devices may synchronize that do not apply the policy, or not all of it, or do not
    /// even know of policies. Default no.
    pub allow_non_provisionable: bool,
    /// Whether devices may synchronize that say that something else manages them. Default no.
    pub allow_externally_managed: bool,
    /// After how many seconds a device has to get the policy again, changed or not. Default never.
    pub refresh_interval: Option<u64>,
}

impl ServedPolicy {
    /// A policy that has to be applied.
    #[must_use]
    pub const fn new(data: PolicyData<'static>, hash: PolicyFingerprint) -> Self {
        Self {
            data,
            hash,
            allow_non_provisionable: false,
            allow_externally_managed: false,
            refresh_interval: None,
        }
    }
}

/// What stands for a policy when it is asked whether it has changed: 32 bytes, of a hash over the
/// policy as the protocol version knows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct PolicyFingerprint(pub [u8; 32]);

impl From<[u8; 32]> for PolicyFingerprint {
    fn from(hash: [u8; 32]) -> Self {
        Self(hash)
    }
}

impl From<u64> for PolicyFingerprint {
    fn from(hash: u64) -> Self {
        let mut bytes = [0; 32];
        for (byte, of) in bytes.iter_mut().zip(hash.to_le_bytes()) {
            *byte = of;
        }
        Self(bytes)
    }
}

impl fmt::Debug for PolicyFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PolicyFingerprint(")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str(")")
    }
}
