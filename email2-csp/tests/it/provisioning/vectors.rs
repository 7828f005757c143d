//! The vectors of OMA Client Provisioning, and the documents of the corpus.

use std::path::Path;

use email2_csp::provisioning::{
    Characteristic, Document, EncodeOptions, Parm, decode, decode_wbxml, decode_with, decode_xml,
};
use email2_csp::{ErrorKind, Options};

use crate::support::corpus;

const FOLDER: &str = "corpus/wbxml/spec-hex/oma-cp";

fn file(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn each_vector_decodes_to_what_its_xml_says_and_encodes_to_the_same_bytes() {
    let Some(folder) = corpus(FOLDER) else { return };
    for name in ["appendix-c", "code-page-switch", "empty"] {
        let wbxml = file(&folder, &format!("{name}.wbxml"));
        let xml = String::from_utf8(file(&folder, &format!("{name}.xml"))).unwrap();
        let document = decode_wbxml(&wbxml).unwrap();
        assert_eq!(document, decode_xml(&xml).unwrap(), "{name}");
        let options = EncodeOptions::like(&wbxml).unwrap();
        assert_eq!(document.to_wbxml_with(&options).unwrap(), wbxml, "{name}");
        let empty = |xml: &str| xml.replace("\"ACCESS\"></characteristic>", "\"ACCESS\"/>");
        assert_eq!(document.to_xml().unwrap(), empty(xml.trim_end()), "{name}");
    }
}

#[test]
fn the_string_table_is_the_only_choice_that_a_vector_leaves() {
    let Some(folder) = corpus(FOLDER) else { return };
    for name in ["code-page-switch", "empty"] {
        let wbxml = file(&folder, &format!("{name}.wbxml"));
        let document = decode_wbxml(&wbxml).unwrap();
        assert_eq!(document.to_wbxml().unwrap(), wbxml, "{name}");
    }
    let wbxml = file(&folder, "appendix-c.wbxml");
    let document = decode_wbxml(&wbxml).unwrap();
    let options = EncodeOptions::default().with_strings(["NAP1"]);
    assert_eq!(document.to_wbxml_with(&options).unwrap(), wbxml);
}

#[test]
fn the_textual_form_of_clause_6_1_is_the_document_of_appendix_c() {
    let Some(folder) = corpus(FOLDER) else { return };
    let text = file(&folder, "clause-6.1.text.xml");
    let wbxml = file(&folder, "appendix-c.wbxml");
    let document = decode(&text).unwrap();
    assert_eq!(document, decode(&wbxml).unwrap());
    assert_eq!(document.version.as_deref(), Some("1.0"));
    let options = wbxml::xml::WriteOptions::COMPACT;
    let written = document.to_xml_with(&options).unwrap();
    assert!(written.contains(
        "<!DOCTYPE wap-provisioningdoc PUBLIC \"-//WAPFORUM//DTD PROV 1.0//EN\" \
         \"http://www.wapforum.org/DTD/prov.dtd\">"
    ));
    assert_eq!(decode_xml(&written).unwrap(), document);
}

#[test]
fn a_document_without_the_end_of_its_root_is_refused_at_the_end() {
    let Some(folder) = corpus(FOLDER) else { return };
    let truncated = file(&folder, "vendorconfig.wbxml");
    let error = decode_wbxml(&truncated).unwrap_err();
    let expected = ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd);
    assert_eq!(
        (error.kind(), error.offset()),
        (&expected, truncated.len() as u64)
    );
    // What the repaired reading gives is the vector and that END.
    let xml = String::from_utf8(file(&folder, "vendorconfig.xml")).unwrap();
    let document = decode_xml(&xml).unwrap();
    let options = EncodeOptions::default().with_strings(["NAP1"]);
    let repaired = [&truncated[..], &[0x01]].concat();
    assert_eq!(document.to_wbxml_with(&options).unwrap(), repaired);
    assert_eq!(EncodeOptions::like(&repaired).unwrap(), options);
}

#[test]
fn the_settings_of_appendix_c_are_where_the_specification_has_them() {
    let Some(folder) = corpus(FOLDER) else { return };
    let wbxml = file(&folder, "appendix-c.wbxml");
    let document = decode_wbxml(&wbxml).unwrap();
    let kinds: Vec<_> = document.characteristics().map(|c| &*c.kind).collect();
    assert_eq!(kinds, ["PXLOGICAL", "NAPDEF", "ACCESS"]);
    let physical = document.find(&["PXLOGICAL", "PXPHYSICAL"]).unwrap();
    let to: Vec<_> = physical
        .parms()
        .filter(|parm| parm.name == "TO-NAPID")
        .map(|parm| parm.value.as_deref().unwrap())
        .collect();
    assert_eq!(to, ["INTERNET", "NAP1"]);
    assert_eq!(
        document
            .find(&["PXLOGICAL", "PXPHYSICAL", "PORT"])
            .and_then(|port| port.value("PORTNBR")),
        Some("9203")
    );
    let nap = document.find(&["NAPDEF"]).unwrap();
    assert_eq!(
        nap.parm("T-BIT").map(|parm| parm.value.is_none()),
        Some(true)
    );
    assert_eq!(document.find(&["NAPDEF", "NAPAUTH"]), None);
    assert_eq!(document.find(&[]), None);
}

#[test]
fn libwbxml_reads_its_documents_as_we_do() {
    let Some(folder) = corpus("corpus/wbxml/libwbxml/prov") else {
        return;
    };
    for number in 1..=8 {
        let xml = String::from_utf8(file(&folder, &format!("prov-00{number}.xml"))).unwrap();
        let from_xml = decode_xml(&xml).unwrap_or_else(|e| panic!("prov-00{number}: {e}"));
        for form in ["wbxml", "n.wbxml"] {
            let wbxml = file(&folder, &format!("prov-00{number}.{form}"));
            let document = decode_wbxml(&wbxml).unwrap();
            assert_eq!(document, from_xml, "prov-00{number}.{form}");
            let options = EncodeOptions::like(&wbxml).unwrap();
            let again = document.to_wbxml_with(&options).unwrap();
            assert_eq!(decode_wbxml(&again).unwrap(), document);
        }
        assert_eq!(decode_xml(&from_xml.to_xml().unwrap()).unwrap(), from_xml);
    }
}

#[test]
fn every_provisioning_document_of_the_corpus_goes_through_both_forms() {
    let Some(folder) = corpus("corpus/email2/made") else {
        return;
    };
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("cp-") {
            continue;
        }
        count += 1;
        let xml = std::fs::read_to_string(&path).unwrap();
        let document = decode_xml(&xml).unwrap_or_else(|e| panic!("{name}: {e}"));
        let wbxml = document.to_wbxml().unwrap();
        assert_eq!(decode(&wbxml).unwrap(), document, "{name}");
        assert_eq!(
            decode(document.to_xml().unwrap().as_bytes()).unwrap(),
            document,
            "{name}"
        );
    }
    assert_eq!(count, 13);
}

#[test]
fn the_enrolment_document_reads_once_its_comment_is_repaired() {
    let Some(folder) = corpus("corpus/email2/msdocs") else {
        return;
    };
    let page = file(&folder, "enrollment-wap-provisioningdoc.xml");
    let page = String::from_utf8(page).unwrap();
    assert!(decode_xml(&page).is_err());
    let repaired = page.replace("<!\u{2014}", "<!--");
    let document = decode_with(repaired.as_bytes(), &Options::STRICT)
        .unwrap()
        .document;
    assert_eq!(document.version.as_deref(), Some("1.1"));
    let renew = document
        .find(&["CertificateStore", "My", "WSTEP", "Renew"])
        .unwrap();
    let types: Vec<_> = renew
        .parms()
        .map(|parm| parm.datatype.as_ref().unwrap().0.as_ref())
        .collect();
    assert_eq!(types, ["boolean", "integer", "integer"]);
}

#[test]
fn what_was_put_together_is_written_as_the_specification_writes_it() {
    let port = Characteristic::new("PORT").with_parm("PORTNBR", "9203");
    let nap = Characteristic::new("NAPDEF")
        .with_parm("NAPID", "NAP1")
        .with(Parm::flag("INTERNET"))
        .with(port);
    let document = Document::new().with_version("1.0").with(nap);
    // 46: version 1.0; C6 55: NAPDEF; 87 11 06: NAPID and a value; 87 14: INTERNET; C6 53: PORT.
    let expected =
        b"\x03\x0B\x6A\x00\xC5\x46\x01\xC6\x55\x01\x87\x11\x06\x03NAP1\x00\x01\x87\x14\x01\
                     \xC6\x53\x01\x87\x23\x06\x039203\x00\x01\x01\x01\x01";
    assert_eq!(document.to_wbxml().unwrap(), expected);
    assert_eq!(
        document.to_xml().unwrap(),
        "<wap-provisioningdoc version=\"1.0\"><characteristic type=\"NAPDEF\">\
         <parm name=\"NAPID\" value=\"NAP1\"/><parm name=\"INTERNET\"/>\
         <characteristic type=\"PORT\"><parm name=\"PORTNBR\" value=\"9203\"/></characteristic>\
         </characteristic></wap-provisioningdoc>"
    );
}
