//! What a person is shown: documents without secrets, errors and diagnostics with their places.

use std::fmt::Write as _;

use email2_csp::Options;
use email2_csp::bootstrap::ContentType;
use email2_csp::provisioning::{decode_xml, decode_xml_with};

#[test]
fn a_document_is_shown_without_its_secrets() {
    let document = decode_xml(
        "<wap-provisioningdoc version=\"1.1\"><characteristic type=\"APPLICATION\"><parm \
         name=\"APPID\" value=\"143\"/><characteristic type=\"APPAUTH\"><parm name=\"AAUTHNAME\" \
         value=\"ada\"/><parm name=\"AAUTHSECRET\" value=\"secret\"/></characteristic>\
         </characteristic><characteristic type=\"EMAIL2\"><characteristic-query type=\"{1}\" \
         recursive=\"false\"/><noparm-error name=\"DOMAIN\" desc=\"not supported\"/><parm \
         name=\"LINGER\" value=\"15\" datatype=\"integer\"/><new a=\"b\">text</new>\
         </characteristic></wap-provisioningdoc>",
    );
    insta::assert_debug_snapshot!(document.unwrap());
}

#[test]
fn errors_and_diagnostics_name_the_place() {
    let mut shown = String::new();
    let inside = |inner: &str| {
        format!(
            "<wap-provisioningdoc><characteristic type=\"EMAIL2\">{inner}</characteristic>\
             </wap-provisioningdoc>"
        )
    };
    for xml in [
        "<si/>".to_owned(),
        "<wap-provisioningdoc><parm name=\"a\"/></wap-provisioningdoc>".to_owned(),
        inside("<characteristic/>"),
        inside("<characteristic type=\"TAGPROPS\"><parm value=\"1\"/></characteristic>"),
        inside("<parm name=\"LINGER\" value=\"soon\" datatype=\"integer\"/>"),
        inside("<characteristic-query type=\"a\" recursive=\"maybe\"/>"),
        inside("text"),
        inside("<parm name=\"a\"><b/></parm>"),
        inside("<parm name=\"a\""),
        inside("<parm name=\"a\" name=\"b\"/>"),
    ] {
        match decode_xml_with(&xml, &Options::STRICT) {
            Ok(_) => writeln!(shown, "read: {xml}").unwrap(),
            Err(error) => writeln!(shown, "{error}").unwrap(),
        }
        match decode_xml_with(&xml, &Options::LENIENT) {
            Ok(read) => read
                .diagnostics
                .iter()
                .for_each(|d| writeln!(shown, "  let pass: {d}").unwrap()),
            Err(error) => writeln!(shown, "  refused: {error}").unwrap(),
        }
    }
    for octets in [
        &b"\x1F\x05\xB6"[..],
        b"\xB0",
        b"\x03\xB6\x92\x80",
        b"\x05\xB6\x91\x80\x91\x80",
    ] {
        let error = ContentType::decode_wsp(octets).unwrap_err();
        writeln!(shown, "{octets:02X?}: {error}").unwrap();
    }
    insta::assert_snapshot!(shown);
}
