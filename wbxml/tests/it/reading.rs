//! Documents by hand, and how the tests read them: bytes in hexadecimal, tokens, events.

use wbxml::encode::{write_header, write_token};
use wbxml::{
    Decoder, Diagnostic, Dictionary, Error, Event, EventReader, Options, Tag, Token, WireText,
};

/// The bytes of pairs of hexadecimal digits; `'…'` is text.
pub(crate) fn hex(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = &rest[1..];
        } else if first == '\'' {
            let (inside, after) = rest[1..].split_once('\'').unwrap();
            bytes.extend_from_slice(inside.as_bytes());
            rest = after;
        } else {
            let pair = rest
                .get(..2)
                .unwrap_or_else(|| panic!("half a byte: {rest:?}"));
            bytes.push(u8::from_str_radix(pair, 16).unwrap_or_else(|e| panic!("{pair:?}: {e}")));
            rest = &rest[2..];
        }
    }
    bytes
}

/// The tokens of a document, read strictly.
pub(crate) fn tokens(document: &[u8]) -> Result<Vec<Token<'_>>, Error> {
    Decoder::new(document)?.collect()
}

/// The bytes that the header and the tokens of a document make again.
pub(crate) fn encoded_again(document: &[u8], options: &Options) -> Vec<u8> {
    let mut decoder = Decoder::with_options(document, options).unwrap();
    let header = *decoder.header();
    let number = options.charset.or(header.charset.map(|c| c.value()));
    let charset = number.and_then(wbxml::charset::Charset::from_mib_enum);
    let wide = charset.is_some_and(|c| c.is_wide());
    let mut bytes = Vec::new();
    write_header(&header, &mut bytes).unwrap();
    for token in decoder.by_ref() {
        write_token(token.unwrap(), wide, &mut bytes).unwrap();
    }
    // What lenient reading leaves behind the end.
    bytes.extend_from_slice(decoder.remaining());
    bytes
}

/// What reading a document gives: events and what was let pass.
pub(crate) type Read<'a> = Result<(Vec<Event<'a>>, Vec<Diagnostic>), Error>;

/// The events of a document in UTF-8.
pub(crate) fn read<'a>(
    document: &'a [u8],
    dictionary: &'static Dictionary,
    options: &Options,
) -> Read<'a> {
    let mut reader = EventReader::with_options(document, dictionary, options)?;
    let events = reader.by_ref().collect::<Result<_, _>>()?;
    Ok((events, reader.take_diagnostics()))
}

/// The events of a document in UTF-8 that deviates in nothing.
pub(crate) fn events<'a>(document: &'a [u8], dictionary: &'static Dictionary) -> Vec<Event<'a>> {
    let (events, diagnostics) = read(document, dictionary, &Options::STRICT)
        .unwrap_or_else(|e| panic!("{e}: {document:02X?}"));
    assert_eq!(diagnostics, [], "{document:02X?}");
    events
}

/// The error that a document is refused with.
pub(crate) fn refused(
    document: &[u8],
    dictionary: &'static Dictionary,
    options: &Options,
) -> Error {
    match read(document, dictionary, options) {
        Err(e) => e,
        Ok((events, _)) => panic!("read as {events:?}"),
    }
}

/// An inline string.
pub(crate) const fn str_i(text: &str) -> Token<'_> {
    Token::StrI(WireText::new(text.as_bytes()))
}

/// The start of an element.
pub(crate) const fn start(page: u8, id: u8) -> Event<'static> {
    Event::Start(Tag::new(page, id))
}

/// The start of an attribute.
pub(crate) const fn attribute(page: u8, id: u8) -> Event<'static> {
    Event::Attribute(Tag::new(page, id))
}
