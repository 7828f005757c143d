//! [`markup`]: elements that are kept, with names that say the same in both forms.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::{Event, NO_PAGE, dictionaries};

use super::interpret::{Names, opaque_text, take_text};
use crate::model::ddf::DM_DDF;
use crate::model::{Attribute, List, Markup, Name, Piece};

/// What names without a prefix are in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scope {
    /// What the document is in: the namespace of DM DDF, or none.
    Description,
    /// The namespace of the schema, in which names have no tokens.
    Schema,
    /// Another namespace, or none inside of one.
    Other,
}

/// What the attributes of an element declare for names without a prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Declared {
    Nothing,
    /// That names are in no namespace.
    Empty,
    Other,
}

/// These events as they are; `None` if there are some among them that XML does not have, or elements
/// that declare another namespace than that of their code page, or that one: in XML their code page says
/// which it is.
///
/// Names are as XML has them: a code page without a namespace is none.
#[cold]
pub(super) fn markup<'a>(events: &[Event<'a>], names: Names<'a>) -> Option<Markup<'a>> {
    let mut pieces = Vec::with_capacity(events.len());
    let mut scopes = Vec::new();
    let mut scope = match names.literal {
        true => Scope::Schema,
        false => Scope::Description,
    };
    let mut in_value = false;
    let mut rest = events;
    while let [first, after @ ..] = rest {
        let from_here = rest;
        rest = after;
        pieces.push(match *first {
            Event::Start(_) | Event::StartLiteral { .. } => {
                let declared = declared(after)?;
                scopes.push(scope);
                scope = inner(scope, declared);
                Piece::Start(name(first, scope, declared)?)
            }
            Event::Attribute(tag) => {
                in_value = true;
                Piece::Attribute(Name::Tag(tag), take_text(&mut rest))
            }
            Event::AttributeLiteral { name } => {
                in_value = true;
                let attribute = Attribute {
                    name: Name::Literal(NO_PAGE, Cow::Borrowed(name)),
                    value: take_text(&mut rest),
                };
                if declares_description(&attribute) {
                    return None;
                }
                // That names are in none, where they are.
                if attribute.is_default_namespace() && scope != Scope::Other {
                    continue;
                }
                Piece::Attribute(attribute.name, attribute.value)
            }
            Event::Pi(target) => {
                in_value = true;
                Piece::Pi(Cow::Borrowed(target), take_text(&mut rest))
            }
            Event::Opaque(bytes) if opaque_text(bytes).is_none() => {
                // An attribute or instruction has text or nothing.
                if in_value {
                    return None;
                }
                Piece::Opaque(Cow::Borrowed(bytes))
            }
            Event::End => {
                scope = scopes.pop()?;
                Piece::End
            }
            Event::Text(_) | Event::CData(_) | Event::Char(_) | Event::Opaque(_) => {
                rest = from_here;
                let text = take_text(&mut rest);
                if text.is_empty() {
                    continue;
                }
                Piece::Text(text)
            }
            Event::AttributesEnd | Event::PiEnd => {
                in_value = false;
                continue;
            }
            _ => return None,
        });
    }
    Some(Markup {
        pieces: List::Owned(pieces),
    })
}

/// Whether an attribute declares a prefix for the namespace of DM DDF. In XML, names with it are
/// those of the code page.
pub(super) fn declares_description(attribute: &Attribute<'_>) -> bool {
    attribute.value == DM_DDF
        && matches!(&attribute.name, Name::Literal(_, name) if name.starts_with("xmlns:"))
}

/// What the attributes that the events begin with declare for names without a prefix; `None` if that is
/// the namespace of DM DDF.
fn declared(events: &[Event<'_>]) -> Option<Declared> {
    let mut rest = events;
    loop {
        match *rest {
            [Event::AttributeLiteral { name: "xmlns" }, ref after @ ..] => {
                let mut value = after;
                return match &*take_text(&mut value) {
                    DM_DDF => None,
                    "" => Some(Declared::Empty),
                    _ => Some(Declared::Other),
                };
            }
            [
                Event::Attribute(_) | Event::AttributeLiteral { .. },
                ref after @ ..,
            ] => {
                rest = after;
                take_text(&mut rest);
            }
            _ => return Some(Declared::Nothing),
        }
    }
}

/// The scope in an element with this declaration.
fn inner(scope: Scope, declared: Declared) -> Scope {
    match declared {
        Declared::Nothing => scope,
        Declared::Empty if scope == Scope::Description => scope,
        Declared::Empty | Declared::Other => Scope::Other,
    }
}

/// The name of an element in this scope, which is that of its own declaration if it has one.
fn name<'a>(start: &Event<'a>, scope: Scope, declared: Declared) -> Option<Name<'a>> {
    let dictionary = &dictionaries::DMDDF_1_2;
    let (page, name) = match *start {
        Event::Start(tag) => match dictionary.tag_name(tag) {
            Some(name) => (u16::from(tag.page()), name),
            None => return Some(Name::Tag(tag)),
        },
        Event::StartLiteral { page, name } => (page, name),
        _ => return None,
    };
    let in_none = Name::Literal(NO_PAGE, Cow::Borrowed(name));
    let page = u8::try_from(page).ok();
    let has_namespace = page.is_some_and(|page| dictionary.namespace(page).is_some());
    let has_prefix = name.contains(':');
    match *start {
        // In XML there is no such declaration where it says nothing.
        _ if has_prefix && declared == Declared::Empty && scope == Scope::Description => None,
        _ if has_prefix || !has_namespace => Some(in_none),
        _ if declared != Declared::Nothing => None,
        _ if scope == Scope::Schema => Some(in_none),
        Event::Start(tag) => Some(Name::Tag(tag)),
        _ => page.map(|page| Name::Literal(u16::from(page), Cow::Borrowed(name))),
    }
}
