//! Messages to events.

mod commands;
mod elements;
mod markup;
mod message;
mod options;
mod parts;
mod sink;
mod writer;

pub use options::{CData, EncodeOptions};
pub use parts::MessageWriter;
pub use sink::WireSink;
