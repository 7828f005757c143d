//! From events to models.

pub(crate) mod ddf;
pub(crate) mod provisioning;
