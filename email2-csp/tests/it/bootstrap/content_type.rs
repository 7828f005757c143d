//! Content types in the binary form of WSP and as text.

use email2_csp::ErrorKind;
use email2_csp::bootstrap::{
    ContentType, Mac, MediaType, Parameter, ParameterName, SecurityMethod,
};

const DIGITS: &str = "AA2DC41FC48AEEF3FED7351B1EE704461A8894D4";

/// Octets in hexadecimal, and text in quotes.
fn wsp(text: &str) -> Vec<u8> {
    let mut octets = Vec::new();
    for word in text.split(' ') {
        match word.strip_prefix('\'') {
            Some(quoted) => octets.extend(quoted.trim_end_matches('\'').bytes()),
            None => octets.push(u8::from_str_radix(word, 16).unwrap()),
        }
    }
    octets
}

fn signed() -> ContentType<'static> {
    let mut content_type = ContentType::new(MediaType::Wbxml);
    content_type.security = Some(SecurityMethod::USER_PIN);
    content_type.mac = Some(Mac::from_hex(DIGITS.as_bytes()).unwrap());
    content_type
}

fn kind_and_offset(result: Result<ContentType<'_>, email2_csp::Error>) -> (ErrorKind, u64) {
    let error = result.unwrap_err();
    (error.kind().clone(), error.offset())
}

#[test]
fn a_signed_content_type_is_as_gateways_send_it() {
    // Length-quote and 45, connectivity-wbxml, SEC 1, MAC and its text.
    let octets = wsp(&format!("1F 2D B6 91 81 92 '{DIGITS}' 00"));
    assert_eq!(octets.len(), 47);
    assert_eq!(ContentType::decode_wsp(&octets).unwrap(), signed());
    assert_eq!(signed().to_wsp(), octets);
}

#[test]
fn a_content_type_without_parameters_is_one_octet() {
    for (media_type, octet) in [(MediaType::Wbxml, 0xB6), (MediaType::Xml, 0xB5)] {
        let content_type = ContentType::new(media_type);
        assert_eq!(content_type.to_wsp(), [octet]);
        assert_eq!(ContentType::decode_wsp(&[octet]).unwrap(), content_type);
        // The same in the general form: with its length, as a long integer, by its name.
        for general in [
            vec![1, octet],
            vec![0x1F, 1, octet],
            vec![2, 1, octet & 0x7F],
            [media_type.name().as_bytes(), &[0]].concat(),
        ] {
            assert_eq!(ContentType::decode_wsp(&general).unwrap(), content_type);
        }
    }
}

#[test]
fn a_length_has_one_octet_up_to_thirty_and_a_quote_before_more() {
    // SEC 0 alone: three octets.
    let mut content_type = ContentType::new(MediaType::Wbxml);
    content_type.security = Some(SecurityMethod::NETWORK_PIN);
    assert_eq!(content_type.to_wsp(), wsp("03 B6 91 80"));
    assert_eq!(
        ContentType::decode_wsp(&wsp("03 B6 91 80")).unwrap(),
        content_type
    );
    // The same with a length that is longer than it has to be.
    for octets in ["1F 03 B6 91 80", "1F 80 03 B6 91 80"] {
        assert_eq!(ContentType::decode_wsp(&wsp(octets)).unwrap(), content_type);
    }
    // Two octets of length.
    let name = "n".repeat(150);
    let octets = [
        &wsp("1F 81 1C B6 91 80")[..],
        name.as_bytes(),
        b"\0v\0",
        &[],
    ]
    .concat();
    let octets = {
        let value = octets.len() - 3;
        let mut octets = octets;
        octets[1] = 0x80 | (value >> 7) as u8;
        octets[2] = (value & 0x7F) as u8;
        octets
    };
    let decoded = ContentType::decode_wsp(&octets).unwrap();
    assert_eq!(decoded.parameters.len(), 1);
    assert_eq!(decoded.to_wsp(), octets);
}

#[test]
fn other_parameters_are_kept() {
    // charset 0x01 is UTF-8 (0xEA), and one that goes by its name.
    let octets = wsp("0E B6 81 EA 'token' 00 'value' 00 91 80");
    let octets = [&[octets.len() as u8 - 1], &octets[1..]].concat();
    let decoded = ContentType::decode_wsp(&octets).unwrap();
    assert_eq!(decoded.security, Some(SecurityMethod::NETWORK_PIN));
    assert_eq!(decoded.parameters[0].name, ParameterName::Number(1));
    assert_eq!(*decoded.parameters[0].value, [0xEA]);
    assert_eq!(*decoded.parameters[1].value, *b"value");
    let again = decoded.to_wsp();
    assert_eq!(ContentType::decode_wsp(&again).unwrap(), decoded);
    assert_eq!(
        decoded.to_text(),
        "application/vnd.wap.connectivity-wbxml; SEC=0; token=value"
    );
}

#[test]
fn what_follows_belongs_to_the_message() {
    let octets = wsp(&format!("1F 2D B6 91 81 92 '{DIGITS}' 00 AF 84"));
    let (content_type, rest) = ContentType::decode_wsp_prefix(&octets).unwrap();
    assert_eq!((content_type, rest), (signed(), &[0xAF, 0x84][..]));
    assert_eq!(
        kind_and_offset(ContentType::decode_wsp(&octets)),
        (ErrorKind::InvalidContentType, 47)
    );
}

#[test]
fn malformed_octets_are_refused_at_their_place() {
    for (octets, kind, offset) in [
        ("B4", ErrorKind::UnknownMediaType, 0),
        ("03 B4 91 80", ErrorKind::UnknownMediaType, 1),
        ("1F 03 AE 91 80", ErrorKind::UnknownMediaType, 2),
        ("04 B6 91 80", ErrorKind::InvalidContentType, 0),
        ("1F", ErrorKind::InvalidContentType, 0),
        ("1F FF FF FF FF FF", ErrorKind::InvalidContentType, 0),
        ("00", ErrorKind::InvalidContentType, 1),
        ("02 B6 91", ErrorKind::InvalidContentType, 2),
        ("05 B6 91 80 91 81", ErrorKind::DuplicateParameter("SEC"), 4),
        ("04 B6 91 '1' 00", ErrorKind::InvalidParameter("SEC"), 2),
        ("05 B6 92 'AA' 00", ErrorKind::InvalidParameter("MAC"), 2),
        ("03 B6 92 80", ErrorKind::InvalidParameter("MAC"), 2),
        ("05 B6 92 'AAA'", ErrorKind::InvalidContentType, 2),
        // A counted value, and a name that is empty.
        ("09 B6 'a' 00 05 '11111'", ErrorKind::InvalidContentType, 2),
        ("04 B6 00 'a' 00", ErrorKind::InvalidContentType, 2),
    ] {
        let octets_ = wsp(octets);
        let found = kind_and_offset(ContentType::decode_wsp(&octets_));
        assert_eq!(found, (kind, offset), "{octets}");
    }
    assert!(ContentType::decode_wsp(&[]).is_err());
}

#[test]
fn each_beginning_of_a_content_type_is_an_error() {
    let octets = signed().to_wsp();
    for end in 0..octets.len() {
        assert!(ContentType::decode_wsp(&octets[..end]).is_err(), "{end}");
    }
}

#[test]
fn the_textual_form_says_the_same() {
    let text = format!("application/vnd.wap.connectivity-wbxml; SEC=1; MAC={DIGITS}");
    assert_eq!(ContentType::decode_text(&text).unwrap(), signed());
    assert_eq!(signed().to_text(), text);
    for spelling in [
        format!(
            "Application/VND.wap.connectivity-wbxml;sec=1;mac={}",
            DIGITS.to_lowercase()
        ),
        format!(" application/vnd.wap.connectivity-wbxml ;\tSEC=\"1\" ; MAC=\"{DIGITS}\" "),
    ] {
        assert_eq!(ContentType::decode_text(&spelling).unwrap(), signed());
    }
    let xml = ContentType::decode_text("text/vnd.wap.connectivity-xml; charset=\"utf-8\"").unwrap();
    assert_eq!(xml.media_type, MediaType::Xml);
    assert_eq!(
        xml.to_text(),
        "text/vnd.wap.connectivity-xml; charset=utf-8"
    );
}

#[test]
fn malformed_text_is_refused_at_its_place() {
    let name = "application/vnd.wap.connectivity-wbxml";
    for (rest, kind, offset) in [
        ("; SEC", ErrorKind::InvalidContentType, 0),
        (" SEC=1", ErrorKind::InvalidContentType, 0),
        ("; SEC=256", ErrorKind::InvalidParameter("SEC"), 0),
        ("; SEC=x", ErrorKind::InvalidParameter("SEC"), 0),
        ("; SEC=1; SEC=1", ErrorKind::DuplicateParameter("SEC"), 7),
        ("; MAC=12", ErrorKind::InvalidParameter("MAC"), 0),
        ("; a=\"b\rc\"", ErrorKind::InvalidContentType, 0),
    ] {
        let text = format!("{name}{rest}");
        let found = kind_and_offset(ContentType::decode_text(&text));
        assert_eq!(found, (kind, name.len() as u64 + offset), "{rest}");
    }
    assert_eq!(
        kind_and_offset(ContentType::decode_text("text/plain; SEC=1")),
        (ErrorKind::UnknownMediaType, 0)
    );
    assert!(ContentType::decode_text("").is_err());
    assert!(ContentType::decode_text("SEC=1").is_err());
}

#[test]
fn lengths_that_do_not_fit_are_no_reason_to_read_on() {
    let mac = "00".repeat(20);
    let octets = wsp(&format!("1F 30 B6 91 81 92 '{mac}' 00"));
    assert!(ContentType::decode_wsp(&octets).is_err());
}

/// A content type with one more parameter.
fn with_parameter(name: ParameterName<'static>, value: &'static [u8]) -> ContentType<'static> {
    let mut content_type = signed();
    content_type.parameters = vec![Parameter::new(name, value)];
    content_type
}

#[test]
fn a_name_that_is_no_token_is_not_written() {
    for name in ["a=1; SEC", "a b", "", "a\"", "caf\u{e9}", "a\r\nSEC"] {
        let content_type = with_parameter(ParameterName::Text(name.into()), b"0");
        assert_eq!(content_type.to_text(), signed().to_text(), "{name:?}");
        assert_eq!(content_type.to_wsp(), signed().to_wsp(), "{name:?}");
    }
}

#[test]
fn sec_and_mac_are_written_once() {
    for name in ["SEC", "sec", "Mac"] {
        let content_type = with_parameter(ParameterName::Text(name.into()), b"0");
        assert_eq!(content_type.to_text(), signed().to_text(), "{name:?}");
        assert_eq!(content_type.to_wsp(), signed().to_wsp(), "{name:?}");
    }
    for number in [0x11, 0x12] {
        let content_type = with_parameter(ParameterName::Number(number), &[0x80]);
        assert_eq!(content_type.to_wsp(), signed().to_wsp(), "{number}");
    }
}

#[test]
fn octets_that_are_not_one_value_are_not_written() {
    // Nothing, two values, a length that promises more, a text without its end.
    for value in [&b""[..], &[0x80, 0x81], &[5, 1], b"text"] {
        let content_type = with_parameter(ParameterName::Number(1), value);
        assert_eq!(content_type.to_wsp(), signed().to_wsp(), "{value:?}");
    }
    let content_type = with_parameter(ParameterName::Number(1), &[0xEA]);
    assert_eq!(
        ContentType::decode_wsp(&content_type.to_wsp()).unwrap(),
        content_type
    );
}

#[test]
fn quotes_and_backslashes_of_a_value_come_back() {
    // RFC 822 §3.3: a backslash stands before either.
    for (value, written) in [
        ("a\"b", r#"token="a\"b""#),
        ("\\", r#"token="\\""#),
        ("a b", "token=\"a b\""),
        ("", "token=\"\""),
    ] {
        let content_type = with_parameter(
            ParameterName::Text("token".into()),
            String::from(value).leak().as_bytes(),
        );
        let text = content_type.to_text();
        assert!(text.ends_with(written), "{text}");
        assert_eq!(ContentType::decode_text(&text).unwrap(), content_type);
        let octets = content_type.to_wsp();
        assert_eq!(ContentType::decode_wsp(&octets).unwrap(), content_type);
    }
    // What no text can carry is left out of it, not changed.
    for value in [&b"a\rb"[..], b"a\0b", b"\xFF"] {
        let content_type = with_parameter(ParameterName::Text("token".into()), value);
        assert_eq!(content_type.to_text(), signed().to_text(), "{value:?}");
    }
}

#[test]
fn a_text_value_of_wsp_may_be_a_quoted_string() {
    // WAP-230-WSP §8.4.2.1: octet 34, the text, and no quotation mark at its end.
    let octets = wsp(&format!("1F 2E B6 91 81 92 22 '{DIGITS}' 00"));
    assert_eq!(ContentType::decode_wsp(&octets).unwrap(), signed());
    let octets = wsp("0F B6 'token' 00 22 'a' 20 'value' 00");
    let octets = [&[octets.len() as u8 - 1], &octets[1..]].concat();
    let decoded = ContentType::decode_wsp(&octets).unwrap();
    assert_eq!(*decoded.parameters[0].value, *b"a value");
    assert_eq!(decoded.to_wsp(), octets);
    // A name has no quotation mark that goes.
    let octets = wsp("05 B6 22 'a' 00 80");
    assert!(ContentType::decode_wsp(&octets).is_err());
}

#[test]
fn blanks_at_the_end_do_not_move_the_place_of_an_error() {
    let text = "application/vnd.wap.connectivity-wbxml; SEC=x    ";
    assert_eq!(
        kind_and_offset(ContentType::decode_text(text)),
        (ErrorKind::InvalidParameter("SEC"), 38)
    );
}

#[test]
fn a_method_is_written_in_digits_alone() {
    for number in ["+1", "-0", " 1", "1 ", "0x1", "\u{661}", ""] {
        let text = format!("application/vnd.wap.connectivity-wbxml; SEC=\"{number}\"");
        assert_eq!(
            kind_and_offset(ContentType::decode_text(&text)),
            (ErrorKind::InvalidParameter("SEC"), 38),
            "{number:?}"
        );
    }
    let octets = wsp("08 B6 'SEC' 00 '+1' 00");
    assert_eq!(
        kind_and_offset(ContentType::decode_wsp(&octets)),
        (ErrorKind::InvalidParameter("SEC"), 2)
    );
}

#[test]
fn numbers_above_127_are_long_integers() {
    // WAP-230 8.4.2.1: a short length, then the octets from the most significant one, no zeros before.
    for (number, octets) in [
        (0x80, "05 B6 01 80 'x' 00"),
        (0x0123, "06 B6 02 01 23 'x' 00"),
        (0x01_0000, "07 B6 03 01 00 00 'x' 00"),
        (0xFFFF_FFFF, "08 B6 04 FF FF FF FF 'x' 00"),
    ] {
        let mut content_type = ContentType::new(MediaType::Wbxml);
        let name = ParameterName::Number(number);
        content_type.parameters.push(Parameter::new(name, b"x\0"));
        assert_eq!(content_type.to_wsp(), wsp(octets), "{number}");
        assert_eq!(ContentType::decode_wsp(&wsp(octets)).unwrap(), content_type);
    }
    let mut content_type = ContentType::new(MediaType::Wbxml);
    content_type.security = Some(SecurityMethod(200));
    assert_eq!(content_type.to_wsp(), wsp("04 B6 91 01 C8"));
    let octets = wsp("04 B6 91 01 C8");
    let read = ContentType::decode_wsp(&octets).unwrap();
    assert_eq!(read, content_type);
}

#[test]
fn a_value_that_has_a_nul_is_not_written_under_a_name() {
    // WAP-230 8.4.2.1: texts end at NUL, so there is no text for it.
    let mut content_type = ContentType::new(MediaType::Wbxml);
    let name = |text: &'static str| ParameterName::Text(text.into());
    content_type
        .parameters
        .push(Parameter::new(name("a"), b"x\0y"));
    assert_eq!(content_type.to_wsp(), wsp("B6"));
    content_type
        .parameters
        .push(Parameter::new(name("b"), b"z"));
    assert_eq!(content_type.to_wsp(), wsp("05 B6 'b' 00 'z' 00"));
}

#[test]
fn what_is_wrong_with_a_pin_an_imsi_or_a_mac_is_said_without_its_digits() {
    use email2_csp::bootstrap::{ImsiError, MacError, PinError};
    let messages = [
        PinError::Length.to_string(),
        PinError::Digit(47).to_string(),
        PinError::LengthWithMac.to_string(),
        ImsiError::Length.to_string(),
        ImsiError::Digit(47).to_string(),
        ImsiError::Parity.to_string(),
        ImsiError::Identity.to_string(),
        MacError::Length.to_string(),
        MacError::Digit(47).to_string(),
    ];
    for (at, message) in messages.iter().enumerate() {
        assert!(!message.is_empty());
        let same = |other: &&String| *other == message;
        let before = messages[..at].iter().find(same);
        // The place of a digit is said in the same words for each of the three.
        assert!(before.is_none() || message.contains("47"), "{message}");
    }
    assert!(
        [1, 4, 8]
            .iter()
            .all(|at: &usize| messages[*at].contains("47"))
    );
}
