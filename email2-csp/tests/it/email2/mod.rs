//! EMAIL2: GUIDs, the table of nodes, the rules of the editions, accounts and their two forms.

mod account;
mod characteristics;
#[cfg(feature = "syncml")]
mod corpus;
mod ddf;
#[cfg(feature = "syncml")]
mod dm;
mod guid;
#[cfg(feature = "arbitrary")]
mod laws;
mod rules;
#[cfg(feature = "serde")]
mod serde;
mod sheet;
mod tree;
mod validate;
mod values;
