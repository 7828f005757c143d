//! Text: escapes, CDATA, layout, OPAQUE, instructions, extensions and WML variables.

use wbxml::tag::eas::{air_sync, compose_mail};
use wbxml::tag::syncml;
use wbxml::{DiagnosticKind, Dictionary, ErrorKind, Event, Tag, dictionaries, xml as form};

use super::{BARE, ESCAPED, written, xml};

const EAS: &Dictionary = &dictionaries::ACTIVESYNC;

/// What a Sync element with these events in it becomes, without its tags.
#[track_caller]
fn inside(content: &[Event<'_>]) -> String {
    let events = [&[Event::Start(air_sync::SYNC)], content, &[Event::End]].concat();
    let text = xml(&events, EAS);
    let inside = text
        .strip_prefix("<Sync xmlns=\"AirSync\">")
        .and_then(|t| t.strip_suffix("</Sync>"));
    inside.unwrap_or_else(|| panic!("{text}")).to_owned()
}

fn refused(content: &[Event<'_>]) -> ErrorKind {
    let events = [&[Event::Start(air_sync::SYNC)], content, &[Event::End]].concat();
    written(&events, EAS, &BARE).unwrap_err().kind()
}

#[test]
fn text_comes_back_as_it_is() {
    let text = "a\t\n\r\r\n<b/>&amp;]]>\"'\u{7F}\u{85}\u{2028}\u{FFFD}\u{EF00}\u{FF0B}é\u{1F600}.";
    let written = inside(&[Event::Text(text)]);
    assert_eq!(
        written,
        "a\t\n&#13;&#13;\n&lt;b/&gt;&amp;amp;]]&gt;\"'\u{7F}\u{85}\u{2028}\u{FFFD}\u{EF00}\u{FF0B}é\u{1F600}."
    );
    let document = format!("<a>{written}</a>");
    let document = roxmltree::Document::parse(&document).unwrap();
    assert_eq!(document.root_element().text(), Some(text));
}

#[test]
fn long_text_is_escaped_wherever_the_special_bytes_are() {
    for len in 0..70 {
        for special in ["<", "&", "\r", "\u{FFFD}", "\u{FF0B}"] {
            let before = "x".repeat(len);
            let text = format!("{before}{special}yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy");
            let written = format!("<a>{}</a>", inside(&[Event::Text(&text)]));
            let document = roxmltree::Document::parse(&written).unwrap();
            assert_eq!(document.root_element().text(), Some(&*text));
        }
        for bad in ['\0', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            let text = format!("{}{bad}{}", "x".repeat(len), "é".repeat(20));
            assert_eq!(
                refused(&[Event::Text(&text)]),
                ErrorKind::NotXmlCharacter(bad)
            );
        }
    }
}

#[test]
fn characters_that_xml_does_not_have_are_refused_or_replaced() {
    for c in [
        '\0', '\u{1}', '\u{8}', '\u{B}', '\u{C}', '\u{1F}', '\u{FFFE}', '\u{FFFF}',
    ] {
        let text = format!("a{c}b");
        for event in [
            Event::Text(&text),
            Event::CData(&text),
            Event::Char(c),
            Event::Opaque(text.as_bytes()),
        ] {
            assert_eq!(
                refused(&[event]),
                ErrorKind::NotXmlCharacter(c),
                "{event:?}"
            );
            let events = [Event::Start(air_sync::SYNC), event, Event::End];
            let (text, diagnostics) = written(&events, EAS, &ESCAPED).unwrap();
            assert!(text.contains('\u{FFFD}'), "{text}");
            roxmltree::Document::parse(&text).unwrap();
            assert_eq!(diagnostics.len(), 1);
            assert_eq!(diagnostics[0].kind(), DiagnosticKind::Replaced(c));
        }
    }
}

#[test]
fn white_space_that_would_be_taken_for_layout_is_written_as_references() {
    assert_eq!(inside(&[Event::Text(" \t\n\r")]), "&#32;&#9;&#10;&#13;");
    assert_eq!(inside(&[Event::Char(' '), Event::Text("x")]), "&#32;x");
    assert_eq!(inside(&[Event::Text(" x ")]), " x ");
    // Between tags it was written as it is, and lost by the next reader.
    let class = [Event::Start(air_sync::CLASS), Event::End];
    let content = [&[Event::Text(" ")], &class[..], &[Event::Text("\n")]].concat();
    assert_eq!(inside(&content), "&#32;<Class/>&#10;");
    assert_eq!(
        inside(&[Event::CData("x"), Event::Text(" ")]),
        "<![CDATA[x]]>&#32;"
    );
}

#[test]
fn an_element_with_nothing_in_it_is_an_empty_tag() {
    for events in [vec![], vec![Event::AttributesEnd], vec![Event::Opaque(b"")]] {
        let events = [&[Event::Start(air_sync::SYNC)], &events[..], &[Event::End]].concat();
        assert_eq!(xml(&events, EAS), "<Sync xmlns=\"AirSync\"/>", "{events:?}");
    }
}

#[test]
fn cdata_survives() {
    assert_eq!(
        inside(&[Event::CData("<a>&amp;</a>\n")]),
        "<![CDATA[<a>&amp;</a>\n]]>"
    );
    assert_eq!(
        inside(&[Event::CData("a]]>b]]]>")]),
        "<![CDATA[a]]]]><![CDATA[>b]]]]]><![CDATA[>]]>"
    );
    // A carriage return would become a line feed in it.
    assert_eq!(
        inside(&[Event::CData("<a>\r\n<")]),
        "<![CDATA[<a>]]>&#13;\n&lt;"
    );
    assert_eq!(inside(&[Event::CData("\r\n<")]), "&#13;<![CDATA[\n<]]>");
    assert_eq!(inside(&[Event::CData("\r")]), "&#13;");
    assert_eq!(inside(&[Event::CData("")]), "<![CDATA[]]>");
}

#[test]
fn opaque_is_text_by_its_type() {
    assert_eq!(inside(&[Event::Opaque("é<".as_bytes())]), "é&lt;");
    assert_eq!(refused(&[Event::Opaque(&[0xFF])]), ErrorKind::OpaqueNotText);
    // ComposeMail Mime is bytes: base64 (MS-ASWBXML). RFC 4648 section 10.
    let mime = |bytes| {
        [
            Event::Start(compose_mail::MIME),
            Event::Opaque(bytes),
            Event::End,
        ]
    };
    assert_eq!(
        xml(&mime(b"fooba"), EAS),
        "<Mime xmlns=\"ComposeMail\">Zm9vYmE=</Mime>"
    );
    // SyncML Data is text in a CDATA section.
    let data = [
        Event::Start(syncml::DATA),
        Event::Opaque(b"BEGIN:VCARD\n<>"),
        Event::End,
    ];
    assert_eq!(
        xml(&data, &dictionaries::SYNCML_1_2),
        "<Data xmlns=\"SYNCML:SYNCML1.2\"><![CDATA[BEGIN:VCARD\n<>]]></Data>"
    );
    // WV-CSP Code is an integer.
    let wv = &dictionaries::WV_CSP_1_1;
    let code = |bytes| {
        [
            Event::Start(Tag::new(0, 0x0B)),
            Event::Opaque(bytes),
            Event::End,
        ]
    };
    assert_eq!(xml(&code(&[1, 0xBD]), wv), "<Code>445</Code>");
    let error = written(&code(&[0; 5]), wv, &BARE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidTypedValue);
    let (text, diagnostics) = written(&code(&[0; 5]), wv, &ESCAPED).unwrap();
    assert_eq!(text, "<Code>AAAAAAA=</Code>");
    assert_eq!(diagnostics[0].kind(), DiagnosticKind::Escaped);
}

#[test]
fn opaque_in_an_instruction_has_no_type() {
    // The type was that of the element around it.
    let wv = &dictionaries::WV_CSP_1_1;
    let events = [
        Event::Start(Tag::new(0, 0x0B)),
        Event::Pi("p"),
        Event::Opaque(b"abcde"),
        Event::PiEnd,
        Event::End,
    ];
    assert_eq!(xml(&events, wv), "<Code><?p abcde?></Code>");
}

#[test]
fn instructions_come_back_as_they_are() {
    let instruction = |data| {
        let events = [
            Event::Pi("before"),
            Event::PiEnd,
            Event::Start(air_sync::SYNC),
            Event::Pi("in"),
            Event::Text(data),
            Event::PiEnd,
            Event::End,
            Event::Pi("behind"),
            Event::Text("a"),
            Event::Char('b'),
            Event::PiEnd,
        ];
        written(&events, EAS, &BARE)
            .map(|(text, _)| text)
            .map_err(|e| e.kind())
    };
    assert_eq!(
        instruction("a<b>&? >\n").as_deref(),
        Ok("<?before?>\n<Sync xmlns=\"AirSync\"><?in a<b>&? >\n?></Sync><?behind ab?>")
    );
    for (data, c) in [
        ("a?>b", '>'),
        ("?>", '>'),
        ("a\rb", '\r'),
        (" a", ' '),
        ("\na", '\n'),
        ("a\0", '\0'),
    ] {
        assert_eq!(
            instruction(data),
            Err(ErrorKind::NotXmlCharacter(c)),
            "{data:?}"
        );
    }
    let events = [
        Event::Start(air_sync::SYNC),
        Event::Pi("in"),
        Event::Text(" a?"),
        Event::Text(">\r\u{1}"),
        Event::PiEnd,
        Event::End,
    ];
    let (text, diagnostics) = written(&events, EAS, &ESCAPED).unwrap();
    assert_eq!(
        text,
        "<Sync xmlns=\"AirSync\"><?in \u{FFFD}a?\u{FFFD}\u{FFFD}\u{FFFD}?></Sync>"
    );
    assert_eq!(diagnostics.len(), 4);
}

#[test]
fn extensions_are_refused_or_become_instructions() {
    let known = Event::Extension {
        code: 0xC0,
        text: "",
    };
    let index = Event::ExtensionIndex {
        code: 0x80,
        index: 7,
    };
    assert_eq!(refused(&[known]), ErrorKind::UnknownExtension(0xC0));
    assert_eq!(refused(&[index]), ErrorKind::UnknownExtension(0x80));
    let text = Event::Extension {
        code: 0x41,
        text: "a?>",
    };
    let events = [Event::Start(air_sync::SYNC), known, index, text, Event::End];
    let (text, diagnostics) = written(&events, EAS, &ESCAPED).unwrap();
    assert_eq!(
        text,
        "<Sync xmlns=\"AirSync\"><?wbxml-extension C0 ?><?wbxml-extension 80 7?>\
         <?wbxml-extension 41 a?\u{FFFD}?></Sync>"
    );
    assert_eq!(diagnostics.len(), 4);
    let none = [
        Event::Start(air_sync::SYNC),
        Event::Extension {
            code: 0x05,
            text: "",
        },
    ];
    assert_eq!(
        written(&none, EAS, &ESCAPED).unwrap_err().kind(),
        ErrorKind::UnknownExtension(5)
    );
}

#[test]
fn variables_and_dollars_of_wml_are_told_apart() {
    let wml = &dictionaries::WML_1_3;
    let p = Event::Start(wml.tag(0, "p").unwrap());
    let variable = |code, text| Event::Extension { code, text };
    let events = [
        p,
        Event::Text("$(x) costs $5: "),
        variable(0x40, "x"),
        variable(0x81, "y_1"),
        variable(0x42, "_z"),
        Event::CData("$"),
        Event::Char('$'),
        Event::End,
    ];
    let expected = "<p>$$(x) costs $$5: $(x:e)$(y_1:u)$(_z:n)<![CDATA[$$]]>$$</p>";
    assert_eq!(xml(&events, wml), expected);
    let go = [
        Event::Start(wml.tag(0, "go").unwrap()),
        Event::Attribute(wml.attribute_tag("href").unwrap()),
        Event::Text("/?a=$&b="),
        variable(0x40, "b"),
        Event::AttributesEnd,
        Event::End,
    ];
    assert_eq!(xml(&go, wml), "<go href=\"/?a=$$&amp;b=$(b:e)\"/>");
    for name in ["", "1", "a b", "é", "a)", "a:b"] {
        let error = written(&[p, variable(0x40, name)], wml, &ESCAPED).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidName, "{name:?}");
    }
}

#[test]
fn layout_is_only_where_there_is_no_text() {
    let class = [Event::Start(air_sync::CLASS), Event::End];
    let sync = Event::Start(air_sync::SYNC);
    let pretty = |events: &[Event<'_>]| written(events, EAS, &BARE.with_indent(Some(2))).unwrap().0;
    let nested = [
        &[sync, sync][..],
        &class,
        &class,
        &[Event::End, Event::Pi("p"), Event::PiEnd, Event::End],
    ]
    .concat();
    assert_eq!(
        pretty(&nested),
        "<Sync xmlns=\"AirSync\">\n  <Sync>\n    <Class/>\n    <Class/>\n  </Sync>\n  <?p?>\n</Sync>\n"
    );
    // Before an instruction, text may have ended or may begin.
    let behind_pi = |behind: &[Event<'_>]| {
        pretty(
            &[
                &[sync, Event::Pi("p"), Event::PiEnd][..],
                behind,
                &[Event::End],
            ]
            .concat(),
        )
    };
    let begin = "<Sync xmlns=\"AirSync\"><?p?>";
    assert_eq!(behind_pi(&[]), format!("{begin}</Sync>\n"));
    assert_eq!(behind_pi(&[Event::Text("x")]), format!("{begin}x</Sync>\n"));
    assert_eq!(behind_pi(&class), format!("{begin}\n  <Class/>\n</Sync>\n"));
    let text = [
        &[sync][..],
        &class,
        &[Event::Text("x")],
        &class,
        &[Event::End],
    ]
    .concat();
    assert_eq!(
        pretty(&text),
        "<Sync xmlns=\"AirSync\">\n  <Class/>x<Class/></Sync>\n"
    );
    let only = [sync, Event::Text(" "), Event::End];
    assert_eq!(pretty(&only), "<Sync xmlns=\"AirSync\">&#32;</Sync>\n");
    let deep = [vec![sync; 40], vec![Event::End; 40]].concat();
    assert!(pretty(&deep).contains(&format!("\n{}<Sync/>\n", " ".repeat(78))));
}

#[test]
fn documents_of_the_wml_family_get_no_layout() {
    // A reader keeps white space in them: it would be text.
    let wml = &dictionaries::WML_1_3;
    let events = [
        Event::Start(wml.tag(0, "wml").unwrap()),
        Event::Start(wml.tag(0, "card").unwrap()),
        Event::Text(" "),
        Event::End,
        Event::End,
    ];
    let options = form::WriteOptions::BARE.with_indent(Some(2));
    let (text, _) = written(&events, wml, &options).unwrap();
    assert_eq!(text, "<wml><card> </card></wml>");
}
