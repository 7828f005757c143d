//! The kinds of data, and what becomes of them in both forms.

use syncml::{CData, Data, EncodeOptions, Form, Options, decode_with, decode_xml};

use crate::support::{first_item, strict, with_item};

fn data(xml: &str) -> Data<'static> {
    let document = with_item(xml);
    let message = strict(&document);
    first_item(&message).data.clone().unwrap().into_owned()
}

#[test]
fn text_is_borrowed_and_escaped_text_is_text() {
    let document = with_item("<Data>plain</Data>");
    let message = strict(&document);
    assert!(matches!(
        first_item(&message).data,
        Some(Data::Text(std::borrow::Cow::Borrowed("plain")))
    ));
    assert_eq!(
        data("<Data>a &lt;b&gt; &amp; c&#13;</Data>"),
        Data::from("a <b> & c\r")
    );
    assert_eq!(data("<Data/>"), Data::from(""));
    assert_eq!(data("<Data></Data>"), Data::from(""));
    assert_eq!(data("<Data> </Data>"), Data::from(" "));
}

#[test]
fn cdata_is_told_from_escaped_text_and_both_stay_what_they_are() {
    let document = with_item("<Data><![CDATA[<a> & b]]></Data>");
    let message = strict(&document);
    assert_eq!(
        first_item(&message).data,
        Some(Data::CData("<a> & b".into()))
    );
    let written = message.to_xml().unwrap();
    assert!(
        written.contains("<Data><![CDATA[<a> & b]]></Data>"),
        "{written}"
    );
    let escaped = with_item("<Data>&lt;a&gt; &amp; b</Data>");
    let written = strict(&escaped).to_xml().unwrap();
    assert!(
        written.contains("<Data>&lt;a&gt; &amp; b</Data>"),
        "{written}"
    );
}

#[test]
fn two_sections_in_a_row_are_one_text() {
    assert_eq!(
        data("<Data><![CDATA[a]]]]><![CDATA[>b]]></Data>"),
        Data::CData("a]]>b".into())
    );
}

#[test]
fn text_beside_cdata_is_kept_in_pieces_and_reads_as_one() {
    // White space is layout.
    let alone = data("<Data>\n <![CDATA[<x/>]]>\n</Data>");
    assert_eq!(alone, Data::CData("<x/>".into()));
    let mixed = data("<Data>a <![CDATA[<x/>]]>b</Data>");
    assert!(matches!(mixed, Data::Markup(_)));
    assert_eq!(mixed.text().unwrap(), "a <x/>b");
    let document = with_item("<Data>a<![CDATA[<x/>]]>b</Data>");
    let written = strict(&document).to_xml().unwrap();
    assert!(
        written.contains("<Data>a<![CDATA[<x/>]]>b</Data>"),
        "{written}"
    );
}

#[test]
fn cdata_is_escaped_for_peers_that_do_not_take_it() {
    let document = with_item("<Data><![CDATA[<a> & b]]></Data>");
    let message = strict(&document);
    let options = EncodeOptions::DEFAULT.with_cdata(CData::Escape);
    let written = message.to_xml_with(&options).unwrap();
    assert!(
        written.contains("<Data>&lt;a&gt; &amp; b</Data>"),
        "{written}"
    );
}

#[test]
fn markup_is_kept_byte_by_byte_with_the_namespaces_of_its_own_elements() {
    let inner = "<p:Policy  xmlns:p='urn:x' id = \"1\"><![CDATA[<]]>&lt;<b/></p:Policy><enabled />";
    let document = with_item(&format!("<Data>{inner}</Data>"));
    let message = strict(&document);
    let Some(Data::Markup(markup)) = &first_item(&message).data else {
        panic!("no markup");
    };
    assert_eq!(markup.source(), Some(inner));
    let written = message.to_xml().unwrap();
    assert!(
        written.contains(&format!("<Data>{inner}</Data>")),
        "{written}"
    );
    assert_eq!(decode_xml(&written).unwrap(), message);
}

#[test]
fn text_before_elements_belongs_to_the_markup() {
    let padded = with_item("<Data>\n some <b>bold</b> text </Data>");
    let message = strict(&padded);
    assert_eq!(decode_xml(&message.to_xml().unwrap()).unwrap(), message);
    let document = with_item("<Data>some <b>bold</b> text</Data>");
    let message = strict(&document);
    let Some(Data::Markup(markup)) = &first_item(&message).data else {
        panic!("no markup");
    };
    assert_eq!(markup.source(), Some("some <b>bold</b> text"));
    assert!(
        message
            .to_xml()
            .unwrap()
            .contains("<Data>some <b>bold</b> text</Data>")
    );
}

#[test]
fn markup_without_a_source_is_written_node_by_node() {
    let document = with_item("<Data><enabled/><data id=\"a\" value=\"b &amp; c\">t</data></Data>");
    let message = strict(&document);
    let binary = message.to_wbxml().unwrap();
    let again = decode_with(&binary, &Options::STRICT).unwrap().message;
    assert_eq!(again, message);
    let Some(Data::Markup(markup)) = &first_item(&again).data else {
        panic!("no markup");
    };
    assert_eq!(markup.source(), None);
    assert_eq!(decode_xml(&again.to_xml().unwrap()).unwrap(), message);
}

#[test]
fn an_anchor_in_the_data_of_a_status_is_markup_of_metinf() {
    let body = "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Alert</Cmd>\
        <Data>200</Data><Item><Data><Anchor xmlns='syncml:metinf'><Next>276</Next></Anchor></Data>\
        </Item></Status>";
    let document = crate::support::with_body(body);
    let message = strict(&document);
    let binary = message.to_wbxml().unwrap();
    assert_eq!(
        decode_with(&binary, &Options::STRICT).unwrap().message,
        message
    );
}

#[test]
fn comments_in_text_are_dropped_and_the_text_joined() {
    assert_eq!(data("<Data>a<!-- c -->b</Data>"), Data::from("ab"));
    let document = with_item("<Target><LocURI>./a<!-- c -->/b</LocURI></Target>");
    assert_eq!(first_item(&strict(&document)).target_uri(), Some("./a/b"));
}

#[test]
fn opaque_that_xml_cannot_carry_becomes_base64_with_the_format_that_says_so() {
    let mut message = strict(&with_item("<Data>x</Data>")).into_owned();
    let items = message.commands[0].items_mut();
    items[0].data = Some(Data::from(&[0_u8, 1, 0xFF][..]));
    items[0].meta = Some(syncml::Meta::new().with_format("bin").with_type("image/x"));
    let written = message.to_xml().unwrap();
    let again = decode_xml(&written).unwrap();
    let item = first_item(&again);
    assert_eq!(item.data, Some(Data::from("AAH/")));
    let meta = item.meta.as_ref().unwrap();
    assert_eq!(meta.format.as_deref(), Some("b64"));
    assert_eq!(meta.media_type.as_deref(), Some("image/x"));
    // In WBXML it is what it is.
    let binary = message.to_wbxml().unwrap();
    assert_eq!(
        decode_with(&binary, &Options::STRICT).unwrap().message,
        message
    );
}

#[test]
fn opaque_text_and_cdata_are_the_same_thing_in_the_two_forms() {
    let document = with_item("<Data><![CDATA[BEGIN:VCARD\nEND:VCARD\n]]></Data>");
    let message = strict(&document);
    let binary = message
        .to_bytes(Form::Wbxml, &EncodeOptions::DEFAULT)
        .unwrap();
    let read = decode_with(&binary, &Options::STRICT).unwrap().message;
    assert_eq!(
        first_item(&read).data,
        Some(Data::from(&b"BEGIN:VCARD\nEND:VCARD\n"[..]))
    );
    assert_eq!(decode_xml(&read.to_xml().unwrap()).unwrap(), message);
}
