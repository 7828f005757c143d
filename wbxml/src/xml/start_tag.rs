//! The attributes of a start tag, and the namespaces that it declares.

use alloc::string::String;
use alloc::vec::Vec;

use super::MOST_ATTRIBUTES;
use super::attributes::{RawAttribute, RawAttributes};
use super::character_data::reference;
use super::namespaces::{Space, declared_prefix, may_be_declared};
use super::reader::Reader;
use super::resolve::{escaped_attribute, prefix_of};
use super::variables::Dollar;
use crate::dictionary::Namespaces;
use crate::name::{is_qualified_name, is_xml_name};
use crate::{Error, ErrorKind, Event, LimitKind, XmlError};

impl<'a> Reader<'a> {
    /// Reads the namespace declarations of the start tag that begins at `at`, up to its end, and
    /// keeps its attributes if there are any others.
    #[inline]
    pub(super) fn declarations(&mut self, at: usize) -> Result<(), Error> {
        let depth = self.depth();
        let (last, uri) = self.last_declaration;
        let rest = self.text.get(self.at..).unwrap_or("");
        if !last.is_empty() {
            if let Some([b'>', ..] | [b'/', b'>', ..]) = rest.strip_prefix(last).map(str::as_bytes)
            {
                self.at = self.at.wrapping_add(last.len());
                self.scope.declare("", uri, depth, self.dictionary);
                return self.end_of_start_tag(at);
            }
        }
        self.all_declarations(rest, at, depth)
    }

    #[inline]
    fn end_of_start_tag(&mut self, at: usize) -> Result<(), Error> {
        match self.text.as_bytes().get(self.at..).unwrap_or(&[]) {
            [b'>', ..] => self.at = self.at.wrapping_add(1),
            [b'/', b'>', ..] => {
                self.at = self.at.wrapping_add(2);
                self.is_empty_element();
            }
            [] | [b'/'] => return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), at)),
            _ => return Err(malformed(self.at)),
        }
        Ok(())
    }

    #[inline(never)]
    fn all_declarations(&mut self, rest: &'a str, at: usize, depth: u32) -> Result<(), Error> {
        let base = self.at;
        let mut attributes = RawAttributes::new(rest, base);
        self.attributes.clear();
        let mut used_up = 0_usize;
        let unended = Error::at(ErrorKind::Xml(XmlError::Syntax), at);
        let end = self.text.len();
        let wrong = |at: usize| if at < end { malformed(at) } else { unended };
        while let Some(attribute) = attributes.next_attribute().map_err(wrong)? {
            let at = attribute.name_at;
            if self.attributes.len() >= MOST_ATTRIBUTES {
                return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), at));
            }
            if self.attributes.iter().any(|a| a.name == attribute.name) {
                return Err(Error::at(ErrorKind::DuplicateAttribute, at));
            }
            self.attributes.push(attribute);
            let Some(prefix) = declared_prefix(attribute.name) else {
                continue;
            };
            let space = self.declare(prefix, &attribute, depth)?;
            if self.is_used_up(space) {
                used_up = used_up.wrapping_add(1);
            }
        }
        if self.scope.has_prefixes() {
            self.check_prefixed()?;
        }
        self.at = base.wrapping_add(attributes.read());
        let raw = rest.get(..attributes.read()).unwrap_or("");
        self.end_of_start_tag(at)?;
        if used_up < self.attributes.len() {
            self.attributes.reverse();
            self.busy = true;
            return Ok(());
        }
        if let [
            RawAttribute {
                name: "xmlns",
                value,
                ..
            },
        ] = *self.attributes
        {
            if !value.is_empty() && !has_reference(value) {
                self.last_declaration = (raw, value);
            }
        }
        self.attributes.clear();
        Ok(())
    }

    /// Keeps the attributes of a start tag after all, which begin at `base`.
    #[cold]
    pub(super) fn keep_attributes(&mut self, base: usize) {
        let rest = self.text.get(base..).unwrap_or("");
        let mut attributes = RawAttributes::new(rest, base);
        self.attributes.clear();
        while let Ok(Some(attribute)) = attributes.next_attribute() {
            self.attributes.push(attribute);
        }
        self.attributes.reverse();
    }

    /// Declares a namespace.
    fn declare(
        &mut self,
        prefix: &'a str,
        attribute: &RawAttribute<'a>,
        depth: u32,
    ) -> Result<Space, Error> {
        let RawAttribute {
            value,
            name_at,
            value_at,
            ..
        } = *attribute;
        let (space, allowed) = if has_reference(value) {
            let uri = resolved(value, value_at)?;
            let allowed = may_be_declared(prefix, &uri);
            (
                self.scope
                    .declare_resolved(prefix, (value, &uri), depth, self.dictionary),
                allowed,
            )
        } else {
            let allowed = may_be_declared(prefix, value);
            (
                self.scope.declare(prefix, value, depth, self.dictionary),
                allowed,
            )
        };
        if !allowed {
            return Err(malformed(name_at));
        }
        if self.scope.is_full() {
            return Err(Error::at(
                ErrorKind::LimitExceeded(LimitKind::Items),
                name_at,
            ));
        }
        Ok(space)
    }

    /// No two attributes may have the same name by namespace (Namespaces in XML 1.0 §6.3).
    #[cold]
    fn check_prefixed(&self) -> Result<(), Error> {
        let mut names = Vec::new();
        for attribute in &self.attributes {
            let Some((prefix, local)) = attribute.name.split_once(':') else {
                continue;
            };
            let Some(uri) = self.scope.uri(prefix) else {
                continue;
            };
            if names.contains(&(local, uri)) {
                return Err(Error::at(ErrorKind::DuplicateAttribute, attribute.name_at));
            }
            names.push((local, uri));
        }
        Ok(())
    }

    /// Whether a declaration is used up by the names it makes known, and no attribute.
    fn is_used_up(&self, space: Space) -> bool {
        match space {
            Space::Page(_) | Space::TakenBack => true,
            Space::Undeclared => self.dictionary.namespaces == Namespaces::Pages,
            Space::Prefix(_) | Space::Foreign => false,
        }
    }

    /// The attribute, unless it is a declaration that is used up.
    pub(super) fn attribute(
        &mut self,
        attribute: &RawAttribute<'a>,
    ) -> Result<Option<Event<'a>>, Error> {
        let declared = declared_prefix(attribute.name);
        self.is_namespace = declared.is_some();
        let event = match declared {
            Some(prefix) => match self.declaration(prefix, attribute.name) {
                // The element has to declare its own, once it is without its prefix.
                Some(_) if prefix.is_empty() && self.scope.is_default_hidden() => {
                    return Err(Error::at(ErrorKind::DuplicateAttribute, attribute.name_at));
                }
                // It has become that of the dictionary's prefix, which stands for something else.
                Some(_) if self.is_prefix_taken(prefix) => {
                    return Err(Error::at(
                        ErrorKind::Xml(XmlError::UnboundPrefix),
                        attribute.name_at,
                    ));
                }
                Some(event) => event,
                None => return Ok(None),
            },
            None if attribute.colon => {
                self.attribute_prefixed(attribute.name, attribute.name_at)?
            }
            None => self.attribute_named(attribute.name, attribute.name_at)?,
        };
        self.count(attribute.name_at)?;
        self.item = attribute.name_at;
        self.value = (attribute.value, attribute.value_at);
        self.plain = attribute.plain;
        Ok(Some(event))
    }

    #[inline]
    fn attribute_named(&self, name: &'a str, at: usize) -> Result<Event<'a>, Error> {
        Ok(match self.dictionary.attribute_by_name(name) {
            Some(row) => Event::Attribute(row.canonical),
            None => match escaped_attribute(name) {
                Some(tag) if self.dictionary.attribute(tag).is_none() => Event::Attribute(tag),
                _ if !is_xml_name(name) => return Err(malformed(at)),
                _ => Event::AttributeLiteral { name },
            },
        })
    }

    #[cold]
    fn attribute_prefixed(&self, name: &'a str, at: usize) -> Result<Event<'a>, Error> {
        let prefix = prefix_of(name);
        if !is_qualified_name(name) {
            return Err(malformed(at));
        }
        let unbound = Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), at);
        let space = self.scope.of(prefix).ok_or(unbound)?;
        if let Some(row) = self.dictionary.attribute_by_name(name) {
            return Ok(Event::Attribute(row.canonical));
        }
        match space {
            Space::Foreign if self.is_declared_here(prefix) => Ok(Event::AttributeLiteral { name }),
            Space::Prefix(i) if self.own_prefix(i) == prefix => {
                Ok(Event::AttributeLiteral { name })
            }
            // The declaration has been used up, or has become that of another prefix.
            _ => Err(unbound),
        }
    }

    /// A namespace declaration as the attribute that the dictionary has for it.
    fn declaration(&self, prefix: &str, name: &'a str) -> Option<Event<'a>> {
        let space = self.scope.of(prefix).unwrap_or(Space::Undeclared);
        if self.is_used_up(space) {
            return None;
        }
        if let Space::Prefix(i) = space {
            if self.scope.is_second_name(prefix, space, self.depth()) {
                return None;
            }
            let own = self.own_prefix(i);
            let mut rows = self.dictionary.attribute_names.iter();
            if let Some(row) = rows.find(|row| row.name.strip_prefix("xmlns:") == Some(own)) {
                return Some(Event::Attribute(row.canonical));
            }
        }
        Some(match self.dictionary.attribute_by_name(name) {
            Some(row) => Event::Attribute(row.canonical),
            None => Event::AttributeLiteral { name },
        })
    }

    /// The next piece of an attribute value, normalised as XML 1.0 §3.3.3 has it.
    pub(super) fn value_piece(&mut self) -> Result<Event<'a>, Error> {
        let (value, at) = self.value;
        self.item = at;
        if self.plain {
            self.value.0 = "";
            return Ok(Event::Text(value));
        }
        let variables = self.variables && !self.is_namespace;
        let special = |b: u8| matches!(b, b'&' | b'\t' | b'\n' | b'\r') || (b == b'$' && variables);
        let until = value.bytes().position(special).unwrap_or(value.len());
        let (event, rest) = if until > 0 {
            let (piece, rest) = value.split_at_checked(until).unwrap_or((value, ""));
            (Event::Text(piece), rest)
        } else if let Some(body) = value.strip_prefix('&') {
            let wrong = Error::at(ErrorKind::Xml(XmlError::Reference), at);
            let (name, rest) = body.split_once(';').ok_or(wrong)?;
            (Event::Char(reference(name).ok_or(wrong)?), rest)
        } else if let Some(body) = value.strip_prefix('$') {
            match Dollar::read(body) {
                (Dollar::Itself, rest) => (Event::Text("$"), rest),
                (Dollar::Variable(code, text), rest) => (Event::Extension { code, text }, rest),
            }
        } else {
            let len = if value.starts_with("\r\n") { 2 } else { 1 };
            (Event::Text(" "), value.get(len..).unwrap_or(""))
        };
        let read = value.len().wrapping_sub(rest.len());
        self.value = (rest, at.wrapping_add(read));
        Ok(event)
    }
}

fn malformed(at: usize) -> Error {
    Error::at(ErrorKind::Xml(XmlError::Attribute), at)
}

/// Whether an attribute value is anything but what it says.
fn has_reference(value: &str) -> bool {
    value
        .bytes()
        .any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r'))
}

/// An attribute value with its references resolved.
#[cold]
fn resolved(value: &str, at: usize) -> Result<String, Error> {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, body)) = rest.split_once('&') {
        text.push_str(before);
        let offset = at
            .wrapping_add(value.len().wrapping_sub(body.len()))
            .wrapping_sub(1);
        let wrong = Error::at(ErrorKind::Xml(XmlError::Reference), offset);
        let (name, after) = body.split_once(';').ok_or(wrong)?;
        text.push(reference(name).ok_or(wrong)?);
        rest = after;
    }
    text.push_str(rest);
    Ok(text.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "))
}
