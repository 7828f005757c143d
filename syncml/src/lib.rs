#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod authentication;
mod content;
mod decode;
pub mod devinf;
mod encode;
mod error;
pub mod framing;
mod generated;
mod limits;
pub mod loc_uri;
pub mod model;
pub mod session;

pub use decode::{
    Decoded, MessageReader, Part, Wire, decode_from, decode_wbxml, decode_wbxml_with,
};
#[cfg(feature = "xml")]
pub use decode::{Prepared, XmlSource, decode, decode_with, decode_xml, decode_xml_with};
pub use encode::{CData, EncodeOptions, MessageWriter, WireSink};
pub use error::{Error, ErrorKind};
pub use limits::{Diagnostic, DiagnosticKind, Lenient, Limits, Options};
pub use model::{
    Alert, AlertCode, Anchor, Atomic, AuthType, Chal, Command, Cred, Data, Delete, Dialect, Edit,
    Exec, Few, Filter, Form, Item, Items, Map, MapItem, Markup, MediaType, Mem, Message, Meta,
    MetaField, Node, NodeName, Rare, Results, Search, Secret, Sequence, Source, Status, StatusCode,
    Sync, SyncHdr, Target, Transfer, Version,
};
