//! The minimum Rust version of the workspace.

use std::fs;
use std::process::Command;

use super::copy;
use super::steps::{Steps, list, output};
use super::workspace::Metadata;
use crate::failure::Failure;

const STEP: &str = "minimum Rust version";

/// Builds with the minimum version where it is installed; otherwise checks what can be checked
/// without it, and says so.
pub(crate) fn check(steps: &Steps, metadata: &Metadata) -> Result<(), Failure> {
    let minimum = minimum(metadata)?;
    dependencies(metadata, minimum)?;
    if let Some(mut command) = cargo(minimum) {
        command.args(["check", "--quiet", "--workspace"]);
        command.args(["--all-features", "--locked", "--target-dir"]);
        command.arg(metadata.target().join("msrv"));
        return steps.run(STEP, command, "rustup", &[]);
    }
    older_edition(steps, metadata)?;
    steps.say(&format!(
        "Rust {minimum} is not installed. Checked instead: no dependency needs a newer one; the \
         libraries build as edition 2021, which has no let chains; and the lints step refuses newer \
         items of the standard library. Other language features that are newer would not be found."
    ))
}

/// The version that the manifest of the workspace asks for.
pub(crate) fn minimum(metadata: &Metadata) -> Result<&str, Failure> {
    metadata
        .packages()
        .find_map(|(name, _, needs)| if name == "wbxml" { needs } else { None })
        .ok_or_else(|| Failure::check("wbxml does not say what Rust it needs"))
}

/// The `cargo` of the minimum version, where that is installed.
pub(crate) fn cargo(minimum: &str) -> Option<Command> {
    let toolchain = installed(minimum)?;
    let mut command = Command::new("rustup");
    command.args(["run", &toolchain, "cargo"]);
    // What the one that runs this says of itself.
    command.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN");
    Some(command)
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
fn older_edition(steps: &Steps, metadata: &Metadata) -> Result<(), Failure> {
    let copied = metadata.target().join("msrv-edition");
    copy::libraries(steps.root(), &metadata.libraries(), &copied, str::to_owned)?;
    let manifest = copied.join("Cargo.toml");
    let failed = |e: std::io::Error| Failure::check(format!("{STEP}: {}: {e}", copied.display()));
    let text = fs::read_to_string(&manifest).map_err(failed)?;
    let older = text.replace("edition = \"2024\"", "edition = \"2021\"");
    if older == text {
        return Err(Failure::check(format!(
            "{STEP}: the manifest is not as it was expected"
        )));
    }
    fs::write(&manifest, older).map_err(failed)?;
    fs::copy(steps.root().join("Cargo.lock"), copied.join("Cargo.lock")).map_err(failed)?;
    let mut command = super::steps::cargo();
    command.args([
        "check",
        "--quiet",
        "--workspace",
        "--lib",
        "--all-features",
        "--offline",
    ]);
    command.arg("--manifest-path").arg(&manifest);
    command.arg("--target-dir").arg(copied.join("target"));
    steps.run(STEP, command, "cargo", &[])
}
