//! What the documents say: plain data, without bytes.

pub(crate) mod effective;
pub(crate) mod element;
pub(crate) mod extra;
pub(crate) mod message;
pub mod mobilesync;
pub(crate) mod open;
pub mod outlook;
pub(crate) mod protocol;
pub(crate) mod values;
