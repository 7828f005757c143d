//! Written by `cargo codegen` from `data`.

pub(crate) mod elements;
