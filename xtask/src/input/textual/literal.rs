//! Bytes as the source code of a program has them: `{0x03, 0x01}` and `"\x03\x01"`.

use std::ops::Range;

use super::super::Problem;
use super::no_digit;

/// Where the elements of an array are, if this is one: behind the first bracket that `0x` follows,
/// as `xxd -i` writes it.
pub(super) fn array(text: &[u8]) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = text
        .get(from..)?
        .iter()
        .position(|c| matches!(c, b'{' | b'['))
    {
        let start = from + at + 1;
        let inside = text.get(start..)?;
        if inside.trim_ascii_start().starts_with(b"0x") {
            let len = inside.iter().position(|c| matches!(c, b'}' | b']'));
            return Some(start..start + len.unwrap_or(inside.len()));
        }
        from = start;
    }
    None
}

/// Whether there is an escape of a byte in it.
pub(super) fn is_escaped(text: &[u8]) -> bool {
    text.windows(4).any(|window| {
        matches!(window, [b'\\', b'x', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
    })
}

/// The bytes of text with escapes: of what stands in quotes, if anything does, else of all but
/// blanks and commas.
pub(super) fn escaped(text: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let first = text.iter().position(|c| matches!(c, b'"' | b'\'' | b'\\'));
    let mark = first
        .and_then(|at| text.get(at).copied())
        .filter(|c| *c != b'\\');
    let mut opened = None;
    let mut place = 0;
    while let Some(rest @ [c, ..]) = text.get(place..) {
        let inside = mark.is_none() || opened.is_some();
        match *c {
            b'\\' if inside => {
                let (byte, len) = escape(text, place)?;
                bytes.extend(byte);
                place += len;
                continue;
            }
            c if Some(c) == mark => {
                opened = match opened {
                    Some(_) => None,
                    None => Some(place),
                };
            }
            _ if !inside => {}
            c if mark.is_none() && (c.is_ascii_whitespace() || c == b',') => {}
            c => bytes.push(c),
        }
        place += rest.len().min(1);
    }
    match opened {
        Some(at) => Err(Problem::new(at, "a quote that is not closed")),
        None => Ok(bytes),
    }
}

/// The byte that an escape stands for, none if it is that of a line break, and its length.
fn escape(text: &[u8], place: usize) -> Result<(Option<u8>, usize), Problem> {
    let rest = text.get(place..).unwrap_or(&[]);
    let simple = match rest.get(1) {
        Some(b'x' | b'X') => {
            let digit = |at: usize| {
                let c = rest.get(at).copied().map_or('?', char::from);
                c.to_digit(16).ok_or_else(|| no_digit(text, place + at))
            };
            let value = digit(2)? << 4 | digit(3)?;
            return Ok((u8::try_from(value).ok(), 4));
        }
        Some(b'0'..=b'7') => {
            let digits = rest.iter().skip(1).take(3);
            let digits: Vec<u32> = digits.map_while(|c| char::from(*c).to_digit(8)).collect();
            let value = digits.iter().fold(0, |value, digit| value << 3 | digit);
            let byte = u8::try_from(value);
            return match byte {
                Ok(byte) => Ok((Some(byte), 1 + digits.len())),
                Err(_) => Err(Problem::new(place, "an escape above a byte")),
            };
        }
        Some(b'\n') => return Ok((None, 2)),
        Some(b'\r') => return Ok((None, 2)),
        Some(b'a') => 7,
        Some(b'b') => 8,
        Some(b't') => b'\t',
        Some(b'n') => b'\n',
        Some(b'v') => 11,
        Some(b'f') => 12,
        Some(b'r') => b'\r',
        Some(b'e') => 27,
        Some(c @ (b'\\' | b'"' | b'\'' | b'?')) => *c,
        _ => return Err(Problem::new(place, "an escape that is none of a byte")),
    };
    Ok((Some(simple), 2))
}
