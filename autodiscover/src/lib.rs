#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

mod address;
#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod common_settings;
mod consent;
mod credentials;
#[cfg(feature = "xml")]
mod decode;
pub mod discovery;
mod domain;
mod encode;
mod error;
mod generated;
mod limits;
#[cfg(feature = "xml")]
pub mod lint;
mod model;
mod origin;
pub mod plan;
mod target;
pub mod v2;
mod xml;

pub use address::{AddressError, AddressErrorKind, EmailAddress};
pub use consent::CleartextConsent;
pub use credentials::{ApprovedRequest, AuthenticatedRequest, Credentials, CredentialsError};
#[cfg(feature = "xml")]
pub use decode::{decode_request, decode_response};
pub use domain::Domain;
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
pub use origin::{Origin, Scheme};
pub use target::{Target, TargetError, TargetPolicy};
