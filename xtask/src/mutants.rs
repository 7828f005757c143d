//! `cargo xtask mutants`: bugs put into the codecs on purpose, one at a time; a test has to find each.

mod outcome;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::checks::ci::CORPUS;
use crate::checks::steps::{Steps, cargo, output};
use crate::checks::tools::Tool;
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
use crate::style::{ERROR, HEADING};
use crate::table::{self, Table};
use outcome::{Accepted, Outcome};

const EXAMPLES: &str = "\
cargo-mutants changes one expression, one operator or one function at a time and runs the unit and
integration tests of the crate. A change that no test notices survives: a test is missing, or the
change makes no difference. Those of the second kind stand in xtask/data/mutants.csv, with the reason.
Without FILE, what is changed is all that decodes and encodes: `src/decode`, `src/encode`, the
queries, pages and MACs. That takes a night; a few files take minutes.

Needed is cargo-mutants; nothing is installed unasked:
  cargo install --locked cargo-mutants

Examples:
  cargo xtask mutants wbxml               the codecs of a library
  cargo xtask mutants wbxml 'src/decode/cursor.rs' 'src/header.rs'
  cargo xtask mutants syncml --minutes 30 a sample: what half an hour is enough for
  cargo xtask mutants wbxml --since main  what has changed since a commit
  cargo xtask mutants wbxml --list        how many there are

Exit codes: 0 no change survived but for those that make no difference, 1 one did, 2 something is not
installed or the command line is wrong.";

const TOOL: Tool = Tool {
    name: "mutants",
    install: "cargo install --locked cargo-mutants",
};

/// What decodes and encodes, of each library, from its folder.
const CODECS: [&str; 14] = [
    "src/decode/**/*.rs",
    "src/encode/**/*.rs",
    "src/decode.rs",
    "src/encode.rs",
    "src/header.rs",
    "src/token.rs",
    "src/typed.rs",
    "src/charset/*.rs",
    "src/loc_uri/*.rs",
    "src/http/*.rs",
    "src/bootstrap/*.rs",
    "src/xml/**/*.rs",
    "src/framing/*.rs",
    "src/authentication/*.rs",
];

/// Where cargo-mutants writes, below the folder of builds.
const OUTPUT: &str = "mutants.out";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The library
    #[arg(value_name = "PACKAGE")]
    package: String,

    /// Files, from the folder of the library, with `*` in them if need be
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    /// Only what has changed since a commit
    #[arg(long, value_name = "COMMIT")]
    since: Option<String>,

    /// Stop after this time, with what has been looked at so far; the order is by chance
    #[arg(long, value_name = "N")]
    minutes: Option<u64>,

    /// Only say what would be changed
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let steps = Steps::new(workspace::root()?);
    let metadata = Metadata::read(steps.root())?;
    let package = metadata.chosen(std::slice::from_ref(&arguments.package))?;
    let package = package.join("");
    steps.say(&TOOL.version()?)?;
    let folder = metadata.target().join("mutants");
    fs::create_dir_all(&folder)
        .map_err(|e| Failure::check(format!("{}: {e}", folder.display())))?;
    let mut command = cargo();
    command.args(["mutants", "--package", &package]);
    let codecs = CODECS.map(str::to_owned);
    let files = match arguments.files.is_empty() {
        true => &codecs[..],
        false => &arguments.files[..],
    };
    for file in files {
        command.arg("--file").arg(format!("{package}/{file}"));
    }
    if let Some(commit) = &arguments.since {
        command
            .arg("--in-diff")
            .arg(difference(steps.root(), commit, &folder)?);
    }
    if arguments.list {
        command.arg("--list");
        return steps.run("mutants", command, "cargo", &[]);
    }
    command.arg("--output").arg(&folder);
    command.env("TMPDIR", beside_corpus(&steps, &folder)?);
    // Each run makes a new copy; what the copies stand on is built once.
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    // That it was told to end is no bug of it.
    command.env("RUST_BACKTRACE", "0");
    // Names of functions that are not used any more are no reason to call a change impossible.
    command.args([
        "--shuffle",
        "--no-times",
        "--colors",
        "never",
        "--cap-lints",
        "true",
    ]);
    command.args(["--minimum-test-timeout", "60", "--timeout-multiplier", "4"]);
    command.args(["--", "--all-features", "--lib", "--tests"]);
    let limit = arguments.minutes.map(|n| Duration::from_secs(60 * n));
    let status = run_until(&steps, command, limit)?;
    let outcome = Outcome::read(&folder.join(OUTPUT))?;
    if outcome.is_empty() {
        return Err(Failure::check(format!(
            "cargo-mutants has looked at nothing ({status})"
        )));
    }
    report(&package, &outcome, &Accepted::read(steps.root())?)
}

/// Where the copies of the workspace go that are changed. The third-party corpus is beside them as it
/// is beside the workspace, or the tests of it would find nothing.
fn beside_corpus(steps: &Steps, folder: &Path) -> Result<PathBuf, Failure> {
    let copies = folder.join("copies");
    let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", copies.display()));
    fs::create_dir_all(&copies).map_err(refuse)?;
    let shared = steps.root().join(CORPUS);
    #[cfg(unix)]
    if let Some(shared) = shared.parent().filter(|_| shared.is_dir()) {
        let link = copies.join("shared");
        if !link.exists() {
            let shared = shared.canonicalize().map_err(refuse)?;
            std::os::unix::fs::symlink(shared, link).map_err(refuse)?;
        }
        return Ok(copies);
    }
    steps.say("no third-party corpus: its tests find no changes")?;
    Ok(copies)
}

/// What has changed since a commit, in a file.
fn difference(root: &Path, commit: &str, folder: &Path) -> Result<PathBuf, Failure> {
    let mut git = Command::new("git");
    git.args(["diff", commit, "--"]).current_dir(root);
    let diff = output("mutants", git)?;
    let path = folder.join("since.diff");
    fs::write(&path, diff).map_err(|e| Failure::check(format!("{}: {e}", path.display())))?;
    Ok(path)
}

/// Runs it, and asks it to end when the time is over: it ends the tests that it has begun.
fn run_until(
    steps: &Steps,
    mut command: Command,
    limit: Option<Duration>,
) -> Result<ExitStatus, Failure> {
    let refuse = |e: std::io::Error| Failure::check(format!("cargo does not run: {e}"));
    let begun = Instant::now();
    let mut child: Child = command
        .current_dir(steps.root())
        .stdin(Stdio::null())
        .spawn()
        .map_err(refuse)?;
    let mut is_asked = false;
    loop {
        if let Some(status) = child.try_wait().map_err(refuse)? {
            return Ok(status);
        }
        if !is_asked && limit.is_some_and(|limit| begun.elapsed() > limit) {
            is_asked = true;
            let id = child.id().to_string();
            let asked = Command::new("kill").args(["-INT", &id]).status();
            if !asked.is_ok_and(|status| status.success()) {
                child.kill().map_err(refuse)?;
            }
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// What came of it, and who has survived.
fn report(package: &str, outcome: &Outcome, accepted: &Accepted) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    let (known, unknown): (Vec<_>, Vec<_>) = outcome
        .survivors
        .iter()
        .partition(|survivor| accepted.reason(survivor).is_some());
    let mut table = Table::new(&[
        "library",
        "found",
        "timed out",
        "not built",
        "same",
        "survived",
    ]);
    let count = |n: usize| table::grouped(n as u64);
    table.row([
        package.to_owned(),
        count(outcome.caught),
        count(outcome.timed_out),
        count(outcome.unviable),
        count(known.len()),
        count(unknown.len()),
    ]);
    writeln!(out)?;
    table.print()?;
    if !known.is_empty() {
        writeln!(out, "\n{HEADING}No difference{HEADING:#}")?;
        for survivor in known {
            let reason = accepted.reason(survivor).unwrap_or_default();
            writeln!(out, "  {survivor}\n      {reason}")?;
        }
    }
    if unknown.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{ERROR}Survived{ERROR:#}")?;
    for survivor in &unknown {
        writeln!(out, "  {survivor}")?;
    }
    Err(Failure::check(format!(
        "{} changes are noticed by no test",
        unknown.len()
    )))
}
