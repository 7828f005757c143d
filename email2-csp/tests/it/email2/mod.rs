//! EMAIL2: GUIDs, the table of nodes, the rules of the editions, accounts and their two forms.

mod account;
#[cfg(feature = "syncml")]
mod corpus;
mod ddf;
mod guid;
mod rules;
mod sheet;
mod validate;
mod values;
