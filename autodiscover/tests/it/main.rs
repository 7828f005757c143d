//! The integration tests of `autodiscover`, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod address;
mod common_settings;
mod credentials;
mod discovery;
mod effective;
#[cfg(feature = "xml")]
mod hostile;
#[cfg(feature = "xml")]
mod linter;
mod plan;
#[cfg(feature = "xml")]
mod quirks;
#[cfg(feature = "xml")]
mod responder;
#[cfg(feature = "xml")]
mod roundtrip;
#[cfg(feature = "xml")]
mod samples;
mod support;
mod table;
mod target;
#[cfg(feature = "xml")]
mod unknown;
mod v2;
#[cfg(feature = "xml")]
mod values;
#[cfg(feature = "xml")]
mod well_formed;
#[cfg(feature = "xml")]
mod xsd;
