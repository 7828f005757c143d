// Written by `cargo xtask codegen` from the facts in `eas-provision/data`. Not to be edited.

pub(crate) mod command;
pub(crate) mod policies;
pub(crate) mod status;
