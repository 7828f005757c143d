//! The fuzz targets, as the manifest of `xtask/fuzz` has them: what they read and what one input may
//! take.

use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::checks::steps::{cargo, output};
use crate::failure::Failure;

/// What one input of a target may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Limits {
    /// The length of an input.
    pub(super) bytes: usize,
    /// How long an oracle may take for it.
    pub(super) seconds: u64,
    /// How much memory the whole process may take.
    pub(super) megabytes: u64,
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            bytes,
            seconds,
            megabytes,
        } = self;
        write!(
            f,
            "inputs of {bytes} B, {seconds} s and {megabytes} MB at most"
        )
    }
}

/// A fuzz target.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) name: String,
    /// The crates whose vectors and tables are its seeds and words.
    pub(super) reads: Vec<String>,
    pub(super) limits: Limits,
}

/// All targets, and where their files are.
#[derive(Debug)]
pub(super) struct Targets {
    root: PathBuf,
    all: Vec<Target>,
}

impl Targets {
    /// Reads them from the manifest, by way of cargo.
    pub(super) fn read(root: PathBuf) -> Result<Self, Failure> {
        let mut command = cargo();
        command.args(["metadata", "--format-version=1", "--no-deps"]);
        command
            .arg("--manifest-path")
            .arg(root.join("xtask/fuzz/Cargo.toml"));
        let text = output("the fuzz targets", command)?;
        let metadata: Value = serde_json::from_str(&text)
            .map_err(|e| Failure::check(format!("cargo metadata is no JSON: {e}")))?;
        let package = &metadata["packages"][0];
        let said = &package["metadata"]["targets"];
        let default = limits(&said["default"], None)
            .ok_or_else(|| Failure::check("xtask/fuzz/Cargo.toml has no limits by default"))?;
        let mut all = Vec::new();
        for bin in package["targets"].as_array().into_iter().flatten() {
            let name = bin["name"].as_str().unwrap_or("").to_owned();
            let own = &said[&name];
            let limits = limits(own, Some(default)).unwrap_or(default);
            let mut reads = crates_of(&name, &root);
            let others = own["reads"].as_array().into_iter().flatten();
            reads.extend(others.filter_map(Value::as_str).map(str::to_owned));
            all.push(Target {
                name,
                reads,
                limits,
            });
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { root, all })
    }

    /// The root of the workspace.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn all(&self) -> &[Target] {
        &self.all
    }

    /// The target of this name, or those that begin with it, or all.
    pub(super) fn chosen(&self, name: &str) -> Result<Vec<&Target>, Failure> {
        if let Some(target) = self.all.iter().find(|target| target.name == name) {
            return Ok(vec![target]);
        }
        let is_chosen = |target: &&Target| name == "all" || target.name.starts_with(name);
        let chosen: Vec<&Target> = self.all.iter().filter(is_chosen).collect();
        if chosen.is_empty() {
            return Err(Failure::input(format!(
                "no target `{name}`: `cargo xtask fuzz list` lists them"
            )));
        }
        Ok(chosen)
    }

    /// The folder of all that is not committed.
    pub(super) fn corpora(&self) -> PathBuf {
        self.root.join("xtask/fuzz/corpus")
    }

    /// The folder of the inputs of a target.
    pub(super) fn corpus(&self, target: &Target) -> PathBuf {
        self.corpora().join(&target.name)
    }

    /// The folder where a target leaves what breaks it.
    pub(super) fn artifacts(&self, target: &Target) -> PathBuf {
        self.root.join("xtask/fuzz/artifacts").join(&target.name)
    }

    /// The inputs that break decoders, which the tests replay.
    pub(super) fn regressions(&self) -> PathBuf {
        self.root.join("xtask/fuzz/regressions")
    }
}

/// The crate that a target is named after: `eas_query` reads `eas-provision`, `csp_ddf` reads
/// `email2-csp`.
fn crates_of(target: &str, root: &Path) -> Vec<String> {
    let first = target.split('_').next().unwrap_or(target);
    let folders = std::fs::read_dir(root).into_iter().flatten().flatten();
    folders
        .filter(|folder| folder.path().join("Cargo.toml").is_file())
        .filter_map(|folder| folder.file_name().into_string().ok())
        .filter(|name| name.split('-').any(|part| part == first))
        .collect()
}

/// The limits of a row; what it does not say is as by default.
fn limits(row: &Value, default: Option<Limits>) -> Option<Limits> {
    let number = |name: &str, default: Option<u64>| row[name].as_u64().or(default);
    Some(Limits {
        bytes: number("bytes", default.map(|d| d.bytes as u64))? as usize,
        seconds: number("seconds", default.map(|d| d.seconds))?,
        megabytes: number("megabytes", default.map(|d| d.megabytes))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::workspace;

    #[test]
    fn each_target_reads_the_crate_that_it_is_named_after_and_has_limits() {
        let targets = Targets::read(workspace::root().unwrap()).unwrap();
        assert!(targets.all().len() >= 24);
        for target in targets.all() {
            assert!(!target.reads.is_empty(), "{target:?}");
            for read in &target.reads {
                assert!(targets.root().join(read).is_dir(), "{target:?}");
            }
            let Limits {
                bytes,
                seconds,
                megabytes,
            } = target.limits;
            assert!((64..=1 << 20).contains(&bytes), "{target:?}");
            assert!((1..=60).contains(&seconds), "{target:?}");
            assert!((256..=4096).contains(&megabytes), "{target:?}");
        }
    }

    #[test]
    fn no_row_of_the_manifest_is_of_a_target_that_is_not_there() {
        let root = workspace::root().unwrap();
        let manifest = std::fs::read_to_string(root.join("xtask/fuzz/Cargo.toml")).unwrap();
        let rows = manifest
            .split_once("[package.metadata.targets]\n")
            .and_then(|(_, rest)| rest.split_once("\n\n"))
            .unwrap()
            .0;
        let targets = Targets::read(root).unwrap();
        for row in rows.lines().filter(|row| !row.starts_with('#')) {
            let name = row.split(' ').next().unwrap();
            let known = targets.all().iter().any(|target| target.name == name);
            assert!(known || name == "default", "{name}");
        }
    }

    #[test]
    fn the_beginning_of_a_name_chooses_all_that_begin_with_it() {
        let targets = Targets::read(workspace::root().unwrap()).unwrap();
        assert_eq!(targets.chosen("wbxml_raw").unwrap().len(), 1);
        let wbxml = targets.chosen("wbxml").unwrap();
        assert!(wbxml.len() > 5 && wbxml.iter().all(|t| t.name.starts_with("wbxml_")));
        assert_eq!(targets.chosen("all").unwrap().len(), targets.all().len());
        assert!(targets.chosen("nonsense").is_err());
    }
}
