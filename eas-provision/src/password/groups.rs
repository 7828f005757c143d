//! [`CharacterGroups`]: of which kinds of characters a password is.

use core::fmt;

/// A set of the four groups that `MinDevicePasswordComplexCharacters` counts (MS-ASPROV 2.2.2.37).
///
/// ```
/// use eas_provision::password::CharacterGroups;
///
/// assert_eq!(CharacterGroups::of("abc").count(), 1);
/// assert_eq!(CharacterGroups::of("aB3!").count(), 4);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CharacterGroups(u8);

const NAMES: [(CharacterGroups, &str); 4] = [
    (CharacterGroups::LOWER, "lower"),
    (CharacterGroups::UPPER, "upper"),
    (CharacterGroups::DIGIT, "digit"),
    (CharacterGroups::SYMBOL, "symbol"),
];

impl CharacterGroups {
    /// No group.
    pub const NONE: Self = Self(0);
    /// Lower-case letters.
    pub const LOWER: Self = Self(1);
    /// Upper-case letters.
    pub const UPPER: Self = Self(2);
    /// Numbers.
    pub const DIGIT: Self = Self(4);
    /// What is neither letter nor number.
    pub const SYMBOL: Self = Self(8);

    /// The groups that a password has characters of. Letters that have no case are of no group.
    #[must_use]
    pub fn of(password: &str) -> Self {
        password
            .chars()
            .map(Self::of_char)
            .fold(Self::NONE, Self::union)
    }

    fn of_char(c: char) -> Self {
        if c.is_lowercase() {
            Self::LOWER
        } else if c.is_uppercase() {
            Self::UPPER
        } else if c.is_numeric() {
            Self::DIGIT
        } else if c.is_alphabetic() {
            Self::NONE
        } else {
            Self::SYMBOL
        }
    }

    /// How many groups there are, 0 to 4.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether all groups of `other` are here.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The groups of both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Debug for CharacterGroups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let there = NAMES.iter().filter(|(group, _)| self.contains(*group));
        f.debug_set().entries(there.map(|(_, name)| name)).finish()
    }
}
