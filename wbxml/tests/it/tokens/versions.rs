//! What each version of WBXML has and has not.

use super::*;

#[test]
fn version_1_0_has_no_charset() {
    let document = hex("00 01 04 'abc' 00 45 83 00 01");
    let decoder = Decoder::new(&document).unwrap();
    assert_eq!(decoder.header().version, Version::V1_0);
    assert_eq!(decoder.header().charset, None);
    assert_eq!(decoder.header().string_table, b"abc\0");
    assert_eq!(lossless(&document)[1], Token::StrT(mb(0)));
    assert_eq!(events(&document, &PAPER)[1], Event::Text("abc"));
    for (byte, version) in [(1, Version::V1_1), (2, Version::V1_2), (3, Version::V1_3)] {
        let mut document = hex("00 01 6A 00 05");
        document[0] = byte;
        let decoder = Decoder::new(&document).unwrap();
        assert_eq!(decoder.header().version, version);
        assert_eq!(decoder.header().charset, Some(mb(106)));
    }
}

#[test]
fn only_four_versions_are_read() {
    for byte in 4..=0xFF {
        let error = Decoder::new(&[byte, 0x01, 0x6A, 0x00, 0x05]).unwrap_err();
        assert_eq!(error, Error::new(ErrorKind::UnsupportedVersion(byte), 0));
    }
}

/// The same body behind the header of each version.
fn in_version(version: u8, body: &str) -> Vec<u8> {
    let header = if version == 0 {
        "00 01 02 'a' 00"
    } else {
        "01 01 6A 02 'a' 00"
    };
    let mut document = hex(&format!("{header} {body}"));
    document[0] = version;
    document
}

/// Panics unless the body is right from `first` on, and else refused for `token`, `at` bytes
/// into it.
#[track_caller]
fn since(first: u8, body: &str, token: u8, at: u64) {
    for version in 0..=3 {
        let document = in_version(version, body);
        let header = if version == 0 { 5 } else { 6 };
        if version >= first {
            assert_eq!(encoded_again(&document, &Options::STRICT), document);
        } else {
            let (_, error) = refused_after(&document);
            let kind = ErrorKind::NotInVersion { token, version };
            assert_eq!(
                error,
                Error::new(kind, header + at),
                "version {version}: {body}"
            );
        }
    }
}

#[test]
fn opaque_is_content_since_1_1() {
    since(1, "45 C3 01 'x' 01", 0xC3, 1);
    since(1, "45 C3 00 01", 0xC3, 1);
}

#[test]
fn opaque_is_in_attributes_since_1_2() {
    since(2, "85 05 C3 01 'x' 01", 0xC3, 2);
    since(2, "85 05 03 'a' 00 C3 01 'x' 01", 0xC3, 5);
    since(2, "43 04 00 C3 01 'x' 01 05", 0xC3, 3);
}

#[test]
fn pages_are_switched_since_1_2() {
    since(2, "00 01 05", 0x00, 0);
    since(2, "45 00 01 05 01", 0x00, 1);
    since(2, "85 00 01 05 01", 0x00, 1);
    since(2, "85 05 00 01 06 01", 0x00, 2);
    since(2, "85 05 00 01 85 01", 0x00, 2);
    since(2, "45 00 01 C0 01", 0x00, 1);
    since(2, "45 00 01 04 00 01", 0x00, 1);
    since(2, "43 00 01 05 01 05", 0x00, 1);
    since(2, "43 05 00 01 85 01 05", 0x00, 2);
}

#[test]
fn leniency_does_not_bring_pages_into_1_1() {
    for body in [
        "00 01 05",
        "45 00 01 05 01",
        "45 00 01 01",
        "85 00 01 05 01",
    ] {
        for version in 0..2 {
            let document = in_version(version, body);
            let error = refused(&document, &PAPER, &Options::LENIENT);
            assert_eq!(
                error.kind(),
                ErrorKind::NotInVersion {
                    token: 0x00,
                    version
                }
            );
        }
    }
}

#[test]
fn what_has_always_been_is_in_every_version() {
    for body in [
        "05",
        "45 01",
        "45 03 'x' 00 83 00 02 41 40 'x' 00 80 00 C0 01",
        "45 44 00 04 00 84 00 05 01 C4 00 05 01 01 01 01",
        "85 05 03 'x' 00 83 00 02 41 85 41 'x' 00 81 00 C1 04 00 06 01",
        "C5 05 01 03 'x' 00 01",
        "45 43 04 00 83 00 01 43 05 85 01 01",
    ] {
        since(0, body, 0, 0);
    }
}

#[test]
fn instructions_surround_the_root_since_1_1() {
    for version in 1..=3 {
        let document = in_version(version, "43 04 00 01 05 43 04 00 01");
        assert_eq!(lossless(&document).len(), 7, "{version}");
    }
}
