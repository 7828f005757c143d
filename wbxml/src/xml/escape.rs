//! Which bytes of text XML cannot carry as they stand.

/// Whether a byte of text needs a look: markup, carriage return, control characters, and the first
/// byte of U+FFFE and U+FFFF. Without branches, so that many bytes can be looked at together.
#[inline(always)]
const fn is_special(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte.wrapping_sub(b'\t') > 1);
    control | (byte == b'&') | (byte | 2 == b'>') | (byte == 0xEF)
}

/// [`is_special`] of the bytes below 0x40, one bit each.
const SPECIAL_LOW: u64 = {
    let mut bits = 0_u64;
    let mut byte = 0_u8;
    while byte < 0x40 {
        if is_special(byte) {
            bits |= 1 << byte;
        }
        byte = byte.wrapping_add(1);
    }
    bits
};

/// The same as [`is_special`], quicker for one byte.
#[inline(always)]
pub(super) const fn is_special_one(byte: u8) -> bool {
    (byte < 0x40 && SPECIAL_LOW >> byte & 1 != 0) || byte == 0xEF
}

/// The bytes below 0x40 that need a look in an attribute value, one bit each: those of text, quotes,
/// and all white space but the space, which a reader would make one.
const SPECIAL_IN_VALUE_LOW: u64 = SPECIAL_LOW | 1 << b'"' | 1 << b'\t' | 1 << b'\n';

/// Whether a byte of an attribute value needs a look.
#[inline(always)]
pub(super) const fn is_special_in_value(byte: u8) -> bool {
    (byte < 0x40 && SPECIAL_IN_VALUE_LOW >> byte & 1 != 0) || byte == 0xEF
}

const BLOCK: usize = 16;
/// The same where nothing special is the rule over a whole document.
const WIDE: usize = 64;

/// How many bytes at the start of `text` can be written as they stand. Blocks that have nothing
/// special are found by vector instructions.
#[inline(always)]
pub(super) fn clean_prefix(text: &[u8]) -> usize {
    let mut clean = 0_usize;
    for block in text.chunks_exact(BLOCK) {
        if block
            .iter()
            .fold(false, |any, &byte| any | is_special(byte))
        {
            break;
        }
        clean = clean.wrapping_add(BLOCK);
    }
    let rest = text.get(clean..).unwrap_or(&[]);
    let more = rest.iter().position(|&b| is_special_one(b));
    clean.wrapping_add(more.unwrap_or(rest.len()))
}

/// Where the first character stands that XML 1.0 does not have, in text that is UTF-8.
pub(super) fn find_non_xml(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0_usize;
    while let Some(rest) = bytes.get(from..) {
        let clean = clean_of_non_xml(rest);
        let at = from.wrapping_add(clean);
        let tail = bytes.get(at..).unwrap_or(&[]);
        match tail {
            [] => return None,
            [0xEF, 0xBF, 0xBE | 0xBF, ..] => return Some(at),
            [0xEF, ..] => from = at.wrapping_add(1),
            _ => return Some(at),
        }
    }
    None
}

#[inline]
fn clean_of_non_xml(text: &[u8]) -> usize {
    let suspicious =
        |b: u8| ((b < 0x20) & (b != b'\n') & (b != b'\r') & (b != b'\t')) | (b == 0xEF);
    let mut clean = 0_usize;
    for block in text.chunks_exact(WIDE) {
        if block
            .iter()
            .fold(false, |any, &byte| any | suspicious(byte))
        {
            break;
        }
        clean = clean.wrapping_add(WIDE);
    }
    let rest = text.get(clean..).unwrap_or(&[]);
    clean.wrapping_add(
        rest.iter()
            .position(|&b| suspicious(b))
            .unwrap_or(rest.len()),
    )
}
