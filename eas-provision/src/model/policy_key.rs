//! [`PolicyKey`]: which policy is in force on a device. [`PolicyType`]: in what form policies are
//! sent.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

/// A policy key (MS-ASPROV 2.2.2.42): 1 to 64 characters that may stand in an HTTP header.
///
/// ```
/// use eas_provision::PolicyKey;
///
/// let key = PolicyKey::new("1307199584")?;
/// assert_eq!(key.as_u32(), Some(1_307_199_584));
/// assert!(PolicyKey::new("1\r\nX-Evil: 1").is_err());
/// # Ok::<(), eas_provision::InvalidPolicyKey>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PolicyKey<'a>(Cow<'a, str>);

impl PolicyKey<'static> {
    /// `0`: the key of a device that has none yet.
    pub const INITIAL: Self = Self(Cow::Borrowed("0"));
}

impl<'a> PolicyKey<'a> {
    /// The longest key, in characters.
    pub const MAX_LEN: usize = 64;

    /// The key with this text.
    ///
    /// # Errors
    ///
    /// [`InvalidPolicyKey`] if it is empty, longer than 64 characters, or has a character that an
    /// HTTP header cannot carry in a token: white space, a control character, one outside ASCII.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPolicyKey> {
        let text = text.into();
        if Self::is_valid(&text) {
            Ok(Self(text))
        } else {
            Err(InvalidPolicyKey)
        }
    }

    fn is_valid(text: &str) -> bool {
        (1..=Self::MAX_LEN).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
    }

    /// The text of the key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key as the number that a base64 query carries in four bytes; `None` if it is no decimal
    /// number below 2³².
    #[must_use]
    pub fn as_u32(&self) -> Option<u32> {
        if self.0.bytes().all(|b| b.is_ascii_digit()) {
            self.0.parse().ok()
        } else {
            None
        }
    }

    /// Whether this is the key of a device that has none yet.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.as_u32() == Some(0)
    }

    /// The same key, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> PolicyKey<'static> {
        PolicyKey(Cow::Owned(self.0.into_owned()))
    }
}

impl From<u32> for PolicyKey<'static> {
    fn from(number: u32) -> Self {
        Self(Cow::Owned(alloc::format!("{number}")))
    }
}

impl<'a> TryFrom<&'a str> for PolicyKey<'a> {
    type Error = InvalidPolicyKey;

    fn try_from(text: &'a str) -> Result<Self, InvalidPolicyKey> {
        Self::new(text)
    }
}

impl TryFrom<String> for PolicyKey<'static> {
    type Error = InvalidPolicyKey;

    fn try_from(text: String) -> Result<Self, InvalidPolicyKey> {
        Self::new(text)
    }
}

impl fmt::Display for PolicyKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text is no policy key: not 1 to 64 characters that may stand in an HTTP header.
///
/// ```
/// use eas_provision::{InvalidPolicyKey, PolicyKey};
///
/// assert!(PolicyKey::new("1307199584").is_ok());
/// // A header cannot carry a line break.
/// assert_eq!(PolicyKey::new("13\n07").unwrap_err(), InvalidPolicyKey);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidPolicyKey;

impl fmt::Display for InvalidPolicyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a policy key: expected 1 to 64 visible ASCII characters")
    }
}

impl core::error::Error for InvalidPolicyKey {}

/// The form in which policies are sent (MS-ASPROV 2.2.2.43), any text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct PolicyType<'a>(pub Cow<'a, str>);

impl PolicyType<'static> {
    /// `MS-EAS-Provisioning-WBXML`: a policy document, from 12.0 on.
    pub const EAS: Self = Self(Cow::Borrowed("MS-EAS-Provisioning-WBXML"));
    /// `MS-WAP-Provisioning-XML`: a `wap-provisioningdoc` as text, in 2.5.
    pub const WAP: Self = Self(Cow::Borrowed("MS-WAP-Provisioning-XML"));

    /// The type that this protocol version takes.
    #[must_use]
    pub fn of(version: wbxml::ProtocolVersion) -> Self {
        if version < wbxml::ProtocolVersion::V12_0 {
            Self::WAP
        } else {
            Self::EAS
        }
    }
}

impl PolicyType<'_> {
    /// The text of the type.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same type, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> PolicyType<'static> {
        PolicyType(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for PolicyType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use alloc::borrow::Cow;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::PolicyKey;

    impl Serialize for PolicyKey<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    impl<'de> Deserialize<'de> for PolicyKey<'_> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = Cow::<'de, str>::deserialize(deserializer)?.into_owned();
            Self::new(text).map_err(D::Error::custom)
        }
    }
}
