//! Messages to events.

mod collect;
mod commands;
mod elements;
mod length;
mod markup;
mod message;
mod options;
mod parts;
mod sink;
mod writer;

pub(crate) use collect::Collect;
pub use options::{CData, EncodeOptions};
pub use parts::MessageWriter;
pub use sink::WireSink;
pub(crate) use writer::Writer;
