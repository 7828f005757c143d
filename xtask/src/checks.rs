//! What has to hold before a change goes in.

pub(crate) mod ci;
mod copy;
mod features;
pub(crate) mod minimal;
mod msrv;
mod packages;
pub(crate) mod powerset;
pub(crate) mod steps;
pub(crate) mod test;
#[cfg(feature = "codecs")]
pub(crate) mod tools;
pub(crate) mod workspace;
