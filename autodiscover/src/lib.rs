#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod consent;
#[cfg(feature = "xml")]
mod decode;
mod encode;
mod error;
mod generated;
mod limits;
#[cfg(feature = "xml")]
pub mod lint;
mod model;
pub mod plan;
pub mod v2;
mod xml;

pub use consent::CleartextConsent;
#[cfg(feature = "xml")]
pub use decode::{decode_request, decode_response};
pub use encode::{encode_request, encode_response};
pub use error::{Error, ErrorKind, LimitKind, Position, XmlError};
pub use limits::{Decoded, Diagnostic, DiagnosticKind, Lenient, Limits, Options, Repair};
pub use model::effective::{CertPrincipalName, Effective, ExpiredBy, Freshness, Lifetime};
pub use model::element::Element;
pub use model::extra::{Attribute, Extra, Part, Unknown};
pub use model::message::{ErrorReply, ROOT_NAMESPACE, Request, Response, Schema};
pub use model::open::{
    AccountType, Action, AuthPackage, Encryption, ErrorCode, ProtocolType, ServerType,
};
pub use model::values::{Date, ServerVersion};
pub use model::{mobilesync, outlook};
