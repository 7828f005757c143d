//! Events to messages.

mod commands;
mod elements;
mod markup;
mod message;
mod parts;
#[cfg(feature = "xml")]
mod prepare;
mod reader;
mod replay;
#[cfg(feature = "xml")]
mod root;
mod wire;

pub use message::{Decoded, decode_from, decode_wbxml, decode_wbxml_with};
#[cfg(feature = "xml")]
pub use message::{decode, decode_with, decode_xml, decode_xml_with};
pub use parts::{MessageReader, Part};
#[cfg(feature = "xml")]
pub use prepare::Prepared;
pub(crate) use reader::Reader;
pub(crate) use replay::Replay;
pub use wire::Wire;
#[cfg(feature = "xml")]
pub use wire::XmlSource;
