//! `mb_u_int32` (WBXML 1.3 §5.1).

use super::*;

#[test]
fn padded_integers_keep_their_width() {
    let document = hex("03 80 01 80 80 6A 80 80 80 04 'abc' 00
        45
            83 80 80 80 80 01
            02 80 41
            C3 80 80 02 'xy'
            80 81 00
            04 80 02
        01");
    let decoder = Decoder::new(&document).unwrap();
    let header = decoder.header();
    assert_eq!(header.public_id, PublicId::Number(padded(1, 2)));
    assert_eq!(header.charset, Some(padded(106, 3)));
    assert_eq!(header.string_table_len, padded(4, 4));
    assert_eq!(header.string_table, b"abc\0");
    assert_eq!(
        lossless(&document),
        [
            Token::Tag(0x45),
            Token::StrT(padded(1, 5)),
            Token::Entity(padded(0x41, 2)),
            Token::Opaque {
                len_width: 3,
                bytes: b"xy"
            },
            Token::ExtT(0x80, mb(0x80)),
            Token::Literal(0x04, padded(2, 2)),
            ELEMENT_END,
        ]
    );
}

#[test]
fn a_padded_zero_is_followed_by_an_index() {
    let document = hex("03 80 00 80 02 6A 06 'a' 00 'FPI' 00 05");
    let decoder = Decoder::new(&document).unwrap();
    let index = PublicId::Index {
        zero: padded(0, 2),
        index: padded(2, 2),
    };
    assert_eq!(decoder.header().public_id, index);
    assert_eq!(decoder.header().formal_public_id(), Some("FPI"));
    assert_eq!(lossless(&document), [Token::Tag(0x05)]);
}

#[test]
fn an_integer_has_at_most_five_bytes_and_32_bits() {
    for (integer, kind) in [
        ("80 80 80 80 80 01", ErrorKind::IntegerTooLong),
        ("FF FF FF FF FF FF", ErrorKind::IntegerTooLong),
        ("90 80 80 80 00", ErrorKind::IntegerOverflow),
        ("FF FF FF FF 7F", ErrorKind::IntegerOverflow),
    ] {
        for (before, offset) in [
            ("03", 1),
            ("03 00", 2),
            ("03 01", 2),
            ("03 01 6A", 3),
            ("03 01 6A 00 45 02", 6),
            ("03 01 6A 00 45 83", 6),
            ("03 01 6A 00 45 80", 6),
            ("03 01 6A 00 45 C3", 6),
            ("03 01 6A 00 45 04", 6),
            ("03 01 6A 00 04", 5),
            ("03 01 6A 00 85 04", 6),
            ("03 01 6A 00 85 05 83", 7),
            ("03 01 6A 00 43 04", 6),
        ] {
            let document = hex(&format!("{before} {integer}"));
            let error = tokens(&document).unwrap_err();
            assert_eq!(error, Error::new(kind, offset), "{before} {integer}");
        }
    }
    let most = hex("03 01 6A 00 45 02 8F FF FF FF 7F 01");
    assert_eq!(lossless(&most)[1], Token::Entity(mb(u32::MAX)));
}

#[test]
fn an_index_in_an_attribute_may_be_padded() {
    // A table of more than 128 bytes, so that the first byte of the index alone would be in it.
    let table = "'a' 00 ".repeat(70);
    let document = format!("03 01 6A 81 0C {table} 85 05 83 80 05 83 80 80 02 83 02 01");
    assert_eq!(
        lossless(&hex(&document)),
        [
            Token::Tag(0x85),
            Token::AttrStart(0x05),
            Token::StrT(padded(5, 2)),
            Token::StrT(padded(2, 3)),
            Token::StrT(mb(2)),
            ATTRIBUTES_END,
        ]
    );
}
