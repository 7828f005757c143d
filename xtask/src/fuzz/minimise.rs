//! `fuzz minimise`: a corpus with the same coverage and fewer, smaller inputs.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::targets::{Target, Targets};
use super::toolchain::{Sanitizer, Toolchain};
use crate::failure::Failure;
use crate::table::{self, Table};

pub(super) fn run(targets: &Targets, chosen: &[&Target]) -> Result<(), Failure> {
    let toolchain = Toolchain::find(Sanitizer::None)?;
    let mut err = anstream::stderr();
    writeln!(err, "   built by {toolchain}")?;
    let built = toolchain.build(targets.root(), chosen)?;
    let mut table = Table::new(&["target", "inputs", "size", "inputs now", "size now"]);
    for (target, program) in chosen.iter().zip(&built) {
        let corpus = targets.corpus(target);
        if !corpus.is_dir() {
            writeln!(err, "   {} has no corpus yet", target.name)?;
            continue;
        }
        let (inputs, size) = extent(&corpus);
        merge(target, program, &corpus)?;
        let (inputs_now, size_now) = extent(&corpus);
        table.row([
            target.name.clone(),
            table::grouped(inputs),
            table::size(size),
            table::grouped(inputs_now),
            table::size(size_now),
        ]);
    }
    table.print()
}

/// Puts into a new folder what adds coverage, smallest first, and the new folder in the old one's
/// place.
fn merge(target: &Target, program: &Path, corpus: &Path) -> Result<(), Failure> {
    let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", corpus.display()));
    let new = corpus.with_extension("new");
    let old = corpus.with_extension("old");
    for folder in [&new, &old] {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(refuse)?;
        }
    }
    fs::create_dir_all(&new).map_err(refuse)?;
    let status = Command::new(program)
        .arg("-merge=1")
        .arg(format!("-max_len={}", target.limits.bytes))
        .arg(format!("-timeout={}", target.limits.seconds))
        .arg(format!("-rss_limit_mb={}", target.limits.megabytes))
        .args([new.as_path(), corpus])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(refuse)?;
    if !status.success() {
        return Err(Failure::check(format!(
            "{}: the corpus is not minimised ({status})",
            target.name
        )));
    }
    fs::rename(corpus, &old).map_err(refuse)?;
    fs::rename(&new, corpus).map_err(refuse)?;
    fs::remove_dir_all(&old).map_err(refuse)
}

/// How many files a folder has, and how many bytes they are.
fn extent(folder: &Path) -> (u64, usize) {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .fold((0, 0), |(files, bytes), file| {
            (files + 1, bytes + file.len() as usize)
        })
}
