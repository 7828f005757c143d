//! The configuration-service-provider tree: DDF, nodes and access rules, the EMAIL2 account in every edition, OMA Client Provisioning documents, and a device engine that rolls back.
//!
//! Nothing is built here yet; the crate holds its place in the workspace.
#![no_std]
#![forbid(unsafe_code)]
