//! [`Items`]: the items of a command, of which there mostly is one.

use alloc::vec::Vec;
use core::fmt;
use core::ops::{Deref, DerefMut};

use super::{IntoOwned, Item};

/// The items of a command. Mostly there is one, which is held in place; more are in a list. Use them
/// as a slice.
///
/// ```
/// use syncml::{Item, model::Items};
///
/// let mut items = Items::new();
/// items.push(Item::to_target("./a"));
/// items.push(Item::to_target("./b"));
/// let uris: Vec<_> = items.as_slice().iter().filter_map(Item::target_uri).collect();
/// assert_eq!(uris, ["./a", "./b"]);
/// ```
#[derive(Clone, Default)]
pub struct Items<'a>(Held<'a>);

#[derive(Clone, Default)]
enum Held<'a> {
    #[default]
    None,
    One(Item<'a>),
    /// Any number.
    List(Vec<Item<'a>>),
}

impl<'a> Items<'a> {
    /// No items.
    #[must_use]
    pub const fn new() -> Self {
        Self(Held::None)
    }

    /// Adds one at the end.
    pub fn push(&mut self, item: Item<'a>) {
        match &mut self.0 {
            Held::None => self.0 = Held::One(item),
            Held::One(first) => {
                let first = core::mem::take(first);
                self.0 = Held::List(Vec::from([first, item]));
            }
            Held::List(list) => list.push(item),
        }
    }

    /// Adds an empty one at the end, to be filled in its place.
    pub(crate) fn push_empty(&mut self) -> Option<&mut Item<'a>> {
        self.push(Item::default());
        self.last_mut()
    }

    /// The items as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Item<'a>] {
        match &self.0 {
            Held::None => &[],
            Held::One(item) => core::slice::from_ref(item),
            Held::List(list) => list,
        }
    }

    /// The items as a slice, to change them.
    #[must_use]
    pub fn as_mut_slice(&mut self) -> &mut [Item<'a>] {
        match &mut self.0 {
            Held::None => &mut [],
            Held::One(item) => core::slice::from_mut(item),
            Held::List(list) => list,
        }
    }

    /// Removes all items.
    pub fn clear(&mut self) {
        self.0 = Held::None;
    }
}

impl<'a> Deref for Items<'a> {
    type Target = [Item<'a>];

    fn deref(&self) -> &[Item<'a>] {
        self.as_slice()
    }
}

impl<'a> DerefMut for Items<'a> {
    fn deref_mut(&mut self) -> &mut [Item<'a>] {
        self.as_mut_slice()
    }
}

impl PartialEq for Items<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for Items<'_> {}

impl fmt::Debug for Items<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

impl<'a> From<Item<'a>> for Items<'a> {
    fn from(item: Item<'a>) -> Self {
        Self(Held::One(item))
    }
}

impl<'a> From<Vec<Item<'a>>> for Items<'a> {
    fn from(list: Vec<Item<'a>>) -> Self {
        Self(Held::List(list))
    }
}

impl<'a> From<Items<'a>> for Vec<Item<'a>> {
    fn from(items: Items<'a>) -> Self {
        match items.0 {
            Held::None => Self::new(),
            Held::One(item) => Self::from([item]),
            Held::List(list) => list,
        }
    }
}

impl<'a> FromIterator<Item<'a>> for Items<'a> {
    fn from_iter<I: IntoIterator<Item = Item<'a>>>(iter: I) -> Self {
        let mut items = Self::new();
        items.extend(iter);
        items
    }
}

impl<'a> Extend<Item<'a>> for Items<'a> {
    fn extend<I: IntoIterator<Item = Item<'a>>>(&mut self, iter: I) {
        for item in iter {
            self.push(item);
        }
    }
}

impl<'a> IntoIterator for Items<'a> {
    type Item = Item<'a>;
    type IntoIter = alloc::vec::IntoIter<Item<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        Vec::from(self).into_iter()
    }
}

impl<'i, 'a> IntoIterator for &'i Items<'a> {
    type Item = &'i Item<'a>;
    type IntoIter = core::slice::Iter<'i, Item<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'i, 'a> IntoIterator for &'i mut Items<'a> {
    type Item = &'i mut Item<'a>;
    type IntoIter = core::slice::IterMut<'i, Item<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl IntoOwned for Items<'_> {
    type Static = Items<'static>;

    fn into_owned(self) -> Self::Static {
        Items(match self.0 {
            Held::None => Held::None,
            Held::One(item) => Held::One(item.into_owned()),
            Held::List(list) => Held::List(list.into_owned()),
        })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Items<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Items<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
