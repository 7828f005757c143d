//! DDF documents.

mod corpus;
pub(crate) mod files;
mod meaning;
