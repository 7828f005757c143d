//! The file with the instruction counts of before.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checks::steps::output;
use crate::failure::Failure;

/// The folder of the files, from the root of the workspace: one for each compiler and target.
const FOLDER: &str = "xtask/data/instructions";

const MADE_WITH: &str = "# made with ";
const HEAD: &str = "\
# Instructions of each operation on a document, counted by gungraun, and of the functions that take
# most of them. `cargo xtask bench --guard --update` writes this. Counts depend on the next line.
";

/// What was counted, by `crate/operation/document`.
pub(super) type Counts = BTreeMap<String, Count>;

/// Instructions of an operation on a document.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Count {
    pub(super) instructions: u64,
    /// The functions that take most of them, the most first.
    pub(super) functions: Vec<(String, u64)>,
}

#[derive(Debug)]
pub(super) struct Guard {
    /// Where it is, from the root of the workspace.
    pub(super) file: String,
    path: PathBuf,
    /// The compiler, libc and processor that the counts are of.
    pub(super) made_with: String,
    pub(super) counts: Counts,
}

impl Guard {
    /// The guard of this compiler and target; empty if there is none yet.
    pub(super) fn read(root: &Path, made_with: &str) -> Result<Self, Failure> {
        let file = format!("{FOLDER}/{}.csv", key(made_with));
        let path = root.join(&file);
        let refuse = |what: String| Failure::check(format!("{}: {what}", path.display()));
        let mut guard = Self {
            file,
            path: path.clone(),
            made_with: String::new(),
            counts: Counts::new(),
        };
        if !guard.path.exists() {
            return Ok(guard);
        }
        let text = fs::read_to_string(&guard.path).map_err(|e| refuse(e.to_string()))?;
        let made_with = text.lines().find_map(|line| line.strip_prefix(MADE_WITH));
        made_with.unwrap_or("").clone_into(&mut guard.made_with);
        let mut rows = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        for row in rows.deserialize() {
            let (name, instructions, functions): (String, u64, String) =
                row.map_err(|e| refuse(e.to_string()))?;
            let functions = functions.split("; ").filter_map(|function| {
                let (name, count) = function.rsplit_once(" = ")?;
                Some((name.to_owned(), count.parse().ok()?))
            });
            let count = Count {
                instructions,
                functions: functions.collect(),
            };
            guard.counts.insert(name, count);
        }
        Ok(guard)
    }

    pub(super) fn write(&self) -> Result<(), Failure> {
        let mut text = format!("{HEAD}{MADE_WITH}{}\n", self.made_with);
        text.push_str("name,instructions,functions\n");
        for (name, count) in &self.counts {
            let functions: Vec<String> = count
                .functions
                .iter()
                .map(|(name, count)| format!("{name} = {count}"))
                .collect();
            // Into a string, which takes everything. Names of functions have commas and no quotes.
            let _ = writeln!(
                text,
                "{name},{},\"{}\"",
                count.instructions,
                functions.join("; ")
            );
        }
        let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", self.file));
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(refuse)?;
        }
        fs::write(&self.path, text).map_err(refuse)
    }
}

/// `rustc-1.95.0-x86_64-unknown-linux-gnu` of what counts were made with.
fn key(made_with: &str) -> String {
    let mut parts = made_with.split(", ");
    let compiler = parts.next().unwrap_or("");
    let version = compiler.split(' ').nth(1).unwrap_or("unknown");
    let target = parts.next().unwrap_or("unknown");
    format!("rustc-{version}-{target}")
}

/// What instruction counts depend on besides the source: compiler, target, libc, and whether the
/// processor has AVX2, by which `memchr` and libc choose.
pub(super) fn made_with() -> Result<String, Failure> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let told = output("rustc", {
        rustc.arg("-vV");
        rustc
    })?;
    let version = told.lines().next().unwrap_or("an unknown rustc");
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let libc = output("getconf", {
        let mut getconf = Command::new("getconf");
        getconf.arg("GNU_LIBC_VERSION");
        getconf
    });
    let libc = libc.unwrap_or_else(|_| "an unknown libc".to_owned());
    #[cfg(target_arch = "x86_64")]
    let vectors = match std::arch::is_x86_feature_detected!("avx2") {
        true => ", AVX2",
        false => ", no AVX2",
    };
    #[cfg(not(target_arch = "x86_64"))]
    let vectors = "";
    let host = host.unwrap_or("an unknown target");
    Ok(format!("{version}, {host}, {}{vectors}", libc.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: &str = "rustc 1.86.0 (05f9846f8 2025-03-31), a-target, glibc 2.36, AVX2";

    #[test]
    fn what_is_written_is_read_again_for_the_same_compiler_and_target() {
        let folder = std::env::temp_dir().join(format!("guard-{}", std::process::id()));
        let mut guard = Guard::read(&folder, MADE).unwrap();
        assert!(guard.counts.is_empty() && guard.made_with.is_empty());
        MADE.clone_into(&mut guard.made_with);
        let count = Count {
            instructions: 3678,
            functions: vec![("wbxml::f::<A, B>".to_owned(), 1250), ("g".to_owned(), 1)],
        };
        let key = "wbxml/tokens/policy".to_owned();
        guard.counts.insert(key.clone(), count.clone());
        guard.write().unwrap();
        let read = Guard::read(&folder, MADE).unwrap();
        assert_eq!(read.made_with, MADE);
        assert_eq!(read.counts[&key], count);
        let newer = Guard::read(&folder, &MADE.replace("1.86", "1.87")).unwrap();
        assert!(
            newer.counts.is_empty(),
            "a new compiler has no baseline yet"
        );
        fs::remove_dir_all(folder).unwrap();
    }
}
