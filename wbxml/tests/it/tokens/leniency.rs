//! Each lenient option alone: it lets its own deviation pass, no other, and reports it.

use super::*;

/// A deviation: a document, its dictionary, how strict reading refuses it, and how the option
/// that lets it pass reports it.
struct Deviation {
    name: &'static str,
    document: &'static str,
    strict: Error,
    option: fn(&mut Lenient),
    reported: Diagnostic,
    events: Vec<Event<'static>>,
}

fn deviations() -> Vec<Deviation> {
    use DiagnosticKind as D;
    use ErrorKind as E;
    let paper = |inner: &[Event<'static>]| [&[start(0, 0x05)], inner, &[Event::End]].concat();
    let replaced = Event::Char(char::REPLACEMENT_CHARACTER);
    let one = |name, document, strict, offset, option, reported, at, events| Deviation {
        name,
        document,
        strict: Error::new(strict, offset),
        option,
        reported: Diagnostic::new(reported, at),
        events,
    };
    let switch: fn(&mut Lenient) = |l| l.misplaced_switch_page = true;
    let table: fn(&mut Lenient) = |l| l.unterminated_table = true;
    let trailing: fn(&mut Lenient) = |l| l.trailing_data = true;
    let text: fn(&mut Lenient) = |l| l.invalid_text = true;
    let entity: fn(&mut Lenient) = |l| l.invalid_entity = true;
    let extension: fn(&mut Lenient) = |l| l.unknown_extension = true;
    vec![
        // Before a string, a reference, an entity, OPAQUE, an instruction and END.
        one(
            "switch before STR_I",
            "03 01 6A 00 45 00 01 03 'x' 00 01",
            E::MisplacedSwitchPage,
            5,
            switch,
            D::MisplacedSwitchPage,
            5,
            paper(&[Event::Text("x")]),
        ),
        one(
            "switch before STR_T",
            "03 01 6A 02 'x' 00 45 00 01 83 00 01",
            E::MisplacedSwitchPage,
            7,
            switch,
            D::MisplacedSwitchPage,
            7,
            paper(&[Event::Text("x")]),
        ),
        one(
            "switch before ENTITY",
            "03 01 6A 00 45 00 01 02 41 01",
            E::MisplacedSwitchPage,
            5,
            switch,
            D::MisplacedSwitchPage,
            5,
            paper(&[Event::Char('A')]),
        ),
        one(
            "switch before OPAQUE",
            "03 01 6A 00 45 00 01 C3 01 'x' 01",
            E::MisplacedSwitchPage,
            5,
            switch,
            D::MisplacedSwitchPage,
            5,
            paper(&[Event::Opaque(b"x")]),
        ),
        one(
            "switch before PI",
            "03 01 6A 02 'x' 00 45 00 01 43 04 00 01 01",
            E::MisplacedSwitchPage,
            7,
            switch,
            D::MisplacedSwitchPage,
            7,
            paper(&[Event::Pi("x"), Event::PiEnd]),
        ),
        one(
            "switch before END",
            "03 01 6A 00 45 00 01 01",
            E::MisplacedSwitchPage,
            5,
            switch,
            D::MisplacedSwitchPage,
            5,
            paper(&[]),
        ),
        one(
            "switch before the END of attributes",
            "03 01 6A 00 C5 07 00 01 01 00 00 06 01",
            E::MisplacedSwitchPage,
            6,
            switch,
            D::MisplacedSwitchPage,
            6,
            paper(&[
                attribute(0, 0x07),
                Event::AttributesEnd,
                start(0, 0x06),
                Event::End,
            ]),
        ),
        one(
            "switch before a string in an attribute",
            "03 01 6A 00 C5 07 00 01 03 'x' 00 01 01",
            E::MisplacedSwitchPage,
            6,
            switch,
            D::MisplacedSwitchPage,
            6,
            paper(&[attribute(0, 0x07), Event::Text("x"), Event::AttributesEnd]),
        ),
        // A table entry that ends with the table.
        one(
            "table",
            "03 01 6A 05 'a' 00 'abc' 45 83 03 01",
            E::StringTableUnterminated,
            11,
            table,
            D::UnterminatedTable,
            10,
            paper(&[Event::Text("bc")]),
        ),
        one(
            "table, as a name",
            "03 01 6A 03 'abc' 45 04 00 01",
            E::StringTableUnterminated,
            9,
            table,
            D::UnterminatedTable,
            8,
            paper(&[
                Event::StartLiteral {
                    page: NO_PAGE,
                    name: "abc",
                },
                Event::End,
            ]),
        ),
        // Behind the end of the document.
        one(
            "trailing NUL",
            "03 01 6A 00 45 01 00",
            E::TrailingData,
            6,
            trailing,
            D::TrailingData,
            6,
            paper(&[]),
        ),
        one(
            "trailing rubbish",
            "03 01 6A 02 'x' 00 45 01 43 04 00 01 DE AD",
            E::TrailingData,
            12,
            trailing,
            D::TrailingData,
            12,
            [paper(&[]), vec![Event::Pi("x"), Event::PiEnd]].concat(),
        ),
        // A Latin-1 byte in UTF-8, in content, in an attribute, in the table.
        one(
            "text",
            "03 01 6A 00 45 03 'a' E9 'b' 00 01",
            E::InvalidText,
            7,
            text,
            D::InvalidText,
            6,
            paper(&[Event::Text("a"), replaced, Event::Text("b")]),
        ),
        one(
            "text in an attribute",
            "03 01 6A 00 C5 07 03 'a' E9 'b' 00 01 01",
            E::InvalidText,
            8,
            text,
            D::InvalidText,
            7,
            paper(&[
                attribute(0, 0x07),
                Event::Text("a"),
                replaced,
                Event::Text("b"),
                Event::AttributesEnd,
            ]),
        ),
        one(
            "text in the table",
            "03 01 6A 04 'a' E9 'b' 00 45 83 00 01",
            E::InvalidText,
            9,
            text,
            D::InvalidText,
            9,
            paper(&[Event::Text("a"), replaced, Event::Text("b")]),
        ),
        // A surrogate.
        one(
            "entity",
            "03 01 6A 00 45 02 83 B0 00 01",
            E::InvalidEntity(0xD800),
            5,
            entity,
            D::InvalidEntity(0xD800),
            5,
            paper(&[replaced]),
        ),
        one(
            "entity in an attribute",
            "03 01 6A 00 C5 07 02 C4 80 00 01 01",
            E::InvalidEntity(0x11_0000),
            6,
            entity,
            D::InvalidEntity(0x11_0000),
            6,
            paper(&[attribute(0, 0x07), replaced, Event::AttributesEnd]),
        ),
        // Extensions without a meaning.
        one(
            "EXT_I",
            "03 01 6A 00 45 41 'x' 00 01",
            E::UnknownExtension(0x41),
            5,
            extension,
            D::UnknownExtension(0x41),
            5,
            paper(&[Event::Extension {
                code: 0x41,
                text: "x",
            }]),
        ),
        one(
            "EXT_T",
            "03 01 6A 00 45 80 07 01",
            E::UnknownExtension(0x80),
            5,
            extension,
            D::UnknownExtension(0x80),
            5,
            paper(&[Event::ExtensionIndex {
                code: 0x80,
                index: 7,
            }]),
        ),
        one(
            "EXT",
            "03 01 6A 00 45 C2 01",
            E::UnknownExtension(0xC2),
            5,
            extension,
            D::UnknownExtension(0xC2),
            5,
            paper(&[Event::Extension {
                code: 0xC2,
                text: "",
            }]),
        ),
    ]
}

#[test]
fn strict_reading_refuses_every_deviation_where_it_begins() {
    for deviation in deviations() {
        let document = hex(deviation.document);
        let error = refused(&document, &PAPER, &Options::STRICT);
        assert_eq!(error, deviation.strict, "{}", deviation.name);
    }
}

#[test]
fn each_option_lets_its_own_deviation_pass_and_reports_it() {
    let mut wrong = Vec::new();
    for deviation in deviations() {
        let mut lenient = Lenient::NONE;
        (deviation.option)(&mut lenient);
        let options = Options::STRICT.with_lenient(lenient);
        let document = hex(deviation.document);
        let outcome = read(&document, &PAPER, &options);
        let expected = Ok((deviation.events, vec![deviation.reported]));
        if outcome != expected {
            wrong.push(format!(
                "{}: {outcome:?}\n  expected {expected:?}",
                deviation.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_option_lets_another_deviation_pass() {
    for deviation in deviations() {
        let mut lenient = Lenient::NONE;
        (deviation.option)(&mut lenient);
        let mut others = Lenient::ALL;
        let Lenient {
            trailing_data,
            unterminated_table,
            misplaced_switch_page,
            invalid_text,
            invalid_entity,
            unknown_extension,
            ..
        } = lenient;
        others.trailing_data &= !trailing_data;
        others.unterminated_table &= !unterminated_table;
        others.misplaced_switch_page &= !misplaced_switch_page;
        others.invalid_text &= !invalid_text;
        others.invalid_entity &= !invalid_entity;
        others.unknown_extension &= !unknown_extension;
        let document = hex(deviation.document);
        let error = refused(&document, &PAPER, &Options::STRICT.with_lenient(others));
        assert_eq!(error, deviation.strict, "{}", deviation.name);
    }
}

#[test]
fn all_options_together_report_the_same() {
    for deviation in deviations() {
        let document = hex(deviation.document);
        let (events, diagnostics) = read(&document, &PAPER, &Options::LENIENT).unwrap();
        assert_eq!(events, deviation.events, "{}", deviation.name);
        assert_eq!(diagnostics, [deviation.reported], "{}", deviation.name);
    }
}

#[test]
fn a_second_root_is_never_let_pass() {
    for (document, offset) in [
        ("03 01 6A 00 45 01 45 01", 6),
        ("03 01 6A 00 05 05", 5),
        ("03 01 6A 00 05 C5 05 01 01", 5),
    ] {
        let error = refused(&hex(document), &PAPER, &Options::LENIENT);
        assert_eq!(
            error,
            Error::new(ErrorKind::TrailingData, offset),
            "{document}"
        );
    }
}

/// What a text editor or a shell leaves behind a document is no second root, although 09, 0A, 0D
/// and 20 are tags.
#[test]
fn a_line_feed_behind_the_end_is_trailing_data() {
    for white in ["0A", "0D 0A", "20", "09", "0A 0A"] {
        let document = hex(&format!("03 01 6A 00 45 01 {white}"));
        let (events, diagnostics) =
            read(&document, &PAPER, &Options::LENIENT).unwrap_or_else(|e| panic!("{white}: {e}"));
        assert_eq!(events, [start(0, 0x05), Event::End]);
        assert_eq!(
            diagnostics,
            [Diagnostic::new(DiagnosticKind::TrailingData, 6)]
        );
        let trailing = Error::new(ErrorKind::TrailingData, 6);
        assert_eq!(refused(&document, &PAPER, &Options::STRICT), trailing);
    }
}

/// The last page wins; a page is switched for what it stands before.
#[test]
fn two_switches_in_a_row_are_one() {
    let document = hex("03 01 6A 00 00 07 00 01 45 00 FF 00 00 06 01");
    assert_eq!(
        events(&document, &PAPER),
        [start(1, 0x05), start(0, 0x06), Event::End, Event::End]
    );
}

/// The bytes of a string that are text stay, whatever is around them.
#[test]
fn broken_text_keeps_what_is_text() {
    let replaced = Event::Char(char::REPLACEMENT_CHARACTER);
    let text = |bytes: &str| {
        let document = hex(&format!("03 01 6A 00 45 03 {bytes} 00 01"));
        let (events, diagnostics) = read(&document, &PAPER, &Options::LENIENT).unwrap();
        assert_eq!(
            diagnostics,
            [Diagnostic::new(DiagnosticKind::InvalidText, 6)]
        );
        let text: String = events
            .iter()
            .map(|event| match event {
                Event::Text(text) => (*text).to_owned(),
                Event::Char(c) => c.to_string(),
                _ => String::new(),
            })
            .collect();
        text
    };
    assert_eq!(text("FF"), "\u{FFFD}");
    assert_eq!(text("FF 'a'"), "\u{FFFD}a");
    assert_eq!(text("'a' FF"), "a\u{FFFD}");
    assert_eq!(text("C3 A9 C3"), "\u{E9}\u{FFFD}");
    assert_eq!(
        text("E2 82 'x' E2 82 AC FF FF"),
        "\u{FFFD}x\u{20AC}\u{FFFD}\u{FFFD}"
    );
    assert_eq!(text("F0 9F 98"), "\u{FFFD}");
    // US-ASCII: one for each byte.
    let document = hex("03 01 03 00 45 03 'a' C3 A9 00 01");
    let (events, _) = read(&document, &PAPER, &Options::LENIENT).unwrap();
    assert_eq!(events[1..4], [Event::Text("a"), replaced, replaced]);
}

/// A variable with a byte that is no text: EXT_I carries a string like any other.
#[test]
fn broken_text_in_an_extension_is_replaced_too() {
    let document = hex("03 04 6A 00 7F 40 'a' E9 00 01");
    let error = refused(&document, &dictionaries::WML_1_1, &Options::STRICT);
    assert_eq!(error.kind(), ErrorKind::InvalidText);
    assert_eq!(error.offset(), 7, "the byte that is no text, as in STR_I");
    let outcome = read(&document, &dictionaries::WML_1_1, &Options::LENIENT);
    let (_, diagnostics) = outcome.unwrap();
    assert_eq!(
        diagnostics,
        [Diagnostic::new(DiagnosticKind::InvalidText, 6)]
    );
}

#[test]
fn an_unknown_charset_is_taken_for_utf_8_and_reported() {
    let document = hex("03 01 00 00 45 03 C3 A9 00 01");
    for options in [Options::STRICT, Options::LENIENT] {
        let (events, diagnostics) = read(&document, &PAPER, &options).unwrap();
        assert_eq!(events[1], Event::Text("\u{E9}"));
        assert_eq!(
            diagnostics,
            [Diagnostic::new(DiagnosticKind::UnknownCharset, 2)]
        );
    }
    // The caller knows better: nothing is assumed.
    let options = Options::STRICT.with_charset(106);
    assert_eq!(read(&document, &PAPER, &options).unwrap().1, []);
    let options = Options::STRICT.with_charset(3);
    let error = refused(&document, &PAPER, &options);
    assert_eq!(error, Error::new(ErrorKind::InvalidText, 6));
}

/// Old phones name the type by an index and leave the number 0: `02 00 00 …`.
#[test]
fn an_indexed_public_identifier_names_the_type() {
    let document = hex("02 00 00 6A 1C '-//WAPFORUM//DTD SI 1.0//EN' 00 05");
    let decoder = Decoder::new(&document).unwrap();
    let header = *decoder.header();
    assert_eq!(
        header.public_id,
        PublicId::Index {
            zero: mb(0),
            index: mb(0)
        }
    );
    assert_eq!(header.public_id_number(), None);
    assert_eq!(
        header.formal_public_id(),
        Some("-//WAPFORUM//DTD SI 1.0//EN")
    );
    assert_eq!(dictionaries::detect(&header), Some(&dictionaries::SI_1_0));
    assert_eq!(
        events(&document, &dictionaries::SI_1_0),
        [start(0, 0x05), Event::End]
    );
    #[cfg(feature = "xml")]
    assert!(wbxml::to_xml(&document).unwrap().ends_with("<si/>"));
}

/// They also leave the NUL out: the identifier ends with the table.
#[test]
fn a_public_identifier_may_end_with_the_table_of_an_old_phone() {
    let document = hex("02 00 00 6A 1D '-//SYNCML//DTD SyncML 1.2//EN' 6D 01");
    let dictionary = &dictionaries::SYNCML_1_2;
    let unterminated = Error::new(ErrorKind::StringTableUnterminated, 2);
    assert_eq!(Decoder::new(&document).err(), Some(unterminated));
    let mut lenient = Lenient::NONE;
    lenient.unterminated_table = true;
    let options = Options::STRICT.with_lenient(lenient);
    let decoder = Decoder::with_options(&document, &options).unwrap();
    assert_eq!(dictionaries::detect(decoder.header()), Some(dictionary));
    let (events, diagnostics) = read(&document, dictionary, &options).unwrap();
    assert_eq!(events, [start(0, 0x2D), Event::End]);
    let reported = Diagnostic::new(DiagnosticKind::UnterminatedTable, 2);
    assert_eq!(diagnostics, [reported]);
    // No other option does.
    let mut others = Lenient::ALL;
    others.unterminated_table = false;
    let error = refused(&document, dictionary, &Options::STRICT.with_lenient(others));
    assert_eq!(error, unterminated);
}

/// 1.2 tokens inside a 1.1 document: `Move` is 3B on page 0 of SyncML 1.2.
#[cfg(feature = "xml")]
#[test]
fn later_tokens_are_named_from_the_later_version() {
    let document = hex("03 9F 53 6A 00 6D 3B 01");
    let dictionary: &'static wbxml::Dictionary = &dictionaries::SYNCML_1_1;
    let strict = wbxml::ConvertOptions::default().with_dictionary(dictionary);
    let error = wbxml::to_xml_with(&document, &strict).unwrap_err();
    let tag = Tag::new(0, 0x3B);
    assert_eq!(dictionary.tag_name(tag), None);
    assert_eq!(dictionaries::SYNCML_1_2.tag_name(tag), Some("Move"));
    assert_eq!(error.kind(), ErrorKind::UnknownTag(tag));
    let mut lenient = Lenient::NONE;
    lenient.later_tokens = true;
    let options = strict
        .clone()
        .with_decode(Options::STRICT.with_lenient(lenient));
    let (xml, diagnostics) = wbxml::to_xml_with(&document, &options).unwrap();
    let parsed = {
        let dtd = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        roxmltree::Document::parse_with_options(&xml, dtd).unwrap()
    };
    let inner = parsed.root_element().first_element_child().unwrap();
    assert_eq!(inner.tag_name().name(), "Move");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].kind(), DiagnosticKind::LaterToken(tag));
    assert_eq!(diagnostics[0].offset(), 6, "in the document that was given");
    // No other option does.
    let mut others = Lenient::ALL;
    others.later_tokens = false;
    let options = strict.with_decode(Options::STRICT.with_lenient(others));
    let error = wbxml::to_xml_with(&document, &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownTag(tag));
}
