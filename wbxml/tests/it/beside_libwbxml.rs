//! What the README says of libwbxml, asked of libwbxml: its tools `wbxml2xml` and `xml2wbxml`, where
//! they are installed (Debian: `libwbxml2-utils`, 0.11.8), next to what this crate does.

use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wbxml::xml::{Unrepresentable, WriteOptions};
use wbxml::{
    ConvertOptions, Dictionary, ErrorKind, LimitKind, Options, dictionaries, from_xml_with,
    to_xml_with,
};

use crate::reading::hex;

/// The first cells of the table, each the subject of a test.
const ROWS: &[&str] = &[
    "a document type of your own: the worked examples of the specification",
    "42 KB of nesting",
    "32,000 siblings against 8,000",
    "text that is no UTF-8",
    "control characters",
    "an entity above U+07FF",
    "an entity that is no character",
    "a length of 2³²+2",
    "OPAQUE in WBXML 1.0, SWITCH_PAGE in 1.1",
    "bytes behind the end",
    "an element without a name",
    "a processing instruction",
    "an extension that the type does not have",
    "an element with a prefix, from XML and back",
    "white space around text, from XML and back",
];

#[test]
fn every_row_of_the_readme_is_a_row_here() {
    let readme = include_str!("../../README.md");
    let (_, table) = readme
        .split_once("| | this crate | libwbxml |\n|---|---|---|\n")
        .expect("the table");
    let cells = table.lines().map_while(|line| line.strip_prefix("| "));
    let first: Vec<&str> = cells
        .map(|row| row.split(" | ").next().unwrap_or(row))
        .collect();
    assert_eq!(first, ROWS);
}

/// What a tool made of a document.
struct Theirs {
    status: ExitStatus,
    output: Vec<u8>,
    time: Duration,
}

impl Theirs {
    fn text(&self) -> &str {
        assert!(self.status.success(), "{}", self.status);
        std::str::from_utf8(&self.output).expect("it is UTF-8")
    }

    fn is_well_formed(&self) -> bool {
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        std::str::from_utf8(&self.output)
            .is_ok_and(|text| roxmltree::Document::parse_with_options(text, options).is_ok())
    }
}

/// Runs a tool on a document. None, and a word about it, where it is not installed.
fn run(tool: &str, arguments: &[&str], document: &[u8]) -> Option<Theirs> {
    let of_test = std::thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(of_test);
    std::fs::create_dir_all(&folder).unwrap();
    let (input, output) = (folder.join("input"), folder.join("output"));
    std::fs::write(&input, document).unwrap();
    let _ = std::fs::remove_file(&output);
    let begun = Instant::now();
    let status = Command::new(tool)
        .args(arguments)
        .arg("-o")
        .args([&output, &input])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let Ok(status) = status else {
        println!("skipped: {tool} is not installed");
        return None;
    };
    Some(Theirs {
        status,
        time: begun.elapsed(),
        output: std::fs::read(&output).unwrap_or_default(),
    })
}

fn to_xml(document: &[u8]) -> Option<Theirs> {
    run("wbxml2xml", &["-m", "0"], document)
}

fn as_activesync(document: &[u8]) -> Option<Theirs> {
    run("wbxml2xml", &["-m", "0", "-l", "ACTIVESYNC"], document)
}

/// What this crate makes of it, strictly.
fn ours(document: &[u8], dictionary: &'static Dictionary) -> Result<String, wbxml::Error> {
    let options = ConvertOptions::default().with_dictionary(dictionary);
    to_xml_with(document, &options.with_write(WriteOptions::COMPACT)).map(|(xml, _)| xml)
}

/// The same leniently, with what XML cannot carry escaped, and with at least one diagnostic.
fn ours_leniently(document: &[u8], dictionary: &'static Dictionary) -> String {
    let write = WriteOptions::COMPACT.with_unrepresentable(Unrepresentable::Escape);
    let options = ConvertOptions::default()
        .with_dictionary(dictionary)
        .with_decode(Options::LENIENT)
        .with_write(write);
    let (xml, diagnostics) = to_xml_with(document, &options).unwrap();
    assert!(!diagnostics.is_empty(), "{xml}");
    xml
}

fn refused(document: &[u8], dictionary: &'static Dictionary) -> (ErrorKind, u64) {
    let error = ours(document, dictionary).unwrap_err();
    (error.kind(), error.offset())
}

const SI: &Dictionary = &dictionaries::SI_1_0;
const EAS: &Dictionary = &dictionaries::ACTIVESYNC;

/// That this crate reads them: `vectors.rs`.
#[test]
fn a_document_type_of_your_own_is_unknown_to_it() {
    let first = hex(
        "03 01 03 00 47 46 03 20 58 20 26 20 59 00 05 03 20 58 00 02 81 20 03 3D 00
        02 81 20 03 31 20 00 01 01",
    );
    let second = hex(
        "03 01 6A 12 61 62 63 00 20 45 6E 74 65 72 20 6E 61 6D 65 3A 20 00
        47 C5 09 83 00 05 01 88 06 86 08 03 78 79 7A 00 85 03 2F 73 00 01 83 04 86 07 0A 03 4E 00
        01 01 01",
    );
    for document in [first, second] {
        if let Some(theirs) = to_xml(&document) {
            assert!(!theirs.status.success());
        }
    }
}

#[test]
fn nesting_is_an_error_here_and_overflows_its_stack() {
    let document = [&b"\x03\x01\x6A\x00"[..], &[0x45; 43_008]].concat();
    let kind = ErrorKind::LimitExceeded(LimitKind::Depth);
    assert_eq!(refused(&document, EAS), (kind, 4 + 128));
    if let Some(theirs) = as_activesync(&document) {
        // It is killed: there is no exit code.
        assert_eq!(theirs.status.code(), None);
    }
}

/// That the work here is linear: `cost.rs`.
#[test]
fn siblings_cost_it_more_the_more_there_are() {
    let siblings = |n| [&b"\x03\x01\x6A\x00\x45"[..], &vec![5; n], &[1]].concat();
    assert!(ours(&siblings(32_000), EAS).is_ok());
    let time = |n| {
        let theirs = as_activesync(&siblings(n))?;
        assert!(theirs.status.success());
        Some(theirs.time.as_secs_f64())
    };
    // Four times the work were it linear, sixteen times if quadratic.
    if let Some((few, many)) = time(8_000).zip(time(32_000)) {
        let ratio = many / few;
        println!("4 times the siblings: {ratio:.1} times the time");
        assert!(ratio > 7.0, "{ratio}");
    }
}

#[test]
fn text_that_is_no_utf_8_is_an_error_here_and_passed_on_there() {
    let document = b"\x03\x05\x6A\x00\x45\x03caf\xE9\x00\x01";
    assert_eq!(refused(document, SI), (ErrorKind::InvalidText, 9));
    assert!(ours_leniently(document, SI).ends_with("<si>caf\u{FFFD}</si>"));
    if let Some(theirs) = to_xml(document) {
        assert!(theirs.status.success() && std::str::from_utf8(&theirs.output).is_err());
    }
}

#[test]
fn control_characters_are_an_error_here_and_passed_on_there() {
    let document = b"\x03\x05\x6A\x00\x45\x03a\x01b\x00\x01";
    assert_eq!(refused(document, SI).0, ErrorKind::NotXmlCharacter('\u{1}'));
    assert!(ours_leniently(document, SI).ends_with("<si>a\u{FFFD}b</si>"));
    if let Some(theirs) = to_xml(document) {
        assert!(theirs.status.success() && !theirs.is_well_formed());
    }
}

#[test]
fn entities_are_characters_here_and_broken_there() {
    for (entity, c) in [("90 00", '\u{800}'), ("84 80 00", '\u{10000}')] {
        let document = hex(&format!("03 05 6A 00 45 02 {entity} 01"));
        assert!(
            ours(&document, SI)
                .unwrap()
                .ends_with(&format!("<si>{c}</si>"))
        );
        if let Some(theirs) = to_xml(&document) {
            assert!(theirs.status.success() && std::str::from_utf8(&theirs.output).is_err());
        }
    }
}

#[test]
fn entities_that_are_no_characters_are_an_error_here_and_passed_on_there() {
    for (entity, value) in [("83 B0 00", 0xD800), ("C4 80 00", 0x11_0000)] {
        let document = hex(&format!("03 05 6A 00 45 02 {entity} 01"));
        assert_eq!(refused(&document, SI), (ErrorKind::InvalidEntity(value), 5));
        assert!(ours_leniently(&document, SI).ends_with("<si>\u{FFFD}</si>"));
        if let Some(theirs) = to_xml(&document) {
            assert!(theirs.status.success() && !theirs.is_well_formed());
        }
    }
}

#[test]
fn a_length_above_32_bits_is_an_error_here_and_wraps_there() {
    let document = b"\x03\x01\x6A\x00\x45\xC3\x90\x80\x80\x80\x02ab\x01";
    assert_eq!(refused(document, EAS), (ErrorKind::IntegerOverflow, 6));
    if let Some(theirs) = as_activesync(document) {
        assert!(theirs.text().contains(">ab</Sync>"), "{}", theirs.text());
    }
}

#[test]
fn tokens_of_later_versions_are_an_error_here_and_read_there() {
    let not_in = |token, version| ErrorKind::NotInVersion { token, version };
    let opaque = b"\x00\x05\x00\x45\xC3\x01a\x01";
    assert_eq!(refused(opaque, SI), (not_in(0xC3, 0), 4));
    let page = b"\x01\x05\x6A\x00\x00\x00\x05";
    assert_eq!(refused(page, SI), (not_in(0, 1), 4));
    for document in [&opaque[..], page] {
        if let Some(theirs) = to_xml(document) {
            assert!(theirs.text().contains("<si"));
        }
    }
}

#[test]
fn bytes_behind_the_end_are_an_error_here_and_ignored_there() {
    let document = b"\x03\x05\x6A\x00\x05abc";
    assert_eq!(refused(document, SI), (ErrorKind::TrailingData, 5));
    assert!(ours_leniently(document, SI).ends_with("<si/>"));
    if let Some(theirs) = to_xml(document) {
        assert!(theirs.text().ends_with("<si/>"), "{}", theirs.text());
    }
}

#[test]
fn an_element_without_a_name_is_kept_here_and_renamed_there() {
    let document = b"\x03\x05\x6A\x00\x45\x3F\x01";
    let tag = wbxml::Tag::new(0, 0x3F);
    assert_eq!(refused(document, SI), (ErrorKind::UnknownTag(tag), 5));
    let xml = ours_leniently(document, SI);
    let back = from_xml_with(&xml, &ConvertOptions::default()).unwrap();
    assert_eq!(back, document);
    if let Some(theirs) = to_xml(document) {
        assert!(theirs.text().contains("<unknown/>"), "{}", theirs.text());
        let back = run("xml2wbxml", &[], &theirs.output).unwrap();
        assert_ne!(back.output, document);
    }
}

#[test]
fn a_processing_instruction_is_kept_here_and_dropped_there() {
    let document = b"\x03\x05\x6A\x02t\x00\x43\x04\x00\x01\x05";
    assert!(ours(document, SI).unwrap().contains("<?t?>"));
    if let Some(theirs) = to_xml(document) {
        assert!(!theirs.text().contains("<?t"), "{}", theirs.text());
    }
}

#[test]
fn an_unknown_extension_is_an_error_here_and_dropped_there() {
    // WML 1.3: wml, card, p, EXT_0.
    let document = b"\x03\x0A\x6A\x00\x7F\x67\x60\xC0\x01\x01\x01";
    let wml = &dictionaries::WML_1_3;
    assert_eq!(
        refused(document, wml),
        (ErrorKind::UnknownExtension(0xC0), 7)
    );
    assert!(ours_leniently(document, wml).contains("<?wbxml-extension C0 ?>"));
    if let Some(theirs) = to_xml(document) {
        assert!(theirs.text().contains("<p/>"), "{}", theirs.text());
    }
}

#[test]
fn prefixes_come_back_here_and_are_lost_there() {
    let rights = "<?xml version=\"1.0\"?><!DOCTYPE o-ex:rights PUBLIC \"-//OMA//DTD DRMREL 1.0//EN\" \
        \"http://www.openmobilealliance.org/DTD/drmrel10.dtd\"><o-ex:rights \
        xmlns:o-ex=\"http://odrl.net/1.1/ODRL-EX\" xmlns:o-dd=\"http://odrl.net/1.1/ODRL-DD\">\
        <o-ex:context><o-dd:version>1.0</o-dd:version></o-ex:context></o-ex:rights>";
    let version = "<o-dd:version>1.0</o-dd:version>";
    let there = wbxml::from_xml(rights).unwrap();
    let back = wbxml::to_xml(&there).unwrap();
    assert!(back.contains(version), "{back}");
    let Some(there) = run("xml2wbxml", &[], rights.as_bytes()) else {
        return;
    };
    let back = to_xml(&there.output).unwrap();
    assert!(
        back.text().contains("<version>1.0</version>"),
        "{}",
        back.text()
    );
}

#[test]
fn white_space_around_text_comes_back_here_and_is_lost_there() {
    let si = "<?xml version=\"1.0\"?><!DOCTYPE si PUBLIC \"-//WAPFORUM//DTD SI 1.0//EN\" \
        \"http://www.wapforum.org/DTD/si.dtd\"><si><indication>  a  </indication></si>";
    let text = ">  a  </indication>";
    let there = wbxml::from_xml(si).unwrap();
    assert!(wbxml::to_xml(&there).unwrap().contains(text));
    let Some(there) = run("xml2wbxml", &[], si.as_bytes()) else {
        return;
    };
    let back = to_xml(&there.output).unwrap();
    assert!(back.text().contains(">a</indication>"), "{}", back.text());
}
