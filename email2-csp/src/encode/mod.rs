//! From models to documents.

pub(crate) mod provisioning;
