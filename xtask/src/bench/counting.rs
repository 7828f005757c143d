//! Instructions of operations and of their functions, counted by gungraun with valgrind.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::guard::{Count, Counts};
use crate::checks::steps::{cargo, output};
use crate::failure::Failure;

/// How many functions are told apart.
const FUNCTIONS: usize = 8;
/// The workspace with the benches and with gungraun's runner.
const MANIFEST: &str = "xtask/instructions/Cargo.toml";

/// Counts what has the filter in its name: as many at once as there are cores.
pub(super) fn count(root: &Path, target: &Path, filter: Option<&str>) -> Result<Counts, Failure> {
    let target = target.join("instructions");
    let mut runner = cargo();
    runner.args(["build", "--quiet", "--locked", "--manifest-path", MANIFEST]);
    runner.args(["--features", "runner", "--bin", "gungraun-runner"]);
    run("gungraun's runner", runner, root, &target)?;
    let mut benches = cargo();
    benches.args(["bench", "--quiet", "--locked", "--manifest-path", MANIFEST]);
    benches.args(["--bench", "instructions", "--"]);
    benches.args(["--output-format=json", "--parallel=auto"]);
    if let Some(filter) = filter {
        // `wbxml::tokens::policy`, in a path that begins with the name of the bench.
        let filter = filter.replace('/', "::").replace('-', "_");
        benches.arg(format!("*{filter}*"));
    }
    // The baseline is ours: gungraun is to find none of its own.
    let home = target.join("gungraun");
    match std::fs::remove_dir_all(&home) {
        Err(e) if e.kind() != ErrorKind::NotFound => {
            return Err(Failure::check(format!("{}: {e}", home.display())));
        }
        _ => {}
    }
    benches
        .env("GUNGRAUN_RUNNER", target.join("debug/gungraun-runner"))
        .env("GUNGRAUN_HOME", home);
    let printed = run("the benches of gungraun", benches, root, &target)?;
    let mut counts = Counts::new();
    for line in printed.lines() {
        let summary: Value = serde_json::from_str(line)
            .map_err(|e| Failure::check(format!("gungraun printed no JSON: {e}: {line}")))?;
        let (name, instructions, folder) = counted(&summary)
            .ok_or_else(|| Failure::check(format!("gungraun's summary is not known: {line}")))?;
        let functions = functions_in(&folder)?;
        let count = Count {
            instructions,
            functions,
        };
        counts.insert(name, count);
    }
    Ok(counts)
}

/// The output of cargo in a workspace that builds to a folder of its own; what it says goes to the
/// terminal.
fn run(what: &str, mut cargo: Command, root: &Path, target: &Path) -> Result<String, Failure> {
    let done = cargo
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| Failure::check(format!("cargo does not run: {e}")))?;
    if !done.status.success() {
        return Err(Failure::check(format!("{what} failed")));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The name, the instructions and the folder of a summary of gungraun (schema 7).
fn counted(summary: &Value) -> Option<(String, u64, PathBuf)> {
    let text = |key: &str| summary[key].as_str();
    let name = format!(
        "{}/{}/{}",
        text("group")?.replace('_', "-"),
        text("function_name")?,
        text("id")?
    );
    let values = &summary["profiles"][0]["data"]["total"]["metrics"]["Ir"]["values"];
    let folder = PathBuf::from(text("output_dir")?);
    Some((name, values["new"].as_u64()?, folder))
}

/// The functions that take most, from the profile that callgrind has left in a folder.
fn functions_in(folder: &Path) -> Result<Vec<(String, u64)>, Failure> {
    let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", folder.display()));
    let mut profile = None;
    for entry in std::fs::read_dir(folder).map_err(refuse)? {
        let path = entry.map_err(refuse)?.path();
        if path.extension().is_some_and(|extension| extension == "out") {
            profile = Some(path);
        }
    }
    let profile =
        profile.ok_or_else(|| Failure::check(format!("no profile in {}", folder.display())))?;
    let mut annotate = Command::new("callgrind_annotate");
    annotate.args(["--threshold=99", "--auto=no"]).arg(profile);
    let annotated = output("callgrind_annotate", annotate)?;
    let mut functions: Vec<(String, u64)> = functions(&annotated).into_iter().collect();
    functions.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    functions.truncate(FUNCTIONS);
    Ok(functions)
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
    fn a_summary_of_gungraun_says_what_was_counted() {
        let summary = serde_json::json!({
            "function_name": "decode_xml",
            "group": "eas_provision",
            "id": "policy",
            "output_dir": "/target/gungraun/decode_xml.policy",
            "profiles": [{ "data": { "total": {
                "metrics": { "Ir": { "values": { "new": 84_417 } } },
                "regressions": [],
            } } }],
            "version": "7",
        });
        let (name, instructions, folder) = counted(&summary).unwrap();
        assert_eq!(name, "eas-provision/decode_xml/policy");
        assert_eq!(instructions, 84_417);
        assert_eq!(folder, Path::new("/target/gungraun/decode_xml.policy"));
        assert_eq!(counted(&serde_json::json!({ "version": "8" })), None);
    }

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
