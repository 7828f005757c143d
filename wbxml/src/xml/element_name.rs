//! Where the name of an element ends.

/// A name as it stands in a tag, up to white space, `/` or `>`. Whether it is one, is looked at only
/// where the dictionary does not have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub(super) whole: &'a str,
    /// Where the first colon stands in it.
    pub(super) colon: Option<usize>,
}

/// The bytes below 0x40 that end a name, one bit each.
const ENDS: u64 = 1 << b'>' | 1 << b'/' | 1 << b' ' | 1 << b'\t' | 1 << b'\n' | 1 << b'\r';

/// One bit in each byte of a word.
const BYTES: u64 = 0x0101_0101_0101_0101;

impl<'a> Name<'a> {
    /// The name that stands in `text` at `from`.
    #[inline(always)]
    pub(super) fn at(text: &'a str, from: usize) -> Self {
        let bytes = text.as_bytes().get(from..).unwrap_or(&[]);
        let (mut at, mut colon) = (0_usize, None);
        while let Some(rest) = bytes.get(at..) {
            let skipped = letters(rest);
            at = at.wrapping_add(skipped);
            match rest.get(skipped) {
                Some(&byte) if ENDS >> (byte & 0x3F) & 1 == 0 => {
                    if byte == b':' && colon.is_none() {
                        colon = Some(at);
                    }
                    at = at.wrapping_add(1);
                }
                _ => break,
            }
        }
        let whole = text.get(from..from.wrapping_add(at)).unwrap_or("");
        Self { whole, colon }
    }
}

/// How many bytes at the start are 0x40 or more, as letters are; eight at a time.
#[inline(always)]
pub(super) fn letters(bytes: &[u8]) -> usize {
    let mut len = 0_usize;
    while let Some(chunk) = bytes.get(len..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        // The top bit of each byte that has neither of its two highest bits.
        let low = !(word | word << 1) & (BYTES << 7);
        if low != 0 {
            return len.wrapping_add((low.trailing_zeros() >> 3) as usize);
        }
        len = len.wrapping_add(8);
    }
    let rest = bytes.get(len..).unwrap_or(&[]);
    let more = rest.iter().position(|&b| b < 0x40);
    len.wrapping_add(more.unwrap_or(rest.len()))
}
