//! Bytes as tools list them: `xxd`, `hexdump -C`, `od -A x -t x1`, Wireshark. Each line has the
//! offset of its first byte, the bytes, and mostly the same as characters.

use super::super::Problem;
use super::no_digit;

/// How many bytes a `*` may stand for.
const REPEATED: usize = 1 << 24;

/// A line: its offset as it is written, and what follows it.
struct Line<'a> {
    /// Where the line is in the text.
    place: usize,
    offset: &'a str,
    /// Whether a colon follows the offset, as `xxd` writes it.
    colon: bool,
    rest: &'a [u8],
    /// Where that is in the text.
    rest_place: usize,
}

/// Whether it is a listing of bytes.
pub(super) fn is_listing(text: &[u8]) -> bool {
    let mut lines = lines(text).map(|(place, line)| Line::read(place, line));
    let Some(Some(first)) = lines.next() else {
        return false;
    };
    let len = first.bytes().len();
    if first.colon {
        return first.offset.len() >= 4 && len > 0;
    }
    // Without a colon it has to be more than two words of digits: the offsets are right, or there
    // is the text besides.
    let begins = first.value(16) == Some(0);
    let second = lines.next().flatten();
    let continues = second.is_some_and(|second| {
        let expected = first.value(16).and_then(|value| value.checked_add(len));
        expected.is_some_and(|expected| second.is_at(expected))
    });
    len > 0 && (begins || continues)
}

/// Whether it is a listing of words of 16 bits, as `hexdump` and `od` write them unasked.
pub(super) fn is_words(text: &[u8]) -> bool {
    let Some((_, line)) = lines(text).next() else {
        return false;
    };
    let mut words = line
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let is_number = |word: &[u8]| word.iter().all(u8::is_ascii_hexdigit);
    let begins = words.next().is_some_and(|word| word == b"0000000");
    let mut words = words.peekable();
    begins && words.peek().is_some() && words.all(|w| matches!(w.len(), 4 | 6) && is_number(w))
}

/// The bytes of a listing. The offsets have to be those of the bytes, so that nothing is missing.
pub(super) fn read(text: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut base = None;
    let mut row = Vec::new();
    let mut repeats = false;
    for (place, line) in lines(text) {
        if line == b"*" {
            repeats = true;
            continue;
        }
        let Some(line) = Line::read(place, line) else {
            return Err(Problem::new(place, "no line of the listing"));
        };
        let begin = *base.get_or_insert(line.value(16).unwrap_or(0));
        let expected = begin.saturating_add(bytes.len());
        if std::mem::take(&mut repeats) {
            fill(&mut bytes, &row, &line, begin)?;
        } else if !line.is_at(expected) {
            let message = format!("offset {} where {expected:X} is due", line.offset);
            return Err(Problem::new(line.place, message));
        }
        row = line.bytes();
        if let Some(wrong) = line.wrong() {
            return Err(no_digit(text, wrong));
        }
        bytes.extend_from_slice(&row);
    }
    Ok(bytes)
}

/// The bytes for which a `*` stands: the last row, up to the offset of the next line.
fn fill(bytes: &mut Vec<u8>, row: &[u8], line: &Line<'_>, begin: usize) -> Result<(), Problem> {
    let until = line.value(16).and_then(|value| value.checked_sub(begin));
    let missing = until.and_then(|until| until.checked_sub(bytes.len()));
    match missing {
        Some(missing) if missing <= REPEATED && !row.is_empty() => {
            bytes.extend(row.iter().cycle().take(missing));
            Ok(())
        }
        _ => {
            let message = format!("offset {} behind repeated lines", line.offset);
            Err(Problem::new(line.place, message))
        }
    }
}

/// The lines that have something in them, without blanks around it, and where they are.
fn lines(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut place = 0;
    text.split(|c| *c == b'\n')
        .map(move |line| {
            let at = place + line.len() - line.trim_ascii_start().len();
            place += line.len() + 1;
            (at, line.trim_ascii())
        })
        .filter(|(_, line)| !line.is_empty())
}

impl<'a> Line<'a> {
    fn read(place: usize, line: &'a [u8]) -> Option<Self> {
        let len = line.iter().position(|c| !c.is_ascii_hexdigit());
        let (offset, rest) = line.split_at_checked(len.unwrap_or(line.len()))?;
        let colon = rest.first() == Some(&b':');
        let rest = if colon { rest.get(1..)? } else { rest };
        let separate = rest.first().is_none_or(u8::is_ascii_whitespace);
        (separate && offset.len() >= 4).then_some(Self {
            place,
            offset: std::str::from_utf8(offset).ok()?,
            colon,
            rest,
            rest_place: place + line.len() - rest.len(),
        })
    }

    fn value(&self, radix: u32) -> Option<usize> {
        usize::from_str_radix(self.offset, radix).ok()
    }

    /// Whether this is its offset: hexadecimal, or, as `od` has it, octal or decimal.
    fn is_at(&self, offset: usize) -> bool {
        let radices: &[u32] = if self.colon { &[16] } else { &[16, 8, 10] };
        radices
            .iter()
            .any(|radix| self.value(*radix) == Some(offset))
    }

    /// The words in which the bytes are, and where each is in the text: up to two blanks if there is
    /// a colon; else pairs of digits, with two blanks only in the middle.
    fn words(&self) -> impl Iterator<Item = (usize, &'a [u8])> + '_ {
        let mut at = 0;
        let mut count = 0;
        std::iter::from_fn(move || {
            let rest = self.rest.get(at..)?;
            let blanks = rest.len() - rest.trim_ascii_start().len();
            let wide = match self.colon {
                true => blanks > 1 && count > 0,
                false => blanks > 2 && count > 0 || blanks == 2 && count > 0 && count != 8,
            };
            let start = at + blanks;
            let rest = self.rest.get(start..)?;
            let len = rest
                .iter()
                .position(u8::is_ascii_whitespace)
                .unwrap_or(rest.len());
            let word = rest.get(..len)?;
            if wide || matches!(word, [] | [b'|' | b'>', ..]) || (count == 16 && !self.colon) {
                return None;
            }
            at = start + len;
            count += 1;
            Some((self.rest_place + start, word))
        })
    }

    /// Where the first character is that is no digit of a byte.
    fn wrong(&self) -> Option<usize> {
        self.words().find_map(|(place, word)| {
            let slip = word.iter().position(|c| !c.is_ascii_hexdigit());
            let half = (!self.colon && word.len() != 2) || word.len() % 2 == 1;
            slip.or(half.then_some(word.len() - 1)).map(|at| place + at)
        })
    }

    fn bytes(&self) -> Vec<u8> {
        let digit = |c: &u8| char::from(*c).to_digit(16);
        let mut bytes = Vec::new();
        for (_, word) in self.words() {
            for pair in word.chunks(2) {
                if let [Some(high), Some(low)] = [pair.first(), pair.get(1)].map(|c| digit(c?)) {
                    bytes.extend(u8::try_from(high << 4 | low).ok());
                }
            }
        }
        bytes
    }
}
