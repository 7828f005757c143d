#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

pub mod algebra;
#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod compliance;
mod decode;
mod demand;
mod elements;
mod encode;
mod error;
mod generated;
mod limits;
mod message;
mod model;
pub mod password;
mod wap;

pub use decode::{decode, decode_from, decode_with};
#[cfg(feature = "xml")]
pub use decode::{decode_xml, decode_xml_with};
pub use elements::{PolicyElements, PolicyElementsIter};
pub use encode::{encode, encode_into, encode_to};
#[cfg(feature = "xml")]
pub use encode::{encode_xml, encode_xml_with};
pub use error::{Error, ErrorKind};
pub use limits::{Decoded, Diagnostic, DiagnosticKind, Lenient, Options};
pub use message::Message;
pub use model::*;
pub use wap::{Loss, Losses, PasswordComplexity, WapParm, WapPolicy};
pub use wbxml::{ProtocolVersion, Versions};
