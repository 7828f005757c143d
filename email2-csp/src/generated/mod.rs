// Written by `cargo xtask codegen` from the facts in `email2-csp/data`. Not to be edited.

pub(crate) mod applications;
pub(crate) mod editions;
pub(crate) mod nodes;
pub(crate) mod reasons;
pub(crate) mod rules;
pub(crate) mod tables;
