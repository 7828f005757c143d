//! [`DeviceId`]: what a device calls itself, byte for byte.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

/// What a device calls itself.
///
/// In the plain query it is text; in the base64 query it is text or the sixteen bytes of a GUID
/// (MS-ASHTTP 2.2.1.1.1.1). Nothing tells the two apart, so the bytes are kept as they are.
///
/// ```
/// use eas_provision::http::DeviceId;
///
/// let id = DeviceId::from_bytes(b"f1f2");
/// assert_eq!(id.as_str(), Some("f1f2"));
/// assert_eq!(id.to_hex().to_ascii_lowercase(), "66316632");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct DeviceId<'a>(Cow<'a, [u8]>);

impl<'a> DeviceId<'a> {
    /// An identifier of these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: &'a [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The identifier as text, if all of it is printable ASCII.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        let text = core::str::from_utf8(&self.0).ok()?;
        text.bytes().all(|b| b.is_ascii_graphic()).then_some(text)
    }

    /// The bytes as hexadecimal digits in capitals: the way to name a device that sends the bytes
    /// of a GUID.
    #[must_use]
    pub fn to_hex(&self) -> String {
        const DIGITS: [char; 16] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
        ];
        let digit = |n: u8| DIGITS.get(usize::from(n & 0x0F)).copied().unwrap_or('0');
        self.0
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
            .collect()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> DeviceId<'static> {
        DeviceId(Cow::Owned(self.0.into_owned()))
    }
}

impl<'a> From<&'a str> for DeviceId<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text.as_bytes()))
    }
}

impl<'a> From<Cow<'a, str>> for DeviceId<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        })
    }
}

impl<'a> From<Cow<'a, [u8]>> for DeviceId<'a> {
    fn from(bytes: Cow<'a, [u8]>) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for DeviceId<'_> {
    /// The text, or the hexadecimal digits of what is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_str() {
            Some(text) => f.write_str(text),
            None => f.write_str(&self.to_hex()),
        }
    }
}

impl fmt::Debug for DeviceId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceId({self})")
    }
}
