//! What a sender may write otherwise without saying anything else: processing instructions,
//! declarations, text in pieces, as OPAQUE or as CDATA; and what is refused or let pass between
//! elements.

use eas_provision::{
    DiagnosticKind, ErrorKind, Options, Place, PolicyData, PolicyDocument, PolicyElement,
    ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse, decode, decode_with,
    decode_xml, decode_xml_with, encode, encode_xml,
};

use crate::support::{Bytes, leaf, node, policy};

/// A response whose policy document has this in it.
fn response(before: &str, settings: &str) -> String {
    format!(
        "{before}<Provision xmlns='Provision'><Status>1</Status><Policies><Policy>\
         <PolicyType>MS-EAS-Provisioning-WBXML</PolicyType><Status>1</Status>\
         <PolicyKey>1307199584</PolicyKey><Data><EASProvisionDoc>{settings}</EASProvisionDoc></Data>\
         </Policy></Policies></Provision>"
    )
}

fn document(text: &str) -> PolicyDocument<'static> {
    let response: ProvisionResponse<'_> =
        decode_xml(text).unwrap_or_else(|e| panic!("{e}: {text}"));
    let policies = response.into_owned().policies.unwrap();
    policies.first().unwrap().document().unwrap().clone()
}

#[test]
fn processing_instructions_say_nothing_wherever_they_stand() {
    let settings = "<DevicePasswordEnabled>1</DevicePasswordEnabled>\
                    <MinDevicePasswordLength>4</MinDevicePasswordLength>";
    let plain = document(&response("", settings));
    for text in [
        response("<?a b?>", settings),
        response("<?a?><?b c?>", settings),
        response("", &settings.replace("><", "><?a b?><")),
        response("", settings).replace("<Policies>", "<?a b?><Policies><?c?>"),
    ] {
        assert_eq!(document(&text), plain, "{text}");
    }
}

#[test]
fn the_root_of_another_message_is_refused() {
    for (text, offset) in [
        ("<Settings xmlns='Settings'/>", 0),
        ("<Other xmlns='Provision'/>", 0),
        ("<?a?><Other/>", 5),
    ] {
        let error = decode_xml::<ProvisionResponse<'_>>(text).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::UnexpectedRoot(_)),
            "{error}"
        );
        assert_eq!(error.offset(), offset, "{text}");
    }
}

#[test]
fn text_between_elements_is_refused_in_each_of_its_forms() {
    for stray in ["x", "&#120;", "<![CDATA[x]]>", "&amp;"] {
        let text = response("", stray);
        let error = decode_xml::<ProvisionResponse<'_>>(&text).unwrap_err();
        let place = Place::ProvisionDoc;
        assert_eq!(error.kind(), ErrorKind::StrayText(place), "{stray}");
        let options = Options::LENIENT;
        let decoded = decode_xml_with::<ProvisionResponse<'_>>(&text, &options).unwrap();
        let kinds: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
        assert_eq!(kinds, [DiagnosticKind::StrayText(place)], "{stray}");
    }
}

#[test]
fn the_attributes_of_an_element_are_one_deviation() {
    let text = response("", "").replace("<EASProvisionDoc>", "<EASProvisionDoc a='1' b='2' c=''>");
    let error = decode_xml::<ProvisionResponse<'_>>(&text).unwrap_err();
    let place = Place::ProvisionDoc;
    assert_eq!(error.kind(), ErrorKind::UnexpectedAttribute(place));
    let decoded = decode_xml_with::<ProvisionResponse<'_>>(&text, &Options::LENIENT).unwrap();
    let kinds: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(kinds, [DiagnosticKind::Attributes(place)]);
    // A declaration is none.
    let text = response("", "").replace("<EASProvisionDoc>", "<EASProvisionDoc xmlns:a='urn:a'>");
    assert!(decode_xml::<ProvisionResponse<'_>>(&text).is_ok());
}

#[test]
fn entries_of_lists_are_whole_however_they_are_written() {
    let names = |entry: &str| {
        let list = "UnapprovedInROMApplicationList";
        let text = response("", &format!("<{list}>{entry}{entry}</{list}>"));
        document(&text).unapproved_in_rom_applications().to_vec()
    };
    for (entry, name) in [
        ("a&amp;b", "a&b"),
        ("&#97;&#98;", "ab"),
        ("a<![CDATA[&]]>b", "a&b"),
        ("<![CDATA[ab]]>", "ab"),
        ("a<?p?>b", "ab"),
        ("", ""),
    ] {
        let entry = format!("<ApplicationName>{entry}</ApplicationName>");
        assert_eq!(names(&entry), [name, name], "{entry}");
    }
    // In WBXML: an entity, OPAQUE alone, OPAQUE and more; names are 38, hashes 3A.
    let bytes = policy(&[
        node(
            0x37,
            &[
                Bytes(b"\x78\x03a\x00\x02\x26\x03b\x00\x01".to_vec()),
                Bytes(b"\x78\xC3\x02ab\x01".to_vec()),
                Bytes(b"\x78\xC3\x01a\x03b\x00\x01".to_vec()),
            ],
        ),
        node(0x39, &[Bytes(b"\x7A\xC3\x02da\x0339\x00\x01".to_vec())]),
    ]);
    let response: ProvisionResponse<'_> = decode(&bytes).unwrap();
    let policies = response.policies.unwrap();
    let document = policies.first().unwrap().document().unwrap();
    assert_eq!(
        document.unapproved_in_rom_applications(),
        ["a&b", "ab", "ab"]
    );
    assert_eq!(document.approved_applications()[0].to_string(), "da39");
}

#[test]
fn numbers_are_numbers_of_64_bits_or_text() {
    for text in [
        "0",
        "9",
        "-9",
        "999999999999999999",
        "-999999999999999999",
        "1000000000000000000",
        "-1000000000000000000",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551616",
        "-18446744073709551617",
        "99999999999999999999999999",
        "-99999999999999999999999999",
        "1/2",
        "-1:",
    ] {
        let message = response(
            "",
            &format!("<MaxAttachmentSize>{text}</MaxAttachmentSize>"),
        );
        let of_xml = decode_xml_with::<ProvisionResponse<'_>>(&message, &Options::LENIENT);
        let bytes = policy(&[leaf(0x17, text)]);
        let of_wbxml = decode_with::<ProvisionResponse<'_>>(&bytes, &Options::LENIENT);
        for decoded in [of_xml.unwrap(), of_wbxml.unwrap()] {
            let policies = decoded.value.policies.unwrap();
            let document = policies.first().unwrap().document().unwrap();
            let number = document.number(PolicyElement::MaxAttachmentSize);
            assert_eq!(number, text.parse().ok(), "{text}");
        }
    }
}

#[test]
fn the_container_of_2010_is_one_name_in_one_place() {
    // MS-ASPROV 2.2.2.54 has EASProvisionDoc; some documents write eas-provisioningdoc.
    let with = |name: &str| {
        let text = response("", "<DevicePasswordEnabled>1</DevicePasswordEnabled>");
        text.replace("EASProvisionDoc", name)
    };
    let data = |text: &str| {
        let decoded = decode_xml_with::<ProvisionResponse<'_>>(text, &Options::LENIENT);
        let policies = decoded.unwrap().value.into_owned().policies.unwrap();
        let first = policies.first().unwrap().clone();
        (first.data, first.unknown.len())
    };
    let (lower, unknown) = data(&with("eas-provisioningdoc"));
    assert!(matches!(lower, Some(PolicyData::Document(_))));
    assert_eq!(unknown, 0);
    let error = decode_xml::<ProvisionResponse<'_>>(&with("eas-provisioningdoc")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ContainerName);
    // Another name, and the same one in another namespace, are unknown elements.
    for name in ["other-provisioningdoc", "p:eas-provisioningdoc"] {
        let text = with(name).replace("<Data>", "<Data xmlns:p='urn:p'>");
        let (none, unknown) = data(&text);
        assert!(!matches!(none, Some(PolicyData::Document(_))), "{name}");
        assert_eq!(unknown, 1, "{name}");
    }
    // A second one is another unknown element.
    let twice = with("eas-provisioningdoc").replace(
        "</Data>",
        "<eas-provisioningdoc><AllowCamera>0</AllowCamera></eas-provisioningdoc></Data>",
    );
    let (Some(PolicyData::Document(first)), 1) = data(&twice) else {
        panic!("{:?}", data(&twice));
    };
    assert!(!first.has(PolicyElement::AllowCamera));
}

/// What has elements that no specification knows comes back in both forms.
macro_rules! comes_back {
    ($message:ident, $text:expr) => {{
        let text: &str = &$text;
        let message: $message<'_> = decode_xml(text).unwrap_or_else(|e| panic!("{e}: {text}"));
        let bytes = encode(&message).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert_eq!(decode::<$message<'_>>(&bytes).unwrap(), message, "{text}");
        let again = encode_xml(&message).unwrap();
        assert_eq!(
            decode_xml::<$message<'_>>(&again).unwrap(),
            message,
            "{text}"
        );
    }};
}

#[test]
fn unknown_elements_without_a_token_come_back_from_every_place() {
    // In WBXML they need a string table.
    let new = "<New>1</New>";
    let device = |set: &str, information: &str| {
        format!(
            "<DeviceInformation xmlns='Settings'><Set><Model>m</Model>{set}</Set>{information}\
             </DeviceInformation>"
        )
    };
    let request = |message: &str, information: &str, policies: &str, policy: &str| {
        format!(
            "<Provision xmlns='Provision'>{information}<Policies><Policy>\
             <PolicyType>MS-EAS-Provisioning-WBXML</PolicyType>{policy}</Policy>{policies}\
             </Policies>{message}</Provision>"
        )
    };
    comes_back!(ProvisionRequest, request(new, "", "", ""));
    comes_back!(ProvisionRequest, request("", &device(new, ""), "", ""));
    comes_back!(ProvisionRequest, request("", "", new, ""));
    comes_back!(ProvisionRequest, request("", "", "", new));
    comes_back!(ProvisionRequest, request(new, &device(new, ""), new, new));

    let settings = |message: &str, information: &str| {
        format!("<Settings xmlns='Settings'>{information}{message}</Settings>")
    };
    comes_back!(SettingsRequest, settings(new, ""));
    comes_back!(SettingsRequest, settings("", &device(new, "")));
    comes_back!(SettingsRequest, settings(new, &device(new, "")));

    comes_back!(ProvisionResponse, response("", new));
    let policy = response("", "");
    comes_back!(
        ProvisionResponse,
        policy.replace("</Policy>", "<New/></Policy>")
    );
    comes_back!(
        ProvisionResponse,
        policy.replace("</Policies>", "<New/></Policies>")
    );
    comes_back!(
        ProvisionResponse,
        policy.replace("</Provision>", "<New/></Provision>")
    );

    let text = settings(new, "<Status>1</Status>");
    let message: SettingsResponse = decode_xml(&text).unwrap();
    let bytes = encode(&message).unwrap();
    assert_eq!(decode::<SettingsResponse>(&bytes).unwrap(), message);
}

#[test]
fn the_order_of_settings_is_free_and_what_else_was_found_is_kept() {
    // MS-ASCMD 2.2.3.165: the children of Settings may stand in any order.
    let information = "<DeviceInformation><Set><Model>m</Model><New/></Set></DeviceInformation>";
    let password = "<DevicePassword><Set><Password>p</Password></Set></DevicePassword>";
    for (first, second) in [(information, password), (password, information)] {
        let text = format!("<Settings xmlns='Settings'>{first}{second}</Settings>");
        let decoded = decode_xml_with::<SettingsRequest<'_>>(&text, &Options::LENIENT).unwrap();
        assert!(decoded.value.device_information.is_some());
        let kinds: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
        assert!(
            matches!(kinds[..], [DiagnosticKind::UnknownElement { .. }]),
            "{kinds:?}"
        );
    }
}
