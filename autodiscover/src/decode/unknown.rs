//! Elements that the schema does not have where they stand, kept with all that is in them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::xml::cursor::{Cursor, Raw, Start};
use crate::xml::findings::Fault;
use crate::xml::name::is_qualified_name;
use crate::xml::namespaces::declared_prefix;
use crate::{DiagnosticKind, Part, Unknown, XmlError};

/// Reads the element that has just begun, to its end. Declarations from outside that it needs
/// become attributes of it.
pub(super) fn unknown<'a>(cursor: &mut Cursor<'a>, start: Start<'a>) -> Result<Unknown<'a>, Fault> {
    let mut keeper = Keeper {
        depth: cursor.depth(),
        parts: Vec::new(),
        needed: Vec::new(),
    };
    keeper.start(cursor, start)?;
    let outside = cursor.scope().uri_outside("", keeper.depth);
    let outside = outside.cloned().unwrap_or(Cow::Borrowed(""));
    let own = keeper
        .parts
        .iter()
        .any(|p| matches!(p, Part::Attribute(name, _) if name == "xmlns"));
    if !own && *outside != *cursor.expected() {
        keeper.needed.push(("", outside));
    }
    let mut text = String::new();
    while cursor.depth() >= keeper.depth {
        let raw = cursor.raw_next(&mut text)?;
        if !text.is_empty() {
            let text = core::mem::take(&mut text);
            keeper.parts.push(Part::Text(Cow::Owned(text)));
        }
        match raw {
            Raw::Start(start) => keeper.start(cursor, start)?,
            Raw::End => keeper.parts.push(Part::End),
        }
    }
    let Keeper { parts, needed, .. } = keeper;
    if needed.is_empty() {
        return Ok(Unknown::from_decoded(parts));
    }
    let mut parts = parts.into_iter();
    let mut all: Vec<Part<'a>> = parts.next().into_iter().collect();
    all.extend(needed.into_iter().map(|(prefix, uri)| {
        let name = match prefix {
            "" => Cow::Borrowed("xmlns"),
            prefix => Cow::Owned(alloc::format!("xmlns:{prefix}")),
        };
        Part::Attribute(name, uri)
    }));
    all.extend(parts);
    Ok(Unknown::from_decoded(all))
}

struct Keeper<'a> {
    /// How deep the element is.
    depth: u32,
    parts: Vec<Part<'a>>,
    /// The declarations that it needs from outside: prefix and namespace.
    needed: Vec<(&'a str, Cow<'a, str>)>,
}

impl<'a> Keeper<'a> {
    fn start(&mut self, cursor: &mut Cursor<'a>, start: Start<'a>) -> Result<(), Fault> {
        let at = start.at.saturating_add(1);
        let name = self.name(cursor, start.name, XmlError::Name, at)?;
        self.parts.push(Part::Start(Cow::Borrowed(name)));
        let first = self.parts.len();
        let mut attributes = cursor.all_attributes();
        while let Ok(Some(attribute)) = attributes.next_attribute() {
            let at = attribute.name_at;
            let name = match declared_prefix(attribute.name) {
                Some(_) => attribute.name,
                None => self.name(cursor, attribute.name, XmlError::Attribute, at)?,
            };
            let value = cursor.attribute_value(&attribute)?;
            let here = self.parts.get(first..).unwrap_or(&[]);
            let twice = here
                .iter()
                .any(|p| matches!(p, Part::Attribute(other, _) if *other == name));
            // Without its undeclared prefix it may have the name of another.
            if !twice {
                self.parts.push(Part::Attribute(Cow::Borrowed(name), value));
            }
        }
        Ok(())
    }

    /// The name under which an element or attribute is kept: without a prefix that is not declared.
    fn name(
        &mut self,
        cursor: &mut Cursor<'a>,
        name: &'a str,
        error: XmlError,
        at: usize,
    ) -> Result<&'a str, Fault> {
        if !is_qualified_name(name) {
            return Err(Fault::xml(error, at));
        }
        let Some((prefix, local)) = name.split_once(':').filter(|(p, _)| *p != "xml") else {
            return Ok(name);
        };
        let Some(uri) = cursor.scope().uri(prefix).cloned() else {
            cursor.report(DiagnosticKind::UndeclaredPrefix, at)?;
            return Ok(local);
        };
        let inside = cursor.scope().is_declared_inside(prefix, self.depth);
        if !inside && !self.needed.iter().any(|(p, _)| *p == prefix) {
            self.needed.push((prefix, uri));
        }
        Ok(name)
    }
}
