//! The integration tests of `wbxml`, in one binary.

mod corpus;
mod support;

