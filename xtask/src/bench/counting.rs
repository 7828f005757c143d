//! Instructions of an operation and of its functions, by callgrind.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::guard::Count;
use crate::checks::steps::{cargo, output};
use crate::failure::Failure;

/// How many functions are told apart.
const FUNCTIONS: usize = 8;

/// A program that does one operation on one document some number of times.
pub(super) struct Program {
    program: PathBuf,
    /// Where callgrind writes what it found.
    profile: PathBuf,
}

/// What one run took.
struct Run {
    instructions: u64,
    printed: String,
    functions: BTreeMap<String, u64>,
}

/// Fails, and says what to install, if there is no valgrind.
pub(super) fn needs_valgrind() -> Result<(), Failure> {
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--version");
    output("valgrind", valgrind).map(|_| ()).map_err(|_| {
        Failure::input("valgrind is not installed; on Debian: apt-get install valgrind")
    })
}

impl Program {
    /// Builds the bench `instructions` of a package.
    pub(super) fn build(root: &Path, package: &str, features: &str) -> Result<Self, Failure> {
        let mut command = cargo();
        command.args(["bench", "--no-run", "--quiet", "--package", package]);
        command.args(["--features", features, "--bench", "instructions"]);
        command.arg("--message-format=json-render-diagnostics");
        let built = command
            .current_dir(root)
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .map_err(|e| Failure::check(format!("cargo does not run: {e}")))?;
        let messages = String::from_utf8_lossy(&built.stdout);
        let mut messages = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let program = messages.find_map(|message| {
            let is_it = message["target"]["name"] == "instructions";
            let program = message["executable"].as_str().filter(|_| is_it)?;
            Some(PathBuf::from(program))
        });
        let program = program
            .filter(|_| built.status.success())
            .ok_or_else(|| Failure::check("the bench `instructions` does not build"))?;
        let profile = program.with_extension("callgrind");
        Ok(Self { program, profile })
    }

    /// What the program prints without arguments.
    pub(super) fn listing(&self) -> Result<String, Failure> {
        output("the bench `instructions`", Command::new(&self.program))
    }

    /// Instructions of one pass for each of its units: the difference of two runs, so that making
    /// the document does not count. The units are what `units` reads from what the program prints.
    pub(super) fn count(
        &self,
        arguments: &[&str],
        passes: u64,
        with_functions: bool,
        units: impl Fn(&str) -> Option<u64>,
    ) -> Result<(Count, u64), Failure> {
        let few = self.run(arguments, passes, with_functions)?;
        let many = self.run(arguments, 3 * passes, with_functions)?;
        let units = units(&few.printed)
            .ok_or_else(|| Failure::check(format!("{arguments:?} has no units")))?;
        let per = (2 * passes * units.max(1)) as f64;
        let mut functions: Vec<(String, f64)> = many
            .functions
            .into_iter()
            .map(|(name, count)| {
                let before = few.functions.get(&name).copied().unwrap_or(0);
                (name, count.saturating_sub(before) as f64 / per)
            })
            .collect();
        functions.sort_by(|a, b| b.1.total_cmp(&a.1));
        functions.retain(|(_, count)| *count >= 0.005);
        functions.truncate(FUNCTIONS);
        let instructions = many.instructions.saturating_sub(few.instructions) as f64 / per;
        Ok((
            Count {
                instructions,
                functions,
            },
            units,
        ))
    }

    fn run(&self, arguments: &[&str], times: u64, with_functions: bool) -> Result<Run, Failure> {
        let mut valgrind = Command::new("valgrind");
        let mut file = std::ffi::OsString::from("--callgrind-out-file=");
        file.push(&self.profile);
        valgrind.arg("--tool=callgrind").arg(file);
        valgrind.arg(&self.program).args(arguments);
        let done = valgrind
            .arg(times.to_string())
            .stdin(Stdio::null())
            .output()
            .map_err(|e| Failure::check(format!("valgrind does not run: {e}")))?;
        let said = String::from_utf8_lossy(&done.stderr);
        // "==42== Collected : 12345"
        let collected = said.lines().find_map(|line| {
            let (_, number) = line.split_once("Collected :")?;
            number.trim().parse().ok()
        });
        let Some(instructions) = collected.filter(|_| done.status.success()) else {
            return Err(Failure::check(format!(
                "valgrind stopped at {arguments:?}: {}",
                said.trim()
            )));
        };
        Ok(Run {
            instructions,
            printed: String::from_utf8_lossy(&done.stdout).into_owned(),
            functions: match with_functions {
                true => self.functions()?,
                false => BTreeMap::new(),
            },
        })
    }

    /// The functions of the last run.
    fn functions(&self) -> Result<BTreeMap<String, u64>, Failure> {
        let mut annotate = Command::new("callgrind_annotate");
        annotate
            .args(["--threshold=99", "--auto=no"])
            .arg(&self.profile);
        Ok(functions(&output("callgrind_annotate", annotate)?))
    }
}

/// Says what is being counted.
pub(super) fn announce(what: &str) -> Result<(), Failure> {
    Ok(writeln!(anstream::stderr(), "   counting {what} ...")?)
}

/// Reads lines like `1,234 (56.78%)  src/decode.rs:wbxml::decode [program]`.
fn functions(annotated: &str) -> BTreeMap<String, u64> {
    let mut functions = BTreeMap::new();
    for line in annotated.lines() {
        let Some((count, rest)) = line.trim_start().split_once(' ') else {
            continue;
        };
        let Ok(count) = count.replace(',', "").parse::<u64>() else {
            continue;
        };
        let rest = rest.trim_start();
        let rest = match rest.strip_prefix('(') {
            Some(rest) => rest
                .split_once(')')
                .map_or(rest, |(_, rest)| rest)
                .trim_start(),
            None => rest,
        };
        let Some((_, name)) = rest.split_once(':') else {
            continue;
        };
        let name = name.rsplit_once(" [").map_or(name, |(name, _)| name);
        *functions.entry(plain(name)).or_default() += count;
    }
    functions
}

/// A name without what differs from build to build, and without quotes.
fn plain(name: &str) -> String {
    let name = name.split('\'').next().unwrap_or(name);
    // `::h0123456789abcdef` of older mangling.
    let name = match name.rsplit_once("::h") {
        Some((before, hash)) if hash.len() == 16 => before,
        _ => name,
    };
    name.replace('"', "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_read_from_what_callgrind_annotate_prints() {
        let annotated = "\
--------------------------------------------------------------------------------
Ir
--------------------------------------------------------------------------------
2,345,678 (100.0%)  PROGRAM TOTALS

--------------------------------------------------------------------------------
Ir                  file:function
--------------------------------------------------------------------------------
1,234,567 (52.63%)  src/decode/cursor.rs:wbxml::decode::cursor::Cursor::next [/a/program]
  100,000 ( 4.26%)  ./string/memmove.S:__memmove_avx [/lib/libc.so.6]
   50,000 ( 2.13%)  ???:wbxml::decode::cursor::Cursor::next'2 [/a/program]
    1,000           src/a.rs:a::b::h0123456789abcdef [/a/program]
";
        let functions = functions(annotated);
        assert_eq!(functions.len(), 3, "{functions:?}");
        assert_eq!(functions["wbxml::decode::cursor::Cursor::next"], 1_284_567);
        assert_eq!(functions["__memmove_avx"], 100_000);
        assert_eq!(functions["a::b"], 1_000);
    }
}
