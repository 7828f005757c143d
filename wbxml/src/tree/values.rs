//! What the texts and OPAQUEs of elements and attributes say, by their types.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::Document;
use super::arena::{Arena, Kind, NONE};
use super::element::{Attribute, Element};
use crate::Dictionary;
use crate::typed::{TypeRule, ValueType};

/// Puts the pieces of a text together; the first one is borrowed.
fn push<'d>(text: &mut Option<Cow<'d, str>>, piece: Cow<'d, str>) {
    match text {
        Some(before) => before.to_mut().push_str(&piece),
        None => *text = Some(piece),
    }
}

/// The text of an OPAQUE of this type.
fn opaque_text(value_type: ValueType, bytes: &[u8]) -> Option<Cow<'_, str>> {
    if matches!(value_type, ValueType::Text | ValueType::Document) {
        return core::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    }
    let mut text = String::new();
    value_type.decode(bytes, &mut text).ok()?;
    Some(Cow::Owned(text))
}

fn tag_rule(dictionary: &'static Dictionary, kind: &Kind) -> TypeRule {
    match kind {
        Kind::Element(tag) => dictionary.type_rule(*tag),
        _ => TypeRule::TEXT,
    }
}

pub(super) fn element_text(element: Element<'_>) -> Option<Cow<'_, str>> {
    let arena = &element.document.arena;
    let mut text = None;
    let mut at = element.node().first;
    while at != NONE {
        let node = arena.node(at);
        match &node.kind {
            Kind::Text(piece) | Kind::CData(piece) => push(&mut text, Cow::Borrowed(piece)),
            Kind::Opaque(bytes) => {
                let rule = tag_rule(element.dictionary(), &element.node().kind);
                push(&mut text, opaque_text(rule.value_type, bytes)?);
            }
            Kind::Attribute(_) | Kind::AttributeLiteral(_) | Kind::Pi(_) => {}
            _ => return None,
        }
        at = node.next;
    }
    Some(text.unwrap_or_default())
}

pub(super) fn element_bytes(element: Element<'_>) -> Option<Cow<'_, [u8]>> {
    let arena = &element.document.arena;
    let mut bytes = None;
    let mut at = element.node().first;
    while at != NONE {
        let node = arena.node(at);
        match (&node.kind, bytes) {
            (Kind::Attribute(_) | Kind::AttributeLiteral(_) | Kind::Pi(_), before) => {
                bytes = before;
            }
            (Kind::Opaque(opaque), None) => bytes = Some(&**opaque),
            (Kind::Text(_) | Kind::CData(_), None) => {
                let rule = tag_rule(element.dictionary(), &element.node().kind);
                let mut encoded = Vec::new();
                let fits = rule
                    .value_type
                    .encode(&element_text(element)?, &mut encoded);
                return fits.then_some(Cow::Owned(encoded));
            }
            _ => return None,
        }
        at = node.next;
    }
    bytes.map(Cow::Borrowed)
}

/// The type of OPAQUE in the value of an attribute. `icon`: a `NAME` with the value `ICON` stands
/// before it.
fn attribute_type(dictionary: &'static Dictionary, kind: &Kind, icon: bool) -> ValueType {
    let row = match kind {
        Kind::Attribute(tag) => dictionary.attribute_name(*tag),
        Kind::AttributeLiteral(name) => dictionary.attribute_by_name(name),
        _ => None,
    };
    match row.map(|row| row.rule.value_type) {
        Some(ValueType::Icon) if !icon => ValueType::Text,
        Some(value_type) => value_type,
        None => ValueType::Text,
    }
}

/// Whether a `NAME` with the value `ICON` stands before the attribute behind this one.
pub(super) fn icon_after(arena: &Arena, dictionary: &Dictionary, id: u32, icon: bool) -> bool {
    let node = arena.node(id);
    let name = match &node.kind {
        Kind::Attribute(tag) => dictionary.attribute_tag_name(*tag),
        Kind::AttributeLiteral(name) => Some(&**name),
        _ => None,
    };
    if name != Some("NAME") {
        return icon;
    }
    matches!(arena.kind(node.first), Kind::Text(text) if text == "ICON") && node.first == node.last
}

pub(super) fn attribute_text(attribute: Attribute<'_>) -> Option<Cow<'_, str>> {
    let element = attribute.element;
    let arena = &element.document.arena;
    let mut text = None;
    let mut at = attribute.node().first;
    while at != NONE {
        let node = arena.node(at);
        match &node.kind {
            Kind::Text(piece) | Kind::CData(piece) => push(&mut text, Cow::Borrowed(piece)),
            Kind::Opaque(bytes) => {
                let kind = &attribute.node().kind;
                let value_type = attribute_type(element.dictionary(), kind, attribute.icon);
                push(&mut text, opaque_text(value_type, bytes)?);
            }
            _ => return None,
        }
        at = node.next;
    }
    Some(text.unwrap_or_default())
}

impl Document {
    /// Turns each OPAQUE that the dictionary makes text of into that text, as it is in XML. Those
    /// that are no text stay.
    ///
    /// [`encode`](Self::encode) makes typed OPAQUE of typed text, so what was decoded from WBXML
    /// and what was from XML are equal after this.
    pub fn opaque_to_text(&mut self) {
        let ids = 0..u32::try_from(self.arena.len()).unwrap_or(NONE);
        for id in ids {
            let node = self.arena.node(id);
            if !node.kind.is_element() {
                continue;
            }
            let dictionary = self.dictionary_at(id);
            let content = tag_rule(dictionary, &node.kind).value_type;
            let mut icon = false;
            let mut at = node.first;
            while at != NONE {
                let node = self.arena.node(at);
                let next = node.next;
                if node.kind.is_attribute() {
                    let value_type = attribute_type(dictionary, &node.kind, icon);
                    icon = icon_after(&self.arena, dictionary, at, icon);
                    let mut piece = node.first;
                    while piece != NONE {
                        self.make_text(piece, value_type);
                        piece = self.arena.node(piece).next;
                    }
                } else {
                    self.make_text(at, content);
                }
                at = next;
            }
        }
    }

    /// Turns a node into a text, if it is an OPAQUE of this type.
    fn make_text(&mut self, id: u32, value_type: ValueType) {
        if let Some(node) = self.arena.node_mut(id) {
            if let Kind::Opaque(bytes) = &node.kind {
                if let Some(text) = opaque_text(value_type, bytes) {
                    node.kind = Kind::Text(text.into_owned());
                }
            }
        }
    }
}
