//! `fuzz reproduce`: an input through its oracle, on stable, without libFuzzer.

use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

use xtask::oracles::{ALL, Oracle};

use super::targets::Targets;
use crate::failure::Failure;

/// Calls the oracle that the file is named after or that is asked for, or all. The panics print
/// themselves.
pub(super) fn reproduce(
    targets: &Targets,
    file: &Path,
    target: Option<&str>,
) -> Result<(), Failure> {
    let input = fs::read(file).map_err(|e| Failure::input(format!("{}: {e}", file.display())))?;
    let chosen = chosen(file, target)?;
    let mut broken = Vec::new();
    let mut err = anstream::stderr();
    for (name, oracle) in chosen {
        let limit = targets
            .chosen(name)?
            .first()
            .map_or(0, |t| t.limits.seconds);
        let begun = Instant::now();
        let held = catch_unwind(AssertUnwindSafe(|| oracle(&input))).is_ok();
        let took = begun.elapsed();
        writeln!(
            err,
            "   {name}: {} in {took:.2?}",
            if held {
                "every law holds"
            } else {
                "a law is broken"
            }
        )?;
        if !held {
            broken.push(name);
        } else if took.as_secs() > limit {
            broken.push(name);
            writeln!(err, "   that is longer than {limit} s")?;
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::check(format!(
        "{} ({} B) breaks {}",
        file.display(),
        input.len(),
        broken.join(", ")
    )))
}

/// The oracle of this name; else the one that the file or its folder is named after; else all.
fn chosen<'a>(file: &Path, target: Option<&str>) -> Result<Vec<(&'a str, Oracle)>, Failure> {
    let named = |name: &str| ALL.iter().find(|(oracle, _)| *oracle == name).copied();
    if let Some(target) = target {
        let found = named(target).ok_or_else(|| {
            Failure::input(format!(
                "no target `{target}`: `cargo xtask fuzz list` lists them"
            ))
        })?;
        return Ok(vec![found]);
    }
    let own = file.file_name().map(|name| name.to_string_lossy());
    let own = own.as_deref().and_then(|name| name.split('-').next());
    let folder = file.parent().and_then(Path::file_name);
    let folder = folder.and_then(|name| name.to_str());
    let found = own.and_then(named).or_else(|| folder.and_then(named));
    Ok(found.map_or_else(|| ALL.to_vec(), |found| vec![found]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(file: &str, target: Option<&str>) -> Vec<&'static str> {
        let chosen = chosen(Path::new(file), target).unwrap();
        chosen.iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn the_name_of_a_file_or_of_its_folder_says_its_oracle() {
        assert_eq!(names("found/wbxml_raw-0123", None), ["wbxml_raw"]);
        assert_eq!(names("artifacts/wbxml_xml/crash-0123", None), ["wbxml_xml"]);
        assert_eq!(
            names("found/wbxml_raw-0123", Some("wbxml_xml")),
            ["wbxml_xml"]
        );
        assert_eq!(names("some.bin", None).len(), ALL.len());
        assert!(chosen(Path::new("a"), Some("nonsense")).is_err());
    }
}
