//! STR_I and STR_T (WBXML 1.3 §5.8.4), and the string table (§5.7).

use super::*;

#[test]
fn empty_strings_are_tokens_and_no_text() {
    let document = hex("03 01 6A 05 'abc' 00 00
        C5 05 03 00 07 83 04 83 03 01
            03 00
            83 04
            83 03
            C3 00
            06
        01");
    assert_eq!(
        lossless(&document),
        [
            Token::Tag(0xC5),
            Token::AttrStart(0x05),
            str_i(""),
            Token::AttrStart(0x07),
            Token::StrT(mb(4)),
            Token::StrT(mb(3)),
            ATTRIBUTES_END,
            str_i(""),
            Token::StrT(mb(4)),
            Token::StrT(mb(3)),
            opaque(b""),
            Token::Tag(0x06),
            ELEMENT_END,
        ]
    );
    assert_eq!(
        events(&document, &PAPER),
        [
            start(0, 0x05),
            attribute(0, 0x05),
            attribute(0, 0x07),
            Event::AttributesEnd,
            Event::Opaque(b""),
            start(0, 0x06),
            Event::End,
            Event::End,
        ]
    );
}

#[test]
fn a_reference_may_point_into_the_middle_of_a_string() {
    let document = hex("03 01 6A 08 'abc' 00 'def' 00 45 83 02 83 04 83 06 01");
    assert_eq!(
        events(&document, &PAPER)[1..4],
        [Event::Text("c"), Event::Text("def"), Event::Text("f")]
    );
    // Into the middle of a character it is no text.
    let document = hex("03 01 6A 03 C3 A9 00 45 83 01 01");
    let error = refused(&document, &PAPER, &Options::STRICT);
    assert_eq!(error, Error::new(ErrorKind::InvalidText, 8));
    assert_eq!(lossless(&document)[1], Token::StrT(mb(1)));
}

#[test]
fn a_reference_must_be_to_an_entry_with_an_end() {
    let at = |document: &str| refused_after(&hex(document)).1;
    let outside = |index| ErrorKind::StringTableIndex(index);
    assert_eq!(
        at("03 01 6A 02 'a' 00 45 83 02 01"),
        Error::new(outside(2), 8)
    );
    assert_eq!(
        at("03 01 6A 02 'a' 00 45 83 8F FF FF FF 7F 01"),
        Error::new(outside(u32::MAX), 8)
    );
    assert_eq!(
        at("03 01 6A 02 'a' 00 85 04 02 01"),
        Error::new(outside(2), 8)
    );
    assert_eq!(
        at("03 01 6A 02 'a' 00 85 05 83 02 01"),
        Error::new(outside(2), 9)
    );
    assert_eq!(
        at("03 01 6A 02 'a' 00 43 04 02 01 05"),
        Error::new(outside(2), 8)
    );
    let unterminated = ErrorKind::StringTableUnterminated;
    assert_eq!(
        at("03 01 6A 03 'a' 00 'b' 45 83 02 01"),
        Error::new(unterminated, 9)
    );
    assert_eq!(at("03 01 6A 01 'b' 44 00 01"), Error::new(unterminated, 6));
    // One that is not referenced need not have an end.
    assert_eq!(
        lossless(&hex("03 01 6A 03 'a' 00 'b' 45 83 00 01"))[1],
        Token::StrT(mb(0))
    );
}

/// A missing NUL after an empty string swallows the ENDs behind it.
#[test]
fn a_missing_terminator_after_an_empty_string_is_a_located_error() {
    // 4B 03 00 01 has lost its 00; no other NUL follows.
    let document = hex("03 01 6A 00 45 4B 03 01 01");
    let (count, error) = refused_after(&document);
    assert_eq!(
        (count, error),
        (2, Error::new(ErrorKind::UnterminatedString, 7))
    );
    // One follows, in the next string: the text is 01 03 78, and an END is missing.
    let document = hex("03 01 6A 00 45 4B 03 01 03 'x' 00 01");
    let error = refused(&document, &dictionaries::ACTIVESYNC, &Options::STRICT);
    assert_eq!(error, Error::new(ErrorKind::UnexpectedEnd, 12));
    // A tag is swallowed as well: the text is 01 4C 03 31, and XML cannot carry it.
    let document = hex("03 01 6A 00 45 4B 03 01 4C 03 '1' 00 01 01");
    let swallowed = events(&document, &dictionaries::ACTIVESYNC)[2];
    assert_eq!(swallowed, Event::Text("\u{1}L\u{3}1"));
    #[cfg(feature = "xml")]
    {
        let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
        let error = wbxml::to_xml_with(&document, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotXmlCharacter('\u{1}'));
    }
}

#[test]
fn text_between_tokens_above_7f_is_text_all_the_same() {
    // A tag whose byte would begin a character with the bytes behind it.
    let document = hex("03 01 6A 00 45
        03 C3 A9 00 C5 05 03 C3 A9 00 01 03 C3 A9 00 01
        C3 02 C3 A9 03 E2 82 AC 00
        01");
    let texts: Vec<_> = events(&document, &PAPER)
        .into_iter()
        .filter(|event| matches!(event, Event::Text(_) | Event::Opaque(_)))
        .collect();
    assert_eq!(
        texts,
        [
            Event::Text("\u{E9}"),
            Event::Text("\u{E9}"),
            Event::Text("\u{E9}"),
            Event::Opaque(&[0xC3, 0xA9]),
            Event::Text("\u{20AC}"),
        ]
    );
}

/// Strings of every length around those at which they are checked in bulk.
#[test]
fn text_is_checked_whatever_its_length_and_place() {
    for len in (1..200).chain([511, 512, 513, 1023, 1024, 1025, 5000]) {
        for bad in [0, len / 2, len - 1] {
            let mut text = vec![b'a'; len];
            text[bad] = 0xFF;
            let mut document = hex("03 01 6A 00 45 03 'before' 00 03");
            let at = document.len() + bad;
            document.extend(&text);
            document.extend(hex("00 03 'behind' 00 01"));
            let error = refused(&document, &PAPER, &Options::STRICT);
            assert_eq!(
                error,
                Error::new(ErrorKind::InvalidText, at as u64),
                "{len} {bad}"
            );
            text[bad] = b'b';
            let good = String::from_utf8(text).unwrap();
            let mut document = hex("03 01 6A 00 45 03 'before' 00 03");
            document.extend(good.as_bytes());
            document.extend(hex("00 03 'behind' 00 01"));
            assert_eq!(events(&document, &PAPER)[2], Event::Text(&good));
        }
        // A character cut off by the terminator.
        let mut document = hex("03 01 6A 00 45 03");
        document.extend(vec![b'a'; len]);
        document.extend(hex("C3 00 A9 03 00 01"));
        let error = refused(&document, &PAPER, &Options::STRICT);
        assert_eq!(
            error,
            Error::new(ErrorKind::InvalidText, 6 + len as u64),
            "{len}"
        );
    }
}

#[test]
fn an_entry_in_us_ascii_has_no_bytes_above_7f() {
    // MIBenum 3 is US-ASCII; the entry is U+00E9 in UTF-8.
    for body in ["45 83 00 01", "85 05 83 00 01"] {
        let document = hex(&format!("03 01 03 03 C3 A9 00 {body}"));
        let error = refused(&document, &PAPER, &Options::STRICT);
        assert_eq!(error.kind(), ErrorKind::InvalidText, "{body}");
        let utf8 = hex(&format!("03 01 6A 03 C3 A9 00 {body}"));
        assert!(events(&utf8, &PAPER).contains(&Event::Text("\u{E9}")));
    }
}

#[test]
fn an_identifier_in_a_wide_charset_ends_at_two_zero_bytes() {
    // UCS-2 (MIBenum 1000): 'F' and an end; no more than an end; 'F' without an end.
    for (table, result) in [
        ("04 00 'F' 00 00", Ok(())),
        ("02 00 00", Ok(())),
        (
            "02 00 'F'",
            Err(Error::new(ErrorKind::StringTableUnterminated, 2)),
        ),
        (
            "04 'F' 00 00 'F'",
            Err(Error::new(ErrorKind::StringTableUnterminated, 2)),
        ),
    ] {
        let document = hex(&format!("03 00 00 87 68 {table} 05"));
        let decoder = Decoder::new(&document).map(|_| ());
        assert_eq!(decoder, result, "{table}");
    }
}
