#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

pub mod access;
pub mod algebra;
#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod client;
pub mod command;
pub mod compliance;
mod decode;
mod demand;
pub mod device_information;
mod elements;
mod encode;
mod error;
mod generated;
pub mod http;
mod limits;
mod message;
mod model;
pub mod password;
pub mod peek;
pub mod server;
pub mod status;
mod wap;

pub use command::Command;
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
pub use peek::{peek_status, status_reply};
pub use wap::{Loss, Losses, PasswordComplexity, WapParm, WapPolicy};
pub use wbxml::{ProtocolVersion, Versions};
