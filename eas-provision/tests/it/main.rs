//! The integration tests of `eas-provision`, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod algebra;
mod any_policy;
#[cfg(feature = "arbitrary")]
mod arbitrary;
mod compliance;
mod document;
mod facts;
mod hostile;
mod messages;
mod password;
#[cfg(feature = "xml")]
mod seed;
#[cfg(feature = "serde")]
mod serde;
mod settings;
mod snapshots;
mod statuses;
mod support;
#[cfg(feature = "xml")]
mod wap;
