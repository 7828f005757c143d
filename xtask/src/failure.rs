//! [`Failure`]: why a command stops, and what it exits with.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// Why a command stops.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A check did not hold: exit code 1.
    Check(String),
    /// The input or the command line is wrong: exit code 2.
    #[cfg_attr(
        not(feature = "codecs"),
        allow(dead_code, reason = "without codecs, documents are no input")
    )]
    Input(String),
    /// Whoever read the output does not any more: no failure at all.
    OutputClosed,
}

impl Failure {
    pub(crate) fn check(message: impl Into<String>) -> Self {
        Self::Check(message.into())
    }

    #[cfg_attr(
        not(feature = "codecs"),
        allow(dead_code, reason = "without codecs, documents are no input")
    )]
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::Input(message.into())
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::OutputClosed => ExitCode::SUCCESS,
            Self::Check(_) => ExitCode::from(1),
            Self::Input(_) => ExitCode::from(2),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Check(message) | Self::Input(message) => f.write_str(message),
            Self::OutputClosed => f.write_str("the output is closed"),
        }
    }
}

/// An error of writing to the terminal or a pipe.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::Check(format!("cannot write the output: {error}")),
        }
    }
}
