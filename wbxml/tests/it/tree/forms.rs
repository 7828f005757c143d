//! The tree: the two wire forms of it, and documents inside documents.

use wbxml::dictionaries::{ACTIVESYNC, DEVINF_1_2, SYNCML_1_2};
use wbxml::tag::{devinf, metinf, syncml};
use wbxml::{Content, Document, ErrorKind, Event, Sink};

/// The DevInf package of SyncML 1.2, in WBXML inside the Data of a Put.
fn put() -> Vec<u8> {
    let inner = wbxml::encode(&DEVINF_1_2, Default::default(), |sink| {
        sink.element(devinf::DEV_INF, |e| {
            e.text_element(devinf::MAN, "Big Factory, Ltd.")
        })
    });
    wbxml::encode(&SYNCML_1_2, Default::default(), |sink| {
        sink.element(syncml::PUT, |e| {
            e.element(syncml::META, |e| {
                e.text_element(metinf::TYPE, "application/vnd.syncml-devinf+wbxml")
            })?;
            e.element(syncml::ITEM, |e| {
                e.element(syncml::DATA, |e| e.event(Event::Opaque(&inner.clone()?)))
            })
        })
    })
    .unwrap()
}

#[test]
fn a_document_inside_an_element_is_opened_and_seen_through() {
    let document = Document::decode(&put(), None).unwrap();
    let man = document.root().find("Item/Data/DevInf/Man").unwrap();
    assert_eq!(man.dictionary(), &DEVINF_1_2);
    assert_eq!(
        (man.name(), man.text().as_deref()),
        (Some("Man"), Some("Big Factory, Ltd."))
    );
    let up: Vec<_> = std::iter::successors(Some(man), |e| e.parent())
        .filter_map(|e| e.name())
        .collect();
    assert_eq!(up, ["Man", "DevInf", "Data", "Item", "Put"]);
    assert_eq!(document.encode(Default::default()).unwrap(), put());
    let id = document.root().find("Item/Data/DevInf").unwrap().id();
    assert!(!document.clone().element_mut(id).unwrap().remove());
}

#[test]
fn bytes_that_are_no_document_stay_opaque() {
    let mut bytes = put();
    let at = bytes.windows(3).position(|w| w == b"Big").unwrap();
    bytes[at - 1] = 0x06;
    let document = Document::decode(&bytes, None).unwrap();
    let data = document.root().find("Item/Data").unwrap();
    assert!(matches!(data.contents().next(), Some(Content::Opaque(_))));
    assert_eq!(document.encode(Default::default()).unwrap(), bytes);
}

#[cfg(feature = "xml")]
#[test]
fn the_media_type_of_a_document_inside_is_that_of_the_form() {
    let document = Document::decode(&put(), None).unwrap();
    let xml = document.to_xml(&wbxml::xml::WriteOptions::COMPACT).unwrap();
    assert!(xml.contains("application/vnd.syncml-devinf+xml"), "{xml}");
    assert_eq!(xml, wbxml::to_xml(&put()).unwrap());
    let from_xml = Document::from_xml(&xml, None).unwrap();
    assert_eq!(
        from_xml.root().find("Item/Data/DevInf/Man"),
        from_xml.root().descendants().last()
    );
    assert_eq!(from_xml.encode(Default::default()).unwrap(), put());
}

#[cfg(feature = "xml")]
#[test]
fn xml_comes_out_as_it_went_in() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?><?one two?>
<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Add><Item><Data><![CDATA[BEGIN:VCARD]]></Data></Item></Add><x y="&lt;">1 &lt; 2</x></SyncBody></SyncML><?three?>"#;
    let options = wbxml::xml::WriteOptions::COMPACT.with_doctype(false);
    let document = Document::from_xml(xml, None).unwrap();
    let again = document.to_xml(&options).unwrap();
    assert_eq!(again, xml);
    let error = Document::from_xml("<nothing/>", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownDocumentType);
}

#[test]
fn a_document_without_a_known_type_needs_a_dictionary() {
    let bytes = b"\x03\x01\x6A\x00\x05";
    let error = Document::decode(bytes, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownDocumentType);
    assert!(Document::decode(bytes, Some(&ACTIVESYNC)).is_ok());
}

#[cfg(feature = "encoding")]
#[test]
fn a_document_in_another_charset_is_read() {
    // ISO-8859-1, once by its header and once by the transport's word.
    let by_header = b"\x03\x05\x04\x00\x45\x03caf\xE9\x00\x01";
    let by_option = b"\x03\x05\x6A\x00\x45\x03caf\xE9\x00\x01";
    let options = wbxml::Options::STRICT.with_charset(4);
    let documents = [
        Document::decode(by_header, None),
        Document::decode_with(by_option, None, &options),
    ];
    for document in documents {
        assert_eq!(document.unwrap().root().text().as_deref(), Some("café"));
    }
}
