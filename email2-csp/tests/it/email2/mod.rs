//! EMAIL2: GUIDs, the table of nodes, the rules of the editions, accounts and their two forms.

mod account;
#[cfg(feature = "syncml")]
mod corpus;
mod ddf;
#[cfg(feature = "syncml")]
mod dm;
mod guid;
mod rules;
mod sheet;
mod validate;
mod values;
