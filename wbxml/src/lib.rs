#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod charset;
#[cfg(feature = "xml")]
mod convert;
#[cfg(feature = "alloc")]
pub mod credentials;
mod decode;
pub mod dictionaries;
mod dictionary;
#[cfg(feature = "alloc")]
pub mod dump;
#[cfg(feature = "alloc")]
pub mod encode;
mod error;
#[cfg(feature = "alloc")]
mod event;
mod generated;
mod header;
mod limits;
#[cfg(feature = "alloc")]
mod name;
pub mod tag;
mod token;
#[cfg(feature = "alloc")]
mod tree;
mod typed;
pub mod versions;
#[cfg(feature = "xml")]
pub mod xml;

#[cfg(feature = "arbitrary")]
pub use self::arbitrary::ValidTokens;
#[cfg(feature = "xml")]
pub use convert::{
    ConvertOptions, from_xml, from_xml_in, from_xml_with, to_xml, to_xml_in, to_xml_with,
};
pub use decode::{CheckedDecoder, Decoder};
#[cfg(feature = "alloc")]
pub use decode::{EventReader, PushDecoder};
pub use dictionary::{Dictionary, ProtocolVersion, Versions};
#[cfg(feature = "alloc")]
pub use encode::{EncodeOptions, Encoder, encode, encoded_len};
pub use error::{Error, ErrorKind, Expected, LimitKind, XmlError};
#[cfg(feature = "alloc")]
pub use event::{Event, NO_PAGE, Sink, Source, copy};
pub use header::{Header, PublicId, Version};
pub use limits::{Diagnostic, DiagnosticKind, Lenient, Limits, Options};
pub use tag::Tag;
pub use token::{MbU32, Scope, Token, WireText};
#[cfg(feature = "alloc")]
pub use tree::{
    Attribute, Attributes, Children, Content, Contents, Descendants, Document, DocumentBuilder,
    DocumentSource, Element, ElementId, ElementMut, FindAll,
};
pub use typed::ValueType;
