//! What differs: shown, and asked about.

use std::fs;
use std::io::{BufRead, IsTerminal, Write, stdin};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::refuse;
use super::stale::with_extension;
use crate::failure::Failure;
use crate::style::HEADING;

/// The new snapshots beside the old ones, which insta has written.
pub(super) fn pending(root: &Path) -> Vec<PathBuf> {
    with_extension(root, "snap.new")
}

/// Shows all differences and names what is stale.
pub(super) fn show(root: &Path, changed: &[PathBuf], stale: &[PathBuf]) -> Result<(), Failure> {
    for new in changed {
        difference(root, new)?;
    }
    for path in stale {
        let shown = path.strip_prefix(root).unwrap_or(path);
        writeln!(anstream::stdout(), "stale: {}", shown.display())?;
    }
    Ok(())
}

/// Asks about each difference and each stale snapshot.
pub(super) fn run(root: &Path, changed: &[PathBuf], stale: &[PathBuf]) -> Result<(), Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::input(
            "--review asks, and there is no terminal: `cargo xtask snap` shows what differs",
        ));
    }
    let mut answers = stdin().lock();
    let mut left = 0;
    for new in changed {
        difference(root, new)?;
        let old = old(new);
        match ask("accept, reject or leave it? [a/r/l] ", &mut answers)? {
            'a' => fs::rename(new, &old).map_err(|e| refuse(&old, &e))?,
            'r' => fs::remove_file(new).map_err(|e| refuse(new, &e))?,
            _ => left += 1,
        }
    }
    for path in stale {
        let shown = path.strip_prefix(root).unwrap_or(path);
        writeln!(anstream::stdout(), "stale: {}", shown.display())?;
        match ask("delete or leave it? [d/l] ", &mut answers)? {
            'd' => fs::remove_file(path).map_err(|e| refuse(path, &e))?,
            _ => left += 1,
        }
    }
    match left {
        0 => Ok(()),
        _ => Err(Failure::check(format!("{left} are left to be looked at"))),
    }
}

/// `a.snap` of `a.snap.new`.
fn old(new: &Path) -> PathBuf {
    new.with_extension("")
}

/// Shows how a new snapshot differs from the old one.
fn difference(root: &Path, new: &Path) -> Result<(), Failure> {
    let old = old(new);
    let mut out = anstream::stdout();
    let shown = old.strip_prefix(root).unwrap_or(&old);
    writeln!(out, "{HEADING}{}{HEADING:#}", shown.display())?;
    if !old.exists() {
        let text = fs::read_to_string(new).map_err(|e| refuse(new, &e))?;
        return Ok(writeln!(out, "new:\n{text}")?);
    }
    let diff = Command::new("git")
        .args(["--no-pager", "diff", "--no-index", "--"])
        .args([&old, new])
        .stdin(Stdio::null())
        .status();
    match diff {
        // It fails where there is a difference.
        Ok(_) => Ok(()),
        Err(e) => Err(Failure::check(format!("git does not run: {e}"))),
    }
}

/// The first letter of the answer.
fn ask(question: &str, answers: &mut impl BufRead) -> Result<char, Failure> {
    let mut out = anstream::stdout();
    write!(out, "{question}")?;
    out.flush()?;
    let mut answer = String::new();
    answers.read_line(&mut answer)?;
    Ok(answer
        .trim()
        .chars()
        .next()
        .unwrap_or('l')
        .to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_snapshot_stands_beside_the_new_one() {
        let new = Path::new("snapshots/it__a-b.c.snap.new");
        assert_eq!(old(new), Path::new("snapshots/it__a-b.c.snap"));
    }

    #[test]
    fn no_answer_leaves_everything_as_it_is() {
        let mut answers = &b"A\n\nreject\n"[..];
        let mut next = || ask("", &mut answers).unwrap();
        assert_eq!([next(), next(), next(), next()], ['a', 'l', 'r', 'l']);
    }
}
