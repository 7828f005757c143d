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
mod algebra;
mod any_policy;
#[cfg(feature = "arbitrary")]
mod arbitrary;
mod base64_query;
mod both_ends;
mod client;
mod client_states;
mod compliance;
mod device_information;
mod document;
mod errors;
mod facts;
#[cfg(feature = "xml")]
mod forms;
mod headers;
mod hostile;
mod messages;
mod password;
mod peek;
mod plain_query;
mod recovery;
mod request_head;
#[cfg(feature = "xml")]
mod seed;
#[cfg(feature = "serde")]
mod serde;
mod server;
mod server_states;
mod settings;
mod snapshots;
mod statuses;
mod support;
#[cfg(feature = "xml")]
mod wap;
