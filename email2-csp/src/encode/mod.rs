//! From models to events.

pub(crate) mod ddf;
