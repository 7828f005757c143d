//! The commands as they are run, in one binary.

mod autodiscover;
mod bad_input;
mod codegen;
mod convert;
#[cfg(feature = "oracles")]
mod csp_device;
mod ddf;
mod inspect;
mod interop;
mod pasted;
mod progress;
mod provision;
mod provisioning_document;
#[cfg(feature = "oracles")]
mod provisioning_laws;
#[cfg(feature = "oracles")]
mod regressions;
mod sample;
mod simulate;
mod views;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run left behind.
struct Run {
    code: Option<i32>,
    stdout: Vec<u8>,
    stderr: String,
}

impl Run {
    fn stdout(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("the output is UTF-8")
    }
}

/// Runs `cargo xtask` with this standard input.
fn xtask(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .env_remove("CLICOLOR_FORCE")
        .env("RUST_BACKTRACE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xtask runs");
    // A command that does not read its input closes it.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().expect("xtask ends");
    let stderr = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert!(!stderr.contains("panicked"), "{stderr}");
    Run {
        code: output.status.code(),
        stdout: output.stdout,
        stderr,
    }
}

/// A file in the folder that cargo gives to tests.
fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn without_a_command_the_help_is_shown_and_the_exit_code_is_2() {
    let run = xtask(&[], b"");
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("Usage: cargo xtask <COMMAND>"),
        "{}",
        run.stderr
    );
    let run = xtask(&["inspect", "--view", "nonsense"], b"");
    assert_eq!(run.code, Some(2));
}

#[test]
fn help_teaches_by_example() {
    for command in [
        &["--help"][..],
        &["inspect", "--help"],
        &["convert", "--help"],
        &["bench", "--help"],
        &["fuzz", "--help"],
        &["snap", "--help"],
        &["api", "--help"],
        &["interop", "--help"],
    ] {
        let run = xtask(command, b"");
        assert_eq!(run.code, Some(0));
        assert!(
            run.stdout().contains("Examples:\n  cargo xtask "),
            "{}",
            run.stdout()
        );
        assert!(run.stdout().contains("Exit codes:"), "{}", run.stdout());
    }
}
