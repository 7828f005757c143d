//! Plain data: what documents and trees say, without their bytes.
//!
//! [`tree`] has trees of nodes, [`ddf`] the documents that describe them, [`account`] the EMAIL2 account.

pub mod account;
pub mod ddf;
mod list;
mod markup;
mod open_text;
mod owned;
pub(crate) mod provisioning;
pub mod tree;

pub use list::{Boxed, List};
pub use markup::{Attribute, Markup, Name, Piece};
pub(crate) use owned::{IntoOwned, into_owned};
