//! Which attributes hold credentials is told by other attributes, which may come after them.

use alloc::vec::Vec;

use super::table::Table;
use crate::credentials::Tracker;
use crate::token::{Scope, Token};
use crate::{Decoder, Dictionary, Tag};

/// How much of the end of a name is looked at.
const KEEP: usize = 256;

/// Tells the tracker the attributes of the element just started that name the others. `decoder` is
/// a copy that stands before the attributes.
pub(super) fn look_at_attributes(
    tracker: &mut Tracker,
    decoder: Decoder<'_>,
    dictionary: Option<&'static Dictionary>,
    mut page: u8,
    table: &Table<'_>,
) {
    let mut naming = None;
    let mut value = Vec::new();
    for token in decoder {
        let Ok(token) = token else { break };
        let begun = match token {
            Token::AttrStart(byte) => {
                let entry = dictionary.and_then(|d| d.attribute(Tag::new(page, byte)));
                Some(entry.map_or(("", ""), |entry| (entry.name, entry.prefix)))
            }
            Token::Literal(_, index) => {
                let name = table.string(index.value()).unwrap_or(&[]);
                Some((core::str::from_utf8(name).unwrap_or(""), ""))
            }
            Token::End(Scope::Attributes) => break,
            Token::SwitchPage(to) => {
                page = to;
                None
            }
            _ => {
                if naming.is_some() {
                    append(piece(&token, dictionary, page, table), &mut value);
                }
                None
            }
        };
        if let Some((name, start)) = begun {
            if let Some(naming) = naming {
                tracker.attribute(naming, &value);
            }
            naming = Some(name).filter(|name| Tracker::is_naming(name));
            value.clear();
            value.extend_from_slice(start.as_bytes());
        }
    }
    if let Some(naming) = naming {
        tracker.attribute(naming, &value);
    }
}

/// Appends a piece of a name. What is left of UTF-16 without its zero bytes is ASCII, as these
/// names are.
fn append(piece: &[u8], name: &mut Vec<u8>) {
    let end = piece
        .get(piece.len().saturating_sub(KEEP)..)
        .unwrap_or(piece);
    name.extend(end.iter().filter(|&&byte| byte != 0));
    let before = name.len().saturating_sub(KEEP);
    name.drain(..before);
}

/// The text that a token is or stands for, in the charset of the document.
pub(super) fn piece<'t>(
    token: &Token<'t>,
    dictionary: Option<&'static Dictionary>,
    page: u8,
    table: &Table<'t>,
) -> &'t [u8] {
    match *token {
        Token::StrI(text) | Token::ExtI(_, text) => text.as_bytes(),
        Token::Opaque { bytes, .. } => bytes,
        Token::StrT(index) => table.string(index.value()).unwrap_or(&[]),
        Token::AttrValue(byte) => {
            let text = dictionary.and_then(|d| d.attribute_value(Tag::new(page, byte)));
            text.unwrap_or("").as_bytes()
        }
        Token::Entity(code) => ascii(code.value()),
        _ => &[],
    }
}

/// An ASCII character as bytes; nothing for any other.
fn ascii(code: u32) -> &'static [u8] {
    const ASCII: [u8; 128] = {
        let mut all = [0; 128];
        let mut byte = 0_u8;
        while let Some(place) = all.split_at_mut(byte as usize).1.first_mut() {
            *place = byte;
            byte = byte.wrapping_add(1);
        }
        all
    };
    static TABLE: [u8; 128] = ASCII;
    let at = usize::try_from(code).unwrap_or(usize::MAX);
    TABLE.get(at..at.saturating_add(1)).unwrap_or(&[])
}
