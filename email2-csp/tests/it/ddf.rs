//! DDF documents.

mod corpus;
mod files;
mod meaning;
