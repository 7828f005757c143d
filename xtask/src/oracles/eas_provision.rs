//! The laws of the `eas-provision` crate.

use std::fmt::Debug;

use ::arbitrary::{Arbitrary, Unstructured};
use ::eas_provision::{
    Diagnostic, DiagnosticKind, Error, Loss, Message, Options, PolicyElement, PolicyValue,
    ProvisionRequest, ProvisionResponse, Setting, SettingsRequest, SettingsResponse, WapPolicy,
    decode, decode_from, decode_with, decode_xml, decode_xml_with, encode, encode_to, encode_xml,
};
use ::wbxml::{EventReader, dictionaries};

/// Calls a function for each type of message.
macro_rules! for_each_message {
    ($function:ident($input:expr)) => {
        $function::<ProvisionRequest<'_>>($input);
        $function::<ProvisionResponse<'_>>($input);
        $function::<SettingsRequest<'_>>($input);
        $function::<SettingsResponse>($input);
    };
}

/// The law of errors: they are about a byte of the input, or its end.
#[track_caller]
fn located(error: &Error, input: &[u8]) {
    let end = input.len() as u64;
    assert!(error.offset() <= end, "an error behind the input: {error}");
    assert!(!error.to_string().is_empty());
}

/// The law of diagnostics: the same, and strict reading lets no deviation pass.
#[track_caller]
fn noticed(diagnostics: &[Diagnostic], input: &[u8], is_strict: bool) {
    for diagnostic in diagnostics {
        let end = input.len() as u64;
        assert!(diagnostic.offset() <= end, "behind the input: {diagnostic}");
        assert!(!diagnostic.to_string().is_empty());
        // That the charset is not named is an assumption, and never refused.
        let assumed = matches!(diagnostic.kind(), DiagnosticKind::Wbxml(_));
        assert!(
            !is_strict || assumed || !diagnostic.kind().is_deviation(),
            "{diagnostic}"
        );
    }
}

/// Any bytes: nothing panics, errors are in the input, and what is read strictly reads the same
/// leniently and from any source.
pub fn raw(input: &[u8]) {
    for_each_message!(raw_wbxml(input));
    if let Ok(text) = std::str::from_utf8(input) {
        for_each_message!(raw_xml(text));
        if let Ok(policy) = WapPolicy::decode(text) {
            wap(&policy);
        }
    }
}

fn raw_wbxml<'a, M: Message<'a> + PartialEq + Debug>(input: &'a [u8]) {
    let strict = decode_with::<M>(input, &Options::STRICT);
    let lenient = decode_with::<M>(input, &Options::LENIENT);
    if let Err(e) = &lenient {
        located(e, input);
    }
    if let Ok(decoded) = &lenient {
        noticed(&decoded.diagnostics, input, false);
    }
    match strict {
        Err(e) => located(&e, input),
        Ok(strict) => {
            let lenient = lenient.expect("refused when lenient");
            assert_eq!(strict, lenient, "other when lenient");
            noticed(&strict.diagnostics, input, true);
            let mut events =
                EventReader::new(input, &dictionaries::ACTIVESYNC).expect("it was read");
            let other = decode_from::<M>(&mut events, &Options::STRICT).expect("it was read");
            assert_eq!(other.value, strict.value, "from another source");
        }
    }
}

fn raw_xml<'a, M: Message<'a> + PartialEq + Debug>(xml: &'a str) {
    let strict = decode_xml_with::<M>(xml, &Options::STRICT);
    let lenient = decode_xml_with::<M>(xml, &Options::LENIENT);
    if let Err(e) = &lenient {
        located(e, xml.as_bytes());
    }
    match strict {
        Err(e) => located(&e, xml.as_bytes()),
        Ok(strict) => assert_eq!(strict, lenient.expect("refused when lenient")),
    }
}

/// A policy of 2.5 converts both ways, and what comes back converts without loss: what it says is what
/// was said, or what it was rounded to.
fn wap(policy: &WapPolicy) {
    let (document, _) = policy.to_policy();
    // A device that locks itself does so by either (MS-ASPROV 2.2.2.28: from 9999 on is no limit).
    let seconds = document.number(PolicyElement::MaxInactivityTimeDeviceLock);
    let locks = seconds.is_some_and(|seconds| seconds < 9999);
    assert_eq!(policy.lock_after_minutes().is_some(), locks, "{seconds:?}");
    let Ok((back, rounded)) = WapPolicy::from_policy(&document) else {
        panic!("settings have no tree: {document:?}");
    };
    let (again, lost) = back.to_policy();
    assert!(lost.is_empty(), "{lost:?}");
    for (element, setting) in again.iter() {
        // Locking at once is the only thing that comes from minutes and is not said in minutes again.
        let at_once = Loss::Rounded {
            element,
            from: 0,
            to: 60,
        };
        let expected = match rounded.contains(&at_once) {
            true => Setting::Value(PolicyValue::Number(60)),
            false => document.get(element),
        };
        assert_eq!(expected, setting, "{element}");
    }
}

/// What is read is written and read again as it was: nothing is lost, unknown elements neither. Text
/// in unknown elements that are for bytes becomes bytes when it is written, unless that is switched
/// off, and stays what it has become.
pub fn lossless(input: &[u8]) {
    // Not functions: what is read borrows from the input, what is read again from what was written.
    macro_rules! check {
        ($($message:ty),*) => {$(
            if let Ok(decoded) = decode_with::<$message>(input, &Options::LENIENT) {
                let bytes = match encode(&decoded.value) {
                    Ok(bytes) => bytes,
                    Err(e) => panic!("what was read is not written: {e}"),
                };
                match decode_with::<$message>(&bytes, &Options::LENIENT) {
                    Ok(again) => assert_eq!(encode(&again.value).as_ref(), Ok(&bytes)),
                    Err(e) => panic!("what was written is not read: {e}: {bytes:02X?}"),
                }
                let plain = ::wbxml::EncodeOptions::default().with_typed(false);
                let mut refused = None;
                let bytes = ::wbxml::encode(&dictionaries::ACTIVESYNC, plain, |sink| {
                    refused = encode_to(&decoded.value, sink).err();
                    Ok(())
                });
                let (Ok(bytes), None) = (bytes, refused) else {
                    panic!("what was read is not written without types: {refused:?}");
                };
                match decode_with::<$message>(&bytes, &Options::LENIENT) {
                    Ok(again) => assert_eq!(again.value, decoded.value, "{bytes:02X?}"),
                    Err(e) => panic!("what was written is not read: {e}: {bytes:02X?}"),
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

/// A valid message, made from the input, comes out of both forms as it went in.
pub fn structured(input: &[u8]) {
    macro_rules! check {
        ($($message:ty, $read:ty);*) => {$(
            if let Ok(message) = <$message>::arbitrary(&mut Unstructured::new(input)) {
                let bytes = match encode(&message) {
                    Ok(bytes) => bytes,
                    Err(e) => panic!("a valid message does not encode: {e}"),
                };
                match decode::<$read>(&bytes) {
                    Ok(decoded) => assert_eq!(decoded, message, "through WBXML: {bytes:02X?}"),
                    Err(e) => panic!("what was encoded does not decode: {e}: {bytes:02X?}"),
                }
                let xml = match encode_xml(&message) {
                    Ok(xml) => xml,
                    Err(e) => panic!("a valid message has no XML: {e}"),
                };
                match decode_xml::<$read>(&xml) {
                    Ok(decoded) => assert_eq!(decoded, message, "through XML: {xml}"),
                    Err(e) => panic!("what was written does not read: {e}\n{xml}"),
                }
            }
        )*};
    }
    check!(
        ProvisionRequest<'static>, ProvisionRequest<'_>;
        ProvisionResponse<'static>, ProvisionResponse<'_>;
        SettingsRequest<'static>, SettingsRequest<'_>;
        SettingsResponse, SettingsResponse
    );
}

#[cfg(test)]
mod tests {
    /// A policy with everything that is odd in it: numbers in other spellings, unknown elements,
    /// lists of either form.
    const POLICY: &[u8] = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x46\x47\
        \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x4B\x031\x00\x01\x49\x037\x00\x01\x4A\x4D\
        \x4E\x03true\x00\x01\x17\x54\x0304\x00\x01\x7C\x03later\x00\x01\
        \x77\x78\x03calc.exe\x00\x01\x01\x79\x7A\xC3\x02ab\x01\x01\x01\x01\x01\x01\x01";

    #[test]
    fn the_laws_hold_for_a_policy_and_every_damage_of_one_byte() {
        for at in 4..POLICY.len() {
            for byte in [0x00, 0x01, 0x03, 0x0B, 0x45, 0x4E, 0x7F, 0x80, 0xC3, 0xFF] {
                let mut document = POLICY.to_vec();
                if let Some(place) = document.get_mut(at) {
                    *place = byte;
                }
                super::raw(&document);
                super::lossless(&document);
                super::structured(&document);
            }
            super::raw(POLICY.get(..at).unwrap_or(POLICY));
        }
    }

    #[test]
    fn the_laws_hold_for_xml() {
        super::raw(
            b"<Provision xmlns='Provision'><Status>1 Success</Status><RemoteWipe/></Provision>",
        );
        super::raw(
            b"<wap-provisioningdoc><characteristic type='SecurityPolicy'>\
            <parm name='4131' value='1'/></characteristic></wap-provisioningdoc>",
        );
    }
}
