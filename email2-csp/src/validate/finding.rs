//! [`Finding`]: what is wrong, where, what was expected and what stood there.

use alloc::string::String;
use core::fmt;

/// A rule that a value, a command or a set of nodes breaks.
///
/// ```
/// use email2_csp::edition::Edition;
/// use email2_csp::model::tree::AccessType;
/// use email2_csp::validate::{Command, Finding, Rule, Severity, Validator};
///
/// let validator = Validator::new(Edition::DdfV2.tree());
/// let nowhere = Command::new(AccessType::Get, "./User/Vendor/MSFT/EMAIL2/{…}/COLOUR");
/// let findings: Vec<Finding> = validator.command(&nowhere);
/// assert_eq!((findings[0].rule, findings[0].severity()), (Rule::UnknownNode, Severity::Error));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Finding {
    /// The address of the node.
    pub uri: String,
    /// The rule.
    pub rule: Rule,
    /// What was expected.
    pub expected: String,
    /// What stood there; of a credential, that it is hidden.
    pub found: String,
}

impl Finding {
    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

impl fmt::Display for Finding {
    /// `./Vendor/MSFT/X/Port: expected 1 to 65535, found 0 (allowed values)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: expected {}, found {} ({})",
            self.uri, self.expected, self.found, self.rule
        )
    }
}

/// The rules of a tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Rule {
    /// The tree has the node.
    UnknownNode,
    /// The node takes the command (`AccessType`).
    Access,
    /// The format that is named is that of the node (`DFFormat`).
    Format,
    /// The value has the form of its format.
    Value,
    /// Interior nodes have no value, and leaves no nodes.
    Interior,
    /// The value is an allowed one (`MSFT:AllowedValues`).
    AllowedValues,
    /// A node without a name gets a name that is allowed.
    DynamicName,
    /// A node occurs as often as it may (`Occurrence`).
    Occurrence,
    /// What the node needs of other nodes is there (`MSFT:DependencyBehavior`).
    Dependency,
    /// The node is sent in `Atomic` (`MSFT:AtomicRequired`).
    AtomicRequired,
    /// A permanent node is neither made nor deleted (`Scope`).
    Permanent,
    /// The node should no longer be used (`MSFT:Deprecated`).
    Deprecated,
    /// The value could not be checked: the expected text says why.
    Unchecked,
}

impl Rule {
    /// How bad it is when it is broken.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Deprecated => Severity::Warning,
            Self::Unchecked => Severity::Note,
            _ => Severity::Error,
        }
    }

    /// The rule in a word or two.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnknownNode => "unknown node",
            Self::Access => "access type",
            Self::Format => "format",
            Self::Value => "value",
            Self::Interior => "interior node",
            Self::AllowedValues => "allowed values",
            Self::DynamicName => "dynamic name",
            Self::Occurrence => "occurrence",
            Self::Dependency => "dependency",
            Self::AtomicRequired => "Atomic required",
            Self::Permanent => "permanent node",
            Self::Deprecated => "deprecated",
            Self::Unchecked => "unchecked",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How bad a [`Finding`] is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Severity {
    /// It may be right.
    Note,
    /// It works, and should be otherwise.
    Warning,
    /// A device refuses it.
    Error,
}
