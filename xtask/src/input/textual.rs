//! Documents as text: digits, listings, literals of programming languages, base64.

mod base64;
mod digits;
mod listing;
mod literal;

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

/// The bytes that the text spells. Which spelling it is in is decided first, by its looks, so that
/// a slip is told as one of that spelling.
pub(super) fn unwrap(text: &[u8]) -> Result<(Wrapping, Vec<u8>), Problem> {
    let hex = |bytes| (Wrapping::Hex, bytes);
    if listing::is_words(text) {
        let message = "16-bit words, whose order depends on the machine: print the bytes with \
                       `xxd` or `hexdump -C`,";
        return Err(Problem::new(0, message));
    }
    if listing::is_listing(text) {
        return listing::read(text).map(hex);
    }
    if literal::is_escaped(text) {
        return literal::escaped(text).map(hex);
    }
    if let Some(inside) = literal::array(text) {
        return digits::read(text, inside).map(hex);
    }
    if digits::looks_so(text) {
        return digits::read(text, 0..text.len()).map(hex);
    }
    if base64::looks_so(text) {
        return base64::read(text).map(|bytes| (Wrapping::Base64, bytes));
    }
    let first = text.iter().position(|b| !b.is_ascii_whitespace());
    let message = "plain text: it is neither XML, which begins with `<`, nor WBXML in hexadecimal \
                   or base64,";
    Err(Problem::new(first.unwrap_or(0), message))
}

/// What is wrong with a character where a hexadecimal digit is expected.
fn no_digit(text: &[u8], place: usize) -> Problem {
    let rest = text.get(place..).unwrap_or(&[]);
    // A character of more than one byte is shown whole.
    let c = (1..=4).find_map(|len| std::str::from_utf8(rest.get(..len)?).ok());
    Problem::new(
        place,
        match (c, rest.first()) {
            (Some(c), _) if !c.contains(char::is_control) => {
                format!("`{c}` is no hexadecimal digit")
            }
            (_, Some(byte)) => format!("byte {byte:02X} is no hexadecimal digit"),
            (_, None) => "a hexadecimal digit is missing".to_owned(),
        },
    )
}
