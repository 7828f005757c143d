//! Programs that not everybody has, and that nothing installs unasked.

use super::steps::{cargo, output};
use crate::failure::Failure;

/// A subcommand of cargo.
pub(crate) struct Tool {
    /// `mutants` of `cargo mutants`.
    pub(crate) name: &'static str,
    /// The commands that install it.
    pub(crate) install: &'static str,
}

impl Tool {
    /// Its version, or what to run.
    pub(crate) fn version(&self) -> Result<String, Failure> {
        let mut command = cargo();
        command.args([self.name, "--version"]);
        match output(self.name, command) {
            Ok(said) => Ok(said.trim().to_owned()),
            Err(_) => Err(Failure::input(format!(
                "cargo-{} is not installed: {}",
                self.name, self.install
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_installed_is_answered_with_the_command_that_installs_it() {
        let tool = Tool {
            name: "there-is-no-such-command",
            install: "cargo install it",
        };
        let failure = tool.version().unwrap_err();
        assert!(matches!(failure, Failure::Input(_)));
        assert!(
            failure
                .to_string()
                .ends_with("not installed: cargo install it")
        );
    }
}
