//! EMAIL2: GUIDs, the table of nodes, the rules of the editions, accounts and their two forms.

mod account;
mod ddf;
mod guid;
mod rules;
mod sheet;
mod validate;
mod values;
