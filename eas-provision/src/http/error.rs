//! [`QueryError`]: what is wrong with a query value, and where; what a lenient reader lets pass.

use core::fmt;

/// What is wrong with a query value, and where.
///
/// The offset counts bytes of the query value as it stands in the request line; in the base64 form
/// it is that of the character in which the offending field begins. In writing it is 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QueryError {
    kind: QueryErrorKind,
    offset: u32,
}

const _: () = assert!(size_of::<QueryError>() <= 16);

impl QueryError {
    pub(crate) fn new(kind: QueryErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> QueryErrorKind {
        self.kind
    }

    /// Where, in bytes from the start of the query value.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset as usize
    }
}

/// The kinds of [`QueryError`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum QueryErrorKind {
    /// A character that base64 does not have.
    NotBase64,
    /// The number of base64 characters is not a multiple of four.
    Base64Length,
    /// Padding that is not at the end, or bits in the last character that mean nothing.
    Base64End,
    /// The query ends where a field should be.
    Truncated(QueryField),
    /// The length of a field is more than what is left.
    PastEnd(QueryField),
    /// The length of the policy key is neither 0 nor 4.
    PolicyKeyLength(u8),
    /// A field that must have something in it has nothing.
    Empty(QueryField),
    /// The bytes of a field are not UTF-8.
    NotText(QueryField),
    /// The bit mask of options is not one byte long.
    OptionsLength(u8),
    /// A percent sign without two hexadecimal digits.
    Escape,
    /// A parameter without `=`.
    NoValue,
    /// A field that must be there is not.
    Missing(QueryField),
    /// A field that may stand there once stands there twice.
    Duplicate(QueryField),
    /// A device identifier with a comma, a space or a control character (MS-ASHTTP 2.2.1.1.1.2.3).
    DeviceIdCharacter,
    /// In writing: more than 255 bytes in a field of the base64 form.
    TooLong(QueryField),
    /// In writing: this form of the query cannot carry what the field holds.
    Form(QueryField),
}

/// A field of a query value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum QueryField {
    /// The protocol version.
    Version,
    /// The command: `Cmd`.
    Command,
    /// The locale.
    Locale,
    /// The device identifier: `DeviceId`.
    DeviceId,
    /// The policy key.
    PolicyKey,
    /// The device type: `DeviceType`.
    DeviceType,
    /// The user: `User`.
    User,
    /// Any other parameter.
    Parameter,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {} of the query", self.kind, self.offset)
    }
}

impl core::error::Error for QueryError {}

impl fmt::Display for QueryErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NotBase64 => f.write_str("not a base64 character"),
            Self::Base64Length => f.write_str("base64 length not a multiple of 4"),
            Self::Base64End => f.write_str("base64 does not end as it should"),
            Self::Truncated(field) => write!(f, "truncated in {field}"),
            Self::PastEnd(field) => write!(f, "{field} runs past the end"),
            Self::PolicyKeyLength(n) => {
                write!(f, "policy key length is neither 0 nor 4, but {n}")
            }
            Self::Empty(field) => write!(f, "{field} is empty"),
            Self::NotText(field) => write!(f, "{field} is not UTF-8"),
            Self::OptionsLength(n) => write!(f, "the options are {n} bytes long, expected 1"),
            Self::Escape => f.write_str("percent sign without two hexadecimal digits"),
            Self::NoValue => f.write_str("parameter without a value"),
            Self::Missing(field) => write!(f, "{field} is missing"),
            Self::Duplicate(field) => write!(f, "{field} stands there twice"),
            Self::DeviceIdCharacter => {
                f.write_str("a character that a device identifier must not have")
            }
            Self::TooLong(field) => write!(f, "{field} is longer than 255 bytes"),
            Self::Form(field) => write!(f, "{field} cannot be written in this form"),
        }
    }
}

impl fmt::Display for QueryField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Version => "the protocol version",
            Self::Command => "the command",
            Self::Locale => "the locale",
            Self::DeviceId => "the device id",
            Self::PolicyKey => "the policy key",
            Self::DeviceType => "the device type",
            Self::User => "the user",
            Self::Parameter => "a parameter",
        })
    }
}

/// The deviations of query values that can be let pass, each on its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct QueryLenient {
    /// Base64 may lack its padding.
    pub missing_padding: bool,
    /// Base64 may be percent-encoded.
    pub percent_encoded: bool,
    /// The options may be of any length; their first byte counts.
    pub options_length: bool,
    /// The plain form may lack `User`, `DeviceId` or `DeviceType`; they are empty then.
    pub missing_field: bool,
    /// The plain form may name a field twice; the first counts.
    pub duplicate_field: bool,
    /// A device identifier in the plain form may have any character.
    pub device_id_character: bool,
}

impl QueryLenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        missing_padding: false,
        percent_encoded: false,
        options_length: false,
        missing_field: false,
        duplicate_field: false,
        device_id_character: false,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        missing_padding: true,
        percent_encoded: true,
        options_length: true,
        missing_field: true,
        duplicate_field: true,
        device_id_character: true,
    };
}

/// A deviation that was let pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QueryDiagnostic {
    kind: QueryDiagnosticKind,
    offset: u32,
}

impl QueryDiagnostic {
    pub(crate) fn new(kind: QueryDiagnosticKind, offset: usize) -> Self {
        Self {
            kind,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
        }
    }

    /// What was let pass.
    #[must_use]
    pub const fn kind(&self) -> QueryDiagnosticKind {
        self.kind
    }

    /// Where, in bytes from the start of the query value.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset as usize
    }
}

/// The kinds of [`QueryDiagnostic`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum QueryDiagnosticKind {
    /// Base64 lacked its padding.
    MissingPadding,
    /// Base64 was percent-encoded.
    PercentEncoded,
    /// The options were of this length.
    OptionsLength(u8),
    /// A field was missing; it is empty.
    Missing(QueryField),
    /// A field stood there again; it was ignored.
    Duplicate(QueryField),
    /// The device identifier has a character that it must not have.
    DeviceIdCharacter,
}

impl fmt::Display for QueryDiagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {} of the query", self.kind, self.offset)
    }
}

impl fmt::Display for QueryDiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::MissingPadding => f.write_str("base64 without its padding"),
            Self::PercentEncoded => f.write_str("percent-encoded base64"),
            Self::OptionsLength(n) => write!(f, "options of {n} bytes, expected 1"),
            Self::Missing(field) => write!(f, "{field} is missing"),
            Self::Duplicate(field) => write!(f, "{field} stands there twice"),
            Self::DeviceIdCharacter => {
                f.write_str("a character that a device identifier must not have")
            }
        }
    }
}
