//! [`Address`]: a node of EMAIL2.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use crate::model::account::{AccountNode, Guid, Place};

/// Names below the GUID, and one more than there can be.
const DEEPEST: usize = 3;

/// A node of EMAIL2: the account, and the place in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Address<'a> {
    guid: Guid,
    place: Place<'a>,
}

impl<'a> Address<'a> {
    /// `EMAIL2`.
    pub const ROOT: Self = Self {
        guid: Guid::from_u128(0),
        place: Place::Root,
    };

    /// The node of an account.
    #[must_use]
    pub const fn account(guid: Guid) -> Self {
        Self {
            guid,
            place: Place::Account,
        }
    }

    /// A place in an account. [`Place::Root`] is in none. The tag of a property that is a node is that
    /// node.
    #[must_use]
    pub fn new(guid: Guid, place: Place<'a>) -> Self {
        let node = match &place {
            Place::TagProperty(tag) => tag.node(),
            _ => None,
        };
        let place = node.map_or(place, Place::Node);
        Self { guid, place }
    }

    /// A node with a value.
    #[must_use]
    pub const fn node(guid: Guid, node: AccountNode) -> Self {
        Self {
            guid,
            place: Place::Node(node),
        }
    }

    /// The node to which these names lead from `EMAIL2`. Letter case does not tell names apart, but
    /// those of the properties in `NAMEDPROPS`; the braces of the GUID may have any of their forms, tags
    /// may begin with `0x`.
    ///
    /// `None` if no edition can have it.
    ///
    /// ```
    /// use email2_csp::device::Address;
    /// use email2_csp::{AccountNode, Guid};
    ///
    /// let names = ["{00000000-0000-0000-0000-00000000002A}", "TagProps", "0x8128000b"];
    /// let address = Address::decode(names).unwrap();
    /// assert_eq!(address, Address::node(Guid::from_u128(42), AccountNode::IncomingSsl));
    /// assert!(Address::decode(["{42}"]).is_none());
    /// ```
    #[must_use]
    pub fn decode<N>(names: impl IntoIterator<Item = N>) -> Option<Address<'static>>
    where
        N: AsRef<str>,
    {
        let mut names = names.into_iter();
        let Some(name) = names.next() else {
            return Some(Address::ROOT);
        };
        let guid = Guid::decode(name.as_ref()).ok()?;
        let below: Vec<Cow<'static, str>> = names
            .take(DEEPEST)
            .map(|name| Cow::Owned(name.as_ref().into()))
            .collect();
        match Place::below_account(&below) {
            Place::Unknown(_) => None,
            // Names with a slash are of two levels.
            Place::Node(node) if node.is_in_tag_props() != (below.len() == 2) => None,
            place => Some(Address::new(guid, place)),
        }
    }

    /// The account; zero for the root.
    #[must_use]
    pub const fn guid(&self) -> Guid {
        self.guid
    }

    /// The place.
    #[must_use]
    pub const fn place(&self) -> &Place<'a> {
        &self.place
    }

    /// Whether it is a node with nodes below it.
    #[must_use]
    pub const fn is_interior(&self) -> bool {
        matches!(
            self.place,
            Place::Root | Place::Account | Place::TagProps | Place::NamedProps
        )
    }
}

impl fmt::Display for Address<'_> {
    /// `EMAIL2/{00000000-0000-0000-0000-00000000002A}/TAGPROPS/8128000B`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Root => f.write_str("EMAIL2"),
            Place::Account => write!(f, "EMAIL2/{}", self.guid),
            place => write!(f, "EMAIL2/{}/{place}", self.guid),
        }
    }
}

/// What a command brings for a node.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Content<'v> {
    /// `Format`: `chr`, `int`, `node` …
    pub format: &'v str,
    /// The value; nothing for an interior node.
    pub text: &'v str,
}

impl<'v> Content<'v> {
    /// Nothing: an interior node.
    pub const NODE: Self = Self {
        format: "node",
        text: "",
    };

    /// A text (`chr`).
    #[must_use]
    pub const fn text(text: &'v str) -> Self {
        Self {
            format: "chr",
            text,
        }
    }

    /// The same in another format.
    #[must_use]
    pub const fn with_format(mut self, format: &'v str) -> Self {
        self.format = format;
        self
    }
}

impl fmt::Debug for Content<'_> {
    /// Without the value, which may be a credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content")
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
