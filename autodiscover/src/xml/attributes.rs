//! The attributes of a start tag, without allocation.

use super::name::is_xml_name;

/// One attribute: its name, its value as it stands between the quotes, and where they begin in the
/// document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawAttribute<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
    pub(crate) name_at: usize,
    pub(crate) value_at: usize,
}

/// The attributes in the text between a tag's name and its end (XML 1.0 §3.1).
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawAttributes<'a> {
    text: &'a str,
    /// Where the text begins in the document.
    base: usize,
    at: usize,
}

impl<'a> RawAttributes<'a> {
    pub(crate) const fn new(text: &'a str, base: usize) -> Self {
        Self { text, base, at: 0 }
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
    pub(crate) fn next_attribute(&mut self) -> Result<Option<RawAttribute<'a>>, usize> {
        let begin = self.at;
        let start = self.skip(begin, |b| b.is_ascii_whitespace());
        let wrong = self.base.wrapping_add(start);
        if self.byte(start).is_none() {
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
        if self.byte(equals) != Some(b'=') {
            return Err(wrong);
        }
        let open = self.skip(equals.wrapping_add(1), |b| b.is_ascii_whitespace());
        let Some(quote @ (b'"' | b'\'')) = self.byte(open) else {
            return Err(self.base.wrapping_add(open));
        };
        let from = open.wrapping_add(1);
        let body = self.text.get(from..).unwrap_or("");
        let value_at = self.base.wrapping_add(from);
        let len = memchr::memchr2(quote, b'<', body.as_bytes()).ok_or(value_at)?;
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
