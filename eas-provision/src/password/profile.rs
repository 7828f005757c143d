//! [`PasswordProfile`]: what has to be known of a password, without the password.

use core::fmt;

use super::{CharacterGroups, is_simple};

/// What has to be known of a password to tell whether it meets a policy: to be taken when it is
/// set, and kept in its place.
///
/// Nothing of it shows in `Debug`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PasswordProfile {
    pub(super) length: usize,
    pub(super) groups: CharacterGroups,
    pub(super) non_numeric: bool,
    pub(super) simple: bool,
    pub(super) age: Option<u32>,
    pub(super) last_use: LastUse,
}

/// When a password was in use before.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum LastUse {
    /// That is not known.
    #[default]
    Unknown,
    /// Never, as far back as passwords are remembered.
    Never,
    /// It was the password this many passwords ago; 1 is the one before.
    PasswordsAgo(u32),
}

impl PasswordProfile {
    /// The profile of a password, with [`is_simple`] to tell whether it is simple. How old it is
    /// and whether it was used before is not known.
    #[must_use]
    pub fn new(password: &str) -> Self {
        Self::with_simple_rule(password, is_simple)
    }

    /// The profile of a password, with another rule to tell whether it is simple.
    #[must_use]
    pub fn with_simple_rule(password: &str, is_simple: impl FnOnce(&str) -> bool) -> Self {
        Self {
            length: password.chars().count(),
            groups: CharacterGroups::of(password),
            non_numeric: password.chars().any(|c| !c.is_numeric()),
            simple: is_simple(password),
            age: None,
            last_use: LastUse::Unknown,
        }
    }

    /// The same with its age, in days.
    #[must_use]
    pub const fn with_age(mut self, days: u32) -> Self {
        self.age = Some(days);
        self
    }

    /// The same with when it was used before.
    #[must_use]
    pub const fn with_last_use(mut self, last_use: LastUse) -> Self {
        self.last_use = last_use;
        self
    }
}

impl fmt::Debug for PasswordProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordProfile").finish_non_exhaustive()
    }
}
