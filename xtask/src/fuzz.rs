//! `cargo xtask fuzz`: the oracles under libFuzzer.

mod campaign;
mod dictionary;
mod findings;
mod ledger;
mod literals;
mod minimise;
mod output;
#[cfg(not(feature = "oracles"))]
mod rebuilt;
#[cfg(feature = "oracles")]
mod reproduce;
mod seeds;
mod targets;
mod toolchain;

use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;

use crate::checks::workspace;
use crate::failure::Failure;
use crate::style::HEADING;
use crate::table::{self, Table};
use campaign::{Campaign, Outcome};
use ledger::Ledger;
#[cfg(not(feature = "oracles"))]
use rebuilt::reproduce;
#[cfg(feature = "oracles")]
use reproduce::reproduce;
use targets::{Target, Targets};
use toolchain::{Sanitizer, Toolchain};

const EXAMPLES: &str = "\
Each target calls one oracle of xtask/src/oracles. Without a sanitizer it is built by the stable
compiler; with AddressSanitizer by nightly where it is installed, else by stable with
RUSTC_BOOTSTRAP=1. Needed besides is a C++ compiler, as libFuzzer is built from its source. Seeds come
from the tests of the crates, words from their tables; corpora stay in xtask/fuzz/corpus. What breaks
a law is made small and kept in xtask/fuzz/regressions/found, which `cargo xtask test` replays.

Examples:
  cargo xtask fuzz                            the targets, and how long they have run
  cargo xtask fuzz wbxml_raw --seconds 300    one target for five minutes
  cargo xtask fuzz wbxml                      the targets that begin with `wbxml`, one minute each
  cargo xtask fuzz all --seconds 1200 --jobs 2
  cargo xtask fuzz wbxml_raw --sanitizer address
  cargo xtask fuzz reproduce crash-0f3a       what an input does to its oracle, or to all of them
  cargo xtask fuzz minimise wbxml_raw         the same coverage with fewer and smaller inputs
  cargo xtask fuzz seeds wbxml_raw            seeds and words, for another fuzzer

Exit codes: 0 nothing was found, 1 something was, 2 something is not installed or the command line is
wrong.";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,

    /// A target, the beginning of the names of several, or `all`; without it, they are listed
    #[arg(value_name = "TARGET")]
    target: Option<String>,

    /// How long each target runs
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,

    /// How many processes work on a target at once
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=256))]
    jobs: u32,

    /// What watches memory
    #[arg(long, value_enum, default_value_t = Sanitizer::None)]
    sanitizer: Sanitizer,
}

#[derive(Subcommand)]
enum Action {
    /// List the targets, their limits, and what they have run so far
    List,
    /// Run an input through the oracle that its name says, or through all of them
    Reproduce {
        /// The input
        file: PathBuf,
        /// The oracle, if the name of the file does not say
        #[arg(long)]
        target: Option<String>,
    },
    /// Make the corpus of a target smaller without losing coverage
    Minimise {
        /// A target, the beginning of the names of several, or `all`
        target: String,
    },
    /// Write the seeds and the words of a target, and say where they are
    Seeds {
        /// A target, the beginning of the names of several, or `all`
        target: String,
    },
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let targets = Targets::read(workspace::root()?)?;
    match (&arguments.action, &arguments.target) {
        (Some(Action::Reproduce { file, target }), _) => {
            reproduce(&targets, file, target.as_deref())
        }
        (Some(Action::Minimise { target }), _) => minimise::run(&targets, &targets.chosen(target)?),
        (Some(Action::Seeds { target }), _) => write_seeds(&targets, &targets.chosen(target)?),
        (Some(Action::List), _) | (None, None) => list(&targets),
        (None, Some(target)) => hunt(&targets, &targets.chosen(target)?, arguments),
    }
}

/// Runs targets one after the other.
fn hunt(targets: &Targets, chosen: &[&Target], arguments: &Arguments) -> Result<(), Failure> {
    let toolchain = Toolchain::find(arguments.sanitizer)?;
    let mut err = anstream::stderr();
    writeln!(err, "   built by {toolchain}")?;
    let built = toolchain.build(targets.root(), chosen)?;
    let mut ledger = Ledger::open(targets)?;
    let mut outcomes = Vec::new();
    for (target, program) in chosen.iter().zip(&built) {
        let seeds = seeds::write(targets, target)?;
        let words = dictionary::write(targets, target)?;
        let campaign = Campaign {
            targets,
            target,
            program,
            words: &words,
            seconds: arguments.seconds,
            jobs: arguments.jobs,
        };
        writeln!(
            err,
            "{HEADING}{}{HEADING:#}: {seeds} new seeds, {} s, {}",
            target.name, arguments.seconds, target.limits
        )?;
        let outcome = campaign.run()?;
        ledger.add(target, arguments.sanitizer, arguments.jobs, &outcome)?;
        outcomes.push(outcome);
    }
    summary(chosen, &outcomes, &ledger)?;
    let found: usize = outcomes.iter().map(|outcome| outcome.findings.len()).sum();
    match found {
        0 => Ok(()),
        _ => Err(Failure::check(format!(
            "{found} findings: `cargo xtask fuzz reproduce FILE` shows each, and `cargo xtask test` \
             fails until it is mended"
        ))),
    }
}

/// What has been done, and what has been found.
fn summary(chosen: &[&Target], outcomes: &[Outcome], ledger: &Ledger) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    let mut table = Table::new(&[
        "target",
        "runs",
        "runs/s",
        "edges",
        "corpus",
        "found",
        "runs ever",
        "time ever",
    ]);
    for (target, outcome) in chosen.iter().zip(outcomes) {
        let ever = ledger.total(&target.name);
        table.row([
            target.name.clone(),
            table::grouped(outcome.executions),
            table::grouped(outcome.executions / outcome.seconds.max(1)),
            outcome.status.edges.to_string(),
            outcome.status.corpus.to_string(),
            outcome.findings.len().to_string(),
            table::grouped(ever.executions),
            table::minutes(ever.seconds),
        ]);
    }
    writeln!(out)?;
    table.print()?;
    for finding in outcomes.iter().flat_map(|outcome| &outcome.findings) {
        writeln!(out, "\n{finding}")?;
    }
    Ok(())
}

fn list(targets: &Targets) -> Result<(), Failure> {
    let ledger = Ledger::open(targets)?;
    let mut table = Table::new(&[
        "target",
        "reads",
        "input",
        "time",
        "memory",
        "runs ever",
        "time ever",
        "found ever",
    ]);
    for target in targets.all() {
        let ever = ledger.total(&target.name);
        table.row([
            target.name.clone(),
            target.reads.join(", "),
            table::size(target.limits.bytes),
            format!("{} s", target.limits.seconds),
            format!("{} MB", target.limits.megabytes),
            table::grouped(ever.executions),
            table::minutes(ever.seconds),
            ever.findings.to_string(),
        ]);
    }
    table.print()
}

fn write_seeds(targets: &Targets, chosen: &[&Target]) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    for target in chosen {
        seeds::write(targets, target)?;
        let words = dictionary::write(targets, target)?;
        writeln!(out, "{}", targets.corpus(target).display())?;
        writeln!(out, "{}", words.display())?;
    }
    Ok(())
}
