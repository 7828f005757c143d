//! Events and tokens to bytes.
//!
//! [`encode()`] writes a whole document, an [`Encoder`] event by event, into any [`Output`];
//! [`write_header`] and [`write_token`] write the token layer as it stood.

mod attributes;
mod document;
mod embedded;
mod encoder;
mod extensions;
mod options;
mod output;
mod string_table;
mod tokens;

pub use document::{encode, encoded_len};
pub use encoder::Encoder;
pub use options::EncodeOptions;
#[cfg(feature = "xml")]
pub(crate) use output::Counted;
pub use output::Output;
pub use string_table::StringTable;
pub use tokens::{write_header, write_token};
