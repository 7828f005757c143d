//! DDF documents: [`Document`] and what stands around its root element.

mod document;
mod prolog;

pub use document::Document;
pub(crate) use document::{COMMON_ERRORS, DM_DDF, MICROSOFT, RootPart, SCHEMA};
pub use prolog::Prolog;
