//! Which bytes of text XML cannot carry as they stand.

/// Whether a byte of text needs a look: markup, carriage return, control characters, and the first
/// byte of U+FFFE and U+FFFF. Without branches, so that many bytes can be looked at together.
#[inline(always)]
const fn is_special(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte.wrapping_sub(b'\t') > 1);
    control | (byte == b'&') | (byte | 2 == b'>') | (byte == 0xEF)
}

const BLOCK: usize = 16;

/// How many bytes at the start of `text` can be written as they stand, in text.
#[inline(always)]
pub(super) fn clean_prefix(text: &[u8]) -> usize {
    let mut clean = 0_usize;
    for block in text.chunks_exact(BLOCK) {
        if block.iter().fold(false, |any, &b| any | is_special(b)) {
            break;
        }
        clean = clean.wrapping_add(BLOCK);
    }
    let rest = text.get(clean..).unwrap_or(&[]);
    let more = rest.iter().position(|&b| is_special(b));
    clean.wrapping_add(more.unwrap_or(rest.len()))
}

/// The same in the value of an attribute, where quotes end it and white space becomes a space.
pub(super) fn clean_prefix_of_value(text: &[u8]) -> usize {
    let special = |b: u8| is_special(b) || matches!(b, b'"' | b'\t' | b'\n');
    let special = text.iter().position(|&b| special(b));
    special.unwrap_or(text.len())
}

/// What is written for a character that does not stand for itself; none if it does.
pub(super) const fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        _ => return None,
    })
}
