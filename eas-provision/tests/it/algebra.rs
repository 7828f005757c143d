//! Policies compared, merged, checked, projected and hashed.

mod bounds;
mod diff;
mod hash;
mod merge;
mod project;
#[cfg(feature = "serde")]
mod serde;
mod validate;
