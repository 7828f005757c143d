//! Attribute starts and values: the longest that fit, and only where they are shorter.

use wbxml::{EncodeOptions, Error, ErrorKind, Event, Tag, Version, dictionaries};

use super::{body, encoded, table};
use crate::reading::hex;

wbxml::dictionary! {
    /// Starts and values that begin with one another, on two pages.
    static VALUES = {
        name: "values-1.0",
        public_id: None,
        formal_public_ids: [],
        system_id: "",
        root: "r",
        media_types: [],
        pages: [{ number: 0, namespace: "", tags: [(0x05, "r")] }],
        attributes: [
            (0, 0x05, "a", ""), (0, 0x06, "a", "http://"), (0, 0x07, "a", "http://www."),
            (0, 0x08, "b", "one"), (0, 0x09, "b", "two"), (1, 0x05, "a", ""), (1, 0x06, "c", ""),
            (1, 0x07, "c", "http://"), (0, 0x0A, "d", ""), (0, 0x0A | 0x40, "d", "é"),
        ],
        values: [
            (0, 0x85, ".org"), (0, 0x86, ".org/"), (0, 0x87, "abc"), (0, 0x88, "éé"), (1, 0x85, "page one"),
            (1, 0x86, ".org"), (0, 0x89, "x"),
        ],
    };
}

fn attribute(name: &'static str) -> Event<'static> {
    match VALUES.attribute_tag(name) {
        Some(tag) => Event::Attribute(tag),
        None => Event::AttributeLiteral { name },
    }
}

/// The attributes of an empty element with these.
fn attributes(events: &[Event<'_>]) -> Vec<u8> {
    let root = [Event::Start(Tag::new(0, 5))];
    let end = [Event::AttributesEnd, Event::End];
    let all = [&root, events, &end].concat();
    let document = encoded(&all, &VALUES, &EncodeOptions::default()).unwrap();
    let at = document.iter().position(|b| *b == 0x85).unwrap();
    let mut inside = document[at + 1..].to_vec();
    assert_eq!(inside.pop(), Some(0x01));
    inside
}

fn value(name: &'static str, text: &str) -> Vec<u8> {
    attributes(&[attribute(name), Event::Text(text)])
}

#[test]
fn the_longest_start_that_fits_is_written() {
    assert_eq!(value("a", ""), hex("05"));
    assert_eq!(value("a", "http:/"), hex("05 03 'http:/' 00"));
    assert_eq!(value("a", "http://"), hex("06"));
    assert_eq!(value("a", "http://www"), hex("06 03 'www' 00"));
    assert_eq!(value("a", "http://www."), hex("07"));
    assert_eq!(value("a", "http://www.y"), hex("07 03 'y' 00"));
    assert_eq!(value("a", "HTTP://"), hex("05 03 'HTTP://' 00"));
    assert_eq!(value("d", "éa"), hex("4A 03 'a' 00"));
    assert_eq!(value("d", "è"), hex("0A 03 'è' 00"));
}

#[test]
fn a_name_that_has_no_token_without_a_value_goes_by_its_name() {
    assert_eq!(value("b", "one"), hex("08"));
    assert_eq!(value("b", "one two"), hex("08 03 ' two' 00"));
    let document = encoded(
        &[
            Event::Start(Tag::new(0, 5)),
            attribute("b"),
            Event::Text("three"),
            Event::AttributesEnd,
            Event::End,
        ],
        &VALUES,
        &EncodeOptions::default(),
    );
    assert_eq!(
        document.unwrap(),
        hex("03 01 6A 02 'b' 00 85 04 00 03 'three' 00 01")
    );
}

#[test]
fn value_tokens_stand_where_they_are_shorter() {
    // Alone, at the beginning and at the end a token of one byte stands for the text and sometimes
    // for the two bytes around it; in the middle it parts a string in two, which is two bytes more.
    assert_eq!(value("a", ".org"), hex("05 85"));
    assert_eq!(value("a", ".org/"), hex("05 86"), "the longest");
    assert_eq!(value("a", ".org/x"), hex("05 86 03 'x' 00"));
    assert_eq!(value("a", "x.org"), hex("05 03 'x' 00 85"));
    assert_eq!(
        value("a", "q.orgq"),
        hex("05 03 'q' 00 85 03 'q' 00"),
        "4 characters for 3 bytes"
    );
    assert_eq!(
        value("a", "qabcq"),
        hex("05 03 'qabcq' 00"),
        "3 characters for 3 bytes"
    );
    assert_eq!(value("a", "abcq"), hex("05 87 03 'q' 00"), "3 for 1");
    assert_eq!(value("a", "qabc"), hex("05 03 'q' 00 87"));
    assert_eq!(
        value("a", "x"),
        hex("05 03 'x' 00"),
        "1 character is no gain"
    );
    assert_eq!(value("a", "http://abc.org"), hex("06 87 85"));
    assert_eq!(value("a", "qéé"), hex("05 03 'q' 00 88"));
}

#[test]
fn a_token_of_another_page_pays_for_the_switch() {
    assert_eq!(value("a", "page one"), hex("05 00 01 85"));
    // `c` is on page 1, `a` on both: its token of the page that is current; .org too.
    assert_eq!(
        attributes(&[
            attribute("c"),
            Event::Text(".org"),
            attribute("a"),
            Event::Text("q.orgq")
        ]),
        hex("00 01 06 86 05 03 'q' 00 86 03 'q' 00")
    );
    assert_eq!(
        attributes(&[
            attribute("c"),
            Event::Text("http://"),
            attribute("a"),
            Event::Text("http://")
        ]),
        hex("00 01 07 00 00 06")
    );
}

#[test]
fn the_attribute_page_stays_from_element_to_element() {
    let events = [
        Event::Start(Tag::new(0, 5)),
        attribute("c"),
        Event::AttributesEnd,
        Event::Start(Tag::new(0, 5)),
        attribute("c"),
        Event::AttributesEnd,
        Event::End,
        Event::Start(Tag::new(0, 5)),
        attribute("d"),
        Event::AttributesEnd,
        Event::End,
        Event::End,
    ];
    let document = encoded(&events, &VALUES, &EncodeOptions::default()).unwrap();
    assert_eq!(
        document,
        hex("03 01 6A 00 C5 00 01 06 01 85 06 01 85 00 00 0A 01 01")
    );
}

#[test]
fn a_version_without_pages_takes_the_tokens_of_the_first() {
    let options = EncodeOptions::default().with_version(Version::V1_1);
    let with = |name: &'static str, text| {
        let events = [
            Event::Start(Tag::new(0, 5)),
            attribute(name),
            Event::Text(text),
            Event::AttributesEnd,
            Event::End,
        ];
        encoded(&events, &VALUES, &options)
    };
    assert_eq!(
        with("a", "page one").unwrap(),
        hex("01 01 6A 00 85 05 03 'page one' 00 01")
    );
    let refused = ErrorKind::NotInVersion {
        token: 0,
        version: 1,
    };
    assert_eq!(with("c", "x").map_err(|e| e.kind()), Err(refused));
}

#[test]
fn values_come_in_pieces() {
    let pieces = [
        attribute("a"),
        Event::Text("http://w"),
        Event::Char('w'),
        Event::Text("w."),
        Event::CData("q"),
        Event::Char('\0'),
        Event::Text("abc"),
        Event::AttributeValue(Tag::new(0, 0x99)),
        Event::Opaque(&[0]),
        Event::Extension {
            code: 0x41,
            text: "e",
        },
        Event::ExtensionIndex {
            code: 0x82,
            index: 300,
        },
        Event::Extension {
            code: 0xC2,
            text: "",
        },
        Event::Text("http://"),
    ];
    assert_eq!(
        attributes(&pieces),
        hex("07 03 'q' 00 02 00 87 99 C3 01 00 41 'e' 00 82 82 2C C2 03 'http://' 00")
    );
}

#[test]
fn tokens_that_the_dictionary_does_not_know_are_written_as_they_are() {
    let unknown = [Event::Attribute(Tag::new(3, 0x7F)), Event::Text("http://")];
    assert_eq!(attributes(&unknown), hex("00 03 7F 03 'http://' 00"));
}

#[test]
fn a_value_in_the_table_is_a_reference() {
    let events = |text| {
        [
            Event::Start(Tag::new(0, 5)),
            attribute("a"),
            Event::Text(text),
            Event::AttributesEnd,
            Event::End,
        ]
    };
    let table = || table(&["http://www.example.org/", "q.orgq", "y", ".org"]);
    let offset = |text: &str| table().offset(text).unwrap();
    let with = |text| body(&events(text), &VALUES, table()).unwrap();
    let reference = |text: &str| hex(&format!("85 05 83 {:02X} 01", offset(text)));
    // The whole of it goes before a start with a value, and before values in the middle of it.
    assert_eq!(
        with("http://www.example.org/"),
        reference("http://www.example.org/")
    );
    assert_eq!(with("q.orgq"), reference("q.orgq"));
    // What is one token is no reference.
    assert_eq!(with(".org"), hex("85 05 85 01"));
    // What is left behind a start or value may be one.
    assert_eq!(
        with("http://y"),
        hex(&format!("85 06 83 {:02X} 01", offset("y")))
    );
    assert_eq!(
        with("y.org"),
        hex(&format!("85 05 83 {:02X} 85 01", offset("y")))
    );
}

#[test]
fn an_attribute_known_by_name_has_its_token() {
    let by_name = [
        Event::AttributeLiteral { name: "a" },
        Event::Text("http://"),
    ];
    assert_eq!(attributes(&by_name), hex("06"));
}

#[test]
fn typed_values_are_opaque_where_the_version_has_it() {
    let si = &dictionaries::SI_1_0;
    let events = [
        Event::Start(Tag::new(0, 6)),
        Event::Attribute(Tag::new(0, 0x0A)),
        Event::Text("1999-06-30"),
        Event::Text("T00:00:00Z"),
        Event::AttributesEnd,
        Event::End,
    ];
    let with = |options: EncodeOptions| encoded(&events, si, &options).unwrap();
    let text = "86 0A 03 '1999-06-30T00:00:00Z' 00 01";
    let default = EncodeOptions::default();
    assert_eq!(
        with(default.clone()),
        hex("03 05 6A 00 86 0A C3 04 19 99 06 30 01")
    );
    assert_eq!(
        with(default.clone().with_typed(false)),
        hex(&format!("03 05 6A 00 {text}"))
    );
    // WBXML 1.2: OPAQUE in attribute values.
    let old = default.with_version(Version::V1_1);
    assert_eq!(with(old), hex(&format!("01 05 6A 00 {text}")));
}

#[test]
fn nul_in_a_value_is_refused() {
    let events = [
        Event::Start(Tag::new(0, 5)),
        attribute("a"),
        Event::Text("a\0b"),
        Event::AttributesEnd,
    ];
    let error = encoded(&events, &VALUES, &EncodeOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NulInText);
    let _: Error = error;
}
