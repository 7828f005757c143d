//! [`Error`]: what went wrong, in which element, and at which byte.

use core::fmt;

use wbxml::Tag;

use crate::limits::TagName;
use crate::model::{Place, PolicyElement};

/// What went wrong, and where.
///
/// The offset counts bytes from the start of the input that was given (WBXML or XML, decoding) or of
/// the output that was written (encoding), and names the byte where the offending item begins. Of
/// what is missing, it is where the element ends in which it is missing, or begins if it is empty.
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

    /// The element in which it went wrong, if the message and not its wire form is at fault.
    #[must_use]
    pub const fn place(&self) -> Option<Place> {
        match self.kind {
            ErrorKind::Wbxml(_) => None,
            ErrorKind::UnexpectedRoot(_) => Some(Place::Document),
            ErrorKind::UnexpectedElement { place, .. }
            | ErrorKind::DuplicateElement { place, .. }
            | ErrorKind::MissingElement { place, .. }
            | ErrorKind::PaddedText { place, .. }
            | ErrorKind::StrayText(place)
            | ErrorKind::UnexpectedAttribute(place)
            | ErrorKind::InvalidStatus(place) => Some(place),
            ErrorKind::InvalidPolicyKey => Some(Place::Policy),
            ErrorKind::ContainerName => Some(Place::Data),
            ErrorKind::DeviceEncryptionName | ErrorKind::NotANumber(_) => Some(Place::ProvisionDoc),
        }
    }
}

impl From<wbxml::Error> for Error {
    fn from(error: wbxml::Error) -> Self {
        Self {
            kind: ErrorKind::Wbxml(error.kind()),
            offset: error.offset(),
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
///
/// ```
/// use eas_provision::{ErrorKind, Place, ProvisionResponse, decode};
///
/// // <Provision><Status>x</Status></Provision>
/// let answer = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x03x\x00\x01\x01";
/// let error = decode::<ProvisionResponse<'_>>(answer).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::InvalidStatus(Place::Provision));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ErrorKind {
    /// The WBXML or XML is not well-formed, or cannot carry what is to be written.
    Wbxml(wbxml::ErrorKind),
    /// The root element is not that of the message; its tag, if it has one.
    UnexpectedRoot(Option<Tag>),
    /// An element where there has to be text.
    UnexpectedElement {
        /// What the element that should have text stands in.
        place: Place,
        /// The element that should have text.
        tag: Tag,
    },
    /// An element that stands a second time.
    DuplicateElement {
        /// What it stands in.
        place: Place,
        /// Its tag.
        tag: Tag,
    },
    /// An element that has to be there and is not.
    MissingElement {
        /// What it should stand in.
        place: Place,
        /// Its tag.
        tag: Tag,
    },
    /// Text between elements.
    StrayText(Place),
    /// An attribute, which no element of these messages has.
    UnexpectedAttribute(Place),
    /// A status that is no number from 0 to 65535.
    InvalidStatus(Place),
    /// White space around a text that is compared letter by letter.
    PaddedText {
        /// What the element stands in.
        place: Place,
        /// The element.
        tag: Tag,
    },
    /// A policy key that is not 1 to 64 characters that may stand in an HTTP header.
    InvalidPolicyKey,
    /// `eas-provisioningdoc`, which is no element of ActiveSync.
    ContainerName,
    /// `DeviceEncryptionEnabled`, a name that two settings have had.
    DeviceEncryptionName,
    /// A setting that has to be a number and is not.
    NotANumber(PolicyElement),
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Wbxml(kind) => kind.fmt(f),
            Self::UnexpectedRoot(Some(tag)) => {
                write!(f, "unexpected root element {}", TagName(tag))
            }
            Self::UnexpectedRoot(None) => f.write_str("unexpected root element"),
            Self::UnexpectedElement { place, tag } => {
                write!(f, "an element in {place}/{}, expected text", TagName(tag))
            }
            Self::DuplicateElement { place, tag } => {
                write!(f, "a second {} in {place}", TagName(tag))
            }
            Self::MissingElement { place, tag } => write!(f, "no {} in {place}", TagName(tag)),
            Self::StrayText(place) => {
                write!(f, "text between elements in {place}, expected an element")
            }
            Self::UnexpectedAttribute(place) => write!(f, "an attribute in {place}"),
            Self::InvalidStatus(place) => write!(f, "{place}/Status is not a number"),
            Self::PaddedText { place, tag } => {
                write!(f, "white space around the text of {place}/{}", TagName(tag))
            }
            Self::InvalidPolicyKey => write!(
                f,
                "{}/PolicyKey is not 1 to 64 visible ASCII characters",
                Place::Policy
            ),
            Self::ContainerName => {
                write!(f, "eas-provisioningdoc in {}, expected EASProvisionDoc", Place::Data)
            }
            Self::DeviceEncryptionName => f.write_str(
                "DeviceEncryptionEnabled is ambiguous: RequireStorageCardEncryption or RequireDeviceEncryption",
            ),
            Self::NotANumber(element) => {
                write!(f, "{}/{element} is not a number", Place::ProvisionDoc)
            }
        }
    }
}
