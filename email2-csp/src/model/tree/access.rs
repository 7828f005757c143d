//! [`AccessTypes`]: which commands a node takes.

use core::fmt;

use wbxml::Tag;
use wbxml::tag::dmddf;

use crate::model::owned::owned_already;

/// A command on a node (OMA DM-TND 7.7.7.1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum AccessType {
    /// Makes the node.
    Add = 1,
    /// Copies it.
    Copy,
    /// Removes it.
    Delete,
    /// Does what it stands for.
    Exec,
    /// Reads it.
    Get,
    /// Writes it.
    Replace,
}

impl AccessType {
    /// All, in the order of the document type.
    pub const ALL: [Self; 6] = [
        Self::Add,
        Self::Copy,
        Self::Delete,
        Self::Exec,
        Self::Get,
        Self::Replace,
    ];

    /// The name of the element and of the command.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Add => "Add",
            Self::Copy => "Copy",
            Self::Delete => "Delete",
            Self::Exec => "Exec",
            Self::Get => "Get",
            Self::Replace => "Replace",
        }
    }

    /// The command of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.name() == name)
    }

    pub(crate) const fn tag(self) -> Tag {
        match self {
            Self::Add => dmddf::ADD,
            Self::Copy => dmddf::COPY,
            Self::Delete => dmddf::DELETE,
            Self::Exec => dmddf::EXEC,
            Self::Get => dmddf::GET,
            Self::Replace => dmddf::REPLACE,
        }
    }
}

impl fmt::Display for AccessType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which commands a node takes (OMA DM-TND 7.7.7.1).
///
/// It is a set that remembers the order in which a document names its members. Two are equal if the
/// same commands are in them.
#[derive(Clone, Copy, Default)]
pub struct AccessTypes {
    /// A bit for each command.
    set: u8,
    /// The commands from the first on, three bits each, from the lowest.
    order: u32,
}

impl AccessTypes {
    /// No command at all.
    pub const NONE: Self = Self { set: 0, order: 0 };
    /// Add alone.
    pub const ADD: Self = Self::NONE.with(AccessType::Add);
    /// Copy alone.
    pub const COPY: Self = Self::NONE.with(AccessType::Copy);
    /// Delete alone.
    pub const DELETE: Self = Self::NONE.with(AccessType::Delete);
    /// Exec alone.
    pub const EXEC: Self = Self::NONE.with(AccessType::Exec);
    /// Get alone.
    pub const GET: Self = Self::NONE.with(AccessType::Get);
    /// Replace alone.
    pub const REPLACE: Self = Self::NONE.with(AccessType::Replace);

    /// These and another one behind them.
    #[must_use]
    pub const fn with(mut self, access: AccessType) -> Self {
        if !self.has(access) {
            let place = self.set.count_ones().wrapping_mul(3);
            self.order |= (access as u32) << place;
            self.set |= 1 << access as u8;
        }
        self
    }

    /// These without that one.
    #[must_use]
    pub fn without(self, access: AccessType) -> Self {
        self.iter()
            .filter(|other| *other != access)
            .fold(Self::NONE, Self::with)
    }

    /// Whether that one is among them.
    #[inline]
    #[must_use]
    pub const fn has(self, access: AccessType) -> bool {
        self.set & 1 << access as u8 != 0
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.set.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.set == 0
    }

    /// Whether all of those are among these.
    #[must_use]
    pub const fn contains(self, others: Self) -> bool {
        self.set & others.set == others.set
    }

    /// These and then those.
    #[must_use]
    pub fn union(self, others: Self) -> Self {
        others.iter().fold(self, Self::with)
    }

    /// The commands in the order in which they were named.
    pub fn iter(self) -> impl Iterator<Item = AccessType> + Clone {
        let order = self.order;
        (0..18_u32).step_by(3).map_while(move |shift| {
            let code = order.wrapping_shr(shift) & 7;
            AccessType::ALL
                .into_iter()
                .find(|access| *access as u32 == code)
        })
    }
}

impl PartialEq for AccessTypes {
    fn eq(&self, other: &Self) -> bool {
        self.set == other.set
    }
}

impl Eq for AccessTypes {}

impl core::hash::Hash for AccessTypes {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.set.hash(state);
    }
}

impl FromIterator<AccessType> for AccessTypes {
    fn from_iter<I: IntoIterator<Item = AccessType>>(iter: I) -> Self {
        iter.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Display for AccessTypes {
    /// `Add, Get, Replace`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, access) in self.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { ", " })?;
            f.write_str(access.name())?;
        }
        Ok(())
    }
}

impl fmt::Debug for AccessTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for AccessTypes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for AccessTypes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = alloc::vec::Vec::<AccessType>::deserialize(deserializer)?;
        Ok(list.into_iter().collect())
    }
}

owned_already!(AccessTypes);
