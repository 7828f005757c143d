//! The laws of provisioning documents and bootstrap messages.

use ::arbitrary::{Arbitrary, Unstructured};
use ::email2_csp::applications::{MailSetup, applications};
use ::email2_csp::bootstrap::{Attempts, ContentType, Credentials, Imsi, Pin, SecurityMethod};
use ::email2_csp::provisioning::{
    Document, EncodeOptions, decode_wbxml_with, decode_with, decode_xml,
};
use ::email2_csp::{Edition, ErrorKind, Guid, Options};

use super::csp_reading::{self, located};

/// Any bytes are read or refused at a place in them, strictly and leniently; what is read strictly reads
/// the same leniently, and what is read can be looked at, shown and made an account.
pub fn raw(input: &[u8]) {
    let read = csp_reading::both(input, |options| {
        decode_with(input, options).map(|decoded| (decoded.document, decoded.diagnostics))
    });
    if let Some(document) = &read {
        look(document);
    }
    content_type(input);
}

/// What is read strictly is written and read again as the same, in its own form and, where XML can
/// carry it, in the other; with the choices of a document, the size is never more.
pub fn lossless(input: &[u8]) {
    let Ok(decoded) = decode_with(input, &Options::STRICT) else {
        return;
    };
    let document = &decoded.document;
    let options = EncodeOptions::like(input).unwrap_or_default();
    let wbxml = match document.to_wbxml_with(&options) {
        Ok(wbxml) => wbxml,
        // A NUL that came as an entity in a place where only strings are.
        Err(e) if *e.kind() == ErrorKind::Wbxml(::wbxml::ErrorKind::NulInText) => return,
        Err(e) => panic!("what was read is not written: {e}"),
    };
    let Ok(again) = decode_wbxml_with(&wbxml, &Options::STRICT) else {
        panic!("what was written is not read");
    };
    assert_eq!(&again.document, document);
    // The same choices make the same bytes. Names without a token have come into the string table
    // only now, and a value before them that is such a name is a reference to it next time.
    let with_choices_of = |wbxml: &[u8]| match EncodeOptions::like(wbxml) {
        Ok(options) => again.document.to_wbxml_with(&options),
        Err(e) => panic!("the choices of what was written: {e}"),
    };
    match with_choices_of(&wbxml) {
        Ok(second) => assert_eq!(with_choices_of(&second).as_ref(), Ok(&second)),
        Err(e) => panic!("what was written is not written again: {e}"),
    }
    if let Ok(xml) = document.to_xml() {
        match decode_xml(&xml) {
            Ok(read) => assert_eq!(read.to_xml().as_deref(), Ok(xml.as_str())),
            Err(e) => panic!("XML that was written is not read: {e}: {xml}"),
        }
    }
}

/// Valid documents come out of both forms as they went in, signed and verified.
pub fn structured(input: &[u8]) {
    let Ok(document) = Document::arbitrary(&mut Unstructured::new(input)) else {
        return;
    };
    let (wbxml, xml) = match (document.to_wbxml(), document.to_xml()) {
        (Ok(wbxml), Ok(xml)) => (wbxml, xml),
        (Err(e), _) | (_, Err(e)) => panic!("a valid document does not encode: {e}"),
    };
    for bytes in [&wbxml[..], xml.as_bytes()] {
        match decode_with(bytes, &Options::STRICT) {
            Ok(decoded) => assert_eq!(decoded.document, document),
            Err(e) => panic!("what was encoded does not decode: {e}"),
        }
    }
    look(&document);
    // Of five digits of a MAC, one body in a hundred thousand has the same.
    let pin = Pin::new("12345678901234567890");
    let (Ok(pin), Ok(imsi)) = (pin, Imsi::new("466923103145252")) else {
        panic!("a PIN and an IMSI");
    };
    let known = Credentials::new().with_pin(pin.clone()).with_imsi(imsi);
    for method in 0..=3 {
        let method = SecurityMethod(method);
        let Ok(signed) = ContentType::sign(method, &known, &wbxml) else {
            panic!("{method} does not sign");
        };
        let read = ContentType::decode_wsp(&signed.to_wsp()).map(|read| read == signed);
        assert_eq!(read, Ok(true));
        let text = signed.to_text();
        let read = ContentType::decode_text(&text).map(|read| read == signed);
        assert_eq!(read, Ok(true));
        let entered = match (method, pin.with_mac(&wbxml)) {
            (SecurityMethod::USER_PIN_MAC, Ok(told)) => Credentials::new().with_pin(told),
            _ => known.clone(),
        };
        let verified = Attempts::default().verify(&signed, &wbxml, &entered);
        assert!(verified.is_ok());
        let tampered = [&wbxml[..], &[0]].concat();
        let verified = Attempts::default().verify(&signed, &tampered, &entered);
        assert!(verified.is_err());
    }
}

/// A content type that is read is written and read again as the same.
fn content_type(input: &[u8]) {
    match ContentType::decode_wsp_prefix(input) {
        Ok((content_type, _)) => {
            let wsp = content_type.to_wsp();
            let again = ContentType::decode_wsp(&wsp).map(|read| read == content_type);
            assert_eq!(again, Ok(true), "{wsp:02X?}");
        }
        Err(e) => located(&e, input.len()),
    }
    if let Ok(text) = std::str::from_utf8(input) {
        match ContentType::decode_text(text) {
            Ok(content_type) => {
                let text = content_type.to_text();
                let again = ContentType::decode_text(&text).map(|read| read == content_type);
                assert_eq!(again, Ok(true), "{text}");
            }
            Err(e) => located(&e, input.len()),
        }
    }
}

/// Goes through what is in a document.
fn look(document: &Document<'_>) {
    assert!(!format!("{document:?}").is_empty());
    for application in applications(document) {
        let _ = (application.kind(), application.start_page());
    }
    for setup in MailSetup::all(document) {
        for edition in Edition::ALL {
            let (account, _) = setup.to_account(Guid::from_u128(1), edition);
            let _ = account.to_applications("p", edition);
        }
    }
    for characteristic in document.characteristics() {
        for parm in characteristic.parms() {
            let _ = parm.typed_value();
        }
    }
}
