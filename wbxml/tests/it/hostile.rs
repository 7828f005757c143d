//! The hostile documents of the third-party corpus: what every layer says to each of them, and
//! where.

use std::collections::BTreeMap;

use wbxml::charset::to_utf8;
use wbxml::{
    Decoder, Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, EventReader,
    Expected, LimitKind, Options, Tag, dictionaries,
};

use crate::reading::{attribute, encoded_again, events, hex, read, refused, start, tokens};
use crate::support::corpus;

/// A file of the corpus and its line in the manifest.
pub(crate) struct Case {
    pub(crate) file: String,
    pub(crate) bytes: Vec<u8>,
    columns: BTreeMap<String, String>,
}

impl Case {
    /// What the manifest says of a layer, with references to other columns followed.
    fn says(&self, column: &str) -> &str {
        match self.columns[column].as_str() {
            "as strict" | "as events" => self.says("event_strict"),
            "ok with feature encoding, else error: unsupported charset" => {
                if cfg!(feature = "encoding") {
                    "ok"
                } else {
                    "error: unsupported charset"
                }
            }
            says => says,
        }
    }

    /// The dictionary to read the file with; none for the files whose header is to say.
    fn dictionary(&self) -> Option<&'static Dictionary> {
        match self.columns["profile"].as_str() {
            "ActiveSync" => Some(&dictionaries::ACTIVESYNC),
            "SI 1.0" => Some(&dictionaries::SI_1_0),
            "PROV 1.0" => Some(&dictionaries::PROV_1_0),
            "detect" => None,
            other => panic!("{}: profile {other}", self.file),
        }
    }

    /// The dictionary to read events with.
    fn some_dictionary(&self) -> &'static Dictionary {
        let detected = || dictionaries::detect(Decoder::new(&self.bytes).ok()?.header());
        self.dictionary()
            .or_else(detected)
            .unwrap_or(&dictionaries::ACTIVESYNC)
    }
}

/// Every file of the corpus.
pub(crate) fn cases() -> Option<Vec<Case>> {
    let folder = corpus("corpus/wbxml/hostile")?;
    let mut manifest = csv::Reader::from_path(folder.join("manifest.csv")).unwrap();
    let cases: Vec<Case> = manifest
        .deserialize()
        .map(|row| {
            let columns: BTreeMap<String, String> = row.unwrap();
            let file = columns["file"].clone();
            let bytes = std::fs::read(folder.join(&file)).unwrap();
            assert_eq!(bytes.len().to_string(), columns["bytes"], "{file}");
            Case {
                file,
                bytes,
                columns,
            }
        })
        .collect();
    assert_eq!(cases.len(), 63);
    Some(cases)
}

/// Where the manifest takes what the grammar does not have.
///
/// `switch-page-double.wbxml` is `45 00 01 00 0E 45 00 00 01 01`: its third SWITCH_PAGE stands in
/// front of END. WBXML 1.3 §5.3 has it in front of a tag, an attribute start, an attribute value
/// and an extension only:
///
/// ```text
/// element   = ([switchPage] stag) [ 1*attribute END ] [ *content END ]
/// content   = element | string | extension | entity | pi | opaque
/// extension = [switchPage] (( EXT_I termstr ) | ( EXT_T index ) | EXT )
/// ```
///
/// The manifest says "ok" in all four columns. Here it is an error to strict reading, and one of
/// the deviations of old phones that lenient reading lets pass and reports.
const MISPLACED_SWITCH_PAGE: &str = "synthetic/switch-page-double.wbxml";

/// Whether an error is of the kind that the manifest describes.
fn is_of_kind(description: &str, kind: ErrorKind) -> bool {
    // What is in parentheses says why.
    let description = description.split(" (").next().unwrap_or(description);
    if let Some(tag) = description.strip_prefix("no name for page ") {
        let (page, token) = tag.split_once(" token ").unwrap();
        let token = u8::from_str_radix(token, 16).unwrap();
        return kind == ErrorKind::UnknownTag(Tag::new(page.parse().unwrap(), token));
    }
    match description {
        "malformed" => true,
        "nesting too deep" => kind == ErrorKind::LimitExceeded(LimitKind::Depth),
        "integer overflow in mb_u_int32" => kind == ErrorKind::IntegerOverflow,
        "mb_u_int32 too long" => kind == ErrorKind::IntegerTooLong,
        "opaque runs past the end" => kind == ErrorKind::OpaquePastEnd,
        "entity is not a Unicode scalar value" => matches!(kind, ErrorKind::InvalidEntity(_)),
        "not an XML character" => matches!(kind, ErrorKind::NotXmlCharacter(_)),
        "unterminated inline string" => kind == ErrorKind::UnterminatedString,
        "unterminated string table entry, when it is referenced" => {
            kind == ErrorKind::StringTableUnterminated
        }
        "string table index out of range" => matches!(kind, ErrorKind::StringTableIndex(_)),
        "string table runs past the end" => kind == ErrorKind::StringTablePastEnd,
        "unexpected end" => kind == ErrorKind::UnexpectedEnd,
        "trailing data" => kind == ErrorKind::TrailingData,
        "unsupported version" => matches!(kind, ErrorKind::UnsupportedVersion(_)),
        "unsupported charset" => matches!(kind, ErrorKind::UnsupportedCharset(_)),
        "invalid bytes for the charset" | "invalid UTF-8" => kind == ErrorKind::InvalidText,
        "literal is not an XML name" => kind == ErrorKind::InvalidName,
        "no name for the attribute" => matches!(kind, ErrorKind::UnknownAttribute(_)),
        "attribute value without attribute start" => kind == ErrorKind::ValueWithoutAttribute,
        "duplicate attribute" => kind == ErrorKind::DuplicateAttribute,
        "unexpected token" => matches!(kind, ErrorKind::UnexpectedToken { .. }),
        "extension has no meaning in this dictionary" => {
            matches!(kind, ErrorKind::UnknownExtension(_))
        }
        other => panic!("the manifest describes an error anew: {other}"),
    }
}

/// Whether a diagnostic is of the kind that the manifest describes.
fn is_reported(description: &str, kind: DiagnosticKind) -> bool {
    match description {
        "ok: U+FFFD and a diagnostic" => {
            matches!(
                kind,
                DiagnosticKind::InvalidText | DiagnosticKind::InvalidEntity(_)
            )
        }
        "ok: the entry ends with the table, and a diagnostic" => {
            kind == DiagnosticKind::UnterminatedTable
        }
        "ok: ignored, with a diagnostic" => kind == DiagnosticKind::TrailingData,
        "ok: UTF-8 assumed, with a diagnostic; the caller can name another" => {
            kind == DiagnosticKind::UnknownCharset
        }
        "ok: kept, with a diagnostic" => matches!(kind, DiagnosticKind::UnknownExtension(_)),
        other => panic!("the manifest describes a diagnostic anew: {other}"),
    }
}

/// Panics unless a layer did what the manifest says of it.
fn judge(case: &Case, column: &str, outcome: Result<Vec<Diagnostic>, Error>) {
    let (file, says) = (&case.file, case.says(column));
    match (says.strip_prefix("error: "), outcome) {
        (Some(what), Err(e)) => {
            assert!(
                is_of_kind(what, e.kind()),
                "{file}, {column}: {what} expected, found {e}"
            );
            assert!(
                e.offset() <= case.bytes.len() as u64,
                "{file}, {column}: {e}"
            );
        }
        (Some(what), Ok(_)) => panic!("{file}, {column}: {what} expected, accepted"),
        (None, Err(e)) => panic!("{file}, {column}: {says} expected, found {e}"),
        (None, Ok(diagnostics)) => {
            assert!(
                says == "ok" || says.starts_with("ok: "),
                "{file}, {column}: {says}"
            );
            // An assumption is reported by every layer above the tokens.
            let strict = case.says("event_strict");
            let inherits = says == "ok" && strict.starts_with("ok") && column != "token_layer";
            let says = if inherits { strict } else { says };
            let kinds: Vec<_> = diagnostics.iter().map(Diagnostic::kind).collect();
            if says.contains("diagnostic") {
                assert_eq!(kinds.len(), 1, "{file}, {column}: {kinds:?}");
                assert!(is_reported(says, kinds[0]), "{file}, {column}: {kinds:?}");
            } else {
                assert_eq!(kinds, [], "{file}, {column}");
            }
        }
    }
}

#[test]
fn tokens_are_accepted_and_refused_as_the_manifest_says() {
    for case in cases().unwrap_or_default() {
        let outcome = tokens(&case.bytes);
        if case.file == MISPLACED_SWITCH_PAGE {
            assert_eq!(outcome, Err(Error::new(ErrorKind::MisplacedSwitchPage, 10)));
            continue;
        }
        if outcome.is_ok() {
            assert_eq!(
                encoded_again(&case.bytes, &Options::STRICT),
                case.bytes,
                "{}",
                case.file
            );
        }
        judge(&case, "token_layer", outcome.map(|_| Vec::new()));
    }
}

/// What reading the events of a file gives, whatever its charset.
fn read_any(case: &Case, options: &Options) -> Result<Vec<Diagnostic>, Error> {
    let dictionary = case.some_dictionary();
    let utf8 = to_utf8(&case.bytes, Some(dictionary), options)?;
    let (_, diagnostics) = read(&utf8.bytes, dictionary, options)?;
    Ok(utf8.diagnostics.into_iter().chain(diagnostics).collect())
}

#[test]
fn events_are_accepted_and_refused_strictly_as_the_manifest_says() {
    for case in cases().unwrap_or_default() {
        let outcome = read_any(&case, &Options::STRICT);
        if case.file == MISPLACED_SWITCH_PAGE {
            assert_eq!(outcome, Err(Error::new(ErrorKind::MisplacedSwitchPage, 10)));
            continue;
        }
        judge(&case, "event_strict", outcome);
    }
}

#[test]
fn events_are_accepted_and_refused_leniently_as_the_manifest_says() {
    for case in cases().unwrap_or_default() {
        let outcome = read_any(&case, &Options::LENIENT);
        if case.file == MISPLACED_SWITCH_PAGE {
            let reported = Diagnostic::new(DiagnosticKind::MisplacedSwitchPage, 10);
            assert_eq!(outcome, Ok(vec![reported]));
            continue;
        }
        judge(&case, "event_lenient", outcome);
    }
}

#[cfg(feature = "xml")]
#[test]
fn xml_is_made_or_refused_as_the_manifest_says() {
    for case in cases().unwrap_or_default() {
        let mut options = wbxml::ConvertOptions::default();
        options.dictionary = case.dictionary();
        let outcome = wbxml::to_xml_with(&case.bytes, &options);
        if case.file == MISPLACED_SWITCH_PAGE {
            let e = outcome.unwrap_err();
            assert_eq!(e, Error::new(ErrorKind::MisplacedSwitchPage, 10));
            continue;
        }
        if let Ok((xml, _)) = &outcome {
            let parsed = roxmltree::ParsingOptions {
                allow_dtd: true,
                nodes_limit: u32::MAX,
                ..Default::default()
            };
            roxmltree::Document::parse_with_options(xml, parsed)
                .unwrap_or_else(|e| panic!("{}: {e}", case.file));
        }
        judge(
            &case,
            "to_xml_strict",
            outcome.map(|(_, diagnostics)| diagnostics),
        );
    }
}

/// Where the offending item of each file begins that is no document to the token layer or is none
/// to the event layer, counted by hand in the bytes of the manifest.
const OFFSETS: &[(&str, u64)] = &[
    // The tag of the 129th element: 128 deep is the limit.
    ("nest-42k", 132),
    ("nest-42k-closed", 132),
    // The integer behind OPAQUE.
    ("opaque-len-overflow", 6),
    ("mb-6-bytes", 6),
    // OPAQUE.
    ("opaque-len-huge", 5),
    ("opaque-len-past-end", 5),
    // ENTITY.
    ("entity-d800", 5),
    ("entity-110000", 5),
    // The string behind STR_I.
    ("str-i-unterminated", 6),
    // The index behind STR_T or LITERAL.
    ("str-t-out-of-range", 10),
    ("str-t-at-end", 10),
    ("str-t-no-table", 6),
    ("strtbl-unterminated", 9),
    ("literal-tag-out-of-range", 5),
    // The length of the table, the index of the public identifier, the version, the charset.
    ("strtbl-len-past-end", 3),
    ("strtbl-len-huge", 3),
    ("public-id-literal-out-of-range", 2),
    ("version-ff", 0),
    ("version-00", 2),
    ("charset-unknown", 2),
    // The end.
    ("mb-truncated", 7),
    ("switch-page-at-end", 6),
    ("public-id-zero-only", 2),
    ("attr-list-unterminated", 6),
    ("missing-end", 8),
    ("empty", 0),
    ("header-only", 4),
    ("header-truncated", 2),
    // The first byte behind the end of the root element.
    ("trailing-garbage", 6),
    ("trailing-nul", 6),
    ("two-roots", 6),
    // The first byte that is no text; a reference is blamed as a whole.
    ("charset-us-ascii-high-byte", 6),
    ("non-utf8-str-i", 6),
    ("utf8-surrogate-str-i", 6),
    ("utf8-overlong-str-i", 6),
    ("non-utf8-str-t", 8),
    // The token.
    ("literal-tag-bad-name", 8),
    ("attr-value-first", 5),
    ("end-at-top", 4),
    ("string-at-top", 4),
    ("ext-t-0", 5),
    ("ext-0-reserved", 5),
];

#[test]
fn errors_are_located_where_the_offending_item_begins() {
    let mut located = 0;
    for case in cases().unwrap_or_default() {
        let name = case
            .file
            .trim_start_matches("synthetic/")
            .trim_end_matches(".wbxml");
        let Some((_, offset)) = OFFSETS.iter().find(|(n, _)| *n == name) else {
            continue;
        };
        let error = read_any(&case, &Options::STRICT).unwrap_err();
        assert_eq!(error.offset(), *offset, "{name}: {error}");
        if let Err(error) = tokens(&case.bytes) {
            assert_eq!(error.offset(), *offset, "{name}: {error}");
        }
        located += 1;
    }
    assert!(located == OFFSETS.len() || located == 0);
}

/// The numbers and characters that errors name.
#[test]
fn errors_name_what_stood_there() {
    let read = |body: &str| refused(&hex(body), &dictionaries::ACTIVESYNC, &Options::STRICT).kind();
    assert_eq!(
        read("FF 01 6A 00 45 01"),
        ErrorKind::UnsupportedVersion(0xFF)
    );
    assert_eq!(
        read("03 01 8F 7F 00 45 01"),
        ErrorKind::UnsupportedCharset(2047)
    );
    assert_eq!(
        read("03 01 6A 00 45 02 83 B0 00 01"),
        ErrorKind::InvalidEntity(0xD800)
    );
    assert_eq!(
        read("03 01 6A 00 45 02 C4 80 00 01"),
        ErrorKind::InvalidEntity(0x11_0000)
    );
    assert_eq!(
        read("03 01 6A 00 45 83 00 01"),
        ErrorKind::StringTableIndex(0)
    );
    assert_eq!(
        read("03 01 6A 00 45 80 00 01"),
        ErrorKind::UnknownExtension(0x80)
    );
    assert_eq!(
        read("03 01 6A 00 45 C0 01"),
        ErrorKind::UnknownExtension(0xC0)
    );
    let unexpected = |found, expected| ErrorKind::UnexpectedToken { found, expected };
    assert_eq!(read("03 01 6A 00 01"), unexpected(0x01, Expected::Root));
    assert_eq!(
        read("03 01 6A 00 03 61 00 45 01"),
        unexpected(0x03, Expected::Root)
    );
}

/// Where what XML cannot carry begins, counted by hand.
#[cfg(feature = "xml")]
#[test]
fn what_xml_cannot_carry_is_located_where_it_begins() {
    use wbxml::ErrorKind::{DuplicateAttribute, NotXmlCharacter, UnknownAttribute, UnknownTag};
    let cases = [
        // ENTITY.
        ("03 01 6A 00 45 02 00 01", 5, NotXmlCharacter('\0')),
        (
            "03 01 6A 00 45 02 83 FF 7E 01",
            5,
            NotXmlCharacter('\u{FFFE}'),
        ),
        // STR_I.
        ("03 01 6A 00 45 03 01 0B 00 01", 5, NotXmlCharacter('\u{1}')),
        // The tag, not the SWITCH_PAGE before it.
        (
            "03 01 6A 00 45 00 FE 05 01",
            7,
            UnknownTag(Tag::new(254, 5)),
        ),
        ("03 01 6A 00 45 7F 01 01", 5, UnknownTag(Tag::new(0, 0x3F))),
        // The attribute start.
        (
            "03 01 6A 00 C5 05 03 61 00 01 03 78 00 01",
            5,
            UnknownAttribute(Tag::new(0, 5)),
        ),
    ];
    let mut wrong = Vec::new();
    for (bytes, offset, kind) in cases {
        let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
        let error = wbxml::to_xml_with(&hex(bytes), &options).unwrap_err();
        if error != Error::new(kind, offset) {
            wrong.push((bytes, offset, error));
        }
    }
    let twice = wbxml::to_xml(&hex("03 0B 6A 00 85 46 45 03 32 00 01")).unwrap_err();
    if twice != Error::new(DuplicateAttribute, 6) {
        wrong.push(("attr-duplicate", 6, twice));
    }
    assert_eq!(wrong, []);
}

/// What is in the accepted files, from their bytes and the notes of the manifest.
fn contents() -> Vec<(&'static str, Options, Vec<Event<'static>>)> {
    let sync = start(0, 0x05);
    let replaced = Event::Char(char::REPLACEMENT_CHARACTER);
    let in_sync = |inner: &[Event<'static>]| [&[sync], inner, &[Event::End]].concat();
    let strict = |name, events| (name, Options::STRICT, events);
    let lenient = |name, events| (name, Options::LENIENT, events);
    vec![
        strict("opaque-empty", in_sync(&[Event::Opaque(b"")])),
        strict("entity-1f600", in_sync(&[Event::Char('\u{1F600}')])),
        strict("entity-0", in_sync(&[Event::Char('\0')])),
        strict("entity-fffe", in_sync(&[Event::Char('\u{FFFE}')])),
        strict("str-t-middle", in_sync(&[Event::Text("bc")])),
        strict("mb-5-bytes-padded", in_sync(&[Event::Opaque(b"A")])),
        strict(
            "switch-page-unknown",
            in_sync(&[start(254, 0x05), Event::End]),
        ),
        strict("unknown-tag", in_sync(&[start(0, 0x3F), Event::End])),
        strict(
            "pi-after-root",
            [
                in_sync(&[]),
                vec![Event::Pi("a"), Event::Text("d"), Event::PiEnd],
            ]
            .concat(),
        ),
        strict("public-id-literal", vec![start(0, 0x05), Event::End]),
        strict("charset-0", in_sync(&[])),
        strict("control-char-str-i", in_sync(&[Event::Text("\u{1}\u{B}")])),
        strict(
            "literal-tag",
            vec![
                Event::StartLiteral {
                    page: 0,
                    name: "abc",
                },
                Event::Text("x"),
                Event::End,
            ],
        ),
        strict(
            "attr-on-activesync",
            in_sync(&[
                attribute(0, 0x05),
                Event::Text("a"),
                Event::AttributesEnd,
                Event::Text("x"),
            ]),
        ),
        // Attribute start 46 is version="1.0", 45 is version.
        strict(
            "attr-duplicate",
            in_sync(&[
                attribute(0, 0x45),
                Event::Text("1.0"),
                attribute(0, 0x45),
                Event::Text("2"),
                Event::AttributesEnd,
            ]),
        ),
        #[cfg(feature = "encoding")]
        strict("charset-latin1", in_sync(&[Event::Text("\u{E9}")])),
        lenient(
            "switch-page-double",
            in_sync(&[start(14, 0x05), Event::End]),
        ),
        lenient("entity-d800", in_sync(&[replaced])),
        lenient("entity-110000", in_sync(&[replaced])),
        lenient("strtbl-unterminated", in_sync(&[Event::Text("abc")])),
        lenient("trailing-garbage", in_sync(&[])),
        lenient("trailing-nul", in_sync(&[])),
        // One U+FFFD for each maximal subpart (Unicode 15 §3.9, Table 3-8).
        lenient("charset-us-ascii-high-byte", in_sync(&[replaced])),
        lenient("non-utf8-str-i", in_sync(&[replaced; 2])),
        lenient("utf8-surrogate-str-i", in_sync(&[replaced; 3])),
        lenient("utf8-overlong-str-i", in_sync(&[replaced; 2])),
        lenient("non-utf8-str-t", in_sync(&[replaced; 2])),
        lenient(
            "ext-t-0",
            in_sync(&[Event::ExtensionIndex {
                code: 0x80,
                index: 0,
            }]),
        ),
        lenient(
            "ext-0-reserved",
            in_sync(&[Event::Extension {
                code: 0xC0,
                text: "",
            }]),
        ),
    ]
}

#[test]
fn accepted_documents_say_what_the_manifest_notes() {
    let Some(cases) = cases() else { return };
    for (name, options, expected) in contents() {
        let file = format!("synthetic/{name}.wbxml");
        let case = cases.iter().find(|c| c.file == file).unwrap();
        let dictionary = case.some_dictionary();
        let utf8 = to_utf8(&case.bytes, Some(dictionary), &options).unwrap();
        let (found, _) = read(&utf8.bytes, dictionary, &options).unwrap();
        assert_eq!(found, expected, "{name}");
    }
    let named = cases
        .iter()
        .find(|c| c.file.ends_with("/public-id-literal.wbxml"))
        .unwrap();
    let decoder = Decoder::new(&named.bytes).unwrap();
    assert_eq!(
        decoder.header().formal_public_id(),
        Some("-//WAPFORUM//DTD SI 1.0//EN")
    );
    assert_eq!(
        dictionaries::detect(decoder.header()),
        Some(&dictionaries::SI_1_0)
    );
}

#[cfg(feature = "xml")]
#[test]
fn a_character_beyond_the_basic_plane_is_four_bytes_of_utf_8() {
    let options = wbxml::ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
    let document = hex("03 01 6A 00 45 02 87 EC 00 01");
    let (xml, _) = wbxml::to_xml_with(&document, &options).unwrap();
    assert!(
        xml.as_bytes()
            .windows(5)
            .any(|w| w == [b'>', 0xF0, 0x9F, 0x98, 0x80]),
        "{xml}"
    );
}

/// An [`EventReader`] itself reads UTF-8 only; [`to_utf8`] needs feature `encoding` for the rest.
#[test]
fn latin_1_is_an_unsupported_charset_where_there_is_no_decoder_for_it() {
    let document = hex("03 01 04 00 45 03 E9 00 01");
    let unsupported = Error::new(ErrorKind::UnsupportedCharset(4), 2);
    let error = refused(&document, &dictionaries::ACTIVESYNC, &Options::STRICT);
    assert_eq!(error, unsupported);
    assert_eq!(
        refused(&document, &dictionaries::ACTIVESYNC, &Options::LENIENT),
        unsupported
    );
    assert!(tokens(&document).is_ok());
    if cfg!(not(feature = "encoding")) {
        let outcome = to_utf8(&document, None, &Options::LENIENT);
        assert_eq!(outcome.unwrap_err(), unsupported);
        #[cfg(feature = "xml")]
        assert_eq!(wbxml::to_xml(&document).unwrap_err(), unsupported);
    }
}

#[test]
fn documents_of_the_corpus_read_the_same_leniently_where_they_are_valid() {
    for case in cases().unwrap_or_default() {
        let dictionary = case.some_dictionary();
        if let Ok((strict, _)) = read(&case.bytes, dictionary, &Options::STRICT) {
            let (lenient, _) = read(&case.bytes, dictionary, &Options::LENIENT).unwrap();
            assert_eq!(strict, lenient, "{}", case.file);
        }
    }
}

#[test]
fn reading_ends_after_an_error() {
    for case in cases().unwrap_or_default() {
        for options in [Options::STRICT, Options::LENIENT] {
            let dictionary = case.some_dictionary();
            let Ok(mut reader) = EventReader::with_options(&case.bytes, dictionary, &options)
            else {
                continue;
            };
            let failed = reader.by_ref().any(|event| event.is_err());
            assert_eq!(reader.next(), None, "{}, failed: {failed}", case.file);
            assert_eq!(reader.next(), None, "{}, failed: {failed}", case.file);
        }
    }
    assert_eq!(
        events(&hex("03 01 6A 00 05"), &dictionaries::ACTIVESYNC).len(),
        2
    );
}
