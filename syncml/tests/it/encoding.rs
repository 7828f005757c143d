//! What the writers write.

use syncml::{
    Command, EncodeOptions, ErrorKind, Form, Item, Message, MessageWriter, Options, SyncHdr,
    Version, decode_with, model,
};

use crate::support::{strict, with_body};

fn message(version: Version, command: Command<'static>) -> Message<'static> {
    let protocol = format!("SyncML/{}", version.ver_dtd());
    let mut message = Message::default();
    message.version = version;
    message.header = SyncHdr::new(version, protocol);
    message.header.session_id = "1".into();
    message.header.msg_id = "1".into();
    message.commands.push(command);
    message
}

fn add() -> model::Edit<'static> {
    let mut add = model::Edit::default();
    add.cmd_id = "1".into();
    add.items.push(Item::to_target("./a").with_data("x"));
    add
}

#[test]
fn there_is_no_white_space_between_tags() {
    let pretty = with_body(
        "\n  <Alert>\n    <CmdID>1</CmdID>\n    <Data>1201</Data>\n  </Alert>\n  <Final/>\n",
    );
    let written = strict(&pretty).to_xml().unwrap();
    assert!(
        !written.contains(">\n") && !written.contains("> "),
        "{written}"
    );
    assert!(written.ends_with(
        "<SyncBody><Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Final/></SyncBody></SyncML>"
    ));
}

#[test]
fn public_id_and_namespace_are_those_of_the_version() {
    let expected: [(Version, &[u8], &str); 3] = [
        (Version::V1_0, b"\x02\x9F\x51\x6A\x00", "SYNCML:SYNCML1.0"),
        (Version::V1_1, b"\x02\x9F\x53\x6A\x00", "SYNCML:SYNCML1.1"),
        (Version::V1_2, b"\x02\xA4\x01\x6A\x00", "SYNCML:SYNCML1.2"),
    ];
    for (version, header, namespace) in expected {
        let message = message(version, Command::Add(add()));
        assert!(message.to_wbxml().unwrap().starts_with(header));
        let xml = message.to_xml().unwrap();
        assert!(
            xml.starts_with(&format!("<SyncML xmlns=\"{namespace}\"><SyncHdr>")),
            "{xml}"
        );
        assert_eq!(version.namespace(), namespace);
    }
}

#[test]
fn the_formal_public_identifier_is_written_on_request() {
    let message = message(Version::V1_0, Command::Add(add()));
    let options = EncodeOptions::DEFAULT.with_formal_public_id(true);
    let document = message.to_wbxml_with(&options).unwrap();
    let id = b"-//SYNCML//DTD SyncML 1.0//EN\0";
    assert_eq!(document[..5], *b"\x02\x00\x00\x6A\x1E");
    assert_eq!(document[5..35], *id);
    assert_eq!(
        decode_with(&document, &Options::STRICT).unwrap().message,
        message
    );
}

#[test]
fn media_types_are_those_of_protocol_and_form() {
    use syncml::MediaType;
    let ds = SyncHdr::new(Version::V1_2, "SyncML/1.2");
    let dm = SyncHdr::new(Version::V1_2, "DM/1.2");
    assert_eq!(ds.media_type(Form::Xml), MediaType::DS_XML);
    assert_eq!(ds.media_type(Form::Wbxml), "application/vnd.syncml+wbxml");
    assert_eq!(dm.media_type(Form::Xml), "application/vnd.syncml.dm+xml");
    assert_eq!(
        dm.media_type(Form::Wbxml),
        "application/vnd.syncml.dm+wbxml"
    );
    let windows = "application/vnd.syncml.dm+xml; charset=utf-8";
    assert_eq!(MediaType::form(windows), Some(Form::Xml));
    assert_eq!(
        MediaType::form("Application/vnd.syncml+WBXML"),
        Some(Form::Wbxml)
    );
    assert_eq!(MediaType::form("text/xml"), None);
}

#[test]
fn a_declaration_and_a_doctype_are_written_on_request() {
    let message = message(Version::V1_1, Command::Add(add()));
    let options = EncodeOptions::DEFAULT
        .with_declaration(true)
        .with_doctype(true);
    let xml = message.to_xml_with(&options).unwrap();
    assert!(
        xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
        "{xml}"
    );
    assert!(
        xml.contains("<!DOCTYPE SyncML PUBLIC \"-//SYNCML//DTD SyncML 1.1//EN\""),
        "{xml}"
    );
    assert_eq!(
        decode_with(xml.as_bytes(), &Options::STRICT)
            .unwrap()
            .message,
        message
    );
}

#[test]
fn what_the_version_does_not_have_is_not_written() {
    let moved = message(Version::V1_1, Command::Move(add()));
    let error = moved.to_xml().unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::NotInVersion(_, Version::V1_1)
    ));
    assert!(
        error
            .to_string()
            .starts_with("Move is not there in 1.1 in SyncML/SyncBody")
    );
    let mut edit = add();
    edit.items[0].more_data = true;
    let error = message(Version::V1_0, Command::Add(edit))
        .to_wbxml()
        .unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::NotInVersion(_, Version::V1_0)
    ));
}

#[test]
fn what_is_missing_is_named_with_its_place() {
    let mut edit = add();
    edit.items.clear();
    let error = message(Version::V1_2, Command::Add(edit))
        .to_xml()
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("missing Item in SyncML/SyncBody/Add"),
        "{error}"
    );
    let mut edit = add();
    edit.cmd_id = "".into();
    let error = message(Version::V1_2, Command::Add(edit))
        .to_xml()
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("missing CmdID in SyncML/SyncBody/Add"),
        "{error}"
    );
    let empty = Command::Atomic(model::Atomic::default());
    let error = message(Version::V1_2, empty).to_xml().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("missing CmdID in SyncML/SyncBody/Atomic"),
        "{error}"
    );
    let mut exec = model::Exec::default();
    exec.cmd_id = "1".into();
    exec.items = vec![Item::to_target("a"), Item::to_target("b")].into();
    let error = message(Version::V1_2, Command::Exec(exec))
        .to_xml()
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::DuplicateElement(_)));
    let mut none = message(Version::V1_2, Command::Add(add()));
    none.commands.clear();
    assert_eq!(none.to_xml().unwrap_err().kind(), ErrorKind::MissingCommand);
}

#[test]
fn the_version_of_the_header_has_to_be_that_of_the_document() {
    let mut message = message(Version::V1_2, Command::Add(add()));
    message.header.ver_dtd = "1.1".into();
    assert!(matches!(
        message.to_xml().unwrap_err().kind(),
        ErrorKind::VersionMismatch { .. }
    ));
    message.header.ver_dtd = "2.0".into();
    assert_eq!(
        message.to_xml().unwrap_err().kind(),
        ErrorKind::UnknownVersion
    );
}

#[test]
fn text_that_a_form_cannot_carry_is_an_error() {
    let mut edit = add();
    edit.items[0].data = Some("a\0b".into());
    let message = message(Version::V1_2, Command::Add(edit));
    for form in [Form::Xml, Form::Wbxml] {
        let error = message.to_bytes(form, &EncodeOptions::DEFAULT).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Wbxml(_)), "{error}");
    }
}

#[test]
fn markup_that_does_not_nest_is_an_error() {
    use syncml::{Data, Markup, Node};
    for nodes in [
        vec![Node::End],
        vec![Node::Start(syncml::NodeName::Literal(0, "a".into()))],
    ] {
        let mut edit = add();
        edit.items[0].data = Some(Data::Markup(Markup::new(nodes)));
        let message = message(Version::V1_2, Command::Add(edit));
        assert_eq!(
            message.to_xml().unwrap_err().kind(),
            ErrorKind::InvalidMarkup
        );
    }
    for source in [
        "<a>",
        "</Data><Data>",
        "a & b",
        "<!-- ",
        "<?xml version='1.0'?>",
    ] {
        let mut edit = add();
        let nodes = vec![Node::Source(source.into())];
        edit.items[0].data = Some(Data::Markup(Markup::new(nodes)));
        assert!(
            message(Version::V1_2, Command::Add(edit)).to_xml().is_err(),
            "{source}"
        );
    }
    let mut edit = add();
    let nodes = vec![Node::Source("<a  b='1'/>".into())];
    edit.items[0].data = Some(Data::Markup(Markup::new(nodes)));
    let alone = message(Version::V1_2, Command::Add(edit));
    assert!(alone.to_xml().unwrap().contains("<Data><a  b='1'/></Data>"));
    assert_eq!(
        alone.to_wbxml().unwrap_err().kind(),
        ErrorKind::InvalidMarkup
    );
}

#[test]
fn parts_are_written_as_the_whole_is() {
    let xml = with_body(
        "<Atomic><CmdID>1</CmdID><Sequence><CmdID>2</CmdID><Alert><CmdID>3</CmdID></Alert></Sequence>\
         <Add><CmdID>4</CmdID><Item/></Add></Atomic><Alert><CmdID>5</CmdID></Alert><Final/>",
    );
    let message = strict(&xml);
    let options = EncodeOptions::DEFAULT;
    let mut out = Vec::new();
    let wire = wbxml::xml::WriteOptions::BARE;
    let mut sink =
        wbxml::xml::Writer::with_options(&mut out, Version::V1_2.dictionary(), &wire).unwrap();
    let mut writer =
        MessageWriter::new(&mut sink, Version::V1_2, &message.header, &options).unwrap();
    writer.open(&message.commands[0]).unwrap();
    for inner in message.commands[0].commands() {
        writer.command(inner).unwrap();
    }
    writer.close().unwrap();
    writer.command(&message.commands[1]).unwrap();
    assert!(writer.written() > 0);
    writer.finish(true).unwrap();
    sink.finish().unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), message.to_xml().unwrap());
}
