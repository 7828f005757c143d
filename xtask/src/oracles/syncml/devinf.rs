//! What a device says of itself.

use ::syncml::devinf::DevInf;
use ::syncml::{Data, EncodeOptions, Form, Options};

/// Any bytes are read or refused at a place in them, strictly and leniently; what is read strictly
/// reads the same leniently, and comes back from both forms and from the data of an item.
pub fn devinf(input: &[u8]) {
    let lenient = DevInf::decode_bytes(input, &Options::LENIENT);
    let strict = DevInf::decode_bytes(input, &Options::STRICT);
    let errors = [lenient.as_ref().err(), strict.as_ref().err()];
    for error in errors.into_iter().flatten() {
        assert!(error.offset() <= input.len() as u64, "{error}");
        assert!(!error.to_string().is_empty());
    }
    if let Ok((_, diagnostics)) = &lenient {
        for diagnostic in diagnostics {
            assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
        }
    }
    let Ok((device, _)) = strict else { return };
    assert_eq!(lenient.map(|(device, _)| device).as_ref(), Ok(&device));
    let options = EncodeOptions::DEFAULT;
    if let Ok(wbxml) = device.to_wbxml(&options) {
        comes_back(&device, &wbxml);
    }
    if let Ok(xml) = device.to_xml(&options) {
        comes_back(&device, xml.as_bytes());
    }
    for form in [Form::Wbxml, Form::Xml] {
        if let Ok(data) = device.to_data(form, &options) {
            in_data(&device, &data);
        }
    }
}

#[track_caller]
fn comes_back(device: &DevInf<'_>, written: &[u8]) {
    match DevInf::decode_bytes(written, &Options::STRICT) {
        Ok((read, _)) => assert_eq!(&read, device, "{}", String::from_utf8_lossy(written)),
        Err(e) => panic!("what was written is not read: {e}: {device:?}"),
    }
}

#[track_caller]
fn in_data(device: &DevInf<'_>, data: &Data<'_>) {
    match DevInf::decode(data) {
        Ok(read) => assert_eq!(&read, device, "{data:?}"),
        Err(e) => panic!("what was written is not read: {e}: {device:?}"),
    }
}
