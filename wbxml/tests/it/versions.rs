//! Protocol versions: as text, as sets, and what a document has that one does not know. The facts
//! are those of the code page tables of MS-ASWBXML.

use wbxml::dictionaries::{ACTIVESYNC, SYNCML_1_2};
use wbxml::tag::eas::{compose_mail, find};
use wbxml::versions::{NotInVersion, UnknownProtocolVersion, unknown_to};
use wbxml::{Document, EventReader, ProtocolVersion, Sink, Versions};

use ProtocolVersion::*;

#[test]
fn a_version_is_its_text() {
    for version in ProtocolVersion::ALL {
        assert_eq!(version.as_str().parse(), Ok(version));
        assert_eq!(ProtocolVersion::try_from(version.as_str()), Ok(version));
    }
    for text in [
        "", "14", "14.", "14.2", " 14.1", "14.1 ", "2.50", "016.1", "1.0",
    ] {
        assert_eq!(
            text.parse::<ProtocolVersion>(),
            Err(UnknownProtocolVersion),
            "{text:?}"
        );
    }
    assert_eq!(
        UnknownProtocolVersion.to_string(),
        "unknown protocol version: expected one of 2.5,12.0,12.1,14.0,14.1,16.0,16.1"
    );
}

#[test]
fn a_set_lists_its_versions_oldest_first() {
    assert_eq!(
        Versions::ALL.iter().collect::<Vec<_>>(),
        ProtocolVersion::ALL
    );
    assert_eq!(Versions::NONE.iter().next(), None);
    assert!(Versions::NONE.is_empty() && !Versions::ALL.is_empty());
    let some: Versions = [V16_1, V2_5, V16_1].into_iter().collect();
    assert_eq!(some.into_iter().collect::<Vec<_>>(), [V2_5, V16_1]);
    assert_eq!(some.to_string(), "2.5,16.1");
    for bits in 0..0x80 {
        let versions = Versions::from_bits(bits);
        assert_eq!(versions.iter().collect::<Versions>(), versions);
        assert_eq!(
            versions.iter().filter(|v| versions.contains(*v)).count(),
            bits.count_ones() as usize
        );
    }
}

fn unknown(document: &Document, version: ProtocolVersion) -> Vec<&'static str> {
    let found = unknown_to(&mut document.source(), version).unwrap();
    found.iter().map(|not| not.name).collect()
}

#[test]
fn find_is_in_16_1_only() {
    let document = Document::new(&ACTIVESYNC, find::FIND).unwrap();
    for version in ProtocolVersion::ALL {
        let expected: &[&str] = if version == V16_1 { &[] } else { &["Find"] };
        assert_eq!(unknown(&document, version), expected, "{version}");
    }
}

#[test]
fn compose_mail_came_with_14_0() {
    let document = Document::build(&ACTIVESYNC, |sink| {
        sink.element(compose_mail::SEND_MAIL, |e| {
            e.text_element(compose_mail::CLIENT_ID, "1")
        })
    })
    .unwrap();
    for version in ProtocolVersion::ALL {
        let expected: &[&str] = if version < V14_0 {
            &["SendMail", "ClientId"]
        } else {
            &[]
        };
        assert_eq!(unknown(&document, version), expected, "{version}");
    }
}

#[test]
fn every_unknown_tag_is_named_with_its_place() {
    // <Sync><Find/>, <Find/> twice, in another page.
    let bytes = b"\x03\x01\x6A\x00\x45\x00\x19\x05\x05\x01";
    let mut events = EventReader::new(bytes, &ACTIVESYNC).unwrap();
    let found = unknown_to(&mut events, V14_1).unwrap();
    let versions: Versions = [V16_1].into_iter().collect();
    let not = |offset| NotInVersion {
        tag: find::FIND,
        name: "Find",
        offset,
        versions,
    };
    assert_eq!(found, [not(5), not(8)]);
    assert_eq!(found[1].to_string(), "Find (25:05) at byte 8 is in 16.1");
}

#[test]
fn unknown_to_agrees_with_the_table() {
    let mut all = 0;
    for page in 0..=25_u8 {
        for id in 0x05..0x40 {
            let tag = wbxml::Tag::new(page, id);
            let versions = ACTIVESYNC.versions(tag);
            let document = Document::new(&ACTIVESYNC, tag).unwrap();
            for version in ProtocolVersion::ALL {
                let known = unknown(&document, version).is_empty();
                assert_eq!(known, versions.contains(version), "{tag} {version}");
            }
            all += usize::from(ACTIVESYNC.tag_name(tag).is_some());
        }
    }
    assert_eq!(all, 655);
}

#[test]
fn tags_without_versions_are_in_all_of_them() {
    let document = Document::new(&SYNCML_1_2, wbxml::tag::syncml::SYNC_ML).unwrap();
    assert_eq!(unknown(&document, V2_5), [""; 0]);
    let document = Document::new(&ACTIVESYNC, wbxml::Tag::new(25, 0x3F)).unwrap();
    assert_eq!(unknown(&document, V2_5), [""; 0]);
}

#[test]
fn an_error_of_the_source_is_passed_on() {
    let cut = b"\x03\x01\x6A\x00\x45";
    let mut events = EventReader::new(cut, &ACTIVESYNC).unwrap();
    assert!(unknown_to(&mut events, V16_1).is_err());
}
