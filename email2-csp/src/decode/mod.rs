//! From documents to models.

pub(crate) mod provisioning;
