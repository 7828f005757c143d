//! `cargo xtask api`: the public items of each library, against those of before.

mod example;
mod page;
mod semver;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::checks::steps::Steps;
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
use crate::style::{ADDED, HEADING, REMOVED};
use page::Pages;
use semver::Promise;

const EXAMPLES: &str = "\
The public items of each library stand in xtask/data/api, one line for each item, field, variant,
method and implementation, as rustdoc shows them with all features: its pages are what stable Rust has
(its JSON needs nightly). What is gone or new is shown, and fails until it is accepted. Where a tag
`wbxml-v0.1.0` or `v0.1.0` exists, the lines of the last one tell whether the version is high enough;
until then it says that there is none. A free function or a trait without an
example of its own fails, and a type that no example of the library shows.

Examples:
  cargo xtask api                         what has changed since it was accepted
  cargo xtask api --accept                take it as it is now
  cargo xtask api wbxml                   of one library

Exit codes: 0 all is as it was, 1 something has changed, or breaks a promise; 2 the command line is
wrong.";

/// Where the lines are, from the root of the workspace.
const FOLDER: &str = "xtask/data/api";

/// The lines of a library.
type Api = BTreeSet<String>;

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only this library
    #[arg(value_name = "PACKAGE")]
    package: Option<String>,

    /// Take everything as it is now
    #[arg(long)]
    accept: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let steps = Steps::new(workspace::root()?);
    let metadata = Metadata::read(steps.root())?;
    let mut packages = metadata.libraries();
    if let Some(package) = &arguments.package {
        packages.retain(|known| known == package);
        if packages.is_empty() {
            return Err(Failure::input(format!("no library `{package}`")));
        }
    }
    let mut doc = "doc --quiet --all-features --no-deps".to_owned();
    for package in &packages {
        doc.push_str(&format!(" --package {package}"));
    }
    steps.cargo("documentation", &doc, &[])?;
    if arguments.accept {
        return accept(steps.root(), &metadata, &packages);
    }
    check(steps.root(), &metadata, &packages)
}

/// Compares all libraries, whose documentation has been built.
pub(crate) fn check_all(root: &Path, metadata: &Metadata) -> Result<(), Failure> {
    check(root, metadata, &metadata.libraries())
}

fn check(root: &Path, metadata: &Metadata, packages: &[String]) -> Result<(), Failure> {
    let mut changed = Vec::new();
    let mut broken = Vec::new();
    let mut bare = Vec::new();
    for package in packages {
        let pages = Pages::read(&metadata.target(), package)?;
        let now = pages.api();
        bare.extend(example::missing(&pages));
        let before = accepted(root, package);
        if show(package, &before, &now)? {
            changed.push(package.as_str());
        }
        let version = metadata.version(package).unwrap_or_default();
        match semver::check(root, package, version, &now) {
            Promise::None(why) | Promise::Kept(why) => {
                writeln!(anstream::stdout(), "  {why}")?;
            }
            Promise::Broken(how) => broken.push(how),
        }
    }
    if !broken.is_empty() {
        return Err(Failure::check(broken.join("; ")));
    }
    if !bare.is_empty() {
        return Err(Failure::check(format!(
            "examples are missing:\n  {}",
            bare.join("\n  ")
        )));
    }
    if changed.is_empty() {
        return Ok(());
    }
    Err(Failure::check(format!(
        "the public items of {} have changed: `cargo xtask api --accept` keeps them",
        changed.join(", ")
    )))
}

fn accept(root: &Path, metadata: &Metadata, packages: &[String]) -> Result<(), Failure> {
    let folder = root.join(FOLDER);
    let refuse = |e: std::io::Error| Failure::check(format!("{FOLDER}: {e}"));
    fs::create_dir_all(&folder).map_err(refuse)?;
    for package in packages {
        let now = Pages::read(&metadata.target(), package)?.api();
        show(package, &accepted(root, package), &now)?;
        let mut text = String::new();
        for line in &now {
            text.push_str(line);
            text.push('\n');
        }
        fs::write(folder.join(format!("{package}.txt")), text).map_err(refuse)?;
    }
    Ok(())
}

/// What has been accepted; nothing, if nothing has.
fn accepted(root: &Path, package: &str) -> Api {
    let text = fs::read_to_string(root.join(FOLDER).join(format!("{package}.txt")));
    lines(&text.unwrap_or_default())
}

fn lines(text: &str) -> Api {
    text.lines().map(str::to_owned).collect()
}

/// Prints what is gone and what is new; whether there is any.
fn show(package: &str, before: &Api, now: &Api) -> Result<bool, Failure> {
    let mut out = anstream::stdout().lock();
    if before == now {
        writeln!(out, "{package}: {} lines, as they were", now.len())?;
        return Ok(false);
    }
    writeln!(out, "{HEADING}{package}{HEADING:#}")?;
    for line in before.difference(now) {
        writeln!(out, "{REMOVED}- {line}{REMOVED:#}")?;
    }
    for line in now.difference(before) {
        writeln!(out, "{ADDED}+ {line}{ADDED:#}")?;
    }
    Ok(true)
}
