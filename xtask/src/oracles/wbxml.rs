//! The laws of the `wbxml` crate.

mod beside_libwbxml;
mod convert;
mod dump;
mod grammar;
mod lossless;
mod push;
mod raw;
mod structured;
mod xml;

pub use beside_libwbxml::beside_libwbxml;
pub use convert::convert;
pub use dump::dump;
pub use lossless::lossless;
pub use push::push;
pub use raw::raw;
pub use structured::structured;
pub use xml::xml;

use ::wbxml::{Dictionary, Error, Event, Header, Options, ValueType, dictionaries};

/// The dictionary that a document is read with: that of the type it names, or one of all by its
/// length, so that each has its turn.
fn dictionary_of(document: &[u8]) -> &'static Dictionary {
    let header = Header::decode(document, &Options::LENIENT);
    let named = header
        .ok()
        .and_then(|(header, _)| dictionaries::detect(&header));
    named.unwrap_or_else(|| {
        // Most documents that do not say are of ActiveSync.
        let turn = document.len() % (2 * dictionaries::ALL.len());
        dictionaries::ALL
            .get(turn)
            .copied()
            .unwrap_or(&dictionaries::ACTIVESYNC)
    })
}

/// The law of errors: they are about a byte of the input, or its end.
#[track_caller]
fn located(error: &Error, input: &[u8]) {
    assert!(
        error.offset() <= input.len() as u64,
        "an error behind the input of {} bytes: {error}",
        input.len()
    );
    assert!(!error.to_string().is_empty());
}

/// Panics unless another library reads this as XML.
#[track_caller]
fn well_formed(xml: &str) {
    if xml.contains("<xml:") {
        // The prefix needs no declaration; of elements, roxmltree asks for one.
        return;
    }
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    if let Err(e) = roxmltree::Document::parse_with_options(xml, options) {
        panic!("not well-formed: {e}\n{xml}");
    }
}

/// What documents are compared by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    /// All there is.
    Whole,
    /// The text, whether it comes as CDATA or not.
    Text,
    /// The text, but not declarations of namespaces: XML has to have them.
    Undeclared,
    /// The same, but not the names of elements.
    Nameless,
}

/// A part of a document, as far as two have to agree on it.
#[derive(PartialEq, Eq, Debug)]
enum Piece<'d> {
    Markup(Event<'d>),
    /// An element by namespace and name: a document inside a document comes as one of its own or
    /// in a code page of the outer one.
    Start(&'d str, &'d str),
    Text(String),
}

/// Panics with the first place where two documents differ.
#[track_caller]
fn same(
    what: &str,
    compared: Compared,
    expected: &::wbxml::Document,
    found: &::wbxml::Document,
    form: &str,
) {
    if expected == found {
        return;
    }
    let (left, right) = (pieces(expected, compared), pieces(found, compared));
    let at = left
        .iter()
        .zip(&right)
        .position(|(left, right)| left != right);
    let at = at.unwrap_or(left.len().min(right.len()));
    let (left, right) = (left.get(at), right.get(at));
    if compared != Compared::Whole && left == right {
        return;
    }
    panic!("{what}: piece {at} is {right:?} instead of {left:?}\n{form}");
}

fn pieces(document: &::wbxml::Document, compared: Compared) -> Vec<Piece<'_>> {
    if compared == Compared::Whole {
        return document.source().map(Piece::Markup).collect();
    }
    let mut dictionary = document.dictionary();
    let nameless = compared == Compared::Nameless;
    let undeclared = nameless || compared == Compared::Undeclared;
    let is_dropped = |name: &str| undeclared && is_declaration(name);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut declaration = false;
    // Whether the text is a value of a type: white space in those is not kept.
    let (mut typed, mut attributes) = (false, false);
    for event in document.source() {
        let event = with_token(event, dictionary);
        let text = match event {
            Event::Attribute(tag) => {
                let name = dictionary.attribute_tag_name(tag);
                declaration = is_dropped(name.unwrap_or(""));
                attributes = true;
                None
            }
            Event::AttributeLiteral { name } => {
                declaration = is_dropped(name);
                attributes = true;
                None
            }
            Event::AttributesEnd => {
                // It says nothing, and with nothing but declarations the other has none.
                declaration = false;
                attributes = false;
                continue;
            }
            Event::Text(text) | Event::CData(text) => Some(text),
            Event::Start(tag) => {
                typed = dictionary.type_rule(tag).value_type != ValueType::Text;
                None
            }
            Event::End | Event::StartLiteral { .. } => {
                typed = false;
                None
            }
            _ => None,
        };
        match event {
            Event::Document(inner) => {
                dictionary = inner;
                continue;
            }
            Event::Extension { code, text } if code & 0xC0 == 0x80 => {
                // Inline, if the string is not in the table.
                let code = code ^ 0xC0;
                pieces.push(Piece::Markup(Event::Extension { code, text }));
                continue;
            }
            Event::DocumentEnd => {
                dictionary = document.dictionary();
                continue;
            }
            Event::Start(_) | Event::StartLiteral { .. } if nameless => {
                pieces.push(Piece::Start("", ""));
                continue;
            }
            Event::Start(tag) => {
                let namespace = dictionary.namespace(tag.page()).unwrap_or("");
                pieces.push(match dictionary.tag_name(tag) {
                    Some(name) => Piece::Start(namespace, name),
                    None => Piece::Markup(event),
                });
                continue;
            }
            _ => {}
        }
        let stripped;
        let text = match text {
            Some(text) if (typed || nameless) && !attributes => {
                stripped = text.replace(|c: char| c.is_ascii_whitespace(), "");
                Some(stripped.as_str())
            }
            text => text,
        };
        match (text, pieces.last_mut()) {
            _ if declaration => {}
            (Some(""), _) => {}
            (Some(text), Some(Piece::Text(before))) => before.push_str(text),
            (Some(text), _) => pieces.push(Piece::Text(text.to_owned())),
            (None, _) => pieces.push(Piece::Markup(event)),
        }
    }
    for piece in &mut pieces {
        if let Piece::Text(text) = piece {
            media_type(text);
        }
    }
    pieces
}

/// A literal whose name has a token is that token: XML says the same for both.
fn with_token<'d>(event: Event<'d>, dictionary: &Dictionary) -> Event<'d> {
    match event {
        Event::StartLiteral { page, name } => {
            let here = u8::try_from(page)
                .ok()
                .and_then(|page| dictionary.tag(page, name));
            let tag = here.or_else(|| dictionary.tag_in_any_page(name));
            tag.map_or(event, Event::Start)
        }
        Event::AttributeLiteral { name } => {
            let known = dictionary.attribute_by_name(name);
            known.map_or(event, |row| Event::Attribute(row.canonical))
        }
        other => other,
    }
}

/// The media type of an embedded document names its form.
fn media_type(text: &mut String) {
    let essence = text.trim().to_ascii_lowercase();
    if let Some(essence) = essence.strip_suffix("+wbxml") {
        *text = format!("{essence}+xml");
    } else if essence.ends_with("+xml") {
        *text = essence;
    }
}

fn is_declaration(attribute: &str) -> bool {
    attribute == "xmlns" || attribute.starts_with("xmlns:")
}
