//! `cargo xtask bench`: how fast the codecs are, against themselves, each other and others.

mod bars;
mod counting;
mod growth;
mod guard;
mod instructions;
#[cfg(feature = "peers")]
mod peers;
mod report;
mod timing;
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the work of a bench that goes wrong panics"
)]
pub(crate) mod work;

use std::process::{Command, Stdio};

use crate::checks::steps::cargo;
use crate::checks::workspace;
use crate::failure::Failure;

const EXAMPLES: &str = "\
Without an option, the criterion benches of all crates, with what memchr and quick-xml do on the same
bytes; what stands behind -- goes to criterion. Times depend on the machine and on what else it does: quote ratios of one run.

Examples:
  cargo xtask bench                       everything, with criterion
  cargo xtask bench contacts              the benches with `contacts` in their names
  cargo xtask bench -- --save-baseline a  what criterion can do besides
  cargo xtask bench --peers               the same work by libwbxml2, quick-xml and its serde layer,
                                          roxmltree, serde-xml-rs and ms-autodiscover: one table, and
                                          the bars; libwbxml2 is Debian's libwbxml2-dev
  cargo xtask bench --peers syncml/decode SyncML messages to models, beside what libwbxml2 parses
  cargo xtask bench --peers to_xml/policy one operation on one document
  cargo xtask bench --growth              the cost of a byte from 1 KB to 64 MB, and of a core from one
                                          to all of them
  cargo xtask bench --report              a page with plots, target/bench-report.html, for a browser or
                                          a phone without network
  cargo xtask bench --guard               instructions of the work of every crate, counted by gungraun
                                          and valgrind, against those of before: fails past +3 %, and
                                          names the function
  cargo xtask bench --guard --update      keeps them as they are now

Instruction counts depend on compiler and target: each has a file in xtask/data/instructions, and one
that has none gets one. They depend on libc and processor, too, which the file names: where those are
others, the counts are shown and nothing fails but the law that the cost of an event does not grow.

A bar that is missed on a clock is said and is no failed check: other programs share the machine. The
guard, the growth and the benches named `ratios` and `device` fail.

Exit codes: 0 all is well, 1 a check failed, 2 something is not installed or the command line is
wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only what has this in its name, `crate/operation/document`
    #[arg(value_name = "FILTER")]
    filter: Option<String>,

    /// Compare with others that do the same, and with the bars
    #[arg(long, group = "mode")]
    peers: bool,

    /// Check that the cost of a byte is the same from 1 KB to 64 MB, and use all cores
    #[arg(long, group = "mode")]
    growth: bool,

    /// Write a page with plots: throughput, growth, cores, peers
    #[arg(long, group = "mode")]
    report: bool,

    /// Count instructions, and compare them with those of before
    #[arg(long, group = "mode", alias = "instructions")]
    guard: bool,

    /// Write the file that instructions are compared with
    #[arg(long, requires = "guard")]
    update: bool,

    /// What to pass on to criterion
    #[arg(last = true, value_name = "ARGUMENTS", conflicts_with = "mode")]
    rest: Vec<String>,
}

impl Arguments {
    /// Whether this is to be measured.
    fn includes(&self, package: &str, operation: &str, document: &str) -> bool {
        let name = format!("{package}/{operation}/{document}");
        self.filter.as_deref().is_none_or(|f| name.contains(f))
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.guard {
        return instructions::run(arguments);
    }
    if arguments.growth {
        if cfg!(debug_assertions) {
            return optimised(arguments, "codecs", "--growth");
        }
        return growth::run(arguments);
    }
    if arguments.report {
        if cfg!(debug_assertions) || !cfg!(feature = "peers") {
            return optimised(arguments, "peers", "--report");
        }
        return report::run(arguments);
    }
    if arguments.peers {
        #[cfg(feature = "peers")]
        if !cfg!(debug_assertions) {
            return peers::run(arguments);
        }
        return optimised(arguments, "peers", "--peers");
    }
    let mut command = cargo();
    command.args([
        "bench",
        "--workspace",
        "--exclude",
        "xtask",
        "--all-features",
    ]);
    // What is no bench of criterion does not know its options.
    for bench in ["codec", "compliance", "discovery"] {
        command.args(["--bench", bench]);
    }
    command
        .arg("--")
        .args(&arguments.filter)
        .args(&arguments.rest);
    hand_over(command)
}

/// Runs the same command in a build that is worth measuring.
fn optimised(arguments: &Arguments, feature: &str, mode: &str) -> Result<(), Failure> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--profile", "bench", "--package", "xtask"]);
    command.args(["--features", feature, "--", "bench", mode]);
    command.args(&arguments.filter);
    hand_over(command)
}

/// Runs a command that says itself what is wrong, and ends as it ends.
fn hand_over(mut command: Command) -> Result<(), Failure> {
    let status = command
        .current_dir(workspace::root()?)
        .stdin(Stdio::null())
        .status()
        .map_err(|e| Failure::check(format!("bench: cargo does not run: {e}")))?;
    if status.success() {
        return Ok(());
    }
    std::process::exit(status.code().unwrap_or(1));
}
