//! Copies of the libraries, to be built in ways that the workspace is not.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// Makes a workspace of nothing but the libraries, without a lock file. What has been built of an
/// earlier copy stays in its folder `target`.
pub(super) fn libraries(
    root: &Path,
    libraries: &[String],
    to: &Path,
    manifest: fn(&str) -> String,
) -> Result<(), Failure> {
    let failed = |e: std::io::Error| Failure::check(format!("{}: {e}", to.display()));
    for library in libraries {
        let copied = to.join(library);
        if copied.exists() {
            fs::remove_dir_all(&copied).map_err(failed)?;
        }
        folder(&root.join(library), &copied).map_err(failed)?;
        let path = copied.join("Cargo.toml");
        let text = fs::read_to_string(&path).map_err(failed)?;
        fs::write(&path, manifest(&text)).map_err(failed)?;
    }
    let path = root.join("Cargo.toml");
    let text = fs::read_to_string(&path).map_err(failed)?;
    let without = text.replace(", \"xtask\"]", "]");
    if without.contains("xtask\"]") {
        return Err(Failure::check("the manifest is not as it was expected"));
    }
    fs::write(to.join("Cargo.toml"), without).map_err(failed)
}

/// Copies a crate, without what its library is not built from.
fn folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let skipped = ["target", "data"];
        if !entry.file_type()?.is_dir() {
            fs::copy(&from, &to)?;
        } else if !skipped.iter().any(|name| entry.file_name() == *name) {
            folder(&from, &to)?;
        }
    }
    Ok(())
}
