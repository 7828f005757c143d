//! DDF documents.

mod corpus;
mod decoding;
pub(crate) mod files;
#[cfg(feature = "arbitrary")]
mod laws;
mod meaning;
mod namespaces;
#[cfg(feature = "serde")]
mod serde;
