//! [`validate`]: what is wrong with a policy.

use alloc::vec::Vec;
use core::fmt;

use crate::ProtocolVersion;
use crate::demand::{Demand, IgnoreRules, Nothing, demand, ignored_in};
use crate::model::{
    AbsentMeans, IgnoreCondition, PolicyDocument, PolicyElement, PolicyFacts, PolicyValue, Setting,
};

/// Something about an element of a policy that a server should not send, or that has no effect.
///
/// ```
/// use eas_provision::algebra::{Finding, Problem, validate};
/// use eas_provision::{PolicyDocument, PolicyElement, ProtocolVersion};
///
/// // MS-ASPROV 2.2.2.38: 1 to 16 characters.
/// let mut policy = PolicyDocument::new();
/// policy.set_device_password_enabled(true).set_min_device_password_length(20);
/// let found: Vec<Finding> = validate(&policy, ProtocolVersion::V14_1);
/// assert_eq!(found[0].element, Some(PolicyElement::MinDevicePasswordLength));
/// assert_eq!(found[0].problem, Problem::OutOfRange(20));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// The element; `None` for one that this crate does not know.
    pub element: Option<PolicyElement>,
    /// What it is about.
    pub problem: Problem,
}

/// What a [`Finding`] is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Problem {
    /// A text that is no number.
    NotANumber,
    /// The type of the element does not have this number.
    NotOfTheType(i64),
    /// The type has the number, the element has no meaning for it.
    OutOfRange(i64),
    /// The element is empty, and its type asks for content.
    Empty,
    /// The entry of a list at this place is empty.
    EmptyEntry(usize),
    /// The hash at this place of the list is no SHA-1.
    NotSha1(usize),
    /// The protocol version does not have the element.
    NotInVersion(ProtocolVersion),
    /// This crate does not know the element. It is the one at this place among those.
    Unknown(usize),
    /// A warning: the element has no effect while this condition holds.
    Ignored(IgnoreCondition),
    /// A warning: the element has no effect while this other one is 0 or absent.
    WhileOff(PolicyElement),
}

impl Problem {
    /// Whether the policy may be sent all the same.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::Ignored(_) | Self::WhileOff(_))
    }
}

impl Finding {
    /// Whether the policy may be sent all the same.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        self.problem.is_warning()
    }
}

/// What is wrong with a policy for clients of a protocol version, in the order of the schema.
/// Nothing, if the list is empty; nothing that forbids to send it, if there are
/// [warnings](Problem::is_warning) only.
///
/// ```
/// use eas_provision::algebra::{Problem, validate};
/// use eas_provision::{PolicyDocument, PolicyElement, ProtocolVersion};
///
/// let mut policy = PolicyDocument::new();
/// policy.set_allow_camera(false);
/// assert!(validate(&policy, ProtocolVersion::V14_1).is_empty());
/// let findings = validate(&policy, ProtocolVersion::V12_0);
/// assert_eq!(findings[0].element, Some(PolicyElement::AllowCamera));
/// assert_eq!(findings[0].problem, Problem::NotInVersion(ProtocolVersion::V12_0));
/// ```
#[must_use]
pub fn validate(policy: &PolicyDocument<'_>, version: ProtocolVersion) -> Vec<Finding> {
    let mut findings = Vec::new();
    for element in policy.elements() {
        let facts = element.facts();
        let mut found = |problem| {
            findings.push(Finding {
                element: Some(element),
                problem,
            });
        };
        if !facts.versions.contains(version) {
            found(Problem::NotInVersion(version));
        }
        match policy.get(element) {
            Setting::Value(PolicyValue::Applications(list)) => {
                let empty = list.iter().enumerate().filter(|(_, name)| name.is_empty());
                empty.for_each(|(at, _)| found(Problem::EmptyEntry(at)));
            }
            Setting::Value(PolicyValue::Hashes(list)) => {
                let wrong = list.iter().enumerate().filter(|(_, h)| h.sha1().is_none());
                wrong.for_each(|(at, _)| found(Problem::NotSha1(at)));
            }
            Setting::Value(PolicyValue::Text(_)) => found(Problem::NotANumber),
            Setting::Value(PolicyValue::Number(number)) => {
                if let Some(problem) = out_of_range(facts, number) {
                    found(problem);
                }
            }
            Setting::Empty if !facts.may_be_empty && !element.is_list() => found(Problem::Empty),
            Setting::Empty | Setting::Absent => {}
        }
        match demand(policy, element) {
            // The first of an algorithm is what a server sends if nobody has chosen one.
            Demand::Nothing(Nothing::WhileOff(other))
                if policy.number(element) != Some(0)
                    && facts.absent == AbsentMeans::Unspecified =>
            {
                found(Problem::WhileOff(other));
            }
            Demand::Nothing(_) => {}
            _ => {
                if let Some(condition) = ignored_in(policy, facts, IgnoreRules::Either) {
                    found(Problem::Ignored(condition));
                }
            }
        }
    }
    for at in 0..policy.unknown().len() {
        findings.push(Finding {
            element: None,
            problem: Problem::Unknown(at),
        });
    }
    findings
}

fn out_of_range(facts: &PolicyFacts, number: i64) -> Option<Problem> {
    let (first, last) = facts.value_type.bounds()?;
    if !(first..=last).contains(&number) {
        Some(Problem::NotOfTheType(number))
    } else if !facts.allowed.contains(number) {
        Some(Problem::OutOfRange(number))
    } else {
        None
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber => f.write_str("is not a number"),
            Self::NotOfTheType(number) => write!(f, "is {number}, which its type does not have"),
            Self::OutOfRange(number) => write!(f, "is {number}, which is out of range"),
            Self::Empty => f.write_str("is empty"),
            Self::EmptyEntry(at) => write!(f, "has an empty entry at {at}"),
            Self::NotSha1(at) => write!(f, "has an entry at {at} that is no SHA-1"),
            Self::NotInVersion(version) => write!(f, "is not in version {version}"),
            Self::Unknown(at) => write!(f, "is unknown, the one at {at} of those"),
            Self::Ignored(_) => {
                f.write_str("has no effect, for a condition that lets it be ignored")
            }
            Self::WhileOff(other) => write!(f, "has no effect while {other} is not set"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.element {
            Some(element) => write!(f, "{element} {}", self.problem),
            None => write!(f, "an element {}", self.problem),
        }
    }
}
