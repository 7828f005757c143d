//! What has to hold before a change goes in.

pub(crate) mod ci;
mod features;
mod msrv;
pub(crate) mod steps;
pub(crate) mod test;
pub(crate) mod workspace;
