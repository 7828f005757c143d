//! What `arbitrary` makes is valid, and the laws hold for it.

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::*;
use wbxml::encode::{write_header, write_token};
use wbxml::{Decoder, Document, MbU32, Token, ValidTokens};

fn of<'a, T: Arbitrary<'a>>(input: &'a [u8]) -> T {
    T::arbitrary(&mut Unstructured::new(input)).unwrap()
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Fails with the first event that differs.
fn same(expected: &Document, found: &Document, form: &str) -> Result<(), TestCaseError> {
    if expected == found {
        return Ok(());
    }
    let (left, right): (Vec<_>, Vec<_>) = (expected.source().collect(), found.source().collect());
    let at = left.iter().zip(&right).position(|(l, r)| l != r);
    let at = at.unwrap_or(left.len().min(right.len()));
    let (left, right) = (left.get(at), right.get(at));
    let message = format!("event {at}: expected {left:?}, found {right:?}\n{form}");
    Err(TestCaseError::fail(message))
}

fn input() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..4096)
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn a_document_comes_out_of_wbxml_as_it_went_in(input in input()) {
        let document: Document = of(&input);
        let bytes = document.encode(Default::default()).unwrap();
        let decoded = Document::decode(&bytes, Some(document.dictionary())).unwrap();
        same(&document, &decoded, "")?;
    }

    #[cfg(feature = "xml")]
    #[test]
    fn a_document_comes_out_of_xml_as_it_went_in(input in input(), pretty: bool) {
        use wbxml::xml::WriteOptions;

        let mut document: Document = of(&input);
        // In WML, layout is text.
        let layout = pretty && !document.dictionary().name().contains("wml");
        let options = if layout { WriteOptions::PRETTY } else { WriteOptions::COMPACT };
        let xml = document.to_xml(&options).unwrap();
        let read = Document::from_xml(&xml, Some(document.dictionary())).unwrap();
        document.opaque_to_text();
        same(&document, &read, &xml)?;
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_document_comes_out_of_json_as_it_went_in(input in input()) {
        let document: Document = of(&input);
        let form = serde_json::to_string(&document).unwrap();
        prop_assert!(serde_json::from_str::<Document>(&form).unwrap() == document);
    }

    #[test]
    fn valid_tokens_decode_and_encode_byte_for_byte(input in input()) {
        let document: ValidTokens = of(&input);
        let bytes = document.as_bytes();
        let decoder = Decoder::new(bytes).unwrap();
        let header = *decoder.header();
        let charset = header.charset.and_then(|c| wbxml::charset::Charset::from_mib_enum(c.value()));
        let wide = charset.is_some_and(|c| c.is_wide());
        let mut again = Vec::new();
        write_header(&header, &mut again).unwrap();
        for token in decoder {
            write_token(token.unwrap(), wide, &mut again).unwrap();
        }
        prop_assert_eq!(again, bytes);
    }
}

/// A number for each kind of token.
fn kind(token: &Token<'_>) -> String {
    let text = format!("{token:?}");
    let name: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    match token {
        Token::Literal(byte, _)
        | Token::ExtI(byte, _)
        | Token::ExtT(byte, _)
        | Token::Ext(byte) => {
            format!("{name} {byte:02X}")
        }
        Token::End(scope) => format!("{name} {scope:?}"),
        _ => name,
    }
}

/// Bytes that look random, the same each time.
fn noise(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    (0..2048)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .collect()
}

#[test]
fn valid_tokens_have_every_token_in_every_version() {
    let mut seen: [BTreeSet<String>; 4] = Default::default();
    let (mut padded, mut wide) = (false, false);
    for seed in 0..4000 {
        let input = noise(seed);
        let document: ValidTokens = of(&input);
        let decoder = Decoder::new(document.as_bytes()).unwrap();
        let header = *decoder.header();
        wide |= header.charset.is_some_and(|c| c.value() >= 1000);
        padded |= header.string_table_len != MbU32::new(header.string_table_len.value());
        let tokens = decoder.map(|token| kind(&token.unwrap()));
        seen[usize::from(header.version.to_byte())].extend(tokens);
    }
    assert!(wide && padded);
    let all = [
        "AttrStart",
        "AttrValue",
        "End Attributes",
        "End Element",
        "End Pi",
        "Entity",
        "Ext C0",
        "Ext C1",
        "Ext C2",
        "ExtI 40",
        "ExtI 41",
        "ExtI 42",
        "ExtT 80",
        "ExtT 81",
        "ExtT 82",
        "Literal 04",
        "Literal 44",
        "Literal 84",
        "Literal C4",
        "Opaque",
        "Pi",
        "StrI",
        "StrT",
        "SwitchPage",
        "Tag",
    ];
    let without = |missing: &[&str]| -> BTreeSet<String> {
        all.iter()
            .filter(|k| !missing.contains(k))
            .map(|k| (*k).to_owned())
            .collect()
    };
    assert_eq!(seen[0], without(&["Opaque", "SwitchPage"]));
    assert_eq!(seen[1], without(&["SwitchPage"]));
    assert_eq!(seen[2], without(&[]));
    assert_eq!(seen[3], without(&[]));
}

#[test]
fn documents_are_of_every_type_and_of_some_size() {
    let mut types = BTreeSet::new();
    let (mut events, mut literals, mut opaques, mut attributes) = (0, 0, 0, 0);
    for seed in 0..500 {
        let input = noise(seed);
        let document: Document = of(&input);
        types.insert(document.dictionary().name());
        for event in document.source() {
            events += 1;
            literals += usize::from(matches!(event, wbxml::Event::StartLiteral { .. }));
            opaques += usize::from(matches!(event, wbxml::Event::Opaque(_)));
            attributes += usize::from(matches!(event, wbxml::Event::AttributesEnd));
        }
    }
    assert_eq!(types.len(), wbxml::dictionaries::ALL.len());
    assert!(events > 5_000 && literals > 50 && opaques > 20 && attributes > 200);
}

#[test]
fn no_input_makes_the_smallest_document() {
    let document: Document = of(&[]);
    assert_eq!(document.source().count(), 2);
    let tokens: ValidTokens = of(&[]);
    assert_eq!(tokens.as_bytes(), b"\x03\x01\x6A\x00\x05");
}
