//! From one form to the other and back.

use ::wbxml::xml::{ReadOptions, Unrepresentable, Whitespace, WriteOptions, detect};
use ::wbxml::{
    ConvertOptions, Dictionary, Document, EncodeOptions, ErrorKind, Event, Limits, NO_PAGE,
    Options, XmlError, dictionaries,
};
use ::wbxml::{from_xml_in, from_xml_with, to_xml_in, to_xml_with};

use super::{Compared, dictionary_of, located, same, well_formed};

/// WBXML that XML can carry becomes well-formed XML that says the same and, read again, makes the
/// same XML. XML becomes WBXML that says the same.
pub fn convert(input: &[u8]) {
    from_wbxml(input, dictionary_of(input));
    if let Ok(xml) = std::str::from_utf8(input) {
        let dictionary = detect(xml).unwrap_or(&dictionaries::ACTIVESYNC);
        from_text(xml, dictionary);
    }
}

fn options(dictionary: &'static Dictionary) -> ConvertOptions {
    let read = ReadOptions::default().with_whitespace(Whitespace::Preserve);
    ConvertOptions::default()
        .with_dictionary(dictionary)
        .with_read(read)
}

fn from_wbxml(input: &[u8], dictionary: &'static Dictionary) {
    let options = options(dictionary);
    recoded(input, dictionary);
    escaped(input, &options);
    let xml = match to_xml_with(input, &options) {
        Ok((xml, _)) => xml,
        Err(e) => return located(&e, input),
    };
    well_formed(&xml);
    let mut streamed = Vec::new();
    let way = to_xml_in(input, &options, &mut streamed);
    assert!(
        way.is_ok() && streamed == xml.as_bytes(),
        "streamed is other"
    );
    let pretty = options.clone().with_write(WriteOptions::PRETTY);
    match to_xml_with(input, &pretty) {
        Ok((xml, _)) => well_formed(&xml),
        Err(e) => panic!("not with indentation: {e}\n{xml}"),
    }

    // Nothing is lost.
    let mut document = match Document::decode(input, Some(dictionary)) {
        Ok(document) => document,
        Err(e) => panic!("converts, and does not decode: {e}\n{xml}"),
    };
    if has_spelled_tokens(&document) {
        return;
    }
    document.opaque_to_text();
    let read = match Document::from_xml_with(&xml, Some(dictionary), &options.read) {
        Ok(read) => read,
        // It gives a prefix of the dictionary another namespace.
        Err(e) if e.kind() == ErrorKind::Xml(XmlError::UnboundPrefix) => return,
        Err(e) => panic!("what was written does not read: {e}\n{xml}"),
    };
    let compared = match has_implied_page(&document) || has_prefix_of_page(&document) {
        true => Compared::Nameless,
        false => Compared::Undeclared,
    };
    same("as XML", compared, &document, &read, &xml);

    // XML that we have written comes back: the same but for how blanks are spelled where the text
    // was in pieces, and after that the same.
    let once = there_and_back(&xml, &options);
    match Document::from_xml_with(&once, Some(dictionary), &options.read) {
        Ok(again) => same("XML to WBXML to XML", Compared::Text, &read, &again, &xml),
        Err(e) => panic!("what was written again does not read: {e}\n{once}"),
    }
    assert_eq!(there_and_back(&once, &options), once, "twice");
}

/// Whether a literal has the name by which XML spells a token that has none: XML cannot tell the two
/// apart, and the token is not in the dictionary.
fn has_spelled_tokens(document: &Document) -> bool {
    document.source().any(|event| match event {
        Event::StartLiteral { name, .. } | Event::AttributeLiteral { name } => {
            name.starts_with("wbxml-")
        }
        _ => false,
    })
}

/// Whether the root is a literal in no namespace, and it or another such has the name of one that is
/// in a namespace: XML that declares none is read as if it were that one, and the names in it with it.
fn has_implied_page(document: &Document) -> bool {
    let mut all = document.source();
    let is_start =
        |event: &Event<'_>| matches!(event, Event::Start(_) | Event::StartLiteral { .. });
    let is_nowhere = |event: Event<'_>| matches!(event, Event::StartLiteral { page: NO_PAGE, .. });
    let is_named = |event: Event<'_>| {
        matches!(
            event,
            Event::StartLiteral { page: NO_PAGE, name }
                if document.dictionary().tag_in_any_page(name).is_some()
        )
    };
    all.find(is_start).is_some_and(is_nowhere) && document.source().any(is_named)
}

/// Whether a prefix is declared that stands for the namespace of a code page: a literal with that
/// prefix is one on that page to XML, and has no prefix there.
fn has_prefix_of_page(document: &Document) -> bool {
    let mut uri: Option<String> = None;
    document.source().any(|event| match event {
        Event::AttributeLiteral { name } => {
            let before = uri.take();
            uri = name.starts_with("xmlns:").then(String::new);
            before.is_some_and(|uri| is_of_page(document, &uri))
        }
        Event::Text(text) => {
            uri.iter_mut().for_each(|uri| uri.push_str(text));
            false
        }
        Event::Char(c) => {
            uri.iter_mut().for_each(|uri| uri.push(c));
            false
        }
        _ => uri.take().is_some_and(|uri| is_of_page(document, &uri)),
    })
}

fn is_of_page(document: &Document, uri: &str) -> bool {
    let mut embedded = document.source().filter_map(|event| match event {
        Event::Document(dictionary) => Some(dictionary),
        _ => None,
    });
    document.dictionary().page_of_namespace(uri).is_some()
        || embedded.any(|dictionary| dictionary.page_of_namespace(uri).is_some())
}

/// What is read as a tree is written and says the same, but for what WBXML strings cannot hold.
fn recoded(input: &[u8], dictionary: &'static Dictionary) {
    let Ok(document) = Document::decode(input, Some(dictionary)) else {
        return;
    };
    let bytes = match document.encode(EncodeOptions::default().with_typed(false)) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == ErrorKind::NulInText => return,
        Err(e) => panic!("decodes, and does not encode: {e}"),
    };
    // Strings that begin in one another are apart now, and the table is longer.
    let limits = Limits::default().with_string_table(u32::MAX);
    let options = Options::STRICT.with_limits(limits);
    match Document::decode_with(&bytes, Some(dictionary), &options) {
        Ok(again) => same("encoded again", Compared::Text, &document, &again, ""),
        Err(e) => panic!("what was encoded does not decode: {e}: {bytes:02X?}"),
    }
}

/// XML to WBXML to XML.
fn there_and_back(xml: &str, options: &ConvertOptions) -> String {
    let bytes = match from_xml_with(xml, options) {
        Ok(bytes) => bytes,
        Err(e) => panic!("no WBXML: {e}\n{xml}"),
    };
    let limits = options.decode.limits.with_string_table(u32::MAX);
    let options = options
        .clone()
        .with_decode(options.decode.with_limits(limits));
    match to_xml_with(&bytes, &options) {
        Ok((again, _)) => again,
        Err(e) => panic!("no way back: {e}\n{xml}\n{bytes:02X?}"),
    }
}

/// Leniently, with what XML does not carry escaped.
fn escaped(input: &[u8], options: &ConvertOptions) {
    let write = WriteOptions::COMPACT.with_unrepresentable(Unrepresentable::Escape);
    let lenient = options
        .clone()
        .with_decode(Options::LENIENT)
        .with_write(write);
    match to_xml_with(input, &lenient) {
        Ok((xml, diagnostics)) => {
            well_formed(&xml);
            for diagnostic in diagnostics {
                assert!(diagnostic.offset() <= input.len() as u64, "{diagnostic}");
            }
            match from_xml_with(&xml, options) {
                // It gives a prefix of the dictionary another namespace.
                Err(e) if e.kind() == ErrorKind::Xml(XmlError::UnboundPrefix) => {}
                Err(e) => panic!("what was escaped does not read: {e}\n{xml}"),
                Ok(_) => {}
            }
        }
        Err(e) => located(&e, input),
    }
}

fn from_text(xml: &str, dictionary: &'static Dictionary) {
    for whitespace in [Whitespace::Layout, Whitespace::Preserve] {
        let read = ReadOptions::default().with_whitespace(whitespace);
        let options = options(dictionary).with_read(read);
        let bytes = match from_xml_with(xml, &options) {
            Ok(bytes) => bytes,
            Err(e) => {
                located(&e, xml.as_bytes());
                continue;
            }
        };
        let mut streamed = Vec::new();
        if from_xml_in(xml, &options, &mut streamed).is_ok() {
            assert_eq!(streamed, bytes, "streamed is other");
        }
        let mut document = match Document::decode(&bytes, Some(dictionary)) {
            Ok(document) => document,
            Err(e) => panic!("what was encoded does not decode: {e}\n{xml}\n{bytes:02X?}"),
        };
        // XML may spell tokens without names; they are spelled so again.
        let escape = WriteOptions::COMPACT.with_unrepresentable(Unrepresentable::Escape);
        let options = options.with_decode(Options::LENIENT).with_write(escape);
        let again = there_and_back(xml, &options);
        well_formed(&again);
        // Now the white space is ours.
        let preserve = self::options(dictionary);
        let twice = match from_xml_with(&again, &preserve) {
            Ok(twice) => twice,
            Err(e) => panic!("only once: {e}\n{xml}\n{again}"),
        };
        let mut twice = match Document::decode(&twice, Some(dictionary)) {
            Ok(twice) => twice,
            Err(e) => panic!("not twice: {e}\n{again}"),
        };
        // White space in typed values is not kept.
        document.opaque_to_text();
        twice.opaque_to_text();
        same(
            "XML to WBXML to XML",
            Compared::Text,
            &document,
            &twice,
            &again,
        );
    }
}
