//! The third-party documents: every file decodes, re-encodes byte for byte, and converts to what
//! its XML says.

use std::collections::BTreeMap;

use wbxml::encode::{write_header, write_token};
use wbxml::{ConvertOptions, Decoder, Dictionary, EventReader, dictionaries, xml};

use crate::support::{Piece, corpus, files, meaning};

const TYPES: [&str; 12] = [
    "si",
    "sl",
    "emn",
    "prov",
    "ota",
    "drmrel",
    "syncml",
    "ddf",
    "airsync",
    "activesync",
    "conml",
    "wv",
];

/// The files whose values are spelled differently in the two forms, and are compared as values.
const SPELLED_DIFFERENTLY: [&str; 7] = [
    "wv-021",
    "wv-022",
    "wv-023",
    "wv-024",
    "wv-106",
    "wv-107",
    "activesync-032",
];

struct Sample {
    folder: &'static str,
    name: String,
    xml: String,
    wbxml: Vec<(String, Vec<u8>)>,
    dictionary: &'static Dictionary,
}

fn samples() -> Option<Vec<Sample>> {
    let root = corpus("corpus/wbxml/libwbxml")?;
    let mut samples = Vec::new();
    for folder in TYPES {
        let all = files(&root.join(folder), ".wbxml");
        let mut sources = files(&root.join(folder), ".xml");
        sources.extend(files(&root.join(folder), ".ddf"));
        for (file, bytes) in sources {
            let stem = file.strip_suffix(".xml").unwrap_or(&file).to_owned();
            let names = [format!("{stem}.wbxml"), format!("{stem}.n.wbxml")];
            let wbxml = all
                .iter()
                .filter(|(n, _)| names.contains(n))
                .cloned()
                .collect();
            let xml = String::from_utf8(bytes).unwrap();
            let dictionary = xml::detect(&xml).unwrap_or_else(|| match folder {
                "ota" => &dictionaries::OTA_SETTINGS,
                _ => panic!("{file}: unknown type"),
            });
            samples.push(Sample {
                folder,
                name: stem,
                xml,
                wbxml,
                dictionary,
            });
        }
    }
    Some(samples)
}

fn options(dictionary: &'static Dictionary) -> ConvertOptions {
    ConvertOptions::default().with_dictionary(dictionary)
}

/// Panics unless the two documents mean the same.
fn assert_same(file: &str, expected: &str, found: &str, dictionary: &'static Dictionary) {
    let (mut left, mut right) = (meaning(expected, dictionary), meaning(found, dictionary));
    if SPELLED_DIFFERENTLY
        .iter()
        .any(|name| file.starts_with(name))
    {
        left.iter_mut().chain(right.iter_mut()).for_each(as_value);
    }
    // libwbxml writes lone line feeds in CDATA as carriage return and line feed.
    left.iter_mut().chain(right.iter_mut()).for_each(|piece| {
        if let Piece::Text(text) = piece {
            *text = text.replace("\r\n", "\n");
        }
    });
    let differs = left.iter().zip(&right).position(|(l, r)| l != r);
    if let Some(at) = differs {
        panic!(
            "{file}: piece {at}: expected {:?}, found {:?}\n{found}",
            left[at], right[at]
        );
    }
    assert_eq!(left.len(), right.len(), "{file}\n{found}");
}

/// Numbers in decimal, dates without separators, base64 without white space.
fn as_value(piece: &mut Piece) {
    let Piece::Text(text) = piece else { return };
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let number = packed
        .strip_prefix("0x")
        .and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let is_date = packed.len() >= 13
        && packed.as_bytes()[8..].contains(&b'T')
        && packed.bytes().filter(u8::is_ascii_digit).count() >= 12;
    *text = match number {
        Some(number) => number.to_string(),
        None if is_date => {
            let mut digits: String = packed.chars().filter(char::is_ascii_digit).collect();
            while digits.len() < 14 {
                digits.push('0');
            }
            digits
        }
        None => packed,
    };
}

#[test]
fn every_document_re_encodes_byte_for_byte() {
    let Some(samples) = samples() else { return };
    let mut count = 0;
    for (file, document) in samples.iter().flat_map(|s| &s.wbxml) {
        let decoder = Decoder::new(document).unwrap_or_else(|e| panic!("{file}: {e}"));
        let mut again = Vec::new();
        write_header(decoder.header(), &mut again).unwrap();
        for token in decoder {
            let token = token.unwrap_or_else(|e| panic!("{file}: {e}"));
            write_token(token, false, &mut again).unwrap();
        }
        assert_eq!(&again, document, "{file}");
        count += 1;
    }
    assert_eq!(count, 439);
}

#[test]
fn every_document_converts_to_what_its_xml_says_and_back() {
    let Some(samples) = samples() else { return };
    assert_eq!(samples.len(), 221);
    let mut table: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for sample in &samples {
        let Sample {
            folder,
            name,
            xml,
            wbxml,
            dictionary,
        } = sample;
        let options = options(dictionary);
        let row = table.entry(folder).or_default();
        row[0] += 1;
        for (file, document) in wbxml {
            let reader = EventReader::new(document, dictionary).unwrap();
            for event in reader {
                event.unwrap_or_else(|e| panic!("{file}: {e}"));
            }
            let (converted, diagnostics) = wbxml::to_xml_with(document, &options)
                .unwrap_or_else(|e| panic!("{file} to XML: {e}"));
            assert!(diagnostics.is_empty(), "{file}: {diagnostics:?}");
            assert_same(file, xml, &converted, dictionary);
            row[1] += 1;
        }
        let document =
            wbxml::from_xml_with(xml, &options).unwrap_or_else(|e| panic!("{name} from XML: {e}"));
        let back = wbxml::to_xml_with(&document, &options)
            .unwrap_or_else(|e| panic!("{name} there and back: {e}"))
            .0;
        assert_same(name, xml, &back, dictionary);
        // White space that we wrote, or none: exact.
        for write in [xml::WriteOptions::COMPACT, xml::WriteOptions::PRETTY] {
            let options = options.clone().with_write(write);
            let first = wbxml::to_xml_with(&document, &options).unwrap().0;
            let document = wbxml::from_xml_with(&first, &options)
                .unwrap_or_else(|e| panic!("{name} from our XML: {e}\n{first}"));
            let second = wbxml::to_xml_with(&document, &options).unwrap().0;
            assert_eq!(first, second, "{name}");
        }
        row[2] += 1;
    }
    println!("type         samples  WBXML to XML  XML there and back");
    for (folder, [samples, to_xml, there_and_back]) in &table {
        println!("{folder:<12} {samples:>7}  {to_xml:>12}  {there_and_back:>18}");
    }
    let converted: usize = table.values().map(|row| row[1]).sum();
    assert_eq!(converted, 439);
}
