//! [`Options`]: how a message is read, and which deviations are let pass; [`Diagnostic`]: what was
//! noticed or let pass.

use core::fmt;

use wbxml::{Limits, Tag};

use crate::model::{Place, PolicyElement};

/// The limits by default: no message has as many elements, and each that is unknown takes some 300
/// bytes of memory for one byte of the message.
const LIMITS: Limits = Limits::DEFAULT.with_items(1 << 16);

/// How a message is read: limits, and strictly or leniently.
///
/// Strict by default. Leniency is a run-time value, and every deviation that it lets pass becomes a
/// [`Diagnostic`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Options {
    /// How much is taken. By default 65,536 elements, otherwise as much as `wbxml` does.
    pub limits: Limits,
    /// Which deviations of messages are let pass.
    pub lenient: Lenient,
    /// Which deviations of WBXML are let pass.
    pub wbxml: wbxml::Lenient,
}

impl Default for Options {
    /// [`Options::STRICT`].
    fn default() -> Self {
        Self::STRICT
    }
}

impl Options {
    /// Strict reading within the default limits.
    pub const STRICT: Self = Self {
        limits: LIMITS,
        lenient: Lenient::NONE,
        wbxml: wbxml::Lenient::NONE,
    };

    /// Every documented deviation let pass, within the default limits.
    pub const LENIENT: Self = Self {
        limits: LIMITS,
        lenient: Lenient::ALL,
        wbxml: wbxml::Lenient::ALL,
    };

    /// These options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// These options with another leniency towards messages.
    #[must_use]
    pub const fn with_lenient(mut self, lenient: Lenient) -> Self {
        self.lenient = lenient;
        self
    }

    /// These options with another leniency towards WBXML.
    #[must_use]
    pub const fn with_wbxml(mut self, lenient: wbxml::Lenient) -> Self {
        self.wbxml = lenient;
        self
    }

    pub(crate) fn of_wbxml(&self) -> wbxml::Options {
        wbxml::Options::STRICT
            .with_limits(self.limits)
            .with_lenient(self.wbxml)
    }
}

/// The deviations of messages that can be let pass, each on its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Lenient {
    /// A status may be followed by words, as in `1 Success`.
    pub status_text: bool,
    /// White space around `PolicyType` and `PolicyKey` is dropped.
    pub padded_text: bool,
    /// `eas-provisioningdoc` is read as `EASProvisionDoc`.
    pub container_name: bool,
    /// The name `DeviceEncryptionEnabled`, which XML of the 12.0 era has for
    /// `RequireStorageCardEncryption` and others use for the encryption of the device, is read as
    /// the former.
    pub device_encryption_name: bool,
    /// An element that stands a second time is kept as an unknown one; the first counts.
    pub duplicates: bool,
    /// Elements that have to be there may be missing, where the message makes sense without them.
    pub missing: bool,
    /// Text between elements is dropped.
    pub stray_text: bool,
    /// Attributes are dropped.
    pub attributes: bool,
    /// A setting that has to be a number may be any text, and is kept.
    pub not_a_number: bool,
}

impl Lenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        status_text: false,
        padded_text: false,
        container_name: false,
        device_encryption_name: false,
        duplicates: false,
        missing: false,
        stray_text: false,
        attributes: false,
        not_a_number: false,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        status_text: true,
        padded_text: true,
        container_name: true,
        device_encryption_name: true,
        duplicates: true,
        missing: true,
        stray_text: true,
        attributes: true,
        not_a_number: true,
    };
}

/// Something that was noticed, or a deviation that was let pass.
pub type Diagnostic = wbxml::Diagnostic<DiagnosticKind>;

/// The kinds of [`Diagnostic`]. The first three come with strict reading, too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// An element without a meaning here was kept.
    UnknownElement {
        /// What it stands in.
        place: Place,
        /// Its tag; `None` if it is known by name only.
        tag: Option<Tag>,
    },
    /// An element stands behind one that it should stand before.
    OutOfOrder {
        /// What it stands in.
        place: Place,
        /// Its tag.
        tag: Tag,
    },
    /// Spaces that XML does not count as white space (U+00A0) stand between elements, here and
    /// perhaps later. They were dropped.
    Layout(Place),
    /// The words behind a status were dropped.
    StatusText(Place),
    /// White space around a text was dropped.
    PaddedText {
        /// What the element stands in.
        place: Place,
        /// The element.
        tag: Tag,
    },
    /// `eas-provisioningdoc` was read as `EASProvisionDoc`.
    ContainerName,
    /// `DeviceEncryptionEnabled` was read as `RequireStorageCardEncryption`.
    DeviceEncryptionName,
    /// An element stands a second time.
    Duplicate {
        /// What it stands in.
        place: Place,
        /// Its tag.
        tag: Tag,
    },
    /// An element that has to be there is not. The offset is that of the end of what it should
    /// stand in.
    Missing {
        /// What it should stand in.
        place: Place,
        /// Its tag.
        tag: Tag,
    },
    /// Text between elements was dropped.
    StrayText(Place),
    /// Attributes were dropped.
    Attributes(Place),
    /// A setting that has to be a number is text.
    NotANumber(PolicyElement),
    /// A deviation of the WBXML.
    Wbxml(wbxml::DiagnosticKind),
}

impl DiagnosticKind {
    pub(crate) const fn is_order(&self) -> bool {
        matches!(self, Self::OutOfOrder { .. })
    }

    /// Whether strict reading refuses it.
    #[must_use]
    pub const fn is_deviation(&self) -> bool {
        !matches!(
            self,
            Self::UnknownElement { .. } | Self::OutOfOrder { .. } | Self::Layout(_)
        )
    }
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::UnknownElement { place, tag } => {
                f.write_str("unknown element ")?;
                if let Some(tag) = tag {
                    write!(f, "{tag} ")?;
                }
                write!(f, "kept, in {place}")
            }
            Self::OutOfOrder { place, tag } => {
                write!(f, "{} stands too late in {place}", TagName(tag))
            }
            Self::Layout(place) => write!(f, "spaces that are no white space dropped, in {place}"),
            Self::StatusText(place) => write!(f, "words behind the status dropped, in {place}"),
            Self::PaddedText { place, tag } => {
                write!(f, "white space around {} dropped, in {place}", TagName(tag))
            }
            Self::ContainerName => f.write_str("eas-provisioningdoc read as EASProvisionDoc"),
            Self::DeviceEncryptionName => {
                f.write_str("DeviceEncryptionEnabled read as RequireStorageCardEncryption")
            }
            Self::Duplicate { place, tag } => {
                write!(f, "a second {} in {place}, the first counts", TagName(tag))
            }
            Self::Missing { place, tag } => write!(f, "no {} in {place}", TagName(tag)),
            Self::StrayText(place) => write!(f, "text between elements dropped, in {place}"),
            Self::Attributes(place) => write!(f, "attributes dropped, in {place}"),
            Self::NotANumber(element) => write!(f, "{element} is not a number, kept as text"),
            Self::Wbxml(kind) => kind.fmt(f),
        }
    }
}

/// The name of a tag of ActiveSync, or its numbers.
pub(crate) struct TagName(pub(crate) Tag);

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match wbxml::dictionaries::ACTIVESYNC.tag_name(self.0) {
            Some(name) => f.write_str(name),
            None => self.0.fmt(f),
        }
    }
}

/// A message, and what was noticed while it was read.
///
/// ```
/// use eas_provision::{
///     Decoded, Diagnostic, DiagnosticKind, Lenient, Options, Place, ProvisionResponse, decode_with,
/// };
///
/// // <Provision><Status>1 Success</Status></Provision>
/// let answer = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031 Success\x00\x01\x01";
/// let mut lenient = Lenient::NONE;
/// lenient.status_text = true;
/// let options = Options::STRICT.with_lenient(lenient);
/// let decoded: Decoded<ProvisionResponse<'_>> = decode_with(answer, &options)?;
/// assert_eq!(decoded.value.status.map(|status| status.0), Some(1));
/// let found: Diagnostic = decoded.diagnostics[0];
/// assert_eq!(found.kind(), DiagnosticKind::StatusText(Place::Provision));
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Decoded<T> {
    /// The message.
    pub value: T,
    /// What was noticed or let pass, in the order of the input.
    pub diagnostics: alloc::vec::Vec<Diagnostic>,
}
