//! The integration tests of `email2-csp`, in one binary.
#![cfg(feature = "xml")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod applications;
mod bootstrap;
mod ddf;
mod diff;
mod email2;
mod provisioning;
mod support;
mod tree;
mod validate;
