//! What a data store holds, and what is in which content type.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::model::{Few, Markup, into_owned};

/// `DataStore`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DataStore<'a> {
    /// `SourceRef`: the address of the data store.
    pub source_ref: Cow<'a, str>,
    /// `DisplayName`.
    pub display_name: Option<Cow<'a, str>>,
    /// `MaxGUIDSize`: the longest identifier that it takes, in bytes.
    pub max_guid_size: Option<Cow<'a, str>>,
    /// `Rx-Pref`: the content type that it would rather receive.
    pub rx_pref: Option<ContentType<'a>>,
    /// `Rx`: others that it receives.
    pub rx: Vec<ContentType<'a>>,
    /// `Tx-Pref`: the content type that it would rather send.
    pub tx_pref: Option<ContentType<'a>>,
    /// `Tx`: others that it sends.
    pub tx: Vec<ContentType<'a>>,
    /// `CTCap`: what is in which content type (1.2).
    pub capabilities: Vec<CtCap<'a>>,
    /// `DSMem`: how much room it has.
    pub memory: Option<DsMem<'a>>,
    /// `SupportHierarchicalSync` (1.2).
    pub hierarchical: bool,
    /// The `SyncType`s of `SyncCap`. One at least.
    pub sync_types: Vec<SyncType<'a>>,
    /// `Filter-Rx`: the filter languages that it takes (1.2).
    pub filter_rx: Vec<ContentType<'a>>,
    /// `FilterCap`: what can be filtered by (1.2).
    pub filters: Vec<FilterCap<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// A kind of synchronisation.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SyncType<'a>(pub Cow<'a, str>);

impl SyncType<'_> {
    /// The number, as some write `01` for 1.
    #[must_use]
    pub fn number(&self) -> Option<u8> {
        self.0.trim_ascii().parse().ok()
    }

    /// What the number stands for.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        Some(match self.number()? {
            1 => "two-way",
            2 => "slow two-way",
            3 => "one-way from client",
            4 => "refresh from client",
            5 => "one-way from server",
            6 => "refresh from server",
            7 => "server-alerted",
            _ => return None,
        })
    }
}

impl crate::model::IntoOwned for SyncType<'_> {
    type Static = SyncType<'static>;

    fn into_owned(self) -> Self::Static {
        SyncType(crate::model::IntoOwned::into_owned(self.0))
    }
}

/// A content type and its version: `text/x-vcard` 2.1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ContentType<'a> {
    /// `CTType`.
    pub ct_type: Cow<'a, str>,
    /// `VerCT`.
    pub version: Cow<'a, str>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `DSMem`: how much room a data store has.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DsMem<'a> {
    /// `SharedMem`: it shares its room with others.
    pub shared: bool,
    /// `MaxMem`: bytes.
    pub max_mem: Option<Cow<'a, str>>,
    /// `MaxID`: items.
    pub max_id: Option<Cow<'a, str>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `Ext`: an extension.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Ext<'a> {
    /// `XNam`.
    pub name: Cow<'a, str>,
    /// `XVal`.
    pub values: Vec<Cow<'a, str>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// What is in a content type: `CTCap`, or a part of it that begins with `CTType`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct CtCap<'a> {
    /// It stands in the same `CTCap` as the one before it, which was possible until 1.1.
    pub joined: bool,
    /// `CTType`.
    pub ct_type: Cow<'a, str>,
    /// `VerCT` (1.2).
    pub version: Option<Cow<'a, str>>,
    /// `FieldLevel`: objects may come with some of their fields only (1.2).
    pub field_level: bool,
    /// The properties.
    pub properties: Vec<Property<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// A property of a content type: `TEL` of a vCard.
///
/// ```
/// use syncml::devinf::{CtCap, DataStore, DevInf, FilterCap, PropParam, Property};
/// use syncml::{EncodeOptions, Version};
///
/// let mut kind = PropParam::default();
/// kind.name = "TYPE".into();
/// kind.values = vec!["CELL".into(), "FAX".into()];
/// let mut telephone = Property::default();
/// telephone.name = "TEL".into();
/// telephone.params.push(kind);
/// let mut vcard = CtCap::default();
/// vcard.ct_type = "text/x-vcard".into();
/// vcard.version = Some("2.1".into());
/// vcard.properties.push(telephone);
///
/// let mut filter = FilterCap::default();
/// filter.content_type.ct_type = "text/x-vcard".into();
/// filter.content_type.version = "2.1".into();
/// filter.keywords.push("since".into());
///
/// let mut contacts = DataStore::default();
/// contacts.source_ref = "./contacts".into();
/// contacts.capabilities.push(vcard);
/// contacts.filters.push(filter);
/// let mut device = DevInf::default();
/// device.version = Version::V1_2;
/// device.data_stores.push(contacts);
/// let xml = device.to_xml(&EncodeOptions::DEFAULT.with_checked(false))?;
/// assert!(xml.contains("<PropParam><ParamName>TYPE</ParamName><ValEnum>CELL</ValEnum>"));
/// assert!(xml.contains("<VerCT>2.1</VerCT><FilterKeyword>since</FilterKeyword></FilterCap>"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Property<'a> {
    /// `PropName`.
    pub name: Cow<'a, str>,
    /// `DataType`.
    pub data_type: Option<Cow<'a, str>>,
    /// `MaxOccur`: how often it may stand (1.2).
    pub max_occur: Option<Cow<'a, str>>,
    /// `MaxSize`, until 1.1 `Size`: the longest value.
    pub max_size: Option<Cow<'a, str>>,
    /// `NoTruncate`: longer values are refused, not cut (1.2).
    pub no_truncate: bool,
    /// `ValEnum`: the values that there are.
    pub values: Vec<Cow<'a, str>>,
    /// `DisplayName`.
    pub display_name: Option<Cow<'a, str>>,
    /// Its parameters.
    pub params: Vec<PropParam<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// A parameter of a property: `TYPE` of `TEL`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PropParam<'a> {
    /// `ParamName`.
    pub name: Cow<'a, str>,
    /// `DataType`.
    pub data_type: Option<Cow<'a, str>>,
    /// `Size`: the longest value (until 1.1).
    pub size: Option<Cow<'a, str>>,
    /// `ValEnum`: the values that there are.
    pub values: Vec<Cow<'a, str>>,
    /// `DisplayName`.
    pub display_name: Option<Cow<'a, str>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

/// `FilterCap`: what can be filtered by (1.2).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct FilterCap<'a> {
    /// `CTType` and `VerCT` of the filter language.
    pub content_type: ContentType<'a>,
    /// `FilterKeyword`.
    pub keywords: Vec<Cow<'a, str>>,
    /// `PropName`.
    pub properties: Vec<Cow<'a, str>>,
}

into_owned! {
    DataStore {
        source_ref, display_name, max_guid_size, rx_pref, rx, tx_pref, tx, capabilities, memory,
        hierarchical, sync_types, filter_rx, filters, unknown,
    }
    ContentType { ct_type, version, unknown }
    DsMem { shared, max_mem, max_id, unknown }
    Ext { name, values, unknown }
    CtCap { joined, ct_type, version, field_level, properties, unknown }
    Property {
        name, data_type, max_occur, max_size, no_truncate, values, display_name, params, unknown,
    }
    PropParam { name, data_type, size, values, display_name, unknown }
    FilterCap { content_type, keywords, properties }
}
