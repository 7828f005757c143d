//! `cargo xtask coverage`: the lines that the tests run.

mod lcov;

use std::fs;
use std::io::Write;

use crate::checks::steps::{Steps, cargo};
use crate::checks::tools::Tool;
use crate::checks::workspace::{self, Metadata};
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::{self, Table};
use lcov::File;

const EXAMPLES: &str = "\
Runs the unit and integration tests of the libraries with all features, built to count lines, and
says which lines they have run. Not counted are tests, generated sources, what only a fuzzer makes
(`arbitrary`) and what runs while the library is built (`dictionary/build.rs`: it makes tables).

Needed are cargo-llvm-cov and the tools of LLVM; nothing is installed unasked:
  cargo install --locked cargo-llvm-cov && rustup component add llvm-tools

Examples:
  cargo xtask coverage                    a line for each library
  cargo xtask coverage wbxml syncml       of two of them
  cargo xtask coverage wbxml --files      a line for each file
  cargo xtask coverage wbxml --lines decode
                                          the lines that no test runs, in files with `decode` in
                                          their names
  cargo xtask coverage --minimum 90       fail where less of a library is run, in per cent

Exit codes: 0 all is well, 1 a test failed or too little is run, 2 something is not installed or the
command line is wrong.";

const TOOL: Tool = Tool {
    name: "llvm-cov",
    install: "cargo install --locked cargo-llvm-cov && rustup component add llvm-tools",
};

/// What is not counted, as cargo-llvm-cov wants it.
const NOT_COUNTED: &str = "/(tests|benches|examples|generated|arbitrary)/|/arbitrary\\.rs$|/xtask/\
    |/dictionary/build\\.rs$";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Libraries; without them, all
    #[arg(value_name = "PACKAGE")]
    packages: Vec<String>,

    /// A line for each file
    #[arg(long)]
    files: bool,

    /// Show the lines that no test runs, in files with this in their names
    #[arg(long, value_name = "TEXT", num_args = 0..=1, default_missing_value = "")]
    lines: Option<String>,

    /// Fail where less of a library is run, in per cent
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(..=100))]
    minimum: Option<u8>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let steps = Steps::new(workspace::root()?);
    let metadata = Metadata::read(steps.root())?;
    let packages = metadata.chosen(&arguments.packages)?;
    steps.say(&TOOL.version()?)?;
    // Test programs of an earlier run have lines in them as they were then.
    let mut clean = cargo();
    clean.args(["llvm-cov", "clean", "--workspace"]);
    steps.run("coverage", clean, "cargo", &[])?;
    let report = metadata.target().join("coverage.lcov");
    let mut command = cargo();
    command.args(["llvm-cov", "--quiet", "--all-features", "--lcov"]);
    command.arg("--output-path").arg(&report);
    command.args(["--ignore-filename-regex", NOT_COUNTED]);
    for package in &packages {
        command.args(["--package", package]);
    }
    command.args(["--lib", "--tests"]);
    steps.run("coverage", command, "cargo", &[])?;
    let text = fs::read_to_string(&report)
        .map_err(|e| Failure::check(format!("{}: {e}", report.display())))?;
    let files = lcov::files(&text, steps.root());
    if let Some(part) = &arguments.lines {
        show_lines(&files, part, &steps)?;
    }
    if arguments.files {
        let rows = files
            .iter()
            .map(|file| (file.name.as_str(), file.counted(), file.run()));
        print(rows, "file")?;
    }
    let sums: Vec<(&str, usize, usize)> = packages
        .iter()
        .map(|package| {
            let own = files.iter().filter(|file| file.package() == package);
            own.fold((package.as_str(), 0, 0), |(name, counted, run), file| {
                (name, counted + file.counted(), run + file.run())
            })
        })
        .collect();
    print(sums.iter().copied(), "library")?;
    let Some(minimum) = arguments.minimum else {
        return Ok(());
    };
    let poor: Vec<&str> = sums
        .iter()
        .filter(|(_, counted, run)| run * 100 < counted * usize::from(minimum))
        .map(|(name, ..)| *name)
        .collect();
    match poor[..] {
        [] => Ok(()),
        _ => Err(Failure::check(format!(
            "less than {minimum} % of the lines of {} is run",
            poor.join(", ")
        ))),
    }
}

/// A table of (name, lines, lines that are run).
fn print<'r>(
    rows: impl Iterator<Item = (&'r str, usize, usize)>,
    heading: &str,
) -> Result<(), Failure> {
    let mut table = Table::new(&[heading, "lines", "run", "not run", "per cent"]);
    for (name, counted, run) in rows {
        table.row([
            name.to_owned(),
            table::grouped(counted as u64),
            table::grouped(run as u64),
            table::grouped((counted - run) as u64),
            per_cent(counted, run),
        ]);
    }
    table.print()
}

/// Rounded down: only what is whole is 100.0.
fn per_cent(counted: usize, run: usize) -> String {
    match (run * 1000).checked_div(counted) {
        Some(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        None => "–".to_owned(),
    }
}

fn show_lines(files: &[File], part: &str, steps: &Steps) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    for file in files.iter().filter(|file| file.name.contains(part)) {
        let mut missed = file.missed().peekable();
        if missed.peek().is_none() {
            continue;
        }
        let path = steps.root().join(&file.name);
        let text = fs::read_to_string(&path)
            .map_err(|e| Failure::check(format!("{}: {e}", path.display())))?;
        let lines: Vec<&str> = text.lines().collect();
        writeln!(out, "{HEADING}{}{HEADING:#}", file.name)?;
        for number in missed {
            let line = lines.get(number.saturating_sub(1)).unwrap_or(&"");
            writeln!(out, "{number:>5}  {line}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_whole_is_a_hundred_per_cent() {
        assert_eq!(per_cent(10_000, 10_000), "100.0");
        assert_eq!(per_cent(10_000, 9_999), "99.9");
        assert_eq!(per_cent(3, 1), "33.3");
        assert_eq!(per_cent(0, 0), "–");
    }
}
