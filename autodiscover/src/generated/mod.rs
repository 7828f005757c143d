//! Written by `cargo codegen` from `data`.

#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "places are what the decoder goes by")
)]
pub(crate) mod elements;
