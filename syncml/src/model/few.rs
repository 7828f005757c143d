//! [`Few`]: a list that is mostly empty, and then eight bytes.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::ops::{Deref, DerefMut};

use super::IntoOwned;

/// A list that is mostly empty: eight bytes, and no allocation while it is. Use it as a slice.
///
/// ```
/// use syncml::model::Few;
///
/// let mut few = Few::new();
/// few.push("a");
/// few.push("b");
/// few.retain(|one| *one != "a");
/// assert_eq!(&*few, ["b"]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Few<T>(
    #[expect(
        clippy::box_collection,
        reason = "an empty list takes the room of a pointer"
    )]
    Option<Box<Vec<T>>>,
);

impl<T> Few<T> {
    /// The empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// Adds one at the end.
    pub fn push(&mut self, value: T) {
        self.0.get_or_insert_default().push(value);
    }

    /// Removes what is the same as the one before it: `same` has the later one first.
    pub(crate) fn dedup_by(&mut self, same: impl FnMut(&mut T, &mut T) -> bool) {
        if let Some(list) = &mut self.0 {
            list.dedup_by(same);
        }
    }

    /// Removes all for which `keep` says no.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        if let Some(list) = &mut self.0 {
            list.retain(keep);
            if list.is_empty() {
                self.0 = None;
            }
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(list: Vec<T>) -> Self {
        if list.is_empty() {
            Self(None)
        } else {
            Self(Some(Box::new(list)))
        }
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Self::from(Vec::from_iter(iter))
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.push(value);
        }
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = alloc::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map_or_else(Vec::new, |list| *list).into_iter()
    }
}

impl<'t, T> IntoIterator for &'t Few<T> {
    type Item = &'t T;
    type IntoIter = core::slice::Iter<'t, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: IntoOwned> IntoOwned for Few<T> {
    type Static = Few<T::Static>;

    fn into_owned(self) -> Self::Static {
        self.into_iter().map(T::into_owned).collect()
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Few<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Few<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
