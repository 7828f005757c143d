//! Text: pieces, CDATA, line ends (XML 1.0 §2.11) and attribute values (XML 1.0 §3.3.3).

use wbxml::{Event, Source, dictionaries, xml};

use super::{eas, events};

#[test]
fn text_without_references_is_one_borrowed_piece() {
    let text = "<Sync>Ünï 𝄞 > \"'\n\t.</Sync>";
    let all = events(text, &xml::ReadOptions::default()).unwrap();
    let [Event::Start(_), Event::Text(piece), Event::End] = all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(piece, "Ünï 𝄞 > \"'\n\t.");
    assert_eq!(piece.as_ptr(), text[6..].as_ptr());
}

#[test]
fn references_and_comments_part_text() {
    let all = events(
        "<Sync>a&lt;b<!-- c -->d&#xE9;</Sync>",
        &xml::ReadOptions::default(),
    )
    .unwrap();
    let expected = [
        Event::Text("a"),
        Event::Char('<'),
        Event::Text("b"),
        Event::Text("d"),
        Event::Char('é'),
    ];
    assert_eq!(all[1..6], expected);
    let mut reader = xml::Reader::new(
        "<Sync>a&lt;b<!-- c --><![CDATA[d]]></Sync>",
        &dictionaries::ACTIVESYNC,
    )
    .unwrap();
    reader.next_event().unwrap();
    assert_eq!(reader.text().unwrap(), "a<bd");
    assert_eq!(reader.next_event(), Ok(None));
}

#[test]
fn cdata_is_text_as_it_stands() {
    assert_eq!(
        eas("<Sync><![CDATA[<a>&amp;</a>]]]></Sync>"),
        "(Sync[<a>&amp;</a>]])"
    );
    assert_eq!(eas("<Sync>a<![CDATA[b]]>c</Sync>"), "(Sync\"a\"[b]\"c\")");
    assert_eq!(eas("<Sync><![CDATA[]]></Sync>"), "(Sync)");
    assert_eq!(eas("<Sync><![CDATA[a]]><![CDATA[b]]></Sync>"), "(Sync[ab])");
    assert_eq!(eas("<Sync><![CDATA[ ]]></Sync>"), "(Sync[ ])");
}

#[test]
fn line_ends_become_line_feeds() {
    // XML 1.0 §2.11: CR LF and a CR that no LF follows.
    for (written, read) in [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\nb", "a\nb"),
        ("a\r\r\nb\r", "a\n\nb\n"),
        ("\r\n\r\na", "\n\na"),
        ("a\n\r", "a\n\n"),
        ("\r\ra\r\n", "\n\na\n"),
    ] {
        assert_eq!(
            eas(&format!("<Sync>{written}</Sync>")),
            format!("(Sync\"{read}\")")
        );
        assert_eq!(
            eas(&format!("<Sync><![CDATA[{written}]]></Sync>")),
            format!("(Sync[{read}])")
        );
        assert_eq!(
            eas(&format!("<Sync><?p {written}x?></Sync>")),
            format!("(Sync<?p {}x?>)", read.trim_start())
        );
    }
    // One that is written as a reference stays.
    assert_eq!(
        eas("<Sync>a&#13;\n&#xD;&#10;b</Sync>"),
        "(Sync\"a\r\n\r\nb\")"
    );
    // A comment between the two parts them.
    assert_eq!(eas("<Sync>a\r<!-- -->\nb</Sync>"), "(Sync\"a\n\nb\")");
}

#[test]
fn line_ends_in_tags_are_white_space() {
    assert_eq!(
        eas("<Sync\r\na='1'\rb='2'\n></Sync\r\n>"),
        "(Sync @?a=\"1\" @?b=\"2\";)"
    );
}

#[test]
fn events_come_in_order_where_white_space_is_text_of_several_lines() {
    // The end tag waits for all the lines.
    assert_eq!(eas("<Sync>\r\n\r\n</Sync>"), "(Sync\"\n\n\")");
    assert_eq!(eas("<Sync>\r\r\r</Sync>"), "(Sync\"\n\n\n\")");
    // So does a reference.
    assert_eq!(eas("<Sync>\r\n\r\n&#32;</Sync>"), "(Sync\"\n\n \")");
    assert_eq!(eas("<Sync>\r\n &amp;\r\n</Sync>"), "(Sync\"\n &\n\")");
}

#[test]
fn attribute_values_are_normalised() {
    // XML 1.0 §3.3.3, the table of its examples, for attributes that are CDATA.
    for (written, read) in [
        ("\n\nxyz", "  xyz"),
        ("&#xd;&#xd;A&#xa;&#xa;B&#xd;&#xa;", "\r\rA\n\nB\r\n"),
        ("a\tb\r\nc\rd\ne", "a b c d e"),
        (" a  b ", " a  b "),
        ("\r\n\r\n", "  "),
        ("&#9;\t", "\t "),
        ("&lt;&amp;&quot;&apos;&gt;", "<&\"'>"),
        ("é𝄞", "é𝄞"),
        ("", ""),
    ] {
        assert_eq!(
            eas(&format!("<Sync a=\"{written}\"/>")),
            format!("(Sync @?a=\"{read}\";)"),
            "{written:?}"
        );
    }
}

#[test]
fn offsets_say_how_far_reading_has_come() {
    let text = "\u{FEFF}<Sync a='1'>text<Class/></Sync>";
    let mut reader = xml::Reader::new(text, &dictionaries::ACTIVESYNC).unwrap();
    let mut offsets = Vec::new();
    while let Some(event) = reader.next_event().unwrap() {
        if !matches!(event, Event::AttributesEnd | Event::AttributeLiteral { .. }) {
            offsets.push(reader.offset());
        }
    }
    // Start, value, text, start, end, end.
    assert_eq!(offsets, [15, 15, 19, 27, 27, 34]);
}

#[test]
fn offsets_of_items_say_where_they_begin() {
    let text = "\u{FEFF}<Sync a='1' b='x&amp;'>text<Class/> <Class> </Class></Sync>";
    let mut reader = xml::Reader::new(text, &dictionaries::ACTIVESYNC).unwrap();
    let mut found = Vec::new();
    while let Some(event) = reader.next_event().unwrap() {
        if !matches!(event, Event::AttributesEnd) {
            let rest = &text[usize::try_from(reader.item_offset()).unwrap()..];
            found.push(&rest[..rest.len().min(6)]);
        }
    }
    let begin = [
        "<Sync ", "a='1' ", "1' b='", "b='x&a", "x&amp;", "&amp;'", "text<C", "<Class", "<Class",
        " <Clas", "<Class", " </Cla",
    ];
    assert_eq!(found[..begin.len()], begin);
}
