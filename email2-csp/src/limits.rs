//! [`Limits`] and [`Options`]: how much a decoder takes, and which deviations; [`Diagnostic`]: what
//! it let pass.

use core::fmt;

/// How much a decoder takes before it refuses.
///
/// The defaults fit every real document; work and memory grow linearly with the input in any case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Limits {
    /// How many nodes a tree may have. Default 1,000,000.
    pub nodes: u32,
    /// The limits of the wire form: depth, elements, text.
    pub wire: wbxml::Limits,
}

impl Limits {
    /// The default limits.
    pub const DEFAULT: Self = Self {
        nodes: 1_000_000,
        wire: wbxml::Limits::DEFAULT,
    };

    /// These limits with another number of nodes.
    #[must_use]
    pub const fn with_nodes(mut self, nodes: u32) -> Self {
        self.nodes = nodes;
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
    /// The charset (IANA MIBenum) of WBXML to read with instead of the document's own, such as the
    /// one that the transport named. Default none.
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
        lenient: Lenient::ALL,
        ..Self::STRICT
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

    /// The options of the wire form.
    #[allow(dead_code, reason = "not every combination of features reads WBXML")]
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
    /// Text between elements is dropped.
    pub stray_text: bool,
    /// XML that comes as bytes in UTF-8 may say that it is in another encoding (`Windows-1252`).
    pub wrong_encoding: bool,
    /// The deviations of the wire form.
    pub wire: wbxml::Lenient,
}

impl Lenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        stray_text: false,
        wrong_encoding: false,
        wire: wbxml::Lenient::NONE,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        stray_text: true,
        wrong_encoding: true,
        wire: wbxml::Lenient::ALL,
    };
}

/// A deviation that was let pass, or an assumption that was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    kind: DiagnosticKind,
    offset: u64,
}

impl Diagnostic {
    /// A diagnostic of this kind at this byte offset.
    #[must_use]
    pub const fn new(kind: DiagnosticKind, offset: u64) -> Self {
        Self { kind, offset }
    }

    /// What was let pass.
    #[must_use]
    pub const fn kind(&self) -> DiagnosticKind {
        self.kind
    }

    /// The byte offset of it in the input.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

impl From<wbxml::Diagnostic> for Diagnostic {
    fn from(diagnostic: wbxml::Diagnostic) -> Self {
        Self::new(DiagnosticKind::Wire(diagnostic.kind()), diagnostic.offset())
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

/// The kinds of [`Diagnostic`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A deviation of the wire form.
    Wire(wbxml::DiagnosticKind),
    /// Text between elements was dropped.
    StrayText,
    /// The declared encoding is not that of the document.
    WrongEncoding,
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Wire(kind) => kind.fmt(f),
            Self::StrayText => f.write_str("text between elements dropped"),
            Self::WrongEncoding => f.write_str("the declared encoding is not that of the document"),
        }
    }
}
