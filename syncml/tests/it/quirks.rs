//! What real devices and documents do against the specification: strict reading refuses each, and the
//! option of its name lets it pass and reports it.

use syncml::{
    Command, DiagnosticKind, ErrorKind, Lenient, Message, Options, Prepared, Version, decode_with,
    decode_xml_with,
};
use wbxml::tag::{metinf, syncml as tag};

use crate::support::{HEADER, document, first_item, with_body, with_item};

/// The document is refused strictly, and taken with one option, which reports one thing.
fn quirk<'a>(
    xml: &'a str,
    refusal: ErrorKind,
    allow: impl FnOnce(&mut Lenient),
    reported: DiagnosticKind,
) -> Message<'a> {
    let error = decode_with(xml.as_bytes(), &Options::STRICT).unwrap_err();
    assert_eq!(error.kind(), refusal, "{error}");
    let mut lenient = Lenient::NONE;
    allow(&mut lenient);
    let options = Options::STRICT.with_lenient(lenient);
    let decoded = decode_with(xml.as_bytes(), &options).unwrap_or_else(|e| panic!("{e}"));
    let kinds: Vec<_> = decoded.diagnostics.iter().map(|d| d.kind()).collect();
    assert_eq!(kinds, [reported]);
    let offset = usize::try_from(decoded.diagnostics[0].offset()).unwrap();
    assert!(offset < xml.len());
    // What is lenient in everything takes it as well.
    let lenient = decode_with(xml.as_bytes(), &Options::LENIENT).unwrap();
    assert_eq!(lenient.message, decoded.message);
    decoded.message
}

#[test]
fn oma_dm_examples_put_msg_ref_before_cmd_id() {
    let xml = with_body(
        "<Status><MsgRef>1</MsgRef><CmdID>2</CmdID><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>\
         <Data>212</Data></Status>",
    );
    let message = quirk(
        &xml,
        ErrorKind::OutOfOrder(tag::CMD_ID),
        |l| l.element_order = true,
        DiagnosticKind::OutOfOrder(tag::CMD_ID),
    );
    assert_eq!(message.commands[0].cmd_id(), "2");
    // Written in the order of the DTD.
    assert!(
        message
            .to_xml()
            .unwrap()
            .contains("<Status><CmdID>2</CmdID><MsgRef>1</MsgRef>")
    );
}

#[test]
fn oma_dm_examples_put_meta_before_target() {
    let xml = with_item(
        "<Meta><Type xmlns='syncml:metinf'>t</Type></Meta><Target><LocURI>a</LocURI></Target>",
    );
    let message = quirk(
        &xml,
        ErrorKind::OutOfOrder(tag::TARGET),
        |l| l.element_order = true,
        DiagnosticKind::OutOfOrder(tag::TARGET),
    );
    assert_eq!(first_item(&message).target_uri(), Some("a"));
}

#[test]
fn libsynthesis_takes_a_status_without_msg_ref() {
    let xml = with_body(
        "<Status><CmdID>2</CmdID><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>",
    );
    let message = quirk(
        &xml,
        ErrorKind::MissingElement(tag::MSG_REF),
        |l| l.missing_elements = true,
        DiagnosticKind::MissingElement(tag::MSG_REF),
    );
    assert!(matches!(&message.commands[0], Command::Status(s) if s.msg_ref.is_none()));
}

#[test]
fn a_command_without_cmd_id_is_kept_for_a_status_400() {
    let xml = with_body("<Alert><Data>1201</Data></Alert>");
    let message = quirk(
        &xml,
        ErrorKind::MissingElement(tag::CMD_ID),
        |l| l.missing_elements = true,
        DiagnosticKind::MissingElement(tag::CMD_ID),
    );
    assert_eq!(message.commands[0].cmd_id(), "");
}

#[test]
fn an_unknown_element_is_kept_in_its_place_and_written_again() {
    let xml = with_body(
        "<Alert><CmdID>1</CmdID></Alert><Custom a=\"1\"><b/>text</Custom><Alert><CmdID>2</CmdID></Alert>",
    );
    let message = quirk(
        &xml,
        ErrorKind::UnexpectedElement(None),
        |l| l.unknown_elements = true,
        DiagnosticKind::UnknownElement(None),
    );
    assert!(matches!(&message.commands[1], Command::Unknown(_)));
    let written = message.to_xml().unwrap();
    assert!(
        written.contains("</Alert><Custom a=\"1\"><b/>text</Custom><Alert>"),
        "{written}"
    );
    let binary = message.to_wbxml().unwrap();
    assert_eq!(
        decode_with(&binary, &Options::LENIENT).unwrap().message,
        message
    );
}

#[test]
fn unknown_elements_are_kept_wherever_they_stand() {
    let x = "<X>1</X>";
    let m = "<X xmlns='syncml:metinf'>1</X>";
    let item = format!(
        "<Target><LocURI>a</LocURI>{x}</Target><Source><LocURI>a</LocURI>{x}</Source><Meta>{m}\
         <Anchor xmlns='syncml:metinf'><Next>1</Next>{m}</Anchor></Meta>{x}"
    );
    let body = format!(
        "<Sync><CmdID>1</CmdID>{x}<Add><CmdID>2</CmdID><Cred><Data>d</Data>{x}</Cred><Item>{item}</Item>{x}\
         </Add></Sync><Status><CmdID>3</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Add</Cmd><Chal>\
         <Meta/>{x}</Chal><Data>200</Data></Status>"
    );
    let xml = document("1.2", &format!("{HEADER}{x}"), &body);
    let decoded = decode_xml_with(&xml, &Options::LENIENT).unwrap();
    assert_eq!(decoded.diagnostics.len(), 10);
    for bytes in [
        decoded.message.to_xml().unwrap().into_bytes(),
        decoded.message.to_wbxml().unwrap(),
    ] {
        let text = decode_with(&bytes, &Options::LENIENT).unwrap().message;
        assert_eq!(text, decoded.message);
    }
}

#[test]
fn the_last_of_an_element_that_stands_twice_counts() {
    let xml = with_body("<Alert><CmdID>1</CmdID><Data>1</Data><Data>2</Data></Alert>");
    let message = quirk(
        &xml,
        ErrorKind::DuplicateElement(tag::DATA),
        |l| l.duplicate_elements = true,
        DiagnosticKind::DuplicateElement(tag::DATA),
    );
    let Command::Alert(alert) = &message.commands[0] else {
        panic!("no alert");
    };
    assert_eq!(alert.code().unwrap().0, 2);
}

#[test]
fn nokia_has_source_parent_in_1_1() {
    let body = "<Add><CmdID>1</CmdID><Item><Source><LocURI>a</LocURI></Source><SourceParent>\
        <LocURI>p</LocURI></SourceParent></Item></Add>";
    let xml = document("1.1", HEADER, body);
    let message = quirk(
        &xml,
        ErrorKind::NotInVersion(tag::SOURCE_PARENT, Version::V1_1),
        |l| l.other_versions = true,
        DiagnosticKind::OtherVersion(tag::SOURCE_PARENT),
    );
    assert_eq!(first_item(&message).source_parent.as_deref(), Some("p"));
}

#[test]
fn nokia_has_the_token_of_source_parent_in_1_1_wbxml() {
    let body = "<Add><CmdID>1</CmdID><Item><Source><LocURI>a</LocURI></Source><SourceParent>\
        <LocURI>p</LocURI></SourceParent></Item></Add>";
    let mut binary = wbxml::from_xml(&document("1.2", HEADER, body)).unwrap();
    // The public identifier and VerDTD of 1.1.
    binary.splice(1..3, *b"\x9F\x53");
    let at = binary.windows(3).position(|w| w == b"1.2").unwrap();
    binary.splice(at..at + 3, *b"1.1");
    assert!(decode_with(&binary, &Options::STRICT).is_err());
    let decoded = decode_with(&binary, &Options::LENIENT).unwrap();
    assert_eq!(
        first_item(&decoded.message).source_parent.as_deref(),
        Some("p")
    );
}

#[test]
fn samples_of_ms_mdm_wrap_and_pad_addresses() {
    let xml = with_item("<Target><LocURI>\n   ./DevDetail/HwV \n</LocURI></Target>");
    let message = quirk(
        &xml,
        ErrorKind::PaddedText(tag::LOC_URI),
        |l| l.padded_text = true,
        DiagnosticKind::PaddedText(tag::LOC_URI),
    );
    assert_eq!(first_item(&message).target_uri(), Some("./DevDetail/HwV"));
}

#[test]
fn the_type_of_a_generic_alert_is_padded_with_newlines() {
    let xml = with_body(
        "<Alert><CmdID>1</CmdID><Data>1226</Data><Item><Meta><Type xmlns='syncml:metinf'>\n\
         com.microsoft:mdm.unenrollment.userrequest\n</Type></Meta><Data>1</Data></Item></Alert>",
    );
    let message = quirk(
        &xml,
        ErrorKind::PaddedText(metinf::TYPE),
        |l| l.padded_text = true,
        DiagnosticKind::PaddedText(metinf::TYPE),
    );
    let meta = first_item(&message).meta.as_ref().unwrap();
    assert_eq!(
        meta.media_type.as_deref(),
        Some("com.microsoft:mdm.unenrollment.userrequest")
    );
}

#[test]
fn samples_of_windows_have_type_beside_an_empty_meta() {
    let xml = with_body(
        "<Alert><CmdID>2</CmdID><Data>1224</Data><Item><Meta/><Type xmlns='syncml:metinf'>\
         com.microsoft/MDM/LoginStatus</Type><Data>user</Data></Item></Alert>",
    );
    let message = quirk(
        &xml,
        ErrorKind::OutsideMeta(metinf::TYPE),
        |l| l.outside_meta = true,
        DiagnosticKind::OutsideMeta(metinf::TYPE),
    );
    let meta = first_item(&message).meta.as_ref().unwrap();
    assert_eq!(
        meta.media_type.as_deref(),
        Some("com.microsoft/MDM/LoginStatus")
    );
}

#[test]
fn ms_mdm_prose_has_addresses_inside_references_and_text_is_written() {
    let xml = with_body(
        "<Status><CmdID>2</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Get</Cmd><TargetRef>\
         <LocURI>./a</LocURI></TargetRef><Data>200</Data></Status>",
    );
    let message = quirk(
        &xml,
        ErrorKind::NestedReference(tag::TARGET_REF),
        |l| l.nested_references = true,
        DiagnosticKind::NestedReference(tag::TARGET_REF),
    );
    assert!(
        message
            .to_xml()
            .unwrap()
            .contains("<TargetRef>./a</TargetRef>")
    );
}

#[test]
fn the_namespace_of_the_root_is_misspelt_or_missing() {
    let right = with_body("<Alert><CmdID>1</CmdID></Alert>");
    for wrong in ["syncml:SYNCML1.2", "SYNCML:syncml1.2", "syncml:syncml1.2"] {
        let xml = right.replace("SYNCML:SYNCML1.2", wrong);
        let decoded = decode_xml_with(&xml, &Options::LENIENT).unwrap();
        assert_eq!(decoded.message.commands[0].cmd_id(), "1", "{wrong}");
        assert_eq!(decoded.diagnostics[0].kind(), DiagnosticKind::RootNamespace);
        let error = decode_xml_with(&xml, &Options::STRICT).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RootNamespace, "{wrong}");
    }
    let xml = right.replace(" xmlns=\"SYNCML:SYNCML1.2\"", "");
    let message = quirk(
        &xml,
        ErrorKind::RootNamespace,
        |l| l.root_namespace = true,
        DiagnosticKind::RootNamespace,
    );
    assert_eq!(message.version, Version::V1_2);
}

#[test]
fn a_misspelt_namespace_means_the_version_it_ends_in_or_else_that_of_ver_dtd() {
    for (root, ver_dtd, version) in [
        ("SyncML xmlns='syncml:syncml1.0'", "1.2", Version::V1_0),
        ("SyncML xmlns = 'syncml:SYNCML1.1 '", "1.2", Version::V1_1),
        ("SyncML a='>' xmlns=\"syncml\"", "1.1", Version::V1_1),
        ("SyncML xmlns='syncml'", " 1.0 ", Version::V1_0),
        ("SyncML", "1.0", Version::V1_0),
        ("SyncML", "2.0", Version::V1_2),
        (
            "s:SyncML xmlns='x1.0' xmlns:s='syncml1.1'",
            "1.2",
            Version::V1_1,
        ),
        (
            "s:SyncML xmlns:t='x1.0' xmlns:s='syncml1.1'",
            "1.2",
            Version::V1_1,
        ),
    ] {
        let (name, _) = root.split_once(' ').unwrap_or((root, ""));
        // What stands behind the root says nothing.
        let xml = with_item("<Data><x a='1' xmlns='u1.0'/></Data>")
            .replace("SyncML xmlns=\"SYNCML:SYNCML1.2\"", root)
            .replace("</SyncML>", &format!("</{name}>"))
            .replace("<VerDTD>1.2<", &format!("<VerDTD>{ver_dtd}<"));
        let decoded =
            decode_xml_with(&xml, &Options::LENIENT).unwrap_or_else(|e| panic!("{e}: {xml}"));
        assert_eq!(decoded.message.version, version, "{xml}");
    }
}

#[test]
fn what_stands_behind_the_commands_of_a_command_is_its_own() {
    let parts = [
        "<CmdID>5</CmdID>",
        "<NoResp/>",
        "<Cred><Data>x</Data></Cred>",
        "<Target><LocURI>a</LocURI></Target>",
        "<Source><LocURI>b</LocURI></Source>",
        "<Meta><Type xmlns='syncml:metinf'>t</Type></Meta>",
        "<NumberOfChanges>7</NumberOfChanges>",
    ];
    let commands = "<Add><CmdID>6</CmdID><Item><Data>1</Data></Item></Add>";
    for (name, has) in [
        ("Atomic", &[0, 1, 5][..]),
        ("Sequence", &[0, 1, 5]),
        ("Sync", &[0, 1, 2, 3, 4, 5, 6]),
    ] {
        let all = |of: &dyn Fn(usize) -> bool| -> String {
            let chosen = has.iter().filter(|part| of(**part));
            chosen.map(|part| parts[*part]).collect()
        };
        let around = |before: &str, behind: &str| {
            with_body(&format!("<{name}>{before}{commands}{behind}</{name}>"))
        };
        let right = around(&all(&|_| true), "");
        let expected = crate::support::strict(&right);
        for late in 1_u32..1 << parts.len() {
            let is_late = |part: usize| late >> part & 1 == 1;
            let xml = around(&all(&|part| !is_late(part)), &all(&is_late));
            let decoded = decode_xml_with(&xml, &Options::LENIENT).unwrap();
            assert_eq!(decoded.message, expected, "{xml}");
        }
    }
}

#[test]
fn a_doctype_stands_for_the_namespace() {
    let doctype = "<!DOCTYPE SyncML PUBLIC '-//SYNCML//DTD SyncML 1.1//EN' 'x'>";
    let xml = document("1.1", HEADER, "<Alert><CmdID>1</CmdID></Alert>");
    let xml = doctype.to_owned() + &xml.replace(" xmlns=\"SYNCML:SYNCML1.1\"", "");
    assert_eq!(crate::support::strict(&xml).version, Version::V1_1);
    // Not for one that is there and misspelt.
    let xml = xml
        .replace("<SyncML>", "<SyncML xmlns='syncml'>")
        .replace("<VerDTD>1.1<", "<VerDTD>2.0<");
    let decoded = decode_xml_with(&xml, &Options::LENIENT).unwrap();
    assert_eq!(decoded.message.version, Version::V1_2);
}

#[test]
fn sync4j_has_no_namespace_in_meta() {
    let xml = with_item("<Meta><Type>text/x-vcard</Type></Meta>");
    let message = quirk(
        &xml,
        ErrorKind::Namespace(metinf::TYPE),
        |l| l.meta_namespace = true,
        DiagnosticKind::Namespace(metinf::TYPE),
    );
    let meta = first_item(&message).meta.as_ref().unwrap();
    assert_eq!(meta.media_type.as_deref(), Some("text/x-vcard"));
}

#[test]
fn metinf_is_declared_with_a_prefix_or_inherited_or_once_each() {
    let with = |meta: &str| with_item(&format!("<Meta>{meta}</Meta>"));
    let each = with(
        "<Type xmlns='syncml:metinf'>t</Type><Anchor xmlns='syncml:metinf'><Last>1</Last><Next>2</Next></Anchor>",
    );
    let intune =
        with("<A:Type>t</A:Type><A:Anchor><A:Last>1</A:Last><A:Next>2</A:Next></A:Anchor>")
            .replace("<SyncML ", "<SyncML xmlns:A=\"syncml:metinf\" ");
    let expected = crate::support::strict(&each);
    assert_eq!(crate::support::strict(&intune), expected);
}

#[test]
fn sony_ericsson_k800i_says_1_2_in_a_1_1_document() {
    let xml = with_body("<Alert><CmdID>1</CmdID></Alert>").replace("SYNCML1.2", "SYNCML1.1");
    let message = quirk(
        &xml,
        ErrorKind::VersionMismatch {
            document: Version::V1_1,
            header: Version::V1_2,
        },
        |l| l.version_mismatch = true,
        DiagnosticKind::VersionMismatch {
            document: Version::V1_1,
            header: Version::V1_2,
        },
    );
    // The tables are those of VerDTD, the document is of the type that it says.
    assert_eq!(message.version, Version::V1_1);
    assert_eq!(message.header.version(), Some(Version::V1_2));
}

#[test]
fn attributes_are_dropped_but_declarations_are_no_attributes() {
    let xml = with_body("<Alert><CmdID id='7'>1</CmdID></Alert>");
    quirk(
        &xml,
        ErrorKind::UnexpectedAttribute,
        |l| l.unknown_attributes = true,
        DiagnosticKind::UnknownAttribute,
    );
    let xml = with_body("<Alert xmlns:x='urn:x'><CmdID>1</CmdID></Alert>");
    crate::support::strict(&xml);
}

#[test]
fn text_between_elements_is_dropped() {
    let xml = with_body("<Alert>?<CmdID>1</CmdID></Alert>");
    quirk(
        &xml,
        ErrorKind::StrayText,
        |l| l.stray_text = true,
        DiagnosticKind::StrayText,
    );
}

#[test]
fn a_document_in_utf_8_says_that_it_is_in_utf_16() {
    let xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>".to_owned()
        + &with_body("<Alert><CmdID>1</CmdID></Alert>");
    quirk(
        &xml,
        ErrorKind::WrongEncoding,
        |l| l.wrong_encoding = true,
        DiagnosticKind::WrongEncoding,
    );
}

#[test]
fn a_document_in_utf_16_is_read_whatever_it_says() {
    let xml = with_body("<Alert><CmdID>\u{1F4F1}</CmdID></Alert>");
    let expected = crate::support::strict(&xml);
    let little: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = xml.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&b"\xFF\xFE"[..], &little].concat();
    for document in [&little, &big, &marked] {
        let prepared = Prepared::new(document, &Options::STRICT).unwrap();
        assert_eq!(prepared.decode().unwrap().message, expected);
    }
    let cut = Prepared::new(&little[..little.len() - 1], &Options::STRICT).unwrap_err();
    assert_eq!(
        (cut.kind(), cut.offset()),
        (ErrorKind::NotADocument, little.len() as u64 - 2)
    );
}

#[test]
fn nokia_writes_the_namespace_as_a_literal_attribute_without_a_name() {
    let xml = with_body("<Alert><CmdID>1</CmdID></Alert>");
    let binary = wbxml::from_xml(&xml).unwrap();
    assert_eq!(binary[5], 0x6D);
    let mut nokia = binary[..5].to_vec();
    nokia.extend(b"\xED\x04\x00\x03SYNCML:SYNCML1.2\x00\x01");
    nokia.extend(&binary[6..]);
    assert!(decode_with(&nokia, &Options::STRICT).is_err());
    let prepared = Prepared::new(&nokia, &Options::LENIENT).unwrap();
    assert_eq!(prepared.bytes(), binary);
    let decoded = prepared.decode().unwrap();
    assert_eq!(decoded.message, crate::support::strict(&xml));
    assert_eq!(
        decoded.diagnostics[0].kind(),
        DiagnosticKind::LiteralNamespace
    );
    // An error is located in the input.
    let cut = &nokia[..nokia.len() - 1];
    let prepared = Prepared::new(cut, &Options::LENIENT).unwrap();
    assert_eq!(prepared.decode().unwrap_err().offset(), cut.len() as u64);
}

#[test]
fn nokia_9210_has_plain_strings_as_opaque() {
    let xml = with_body("<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>");
    let mut binary = wbxml::from_xml(&xml).unwrap();
    let at = binary.windows(6).position(|w| w == b"\x031201\0").unwrap();
    binary.splice(at..at + 6, *b"\xC3\x041201");
    let cmd = binary.windows(4).position(|w| w == b"\x4B\x031\0").unwrap();
    binary.splice(cmd + 1..cmd + 4, *b"\xC3\x011");
    let message = decode_with(&binary, &Options::STRICT).unwrap().message;
    assert_eq!(message.commands[0].cmd_id(), "1");
    let Command::Alert(alert) = &message.commands[0] else {
        panic!("no alert");
    };
    assert_eq!(alert.code().unwrap().0, 1201);
}

#[test]
fn nokia_6600_switches_pages_before_an_end() {
    let xml = with_item("<Meta><Type xmlns='syncml:metinf'>t</Type></Meta>");
    let mut binary = wbxml::from_xml(&xml).unwrap();
    // Behind the END of Type: SWITCH_PAGE 0, then the END of Meta.
    let at = binary.windows(3).position(|w| w == b"t\0\x01").unwrap() + 3;
    assert_eq!(binary[at], 0x01);
    binary.splice(at..at, *b"\x00\x00");
    assert!(decode_with(&binary, &Options::STRICT).is_err());
    let decoded = decode_with(&binary, &Options::LENIENT).unwrap();
    assert_eq!(decoded.message, crate::support::strict(&xml));
    assert!(matches!(
        decoded.diagnostics[0].kind(),
        DiagnosticKind::Wire(_)
    ));
}

#[test]
fn data_in_several_pieces_is_one_text() {
    let xml = with_body("<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>");
    let mut binary = wbxml::from_xml(&xml).unwrap();
    let at = binary.windows(6).position(|w| w == b"\x031201\0").unwrap();
    binary.splice(at..at + 6, *b"\x0312\0\xC3\x0201");
    let message = decode_with(&binary, &Options::STRICT).unwrap().message;
    let Command::Alert(alert) = &message.commands[0] else {
        panic!("no alert");
    };
    assert_eq!(alert.data.as_ref().unwrap().text().unwrap(), "1201");
}

#[test]
fn public_id_1_and_no_formal_identifier_is_read_as_1_2() {
    let xml = with_body("<Alert><CmdID>1</CmdID></Alert>");
    let mut binary = wbxml::from_xml(&xml).unwrap();
    binary.splice(1..3, *b"\x01");
    assert_eq!(
        decode_with(&binary, &Options::STRICT).unwrap().message,
        crate::support::strict(&xml)
    );
}
