//! What several tests need: the third-party corpus.

use std::path::PathBuf;

/// The folder of third-party test data beside the workspace, if it is there.
pub(crate) fn corpus(path: &str) -> Option<PathBuf> {
    // Where it runs, not where it was built: a target folder may serve several clones.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let folder = manifest.join("../../shared").join(path);
    if folder.exists() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("WBXML_CORPUS_REQUIRED").is_none(),
        "the corpus is required, and {path} is not there"
    );
    // Not through `println`, which a passing test keeps to itself.
    std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("skipped: no third-party corpus ({path}) beside the workspace\n"),
    )
    .unwrap();
    None
}
