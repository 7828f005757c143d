//! What a maintainer of this workspace runs: `cargo xtask <command>`.

// It stops with a message, whatever it is given.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

mod api;
#[cfg(feature = "codecs")]
mod bench;
mod checks;
mod codegen;
#[cfg(feature = "codecs")]
mod convert;
#[cfg(feature = "codecs")]
mod coverage;
mod failure;
#[cfg(feature = "codecs")]
mod fuzz;
#[cfg(feature = "codecs")]
mod input;
#[cfg(feature = "codecs")]
mod inspect;
#[cfg(feature = "codecs")]
mod interop;
#[cfg(feature = "codecs")]
mod mutants;
#[cfg(feature = "codecs")]
mod progress;
#[cfg(feature = "codecs")]
mod simulate;
mod snap;
mod style;
#[cfg(feature = "codecs")]
mod table;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// The commands of a maintainer of this workspace.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    styles = style::HELP,
    after_help = EXAMPLES,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask inspect                     a bundled mail-provisioning document, byte by byte
  cargo xtask inspect capture.bin         a document of your own, whatever form it is in
  echo AwFqAAAHVlIDMAABAQ== | cargo xtask inspect -
  cargo xtask convert capture.bin         the same document as XML
  cargo xtask test                        all tests
  cargo xtask ci                          everything that has to hold before a change goes in

Exit codes: 0 all is well, 1 a check failed, 2 the input or the command line is wrong.";

#[derive(Subcommand)]
enum Command {
    /// Explain a document byte by byte
    #[cfg(feature = "codecs")]
    Inspect(inspect::Arguments),
    /// Convert a document from WBXML to XML or from XML to WBXML
    #[cfg(feature = "codecs")]
    Convert(convert::Arguments),
    /// Run all tests: unit, integration, documentation
    Test(checks::test::Arguments),
    /// Look at the snapshots of the tests: what differs, what is stale
    Snap(snap::Arguments),
    /// Look at the public items of the libraries: what has changed, what breaks a promise
    Api(api::Arguments),
    /// Run everything that has to hold before a change goes in
    Ci,
    /// Build the libraries with the lowest versions that their manifests allow
    Minimal(checks::minimal::Arguments),
    /// Check the libraries with every set of their features
    Powerset(checks::powerset::Arguments),
    /// Count the lines that the tests run
    #[cfg(feature = "codecs")]
    Coverage(coverage::Arguments),
    /// Put bugs into the codecs and see whether the tests find them
    #[cfg(feature = "codecs")]
    Mutants(mutants::Arguments),
    /// Measure how fast the codecs are
    #[cfg(feature = "codecs")]
    Bench(bench::Arguments),
    /// Hunt for inputs that break a law of the codecs
    #[cfg(feature = "codecs")]
    Fuzz(fuzz::Arguments),
    /// Provision a fleet of simulated devices
    #[cfg(feature = "codecs")]
    Simulate(simulate::Arguments),
    /// Ask programs of others whether they read what we write, and the reverse
    #[cfg(feature = "codecs")]
    Interop(interop::Arguments),
    /// Write the generated sources from the facts in `*/data`
    Codegen {
        /// Write nothing; fail and name the files that are not up to date
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        #[cfg(feature = "codecs")]
        Command::Inspect(arguments) => inspect::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Test(arguments) => checks::test::run(&arguments),
        Command::Snap(arguments) => snap::run(&arguments),
        Command::Api(arguments) => api::run(&arguments),
        Command::Ci => checks::ci::run(),
        Command::Minimal(arguments) => checks::minimal::run(&arguments),
        Command::Powerset(arguments) => checks::powerset::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Coverage(arguments) => coverage::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Mutants(arguments) => mutants::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Bench(arguments) => bench::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Fuzz(arguments) => fuzz::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Simulate(arguments) => simulate::run(&arguments),
        #[cfg(feature = "codecs")]
        Command::Interop(arguments) => interop::run(&arguments),
        Command::Codegen { check } => codegen::run(check).map_err(Failure::check),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough of it.
        Err(Failure::OutputClosed) => ExitCode::SUCCESS,
        Err(failure) => {
            let error = style::ERROR;
            // Nowhere is left to say that this cannot be written.
            let _ = writeln!(anstream::stderr(), "{error}error:{error:#} {failure}");
            failure.exit_code()
        }
    }
}
