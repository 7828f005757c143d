//! Markup that is written as it stands.

use alloc::string::String;

use super::{Inside, StartTag, Writer};
use crate::encode::Output;
use crate::xml::Reader;
use crate::{Error, Expected, Source};

impl<O: Output> Writer<O> {
    /// Content of the element that is open, byte by byte as it stands in `source`: elements, text and
    /// references. It has to be well-formed by itself and to declare the prefixes that it uses.
    ///
    /// # Errors
    ///
    /// What is wrong with `source`, located in the output; no element is open.
    pub fn markup(&mut self, source: &str) -> Result<(), Error> {
        if self.frames.is_empty() || !matches!(self.start, StartTag::Open | StartTag::Closed) {
            return Err(self.unexpected(Expected::Content));
        }
        let mut whole = String::with_capacity(source.len().saturating_add(7));
        for part in ["<x>", source, "</x>"] {
            whole.push_str(part);
        }
        let refuse = |e: Error| self.out.refuse(e.kind());
        let mut reader = Reader::new(&whole, self.dictionary).map_err(refuse)?;
        while reader.next_event().map_err(refuse)?.is_some() {}
        self.close_start()?;
        if let Some(frame) = self.frames.last_mut() {
            frame.inside = Inside::Text;
        }
        self.put(source)
    }
}
