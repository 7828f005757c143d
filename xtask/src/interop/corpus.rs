//! The third-party documents in `../shared/corpus`; where they are not there, our own samples.

use std::path::{Path, PathBuf};

use wbxml::{Dictionary, dictionaries, xml};

use super::Context;

/// An XML document, and the type it is of.
#[derive(Debug)]
pub(super) struct Sample {
    /// Folder and file, `si/si-001.xml`.
    pub(super) name: String,
    pub(super) xml: String,
    pub(super) dictionary: &'static Dictionary,
}

fn folder(context: &Context) -> PathBuf {
    context.root.join("../shared/corpus")
}

/// Whether the third-party documents are beside the workspace.
pub(super) fn is_there(context: &Context) -> bool {
    folder(context).is_dir()
}

/// All files below a folder with this ending: the path from there, and what is in them. None where
/// the third-party documents are not there.
pub(super) fn files(
    context: &Context,
    path: &str,
    ending: &str,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    if !is_there(context) {
        return Ok(Vec::new());
    }
    below(&folder(context).join(path), ending)
}

fn below(root: &Path, ending: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let (mut found, mut todo) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = todo.pop() {
        let say = |e: std::io::Error| format!("{}: {e}", folder.display());
        for entry in std::fs::read_dir(&folder).map_err(say)? {
            let path = entry.map_err(say)?.path();
            if path.is_dir() {
                todo.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = relative(&path, root);
                found.push((name, std::fs::read(&path).map_err(say)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

/// The XML documents of libwbxml's own tests, of every type that it has. Where they are not there, our
/// own samples that have a WBXML form.
pub(super) fn samples(context: &Context) -> Result<Vec<Sample>, String> {
    if !is_there(context) {
        return own(context);
    }
    let path = "wbxml/libwbxml";
    let mut all = files(context, path, ".xml")?;
    all.extend(files(context, path, ".ddf")?);
    let mut samples = Vec::new();
    for (name, bytes) in all {
        let xml = String::from_utf8(bytes).map_err(|e| format!("{name}: {e}"))?;
        // Settings of the OTA type name neither a DOCTYPE nor a namespace.
        let dictionary = xml::detect(&xml)
            .or_else(|| {
                name.starts_with("ota/")
                    .then_some(&dictionaries::OTA_SETTINGS)
            })
            .ok_or_else(|| format!("{name}: unknown type"))?;
        samples.push(Sample {
            name,
            xml,
            dictionary,
        });
    }
    Ok(samples)
}

fn own(context: &Context) -> Result<Vec<Sample>, String> {
    let mut samples = Vec::new();
    for (name, bytes) in below(&context.root.join("xtask/samples"), ".xml")? {
        let Ok(xml) = String::from_utf8(bytes) else {
            continue;
        };
        // The others are bad on purpose, or are XML alone.
        if let (Some(dictionary), Ok(_)) = (xml::detect(&xml), super::meaning::pieces(&xml)) {
            samples.push(Sample {
                name,
                xml,
                dictionary,
            });
        }
    }
    Ok(samples)
}

/// XML documents from elsewhere that are whole, well-formed and of a type with a WBXML form.
pub(super) fn more_samples(context: &Context) -> Result<Vec<Sample>, String> {
    let mut samples = Vec::new();
    for path in ["eas/seed", "email2", "syncml", "wbxml/spec-hex"] {
        for (name, bytes) in files(context, path, ".xml")? {
            let Ok(xml) = String::from_utf8(bytes) else {
                continue;
            };
            let Some(dictionary) = xml::detect(&xml) else {
                continue;
            };
            if super::meaning::pieces(&xml).is_err() {
                continue;
            }
            samples.push(Sample {
                name: format!("{path}/{name}"),
                xml,
                dictionary,
            });
        }
    }
    Ok(samples)
}
