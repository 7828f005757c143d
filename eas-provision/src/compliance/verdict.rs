//! [`ElementVerdict`]: what becomes of an element, why, and where that is written.

use core::fmt;

use crate::model::{IgnoreCondition, PolicyElement};

/// What becomes of an element of a policy.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Verdict {
    /// It demands nothing, and counts for nothing.
    Vacuous,
    /// It may be ignored, and counts as enforced (MS-ASPROV 3.1.5.1.1).
    Ignored,
    /// It is enforced.
    Enforced,
    /// It is not.
    Failed,
}

/// Why an element has its [`Verdict`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Reason {
    /// Vacuous: its value demands nothing.
    DemandsNothing,
    /// Vacuous: it has no content, though its type asks for some. That is how a server unsets it.
    Unset,
    /// Vacuous: it only tells what the server does.
    OnlyInforms,
    /// Vacuous: it has no effect while another element is 0 or absent.
    WhileOff(PolicyElement),
    /// Ignored: this condition holds.
    Condition(IgnoreCondition),
    /// Enforced: the device can do it.
    Supported,
    /// Enforced: the device does this, which is stricter.
    StricterNumber(i64),
    /// Enforced: the device has nothing that the element could restrict.
    NothingToRestrict,
    /// Failed: the device cannot do it.
    Unsupported,
    /// Failed: the device lacks the feature, but by the list in use the element may not be ignored.
    NotIgnorable,
    /// Failed: the number is out of the range, and nothing stricter can be enforced.
    OutOfRange,
    /// Failed: the value is text that is no number.
    NotANumber,
    /// Failed: the device cannot tell whether it is in force.
    Unverifiable,
}

impl Reason {
    /// The verdict that this is a reason for.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::DemandsNothing | Self::Unset | Self::OnlyInforms | Self::WhileOff(_) => {
                Verdict::Vacuous
            }
            Self::Condition(_) => Verdict::Ignored,
            Self::Supported | Self::StricterNumber(_) | Self::NothingToRestrict => {
                Verdict::Enforced
            }
            Self::Unsupported
            | Self::NotIgnorable
            | Self::OutOfRange
            | Self::NotANumber
            | Self::Unverifiable => Verdict::Failed,
        }
    }
}

/// Where a rule is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Citation {
    /// In this section of MS-ASPROV.
    Specification(&'static str),
    /// In Microsoft's guide for developers of ActiveSync clients ("Provisioning, policies, remote
    /// wipe, and ABQ"), under this heading.
    Guide(&'static str),
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Specification(section) => write!(f, "MS-ASPROV {section}"),
            Self::Guide(heading) => write!(f, "developers' guide, {heading}"),
        }
    }
}

/// An element of a policy, what becomes of it and why.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ElementVerdict {
    element: PolicyElement,
    verdict: Verdict,
    reason: Reason,
    citation: Citation,
}

impl ElementVerdict {
    pub(super) fn new(element: PolicyElement, reason: Reason) -> Self {
        Self {
            element,
            verdict: reason.verdict(),
            reason,
            citation: citation(element, reason),
        }
    }

    /// The element.
    #[must_use]
    pub const fn element(&self) -> PolicyElement {
        self.element
    }

    /// What becomes of it.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// Where that is written.
    #[must_use]
    pub const fn citation(&self) -> Citation {
        self.citation
    }
}

fn citation(element: PolicyElement, reason: Reason) -> Citation {
    let facts = element.facts();
    match reason {
        Reason::Unset => Citation::Specification("3.2.5.1.1"),
        Reason::OnlyInforms | Reason::NotIgnorable | Reason::Unverifiable => {
            Citation::Guide("Policies")
        }
        Reason::Condition(IgnoreCondition::PasswordDisabled) => {
            Citation::Specification("3.1.5.1.1.1")
        }
        Reason::Condition(_) if !facts.ignorable_by_specification => Citation::Guide("Policies"),
        Reason::NothingToRestrict => Citation::Specification("3.1.5.1.1"),
        _ => Citation::Specification(facts.section),
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Vacuous => "demands nothing",
            Self::Ignored => "ignored",
            Self::Enforced => "enforced",
            Self::Failed => "failed",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::DemandsNothing => "its value restricts nothing",
            Self::Unset => "it is empty and so unset",
            Self::OnlyInforms => "it only says what the server does",
            Self::WhileOff(other) => return write!(f, "{other} is not set"),
            Self::Condition(condition) => described(*condition),
            Self::Supported => "the device enforces it",
            Self::StricterNumber(number) => {
                return write!(
                    f,
                    "the device enforces {number}, which is as strict or stricter"
                );
            }
            Self::NothingToRestrict => "the device has nothing that it could restrict",
            Self::Unsupported => "the device cannot enforce it",
            Self::NotIgnorable => "the device lacks the feature, but this element is never ignored",
            Self::OutOfRange => "the number is out of range",
            Self::NotANumber => "the value is not a number",
            Self::Unverifiable => "the device cannot tell whether it is in force",
        };
        f.write_str(text)
    }
}

const fn described(condition: IgnoreCondition) -> &'static str {
    match condition {
        IgnoreCondition::PasswordDisabled => "no password is required",
        IgnoreCondition::AlphanumericNotRequired => "no alphanumeric password is required",
        IgnoreCondition::NoPasswordRecovery => "the device has no recovery passwords",
        IgnoreCondition::NoRemovableStorage => "the device has no removable storage",
        IgnoreCondition::NoCamera => "the device has no camera",
        IgnoreCondition::NoUnsignedApplications => "the device runs no unsigned applications",
        IgnoreCondition::NoUnsignedInstallationPackages => {
            "the device installs no unsigned packages"
        }
        IgnoreCondition::NoWiFi => "the device has no Wi-Fi",
        IgnoreCondition::NoTextMessaging => "the device has no text messaging",
        IgnoreCondition::NoBluetooth => "the device has no Bluetooth",
        IgnoreCondition::NoInfrared => "the device has no infrared port",
        IgnoreCondition::NoDesktopSync => "the device does not connect to a personal computer",
        IgnoreCondition::NoRemoteDesktop => "the device has no remote desktop",
        IgnoreCondition::NoInternetSharing => "the device does not share its Internet connection",
    }
}

impl fmt::Display for ElementVerdict {
    /// `AllowCamera: ignored, the device has no camera (MS-ASPROV 2.2.2.4)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            element,
            verdict,
            reason,
            citation,
        } = self;
        write!(f, "{element}: {verdict}, {reason} ({citation})")
    }
}
