//! [`Table`]: the strings of the string table, found by offset in logarithmic time.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::{Entry, Kind, Value};
use crate::charset::Charset;
use crate::token::MbU32;
use crate::{Header, Options};

/// The strings of the string table, and how strings are read.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    /// Where it stands in the document.
    start: usize,
    rows: Vec<Row>,
    charset: Charset,
}

/// One string, without its terminator.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    end: usize,
    secret: bool,
    /// Something that is no credential refers to it.
    plain: bool,
}

impl Default for Table<'_> {
    fn default() -> Self {
        Self {
            bytes: &[],
            start: 0,
            rows: Vec::new(),
            charset: Charset::Utf8,
        }
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(header: &Header<'a>, start: usize, options: &Options) -> Self {
        let number = options
            .charset
            .or(header.charset.map(MbU32::value))
            .unwrap_or(106);
        let charset = Charset::from_mib_enum(number).unwrap_or(Charset::Unknown);
        let bytes = header.string_table;
        Self {
            bytes,
            start,
            rows: rows(bytes, charset.is_wide()),
            charset,
        }
    }

    /// The string at place `number` of the table.
    pub(super) fn entry(&self, number: usize) -> Option<Entry<'a>> {
        let row = self.rows.get(number)?;
        let next = self.rows.get(number.saturating_add(1));
        let end = next.map_or(self.bytes.len(), |next| next.start);
        let wire = self.bytes.get(row.start..end)?;
        let string = self.bytes.get(row.start..row.end)?;
        let place = self.start.saturating_add(row.start);
        let mut entry = Entry::new(Kind::TableString, place, wire);
        entry.table_offset = u32::try_from(row.start).ok();
        if row.secret {
            return Some(entry.redact(string.len()));
        }
        entry.value = self.text(string);
        Some(entry)
    }

    /// The string that a reference points at or into.
    pub(super) fn string(&self, index: u32) -> Option<&'a [u8]> {
        let index = usize::try_from(index).ok()?;
        let row = self.rows.get(self.row(index)?)?;
        self.bytes.get(index..row.end.max(index))
    }

    /// Marks the string that a reference points at or into as a credential.
    pub(super) fn mark_secret(&mut self, index: u32) {
        if let Some(row) = self.row_mut(index) {
            row.secret = true;
        }
    }

    /// Marks it as something that is none.
    pub(super) fn mark_plain(&mut self, index: u32) {
        if let Some(row) = self.row_mut(index) {
            row.plain = true;
        }
    }

    /// Marks what nothing refers to: of a document that is broken, nobody knows what it would be.
    pub(super) fn mark_rest_secret(&mut self) {
        for row in &mut self.rows {
            row.secret |= !row.plain;
        }
    }

    fn row_mut(&mut self, index: u32) -> Option<&mut Row> {
        let row = self.row(usize::try_from(index).ok()?)?;
        self.rows.get_mut(row)
    }

    pub(super) fn is_secret(&self, index: u32) -> bool {
        let row = usize::try_from(index)
            .ok()
            .and_then(|index| self.row(index));
        row.and_then(|row| self.rows.get(row))
            .is_some_and(|row| row.secret)
    }

    fn row(&self, index: usize) -> Option<usize> {
        if index >= self.bytes.len() {
            return None;
        }
        self.rows
            .partition_point(|row| row.start <= index)
            .checked_sub(1)
    }

    /// A string of the document as text.
    pub(super) fn text(&self, bytes: &'a [u8]) -> Value<'a> {
        if let Ok(text) = core::str::from_utf8(bytes) {
            if self.charset.is_utf8() || (text.is_ascii() && !self.charset.is_wide()) {
                return Value::Text(Cow::Borrowed(text));
            }
        }
        match other_charset(self.charset, bytes) {
            Some(text) => Value::Text(text),
            None => Value::Bytes(bytes),
        }
    }
}

fn rows(bytes: &[u8], wide: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0_usize;
    let mut push = |end: usize, width: usize| {
        rows.push(Row {
            start,
            end,
            secret: false,
            plain: false,
        });
        start = end.saturating_add(width);
    };
    if wide {
        for (place, unit) in (0_usize..).step_by(2).zip(bytes.chunks_exact(2)) {
            if unit == [0, 0] {
                push(place, 2);
            }
        }
    } else {
        memchr::memchr_iter(0, bytes).for_each(|end| push(end, 1));
    }
    if start < bytes.len() {
        rows.push(Row {
            start,
            end: bytes.len(),
            secret: false,
            plain: false,
        });
    }
    rows
}

/// The text of bytes in a charset that is not UTF-8, if this build can read it.
#[cfg(feature = "encoding")]
fn other_charset(charset: Charset, bytes: &[u8]) -> Option<Cow<'_, str>> {
    if charset.is_utf8() {
        None
    } else {
        crate::charset::decode(charset, bytes)
    }
}

#[cfg(not(feature = "encoding"))]
fn other_charset(_: Charset, _: &[u8]) -> Option<Cow<'_, str>> {
    None
}
