//! What is in the workspace, as `cargo metadata` tells it.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::steps::{cargo, output};
use crate::failure::Failure;

/// The root of the workspace.
pub(crate) fn root() -> Result<PathBuf, Failure> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest
        .parent()
        .map(Path::to_path_buf)
        .ok_or_else(|| Failure::check(format!("{} has no parent folder", manifest.display())))
}

/// The packages of the workspace and all they stand on.
pub(crate) struct Metadata(Value);

impl Metadata {
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let mut command = cargo();
        command.args([
            "metadata",
            "--format-version=1",
            "--all-features",
            "--locked",
        ]);
        let text = output("cargo metadata", {
            command.current_dir(root);
            command
        })?;
        serde_json::from_str(&text)
            .map(Self)
            .map_err(|e| Failure::check(format!("cargo metadata is no JSON: {e}")))
    }

    /// All packages: (name, version, the Rust version it needs).
    pub(crate) fn packages(&self) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
        self.array().map(|package| {
            (
                text(package, "name"),
                text(package, "version"),
                package["rust_version"].as_str(),
            )
        })
    }

    /// The packages of the workspace that are published.
    pub(crate) fn libraries(&self) -> Vec<String> {
        let own = self.array().filter(|package| package["source"].is_null());
        // `publish = false` is an empty list of registries.
        let published = own.filter(|package| package["publish"].is_null());
        published
            .map(|package| text(package, "name").to_owned())
            .collect()
    }

    /// The libraries that are named, or all.
    pub(crate) fn chosen(&self, names: &[String]) -> Result<Vec<String>, Failure> {
        let libraries = self.libraries();
        if names.is_empty() {
            return Ok(libraries);
        }
        match names.iter().find(|name| !libraries.contains(name)) {
            Some(unknown) => Err(Failure::input(format!(
                "no library `{unknown}`: there are {}",
                libraries.join(", ")
            ))),
            None => Ok(names.to_vec()),
        }
    }

    /// The version of a package of the workspace.
    pub(crate) fn version(&self, package: &str) -> Option<&str> {
        let mut own = self.array().filter(|package| package["source"].is_null());
        own.find(|found| text(found, "name") == package)
            .map(|found| text(found, "version"))
    }

    /// The features of a package of the workspace, sorted.
    pub(crate) fn features(&self, package: &str) -> Vec<String> {
        let found = self
            .array()
            .find(|p| text(p, "name") == package && p["source"].is_null());
        let features = found.and_then(|p| p["features"].as_object());
        let mut names: Vec<String> = features
            .map(|f| f.keys().cloned().collect())
            .unwrap_or_default();
        names.sort();
        names
    }

    /// The examples of the workspace: (package, example).
    pub(crate) fn examples(&self) -> Vec<(String, String)> {
        let mut examples = Vec::new();
        for package in self.array().filter(|package| package["source"].is_null()) {
            for target in package["targets"].as_array().into_iter().flatten() {
                let kinds = target["kind"].as_array().into_iter().flatten();
                if kinds
                    .filter_map(Value::as_str)
                    .any(|kind| kind == "example")
                {
                    let name = (
                        text(package, "name").to_owned(),
                        text(target, "name").to_owned(),
                    );
                    examples.push(name);
                }
            }
        }
        examples.sort();
        examples
    }

    /// The packages of the workspace that depend on this one, if only in their tests.
    pub(crate) fn with_dependency(&self, dependency: &str) -> Vec<String> {
        let own = self.array().filter(|package| package["source"].is_null());
        own.filter(|package| {
            let mut all = package["dependencies"].as_array().into_iter().flatten();
            all.any(|one| one["name"] == dependency)
        })
        .map(|package| text(package, "name").to_owned())
        .collect()
    }

    /// Where builds go.
    pub(crate) fn target(&self) -> PathBuf {
        PathBuf::from(text(&self.0, "target_directory"))
    }

    fn array(&self) -> impl Iterator<Item = &Value> {
        self.0["packages"].as_array().into_iter().flatten()
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}
