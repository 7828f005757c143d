//! Exchange ActiveSync provisioning: messages, the policy document, compliance, remote wipe, allow/block/quarantine, and the state machines of both ends.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod generated;
mod model;

pub use model::*;
pub use wbxml::{ProtocolVersion, Versions};
