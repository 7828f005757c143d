//! DDF documents.

mod corpus;
mod decoding;
pub(crate) mod files;
mod meaning;
