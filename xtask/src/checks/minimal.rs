//! `cargo xtask minimal`: the lowest versions that the manifests ask for are enough.

use std::fs;

use super::packages::Packages;
use super::steps::cargo;
use super::{copy, msrv};
use crate::failure::Failure;

const EXAMPLES: &str = "\
A copy of the libraries gets a lock file with the lowest version of each direct dependency that its
manifest allows, and what those stand on as new as can be. They are built with it, each alone with all
its features, by the minimum version of Rust where it is installed. cargo makes such a lock file for
itself only on nightly, so here it is told RUSTC_BOOTSTRAP=1, for this file and nothing else; it asks
the crates index.

Examples:
  cargo xtask minimal                     all libraries
  cargo xtask minimal wbxml               one of them

Exit codes: 0 they are enough, 1 they are not, 2 the command line is wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    packages: Packages,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (mut steps, metadata, packages) = arguments.packages.begin()?;
    let copied = metadata.target().join("minimal");
    copy::libraries(steps.root(), &metadata.libraries(), &copied, without_tests)?;
    let manifest = copied.join("Cargo.toml");
    let manifest = manifest.to_string_lossy();

    steps.begin("the lowest versions")?;
    let mut update = cargo();
    update.args(["update", "--quiet", "-Zdirect-minimal-versions"]);
    update.args(["--manifest-path", &manifest]);
    // Tried anew each time: what an earlier run has locked would be kept.
    let lock = copied.join("Cargo.lock");
    if lock.exists() {
        fs::remove_file(&lock).map_err(|e| Failure::check(format!("{}: {e}", lock.display())))?;
    }
    steps.run(
        "minimal versions",
        update,
        "cargo",
        &[("RUSTC_BOOTSTRAP", "1")],
    )?;

    for package in packages {
        steps.begin(&package)?;
        let of_minimum = msrv::cargo(msrv::minimum(&metadata)?);
        let shown = if of_minimum.is_some() {
            "rustup"
        } else {
            "cargo"
        };
        let mut check = of_minimum.unwrap_or_else(cargo);
        check.args(["check", "--quiet", "--locked", "--all-features"]);
        check.args(["--manifest-path", &manifest, "--package", &package]);
        check.arg("--target-dir").arg(copied.join("target"));
        steps.run("minimal versions", check, shown, &[])?;
    }
    steps.finish()
}

/// A manifest without what only tests and benchmarks need: nobody who depends on a library has it.
fn without_tests(manifest: &str) -> String {
    let mut kept = String::new();
    let mut is_kept = true;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_kept = !["[dev-dependencies", "[[bench]]", "[[test]]", "[[example]]"]
                .iter()
                .any(|section| line.starts_with(section));
        }
        if is_kept {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_tests_need_is_left_out() {
        let manifest = "[package]\nname = \"a\"\n[dev-dependencies]\ninsta = \"1\"\n\
            [[test]]\nname = \"it\"\n[dependencies]\nb = \"2\"\n[dev-dependencies.c]\nversion = \"3\"\n\
            [lints]\nworkspace = true\n";
        let kept =
            "[package]\nname = \"a\"\n[dependencies]\nb = \"2\"\n[lints]\nworkspace = true\n";
        assert_eq!(without_tests(manifest), kept);
    }
}
