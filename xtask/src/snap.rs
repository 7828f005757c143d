//! `cargo xtask snap`: the snapshots of the tests.

mod review;
mod stale;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::checks::ci;
use crate::checks::steps::{Steps, cargo};
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
pub(crate) use stale::{References, check as check_stale};

const EXAMPLES: &str = "\
A snapshot is what a command or a decoder says, in a file that is compared with what it says now. A
snapshot that no test looks at is stale. Nothing is needed but the tests; `cargo insta` works too.

Examples:
  cargo xtask snap                        what differs, as `git diff` shows it, and what is stale
  cargo xtask snap --review               the same one by one: accept, reject or leave
  cargo xtask snap --accept               take everything as it is now, and delete what is stale
  cargo xtask snap --check                fail if anything differs or is stale; writes nothing
  cargo xtask snap xtask --check          the same of one package

Exit codes: 0 all is well, 1 something differs or is stale, 2 the command line is wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Packages; without them, all that have snapshots
    #[arg(value_name = "PACKAGE")]
    packages: Vec<String>,

    /// Ask about each difference
    #[arg(long, group = "mode")]
    review: bool,

    /// Take everything as it is now
    #[arg(long, group = "mode")]
    accept: bool,

    /// Fail if anything differs or is stale
    #[arg(long, group = "mode")]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.review {
        review::can_ask()?;
    }
    let root = workspace::root()?;
    let metadata = Metadata::read(&root)?;
    let references = References::new(&metadata.target())?;
    let steps = Steps::new(root.clone());
    // A difference is no failure where it is to be looked at.
    let (update, pass) = match (arguments.accept, arguments.check) {
        (true, _) => ("always", "1"),
        (_, true) => ("no", "0"),
        _ => ("new", "1"),
    };
    let mut command = cargo();
    command.args(["test", "--quiet", "--all-features"]);
    let mut packages = metadata.with_dependency("insta");
    if !arguments.packages.is_empty() {
        packages.retain(|known| arguments.packages.contains(known));
        if packages.len() < arguments.packages.len() {
            return Err(Failure::input("a package has no snapshots, or is none"));
        }
    }
    for package in &packages {
        command.args(["--package", package]);
    }
    command.args(["--test", "it"]);
    // What the tests say is of interest where they fail.
    command.stdout(Stdio::null());
    if arguments.check || arguments.accept {
        command.stdout(Stdio::inherit());
    }
    let environment = [
        ("INSTA_UPDATE", update),
        ("INSTA_FORCE_PASS", pass),
        ("INSTA_SNAPSHOT_REFERENCES_FILE", references.path()),
    ];
    steps.run("snapshots", command, "cargo", &environment)?;

    let corpus = root.join(ci::CORPUS).is_dir();
    let is_chosen = |path: &PathBuf| {
        let mut packages = packages.iter();
        packages.any(|name| path.starts_with(root.join(name)))
    };
    let mut stale = stale::find(&root, &references, corpus)?;
    stale.retain(is_chosen);
    if arguments.check {
        return stale::refuse_any(&root, &stale);
    }
    let mut changed = review::pending(&root);
    changed.retain(is_chosen);
    if arguments.accept {
        return accept(&root, &stale, &changed);
    }
    if arguments.review {
        return review::run(&root, &changed, &stale);
    }
    review::show(&root, &changed, &stale)?;
    match changed.len() + stale.len() {
        0 => Ok(writeln!(
            anstream::stdout(),
            "all snapshots are as they were"
        )?),
        _ => Err(Failure::check(format!(
            "{} snapshots differ, {} are stale: `cargo xtask snap --review`",
            changed.len(),
            stale.len()
        ))),
    }
}

/// insta has written what has changed; what is stale goes, and what was left of earlier runs.
fn accept(root: &Path, stale: &[PathBuf], left: &[PathBuf]) -> Result<(), Failure> {
    for path in stale.iter().chain(left) {
        std::fs::remove_file(path).map_err(|e| refuse(path, &e))?;
    }
    for path in stale {
        let shown = path.strip_prefix(root).unwrap_or(path);
        writeln!(anstream::stdout(), "deleted {}", shown.display())?;
    }
    Ok(())
}

fn refuse(path: &Path, error: &std::io::Error) -> Failure {
    Failure::check(format!("{}: {error}", path.display()))
}
