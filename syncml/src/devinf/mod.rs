//! DevInf: what a device is and what it can synchronise (SyncML 1.0 to 1.2).
//!
//! In a message it stands in `Data`: as OPAQUE that is a WBXML document of its own, as elements of
//! XML, or as XML in text. [`DevInf::decode`] reads all of them.

mod capability;
mod decode;
mod encode;

use alloc::borrow::Cow;
use alloc::vec::Vec;

pub use capability::{
    ContentType, CtCap, DataStore, DsMem, Ext, FilterCap, PropParam, Property, SyncType,
};

use crate::model::{Few, IntoOwned, Markup, Version};

/// A DevInf document.
///
/// ```
/// use syncml::devinf::{ContentType, CtCap, DataStore, DevInf, DsMem, Ext, SyncType};
/// use syncml::Options;
///
/// let xml = b"<DevInf xmlns='syncml:devinf'><VerDTD>1.2</VerDTD><Man>Fabrikam</Man><DevID>IMEI:1</DevID>\
///     <DevTyp>phone</DevTyp><DataStore><SourceRef>./contacts</SourceRef><Rx-Pref><CTType>text/x-vcard</CTType>\
///     <VerCT>2.1</VerCT></Rx-Pref><Tx-Pref><CTType>text/x-vcard</CTType><VerCT>2.1</VerCT></Tx-Pref>\
///     <CTCap><CTType>text/x-vcard</CTType><VerCT>2.1</VerCT><Property><PropName>TEL</PropName></Property></CTCap>\
///     <DSMem><MaxID>500</MaxID></DSMem><SyncCap><SyncType>1</SyncType></SyncCap></DataStore>\
///     <Ext><XNam>theme</XNam><XVal>dark</XVal></Ext></DevInf>";
/// let (device, _) = DevInf::decode_bytes(xml, &Options::STRICT)?;
/// assert_eq!((device.manufacturer.as_deref(), &*device.device_id), (Some("Fabrikam"), "IMEI:1"));
///
/// let contacts: &DataStore<'_> = &device.data_stores[0];
/// let preferred: &ContentType<'_> = contacts.rx_pref.as_ref().unwrap();
/// assert_eq!((&*preferred.ct_type, &*preferred.version), ("text/x-vcard", "2.1"));
/// let vcard: &CtCap<'_> = &contacts.capabilities[0];
/// assert_eq!(vcard.properties[0].name, "TEL");
/// let memory: &DsMem<'_> = contacts.memory.as_ref().unwrap();
/// assert_eq!(memory.max_id.as_deref(), Some("500"));
/// let two_way: &SyncType<'_> = &contacts.sync_types[0];
/// assert_eq!(two_way.number(), Some(1));
/// let theme: &Ext<'_> = &device.extensions[0];
/// assert_eq!((&*theme.name, &*theme.values[0]), ("theme", "dark"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DevInf<'a> {
    /// The version that the document is read and written as.
    pub version: Version,
    /// `VerDTD`. Missing from some documents.
    pub ver_dtd: Option<Cow<'a, str>>,
    /// `Man`: the manufacturer.
    pub manufacturer: Option<Cow<'a, str>>,
    /// `Mod`: the model.
    pub model: Option<Cow<'a, str>>,
    /// `OEM`.
    pub oem: Option<Cow<'a, str>>,
    /// `FwV`: the version of the firmware.
    pub firmware: Option<Cow<'a, str>>,
    /// `SwV`: the version of the software.
    pub software: Option<Cow<'a, str>>,
    /// `HwV`: the version of the hardware.
    pub hardware: Option<Cow<'a, str>>,
    /// `DevID`: unique in the world.
    pub device_id: Cow<'a, str>,
    /// `DevTyp`: `phone`, `server`, `workstation`.
    pub device_type: Cow<'a, str>,
    /// `UTC`: the device has the time in UTC (1.1).
    pub utc: bool,
    /// `SupportLargeObjs`: the device takes objects in pieces (1.1).
    pub large_objects: bool,
    /// `SupportNumberOfChanges`: the device takes `NumberOfChanges` (1.1).
    pub number_of_changes: bool,
    /// `DataStore`. One at least.
    pub data_stores: Vec<DataStore<'a>>,
    /// `CTCap`: what is in which content type. From 1.2 on they are in the data stores.
    pub capabilities: Vec<CtCap<'a>>,
    /// `Ext`: extensions.
    pub extensions: Vec<Ext<'a>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

impl DevInf<'_> {
    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> DevInf<'static> {
        DevInf {
            version: self.version,
            ver_dtd: self.ver_dtd.into_owned(),
            manufacturer: self.manufacturer.into_owned(),
            model: self.model.into_owned(),
            oem: self.oem.into_owned(),
            firmware: self.firmware.into_owned(),
            software: self.software.into_owned(),
            hardware: self.hardware.into_owned(),
            device_id: IntoOwned::into_owned(self.device_id),
            device_type: IntoOwned::into_owned(self.device_type),
            utc: self.utc,
            large_objects: self.large_objects,
            number_of_changes: self.number_of_changes,
            data_stores: self.data_stores.into_owned(),
            capabilities: self.capabilities.into_owned(),
            extensions: self.extensions.into_owned(),
            unknown: self.unknown.into_owned(),
        }
    }
}
