//! DDF documents as events.

mod entry;
mod properties;
mod writer;

pub use entry::EncodeOptions;
