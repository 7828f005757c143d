//! What the elements of a policy document demand, each by its facts and with regard to the others.
//! Compliance, comparison, merging and validation all read a document through this.

use alloc::borrow::Cow;
use core::cmp::Ordering;

use crate::model::{
    ApplicationHash, IgnoreCondition, PolicyDocument, PolicyElement, PolicyFacts, PolicyKind,
    PolicyValue, Setting, Stricter, Unit, Vacuous,
};

/// Whose list of the elements that a device may ignore counts.
///
/// MS-ASPROV and Microsoft's guide for developers of clients disagree about three elements:
/// `AllowUnsignedApplications` and `AllowUnsignedInstallationPackages` may be ignored by the
/// specification alone, and `MinDevicePasswordComplexCharacters`, while
/// `AlphanumericDevicePasswordRequired` is 0, by the guide alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum IgnoreRules {
    /// What either of the two lists may be ignored.
    #[default]
    Either,
    /// Only what MS-ASPROV lists.
    Specification,
    /// Only what the guide lists, to the letter: "policies that are not listed in this table cannot
    /// be ignored under any conditions". A device that lacks a feature has to restrict it all the
    /// same.
    Guide,
}

impl IgnoreRules {
    /// Whether an element may be ignored under a condition, if the condition holds.
    pub(crate) fn include(self, facts: &PolicyFacts, condition: IgnoreCondition) -> bool {
        let by_specification = match condition {
            // For all password elements: MS-ASPROV 3.1.5.1.1.1, rule 1.
            IgnoreCondition::PasswordDisabled => true,
            IgnoreCondition::AlphanumericNotRequired => false,
            _ => facts.ignorable_by_specification,
        };
        match self {
            Self::Either => by_specification || facts.ignorable_by_guide,
            Self::Specification => by_specification,
            Self::Guide => facts.ignorable_by_guide,
        }
    }
}

/// What an element demands of a device, taken by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Demand<'d> {
    /// Nothing.
    Nothing(Nothing),
    /// A number, in or out of the range.
    Number(i64),
    /// Applications in ROM that must not run; not empty.
    Applications(&'d [Cow<'d, str>]),
    /// The applications in memory that may run; not empty.
    Hashes(&'d [ApplicationHash<'d>]),
    /// A text that is no number.
    Text(&'d str),
}

/// Why an element demands nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Nothing {
    /// It is not there.
    Absent,
    /// Its value demands nothing.
    Value,
    /// It has no content, though its type asks for some: it has been unset (MS-ASPROV 3.2.5.1.1).
    Unset,
    /// It only tells something.
    Never,
    /// Another element is 0 or absent.
    WhileOff(PolicyElement),
}

/// Whether an element is absent, empty or 0.
pub(crate) fn is_off(document: &PolicyDocument<'_>, element: PolicyElement) -> bool {
    match document.get(element) {
        Setting::Absent => element.facts().absent.number().unwrap_or(0) == 0,
        Setting::Empty => true,
        Setting::Value(value) => value.number() == Some(0),
    }
}

/// What the element demands, taken by itself.
#[inline]
pub(crate) fn demand<'d>(document: &'d PolicyDocument<'_>, element: PolicyElement) -> Demand<'d> {
    let facts = element.facts();
    let setting = match document.number(element) {
        Some(number) => Setting::Value(number),
        None => match document.get(element) {
            Setting::Absent => return Demand::Nothing(Nothing::Absent),
            Setting::Value(PolicyValue::Applications(list)) => return Demand::Applications(list),
            Setting::Value(PolicyValue::Hashes(list)) => return Demand::Hashes(list),
            Setting::Value(PolicyValue::Text(text)) => return Demand::Text(text),
            Setting::Value(PolicyValue::Number(number)) => Setting::Value(number),
            Setting::Empty => Setting::Empty,
        },
    };
    match (facts.vacuous, setting) {
        (Vacuous::Always, _) => Demand::Nothing(Nothing::Never),
        (Vacuous::WhileOff(other), _) if is_off(document, other) => {
            Demand::Nothing(Nothing::WhileOff(other))
        }
        (vacuous, setting) => {
            if vacuous.includes(setting, |_| false) {
                return Demand::Nothing(Nothing::Value);
            }
            match setting {
                Setting::Value(number) => Demand::Number(number),
                Setting::Empty | Setting::Absent => Demand::Nothing(Nothing::Unset),
            }
        }
    }
}

/// The condition, if one holds that is about the document and not about the device, under which the
/// element may be ignored.
#[inline]
pub(crate) fn ignored_in(
    document: &PolicyDocument<'_>,
    facts: &PolicyFacts,
    rules: IgnoreRules,
) -> Option<IgnoreCondition> {
    facts.ignorable_if.iter().copied().find(|&condition| {
        let holds = match condition {
            IgnoreCondition::PasswordDisabled => {
                is_off(document, PolicyElement::DevicePasswordEnabled)
            }
            IgnoreCondition::AlphanumericNotRequired => {
                is_off(document, PolicyElement::AlphanumericDevicePasswordRequired)
            }
            _ => false,
        };
        holds && rules.include(facts, condition)
    })
}

/// What the element demands, with regard to those that put it out of force.
pub(crate) fn in_force<'d>(document: &'d PolicyDocument<'_>, element: PolicyElement) -> Demand<'d> {
    let facts = element.facts();
    match demand(document, element) {
        Demand::Number(_) if ignored_in(document, facts, IgnoreRules::Either).is_some() => {
            Demand::Nothing(Nothing::Value)
        }
        Demand::Text(_) if ignored_in(document, facts, IgnoreRules::Either).is_some() => {
            Demand::Nothing(Nothing::Value)
        }
        // A minimum below the one that demands nothing.
        Demand::Number(number) if !facts.allowed.contains(number) => {
            match stand_in(facts, number) {
                Some(stand_in) if is_vacuous(facts, stand_in) => Demand::Nothing(Nothing::Value),
                _ => Demand::Number(number),
            }
        }
        demand => demand,
    }
}

/// Whether a number demands nothing, whatever else is in the document.
pub(crate) fn is_vacuous(facts: &PolicyFacts, number: i64) -> bool {
    facts.vacuous.includes(Setting::Value(number), |_| false)
}

/// Of a number out of the range, the number in the range that satisfies whoever meant it: of an
/// amount the next stricter one, of a choice the strictest. `None` if there is none.
pub(crate) fn stand_in(facts: &PolicyFacts, number: i64) -> Option<i64> {
    let ranges = facts.allowed.0;
    let strictest = match facts.stricter {
        Stricter::Unordered => return None,
        Stricter::Lower => ranges.first().map(|&(first, _)| first),
        Stricter::Higher => ranges.last().map(|&(_, last)| last),
    };
    match facts.kind {
        PolicyKind::Limit => next_stricter(facts, ranges, number),
        _ => strictest,
    }
}

/// Of the ranges, the number that is nearest to this one on its stricter side, or it itself. A
/// number that demands nothing is not stricter, except where that is the lowest of a minimum.
pub(crate) fn next_stricter(
    facts: &PolicyFacts,
    ranges: &[(i64, i64)],
    number: i64,
) -> Option<i64> {
    if ranges
        .iter()
        .any(|&(first, last)| (first..=last).contains(&number))
    {
        return Some(number);
    }
    match facts.stricter {
        Stricter::Unordered => None,
        Stricter::Higher => ranges
            .iter()
            .map(|&(first, _)| first)
            .filter(|&first| first > number)
            .min(),
        Stricter::Lower => ranges
            .iter()
            .map(|&(_, last)| last)
            .filter(|&last| last < number && !is_vacuous(facts, last))
            .max(),
    }
}

/// Whether the numbers of an element are amounts, so that one out of the range has a meaning still.
pub(crate) fn is_amount(facts: &PolicyFacts) -> bool {
    matches!(
        facts.unit,
        Unit::Characters
            | Unit::Seconds
            | Unit::Attempts
            | Unit::Bytes
            | Unit::Days
            | Unit::Passwords
            | Unit::Kilobytes
    )
}

/// How strict what an element demands is. Two demands compare only if they are of the same element
/// and it has an order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Strictness {
    Nothing,
    Number(i64),
    /// What nobody can read, nobody can satisfy.
    Unreadable,
}

/// How strict the demand of an element is. `None` if it has no order.
pub(crate) fn strictness(facts: &PolicyFacts, demand: Demand<'_>) -> Option<Strictness> {
    let number = match demand {
        Demand::Nothing(_) => return Some(Strictness::Nothing),
        Demand::Text(_) => return Some(Strictness::Unreadable),
        Demand::Applications(_) | Demand::Hashes(_) => return None,
        Demand::Number(number) => number,
    };
    let number = match facts.kind {
        PolicyKind::Limit => number,
        _ if facts.allowed.contains(number) => number,
        _ => stand_in(facts, number)?,
    };
    match facts.stricter {
        Stricter::Higher => Some(Strictness::Number(number)),
        // The complement reverses the order and has no overflow.
        Stricter::Lower => Some(Strictness::Number(!number)),
        Stricter::Unordered => None,
    }
}

/// A total order of the numbers and texts that an element can demand: by strictness, then what is
/// in the range before what only counts for it. Of numbers without an order, the lower one comes
/// last.
pub(crate) fn rank<'d>(
    facts: &PolicyFacts,
    demand: Demand<'d>,
) -> (Strictness, bool, i64, &'d str) {
    let (number, text) = match demand {
        Demand::Number(number) => (number, ""),
        Demand::Text(text) => (0, text),
        _ => (0, ""),
    };
    let strictness = strictness(facts, demand).unwrap_or(Strictness::Number(!number));
    (strictness, facts.allowed.contains(number), number, text)
}

/// Two demands of an element by their strictness, if they can be compared.
pub(crate) fn compare(
    facts: &PolicyFacts,
    left: Demand<'_>,
    right: Demand<'_>,
) -> Option<Ordering> {
    match (left, right) {
        (Demand::Nothing(_), Demand::Nothing(_)) => Some(Ordering::Equal),
        (Demand::Nothing(_), _) => Some(Ordering::Less),
        (_, Demand::Nothing(_)) => Some(Ordering::Greater),
        _ if left == right => Some(Ordering::Equal),
        _ => strictness(facts, left)?.partial_cmp(&strictness(facts, right)?),
    }
}
