//! What a version promises: the public items against those of the last tag.

use std::path::Path;
use std::process::Command;

use super::{Api, FOLDER, lines};
use crate::checks::steps::output;
use crate::failure::Failure;

/// What the last tag has promised, and whether it is kept.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Promise {
    /// There is nothing to compare with; why.
    None(String),
    /// It is kept, or the version says that it is not; what it was compared with.
    Kept(String),
    /// Code that was written for the last tag breaks, and the version does not say so.
    Broken(String),
}

/// Compares a library with its last tag.
pub(super) fn check(root: &Path, package: &str, version: &str, now: &Api) -> Promise {
    let Some(tag) = last_tag(root, package) else {
        return Promise::None("no tag yet: its version promises nothing".to_owned());
    };
    let Ok(text) = git(root, &["show", &format!("{tag}:{FOLDER}/{package}.txt")]) else {
        return Promise::None(format!("{tag} is from before its public items were kept"));
    };
    let broken = broken(&lines(&text), now);
    let released = tag
        .rsplit_once('v')
        .map_or(tag.as_str(), |(_, version)| version);
    if broken.is_empty() {
        return Promise::Kept(format!("{version} keeps what {tag} has promised"));
    }
    if is_breaking(released, version) {
        return Promise::Kept(format!("{version} may break what {tag} has promised"));
    }
    Promise::Broken(format!(
        "{package} {version} breaks what {tag} has promised: {}",
        broken.join("; ")
    ))
}

fn last_tag(root: &Path, package: &str) -> Option<String> {
    let of = |pattern: &str| {
        let describe = ["describe", "--tags", "--abbrev=0", "--match", pattern];
        git(root, &describe).ok().map(|tag| tag.trim().to_owned())
    };
    of(&format!("{package}-v[0-9]*")).or_else(|| of("v[0-9]*"))
}

fn git(root: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let mut git = Command::new("git");
    git.args(arguments).current_dir(root);
    output("git", git)
}

/// Whether a version may break what another has promised: the first number that is not 0 is higher.
fn is_breaking(released: &str, version: &str) -> bool {
    let numbers = |version: &str| -> Vec<u64> {
        let core = version.split(['-', '+']).next().unwrap_or(version);
        core.split('.').map(|n| n.parse().unwrap_or(0)).collect()
    };
    let (released, version) = (numbers(released), numbers(version));
    let first = released
        .iter()
        .position(|n| *n > 0)
        .unwrap_or(released.len());
    version.get(..=first) > released.get(..=first)
}

/// The lines that are gone, and those that are new in an item that promised to stay as it is.
fn broken(before: &Api, now: &Api) -> Vec<String> {
    let mut broken: Vec<String> = before
        .difference(now)
        .map(|line| format!("gone: {line}"))
        .collect();
    for line in now.difference(before) {
        let Some((path, declaration)) = line.split_once(" | ") else {
            continue;
        };
        let has = |api: &Api, start: &str| {
            let prefix = format!("{path} | {start}");
            api.iter().any(|line| line.starts_with(&prefix))
        };
        let is_open = has(before, "#[non_exhaustive]") || has(before, "/* private");
        let is_type = has(before, "pub enum") || has(before, "pub struct");
        let is_part = declaration.ends_with(',') || declaration.ends_with('{');
        let is_required =
            has(before, "pub trait") && declaration.ends_with(';') && !declaration.contains("= ");
        if (is_type && is_part && !is_open) || is_required {
            broken.push(format!("new: {line}"));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn api(of: &[&str]) -> Api {
        of.iter().map(|line| (*line).to_owned()).collect()
    }

    /// A repository of one commit, in which these lines are public in `wbxml`.
    fn repository(name: &str, lines: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(root.join(FOLDER)).unwrap();
        std::fs::write(root.join(FOLDER).join("wbxml.txt"), lines).unwrap();
        let author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        let commit = [&author[..], &["commit", "--quiet", "--message", "1"]].concat();
        for arguments in [&["init", "--quiet"][..], &["add", "."], &commit] {
            git(&root, arguments).unwrap();
        }
        root
    }

    #[test]
    fn what_is_public_is_compared_with_the_last_tag_if_there_is_one() {
        let root = repository("api-tag", "wbxml::f | pub fn f()\n");
        let same = api(&["wbxml::f | pub fn f()"]);
        let less = api(&[]);
        let none = check(&root, "wbxml", "0.1.0", &less);
        assert!(matches!(&none, Promise::None(why) if why.starts_with("no tag yet")));
        git(&root, &["tag", "v0.1.0"]).unwrap();
        let kept = check(&root, "wbxml", "0.1.1", &same);
        assert_eq!(
            kept,
            Promise::Kept("0.1.1 keeps what v0.1.0 has promised".into())
        );
        let Promise::Broken(how) = check(&root, "wbxml", "0.1.1", &less) else {
            panic!("a function is gone");
        };
        assert_eq!(
            how,
            "wbxml 0.1.1 breaks what v0.1.0 has promised: gone: wbxml::f | pub fn f()"
        );
        let said = check(&root, "wbxml", "0.2.0", &less);
        assert_eq!(
            said,
            Promise::Kept("0.2.0 may break what v0.1.0 has promised".into())
        );
        // A tag of the library alone goes before one of all.
        git(&root, &["tag", "wbxml-v0.2.0"]).unwrap();
        let broken = check(&root, "wbxml", "0.2.1", &less);
        assert!(matches!(broken, Promise::Broken(how) if how.contains("wbxml-v0.2.0")));
        let other = check(&root, "syncml", "0.1.1", &less);
        assert!(matches!(other, Promise::None(why) if why.starts_with("v0.1.0 is from before")));
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn what_is_gone_breaks() {
        let before = api(&["a::f | pub fn f()", "a::g | pub fn g()"]);
        let now = api(&["a::f | pub fn f(more: u8)", "a::g | pub fn g()"]);
        assert_eq!(broken(&before, &now), ["gone: a::f | pub fn f()"]);
        let more = api(&[
            "a::f | pub fn f()",
            "a::g | pub fn g()",
            "a::h | pub fn h()",
        ]);
        assert!(broken(&before, &more).is_empty());
    }

    #[test]
    fn a_variant_more_breaks_unless_the_enum_may_grow() {
        let closed = ["a::E | pub enum E {", "a::E | One,"];
        let open = [&closed[..], &["a::E | #[non_exhaustive]"]].concat();
        let grown = |of: &[&str]| broken(&api(of), &api(&[of, &["a::E | Two,"]].concat()));
        assert_eq!(grown(&closed), ["new: a::E | Two,"]);
        assert!(grown(&open).is_empty());
        let method =
            |of: &[&str]| broken(&api(of), &api(&[of, &["a::E | pub fn f(&self)"]].concat()));
        assert!(method(&closed).is_empty());
    }

    #[test]
    fn a_required_method_more_breaks_and_a_provided_one_does_not() {
        let before = ["a::T | pub trait T {", "a::T | fn f(&self);"];
        let grown = |line: &str| broken(&api(&before), &api(&[&before[..], &[line]].concat()));
        assert_eq!(grown("a::T | fn g(&self);").len(), 1);
        assert!(grown("a::T | fn g(&self) { ... }").is_empty());
    }

    #[test]
    fn the_first_number_that_is_not_0_says_whether_a_version_may_break() {
        for (released, version, may) in [
            ("0.1.0", "0.1.1", false),
            ("0.1.0", "0.2.0", true),
            ("0.1.9", "1.0.0", true),
            ("1.2.3", "1.3.0", false),
            ("1.2.3", "2.0.0", true),
            ("0.1.0", "0.1.0", false),
        ] {
            assert_eq!(is_breaking(released, version), may, "{released} {version}");
        }
    }
}
