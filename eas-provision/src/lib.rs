//! Exchange ActiveSync provisioning: messages, the policy document, compliance, remote wipe, allow/block/quarantine, and the state machines of both ends.
//!
//! Nothing is built here yet; the crate holds its place in the workspace.
#![no_std]
#![forbid(unsafe_code)]
