//! The dialect of Windows mobile device management (MS-MDM).

use syncml::{
    Command, Dialect, EncodeOptions, ErrorKind, Options, StatusCode, decode_with, decode_xml_with,
};

use crate::support::{with_body, with_item};

const WINDOWS: Options = Options::STRICT.with_dialect(Dialect::WindowsMdm);

fn kind(body: &str) -> Option<ErrorKind> {
    decode_xml_with(&with_body(body), &WINDOWS)
        .err()
        .map(|e| e.kind())
}

#[test]
fn results_have_the_name_of_the_command() {
    let results = |cmd: &str| {
        format!(
            "<Results><CmdID>3</CmdID><MsgRef>1</MsgRef><CmdRef>2</CmdRef>{cmd}<Item><Source>\
             <LocURI>./DevDetail/SwV</LocURI></Source><Data>10</Data></Item></Results>"
        )
    };
    assert_eq!(kind(&results("<Cmd>Get</Cmd>")), None);
    let missing = Some(ErrorKind::MissingElement(wbxml::tag::syncml::CMD));
    assert_eq!(kind(&results("")), missing);
    // Elsewhere it does not belong there.
    let xml = with_body(&results("<Cmd>Get</Cmd>"));
    let error = decode_xml_with(&xml, &Options::STRICT).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotInVersion(..)));
    let message = decode_xml_with(&xml, &WINDOWS).unwrap().message;
    assert!(matches!(&message.commands[0], Command::Results(r) if r.cmd.as_deref() == Some("Get")));
    let written = message.to_xml_with(&EncodeOptions::WINDOWS_MDM).unwrap();
    assert!(
        written.contains("<CmdRef>2</CmdRef><Cmd>Get</Cmd>"),
        "{written}"
    );
    assert!(message.to_xml().is_err());
}

#[test]
fn the_commands_that_it_does_not_have_are_refused() {
    let item = "<CmdID>1</CmdID><Item/>";
    for name in ["Copy", "Move", "Put"] {
        let found = kind(&format!("<{name}>{item}</{name}>"));
        assert!(
            matches!(found, Some(ErrorKind::NotInDialect(_, Dialect::WindowsMdm))),
            "{name}"
        );
    }
    for name in ["Add", "Get", "Replace", "Delete", "Exec"] {
        assert_eq!(kind(&format!("<{name}>{item}</{name}>")), None, "{name}");
    }
    assert_eq!(
        kind("<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>"),
        None
    );
    let correlator = "<Alert><CmdID>1</CmdID><Data>1226</Data><Correlator>c</Correlator></Alert>";
    assert!(matches!(
        kind(correlator),
        Some(ErrorKind::NotInDialect(..))
    ));
}

#[test]
fn the_original_error_of_a_status_is_kept_and_written_with_its_namespace() {
    let xml = with_body(
        "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>2</CmdRef><Cmd>Get</Cmd>\
         <Data msft:originalerror=\"0x86000002\">500</Data></Status>",
    )
    .replace(
        "<SyncBody>",
        "<SyncBody xmlns:msft=\"http://schemas.microsoft.com/MobileDevice/MDM\">",
    );
    let message = decode_xml_with(&xml, &WINDOWS).unwrap().message;
    let Command::Status(status) = &message.commands[0] else {
        panic!("no status");
    };
    assert_eq!(status.original_error.as_deref(), Some("0x86000002"));
    assert_eq!(status.code(), Some(StatusCode::COMMAND_FAILED));
    assert_eq!(message.to_xml().unwrap(), xml);
    let binary = message.to_wbxml().unwrap();
    assert_eq!(decode_with(&binary, &WINDOWS).unwrap().message, message);
}

#[test]
fn cdata_is_never_written() {
    let xml = with_item("<Data><![CDATA[<enabled/>]]></Data>");
    let message = decode_xml_with(&xml, &WINDOWS).unwrap().message;
    let written = message.to_xml_with(&EncodeOptions::WINDOWS_MDM).unwrap();
    assert!(
        written.contains("<Data>&lt;enabled/&gt;</Data>"),
        "{written}"
    );
    let xml = with_item("<Data><a><![CDATA[&]]></a></Data>");
    let message = decode_xml_with(&xml, &WINDOWS).unwrap().message;
    let written = message.to_xml_with(&EncodeOptions::WINDOWS_MDM).unwrap();
    assert!(written.contains("<a>&amp;</a>"), "{written}");
}

#[test]
fn a_reply_is_in_the_namespace_of_the_request() {
    let xml = crate::support::document(
        "1.1",
        crate::support::HEADER,
        "<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>",
    );
    let request = decode_xml_with(&xml, &WINDOWS).unwrap().message;
    let mut reply = request.clone();
    reply.is_final = true;
    assert!(
        reply
            .to_xml()
            .unwrap()
            .starts_with("<SyncML xmlns=\"SYNCML:SYNCML1.1\">")
    );
}
