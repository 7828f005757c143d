//! libwbxml's converters `wbxml2xml` and `xml2wbxml`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use wbxml::encode::StringTable;
use wbxml::xml::WriteOptions;
use wbxml::{ConvertOptions, Dictionary, EncodeOptions};

use super::corpus::{self, Sample};
use super::report::Row;
use super::{Context, Peer, meaning, program};

pub(super) const PEER: Peer = Peer {
    name: "libwbxml",
    about: "The C library for WBXML, by its converters `wbxml2xml` and `xml2wbxml`.",
    install: "apt-get install libwbxml2-utils",
    version,
    ask,
};

/// For one document.
const PATIENCE: Duration = Duration::from_secs(20);

fn version(_: &Context) -> Option<String> {
    program::first_line("xml2wbxml", "-h")?;
    version_in(&program::first_line("wbxml2xml", "-h")?)
}

/// The version in `wbxml2xml [libwbxml 0.11.8] by OpenSync`.
fn version_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("[libwbxml ")?;
    rest.split_once(']').map(|(version, _)| version.to_owned())
}

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    let tool = Tool {
        folder: context.scratch("libwbxml")?,
    };
    let mut samples = corpus::samples(context)?;
    samples.extend(corpus::more_samples(context)?);
    let mut there = Row::new("our WBXML → its XML", "documents");
    let mut back = Row::new("its WBXML → our XML", "documents");
    for sample in &samples {
        let name = &sample.name;
        let plain = ours_there(&tool, sample, EncodeOptions::default());
        there.compare(name, all(plain));
        let table = string_table(&sample.xml)?;
        let with_table = EncodeOptions::default().with_string_table(table);
        let with_table = ours_there(&tool, sample, with_table);
        there.compare(&format!("{name} -t"), all(with_table));
        for arguments in [&[][..], &["-n"]] {
            let name = [&[name.as_str()], arguments].concat().join(" ");
            match tool.to_wbxml(&sample.xml, arguments) {
                Ok(document) => back.compare(&name, all(theirs_here(&document, sample))),
                Err(_) => back.leave_out(),
            }
        }
    }
    let mut both = Row::new("the same WBXML → XML by both", "documents");
    for (name, document) in corpus::files(context, "wbxml/libwbxml", ".wbxml")? {
        let of = |sample: &&Sample| stem(&sample.name) == stem(&name);
        let sample = samples.iter().find(of).ok_or("a document without XML")?;
        both.compare(&name, all(by_both(&tool, &document, sample.dictionary)));
    }
    Ok(vec![there, back, both])
}

/// The differences; that it did not come so far is one.
fn all(differences: Result<Vec<String>, String>) -> Vec<String> {
    differences.unwrap_or_else(|e| vec![e])
}

/// The name without its endings.
fn stem(name: &str) -> &str {
    let name = name.trim_end_matches(".wbxml").trim_end_matches(".n");
    name.trim_end_matches(".xml")
}

/// Our WBXML of the document, as it reads it, is what the document says.
fn ours_there(tool: &Tool, sample: &Sample, encode: EncodeOptions) -> Result<Vec<String>, String> {
    let options = options(sample.dictionary).with_encode(encode);
    let document = wbxml::from_xml_with(&sample.xml, &options)
        .map_err(|e| format!("we cannot write it: {e}"))?;
    let theirs = tool
        .to_xml(&document, sample.dictionary)
        .map_err(|e| format!("it cannot read ours: {e}"))?;
    Ok(meaning::differences(&sample.xml, &theirs))
}

/// Its WBXML of the document, as we read it, is what the document says.
fn theirs_here(document: &[u8], sample: &Sample) -> Result<Vec<String>, String> {
    let (ours, diagnostics) = wbxml::to_xml_with(document, &options(sample.dictionary))
        .map_err(|e| format!("we cannot read it: {e}"))?;
    let mut differences = meaning::differences(&sample.xml, &ours);
    differences.extend(diagnostics.iter().map(ToString::to_string));
    Ok(differences)
}

/// A string table of all texts of the document.
fn string_table(xml: &str) -> Result<StringTable, String> {
    let pieces = meaning::pieces(xml)?;
    let texts = pieces.iter().filter_map(|piece| match piece {
        meaning::Piece::Text(text) => Some(text.as_str()),
        _ => None,
    });
    StringTable::from_strings(texts).map_err(|e| e.to_string())
}

fn by_both(
    tool: &Tool,
    document: &[u8],
    dictionary: &'static Dictionary,
) -> Result<Vec<String>, String> {
    let (ours, _) = wbxml::to_xml_with(document, &options(dictionary))
        .map_err(|e| format!("we cannot read it: {e}"))?;
    let theirs = tool
        .to_xml(document, dictionary)
        .map_err(|e| format!("it cannot read it: {e}"))?;
    Ok(meaning::differences(&theirs, &ours))
}

fn options(dictionary: &'static Dictionary) -> ConvertOptions {
    ConvertOptions::default()
        .with_dictionary(dictionary)
        .with_write(WriteOptions::COMPACT)
}

/// The converters, by way of files.
struct Tool {
    folder: PathBuf,
}

impl Tool {
    fn to_xml(&self, document: &[u8], dictionary: &Dictionary) -> Result<String, String> {
        let mut arguments = vec!["-m", "0", "-k"];
        if let Some(language) = language(dictionary.name()) {
            arguments.extend(["-l", language]);
        }
        let xml = self.convert("wbxml2xml", &arguments, document)?;
        String::from_utf8(xml).map_err(|_| "its XML is not UTF-8".to_owned())
    }

    fn to_wbxml(&self, xml: &str, arguments: &[&str]) -> Result<Vec<u8>, String> {
        let arguments = [&["-v", "1.3"], arguments].concat();
        self.convert("xml2wbxml", &arguments, xml.as_bytes())
    }

    fn convert(&self, tool: &str, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
        let (from, to) = (self.folder.join("input"), self.folder.join("output"));
        write(&from, input)?;
        write(&to, b"")?;
        let mut command = Command::new(tool);
        command.args(arguments).arg("-o").args([&to, &from]);
        let run = program::run(&mut command, b"", PATIENCE)?;
        run.success()?;
        let output = std::fs::read(&to).map_err(|e| format!("{}: {e}", to.display()))?;
        match output.is_empty() {
            true => Err("nothing came out".to_owned()),
            false => Ok(output),
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

/// What it calls a type that a header does not identify.
fn language(dictionary: &str) -> Option<&'static str> {
    Some(match dictionary {
        "activesync" => "ACTIVESYNC",
        "airsync" => "AIRSYNC",
        "ota-settings" => "OTA",
        "dmddf-1.2" => "DMDDF12",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_stands_in_the_first_line_of_the_help() {
        let line = "wbxml2xml [libwbxml 0.11.8] by OpenSync";
        assert_eq!(version_in(line).as_deref(), Some("0.11.8"));
        assert_eq!(version_in("bash: wbxml2xml: command not found"), None);
    }

    #[test]
    fn both_encodings_of_a_document_have_the_name_of_its_xml() {
        for name in ["si/si-001.xml", "si/si-001.wbxml", "si/si-001.n.wbxml"] {
            assert_eq!(stem(name), "si/si-001");
        }
    }
}
