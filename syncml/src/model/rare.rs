//! [`Rare`]: a value that is mostly absent, and then eight bytes.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::ops::Deref;

use super::IntoOwned;

/// A value that is mostly absent: eight bytes, and no allocation while it is. `value.into()` makes
/// one of a value, of an `Option`, and of text.
///
/// ```
/// use std::borrow::Cow;
/// use syncml::Rare;
///
/// let mut name: Rare<Cow<'_, str>> = "Bruce2".into();
/// assert_eq!(name.as_deref(), Some("Bruce2"));
/// assert_eq!(name.take().as_deref(), Some("Bruce2"));
/// assert_eq!(name, Rare::NONE);
/// assert_eq!(size_of::<Rare<Cow<'_, str>>>(), size_of::<usize>());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Rare<T> {
    /// Nothing.
    pub const NONE: Self = Self(None);

    /// The value, if there is one.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }

    /// The value, if there is one, to change it.
    #[must_use]
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_deref_mut()
    }

    /// What the value points to: the text of a `Cow`.
    #[must_use]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.0.as_deref().map(T::deref)
    }

    /// Takes the value out.
    #[must_use]
    pub fn take(&mut self) -> Option<T> {
        self.0.take().map(|value| *value)
    }

    /// Whether there is a value.
    #[must_use]
    pub const fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<T: fmt::Debug> fmt::Debug for Rare<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> From<T> for Rare<T> {
    fn from(value: T) -> Self {
        Self(Some(Box::new(value)))
    }
}

impl<'a> From<&'a str> for Rare<Cow<'a, str>> {
    fn from(text: &'a str) -> Self {
        Self::from(Cow::Borrowed(text))
    }
}

impl From<String> for Rare<Cow<'_, str>> {
    fn from(text: String) -> Self {
        Self::from(Cow::Owned(text))
    }
}

impl<T> From<Option<T>> for Rare<T> {
    fn from(value: Option<T>) -> Self {
        Self(value.map(Box::new))
    }
}

impl<T> From<Rare<T>> for Option<T> {
    fn from(rare: Rare<T>) -> Self {
        rare.0.map(|value| *value)
    }
}

impl<T: IntoOwned> IntoOwned for Rare<T> {
    type Static = Rare<T::Static>;

    fn into_owned(self) -> Self::Static {
        Rare(self.0.into_owned())
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Rare<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Rare<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self)
    }
}
