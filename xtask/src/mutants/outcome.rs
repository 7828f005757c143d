//! What cargo-mutants says, and which survivors are known to make no difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// Where the reasons are, from the root of the workspace.
const ACCEPTED: &str = "xtask/data/mutants.csv";

/// What came of the changes.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Outcome {
    pub(super) caught: usize,
    pub(super) timed_out: usize,
    pub(super) unviable: usize,
    /// `wbxml/src/header.rs:12:5: replace + with -`, sorted.
    pub(super) survivors: Vec<String>,
}

impl Outcome {
    /// From the folder of a run.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let lines = |name: &str| -> Result<Vec<String>, Failure> {
            let path = folder.join(name);
            let text = fs::read_to_string(&path)
                .map_err(|e| Failure::check(format!("{}: {e}", path.display())))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        let mut survivors = lines("missed.txt")?;
        survivors.sort();
        Ok(Self {
            caught: lines("caught.txt")?.len(),
            timed_out: lines("timeout.txt")?.len(),
            unviable: lines("unviable.txt")?.len(),
            survivors,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.caught + self.timed_out + self.unviable + self.survivors.len() == 0
    }
}

/// Changes that make no difference, with the reasons.
#[derive(Debug)]
pub(super) struct Accepted(BTreeMap<String, String>);

impl Accepted {
    pub(super) fn read(root: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(root.join(ACCEPTED))
            .map_err(|e| Failure::check(format!("{ACCEPTED}: {e}")))?;
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let rows = rows.deserialize::<(String, String)>();
        let rows: Result<BTreeMap<_, _>, _> = rows.collect();
        rows.map(Self)
            .map_err(|e| Failure::check(format!("{ACCEPTED}: {e}")))
    }

    /// Why nobody can notice a change.
    pub(super) fn reason(&self, survivor: &str) -> Option<&str> {
        self.0.get(&without_place(survivor)).map(String::as_str)
    }
}

/// `wbxml/src/header.rs: replace + with -` of `wbxml/src/header.rs:12:5: replace + with -`: lines move.
fn without_place(survivor: &str) -> String {
    match survivor.split_once(": ") {
        Some((place, change)) => {
            let file = place.split(':').next().unwrap_or(place);
            format!("{file}: {change}")
        }
        None => survivor.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::workspace;

    #[test]
    fn a_change_is_known_wherever_its_line_is() {
        let change = "wbxml/src/header.rs: replace + with - in Header::decode".to_owned();
        let accepted = Accepted(BTreeMap::from([(change, "a reason".to_owned())]));
        for line in [12, 340] {
            let survivor =
                format!("wbxml/src/header.rs:{line}:5: replace + with - in Header::decode");
            assert_eq!(accepted.reason(&survivor), Some("a reason"));
        }
        let other = "wbxml/src/header.rs:12:5: replace + with * in Header::decode";
        assert_eq!(accepted.reason(other), None);
    }

    #[test]
    fn what_makes_no_difference_is_in_a_file_that_is_there_and_has_a_reason() {
        let root = workspace::root().unwrap();
        for (change, reason) in &Accepted::read(&root).unwrap().0 {
            let (file, _) = change.split_once(": ").unwrap();
            assert!(root.join(file).is_file(), "{change}");
            assert!(reason.len() > 10, "{change}: {reason}");
        }
    }
}
