//! Plain data: no bytes, no I/O.

pub(crate) mod provisioning;
