//! The laws of the two forms of the messages of `eas-provision`: WBXML and XML say the same.

use ::eas_provision::{
    ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse, decode, decode_xml,
    encode, encode_xml,
};
use ::wbxml::{ConvertOptions, dictionaries};

/// A message that is read strictly, in either form, is the same in the other, as far as that can
/// carry it, and when the codec that knows nothing of its model converts it.
pub fn convert(input: &[u8]) {
    macro_rules! check {
        ($($message:ty),*) => {$(
            let text = std::str::from_utf8(input);
            let read = decode::<$message>(input)
                .or_else(|e| text.map_or(Err(e), decode_xml::<$message>));
            if let Ok(message) = read {
                let wbxml = encode(&message);
                let xml = encode_xml(&message);
                // A NUL has no place in WBXML, and a control character none in XML.
                if let (Ok(wbxml), Ok(xml)) = (wbxml, xml) {
                    // What is for bytes in an unknown element becomes bytes when it is written.
                    let written = decode::<$message>(&wbxml);
                    let Ok(message) = written else {
                        panic!("what was written is not read: {written:?}: {xml}");
                    };
                    let Ok(settled) = encode_xml(&message) else {
                        panic!("it goes into XML only before it was written: {xml}");
                    };
                    for xml in [&xml, &settled, &by_wbxml(&wbxml)] {
                        let from_xml = match decode_xml::<$message>(xml) {
                            Ok(from_xml) => from_xml,
                            Err(e) => panic!("what was written is not read: {e}: {xml}"),
                        };
                        let Ok(again) = encode(&from_xml) else {
                            panic!("it goes there and not back: {xml}");
                        };
                        // XML does not tell an empty OPAQUE from nothing: what it says is compared.
                        let again = decode::<$message>(&again);
                        let again = again.as_ref().map(encode_xml);
                        assert_eq!(again.as_ref(), Ok(&Ok(settled.clone())), "{xml}");
                        // Base64 with white space in it says the same bytes in other words.
                        if xml == &settled {
                            assert_eq!(encode_xml(&from_xml).as_ref(), Ok(&settled));
                        }
                    }
                }
            }
        )*};
    }
    check!(
        ProvisionRequest<'_>,
        ProvisionResponse<'_>,
        SettingsRequest<'_>,
        SettingsResponse
    );
}

/// The document in XML, by the codec alone.
fn by_wbxml(document: &[u8]) -> String {
    let options = ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
    match ::wbxml::to_xml_with(document, &options) {
        Ok((xml, _)) => xml,
        Err(e) => panic!("what was written does not convert: {e}: {document:02X?}"),
    }
}
