//! [`diff`]: what has changed from one policy to another.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;

use super::lists::{approved, by_inclusion, names};
use crate::demand::{Demand, compare, in_force};
use crate::elements::PolicyElements;
use crate::model::{PolicyDocument, PolicyElement, PolicyValue, Setting};
use crate::password::OF_THE_PASSWORD;

/// What has changed from one policy to another. Made by [`diff`].
///
/// ```
/// use eas_provision::algebra::{Change, ChangeKind, PolicyDiff, diff};
/// use eas_provision::{PolicyDocument, PolicyElement, PolicyElements};
///
/// let mut old = PolicyDocument::new();
/// old.set_device_password_enabled(true).set_min_device_password_length(4);
/// let mut new = old.clone();
/// new.set_min_device_password_length(8);
/// let changes: PolicyDiff<'_> = diff(&old, &new);
/// let only: &Change<'_> = &changes.changes()[0];
/// assert_eq!((only.element, only.kind), (PolicyElement::MinDevicePasswordLength, ChangeKind::Tightened));
/// assert_eq!(changes.having(ChangeKind::Loosened), PolicyElements::NONE);
/// assert!(changes.needs_user_action(), "a longer password has to be thought of");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PolicyDiff<'d> {
    changes: Vec<Change<'d>>,
    /// Whether the elements that have no meaning here are other ones.
    unknown_changed: bool,
}

/// What has changed about an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Change<'d> {
    /// The element.
    pub element: PolicyElement,
    /// In which direction.
    pub kind: ChangeKind,
    /// Whether the password of the device has to be checked, and the user asked for a new one if it
    /// does not meet the new policy or if that cannot be verified.
    pub needs_user_action: bool,
    /// As it was.
    #[cfg_attr(feature = "serde", serde(serialize_with = "serialize::setting"))]
    pub old: Setting<PolicyValue<'d>>,
    /// As it is. The same as before, if another element has put this one in or out of force.
    #[cfg_attr(feature = "serde", serde(serialize_with = "serialize::setting"))]
    pub new: Setting<PolicyValue<'d>>,
}

/// In which direction an element has changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ChangeKind {
    /// It demands more.
    Tightened,
    /// It demands less.
    Loosened,
    /// It demands something else, neither more nor less.
    Replaced,
    /// It is written in another way, or has come or gone, and demands the same as before.
    Rewritten,
}

/// Compares two policies by what they demand: an element that demands nothing is as good as absent,
/// and so is one that another puts out of force, like all about passwords while
/// `DevicePasswordEnabled` is 0. The difference of equal policies is empty.
///
/// ```
/// use eas_provision::PolicyDocument;
/// use eas_provision::algebra::{ChangeKind, diff};
///
/// let (mut old, mut new) = (PolicyDocument::new(), PolicyDocument::new());
/// old.set_device_password_enabled(true).set_min_device_password_length(4);
/// new.set_device_password_enabled(true).set_min_device_password_length(6);
/// let diff = diff(&old, &new);
/// assert_eq!(diff.having(ChangeKind::Tightened).len(), 1);
/// assert!(diff.having(ChangeKind::Loosened).is_empty());
/// ```
#[must_use]
pub fn diff<'d>(old: &'d PolicyDocument<'_>, new: &'d PolicyDocument<'_>) -> PolicyDiff<'d> {
    let either = old.elements().union(new.elements());
    let change = |element: PolicyElement| {
        let (before, after) = (old.get(element), new.get(element));
        let order = order(element, in_force(old, element), in_force(new, element));
        let kind = match order {
            Some(Ordering::Less) => ChangeKind::Tightened,
            Some(Ordering::Greater) => ChangeKind::Loosened,
            None => ChangeKind::Replaced,
            Some(Ordering::Equal) if before == after => return None,
            Some(Ordering::Equal) => ChangeKind::Rewritten,
        };
        Some(Change {
            element,
            kind,
            needs_user_action: kind != ChangeKind::Loosened
                && kind != ChangeKind::Rewritten
                && OF_THE_PASSWORD.contains(element),
            old: before,
            new: after,
        })
    };
    PolicyDiff {
        changes: either.iter().filter_map(change).collect(),
        unknown_changed: old.unknown() != new.unknown(),
    }
}

/// The old demand and the new one by strictness.
fn order(element: PolicyElement, old: Demand<'_>, new: Demand<'_>) -> Option<Ordering> {
    match (old, new) {
        // The more names, the stricter.
        (Demand::Applications(old), Demand::Applications(new)) => {
            by_inclusion(&names(old), &names(new))
        }
        // The fewer hashes, the stricter.
        (Demand::Hashes(old), Demand::Hashes(new)) => by_inclusion(&approved(new), &approved(old)),
        _ => compare(element.facts(), old, new),
    }
}

impl<'d> PolicyDiff<'d> {
    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && !self.unknown_changed
    }

    /// The changes, in the order of the schema.
    #[must_use]
    pub fn changes(&self) -> &[Change<'d>] {
        &self.changes
    }

    /// What has changed about an element, if anything has.
    #[must_use]
    pub fn get(&self, element: PolicyElement) -> Option<&Change<'d>> {
        self.changes.iter().find(|change| change.element == element)
    }

    /// The elements that have changed in this direction.
    #[must_use]
    pub fn having(&self, kind: ChangeKind) -> PolicyElements {
        let changes = self.changes.iter().filter(|change| change.kind == kind);
        changes.map(|change| change.element).collect()
    }

    /// Whether the device has to do nothing, because no demand has changed.
    #[must_use]
    pub fn demands_the_same(&self) -> bool {
        !self.unknown_changed
            && self
                .changes
                .iter()
                .all(|change| change.kind == ChangeKind::Rewritten)
    }

    /// Whether the password of the device has to be checked, and the user asked for a new one if
    /// need be.
    #[must_use]
    pub fn needs_user_action(&self) -> bool {
        self.changes.iter().any(|change| change.needs_user_action)
    }

    /// Whether the elements that have no meaning here are other ones.
    #[must_use]
    pub const fn unknown_changed(&self) -> bool {
        self.unknown_changed
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tightened => "tightened",
            Self::Loosened => "loosened",
            Self::Replaced => "replaced",
            Self::Rewritten => "rewritten",
        })
    }
}

struct Shown<'s, 'd>(&'s Setting<PolicyValue<'d>>);

impl fmt::Display for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Setting::Absent => f.write_str("absent"),
            Setting::Empty => f.write_str("empty"),
            Setting::Value(PolicyValue::Number(number)) => number.fmt(f),
            Setting::Value(PolicyValue::Text(text)) => fmt::Debug::fmt(text, f),
            Setting::Value(PolicyValue::Applications(list)) => write!(f, "{} names", list.len()),
            Setting::Value(PolicyValue::Hashes(list)) => write!(f, "{} hashes", list.len()),
        }
    }
}

impl fmt::Display for Change<'_> {
    /// `MinDevicePasswordLength: tightened, 4 to 6`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (old, new) = (Shown(&self.old), Shown(&self.new));
        write!(f, "{}: {}, {old} to {new}", self.element, self.kind)?;
        if self.needs_user_action {
            f.write_str("; check the password")?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use alloc::string::ToString;

    use serde::Serializer;

    use crate::model::{PolicyValue, Setting};

    /// A number, text or list; `null` for an absent element, an empty text for an empty one.
    pub(super) fn setting<S: Serializer>(
        setting: &Setting<PolicyValue<'_>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match setting {
            Setting::Absent => serializer.serialize_none(),
            Setting::Empty => serializer.serialize_str(""),
            Setting::Value(PolicyValue::Number(number)) => serializer.serialize_i64(*number),
            Setting::Value(PolicyValue::Text(text)) => serializer.serialize_str(text),
            Setting::Value(PolicyValue::Applications(list)) => serializer.collect_seq(list.iter()),
            Setting::Value(PolicyValue::Hashes(list)) => {
                serializer.collect_seq(list.iter().map(ToString::to_string))
            }
        }
    }
}
