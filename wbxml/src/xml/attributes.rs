//! The attributes of a start tag, without allocation.

use super::element_name::letters;

/// One attribute: its name, its value as it stands between the quotes, and where they begin in the
/// document.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawAttribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) name_at: usize,
    pub(super) value_at: usize,
    /// The value is what it says: nothing in it that might be a reference, white space other than
    /// blanks, or a variable.
    pub(super) plain: bool,
    /// The name has a colon in it.
    pub(super) colon: bool,
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

    /// The next attribute; the place of the mistake in the document if it is malformed. The name
    /// may still be none.
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
        let (end, colon) = self.name_end(start);
        if end == start {
            return Err(wrong);
        }
        let name = self.text.get(start..end).unwrap_or("");
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
            plain: is_plain(value),
            colon,
        }))
    }

    /// Where the name ends that begins at `start`, and whether it has a colon. Whether it is one, is looked at only where the
    /// dictionary does not have it.
    #[inline(always)]
    fn name_end(&self, start: usize) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        let (mut at, mut colon) = (start, false);
        while let Some(rest) = bytes.get(at..) {
            let skipped = letters(rest);
            at = at.wrapping_add(skipped);
            match rest.get(skipped) {
                Some(&byte @ (b'0'..=b'9' | b'-' | b'.' | b':')) => {
                    colon |= byte == b':';
                    at = at.wrapping_add(1);
                }
                _ => break,
            }
        }
        (at, colon)
    }
}

/// Whether all bytes are blanks, or above those that mean something in a value.
#[inline]
fn is_plain(value: &str) -> bool {
    let plain = |&b: &u8| b == b' ' || b > b'&';
    value.as_bytes().iter().fold(true, |all, b| all & plain(b))
}
