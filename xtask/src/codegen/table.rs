//! A CSV file with a header, read so that every complaint names file and line.

use std::path::Path;

/// The rows of a CSV file.
pub struct Table {
    columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row: its cells, and where it stands.
pub struct Row {
    place: String,
    cells: Vec<(String, String)>,
}

impl Table {
    /// Reads `path` below `root`; it must have exactly these columns.
    pub fn read(root: &Path, path: &str, columns: &[&str]) -> Result<Self, String> {
        let mut reader =
            csv::Reader::from_path(root.join(path)).map_err(|e| format!("{path}: {e}"))?;
        let found: Vec<String> = reader
            .headers()
            .map_err(|e| format!("{path}:1: {e}"))?
            .iter()
            .map(str::to_owned)
            .collect();
        if found != columns {
            return Err(format!(
                "{path}:1: expected the columns {columns:?}, found {found:?}"
            ));
        }
        let mut table = Self {
            columns: found,
            rows: Vec::new(),
        };
        for record in reader.records() {
            let record = record.map_err(|e| format!("{path}: {e}"))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells = table
                .columns
                .iter()
                .cloned()
                .zip(record.iter().map(str::to_owned))
                .collect();
            table.rows.push(Row {
                place: format!("{path}:{line}"),
                cells,
            });
        }
        Ok(table)
    }
}

impl Row {
    /// File and line, `data/tags.csv:12`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// A complaint about this row.
    pub fn error(&self, message: impl std::fmt::Display) -> String {
        format!("{}: {message}", self.place)
    }

    /// The cell of a column.
    pub fn get(&self, column: &str) -> Result<&str, String> {
        self.cells
            .iter()
            .find(|cell| cell.0 == column)
            .map(|cell| cell.1.as_str())
            .ok_or_else(|| self.error(format!("there is no column {column}")))
    }

    /// The cell of a column that must not be empty.
    pub fn required(&self, column: &str) -> Result<&str, String> {
        match self.get(column)? {
            "" => Err(self.error(format!("{column} is empty"))),
            cell => Ok(cell),
        }
    }

    /// The parts of a cell between semicolons.
    pub fn list(&self, column: &str) -> Result<Vec<String>, String> {
        let cell = self.get(column)?;
        Ok(cell
            .split(';')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect())
    }

    /// A code page, in decimal.
    pub fn page(&self, column: &str) -> Result<u8, String> {
        let cell = self.get(column)?;
        cell.parse()
            .map_err(|_| self.error(format!("{column} is {cell:?}, expected a page 0 to 255")))
    }

    /// A token, in hexadecimal, in one of these ranges.
    pub fn token(&self, column: &str, ranges: &[(u8, u8)]) -> Result<u8, String> {
        let cell = self.get(column)?;
        let token = hexadecimal(cell).and_then(|value| u8::try_from(value).ok());
        match token {
            Some(token)
                if ranges
                    .iter()
                    .any(|(low, high)| (low..=high).contains(&&token)) =>
            {
                Ok(token)
            }
            _ => {
                let ranges: Vec<String> = ranges
                    .iter()
                    .map(|(low, high)| format!("0x{low:02X} to 0x{high:02X}"))
                    .collect();
                Err(self.error(format!(
                    "{column} is {cell:?}, expected a token {}",
                    ranges.join(" or ")
                )))
            }
        }
    }

    /// Yes or no.
    pub fn yes(&self, column: &str) -> Result<bool, String> {
        match self.get(column)? {
            "yes" => Ok(true),
            "no" => Ok(false),
            cell => Err(self.error(format!("{column} is {cell:?}, expected yes or no"))),
        }
    }

    /// An XML name, perhaps with a prefix.
    pub fn xml_name(&self, column: &str) -> Result<String, String> {
        let cell = self.get(column)?;
        if is_xml_name(cell) {
            Ok(cell.to_owned())
        } else {
            Err(self.error(format!("{column} is {cell:?}, which is not an XML name")))
        }
    }
}

/// The value of `0x…`.
pub fn hexadecimal(text: &str) -> Option<u32> {
    u32::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}

/// Whether the text is an XML name of ASCII letters, the only ones there are in these tables.
pub fn is_xml_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-.:".contains(c))
}
