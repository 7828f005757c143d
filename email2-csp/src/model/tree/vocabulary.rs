//! What a node is like in one word: [`Format`], [`Occurrence`], [`Scope`] and the others.

use core::fmt;

use wbxml::tag::dmddf;

use crate::model::open_text::open_text;
use crate::model::owned::owned_already;

/// The format of a value (OMA DM-TND 7.7.7.5, `DFFormat`): an open set over the tokens of the
/// elements that say it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Format(pub u8);

impl Format {
    /// Bytes in base64.
    pub const B64: Self = Self(dmddf::B64.id());
    /// Bytes.
    pub const BIN: Self = Self(dmddf::BIN.id());
    /// `true` or `false`.
    pub const BOOL: Self = Self(dmddf::BOOL.id());
    /// Text.
    pub const CHR: Self = Self(dmddf::CHR.id());
    /// A date of ISO 8601.
    pub const DATE: Self = Self(dmddf::DATE.id());
    /// A floating-point number.
    pub const FLOAT: Self = Self(dmddf::FLOAT.id());
    /// A whole number of 32 bits.
    pub const INT: Self = Self(dmddf::INT.id());
    /// An interior node, which has nodes and no value.
    pub const NODE: Self = Self(dmddf::NODE_FORMAT.id());
    /// No value.
    pub const NULL: Self = Self(dmddf::NULL.id());
    /// A time of ISO 8601.
    pub const TIME: Self = Self(dmddf::TIME.id());
    /// XML.
    pub const XML: Self = Self(dmddf::XML.id());

    /// All with a name.
    pub const ALL: [Self; 11] = [
        Self::B64,
        Self::BIN,
        Self::BOOL,
        Self::CHR,
        Self::DATE,
        Self::FLOAT,
        Self::INT,
        Self::NODE,
        Self::NULL,
        Self::TIME,
        Self::XML,
    ];

    /// The name of the element, which is also the text of `Format` in a message.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::B64 => "b64",
            Self::BIN => "bin",
            Self::BOOL => "bool",
            Self::CHR => "chr",
            Self::DATE => "date",
            Self::FLOAT => "float",
            Self::INT => "int",
            Self::NODE => "node",
            Self::NULL => "null",
            Self::TIME => "time",
            Self::XML => "xml",
            _ => return None,
        })
    }

    /// The format of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == Some(name))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "format {:02X}", self.0),
        }
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How often a node may occur (OMA DM-TND 7.7.7.6).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Occurrence {
    /// Exactly once.
    One,
    /// Once or not at all.
    ZeroOrOne,
    /// Any number of times.
    ZeroOrMore,
    /// At least once.
    OneOrMore,
    /// Not at all or up to N times; the real files leave N out.
    ZeroOrN(Option<u32>),
    /// At least once and up to N times; the real files leave N out.
    OneOrN(Option<u32>),
}

impl Occurrence {
    /// How often it has to be there.
    #[must_use]
    pub const fn least(self) -> u32 {
        match self {
            Self::One | Self::OneOrMore | Self::OneOrN(_) => 1,
            Self::ZeroOrOne | Self::ZeroOrMore | Self::ZeroOrN(_) => 0,
        }
    }

    /// How often it may be there; `None` for any number of times.
    #[must_use]
    pub const fn most(self) -> Option<u32> {
        match self {
            Self::One | Self::ZeroOrOne => Some(1),
            Self::ZeroOrMore | Self::OneOrMore => None,
            Self::ZeroOrN(n) | Self::OneOrN(n) => n,
        }
    }

    /// The name of the element.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "One",
            Self::ZeroOrOne => "ZeroOrOne",
            Self::ZeroOrMore => "ZeroOrMore",
            Self::OneOrMore => "OneOrMore",
            Self::ZeroOrN(_) => "ZeroOrN",
            Self::OneOrN(_) => "OneOrN",
        }
    }
}

impl fmt::Display for Occurrence {
    /// `ZeroOrOne`, `ZeroOrN(6)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::ZeroOrN(Some(n)) | Self::OneOrN(Some(n)) => write!(f, "({n})"),
            _ => Ok(()),
        }
    }
}

/// Whether a node is always there (OMA DM-TND 7.7.7.7).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Scope {
    /// It is always there and cannot be deleted.
    Permanent,
    /// It comes and goes. So it is where nothing is said.
    #[default]
    Dynamic,
}

impl Scope {
    /// The name of the element.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Permanent => "Permanent",
            Self::Dynamic => "Dynamic",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether letter case counts in a name or value (OMA DM-TND 7.7.7.10).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum CaseSense {
    /// It counts (`CS`).
    Sensitive,
    /// It does not (`CIS`).
    Insensitive,
}

impl CaseSense {
    /// The name of the element.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sensitive => "CS",
            Self::Insensitive => "CIS",
        }
    }
}

impl fmt::Display for CaseSense {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

owned_already!(Format, Occurrence, Scope, CaseSense);

open_text! {
    /// Which of two values counts when a device gets both (`MSFT:ConflictResolution`).
    ConflictResolution {
        /// They are not merged. So it is where nothing is said.
        NO_MERGE = "NoMerge",
        /// The lowest.
        LOWEST_VALUE_MOST_SECURE = "LowestValueMostSecure",
        /// The highest.
        HIGHEST_VALUE_MOST_SECURE = "HighestValueMostSecure",
        /// The one that came last.
        LAST_WRITE = "LastWrite",
        /// The lowest, but zero is no limit.
        LOWEST_VALUE_MOST_SECURE_ZERO_HAS_NO_LIMITS = "LowestValueMostSecureZeroHasNoLimits",
        /// The highest, but zero is no limit.
        HIGHEST_VALUE_MOST_SECURE_ZERO_HAS_NO_LIMITS = "HighestValueMostSecureZeroHasNoLimits",
    }
}

open_text! {
    /// What Replace does with the value that is there (`MSFT:ReplaceBehavior`).
    ReplaceBehavior {
        /// It is removed first. So it is where nothing is said.
        REPLACE = "Replace",
        /// The new one is added to it.
        APPEND = "Append",
    }
}

open_text! {
    /// Whether a change takes a restart (`MSFT:RebootBehavior`).
    RebootBehavior {
        /// It takes none. So it is where nothing is said.
        NONE = "None",
        /// The device restarts by itself.
        AUTOMATIC = "Automatic",
        /// The device has to be restarted from outside.
        SERVER_INITIATED = "ServerInitiated",
    }
}
