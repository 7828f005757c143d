//! The file with the instruction counts of before.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checks::steps::output;
use crate::failure::Failure;

const MADE_WITH: &str = "# made with ";
const HEAD: &str = "\
# Instructions per event of each operation on the documents of the benches, counted by callgrind:
# `cargo xtask bench --instructions --update` writes this. They depend on the next line.
";

/// What was counted: instructions per event by (operation, document).
pub(super) type Counts = BTreeMap<(String, String), f64>;

#[derive(Debug)]
pub(super) struct Guard {
    /// Where it is, from the root of the workspace.
    file: &'static str,
    path: PathBuf,
    /// The compiler, libc and processor that the counts are of.
    pub(super) made_with: String,
    pub(super) counts: Counts,
}

impl Guard {
    /// The guard in this file of the workspace; empty if there is none yet.
    pub(super) fn read(root: &Path, file: &'static str) -> Result<Self, Failure> {
        let path = root.join(file);
        let refuse = |what: String| Failure::check(format!("{file}: {what}"));
        let mut guard = Self {
            file,
            path,
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
            let (operation, document, count): (String, String, f64) =
                row.map_err(|e| refuse(e.to_string()))?;
            guard.counts.insert((operation, document), count);
        }
        Ok(guard)
    }

    pub(super) fn write(&self) -> Result<(), Failure> {
        let mut text = format!("{HEAD}{MADE_WITH}{}\n", self.made_with);
        text.push_str("operation,document,instructions_per_event\n");
        for ((operation, document), count) in &self.counts {
            // Into a string, which takes everything.
            let _ = writeln!(text, "{operation},{document},{count:.2}");
        }
        fs::write(&self.path, text).map_err(|e| Failure::check(format!("{}: {e}", self.file)))
    }
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

    #[test]
    fn what_is_written_is_read_again() {
        let folder = std::env::temp_dir().join(format!("guard-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut guard = Guard::read(&folder, "counts.csv").unwrap();
        assert!(guard.counts.is_empty() && guard.made_with.is_empty());
        guard.made_with = "rustc 1.86.0, a target".to_owned();
        guard
            .counts
            .insert(("tokens".into(), "policy".into()), 36.785);
        guard.write().unwrap();
        let read = Guard::read(&folder, "counts.csv").unwrap();
        assert_eq!(read.made_with, guard.made_with);
        let count = read.counts[&("tokens".to_owned(), "policy".to_owned())];
        assert!((count - 36.785).abs() < 0.01);
        fs::remove_dir_all(folder).unwrap();
    }
}
