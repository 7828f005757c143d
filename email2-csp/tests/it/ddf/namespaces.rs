//! Elements that are kept, by the namespace they are in (Namespaces in XML 1.0 §6): it is the same in
//! both forms, and nothing becomes an element of DM DDF that was none.

use email2_csp::ErrorKind;
use email2_csp::ddf::{EncodeOptions, decode_wbxml, decode_xml};

const SCHEMA: &str = "http://tempuri.org/DM_DDF-V1_2";

/// A part of a WBXML document.
enum Part {
    /// Tokens and other bytes.
    Bytes(&'static [u8]),
    /// A string of the table.
    Table(&'static str),
    /// A string in line.
    Text(&'static str),
}
use Part::{Bytes, Table, Text};

/// SWITCH_PAGE 2, `MgmtTree`, `Node`, an empty `NodeName`: then what is tested.
const NODE: Part = Bytes(&[0, 2, 0x60, 0x64, 0x26]);
/// The ends of `Node` and `MgmtTree`.
const ENDS: Part = Bytes(&[1, 1]);

/// A document in WBXML 1.3 and UTF-8, with the strings in its table.
fn wbxml(parts: &[Part]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut body = Vec::new();
    for part in parts {
        match part {
            Bytes(bytes) => body.extend_from_slice(bytes),
            Table(text) => {
                body.push(u8::try_from(table.len()).unwrap());
                table.extend_from_slice(text.as_bytes());
                table.push(0);
            }
            Text(text) => {
                body.push(3);
                body.extend_from_slice(text.as_bytes());
                body.push(0);
            }
        }
    }
    let mut document = vec![3, 1, 0x6A, u8::try_from(table.len()).unwrap()];
    document.extend(table);
    document.extend(body);
    document
}

/// The WBXML becomes this XML, which says the same and comes back.
#[track_caller]
fn is_in_xml(parts: &[Part], expected: &str) {
    let bytes = wbxml(parts);
    let document = decode_wbxml(&bytes).unwrap();
    let compact = EncodeOptions::DEFAULT.with_indent(None);
    let xml = document.to_xml_with(&compact).unwrap();
    let at = xml.find("<MgmtTree").unwrap();
    assert_eq!(xml[at..].trim_end(), expected);
    let read = decode_xml(&xml).unwrap();
    assert_eq!(read.tree, document.tree);
    assert_eq!(read.to_xml_with(&compact).as_ref(), Ok(&xml));
    let again = read.to_wbxml().unwrap();
    assert_eq!(decode_wbxml(&again).unwrap().tree, document.tree);
}

#[test]
fn a_name_on_a_code_page_without_namespace_is_in_none() {
    for page in [0, 1, 3, 255] {
        let switch: &'static [u8] = vec![0, page, 4].leak();
        // Even if DM DDF has an element of that name, or of that name in another spelling.
        for name in ["ce", "Path", "Node", "Occurence"] {
            let parts = [NODE, Bytes(switch), Table(name), ENDS];
            let xml = format!(
                "<MgmtTree xmlns=\"syncml:dmddf1.2\"><Node><NodeName/><{name} xmlns=\"\"/></Node>\
                 </MgmtTree>"
            );
            is_in_xml(&parts, &xml);
        }
    }
}

#[test]
fn a_name_on_the_code_page_of_dm_ddf_is_in_its_namespace() {
    let plain = "<MgmtTree><Node><NodeName/><ce/></Node></MgmtTree>";
    is_in_xml(&[NODE, Bytes(&[4]), Table("ce"), ENDS], plain);
}

#[test]
fn a_name_in_another_namespace_is_in_that() {
    for page in [0, 255] {
        let switch: &'static [u8] = vec![0, page, 0x84].leak();
        let parts = [
            NODE,
            Bytes(switch),
            Table("ce"),
            Bytes(&[4]),
            Table("xmlns"),
            Text("urn:x"),
            Bytes(&[1]),
            ENDS,
        ];
        let xml = "<MgmtTree><Node><NodeName/><ce xmlns=\"urn:x\"/></Node></MgmtTree>";
        is_in_xml(&parts, xml);
    }
    // With an element of DM DDF (`OneOrMore`) in it.
    let parts = [
        NODE,
        Bytes(&[0, 255, 0xC4]),
        Table("ce"),
        Bytes(&[4]),
        Table("xmlns"),
        Text("urn:x"),
        Bytes(&[1, 0, 2, 0x2A, 1]),
        ENDS,
    ];
    let xml = "<MgmtTree><Node><NodeName/><ce xmlns=\"urn:x\">\
        <OneOrMore xmlns=\"syncml:dmddf1.2\"/></ce></Node></MgmtTree>";
    is_in_xml(&parts, xml);
}

#[test]
fn names_in_the_namespace_of_the_schema_are_in_that_on_whatever_page() {
    for page in [2, 255] {
        let switch: &'static [u8] = vec![0, page, 4].leak();
        let parts = [
            Bytes(&[0, 2, 0xE0, 4]),
            Table("xmlns"),
            Text(SCHEMA),
            Bytes(&[1, 0x64, 0x26]),
            Bytes(switch),
            Table("ce"),
            ENDS,
        ];
        let xml = format!("<MgmtTree xmlns=\"{SCHEMA}\"><Node><NodeName/><ce/></Node></MgmtTree>");
        is_in_xml(&parts, &xml);
    }
}

/// XML says it by the namespace alone, and WBXML by the code page: both, and they may disagree.
#[test]
fn a_declaration_against_the_code_page_is_refused() {
    let refused = |start: &'static [u8], attribute: &'static str, value: &'static str| {
        let parts = [
            NODE,
            Bytes(start),
            Bytes(&[4]),
            Table(attribute),
            Text(value),
            Bytes(&[1, 1]),
            ENDS,
        ];
        let error = decode_wbxml(&wbxml(&parts)).unwrap_err();
        error.kind().clone()
    };
    // `AccessType` where it is not expected, and `DFProperties` with nothing in it.
    let markup = ErrorKind::InvalidMarkup;
    assert_eq!(refused(&[0xC5], "xmlns", "urn:x"), markup);
    assert_eq!(refused(&[0xC5], "xmlns", "syncml:dmddf1.2"), markup);
    assert_eq!(refused(&[0xC5], "xmlns:x", "syncml:dmddf1.2"), markup);
    let attribute = ErrorKind::InvalidAttribute("xmlns");
    assert_eq!(refused(&[0xD6], "xmlns", "urn:x"), attribute);
    assert_eq!(refused(&[0xD6], "xmlns:x", "syncml:dmddf1.2"), attribute);
}

#[test]
fn elements_in_no_namespace_stay_apart_from_those_of_dm_ddf() {
    let compact = EncodeOptions::DEFAULT.with_indent(None);
    for xml in [
        "<MgmtTree xmlns=\"syncml:dmddf1.2\"><Node><NodeName/><Path xmlns=\"\"/></Node></MgmtTree>",
        "<MgmtTree xmlns=\"syncml:dmddf1.2\"><Node><NodeName/><Node xmlns=\"\"/></Node></MgmtTree>",
        "<MgmtTree><Node><NodeName/><a xmlns=\"urn:x\"><Path xmlns=\"\"/></a></Node></MgmtTree>",
        "<MgmtTree><Node><NodeName/><a xmlns=\"urn:x\"><Path xmlns=\"syncml:dmddf1.2\"/></a></Node>\
         </MgmtTree>",
    ] {
        let document = decode_xml(xml).unwrap();
        assert_eq!(document.tree.len(), 1);
        assert_eq!(document.tree.nodes()[0].path, None);
        assert_eq!(document.to_xml_with(&compact).unwrap(), xml);
        let bytes = document.to_wbxml().unwrap();
        let through = decode_wbxml(&bytes).unwrap();
        assert_eq!(through.tree, document.tree, "{xml}");
        let written = through.to_xml_with(&compact).unwrap();
        assert!(written.trim_end().ends_with(xml), "{written}");
    }
}
