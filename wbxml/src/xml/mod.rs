//! The XML form of documents: [`Reader`] to events, [`Writer`] from events.
//!
//! Both resolve names through the dictionary, so the events are those of the WBXML form.

mod attributes;
mod detect;
mod escape;
mod namespaces;
mod reader;
mod write_options;
mod writer;

pub use detect::detect;
pub use reader::{ReadOptions, Reader, Whitespace};
pub use write_options::{Unrepresentable, WriteOptions};
pub use writer::Writer;
