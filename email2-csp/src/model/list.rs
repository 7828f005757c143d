//! [`List`] and [`Boxed`]: what stands in a constant table or is owned, in one type.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use super::IntoOwned;

/// A list that is part of a constant table, or owned. Use it as a slice.
///
/// ```
/// use email2_csp::model::List;
///
/// static TABLE: [u8; 2] = [1, 2];
/// let mut list: List<'_, u8> = List::Borrowed(&TABLE);
/// assert_eq!(list.len(), 2);
/// // What is changed becomes a copy.
/// list.push(3);
/// assert!(matches!(&list, List::Owned(owned) if owned[..] == [1, 2, 3]));
/// ```
#[derive(Clone)]
pub enum List<'a, T> {
    /// It stands elsewhere.
    Borrowed(&'a [T]),
    /// It is owned.
    Owned(Vec<T>),
}

impl<T> List<'_, T> {
    /// The empty list.
    pub const EMPTY: Self = Self::Borrowed(&[]);
}

impl<T: Clone> List<'_, T> {
    /// The items, owned.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        match self {
            Self::Borrowed(items) => items.to_vec(),
            Self::Owned(items) => items,
        }
    }

    /// Changes the list, which is copied before if it stands elsewhere.
    pub fn edit<R>(&mut self, change: impl FnOnce(&mut Vec<T>) -> R) -> R {
        let mut items = core::mem::take(self).into_vec();
        let result = change(&mut items);
        *self = Self::Owned(items);
        result
    }

    /// Adds one at the end.
    pub fn push(&mut self, item: T) {
        self.edit(|items| items.push(item));
    }
}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> Deref for List<'_, T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Borrowed(items) => items,
            Self::Owned(items) => items,
        }
    }
}

impl<T: PartialEq> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for List<'_, T> {}

impl<T: fmt::Debug> fmt::Debug for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> From<Vec<T>> for List<'_, T> {
    fn from(items: Vec<T>) -> Self {
        Self::Owned(items)
    }
}

impl<T> FromIterator<T> for List<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Self::Owned(Vec::from_iter(iter))
    }
}

impl<'t, T> IntoIterator for &'t List<'_, T> {
    type Item = &'t T;
    type IntoIter = core::slice::Iter<'t, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: IntoOwned + Clone> IntoOwned for List<'_, T>
where
    T::Static: 'static,
{
    type Static = List<'static, T::Static>;

    fn into_owned(self) -> Self::Static {
        self.into_vec().into_iter().map(T::into_owned).collect()
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for List<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for List<'_, T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::Owned)
    }
}

/// A value of some size that is part of a constant table, or owned. Use it as a reference.
///
/// ```
/// use email2_csp::model::Boxed;
/// use email2_csp::model::tree::{AllowedValues, Node, Property, ValueType};
///
/// static ANY: AllowedValues<'static> = AllowedValues::new(ValueType::NONE);
/// let of_table = Node::new("A").with(Property::AllowedValues(Boxed::Borrowed(&ANY)));
/// let built = Node::new("A").with(Property::AllowedValues(Boxed::new(ANY.clone())));
/// assert_eq!(of_table, built);
/// ```
#[derive(Clone)]
pub enum Boxed<'a, T> {
    /// It stands elsewhere.
    Borrowed(&'a T),
    /// It is owned.
    Owned(Box<T>),
}

impl<T> Boxed<'_, T> {
    /// The value, owned.
    pub fn new(value: T) -> Self {
        Self::Owned(Box::new(value))
    }
}

impl<T: Clone> Boxed<'_, T> {
    /// The value, owned.
    #[must_use]
    pub fn into_inner(self) -> T {
        match self {
            Self::Borrowed(value) => value.clone(),
            Self::Owned(value) => *value,
        }
    }
}

impl<T> Deref for Boxed<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        match self {
            Self::Borrowed(value) => value,
            Self::Owned(value) => value,
        }
    }
}

impl<T: PartialEq> PartialEq for Boxed<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Boxed<'_, T> {}

impl<T: fmt::Debug> fmt::Debug for Boxed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T> From<T> for Boxed<'_, T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: IntoOwned + Clone> IntoOwned for Boxed<'_, T>
where
    T::Static: 'static,
{
    type Static = Boxed<'static, T::Static>;

    fn into_owned(self) -> Self::Static {
        Boxed::new(self.into_inner().into_owned())
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Boxed<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Boxed<'_, T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}
