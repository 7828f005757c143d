//! Sessions: both ends against each other, and each against messages written by hand.

#[path = "../../../examples/device_tree/mod.rs"]
mod device_tree;

mod atomic;
mod both_ends;
mod checked;
mod client;
mod data_sync;
mod header_status;
mod hostile;
mod parts;
mod server;
mod support;
