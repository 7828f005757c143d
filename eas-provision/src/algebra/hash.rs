//! [`PolicyHash`]: whether a policy is the same as before.

use core::fmt;

use sha2::{Digest, Sha256};

use super::project;
use crate::ProtocolVersion;
use crate::model::{ApplicationHash, PolicyData, PolicyDocument, PolicyValue, Setting};

/// The SHA-256 of the [projection](super::project) of a policy to a protocol version: equal if and
/// only if the projections are.
///
/// A server compares it to know whether a client has to fetch its policy again. It has to be over
/// what that client gets: over the whole policy it would change with an element that the client's
/// version does not have, and the client would be sent to provision again and again.
///
/// The hash does not change from version to version of this crate, so that it can be stored.
///
/// ```
/// use eas_provision::algebra::PolicyHash;
/// use eas_provision::{PolicyDocument, ProtocolVersion};
///
/// let (mut one, mut other) = (PolicyDocument::new(), PolicyDocument::new());
/// one.set_min_device_password_length(6);
/// other.set_min_device_password_length(6).set_allow_camera(false);
/// // A client of 12.0 has no setting for cameras: nothing has changed for it.
/// let same = |version| PolicyHash::of(&one, version) == PolicyHash::of(&other, version);
/// assert!(same(ProtocolVersion::V12_0) && !same(ProtocolVersion::V14_1));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyHash([u8; 32]);

impl PolicyHash {
    /// The hash of a policy as clients of this version get it.
    #[must_use]
    pub fn of(policy: &PolicyDocument<'_>, version: ProtocolVersion) -> Self {
        Self::of_document(&project(policy, version).policy)
    }

    /// The hash of what is sent: of a document that is projected already, or of a text.
    pub(crate) fn of_projected(data: &PolicyData<'_>) -> Self {
        match data {
            PolicyData::Document(document) => Self::of_document(document),
            PolicyData::Text(text) => Self(Sha256::digest(text.as_bytes()).into()),
        }
    }

    fn of_document(projection: &PolicyDocument<'_>) -> Self {
        let mut sha = Sha256::new();
        for (element, setting) in projection.iter() {
            sha.update([element.tag().id()]);
            match setting {
                Setting::Absent | Setting::Empty => sha.update([b'e']),
                Setting::Value(PolicyValue::Number(number)) => {
                    sha.update([b'n']);
                    sha.update(number.to_be_bytes());
                }
                Setting::Value(PolicyValue::Text(text)) => put(&mut sha, b't', text.as_bytes()),
                Setting::Value(PolicyValue::Applications(list)) => {
                    for name in list {
                        put(&mut sha, b'a', name.as_bytes());
                    }
                }
                Setting::Value(PolicyValue::Hashes(list)) => {
                    for hash in list {
                        match hash {
                            ApplicationHash::Text(text) => put(&mut sha, b's', text.as_bytes()),
                            ApplicationHash::Bytes(bytes) => put(&mut sha, b'b', bytes),
                        }
                    }
                }
            }
        }
        Self(sha.finalize().into())
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The hash with these bytes, as they were stored.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The first 64 bits of it, for a place that has no more.
    #[must_use]
    pub const fn to_u64(self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

/// A length and so many bytes, so that no two lists of texts come out the same.
fn put(sha: &mut Sha256, kind: u8, bytes: &[u8]) {
    sha.update([kind]);
    // No text is longer than memory.
    sha.update((bytes.len() as u64).to_be_bytes());
    sha.update(bytes);
}

impl fmt::Display for PolicyHash {
    /// 64 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PolicyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PolicyHash({self})")
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for PolicyHash {
    /// 64 hexadecimal digits.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for PolicyHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        let text = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let wrong = || D::Error::custom("a policy hash is 64 hexadecimal digits");
        let mut bytes = [0; 32];
        if text.len() != 64 {
            return Err(wrong());
        }
        let digit = |digit: u8| char::from(digit).to_digit(16);
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let value = match *pair {
                [high, low] => digit(high).zip(digit(low)),
                _ => None,
            };
            let (high, low) = value.ok_or_else(wrong)?;
            *byte = u8::try_from(high << 4 | low).map_err(D::Error::custom)?;
        }
        Ok(Self(bytes))
    }
}
