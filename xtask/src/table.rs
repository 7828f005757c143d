//! Tables of figures.

use std::io::Write;

use anstyle::Style;

use crate::failure::Failure;
use crate::style::HEADING;

/// A table whose first column is to the left and whose others are to the right.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Vec<(String, Style)>>,
}

impl Table {
    pub(crate) fn new(heading: &[&str]) -> Self {
        let mut table = Self::default();
        table.rows.push(
            heading
                .iter()
                .map(|text| ((*text).to_owned(), HEADING))
                .collect(),
        );
        table
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.styled(cells.into_iter().map(|text| (text, Style::new())));
    }

    pub(crate) fn styled(&mut self, cells: impl IntoIterator<Item = (String, Style)>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(crate) fn print(&self) -> Result<(), Failure> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                cells
                    .map(|(text, _)| text.chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut out = anstream::stdout().lock();
        for row in &self.rows {
            let mut line = String::new();
            for (column, ((text, style), width)) in row.iter().zip(&widths).enumerate() {
                let fill = " ".repeat(width.saturating_sub(text.chars().count()));
                line.push_str(&match column {
                    0 => format!("  {style}{text}{style:#}{fill}"),
                    _ => format!("  {fill}{style}{text}{style:#}"),
                });
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A time in the unit that suits it.
#[cfg(feature = "peers")]
pub(crate) fn time(seconds: f64) -> String {
    let nanoseconds = seconds * 1e9;
    match nanoseconds {
        n if n < 1e3 => format!("{n:.0} ns"),
        n if n < 1e6 => format!("{:.2} µs", n / 1e3),
        n if n < 1e9 => format!("{:.2} ms", n / 1e6),
        n => format!("{:.2} s", n / 1e9),
    }
}

/// How many times something is something else.
#[cfg(feature = "peers")]
pub(crate) fn times(ratio: f64) -> String {
    match ratio {
        r if r >= 100.0 => format!("×{r:.0}"),
        r if r >= 10.0 => format!("×{r:.1}"),
        r => format!("×{r:.2}"),
    }
}

/// A size in bytes.
pub(crate) fn size(bytes: usize) -> String {
    match bytes {
        b if b < 10_000 => format!("{b} B"),
        b if b < 1 << 20 => format!("{:.0} KB", b as f64 / 1024.0),
        b => format!("{:.1} MB", b as f64 / f64::from(1 << 20)),
    }
}

/// A number with its thousands apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time in minutes and seconds.
pub(crate) fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (12_345_678, "12,345,678"),
        ];
        for (number, text) in cases {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn seconds_are_minutes_and_seconds() {
        assert_eq!(minutes(0), "0:00");
        assert_eq!(minutes(3_601), "60:01");
    }
}
