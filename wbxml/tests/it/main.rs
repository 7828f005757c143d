//! The integration tests of `wbxml`, in one binary.
#![cfg(feature = "alloc")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod any_events;
#[cfg(feature = "arbitrary")]
mod arbitrary;
mod attack;
#[cfg(feature = "xml")]
mod beside_libwbxml;
#[cfg(feature = "encoding")]
mod charsets;
mod checked;
#[cfg(feature = "xml")]
mod corpus;
mod cost;
mod dump;
mod encoder;
mod hostile;
mod ignored_errors;
mod leaves;
mod messages;
#[cfg(feature = "xml")]
mod outline;
mod push;
mod reading;
#[cfg(feature = "serde")]
mod serde;
mod snapshots;
mod sources;
mod support;
mod tables;
mod tokens;
mod tree;
#[cfg(feature = "xml")]
mod vectors;
mod versions;
#[cfg(feature = "xml")]
mod xml_reader;
#[cfg(feature = "xml")]
mod xml_writer;
