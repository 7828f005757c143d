//! `cargo xtask codegen`: the generated sources, written from the facts in `*/data`.
//!
//! It depends on none of the crates it writes for, so it runs when a generated file is broken.

mod applications;
mod autodiscover;
mod common_settings;
mod constants;
mod device;
mod eas_status;
mod email2;
mod facts;
mod policies;
mod render;
mod syncml;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use facts::Facts;

/// Writes the generated sources; with `check` writes nothing and fails if any is not up to date.
///
/// # Errors
///
/// A fact that cannot be (with its file and line), a file that cannot be read or written, or, with
/// `check`, the list of stale files.
pub fn run(check: bool) -> Result<(), String> {
    let root = workspace_root()?;
    let mut wanted = BTreeMap::new();
    let folder = Path::new("wbxml/src/generated");
    let facts = Facts::read(&root)?;
    for (name, source) in render::modules(&facts)? {
        wanted.insert(folder.join(name), source);
    }
    wanted.insert(folder.join("constants.rs"), constants::module(&facts)?);
    let provision = Path::new("eas-provision/src/generated");
    let mut modules = policies::modules(&root)?;
    modules.append(&mut eas_status::modules(&root)?);
    for (name, source) in modules {
        wanted.insert(provision.join(name), source);
    }

    let elements = Path::new("autodiscover/src/generated");
    wanted.insert(elements.join("elements.rs"), autodiscover::module(&root)?);
    wanted.insert(
        elements.join("common_settings.rs"),
        common_settings::module(&root)?,
    );
    let syncml = Path::new("syncml/src/generated");
    for (name, source) in syncml::modules(&root, &facts)? {
        wanted.insert(syncml.join(name), source);
    }
    let email2 = Path::new("email2-csp/src/generated");
    for (name, source) in email2::modules(&root)? {
        wanted.insert(email2.join(name), source);
    }
    wanted.insert(email2.join("applications.rs"), applications::module(&root)?);

    let mut stale = Vec::new();
    for (path, source) in &wanted {
        let formatted = rustfmt(&root, source).map_err(|e| format!("{}: {e}", path.display()))?;
        let there = fs::read_to_string(root.join(path)).unwrap_or_default();
        if there == formatted {
            continue;
        }
        stale.push(path.display().to_string());
        if !check {
            write(&root.join(path), &formatted)?;
        }
    }
    for folder in [folder, provision, syncml, email2] {
        for path in left_over(&root, folder, &wanted)? {
            stale.push(path.display().to_string());
            if !check {
                let path = root.join(path);
                fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            }
        }
    }
    if check && !stale.is_empty() {
        return Err(format!(
            "these files are not up to date, run `cargo xtask codegen`:\n  {}",
            stale.join("\n  ")
        ));
    }
    for path in &stale {
        println!("wrote {path}");
    }
    println!("{} generated files are up to date", wanted.len());
    Ok(())
}

fn workspace_root() -> Result<PathBuf, String> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest
        .parent()
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("{} has no parent folder", manifest.display()))
}

/// Files of the folder that nothing generates any more.
fn left_over(
    root: &Path,
    folder: &Path,
    wanted: &BTreeMap<PathBuf, String>,
) -> Result<Vec<PathBuf>, String> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return Ok(Vec::new());
    };
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| format!("{}: {e}", folder.display()))?;
        let path = folder.join(entry.file_name());
        if path.extension().is_some_and(|e| e == "rs") && !wanted.contains_key(&path) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}

/// The source as `cargo fmt` leaves it.
fn rustfmt(root: &Path, source: &str) -> Result<String, String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("rustfmt does not run (`rustup component add rustfmt`): {e}"))?;
    let mut stdin = child.stdin.take().ok_or("rustfmt has no input")?;
    let text = source.to_owned();
    let feed = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child
        .wait_with_output()
        .map_err(|e| format!("rustfmt: {e}"))?;
    let fed = feed.join().map_err(|_| "rustfmt: its input stopped")?;
    if !output.status.success() {
        return Err(format!(
            "rustfmt: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ));
    }
    fed.map_err(|e| format!("rustfmt: {e}"))?;
    String::from_utf8(output.stdout).map_err(|e| format!("rustfmt: {e}"))
}
