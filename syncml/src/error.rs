//! [`Error`]: what went wrong, in which element, and at which byte.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use wbxml::{Dictionary, Tag, dictionaries};

use crate::model::{Dialect, Version};

/// What went wrong, in which element, and where.
///
/// The offset counts bytes from the start of the input that was given (decoding) or of the output
/// that was written (encoding), and names the byte where the offending item begins. Of what is
/// missing, it is where the element ends in which it is missing.
///
/// ```
/// use syncml::{ErrorKind, Message, SyncHdr, Version};
///
/// let mut message = Message::default();
/// message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// message.header.session_id = "1".into();
/// let error = message.to_wbxml().unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::MissingElement(_)));
/// assert!(error.to_string().starts_with("missing MsgID in SyncML/SyncHdr"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error(Box<Inner>);

const _: () = assert!(size_of::<Error>() <= 16);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Inner {
    kind: ErrorKind,
    offset: u64,
    /// The innermost element first.
    path: Vec<Tag>,
    dictionary: &'static Dictionary,
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
            dictionary: &dictionaries::SYNCML_1_2,
        }))
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The byte offset of the offending item.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.0.offset
    }

    /// The elements in which it went wrong, from the root.
    pub fn path(&self) -> impl ExactSizeIterator<Item = Tag> + '_ {
        self.0.path.iter().rev().copied()
    }

    /// The same error, seen from the element around.
    #[cold]
    pub(crate) fn inside(mut self, tag: Tag) -> Self {
        self.0.path.push(tag);
        self
    }

    /// The same error in a document of this type.
    pub(crate) fn of(mut self, dictionary: &'static Dictionary) -> Self {
        self.0.dictionary = dictionary;
        self
    }

    /// What a sink of events says instead, which knows nothing of messages.
    #[must_use]
    pub fn to_wire(&self) -> wbxml::Error {
        let kind = match self.0.kind {
            ErrorKind::Wbxml(kind) => kind,
            _ => wbxml::ErrorKind::UnexpectedEvent(wbxml::Expected::Content),
        };
        wbxml::Error::new(kind, self.0.offset)
    }

    /// The same error, seen from a document in which this one begins at byte `base`.
    #[must_use]
    pub fn shifted(mut self, base: u64) -> Self {
        self.0.offset = self.0.offset.saturating_add(base);
        self
    }
}

impl From<wbxml::Error> for Error {
    #[cold]
    fn from(error: wbxml::Error) -> Self {
        Self::new(ErrorKind::Wbxml(error.kind()), error.offset())
    }
}

impl fmt::Display for Error {
    /// `missing CmdID in SyncML/SyncBody/Add at byte 412`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.write(f, self.0.dictionary)?;
        for (at, tag) in self.path().enumerate() {
            f.write_str(if at == 0 { " in " } else { "/" })?;
            write!(f, "{}", Name(tag, self.0.dictionary))?;
        }
        write!(f, " at byte {}", self.0.offset)
    }
}

impl core::error::Error for Error {}

/// The name of an element, or its page and token where it has none.
pub(crate) struct Name(pub(crate) Tag, pub(crate) &'static Dictionary);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // MetInf and DM tags are in the dictionary of messages only.
        let name = self.1.tag_name(self.0);
        match name.or_else(|| dictionaries::SYNCML_1_2.tag_name(self.0)) {
            Some(name) => f.write_str(name),
            None => write!(f, "element {}", self.0),
        }
    }
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The WBXML or XML is not well-formed, or cannot carry what is to be written.
    Wbxml(wbxml::ErrorKind),
    /// The input is not UTF-8 text and not WBXML either.
    NotADocument,
    /// The declared encoding is not that of the document, which is UTF-8.
    WrongEncoding,
    /// The root element is not the one of the document type; its tag, if it has one.
    UnexpectedRoot(Option<Tag>),
    /// The root element is in no namespace, or in another than that of a version.
    RootNamespace,
    /// An element is not in the namespace of its name.
    Namespace(Tag),
    /// An element that does not belong here; its tag, if it has one.
    UnexpectedElement(Option<Tag>),
    /// An element that the version does not have here.
    NotInVersion(Tag, Version),
    /// An element that the dialect does not have here.
    NotInDialect(Tag, Dialect),
    /// An element that belongs before one that is there already.
    OutOfOrder(Tag),
    /// An element that stands a second time.
    DuplicateElement(Tag),
    /// An element that has to be there and is not.
    MissingElement(Tag),
    /// A body, an Atomic or a Sequence without a command.
    MissingCommand,
    /// An element where there has to be text.
    ElementInText(Tag),
    /// Text between elements, or in an element that is empty.
    StrayText,
    /// OPAQUE that is no text where there has to be text.
    OpaqueNotText,
    /// An attribute that does not belong here.
    UnexpectedAttribute,
    /// White space around a text that is compared letter by letter.
    PaddedText(Tag),
    /// `VerDTD` is not 1.0, 1.1 or 1.2.
    UnknownVersion,
    /// `VerDTD` is not the version of the document type.
    VersionMismatch {
        /// The version of the document type.
        document: Version,
        /// The version of `VerDTD`.
        header: Version,
    },
    /// An element inside `TargetRef` or `SourceRef`, which are text.
    NestedReference(Tag),
    /// Meta information beside `Meta` instead of in it.
    OutsideMeta(Tag),
    /// Commands nest deeper than [`Limits::nesting`](crate::Limits::nesting).
    NestingTooDeep,
    /// More items and commands than [`Limits::items`](crate::Limits::items).
    TooManyItems,
    /// Markup whose elements do not nest, or that XML cannot have in this place.
    InvalidMarkup,
    /// Text beside a document of its own in `Data`, and no `Type` that says so: in WBXML nobody could
    /// tell what the OPAQUE is.
    UnannouncedDocument,
    /// A data that is no DevInf document.
    NotDevInf,
    /// A part of a message in a place where it cannot be written.
    Misplaced,
}

impl ErrorKind {
    fn write(self, f: &mut fmt::Formatter<'_>, dictionary: &'static Dictionary) -> fmt::Result {
        let name = |tag| Name(tag, dictionary);
        match self {
            Self::Wbxml(kind) => fmt::Display::fmt(&kind, f),
            Self::NotADocument => f.write_str("neither WBXML nor XML in UTF-8"),
            Self::WrongEncoding => f.write_str("the declared encoding is not UTF-8"),
            Self::UnexpectedRoot(Some(tag)) => write!(f, "unexpected root element {}", name(tag)),
            Self::UnexpectedRoot(None) => f.write_str("unexpected root element"),
            Self::RootNamespace => {
                f.write_str("the root element has not the namespace of a version")
            }
            Self::Namespace(tag) => write!(f, "{} is not in its namespace", name(tag)),
            Self::UnexpectedElement(Some(tag)) => write!(f, "unexpected {}", name(tag)),
            Self::UnexpectedElement(None) => f.write_str("unknown element"),
            Self::NotInVersion(tag, version) => {
                write!(f, "{} is not there in {}", name(tag), version.ver_dtd())
            }
            Self::NotInDialect(tag, dialect) => {
                write!(f, "{} is not there in {}", name(tag), dialect.name())
            }
            Self::OutOfOrder(tag) => write!(f, "{} out of order", name(tag)),
            Self::DuplicateElement(tag) => write!(f, "a second {}", name(tag)),
            Self::MissingElement(tag) => write!(f, "missing {}", name(tag)),
            Self::MissingCommand => f.write_str("missing command"),
            Self::ElementInText(tag) => write!(f, "an element inside {}, expected text", name(tag)),
            Self::StrayText => f.write_str("text between elements"),
            Self::OpaqueNotText => f.write_str("OPAQUE that is no text, expected text"),
            Self::UnexpectedAttribute => f.write_str("unexpected attribute"),
            Self::PaddedText(tag) => write!(f, "white space around {}", name(tag)),
            Self::UnknownVersion => f.write_str("VerDTD is not 1.0, 1.1 or 1.2"),
            Self::VersionMismatch { document, header } => write!(
                f,
                "VerDTD is {}, the document is of {}",
                header.ver_dtd(),
                document.ver_dtd()
            ),
            Self::NestedReference(tag) => write!(f, "an element inside {}", name(tag)),
            Self::OutsideMeta(tag) => write!(f, "{} outside Meta", name(tag)),
            Self::NestingTooDeep => f.write_str("commands nest too deep"),
            Self::TooManyItems => f.write_str("too many items and commands"),
            Self::InvalidMarkup => f.write_str("markup that is not well-formed here"),
            Self::UnannouncedDocument => {
                f.write_str("text beside a document that no Type announces")
            }
            Self::NotDevInf => f.write_str("no DevInf document"),
            Self::Misplaced => f.write_str("a part of the message in the wrong place"),
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, &dictionaries::SYNCML_1_2)
    }
}
