//! [`Limits`] and [`Options`]: how much a decoder takes, and which deviations; [`Diagnostic`]: what
//! it let pass.

use core::fmt;

/// How much a decoder takes before it refuses.
///
/// The defaults fit every real document; work and memory grow linearly with the input in any case.
///
/// ```
/// use email2_csp::provisioning::{Characteristic, Document, decode_wbxml, decode_wbxml_with};
/// use email2_csp::{ErrorKind, Limits, Options};
///
/// let two = Document::new().with(Characteristic::new("BOOTSTRAP")).with(Characteristic::new("NAPDEF"));
/// let bytes = two.to_wbxml()?;
/// assert!(decode_wbxml(&bytes).is_ok());
/// let options = Options::STRICT.with_limits(Limits::DEFAULT.with_characteristics(1));
/// let error = decode_wbxml_with(&bytes, &options).unwrap_err();
/// assert_eq!(error.kind(), &ErrorKind::TooManyCharacteristics);
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Limits {
    /// How many nodes a tree may have. Default 1,000,000.
    pub nodes: u32,
    /// How deep the elements of a provisioning document may nest. Default 32; more than
    /// [`MOST_NESTING`](Self::MOST_NESTING) are never taken.
    pub nesting: u8,
    /// How many characteristics, and elements that nobody knows, a provisioning document may have.
    /// Default 10,000.
    pub characteristics: u32,
    /// How many `parm` elements a provisioning document may have. Default 100,000.
    pub parms: u32,
    /// How many attributes that nobody knows an element of a provisioning document may have.
    /// Default 32.
    pub attributes: u8,
    /// The limits of the wire form: depth, elements, text.
    pub wire: wbxml::Limits,
}

impl Limits {
    /// The deepest nesting of elements in a provisioning document: what goes through nested
    /// characteristics by recursion, such as comparing and dropping them, is safe on a small stack.
    pub const MOST_NESTING: u8 = 64;

    /// The default limits.
    pub const DEFAULT: Self = Self {
        nodes: 1_000_000,
        nesting: 32,
        characteristics: 10_000,
        parms: 100_000,
        attributes: 32,
        wire: wbxml::Limits::DEFAULT,
    };

    /// These limits with another number of nodes.
    #[must_use]
    pub const fn with_nodes(mut self, nodes: u32) -> Self {
        self.nodes = nodes;
        self
    }

    /// These limits with another nesting.
    #[must_use]
    pub const fn with_nesting(mut self, nesting: u8) -> Self {
        self.nesting = nesting;
        self
    }

    /// These limits with another number of characteristics.
    #[must_use]
    pub const fn with_characteristics(mut self, characteristics: u32) -> Self {
        self.characteristics = characteristics;
        self
    }

    /// These limits with another number of `parm` elements.
    #[must_use]
    pub const fn with_parms(mut self, parms: u32) -> Self {
        self.parms = parms;
        self
    }

    /// These limits with another number of attributes.
    #[must_use]
    pub const fn with_attributes(mut self, attributes: u8) -> Self {
        self.attributes = attributes;
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
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::provisioning::{Decoded, decode_xml, decode_xml_with};
/// use email2_csp::{Diagnostic, DiagnosticKind, Lenient, Options};
///
/// let stray = "<wap-provisioningdoc>hello<characteristic type=\"NAPDEF\"/></wap-provisioningdoc>";
/// assert!(decode_xml(stray).is_err());
/// let mut lenient = Lenient::NONE;
/// lenient.stray_text = true;
/// let decoded: Decoded<'_> = decode_xml_with(stray, &Options::STRICT.with_lenient(lenient))?;
/// assert!(decoded.document.find(&["NAPDEF"]).is_some());
/// let found: Diagnostic = decoded.diagnostics[0];
/// assert_eq!(found.kind(), DiagnosticKind::StrayText);
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Lenient {
    /// Text between elements is dropped.
    pub stray_text: bool,
    /// XML that comes as bytes in UTF-8 may say that it is in another encoding (`Windows-1252`).
    pub wrong_encoding: bool,
    /// Attributes that have to be there may be missing: `type` of a characteristic, `name` of a
    /// `parm`. They are then empty.
    pub missing_attributes: bool,
    /// Values need not have the form of their `datatype`, nor `recursive` be true or false.
    pub invalid_values: bool,
    /// A `parm` may stand in no characteristic, and what stands in a `parm` is dropped.
    pub misplaced_elements: bool,
    /// The deviations of the wire form.
    pub wire: wbxml::Lenient,
}

impl Lenient {
    /// Nothing is let pass.
    pub const NONE: Self = Self {
        stray_text: false,
        wrong_encoding: false,
        missing_attributes: false,
        invalid_values: false,
        misplaced_elements: false,
        wire: wbxml::Lenient::NONE,
    };

    /// Everything that has a name here is let pass.
    pub const ALL: Self = Self {
        stray_text: true,
        wrong_encoding: true,
        missing_attributes: true,
        invalid_values: true,
        misplaced_elements: true,
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
    /// Text between elements was dropped.
    StrayText,
    /// The declared encoding is not that of the document.
    WrongEncoding,
    /// An attribute that has to be there was missing.
    MissingAttribute(&'static str),
    /// An attribute had a value that it may not have, and was dropped.
    InvalidAttribute(&'static str),
    /// A value has not the form of its `datatype`, which is this one.
    InvalidValue(&'static str),
    /// An element where it does not belong.
    MisplacedElement(&'static str),
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Wire(kind) => kind.fmt(f),
            Self::StrayText => f.write_str("text between elements dropped"),
            Self::WrongEncoding => f.write_str("the declared encoding is not that of the document"),
            Self::MissingAttribute(name) => write!(f, "attribute {name} is missing"),
            Self::InvalidAttribute(name) => write!(f, "invalid value of attribute {name} dropped"),
            Self::InvalidValue(datatype) => write!(f, "the value is no {datatype}"),
            Self::MisplacedElement(name) => write!(f, "{name} does not belong here"),
        }
    }
}
