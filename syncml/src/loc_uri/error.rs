//! What is refused in an address, what is let pass, and how much is taken.

use core::fmt;

/// Why a text is no address, and at which of its bytes.
///
/// ```
/// use syncml::loc_uri::{LocUri, UriError, UriErrorKind};
///
/// let error: UriError = LocUri::decode("./Vendor//EMAIL2").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (UriErrorKind::EmptyName, 9));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UriError {
    kind: UriErrorKind,
    offset: u64,
}

const _: () = assert!(size_of::<UriError>() <= 16);

impl UriError {
    /// An error of this kind at this byte offset.
    pub(super) fn new(kind: UriErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: u64::try_from(offset).unwrap_or(u64::MAX),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> UriErrorKind {
        self.kind
    }

    /// The byte of the text at which the offending item begins.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

impl fmt::Display for UriError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {} of the URI", self.kind, self.offset)
    }
}

impl core::error::Error for UriError {}

/// The kinds of [`UriError`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum UriErrorKind {
    /// There is nothing in it.
    Empty,
    /// It begins with `/` (MS-MDM: the URI must not).
    LeadingSlash,
    /// A node name is empty: `//`, or `/` at the end.
    EmptyName,
    /// A node name is `.` or `..`, written plainly or escaped.
    DotName,
    /// `..` goes above the root of the tree, or above the node that it is relative to.
    AboveRoot,
    /// A node name is just `*`.
    Wildcard,
    /// White space around the address or one of its names.
    Padding,
    /// A character that has to be escaped stands there as it is.
    Unescaped(char),
    /// A character that no name can have, escaped or not.
    Control(char),
    /// `%` without two hexadecimal digits.
    Escape,
    /// The escaped bytes of a name are not UTF-8.
    NotUtf8,
    /// Longer than [`UriLimits::length`].
    TooLong,
    /// Deeper than [`UriLimits::depth`].
    TooDeep,
    /// A name longer than [`UriLimits::name`].
    NameTooLong,
    /// A relative address where one of a tree is needed, or one of another kind.
    NotInTree,
}

impl fmt::Display for UriErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("empty URI"),
            Self::LeadingSlash => f.write_str("URI begins with a slash: expected ./"),
            Self::EmptyName => f.write_str("empty node name"),
            Self::DotName => f.write_str("node name is . or .."),
            Self::AboveRoot => f.write_str(".. goes above the root"),
            Self::Wildcard => f.write_str("node name is *"),
            Self::Padding => f.write_str("white space around a node name"),
            Self::Unescaped(c) => write!(f, "U+{:04X} has to be escaped", u32::from(c)),
            Self::Control(c) => write!(f, "U+{:04X} cannot be in a node name", u32::from(c)),
            Self::Escape => f.write_str("% without two hexadecimal digits"),
            Self::NotUtf8 => f.write_str("escaped bytes are not UTF-8"),
            Self::TooLong => f.write_str("URI too long"),
            Self::TooDeep => f.write_str("too many node names"),
            Self::NameTooLong => f.write_str("node name too long"),
            Self::NotInTree => f.write_str("not the URI of a node in the tree"),
        }
    }
}

/// A deviation that was let pass, and at which byte of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UriDiagnostic {
    kind: UriErrorKind,
    offset: u64,
}

impl UriDiagnostic {
    pub(super) fn new(error: UriError) -> Self {
        Self {
            kind: error.kind,
            offset: error.offset,
        }
    }

    /// What was let pass: the kind of error that it is when it is not.
    #[must_use]
    pub const fn kind(&self) -> UriErrorKind {
        self.kind
    }

    /// The byte of the text at which it begins.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

impl fmt::Display for UriDiagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, let pass at byte {} of the URI",
            self.kind, self.offset
        )
    }
}

/// How an address is read.
///
/// ```
/// use syncml::loc_uri::{
///     LocUri, UriDiagnostic, UriErrorKind, UriLenient, UriLimits, UriOptions,
/// };
///
/// let mut lenient = UriLenient::NONE;
/// lenient.leading_slash = true;
/// let options = UriOptions::STRICT
///     .with_lenient(lenient)
///     .with_limits(UriLimits::DEFAULT.with_name(6));
/// let (uri, found) = LocUri::decode_with("/Vendor/MSFT", &options)?;
/// let first: &UriDiagnostic = &found[0];
/// assert_eq!((first.kind(), first.offset()), (UriErrorKind::LeadingSlash, 0));
/// assert_eq!(uri.names().last().as_deref(), Some("MSFT"));
/// let error = LocUri::decode_with("./Vendor/MSFT/BitLocker", &options).unwrap_err();
/// assert_eq!(error.kind(), UriErrorKind::NameTooLong);
/// # Ok::<(), syncml::loc_uri::UriError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct UriOptions {
    /// How much is taken.
    pub limits: UriLimits,
    /// Which deviations are let pass.
    pub lenient: UriLenient,
}

impl UriOptions {
    /// Strict, within the default limits.
    pub const STRICT: Self = Self {
        limits: UriLimits::DEFAULT,
        lenient: UriLenient::NONE,
    };

    /// Every documented deviation let pass, within the default limits.
    pub const LENIENT: Self = Self {
        limits: UriLimits::DEFAULT,
        lenient: UriLenient::ALL,
    };

    /// These options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: UriLimits) -> Self {
        self.limits = limits;
        self
    }

    /// These options with another leniency.
    #[must_use]
    pub const fn with_lenient(mut self, lenient: UriLenient) -> Self {
        self.lenient = lenient;
        self
    }
}

/// How long an address may be. A device says what it takes in `./DevDetail/URI`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct UriLimits {
    /// Bytes of the whole text (`MaxTotLen`). Default 65,536.
    pub length: usize,
    /// Names in it, the scope counted (`MaxDepth`). Default unlimited.
    pub depth: usize,
    /// Bytes of one name, decoded (`MaxSegLen`). Default unlimited.
    pub name: usize,
}

impl UriLimits {
    /// The default limits.
    pub const DEFAULT: Self = Self {
        length: 65_536,
        depth: usize::MAX,
        name: usize::MAX,
    };

    /// These limits with another length of the whole.
    #[must_use]
    pub const fn with_length(mut self, bytes: usize) -> Self {
        self.length = bytes;
        self
    }

    /// These limits with another number of names.
    #[must_use]
    pub const fn with_depth(mut self, names: usize) -> Self {
        self.depth = names;
        self
    }

    /// These limits with another length of a name.
    #[must_use]
    pub const fn with_name(mut self, bytes: usize) -> Self {
        self.name = bytes;
        self
    }
}

impl Default for UriLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The deviations that can be let pass, each on its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct UriLenient {
    /// White space around the address and its names is dropped. MS-MDM's own examples wrap and pad.
    pub padding: bool,
    /// Empty names are dropped: `//`, and `/` at the end.
    pub empty_names: bool,
    /// `.` is dropped and `..` takes the name before it away; one too many is refused still.
    pub dot_names: bool,
    /// `/` at the start means `./`.
    pub leading_slash: bool,
    /// Characters that have to be escaped may stand as they are: `{`, a space, `ä`.
    pub unescaped: bool,
    /// `%` that begins no escape is a character of the name.
    pub stray_percent: bool,
}

impl UriLenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        padding: false,
        empty_names: false,
        dot_names: false,
        leading_slash: false,
        unescaped: false,
        stray_percent: false,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        padding: true,
        empty_names: true,
        dot_names: true,
        leading_slash: true,
        unescaped: true,
        stray_percent: true,
    };
}
