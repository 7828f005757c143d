//! What is allocated: nothing by tokens and events, and by conversion no more than the depth of the
//! document takes. Measured with a counting allocator, which is why this is a binary of its own;
//! the counts are of the thread that measures.
#![cfg(feature = "xml")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::{AllocationInfo, measure};
use wbxml::encode::Output;
use wbxml::{
    ConvertOptions, Decoder, Dictionary, EventReader, Limits, Options, PushDecoder, dictionaries,
};

/// Takes everything and keeps nothing but its length.
struct Drain<'a>(&'a mut u64);

impl Output for Drain<'_> {
    fn put(&mut self, bytes: &[u8]) -> bool {
        *self.0 += bytes.len() as u64;
        true
    }
}

/// `open`, then `piece` again and again while it fits, then `close`: `len` bytes or a little less.
fn repeated(open: &[u8], piece: &[u8], close: &[u8], len: usize) -> Vec<u8> {
    let mut document = Vec::with_capacity(len + piece.len());
    document.extend(open);
    while document.len() + piece.len() + close.len() <= len {
        document.extend(piece);
    }
    document.extend(close);
    document
}

/// A Sync of small elements on two code pages.
fn contacts(len: usize) -> Vec<u8> {
    let contact = b"\x00\x00\x47\x4D\x032:1\x00\x01\x5D\x00\x01\x5E\x03Funk, Don\x00\x01\
        \x5F\x03D\xC3\xB3n\x00\x01\x69\x03Funk\x00\x01\x01\x01";
    repeated(
        b"\x03\x01\x6A\x00\x45\x5C\x4F\x56",
        contact,
        b"\x01\x01\x01\x01",
        len,
    )
}

/// A Sync of mails with bodies of 4 KB, some of them as OPAQUE.
fn mails(len: usize) -> Vec<u8> {
    let mut mail =
        b"\x00\x00\x47\x4D\x032:1\x00\x01\x5D\x00\x11\x4A\x46\x031\x00\x01\x4B\x03".to_vec();
    mail.extend(
        "Die Sitzung beginnt um 9 Uhr in Köln. "
            .repeat(100)
            .as_bytes(),
    );
    mail.extend(b"\x00\x01\x01\x00\x02\x54\x03Agenda\x00\x01\x01\x01");
    repeated(
        b"\x03\x01\x6A\x00\x45\x5C\x4F\x56",
        &mail,
        b"\x01\x01\x01\x01",
        len,
    )
}

/// A provisioning document: attributes, attribute values, references, literals, instructions,
/// entities, OPAQUE, both page spaces.
fn settings(len: usize) -> Vec<u8> {
    let characteristic = b"\xC6\x51\x01\x87\x15\x06\x03170.187.51.4\x00\x01\
        \x87\x07\x06\x83\x00\x03abc\x00\x02\x87\xEC\x00\x01\
        \x87\x00\x01\x36\x00\x00\x06\xC3\x02ok\x01\
        \x87\x04\x06\x03v\x00\x01\x43\x04\x06\x03data\x00\x01\x04\x06\x01";
    repeated(
        b"\x03\x0B\x6A\x09Proxy\x00ab\x00\x45",
        characteristic,
        b"\x01",
        len,
    )
}

/// A message in three name spaces, with data as text and as OPAQUE.
fn messages(len: usize) -> Vec<u8> {
    let item = b"\x60\x4B\x031\x00\x01\x5A\x00\x01\x53\x03text/plain\x00\x01\x01\
        \x00\x00\x54\x67\x57\x03./a/b\x00\x01\x01\x4F\xC3\x05hello\x01\x01\x01";
    repeated(b"\x03\xA4\x01\x6A\x00\x6D\x6B", item, b"\x01\x01", len)
}

const MIB: usize = 1 << 20;

type Make = fn(usize) -> Vec<u8>;

fn documents() -> [(&'static str, Make, &'static Dictionary); 4] {
    [
        ("contacts", contacts, &dictionaries::ACTIVESYNC),
        ("mails", mails, &dictionaries::ACTIVESYNC),
        ("settings", settings, &dictionaries::PROV_1_0),
        ("messages", messages, &dictionaries::SYNCML_1_2),
    ]
}

const NOTHING: AllocationInfo = AllocationInfo {
    count_total: 0,
    count_current: 0,
    count_max: 0,
    bytes_total: 0,
    bytes_current: 0,
    bytes_max: 0,
};

#[test]
fn token_decoding_allocates_nothing() {
    for (name, make, _) in documents() {
        let document = make(MIB);
        let mut tokens = 0_u64;
        let used = measure(|| {
            for token in Decoder::new(&document).unwrap() {
                tokens += u64::from(token.is_ok());
            }
        });
        assert_eq!(used, NOTHING, "{name}");
        assert!(tokens > 1_000, "{name}: {tokens}");
        // Nor up to an error, nor leniently.
        let cut = &document[..document.len() - 1];
        let used = measure(|| {
            let decoder = Decoder::with_options(cut, &Options::LENIENT).unwrap();
            assert!(decoder.last().unwrap().is_err());
        });
        assert_eq!(used, NOTHING, "{name}, cut short");
    }
}

#[test]
fn checking_text_allocates_nothing() {
    for (name, make, _) in documents() {
        let document = make(MIB);
        let mut bytes = 0;
        let used = measure(|| {
            for item in Decoder::new(&document).unwrap().checked().unwrap() {
                bytes += item.unwrap().1.len();
            }
        });
        assert_eq!(used, NOTHING, "{name}");
        assert!(bytes > 1_000, "{name}: {bytes}");
    }
}

#[test]
fn reading_events_allocates_nothing() {
    for (name, make, dictionary) in documents() {
        let document = make(MIB);
        for options in [Options::STRICT, Options::LENIENT] {
            let mut events = 0_u64;
            let used = measure(|| {
                let reader = EventReader::with_options(&document, dictionary, &options).unwrap();
                for event in reader {
                    events += u64::from(event.is_ok());
                }
            });
            assert_eq!(used, NOTHING, "{name}");
            assert!(events > 1_000, "{name}: {events}");
        }
    }
}

fn options(dictionary: &'static Dictionary) -> ConvertOptions {
    ConvertOptions::default().with_dictionary(dictionary)
}

/// How much it takes to convert to XML, and how much XML there is.
fn to_xml(document: &[u8], options: &ConvertOptions) -> (AllocationInfo, u64) {
    let mut written = 0;
    let used = measure(|| {
        wbxml::to_xml_in(document, options, Drain(&mut written)).unwrap();
    });
    (used, written)
}

#[test]
fn conversion_to_xml_takes_as_much_for_a_long_document_as_for_a_short_one() {
    for (name, make, dictionary) in documents() {
        let options = options(dictionary);
        let (short, _) = to_xml(&make(MIB / 16), &options);
        let (long, written) = to_xml(&make(4 * MIB), &options);
        assert!(written > 4 * MIB as u64, "{name}: {written}");
        assert_eq!(long.bytes_max, short.bytes_max, "{name}");
        assert!(long.bytes_max < 16 << 10, "{name}: {long:?}");
    }
}

#[test]
fn conversion_of_64_megabytes_to_xml_peaks_below_256_kilobytes() {
    let document = mails(64 * MIB);
    let (used, written) = to_xml(&document, &options(&dictionaries::ACTIVESYNC));
    assert!(written >= document.len() as u64);
    assert!(used.bytes_max < 256 << 10, "{used:?}");
}

/// XML of `len` bytes or a little less.
fn xml(open: &str, piece: &str, close: &str, len: usize) -> String {
    String::from_utf8(repeated(
        open.as_bytes(),
        piece.as_bytes(),
        close.as_bytes(),
        len,
    ))
    .unwrap()
}

fn contacts_xml(len: usize) -> String {
    xml(
        "<Sync xmlns=\"AirSync\"><Collections><Collection><Commands>",
        "<Add><ServerId>2:1</ServerId><ApplicationData>\
            <FileAs xmlns=\"Contacts\">Funk &amp; Sons, D&#243;n</FileAs>\
            <FirstName xmlns=\"Contacts\">Dón</FirstName></ApplicationData></Add>\n",
        "</Commands></Collection></Collections></Sync>",
        len,
    )
}

fn mails_xml(len: usize) -> String {
    let body = "Die Sitzung beginnt um 9 Uhr in Köln. ".repeat(100);
    xml(
        "<Sync xmlns=\"AirSync\"><Collections><Collection><Commands>",
        &format!(
            "<Add><ServerId>2:1</ServerId><ApplicationData><Body xmlns=\"AirSyncBase\">\
                <Type>1</Type><Data>{body}</Data></Body></ApplicationData></Add>"
        ),
        "</Commands></Collection></Collections></Sync>",
        len,
    )
}

fn settings_xml(len: usize) -> String {
    xml(
        "<wap-provisioningdoc version=\"1.0\">",
        "<characteristic type=\"PXLOGICAL\"><parm name=\"PROXY-ID\" value=\"170.187.51.4\"/>\
            <parm name=\"NAME\" value=\"Bank &amp; Mail\"/></characteristic>",
        "</wap-provisioningdoc>",
        len,
    )
}

fn messages_xml(len: usize) -> String {
    xml(
        "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncBody>",
        "<Replace><CmdID>1</CmdID><Meta><Type xmlns=\"syncml:metinf\">text/plain</Type></Meta>\
            <Item><Target><LocURI>./a/b</LocURI></Target><Data><![CDATA[hello]]></Data></Item>\
            </Replace>",
        "</SyncBody></SyncML>",
        len,
    )
}

/// One command with nothing but media types.
fn types_xml(len: usize) -> String {
    xml(
        "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncBody><Put><Meta>",
        "<Type xmlns=\"syncml:metinf\">application/vnd.syncml-devinf+xml</Type>",
        "</Meta></Put></SyncBody></SyncML>",
        len,
    )
}

type MakeXml = fn(usize) -> String;

/// How much it takes to convert from XML, and how much WBXML there is.
fn from_xml(xml: &str, options: &ConvertOptions) -> (AllocationInfo, u64) {
    let mut written = 0;
    let used = measure(|| {
        wbxml::from_xml_in(xml, options, Drain(&mut written)).unwrap();
    });
    (used, written)
}

#[test]
fn conversion_from_xml_takes_as_much_for_a_long_document_as_for_a_short_one() {
    let documents: [(&str, MakeXml, &'static Dictionary); 5] = [
        ("contacts", contacts_xml, &dictionaries::ACTIVESYNC),
        ("mails", mails_xml, &dictionaries::ACTIVESYNC),
        ("settings", settings_xml, &dictionaries::PROV_1_0),
        ("messages", messages_xml, &dictionaries::SYNCML_1_2),
        ("types", types_xml, &dictionaries::SYNCML_1_2),
    ];
    for (name, make, dictionary) in documents {
        let options = options(dictionary);
        let (short, _) = from_xml(&make(MIB / 16), &options);
        let (long, written) = from_xml(&make(4 * MIB), &options);
        assert!(written > MIB as u64 / 4, "{name}: {written}");
        assert_eq!(long.bytes_max, short.bytes_max, "{name}");
        assert!(long.bytes_max < 16 << 10, "{name}: {long:?}");
    }
}

#[test]
fn conversion_of_64_megabytes_from_xml_peaks_below_256_kilobytes() {
    let xml = mails_xml(64 * MIB);
    let (used, written) = from_xml(&xml, &options(&dictionaries::ACTIVESYNC));
    assert!(written >= 60 * MIB as u64, "{written}");
    assert!(used.bytes_max < 256 << 10, "{used:?}");
}

/// What grows with the depth is what is known of each open element.
#[test]
fn conversion_takes_as_much_as_the_depth_of_the_document() {
    let nested = |depth: usize| {
        [
            &b"\x03\x01\x6A\x00"[..],
            &vec![0x45; depth],
            &vec![1; depth],
        ]
        .concat()
    };
    let limits = Limits::DEFAULT.with_depth(u32::MAX);
    let options =
        options(&dictionaries::ACTIVESYNC).with_decode(Options::STRICT.with_limits(limits));
    let (shallow, _) = to_xml(&nested(1 << 10), &options);
    let (deep, _) = to_xml(&nested(1 << 14), &options);
    // A list that doubles holds two of its lengths at once.
    assert!(
        deep.bytes_max <= 3 * 16 * shallow.bytes_max,
        "{shallow:?} {deep:?}"
    );
    assert!(deep.bytes_max <= 3 * 64 * (1 << 14), "{deep:?}");
}

/// A stream holds no more than a token that is not complete, and the buffer for it.
#[test]
fn decoding_a_stream_takes_as_much_as_a_token_and_a_piece() {
    let document = mails(16 * MIB);
    let used = measure(|| {
        let mut decoder = PushDecoder::new();
        for piece in document.chunks(16 << 10) {
            decoder.feed(piece).unwrap();
            while decoder.next_token().unwrap().is_some() {}
        }
        decoder.finish();
        assert!(decoder.next_token().unwrap().is_none());
    });
    // A buffer that grows is there twice.
    assert!(used.bytes_max < 3 * (16 << 10) + 3 * (4 << 10), "{used:?}");
}
