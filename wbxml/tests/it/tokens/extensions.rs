//! EXT_I, EXT_T and EXT: the document type says what they mean (WBXML 1.3 §5.8.4).

use super::*;

/// All nine, in content and in an attribute value.
const NINE: &str = "03 01 6A 04 'var' 00
    C5
        05 40 'a' 00 41 'b' 00 42 00 80 00 81 00 82 01 C0 C1 C2 01
        40 'a' 00 41 'b' 00 42 00 80 00 81 00 82 01 C0 C1 C2
    01";

fn nine() -> [Token<'static>; 9] {
    [
        Token::ExtI(0x40, WireText::new(b"a")),
        Token::ExtI(0x41, WireText::new(b"b")),
        Token::ExtI(0x42, WireText::new(b"")),
        Token::ExtT(0x80, mb(0)),
        Token::ExtT(0x81, mb(0)),
        Token::ExtT(0x82, mb(1)),
        Token::Ext(0xC0),
        Token::Ext(0xC1),
        Token::Ext(0xC2),
    ]
}

#[test]
fn there_are_nine_extension_tokens() {
    let expected: Vec<_> = [Token::Tag(0xC5), Token::AttrStart(0x05)]
        .into_iter()
        .chain(nine())
        .chain([ATTRIBUTES_END])
        .chain(nine())
        .chain([ELEMENT_END])
        .collect();
    assert_eq!(lossless(&hex(NINE)), expected);
}

/// What EXT_T carries is the document type's business: a number that is no place in the string
/// table is no error of the token layer (WV-CSP has values there).
#[test]
fn the_number_of_an_extension_is_any_number() {
    let document = hex("03 01 6A 00 45 80 8F FF FF FF 7F 82 81 00 01");
    assert_eq!(
        lossless(&document)[1..3],
        [Token::ExtT(0x80, mb(u32::MAX)), Token::ExtT(0x82, mb(0x80))]
    );
}

#[test]
fn extensions_without_a_meaning_are_kept_or_refused() {
    let document = hex(NINE);
    for (code, offset) in [(0x40, 10), (0x80, 10), (0xC0, 10)] {
        // Each of the three kinds first.
        let first = match code {
            0x40 => "40 'a' 00",
            0x80 => "80 00",
            _ => "C0",
        };
        let one = hex(&format!("03 01 6A 04 'var' 00 C5 05 {first} 01 01"));
        let kind = ErrorKind::UnknownExtension(code);
        assert_eq!(
            refused(&one, &PAPER, &Options::STRICT),
            Error::new(kind, offset)
        );
        let one = hex(&format!("03 01 6A 04 'var' 00 45 {first} 01"));
        assert_eq!(refused(&one, &PAPER, &Options::STRICT), Error::new(kind, 9));
    }
    let (events, diagnostics) = read(&document, &PAPER, &Options::LENIENT).unwrap();
    let kept = [
        Event::Extension {
            code: 0x40,
            text: "a",
        },
        Event::Extension {
            code: 0x41,
            text: "b",
        },
        Event::Extension {
            code: 0x42,
            text: "",
        },
        Event::ExtensionIndex {
            code: 0x80,
            index: 0,
        },
        Event::ExtensionIndex {
            code: 0x81,
            index: 0,
        },
        Event::ExtensionIndex {
            code: 0x82,
            index: 1,
        },
        Event::Extension {
            code: 0xC0,
            text: "",
        },
        Event::Extension {
            code: 0xC1,
            text: "",
        },
        Event::Extension {
            code: 0xC2,
            text: "",
        },
    ];
    assert_eq!(events[2..11], kept);
    assert_eq!(events[12..21], kept);
    let codes = [0x40, 0x41, 0x42, 0x80, 0x81, 0x82, 0xC0, 0xC1, 0xC2];
    let in_attribute = [10, 13, 16, 18, 20, 22, 24, 25, 26];
    let places = in_attribute
        .iter()
        .copied()
        .chain(in_attribute.iter().map(|at| at + 18));
    let expected: Vec<_> = codes
        .iter()
        .cycle()
        .zip(places)
        .map(|(&code, at)| Diagnostic::new(DiagnosticKind::UnknownExtension(code), at))
        .collect();
    assert_eq!(diagnostics, expected);
}

/// WML: the name of a variable, inline or in the string table; how it is escaped is in the
/// token (WML 1.1 §14.3).
#[test]
fn in_wml_an_extension_is_a_variable() {
    // wml 3F, card 27, p 20.
    let document = hex("03 04 6A 04 'var' 00
        7F 67 60
            40 'a' 00 41 'b' 00 42 'c' 00 80 00 81 01 82 02
        01 01 01");
    let variable = |code, text| Event::Extension { code, text };
    assert_eq!(
        events(&document, &dictionaries::WML_1_1)[3..9],
        [
            variable(0x40, "a"),
            variable(0x41, "b"),
            variable(0x42, "c"),
            variable(0x80, "var"),
            variable(0x81, "ar"),
            variable(0x82, "r"),
        ]
    );
    let outside = hex("03 04 6A 04 'var' 00 7F 80 04 01");
    let kind = ErrorKind::StringTableIndex(4);
    let error = refused(&outside, &dictionaries::WML_1_1, &Options::STRICT);
    assert_eq!(error, Error::new(kind, 10));
    #[cfg(feature = "xml")]
    assert!(
        wbxml::to_xml(&document)
            .unwrap()
            .contains("<p>$(a:e)$(b:u)$(c:n)$(var:e)$(ar:u)$(r:n)</p>")
    );
}

/// EXT_0 to EXT_2 are reserved in WML (WML 1.1 §14.3).
#[test]
fn in_wml_the_single_byte_extensions_are_reserved() {
    let document = hex("03 04 6A 00 7F C1 01");
    let kind = ErrorKind::UnknownExtension(0xC1);
    let error = refused(&document, &dictionaries::WML_1_1, &Options::STRICT);
    assert_eq!(error, Error::new(kind, 5));
}

/// `extension = [switchPage] (( EXT_I termstr ) | ( EXT_T index ) | EXT )` from 1.2 on.
#[test]
fn a_page_may_be_switched_before_an_extension() {
    for (extension, token) in [
        ("40 00", Token::ExtI(0x40, WireText::new(b""))),
        ("82 00", Token::ExtT(0x82, mb(0))),
        ("C1", Token::Ext(0xC1)),
    ] {
        let document = hex(&format!("03 01 6A 00 45 00 07 {extension} 01"));
        assert_eq!(lossless(&document)[1..3], [Token::SwitchPage(7), token]);
        let document = hex(&format!("03 01 6A 00 85 05 00 07 {extension} 01"));
        assert_eq!(lossless(&document)[2..4], [Token::SwitchPage(7), token]);
    }
}
