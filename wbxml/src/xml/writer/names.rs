//! Names: of tags without one, of literals, of attributes; namespaces and their prefixes.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Frame, StartTag, Writer, without_end};
use crate::dictionary::Namespaces;
use crate::encode::Output;
use crate::name::is_xml_name;
use crate::{DiagnosticKind, Error, ErrorKind, Expected, LimitKind, NO_PAGE, Tag, XmlError};

/// The attributes of the start tag that is open.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// The one whose value is being written.
    pub(super) current: Option<Tag>,
    keys: Vec<Key>,
    /// Names without a token, one after the other.
    literals: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Key {
    Known(&'static str),
    /// Where the name begins in the list, and how long it is.
    Literal(usize, usize),
}

/// More attributes than this on one element are refused.
const MOST_ATTRIBUTES: usize = 256;

impl Attributes {
    fn name(&self, key: Key) -> &str {
        match key {
            Key::Known(name) => name,
            Key::Literal(at, len) => {
                self.literals.get(at..at.saturating_add(len)).unwrap_or("")
            }
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
        let ids = self.dictionary.formal_public_id().zip(Some(self.dictionary.system_id()));
        if let Some((public, system)) = ids.filter(|(_, s)| self.options.doctype && !s.is_empty()) {
            for piece in ["<!DOCTYPE ", name, " PUBLIC \"", public, "\" \"", system, "\">\n"] {
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
        self.start_named(NO_PAGE, &name)
    }

    /// An element by its name, in the namespace of `page`.
    #[cold]
    #[inline(never)]
    pub(super) fn start_named(&mut self, page: u16, name: &str) -> Result<(), Error> {
        if !is_xml_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        if self.frames.is_empty() {
            self.root(name)?;
        }
        self.put("<")?;
        self.put(name)?;
        self.literals.1.push(self.literals.0.len());
        self.literals.0.push_str(name);
        let tag = Tag::new(0, 0);
        self.frames.push(Frame { close: "", tag, page, elements: false, mixed: false });
        self.undecided = true;
        self.start = StartTag::Open;
        Ok(())
    }

    /// The name of the innermost element.
    fn innermost_name(&self) -> &str {
        match self.frames.last() {
            Some(frame) if !frame.close.is_empty() => {
                frame.close.get(2..frame.close.len().saturating_sub(1)).unwrap_or("")
            }
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
        self.write_open()?;
        let is_literal = self.frames.last().is_some_and(|frame| frame.close.is_empty());
        if is_literal || matches!(self.dictionary.namespaces, Namespaces::Prefixes(_)) {
            self.declare_namespace(is_literal)?;
        }
        self.attributes.keys.clear();
        self.attributes.literals.clear();
        Ok(())
    }

    fn declare_namespace(&mut self, is_literal: bool) -> Result<(), Error> {
        if let Some((prefix, _)) = self.innermost_name().split_once(':') {
            let prefix = String::from(prefix);
            return self.declare_prefix(&prefix);
        }
        let Some((frame, above)) = self.frames.split_last() else { return Ok(()) };
        if !self.pages_are_namespaces || !is_literal {
            return Ok(());
        }
        let outside = above.last().map_or(NO_PAGE, |f| f.page);
        let page = if self.attributes.has("xmlns") { NO_PAGE } else { frame.page };
        let declared = page != frame.page;
        if let Some(frame) = self.frames.last_mut() {
            frame.page = page;
        }
        if declared || page == outside {
            return Ok(());
        }
        match self.dictionary.pages.get(usize::from(page)) {
            Some(page) => self.put(without_end(page.xmlns)),
            // In no namespace, inside one.
            None => self.put(" xmlns=\"\""),
        }
    }

    /// Declares a prefix that the dictionary writes, unless the document has.
    fn declare_prefix(&mut self, prefix: &str) -> Result<(), Error> {
        if prefix == "xml" || self.is_declared(prefix) {
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
        self.note_prefix(prefix);
        Ok(())
    }

    /// The prefix is declared on the innermost element.
    fn note_prefix(&mut self, prefix: &str) {
        let at = self.prefixes.0.len();
        self.prefixes.0.push_str(prefix);
        self.prefixes.1.push((self.frames.len(), at, prefix.len()));
    }

    fn is_declared(&self, prefix: &str) -> bool {
        self.prefixes.1.iter().any(|&(_, at, len)| {
            self.prefixes.0.get(at..at.saturating_add(len)) == Some(prefix)
        })
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
        let depth = self.frames.len();
        while let Some(&(_, at, _)) = self.prefixes.1.last().filter(|(d, ..)| *d > depth) {
            self.prefixes.1.pop();
            self.prefixes.0.truncate(at);
        }
    }

    /// Ends the attribute value that is open.
    #[inline]
    pub(super) fn end_value(&mut self) -> Result<(), Error> {
        match self.start {
            StartTag::Value => {
                self.start = StartTag::Open;
                self.attributes.current = None;
                self.put("\"")
            }
            StartTag::Open => Ok(()),
            StartTag::Closed | StartTag::Pi => Err(self.unexpected(Expected::Content)),
        }
    }

    #[inline(never)]
    pub(super) fn start_attribute(&mut self, tag: Tag) -> Result<(), Error> {
        self.end_value()?;
        let Some(entry) = self.dictionary.attribute(tag) else {
            return self.unknown_attribute(tag);
        };
        if let Some(prefix) = entry.name.strip_prefix("xmlns:") {
            self.note_prefix(prefix);
        }
        self.begin_value(Key::Known(entry.name), entry.name)?;
        self.attributes.current = Some(tag);
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
        if !is_xml_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        // An element with a token declares its namespace itself.
        let has_token = self.frames.last().is_some_and(|frame| !frame.close.is_empty());
        let refused = match name.split_once(':') {
            Some(("xmlns", prefix)) => {
                self.note_prefix(prefix);
                prefix.is_empty().then_some(ErrorKind::InvalidName)
            }
            Some((prefix, _)) if prefix == "xml" || self.is_declared(prefix) => None,
            Some(_) => Some(ErrorKind::Xml(XmlError::UnboundPrefix)),
            None if name == "xmlns" && self.pages_are_namespaces && has_token => {
                Some(ErrorKind::DuplicateAttribute)
            }
            None => None,
        };
        if let Some(kind) = refused {
            return Err(self.out.refuse(kind));
        }
        let at = self.attributes.literals.len();
        self.attributes.literals.push_str(name);
        self.begin_value(Key::Literal(at, name.len()), name)
    }

    /// Writes the name of an attribute; the same twice is an error.
    #[inline]
    fn begin_value(&mut self, key: Key, name: &str) -> Result<(), Error> {
        if self.attributes.has(name) {
            return Err(self.out.refuse(ErrorKind::DuplicateAttribute));
        }
        if self.attributes.keys.len() >= MOST_ATTRIBUTES {
            return Err(self.out.refuse(ErrorKind::LimitExceeded(LimitKind::Items)));
        }
        self.attributes.keys.push(key);
        self.undecided = true;
        self.write_open()?;
        self.put(" ")?;
        self.put(name)?;
        self.put("=\"")?;
        self.start = StartTag::Value;
        Ok(())
    }
}
