//! Documents of OMA Client Provisioning: `wap-provisioningdoc`, in WBXML and XML.
//!
//! A [`Document`] is plain data that borrows from the input. [`decode`] reads either form,
//! [`Document::to_wbxml`] and [`Document::to_xml`] write it.

pub use crate::decode::provisioning::{
    Decoded, ProvisioningSource, decode_from, decode_wbxml, decode_wbxml_with,
};
#[cfg(feature = "xml")]
pub use crate::decode::provisioning::{decode, decode_with, decode_xml, decode_xml_with};
pub use crate::encode::provisioning::{EncodeOptions, ProvisioningSink};
pub use crate::model::provisioning::{
    Attribute, Characteristic, Content, DataType, Document, Item, MultipleString, Name, Parm,
    TypedValue, Unknown, Value, Verb, is_secret,
};
