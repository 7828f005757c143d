// Written by `cargo xtask codegen` from the facts in `syncml/data`. Not to be edited.

pub(crate) mod codes;
pub(crate) mod content;
