//! Steps: commands that are run one after the other, up to the first that fails.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::failure::Failure;
use crate::style::{ERROR, HEADING};

/// Runs steps and says what it runs.
pub(crate) struct Steps {
    root: PathBuf,
    begun: Instant,
    number: usize,
}

impl Steps {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self {
            root,
            begun: Instant::now(),
            number: 0,
        }
    }

    pub(crate) fn root(&self) -> &std::path::Path {
        &self.root
    }

    /// The heading of a step.
    pub(crate) fn begin(&mut self, name: &str) -> Result<(), Failure> {
        self.number += 1;
        let (number, seconds) = (self.number, self.begun.elapsed().as_secs());
        let mut stderr = anstream::stderr().lock();
        Ok(writeln!(
            stderr,
            "\n{HEADING}== {number}. {name}{HEADING:#}  ({seconds} s)"
        )?)
    }

    /// Something that a step has to say.
    pub(crate) fn say(&self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(anstream::stderr(), "   {text}")?)
    }

    /// Runs `cargo` in the workspace. `arguments` are words with blanks between them.
    pub(crate) fn cargo(
        &self,
        step: &str,
        arguments: &str,
        environment: &[(&str, &str)],
    ) -> Result<(), Failure> {
        let mut command = cargo();
        command.args(arguments.split_whitespace());
        self.run(step, command, "cargo", environment)
    }

    /// Runs a command in the workspace; `shown` is what its program is called.
    pub(crate) fn run(
        &self,
        step: &str,
        mut command: Command,
        shown: &str,
        environment: &[(&str, &str)],
    ) -> Result<(), Failure> {
        let mut line = String::new();
        for (name, value) in environment {
            line.push_str(&format!("{name}={value} "));
        }
        line.push_str(shown);
        for argument in command.get_args() {
            line.push(' ');
            line.push_str(&argument.to_string_lossy());
        }
        self.say(&format!("$ {line}"))?;
        let status = command
            .envs(environment.iter().copied())
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .status()
            .map_err(|e| Failure::check(format!("{step}: `{shown}` does not run: {e}")))?;
        if status.success() {
            return Ok(());
        }
        Err(Failure::check(format!("{step} failed ({status}): {line}")))
    }

    /// Says that all steps have passed.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let (number, seconds) = (self.number, self.begun.elapsed().as_secs());
        let text = format!("all {number} steps passed in {seconds} s");
        Ok(writeln!(
            anstream::stderr(),
            "\n{HEADING}== {text}{HEADING:#}"
        )?)
    }
}

/// The `cargo` that runs this, or else the one on the path.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The output of a command that has to succeed.
pub(crate) fn output(step: &str, mut command: Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .map_err(|e| Failure::check(format!("{step}: cannot run a command: {e}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::check(format!("{step}: {}", said.trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Fails, and says what to install, if there is no valgrind.
pub(crate) fn needs_valgrind() -> Result<(), Failure> {
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--version");
    output("valgrind", valgrind).map(|_| ()).map_err(|_| {
        Failure::input("valgrind is not installed; on Debian: apt-get install valgrind")
    })
}

/// What a step found wrong, line by line.
pub(crate) fn list(step: &str, wrong: &[String]) -> Result<(), Failure> {
    if wrong.is_empty() {
        return Ok(());
    }
    let _ = writeln!(
        anstream::stderr(),
        "{ERROR}   {}{ERROR:#}",
        wrong.join("\n   ")
    );
    Err(Failure::check(format!(
        "{step} failed: {} findings",
        wrong.len()
    )))
}
