//! The third-party data and the fact sheets beside the workspace.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// A file or folder of `../shared`, if it is there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    // Where it runs, not where it was built: a target folder may serve several clones.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let file = manifest.join("../../shared").join(path);
    if file.exists() {
        return Some(file);
    }
    assert!(
        std::env::var_os("WBXML_CORPUS_REQUIRED").is_none(),
        "the corpus is required, and {path} is not there"
    );
    println!("skipped: {path} is not beside the workspace");
    None
}

/// The rows of a CSV file with a header.
pub(crate) fn rows(file: PathBuf) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(file)
        .unwrap()
        .deserialize()
        .map(|row| row.unwrap())
        .collect()
}
