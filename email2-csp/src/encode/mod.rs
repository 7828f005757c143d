//! From models to events.

pub(crate) mod ddf;
pub(crate) mod provisioning;
