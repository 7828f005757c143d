//! [`Error`]: what is wrong with a document, and where.

use core::fmt;

/// What is wrong, and where: byte, line and column.
///
/// Of a document that is decoded the place is where the offending item *begins*; of one that is
/// encoded it is how far the output had come. Nothing of the document's content is in it, so that
/// no address comes into a log.
///
/// ```
/// use autodiscover::{ErrorKind, Options, decode_response};
///
/// let error = decode_response(b"\n<!DOCTYPE a>\n<a/>", &Options::LENIENT).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::DocType);
/// assert_eq!((error.offset(), error.position().line), (1, 2));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Error {
    kind: ErrorKind,
    place: Position,
}

const _: () = assert!(size_of::<Error>() <= 16);

/// A place in a document.
///
/// ```
/// use autodiscover::Position;
///
/// let Position { line, column, .. } = Position::of(b"<Autodiscover>\n  <Response/>", 17);
/// assert_eq!((line, column), (2, 3));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Position {
    /// How many bytes are before it.
    pub offset: u32,
    /// Its line, from 1.
    pub line: u32,
    /// Its column, from 1, in characters.
    pub column: u32,
}

impl Position {
    /// The place behind these many bytes of the input.
    #[must_use]
    pub fn of(input: &[u8], offset: usize) -> Self {
        let before = input.get(..offset).unwrap_or(input);
        let start = memchr::memrchr(b'\n', before).map_or(0, |n| n.saturating_add(1));
        let lines = memchr::memchr_iter(b'\n', before).count();
        let line = before.get(start..).unwrap_or(&[]);
        let characters = line.iter().filter(|b| **b & 0xC0 != 0x80).count();
        let mark = start == 0 && line.starts_with("\u{FEFF}".as_bytes());
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            offset: number(before.len()),
            line: number(lines.saturating_add(1)),
            column: number(
                characters
                    .saturating_sub(usize::from(mark))
                    .saturating_add(1),
            ),
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Error {
    /// An error of this kind at this place.
    #[must_use]
    pub const fn new(kind: ErrorKind, place: Position) -> Self {
        Self { kind, place }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.place
    }

    /// The byte offset of it.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.place.offset as u64
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.kind, self.place)
    }
}

impl core::error::Error for Error {}

/// The kinds of [`Error`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is nothing in it, or nothing but white space.
    Empty,
    /// A web page where a document was expected.
    Html,
    /// A SOAP message; that Autodiscover is another protocol.
    Soap,
    /// Something else than Autodiscover: the root element is another.
    NotAutodiscover,
    /// `Autodiscover` has no `Response`, or none of a schema that is known.
    NoResponse,
    /// `Autodiscover` has no `Request`, or none of a schema that is known.
    NoRequest,
    /// A limit of [`Limits`](crate::Limits) was reached.
    LimitExceeded(LimitKind),
    /// Bytes that are no text in the document's encoding, UTF-8 if it declares no other.
    InvalidText,
    /// An encoding that is not known, or not built in (feature `encoding`).
    UnknownEncoding,
    /// A character that XML 1.0 does not have.
    NotXmlCharacter,
    /// A DOCTYPE, which no message has.
    DocType,
    /// The XML is not well-formed.
    Xml(XmlError),
    /// A deviation that strict decoding does not let pass.
    Deviation(crate::DiagnosticKind),
    /// The JSON is not well-formed, or not an object with strings.
    Json,
    /// A name that is not an XML name, or stands twice on one element (encoding).
    InvalidName,
    /// Parts that are not one element, or a site in a site (encoding).
    InvalidUnknown,
}

const _: () = assert!(size_of::<ErrorKind>() <= 4);

/// Which limit was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum LimitKind {
    /// [`Limits::body`](crate::Limits::body).
    Body,
    /// [`Limits::depth`](crate::Limits::depth).
    Depth,
    /// [`Limits::attributes`](crate::Limits::attributes).
    Attributes,
}

/// How XML can fail to be well-formed.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use autodiscover::{ErrorKind, Options, XmlError, decode_response};
///
/// let reply = br#"<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
/// </Autodiscovery>"#;
/// let error = decode_response(reply, &Options::STRICT).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Xml(XmlError::MismatchedEnd));
/// assert_eq!((error.position().line, error.position().column), (2, 1));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum XmlError {
    /// A markup error: a tag, comment or instruction that does not end, a stray `<` and the like.
    Syntax,
    /// The document ends inside an element.
    UnexpectedEnd,
    /// An end tag that does not match its start tag.
    MismatchedEnd,
    /// A malformed or unquoted attribute.
    Attribute,
    /// An attribute named twice on one element.
    DuplicateAttribute,
    /// A name that is not an XML name.
    Name,
    /// A reference to anything but the five predefined entities or a character.
    Reference,
    /// Text outside the root element.
    TextOutsideRoot,
    /// A second root element.
    SecondRoot,
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty document"),
            Self::Html => f.write_str("web page instead of an Autodiscover document"),
            Self::Soap => f.write_str("SOAP message, which is another Autodiscover"),
            Self::NotAutodiscover => f.write_str("unexpected root: expected <Autodiscover>"),
            Self::NoResponse => f.write_str("no <Response> in <Autodiscover>"),
            Self::NoRequest => f.write_str("no <Request> in <Autodiscover>"),
            Self::LimitExceeded(limit) => limit.fmt(f),
            Self::InvalidText => f.write_str("invalid bytes for the encoding"),
            Self::UnknownEncoding => f.write_str("unknown encoding: expected UTF-8"),
            Self::NotXmlCharacter => f.write_str("character that XML does not have"),
            Self::DocType => f.write_str("DOCTYPE, which is not allowed"),
            Self::Xml(error) => error.fmt(f),
            Self::Deviation(kind) => kind.fmt(f),
            Self::Json => f.write_str("malformed JSON: expected an object with strings"),
            Self::InvalidName => f.write_str("name is not an XML name, or is used twice"),
            Self::InvalidUnknown => {
                f.write_str("parts are not one element, or a site is in a site")
            }
        }
    }
}

impl fmt::Display for LimitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body => "document too long",
            Self::Depth => "nesting too deep",
            Self::Attributes => "too many attributes on one element",
        })
    }
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "XML syntax error",
            Self::UnexpectedEnd => "document ends inside an element",
            Self::MismatchedEnd => "end tag does not match its start tag",
            Self::Attribute => "malformed attribute",
            Self::DuplicateAttribute => "duplicate attribute",
            Self::Name => "invalid name",
            Self::Reference => "unknown entity or invalid character reference",
            Self::TextOutsideRoot => "text outside the root element",
            Self::SecondRoot => "second root element",
        })
    }
}
