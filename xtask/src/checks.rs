//! What has to hold before a change goes in.

pub(crate) mod ci;
mod features;
mod msrv;
mod steps;
pub(crate) mod test;
mod workspace;
