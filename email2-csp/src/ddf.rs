//! DDF: the description of a tree as a document, in XML and WBXML.

pub use crate::decode::ddf::{
    Decoded, decode_element, decode_from, decode_wbxml, decode_wbxml_with,
};
#[cfg(feature = "xml")]
pub use crate::decode::ddf::{decode, decode_with, decode_xml, decode_xml_with};
pub use crate::encode::ddf::EncodeOptions;
pub use crate::model::ddf::{Document, Prolog};
