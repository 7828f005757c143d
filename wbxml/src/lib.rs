#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod error;
#[cfg(feature = "alloc")]
mod dictionary;
#[cfg(feature = "alloc")]
mod event;
#[cfg(feature = "alloc")]
mod generated;
mod limits;
pub mod tag;
#[cfg(feature = "alloc")]
mod typed;

pub use error::{Error, ErrorKind, Expected, LimitKind, XmlError};
#[cfg(feature = "alloc")]
pub use dictionary::{Dictionary, ProtocolVersion, Versions};
#[cfg(feature = "alloc")]
pub use event::{Event, NO_PAGE, Sink, Source, copy};
pub use limits::{Diagnostic, DiagnosticKind, Lenient, Limits, Options};
pub use tag::Tag;
#[cfg(feature = "alloc")]
pub use typed::ValueType;
