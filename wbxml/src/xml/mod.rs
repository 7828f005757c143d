//! The XML form of documents: [`Reader`] to events, [`Writer`] from events.
//!
//! Both resolve names through the dictionary, so the events are those of the WBXML form.

mod attributes;
mod character_data;
mod detect;
mod element_name;
mod escape;
mod namespaces;
mod other_markup;
mod prolog;
mod read_options;
mod reader;
mod resolve;
mod start_tag;
mod variables;
mod write_options;
mod writer;

pub use detect::detect;
pub use read_options::{ReadOptions, Whitespace};
pub use reader::Reader;
pub use write_options::{Unrepresentable, WriteOptions};
pub use writer::Writer;

use crate::Dictionary;
use crate::dictionary::Extensions;

/// More attributes than this on one element are refused.
const MOST_ATTRIBUTES: usize = 256;

/// Whether a dollar in text begins a variable: in WML.
const fn has_variables(dictionary: &Dictionary) -> bool {
    matches!(dictionary.extensions, Extensions::Variables)
}

/// Whether white space between the document type's elements is part of its text: WML's, too.
const fn has_mixed_content(dictionary: &Dictionary) -> bool {
    has_variables(dictionary)
}
