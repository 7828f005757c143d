//! Bytes as hexadecimal digits: dense, or with blanks, commas or colons between them, `0x` in front
//! of them, and comments.

use std::ops::Range;

use super::super::Problem;
use super::no_digit;

/// Whether this is meant to be hexadecimal: all of it is, or so much that the rest is a slip.
pub(super) fn looks_so(text: &[u8]) -> bool {
    let words: Vec<&[u8]> = words(text, 0..text.len())
        .map(|word| text.get(word).unwrap_or(&[]))
        .collect();
    let is_hex = |word: &&&[u8]| without_prefix(word).iter().all(u8::is_ascii_hexdigit);
    let right = words.iter().filter(is_hex).count();
    if right == words.len() {
        return right > 0;
    }
    let Some(&first) = words.first() else {
        return false;
    };
    if words.len() == 1 {
        // Dense, with a slip in it: base64 of a document does not begin like this.
        let begins = matches!(
            first,
            [b'0', b'0'..=b'3' | b'x' | b'X', ..] | [b'3', b'c' | b'C', ..]
        );
        let digits = first.iter().filter(|b| b.is_ascii_hexdigit()).count();
        return begins && digits * 5 >= first.len() * 4;
    }
    // Words of prose can be hexadecimal by chance, pairs of digits are meant.
    let is_pair = |word: &&&[u8]| is_hex(word) && without_prefix(word).len() % 2 == 0;
    words.iter().filter(is_pair).count() * 4 >= words.len() * 3
}

/// The bytes that the digits in this part of the text are.
pub(super) fn read(text: &[u8], part: Range<usize>) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(part.len() / 2);
    let mut words = words(text, part).peekable();
    while let Some(range) = words.next() {
        let word = text.get(range.clone()).unwrap_or(&[]);
        let digits = without_prefix(word);
        if let Some(wrong) = digits.iter().position(|b| !b.is_ascii_hexdigit()) {
            return Err(no_digit(text, range.end - digits.len() + wrong));
        }
        // 0x3 is a byte of its own.
        let is_one = digits.len() == 1 && word.len() > 1;
        if digits.len() % 2 == 1 && !is_one {
            let message = match (words.peek(), digits.len()) {
                (Some(_), 1) => "half a byte: one hexadecimal digit",
                _ => "an odd number of hexadecimal digits",
            };
            return Err(Problem::new(range.end - 1, message));
        }
        for pair in digits.chunks(2) {
            let digit = |c: &u8| char::from(*c).to_digit(16).unwrap_or(0);
            let value = pair.iter().fold(0, |value, c| value << 4 | digit(c));
            bytes.extend(u8::try_from(value).ok());
        }
    }
    Ok(bytes)
}

fn without_prefix(word: &[u8]) -> &[u8] {
    word.strip_prefix(b"0x")
        .or_else(|| word.strip_prefix(b"0X"))
        .filter(|digits| !digits.is_empty())
        .unwrap_or(word)
}

/// Where the words of this part of the text are: what stands between blanks, commas, semicolons,
/// colons and dashes, without comments (`#`, `//`, `/* */`).
fn words(text: &[u8], part: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut place = part.start;
    let end = part.end;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(place..end)?;
            match rest {
                [] => return None,
                [b'#', ..] | [b'/', b'/', ..] => place += until(rest, b"\n"),
                [b'/', b'*', inside @ ..] => place += 2 + until(inside, b"*/"),
                [c, ..] if is_separator(*c) => place += 1,
                _ => break,
            }
        }
        let start = place;
        let rest = text.get(start..end)?;
        let len = rest
            .iter()
            .position(|c| is_separator(*c) || *c == b'#' || *c == b'/');
        // A slash that begins no comment is a word of its own.
        place += len.unwrap_or(rest.len()).max(1);
        Some(start..place)
    })
}

const fn is_separator(c: u8) -> bool {
    c.is_ascii_whitespace() || matches!(c, b',' | b';' | b':' | b'-')
}

/// How far it is to behind this mark, or to the end.
fn until(text: &[u8], mark: &[u8]) -> usize {
    text.windows(mark.len())
        .position(|window| window == mark)
        .map_or(text.len(), |at| at + mark.len())
}
