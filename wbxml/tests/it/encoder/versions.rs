//! What each version of WBXML has: no charset and no OPAQUE in 1.0, OPAQUE in attribute values and
//! SWITCH_PAGE from 1.2 on.

use wbxml::tag::{devinf, syncml};
use wbxml::{EncodeOptions, ErrorKind, Event, NO_PAGE, Tag, Version, dictionaries};

use super::encoded;
use crate::any_events::MIXED;
use crate::reading::hex;

const VERSIONS: [Version; 4] = [Version::V1_0, Version::V1_1, Version::V1_2, Version::V1_3];

fn options(version: Version) -> EncodeOptions {
    EncodeOptions::default().with_version(version)
}

/// From which version on these events make a document; before, this token is refused.
fn since(events: &[Event<'_>], dictionary: &'static wbxml::Dictionary, first: u8, token: u8) {
    for version in VERSIONS {
        let result = encoded(events, dictionary, &options(version));
        let byte = version.to_byte();
        if byte < first {
            let refused = ErrorKind::NotInVersion {
                token,
                version: byte,
            };
            assert_eq!(result.map_err(|e| e.kind()), Err(refused), "{events:?}");
        } else {
            let document = result.unwrap();
            assert_eq!(document[0], byte);
            assert!(
                wbxml::Decoder::new(&document).unwrap().all(|t| t.is_ok()),
                "{events:?}"
            );
        }
    }
}

const ROOT: Event<'static> = Event::Start(Tag::new(0, 5));
const A: Event<'static> = Event::Attribute(Tag::new(0, 5));
const END: Event<'static> = Event::End;

#[test]
fn the_header_has_a_charset_from_1_1_on() {
    let si = &dictionaries::SI_1_0;
    let document = |version| encoded(&[ROOT, END], si, &options(version)).unwrap();
    assert_eq!(document(Version::V1_0), hex("00 05 00 05"));
    assert_eq!(document(Version::V1_1), hex("01 05 6A 00 05"));
    assert_eq!(document(Version::V1_2), hex("02 05 6A 00 05"));
    assert_eq!(document(Version::V1_3), hex("03 05 6A 00 05"));
}

#[test]
fn opaque_is_of_1_1_and_in_attributes_of_1_2() {
    since(&[ROOT, Event::Opaque(b"x"), END], &MIXED, 1, 0xC3);
    since(
        &[ROOT, A, Event::Opaque(b"x"), Event::AttributesEnd, END],
        &MIXED,
        2,
        0xC3,
    );
    since(
        &[ROOT, Event::Pi("p"), Event::Opaque(b"x"), Event::PiEnd, END],
        &MIXED,
        2,
        0xC3,
    );
}

#[test]
fn a_document_inside_is_opaque() {
    let events = [
        Event::Start(syncml::DATA),
        Event::Document(&dictionaries::DEVINF_1_2),
        Event::Start(devinf::DEV_INF),
        END,
        Event::DocumentEnd,
        END,
    ];
    since(&events, &dictionaries::SYNCML_1_2, 1, 0xC3);
    // It is of the same version.
    let document = encoded(&events, &dictionaries::SYNCML_1_2, &options(Version::V1_1)).unwrap();
    assert_eq!(
        document,
        hex("01 A4 01 6A 00 4F C3 06 01 A4 03 6A 00 0A 01")
    );
}

#[test]
fn pages_are_of_1_2() {
    since(&[Event::Start(Tag::new(2, 5)), END], &MIXED, 2, 0x00);
    since(
        &[
            ROOT,
            Event::Attribute(Tag::new(1, 0x10)),
            Event::AttributesEnd,
            END,
        ],
        &MIXED,
        2,
        0x00,
    );
    since(
        &[
            ROOT,
            A,
            Event::AttributeValue(Tag::new(1, 0x99)),
            Event::AttributesEnd,
            END,
        ],
        &MIXED,
        2,
        0x00,
    );
    since(
        &[ROOT, Event::StartLiteral { page: 2, name: "n" }, END, END],
        &MIXED,
        2,
        0x00,
    );
    since(
        &[
            ROOT,
            Event::StartLiteral {
                page: NO_PAGE,
                name: "n",
            },
            END,
            END,
        ],
        &MIXED,
        2,
        0x00,
    );
    // A prefix needs none, and neither do documents without namespaces.
    since(
        &[
            ROOT,
            Event::StartLiteral {
                page: NO_PAGE,
                name: "x:n",
            },
            END,
            END,
        ],
        &MIXED,
        0,
        0x00,
    );
    let si = &dictionaries::SI_1_0;
    since(
        &[
            ROOT,
            Event::StartLiteral {
                page: NO_PAGE,
                name: "n",
            },
            END,
            END,
        ],
        si,
        0,
        0x00,
    );
}

#[test]
fn everything_else_is_of_every_version() {
    let events = [
        Event::Pi("p"),
        Event::Text("d"),
        Event::PiEnd,
        Event::StartLiteral { page: 0, name: "n" },
        A,
        Event::Text("urn:"),
        Event::AttributeLiteral { name: "m" },
        Event::Extension {
            code: 0x40,
            text: "x",
        },
        Event::AttributesEnd,
        Event::Text("t"),
        Event::Char('\0'),
        Event::Extension {
            code: 0xC2,
            text: "",
        },
        Event::ExtensionIndex {
            code: 0x80,
            index: 1,
        },
        END,
    ];
    since(&events, &MIXED, 0, 0x00);
}

#[test]
fn typed_text_stays_text_where_there_is_no_opaque() {
    let wv = &dictionaries::WV_CSP_1_1;
    let code = [Event::Start(Tag::new(0, 0x0B)), Event::Text("200"), END];
    let document = |version| encoded(&code, wv, &options(version)).unwrap();
    assert_eq!(document(Version::V1_0), hex("00 10 00 4B 03 '200' 00 01"));
    assert_eq!(document(Version::V1_1), hex("01 10 6A 00 4B C3 01 C8 01"));
    let data = [Event::Start(syncml::DATA), Event::CData("a"), END];
    let document = |version| encoded(&data, &dictionaries::SYNCML_1_2, &options(version)).unwrap();
    assert_eq!(document(Version::V1_0), hex("00 A4 01 00 4F 03 'a' 00 01"));
    assert_eq!(
        document(Version::V1_1),
        hex("01 A4 01 6A 00 4F C3 01 'a' 01")
    );
}
