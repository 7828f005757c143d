//! Events and tokens to bytes.

mod attributes;
mod encoder;
mod output;
mod string_table;
mod tokens;

pub use encoder::{EncodeOptions, Encoder, encode, encoded_len};
pub(crate) use output::Counted;
pub use output::Output;
pub use string_table::StringTable;
pub use tokens::{write_header, write_token};
