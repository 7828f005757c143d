//! [`PolicyElements`]: a set of elements of a policy document.

use core::fmt;

use crate::model::PolicyElement;

/// A set of elements of a policy document, in the order of the schema.
///
/// ```
/// use eas_provision::{PolicyElement, PolicyElements};
///
/// let passwords = PolicyElements::of(&[PolicyElement::DevicePasswordEnabled]);
/// let both = passwords.with(PolicyElement::AllowCamera);
/// assert_eq!(both.len(), 2);
/// assert_eq!(both.difference(passwords).iter().next(), Some(PolicyElement::AllowCamera));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PolicyElements(u64);

const fn bit(element: PolicyElement) -> u64 {
    1 << (element.index() & 63)
}

impl PolicyElements {
    /// No element.
    pub const NONE: Self = Self(0);
    /// All 42.
    pub const ALL: Self = Self((1 << PolicyElement::ALL.len()) - 1);

    /// The elements of a list.
    #[must_use]
    pub const fn of(elements: &[PolicyElement]) -> Self {
        let mut set = Self::NONE;
        let mut rest = elements;
        while let [first, more @ ..] = rest {
            set = set.with(*first);
            rest = more;
        }
        set
    }

    pub(crate) const fn from_bits(bits: u64) -> Self {
        Self(bits & Self::ALL.0)
    }

    /// Whether the element is in the set.
    #[must_use]
    pub const fn contains(self, element: PolicyElement) -> bool {
        self.0 & bit(element) != 0
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set with another element.
    #[must_use]
    pub const fn with(self, element: PolicyElement) -> Self {
        Self(self.0 | bit(element))
    }

    /// The elements of both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The elements that are in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The elements that are not in the other set.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Adds an element.
    pub const fn insert(&mut self, element: PolicyElement) {
        *self = self.with(element);
    }

    /// The elements, in the order of the schema.
    #[must_use]
    pub const fn iter(self) -> PolicyElementsIter {
        PolicyElementsIter(self.0)
    }
}

/// The elements of a [`PolicyElements`], in the order of the schema.
///
/// ```
/// use eas_provision::{PolicyElement, PolicyElements, PolicyElementsIter};
///
/// let set = PolicyElements::of(&[PolicyElement::AllowWiFi, PolicyElement::AllowCamera]);
/// let mut in_order: PolicyElementsIter = set.iter();
/// assert_eq!(in_order.len(), 2);
/// // AllowCamera comes first in the schema.
/// assert_eq!(in_order.next(), Some(PolicyElement::AllowCamera));
/// ```
#[derive(Clone, Debug)]
pub struct PolicyElementsIter(u64);

impl Iterator for PolicyElementsIter {
    type Item = PolicyElement;

    #[inline]
    fn next(&mut self) -> Option<PolicyElement> {
        let element = *PolicyElement::ALL.get(self.0.trailing_zeros() as usize)?;
        self.0 &= !bit(element);
        Some(element)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.0.count_ones() as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for PolicyElementsIter {}
impl core::iter::FusedIterator for PolicyElementsIter {}

impl IntoIterator for PolicyElements {
    type Item = PolicyElement;
    type IntoIter = PolicyElementsIter;

    fn into_iter(self) -> PolicyElementsIter {
        self.iter()
    }
}

impl FromIterator<PolicyElement> for PolicyElements {
    fn from_iter<I: IntoIterator<Item = PolicyElement>>(elements: I) -> Self {
        elements.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Extend<PolicyElement> for PolicyElements {
    fn extend<I: IntoIterator<Item = PolicyElement>>(&mut self, elements: I) {
        *self = self.union(elements.into_iter().collect());
    }
}

impl fmt::Debug for PolicyElements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl fmt::Display for PolicyElements {
    /// The names, with commas between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, element) in self.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            f.write_str(element.name())?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for PolicyElements {
    /// The list of names.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(PolicyElement::name))
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for PolicyElements {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use alloc::borrow::Cow;
        use alloc::vec::Vec;
        use serde::de::Error;

        let names = Vec::<Cow<'de, str>>::deserialize(deserializer)?;
        let element = |name: Cow<'de, str>| {
            PolicyElement::from_name(&name)
                .ok_or_else(|| D::Error::custom("no element of a policy document has this name"))
        };
        names.into_iter().map(element).collect()
    }
}
