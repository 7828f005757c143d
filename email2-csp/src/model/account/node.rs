//! [`AccountNode`] and [`Place`]: what is named below the root of EMAIL2.

use alloc::borrow::Cow;
use core::fmt;

use super::{AccountNode, MapiType, PropertyTag};
use crate::generated::nodes::NAMES;

impl AccountNode {
    /// Its name below the GUID: `INSERVER`, `TAGPROPS/8128000B`.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or("")
    }

    /// The last of its names: `INSERVER`, `8128000B`.
    #[must_use]
    pub fn last_name(self) -> &'static str {
        let name = self.name();
        name.rsplit('/').next().unwrap_or(name)
    }

    /// The node of this name directly below the GUID, whatever its letter case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        // Length and first letter tell most of them apart.
        let first = name.as_bytes().first()?.to_ascii_uppercase();
        let is = |node: &Self| {
            let known = node.name().as_bytes();
            known.len() == name.len()
                && known.first() == Some(&first)
                && known.eq_ignore_ascii_case(name.as_bytes())
        };
        Self::ALL.into_iter().find(is)
    }

    /// Whether it is a property of `TAGPROPS`.
    #[must_use]
    pub const fn is_in_tag_props(self) -> bool {
        matches!(self, Self::IncomingSsl | Self::OutgoingSsl)
    }

    /// Whether its value is a credential: `AUTHSECRET`, `SMTPALTPASSWORD`.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::AuthSecret | Self::SmtpAltPassword)
    }
}

impl fmt::Display for AccountNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A place in the tree of EMAIL2.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Place<'a> {
    /// `EMAIL2`.
    Root,
    /// The node of an account, whose name is its GUID.
    Account,
    /// A node with a value.
    Node(AccountNode),
    /// `TAGPROPS`.
    TagProps,
    /// A property of `TAGPROPS`.
    TagProperty(PropertyTag),
    /// `NAMEDPROPS`.
    NamedProps,
    /// A property of `NAMEDPROPS`.
    NamedProperty(Cow<'a, str>, MapiType),
    /// A node that is not known: its path below the GUID, with `%2F` for a slash in a name and `%25`
    /// for a percent sign.
    Unknown(Cow<'a, str>),
}

impl Place<'_> {
    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Place<'static> {
        match self {
            Self::Root => Place::Root,
            Self::Account => Place::Account,
            Self::Node(node) => Place::Node(node),
            Self::TagProps => Place::TagProps,
            Self::TagProperty(tag) => Place::TagProperty(tag),
            Self::NamedProps => Place::NamedProps,
            Self::NamedProperty(name, mapi_type) => {
                Place::NamedProperty(Cow::Owned(name.into_owned()), mapi_type)
            }
            Self::Unknown(path) => Place::Unknown(Cow::Owned(path.into_owned())),
        }
    }
}

impl fmt::Display for Place<'_> {
    /// `INSERVER`, `TAGPROPS/8128000B`, `{GUID}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("EMAIL2"),
            Self::Account => f.write_str("{GUID}"),
            Self::Node(node) => f.write_str(node.name()),
            Self::TagProps => f.write_str("TAGPROPS"),
            Self::TagProperty(tag) => write!(f, "TAGPROPS/{tag}"),
            Self::NamedProps => f.write_str("NAMEDPROPS"),
            Self::NamedProperty(name, mapi_type) => write!(f, "NAMEDPROPS/{name}#{mapi_type}"),
            Self::Unknown(path) => f.write_str(path),
        }
    }
}
