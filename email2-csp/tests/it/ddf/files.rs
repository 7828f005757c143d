//! The published DDF files.

use crate::support::corpus;

/// The name of each file and what is in it, sorted by name.
pub(crate) fn published() -> Option<Vec<(String, String)>> {
    let root = corpus("corpus/ddf")?;
    let mut found = Vec::new();
    for folder in ["email2", "windows-ddf"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.push((
                format!("{folder}/{name}"),
                std::fs::read_to_string(&path).unwrap(),
            ));
        }
    }
    found.sort();
    assert_eq!(found.len(), 37, "files of the corpus");
    Some(found)
}

/// One of them.
pub(crate) fn file(name: &str) -> Option<String> {
    let root = corpus("corpus/ddf")?;
    Some(std::fs::read_to_string(root.join(name)).unwrap())
}
