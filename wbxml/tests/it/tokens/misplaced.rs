//! What may stand where.

use super::*;

#[test]
fn nothing_but_an_element_or_an_instruction_stands_first() {
    for found in [
        0x01, 0x02, 0x03, 0x40, 0x42, 0x80, 0x82, 0x83, 0xC0, 0xC2, 0xC3,
    ] {
        let document = hex(&format!("03 01 6A 02 'a' 00 {found:02X} 00 05"));
        let kind = ErrorKind::UnexpectedToken {
            found,
            expected: Expected::Root,
        };
        assert_eq!(refused_after(&document), (0, Error::new(kind, 6)));
    }
}

#[test]
fn nothing_but_an_instruction_stands_behind_the_root() {
    for byte in (0x00..=0xFF_u8).filter(|&b| b != 0x43) {
        let document = hex(&format!("03 01 6A 02 'a' 00 05 {byte:02X} 00"));
        let error = Error::new(ErrorKind::TrailingData, 7);
        assert_eq!(refused_after(&document), (1, error));
    }
}

/// Every byte has a meaning in content, or none.
#[test]
fn every_byte_in_content_is_a_token() {
    for byte in 0x00..=0xFF_u8 {
        let document = [
            &hex("03 01 6A 02 'a' 00 45")[..],
            &[byte, 0x00, 0x05, 0x01, 0x01],
        ]
        .concat();
        let first = Decoder::new(&document).unwrap().nth(1).unwrap();
        let expected = match byte {
            0x00 => Token::SwitchPage(0),
            0x01 => ELEMENT_END,
            0x02 => Token::Entity(mb(0)),
            0x03 => str_i(""),
            0x04 | 0x44 | 0x84 | 0xC4 => Token::Literal(byte, mb(0)),
            0x40..=0x42 => Token::ExtI(byte, WireText::new(b"")),
            0x43 => Token::Pi,
            0x80..=0x82 => Token::ExtT(byte, mb(0)),
            0x83 => Token::StrT(mb(0)),
            0xC0..=0xC2 => Token::Ext(byte),
            0xC3 => opaque(b""),
            _ => Token::Tag(byte),
        };
        assert_eq!(first, Ok(expected), "{byte:02X}");
    }
}
