//! The bytes of another implementation, libwbxml 0.11.10, for the same documents.
//!
//! Where the two differ although both were free to choose alike:
//!
//! * `emn`: libwbxml says that the element has content and writes none, and uses the value tokens
//!   `.com` to `.org`, of which nobody knows whether they have a slash at the end.
//! * `drmrel`: libwbxml has no tokens for the prefixed names and writes them as literals.
//! * `wv-109`: a date and time in UTC is a string to libwbxml, here OPAQUE as the specification says.
//! * `syncml_with_ddf`: a document of its own in OPAQUE there, elements on code page 2 here, which is
//!   what that page is for.

use std::collections::BTreeMap;

use wbxml::{ConvertOptions, Dictionary, EncodeOptions, dictionaries, xml};

use crate::support::{corpus, files};

/// Type, then: documents, those that are equal, bytes of ours, bytes of theirs.
type Counts = BTreeMap<String, [usize; 4]>;

/// For every document of libwbxml: its type, its XML, the bytes with and without a string table.
fn documents(mut each: impl FnMut(&str, &str, &'static Dictionary, &[u8], &[u8])) -> bool {
    let Some(root) = corpus("corpus/wbxml/libwbxml") else {
        return false;
    };
    for folder in std::fs::read_dir(&root).unwrap() {
        let folder = folder.unwrap();
        if !folder.path().is_dir() {
            continue;
        }
        let kind = folder.file_name().into_string().unwrap();
        let all: BTreeMap<String, Vec<u8>> = files(&folder.path(), "").into_iter().collect();
        for (name, source) in &all {
            let stem = name.strip_suffix(".xml").unwrap_or(name);
            let Some(with_table) = all.get(&format!("{stem}.wbxml")) else {
                continue;
            };
            if name.ends_with(".wbxml") {
                continue;
            }
            let text = std::str::from_utf8(source).unwrap();
            let dictionary = xml::detect(text).unwrap_or(&dictionaries::OTA_SETTINGS);
            let without = all.get(&format!("{stem}.n.wbxml")).unwrap_or(with_table);
            each(&kind, text, dictionary, without, with_table);
        }
    }
    true
}

fn print(counts: &Counts) {
    println!("type         documents  equal   ours  theirs");
    for (kind, [documents, equal, ours, theirs]) in counts {
        println!("{kind:<12} {documents:>9}  {equal:>5}  {ours:>5}  {theirs:>6}");
    }
}

/// How documents are written as libwbxml does: it names the type by its formal identifier where it
/// has no number.
fn options(dictionary: &'static Dictionary, theirs: &[u8]) -> ConvertOptions {
    let encode = EncodeOptions::default().with_formal_public_id(theirs[1] == 0);
    ConvertOptions::default()
        .with_dictionary(dictionary)
        .with_encode(encode)
}

#[test]
fn documents_of_libwbxml_come_back_from_xml_byte_for_byte() {
    let mut counts = Counts::new();
    let there = documents(|kind, _, dictionary, theirs, _| {
        let options = options(dictionary, theirs);
        let (text, _) = wbxml::to_xml_with(theirs, &options).unwrap();
        let ours = wbxml::from_xml_with(&text, &options).unwrap();
        let row = counts.entry(kind.to_owned()).or_default();
        row[0] += 1;
        row[1] += usize::from(ours == theirs);
        row[2] += ours.len();
        row[3] += theirs.len();
    });
    if !there {
        return;
    }
    print(&counts);
    let equal: Vec<_> = counts
        .iter()
        .map(|(k, c)| (k.as_str(), c[1], c[0]))
        .collect();
    assert_eq!(
        equal,
        [
            ("activesync", 14, 14),
            ("airsync", 4, 4),
            ("conml", 2, 2),
            ("ddf", 1, 2),
            ("drmrel", 0, 3),
            ("emn", 0, 17),
            ("ota", 3, 3),
            ("prov", 8, 8),
            ("si", 25, 25),
            ("sl", 13, 13),
            ("syncml", 14, 14),
            ("wv", 115, 116),
        ]
    );
}

#[test]
fn documents_without_a_table_are_about_as_long_as_those_of_libwbxml() {
    // The XML of libwbxml as it is; it drops white space around text, and the `xmlns` of WV-CSP.
    let mut counts = Counts::new();
    let there = documents(|kind, text, dictionary, theirs, _| {
        let ours = wbxml::from_xml_with(text, &options(dictionary, theirs)).unwrap();
        let row = counts.entry(kind.to_owned()).or_default();
        row[0] += 1;
        row[1] += usize::from(ours == theirs);
        row[2] += ours.len();
        row[3] += theirs.len();
    });
    if !there {
        return;
    }
    print(&counts);
    for (kind, [_, _, ours, theirs]) in &counts {
        assert!(*ours <= theirs + theirs / 4, "{kind}: {ours} {theirs}");
    }
    let equal: usize = counts.values().map(|c| c[1]).sum();
    assert_eq!(equal, 50);
}

#[test]
fn a_collected_table_pays_as_much_as_that_of_libwbxml() {
    let mut counts = Counts::new();
    let there = documents(|kind, _, dictionary, without, theirs| {
        let options = options(dictionary, theirs);
        let (text, _) = wbxml::to_xml_with(without, &options).unwrap();
        let plain = wbxml::from_xml_with(&text, &options).unwrap();
        let mut source = xml::Reader::new(&text, dictionary).unwrap();
        let table = wbxml::encode::StringTable::collect(&mut source, 4).unwrap();
        let encode = options.encode.clone().with_string_table(table);
        let options = options.with_encode(encode);
        let ours = wbxml::from_xml_with(&text, &options).unwrap();
        assert!(
            ours.len() <= plain.len() + 2,
            "{kind}: {} {}",
            ours.len(),
            plain.len()
        );
        let row = counts.entry(kind.to_owned()).or_default();
        row[0] += 1;
        row[1] += usize::from(ours == theirs);
        row[2] += ours.len();
        row[3] += theirs.len();
    });
    if there {
        print(&counts);
    }
}
