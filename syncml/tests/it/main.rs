//! The integration tests of `syncml`, in one binary.
#![cfg(feature = "xml")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod authentication;
mod codes;
mod content_model;
mod corpus;
mod data;
mod devinf;
mod encoding;
mod errors;
mod forms;
mod framing;
#[cfg(feature = "arbitrary")]
mod laws;
mod lists;
mod loc_uri;
mod parts;
mod quirks;
mod secrets;
#[cfg(feature = "serde")]
mod serde;
mod session;
mod support;
mod windows;
