//! `cargo xtask test`: all tests.

use super::steps::{Steps, cargo};
use super::workspace;
use crate::failure::Failure;

const EXAMPLES: &str = "\
Runs the unit, integration and documentation tests of all crates with all features, and builds the
examples. Tests that need the third-party corpus say so and are skipped where it is not beside the
workspace (../shared/corpus); WBXML_CORPUS_REQUIRED=1 makes that a failure.

Examples:
  cargo xtask test                        everything
  cargo xtask test -- corpus              the tests with `corpus` in their names
  cargo xtask test -- --nocapture         with what they print";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What to pass on to the tests
    #[arg(last = true, value_name = "ARGUMENTS")]
    rest: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let steps = Steps::new(workspace::root()?);
    let mut command = cargo();
    command.args(["test", "--workspace", "--all-features"]);
    if !arguments.rest.is_empty() {
        command.arg("--").args(&arguments.rest);
    }
    steps.run("test", command, "cargo", &[])
}
