//! Written by `cargo codegen` from the tables in `data`; not to be edited.

pub(crate) mod codes;
