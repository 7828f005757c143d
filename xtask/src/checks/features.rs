//! Every crate builds with whatever features are chosen.

use super::steps::{Steps, cargo, output};
use super::workspace::Metadata;
use crate::failure::Failure;

/// A target without a standard library; it is built for where it is installed.
const BARE_METAL: &str = "thumbv7em-none-eabi";

pub(crate) fn check(steps: &Steps, metadata: &Metadata) -> Result<(), Failure> {
    let package = "wbxml";
    let features: Vec<String> = metadata
        .features(package)
        .into_iter()
        .filter(|f| f != "default")
        .collect();
    // None, each alone, all but each, all.
    let mut sets = vec![Vec::new()];
    sets.extend(features.iter().map(|only| vec![only.as_str()]));
    sets.extend(features.iter().map(|without| {
        features
            .iter()
            .map(String::as_str)
            .filter(|f| f != without)
            .collect::<Vec<_>>()
    }));
    sets.push(features.iter().map(String::as_str).collect());
    let step = "feature combinations";
    for set in sets {
        let chosen = set.join(",");
        let features = format!("--package {package} --no-default-features --features={chosen}");
        steps.cargo(
            step,
            &format!("clippy --quiet {features} -- -D warnings"),
            &[],
        )?;
    }
    // Tests that need a feature say so.
    for chosen in ["", "alloc", "std"] {
        let features = format!("--package {package} --no-default-features --features={chosen}");
        let tests = format!("clippy --quiet {features} --all-targets -- -D warnings");
        steps.cargo(step, &tests, &[])?;
    }
    let codegen = "--package xtask --no-default-features";
    steps.cargo(
        step,
        &format!("clippy --quiet {codegen} -- -D warnings"),
        &[],
    )?;
    no_std(steps, package)
}

/// Nothing below the crate uses the standard library unless it is asked for.
fn no_std(steps: &Steps, package: &str) -> Result<(), Failure> {
    for features in ["", "alloc"] {
        let mut tree = cargo();
        tree.args([
            "tree",
            "--package",
            package,
            "--no-default-features",
            "--edges",
            "normal",
        ]);
        tree.args([
            "--prefix",
            "none",
            "--format",
            "{p}|{f}",
            "--features",
            features,
        ]);
        let listed = output("no_std", {
            tree.current_dir(steps.root());
            tree
        })?;
        for line in listed.lines() {
            let (name, enabled) = line.split_once('|').unwrap_or((line, ""));
            if enabled.split(',').any(|feature| feature == "std") {
                let message = format!("no_std failed: {name} is built with its feature `std`");
                return Err(Failure::check(message));
            }
        }
    }
    let mut rustc = std::process::Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", BARE_METAL]);
    let installed =
        output("no_std", rustc).is_ok_and(|folder| std::path::Path::new(folder.trim()).is_dir());
    if !installed {
        return steps.say(&format!(
            "{BARE_METAL} is not installed: checked instead that {package} is `no_std` and that \
             nothing it stands on has a feature `std` enabled"
        ));
    }
    for features in ["", "alloc"] {
        let target = format!("--target {BARE_METAL} --no-default-features --features={features}");
        steps.cargo(
            "no_std",
            &format!("check --quiet --package {package} {target}"),
            &[],
        )?;
    }
    Ok(())
}
