//! The laws of the codecs, on every input that has broken one or looks as if it could: what the fuzz
//! targets run, on stable.

#[path = "../../../wbxml/tests/it/attack/mutation.rs"]
mod mutation;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use wbxml::xml::Reader;
use wbxml::{Error, EventReader, Header, Options, Source, dictionaries};
use xtask::oracles;

pub(crate) use mutation::Mutator;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// A row of the README of `xtask/fuzz/regressions`.
struct Row {
    file: String,
    /// What strict reading says.
    says: String,
}

fn rows() -> Vec<Row> {
    let readme = fs::read_to_string(fuzz().join("regressions/README.md")).expect("the README");
    let rows = readme.lines().filter_map(|line| {
        let (file, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let says = rest.strip_suffix(" |")?.rsplit_once(" | ")?.1;
        Some(Row {
            file: file.to_owned(),
            says: says.to_owned(),
        })
    });
    rows.collect()
}

/// The files of `xtask/fuzz/regressions` that have a row in its README.
fn files() -> Vec<(String, Vec<u8>)> {
    files_of(&fuzz().join("regressions"))
}

/// Those that a fuzzer has found, each named after its target.
fn found() -> Vec<(String, Vec<u8>)> {
    files_of(&fuzz().join("regressions/found"))
}

fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_file() && !name.starts_with('.') && name != "README.md" {
            files.push((name.into_owned(), fs::read(&path).expect("a file")));
        }
    }
    files.sort();
    files
}

/// The files, and hostile documents that are too large to keep.
fn inputs() -> Vec<(String, Vec<u8>)> {
    let mut inputs = files();
    assert!(inputs.len() >= 100, "{} files", inputs.len());
    inputs.extend(found());
    let parts = |parts: &[(&[u8], usize)]| {
        let repeated = parts.iter().map(|(part, times)| part.repeat(*times));
        repeated.collect::<Vec<_>>().concat()
    };
    let document = |body: &[(&[u8], usize)]| [b"\x03\x01\x6A\x00", &*parts(body)].concat();
    let large = [
        (
            "nested 43,008 deep, not closed",
            document(&[(b"\x45", 43_008)]),
        ),
        (
            "nested 2,000 deep, closed",
            document(&[(b"\x45", 2_000), (b"\x01", 2_000)]),
        ),
        (
            "8,000 siblings",
            document(&[(b"\x45", 1), (b"\x05", 8_000), (b"\x01", 1)]),
        ),
        (
            "8,000 elements, each on another page",
            document(&[
                (b"\x45", 1),
                (b"\x00\x01\x05\x00\x02\x05", 4_000),
                (b"\x01", 1),
            ]),
        ),
        (
            "4,000 strings of a character",
            document(&[(b"\x45", 1), (b"\x03a\x00", 4_000), (b"\x01", 1)]),
        ),
        (
            "4,000 strings of nothing",
            document(&[(b"\x45", 1), (b"\x03\x00", 4_000), (b"\x01", 1)]),
        ),
        (
            "4,000 characters as entities",
            document(&[(b"\x45", 1), (b"\x02\x83\xA9\x12", 4_000), (b"\x01", 1)]),
        ),
        ("1,000 attributes of one element, by name", {
            let name = |n: usize| format!("a{n:03}\0").into_bytes();
            let table: Vec<u8> = (0..1_000).flat_map(name).collect();
            let index = |n: usize| [0x80 | u8::try_from(n >> 7).unwrap_or(0), (n & 0x7F) as u8];
            let attribute = |n: usize| {
                let [high, low] = index(n * 5);
                [4, high, low, 3, b'v', 0]
            };
            let attributes: Vec<u8> = (0..1_000).flat_map(attribute).collect();
            [
                &b"\x03\x05\x6A\xA7\x08"[..],
                &table,
                b"\x85",
                &attributes,
                b"\x01",
            ]
            .concat()
        }),
        (
            "1,000 references to an entry of 1,000 bytes",
            [
                &b"\x03\x05\x6A\x87\x69"[..],
                &parts(&[(b"x", 1_000), (b"\0", 1), (b"\x45", 0)]),
                &parts(&[(b"\x45", 1), (b"\x83\x00", 1_000), (b"\x01", 1)]),
            ]
            .concat(),
        ),
        (
            "XML nested 5,000 deep",
            parts(&[(b"<a>", 5_000), (b"</a>", 5_000)]),
        ),
        (
            "XML nested 5,000 deep, not closed",
            parts(&[(b"<a>", 5_000)]),
        ),
        (
            "XML of 4,000 siblings",
            parts(&[(b"<a>", 1), (b"<b/>", 4_000), (b"</a>", 1)]),
        ),
        (
            "XML of 4,000 references",
            parts(&[(b"<a>", 1), (b"&#x20AC;", 4_000), (b"</a>", 1)]),
        ),
        (
            "XML of 2,000 CDATA sections",
            parts(&[(b"<a>", 1), (b"<![CDATA[]]>", 2_000), (b"</a>", 1)]),
        ),
        ("XML of 1,000 namespaces", {
            let declare = |n: usize| format!(" xmlns:n{n}='u{n}'").into_bytes();
            let declared: Vec<u8> = (0..1_000).flat_map(declare).collect();
            [b"<a", &*declared, b"><n999:b/></a>"].concat()
        }),
    ];
    inputs.extend(large.map(|(name, bytes)| (name.to_owned(), bytes)));
    inputs
}

#[test]
fn every_file_is_in_the_readme_and_strict_reading_says_what_stands_there() {
    let rows = rows();
    let names: Vec<&str> = rows.iter().map(|row| &*row.file).collect();
    let files = files();
    let listed: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(listed.len(), names.len(), "a file is listed twice");
    let there: BTreeSet<&str> = files.iter().map(|(name, _)| &**name).collect();
    assert_eq!(listed, there);
    let mut wrong = Vec::new();
    for row in &rows {
        let (_, bytes) = files
            .iter()
            .find(|(name, _)| *name == row.file)
            .expect("it is there");
        let says = match strict(&row.file, bytes) {
            Ok(()) => "well-formed".to_owned(),
            Err(error) => error.to_string(),
        };
        if says != row.says {
            wrong.push(format!("{}: {says}", row.file));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Reads a file strictly, with the dictionary that it names or else that of ActiveSync.
fn strict(file: &str, bytes: &[u8]) -> Result<(), Error> {
    if file.ends_with(".xml") {
        let text = std::str::from_utf8(bytes).expect("it is UTF-8");
        let mut reader = Reader::new(text, &dictionaries::ACTIVESYNC)?;
        while reader.next_event()?.is_some() {}
        return Ok(());
    }
    let (header, _) = Header::decode(bytes, &Options::STRICT)?;
    let dictionary = dictionaries::detect(&header).unwrap_or(&dictionaries::ACTIVESYNC);
    let mut reader = EventReader::new(bytes, dictionary)?;
    while reader.next_event()?.is_some() {}
    Ok(())
}

#[test]
fn every_law_holds_for_every_input_that_breaks_decoders() {
    let mut broken = Vec::new();
    for (name, input) in inputs() {
        for (oracle, law) in oracles::ALL {
            if catch_unwind(AssertUnwindSafe(|| law(&input))).is_err() {
                broken.push(format!("{oracle} of {name}"));
            }
        }
    }
    assert!(broken.is_empty(), "broken: {}", broken.join(", "));
}

#[test]
fn every_law_holds_for_the_beginnings_of_the_sample() {
    let sample = include_bytes!("../../samples/mail-provisioning.wbxml");
    for len in 0..=sample.len() {
        oracles::wbxml::raw(&sample[..len]);
        oracles::wbxml::lossless(&sample[..len]);
        oracles::wbxml::push(&sample[..len]);
        oracles::wbxml::convert(&sample[..len]);
        oracles::wbxml::dump(&sample[..len]);
    }
}

/// `WBXML_ATTACK=100` mutates each a hundred times as often.
#[test]
fn every_law_holds_for_mutations_of_them() {
    let mut documents: Vec<Vec<u8>> = files().into_iter().map(|(_, bytes)| bytes).collect();
    let sample = include_bytes!("../../samples/mail-provisioning.wbxml");
    documents.push(sample.to_vec());
    documents.push(wbxml::to_xml(sample).expect("it is XML").into_bytes());
    let donors: Vec<&[u8]> = documents.iter().map(Vec::as_slice).collect();
    let rounds = std::env::var("WBXML_ATTACK").map_or(1, |n| n.parse().expect("a number"));
    let mut broken = Vec::new();
    for round in 0..rounds {
        for (number, document) in (0_u64..).zip(&documents) {
            let mut mutator = Mutator::new(0xA77A << 32 | round << 16 | number);
            for _ in 0..4 {
                let input = mutator.mutate(document, &donors);
                for (oracle, law) in oracles::ALL {
                    if catch_unwind(AssertUnwindSafe(|| law(&input))).is_err() {
                        broken.push(format!("{oracle} of {input:02X?}"));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "broken: {}", broken.join("\n"));
}

#[test]
fn what_a_fuzzer_has_found_is_named_after_its_target() {
    for (name, _) in found() {
        let (target, sum) = name.split_once('-').expect("a target and a sum");
        assert!(
            oracles::ALL.iter().any(|(oracle, _)| *oracle == target),
            "{name}"
        );
        assert!(u64::from_str_radix(sum, 16).is_ok(), "{name}");
    }
}

#[test]
fn every_oracle_has_a_fuzz_target() {
    let files = fs::read_dir(fuzz().join("fuzz_targets")).expect("the folder is there");
    let targets: BTreeSet<String> = files
        .map(|entry| entry.expect("an entry").file_name().into_string())
        .map(|name| name.expect("a name").trim_end_matches(".rs").to_owned())
        .collect();
    let oracles: BTreeSet<String> = oracles::ALL
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(targets, oracles);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).expect("the manifest");
    for target in targets {
        assert!(
            manifest.contains(&format!("name = \"{target}\"")),
            "{target}"
        );
    }
}
