//! [`Writer`]: tags, text and attributes, as XML has them.

use alloc::string::String;
use alloc::vec::Vec;

use super::escape::{clean_prefix, clean_prefix_of_value, reference};
use crate::model::extra::is_one_element;
use crate::xml::name::{is_qualified_name, is_xml_char};
use crate::{Attribute, Element, Error, ErrorKind, Extra, Part, Position, Unknown};

/// The document as far as it has been written.
#[derive(Debug)]
pub(super) struct Writer {
    out: String,
}

/// Attributes of an element: which of an extra, those on the element itself or on a child.
pub(super) type Attributes<'e, 'a> = (Option<Element>, &'e Extra<'a>);

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            out: String::with_capacity(4096),
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn declaration(&mut self) {
        self.out
            .push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    }

    /// An error at the place where the output has come to.
    #[cold]
    pub(super) fn error(&self, kind: ErrorKind) -> Error {
        let out = self.out.as_bytes();
        Error::new(kind, Position::of(out, out.len()))
    }

    /// A start tag with the attributes of the element.
    #[inline]
    pub(super) fn open(&mut self, element: Element, extra: &Extra<'_>) -> Result<(), Error> {
        self.open_with(element, (None, extra))
    }

    #[inline]
    pub(super) fn open_with(
        &mut self,
        element: Element,
        attributes: Attributes<'_, '_>,
    ) -> Result<(), Error> {
        let (tag, _) = element.tags();
        self.out.push_str(tag);
        if attributes.1.attributes().is_empty() {
            return Ok(());
        }
        self.out.pop();
        self.extra_attributes(attributes, &[])?;
        self.out.push('>');
        Ok(())
    }

    /// A start tag that declares the default namespace.
    pub(super) fn open_in(
        &mut self,
        element: Element,
        namespace: &str,
        attributes: Attributes<'_, '_>,
    ) -> Result<(), Error> {
        self.open_own(element, &[("xmlns", Some(namespace))], attributes)
    }

    /// A start tag with attributes of the schema before the others.
    pub(super) fn open_own(
        &mut self,
        element: Element,
        own: &[(&str, Option<&str>)],
        attributes: Attributes<'_, '_>,
    ) -> Result<(), Error> {
        let (tag, _) = element.tags();
        self.out.push_str(tag);
        self.out.pop();
        for (name, value) in own {
            if let Some(value) = value {
                self.attribute(name, value)?;
            }
        }
        if !attributes.1.attributes().is_empty() {
            self.extra_attributes(attributes, own)?;
        }
        self.out.push('>');
        Ok(())
    }

    #[inline]
    pub(super) fn close(&mut self, element: Element) {
        let (_, tag) = element.tags();
        self.out.push_str(tag);
    }

    /// An element with text. Its attributes are those of the extra of the element around it.
    #[inline]
    pub(super) fn value(
        &mut self,
        element: Element,
        text: &str,
        around: &Extra<'_>,
    ) -> Result<(), Error> {
        if text.is_empty() && around.attributes().is_empty() {
            let (tag, _) = element.tags();
            self.out.push_str(tag);
            self.out.pop();
            self.out.push_str("/>");
            return Ok(());
        }
        self.open_with(element, (Some(element), around))?;
        self.text(text)?;
        self.close(element);
        Ok(())
    }

    /// The same if there is any.
    #[inline]
    pub(super) fn option(
        &mut self,
        element: Element,
        text: Option<&str>,
        around: &Extra<'_>,
    ) -> Result<(), Error> {
        match text {
            Some(text) => self.value(element, text, around),
            None => Ok(()),
        }
    }

    #[inline]
    pub(super) fn text(&mut self, text: &str) -> Result<(), Error> {
        let clean = clean_prefix(text.as_bytes());
        if clean == text.len() {
            self.out.push_str(text);
            return Ok(());
        }
        self.escaped(text, clean_prefix)
    }

    fn escaped(&mut self, text: &str, clean_prefix: fn(&[u8]) -> usize) -> Result<(), Error> {
        let mut rest = text;
        loop {
            let clean = clean_prefix(rest.as_bytes());
            let (clean, special) = rest.split_at_checked(clean).unwrap_or((rest, ""));
            self.out.push_str(clean);
            let mut chars = special.chars();
            let Some(c) = chars.next() else {
                return Ok(());
            };
            match reference(c) {
                Some(reference) => self.out.push_str(reference),
                None if is_xml_char(c) => self.out.push(c),
                None => return Err(self.error(ErrorKind::NotXmlCharacter)),
            }
            rest = chars.as_str();
        }
    }

    fn attribute(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value, clean_prefix_of_value)?;
        self.out.push('"');
        Ok(())
    }

    /// The attributes of an extra that stand on this element. `own` are written already.
    #[cold]
    fn extra_attributes(
        &mut self,
        (on, extra): Attributes<'_, '_>,
        own: &[(&str, Option<&str>)],
    ) -> Result<(), Error> {
        let these = || extra.attributes().iter().filter(move |a| a.on == on);
        for (i, attribute) in these().enumerate() {
            let Attribute { name, value, .. } = attribute;
            let written = own.iter().any(|own| own.0 == name && own.1.is_some());
            if written || these().take(i).any(|a| a.name == *name) || name == "xmlns" {
                return Err(self.error(ErrorKind::InvalidName));
            }
            let declared = |prefix: &str| {
                these().any(|a| a.name.strip_prefix("xmlns:").is_some_and(|p| p == prefix))
            };
            if !is_attribute(name, value, declared) {
                return Err(self.error(ErrorKind::InvalidName));
            }
            self.attribute(name, value)?;
        }
        Ok(())
    }

    /// The elements that the schema does not have.
    #[inline]
    pub(super) fn unknown_elements(&mut self, extra: &Extra<'_>) -> Result<(), Error> {
        for element in extra.elements() {
            self.unknown(element)?;
        }
        Ok(())
    }

    /// An element that the schema does not have.
    pub(super) fn unknown(&mut self, element: &Unknown<'_>) -> Result<(), Error> {
        let parts = element.parts();
        if !is_one_element(parts) {
            return Err(self.error(ErrorKind::InvalidUnknown));
        }
        let mut open: Vec<&str> = Vec::new();
        // Prefixes with the number of elements that were open where they were declared.
        let mut declared: Vec<(&str, usize)> = Vec::new();
        let mut parts = parts.iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Start(name) => {
                    open.push(name);
                    self.out.push('<');
                    self.out.push_str(name);
                    let mut names: Vec<(&str, &str)> = Vec::new();
                    while let Some(Part::Attribute(name, value)) =
                        parts.next_if(|p| matches!(p, Part::Attribute(..)))
                    {
                        if let Some(prefix) = name.strip_prefix("xmlns:") {
                            declared.push((prefix, open.len()));
                        }
                        names.push((name, value));
                    }
                    let is_declared = |prefix: &str| declared.iter().any(|d| d.0 == prefix);
                    let well_named = is_qualified_name(name) && has_prefix(name, is_declared);
                    let well = names.iter().all(|(name, value)| {
                        *name == "xmlns" || is_attribute(name, value, is_declared)
                    });
                    if !well_named || !well || has_duplicates(&names) {
                        return Err(self.error(ErrorKind::InvalidName));
                    }
                    for (name, value) in names {
                        self.attribute(name, value)?;
                    }
                    if parts.next_if(|p| matches!(p, Part::End)).is_some() {
                        self.out.push_str("/>");
                        open.pop();
                        declared.retain(|d| d.1 <= open.len());
                    } else {
                        self.out.push('>');
                    }
                }
                Part::Text(text) => self.text(text)?,
                Part::End => {
                    if let Some(name) = open.pop() {
                        self.out.push_str("</");
                        self.out.push_str(name);
                        self.out.push('>');
                    }
                    declared.retain(|d| d.1 <= open.len());
                }
                Part::Attribute(..) => {}
            }
        }
        Ok(())
    }
}

fn has_duplicates(names: &[(&str, &str)]) -> bool {
    let mut names: Vec<&str> = names.iter().map(|n| n.0).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair.first() == pair.last())
}

/// Whether a name has no prefix, or one that is declared.
fn has_prefix(name: &str, declared: impl Fn(&str) -> bool) -> bool {
    match name.split_once(':') {
        Some((prefix, _)) => prefix == "xml" || declared(prefix),
        None => true,
    }
}

/// Whether an attribute can be written: a declaration of a prefix, or a name whose prefix is
/// declared.
fn is_attribute(name: &str, value: &str, declared: impl Fn(&str) -> bool) -> bool {
    if !is_qualified_name(name) {
        return false;
    }
    match name.strip_prefix("xmlns:") {
        Some(prefix) => !value.is_empty() && !matches!(prefix, "xml" | "xmlns"),
        None => has_prefix(name, declared),
    }
}
