//! What breaks a law: made small, and kept where the tests replay it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::campaign::Campaign;
use crate::failure::Failure;

/// How long an input is made smaller.
const SECONDS: u64 = 20;

/// What a process has said when it broke.
#[derive(Clone, Default, Debug)]
pub(super) struct Broken {
    /// The input, where libFuzzer has left it.
    pub(super) input: Option<PathBuf>,
    /// Where the panic was.
    pub(super) place: String,
    /// Its message.
    pub(super) says: String,
    /// What libFuzzer calls it.
    pub(super) summary: String,
}

/// An input that breaks a law, and how.
#[derive(Debug)]
pub(super) struct Finding {
    file: PathBuf,
    len: usize,
    pub(super) place: String,
    says: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, len) = (self.file.display(), self.len);
        write!(f, "{file} ({len} B)\n  {}\n  {}", self.place, self.says)
    }
}

/// Makes an input small and keeps it; nothing if nothing broke.
pub(super) fn keep(campaign: &Campaign<'_>, broken: &Broken) -> Result<Option<Finding>, Failure> {
    let Some(input) = &broken.input else {
        return Ok(None);
    };
    let small = minimised(campaign, input);
    let refuse =
        |path: &Path, e: std::io::Error| Failure::check(format!("{}: {e}", path.display()));
    let bytes = fs::read(&small).map_err(|e| refuse(&small, e))?;
    let folder = campaign.targets.regressions().join("found");
    fs::create_dir_all(&folder).map_err(|e| refuse(&folder, e))?;
    let file = folder.join(name(&campaign.target.name, &bytes));
    fs::write(&file, &bytes).map_err(|e| refuse(&file, e))?;
    let shown = file.strip_prefix(campaign.targets.root()).unwrap_or(&file);
    let place = match broken.place.as_str() {
        "" => broken.summary.clone(),
        place => place.to_owned(),
    };
    Ok(Some(Finding {
        file: shown.to_owned(),
        len: bytes.len(),
        place,
        says: broken.says.clone(),
    }))
}

/// The name of an input: its target, and a sum of its bytes.
fn name(target: &str, bytes: &[u8]) -> String {
    format!("{target}-{:016x}", super::seeds::sum(bytes))
}

/// The smallest input that libFuzzer finds for the same; what is slow or large is left as it is.
fn minimised(campaign: &Campaign<'_>, input: &Path) -> PathBuf {
    let is_crash = input
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("crash-"));
    if !is_crash {
        return input.to_owned();
    }
    let small = input.with_file_name("minimised");
    // That of the last finding.
    let _ = fs::remove_file(&small);
    let limits = campaign.target.limits;
    let status = Command::new(campaign.program)
        .arg("-minimize_crash=1")
        .arg(format!("-max_total_time={SECONDS}"))
        .arg(format!("-timeout={}", limits.seconds))
        .arg(format!("-rss_limit_mb={}", limits.megabytes))
        .arg(format!("-exact_artifact_path={}", small.display()))
        .arg(input)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match status {
        Ok(_) if small.is_file() => small,
        _ => input.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_named_after_its_target_and_its_bytes() {
        let one = name("wbxml_raw", b"\x03");
        assert!(one.starts_with("wbxml_raw-"));
        assert_eq!(one, name("wbxml_raw", b"\x03"));
        assert_ne!(one, name("wbxml_raw", b"\x04"));
    }
}
