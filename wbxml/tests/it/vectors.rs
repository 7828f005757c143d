//! Documents that others published: the worked examples of the WBXML specification, the example of
//! MS-ASWBXML, and the hexadecimal vectors of the third-party corpus.

use wbxml::encode::StringTable;
use wbxml::tag::eas::{air_sync, air_sync_base, contacts, folder_hierarchy};
use wbxml::xml::WriteOptions;
use wbxml::{
    ConvertOptions, Decoder, DiagnosticKind, Dictionary, EncodeOptions, Error, ErrorKind, Event,
    MbU32, Options, Scope, Sink, Token, Version, dictionaries, encode, encoded_len,
};

use crate::reading::{encoded_again, events, hex, read, str_i, tokens};
use crate::support::{corpus, meaning};

wbxml::dictionary! {
    /// The document type of the first worked example (WBXML 1.3 §8.1).
    static FIRST = {
        name: "first-example",
        public_id: None,
        formal_public_ids: [],
        system_id: "",
        root: "XYZ",
        media_types: [],
        pages: [{ number: 0, namespace: "", tags: [(0x05, "BR"), (0x06, "CARD"), (0x07, "XYZ")] }],
    };
}

wbxml::dictionary! {
    /// The document type of the second worked example (WBXML 1.3 §8.2).
    static SECOND = {
        name: "second-example",
        public_id: None,
        formal_public_ids: [],
        system_id: "",
        root: "XYZ",
        media_types: [],
        pages: [{
            number: 0,
            namespace: "",
            tags: [(0x05, "CARD"), (0x06, "INPUT"), (0x07, "XYZ"), (0x08, "DO")],
        }],
        attributes: [
            (0, 0x05, "STYLE", "LIST"),
            (0, 0x06, "TYPE", ""),
            (0, 0x07, "TYPE", "TEXT"),
            (0, 0x08, "URL", "http://"),
            (0, 0x09, "NAME", ""),
            (0, 0x0A, "KEY", ""),
        ],
        values: [(0, 0x85, ".org"), (0, 0x86, "ACCEPT")],
    };
}

/// A worked example: the charset, the string table and the body of its listing, and its text form.
struct Example {
    dictionary: &'static Dictionary,
    charset: u8,
    table: &'static str,
    body: &'static str,
    xml: &'static str,
}

const EXAMPLES: [Example; 2] = [
    Example {
        dictionary: &FIRST,
        charset: 0x03,
        table: "",
        body: "47 46 03 20 58 20 26 20 59 00 05 03 20 58 00 02 81 20 03 3D 00 02 81 20
            03 31 20 00 01 01",
        xml: "<XYZ><CARD> X &amp; Y<BR/> X&#160;=&#160;1 </CARD></XYZ>",
    },
    Example {
        dictionary: &SECOND,
        charset: 0x6A,
        table: "61 62 63 00 20 45 6E 74 65 72 20 6E 61 6D 65 3A 20 00",
        body: "47 C5 09 83 00 05 01 88 06 86 08 03 78 79 7A 00 85 03 2F 73 00 01 83 04
            86 07 0A 03 4E 00 01 01 01",
        xml: "<XYZ><CARD NAME=\"abc\" STYLE=\"LIST\"><DO TYPE=\"ACCEPT\" \
            URL=\"http://xyz.org/s\"/> Enter name: <INPUT TYPE=\"TEXT\" KEY=\"N\"/></CARD></XYZ>",
    },
];

const VERSIONS: [Version; 4] = [Version::V1_0, Version::V1_1, Version::V1_2, Version::V1_3];

impl Example {
    /// The example as a document of a version: in 1.0 without the charset.
    fn document(&self, version: Version) -> Vec<u8> {
        let table = hex(self.table);
        let mut document = vec![version.to_byte(), 0x01];
        if version > Version::V1_0 {
            document.push(self.charset);
        }
        document.push(table.len() as u8);
        document.extend(table);
        document.extend(hex(self.body));
        document
    }

    fn options(&self, version: Version) -> ConvertOptions {
        ConvertOptions::default()
            .with_dictionary(self.dictionary)
            .with_write(WriteOptions::BARE)
            .with_encode(EncodeOptions::default().with_version(version))
    }
}

/// Events with the pieces of each text put together.
fn merged(document: &[u8], dictionary: &'static Dictionary) -> Vec<String> {
    let mut merged: Vec<String> = Vec::new();
    let mut text: Option<String> = None;
    for event in events(document, dictionary) {
        match event {
            Event::Text(piece) => text.get_or_insert_default().push_str(piece),
            Event::Char(c) => text.get_or_insert_default().push(c),
            event => {
                merged.extend(text.take().map(|text| format!("{text:?}")));
                merged.push(format!("{event:?}"));
            }
        }
    }
    merged
}

#[test]
fn the_listings_of_the_specification_are_the_documents_of_version_1_3() {
    assert_eq!(
        EXAMPLES[0].document(Version::V1_3),
        hex(
            "03 01 03 00 47 46 03 20 58 20 26 20 59 00 05 03 20 58 00 02 81 20 03 3D 00 02 81 20
            03 31 20 00 01 01"
        )
    );
    assert_eq!(
        EXAMPLES[1].document(Version::V1_3),
        hex(
            "03 01 6A 12 61 62 63 00 20 45 6E 74 65 72 20 6E 61 6D 65 3A 20 00 47 C5 09 83 00 05
            01 88 06 86 08 03 78 79 7A 00 85 03 2F 73 00 01 83 04 86 07 0A 03 4E 00 01 01 01"
        )
    );
}

#[test]
fn the_first_example_has_the_tokens_that_its_table_annotates() {
    let end = Token::End(Scope::Element);
    let nbsp = Token::Entity(MbU32::new(160));
    for version in VERSIONS {
        let document = EXAMPLES[0].document(version);
        assert_eq!(
            tokens(&document).unwrap(),
            [
                Token::Tag(0x47),
                Token::Tag(0x46),
                str_i(" X & Y"),
                Token::Tag(0x05),
                str_i(" X"),
                nbsp,
                str_i("="),
                nbsp,
                str_i("1 "),
                end,
                end,
            ]
        );
    }
}

#[test]
fn the_second_example_has_the_tokens_that_its_table_annotates() {
    let end = Token::End(Scope::Element);
    let attributes_end = Token::End(Scope::Attributes);
    for version in VERSIONS {
        let document = EXAMPLES[1].document(version);
        let decoder = Decoder::new(&document).unwrap();
        assert_eq!(decoder.header().string_table, b"abc\0 Enter name: \0");
        assert_eq!(
            tokens(&document).unwrap(),
            [
                Token::Tag(0x47),
                Token::Tag(0xC5),
                Token::AttrStart(0x09),
                Token::StrT(MbU32::new(0)),
                Token::AttrStart(0x05),
                attributes_end,
                Token::Tag(0x88),
                Token::AttrStart(0x06),
                Token::AttrValue(0x86),
                Token::AttrStart(0x08),
                str_i("xyz"),
                Token::AttrValue(0x85),
                str_i("/s"),
                attributes_end,
                Token::StrT(MbU32::new(4)),
                Token::Tag(0x86),
                Token::AttrStart(0x07),
                Token::AttrStart(0x0A),
                str_i("N"),
                attributes_end,
                end,
                end,
            ]
        );
    }
}

#[test]
fn the_examples_re_encode_byte_for_byte() {
    for example in EXAMPLES {
        for version in VERSIONS {
            let document = example.document(version);
            assert_eq!(encoded_again(&document, &Options::STRICT), document);
        }
    }
}

#[test]
fn the_examples_are_the_xml_that_the_specification_gives() {
    for example in EXAMPLES {
        // A no-break space needs no reference in UTF-8.
        let expected = example.xml.replace("&#160;", "\u{A0}");
        for version in VERSIONS {
            let document = example.document(version);
            let options = example.options(version);
            let (xml, diagnostics) = wbxml::to_xml_with(&document, &options).unwrap();
            assert_eq!(xml, expected);
            assert_eq!(diagnostics, []);
            assert_eq!(
                meaning(&xml, example.dictionary),
                meaning(example.xml, example.dictionary)
            );
        }
    }
}

#[test]
fn the_xml_of_the_specification_is_the_documents_of_the_examples() {
    for example in EXAMPLES {
        for version in VERSIONS {
            let options = example.options(version);
            let document = wbxml::from_xml_with(example.xml, &options).unwrap();
            assert_eq!(document[0], version.to_byte());
            assert_eq!(Decoder::new(&document).unwrap().header().version, version);
            assert_eq!(
                merged(&document, example.dictionary),
                merged(&example.document(version), example.dictionary)
            );
        }
    }
}

/// With the string table of the example, its body comes out as the specification has it.
#[test]
fn the_second_example_is_encoded_as_the_specification_does() {
    let mut table = StringTable::new();
    assert_eq!(table.add("abc"), Ok(0));
    assert_eq!(table.add(" Enter name: "), Ok(4));
    for version in VERSIONS {
        let encode = EncodeOptions::default().with_version(version);
        let options = EXAMPLES[1]
            .options(version)
            .with_encode(encode.with_string_table(table.clone()));
        let document = wbxml::from_xml_with(EXAMPLES[1].xml, &options).unwrap();
        assert_eq!(document, EXAMPLES[1].document(version));
    }
}

/// MS-ASWBXML section 4, by hand.
const ACTIVESYNC_EXAMPLE: &str = "
    03 01 6A 00
    45
        5C
            4F
                50 03 63 6F 6E 74 61 63 74 73 00 01
                4B 03 32 00 01
                52 03 32 00 01
                4E 03 31 00 01
                56
                    47
                        4D 03 32 3A 31 00 01
                        5D
                            00 11 4A
                                46 03 31 00 01
                                4C 03 30 00 01
                                4D 03 31 00 01
                            01
                            00 01 5E 03 46 75 6E 6B 2C 20 44 6F 6E 00 01
                            5F 03 44 6F 6E 00 01
                            69 03 46 75 6E 6B 00 01
                            00 11 56 03 31 00 01
                        01
                    01
                01
            01
        01
    01";

/// The example as MS-ASWBXML has it in XML, event by event.
fn write_activesync_example<S: Sink>(sink: &mut S) -> Result<(), Error> {
    sink.element(air_sync::SYNC, |e| {
        e.element(air_sync::COLLECTIONS, |e| {
            e.element(air_sync::COLLECTION, |e| {
                e.text_element(air_sync::CLASS, "contacts")?;
                e.text_element(air_sync::SYNC_KEY, "2")?;
                e.text_element(air_sync::COLLECTION_ID, "2")?;
                e.text_element(air_sync::STATUS, "1")?;
                e.element(air_sync::COMMANDS, |e| {
                    e.element(air_sync::ADD, |e| {
                        e.text_element(air_sync::SERVER_ID, "2:1")?;
                        e.element(air_sync::APPLICATION_DATA, |e| {
                            e.element(air_sync_base::BODY, |e| {
                                e.text_element(air_sync_base::TYPE, "1")?;
                                e.text_element(air_sync_base::ESTIMATED_DATA_SIZE, "0")?;
                                e.text_element(air_sync_base::TRUNCATED, "1")
                            })?;
                            e.text_element(contacts::FILE_AS, "Funk, Don")?;
                            e.text_element(contacts::FIRST_NAME, "Don")?;
                            e.text_element(contacts::LAST_NAME, "Funk")?;
                            e.text_element(air_sync_base::NATIVE_BODY_TYPE, "1")
                        })
                    })
                })
            })
        })
    })
}

#[test]
fn the_activesync_example_decodes_to_its_events() {
    let mut expected = Vec::new();
    struct Collect<'v>(&'v mut Vec<String>);
    impl Sink for Collect<'_> {
        fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
            self.0.push(format!("{event:?}"));
            Ok(())
        }
    }
    write_activesync_example(&mut Collect(&mut expected)).unwrap();
    let document = hex(ACTIVESYNC_EXAMPLE);
    let found: Vec<_> = events(&document, &dictionaries::ACTIVESYNC)
        .iter()
        .map(|event| format!("{event:?}"))
        .collect();
    assert_eq!(found, expected);
    // 19 elements, 12 of them with text.
    assert_eq!(found.len(), 2 * 19 + 12);
}

#[test]
fn the_activesync_example_encodes_to_its_bytes() {
    let dictionary = &dictionaries::ACTIVESYNC;
    let document = encode(
        dictionary,
        EncodeOptions::default(),
        write_activesync_example,
    )
    .unwrap();
    assert_eq!(document, hex(ACTIVESYNC_EXAMPLE));
    let len = encoded_len(dictionary, EncodeOptions::default(), |mut sink| {
        write_activesync_example(&mut sink)
    });
    assert_eq!(len, Ok(106));
}

#[test]
fn the_activesync_example_is_the_file_of_the_corpus() {
    let Some(folder) = corpus("corpus/wbxml/spec-hex/ms-aswbxml") else {
        return;
    };
    let file = std::fs::read(folder.join("section-4-example.wbxml")).unwrap();
    assert_eq!(hex(ACTIVESYNC_EXAMPLE), file);
    let listing = std::fs::read_to_string(folder.join("section-4-example.hex")).unwrap();
    let bytes: String = listing
        .lines()
        .map(|l| l.split('#').next().unwrap())
        .collect();
    assert_eq!(hex(&bytes), file);
}

/// 03 01 6A 00, then SWITCH_PAGE 7, FolderSync (16) and SyncKey (12) with content.
#[test]
fn a_folder_sync_is_thirteen_bytes() {
    let expected = hex("03 01 6A 00 00 07 56 52 03 30 00 01 01");
    assert_eq!(expected.len(), 13);
    let dictionary = &dictionaries::ACTIVESYNC;
    let document = encode(dictionary, EncodeOptions::default(), |e| {
        e.element(folder_hierarchy::FOLDER_SYNC, |e| {
            e.text_element(folder_hierarchy::SYNC_KEY, "0")
        })
    });
    assert_eq!(document.unwrap(), expected);
    let options = ConvertOptions::default().with_dictionary(dictionary);
    // Both spellings of the namespace are in use.
    for namespace in ["FolderHierarchy", "FolderHierarchy:"] {
        let xml = format!("<FolderSync xmlns=\"{namespace}\"><SyncKey>0</SyncKey></FolderSync>");
        assert_eq!(wbxml::from_xml_with(&xml, &options).unwrap(), expected);
        let (back, _) = wbxml::to_xml_with(&expected, &options).unwrap();
        assert_eq!(meaning(&back, dictionary), meaning(&xml, dictionary));
    }
}

/// A row of `vectors.csv`.
struct Vector {
    id: String,
    body: Vec<u8>,
    is_text: bool,
    xml: String,
    expect: String,
    dictionary: &'static Dictionary,
}

fn vectors() -> Vec<Vector> {
    let Some(folder) = corpus("corpus/wbxml/spec-hex") else {
        return Vec::new();
    };
    let mut rows = csv::Reader::from_path(folder.join("vectors.csv")).unwrap();
    let names = rows.headers().unwrap().clone();
    let mut vectors = Vec::new();
    for row in rows.records() {
        let row = row.unwrap();
        let cell = |name| &row[names.iter().position(|n| n == name).unwrap()];
        if cell("kind") != "decode" {
            continue;
        }
        let body_file = cell("body_file");
        let body = std::fs::read(folder.join(body_file)).unwrap();
        let dictionary: &'static Dictionary = match body_file.split('/').next().unwrap() {
            "oma-cp" => &dictionaries::PROV_1_0,
            "ms-aswbxml" => &dictionaries::ACTIVESYNC,
            // These say themselves which they are.
            "wap-push" => dictionaries::detect(Decoder::new(&body).unwrap().header()).unwrap(),
            other => panic!("{other}"),
        };
        vectors.push(Vector {
            id: cell("id").to_owned(),
            body,
            is_text: body_file.ends_with(".xml"),
            xml: std::fs::read_to_string(folder.join(cell("expected_xml"))).unwrap(),
            expect: cell("expect").to_owned(),
            dictionary,
        });
    }
    assert_eq!(vectors.len(), 15);
    vectors
}

#[test]
fn the_vectors_convert_to_their_xml() {
    for vector in vectors() {
        let id = &vector.id;
        let options = ConvertOptions::default().with_dictionary(vector.dictionary);
        if vector.expect == "error: unexpected end" {
            let end = Error::new(ErrorKind::UnexpectedEnd, vector.body.len() as u64);
            assert_eq!(tokens(&vector.body), Err(end), "{id}");
            assert_eq!(
                wbxml::to_xml_with(&vector.body, &options).unwrap_err(),
                end,
                "{id}"
            );
            continue;
        }
        assert_eq!(vector.expect, "ok", "{id}");
        let document = if vector.is_text {
            wbxml::from_xml(std::str::from_utf8(&vector.body).unwrap()).unwrap()
        } else {
            assert_eq!(encoded_again(&vector.body, &Options::STRICT), vector.body);
            vector.body.clone()
        };
        let (xml, diagnostics) = wbxml::to_xml_with(&document, &options).unwrap();
        assert_eq!(diagnostics, [], "{id}");
        assert_eq!(
            meaning(&xml, vector.dictionary),
            meaning(&vector.xml, vector.dictionary),
            "{id}"
        );
    }
}

#[test]
fn the_xml_of_the_vectors_converts_there_and_back() {
    for vector in vectors() {
        let options = ConvertOptions::default().with_dictionary(vector.dictionary);
        for version in [Version::V1_2, Version::V1_3] {
            let options = options
                .clone()
                .with_encode(EncodeOptions::default().with_version(version));
            let document = wbxml::from_xml_with(&vector.xml, &options).unwrap();
            let (xml, _) = wbxml::to_xml_with(&document, &options).unwrap();
            assert_eq!(
                meaning(&xml, vector.dictionary),
                meaning(&vector.xml, vector.dictionary),
                "{}",
                vector.id
            );
        }
    }
}

/// The vectors whose choices are those of this encoder: the same bytes come out.
#[test]
fn the_push_vectors_are_encoded_as_their_makers_did() {
    let mut same = 0;
    for vector in vectors() {
        if !vector.id.starts_with("si-") && !vector.id.starts_with("sl") {
            continue;
        }
        let decoder = Decoder::new(&vector.body).unwrap();
        let header = decoder.header();
        let mut table = StringTable::new();
        for string in header.string_table.split_inclusive(|&b| b == 0) {
            let string = string.strip_suffix(b"\0").unwrap();
            if !string.starts_with(b"-//") {
                table.add(std::str::from_utf8(string).unwrap()).unwrap();
            }
        }
        let formal = header.formal_public_id().is_some();
        let encode = EncodeOptions::default()
            .with_version(header.version)
            .with_string_table(table)
            .with_formal_public_id(formal);
        let options = ConvertOptions::default()
            .with_dictionary(vector.dictionary)
            .with_encode(encode);
        let document = wbxml::from_xml_with(&vector.xml, &options).unwrap();
        assert_eq!(document, vector.body, "{}", vector.id);
        same += 1;
    }
    assert!(same == 9 || same == 0);
}

/// What phones sent: strictly right, but for one that leaves the NUL of its public identifier out
/// and was saved with a line feed behind it.
#[test]
fn captured_messages_are_read() {
    let quirks: &[(DiagnosticKind, u64)] = &[
        (DiagnosticKind::UnterminatedTable, 2),
        (DiagnosticKind::TrailingData, 1239),
    ];
    for (file, quirks) in [
        ("txsyncml/client_sync_init.wbxml", &[][..]),
        ("devaspot-syncml/sample.wbxml", &[]),
        ("devaspot-syncml/example.wbxml", quirks),
    ] {
        let Some(path) = corpus(&format!("corpus/syncml/{file}")) else {
            return;
        };
        let document = std::fs::read(path).unwrap();
        let strict = tokens(&document).err().map(|e| (e.kind(), e.offset()));
        let refused = quirks
            .first()
            .map(|q| (ErrorKind::StringTableUnterminated, q.1));
        assert_eq!(strict, refused, "{file}");
        assert_eq!(
            encoded_again(&document, &Options::LENIENT),
            document,
            "{file}"
        );
        let decoder = Decoder::with_options(&document, &Options::LENIENT).unwrap();
        let dictionary = dictionaries::detect(decoder.header()).unwrap();
        let (events, diagnostics) = read(&document, dictionary, &Options::LENIENT)
            .unwrap_or_else(|e| panic!("{file}: {e}"));
        let found: Vec<_> = diagnostics.iter().map(|d| (d.kind(), d.offset())).collect();
        assert_eq!(found, quirks, "{file}");
        let started = events
            .iter()
            .filter(|e| matches!(e, Event::Start(_)))
            .count();
        let ended = events.iter().filter(|e| matches!(e, Event::End)).count();
        assert_eq!(started, ended, "{file}");
    }
}

/// A message that its source has in both forms. The header says SyncML 1.2, the text 1.1.
#[test]
fn a_captured_message_is_the_xml_that_came_with_it() {
    let Some(folder) = corpus("corpus/syncml/txsyncml") else {
        return;
    };
    let document = std::fs::read(folder.join("client_sync_init.wbxml")).unwrap();
    let xml = std::fs::read_to_string(folder.join("client_sync_init.xml")).unwrap();
    let dictionary = &dictionaries::SYNCML_1_2;
    let (found, diagnostics) = wbxml::to_xml_with(&document, &ConvertOptions::default()).unwrap();
    assert_eq!(diagnostics, []);
    assert_eq!(meaning(&found, dictionary), meaning(&xml, dictionary));
    let options = ConvertOptions::default()
        .with_dictionary(dictionary)
        .with_encode(EncodeOptions::default().with_version(Version::V1_2));
    assert_eq!(wbxml::from_xml_with(&xml, &options).unwrap(), document);
}
