//! Documents as hexadecimal or base64 text.

use base64ct::{Base64Unpadded, Encoding};

use super::Problem;

/// What a document came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wrapping {
    Hex,
    Base64,
}

impl Wrapping {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Hex => "hexadecimal",
            Self::Base64 => "base64",
        }
    }
}

/// What the text can be read as, the likeliest first.
pub(super) fn unwrap(text: &[u8]) -> Result<Vec<(Wrapping, Vec<u8>)>, Problem> {
    let hex = hexadecimal(text);
    let base64 = base64(text);
    match (hex, base64) {
        (Ok(hex), Ok(base64)) => Ok(vec![(Wrapping::Hex, hex), (Wrapping::Base64, base64)]),
        (Ok(hex), Err(_)) => Ok(vec![(Wrapping::Hex, hex)]),
        (Err(hex), Ok(_)) if looks_like_hex(text) => Err(hex),
        (Err(_), Ok(base64)) => Ok(vec![(Wrapping::Base64, base64)]),
        // Whatever got further was meant, and hexadecimal with blanks looks like nothing else.
        (Err(hex), Err(base64)) if hex.offset >= base64.offset || looks_like_hex(text) => Err(hex),
        (Err(_), Err(base64)) => Err(base64),
    }
}

fn looks_like_hex(text: &[u8]) -> bool {
    let mut words = text
        .split(|b| b.is_ascii_whitespace() || *b == b',')
        .filter(|w| !w.is_empty());
    words
        .next()
        .is_some_and(|w| w.starts_with(b"0x") || w.starts_with(b"\\x") || w == b"#")
        || text
            .split(|b| b.is_ascii_whitespace())
            .filter(|w| w.len() == 2)
            .count()
            > 2
}

/// Bytes as hexadecimal digits. White space and commas may stand between them, `0x` or `\x` in
/// front of them; `#` begins a comment.
fn hexadecimal(text: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut high = None;
    let mut places = text.iter().copied().enumerate().peekable();
    while let Some((place, c)) = places.next() {
        match c {
            b'#' => while places.next_if(|(_, c)| *c != b'\n').is_some() {},
            b'\\' if places.next_if(|(_, c)| matches!(c, b'x' | b'X')).is_some() => {}
            _ if c.is_ascii_whitespace() || c == b',' => {
                if let Some((begun, _)) = high {
                    return Err(half(text, begun));
                }
            }
            _ => {
                let Some(digit) = char::from(c).to_digit(16) else {
                    // The x of 0x: the 0 is no digit then.
                    if matches!((c, high), (b'x' | b'X', Some((_, 0)))) {
                        high = None;
                        continue;
                    }
                    return Err(Problem::new(place, not_a_digit(c, "hexadecimal")));
                };
                match high.take() {
                    None => high = Some((place, digit)),
                    Some((_, high)) => bytes.extend(u8::try_from(high << 4 | digit).ok()),
                }
            }
        }
    }
    match high {
        None => Ok(bytes),
        Some((begun, _)) => Err(half(text, begun)),
    }
}

fn half(text: &[u8], place: usize) -> Problem {
    let rest = text.get(place..).unwrap_or(&[]);
    Problem::new(
        place,
        match rest.iter().skip(1).any(u8::is_ascii_hexdigit) {
            true => "half a byte: one hexadecimal digit",
            false => "an odd number of hexadecimal digits",
        },
    )
}

fn not_a_digit(c: u8, what: &str) -> String {
    if c.is_ascii_graphic() {
        format!("`{}` is no {what} digit", char::from(c))
    } else {
        format!("byte {c:02X}: neither WBXML, XML, hexadecimal nor base64")
    }
}

/// Bytes in base64, with the standard or the URL alphabet, with or without padding and line ends.
fn base64(text: &[u8]) -> Result<Vec<u8>, Problem> {
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
            b'+' | b'/' => dense.push(char::from(c)),
            _ if c.is_ascii_alphanumeric() => dense.push(char::from(c)),
            _ => return Err(Problem::new(place, not_a_digit(c, "base64"))),
        }
    }
    let end = padding.unwrap_or(text.trim_ascii_end().len());
    Base64Unpadded::decode_vec(&dense).map_err(|_| Problem::new(end, "base64 that is cut short"))
}
