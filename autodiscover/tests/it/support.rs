//! What several tests need: the third-party samples, and documents around a few lines.

use std::path::PathBuf;

/// The folder of third-party test data beside the workspace, if it is there.
#[cfg(feature = "xml")]
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    // Where it runs, not where it was built: a target folder may serve several clones.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let found = manifest.join("../../shared").join(path);
    if found.exists() {
        return Some(found);
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

/// The folder of the crate.
pub(crate) fn crate_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

/// What an Outlook answer begins with. `Response` is on line 2.
#[cfg(feature = "xml")]
pub(crate) const OUTLOOK: &str = "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">
<Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\">
";

/// What a mobilesync answer begins with.
#[cfg(feature = "xml")]
pub(crate) const MOBILESYNC: &str = "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">
<Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006\">
";

/// What both end with.
#[cfg(feature = "xml")]
pub(crate) const END: &str = "</Response>\n</Autodiscover>";

/// An Outlook answer with this account; the account is on line 3.
#[cfg(feature = "xml")]
pub(crate) fn account(inner: &str) -> String {
    format!("{OUTLOOK}<Account>{inner}</Account>\n{END}")
}

/// An Outlook answer with settings and this in the one protocol, which is on line 4.
#[cfg(feature = "xml")]
pub(crate) fn protocol(inner: &str) -> String {
    account(&format!(
        "<AccountType>email</AccountType><Action>settings</Action>\n<Protocol>{inner}</Protocol>"
    ))
}
