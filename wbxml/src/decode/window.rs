//! [`Utf8Window`]: text checked in bulk, handed out in pieces.

use core::str::from_utf8;

/// How many bytes ahead are checked at once.
const AHEAD: usize = 512;
/// From this length on a string is checked by itself: a window cannot pay for it.
const LONG: usize = 96;

/// The longest stretch of the input that is known to be UTF-8.
///
/// Markup below 0x80 is UTF-8 too, so a document's short strings and the tokens between them are
/// checked in one sweep, and each string is then a slice of the checked text. Slicing checks
/// character boundaries, which makes it exact: a string that begins or ends inside a character of
/// the window is looked at on its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Utf8Window<'a> {
    input: &'a [u8],
    text: &'a str,
    start: usize,
}

impl<'a> Utf8Window<'a> {
    pub(super) const fn new(input: &'a [u8]) -> Self {
        Self {
            input,
            text: "",
            start: 0,
        }
    }

    /// The `len` bytes before offset `end` of the input, if they are UTF-8.
    #[inline(always)]
    pub(super) fn get(&mut self, end: usize, len: usize) -> Option<&'a str> {
        let start = end.wrapping_sub(len);
        if len > LONG {
            return from_utf8(self.input.get(start..end)?).ok();
        }
        let from = start.wrapping_sub(self.start);
        if let Some(text) = self.text.get(from..from.wrapping_add(len)) {
            return Some(text);
        }
        self.text = check_ahead(self.input, start, end);
        self.start = start;
        match self.text.get(..len) {
            Some(text) => Some(text),
            None => from_utf8(self.input.get(start..end)?).ok(),
        }
    }
}

#[inline(never)]
fn check_ahead(input: &[u8], start: usize, end: usize) -> &str {
    let stop = end.max(start.saturating_add(AHEAD)).min(input.len());
    let bytes = input.get(start..stop).unwrap_or(&[]);
    match from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => from_utf8(bytes.get(..e.valid_up_to()).unwrap_or(&[])).unwrap_or(""),
    }
}
