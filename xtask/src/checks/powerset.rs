//! `cargo xtask powerset`: every set of features builds.

use super::packages::Packages;
use crate::failure::Failure;

const EXAMPLES: &str = "\
Each library is linted with every set of its features. `cargo xtask ci` takes none, each alone, all but
each and all.

Examples:
  cargo xtask powerset                    all libraries, some 250 sets: ten minutes and more
  cargo xtask powerset wbxml              one of them

Exit codes: 0 all of them build, 1 one does not, 2 the command line is wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    packages: Packages,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (mut steps, metadata, packages) = arguments.packages.begin()?;
    for package in packages {
        let sets = sets(&metadata.features(&package));
        steps.begin(&format!("{package}: {} sets of features", sets.len()))?;
        for set in sets {
            let features = format!("--package {package} --no-default-features --features={set}");
            let lints = format!("clippy --quiet {features} -- -D warnings");
            steps.cargo("powerset", &lints, &[])?;
        }
    }
    steps.finish()
}

/// Every set, as the command line has it; the smallest first.
fn sets(features: &[String]) -> Vec<String> {
    let mut sets: Vec<Vec<&str>> = vec![Vec::new()];
    for feature in features.iter().filter(|feature| *feature != "default") {
        let mut more = sets.clone();
        more.iter_mut().for_each(|set| set.push(feature));
        sets.append(&mut more);
    }
    sets.sort_by_key(Vec::len);
    sets.iter().map(|set| set.join(",")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_is_there_once() {
        let features = ["default", "std", "xml", "serde"].map(str::to_owned);
        let expected = [
            "",
            "std",
            "xml",
            "serde",
            "std,xml",
            "std,serde",
            "xml,serde",
            "std,xml,serde",
        ];
        assert_eq!(sets(&features), expected);
    }
}
