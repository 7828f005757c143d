//! The libraries that a command is asked about.

use super::steps::Steps;
use super::workspace::{self, Metadata};
use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct Packages {
    /// Libraries; without them, all
    #[arg(value_name = "PACKAGE")]
    packages: Vec<String>,
}

impl Packages {
    /// What a command begins with, and the libraries.
    pub(super) fn begin(&self) -> Result<(Steps, Metadata, Vec<String>), Failure> {
        let steps = Steps::new(workspace::root()?);
        let metadata = Metadata::read(steps.root())?;
        let chosen = metadata.chosen(&self.packages)?;
        Ok((steps, metadata, chosen))
    }
}
