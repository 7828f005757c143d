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

/// Fails where nobody can be asked.
pub(super) fn can_ask() -> Result<(), Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::input(
            "--review asks, and there is no terminal: `cargo xtask snap` shows what differs",
        ));
    }
    Ok(())
}

/// Asks about each difference and each stale snapshot.
pub(super) fn run(root: &Path, changed: &[PathBuf], stale: &[PathBuf]) -> Result<(), Failure> {
    let mut answers = stdin().lock();
    let mut left = 0;
    for new in changed {
        difference(root, new)?;
        let old = old(new);
        match ask("accept, reject or leave it? [a/r/l] ", &mut answers)? {
            'a' => accept(new, &old)?,
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

/// Puts a new snapshot in the place of the old one, as insta would write it there.
fn accept(new: &Path, old: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(new).map_err(|e| refuse(new, &e))?;
    fs::write(old, lasting(&text)).map_err(|e| refuse(old, &e))?;
    fs::remove_file(new).map_err(|e| refuse(new, &e))
}

/// A new snapshot without the line of the test, which moves.
fn lasting(text: &str) -> String {
    let Some((head, body)) = text
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("\n---\n"))
    else {
        return text.to_owned();
    };
    let kept = head
        .lines()
        .filter(|line| !line.starts_with("assertion_line:"));
    let head: Vec<&str> = kept.collect();
    format!("---\n{}\n---\n{body}", head.join("\n"))
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
    fn what_is_accepted_does_not_say_in_which_line_its_test_stands() {
        let new =
            "---\nsource: a.rs\nassertion_line: 63\nexpression: shown\n---\nassertion_line: 1\n";
        let old = "---\nsource: a.rs\nexpression: shown\n---\nassertion_line: 1\n";
        assert_eq!(lasting(new), old);
        assert_eq!(lasting(old), old);
    }

    #[test]
    fn no_answer_leaves_everything_as_it_is() {
        let mut answers = &b"A\n\nreject\n"[..];
        let mut next = || ask("", &mut answers).unwrap();
        assert_eq!([next(), next(), next(), next()], ['a', 'l', 'r', 'l']);
    }
}
