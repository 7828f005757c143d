//! From events to models.

pub(crate) mod ddf;
