//! Start tags: attributes, declarations, and which element of the schemas a name is.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::value::{is_reference, reference};
use super::{Cursor, MOST_DECLARATIONS, Named, Start};
use crate::xml::attributes::{RawAttribute, RawAttributes};
use crate::xml::findings::Fault;
use crate::xml::name::is_qualified_name;
use crate::xml::namespaces::{Scope, as_on_the_wire, declared_prefix, is_known, may_be_declared};
use crate::{DiagnosticKind, Element, ErrorKind, LimitKind, XmlError};

impl<'a> Cursor<'a> {
    #[inline(never)]
    pub(super) fn resolve(&mut self, start: Start<'a>) -> Result<Named, Fault> {
        let at = start.at.saturating_add(1);
        if !is_qualified_name(start.name) {
            return Err(Fault::xml(XmlError::Name, at));
        }
        let (_, local) = start.split();
        let Some(element) = Element::from_name(local) else {
            return Ok(Named::Unknown);
        };
        let uri = self.namespace(start)?;
        if uri == self.expected {
            return Ok(Named::Known(element));
        }
        if !uri.is_empty() && !is_known(&uri) {
            return Ok(Named::Unknown);
        }
        self.report(DiagnosticKind::MissingNamespace, start.at)?;
        self.expect(uri);
        Ok(Named::Known(element))
    }

    /// The namespace of an element; empty if it has none. An undeclared prefix is reported, and
    /// stands for what is expected.
    pub(crate) fn namespace(&mut self, start: Start<'a>) -> Result<Cow<'a, str>, Fault> {
        let (prefix, _) = start.split();
        let declared = self.scope.uri(prefix).cloned();
        if prefix.is_empty() {
            return Ok(declared.unwrap_or(Cow::Borrowed("")));
        }
        let Some(uri) = declared else {
            if !self.undeclared.contains(&prefix) {
                self.report(DiagnosticKind::UndeclaredPrefix, start.at.saturating_add(1))?;
                if self.undeclared.len() < 16 {
                    self.undeclared.push(prefix);
                }
            }
            return Ok(self.expected.clone());
        };
        if is_known(&uri) && !self.findings.has_prefixed {
            self.findings.has_prefixed = true;
            self.report(DiagnosticKind::Prefixed, start.at.saturating_add(1))?;
        }
        Ok(uri)
    }

    /// All attributes of the element just started, declarations among them.
    pub(crate) fn all_attributes(&self) -> RawAttributes<'a> {
        let raw = self.slice(self.raw_at, self.raw_at.wrapping_add(self.raw));
        RawAttributes::new(raw, self.raw_at)
    }

    /// The declarations in force.
    pub(crate) const fn scope(&self) -> &Scope<'a> {
        &self.scope
    }

    /// The namespace in which the elements of the schema are expected.
    pub(crate) fn expected(&self) -> &str {
        &self.expected
    }

    #[inline(never)]
    pub(super) fn read_attributes(&mut self, raw: &'a str, base: usize) -> Result<(), Fault> {
        let mut attributes = RawAttributes::new(raw, base);
        let mut declared = false;
        let mut count = 0_u32;
        let malformed = |at| Fault::xml(XmlError::Attribute, at);
        let mut first = "";
        let mut names: Vec<&'a str> = Vec::new();
        while let Some(attribute) = attributes.next_attribute().map_err(malformed)? {
            let at = attribute.name_at;
            count = count.saturating_add(1);
            if count > self.limits.attributes {
                let kind = ErrorKind::LimitExceeded(LimitKind::Attributes);
                return Err(Fault::new(kind, at));
            }
            match count {
                1 => first = attribute.name,
                2 => names.extend([first, attribute.name]),
                _ => names.push(attribute.name),
            }
            match declared_prefix(attribute.name) {
                Some(prefix) => {
                    self.declare(prefix, &attribute)?;
                    declared = true;
                }
                None => self.attributes.push(attribute),
            }
        }
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Fault::xml(XmlError::DuplicateAttribute, base));
        }
        if declared {
            if self.scope.len() > MOST_DECLARATIONS as usize {
                let kind = ErrorKind::LimitExceeded(LimitKind::Attributes);
                return Err(Fault::new(kind, base));
            }
            self.namespaces_changed();
        }
        if self.has_one_twice(&names) {
            return Err(Fault::xml(XmlError::DuplicateAttribute, base));
        }
        Ok(())
    }

    /// Whether two of these names, with different prefixes, are one name of one namespace (Namespaces
    /// in XML 1.0 §6.3).
    fn has_one_twice(&self, names: &[&str]) -> bool {
        let mut expanded: Vec<(&str, &str)> = names
            .iter()
            .filter_map(|name| name.split_once(':'))
            .filter_map(|(prefix, local)| Some((&**self.scope.uri(prefix)?, local)))
            .collect();
        expanded.sort_unstable();
        expanded.windows(2).any(|pair| pair.first() == pair.last())
    }

    pub(super) fn declare(
        &mut self,
        prefix: &'a str,
        attribute: &RawAttribute<'a>,
    ) -> Result<(), Fault> {
        let mut uri = self.attribute_value(attribute)?;
        if !may_be_declared(prefix, &uri) {
            return Err(Fault::xml(XmlError::Attribute, attribute.name_at));
        }
        if let Some((wire, https)) = as_on_the_wire(&uri) {
            if https {
                self.report(DiagnosticKind::HttpsNamespace, attribute.value_at)?;
            }
            uri = Cow::Borrowed(wire);
        }
        self.scope.declare(prefix, uri, self.depth);
        Ok(())
    }

    /// The value of an attribute, as XML 1.0 §3.3.3 has it.
    pub(crate) fn attribute_value(
        &mut self,
        attribute: &RawAttribute<'a>,
    ) -> Result<Cow<'a, str>, Fault> {
        let RawAttribute {
            value, value_at, ..
        } = *attribute;
        let plain = |b: u8| !matches!(b, b'&' | b'\t' | b'\n' | b'\r');
        if value.bytes().all(plain) {
            return Ok(Cow::Borrowed(value));
        }
        let mut text = String::with_capacity(value.len());
        let mut rest = value;
        while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            text.push_str(before);
            let offset = value_at.saturating_add(value.len().saturating_sub(from.len()));
            rest = if from.starts_with('&') {
                let (c, after) = self.reference_in(from, offset)?;
                text.push(c.unwrap_or('&'));
                after
            } else {
                text.push(' ');
                from.strip_prefix("\r\n")
                    .or_else(|| from.get(1..))
                    .unwrap_or("")
            };
        }
        text.push_str(rest);
        Ok(Cow::Owned(text))
    }

    /// The character of the reference that `from` begins with, none if it begins none, and what is
    /// behind it.
    #[inline]
    pub(super) fn reference_in<'t>(
        &mut self,
        from: &'t str,
        at: usize,
    ) -> Result<(Option<char>, &'t str), Fault> {
        let after = from.get(1..).unwrap_or("");
        // Nearly all are these.
        for (name, c) in [("amp;", '&'), ("lt;", '<'), ("gt;", '>')] {
            if let Some(rest) = after.strip_prefix(name) {
                return Ok((Some(c), rest));
            }
        }
        let end = memchr::memchr2(b';', b'&', after.as_bytes());
        if let Some((name, rest)) = end.and_then(|end| after.split_at_checked(end)) {
            if let Some(rest) = rest.strip_prefix(';').filter(|_| is_reference(name)) {
                let c = reference(name).ok_or(Fault::xml(XmlError::Reference, at))?;
                return Ok((Some(c), rest));
            }
        }
        self.report(DiagnosticKind::BareAmpersand, at)?;
        Ok((None, after))
    }
}
