//! The laws of the two forms of what `email2-csp` reads: WBXML and XML say the same.

use ::email2_csp::{ddf, provisioning};
use ::wbxml::{ConvertOptions, Event, EventReader, Options, Source, dictionaries};

/// A provisioning document or a DDF that is read is the same document in the other form, as far as
/// that can carry it, and when the codec that knows nothing of its model converts it.
pub fn convert(input: &[u8]) {
    provisioning(input);
    ddf(input);
}

fn provisioning(input: &[u8]) {
    use provisioning::{decode_wbxml, decode_xml};
    let text = std::str::from_utf8(input);
    let read = decode_wbxml(input).or_else(|e| text.map_or(Err(e), decode_xml));
    let Ok(document) = read else { return };
    // A NUL has no place in WBXML, and a control character none in XML.
    let (Ok(wbxml), Ok(xml)) = (document.to_wbxml(), document.to_xml()) else {
        return;
    };
    // XML has no code pages: a name that is kept and is on both pages is read as that of the first.
    let on_page_1 = has_element_on_page_1(&wbxml);
    for (form, read) in [("WBXML", decode_wbxml(&wbxml)), ("XML", decode_xml(&xml))] {
        match read {
            Ok(_) if on_page_1 && form == "XML" => {}
            Ok(read) => assert_eq!(read, document, "{form}: {xml}"),
            Err(e) => panic!("{form} that was written is not read: {e}: {xml}"),
        }
    }
    if on_page_1 {
        return;
    }
    let options = ConvertOptions::default().with_dictionary(&dictionaries::PROV_1_0);
    let Ok((converted, _)) = ::wbxml::to_xml_with(&wbxml, &options) else {
        panic!("what was written does not convert: {xml}");
    };
    assert_eq!(
        decode_xml(&converted).as_ref(),
        Ok(&document),
        "{converted}"
    );
    let Ok(converted) = ::wbxml::from_xml_with(&xml, &options) else {
        panic!("what was written does not convert: {xml}");
    };
    assert_eq!(decode_wbxml(&converted).as_ref(), Ok(&document), "{xml}");
}

fn has_element_on_page_1(wbxml: &[u8]) -> bool {
    let options = Options::LENIENT;
    let events = EventReader::with_options(wbxml, &dictionaries::PROV_1_0, &options);
    let mut events = events.expect("a header was written");
    while let Some(event) = events.next_event().expect("events were written") {
        if matches!(event, Event::Start(tag) if tag.page() == 1) {
            return true;
        }
    }
    false
}

fn ddf(input: &[u8]) {
    use ddf::{decode_wbxml, decode_xml};
    let text = std::str::from_utf8(input);
    let read = decode_wbxml(input).or_else(|e| text.map_or(Err(e), decode_xml));
    let Ok(document) = read else { return };
    let (Ok(wbxml), Ok(xml)) = (document.to_wbxml(), document.to_xml()) else {
        return;
    };
    // What stands around the root element, and how namespaces are spelled, is of XML alone.
    let said = |document: &ddf::Document<'_>| {
        let texts = [
            document.version.clone(),
            document.manufacturer.clone(),
            document.model.clone(),
            document.diagnostics.clone(),
        ];
        texts.map(|text| text.map(std::borrow::Cow::into_owned))
    };
    match (decode_wbxml(&wbxml), decode_xml(&xml)) {
        (Ok(from_wbxml), Ok(from_xml)) => {
            assert_eq!(said(&from_wbxml), said(&from_xml), "{xml}");
            assert_eq!(said(&from_xml), said(&document), "{xml}");
            assert_eq!(from_wbxml.tree, from_xml.tree, "{xml}");
            assert_eq!(from_xml.tree, document.tree, "{xml}");
        }
        (Err(e), _) | (_, Err(e)) => panic!("what was written is not read: {e}: {xml}"),
    }
}
