//! The attributes of a start tag, without allocation.

use crate::name::is_xml_name;

/// One attribute: its name, its value as it stands between the quotes, and where they begin in the
/// document.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawAttribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) name_at: usize,
    pub(super) value_at: usize,
}

/// The attributes behind a tag's name (XML 1.0 §3.1), up to the end of the tag or of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawAttributes<'a> {
    text: &'a str,
    /// Where the text begins in the document.
    base: usize,
    at: usize,
}

impl<'a> RawAttributes<'a> {
    pub(super) const fn new(text: &'a str, base: usize) -> Self {
        Self { text, base, at: 0 }
    }

    /// How much of the text has been read: behind the last attribute, up to what ends the tag.
    pub(super) const fn read(&self) -> usize {
        self.at
    }

    /// Where the first byte stands at or behind `at` that is not of this kind.
    #[inline(always)]
    fn skip(&self, at: usize, kind: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        at.wrapping_add(rest.iter().position(|&b| !kind(b)).unwrap_or(rest.len()))
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The next attribute; the place of the mistake in the document if it is malformed.
    #[inline]
    pub(super) fn next_attribute(&mut self) -> Result<Option<RawAttribute<'a>>, usize> {
        let begin = self.at;
        let start = self.skip(begin, |b| b.is_ascii_whitespace());
        let wrong = self.base.wrapping_add(start);
        if let None | Some(b'>' | b'/') = self.byte(start) {
            self.at = start;
            return Ok(None);
        }
        if start == begin {
            // White space is required before every attribute.
            return Err(wrong);
        }
        let end = self.skip(start, is_name_byte);
        let name = self.text.get(start..end).unwrap_or("");
        let plain = name.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
        if (!plain || !name.is_ascii()) && !is_xml_name(name) {
            return Err(wrong);
        }
        let equals = self.skip(end, |b| b.is_ascii_whitespace());
        match self.byte(equals) {
            Some(b'=') => {}
            Some(_) => return Err(wrong),
            None => return Err(self.base.wrapping_add(equals)),
        }
        let open = self.skip(equals.wrapping_add(1), |b| b.is_ascii_whitespace());
        let Some(quote @ (b'"' | b'\'')) = self.byte(open) else {
            return Err(self.base.wrapping_add(open));
        };
        let from = open.wrapping_add(1);
        let body = self.text.get(from..).unwrap_or("");
        let value_at = self.base.wrapping_add(from);
        let unended = self.base.wrapping_add(self.text.len());
        let len = memchr::memchr2(quote, b'<', body.as_bytes()).ok_or(unended)?;
        let close = from.wrapping_add(len);
        if self.byte(close) != Some(quote) {
            return Err(self.base.wrapping_add(close));
        }
        self.at = close.wrapping_add(1);
        let value = body.get(..len).unwrap_or("");
        Ok(Some(RawAttribute {
            name,
            value,
            name_at: wrong,
            value_at,
        }))
    }
}

/// Whether the byte can be of a name; which characters are, is looked at only where there are
/// others than ASCII.
#[inline(always)]
const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | 0x80..)
}
