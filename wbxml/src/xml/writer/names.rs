//! Names: of tags without one, of literals, of attributes; namespaces and their prefixes.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Frame, Inside, StartTag, Writer};
use crate::dictionary::Namespaces;
use crate::encode::Output;
use crate::name::is_qualified_name;
use crate::xml::namespaces::declared_prefix;
use crate::xml::{MOST_ATTRIBUTES, has_variables};
use crate::{
    DiagnosticKind, Dictionary, Error, ErrorKind, Expected, LimitKind, NO_PAGE, Tag, XmlError,
};

/// The attributes of the start tag that is open.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// The one whose value is being written.
    pub(super) current: Option<Tag>,
    /// What the value that is being written is, besides text.
    pub(super) care: Care,
    /// The value of a `NAME`, where it says what the type of a `VALUE` is.
    pub(super) name_value: String,
    keys: Vec<Key>,
    /// Names without a token, one after the other.
    literals: String,
    /// There are names whose prefixes are to be looked at when the start tag is complete.
    prefixed: bool,
    /// Attributes of the dictionary may be declarations, or have prefixes.
    known_prefixes: bool,
    /// What values are, besides text.
    usual: Care,
}

/// What an attribute value is, besides text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Care {
    #[default]
    None,
    /// A dollar in it would begin a variable.
    Dollars,
    /// The declaration of a namespace.
    Declaration,
    /// The name of what another attribute has the value of.
    Name,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Key {
    Known(&'static str),
    /// Where the name begins in the list, and how long it is.
    Literal(usize, usize),
}

impl Attributes {
    pub(super) fn set_dictionary(&mut self, dictionary: &Dictionary) {
        self.usual = if has_variables(dictionary) {
            Care::Dollars
        } else {
            Care::None
        };
        self.care = self.usual;
        let has_prefix = |name: &str| name == "xmlns" || name.bytes().any(|b| b == b':');
        self.known_prefixes = dictionary
            .attribute_names
            .iter()
            .any(|row| has_prefix(row.name));
    }

    fn name(&self, key: Key) -> &str {
        match key {
            Key::Known(name) => name,
            Key::Literal(at, len) => self.literals.get(at..at.saturating_add(len)).unwrap_or(""),
        }
    }

    fn has(&self, name: &str) -> bool {
        let mut names = self.keys.iter().map(|&key| self.name(key));
        names.any(|other| other.len() == name.len() && other == name)
    }
}

impl<O: Output> Writer<O> {
    #[cold]
    #[inline(never)]
    pub(super) fn root(&mut self, name: &str) -> Result<(), Error> {
        if self.root_seen {
            return Err(self.unexpected(Expected::Epilogue));
        }
        self.root_seen = true;
        let ids = self
            .dictionary
            .formal_public_id()
            .zip(Some(self.dictionary.system_id()));
        if let Some((public, system)) = ids.filter(|(_, s)| self.options.doctype && !s.is_empty()) {
            for piece in [
                "<!DOCTYPE ",
                name,
                " PUBLIC \"",
                public,
                "\" \"",
                system,
                "\">\n",
            ] {
                self.put(piece)?;
            }
        }
        Ok(())
    }

    /// A tag that has no name here.
    #[cold]
    #[inline(never)]
    pub(super) fn start_unknown(&mut self, tag: Tag) -> Result<(), Error> {
        let page = u16::from(tag.page());
        let mut later = self.dictionary.later;
        while let Some(dictionary) = later.filter(|_| self.options.later_tokens) {
            if let Some(name) = dictionary.tag_name(tag) {
                self.report(DiagnosticKind::LaterToken(tag));
                return self.start_named(page, name);
            }
            later = dictionary.later;
        }
        if !self.escapes() {
            return Err(self.out.refuse(ErrorKind::UnknownTag(tag)));
        }
        self.report(DiagnosticKind::Escaped);
        let name = alloc::format!("wbxml-{:02X}-{:02X}", tag.page(), tag.id());
        // The name says it all: no declaration for a page that has no namespace.
        let outside = self.frames.last().map_or(NO_PAGE, |frame| frame.page);
        let has_namespace = self.dictionary.namespace(tag.page()).is_some();
        self.start_named(if has_namespace { page } else { outside }, &name)
    }

    /// An element by its name, in the namespace of `page`.
    #[cold]
    #[inline(never)]
    pub(super) fn start_named(&mut self, page: u16, name: &str) -> Result<(), Error> {
        if !is_qualified_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        if self.frames.is_empty() {
            self.root(name)?;
        } else if self.floor > 0 {
            self.inner_root()?;
        }
        self.put("<")?;
        self.put(name)?;
        self.literals.1.push(self.literals.0.len());
        self.literals.0.push_str(name);
        let tag = Tag::new(0, 0);
        self.frames.push(Frame {
            close: "",
            tag,
            page,
            inside: Inside::Nothing,
        });
        self.undecided = true;
        self.start = StartTag::Open;
        Ok(())
    }

    /// The name of the innermost element.
    fn innermost_name(&self) -> &str {
        match self.frames.last() {
            Some(frame) if !frame.close.is_empty() => frame
                .close
                .get(2..frame.close.len().saturating_sub(1))
                .unwrap_or(""),
            _ => {
                let at = self.literals.1.last().copied().unwrap_or(0);
                self.literals.0.get(at..).unwrap_or("")
            }
        }
    }

    /// Ends a start tag of which something waited for its attributes: the declaration of its
    /// namespace, or the list of their names.
    #[cold]
    #[inline(never)]
    pub(super) fn decide(&mut self) -> Result<(), Error> {
        if self.start != StartTag::Open {
            return Err(self.unexpected(Expected::Attribute));
        }
        self.undecided = false;
        if !self.unwritten.0.is_empty() {
            self.write_open()?;
        }
        if let Some(frame) = self.frames.last().copied() {
            let waited = match self.dictionary.namespaces {
                _ if frame.close.is_empty() => true,
                Namespaces::None => false,
                Namespaces::Pages => self.dictionary.namespace(frame.tag.page()).is_none(),
                Namespaces::Prefixes(_) => true,
            };
            if waited {
                self.declare_namespace(frame)?;
            }
        }
        if self.attributes.prefixed {
            self.check_prefixes()?;
        }
        self.attributes.keys.clear();
        self.attributes.literals.clear();
        self.attributes.name_value.clear();
        Ok(())
    }

    fn declare_namespace(&mut self, frame: Frame) -> Result<(), Error> {
        let declares = self.attributes.has("xmlns");
        let prefix = self
            .innermost_name()
            .split_once(':')
            .map(|(p, _)| String::from(p));
        if let Some(prefix) = &prefix {
            self.declare_prefix(prefix)?;
        }
        let outside = self.frames.iter().rev().nth(1).map_or(NO_PAGE, |f| f.page);
        let namespace = u8::try_from(frame.page)
            .ok()
            .and_then(|p| self.dictionary.namespace(p));
        let page = match prefix {
            // A literal is in the namespace of its page, as an element with a token is.
            None if declares && self.pages_are_namespaces && namespace.is_some() => {
                let declared = self.prefixes.namespace("");
                let declared = declared.and_then(|uri| self.dictionary.page_of_namespace(uri));
                if declared.map(u16::from) != Some(frame.page) {
                    return Err(self.out.refuse(ErrorKind::DuplicateAttribute));
                }
                frame.page
            }
            _ if declares => NO_PAGE,
            // A prefix says nothing about the names without one.
            Some(_) => outside,
            None if frame.page == outside || namespace.is_some() => frame.page,
            None => NO_PAGE,
        };
        let is_of_page = self.pages_are_namespaces && prefix.is_none();
        if is_of_page && !self.is_page(frame.page) {
            self.literal_on_unknown_page(frame.page)?;
        }
        if is_of_page && !declares && page != outside {
            // Without a namespace, inside one, that one is taken back.
            for piece in [" xmlns=\"", namespace.unwrap_or(""), "\""] {
                self.put(piece)?;
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.page = page;
        }
        Ok(())
    }

    /// Whether this is a page of the dictionary, or none at all.
    fn is_page(&self, page: u16) -> bool {
        match u8::try_from(page) {
            Ok(number) => {
                let pages = self.dictionary.pages;
                pages
                    .get(usize::from(number))
                    .is_some_and(|page| page.slot <= number)
            }
            Err(_) => true,
        }
    }

    /// A literal in the namespace of a page that the dictionary does not have.
    #[cold]
    fn literal_on_unknown_page(&mut self, page: u16) -> Result<(), Error> {
        if !self.escapes() {
            let page = u8::try_from(page).unwrap_or(u8::MAX);
            let tag = Tag::new(page, crate::token::global::LITERAL);
            return Err(self.out.refuse(ErrorKind::UnknownTag(tag)));
        }
        self.report(DiagnosticKind::Escaped);
        Ok(())
    }

    /// Declares a prefix that the dictionary writes, unless the document has.
    fn declare_prefix(&mut self, prefix: &str) -> Result<(), Error> {
        if prefix == "xml" || self.prefixes.namespace(prefix).is_some() {
            return Ok(());
        }
        let list = match self.dictionary.namespaces {
            Namespaces::Prefixes(list) => list,
            Namespaces::None | Namespaces::Pages => &[],
        };
        let Some((prefix, namespace)) = list.iter().find(|(p, _)| *p == prefix) else {
            return Err(self.out.refuse(ErrorKind::Xml(XmlError::UnboundPrefix)));
        };
        for piece in [" xmlns:", prefix, "=\"", namespace, "\""] {
            self.put(piece)?;
        }
        self.prefixes.begin(self.frames.len(), prefix);
        self.prefixes.namespace_piece(namespace);
        self.prefixes.end().map_err(|kind| self.out.refuse(kind))
    }

    /// Notes what an attribute of the innermost element declares, or needs to be declared.
    #[cold]
    fn note_prefix(&mut self, name: &str) {
        match declared_prefix(name) {
            Some(prefix) => {
                self.prefixes.begin(self.frames.len(), prefix);
                self.attributes.care = Care::Declaration;
            }
            None => self.attributes.prefixed |= name.contains(':'),
        }
    }

    /// Every prefix of an attribute has to be declared, and no two attributes may have the same
    /// name by namespace (Namespaces in XML 1.0 §5, §6.3).
    #[cold]
    fn check_prefixes(&mut self) -> Result<(), Error> {
        self.attributes.prefixed = false;
        let mut names = Vec::new();
        for &key in &self.attributes.keys {
            let Some((prefix, local)) = self.attributes.name(key).split_once(':') else {
                continue;
            };
            if prefix == "xmlns" || prefix == "xml" {
                continue;
            }
            let name = self
                .prefixes
                .namespace(prefix)
                .map(|namespace| (local, namespace));
            let kind = match name {
                None => ErrorKind::Xml(XmlError::UnboundPrefix),
                Some(name) if names.contains(&name) => ErrorKind::DuplicateAttribute,
                Some(name) => {
                    names.push(name);
                    continue;
                }
            };
            return Err(self.out.refuse(kind));
        }
        Ok(())
    }

    /// The end tag of an element that is a literal, or has prefixes around it.
    #[cold]
    #[inline(never)]
    pub(super) fn end_named(&mut self, frame: Frame) -> Result<(), Error> {
        if frame.close.is_empty() {
            let at = self.literals.1.last().copied().unwrap_or(0);
            let name = self.literals.0.get(at..).unwrap_or("");
            self.out.put(b"</")?;
            self.out.put(name.as_bytes())?;
            self.out.put(b">")?;
        } else {
            self.put(frame.close)?;
        }
        self.forget(Some(frame));
        Ok(())
    }

    /// Forgets the name and the prefixes of an element that has ended.
    #[cold]
    #[inline(never)]
    pub(super) fn forget(&mut self, frame: Option<Frame>) {
        if frame.is_some_and(|frame| frame.close.is_empty()) {
            if let Some(at) = self.literals.1.pop() {
                self.literals.0.truncate(at);
            }
        }
        self.prefixes.leave(self.frames.len());
    }

    /// Ends the attribute value that is open.
    #[inline(always)]
    pub(super) fn end_value(&mut self) -> Result<(), Error> {
        match self.start {
            StartTag::Value => {
                self.start = StartTag::Open;
                self.attributes.current = None;
                if self.attributes.care != self.attributes.usual {
                    self.end_remembered()?;
                }
                self.put("\"")
            }
            StartTag::Open => Ok(()),
            StartTag::Closed | StartTag::Pi => Err(self.unexpected(Expected::Content)),
        }
    }

    /// A value that has been remembered is complete.
    #[cold]
    fn end_remembered(&mut self) -> Result<(), Error> {
        if core::mem::replace(&mut self.attributes.care, self.attributes.usual) == Care::Declaration
        {
            self.prefixes.end().map_err(|kind| self.out.refuse(kind))?;
        }
        Ok(())
    }

    #[inline(never)]
    pub(super) fn start_attribute(&mut self, tag: Tag) -> Result<(), Error> {
        self.end_value()?;
        let Some(entry) = self.dictionary.attribute(tag) else {
            return self.unknown_attribute(tag);
        };
        self.begin_value(Key::Known(entry.name), entry.name, entry.open)?;
        if self.attributes.known_prefixes {
            self.note_prefix(entry.name);
        }
        self.attributes.current = Some(tag);
        if self.has_icons && entry.name == "NAME" {
            self.attributes.care = Care::Name;
        }
        Ok(())
    }

    #[cold]
    fn unknown_attribute(&mut self, tag: Tag) -> Result<(), Error> {
        if !self.escapes() {
            return Err(self.out.refuse(ErrorKind::UnknownAttribute(tag)));
        }
        self.report(DiagnosticKind::Escaped);
        let name = alloc::format!("wbxml-attribute-{:02X}-{:02X}", tag.page(), tag.id());
        self.literal_attribute(&name)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn literal_attribute(&mut self, name: &str) -> Result<(), Error> {
        self.end_value()?;
        if !is_qualified_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        // An element with a token declares its namespace itself: this would be the second time.
        let has_token = self
            .frames
            .last()
            .is_some_and(|frame| !frame.close.is_empty());
        if name == "xmlns" && self.pages_are_namespaces && has_token {
            return Err(self.out.refuse(ErrorKind::DuplicateAttribute));
        }
        let at = self.attributes.literals.len();
        self.attributes.literals.push_str(name);
        self.begin_value(Key::Literal(at, name.len()), name, "")?;
        self.note_prefix(name);
        Ok(())
    }

    /// Writes the name of an attribute, `open` if it stands ready; the same twice is an error.
    #[inline]
    fn begin_value(&mut self, key: Key, name: &str, open: &str) -> Result<(), Error> {
        if self.attributes.has(name) {
            return Err(self.out.refuse(ErrorKind::DuplicateAttribute));
        }
        if self.attributes.keys.len() >= MOST_ATTRIBUTES {
            return Err(self.out.refuse(ErrorKind::LimitExceeded(LimitKind::Items)));
        }
        self.attributes.keys.push(key);
        self.undecided = true;
        if !self.unwritten.0.is_empty() {
            self.write_open()?;
        }
        self.start = StartTag::Value;
        if !open.is_empty() {
            return self.put(open);
        }
        self.put(" ")?;
        self.put(name)?;
        self.put("=\"")
    }
}
