//! [`Guid`]: the name of an account, and the three ways its braces are written.

use core::fmt;
use core::str::FromStr;

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::value;
use nom::{IResult, Parser};

/// A GUID in braces, the name of an account.
///
/// A GUID is a number: letter case does not tell two apart, and it is written in capitals. Of the
/// three spellings of its braces, all are read ([`decode`](Self::decode)). In a LocURI, write
/// [`escaped`](Self::escaped).
///
/// ```
/// use email2_csp::Guid;
///
/// let guid = Guid::decode("0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE00x7D")?;
/// assert_eq!(guid, Guid::decode("%7bc556e16f-56c4-4edb-9c64-d9469ee1fbe0%7d")?);
/// assert_eq!(guid.to_string(), "{C556E16F-56C4-4EDB-9C64-D9469EE1FBE0}");
/// assert_eq!(guid.escaped().to_string(), "%7BC556E16F-56C4-4EDB-9C64-D9469EE1FBE0%7D");
///
/// // The sample of the reference lacks a digit. What is there is found by counting, so the error
/// // is where the closing brace should be.
/// let sample = Guid::decode("0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D").unwrap_err();
/// assert_eq!(sample.offset(), 40);
/// # Ok::<(), email2_csp::GuidError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Guid(u128);

/// How the braces of a GUID are written.
///
/// ```
/// use email2_csp::{BraceForm, Guid};
///
/// let (guid, form) = Guid::decode_form("%7BC556E16F-56C4-4EDB-9C64-D9469EE1FBE0%7D")?;
/// assert_eq!(form, BraceForm::Percent);
/// assert_eq!(Guid::decode_form(&guid.to_string())?, (guid, BraceForm::Literal));
/// # Ok::<(), email2_csp::GuidError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum BraceForm {
    /// `{` and `}`: provisioning documents.
    Literal,
    /// `%7B` and `%7D`: LocURIs in the field.
    Percent,
    /// `0x7B` and `0x7D`: LocURIs as the reference has them.
    Hexadecimal,
}

impl BraceForm {
    const fn closing(self) -> &'static str {
        match self {
            Self::Literal => "}",
            Self::Percent => "%7D",
            Self::Hexadecimal => "0x7D",
        }
    }
}

impl Guid {
    /// The GUID that is this number, its first digit the highest.
    #[must_use]
    pub const fn from_u128(number: u128) -> Self {
        Self(number)
    }

    /// The GUID as a number, its first digit the highest.
    #[must_use]
    pub const fn to_u128(self) -> u128 {
        self.0
    }

    /// The GUID that a text is, its braces written in any of the three [forms](BraceForm).
    ///
    /// # Errors
    ///
    /// [`GuidError`], with the byte of the text.
    pub fn decode(text: &str) -> Result<Self, GuidError> {
        Ok(Self::decode_form(text)?.0)
    }

    /// The GUID that a text is, and how its braces are written.
    ///
    /// # Errors
    ///
    /// [`GuidError`], with the byte of the text.
    pub fn decode_form(text: &str) -> Result<(Self, BraceForm), GuidError> {
        let at = |rest: &str, kind| GuidError::new(kind, text.len().saturating_sub(rest.len()));
        let (rest, form) =
            opening(text).map_err(|_| GuidError::new(GuidErrorKind::OpeningBrace, 0))?;
        let (rest, guid) = Self::digits(rest).map_err(|(rest, kind)| at(rest, kind))?;
        let closing: IResult<&str, &str> = tag_no_case(form.closing()).parse(rest);
        let (end, _) = closing.map_err(|_| at(rest, GuidErrorKind::ClosingBrace))?;
        if end.is_empty() {
            Ok((guid, form))
        } else {
            Err(at(end, GuidErrorKind::Trailing))
        }
    }

    /// The GUID that a text is whose braces may be left out: those of network connections.
    ///
    /// # Errors
    ///
    /// [`GuidError`], with the byte of the text.
    pub fn decode_bare(text: &str) -> Result<Self, GuidError> {
        if opening(text).is_ok() {
            return Self::decode(text);
        }
        let at = |rest: &str, kind| GuidError::new(kind, text.len().saturating_sub(rest.len()));
        let (rest, guid) = Self::digits(text).map_err(|(rest, kind)| at(rest, kind))?;
        if rest.is_empty() {
            Ok(guid)
        } else {
            Err(at(rest, GuidErrorKind::Trailing))
        }
    }

    /// The digits and their hyphens, and what is left; or what is left where it goes wrong.
    fn digits(text: &str) -> Result<(&str, Self), (&str, GuidErrorKind)> {
        let mut number = 0_u128;
        let mut rest = text;
        for (at, length) in [8, 4, 4, 4, 12].into_iter().enumerate() {
            if at > 0 {
                let hyphen: IResult<&str, char> = char('-').parse(rest);
                rest = hyphen.map_err(|_| (rest, GuidErrorKind::Hyphen))?.0;
            }
            let group: IResult<&str, &str> =
                take_while_m_n(1, length, |c: char| c.is_ascii_hexdigit()).parse(rest);
            let (left, group) = group.map_err(|_| (rest, GuidErrorKind::Digit))?;
            if group.len() != length {
                return Err((left, GuidErrorKind::Digit));
            }
            for digit in group.chars().filter_map(|c| c.to_digit(16)) {
                number = (number << 4) | u128::from(digit);
            }
            rest = left;
        }
        Ok((rest, Self(number)))
    }

    /// The GUID as a name in a LocURI: `%7B…%7D`.
    #[must_use]
    pub const fn escaped(self) -> EscapedGuid {
        EscapedGuid(self)
    }

    fn write(self, f: &mut fmt::Formatter<'_>, open: &str, close: &str) -> fmt::Result {
        let n = self.0;
        write!(
            f,
            "{open}{:08X}-{:04X}-{:04X}-{:04X}-{:012X}{close}",
            n >> 96,
            (n >> 80) & 0xFFFF,
            (n >> 64) & 0xFFFF,
            (n >> 48) & 0xFFFF,
            n & 0xFFFF_FFFF_FFFF
        )
    }
}

fn opening(text: &str) -> IResult<&str, BraceForm> {
    alt((
        value(BraceForm::Literal, tag("{")),
        value(BraceForm::Percent, tag_no_case("%7B")),
        value(BraceForm::Hexadecimal, tag_no_case("0x7B")),
    ))
    .parse(text)
}

impl fmt::Display for Guid {
    /// `{C556E16F-56C4-4EDB-9C64-D9469EE1FBE0}`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "{", "}")
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Guid {
    type Err = GuidError;

    fn from_str(text: &str) -> Result<Self, GuidError> {
        Self::decode(text)
    }
}

impl TryFrom<&str> for Guid {
    type Error = GuidError;

    fn try_from(text: &str) -> Result<Self, GuidError> {
        Self::decode(text)
    }
}

/// A GUID that is shown as `%7B…%7D`.
///
/// ```
/// use email2_csp::Guid;
/// use email2_csp::model::account::EscapedGuid;
///
/// let escaped: EscapedGuid = Guid::from_u128(0x2A).escaped();
/// let uri = format!("./Vendor/MSFT/EMAIL2/{escaped}/NAME");
/// assert_eq!(uri, "./Vendor/MSFT/EMAIL2/%7B00000000-0000-0000-0000-00000000002A%7D/NAME");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EscapedGuid(Guid);

impl fmt::Display for EscapedGuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, "%7B", "%7D")
    }
}

/// Why a text is no GUID, and at which of its bytes.
///
/// ```
/// use email2_csp::{Guid, GuidError, GuidErrorKind};
///
/// let error: GuidError = Guid::decode("{C556E16F-56C4-4EDB-9C64-D9469EE1FBEX}").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (GuidErrorKind::Digit, 36));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct GuidError {
    kind: GuidErrorKind,
    offset: u64,
}

const _: () = assert!(size_of::<GuidError>() <= 16);

impl GuidError {
    fn new(kind: GuidErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: u64::try_from(offset).unwrap_or(u64::MAX),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> GuidErrorKind {
        self.kind
    }

    /// The byte of the text at which it goes wrong.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

impl fmt::Display for GuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {} of the GUID", self.kind, self.offset)
    }
}

impl core::error::Error for GuidError {}

/// The kinds of [`GuidError`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum GuidErrorKind {
    /// It does not begin with a brace in one of the three forms.
    OpeningBrace,
    /// A hexadecimal digit is expected.
    Digit,
    /// A hyphen is expected.
    Hyphen,
    /// The closing brace is expected, in the form of the opening one.
    ClosingBrace,
    /// Something stands behind it.
    Trailing,
}

impl fmt::Display for GuidErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OpeningBrace => "expected {, %7B or 0x7B",
            Self::Digit => "expected a hexadecimal digit",
            Self::Hyphen => "expected a hyphen",
            Self::ClosingBrace => "expected the closing brace, written as the opening one",
            Self::Trailing => "expected the end",
        })
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use alloc::borrow::Cow;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Guid;

    /// As text in braces.
    impl Serialize for Guid {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Guid {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = Cow::<'de, str>::deserialize(deserializer)?;
            Self::decode(&text).map_err(D::Error::custom)
        }
    }
}
