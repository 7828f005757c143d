//! Snapshots that no test looks at.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::refuse;
use crate::checks::steps::list;
use crate::failure::Failure;

/// The file in which insta writes down each snapshot that a test looks at.
pub(crate) struct References {
    path: PathBuf,
    shown: String,
}

impl References {
    /// An empty one.
    pub(crate) fn new(target: &Path) -> Result<Self, Failure> {
        let path = target.join("snapshot-references");
        fs::write(&path, "").map_err(|e| refuse(&path, &e))?;
        let shown = path.to_string_lossy().into_owned();
        Ok(Self { path, shown })
    }

    /// What `INSTA_SNAPSHOT_REFERENCES_FILE` has to be.
    pub(crate) fn path(&self) -> &str {
        &self.shown
    }

    fn read(&self) -> Result<BTreeSet<PathBuf>, Failure> {
        let text = fs::read_to_string(&self.path).map_err(|e| refuse(&self.path, &e))?;
        // Tests say `tests/it/../snapshots` of some.
        Ok(text
            .lines()
            .filter_map(|line| fs::canonicalize(line).ok())
            .collect())
    }
}

/// Fails and names the snapshots that no test of a run has looked at.
pub(crate) fn check(root: &Path, references: &References, corpus: bool) -> Result<(), Failure> {
    refuse_any(root, &find(root, references, corpus)?)
}

/// Fails and names them, if there are any.
pub(super) fn refuse_any(root: &Path, stale: &[PathBuf]) -> Result<(), Failure> {
    let shown: Vec<String> = stale
        .iter()
        .map(|path| path.strip_prefix(root).unwrap_or(path))
        .map(|path| format!("{} is stale: no test looks at it", path.display()))
        .collect();
    list("snapshots", &shown)
}

/// The snapshots that no test has looked at. Those of the corpus are not where there is none.
pub(super) fn find(
    root: &Path,
    references: &References,
    corpus: bool,
) -> Result<Vec<PathBuf>, Failure> {
    let known = references.read()?;
    if known.is_empty() {
        return Err(Failure::check("no test has looked at a snapshot"));
    }
    let mut stale = with_extension(root, "snap");
    stale.retain(|path| {
        let is_known = fs::canonicalize(path).is_ok_and(|path| known.contains(&path));
        !is_known && (corpus || !is_of_corpus(path))
    });
    Ok(stale)
}

/// Whether it is of a test in a module `corpus`.
fn is_of_corpus(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.contains("__corpus__"))
}

/// The files of this kind in the `snapshots` folders of the crates, sorted.
pub(super) fn with_extension(root: &Path, kind: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let crates = fs::read_dir(root).into_iter().flatten().flatten();
    let mut left: Vec<PathBuf> = crates
        .flat_map(|entry| ["src", "tests"].map(|folder| entry.path().join(folder)))
        .collect();
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else if path.to_string_lossy().ends_with(&format!(".{kind}")) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("wbxml/tests/it/snapshots")).unwrap();
        folder
    }

    #[test]
    fn a_snapshot_that_no_test_looks_at_is_stale() {
        let root = folder("snap-stale");
        let snapshots = root.join("wbxml/tests/it/snapshots");
        for name in [
            "it__a.snap",
            "it__b.snap",
            "it__corpus__c.snap",
            "it__b.snap.new",
        ] {
            fs::write(snapshots.join(name), "").unwrap();
        }
        let references = References::new(&root).unwrap();
        assert!(find(&root, &references, true).is_err(), "nothing has run");
        // As insta writes it: with `..` in it, and more than once.
        let seen = snapshots
            .join("../snapshots/it__a.snap")
            .display()
            .to_string();
        fs::write(references.path(), format!("{seen}\n{seen}\n")).unwrap();
        let stale = find(&root, &references, true).unwrap();
        let names = ["it__b.snap", "it__corpus__c.snap"];
        assert_eq!(stale, names.map(|name| snapshots.join(name)));
        let stale = find(&root, &references, false).unwrap();
        assert_eq!(stale, [snapshots.join("it__b.snap")]);
        assert!(check(&root, &references, true).is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
