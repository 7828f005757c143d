//! `fuzz reproduce` where the oracles are not built in: the same command in a build that has them.

use std::path::Path;
use std::process::Stdio;

use super::targets::Targets;
use crate::checks::steps::cargo;
use crate::failure::Failure;

pub(super) fn reproduce(
    targets: &Targets,
    file: &Path,
    target: Option<&str>,
) -> Result<(), Failure> {
    // Where it is said from here: cargo runs in the root of the workspace.
    let file = file
        .canonicalize()
        .map_err(|e| Failure::input(format!("{}: {e}", file.display())))?;
    let mut command = cargo();
    command.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "oracles",
    ]);
    command.args(["--", "fuzz", "reproduce"]).arg(file);
    if let Some(target) = target {
        command.args(["--target", target]);
    }
    let status = command
        .current_dir(targets.root())
        .stdin(Stdio::null())
        .status()
        .map_err(|e| Failure::check(format!("cargo does not run: {e}")))?;
    if status.success() {
        return Ok(());
    }
    std::process::exit(status.code().unwrap_or(1));
}
