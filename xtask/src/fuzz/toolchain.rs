//! What the targets are built by: flags of the compiler that the coverage of libFuzzer needs, which
//! stable has, and those of AddressSanitizer, which it has not.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::targets::Target;
use crate::checks::steps::{cargo, output};
use crate::failure::Failure;

/// What watches memory while a target runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(super) enum Sanitizer {
    /// Nothing: stable Rust, fastest
    None,
    /// AddressSanitizer: nightly, or stable with RUSTC_BOOTSTRAP=1
    Address,
}

impl Sanitizer {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Address => "address",
        }
    }
}

/// Coverage as libFuzzer reads it: a counter for each edge, their addresses, and what is compared.
const COVERAGE: [&str; 9] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
    "-Cforce-frame-pointers=yes",
];

/// What has to be there besides Rust.
const COMPILER: &str = "libFuzzer is built from C++ source, and there is no C++ compiler; on Debian: \
                        apt-get install g++";

/// A compiler that can build targets.
#[derive(Debug)]
pub(super) struct Toolchain {
    sanitizer: Sanitizer,
    by: By,
    /// What it calls itself.
    version: String,
    /// What it builds for.
    host: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum By {
    /// The one that has built xtask.
    This,
    /// The same, allowed to do what only nightly may.
    Bootstrap,
    /// That of rustup.
    Nightly,
}

impl Toolchain {
    /// What is installed here; nothing is installed.
    pub(super) fn find(sanitizer: Sanitizer) -> Result<Self, Failure> {
        let compiler = std::env::var_os("CXX").unwrap_or_else(|| "c++".into());
        let mut probe = Command::new(compiler);
        probe.arg("--version");
        output("c++", probe).map_err(|_| Failure::input(COMPILER))?;
        let this = || {
            let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()));
            rustc.arg("-vV");
            output("rustc", rustc)
        };
        let (by, told) = match sanitizer {
            Sanitizer::None => (By::This, this()?),
            Sanitizer::Address => match output("nightly", nightly("rustc", &["-vV"])) {
                Ok(told) => (By::Nightly, told),
                Err(_) => (By::Bootstrap, this()?),
            },
        };
        let host = told.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.ok_or_else(|| Failure::check("rustc does not say what it builds for"))?;
        Ok(Self {
            sanitizer,
            by,
            version: told.lines().next().unwrap_or("rustc").to_owned(),
            host: host.to_owned(),
        })
    }

    /// Builds targets; the programs, in the same order.
    pub(super) fn build(&self, root: &Path, targets: &[&Target]) -> Result<Vec<PathBuf>, Failure> {
        let folder = root.join("target/fuzz").join(self.sanitizer.name());
        let mut command = match self.by {
            By::This | By::Bootstrap => cargo(),
            By::Nightly => nightly("cargo", &[]),
        };
        command.args(["build", "--quiet", "--release", "--target", &self.host]);
        command
            .arg("--manifest-path")
            .arg(root.join("xtask/fuzz/Cargo.toml"));
        // With a target that is said, build scripts do not get the flags.
        command.arg("--target-dir").arg(&folder);
        for target in targets {
            command.args(["--bin", &target.name]);
        }
        command
            .env("RUSTFLAGS", self.flags())
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        if self.by == By::Bootstrap {
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        let status = command
            .current_dir(root)
            .stdin(Stdio::null())
            .status()
            .map_err(|e| Failure::check(format!("cargo does not run: {e}")))?;
        if !status.success() {
            return Err(Failure::check("the fuzz targets do not build"));
        }
        let programs = folder.join(&self.host).join("release");
        Ok(targets
            .iter()
            .map(|target| programs.join(&target.name))
            .collect())
    }

    fn flags(&self) -> String {
        let mut flags = COVERAGE.join(" ");
        if self.sanitizer == Sanitizer::Address {
            flags.push_str(" -Zsanitizer=address");
        }
        flags
    }
}

impl fmt::Display for Toolchain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.version)?;
        f.write_str(match self.by {
            By::This => "",
            By::Bootstrap => {
                " with RUSTC_BOOTSTRAP=1, as nightly is not installed \
                 (rustup toolchain install nightly --profile minimal)"
            }
            By::Nightly => ", of rustup",
        })?;
        f.write_str(match self.sanitizer {
            Sanitizer::None => ", no sanitizer",
            Sanitizer::Address => ", AddressSanitizer",
        })
    }
}

/// A program of the nightly toolchain, without what the one that runs this says of itself.
fn nightly(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", "nightly", program]).args(arguments);
    for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(name);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_a_target_is_built_by() {
        let toolchain = |sanitizer, by| Toolchain {
            sanitizer,
            by,
            version: "rustc 1.95.0".to_owned(),
            host: "a target".to_owned(),
        };
        let stable = toolchain(Sanitizer::None, By::This);
        assert_eq!(stable.to_string(), "rustc 1.95.0, no sanitizer");
        assert!(!stable.flags().contains("-Z"), "stable refuses it");
        let bootstrap = toolchain(Sanitizer::Address, By::Bootstrap);
        assert!(
            bootstrap
                .to_string()
                .contains("rustup toolchain install nightly")
        );
        assert!(bootstrap.flags().ends_with("-Zsanitizer=address"));
    }
}
