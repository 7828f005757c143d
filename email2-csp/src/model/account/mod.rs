//! [`Account`]: one EMAIL2 account, what is said of it as it is written.

mod at_place;
mod content_types;
mod guid;
mod node;
mod operation;
mod properties;
#[cfg(feature = "serde")]
mod serialize;
mod server;
mod values;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use wbxml::credentials::is_credential;
use zeroize::Zeroize;

pub use crate::generated::nodes::AccountNode;
pub use content_types::ContentTypes;
pub use guid::{BraceForm, EscapedGuid, Guid, GuidError, GuidErrorKind};
pub use node::Place;
pub use operation::{Operation, Query};
pub use properties::{MapiType, NamedProperty, PropertyTag, TagProperty};
pub use server::{Server, ServerError, ServerErrorKind};
pub(crate) use values::boolean;
pub use values::{
    AccountIcon, AccountType, AttachmentLimit, DeleteAction, Linger, MailAge, MessageLimit,
    ServiceType,
};

use crate::generated::nodes::COUNT;

/// An account: its GUID, the values of its nodes, its properties, and what is not known.
///
/// Values are kept as they are written, and may be anything: [`validate`](Self::validate) says what
/// an edition makes of them, [`builder`](Self::builder) makes accounts that are legal. What they
/// mean is read with the accessors, for some of them in an [edition](crate::Edition).
///
/// `AUTHSECRET`, `SMTPALTPASSWORD` and what else is named like a credential are not shown by
/// `Debug`, and copies of them are wiped when the account is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Account<'a> {
    guid: Guid,
    values: [Option<Cow<'a, str>>; COUNT],
    tag_props: bool,
    tag_properties: BTreeMap<PropertyTag, TagProperty<'a>>,
    named_props: bool,
    named_properties: BTreeMap<(Cow<'a, str>, MapiType), NamedProperty<'a>>,
    unknown: Vec<UnknownNode<'a>>,
}

/// A node below the GUID that is not known: its path from there, and its value.
///
/// ```
/// use email2_csp::{Account, Guid, UnknownNode};
///
/// let mut account = Account::new(Guid::from_u128(1));
/// account.set_path(&["COLOUR".into()], "blue");
/// let colour: &UnknownNode<'_> = &account.unknown()[0];
/// assert_eq!((&*colour.path[0], colour.value.as_deref()), ("COLOUR", Some("blue")));
/// assert!(UnknownNode::new(&["APPPASSWORD".into()], None).is_secret());
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct UnknownNode<'a> {
    /// The names from the GUID down.
    pub path: Vec<Cow<'a, str>>,
    /// The value; an interior node has none.
    pub value: Option<Cow<'a, str>>,
}

impl<'a> Account<'a> {
    /// An account of which only the GUID is said.
    #[must_use]
    pub const fn new(guid: Guid) -> Self {
        Self {
            guid,
            values: [const { None }; COUNT],
            tag_props: false,
            tag_properties: BTreeMap::new(),
            named_props: false,
            named_properties: BTreeMap::new(),
            unknown: Vec::new(),
        }
    }

    /// Its name.
    #[must_use]
    pub const fn guid(&self) -> Guid {
        self.guid
    }

    /// The same account by another name.
    #[must_use]
    pub const fn with_guid(mut self, guid: Guid) -> Self {
        self.guid = guid;
        self
    }

    /// The value of a node as it is written, if it is there. Of `AUTHSECRET` and `SMTPALTPASSWORD`
    /// that is the secret itself.
    #[must_use]
    pub fn get(&self, node: AccountNode) -> Option<&str> {
        self.values.get(node as usize)?.as_deref()
    }

    /// Whether the node is there.
    #[must_use]
    pub fn has(&self, node: AccountNode) -> bool {
        matches!(self.values.get(node as usize), Some(Some(_)))
    }

    /// Gives a node a value. One of `TAGPROPS` brings that node with it.
    pub fn set(&mut self, node: AccountNode, value: impl Into<Cow<'a, str>>) {
        self.tag_props |= node.is_in_tag_props();
        self.put(node, Some(value.into()));
    }

    /// The account with this value of a node.
    #[must_use]
    pub fn with(mut self, node: AccountNode, value: impl Into<Cow<'a, str>>) -> Self {
        self.set(node, value);
        self
    }

    /// Takes a node away. Whether it was there.
    pub fn remove(&mut self, node: AccountNode) -> bool {
        let was = self.has(node);
        self.put(node, None);
        was
    }

    fn put(&mut self, node: AccountNode, value: Option<Cow<'a, str>>) {
        if let Some(place) = self.values.get_mut(node as usize) {
            if node.is_secret() {
                wipe(place.as_mut());
            }
            *place = value;
        }
    }

    /// The nodes that are there and their values, in the order of the tree.
    pub fn iter(&self) -> impl Iterator<Item = (AccountNode, &str)> {
        let all = AccountNode::ALL.into_iter().zip(&self.values);
        all.filter_map(|(node, value)| Some((node, value.as_deref()?)))
    }

    /// Whether `TAGPROPS` is there, with or without properties.
    #[must_use]
    pub const fn has_tag_props(&self) -> bool {
        self.tag_props
    }

    /// Makes `TAGPROPS` be there; or takes it away, and every property in it.
    pub fn set_tag_props(&mut self, there: bool) {
        self.tag_props = there;
        if !there {
            self.tag_properties.clear();
            self.remove(AccountNode::IncomingSsl);
            self.remove(AccountNode::OutgoingSsl);
            self.unknown.retain(|node| !node.is_below("TAGPROPS"));
        }
    }

    /// The properties of `TAGPROPS` other than `8128000B` and `812C000B`, which are nodes, by tag.
    pub fn tag_properties(&self) -> impl ExactSizeIterator<Item = &TagProperty<'a>> {
        self.tag_properties.values()
    }

    /// The value of a property of `TAGPROPS`.
    #[must_use]
    pub fn tag_property(&self, tag: PropertyTag) -> Option<&str> {
        match tag.node() {
            Some(node) => self.get(node),
            None => Some(&self.tag_properties.get(&tag)?.value),
        }
    }

    /// Gives a property of `TAGPROPS` a value.
    pub fn set_tag_property(&mut self, tag: PropertyTag, value: impl Into<Cow<'a, str>>) {
        self.tag_props = true;
        let value = value.into();
        if let Some(node) = tag.node() {
            self.set(node, value);
            return;
        }
        self.tag_properties.insert(tag, TagProperty { tag, value });
    }

    /// Whether `NAMEDPROPS` is there, with or without properties.
    #[must_use]
    pub const fn has_named_props(&self) -> bool {
        self.named_props
    }

    /// Makes `NAMEDPROPS` be there; or takes it away, and every property in it.
    pub fn set_named_props(&mut self, there: bool) {
        self.named_props = there;
        if !there {
            self.named_properties.clear();
            self.unknown.retain(|node| !node.is_below("NAMEDPROPS"));
        }
    }

    /// The properties of `NAMEDPROPS`, by name.
    pub fn named_properties(&self) -> impl ExactSizeIterator<Item = &NamedProperty<'a>> {
        self.named_properties.values()
    }

    /// Adds a property to `NAMEDPROPS`, or gives the one of this name and type the value.
    pub fn set_named_property(&mut self, property: NamedProperty<'a>) {
        self.named_props = true;
        let key = (property.name.clone(), property.mapi_type);
        self.named_properties.insert(key, property);
    }

    /// The nodes that are not known, as they came.
    #[must_use]
    pub fn unknown(&self) -> &[UnknownNode<'a>] {
        &self.unknown
    }

    /// Keeps a node that is not known.
    pub fn push_unknown(&mut self, node: UnknownNode<'a>) {
        self.tag_props |= node.is_below("TAGPROPS");
        self.named_props |= node.is_below("NAMEDPROPS");
        self.unknown.push(node);
    }

    /// Puts nodes that are not known in the place of those of their paths.
    pub(crate) fn replace_unknown(&mut self, nodes: impl Iterator<Item = UnknownNode<'a>>) {
        let paths = self.unknown.iter().map(|node| &*node.path);
        let places: BTreeMap<&[Cow<'a, str>], usize> = paths.zip(0..).collect();
        let nodes: Vec<(Option<usize>, UnknownNode<'a>)> = nodes
            .map(|node| (places.get(&*node.path).copied(), node))
            .collect();
        for (place, node) in nodes {
            match place.and_then(|place| self.unknown.get_mut(place)) {
                Some(there) => *there = node,
                None => self.push_unknown(node),
            }
        }
    }

    /// Nodes that are not known are kept no longer. Their groups stay.
    pub(crate) fn forget_unknown(&mut self) {
        self.unknown = Vec::new();
    }

    /// Gives the node of this path below the GUID a value, whatever kind of node it is. Names are
    /// told apart without their letter case. `TAGPROPS` and `NAMEDPROPS` are there then, without
    /// the value.
    ///
    /// ```
    /// use email2_csp::{Account, AccountNode, Guid};
    ///
    /// let mut account = Account::new(Guid::from_u128(1));
    /// account.set_path(&["TAGPROPS".into(), "0x8128000B".into()], "1");
    /// account.set_path(&["COLOUR".into()], "blue");
    /// assert_eq!(account.get(AccountNode::IncomingSsl), Some("1"));
    /// assert_eq!(account.unknown().len(), 1);
    /// ```
    pub fn set_path(&mut self, path: &[Cow<'a, str>], value: impl Into<Cow<'a, str>>) {
        self.set_named(Place::below_account(path), path, value.into());
    }

    /// The same where the place of the path is known.
    pub(crate) fn set_named(
        &mut self,
        place: Place<'a>,
        path: &[Cow<'a, str>],
        value: Cow<'a, str>,
    ) {
        match place {
            Place::Node(node) => self.set(node, value),
            Place::TagProperty(tag) => self.set_tag_property(tag, value),
            Place::NamedProperty(name, mapi_type) => {
                self.set_named_property(NamedProperty::new(name, mapi_type, value));
            }
            Place::TagProps => self.set_tag_props(true),
            Place::NamedProps => self.set_named_props(true),
            Place::Root | Place::Account => {}
            Place::Unknown(_) => self.push_unknown(UnknownNode::new(path, Some(value))),
        }
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(mut self) -> Account<'static> {
        let mut owned = Account::new(self.guid);
        for (to, from) in owned.values.iter_mut().zip(&mut self.values) {
            *to = from.take().map(|value| Cow::Owned(value.into_owned()));
        }
        owned.tag_props = self.tag_props;
        owned.named_props = self.named_props;
        let tags = core::mem::take(&mut self.tag_properties).into_iter();
        owned.tag_properties = tags.map(|(tag, p)| (tag, p.into_owned())).collect();
        for property in core::mem::take(&mut self.named_properties).into_values() {
            let property = property.into_owned();
            let key = (property.name.clone(), property.mapi_type);
            owned.named_properties.insert(key, property);
        }
        let unknown = core::mem::take(&mut self.unknown).into_iter();
        owned.unknown = unknown.map(UnknownNode::into_owned).collect();
        owned
    }
}

impl Drop for Account<'_> {
    fn drop(&mut self) {
        for (node, value) in AccountNode::ALL.into_iter().zip(&mut self.values) {
            if node.is_secret() {
                wipe(value.as_mut());
            }
        }
    }
}

/// Overwrites what is a copy of a secret.
fn wipe(value: Option<&mut Cow<'_, str>>) {
    if let Some(Cow::Owned(text)) = value {
        text.zeroize();
    }
}

/// What `Debug` shows of a value.
struct Shown<'s>(bool, &'s str);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            true => f.write_str("<hidden>"),
            false => fmt::Debug::fmt(self.1, f),
        }
    }
}

impl fmt::Debug for Account<'_> {
    /// Without the credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Account");
        shown.field("guid", &self.guid);
        for (node, value) in self.iter().filter(|(node, _)| !node.is_in_tag_props()) {
            shown.field(node.name(), &Shown(node.is_secret(), value));
        }
        if self.tag_props {
            shown.field("TAGPROPS", &TagProps(self));
        }
        if self.named_props {
            shown.field("NAMEDPROPS", &NamedProps(self));
        }
        if !self.unknown.is_empty() {
            shown.field("unknown", &self.unknown);
        }
        shown.finish()
    }
}

struct TagProps<'s, 'a>(&'s Account<'a>);

impl fmt::Debug for TagProps<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_map();
        for (node, value) in self.0.iter().filter(|(node, _)| node.is_in_tag_props()) {
            shown.entry(&format_args!("{}", node.last_name()), &value);
        }
        for property in self.0.tag_properties() {
            shown.entry(&property.tag, &property.value);
        }
        shown.finish()
    }
}

struct NamedProps<'s, 'a>(&'s Account<'a>);

impl fmt::Debug for NamedProps<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.named_properties()).finish()
    }
}

impl<'a> UnknownNode<'a> {
    /// The node of this path below the GUID.
    #[must_use]
    pub fn new(path: &[Cow<'a, str>], value: Option<Cow<'a, str>>) -> Self {
        Self {
            path: path.to_vec(),
            value,
        }
    }

    /// Whether it is named like a credential.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.path.iter().any(|name| is_credential(name))
    }

    fn is_below(&self, group: &str) -> bool {
        let first = self.path.first();
        self.path.len() > 1 && first.is_some_and(|name| name.eq_ignore_ascii_case(group))
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(mut self) -> UnknownNode<'static> {
        let path = core::mem::take(&mut self.path).into_iter();
        UnknownNode {
            path: path.map(|name| Cow::Owned(name.into_owned())).collect(),
            value: self
                .value
                .take()
                .map(|value| Cow::Owned(value.into_owned())),
        }
    }
}

impl Drop for UnknownNode<'_> {
    fn drop(&mut self) {
        if self.is_secret() {
            wipe(self.value.as_mut());
        }
    }
}

impl fmt::Debug for UnknownNode<'_> {
    /// Without the value of a credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value.as_deref();
        f.debug_struct("UnknownNode")
            .field("path", &self.path)
            .field("value", &value.map(|value| Shown(self.is_secret(), value)))
            .finish()
    }
}
