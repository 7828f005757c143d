//! Extension tokens, in content and in attribute values.

use super::encoder::Encoder;
use super::output::Output;
use crate::dictionary::Extensions;
use crate::token::{MbU32, global};
use crate::{Error, ErrorKind};

impl<O: Output> Encoder<O> {
    /// EXT_I or EXT.
    pub(super) fn put_extension(&mut self, code: u8, text: &str) -> Result<(), Error> {
        match code {
            global::EXT_I_0..=global::EXT_I_2 => {
                self.out.put(&[code])?;
                self.put_text(text)?;
                self.out.put(&[0])
            }
            // A variable from the string table: back to it, or inline if it is not there.
            global::EXT_T_0..=global::EXT_T_2 => match self.table.offset(text) {
                Some(offset) if matches!(self.dictionary.extensions, Extensions::Variables) => {
                    self.put_indexed_extension(code, offset)
                }
                _ => self.put_extension(code & 0x0F | global::EXT_I_0, text),
            },
            global::EXT_0..=global::EXT_2 if text.is_empty() => self.out.put(&[code]),
            _ => Err(self.out.refuse(ErrorKind::UnknownExtension(code))),
        }
    }

    pub(super) fn put_indexed_extension(&mut self, code: u8, index: u32) -> Result<(), Error> {
        if !(global::EXT_T_0..=global::EXT_T_2).contains(&code) {
            return Err(self.out.refuse(ErrorKind::UnknownExtension(code)));
        }
        let is_offset = matches!(self.dictionary.extensions, Extensions::Variables);
        if is_offset && !self.table.has_string_at(index) {
            return Err(self.out.refuse(ErrorKind::StringTableIndex(index)));
        }
        self.out.put(&[code])?;
        self.put_mb(MbU32::new(index))
    }
}
