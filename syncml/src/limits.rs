//! [`Limits`] and [`Options`]: how much a decoder takes, and which deviations; [`Diagnostic`]: what
//! it let pass.

use core::fmt;

use wbxml::{Tag, dictionaries};

use crate::error::{ErrorKind, Name};
use crate::model::{Dialect, Version};

/// How much a decoder takes before it refuses.
///
/// The defaults fit every real message; work and memory grow linearly with the input in any case.
///
/// ```
/// use syncml::{Limits, Message, Options, decode_with};
///
/// let mut message = Message::default();
/// message.header.ver_dtd = "1.2".into();
/// message.header.ver_proto = "DM/1.2".into();
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// # let mut get = syncml::Transfer::default();
/// # get.cmd_id = "1".into();
/// # get.items.push(syncml::Item::to_target("./DevInfo/DevId"));
/// # message.commands.push(syncml::Command::Get(get));
/// let wire = wbxml::Limits::DEFAULT.with_depth(2);
/// let options = Options::STRICT.with_limits(Limits::DEFAULT.with_wire(wire));
/// assert!(decode_with(&message.to_wbxml()?, &options).is_err());
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Limits {
    /// How deep `Atomic`, `Sequence` and `Sync` may nest. Default 16; more than
    /// [`MOST_NESTING`](Self::MOST_NESTING) are never taken.
    pub nesting: u8,
    /// How many items and commands there may be: in a message that is decoded as a whole, or in one
    /// command where they are pulled. Default 100,000.
    pub items: u32,
    /// The limits of the wire form: depth, elements, text.
    pub wire: wbxml::Limits,
}

impl Limits {
    /// The deepest nesting of commands: what goes through nested commands by recursion, such as
    /// comparing and dropping them, is safe on a small stack.
    pub const MOST_NESTING: u8 = 64;

    /// The default limits.
    pub const DEFAULT: Self = Self {
        nesting: 16,
        items: 100_000,
        wire: wbxml::Limits::DEFAULT,
    };

    /// These limits with another nesting.
    #[must_use]
    pub const fn with_nesting(mut self, nesting: u8) -> Self {
        self.nesting = nesting;
        self
    }

    /// These limits with another number of items and commands.
    #[must_use]
    pub const fn with_items(mut self, items: u32) -> Self {
        self.items = items;
        self
    }

    /// These limits with others for the wire form.
    #[must_use]
    pub const fn with_wire(mut self, wire: wbxml::Limits) -> Self {
        self.wire = wire;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// How a message is read: limits, dialect, and strictly or leniently.
///
/// Strict by default. Leniency is a run-time value, and every deviation that it lets pass becomes a
/// [`Diagnostic`].
///
/// ```
/// use syncml::{Options, decode_with};
///
/// let padded = br#"<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD> 1.2 </VerDTD><VerProto>DM/1.2</VerProto>
/// <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>
/// </Source></SyncHdr><SyncBody><Unknown/><Final/></SyncBody></SyncML>"#;
/// assert!(decode_with(padded, &Options::STRICT).is_err());
/// assert!(!decode_with(padded, &Options::LENIENT)?.diagnostics.is_empty());
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Options {
    /// How much is taken.
    pub limits: Limits,
    /// Whose rules the message has to keep beside those of its version.
    pub dialect: Dialect,
    /// Which deviations are let pass.
    pub lenient: Lenient,
    /// The charset (IANA MIBenum) of WBXML to read with instead of the document's own, such as the
    /// one that the transport named. Default none.
    pub charset: Option<u32>,
}

impl Options {
    /// Strict reading within the default limits.
    pub const STRICT: Self = Self {
        limits: Limits::DEFAULT,
        dialect: Dialect::SyncMl,
        lenient: Lenient::NONE,
        charset: None,
    };

    /// Every documented deviation let pass, within the default limits.
    pub const LENIENT: Self = Self {
        lenient: Lenient::ALL,
        ..Self::STRICT
    };

    /// These options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// These options with another dialect.
    #[must_use]
    pub const fn with_dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
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

    /// The options of the wire form.
    pub(crate) fn wire(&self) -> wbxml::Options {
        let options = wbxml::Options::STRICT
            .with_limits(self.limits.wire)
            .with_lenient(self.lenient.wire);
        match self.charset {
            Some(charset) => options.with_charset(charset),
            None => options,
        }
    }
}

/// The deviations that can be let pass, each on its own. All are seen in the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Lenient {
    /// Elements may stand in any order (libsynthesis, the examples of OMA DM). Not `SyncHdr` behind
    /// `SyncBody`.
    pub element_order: bool,
    /// An element that stands once may stand again; the last one counts.
    pub duplicate_elements: bool,
    /// Elements that have to be there may be missing: `MsgRef` in a status, `CmdID`, the whole
    /// `SyncHdr`.
    pub missing_elements: bool,
    /// Elements that do not belong where they stand are kept as they are.
    pub unknown_elements: bool,
    /// Elements of other versions and dialects are taken: `SourceParent` in a 1.1 message (Nokia),
    /// `NoResp` in OMA DM.
    pub other_versions: bool,
    /// Attributes that do not belong where they stand are dropped. Declarations of namespaces are
    /// no such attributes.
    pub unknown_attributes: bool,
    /// White space around addresses, types and identifiers is taken off (samples of MS-MDM).
    pub padded_text: bool,
    /// Text between elements is dropped.
    pub stray_text: bool,
    /// The root element may be in no namespace, or in a misspelt one (`syncml:SYNCML1.1`).
    pub root_namespace: bool,
    /// The elements of `Meta` may be in another namespace than `syncml:metinf` (sync4j).
    pub meta_namespace: bool,
    /// `VerDTD` may say another version than the document type (Sony Ericsson K800i), or one that
    /// is not known.
    pub version_mismatch: bool,
    /// `TargetRef` and `SourceRef` may have a `LocURI` in them (MS-MDM).
    pub nested_references: bool,
    /// `Type` and `Format` may stand beside `Meta` in an item (samples of Windows).
    pub outside_meta: bool,
    /// `ParamName` may stand in a `Property` of DevInf without a `PropParam` (Nokia 2630).
    pub direct_parameters: bool,
    /// The namespace may be a literal attribute without a name, as Nokia phones write it. Read with
    /// [`Prepared`](crate::Prepared).
    pub literal_namespace: bool,
    /// XML that comes as bytes in UTF-8 may say that it is in another encoding.
    pub wrong_encoding: bool,
    /// The deviations of the wire form, among them the needless SWITCH_PAGE of the Nokia 6600.
    pub wire: wbxml::Lenient,
}

impl Lenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        element_order: false,
        duplicate_elements: false,
        missing_elements: false,
        unknown_elements: false,
        other_versions: false,
        unknown_attributes: false,
        padded_text: false,
        stray_text: false,
        root_namespace: false,
        meta_namespace: false,
        version_mismatch: false,
        nested_references: false,
        outside_meta: false,
        direct_parameters: false,
        literal_namespace: false,
        wrong_encoding: false,
        wire: wbxml::Lenient::NONE,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        element_order: true,
        duplicate_elements: true,
        missing_elements: true,
        unknown_elements: true,
        other_versions: true,
        unknown_attributes: true,
        padded_text: true,
        stray_text: true,
        root_namespace: true,
        meta_namespace: true,
        version_mismatch: true,
        nested_references: true,
        outside_meta: true,
        direct_parameters: true,
        literal_namespace: true,
        wrong_encoding: true,
        wire: wbxml::Lenient::ALL,
    };
}

/// A deviation that was let pass, or an assumption that was made.
pub type Diagnostic = wbxml::Diagnostic<DiagnosticKind>;

/// The kinds of [`Diagnostic`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A deviation of the wire form.
    Wire(wbxml::DiagnosticKind),
    /// An element came too late.
    OutOfOrder(Tag),
    /// An element came again; the last one counts.
    DuplicateElement(Tag),
    /// An element was missing.
    MissingElement(Tag),
    /// A body, an `Atomic` or a `Sequence` had no command.
    MissingCommand,
    /// An element was kept that does not belong here; its tag, if it has one.
    UnknownElement(Option<Tag>),
    /// An element of another version or dialect was taken.
    OtherVersion(Tag),
    /// An attribute was dropped.
    UnknownAttribute,
    /// White space around a text was taken off.
    PaddedText(Tag),
    /// Text between elements was dropped.
    StrayText,
    /// The namespace of the root element is missing or misspelt.
    RootNamespace,
    /// An element was taken that is not in its namespace.
    Namespace(Tag),
    /// `VerDTD` is not a version that is known; that of the document type was taken.
    UnknownVersion,
    /// `VerDTD` is not the version of the document type.
    VersionMismatch {
        /// The version of the document type.
        document: Version,
        /// The version of `VerDTD`.
        header: Version,
    },
    /// A `TargetRef` or `SourceRef` had an element in it.
    NestedReference(Tag),
    /// Meta information stood beside `Meta`.
    OutsideMeta(Tag),
    /// A `ParamName` stood in a `Property` of DevInf.
    DirectParameter,
    /// The namespace was a literal attribute without a name.
    LiteralNamespace,
    /// The declared encoding is not that of the document.
    WrongEncoding,
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |tag: Tag| Name(tag, &dictionaries::SYNCML_1_2);
        match *self {
            Self::Wire(kind) => kind.fmt(f),
            Self::OutOfOrder(tag) => write!(f, "{} out of order", name(tag)),
            Self::DuplicateElement(tag) => write!(f, "a second {}, the last one counts", name(tag)),
            Self::MissingElement(tag) => write!(f, "{} is missing", name(tag)),
            Self::MissingCommand => f.write_str("a command is missing"),
            Self::UnknownElement(Some(tag)) => write!(f, "unexpected {} kept", name(tag)),
            Self::UnknownElement(None) => f.write_str("unknown element kept"),
            Self::OtherVersion(tag) => {
                write!(f, "{} is of another version or dialect", name(tag))
            }
            Self::UnknownAttribute => f.write_str("attribute dropped"),
            Self::PaddedText(tag) => write!(f, "white space around {} taken off", name(tag)),
            Self::StrayText => f.write_str("text between elements dropped"),
            Self::RootNamespace => {
                f.write_str("the root element has not the namespace of a version")
            }
            Self::Namespace(tag) => write!(f, "{} is not in its namespace", name(tag)),
            Self::UnknownVersion => f.write_str("VerDTD is not 1.0, 1.1 or 1.2"),
            Self::VersionMismatch { document, header } => {
                ErrorKind::VersionMismatch { document, header }.fmt(f)
            }
            Self::NestedReference(tag) => write!(f, "an element inside {}", name(tag)),
            Self::OutsideMeta(tag) => write!(f, "{} outside Meta", name(tag)),
            Self::DirectParameter => f.write_str("ParamName outside PropParam"),
            Self::LiteralNamespace => f.write_str("the namespace is a literal without a name"),
            Self::WrongEncoding => f.write_str("the declared encoding is not that of the document"),
        }
    }
}
