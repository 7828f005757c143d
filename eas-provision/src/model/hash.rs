//! [`Hash`]: an application on the list of approved ones.

use alloc::borrow::Cow;
use core::fmt;

use base64ct::{Base64, Encoding};

/// A `Hash` of the `ApprovedApplicationList` (MS-ASPROV 2.2.2.29): the SHA-1 of an application in
/// memory. In which form it is sent is stated nowhere, so both wire forms and all spellings are
/// taken.
///
/// ```
/// use eas_provision::ApplicationHash;
///
/// // The SHA-1 of an application, as bytes and as the text that it is in the element.
/// let hash = [0x5E; 20];
/// let text = "5E".repeat(20);
/// let approved = ApplicationHash::from(text.as_str());
/// assert_eq!(approved.sha1(), Some(hash));
/// assert_eq!(ApplicationHash::from("no hash").sha1(), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ApplicationHash<'a> {
    /// A string: hexadecimal or base64, if it is a SHA-1.
    Text(Cow<'a, str>),
    /// OPAQUE bytes, which XML cannot carry unless they are UTF-8.
    Bytes(Cow<'a, [u8]>),
}

impl ApplicationHash<'_> {
    /// The SHA-1: 20 bytes, or a string of 40 hexadecimal digits or of 28 characters of base64.
    /// `None` if it is something else.
    #[must_use]
    pub fn sha1(&self) -> Option<[u8; 20]> {
        match self {
            Self::Bytes(bytes) => match <[u8; 20]>::try_from(bytes.as_ref()) {
                Ok(hash) => Some(hash),
                Err(_) => from_text(core::str::from_utf8(bytes).ok()?),
            },
            Self::Text(text) => from_text(text),
        }
    }

    /// The same hash, borrowing from nothing.
    #[must_use]
    pub fn into_owned(self) -> ApplicationHash<'static> {
        match self {
            Self::Text(text) => ApplicationHash::Text(Cow::Owned(text.into_owned())),
            Self::Bytes(bytes) => ApplicationHash::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }
}

fn from_text(text: &str) -> Option<[u8; 20]> {
    let text = text.trim_ascii();
    let mut hash = [0; 20];
    if text.len() == 40 {
        for (byte, digits) in hash.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = match *digits {
                [high, low] => hex(high)? << 4 | hex(low)?,
                _ => return None,
            };
        }
        return Some(hash);
    }
    let decoded = Base64::decode(text, &mut hash).ok()?;
    (decoded.len() == 20).then_some(hash)
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

impl fmt::Display for ApplicationHash<'_> {
    /// A string as it is, bytes in hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Bytes(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}")),
        }
    }
}

impl<'a> From<&'a str> for ApplicationHash<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<[u8; 20]> for ApplicationHash<'static> {
    /// In hexadecimal, which both wire forms can carry.
    fn from(hash: [u8; 20]) -> Self {
        let digits = hash
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 0xF])
            .filter_map(|digit| char::from_digit(u32::from(digit), 16));
        Self::Text(Cow::Owned(digits.collect()))
    }
}
