//! The place of an error, with a caret under the byte.

use std::fmt::Write;
use std::ops::Range;

/// How many bytes are shown.
const ROW: usize = 16;
/// How many characters of a line of text are shown.
const WIDTH: usize = 72;

/// The bytes around an offset, in hexadecimal or, where they are text, as text.
pub(super) fn any(input: &[u8], offset: usize) -> String {
    match std::str::from_utf8(input) {
        Ok(input) if !input.chars().any(is_binary) => text(input, offset, &[]),
        _ => bytes(input, offset, &[]),
    }
}

fn is_binary(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// The bytes around an offset in hexadecimal; the hidden ones as dots.
pub(super) fn bytes(input: &[u8], offset: usize, hidden: &[Range<usize>]) -> String {
    let offset = offset.min(input.len());
    let start = offset.saturating_sub(ROW / 2);
    let end = (start + ROW).min(input.len());
    let mut row = format!("\n  {start:06X}  ");
    let mut caret = format!("\n  {:6}  ", "");
    for (place, byte) in (start..end).zip(input.get(start..end).unwrap_or(&[])) {
        // Writing to a string does not fail.
        let _ = match is_hidden(place, hidden) {
            true => write!(row, "·· "),
            false => write!(row, "{byte:02X} "),
        };
        caret.push_str(if place == offset { "^^ " } else { "   " });
    }
    if offset == input.len() {
        row.push_str("(end)");
        caret.push('^');
    }
    if input.is_empty() {
        String::new()
    } else {
        format!("{}{}", row.trim_end(), caret.trim_end())
    }
}

/// The line of text around an offset; the hidden characters as dots.
pub(super) fn text(input: &str, offset: usize, hidden: &[Range<usize>]) -> String {
    let (number, column) = line_and_column(input, offset);
    let line = input
        .split('\n')
        .nth(number - 1)
        .unwrap_or("")
        .trim_end_matches('\r');
    if line.is_empty() {
        return String::new();
    }
    let line_start = offset_of_line(input, number);
    let skip = column.saturating_sub(WIDTH / 2 + 1);
    let mut row = format!("\n  {number} | ");
    let margin = row.chars().count() - 1;
    let mut caret = format!("\n{:margin$}", "");
    if skip > 0 {
        row.push('…');
        caret.push(' ');
    }
    for (place, c) in line.char_indices().skip(skip).take(WIDTH) {
        let c = if is_hidden(line_start + place, hidden) {
            '·'
        } else {
            c
        };
        row.push(if c.is_control() { ' ' } else { c });
        if line_start + place < offset {
            caret.push(' ');
        }
    }
    if line.chars().count() > skip + WIDTH {
        row.push('…');
    }
    row + &caret + "^"
}

fn is_hidden(place: usize, hidden: &[Range<usize>]) -> bool {
    hidden.iter().any(|range| range.contains(&place))
}

fn offset_of_line(input: &str, number: usize) -> usize {
    input
        .split('\n')
        .take(number - 1)
        .map(|line| line.len() + 1)
        .sum()
}

/// The line and the column of an offset, both from 1; the column counts characters.
pub(super) fn line_and_column(input: &str, offset: usize) -> (usize, usize) {
    let before = input.as_bytes().get(..offset).unwrap_or(input.as_bytes());
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |n| n + 1);
    let is_start = |b: &&u8| **b & 0xC0 != 0x80;
    (
        line,
        before
            .get(start..)
            .unwrap_or(&[])
            .iter()
            .filter(is_start)
            .count()
            + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::{bytes, line_and_column, text};

    #[test]
    fn the_caret_is_under_the_byte() {
        let input: Vec<u8> = (0..40).collect();
        let shown = bytes(&input, 17, &[10..11, 11..12]);
        let (row, caret) = shown.trim_start_matches('\n').split_once('\n').unwrap();
        assert_eq!(
            row.trim_end(),
            "  000009  09 ·· ·· 0C 0D 0E 0F 10 11 12 13 14 15 16 17 18"
        );
        let column = row.chars().collect::<String>().find("11").unwrap();
        // Two-byte dots stand before it: the caret counts characters.
        assert_eq!(caret.find("^^"), Some(column - 4));
        assert!(bytes(&[3], 1, &[]).ends_with("03 (end)\n             ^"));
        assert_eq!(bytes(&[], 0, &[]), "");
    }

    #[test]
    fn the_caret_is_under_the_character() {
        let xml = "<a>\r\n  <é>x</b>\r\n</a>";
        let at = xml.find("</b>").unwrap();
        assert_eq!(line_and_column(xml, at), (2, 7));
        assert_eq!(text(xml, at, &[]), "\n  2 |   <é>x</b>\n            ^");
        assert_eq!(
            text(xml, at, &[0..1, at - 1..at]),
            "\n  2 |   <é>·</b>\n            ^"
        );
    }
}
