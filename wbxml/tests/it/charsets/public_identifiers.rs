//! The public identifier of a document in a legacy charset is in its table like any string.

use super::*;

#[test]
fn a_formal_public_identifier_is_found_in_every_charset() {
    let id = b"-//WAPFORUM//DTD SI 1.0//EN";
    let wide: Vec<u8> = id.iter().flat_map(|&b| [0, b]).collect();
    let cases = [
        [&hex("03 00 00 04 1C")[..], id, &hex("00 05")].concat(),
        [&hex("03 00 00 87 77 38")[..], &wide, &hex("00 00 05")].concat(),
        // Not the first entry.
        [
            &hex("03 00 04 87 68 3C 65 E5 00 00")[..],
            &wide,
            &hex("00 00 05"),
        ]
        .concat(),
    ];
    for document in cases {
        let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
        let decoder = Decoder::new(&utf8.bytes).unwrap();
        let id = decoder.header().formal_public_id();
        assert_eq!(id, Some("-//WAPFORUM//DTD SI 1.0//EN"));
        #[cfg(feature = "xml")]
        assert!(wbxml::to_xml(&document).unwrap().ends_with("<si/>"));
    }
}

/// EXT_T is a reference in WML, which the public identifier says the document is.
#[test]
fn a_variable_is_found_where_the_identifier_says_that_it_is_wml() {
    let wml: &'static Dictionary = &dictionaries::WML_1_1;
    let id = wml.formal_public_id().unwrap();
    let wide = |text: &str| -> Vec<u8> {
        text.encode_utf16()
            .chain([0])
            .flat_map(u16::to_be_bytes)
            .collect()
    };
    let (name, id) = (wide("é1"), wide(id));
    let mut document = hex("03 00");
    document.push(name.len() as u8);
    document.extend(hex("87 77"));
    document.push((name.len() + id.len()) as u8);
    document.extend([&name[..], &id].concat());
    // wml 3F with EXT_T_0 of entry 0.
    document.extend(hex("7F 80 00 01"));
    let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
    let (events, _) = read(&utf8.bytes, wml, &Options::STRICT).unwrap();
    assert_eq!(
        events[1],
        Event::Extension {
            code: 0x80,
            text: "é1"
        }
    );
}
