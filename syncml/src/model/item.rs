//! [`Item`]: what a command is about, and where it is.

use alloc::borrow::Cow;
use core::fmt;

use wbxml::credentials::is_credential;

use super::{Data, Few, Filter, Markup, Meta, Rare, into_owned};

/// An address and what is, or is to be, there.
///
/// ```
/// use syncml::{Item, Meta};
///
/// let item = Item::to_target("./Vendor/Fabrikam/Name")
///     .with_meta(Meta::new().with_format("chr"))
///     .with_data("Anna");
/// assert_eq!(item.target_uri(), Some("./Vendor/Fabrikam/Name"));
/// assert_eq!(item.data.as_ref().and_then(|data| data.text()).as_deref(), Some("Anna"));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Item<'a> {
    /// `Target`.
    pub target: Option<Target<'a>>,
    /// `Source`.
    pub source: Option<Source<'a>>,
    /// The `LocURI` of `SourceParent`: the parent of the item where it comes from. 1.2.
    #[cfg_attr(feature = "serde", serde(default))]
    pub source_parent: Rare<Cow<'a, str>>,
    /// The `LocURI` of `TargetParent`: the parent of the item where it goes. 1.2.
    #[cfg_attr(feature = "serde", serde(default))]
    pub target_parent: Rare<Cow<'a, str>>,
    /// `Meta`. What is in it goes before what is in the `Meta` of the command, element by element.
    pub meta: Option<Meta<'a>>,
    /// `Data`.
    pub data: Option<Data<'a>>,
    /// `MoreData`: this is not the last piece of the object.
    pub more_data: bool,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Target`: an address at the receiver.
///
/// ```
/// use syncml::Target;
///
/// let target = Target::new("https://mdm.example.org").with_name("alice");
/// assert_eq!((&*target.uri, target.name.as_deref()), ("https://mdm.example.org", Some("alice")));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Target<'a> {
    /// `LocURI`, as written.
    pub uri: Cow<'a, str>,
    /// `LocName`: a name to show.
    #[cfg_attr(feature = "serde", serde(default))]
    pub name: Rare<Cow<'a, str>>,
    /// `Filter`: which of what is there is meant. One at the most (1.2).
    pub filter: Few<Filter<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Source`: an address at the sender.
///
/// ```
/// use syncml::Source;
///
/// let source = Source::new("IMEI:004999010640000");
/// assert_eq!(source.uri, "IMEI:004999010640000");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Source<'a> {
    /// `LocURI`, as written.
    pub uri: Cow<'a, str>,
    /// `LocName`: a name to show.
    #[cfg_attr(feature = "serde", serde(default))]
    pub name: Rare<Cow<'a, str>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `MapItem`: the server's identifier of an item (`target`) and the client's (`source`).
///
/// ```
/// use syncml::model::MapItem;
///
/// // What the server calls 7 is 42 on the device.
/// let item = MapItem::new("7", "42");
/// assert_eq!((&*item.target.uri, &*item.source.uri), ("7", "42"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct MapItem<'a> {
    /// `Target`.
    pub target: Target<'a>,
    /// `Source`.
    pub source: Source<'a>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Item {
        target, source, source_parent, target_parent, meta, data, more_data, unknown,
    }
    Target { uri, name, filter, unknown }
    Source { uri, name, unknown }
    MapItem { target, source, unknown }
}

impl<'a> Item<'a> {
    /// An item at this address of the receiver.
    #[must_use]
    pub fn to_target(uri: impl Into<Cow<'a, str>>) -> Self {
        Self {
            target: Some(Target::new(uri)),
            ..Self::default()
        }
    }

    /// An item from this address of the sender.
    #[must_use]
    pub fn from_source(uri: impl Into<Cow<'a, str>>) -> Self {
        Self {
            source: Some(Source::new(uri)),
            ..Self::default()
        }
    }

    /// The item with this `Meta`.
    #[must_use]
    pub fn with_meta(mut self, meta: Meta<'a>) -> Self {
        self.meta = Some(meta);
        self
    }

    /// The item with this `Data`.
    #[must_use]
    pub fn with_data(mut self, data: impl Into<Data<'a>>) -> Self {
        self.data = Some(data.into());
        self
    }

    /// The `LocURI` of the target, if there is one.
    #[must_use]
    pub fn target_uri(&self) -> Option<&str> {
        self.target.as_ref().map(|t| &*t.uri)
    }

    /// The `LocURI` of the source, if there is one.
    #[must_use]
    pub fn source_uri(&self) -> Option<&str> {
        self.source.as_ref().map(|s| &*s.uri)
    }

    /// Whether the data is a credential: the item is a node that holds one, by its name, or the
    /// data is a document with one in it.
    #[must_use]
    pub fn is_credential(&self) -> bool {
        [self.target_uri(), self.source_uri()]
            .into_iter()
            .flatten()
            .any(|uri| is_credential(uri.split('?').next().unwrap_or(uri).trim_ascii()))
            || self.data.as_ref().is_some_and(Data::has_credential)
    }
}

impl<'a> Target<'a> {
    /// The target at this address.
    #[must_use]
    pub fn new(uri: impl Into<Cow<'a, str>>) -> Self {
        Self {
            uri: uri.into(),
            ..Self::default()
        }
    }

    /// The target with this `LocName`.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = name.into().into();
        self
    }
}

impl<'a> Source<'a> {
    /// The source at this address.
    #[must_use]
    pub fn new(uri: impl Into<Cow<'a, str>>) -> Self {
        Self {
            uri: uri.into(),
            ..Self::default()
        }
    }

    /// The source with this `LocName`.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = name.into().into();
        self
    }
}

impl<'a> MapItem<'a> {
    /// What the server calls `target` is what the client calls `source`.
    #[must_use]
    pub fn new(target: impl Into<Cow<'a, str>>, source: impl Into<Cow<'a, str>>) -> Self {
        Self {
            target: Target::new(target),
            source: Source::new(source),
            unknown: Few::new(),
        }
    }
}

impl fmt::Debug for Item<'_> {
    /// Without the data, if that is a credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = self.is_credential();
        let data: &dyn fmt::Debug = match &self.data {
            Some(_) if hidden => &format_args!("Some(<hidden>)"),
            data => data,
        };
        f.debug_struct("Item")
            .field("target", &self.target)
            .field("source", &self.source)
            .field("source_parent", &self.source_parent)
            .field("target_parent", &self.target_parent)
            .field("meta", &self.meta)
            .field("data", data)
            .field("more_data", &self.more_data)
            .field("unknown", &self.unknown)
            .finish()
    }
}
