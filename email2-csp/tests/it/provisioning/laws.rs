//! Laws of all documents, over documents put together at random and mutated ones.

use arbitrary::{Arbitrary, Unstructured};
use email2_csp::Options;
use email2_csp::provisioning::{Document, EncodeOptions, decode_wbxml, decode_with, decode_xml};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_valid_document_comes_out_of_both_forms_as_it_went_in(
        seed in proptest::collection::vec(any::<u8>(), 0..2048)
    ) {
        let document = Document::arbitrary(&mut Unstructured::new(&seed)).unwrap();
        let wbxml = document.to_wbxml().unwrap();
        prop_assert_eq!(decode_wbxml(&wbxml).unwrap(), document.clone());
        let xml = document.to_xml().unwrap();
        prop_assert_eq!(decode_xml(&xml).unwrap(), document.clone());
        let pretty = document.to_xml_with(&wbxml::xml::WriteOptions::PRETTY).unwrap();
        prop_assert_eq!(decode_xml(&pretty).unwrap(), document.clone());
        let options = EncodeOptions::like(&wbxml).unwrap();
        let again = document.to_wbxml_with(&options).unwrap();
        prop_assert_eq!(decode_wbxml(&again).unwrap(), document.clone());
        prop_assert_eq!(document.clone().into_owned(), document);
    }

    #[test]
    fn a_document_with_a_slip_in_it_is_read_or_refused_at_a_place_in_it(
        seed in proptest::collection::vec(any::<u8>(), 0..512),
        slips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let document = Document::arbitrary(&mut Unstructured::new(&seed)).unwrap();
        for mut bytes in [document.to_wbxml().unwrap(), document.to_xml().unwrap().into_bytes()] {
            for (at, value) in &slips {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
            for options in [Options::STRICT, Options::LENIENT] {
                match decode_with(&bytes, &options) {
                    Ok(read) => for diagnostic in read.diagnostics {
                        prop_assert!(diagnostic.offset() <= bytes.len() as u64);
                    },
                    Err(error) => prop_assert!(error.offset() <= bytes.len() as u64, "{}", error),
                }
            }
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_document_comes_back_from_json() {
    let mut random = 1_u64;
    for _ in 0..200 {
        let seed: Vec<u8> = (0..600)
            .map(|_| {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (random >> 56) as u8
            })
            .collect();
        let document = Document::arbitrary(&mut Unstructured::new(&seed)).unwrap();
        let json = serde_json::to_string(&document).unwrap();
        let back: Document<'_> = serde_json::from_str(&json).unwrap();
        assert_eq!(back, document, "{json}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn json_needs_no_more_than_is_said() {
    let json = r#"{"items":[{"Characteristic":{"kind":"EMAIL2","items":[
        {"Parm":{"name":"NAME","value":"Ada"}},
        {"Characteristic":{"verb":"Query","kind":"TAGPROPS"}}]}}]}"#;
    let document: Document<'_> = serde_json::from_str(json).unwrap();
    assert_eq!(
        document.to_xml().unwrap(),
        "<wap-provisioningdoc><characteristic type=\"EMAIL2\"><parm name=\"NAME\" value=\"Ada\"/>\
         <characteristic-query type=\"TAGPROPS\"/></characteristic></wap-provisioningdoc>"
    );
}
