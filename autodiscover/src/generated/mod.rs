//! Written by `cargo codegen` from `data`.

pub(crate) mod common_settings;
#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "places are what the decoder goes by")
)]
pub(crate) mod elements;
