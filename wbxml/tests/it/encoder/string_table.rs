//! The string table: each string once, those that others end with inside them (WBXML 1.3 §5.7).

use wbxml::encode::{Encoder, StringTable};
use wbxml::{
    ConvertOptions, Dictionary, EncodeOptions, ErrorKind, Event, Sink, Tag, dictionaries, xml,
};

use super::{body, encoded, table};
use crate::any_events::MIXED;
use crate::reading::hex;

#[test]
fn strings_that_others_end_with_are_folded_into_them() {
    let folded = table(&["b", "ab", "cab", "", "cab", "dab", "é", "xé"]);
    // Three strings that no other ends with, the empty one at any of their ends.
    assert_eq!(folded.as_bytes().len(), "cab0dab0".len() + "xé0".len());
    for string in ["b", "ab", "cab", "", "dab", "é", "xé"] {
        let at = folded.offset(string).unwrap() as usize;
        let end = at + string.len();
        assert_eq!(&folded.as_bytes()[at..end], string.as_bytes());
        assert_eq!(folded.as_bytes()[end], 0, "{string:?}");
    }
    assert_eq!(folded.offset("a"), None);
    assert_eq!(folded.offset("ca"), None);
}

#[test]
fn the_order_of_the_strings_does_not_matter() {
    let one = table(&["b", "ab", "cab", "dab", "x"]);
    assert_eq!(table(&["x", "dab", "cab", "ab", "b", "b"]), one);
    assert_eq!(table(&["ab", "x", "cab", "b", "dab"]), one);
}

#[test]
fn many_strings_are_folded_quickly() {
    let strings: Vec<String> = (0..20_000).map(|i| format!("{}", i % 10_000)).collect();
    let table = StringTable::from_strings(strings.iter().map(String::as_str)).unwrap();
    assert!(table.as_bytes().len() < 10_000 * 5);
    assert!(strings.iter().all(|s| table.offset(s).is_some()));
    let suffixes: Vec<String> = (1..2_000).map(|i| "a".repeat(i)).collect();
    let table = StringTable::from_strings(suffixes.iter().map(String::as_str)).unwrap();
    assert_eq!(table.as_bytes().len(), 2_000);
}

#[test]
fn strings_can_be_added() {
    let mut table = StringTable::new();
    assert!(table.is_empty());
    assert_eq!(table.add("ab"), Ok(0));
    assert_eq!(table.add("ab"), Ok(0));
    assert_eq!(table.add("c"), Ok(3));
    assert_eq!(table.as_bytes(), b"ab\0c\0");
    assert_eq!(
        table.add("a\0").map_err(|e| e.kind()),
        Err(ErrorKind::NulInText)
    );
    let nul = StringTable::from_strings(["a\0"]);
    assert_eq!(nul.map_err(|e| e.kind()), Err(ErrorKind::NulInText));
}

#[test]
fn whole_texts_are_references_and_parts_are_not() {
    let root = Event::Start(Tag::new(0, 5));
    let in_root = |content: &[Event<'_>]| {
        let events = [&[root], content, &[Event::End]].concat();
        body(&events, &MIXED, table(&["some", "text"])).unwrap()
    };
    let offset = table(&["some", "text"]).offset("text").unwrap();
    let reference = format!("83 {offset:02X}");
    assert_eq!(
        in_root(&[Event::Text("text")]),
        hex(&format!("45 {reference} 01"))
    );
    assert_eq!(
        in_root(&[Event::Text("te"), Event::Text("xt")]),
        hex(&format!("45 {reference} 01"))
    );
    assert_eq!(in_root(&[Event::Text("text.")]), hex("45 03 'text.' 00 01"));
    assert_eq!(
        in_root(&[Event::CData("text")]),
        hex(&format!("45 {reference} 01"))
    );
    // Behind an element too, be it empty or not: this was forgotten behind an empty one.
    for inside in [vec![], vec![Event::Text("x")]] {
        let element = [&[root], &inside[..], &[Event::End]].concat();
        let content = [&element[..], &[Event::Text("text")]].concat();
        let expected = if inside.is_empty() {
            "05".into()
        } else {
            "45 03 'x' 00 01".to_owned()
        };
        assert_eq!(
            in_root(&content),
            hex(&format!("45 {expected} {reference} 01"))
        );
    }
}

#[test]
fn names_use_what_is_there() {
    let literal = [
        Event::StartLiteral {
            page: 0,
            name: "ext",
        },
        Event::End,
    ];
    assert_eq!(
        body(&literal, &MIXED, table(&["text", "ext"])).unwrap(),
        hex("04 01")
    );
    let events = [
        Event::StartLiteral { page: 0, name: "n" },
        Event::AttributeLiteral { name: "n" },
        Event::AttributesEnd,
        Event::Pi("n"),
        Event::PiEnd,
        Event::Text("n"),
        Event::End,
    ];
    let document = encoded(&events, &MIXED, &EncodeOptions::default()).unwrap();
    assert_eq!(
        document,
        hex("03 01 6A 02 'n' 00 C4 00 04 00 01 43 04 00 01 83 00 01")
    );
}

#[test]
fn variables_from_the_table_go_back_to_it() {
    let wml = &dictionaries::WML_1_3;
    let p = Event::Start(wml.tag(0, "p").unwrap());
    let variable = |text| Event::Extension { code: 0x81, text };
    let events = [p, variable("x"), variable("y"), Event::End];
    assert_eq!(
        body(&events, wml, table(&["x"])).unwrap(),
        hex("60 81 00 41 'y' 00 01")
    );
}

fn collected(text: &str, dictionary: &'static Dictionary, min_len: usize) -> StringTable {
    let mut source = xml::Reader::new(text, dictionary).unwrap();
    StringTable::collect(&mut source, min_len).unwrap()
}

#[test]
fn names_and_repeated_texts_are_collected() {
    let text = "<Sync xmlns:x='urn:long'><x:New>text</x:New><Class>text</Class><New a='text'/><?p text?>\
                <Status>other</Status><Status>te&#120;t</Status><Status>ab</Status><Status>ab</Status></Sync>";
    let table = collected(text, &dictionaries::ACTIVESYNC, 3);
    for string in ["xmlns:x", "x:New", "New", "a", "p", "text"] {
        assert!(table.offset(string).is_some(), "{string}");
    }
    for string in ["other", "ab", "urn:long"] {
        assert_eq!(table.offset(string), None, "{string}");
    }
}

#[test]
fn what_has_a_token_is_not_collected() {
    let si = "<si><indication href='http://www.example.com/' created='1999-06-30T00:00:00Z'/>\
              <indication href='http://www.example.com/' created='1999-06-30T00:00:00Z'/></si>";
    assert!(collected(si, &dictionaries::SI_1_0, 1).is_empty());
    let wv = "<WV-CSP-Message><Code>1234</Code><Code>1234</Code><Nonce>Inband</Nonce><Nonce>Inband</Nonce>\
              </WV-CSP-Message>";
    assert!(collected(wv, &dictionaries::WV_CSP_1_1, 1).is_empty());
    let drm = "<o-ex:rights xmlns:o-ex='http://odrl.net/1.1/ODRL-EX'><o-ex:context \
               xmlns:o-ex='http://odrl.net/1.1/ODRL-EX'/></o-ex:rights>";
    assert!(collected(drm, &dictionaries::DRMREL_1_0, 1).is_empty());
}

#[test]
fn a_value_for_which_its_attribute_goes_by_name_is_seen() {
    // SI `action` has tokens with values only.
    let text = "<si><indication action='delete'/><indication action='other'/></si>";
    let table = collected(text, &dictionaries::SI_1_0, 1);
    assert_eq!(table.as_bytes(), b"action\0");
    assert!(
        collected(
            "<si><indication action='delete'/></si>",
            &dictionaries::SI_1_0,
            1
        )
        .is_empty()
    );
}

#[test]
fn documents_inside_have_tables_of_their_own() {
    let text = "<SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody><Put><Meta><Type xmlns='syncml:metinf'>\
                application/vnd.syncml-devinf+xml</Type></Meta><Item><Data><DevInf xmlns='syncml:devinf'>\
                <New/><Man>long</Man><Mod>long</Mod></DevInf></Data></Item><Item><Meta>\
                <Type xmlns='syncml:metinf'>application/vnd.syncml-devinf+xml</Type></Meta></Item></Put>\
                </SyncBody></SyncML>";
    assert!(collected(text, &dictionaries::SYNCML_1_2, 1).is_empty());
}

#[test]
fn what_is_collected_is_enough_for_a_fixed_table() {
    let text = "<Sync xmlns:x='urn:x'><?p d?><x:New a='1'>text</x:New><Class>text</Class>\
                <wbxml-00-3F/><New xmlns=''/></Sync>";
    let dictionary = &dictionaries::ACTIVESYNC;
    let table = collected(text, dictionary, 2);
    let options = ConvertOptions::default()
        .with_dictionary(dictionary)
        .with_encode(EncodeOptions::default().with_string_table(table));
    let mut fixed = Vec::new();
    wbxml::from_xml_in(text, &options, &mut fixed).unwrap();
    assert_eq!(wbxml::from_xml_with(text, &options).unwrap(), fixed);
    let without = ConvertOptions::default().with_dictionary(dictionary);
    let error = wbxml::from_xml_in(text, &without, Vec::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotInStringTable);
}

#[test]
fn text_with_nul_is_left_out() {
    let document = hex("03 01 6A 00 45 46 03 'ab' 00 02 00 01 46 03 'ab' 00 02 00 01 01");
    let mut source = wbxml::EventReader::new(&document, &MIXED).unwrap();
    assert!(StringTable::collect(&mut source, 1).unwrap().is_empty());
}

#[test]
fn a_table_goes_out_with_the_header() {
    let options = EncodeOptions::default().with_string_table(table(&["ab"]));
    let mut encoder = Encoder::new(Vec::new(), &MIXED, options).unwrap();
    assert_eq!(encoder.written(), 7);
    encoder.event(Event::Start(Tag::new(0, 5))).unwrap();
    encoder.event(Event::End).unwrap();
    assert_eq!(encoder.finish().unwrap(), hex("03 01 6A 03 'ab' 00 05"));
}

#[test]
fn a_text_is_collected_whole_whatever_its_pieces() {
    // Pieces by a reference, by CDATA and by both; once in one piece.
    let text = "<Sync><Status>one&#32;two</Status><Status>one<![CDATA[ two]]></Status></Sync>";
    let whole = collected(text, &dictionaries::ACTIVESYNC, 1);
    assert_eq!(whole.as_bytes(), b"one two\0");
}

#[test]
fn text_behind_an_element_with_a_type_is_text() {
    // ConversationId is OPAQUE, which is not in the table; what stands behind it is.
    let text = "<Sync><ConversationId xmlns='Email2'>QUJD</ConversationId>after\
                <ConversationId xmlns='Email2'>QUJD</ConversationId>after</Sync>";
    let table = collected(text, &dictionaries::ACTIVESYNC, 1);
    assert_eq!(table.as_bytes(), b"after\0");
}
