//! SyncML and OMA DM messages, framing, authentication and sans-IO sessions for both ends, in XML and WBXML through one model.
//!
//! Nothing is built here yet; the crate holds its place in the workspace.
#![no_std]
#![forbid(unsafe_code)]
