//! GUIDs: the three spellings of braces, and what is none.

use email2_csp::{BraceForm, Guid, GuidErrorKind};

const PLAIN: &str = "C556E16F-56C4-4edb-9C64-D9469EE1FBE0";

fn number() -> Guid {
    Guid::from_u128(0xC556_E16F_56C4_4EDB_9C64_D946_9EE1_FBE0)
}

#[test]
fn literal_braces_are_read() {
    let read = Guid::decode_form(&format!("{{{PLAIN}}}"));
    assert_eq!(read, Ok((number(), BraceForm::Literal)));
}

#[test]
fn percent_escapes_are_read_in_either_letter_case() {
    for (open, close) in [("%7B", "%7D"), ("%7b", "%7d")] {
        let read = Guid::decode_form(&format!("{open}{PLAIN}{close}"));
        assert_eq!(read, Ok((number(), BraceForm::Percent)));
    }
}

#[test]
fn the_escape_of_the_reference_is_read() {
    for (open, close) in [("0x7B", "0x7D"), ("0X7b", "0X7d")] {
        let read = Guid::decode_form(&format!("{open}{PLAIN}{close}"));
        assert_eq!(read, Ok((number(), BraceForm::Hexadecimal)));
    }
}

#[test]
fn a_zero_before_the_closing_escape_belongs_to_the_guid() {
    // It ends in 0, and so does `0` of `0x7D` begin: only counting tells them apart.
    let guid = Guid::decode("0x7B00000000-0000-0000-0000-0000000000000x7D");
    assert_eq!(guid, Ok(Guid::from_u128(0)));
    // Replacing every 0x7D, or looking for the first, would find a brace inside this one.
    let inside = Guid::decode("0x7B0x7D0000-0000-0000-0000-0000000000000x7D").unwrap_err();
    assert_eq!((inside.kind(), inside.offset()), (GuidErrorKind::Digit, 5));
}

#[test]
fn the_sample_of_the_reference_is_refused_where_the_brace_is_missing() {
    // EMAIL2 CSP (Windows 10), GUID: <LocURI>./Vendor/MSFT/EMAIL2/0x7BC556…1FBE0x7D</LocURI>.
    let error = Guid::decode("0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D").unwrap_err();
    assert_eq!(error.kind(), GuidErrorKind::ClosingBrace);
    assert_eq!(error.offset(), 40);
    assert_eq!(
        error.to_string(),
        "expected the closing brace, written as the opening one at byte 40 of the GUID"
    );
}

#[test]
fn the_placeholder_of_the_windows_mobile_sample_is_refused_at_its_first_letter() {
    let error = Guid::decode("{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}").unwrap_err();
    assert_eq!((error.kind(), error.offset()), (GuidErrorKind::Digit, 1));
}

#[test]
fn braces_are_required() {
    let error = Guid::decode(PLAIN).unwrap_err();
    assert_eq!(
        (error.kind(), error.offset()),
        (GuidErrorKind::OpeningBrace, 0)
    );
    assert_eq!(
        Guid::decode_bare(PLAIN),
        Ok(number()),
        "of a network connection they are not"
    );
    assert_eq!(Guid::decode_bare(&format!("{{{PLAIN}}}")), Ok(number()));
    assert!(Guid::decode_bare(&format!("{PLAIN}}}")).is_err());
}

#[test]
fn malformed_guids_are_refused_where_they_go_wrong() {
    use GuidErrorKind::{ClosingBrace, Digit, Hyphen, OpeningBrace, Trailing};
    for (text, kind, offset) in [
        ("", OpeningBrace, 0),
        ("{", Digit, 1),
        ("}", OpeningBrace, 0),
        ("{}", Digit, 1),
        ("{C556E16F", Hyphen, 9),
        ("{C556E16-F56C4-4edb-9C64-D9469EE1FBE0}", Digit, 8),
        ("{C556E16F56C4-4edb-9C64-D9469EE1FBE0}", Hyphen, 9),
        ("{C556E16F-56C4-4edb-9C64-D9469EE1FBE}", Digit, 36),
        ("{C556E16F-56C4-4edb-9C64-D9469EE1FBE01}", ClosingBrace, 37),
        ("{C556E16F-56C4-4edb-9C64-D9469EE1FBE0", ClosingBrace, 37),
        ("{C556E16F-56C4-4edb-9C64-D9469EE1FBE0%7D", ClosingBrace, 37),
        ("%7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0}", ClosingBrace, 39),
        ("{C556E16F-56C4-4edb-9C64-D9469EE1FBE0} ", Trailing, 38),
        (" {C556E16F-56C4-4edb-9C64-D9469EE1FBE0}", OpeningBrace, 0),
        ("{C556E16G-56C4-4edb-9C64-D9469EE1FBE0}", Digit, 8),
        ("{C556E16ä-56C4-4edb-9C64-D9469EE1FBE0}", Digit, 8),
    ] {
        let error = Guid::decode(text).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{text}");
    }
}

#[test]
fn letter_case_does_not_tell_guids_apart() {
    let small = Guid::decode("{c556e16f-56c4-4edb-9c64-d9469ee1fbe0}").unwrap();
    let large = Guid::decode("{C556E16F-56C4-4EDB-9C64-D9469EE1FBE0}").unwrap();
    assert_eq!(small, large);
    assert_eq!(small.to_string(), "{C556E16F-56C4-4EDB-9C64-D9469EE1FBE0}");
}

#[test]
fn a_guid_is_emitted_with_percent_escapes() {
    assert_eq!(
        number().escaped().to_string(),
        "%7BC556E16F-56C4-4EDB-9C64-D9469EE1FBE0%7D"
    );
    assert_eq!(Guid::decode(&number().escaped().to_string()), Ok(number()));
}

#[test]
fn every_prefix_of_a_guid_is_an_error_within_it() {
    for form in ["{%}", "%7B%%7D", "0x7B%0x7D"] {
        let (open, close) = form
            .split_once('%')
            .filter(|(o, _)| !o.is_empty())
            .unwrap_or(("%7B", "%7D"));
        let whole = format!("{open}{PLAIN}{close}");
        assert!(Guid::decode(&whole).is_ok());
        for end in 0..whole.len() {
            let error = Guid::decode(&whole[..end]).unwrap_err();
            assert!(
                error.offset() <= end as u64,
                "{whole} cut at {end}: {error}"
            );
        }
    }
}
