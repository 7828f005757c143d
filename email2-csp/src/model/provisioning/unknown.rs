//! [`Unknown`]: elements and attributes that nobody knows, kept as they are.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::{NO_PAGE, Tag};

use super::Value;
use crate::model::{IntoOwned, into_owned};

/// The name of an element or attribute.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Name<'a> {
    /// A name as written, with its prefix if it has one.
    Text {
        /// The code page whose namespace an element is in, or [`wbxml::NO_PAGE`].
        page: u16,
        /// The name.
        name: Cow<'a, str>,
    },
    /// A token.
    Token(Tag),
}

/// An attribute that the model has no field for.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Attribute<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its value.
    pub value: Value<'a>,
}

/// An element that nobody knows, with all that is in it.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use email2_csp::provisioning::{Attribute, Content, Item, Name, Unknown, Value, decode_xml};
///
/// let document = decode_xml(
///     "<wap-provisioningdoc><note lang=\"en\">hello</note></wap-provisioningdoc>",
/// )?;
/// let Item::Unknown(note) = &document.items[0] else { panic!() };
/// let note: &Unknown<'_> = note;
/// assert_eq!(note.name, Name::new("note"));
/// let language: &Attribute<'_> = &note.attributes[0];
/// assert_eq!((language.name.as_text(), &*language.value), (Some("lang"), "en"));
/// assert_eq!(note.content, [Content::Text(Value::from("hello"))]);
/// # }
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Unknown<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its attributes.
    #[cfg_attr(feature = "serde", serde(default))]
    pub attributes: Vec<Attribute<'a>>,
    /// What is in it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub content: Vec<Content<'a>>,
}

/// What is in an element that nobody knows.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Content<'a> {
    /// Text.
    Text(Value<'a>),
    /// Bytes, which only WBXML has.
    Bytes(Cow<'a, [u8]>),
    /// An element.
    Element(Unknown<'a>),
}

into_owned! {
    Attribute { name, value }
    Unknown { name, attributes, content }
}

impl IntoOwned for Name<'_> {
    type Static = Name<'static>;

    fn into_owned(self) -> Name<'static> {
        match self {
            Self::Text { page, name } => Name::Text {
                page,
                name: name.into_owned().into(),
            },
            Self::Token(tag) => Name::Token(tag),
        }
    }
}

impl IntoOwned for Content<'_> {
    type Static = Content<'static>;

    fn into_owned(self) -> Content<'static> {
        match self {
            Self::Text(text) => Content::Text(text.into_owned()),
            Self::Bytes(bytes) => Content::Bytes(bytes.into_owned().into()),
            Self::Element(element) => Content::Element(element.into_owned()),
        }
    }
}

impl<'a> Name<'a> {
    /// A name in no namespace.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self::Text {
            page: NO_PAGE,
            name: name.into(),
        }
    }

    /// The name, if it is none of a token.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text { name, .. } => Some(name),
            Self::Token(_) => None,
        }
    }
}

impl<'a> Attribute<'a> {
    /// An attribute of this name and value.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        Self {
            name: Name::new(name),
            value: value.into(),
        }
    }

    /// The value of the first attribute of this name.
    #[must_use]
    pub fn find<'s>(attributes: &'s [Self], name: &str) -> Option<&'s str> {
        let found = attributes
            .iter()
            .find(|attribute| attribute.name.as_text() == Some(name))?;
        Some(found.value.as_str())
    }

    /// Gives the attribute of this name a value, and adds it if there is none.
    pub(super) fn set(attributes: &mut Vec<Self>, name: &'static str, value: Value<'a>) {
        let found = attributes
            .iter_mut()
            .find(|attribute| attribute.name.as_text() == Some(name));
        match found {
            Some(attribute) => attribute.value = value,
            None => attributes.push(Self::new(name, value)),
        }
    }
}

impl<'a> Unknown<'a> {
    /// An empty element of this name.
    #[must_use]
    pub fn new(name: Name<'a>) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            content: Vec::new(),
        }
    }
}
