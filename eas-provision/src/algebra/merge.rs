//! [`merge`]: one policy for a device with several accounts.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::lists::{CanonicalHash, NOTHING, approved, names};
use crate::demand::{Demand, in_force, rank};
use crate::elements::PolicyElements;
use crate::model::{ApplicationHash, PolicyDocument, PolicyElement, Setting, Stricter};

/// One policy out of several, and where each element of it comes from. Made by [`merge`].
///
/// ```
/// use eas_provision::algebra::{MergedPolicy, merge};
/// use eas_provision::{PolicyDocument, PolicyElement};
///
/// let (mut work, mut school) = (PolicyDocument::new(), PolicyDocument::new());
/// work.set_allow_camera(false);
/// school.set_allow_camera(true).set_max_inactivity_time_device_lock(300);
/// let merged: MergedPolicy = merge([&work, &school]);
/// assert_eq!(merged.policy().allow_camera(), Ok(false.into()));
/// assert_eq!(merged.sources(PolicyElement::AllowCamera), [0]);
/// assert_eq!(merged.sources(PolicyElement::MaxInactivityTimeDeviceLock), [1]);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergedPolicy {
    policy: PolicyDocument<'static>,
    sources: Vec<(PolicyElement, Vec<usize>)>,
    conflicts: PolicyElements,
}

/// One policy for a device that has several accounts: of each element the strictest demand.
///
/// What demands nothing, or nothing in its own policy because another element there puts it out of
/// force, is left out; so are elements that have no meaning here. A device that meets the merged
/// policy meets each of them. Neither their order makes a difference, nor merging some of them
/// first.
///
/// * Of numbers, the stricter one. A text that is no number is stricter than any: nobody can meet
///   it.
/// * Applications that must not run: those of all policies together.
/// * Applications that may run: those of every policy that has such a list. If that leaves none,
///   the list has one entry, the hash of 40 zeros, that no application has: an empty list would
///   allow all.
/// * The S/MIME algorithms have no order. If policies demand different ones, the one that comes
///   first in the specification is taken, and the element is among the
///   [conflicts](MergedPolicy::conflicts).
///
/// ```
/// use eas_provision::algebra::merge;
/// use eas_provision::{PolicyDocument, Setting};
///
/// let (mut work, mut school) = (PolicyDocument::new(), PolicyDocument::new());
/// work.set_device_password_enabled(true).set_min_device_password_length(6);
/// school.set_device_password_enabled(true).set_min_device_password_length(4).set_allow_camera(false);
/// let merged = merge([&work, &school]).into_policy();
/// assert_eq!(merged.min_device_password_length(), Ok(Setting::Value(6)));
/// assert_eq!(merged.allow_camera(), Ok(Setting::Value(false)));
/// ```
#[must_use]
pub fn merge<'p, 'a: 'p>(
    policies: impl IntoIterator<Item = &'p PolicyDocument<'a>>,
) -> MergedPolicy {
    let policies: Vec<_> = policies.into_iter().collect();
    let present = policies.iter().map(|policy| policy.elements());
    let mut merged = MergedPolicy {
        policy: PolicyDocument::new(),
        sources: Vec::new(),
        conflicts: PolicyElements::NONE,
    };
    for element in present.fold(PolicyElements::NONE, PolicyElements::union) {
        let demands = policies.iter().enumerate();
        let demands: Vec<_> = demands
            .map(|(source, policy)| (source, in_force(policy, element)))
            .filter(|(_, demand)| !matches!(demand, Demand::Nothing(_)))
            .collect();
        if !demands.is_empty() {
            merged.put(element, &demands);
        }
    }
    merged
}

impl MergedPolicy {
    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &PolicyDocument<'static> {
        &self.policy
    }

    /// The policy, by value.
    #[must_use]
    pub fn into_policy(self) -> PolicyDocument<'static> {
        self.policy
    }

    /// Which of the policies have demanded what the merged one does of an element: their places
    /// among those that were merged, ascending. Of a list, all that have one.
    #[must_use]
    pub fn sources(&self, element: PolicyElement) -> &[usize] {
        let found = self.sources.binary_search_by_key(&element, |(at, _)| *at);
        let found = found.ok().and_then(|at| self.sources.get(at));
        found.map_or(&[], |(_, sources)| sources)
    }

    /// The elements of which no value meets the demands of all: a device that follows the merged
    /// policy does not meet each of them.
    #[must_use]
    pub const fn conflicts(&self) -> PolicyElements {
        self.conflicts
    }

    fn put(&mut self, element: PolicyElement, demands: &[(usize, Demand<'_>)]) {
        let taken = match element {
            PolicyElement::UnapprovedInROMApplicationList => {
                let all = demands.iter().flat_map(|(_, demand)| match demand {
                    Demand::Applications(list) => names(list),
                    _ => BTreeSet::new(),
                });
                let all: BTreeSet<&str> = all.collect();
                self.policy
                    .set_unapproved_in_rom_applications(all.into_iter().map(String::from));
                None
            }
            PolicyElement::ApprovedApplicationList => {
                self.policy
                    .set_approved_applications(approved_by_all(demands));
                None
            }
            _ => self.put_strictest(element, demands),
        };
        let sources = demands
            .iter()
            .filter(|(_, demand)| taken.is_none_or(|taken| taken == *demand))
            .map(|(source, _)| *source)
            .collect();
        self.sources.push((element, sources));
    }

    /// Takes the strictest of numbers and texts, and returns it.
    fn put_strictest<'d>(
        &mut self,
        element: PolicyElement,
        demands: &[(usize, Demand<'d>)],
    ) -> Option<Demand<'d>> {
        let facts = element.facts();
        let demands = demands.iter().map(|(_, demand)| *demand);
        let strictest = demands.clone().max_by_key(|demand| rank(facts, *demand));
        match strictest {
            Some(Demand::Number(number)) => {
                self.policy.set(element, Setting::Value(number));
            }
            Some(Demand::Text(text)) => {
                self.policy.set_text(element, String::from(text));
            }
            _ => {}
        }
        let mut others = demands.filter(|demand| Some(*demand) != strictest);
        if facts.stricter == Stricter::Unordered && others.next().is_some() {
            self.conflicts.insert(element);
        }
        strictest
    }
}

/// The applications that all lists approve of.
fn approved_by_all(demands: &[(usize, Demand<'_>)]) -> Vec<ApplicationHash<'static>> {
    let mut lists = demands.iter().map(|(_, demand)| match demand {
        Demand::Hashes(list) => approved(list),
        _ => BTreeSet::new(),
    });
    let mut all = lists.next().unwrap_or_default();
    for list in lists {
        all.retain(|hash| list.contains(hash));
    }
    if all.is_empty() {
        return Vec::from([ApplicationHash::from(NOTHING)]);
    }
    all.into_iter().map(CanonicalHash::into_hash).collect()
}

#[cfg(feature = "serde")]
impl serde::Serialize for MergedPolicy {
    /// The policy, a map from its elements to their sources, and the conflicts.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        struct Sources<'m>(&'m [(PolicyElement, Vec<usize>)]);

        impl serde::Serialize for Sources<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|(element, at)| (element.name(), at)))
            }
        }

        let mut form = serializer.serialize_struct("MergedPolicy", 3)?;
        form.serialize_field("policy", &self.policy)?;
        form.serialize_field("sources", &Sources(&self.sources))?;
        form.serialize_field("conflicts", &self.conflicts)?;
        form.end()
    }
}
