//! [`Error`]: what went wrong, and at which byte.

use core::fmt;

/// What went wrong, and where.
///
/// The offset counts bytes from the start of the input that was given (WBXML or XML, decoding) or
/// of the output that was written (encoding). It names the byte where the offending item *begins*,
/// not where reading stopped.
///
/// ```
/// use wbxml::{Document, ErrorKind};
///
/// // The element is not closed.
/// let error = Document::decode(b"\x03\x05\x6A\x00\x45", None).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnexpectedEnd);
/// assert_eq!(error.offset(), 5);
/// assert_eq!(error.to_string(), "unexpected end at byte 5");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Error {
    kind: ErrorKind,
    offset: u64,
}

const _: () = assert!(size_of::<Error>() <= 16);

impl Error {
    /// An error of this kind at this byte offset.
    #[must_use]
    pub const fn new(kind: ErrorKind, offset: u64) -> Self {
        Self { kind, offset }
    }

    /// The error of this kind at an offset that is a position in a slice.
    #[inline]
    pub(crate) const fn at(kind: ErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: offset as u64,
        }
    }

    /// What went wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The byte offset of the offending item.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// The same error, seen from a document in which this one begins at byte `base`.
    #[must_use]
    pub const fn shifted(self, base: u64) -> Self {
        Self {
            kind: self.kind,
            offset: self.offset.saturating_add(base),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

impl core::error::Error for Error {}

/// The kinds of [`Error`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input ends in the middle of an item or inside an element.
    UnexpectedEnd,
    /// The version byte is none of WBXML 1.0 to 1.3 (WBXML 1.3 §5.4).
    UnsupportedVersion(u8),
    /// No decoder for this IANA MIBenum charset number in this build (WBXML 1.3 §5.6).
    UnsupportedCharset(u32),
    /// An `mb_u_int32` longer than five bytes (WBXML 1.3 §5.1).
    IntegerTooLong,
    /// An `mb_u_int32` above 2³²−1 (WBXML 1.3 §5.1).
    IntegerOverflow,
    /// The string table is longer than the input.
    StringTablePastEnd,
    /// A string-table reference at or behind the end of the table.
    StringTableIndex(u32),
    /// A referenced string-table entry runs to the end of the table without a terminator.
    StringTableUnterminated,
    /// An inline string without its terminator.
    UnterminatedString,
    /// OPAQUE data longer than what is left of the input.
    OpaquePastEnd,
    /// A token or construct that the document's WBXML version does not have.
    NotInVersion {
        /// The token.
        token: u8,
        /// The document's version byte.
        version: u8,
    },
    /// A token that cannot stand here.
    UnexpectedToken {
        /// The token that stood there.
        found: u8,
        /// What the grammar allows there.
        expected: Expected,
    },
    /// An attribute value token, string or entity before any attribute start.
    ValueWithoutAttribute,
    /// SWITCH_PAGE in front of something that has no code page (WBXML 1.3 §5.3).
    MisplacedSwitchPage,
    /// Bytes behind the end of the document.
    TrailingData,
    /// A limit of [`Limits`](crate::Limits) was reached.
    LimitExceeded(LimitKind),
    /// Bytes that are no text in the document's charset.
    InvalidText,
    /// An ENTITY that is not a Unicode scalar value.
    InvalidEntity(u32),
    /// An extension token that the dictionary gives no meaning.
    UnknownExtension(u8),
    /// A value that the extension table of the dictionary does not have.
    UnknownExtensionValue(u32),
    /// A name that is not an XML name where one is needed.
    InvalidName,
    /// The dictionary has no name for this element token.
    UnknownTag(crate::Tag),
    /// The dictionary has no name for this attribute token.
    UnknownAttribute(crate::Tag),
    /// The dictionary has no text for this attribute value token.
    UnknownAttributeValue(crate::Tag),
    /// An attribute named twice on one element.
    DuplicateAttribute,
    /// A character that XML 1.0 cannot carry, not even as a reference.
    NotXmlCharacter(char),
    /// OPAQUE data that is not text, where no type says how to write it as text.
    OpaqueNotText,
    /// OPAQUE data that does not have the form its type prescribes.
    InvalidTypedValue,
    /// An event that cannot follow the one before it.
    UnexpectedEvent(Expected),
    /// A name that is neither a token of the dictionary nor in the string table.
    NotInStringTable,
    /// Text with a NUL, which WBXML cannot carry in a string.
    NulInText,
    /// The fixed output buffer is full.
    OutputFull,
    /// The XML is not well-formed.
    Xml(XmlError),
    /// The document's type is not known and no dictionary was named.
    UnknownDocumentType,
    /// A tag that the negotiated protocol version does not know.
    NotInProtocolVersion(crate::Tag),
}

const _: () = assert!(size_of::<ErrorKind>() <= 8);

/// What the grammar allows at the place of an error.
///
/// ```
/// use wbxml::{Decoder, ErrorKind, Expected};
///
/// // An END where the root element should begin.
/// let error = Decoder::new(b"\x03\x01\x6A\x00\x01")?.next().unwrap().unwrap_err();
/// let expected = Expected::Root;
/// assert_eq!(error.kind(), ErrorKind::UnexpectedToken { found: 1, expected });
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Expected {
    /// The root element or a processing instruction.
    Root,
    /// Content of an element: a tag, a string, an entity, an extension, OPAQUE, PI or END.
    Content,
    /// An attribute start, a piece of an attribute value, or END.
    Attribute,
    /// The attribute start that names a processing instruction.
    PiTarget,
    /// A processing instruction or the end of the document.
    Epilogue,
    /// Character content only.
    Text,
    /// The end of an element.
    ElementEnd,
}

/// Which limit was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum LimitKind {
    /// [`Limits::depth`](crate::Limits::depth).
    Depth,
    /// [`Limits::items`](crate::Limits::items).
    Items,
    /// [`Limits::string_table`](crate::Limits::string_table).
    StringTable,
    /// [`Limits::opaque`](crate::Limits::opaque).
    Opaque,
    /// [`Limits::expanded_text`](crate::Limits::expanded_text).
    ExpandedText,
    /// [`Limits::token`](crate::Limits::token).
    Token,
}

/// How XML can fail to be well-formed, or to be allowed here.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use wbxml::{Document, ErrorKind, XmlError};
///
/// let error = Document::from_xml("<si><indication></si>", None).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Xml(XmlError::MismatchedEnd));
/// assert_eq!(error.offset(), 16);
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum XmlError {
    /// A markup error: a tag, comment or instruction that does not end, a stray `<` and the like.
    Syntax,
    /// An end tag that does not match its start tag.
    MismatchedEnd,
    /// A malformed or unquoted attribute.
    Attribute,
    /// A prefix that no namespace declaration binds.
    UnboundPrefix,
    /// A reference to anything but the five predefined entities or a character.
    Reference,
    /// A DOCTYPE with an internal subset.
    InternalSubset,
    /// A DOCTYPE that is not where the prolog ends.
    DocType,
    /// Text outside the root element.
    TextOutsideRoot,
    /// No root element.
    NoRoot,
    /// A second root element.
    SecondRoot,
    /// An encoding that is not UTF-8.
    Encoding,
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::UnexpectedEnd => f.write_str("unexpected end"),
            Self::UnsupportedVersion(v) => write!(
                f,
                "unsupported version: expected 00 to 03 (WBXML 1.0 to 1.3), found {v:02X}"
            ),
            Self::UnsupportedCharset(c) => write!(f, "unsupported charset: MIBenum {c}"),
            Self::IntegerTooLong => f.write_str("mb_u_int32 too long: more than 5 bytes"),
            Self::IntegerOverflow => f.write_str("integer overflow in mb_u_int32: above 2^32-1"),
            Self::StringTablePastEnd => f.write_str("string table runs past the end"),
            Self::StringTableIndex(i) => write!(f, "string table index out of range: {i}"),
            Self::StringTableUnterminated => f.write_str("unterminated string table entry"),
            Self::UnterminatedString => f.write_str("unterminated inline string"),
            Self::OpaquePastEnd => f.write_str("opaque runs past the end"),
            Self::NotInVersion { token, version } => {
                write!(f, "token {token:02X} is not in WBXML 1.{version}")
            }
            Self::UnexpectedToken { found, expected } => {
                write!(f, "unexpected token {found:02X}: expected {expected}")
            }
            Self::ValueWithoutAttribute => f.write_str("attribute value without attribute start"),
            Self::MisplacedSwitchPage => {
                f.write_str("misplaced SWITCH_PAGE: what follows has no code page")
            }
            Self::TrailingData => f.write_str("trailing data: expected the end of the document"),
            Self::LimitExceeded(l) => l.fmt(f),
            Self::InvalidText => f.write_str("invalid bytes for the charset"),
            Self::InvalidEntity(v) => {
                write!(f, "entity is not a Unicode scalar value: {v:X}")
            }
            Self::UnknownExtension(t) => {
                write!(
                    f,
                    "extension has no meaning in this dictionary: token {t:02X}"
                )
            }
            Self::UnknownExtensionValue(v) => {
                write!(f, "extension value {v:#04X} is not in this dictionary")
            }
            Self::InvalidName => f.write_str("literal is not an XML name"),
            Self::UnknownTag(t) => {
                write!(f, "no name for page {} token {:02X}", t.page(), t.id())
            }
            Self::UnknownAttribute(t) => write!(
                f,
                "no name for the attribute: page {} token {:02X}",
                t.page(),
                t.id()
            ),
            Self::UnknownAttributeValue(t) => write!(
                f,
                "no text for the attribute value: page {} token {:02X}",
                t.page(),
                t.id()
            ),
            Self::DuplicateAttribute => f.write_str("duplicate attribute"),
            Self::NotXmlCharacter(c) => {
                write!(f, "not an XML character: U+{:04X}", u32::from(c))
            }
            Self::OpaqueNotText => f.write_str("opaque data is not text and has no type"),
            Self::InvalidTypedValue => {
                f.write_str("opaque data does not have the form of its type")
            }
            Self::UnexpectedEvent(e) => write!(f, "unexpected event: expected {e}"),
            Self::NotInStringTable => {
                f.write_str("name is neither a token nor in the string table")
            }
            Self::NulInText => f.write_str("NUL in text: WBXML strings end at NUL"),
            Self::OutputFull => f.write_str("output buffer is full"),
            Self::Xml(x) => x.fmt(f),
            Self::UnknownDocumentType => f.write_str("unknown document type: name a dictionary"),
            Self::NotInProtocolVersion(t) => {
                write!(
                    f,
                    "page {} token {:02X} is not in the protocol version",
                    t.page(),
                    t.id()
                )
            }
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Root => "the root element",
            Self::Content => "content or END",
            Self::Attribute => "an attribute, a value or END",
            Self::PiTarget => "the target of a processing instruction",
            Self::Epilogue => "a processing instruction or the end",
            Self::Text => "text",
            Self::ElementEnd => "the end of an element",
        })
    }
}

impl fmt::Display for LimitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Depth => "nesting too deep",
            Self::Items => "too many elements and attributes",
            Self::StringTable => "string table too long",
            Self::Opaque => "opaque data too long",
            Self::ExpandedText => "too much text from string-table references",
            Self::Token => "token too long for the buffer",
        })
    }
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "XML syntax error",
            Self::MismatchedEnd => "end tag does not match its start tag",
            Self::Attribute => "malformed attribute",
            Self::UnboundPrefix => "namespace prefix is not declared",
            Self::Reference => "unknown entity or invalid character reference",
            Self::InternalSubset => "DOCTYPE with an internal subset",
            Self::DocType => "misplaced DOCTYPE",
            Self::TextOutsideRoot => "text outside the root element",
            Self::NoRoot => "no root element",
            Self::SecondRoot => "second root element",
            Self::Encoding => "encoding is not UTF-8",
        })
    }
}
