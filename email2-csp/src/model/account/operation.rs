//! [`Operation`]: what is to be done to accounts, whichever form says it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Account, Guid, Place};

/// One thing that is to be done to accounts, as a provisioning document or a set of OMA DM commands
/// says it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Operation<'a> {
    /// The account is created, with all that is in it.
    Create(Account<'a>),
    /// The account is created if it is not there; if it is, the nodes that are in this one take the
    /// place of its own. So do provisioning documents.
    Set(Account<'a>),
    /// The nodes that are in this account take the place of those of the account of its GUID, which
    /// is there, or are added to it.
    Edit(Account<'a>),
    /// The account is removed, messages included.
    Remove(Guid),
    /// A node of the account is removed, and what is below it.
    RemoveNode(Guid, Place<'a>),
    /// A node is asked for.
    Query(Query<'a>),
    /// An element that the provider does not support asks for something: `noparm`.
    Unsupported {
        /// The account; none if it is all of them.
        guid: Option<Guid>,
        /// The node.
        place: Place<'a>,
        /// The name of the element.
        element: &'static str,
    },
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Query<'a> {
    /// The account; none where the root is asked for.
    pub guid: Option<Guid>,
    /// The node.
    pub place: Place<'a>,
    /// Whether all that is below it is asked for as well.
    pub recursive: bool,
}

impl<'a> Query<'a> {
    /// Asks for the root: the names of the accounts, or all that is in them.
    #[must_use]
    pub const fn root(recursive: bool) -> Self {
        Self {
            guid: None,
            place: Place::Root,
            recursive,
        }
    }

    /// Asks for an account and all that is in it, or for the names of its nodes.
    #[must_use]
    pub const fn account(guid: Guid, recursive: bool) -> Self {
        Self {
            guid: Some(guid),
            place: Place::Account,
            recursive,
        }
    }

    /// Asks for a node of an account.
    #[must_use]
    pub const fn node(guid: Guid, place: Place<'a>) -> Self {
        Self {
            guid: Some(guid),
            place,
            recursive: false,
        }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Query<'static> {
        Query {
            guid: self.guid,
            place: self.place.into_owned(),
            recursive: self.recursive,
        }
    }
}

impl<'a> Operation<'a> {
    /// The account that it is about; none where the root is asked for.
    #[must_use]
    pub const fn guid(&self) -> Option<Guid> {
        match self {
            Self::Create(account) | Self::Set(account) | Self::Edit(account) => {
                Some(account.guid())
            }
            Self::Remove(guid) | Self::RemoveNode(guid, _) => Some(*guid),
            Self::Query(query) => query.guid,
            Self::Unsupported { guid, .. } => *guid,
        }
    }

    /// The account that it creates, sets or edits.
    #[must_use]
    pub const fn account(&self) -> Option<&Account<'a>> {
        match self {
            Self::Create(account) | Self::Set(account) | Self::Edit(account) => Some(account),
            _ => None,
        }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Operation<'static> {
        match self {
            Self::Create(account) => Operation::Create(account.into_owned()),
            Self::Set(account) => Operation::Set(account.into_owned()),
            Self::Edit(account) => Operation::Edit(account.into_owned()),
            Self::Remove(guid) => Operation::Remove(guid),
            Self::RemoveNode(guid, place) => Operation::RemoveNode(guid, place.into_owned()),
            Self::Query(query) => Operation::Query(query.into_owned()),
            Self::Unsupported {
                guid,
                place,
                element,
            } => Operation::Unsupported {
                guid,
                place: place.into_owned(),
                element,
            },
        }
    }
}

impl<'a> Place<'a> {
    /// The place to which these names lead from the GUID of an account. Letter case does not tell
    /// names apart.
    ///
    /// ```
    /// use email2_csp::{AccountNode, Place};
    ///
    /// let place = Place::below_account(&["TAGPROPS".into(), "0x8128000B".into()]);
    /// assert_eq!(place, Place::Node(AccountNode::IncomingSsl));
    /// ```
    #[must_use]
    pub fn below_account(names: &[Cow<'a, str>]) -> Self {
        use super::{AccountNode, NamedProperty, PropertyTag};

        let known = match names {
            [] => Some(Self::Account),
            [name] if name.eq_ignore_ascii_case("TAGPROPS") => Some(Self::TagProps),
            [name] if name.eq_ignore_ascii_case("NAMEDPROPS") => Some(Self::NamedProps),
            [name] => AccountNode::from_name(name)
                .filter(|node| !node.is_in_tag_props())
                .map(Self::Node),
            [group, name] if group.eq_ignore_ascii_case("TAGPROPS") => PropertyTag::decode(name)
                .map(|tag| tag.node().map_or(Self::TagProperty(tag), Self::Node)),
            [group, name] if group.eq_ignore_ascii_case("NAMEDPROPS") => {
                let decoded = NamedProperty::decode_name(name);
                decoded.map(|(name, mapi_type)| {
                    Self::NamedProperty(Cow::Owned(name.into()), mapi_type)
                })
            }
            _ => None,
        };
        known.unwrap_or_else(|| Self::unknown(names))
    }

    /// The place of a node that is not known.
    pub(crate) fn unknown(names: &[Cow<'a, str>]) -> Self {
        match names {
            [name] => Self::Unknown(escaped(name.clone())),
            names => {
                let names: Vec<_> = names.iter().cloned().map(escaped).collect();
                Self::Unknown(Cow::Owned(names.join("/")))
            }
        }
    }

    /// The names in the path of a node that is not known.
    pub(crate) fn unknown_names(path: &str) -> impl Iterator<Item = String> {
        let names = path.split('/');
        names.map(|name| name.replace("%2F", "/").replace("%25", "%"))
    }
}

/// A name in the path of a node that is not known. A slash in it leads nowhere.
fn escaped(name: Cow<'_, str>) -> Cow<'_, str> {
    match name.contains(['/', '%']) {
        true => Cow::Owned(name.replace('%', "%25").replace('/', "%2F")),
        false => name,
    }
}
