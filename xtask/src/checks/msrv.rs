//! The minimum Rust version of the workspace.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::steps::{Steps, cargo, list, output};
use super::workspace::Metadata;
use crate::failure::Failure;

const STEP: &str = "minimum Rust version";

/// Builds with the minimum version where it is installed; otherwise checks what can be checked
/// without it, and says so.
pub(crate) fn check(steps: &Steps, metadata: &Metadata) -> Result<(), Failure> {
    let minimum = metadata
        .packages()
        .find_map(|(name, _, needs)| if name == "wbxml" { needs } else { None })
        .ok_or_else(|| Failure::check("wbxml does not say what Rust it needs"))?;
    dependencies(metadata, minimum)?;
    if let Some(toolchain) = installed(minimum) {
        let mut command = Command::new("rustup");
        command.args([
            "run",
            &toolchain,
            "cargo",
            "check",
            "--quiet",
            "--workspace",
        ]);
        command.args(["--all-features", "--locked", "--target-dir"]);
        command
            .arg(metadata.target().join("msrv"))
            .env_remove("CARGO")
            .env_remove("RUSTUP_TOOLCHAIN");
        return steps.run(STEP, command, "rustup", &[]);
    }
    older_edition(steps, &metadata.target().join("msrv-edition"))?;
    steps.say(&format!(
        "Rust {minimum} is not installed. Checked instead: no dependency needs a newer one; the \
         libraries build as edition 2021, which has no let chains; and the lints step refuses newer \
         items of the standard library. Other language features that are newer would not be found."
    ))
}

/// No dependency says that it needs a newer version.
fn dependencies(metadata: &Metadata, minimum: &str) -> Result<(), Failure> {
    let newer: Vec<_> = metadata
        .packages()
        .filter_map(|(name, version, needs)| Some((name, version, needs?)))
        .filter(|(_, _, needs)| numbers(needs) > numbers(minimum))
        .map(|(name, version, needs)| format!("{name} {version} needs Rust {needs}"))
        .collect();
    list(STEP, &newer)
}

fn numbers(version: &str) -> Vec<u32> {
    let mut numbers: Vec<_> = version.split('.').map_while(|n| n.parse().ok()).collect();
    numbers.resize(3, 0);
    numbers
}

/// The name of the installed toolchain of this version.
fn installed(version: &str) -> Option<String> {
    let mut rustup = Command::new("rustup");
    rustup.args(["toolchain", "list"]);
    let toolchains = output(STEP, rustup).ok()?;
    let names = toolchains
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let mut fitting = names.filter(|name| {
        let rest = name.strip_prefix(version);
        rest.is_some_and(|rest| rest.starts_with(['-', '.']))
    });
    fitting.next().map(str::to_owned)
}

/// Builds a copy of the libraries in the edition before this one.
fn older_edition(steps: &Steps, copy: &Path) -> Result<(), Failure> {
    let failed = |e: std::io::Error| Failure::check(format!("{STEP}: {}: {e}", copy.display()));
    if copy.exists() {
        fs::remove_dir_all(copy).map_err(failed)?;
    }
    let crates = [
        "wbxml",
        "syncml",
        "email2-csp",
        "autodiscover",
        "eas-provision",
    ];
    for folder in crates {
        copy_folder(&steps.root().join(folder), &copy.join(folder)).map_err(failed)?;
    }
    let manifest = fs::read_to_string(steps.root().join("Cargo.toml")).map_err(failed)?;
    let older = manifest
        .replace(", \"xtask\"]", "]")
        .replace("edition = \"2024\"", "edition = \"2021\"");
    if older.contains("xtask\"") || !older.contains("edition = \"2021\"") {
        return Err(Failure::check(format!(
            "{STEP}: the manifest is not as it was expected"
        )));
    }
    fs::write(copy.join("Cargo.toml"), older).map_err(failed)?;
    fs::copy(steps.root().join("Cargo.lock"), copy.join("Cargo.lock")).map_err(failed)?;
    let mut command = cargo();
    command.args([
        "check",
        "--quiet",
        "--workspace",
        "--lib",
        "--all-features",
        "--offline",
    ]);
    command.arg("--manifest-path").arg(copy.join("Cargo.toml"));
    command.arg("--target-dir").arg(copy.join("target"));
    steps.run(STEP, command, "cargo", &[])
}

/// Copies a crate, without what its library is not built from.
fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let skipped = ["target", "data"];
        if !entry.file_type()?.is_dir() {
            fs::copy(&from, &to)?;
        } else if !skipped.iter().any(|name| entry.file_name() == *name) {
            copy_folder(&from, &to)?;
        }
    }
    Ok(())
}
