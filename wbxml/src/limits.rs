//! [`Limits`] and [`Options`]: how much a decoder takes, and which deviations; [`Diagnostic`]: what
//! it let pass.

use core::fmt;

/// How much a decoder takes before it refuses.
///
/// The defaults fit every real document; work and memory grow linearly with the input in any case.
///
/// ```
/// use wbxml::{EventReader, ErrorKind, LimitKind, Limits, Options, dictionaries};
///
/// let options = Options::STRICT.with_limits(Limits::DEFAULT.with_depth(2));
/// let nested = b"\x03\x05\x6A\x00\x45\x45\x45\x01\x01\x01";
/// let mut reader = EventReader::with_options(nested, &dictionaries::SI_1_0, &options)?;
/// let error = reader.find_map(Result::err).unwrap();
/// assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Depth));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Limits {
    /// How deep elements may nest. Default 128.
    pub depth: u32,
    /// How many elements and attributes a document may have. Default unlimited.
    pub items: u64,
    /// The longest string table, in bytes. Default 1 MiB.
    pub string_table: u32,
    /// The longest OPAQUE, in bytes. Default unlimited (it is bounded by the input).
    pub opaque: u32,
    /// How many bytes the text and the names that refer to the string table may add up to. Default
    /// 64 MiB.
    pub expanded_text: u64,
    /// The longest single token that [`PushDecoder`](crate::PushDecoder) buffers, in bytes.
    /// Default 16 MiB.
    pub token: usize,
}

impl Limits {
    /// The default limits.
    pub const DEFAULT: Self = Self {
        depth: 128,
        items: u64::MAX,
        string_table: 1 << 20,
        opaque: u32::MAX,
        expanded_text: 64 << 20,
        token: 16 << 20,
    };

    /// These limits with another depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: u32) -> Self {
        self.depth = depth;
        self
    }

    /// These limits with another number of elements and attributes.
    #[must_use]
    pub const fn with_items(mut self, items: u64) -> Self {
        self.items = items;
        self
    }

    /// These limits with another string-table length.
    #[must_use]
    pub const fn with_string_table(mut self, bytes: u32) -> Self {
        self.string_table = bytes;
        self
    }

    /// These limits with another OPAQUE length.
    #[must_use]
    pub const fn with_opaque(mut self, bytes: u32) -> Self {
        self.opaque = bytes;
        self
    }

    /// These limits with another amount of text from string-table references.
    #[must_use]
    pub const fn with_expanded_text(mut self, bytes: u64) -> Self {
        self.expanded_text = bytes;
        self
    }

    /// These limits with another buffered token length.
    #[must_use]
    pub const fn with_token(mut self, bytes: usize) -> Self {
        self.token = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// How a document is read: limits, and strictly or leniently.
///
/// Strict by default. Leniency is a run-time value, and every deviation that it lets pass becomes a
/// [`Diagnostic`].
///
/// ```
/// use wbxml::{Document, Lenient, Options};
///
/// let document = b"\x03\x05\x6A\x00\x05\xDE\xAD";
/// assert!(Document::decode_with(document, None, &Options::STRICT).is_err());
/// assert!(Document::decode_with(document, None, &Options::LENIENT).is_ok());
/// let mut lenient = Lenient::NONE;
/// lenient.trailing_data = true;
/// let only_that = Options::STRICT.with_lenient(lenient);
/// assert!(Document::decode_with(document, None, &only_that).is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Options {
    /// How much is taken.
    pub limits: Limits,
    /// Which deviations are let pass.
    pub lenient: Lenient,
    /// The charset (IANA MIBenum) to read with instead of the document's own, such as the one
    /// that the transport named. Default none.
    pub charset: Option<u32>,
}

impl Options {
    /// Strict reading within the default limits.
    pub const STRICT: Self = Self {
        limits: Limits::DEFAULT,
        lenient: Lenient::NONE,
        charset: None,
    };

    /// Every documented deviation let pass, within the default limits.
    pub const LENIENT: Self = Self {
        limits: Limits::DEFAULT,
        lenient: Lenient::ALL,
        charset: None,
    };

    /// These options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// These options with another leniency.
    #[must_use]
    pub const fn with_lenient(mut self, lenient: Lenient) -> Self {
        self.lenient = lenient;
        self
    }

    /// These options with a charset that goes before the document's own.
    #[must_use]
    pub const fn with_charset(mut self, mib_enum: u32) -> Self {
        self.charset = Some(mib_enum);
        self
    }
}

/// The deviations that can be let pass, each on its own. All are seen in the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Lenient {
    /// Bytes behind the end of the document are ignored, unless they begin a second root element.
    pub trailing_data: bool,
    /// A string-table entry may end with the table (old Nokia phones).
    pub unterminated_table: bool,
    /// SWITCH_PAGE may stand before a string, an OPAQUE or END (old Nokia phones).
    pub misplaced_switch_page: bool,
    /// Bytes that are no text in the charset become U+FFFD (a Latin-1 byte in UTF-8, say).
    pub invalid_text: bool,
    /// An ENTITY that is no Unicode scalar value becomes U+FFFD.
    pub invalid_entity: bool,
    /// Extension tokens without a meaning in the dictionary are kept as
    /// [`Event::Extension`](crate::Event::Extension).
    pub unknown_extension: bool,
    /// Tokens of a later version of the document type are named from there (1.2 tokens in a
    /// SyncML 1.1 document).
    pub later_tokens: bool,
}

impl Lenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        trailing_data: false,
        unterminated_table: false,
        misplaced_switch_page: false,
        invalid_text: false,
        invalid_entity: false,
        unknown_extension: false,
        later_tokens: false,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        trailing_data: true,
        unterminated_table: true,
        misplaced_switch_page: true,
        invalid_text: true,
        invalid_entity: true,
        unknown_extension: true,
        later_tokens: true,
    };
}

/// A deviation that was let pass, or an assumption that was made. `Kind` is that of the crate whose
/// decoder noticed it.
///
/// ```
/// use wbxml::{DiagnosticKind, EventReader, Options, dictionaries};
///
/// let document = b"\x03\x05\x6A\x00\x05\xDE\xAD";
/// let mut reader = EventReader::with_options(document, &dictionaries::SI_1_0, &Options::LENIENT)?;
/// for event in reader.by_ref() {
///     event?;
/// }
/// let diagnostic = reader.diagnostics()[0];
/// assert_eq!(diagnostic.kind(), DiagnosticKind::TrailingData);
/// assert_eq!(diagnostic.to_string(), "trailing data ignored at byte 5");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Diagnostic<Kind = DiagnosticKind> {
    kind: Kind,
    offset: u64,
}

impl<Kind: Copy> Diagnostic<Kind> {
    /// A diagnostic of this kind at this byte offset.
    #[must_use]
    pub const fn new(kind: Kind, offset: u64) -> Self {
        Self { kind, offset }
    }

    /// What was let pass.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The byte offset of it in the input.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// The same among the diagnostics of another crate, which has a kind for it.
    #[must_use]
    pub fn map<Other: Copy>(self, kind: impl FnOnce(Kind) -> Other) -> Diagnostic<Other> {
        Diagnostic::new(kind(self.kind), self.offset)
    }
}

impl<Kind: fmt::Display> fmt::Display for Diagnostic<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

/// The kinds of [`Diagnostic`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// Bytes behind the end of the document were ignored.
    TrailingData,
    /// A string-table entry ended with the table.
    UnterminatedTable,
    /// A SWITCH_PAGE stood before something that has no code page.
    MisplacedSwitchPage,
    /// Bytes that are no text in the charset were replaced by U+FFFD.
    InvalidText,
    /// An ENTITY that is no Unicode scalar value was replaced by U+FFFD.
    InvalidEntity(u32),
    /// An extension token without a meaning was kept.
    UnknownExtension(u8),
    /// The charset is 0 (unknown); UTF-8 was assumed.
    UnknownCharset,
    /// A token was named from a later version of the document type.
    LaterToken(crate::Tag),
    /// A token or OPAQUE that XML cannot carry was escaped.
    Escaped,
    /// A character that XML cannot carry was replaced by U+FFFD.
    Replaced(char),
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TrailingData => f.write_str("trailing data ignored"),
            Self::UnterminatedTable => f.write_str("string-table entry ended with the table"),
            Self::MisplacedSwitchPage => f.write_str("misplaced SWITCH_PAGE accepted"),
            Self::InvalidText => f.write_str("invalid bytes replaced by U+FFFD"),
            Self::InvalidEntity(v) => write!(f, "entity {v:X} replaced by U+FFFD"),
            Self::UnknownExtension(t) => write!(f, "extension token {t:02X} kept"),
            Self::UnknownCharset => f.write_str("charset is unknown, UTF-8 assumed"),
            Self::LaterToken(t) => write!(f, "token {t} is of a later version"),
            Self::Escaped => f.write_str("escaped, XML cannot carry it"),
            Self::Replaced(c) => {
                write!(
                    f,
                    "U+{:04X} replaced by U+FFFD, XML cannot carry it",
                    u32::from(c)
                )
            }
        }
    }
}
