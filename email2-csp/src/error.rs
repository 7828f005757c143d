//! [`Error`]: what went wrong in a document, in which element, and at which byte.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

/// What went wrong in a document, in which element, and where.
///
/// The offset counts bytes from the start of the input that was given (decoding) or of the output
/// that was written (encoding), and names the byte where the offending item begins. Of what is
/// missing, it is where the element ends in which it is missing.
///
/// ```
/// use email2_csp::{Error, ErrorKind, provisioning};
///
/// // A document whose root element does not end.
/// let error: Error = provisioning::decode_wbxml(b"\x03\x0B\x6A\x00\x45").unwrap_err();
/// assert_eq!(error.kind(), &ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd));
/// assert!(error.to_string().ends_with("at byte 5"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error(Box<Inner>);

const _: () = assert!(size_of::<Error>() <= 16);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Inner {
    kind: ErrorKind,
    offset: u64,
    /// The names of the elements, the innermost first.
    path: Vec<Box<str>>,
}

impl Error {
    /// An error of this kind at this byte offset.
    #[cold]
    #[must_use]
    pub fn new(kind: ErrorKind, offset: u64) -> Self {
        Self(Box::new(Inner {
            kind,
            offset,
            path: Vec::new(),
        }))
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The byte offset of the offending item.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.0.offset
    }

    /// What a sink of events says instead, which knows nothing of documents.
    pub(crate) fn to_wire(&self) -> wbxml::Error {
        let kind = match self.0.kind {
            ErrorKind::Wbxml(kind) => kind,
            _ => wbxml::ErrorKind::UnexpectedEvent(wbxml::Expected::Content),
        };
        wbxml::Error::new(kind, self.0.offset)
    }

    /// The same error, seen from the element around.
    #[cold]
    pub(crate) fn inside(mut self, name: &str) -> Self {
        self.0.path.push(name.into());
        self
    }

    /// The names of the elements in which it went wrong, from the root.
    pub fn path(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        self.0.path.iter().rev().map(|name| &**name)
    }
}

impl From<wbxml::Error> for Error {
    #[cold]
    fn from(error: wbxml::Error) -> Self {
        Self::new(ErrorKind::Wbxml(error.kind()), error.offset())
    }
}

impl fmt::Display for Error {
    /// `missing NodeName in MgmtTree/Node at byte 412`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.kind, f)?;
        for (at, name) in self.path().enumerate() {
            f.write_str(if at == 0 { " in " } else { "/" })?;
            f.write_str(name)?;
        }
        write!(f, " at byte {}", self.0.offset)
    }
}

impl core::error::Error for Error {}

/// The kinds of [`Error`].
///
/// ```
/// use email2_csp::{ErrorKind, provisioning};
///
/// // The root element of OMA Client Provisioning is token 05; this is 06, a characteristic.
/// let error = provisioning::decode_wbxml(b"\x03\x0B\x6A\x00\x06").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (&ErrorKind::UnexpectedRoot, 4));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The WBXML or XML is not well-formed, or cannot carry what is to be written.
    Wbxml(wbxml::ErrorKind),

    // Documents of any type.
    /// The input is not UTF-8 text and not WBXML either.
    NotADocument,
    /// The declared encoding is not that of the document, which is UTF-8.
    WrongEncoding,
    /// The root element is not the one of the document type.
    UnexpectedRoot,
    /// An element that has to be there and is not.
    MissingElement(&'static str),
    /// An element that stands a second time.
    DuplicateElement(&'static str),
    /// An element where there has to be text.
    ElementInText,
    /// Text between elements.
    StrayText,
    /// OPAQUE that is no text where there has to be text.
    OpaqueNotText,

    // Provisioning documents.
    /// An attribute that has to be there and is not.
    MissingAttribute(&'static str),
    /// An attribute whose value is none of those that it may have.
    InvalidAttribute(&'static str),
    /// A `parm` whose value has not the form of its `datatype`, which is this one.
    InvalidValue(&'static str),
    /// An element where it does not belong: a `parm` that is in no characteristic, an element in a
    /// `parm`.
    MisplacedElement(&'static str),
    /// Elements nest deeper than [`Limits::nesting`](crate::Limits::nesting).
    NestingTooDeep,
    /// More characteristics, or elements that nobody knows, than
    /// [`Limits::characteristics`](crate::Limits::characteristics).
    TooManyCharacteristics,
    /// More `parm` elements than [`Limits::parms`](crate::Limits::parms).
    TooManyParms,
    /// More attributes on an element than [`Limits::attributes`](crate::Limits::attributes).
    TooManyAttributes,

    // Content types of bootstrap messages.
    /// What stands here is no content type, or no parameter of one.
    InvalidContentType,
    /// The media type is none of those of provisioning documents.
    UnknownMediaType,
    /// A parameter that stands a second time: `SEC` or `MAC`.
    DuplicateParameter(&'static str),
    /// A parameter whose value is none of those that it may have: `SEC` or `MAC`.
    InvalidParameter(&'static str),

    // Accounts.
    /// The name of an account is no GUID in braces.
    Guid(crate::GuidErrorKind),
    /// An address in the tree of EMAIL2 that is none.
    LocUri,
    /// The value of a node is markup, or bytes that are no text.
    ValueNotText,

    // The tree and DDF.
    /// More nodes than [`Limits::nodes`](crate::Limits::nodes).
    TooManyNodes,
    /// A node deeper below the one before it than one level.
    NodeDepth,
    /// What comes before or after the root element is no prolog or epilog of an XML document.
    InvalidProlog,
    /// Markup whose elements do not nest, or that XML cannot have in this place.
    InvalidMarkup,
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wbxml(kind) => kind.fmt(f),
            Self::NotADocument => f.write_str("neither WBXML nor XML in UTF-8"),
            Self::WrongEncoding => f.write_str("the declared encoding is not UTF-8"),
            Self::UnexpectedRoot => f.write_str("unexpected root element"),
            Self::MissingElement(name) => write!(f, "missing {name}"),
            Self::DuplicateElement(name) => write!(f, "a second {name}"),
            Self::ElementInText => f.write_str("an element, expected text"),
            Self::StrayText => f.write_str("text between elements"),
            Self::OpaqueNotText => f.write_str("OPAQUE that is no text, expected text"),
            Self::MissingAttribute(name) => write!(f, "missing attribute {name}"),
            Self::InvalidAttribute(name) => write!(f, "invalid value of attribute {name}"),
            Self::InvalidValue(datatype) => write!(f, "the value is no {datatype}"),
            Self::MisplacedElement(name) => write!(f, "{name} does not belong here"),
            Self::NestingTooDeep => f.write_str("elements nest too deep"),
            Self::TooManyCharacteristics => f.write_str("too many characteristics"),
            Self::TooManyParms => f.write_str("too many parms"),
            Self::TooManyAttributes => f.write_str("too many attributes"),
            Self::InvalidContentType => f.write_str("no content type"),
            Self::UnknownMediaType => f.write_str("not the media type of provisioning documents"),
            Self::DuplicateParameter(name) => write!(f, "a second parameter {name}"),
            Self::InvalidParameter(name) => write!(f, "invalid value of parameter {name}"),
            Self::Guid(kind) => write!(f, "no GUID: {kind}"),
            Self::LocUri => f.write_str("an address that is no LocURI"),
            Self::ValueNotText => f.write_str("a value that is no text"),
            Self::TooManyNodes => f.write_str("too many nodes"),
            Self::NodeDepth => f.write_str("a node more than one level below the one before it"),
            Self::InvalidProlog => f.write_str("no prolog or epilog of an XML document"),
            Self::InvalidMarkup => f.write_str("markup that is not well-formed here"),
        }
    }
}
