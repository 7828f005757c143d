//! Bytes in base64, with the standard or the URL alphabet, with or without padding and line ends.

use base64ct::{Base64Unpadded, Encoding};

use super::super::Problem;

/// From this length on a text of one line that begins like a document in base64 is meant as such,
/// whatever is wrong with it.
const LONG: usize = 16;

/// Whether this is meant to be base64: no blanks but those between lines, which are of one length;
/// and either all of its characters are of the alphabet, or it begins as a document does and is
/// long.
pub(super) fn looks_so(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let mut lines: Vec<&[u8]> = text
        .split(|c| *c == b'\n')
        .map(<[u8]>::trim_ascii)
        .collect();
    let is_dense = |line: &&[u8]| !line.is_empty() && !line.iter().any(u8::is_ascii_whitespace);
    if !lines.iter().all(is_dense) || is_word(text) {
        return false;
    }
    let first = lines.first().map_or(0, |line| line.len());
    let last = lines.pop().map_or(0, <[u8]>::len);
    if last > first || lines.iter().any(|line| line.len() != first) {
        return false;
    }
    let digits = text
        .iter()
        .filter(|c| is_digit(**c) || c.is_ascii_whitespace());
    if digits.count() == text.len() {
        return begins_as_document(text) || text.ends_with(b"=");
    }
    text.len() >= LONG && begins_as_document(text)
}

/// A word of a language, which is no base64 even if every letter is of the alphabet.
fn is_word(text: &[u8]) -> bool {
    text.len() < LONG && text.iter().skip(1).all(u8::is_ascii_lowercase)
}

/// 00 to 03 are A in base64; `<` is P and a letter up to P; a byte order mark is 77u.
fn begins_as_document(text: &[u8]) -> bool {
    matches!(
        text,
        [b'A', ..] | [b'P', b'A'..=b'P', ..] | [b'7', b'7', b'u', ..]
    )
}

const fn is_digit(c: u8) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'-' | b'_' | b'=')
}

/// The bytes.
pub(super) fn read(text: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut dense = String::with_capacity(text.len());
    let mut padding = None;
    for (place, &c) in text.iter().enumerate() {
        match c {
            _ if c.is_ascii_whitespace() => {}
            b'=' => padding = padding.or(Some(place)),
            _ if padding.is_some() => {
                return Err(Problem::new(place, "text behind the end of the base64"));
            }
            b'-' => dense.push('+'),
            b'_' => dense.push('/'),
            _ if is_digit(c) => dense.push(char::from(c)),
            _ if c.is_ascii_graphic() => {
                let message = format!("`{}` is no base64 digit", char::from(c));
                return Err(Problem::new(place, message));
            }
            _ => return Err(Problem::new(place, format!("byte {c:02X} in base64"))),
        }
    }
    let end = padding.unwrap_or(text.trim_ascii_end().len());
    Base64Unpadded::decode_vec(&dense).map_err(|_| Problem::new(end, "base64 that is cut short"))
}
