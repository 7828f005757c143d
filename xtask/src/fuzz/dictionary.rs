//! The words of a target: what stands in the tables of the crates that it reads.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::targets::{Target, Targets};
use crate::failure::Failure;

/// Columns for people.
const PROSE: [&str; 8] = [
    "note", "source", "sources", "meaning", "title", "section", "written", "constant",
];
/// The longest word that libFuzzer takes.
const LONGEST: usize = 64;

/// Writes the words of a target in the form that libFuzzer and AFL++ read; the file.
pub(super) fn write(targets: &Targets, target: &Target) -> Result<PathBuf, Failure> {
    let mut words = BTreeSet::new();
    for name in &target.reads {
        let folder = targets.root().join(name).join("data");
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|kind| kind == "csv") {
                gather(&entry.path(), &mut words)?;
            }
        }
    }
    let file = targets.corpora().join(format!("{}.dict", target.name));
    let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", file.display()));
    fs::create_dir_all(targets.corpora()).map_err(refuse)?;
    fs::write(&file, text(&words)).map_err(refuse)?;
    Ok(file)
}

fn gather(table: &Path, words: &mut BTreeSet<Vec<u8>>) -> Result<(), Failure> {
    let refuse = |e: csv::Error| Failure::check(format!("{}: {e}", table.display()));
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_path(table)
        .map_err(refuse)?;
    let heading = reader.headers().map_err(refuse)?.clone();
    let column = |name: &str| heading.iter().position(|heading| heading == name);
    let (page, token) = (column("page"), column("token"));
    for row in reader.records() {
        let row = row.map_err(refuse)?;
        for (heading, cell) in heading.iter().zip(&row) {
            if !PROSE.contains(&heading) {
                let parts = cell.split([';', '=']);
                words.extend(parts.map(|part| part.trim().as_bytes().to_vec()));
            }
        }
        let byte = |column: Option<usize>| row.get(column?).and_then(number);
        if let Some(token) = byte(token) {
            let page = byte(page).unwrap_or(0);
            // A tag on its page, with content.
            words.insert(vec![0, page, token | 0x40]);
        }
    }
    words.retain(|word| !word.is_empty() && word.len() <= LONGEST);
    Ok(())
}

/// A byte in decimal or hexadecimal.
fn number(cell: &str) -> Option<u8> {
    match cell.strip_prefix("0x") {
        Some(digits) => u8::from_str_radix(digits, 16).ok(),
        None => cell.parse().ok(),
    }
}

/// One word a line, in quotes; what is not a plain character is `\xHH`.
fn text(words: &BTreeSet<Vec<u8>>) -> String {
    let mut text = String::new();
    for word in words {
        text.push('"');
        for byte in word {
            match byte {
                b'"' | b'\\' => _ = write!(text, "\\{}", char::from(*byte)),
                0x20..=0x7E => text.push(char::from(*byte)),
                _ => _ = write!(text, "\\x{byte:02X}"),
            }
        }
        text.push_str("\"\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::workspace;

    #[test]
    fn words_are_written_as_fuzzers_read_them() {
        let words = [&b"a\"b\\"[..], b"\x00\x0E\x4B", "é".as_bytes()];
        let text = text(&words.iter().map(|word| word.to_vec()).collect());
        assert_eq!(text, "\"\\x00\\x0EK\"\n\"a\\\"b\\\\\"\n\"\\xC3\\xA9\"\n");
    }

    #[test]
    fn the_tables_of_wbxml_give_tags_and_names() {
        let mut words = BTreeSet::new();
        let root = workspace::root().unwrap();
        gather(&root.join("wbxml/data/eas.csv"), &mut words).unwrap();
        // Provision, on page 14, with content.
        assert!(words.contains(&b"\x00\x0E\x45"[..]));
        assert!(words.contains(&b"AirSync"[..]));
        assert!(words.contains(&b"Synchronize"[..]));
    }
}
