//! Autodiscover: the Outlook and mobilesync schemas, the discovery procedure as a sans-IO machine, and Common Settings Discover.
//!
//! Nothing is built here yet; the crate holds its place in the workspace.
#![no_std]
#![forbid(unsafe_code)]
