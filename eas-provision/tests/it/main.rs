//! The integration tests of `eas-provision`, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod document;
mod facts;
mod hostile;
mod messages;
#[cfg(feature = "xml")]
mod seed;
#[cfg(feature = "serde")]
mod serde;
mod snapshots;
mod statuses;
mod support;
#[cfg(feature = "xml")]
mod wap;
