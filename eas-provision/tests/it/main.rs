//! The integration tests of `eas-provision`, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod access;
mod base64_query;
mod both_ends;
mod client;
mod client_states;
mod device_information;
mod headers;
mod peek;
mod plain_query;
mod recovery;
mod request_head;
mod server;
mod server_states;
mod shared;
mod statuses;
