//! The integration tests of `syncml`.
#![cfg(feature = "xml")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests stop where something is not as it should be"
)]

mod authentication;
mod corpus;
mod framing;
mod loc_uri;
mod session;
