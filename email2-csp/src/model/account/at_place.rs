//! What is at a [`Place`] of an account.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Account, NamedProperty, Place, UnknownNode};

impl Place<'_> {
    /// The group that a property is in: `TAGPROPS` or `NAMEDPROPS`.
    pub(crate) const fn group(&self) -> Option<Place<'static>> {
        match self {
            Self::Node(node) if node.is_in_tag_props() => Some(Place::TagProps),
            Self::TagProperty(_) => Some(Place::TagProps),
            Self::NamedProperty(..) => Some(Place::NamedProps),
            _ => None,
        }
    }
}

/// Whether a node that is not known is the one of this path.
fn is_at(path: &str) -> impl Fn(&UnknownNode<'_>) -> bool {
    let names: Vec<String> = Place::unknown_names(path).collect();
    move |node| node.path.iter().eq(&names)
}

impl<'a> Account<'a> {
    /// Whether a place of the account is there. The account itself is.
    #[must_use]
    pub fn has_at(&self, place: &Place<'_>) -> bool {
        match place {
            Place::Root => false,
            Place::Account => true,
            Place::TagProps => self.tag_props,
            Place::NamedProps => self.named_props,
            place => self.value_at(place).is_some(),
        }
    }

    /// The value at a place; `None` if it is not there or has none.
    #[must_use]
    pub fn value_at(&self, place: &Place<'_>) -> Option<&str> {
        match place {
            Place::Node(node) => self.get(*node),
            Place::TagProperty(tag) => self.tag_property(*tag),
            Place::NamedProperty(name, mapi_type) => {
                let key = (Cow::Owned((**name).into()), *mapi_type);
                Some(&self.named_properties.get(&key)?.value)
            }
            Place::Unknown(path) => {
                let is_meant = is_at(path);
                let node = self.unknown.iter().find(|node| is_meant(node))?;
                node.value.as_deref()
            }
            Place::Root | Place::Account | Place::TagProps | Place::NamedProps => None,
        }
    }

    /// Puts a value at a place. `TAGPROPS` and `NAMEDPROPS` are there then, without the value; the
    /// account itself and its root stay as they are.
    pub fn set_at(&mut self, place: &Place<'_>, value: impl Into<Cow<'a, str>>) {
        match place {
            Place::Root | Place::Account => {}
            Place::Node(node) => self.set(*node, value),
            Place::TagProps => self.set_tag_props(true),
            Place::NamedProps => self.set_named_props(true),
            Place::TagProperty(tag) => self.set_tag_property(*tag, value),
            Place::NamedProperty(name, mapi_type) => {
                let name = Cow::Owned((**name).into());
                self.set_named_property(NamedProperty::new(name, *mapi_type, value));
            }
            Place::Unknown(path) => {
                let names: Vec<Cow<'a, str>> = Place::unknown_names(path).map(Cow::Owned).collect();
                self.set_path(&names, value);
            }
        }
    }

    /// Takes away what is at a place, and all that is below it. Whether it was there. The account
    /// itself and its root stay.
    pub fn remove_at(&mut self, place: &Place<'_>) -> bool {
        let was = self.has_at(place);
        match place {
            Place::Root | Place::Account => return false,
            Place::Node(node) => {
                self.remove(*node);
            }
            Place::TagProps => self.set_tag_props(false),
            Place::NamedProps => self.set_named_props(false),
            Place::TagProperty(tag) => match tag.node() {
                Some(node) => {
                    self.remove(node);
                }
                None => {
                    self.tag_properties.remove(tag);
                }
            },
            Place::NamedProperty(name, mapi_type) => {
                let key = (Cow::Owned((**name).into()), *mapi_type);
                self.named_properties.remove(&key);
            }
            Place::Unknown(path) => {
                let is_meant = is_at(path);
                self.unknown.retain(|node| !is_meant(node));
            }
        }
        was
    }
}
