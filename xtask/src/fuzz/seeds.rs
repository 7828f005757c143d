//! Seeds: what the tests and benches of a crate read, and the inputs that break decoders.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wbxml::{ConvertOptions, Dictionary, dictionaries};

use super::literals::literals;
use super::targets::{Target, Targets};
use crate::bench::work::Document;
use crate::failure::Failure;
use crate::input;

/// Folders of a crate that have vectors in them.
const FOLDERS: [&str; 3] = ["tests", "benches", "examples"];
/// Files that are a vector each.
const VECTORS: [&str; 4] = ["xml", "wbxml", "bin", "json"];
/// What is shorter has been tried soon.
const SHORTEST: usize = 4;

/// Seeds by their names: the same bytes are one seed.
#[derive(Default)]
struct Seeds(BTreeMap<u64, Vec<u8>>);

impl Seeds {
    /// Adds a vector, what it spells if it is hexadecimal or base64, and its other form.
    fn vector(&mut self, bytes: &[u8]) {
        self.one(bytes);
        let spelled = input::spelled(bytes);
        for bytes in std::iter::once(bytes).chain(spelled.as_deref()) {
            self.one(bytes);
            if let Some(xml) = as_xml(bytes) {
                self.one(xml.as_bytes());
            }
            if let Some(wbxml) = as_wbxml(bytes) {
                self.one(&wbxml);
            }
        }
    }

    fn one(&mut self, bytes: &[u8]) {
        if bytes.len() >= SHORTEST {
            self.0.insert(sum(bytes), bytes.to_vec());
        }
    }
}

/// The dictionary of what does not say: most documents that do not are of ActiveSync.
const UNNAMED: &Dictionary = &dictionaries::ACTIVESYNC;

fn as_xml(bytes: &[u8]) -> Option<String> {
    let options = ConvertOptions::default().with_dictionary(UNNAMED);
    let unnamed = || wbxml::to_xml_with(bytes, &options).map(|(xml, _)| xml);
    wbxml::to_xml(bytes).or_else(|_| unnamed()).ok()
}

fn as_wbxml(bytes: &[u8]) -> Option<Vec<u8>> {
    wbxml::from_xml(std::str::from_utf8(bytes).ok()?).ok()
}

/// Writes the seeds of a target into its corpus; how many are new. libFuzzer keeps those that it
/// learns from.
pub(super) fn write(targets: &Targets, target: &Target) -> Result<usize, Failure> {
    let seeds = collect(targets, target)?;
    let folder = targets.corpus(target);
    let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", folder.display()));
    fs::create_dir_all(&folder).map_err(refuse)?;
    let mut new = 0;
    for (sum, bytes) in seeds.0 {
        let file = folder.join(format!("seed-{sum:016x}"));
        if bytes.len() <= target.limits.bytes && !file.exists() {
            fs::write(&file, bytes).map_err(refuse)?;
            new += 1;
        }
    }
    Ok(new)
}

fn collect(targets: &Targets, target: &Target) -> Result<Seeds, Failure> {
    let mut seeds = Seeds::default();
    for name in &target.reads {
        for folder in FOLDERS {
            gather(&targets.root().join(name).join(folder), &mut seeds)?;
        }
    }
    gather(&targets.root().join("xtask/samples"), &mut seeds)?;
    for folder in ["", "found"] {
        for file in fs::read_dir(targets.regressions().join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let is_vector = !file.file_name().to_string_lossy().ends_with(".md");
            if let Ok(bytes) = fs::read(file.path()) {
                if is_vector {
                    seeds.one(&bytes);
                }
            }
        }
    }
    for (name, count) in [("policy", 1), ("prov", 1), ("mails", 2), ("contacts", 4)] {
        seeds.vector(&Document::new("wbxml", name, count).wbxml);
    }
    // Entropy for the targets that make values from it.
    for length in [64, 256, 1024, 4096] {
        seeds.one(&noise(length as u64).take(length).collect::<Vec<u8>>());
    }
    Ok(seeds)
}

/// The vectors of a folder and of those in it.
fn gather(folder: &Path, seeds: &mut Seeds) -> Result<(), Failure> {
    let mut left = vec![folder.to_owned()];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let kind = path
                .extension()
                .and_then(|kind| kind.to_str())
                .unwrap_or("");
            let refuse = |e: std::io::Error| Failure::check(format!("{}: {e}", path.display()));
            if path.is_dir() {
                left.push(path);
            } else if kind == "rs" {
                let source = fs::read_to_string(&path).map_err(refuse)?;
                for literal in literals(&source) {
                    seeds.vector(&literal);
                }
            } else if VECTORS.contains(&kind) {
                seeds.vector(&fs::read(&path).map_err(refuse)?);
            }
        }
    }
    Ok(())
}

/// A sum of bytes that names them (FNV-1a).
pub(super) fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3)
    })
}

/// Bytes that look random, the same in every run.
fn noise(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::workspace;

    #[test]
    fn a_vector_is_a_seed_in_both_its_forms() {
        let mut seeds = Seeds::default();
        seeds.vector(b"03 01 6A 00 00 07 56 52 03 30 00 01 01");
        let wbxml: &[u8] = b"\x03\x01\x6A\x00\x00\x07VR\x030\x00\x01\x01";
        assert!(seeds.0.values().any(|seed| seed == wbxml));
        let is_xml = |seed: &&Vec<u8>| seed.ends_with(b"</FolderSync>");
        assert!(seeds.0.values().any(|seed| is_xml(&seed)), "{:?}", seeds.0);
    }

    #[test]
    fn every_target_has_seeds_from_its_crate() {
        let targets = Targets::read(workspace::root().unwrap()).unwrap();
        let mut without = targets
            .all()
            .iter()
            .filter(|target| collect(&targets, target).unwrap().0.len() < 100);
        assert!(without.next().is_none());
    }
}
