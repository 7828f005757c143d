//! Wherever a document is cut off, the error says where; and it never points behind the end.

use wbxml::{Dictionary, ErrorKind, XmlError, dictionaries};

use crate::outline;

const DOCUMENTS: [(&Dictionary, &str); 4] = [
    (
        &dictionaries::ACTIVESYNC,
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<!DOCTYPE ActiveSync PUBLIC \"-//MICROSOFT//DTD \
         ActiveSync//EN\" \"http://www.microsoft.com/\">\r\n<!-- é --><Provision xmlns=\"Provision:\" \
         xmlns:p='urn:x' p:a=\"&lt;\"><Policies>&#x1F600;\r\n<![CDATA[ <é> ]]></Policies><?é a?> <p:b/>\
         </Provision>\n<?c?>",
    ),
    (
        &dictionaries::SYNCML_1_2,
        "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Meta><Type xmlns='syncml:metinf'>\
         application/vnd.syncml-devinf+xml</Type></Meta><Item><Data><DevInf xmlns='syncml:devinf'>\
         <VerDTD>1.2</VerDTD></DevInf></Data></Item></Put></SyncBody></SyncML>",
    ),
    (
        &dictionaries::DRMREL_1_0,
        "<o-ex:rights xmlns:o-ex='http://odrl.net/1.1/ODRL-EX' \
         xmlns:o-dd='http://odrl.net/1.1/ODRL-DD'><o-ex:context><o-dd:version>1.0</o-dd:version>\
         </o-ex:context></o-ex:rights>",
    ),
    (
        &dictionaries::WML_1_3,
        "<wml><card id='a$$b'><p> $(x:e) &amp; <br/> $$y</p></card></wml>",
    ),
];

#[test]
fn every_truncation_is_a_located_error() {
    for (dictionary, text) in DOCUMENTS {
        outline::of_xml(text, dictionary).unwrap_or_else(|e| panic!("{e}: {text}"));
        let root_end = text.rfind("</").unwrap();
        let root_end = root_end + text[root_end..].find('>').unwrap() + 1;
        for (end, _) in text.char_indices() {
            let cut = &text[..end];
            match outline::of_xml(cut, dictionary) {
                Ok(_) => assert!(end >= root_end, "{cut}"),
                Err(error) => {
                    assert!(error.offset() <= end as u64, "{error}: {cut}");
                    let kind = error.kind();
                    let expected = matches!(
                        kind,
                        ErrorKind::UnexpectedEnd
                            | ErrorKind::Xml(
                                XmlError::Syntax | XmlError::NoRoot | XmlError::Reference
                            )
                    );
                    assert!(expected, "{error}: {cut}");
                }
            }
        }
    }
}

#[test]
fn no_part_of_a_document_left_out_makes_a_reader_panic() {
    for (dictionary, text) in DOCUMENTS {
        for (from, _) in text.char_indices() {
            for len in 1..12 {
                let Some(end) = from.checked_add(len).filter(|e| text.is_char_boundary(*e)) else {
                    continue;
                };
                let Some(rest) = text.get(end..) else {
                    continue;
                };
                let cut = format!("{}{rest}", &text[..from]);
                if let Err(error) = outline::of_xml(&cut, dictionary) {
                    assert!(error.offset() <= cut.len() as u64, "{error}: {cut}");
                }
            }
        }
    }
}
