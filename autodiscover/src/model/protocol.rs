//! [`Protocol`]: the settings of one kind of access, in document order.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::extra::{owned, owned_option};
use crate::{Attribute, Element, Encryption, Extra, ProtocolType, Unknown};

/// `Protocol`: the settings of one kind of access.
///
/// Its children are held in document order, known ones and others. [`get`](Self::get) finds the
/// text of one, the methods named after elements do the same, and
/// [`effective`](Self::effective) says what holds where they are absent.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct Protocol<'a> {
    pub(crate) items: Vec<Item<'a>>,
    /// Its attributes, `Type` and `Version` of MAPI over HTTP among them.
    pub(crate) extra: Extra<'a>,
}

/// A child of a [`Protocol`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Item<'a> {
    /// An element with text.
    Value(Element, Cow<'a, str>),
    /// `MailStore`, `AddressBook` or `NetworkRequirements`.
    Group(Box<Group<'a>>),
    /// `Internal` or `External`.
    Site(Box<Site<'a>>),
    /// An element that the schema does not have here.
    Unknown(Box<Unknown<'a>>),
}

impl<'a> Protocol<'a> {
    /// A protocol of this type. That of MAPI over HTTP stands in an attribute, with its version 1;
    /// all others in `Type`.
    #[must_use]
    pub fn new(protocol_type: ProtocolType<'a>) -> Self {
        let mut protocol = Self::default();
        if protocol_type == ProtocolType::MapiHttp {
            let attribute = |name, value| Attribute {
                on: None,
                name: Cow::Borrowed(name),
                value: Cow::Borrowed(value),
            };
            protocol.extra.push_attribute(attribute("Type", "mapiHttp"));
            protocol.extra.push_attribute(attribute("Version", "1"));
            return protocol;
        }
        let text = match protocol_type {
            ProtocolType::Other(text) => text,
            named => Cow::Owned(alloc::string::String::from(named.as_str())),
        };
        protocol.set(Element::TYPE, text);
        protocol
    }

    /// The type, in `Type` or, where there is none, in the attribute of that name.
    #[must_use]
    pub fn protocol_type(&self) -> Option<ProtocolType<'_>> {
        let text = self
            .get(Element::TYPE)
            .or_else(|| self.extra.attribute("Type"))?;
        Some(ProtocolType::from_text(text))
    }

    /// The text of an element, if it is there: of the first, if there are more.
    #[must_use]
    pub fn get(&self, element: Element) -> Option<&str> {
        self.items.iter().find_map(|item| match item {
            Item::Value(e, text) if *e == element => Some(&**text),
            _ => None,
        })
    }

    /// Sets the text of an element: that of the first there is, or one at the end.
    pub fn set(&mut self, element: Element, text: impl Into<Cow<'a, str>>) {
        let mut items = self.items.iter_mut();
        let found = items.find_map(|item| match item {
            Item::Value(e, text) if *e == element => Some(text),
            _ => None,
        });
        match found {
            Some(place) => *place = text.into(),
            None => self.items.push(Item::Value(element, text.into())),
        }
    }

    /// The protocol with this text in an element.
    #[must_use]
    pub fn with(mut self, element: Element, text: impl Into<Cow<'a, str>>) -> Self {
        self.set(element, text);
        self
    }

    /// The protocol with this server.
    #[must_use]
    pub fn with_server(self, server: impl Into<Cow<'a, str>>) -> Self {
        self.with(Element::SERVER, server)
    }

    /// The protocol with this port.
    #[must_use]
    pub fn with_port(self, port: u16) -> Self {
        self.with(Element::PORT, alloc::format!("{port}"))
    }

    /// The protocol with this login name.
    #[must_use]
    pub fn with_login_name(self, name: impl Into<Cow<'a, str>>) -> Self {
        self.with(Element::LOGIN_NAME, name)
    }

    /// The protocol with a switch (`SSL`, `SPA`, `AuthRequired`, `DomainRequired` …) on or off.
    #[must_use]
    pub fn with_switch(self, element: Element, on: bool) -> Self {
        self.with(element, if on { "on" } else { "off" })
    }

    /// The protocol with this `Encryption`, which Outlook 2007 does not know: it goes by `SSL`.
    #[must_use]
    pub fn with_encryption(self, encryption: Encryption<'a>) -> Self {
        match encryption {
            Encryption::Other(text) => self.with(Element::ENCRYPTION, text),
            named => {
                let text = alloc::string::String::from(named.as_str());
                self.with(Element::ENCRYPTION, text)
            }
        }
    }

    /// The protocol with this `Encryption`, and with `SSL` on or off to match it for Outlook 2007.
    #[must_use]
    pub fn with_both_encryptions(self, encryption: Encryption<'a>) -> Self {
        let ssl = encryption != Encryption::None;
        self.with_switch(Element::SSL, ssl)
            .with_encryption(encryption)
    }

    /// The children, in document order.
    #[must_use]
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Adds a child.
    pub fn push(&mut self, item: Item<'a>) {
        self.items.push(item);
    }

    /// Its attributes.
    #[must_use]
    pub const fn extra(&self) -> &Extra<'a> {
        &self.extra
    }

    /// Its attributes, to be changed.
    pub const fn extra_mut(&mut self) -> &mut Extra<'a> {
        &mut self.extra
    }

    fn group(&self, element: Element) -> Option<&Group<'a>> {
        self.items.iter().find_map(|item| match item {
            Item::Group(group) if group.element == element => Some(&**group),
            _ => None,
        })
    }

    fn site(&self, element: Element) -> Option<&Site<'a>> {
        self.items.iter().find_map(|item| match item {
            Item::Site(site) if site.element == element => Some(&**site),
            _ => None,
        })
    }

    /// `MailStore` of MAPI over HTTP, with `InternalUrl` and `ExternalUrl`.
    #[must_use]
    pub fn mail_store(&self) -> Option<&Group<'a>> {
        self.group(Element::MAIL_STORE)
    }

    /// `AddressBook` of MAPI over HTTP, with `InternalUrl` and `ExternalUrl`.
    #[must_use]
    pub fn address_book(&self) -> Option<&Group<'a>> {
        self.group(Element::ADDRESS_BOOK)
    }

    /// `NetworkRequirements`, with the ranges of addresses.
    #[must_use]
    pub fn network_requirements(&self) -> Option<&Group<'a>> {
        self.group(Element::NETWORK_REQUIREMENTS)
    }

    /// `Internal`: what can be reached inside the network.
    #[must_use]
    pub fn internal(&self) -> Option<&Site<'a>> {
        self.site(Element::INTERNAL)
    }

    /// `External`: what can be reached from outside.
    #[must_use]
    pub fn external(&self) -> Option<&Site<'a>> {
        self.site(Element::EXTERNAL)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Protocol<'static> {
        Protocol {
            items: self.items.into_iter().map(Item::into_owned).collect(),
            extra: self.extra.into_owned(),
        }
    }
}

impl Item<'_> {
    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Item<'static> {
        match self {
            Self::Value(element, text) => Item::Value(element, owned(text)),
            Self::Group(group) => Item::Group(Box::new(group.into_owned())),
            Self::Site(site) => Item::Site(Box::new(site.into_owned())),
            Self::Unknown(unknown) => Item::Unknown(Box::new(unknown.into_owned())),
        }
    }
}

/// A child of [`Protocol`] that has elements with text in it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Group<'a> {
    /// Which: `MailStore`, `AddressBook` or `NetworkRequirements`.
    pub element: Element,
    /// What is in it, in document order.
    pub values: Vec<(Element, Cow<'a, str>)>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Group<'a> {
    /// A group with nothing in it.
    #[must_use]
    pub const fn new(element: Element, values: Vec<(Element, Cow<'a, str>)>) -> Self {
        Self {
            element,
            values,
            extra: Extra::EMPTY,
        }
    }

    /// The text of an element, if it is there: of the first, if there are more.
    #[must_use]
    pub fn get(&self, element: Element) -> Option<&str> {
        let mut values = self.values.iter();
        values.find(|v| v.0 == element).map(|v| &*v.1)
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Group<'static> {
        let values = self.values.into_iter();
        Group {
            element: self.element,
            values: values.map(|(e, text)| (e, owned(text))).collect(),
            extra: self.extra.into_owned(),
        }
    }
}

/// `Internal` or `External` of a `WEB` protocol.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Site<'a> {
    /// Which.
    pub element: Element,
    /// `OWAUrl`: Outlook on the web.
    pub owa_urls: Vec<OwaUrl<'a>>,
    /// `Protocol`, with `Type` and `ASUrl`. None of them has a site of its own.
    pub protocols: Vec<Protocol<'a>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl<'a> Site<'a> {
    /// A site with nothing in it.
    #[must_use]
    pub const fn new(element: Element) -> Self {
        Self {
            element,
            owa_urls: Vec::new(),
            protocols: Vec::new(),
            extra: Extra::EMPTY,
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Site<'static> {
        // Sites do not nest: this goes one level down.
        Site {
            element: self.element,
            owa_urls: self.owa_urls.into_iter().map(OwaUrl::into_owned).collect(),
            protocols: self
                .protocols
                .into_iter()
                .map(Protocol::into_owned)
                .collect(),
            extra: self.extra.into_owned(),
        }
    }
}

/// `OWAUrl`: a URL of Outlook on the web, and how it authenticates.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct OwaUrl<'a> {
    /// The URL.
    pub url: Cow<'a, str>,
    /// The attribute `AuthenticationMethod`: a list with commas.
    pub authentication_method: Option<Cow<'a, str>>,
    /// What else there is.
    pub extra: Extra<'a>,
}

impl OwaUrl<'_> {
    /// The methods of authentication, in order: `Basic`, `Fba`, `Ntlm`, `WindowsIntegrated` …
    pub fn authentication_methods(&self) -> impl Iterator<Item = &str> {
        let list = self.authentication_method.as_deref().unwrap_or("");
        list.split(',').map(str::trim).filter(|m| !m.is_empty())
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> OwaUrl<'static> {
        OwaUrl {
            url: owned(self.url),
            authentication_method: owned_option(self.authentication_method),
            extra: self.extra.into_owned(),
        }
    }
}
