//! Every crate builds with whatever features are chosen.

use super::steps::{Steps, cargo, output};
use super::workspace::Metadata;
use crate::failure::Failure;

/// A target without a standard library; it is built for where it is installed.
const BARE_METAL: &str = "thumbv7em-none-eabi";

/// The libraries that have something in them, and the features that keep them without a standard
/// library.
const LIBRARIES: [(&str, &[&str]); 5] = [
    ("wbxml", &["", "alloc"]),
    ("eas-provision", &[""]),
    ("autodiscover", &[""]),
    ("syncml", &[""]),
    ("email2-csp", &[""]),
];

pub(crate) fn check(steps: &Steps, metadata: &Metadata) -> Result<(), Failure> {
    let step = "feature combinations";
    for (package, bare) in LIBRARIES {
        for set in sets(&metadata.features(package)) {
            let features = format!("--package {package} --no-default-features --features={set}");
            let lints = format!("clippy --quiet {features} -- -D warnings");
            steps.cargo(step, &lints, &[])?;
        }
        // Tests that need a feature say so.
        for chosen in bare.iter().chain(&["std"]) {
            let features = format!("--package {package} --no-default-features --features={chosen}");
            let tests = format!("clippy --quiet {features} --all-targets -- -D warnings");
            steps.cargo(step, &tests, &[])?;
        }
        no_std(steps, package, bare)?;
    }
    let codegen = "clippy --quiet --package xtask --no-default-features -- -D warnings";
    steps.cargo(step, codegen, &[])
}

/// None, each alone, all but each, all.
fn sets(features: &[String]) -> Vec<String> {
    let features: Vec<&str> = features
        .iter()
        .map(String::as_str)
        .filter(|feature| *feature != "default")
        .collect();
    let mut sets = vec![String::new()];
    sets.extend(features.iter().map(|only| (*only).to_owned()));
    sets.extend(features.iter().map(|without| {
        let others: Vec<_> = features.iter().filter(|f| *f != without).copied().collect();
        others.join(",")
    }));
    sets.push(features.join(","));
    sets.sort();
    sets.dedup();
    sets
}

/// Nothing below the crate uses the standard library unless it is asked for.
fn no_std(steps: &Steps, package: &str, bare: &[&str]) -> Result<(), Failure> {
    for features in bare {
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
    for features in bare {
        let target = format!("--target {BARE_METAL} --no-default-features --features={features}");
        steps.cargo(
            "no_std",
            &format!("check --quiet --package {package} {target}"),
            &[],
        )?;
    }
    Ok(())
}
