//! Documents in every charset of the specification sheet, by hand. The bytes are those of the
//! published code charts (ISO 8859, JIS X 0208 in Shift_JIS, Big5, ISO 10646); the MIBenum numbers
//! are IANA's.

mod named_by_the_transport;
mod public_identifiers;
mod rewritten;

use wbxml::charset::{Charset, to_utf8};
use wbxml::{
    Decoder, Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Lenient, NO_PAGE,
    Options, dictionaries,
};

use crate::reading::{encoded_again, hex, read, start};

wbxml::dictionary! {
    /// One element; everything else is literal.
    static LETTER = {
        name: "letter-1.0",
        public_id: None,
        formal_public_ids: ["-//EXAMPLE//DTD LETTER 1.0//EN"],
        system_id: "",
        root: "Letter",
        media_types: [],
        pages: [{ number: 0, namespace: "", tags: [(0x05, "Letter")] }],
    };
}

/// A text and a name in a charset: bytes from its chart, and the characters that stand there.
struct Vector {
    /// The MIBenum number as it stands in the header.
    number: &'static str,
    charset: Charset,
    text: (&'static str, &'static str),
    name: (&'static str, &'static str),
}

const fn vector(
    number: &'static str,
    charset: Charset,
    text: (&'static str, &'static str),
    name: (&'static str, &'static str),
) -> Vector {
    Vector {
        number,
        charset,
        text,
        name,
    }
}

const VECTORS: [Vector; 23] = [
    // Not said, and taken for UTF-8.
    vector(
        "00",
        Charset::Unknown,
        ("'z' E2 82 AC", "z€"),
        ("C3 A9", "é"),
    ),
    vector(
        "03",
        Charset::UsAscii,
        ("'a~' 7F", "a~\u{7F}"),
        ("'name'", "name"),
    ),
    // A4 is the currency sign, E9 é, FF ÿ; 80 and 9F are control characters.
    vector(
        "04",
        Charset::Iso8859(1),
        ("'a' A4 E9 FF 80 9F", "a¤éÿ\u{80}\u{9F}"),
        ("C6 'r' D8", "ÆrØ"),
    ),
    // A1 Ą, B1 ą, F5 ő, A5 Ľ, FF ˙.
    vector(
        "05",
        Charset::Iso8859(2),
        ("A1 B1 F5 A5 FF 85", "ĄąőĽ˙\u{85}"),
        ("F5 'x'", "őx"),
    ),
    // A1 Ħ, F8 ĝ, FD ŭ.
    vector(
        "06",
        Charset::Iso8859(3),
        ("A1 F8 FD 80", "Ħĝŭ\u{80}"),
        ("A1", "Ħ"),
    ),
    // A2 ĸ, BF ŋ, FE ū.
    vector(
        "07",
        Charset::Iso8859(4),
        ("A2 BF FE 80", "ĸŋū\u{80}"),
        ("BF", "ŋ"),
    ),
    // B0 А, CF Я, D0 а, F0 №, FD §.
    vector(
        "08",
        Charset::Iso8859(5),
        ("B0 CF D0 F0 FD 80", "АЯа№§\u{80}"),
        ("B0 D0", "Аа"),
    ),
    // AC ،, C7 ا, E4 ل.
    vector(
        "09",
        Charset::Iso8859(6),
        ("AC C7 E4 80", "،ال\u{80}"),
        ("C7 E4", "ال"),
    ),
    // C1 Α, D9 Ω, E1 α, F9 ω.
    vector(
        "0A",
        Charset::Iso8859(7),
        ("C1 D9 E1 F9 80", "ΑΩαω\u{80}"),
        ("D9", "Ω"),
    ),
    // AA ×, E0 א, FA ת.
    vector(
        "0B",
        Charset::Iso8859(8),
        ("AA E0 FA 80", "×את\u{80}"),
        ("E0 FA", "את"),
    ),
    // D0 Ğ, DD İ, F0 ğ, FD ı, FE ş; 80 is a control character, not the euro sign.
    vector(
        "0C",
        Charset::Iso8859(9),
        ("D0 DD F0 FD FE 80", "Ğİğış\u{80}"),
        ("DD FE", "İş"),
    ),
    // 93FA 日, 967B 本, 835C ソ whose second byte is that of a backslash, B1 half-width ｱ.
    vector(
        "11",
        Charset::ShiftJis,
        ("93 FA 96 7B 83 5C B1 'a'", "日本ソｱa"),
        ("93 FA", "日"),
    ),
    vector(
        "6A",
        Charset::Utf8,
        ("C3 A9 E6 97 A5 F0 9F 98 80", "é日😀"),
        ("E6 97 A5", "日"),
    ),
    // 0041 A, 65E5 日; 0100 0041 has two zero bytes in a row that are no terminator.
    vector(
        "87 68",
        Charset::Ucs2,
        ("00 41 65 E5 01 00 00 41", "A日ĀA"),
        ("01 00 00 'x'", "Āx"),
    ),
    // FEFF is no byte order mark in UCS-2, which has none.
    vector(
        "87 68",
        Charset::Ucs2,
        ("FE FF 00 41", "\u{FEFF}A"),
        ("65 E5", "日"),
    ),
    // Big-endian where no byte order mark says otherwise (RFC 2781 §4.3).
    vector(
        "87 77",
        Charset::Utf16,
        ("00 41 D8 3D DE 00 01 00 00 42", "A😀ĀB"),
        ("01 00 00 'x'", "Āx"),
    ),
    // With a byte order mark, of either kind, which is no part of the text.
    vector(
        "87 77",
        Charset::Utf16,
        ("FE FF 00 41 D8 3D DE 00", "A😀"),
        ("FE FF 65 E5", "日"),
    ),
    vector(
        "87 77",
        Charset::Utf16,
        ("FF FE 41 00 3D D8 00 DE", "A😀"),
        ("FF FE E5 65", "日"),
    ),
    // U+0000 is the terminator only as a unit of its own: 4100 0042 is U+4100 U+0042.
    vector(
        "87 77",
        Charset::Utf16,
        ("41 00 00 42", "\u{4100}B"),
        ("00 'n' 00 'm'", "nm"),
    ),
    // A4A4 中, A4E5 文, A55C 功 whose second byte is that of a backslash.
    vector(
        "8F 6A",
        Charset::Big5,
        ("A4 A4 A4 E5 A5 5C 'a'", "中文功a"),
        ("A4 A4", "中"),
    ),
    // Numbers in more bytes than they take.
    vector("80 04", Charset::Iso8859(1), ("E9", "é"), ("E9", "é")),
    vector(
        "80 80 11",
        Charset::ShiftJis,
        ("93 FA", "日"),
        ("93 FA", "日"),
    ),
    vector("80 6A", Charset::Utf8, ("C3 A9", "é"), ("C3 A9", "é")),
];

impl Vector {
    fn terminator(&self) -> &'static [u8] {
        if self.charset.is_wide() {
            &[0, 0]
        } else {
            &[0]
        }
    }

    /// A document with the text in an instruction, an attribute, inline and from the table, and the
    /// name as that of the instruction, the attribute and an element.
    ///
    /// ```text
    /// PI LITERAL name STR_T text END
    /// <05 attributes, content> LITERAL name STR_I text END
    ///   STR_I text STR_T text <LITERAL_C name> STR_I text END
    /// END
    /// ```
    fn document(&self) -> Vec<u8> {
        let string = |bytes: &str| [&hex(bytes)[..], self.terminator()].concat();
        let (text, name) = (string(self.text.0), string(self.name.0));
        let at = name.len() as u8;
        let mut document = hex(&format!("03 01 {}", self.number));
        document.push(at + text.len() as u8);
        document.extend([&name[..], &text].concat());
        document.extend([0x43, 0x04, 0x00, 0x83, at, 0x01]);
        document.extend([&[0xC5, 0x04, 0x00, 0x03][..], &text, &[0x01]].concat());
        document.extend([&[0x03][..], &text, &[0x83, at]].concat());
        document.extend([&[0x44, 0x00, 0x03][..], &text, &[0x01, 0x01]].concat());
        document
    }

    fn events(&self) -> Vec<Event<'static>> {
        let (text, name) = (Event::Text(self.text.1), self.name.1);
        vec![
            Event::Pi(name),
            text,
            Event::PiEnd,
            start(0, 0x05),
            Event::AttributeLiteral { name },
            text,
            Event::AttributesEnd,
            text,
            text,
            Event::StartLiteral {
                page: NO_PAGE,
                name,
            },
            text,
            Event::End,
            Event::End,
        ]
    }
}

#[test]
fn every_charset_has_its_number_and_a_vector() {
    for number in [
        0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 106, 1000, 1015, 2026,
    ] {
        let charset = Charset::from_mib_enum(number).unwrap();
        assert_eq!(charset.mib_enum(), number);
        assert!(
            VECTORS.iter().any(|vector| vector.charset == charset),
            "{number}"
        );
    }
    for number in [
        1,
        2,
        13,
        16,
        18,
        105,
        107,
        999,
        1001,
        1013,
        1014,
        2025,
        2252,
        u32::MAX,
    ] {
        assert_eq!(Charset::from_mib_enum(number), None, "{number}");
    }
}

#[test]
fn tokens_of_every_charset_are_lossless() {
    for vector in VECTORS {
        let document = vector.document();
        let decoder = Decoder::new(&document).unwrap();
        let number = decoder.header().charset.unwrap().value();
        assert_eq!(Charset::from_mib_enum(number), Some(vector.charset));
        assert_eq!(encoded_again(&document, &Options::STRICT), document);
    }
}

#[test]
fn text_of_every_charset_is_text() {
    for vector in VECTORS {
        let document = vector.document();
        for options in [Options::STRICT, Options::LENIENT] {
            let utf8 = to_utf8(&document, Some(&LETTER), &options).unwrap();
            assert_eq!(utf8.diagnostics, []);
            let (events, diagnostics) = read(&utf8.bytes, &LETTER, &options).unwrap();
            assert_eq!(events, vector.events(), "{:?}", vector.charset);
            assert_eq!(
                diagnostics.len(),
                usize::from(vector.charset == Charset::Unknown)
            );
        }
    }
}

#[test]
fn a_document_in_utf_8_or_us_ascii_is_not_copied() {
    for vector in VECTORS {
        let document = vector.document();
        let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
        let borrowed = matches!(utf8.bytes, std::borrow::Cow::Borrowed(_));
        assert_eq!(borrowed, vector.charset.is_utf8(), "{:?}", vector.charset);
        if !borrowed {
            let header = *Decoder::new(&utf8.bytes).unwrap().header();
            assert_eq!(header.charset.map(|c| c.value()), Some(106));
        }
    }
}

#[cfg(feature = "xml")]
#[test]
fn text_of_every_charset_is_text_in_xml() {
    for vector in VECTORS {
        let options = wbxml::ConvertOptions::default().with_dictionary(&LETTER);
        let (xml, _) = wbxml::to_xml_with(&vector.document(), &options).unwrap();
        let parsed = roxmltree::Document::parse(&xml).unwrap_or_else(|e| panic!("{e}: {xml}"));
        let (text, name) = (vector.text.1, vector.name.1);
        let pi = parsed.root().first_child().unwrap().pi().unwrap();
        assert_eq!((pi.target, pi.value), (name, Some(text)));
        let root = parsed.root_element();
        assert_eq!(root.attribute(name), Some(text));
        assert_eq!(root.text(), Some(&*text.repeat(2)));
        let inner = root.first_element_child().unwrap();
        assert_eq!((inner.tag_name().name(), inner.text()), (name, Some(text)));
    }
}

/// ISO/IEC 8859 leaves 80 to 9F to control characters; windows-1252 and its like do not.
#[test]
fn bytes_80_to_9f_of_iso_8859_are_control_characters() {
    for (part, number) in (1..=9).zip(4_u8..) {
        for byte in 0x80..0xA0_u8 {
            let document = [&[0x03, 0x01, number, 0x00, 0x45, 0x03, byte][..], &[0, 1]].concat();
            let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
            let (events, _) = read(&utf8.bytes, &LETTER, &Options::STRICT).unwrap();
            let control = char::from(byte).to_string();
            assert_eq!(events[1], Event::Text(&control), "part {part}");
            // XML 1.0 §2.2: Char has all of [#x20-#xD7FF].
            #[cfg(feature = "xml")]
            {
                let options = wbxml::ConvertOptions::default().with_dictionary(&LETTER);
                let (xml, _) = wbxml::to_xml_with(&document, &options).unwrap();
                let parsed = roxmltree::Document::parse(&xml).unwrap();
                assert_eq!(parsed.root_element().text(), Some(&*control));
            }
        }
    }
}

/// Every byte of ISO-8859-1 is the character of that number; those of the other parts below A0 too.
#[test]
fn the_lower_half_of_every_part_is_ascii() {
    for number in 4_u8..=12 {
        for byte in 0x01..=0xFF_u8 {
            let document = [&[0x03, 0x01, number, 0x00, 0x45, 0x03, byte][..], &[0, 1]].concat();
            let Ok(utf8) = to_utf8(&document, None, &Options::STRICT) else {
                assert!(byte >= 0xA0 && number != 4, "{byte:02X} of {number}");
                continue;
            };
            let (events, _) = read(&utf8.bytes, &LETTER, &Options::STRICT).unwrap();
            let Event::Text(text) = events[1] else {
                panic!("{:?}", events[1])
            };
            assert_eq!(text.chars().count(), 1, "{byte:02X} of {number}");
            if byte < 0xA0 || number == 4 {
                assert_eq!(text, char::from(byte).to_string(), "{byte:02X} of {number}");
            }
        }
    }
}

/// Bytes that are no text: the number in the header, the bytes, what is left of them.
const BROKEN: [(&str, &str, &str); 13] = [
    ("03", "'a' E9 'b'", "a\u{FFFD}b"),
    ("6A", "'a' E9 'b'", "a\u{FFFD}b"),
    ("00", "'a' E9 'b'", "a\u{FFFD}b"),
    // Places that the charts leave empty.
    ("06", "'a' A5 'b'", "a\u{FFFD}b"),
    ("09", "'a' A1 'b'", "a\u{FFFD}b"),
    ("0A", "'a' D2 'b'", "a\u{FFFD}b"),
    ("0B", "'a' BF 'b'", "a\u{FFFD}b"),
    // A first byte without its second, and bytes that are neither.
    ("11", "'a' 93", "a\u{FFFD}"),
    ("11", "'a' FF 'b'", "a\u{FFFD}b"),
    ("8F 6A", "'a' FF 'b'", "a\u{FFFD}b"),
    // Half a pair of surrogates.
    ("87 77", "00 'a' D8 3D 00 'b'", "a\u{FFFD}b"),
    ("87 77", "00 'a' DE 00 00 'b'", "a\u{FFFD}b"),
    // UCS-2 has no pairs.
    ("87 68", "00 'a' D8 3D DE 00 00 'b'", "a\u{FFFD}\u{FFFD}b"),
];

#[test]
fn bytes_that_are_no_text_are_an_error_or_replaced() {
    for (number, bytes, expected) in BROKEN {
        let wide = matches!(number, "87 68" | "87 77");
        let terminator = if wide { "00 00" } else { "00" };
        let header = hex(&format!("03 01 {number}"));
        let len = hex(&format!("{bytes} {terminator}")).len();
        let inline = hex(&format!("03 01 {number} 00 45 03 {bytes} {terminator} 01"));
        let table = hex(&format!(
            "03 01 {number} {len:02X} {bytes} {terminator} 45 83 00 01"
        ));
        let attribute = hex(&format!(
            "03 01 {number} 02 00 00 85 05 03 {bytes} {terminator} 01"
        ));
        let cases = [
            // STR_I is located by its string, STR_T by itself.
            (inline, 1, header.len() + 3),
            (table, 1, header.len() + 1 + len + 1),
            (attribute, 2, header.len() + 6),
        ];
        for (document, at, offset) in cases {
            let strict = to_utf8(&document, Some(&LETTER), &Options::STRICT)
                .and_then(|utf8| read(&utf8.bytes, &LETTER, &Options::STRICT).map(|_| ()));
            let error = strict.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidText, "{number}: {bytes}");
            // In UTF-8 it is known which byte it is.
            let end = (offset + len) as u64;
            assert!(
                (offset as u64..end).contains(&error.offset()),
                "{number}: {bytes}: {error}"
            );

            let mut lenient = Lenient::NONE;
            lenient.invalid_text = true;
            let options = Options::STRICT.with_lenient(lenient);
            let utf8 = to_utf8(&document, Some(&LETTER), &options).unwrap();
            let (events, diagnostics) = read(&utf8.bytes, &LETTER, &options).unwrap();
            let text: String = events[at..]
                .iter()
                .map_while(|event| match event {
                    Event::Attribute(_) => Some(String::new()),
                    Event::Text(text) => Some((*text).to_owned()),
                    Event::Char(c) => Some(c.to_string()),
                    _ => None,
                })
                .collect();
            assert_eq!(text, expected, "{number}: {bytes}");
            let replaced: Vec<_> = utf8
                .diagnostics
                .iter()
                .chain(&diagnostics)
                .filter(|d| d.kind() != DiagnosticKind::UnknownCharset)
                .copied()
                .collect();
            let reported = Diagnostic::new(DiagnosticKind::InvalidText, offset as u64);
            assert_eq!(replaced, [reported], "{number}: {bytes}");
        }
    }
}

#[test]
fn no_other_option_lets_bytes_pass_that_are_no_text() {
    let mut lenient = Lenient::ALL;
    lenient.invalid_text = false;
    let options = Options::STRICT.with_lenient(lenient);
    for (number, bytes, _) in BROKEN {
        let document = hex(&format!("03 01 {number} 00 45 03 {bytes} 00 00 01"));
        let outcome = to_utf8(&document, Some(&LETTER), &options)
            .and_then(|utf8| read(&utf8.bytes, &LETTER, &options).map(|_| ()));
        assert_eq!(
            outcome.unwrap_err().kind(),
            ErrorKind::InvalidText,
            "{number}: {bytes}"
        );
    }
}

/// A reference into the middle of an entry, which a wide charset has at even offsets only.
#[test]
fn references_point_into_entries_of_every_charset() {
    let text_of = |document: &str| {
        let document = hex(document);
        let utf8 = to_utf8(&document, None, &Options::STRICT)?;
        let (events, _) = read(&utf8.bytes, &LETTER, &Options::STRICT)?;
        Ok(events
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some((*text).to_owned()),
                _ => None,
            })
            .collect::<Vec<_>>())
    };
    assert_eq!(
        text_of("03 01 04 04 E9 E8 EA 00 45 83 01 83 00 83 02 01").unwrap(),
        ["èê", "éèê", "ê"]
    );
    let utf16 = "03 01 87 77 08 65 E5 67 2C 00 'x' 00 00 45";
    assert_eq!(
        text_of(&format!("{utf16} 83 02 83 04 83 06 01")).unwrap(),
        ["本x", "x"]
    );
    let odd: Result<Vec<String>, Error> = text_of(&format!("{utf16} 83 03 01"));
    assert_eq!(odd, Err(Error::new(ErrorKind::StringTableIndex(3), 15)));
    let outside: Result<Vec<String>, Error> = text_of(&format!("{utf16} 83 08 01"));
    assert_eq!(outside, Err(Error::new(ErrorKind::StringTableIndex(8), 15)));
}

#[test]
fn a_wide_string_ends_at_two_zero_bytes() {
    // 61 00 00 62 00 00: one string of two characters, not one of one.
    let document = hex("03 01 87 77 00 45 03 61 00 00 62 00 00 03 00 00 01");
    let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
    let (events, _) = read(&utf8.bytes, &LETTER, &Options::STRICT).unwrap();
    assert_eq!(
        events,
        [start(0, 0x05), Event::Text("\u{6100}b"), Event::End]
    );
    // One zero byte, or half a character, is no end.
    for (document, kind, offset) in [
        (
            "03 01 87 77 00 45 03 00 61 00",
            ErrorKind::UnterminatedString,
            7,
        ),
        (
            "03 01 87 77 00 45 03 00 61 00 00 00",
            ErrorKind::UnexpectedEnd,
            12,
        ),
        (
            "03 01 87 77 03 00 61 00 45 83 00 01",
            ErrorKind::StringTableUnterminated,
            10,
        ),
    ] {
        let error = Decoder::new(&hex(document)).unwrap().find_map(Result::err);
        let located = error.map(|e| (e.kind(), e.offset()));
        if kind == ErrorKind::UnexpectedEnd {
            // The 00 behind the terminator is a SWITCH_PAGE without its page.
            assert_eq!(located, Some((kind, offset)), "{document}");
        } else {
            assert_eq!(located, Some((kind, offset)), "{document}");
        }
    }
}

#[test]
fn an_unterminated_entry_ends_with_the_table_in_every_charset() {
    let mut lenient = Lenient::NONE;
    lenient.unterminated_table = true;
    let options = Options::STRICT.with_lenient(lenient);
    for (document, text, offset) in [
        ("03 01 04 02 'a' E9 45 83 00 01", "aé", 7),
        ("03 01 87 77 04 00 'a' 00 E9 45 83 00 01", "aé", 10),
    ] {
        let document = hex(document);
        let utf8 = to_utf8(&document, None, &options).unwrap();
        assert_eq!(
            utf8.diagnostics,
            [Diagnostic::new(DiagnosticKind::UnterminatedTable, offset)]
        );
        let (events, _) = read(&utf8.bytes, &LETTER, &options).unwrap();
        assert_eq!(events[1], Event::Text(text));
        assert!(to_utf8(&document, None, &Options::STRICT).is_err());
    }
}

/// Where errors of a document in a legacy charset are: in the document that was given.
#[cfg(feature = "xml")]
#[test]
fn errors_are_located_in_the_document_that_was_given() {
    let convert = |document: &str| {
        let options = wbxml::ConvertOptions::default().with_dictionary(&LETTER);
        wbxml::to_xml_with(&hex(document), &options).unwrap_err()
    };
    // Behind a string that is longer in UTF-8, and behind one that is shorter.
    let latin_1 = convert("03 01 04 00 45 03 E9 E9 E9 00 02 83 B0 00 01");
    assert_eq!(latin_1, Error::new(ErrorKind::InvalidEntity(0xD800), 10));
    let utf16 = convert("03 01 87 77 00 45 03 00 'a' 00 'b' 00 'c' 00 00 02 83 B0 00 01");
    assert_eq!(utf16, Error::new(ErrorKind::InvalidEntity(0xD800), 15));
    // Behind a table.
    let table = convert("03 01 04 04 E9 00 E9 00 45 83 00 C1 01");
    assert_eq!(table, Error::new(ErrorKind::UnknownExtension(0xC1), 11));
    let diagnostics = {
        let options = wbxml::ConvertOptions::default()
            .with_dictionary(&LETTER)
            .with_decode(Options::LENIENT);
        let document = hex("03 01 04 00 45 03 E9 E9 E9 00 02 83 B0 00 01 DE AD");
        wbxml::to_xml_with(&document, &options).unwrap().1
    };
    assert_eq!(
        diagnostics,
        [
            Diagnostic::new(DiagnosticKind::InvalidEntity(0xD800), 10),
            Diagnostic::new(DiagnosticKind::TrailingData, 15),
        ]
    );
}

/// OPAQUE is bytes, whatever the charset.
#[test]
fn opaque_data_is_not_transcoded() {
    let document = hex("03 01 04 00 C5 05 C3 02 E9 00 01 C3 02 E9 00 01");
    let utf8 = to_utf8(&document, None, &Options::STRICT).unwrap();
    let (events, _) = read(&utf8.bytes, &LETTER, &Options::STRICT).unwrap();
    assert_eq!(
        (events[2], events[4]),
        (Event::Opaque(b"\xE9\0"), Event::Opaque(b"\xE9\0"))
    );
}
