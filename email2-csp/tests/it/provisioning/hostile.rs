//! Hostile input: limits, truncation, errors with their place.

use email2_csp::provisioning::{
    Document, decode_wbxml, decode_wbxml_with, decode_with, decode_xml, decode_xml_with,
};
use email2_csp::{DiagnosticKind, Error, ErrorKind, Limits, Options};

use crate::support::corpus;

fn with(limits: Limits) -> Options {
    Options::STRICT.with_limits(limits)
}

fn kind(error: &Error) -> ErrorKind {
    error.kind().clone()
}

#[test]
fn nesting_has_a_limit_that_no_caller_can_lift() {
    let nested = |depth: usize, wbxml: &mut Vec<u8>| {
        *wbxml = b"\x03\x0B\x6A\x00\x45".to_vec();
        for _ in 0..depth {
            wbxml.extend(b"\xC6\x55\x01");
        }
        wbxml.extend(std::iter::repeat_n(0x01, depth + 1));
    };
    let mut wbxml = Vec::new();
    nested(32, &mut wbxml);
    assert!(decode_wbxml(&wbxml).is_ok());
    nested(33, &mut wbxml);
    let error = decode_wbxml(&wbxml).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NestingTooDeep);
    assert_eq!(error.offset(), 5 + 32 * 3);
    assert_eq!(error.path().len(), 34);
    let most = with(Limits::DEFAULT.with_nesting(255));
    nested(64, &mut wbxml);
    assert!(decode_wbxml_with(&wbxml, &most).is_ok());
    nested(65, &mut wbxml);
    let error = decode_wbxml_with(&wbxml, &most).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NestingTooDeep);
    // Elements that nobody knows nest no deeper.
    let unknown = "<a>".repeat(32) + &"</a>".repeat(32);
    let document = |inner: &str| format!("<wap-provisioningdoc>{inner}</wap-provisioningdoc>");
    assert!(decode_xml(&document(&unknown)).is_ok());
    let deeper = document(&format!("<a>{unknown}</a>"));
    let error = decode_xml(&deeper).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NestingTooDeep);
}

#[test]
fn groups_and_settings_have_limits() {
    let xml = "<wap-provisioningdoc><characteristic type=\"a\"><parm name=\"b\"/><parm name=\"c\"/>\
               </characteristic><characteristic type=\"d\"/><new/></wap-provisioningdoc>";
    let limits = Limits::DEFAULT.with_characteristics(3).with_parms(2);
    assert!(decode_xml_with(xml, &with(limits)).is_ok());
    let error = decode_xml_with(xml, &with(limits.with_characteristics(2))).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::TooManyCharacteristics);
    assert_eq!(error.offset(), xml.find("<new").unwrap() as u64);
    let error = decode_xml_with(xml, &with(limits.with_parms(1))).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::TooManyParms);
    assert_eq!(error.offset(), xml.find("<parm name=\"c\"").unwrap() as u64);
}

#[test]
fn attributes_that_have_to_be_there_may_be_missing_leniently() {
    for (xml, name, path) in [
        (
            "<wap-provisioningdoc><characteristic/></wap-provisioningdoc>",
            "type",
            "wap-provisioningdoc/characteristic",
        ),
        (
            "<wap-provisioningdoc><characteristic type=\"T\"><parm value=\"x\"/></characteristic>\
             </wap-provisioningdoc>",
            "name",
            "wap-provisioningdoc/characteristic[T]/parm",
        ),
    ] {
        let error = decode_xml(xml).unwrap_err();
        assert_eq!(kind(&error), ErrorKind::MissingAttribute(name));
        assert_eq!(error.path().collect::<Vec<_>>().join("/"), path);
        let read = decode_xml_with(xml, &Options::LENIENT).unwrap();
        let kinds: Vec<_> = read.diagnostics.iter().map(|d| d.kind()).collect();
        assert_eq!(kinds, [DiagnosticKind::MissingAttribute(name)]);
    }
}

#[test]
fn text_between_elements_is_refused_or_dropped() {
    let xml = "<wap-provisioningdoc><characteristic type=\"T\">text<parm name=\"a\"/></characteristic>\
               </wap-provisioningdoc>";
    let error = decode_xml(xml).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::StrayText);
    let read = decode_xml_with(xml, &Options::LENIENT).unwrap();
    assert_eq!(read.diagnostics[0].kind(), DiagnosticKind::StrayText);
    assert_eq!(read.document, decode_xml(&xml.replace("text", "")).unwrap());
}

#[test]
fn an_attribute_stands_once() {
    // XML refuses it by itself; in WBXML it is written with a start token twice.
    for body in [
        &b"\xC5\x45\x03a\x00\x45\x03b\x00\x01\x01"[..],
        b"\x45\xC6\x55\x56\x01\x01\x01",
        b"\x45\xC6\x55\x01\x87\x07\x08\x01\x01\x01",
        b"\x45\xC6\x55\x01\x87\x07\x06\x03a\x00\x06\x03b\x00\x01\x01\x01",
    ] {
        let wbxml = [b"\x03\x0B\x6A\x00", body].concat();
        let error = decode_wbxml(&wbxml).unwrap_err();
        let expected = ErrorKind::Wbxml(wbxml::ErrorKind::DuplicateAttribute);
        assert_eq!(kind(&error), expected, "{body:02X?}");
    }
}

#[test]
fn attributes_that_nobody_knows_are_few() {
    let attributes =
        |count: usize| -> String { (0..count).map(|n| format!(" a{n}=\"\"")).collect() };
    for element in [
        "characteristic type=\"T\"",
        "future",
        "nocharacteristic type=\"T\"",
    ] {
        let xml = |count| {
            let attributes = attributes(count);
            format!("<wap-provisioningdoc><{element}{attributes}/></wap-provisioningdoc>")
        };
        assert!(decode_xml(&xml(32)).is_ok(), "{element}");
        let error = decode_xml(&xml(33)).unwrap_err();
        assert_eq!(kind(&error), ErrorKind::TooManyAttributes, "{element}");
        let limits = Limits::DEFAULT.with_attributes(33);
        assert!(decode_xml_with(&xml(33), &with(limits)).is_ok());
    }
}

#[test]
fn values_that_are_no_text_are_refused() {
    let opaque = b"\x03\x0B\x6A\x00\x45\xC6\x55\x01\x87\x07\x06\xC3\x02\xFF\xFE\x01\x01\x01";
    let error = decode_wbxml(opaque).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::OpaqueNotText);
    let token = b"\x03\x0B\x6A\x00\x45\xC6\x55\x01\x87\x07\x06\xFE\x01\x01\x01";
    let error = decode_wbxml(token).unwrap_err();
    let tag = wbxml::Tag::new(0, 0xFE);
    let expected = ErrorKind::Wbxml(wbxml::ErrorKind::UnknownAttributeValue(tag));
    assert_eq!(kind(&error), expected);
    assert_eq!(error.offset(), 11);
}

#[test]
fn bytes_in_no_form_and_in_another_encoding_are_refused() {
    let lone = b"<wap-provisioningdoc\xFF/>";
    let error = decode_with(lone, &Options::LENIENT).unwrap_err();
    assert_eq!(
        (kind(&error), error.offset()),
        (ErrorKind::NotADocument, 20)
    );
    let declared = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><wap-provisioningdoc/>";
    let error = decode_with(declared, &Options::STRICT).unwrap_err();
    assert_eq!(kind(&error), ErrorKind::WrongEncoding);
    let read = decode_with(declared, &Options::LENIENT).unwrap();
    assert_eq!(read.diagnostics[0].kind(), DiagnosticKind::WrongEncoding);
    assert_eq!(read.document, Document::new());
}

#[test]
fn each_beginning_of_a_document_is_an_error_in_it() {
    let Some(folder) = corpus("corpus/wbxml/spec-hex/oma-cp") else {
        return;
    };
    for name in [
        "appendix-c.wbxml",
        "code-page-switch.wbxml",
        "clause-6.1.text.xml",
    ] {
        let whole = std::fs::read(folder.join(name)).unwrap();
        for end in 0..whole.len() {
            for options in [Options::STRICT, Options::LENIENT] {
                let error = decode_with(&whole[..end], &options).unwrap_err();
                assert!(error.offset() <= end as u64, "{name} {end}: {error}");
            }
        }
    }
}

#[test]
fn processing_instructions_and_comments_say_nothing() {
    let xml = "<?xml version=\"1.0\"?><!-- a --><wap-provisioningdoc><?b c?><characteristic \
               type=\"T\"><!-- d --><parm name=\"e\"/><?f?></characteristic></wap-provisioningdoc><?g?>";
    let document = decode_xml(xml).unwrap();
    assert_eq!(document.find(&["T"]).unwrap().items.len(), 1);
}
