//! [`Characteristic`]: a group of settings; [`Item`]: what stands in one.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::position::Position;
use super::{Attribute, Parm, Unknown, Value, Verb};
use crate::model::{IntoOwned, into_owned};

/// `characteristic`, `characteristic-query` or `nocharacteristic`, or the error of one of them: a
/// group of settings.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Characteristic<'a> {
    /// What it is there for.
    #[cfg_attr(feature = "serde", serde(default))]
    pub verb: Verb,
    /// Whether it is the `-error` of that: what was asked for has failed. Why, is said by
    /// [`description`](Self::description).
    #[cfg_attr(feature = "serde", serde(default))]
    pub failed: bool,
    /// `type`: the name of the group.
    pub kind: Cow<'a, str>,
    /// `recursive`: whether a query is for the whole tree; `false` for one level. Absent, it is for
    /// the whole tree as well: see [`is_recursive`](Self::is_recursive).
    #[cfg_attr(feature = "serde", serde(default))]
    pub recursive: Option<bool>,
    /// The other attributes: `mwid`, `translation`, `desc` and what nobody knows.
    #[cfg_attr(feature = "serde", serde(default))]
    pub attributes: Vec<Attribute<'a>>,
    /// What is in it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub items: Vec<Item<'a>>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) position: Position,
}

/// What stands in a document or a characteristic.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Item<'a> {
    /// A group of settings.
    Characteristic(Characteristic<'a>),
    /// A setting.
    Parm(Parm<'a>),
    /// An element that nobody knows.
    Unknown(Unknown<'a>),
}

into_owned! {
    Characteristic { verb, failed, kind, recursive, attributes, items, position }
}

impl IntoOwned for Item<'_> {
    type Static = Item<'static>;

    fn into_owned(self) -> Item<'static> {
        match self {
            Self::Characteristic(item) => Item::Characteristic(item.into_owned()),
            Self::Parm(item) => Item::Parm(item.into_owned()),
            Self::Unknown(item) => Item::Unknown(item.into_owned()),
        }
    }
}

impl<'a> Characteristic<'a> {
    /// `characteristic`: a group of settings of this type.
    #[must_use]
    pub fn new(kind: impl Into<Cow<'a, str>>) -> Self {
        Self {
            kind: kind.into(),
            ..Self::default()
        }
    }

    /// `characteristic-query`: asks for the whole tree below.
    #[must_use]
    pub fn query(kind: impl Into<Cow<'a, str>>) -> Self {
        Self {
            verb: Verb::Query,
            ..Self::new(kind)
        }
    }

    /// `characteristic-query` with `recursive` `false`: asks for one level.
    #[must_use]
    pub fn query_level(kind: impl Into<Cow<'a, str>>) -> Self {
        Self {
            recursive: Some(false),
            ..Self::query(kind)
        }
    }

    /// `nocharacteristic`: it is to be removed, or does not exist.
    #[must_use]
    pub fn absent(kind: impl Into<Cow<'a, str>>) -> Self {
        Self {
            verb: Verb::Absent,
            ..Self::new(kind)
        }
    }

    /// The characteristic with one item more.
    #[must_use]
    pub fn with(mut self, item: impl Into<Item<'a>>) -> Self {
        self.items.push(item.into());
        self
    }

    /// The characteristic with one `parm` more.
    #[must_use]
    pub fn with_parm(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        self.items.push(Parm::new(name, value).into());
        self
    }

    /// Whether a query is for the whole tree (MSPROV, `recursive` absent or true).
    #[must_use]
    pub fn is_recursive(&self) -> bool {
        self.recursive != Some(false)
    }

    /// The characteristics in it, whatever they are there for.
    pub fn characteristics(&self) -> impl Iterator<Item = &Characteristic<'a>> {
        self.items.iter().filter_map(Item::as_characteristic)
    }

    /// The settings in it, whatever they are there for.
    pub fn parms(&self) -> impl Iterator<Item = &Parm<'a>> {
        self.items.iter().filter_map(Item::as_parm)
    }

    /// The first setting of this name.
    #[must_use]
    pub fn parm(&self, name: &str) -> Option<&Parm<'a>> {
        self.parms().find(|parm| parm.name == name)
    }

    /// The value of the first `parm` of this name; `None` if there is none, or none with a value.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        let mut set = self.parms().filter(|parm| parm.verb == Verb::Set);
        let parm = set.find(|parm| parm.name == name)?;
        parm.value.as_ref().map(Value::as_str)
    }

    /// `desc`: why it has failed.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        Attribute::find(&self.attributes, "desc")
    }

    /// Makes it the `-error` of what it is, in its place, for this reason.
    pub fn fail(&mut self, reason: impl Into<Value<'a>>) {
        self.failed = true;
        Attribute::set(&mut self.attributes, "desc", reason.into());
    }
}

impl<'a> Item<'a> {
    /// The characteristic that it is.
    #[must_use]
    pub const fn as_characteristic(&self) -> Option<&Characteristic<'a>> {
        match self {
            Self::Characteristic(characteristic) => Some(characteristic),
            _ => None,
        }
    }

    /// The setting that it is.
    #[must_use]
    pub const fn as_parm(&self) -> Option<&Parm<'a>> {
        match self {
            Self::Parm(parm) => Some(parm),
            _ => None,
        }
    }
}

impl<'a> From<Characteristic<'a>> for Item<'a> {
    fn from(item: Characteristic<'a>) -> Self {
        Self::Characteristic(item)
    }
}

impl<'a> From<Parm<'a>> for Item<'a> {
    fn from(item: Parm<'a>) -> Self {
        Self::Parm(item)
    }
}

impl<'a> From<Unknown<'a>> for Item<'a> {
    fn from(item: Unknown<'a>) -> Self {
        Self::Unknown(item)
    }
}
