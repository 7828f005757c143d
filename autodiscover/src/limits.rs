//! [`Limits`] and [`Options`]: how much a decoder takes, and which deviations; [`Diagnostic`]: what
//! it let pass.

use core::fmt;

use crate::{Element, Position};

/// How much a decoder takes before it refuses.
///
/// The defaults fit every real document; work and memory grow linearly with the input in any case.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use autodiscover::{ErrorKind, LimitKind, Limits, Options, decode_response};
///
/// let options = Options::STRICT.with_limits(Limits::DEFAULT.with_body(1_024));
/// let error = decode_response(&[b' '; 2_000], &options).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::LimitExceeded(LimitKind::Body));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Limits {
    /// The longest document, in bytes. Default 256 KiB.
    pub body: usize,
    /// How deep elements may nest. Default 32.
    pub depth: u32,
    /// How many attributes an element may have. Default 64.
    pub attributes: u32,
}

impl Limits {
    /// The default limits.
    pub const DEFAULT: Self = Self {
        body: 256 << 10,
        depth: 32,
        attributes: 64,
    };

    /// These limits with another length of the document.
    #[must_use]
    pub const fn with_body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// These limits with another depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: u32) -> Self {
        self.depth = depth;
        self
    }

    /// These limits with another number of attributes.
    #[must_use]
    pub const fn with_attributes(mut self, attributes: u32) -> Self {
        self.attributes = attributes;
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Options {
    /// How much is taken.
    pub limits: Limits,
    /// Which deviations are let pass.
    pub lenient: Lenient,
}

impl Options {
    /// Strict reading within the default limits.
    pub const STRICT: Self = Self {
        limits: Limits::DEFAULT,
        lenient: Lenient::NONE,
    };

    /// Every documented deviation let pass, within the default limits: what a client wants.
    pub const LENIENT: Self = Self {
        limits: Limits::DEFAULT,
        lenient: Lenient::ALL,
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
}

/// The deviations that can be let pass, each on its own. All are seen in the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Lenient {
    /// Comments and white space may stand before `<?xml`.
    pub before_declaration: bool,
    /// The document may be in the encoding it declares, if that is built in (feature `encoding`),
    /// or be UTF-8 where it declares another.
    pub encoding: bool,
    /// Namespaces may be missing, unknown, undeclared, or written `https:`; names decide.
    pub namespaces: bool,
    /// A lone `&` stands for itself.
    pub bare_ampersand: bool,
    /// Values may be spelled otherwise, have white space around them, be empty or unreadable:
    /// `yes` for `on`, `False` for `false`, `Settings` for `settings`.
    pub values: bool,
    /// Text, elements in values, and elements that stand twice where one may are dropped; so is
    /// what stands behind the end of the document.
    pub content: bool,
    /// Elements may stand in another order than the mobilesync schema has.
    pub order: bool,
    /// Required elements may be missing, and there may be some that must not be.
    pub required: bool,
}

impl Lenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        before_declaration: false,
        encoding: false,
        namespaces: false,
        bare_ampersand: false,
        values: false,
        content: false,
        order: false,
        required: false,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        before_declaration: true,
        encoding: true,
        namespaces: true,
        bare_ampersand: true,
        values: true,
        content: true,
        order: true,
        required: true,
    };
}

/// A deviation that was let pass, with the repair that was made, or a note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Diagnostic {
    kind: DiagnosticKind,
    place: Position,
}

impl Diagnostic {
    /// A diagnostic of this kind at this place.
    #[must_use]
    pub const fn new(kind: DiagnosticKind, place: Position) -> Self {
        Self { kind, place }
    }

    /// What was let pass.
    #[must_use]
    pub const fn kind(&self) -> DiagnosticKind {
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

    /// What was done about it.
    #[must_use]
    pub const fn repair(&self) -> Repair {
        self.kind.repair()
    }

    /// Whether it is only worth a note: strict decoding lets it pass as well.
    #[must_use]
    pub const fn is_note(&self) -> bool {
        self.kind.is_note()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.kind, self.place)?;
        match self.repair() {
            Repair::None => Ok(()),
            repair => write!(f, ": {repair}"),
        }
    }
}

/// What lenient decoding does about a deviation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Repair {
    /// Nothing has to be done.
    None,
    /// It is ignored.
    Ignored,
    /// The document is converted from the encoding that it declares.
    Transcoded,
    /// The name decides, without the namespace.
    ByName,
    /// The value that is meant is taken.
    Understood,
    /// What holds where the element is absent holds.
    Default,
    /// The first one counts.
    First,
    /// It is kept as an element the schema does not have.
    Kept,
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "nothing done",
            Self::Ignored => "ignored",
            Self::Transcoded => "converted",
            Self::ByName => "the name decides",
            Self::Understood => "understood",
            Self::Default => "the default holds",
            Self::First => "the first counts",
            Self::Kept => "kept as it is",
        })
    }
}

/// The kinds of [`Diagnostic`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A byte order mark. (Note.)
    ByteOrderMark,
    /// Something stands before `<?xml`.
    BeforeDeclaration,
    /// The document is not in UTF-8.
    Encoding,
    /// The document is in UTF-8 and declares something else.
    DeclaredEncoding,
    /// A namespace is written `https:`, which is never on the wire.
    HttpsNamespace,
    /// There is no namespace, or not the one that belongs there.
    MissingNamespace,
    /// A namespace that has nothing to do with Autodiscover.
    UnknownNamespace,
    /// Names of the schema have a prefix. (Note.)
    Prefixed,
    /// A prefix that no declaration binds.
    UndeclaredPrefix,
    /// A `&` that begins no reference.
    BareAmpersand,
    /// White space around a value.
    Padded(Element),
    /// A value in another spelling than the specified one.
    Spelling(Element),
    /// An empty value where there has to be one.
    EmptyValue(Element),
    /// A value that says nothing: not a number, date or switch.
    UnreadableValue(Element),
    /// A value that is in no list, where clients go by it.
    UnlistedValue(Element),
    /// A value that is in no list. (Note.)
    UnknownValue(Element),
    /// Text between elements.
    StrayText,
    /// An element in an element that has a value.
    ElementInValue(Element),
    /// An element that may stand once stands again.
    Duplicate(Element),
    /// Something stands behind the end of the document.
    TrailingData,
    /// An element stands in another order than the schema has.
    OutOfOrder(Element),
    /// A required element is missing: which, and where.
    Missing(Element, Element),
    /// An element must not stand where it does: with this `Action`, in this type of protocol.
    NotAllowed(Element, Element),
    /// The element is usual without the one that is required: `WEB` without `Server`. (Note.)
    UsuallyMissing(Element, Element),
    /// A type of protocol that does not belong to the type of account.
    WrongAccountType,
    /// An element that the schema does not have. (Note.)
    UnknownElement,
    /// An attribute that the schema does not have. (Note.)
    UnknownAttribute,
    /// An element of the schema where the schema does not have it. (Note.)
    Misplaced(Element),
}

impl DiagnosticKind {
    /// What lenient decoding does about it.
    #[must_use]
    pub const fn repair(self) -> Repair {
        match self {
            Self::ByteOrderMark
            | Self::Prefixed
            | Self::OutOfOrder(_)
            | Self::Missing(..)
            | Self::NotAllowed(..)
            | Self::UsuallyMissing(..)
            | Self::WrongAccountType => Repair::None,
            Self::BeforeDeclaration
            | Self::DeclaredEncoding
            | Self::StrayText
            | Self::ElementInValue(_)
            | Self::TrailingData => Repair::Ignored,
            Self::Encoding => Repair::Transcoded,
            Self::HttpsNamespace
            | Self::MissingNamespace
            | Self::UnknownNamespace
            | Self::UndeclaredPrefix => Repair::ByName,
            Self::BareAmpersand | Self::Padded(_) | Self::Spelling(_) => Repair::Understood,
            Self::EmptyValue(_) | Self::UnreadableValue(_) => Repair::Default,
            Self::Duplicate(_) => Repair::First,
            Self::UnlistedValue(_)
            | Self::UnknownValue(_)
            | Self::UnknownElement
            | Self::UnknownAttribute
            | Self::Misplaced(_) => Repair::Kept,
        }
    }

    /// Whether it is only worth a note: strict decoding lets it pass as well.
    #[must_use]
    pub const fn is_note(self) -> bool {
        matches!(
            self,
            Self::ByteOrderMark
                | Self::Prefixed
                | Self::UnknownValue(_)
                | Self::UsuallyMissing(..)
                | Self::UnknownElement
                | Self::UnknownAttribute
                | Self::Misplaced(_)
        )
    }

    /// Whether it passes.
    #[cfg(feature = "xml")]
    pub(crate) const fn passes(self, lenient: &Lenient) -> bool {
        match self {
            Self::ByteOrderMark
            | Self::Prefixed
            | Self::UnknownValue(_)
            | Self::UsuallyMissing(..)
            | Self::UnknownElement
            | Self::UnknownAttribute
            | Self::Misplaced(_) => true,
            Self::BeforeDeclaration => lenient.before_declaration,
            Self::Encoding | Self::DeclaredEncoding => lenient.encoding,
            Self::HttpsNamespace
            | Self::MissingNamespace
            | Self::UnknownNamespace
            | Self::UndeclaredPrefix => lenient.namespaces,
            Self::BareAmpersand => lenient.bare_ampersand,
            Self::Padded(_)
            | Self::Spelling(_)
            | Self::EmptyValue(_)
            | Self::UnreadableValue(_)
            | Self::UnlistedValue(_) => lenient.values,
            Self::StrayText | Self::ElementInValue(_) | Self::Duplicate(_) | Self::TrailingData => {
                lenient.content
            }
            Self::OutOfOrder(_) => lenient.order,
            Self::Missing(..) | Self::NotAllowed(..) | Self::WrongAccountType => lenient.required,
        }
    }
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByteOrderMark => f.write_str("byte order mark"),
            Self::BeforeDeclaration => f.write_str("something stands before `<?xml`"),
            Self::Encoding => f.write_str("encoding is not UTF-8"),
            Self::DeclaredEncoding => {
                f.write_str("declared encoding is not UTF-8, which the document is in")
            }
            Self::HttpsNamespace => f.write_str("namespace is written `https:`, expected `http:`"),
            Self::MissingNamespace => f.write_str("not in the namespace of the schema"),
            Self::UnknownNamespace => f.write_str("unknown namespace"),
            Self::Prefixed => f.write_str("names with a prefix"),
            Self::UndeclaredPrefix => f.write_str("namespace prefix is not declared"),
            Self::BareAmpersand => f.write_str("`&` that begins no reference"),
            Self::Padded(e) => write!(f, "white space around the value of {e}"),
            Self::Spelling(e) => write!(f, "value of {e} is spelled otherwise"),
            Self::EmptyValue(e) => write!(f, "{e} is empty"),
            Self::UnreadableValue(e) => write!(f, "value of {e} cannot be read"),
            Self::UnlistedValue(e) => write!(f, "value of {e} is none of those there are"),
            Self::UnknownValue(e) => write!(f, "unknown value of {e}"),
            Self::StrayText => f.write_str("text between elements"),
            Self::ElementInValue(e) => write!(f, "element in the value of {e}"),
            Self::Duplicate(e) => write!(f, "second {e}"),
            Self::TrailingData => f.write_str("something stands behind the end"),
            Self::OutOfOrder(e) => write!(f, "{e} is out of order"),
            Self::Missing(e, parent) => write!(f, "{e} is missing in {parent}"),
            Self::NotAllowed(e, by) => write!(f, "{e} must not be there with this {by}"),
            Self::UsuallyMissing(e, parent) => {
                write!(f, "{e} is missing in {parent}, as is usual for its type")
            }
            Self::WrongAccountType => {
                f.write_str("type of protocol does not belong to the type of account")
            }
            Self::UnknownElement => f.write_str("unknown element"),
            Self::UnknownAttribute => f.write_str("unknown attribute"),
            Self::Misplaced(e) => write!(f, "{e} is not known here"),
        }
    }
}

impl<T> Decoded<T> {
    /// Something with nothing to say about it.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self {
            value,
            diagnostics: alloc::vec::Vec::new(),
        }
    }
}

/// Something decoded, and what was let pass on the way, in document order.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use autodiscover::{
///     Decoded, Diagnostic, DiagnosticKind, Element, Lenient, Options, Repair, Response, decode_response,
/// };
///
/// let reply = br#"<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
/// <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
/// <Account><AccountType>email</AccountType><Action>settings</Action>
/// <Protocol><Type>IMAP</Type><Server>mail.contoso.com</Server><SSL>yes</SSL></Protocol>
/// </Account></Response></Autodiscover>"#;
/// let mut lenient = Lenient::NONE;
/// lenient.values = true;
/// let decoded: Decoded<Response<'_>> = decode_response(reply, &Options::STRICT.with_lenient(lenient))?;
/// let yes: Diagnostic = decoded.diagnostics[0];
/// assert_eq!(yes.kind(), DiagnosticKind::Spelling(Element::SSL));
/// assert_eq!(yes.repair(), Repair::Understood);
/// assert_eq!((yes.position().line, yes.position().column), (4, 61));
/// # }
/// # Ok::<(), autodiscover::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Decoded<T> {
    /// What the document says.
    pub value: T,
    /// What was let pass, and what is worth a note.
    pub diagnostics: alloc::vec::Vec<Diagnostic>,
}
