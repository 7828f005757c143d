#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod applications;
#[cfg(feature = "arbitrary")]
mod arbitrary;
pub mod bootstrap;
pub mod characteristics;
pub mod ddf;
mod decode;
pub mod diff;
#[cfg(feature = "syncml")]
pub mod dm;
pub mod edition;
mod encode;
mod error;
mod generated;
mod limits;
pub mod model;
pub mod provisioning;
pub mod validate;

pub use edition::{Edition, Profile};
pub use error::{Error, ErrorKind};
pub use limits::{Diagnostic, DiagnosticKind, Lenient, Limits, Options};
pub use model::account::{
    Account, AccountIcon, AccountNode, AccountType, AttachmentLimit, BraceForm, ContentTypes,
    DeleteAction, Guid, GuidError, GuidErrorKind, Linger, MailAge, MapiType, MessageLimit,
    NamedProperty, Operation, Place, PropertyTag, Query, Server, ServerError, ServerErrorKind,
    ServiceType, TagProperty, UnknownNode,
};
