//! DDF documents from events.

mod document;
mod entry;
mod frame;
mod interpret;
mod kept;
mod properties;
mod values;

pub use entry::{Decoded, decode_element, decode_from, decode_wbxml, decode_wbxml_with};
#[cfg(feature = "xml")]
pub use entry::{decode, decode_with, decode_xml, decode_xml_with};
