//! What all elements with elements in them have in common: which may be there, how often, and what
//! becomes of others.

use alloc::borrow::Cow;

use super::unknown::unknown;
use super::values::check;
use crate::model::element::{Place, ValueType};
use crate::xml::cursor::{Cursor, Named};
use crate::xml::findings::Fault;
use crate::xml::name::is_qualified_name;
use crate::{Attribute, DiagnosticKind, Element, Extra, Unknown, XmlError};

/// An element whose content is read.
#[derive(Clone, Debug)]
pub(super) struct Container {
    place: Place,
    element: Element,
    /// Where it begins.
    pub(super) at: usize,
    /// Those that have been, a bit for each.
    seen: u128,
    /// Those that have to be, a bit for each.
    pub(super) required: u128,
    /// Those that the schema has here, but not in this one, a bit for each.
    pub(super) excluded: u128,
}

/// An element that may be where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    pub(super) element: Element,
    pub(super) at: usize,
    pub(super) value_type: ValueType,
}

/// The bit of an element.
pub(super) const fn bit(element: Element) -> u128 {
    1_u128.wrapping_shl(element.0 as u32)
}

impl Container {
    pub(super) fn new(place: Place, element: Element, at: usize) -> Self {
        Self {
            place,
            element,
            at,
            seen: 0,
            required: place.required(),
            excluded: 0,
        }
    }

    /// Whether the element has been.
    pub(super) const fn has(&self, element: Element) -> bool {
        self.seen & bit(element) != 0
    }

    /// The next element that may be here; `keep` gets those that the schema does not have here.
    #[inline]
    pub(super) fn next<'a>(
        &mut self,
        cursor: &mut Cursor<'a>,
        mut keep: impl FnMut(Unknown<'a>),
    ) -> Result<Option<Child>, Fault> {
        loop {
            let Some((named, start)) = cursor.next()? else {
                return Ok(None);
            };
            let at = start.at;
            let kind = match named {
                Named::Unknown => DiagnosticKind::UnknownElement,
                Named::Known(element) => match self.place.value_type(element) {
                    None => DiagnosticKind::Misplaced(element),
                    Some(_) if self.excluded & bit(element) != 0 => {
                        DiagnosticKind::Misplaced(element)
                    }
                    Some(value_type) => {
                        let bit = bit(element);
                        if self.seen & self.place.single() & bit != 0 {
                            cursor.report(DiagnosticKind::Duplicate(element), at)?;
                            cursor.skip()?;
                            continue;
                        }
                        self.seen |= bit;
                        return Ok(Some(Child {
                            element,
                            at,
                            value_type,
                        }));
                    }
                },
            };
            cursor.report(kind, at)?;
            keep(unknown(cursor, start)?);
        }
    }

    /// The same where the order of the schema counts (`xs:sequence`).
    pub(super) fn next_in_order<'a>(
        &mut self,
        cursor: &mut Cursor<'a>,
        keep: impl FnMut(Unknown<'a>),
    ) -> Result<Option<Child>, Fault> {
        let before = self.seen;
        let child = self.next(cursor, keep)?;
        if let Some(child) = &child {
            let mut behind = self.place.rules().map(|rule| rule.element);
            behind.find(|element| *element == child.element);
            if behind.any(|element| before & bit(element) != 0) {
                let kind = DiagnosticKind::OutOfOrder(child.element);
                cursor.report(kind, child.at)?;
            }
        }
        Ok(child)
    }

    /// The element has ended: what is required has to have been there.
    #[inline]
    pub(super) fn end(&self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        if self.required & !self.seen == 0 {
            return Ok(());
        }
        self.missing(cursor)
    }

    #[cold]
    fn missing(&self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        for rule in self.place.rules() {
            if self.required & !self.seen & bit(rule.element) != 0 {
                let kind = DiagnosticKind::Missing(rule.element, self.element);
                cursor.report(kind, self.at)?;
            }
        }
        Ok(())
    }
}

impl Child {
    /// The text of the element. Its attributes go to the extra of the one it is in.
    #[inline]
    pub(super) fn value<'a>(
        &self,
        cursor: &mut Cursor<'a>,
        extra: &mut Extra<'a>,
    ) -> Result<Cow<'a, str>, Fault> {
        if !cursor.attributes.is_empty() {
            attributes(cursor, Some(self.element), extra)?;
        }
        self.text(cursor)
    }

    /// The text of the element, without its attributes.
    #[inline]
    pub(super) fn text<'a>(&self, cursor: &mut Cursor<'a>) -> Result<Cow<'a, str>, Fault> {
        let text = cursor.value(self.element, self.at)?;
        if let Some(kind) = check(&text, self.value_type, self.element) {
            cursor.report(kind, self.at)?;
        }
        Ok(text)
    }
}

/// Keeps the attributes of the element just started.
#[inline]
pub(super) fn attributes<'a>(
    cursor: &mut Cursor<'a>,
    on: Option<Element>,
    extra: &mut Extra<'a>,
) -> Result<(), Fault> {
    if cursor.attributes.is_empty() {
        return Ok(());
    }
    attributes_but(cursor, on, extra, &[], |_, value| Some(value))
}

/// Keeps the attributes of the element just started, but for those that have a place of their own:
/// `take` returns the value of the others. Those of the schema are `known`.
pub(super) fn attributes_but<'a>(
    cursor: &mut Cursor<'a>,
    on: Option<Element>,
    extra: &mut Extra<'a>,
    known: &[&str],
    mut take: impl FnMut(&str, Cow<'a, str>) -> Option<Cow<'a, str>>,
) -> Result<(), Fault> {
    for attribute in core::mem::take(&mut cursor.attributes) {
        let value = cursor.attribute_value(&attribute)?;
        let Some(value) = take(attribute.name, value) else {
            continue;
        };
        let at = attribute.name_at;
        if !known.contains(&attribute.name) {
            cursor.report(DiagnosticKind::UnknownAttribute, at)?;
        }
        if !is_qualified_name(attribute.name) {
            return Err(Fault::xml(XmlError::Attribute, at));
        }
        let mut name = attribute.name;
        if let Some((prefix, local)) = name.split_once(':').filter(|(p, _)| *p != "xml") {
            match cursor.scope().uri(prefix).cloned() {
                Some(uri) => {
                    let declaration = alloc::format!("xmlns:{prefix}");
                    if !has(extra, on, &declaration) {
                        extra.push_attribute(Attribute {
                            on,
                            name: Cow::Owned(declaration),
                            value: uri,
                        });
                    }
                }
                None => {
                    cursor.report(DiagnosticKind::UndeclaredPrefix, at)?;
                    name = local;
                }
            }
        }
        if !has(extra, on, name) {
            let name = Cow::Borrowed(name);
            extra.push_attribute(Attribute { on, name, value });
        }
    }
    Ok(())
}

fn has(extra: &Extra<'_>, on: Option<Element>, name: &str) -> bool {
    extra
        .attributes()
        .iter()
        .any(|a| a.on == on && a.name == name)
}
