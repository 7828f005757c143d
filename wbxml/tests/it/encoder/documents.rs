//! Whole documents of the published types, by hand from their specifications and tables.

use wbxml::tag::{devinf, metinf, syncml};
use wbxml::{
    ConvertOptions, EncodeOptions, Encoder, ErrorKind, Event, Expected, NO_PAGE, Sink, Tag,
    Version, dictionaries,
};

use super::encoded;
use crate::any_events::MIXED;
use crate::reading::hex;

/// The WBXML of XML that names its type.
fn from_xml(text: &str, dictionary: &'static wbxml::Dictionary) -> Vec<u8> {
    let options = ConvertOptions::default().with_dictionary(dictionary);
    wbxml::from_xml_with(text, &options).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn a_service_indication() {
    // The example of WAP-167-ServiceInd §8.3, in WBXML 1.3 instead of 1.2.
    let text = "<si><indication href=\"http://www.xyz.com/email/123/abc.wml\" \
                created=\"1999-06-25T15:23:15Z\" si-expires=\"1999-06-30T00:00:00Z\">You have 4 new \
                emails</indication></si>";
    let expected = hex(
        "03 05 6A 00 45 C6 0D 03 'xyz' 00 85 03 'email/123/abc.wml' 00 \
         0A C3 07 19 99 06 25 15 23 15 10 C3 04 19 99 06 30 01 \
         03 'You have 4 new emails' 00 01 01",
    );
    assert_eq!(from_xml(text, &dictionaries::SI_1_0), expected);
}

#[test]
fn a_date_that_is_none_stays_a_string() {
    let text = "<si><indication created='1999-13-25T15:23:15Z' si-expires='soon'/></si>";
    let expected = hex("03 05 6A 00 45 86 0A 03 '1999-13-25T15:23:15Z' 00 10 03 'soon' 00 01 01");
    assert_eq!(from_xml(text, &dictionaries::SI_1_0), expected);
}

#[test]
fn a_service_loading() {
    // The example of WAP-168-ServiceLoad §9.3.
    let text = "<sl href=\"http://www.xyz.com/ppaid/123/abc.wml\"></sl>";
    let expected = hex("03 06 6A 00 85 0A 03 'xyz' 00 85 03 'ppaid/123/abc.wml' 00 01");
    assert_eq!(from_xml(text, &dictionaries::SL_1_0), expected);
}

#[test]
fn an_e_mail_notification() {
    // Values .com to .org are not written: sources disagree on what they are.
    let text = "<emn mailbox='mailat:joe@xyz.com' timestamp='2001-06-25T15:23:00Z'/>";
    let expected = hex("03 0D 6A 00 85 07 03 'joe@xyz.com' 00 05 C3 06 20 01 06 25 15 23 01");
    assert_eq!(from_xml(text, &dictionaries::EMN_1_0), expected);
}

#[test]
fn a_provisioning_document() {
    // Tokens: OMA-WAP-TS-ProvCont-V1_1 §7.2. APPLICATION and APPID are on attribute page 1; what both
    // pages have, as `value`, is written from page 0, as in the captures of ../spec-hex.
    let text = "<wap-provisioningdoc version='1.0'><characteristic type='NAPDEF'>\
                <parm name='BEARER' value='GSM-GPRS'/><parm name='NAME' value='x GSM-CSD y'/>\
                </characteristic><characteristic type='APPLICATION'><parm name='APPID' value='w2'/>\
                <parm name='UNKNOWN'/></characteristic><characteristic type='PORT'/>\
                <characteristic type='NAPDEF'/></wap-provisioningdoc>";
    let expected = hex(
        "03 0B 6A 00 C5 46 01 C6 55 01 87 10 06 AB 01 87 07 06 03 'x ' 00 AA 03 ' y' 00 01 01 \
         C6 00 01 55 01 87 36 00 00 06 03 'w2' 00 01 87 05 03 'UNKNOWN' 00 01 01 86 53 01 86 55 01 01",
    );
    assert_eq!(from_xml(text, &dictionaries::PROV_1_0), expected);
}

#[test]
fn rights() {
    let text = "<o-ex:rights xmlns:o-ex='http://odrl.net/1.1/ODRL-EX' \
                xmlns:o-dd='http://odrl.net/1.1/ODRL-DD'><o-ex:context><o-dd:version>1.0</o-dd:version>\
                </o-ex:context><o-ex:agreement><o-ex:asset><ds:KeyInfo \
                xmlns:ds='http://www.w3.org/2000/09/xmldsig#/'><ds:KeyValue>Zm9vYg==</ds:KeyValue>\
                </ds:KeyInfo></o-ex:asset></o-ex:agreement></o-ex:rights>";
    // KeyValue is bytes: "foob" in RFC 4648 section 10.
    let expected = hex(
        "03 0E 6A 00 C5 05 85 06 86 01 46 47 03 '1.0' 00 01 01 49 4A CB 07 87 01 4C C3 04 'foob' 01 01 \
         01 01 01",
    );
    assert_eq!(from_xml(text, &dictionaries::DRMREL_1_0), expected);
}

#[test]
fn wireless_village() {
    // Code is an integer, DateTime six bytes (wv-107 of the libwbxml tests), `Inband` is EXT_T 11;
    // names are found whatever page they are on, and pages are switched only where they change.
    let text = "<WV-CSP-Message xmlns='http://www.wireless-village.org/CSP1.1'><Session><SessionType>\
                Inband</SessionType><Code>200</Code><Code>0</Code><Code>70000</Code><Code>soon</Code>\
                <DateTime>20010925T134013</DateTime><SessionID>Inbands</SessionID><KeepAliveTime>30\
                </KeepAliveTime><Nonce>T</Nonce></Session></WV-CSP-Message>";
    let expected = hex(
        "03 10 6A 00 C9 05 03 '1.1' 00 01 6D 70 80 11 01 4B C3 01 C8 01 4B C3 01 00 01 4B C3 03 01 11 70 01 \
         4B 03 'soon' 00 01 51 C3 06 1F 46 72 DA 0D 00 01 6F 03 'Inbands' 00 01 \
         00 01 5C C3 01 1E 01 60 80 2C 01 01 01",
    );
    assert_eq!(from_xml(text, &dictionaries::WV_CSP_1_1), expected);
}

#[test]
fn variables_of_wml() {
    let text = "<wml><card><p>a$(b:e)c$$</p></card></wml>";
    let expected = hex("03 0A 6A 00 7F 67 60 03 'a' 00 40 'b' 00 03 'c$' 00 01 01 01");
    assert_eq!(from_xml(text, &dictionaries::WML_1_3), expected);
}

#[test]
fn an_icon_of_nokia_settings() {
    // The picture is OPAQUE where the name before says ICON, and text elsewhere.
    let text = "<CHARACTERISTIC-LIST><CHARACTERISTIC TYPE='ADDRESS'><PARM NAME='ICON' VALUE='Zm9v'/>\
                <PARM NAME='BEARER' VALUE='Zm9v'/></CHARACTERISTIC></CHARACTERISTIC-LIST>";
    let expected = hex(
        "03 01 6A 00 45 C6 06 01 87 10 03 'ICON' 00 11 C3 03 'foo' 01 87 12 11 03 'Zm9v' 00 01 01 01",
    );
    assert_eq!(from_xml(text, &dictionaries::OTA_SETTINGS), expected);
}

#[test]
fn activesync_switches_pages_where_they_change() {
    // MS-ASWBXML: FolderSync is the page 7 token 16, SyncKey 12; the document of 13 bytes.
    let text = "<FolderSync xmlns='FolderHierarchy:'><SyncKey>0</SyncKey></FolderSync>";
    let expected = hex("03 01 6A 00 00 07 56 52 03 '0' 00 01 01");
    assert_eq!(from_xml(text, &dictionaries::ACTIVESYNC), expected);
    // Mime is OPAQUE (MS-ASCMD): base64 in XML, bytes here.
    let text = "<SendMail xmlns='ComposeMail:'><Mime>Zm9v\r\nYmFy</Mime></SendMail>";
    let expected = hex("03 01 6A 00 00 15 45 50 C3 06 'foobar' 01 01");
    assert_eq!(from_xml(text, &dictionaries::ACTIVESYNC), expected);
    // And text, if it is no base64.
    let text = "<Mime xmlns='ComposeMail:'>~</Mime>";
    let expected = hex("03 01 6A 00 00 15 50 03 '~' 00 01");
    assert_eq!(from_xml(text, &dictionaries::ACTIVESYNC), expected);
}

#[test]
fn syncml_with_device_information_inside() {
    let document = "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Meta><Type xmlns='syncml:metinf'>\
                    application/vnd.syncml-devinf+xml</Type></Meta><Item><Data>@</Data></Item></Put>\
                    </SyncBody></SyncML>";
    // SyncML 2D, SyncBody 2B, Put 1F, Meta 1A, MetInf Type 13 on page 1, Item 14, Data 0F;
    // DevInf 0A, VerDTD 25, in a document of its own of type 1203.
    let expected = hex(
        "03 A4 01 6A 00 6D 6B 5F 5A 00 01 53 03 'application/vnd.syncml-devinf+wbxml' 00 01 01 \
         00 00 54 4F C3 0E 03 A4 03 6A 00 4A 65 03 '1.2' 00 01 01 01 01 01 01 01",
    );
    for inside in [
        "<DevInf xmlns='syncml:devinf'><VerDTD>1.2</VerDTD></DevInf>",
        "\n<d:DevInf xmlns:d='syncml:devinf'><d:VerDTD>1.2</d:VerDTD></d:DevInf>\n",
        "<![CDATA[<?xml version='1.0'?><DevInf xmlns='syncml:devinf'><VerDTD>1.2</VerDTD></DevInf>]]>",
        "&lt;DevInf xmlns='syncml:devinf'>&lt;VerDTD>1.2&lt;/VerDTD>&lt;/DevInf>",
    ] {
        let text = document.replace('@', inside);
        assert_eq!(
            from_xml(&text, &dictionaries::SYNCML_1_2),
            expected,
            "{inside}"
        );
    }
    let events = [
        Event::Start(syncml::SYNC_ML),
        Event::Start(syncml::SYNC_BODY),
        Event::Start(syncml::PUT),
        Event::Start(syncml::META),
        Event::Start(metinf::TYPE),
        Event::Text("application/vnd.syncml-devinf+wbxml"),
        Event::End,
        Event::End,
        Event::Start(syncml::ITEM),
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
        Event::Start(devinf::DEV_INF),
        Event::Start(devinf::VER_DTD),
        Event::Text("1.2"),
        Event::End,
        Event::End,
        Event::DocumentEnd,
        Event::End,
        Event::End,
        Event::End,
        Event::End,
        Event::End,
    ];
    let options = EncodeOptions::default();
    assert_eq!(
        encoded(&events, &dictionaries::SYNCML_1_2, &options).unwrap(),
        expected
    );
}

#[test]
fn data_in_cdata_is_opaque_and_other_text_a_string() {
    let data = |inside: &str| {
        let text = format!("<Data xmlns='SYNCML:SYNCML1.2'>{inside}</Data>");
        from_xml(&text, &dictionaries::SYNCML_1_2)
    };
    assert_eq!(data("a&lt;b"), hex("03 A4 01 6A 00 4F 03 'a<b' 00 01"));
    assert_eq!(
        data("<![CDATA[a<b]]>"),
        hex("03 A4 01 6A 00 4F C3 03 'a<b' 01")
    );
    // What our own writer makes of text with carriage returns.
    assert_eq!(
        data("<![CDATA[a]]>&#13;\n&lt;"),
        hex("03 A4 01 6A 00 4F C3 04 'a' 0D 0A '<' 01")
    );
}

#[test]
fn names_without_a_token_are_literals_on_the_page_of_their_namespace() {
    let text = "<Sync xmlns='AirSync' xmlns:x='urn:x'><New/><Status/>\
                <New xmlns='Provision'>a</New><x:New/><New xmlns=''><Status/></New><Status/></Sync>";
    // xmlns:x, New and x:New go into the table as they come. A name in no namespace is on a page
    // that has none: 255, for experiments. x:New says itself where it is from.
    let table = "'xmlns:x' 00 'New' 00 'x:New' 00 'Status' 00";
    let body = "C5 04 00 03 'urn:x' 00 01 04 08 0E 00 0E 44 08 03 'a' 00 01 04 0C \
                00 FF 44 08 04 12 01 00 00 0E 01";
    let expected = hex(&format!("03 01 6A 19 {table} {body}"));
    assert_eq!(from_xml(text, &dictionaries::ACTIVESYNC), expected);
    let options = ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
    let (back, _) = wbxml::to_xml_with(&expected, &options).unwrap();
    let inside = back.split_once("<Sync ").unwrap().1;
    assert_eq!(
        inside,
        "xmlns=\"AirSync\" xmlns:x=\"urn:x\"><New/><Status/><New xmlns=\"Provision\">a</New><x:New/>\
         <New xmlns=\"\"><Status/></New><Status/></Sync>"
    );
}

#[test]
fn where_pages_are_no_namespaces_literals_need_none() {
    let events = [
        Event::Start(Tag::new(1, 0x1C)),
        Event::StartLiteral {
            page: NO_PAGE,
            name: "New",
        },
        Event::End,
        Event::StartLiteral {
            page: 0,
            name: "New",
        },
        Event::End,
        Event::End,
    ];
    let options = EncodeOptions::default();
    let document = encoded(&events, &dictionaries::WV_CSP_1_1, &options).unwrap();
    assert_eq!(
        document,
        hex("03 10 6A 04 'New' 00 00 01 5C 04 00 04 00 01")
    );
    // A page without a namespace among others is a page like them.
    let events = [
        Event::Start(Tag::new(0, 5)),
        Event::StartLiteral {
            page: 1,
            name: "New",
        },
        Event::End,
        Event::StartLiteral {
            page: NO_PAGE,
            name: "New",
        },
        Event::End,
        Event::End,
    ];
    let document = encoded(&events, &MIXED, &options).unwrap();
    assert_eq!(
        document,
        hex("03 01 6A 04 'New' 00 45 00 01 04 00 00 FF 04 00 01")
    );
}

#[test]
fn attributes_content_and_both_are_two_bits_of_the_tag() {
    // WBXML 1.3 §5.8.2: bit 7 attributes, bit 6 content. `a` is 05.
    let root = Event::Start(Tag::new(0, 5));
    let a = [
        Event::Attribute(Tag::new(0, 5)),
        Event::Text("v"),
        Event::AttributesEnd,
    ];
    let options = EncodeOptions::default();
    let body = |events: &[Event<'_>]| encoded(events, &MIXED, &options).unwrap().split_off(4);
    assert_eq!(body(&[root, Event::End]), hex("05"));
    assert_eq!(
        body(&[root, Event::Text("x"), Event::End]),
        hex("45 03 'x' 00 01")
    );
    assert_eq!(
        body(&[&[root], &a[..], &[Event::End]].concat()),
        hex("85 05 03 'v' 00 01")
    );
    let both = [&[root], &a[..], &[Event::Text("x"), Event::End]].concat();
    assert_eq!(body(&both), hex("C5 05 03 'v' 00 01 03 'x' 00 01"));
    // The same of a literal: 04, 44, 84, C4.
    let literal = Event::StartLiteral { page: 0, name: "n" };
    let body = |events: &[Event<'_>]| encoded(events, &MIXED, &options).unwrap().split_off(6);
    assert_eq!(body(&[literal, Event::End]), hex("04 00"));
    assert_eq!(
        body(&[literal, Event::Text("x"), Event::End]),
        hex("44 00 03 'x' 00 01")
    );
    assert_eq!(
        body(&[&[literal], &a[..], &[Event::End]].concat()),
        hex("84 00 05 03 'v' 00 01")
    );
    let both = [&[literal], &a[..], &[Event::Text("x"), Event::End]].concat();
    assert_eq!(body(&both), hex("C4 00 05 03 'v' 00 01 03 'x' 00 01"));
}

#[test]
fn an_empty_element_has_content_if_it_is_said_to() {
    let header = hex("03 01 6A 00");
    let begin = |events: &[Event<'_>], rest: &[Event<'_>]| {
        let mut encoder = Encoder::new(Vec::new(), &MIXED, EncodeOptions::default())?;
        events.iter().try_for_each(|event| encoder.event(*event))?;
        encoder.begin_content()?;
        rest.iter().try_for_each(|event| encoder.event(*event))?;
        encoder.finish().map(|d| d[header.len()..].to_vec())
    };
    let start = Event::Start(Tag::new(0, 5));
    assert_eq!(begin(&[start], &[Event::End]), Ok(hex("45 01")));
    // What follows all the same is not changed by it.
    let text = [Event::Text("x"), Event::End];
    assert_eq!(begin(&[start], &text), Ok(hex("45 03 'x' 00 01")));
    let refused = begin(&[start, Event::Text("x")], &[Event::End]);
    assert_eq!(
        refused.map_err(|e| e.kind()),
        Err(ErrorKind::UnexpectedEvent(Expected::Content))
    );
    assert!(begin(&[], &[start, Event::End]).is_err());
}

#[test]
fn text_in_pieces_is_one_string_and_nul_an_entity() {
    let events = [
        Event::Start(Tag::new(0, 5)),
        Event::Text("a"),
        Event::Char('é'),
        Event::CData("b"),
        Event::Char('\0'),
        Event::Text(""),
        Event::Text("c"),
        Event::Opaque(&[0, 1]),
        Event::End,
    ];
    let document = encoded(&events, &MIXED, &EncodeOptions::default()).unwrap();
    assert_eq!(
        document,
        hex("03 01 6A 00 45 03 'aéb' 00 02 00 03 'c' 00 C3 02 00 01 01")
    );
}

#[test]
fn integers_are_as_short_as_can_be() {
    // WBXML 1.3 §5.1: seven bits a byte.
    for (len, encoded_len) in [
        (0_usize, "00"),
        (127, "7F"),
        (128, "81 00"),
        (16383, "FF 7F"),
        (16384, "81 80 00"),
    ] {
        let bytes = vec![b'x'; len];
        let events = [
            Event::Start(Tag::new(0, 5)),
            Event::Opaque(&bytes),
            Event::End,
        ];
        let document = encoded(&events, &MIXED, &EncodeOptions::default()).unwrap();
        let expected = hex(&format!("03 01 6A 00 45 C3 {encoded_len}"));
        assert_eq!(document[..expected.len()], expected);
        assert_eq!(document.len(), expected.len() + len + 1);
    }
}

#[test]
fn instructions_stand_before_in_and_behind_the_root() {
    let events = [
        Event::Pi("p"),
        Event::PiEnd,
        Event::Start(Tag::new(0, 5)),
        Event::Pi("q"),
        Event::Text("d long text e"),
        Event::PiEnd,
        Event::End,
        Event::Pi("p"),
        Event::Opaque(b"o"),
        Event::PiEnd,
    ];
    let document = encoded(&events, &MIXED, &EncodeOptions::default()).unwrap();
    let expected = "03 01 6A 04 'p' 00 'q' 00 43 04 00 01 45 43 04 02 03 'd ' 00 85 03 ' e' 00 01 01 \
                    43 04 00 C3 01 'o' 01";
    assert_eq!(document, hex(expected));
}

#[test]
fn the_type_is_named_by_number_or_by_identifier() {
    let events = [Event::Start(Tag::new(0, 5)), Event::End];
    let named = EncodeOptions::default().with_formal_public_id(true);
    let si = &dictionaries::SI_1_0;
    assert_eq!(
        encoded(&events, si, &EncodeOptions::default()).unwrap(),
        hex("03 05 6A 00 05")
    );
    assert_eq!(
        encoded(&events, si, &named).unwrap(),
        hex("03 00 00 6A 1C '-//WAPFORUM//DTD SI 1.0//EN' 00 05")
    );
    // Behind the names that came first.
    let literal = [Event::StartLiteral { page: 0, name: "n" }, Event::End];
    assert_eq!(
        encoded(&literal, si, &named.clone().with_version(Version::V1_0)).unwrap(),
        hex("00 00 02 1E 'n' 00 '-//WAPFORUM//DTD SI 1.0//EN' 00 04 00")
    );
}

/// Empty CDATA says nothing of the text of a later element.
#[test]
fn empty_cdata_is_forgotten_with_its_element() {
    let data = wbxml::Event::Start(wbxml::tag::syncml::DATA);
    let root = wbxml::Event::Start(wbxml::tag::syncml::SYNC_ML);
    let end = wbxml::Event::End;
    let text = wbxml::Event::Text("abc");
    let encode = |events: &[wbxml::Event<'_>]| {
        let dictionary = &wbxml::dictionaries::SYNCML_1_2;
        wbxml::encode(dictionary, wbxml::EncodeOptions::default(), |sink| {
            events.iter().try_for_each(|e| wbxml::Sink::event(sink, *e))
        })
        .unwrap()
    };
    let document = encode(&[
        root,
        data,
        wbxml::Event::CData(""),
        end,
        data,
        text,
        end,
        end,
    ]);
    assert!(
        document.ends_with(b"\x4F\x03abc\0\x01\x01"),
        "{document:02X?}"
    );
}
