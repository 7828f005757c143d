//! [`Setting`]: absent, empty, or with a value.

/// An element that may be absent, there without content, or there with a value: three things that a
/// policy means differently.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Setting<T> {
    /// The element is not there.
    #[default]
    Absent,
    /// The element is there and has no content.
    Empty,
    /// The element has this value.
    Value(T),
}

impl<T> Setting<T> {
    /// Whether the element is not there.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the element is there and has no content.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The value, if there is one.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Empty => None,
        }
    }

    /// The same with a reference to the value.
    #[must_use]
    pub const fn as_ref(&self) -> Setting<&T> {
        match self {
            Self::Absent => Setting::Absent,
            Self::Empty => Setting::Empty,
            Self::Value(value) => Setting::Value(value),
        }
    }

    /// The same with another value.
    #[must_use]
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Setting<U> {
        match self {
            Self::Absent => Setting::Absent,
            Self::Empty => Setting::Empty,
            Self::Value(value) => Setting::Value(f(value)),
        }
    }

    /// The same with another value, if there can be one.
    ///
    /// # Errors
    ///
    /// That of `f`.
    pub fn try_map<U, E>(self, f: impl FnOnce(T) -> Result<U, E>) -> Result<Setting<U>, E> {
        Ok(match self {
            Self::Absent => Setting::Absent,
            Self::Empty => Setting::Empty,
            Self::Value(value) => Setting::Value(f(value)?),
        })
    }
}

impl<T> From<T> for Setting<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}
