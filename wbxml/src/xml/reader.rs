//! [`Reader`]: XML to events.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use quick_xml::events::Event as Markup;

use super::attributes::{RawAttribute, RawAttributes};
use super::escape::find_non_xml;
use super::namespaces::{Scope, Space};
use crate::dictionary::{Extensions, Namespaces};
use crate::event::text_in_pieces;
use crate::{
    Dictionary, Error, ErrorKind, Event, LimitKind, Limits, NO_PAGE, Source, Tag,
    XmlError,
};

/// What becomes of text that is nothing but white space.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Whitespace {
    /// It is dropped between tags, and kept where it is all an element has, or where the element
    /// has other text. Dictionaries of the WML family keep it.
    #[default]
    Layout,
    /// It is kept.
    Preserve,
}

/// How XML is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// How much is taken.
    pub limits: Limits,
    /// What becomes of white space.
    pub whitespace: Whitespace,
    /// Whether a DOCTYPE may have an internal subset, which is then ignored, as DDF files have it.
    /// Default no: it is an error.
    pub internal_subset: bool,
}

impl ReadOptions {
    /// These options with other limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// These options with another treatment of white space.
    #[must_use]
    pub const fn with_whitespace(mut self, whitespace: Whitespace) -> Self {
        self.whitespace = whitespace;
        self
    }

    /// These options with internal subsets ignored instead of refused.
    #[must_use]
    pub const fn with_internal_subset(mut self, ignored: bool) -> Self {
        self.internal_subset = ignored;
        self
    }
}

/// The events of an XML document.
///
/// Names are resolved to the tags of the dictionary by namespace and local name; declarations of
/// the dictionary's own namespaces are used up that way, others come as attributes. Comments and
/// the DOCTYPE are dropped. No entities but the five, and no recursion.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    markup: quick_xml::Reader<&'a [u8]>,
    dictionary: &'static Dictionary,
    options: ReadOptions,
    scope: Scope<'a>,
    /// The last start tag's attributes and what they meant, if they were one default namespace.
    last_declaration: (&'a str, Space),
    /// The page of names in no namespace, once the root is known.
    implied: Option<u8>,
    open: Vec<Open>,
    seen: Seen,
    items: u64,
    /// Whether any of the next five holds something that comes before more markup is read.
    busy: bool,
    queue: [Option<Event<'a>>; 3],
    /// What is left of an attribute value, and where it stands.
    value: (&'a str, usize),
    /// The attributes of the element just started, backwards, while there are any to come.
    attributes: Vec<RawAttribute<'a>>,
    /// Whether one of them has come.
    in_attributes: bool,
    /// What is left of text that comes in lines, and whether it is CDATA; and text behind it.
    lines: [(&'a str, bool); 2],
    /// The element just started is an empty-element tag.
    empty: bool,
    /// White space of which it is not known yet whether it is layout.
    held: &'a str,
    /// The document in which the one being read stands, and at which depth that began.
    outer: Option<(&'static Dictionary, Option<u8>, u32)>,
    scratch: String,
    carriage_returns: bool,
    cdata_ends: bool,
    preserve: bool,
    done: bool,
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    tag: Option<Tag>,
    /// It has an element, or text besides white space.
    content: bool,
    /// It has text besides white space.
    mixed: bool,
}

/// How far the document has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Seen {
    Nothing,
    DocType,
    Root,
}

impl<'a> Reader<'a> {
    /// The events of this XML, with the names of this dictionary.
    /// [`dictionaries`](crate::dictionaries) finds one by root element, namespace or public
    /// identifier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotXmlCharacter`] if there is one anywhere in the text.
    pub fn new(text: &'a str, dictionary: &'static Dictionary) -> Result<Self, Error> {
        Self::with_options(text, dictionary, &ReadOptions::default())
    }

    /// The same with these options.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    pub fn with_options(
        text: &'a str,
        dictionary: &'static Dictionary,
        options: &ReadOptions,
    ) -> Result<Self, Error> {
        if let Some(at) = find_non_xml(text) {
            let c = text.get(at..).and_then(|t| t.chars().next()).unwrap_or('\0');
            return Err(Error::at(ErrorKind::NotXmlCharacter(c), at));
        }
        let bytes = text.as_bytes();
        let mut markup = quick_xml::Reader::from_str(text);
        markup.config_mut().allow_dangling_amp = false;
        let preserve =
            options.whitespace == Whitespace::Preserve || has_mixed_content(dictionary);
        Ok(Self {
            text,
            markup,
            dictionary,
            options: *options,
            scope: Scope::new(),
            last_declaration: ("", Space::Undeclared),
            implied: None,
            open: Vec::with_capacity(32),
            seen: Seen::Nothing,
            items: options.limits.items,
            busy: false,
            queue: [None; 3],
            value: ("", 0),
            attributes: Vec::new(),
            in_attributes: false,
            lines: [("", false); 2],
            empty: false,
            held: "",
            outer: None,
            scratch: String::new(),
            carriage_returns: memchr::memchr(b'\r', bytes).is_some(),
            cdata_ends: memchr::memmem::find(bytes, b"]]>").is_some(),
            preserve,
            done: false,
        })
    }

    #[inline(always)]
    fn here(&self) -> usize {
        self.markup.buffer_position() as usize
    }

    #[inline(always)]
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    fn depth(&self) -> u32 {
        u32::try_from(self.open.len()).unwrap_or(u32::MAX)
    }

    #[inline]
    fn advance(&mut self) -> Result<Option<Event<'a>>, Error> {
        if self.busy {
            if let Some(event) = self.unfinished()? {
                return Ok(Some(event));
            }
        }
        loop {
            let at = self.here();
            let markup = match self.markup.read_event() {
                Ok(markup) => markup,
                Err(e) => return Err(self.malformed(&e)),
            };
            let event = match markup {
                Markup::Start(start) => {
                    let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                    self.start(at, name, raw)?
                }
                Markup::Empty(start) => {
                    let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                    self.empty = true;
                    self.busy = true;
                    self.start(at, name, raw)?
                }
                Markup::End(_) => self.end_tag(),
                Markup::Text(_) => match self.characters(at)? {
                    Some(event) => event,
                    None => continue,
                },
                Markup::Eof => return self.end_of_input(),
                other => match self.uncommon(at, &other)? {
                    Some(event) => event,
                    None => continue,
                },
            };
            return Ok(Some(event));
        }
    }

    /// What comes before more markup is read, if there is anything.
    #[inline(never)]
    fn unfinished(&mut self) -> Result<Option<Event<'a>>, Error> {
        let [first, second, third] = self.queue;
        if first.is_some() {
            self.queue = [second, third, None];
            return Ok(first);
        }
        if !self.value.0.is_empty() {
            return self.value_piece().map(Some);
        }
        while let Some(attribute) = self.attributes.pop() {
            if let Some(event) = self.attribute(&attribute)? {
                self.in_attributes = true;
                return Ok(Some(event));
            }
        }
        if self.in_attributes {
            self.in_attributes = false;
            return Ok(Some(Event::AttributesEnd));
        }
        if self.lines.iter().any(|(text, _)| !text.is_empty()) {
            return Ok(Some(self.line()));
        }
        self.busy = false;
        if self.empty {
            self.empty = false;
            return Ok(Some(self.end()));
        }
        Ok(None)
    }

    fn enqueue(&mut self, event: Event<'a>) {
        self.busy = true;
        if let Some(place) = self.queue.iter_mut().find(|place| place.is_none()) {
            *place = Some(event);
        }
    }

    #[inline]
    fn start(&mut self, at: usize, name_len: usize, raw_len: usize) -> Result<Event<'a>, Error> {
        let parent = self.open.last_mut();
        match parent {
            Some(parent) => parent.content = true,
            None if self.seen == Seen::Root => {
                return Err(Error::at(ErrorKind::Xml(XmlError::SecondRoot), at));
            }
            None => self.seen = Seen::Root,
        }
        self.held = "";
        if self.open.len() >= self.options.limits.depth as usize {
            return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Depth), at));
        }
        self.count(at)?;
        let name_at = at.wrapping_add(1);
        let raw_at = name_at.wrapping_add(name_len);
        let name = self.slice(name_at, raw_at);
        self.open.push(Open { tag: None, content: false, mixed: false });
        if raw_len > 0 {
            let raw = self.slice(raw_at, raw_at.wrapping_add(raw_len));
            self.declarations(raw, raw_at)?;
        }
        let event = match memchr::memchr(b':', name.as_bytes()) {
            None => match self.scope.default() {
                Space::Page(page) => self.in_page(page, name, name),
                space => self.in_space(space, name, name)?,
            },
            Some(colon) => {
                let (prefix, local) = name.split_at_checked(colon).unwrap_or(("", name));
                let local = local.get(1..).unwrap_or("");
                let space = self
                    .scope
                    .of(prefix)
                    .ok_or(Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), name_at))?;
                self.in_space(space, name, local)?
            }
        };
        if let Event::StartLiteral { name, .. } = event {
            if !crate::name::is_xml_name(name) {
                return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), name_at));
            }
        }
        if let Event::Start(tag) = event {
            if let Some(open) = self.open.last_mut() {
                open.tag = Some(tag);
            }
        }
        Ok(event)
    }

    #[inline(always)]
    fn in_page(&mut self, page: u8, name: &'a str, local: &'a str) -> Event<'a> {
        match self.dictionary.tag(page, local) {
            Some(tag) => Event::Start(tag),
            None => self.unknown(u16::from(page), name, local),
        }
    }

    /// A name without a token: perhaps an escape of ours, perhaps the root of another document.
    #[cold]
    #[inline(never)]
    fn unknown(&mut self, page: u16, name: &'a str, local: &'a str) -> Event<'a> {
        if let Some(tag) = escaped_tag(local) {
            return Event::Start(tag);
        }
        Event::StartLiteral { page, name: if page == NO_PAGE { name } else { local } }
    }

    /// The element of this name in anything but a page's namespace.
    #[inline(never)]
    fn in_space(&mut self, space: Space, name: &'a str, local: &'a str) -> Result<Event<'a>, Error> {
        if let Some(event) = self.embedded(name, local) {
            return Ok(event);
        }
        Ok(match space {
            Space::Page(page) => self.in_page(page, name, local),
            Space::Prefix(i) => {
                let Namespaces::Prefixes(list) = self.dictionary.namespaces else {
                    return Ok(self.unknown(NO_PAGE, name, local));
                };
                let prefix = list.get(usize::from(i)).map_or("", |(prefix, _)| prefix);
                self.scratch.clear();
                self.scratch.push_str(prefix);
                self.scratch.push(':');
                self.scratch.push_str(local);
                match self.dictionary.tag(0, &self.scratch) {
                    Some(tag) => Event::Start(tag),
                    None => self.unknown(NO_PAGE, name, local),
                }
            }
            Space::Undeclared => self.undeclared(name, local),
            Space::Foreign if matches!(self.dictionary.namespaces, Namespaces::None) => {
                match self.dictionary.tag(0, name) {
                    Some(tag) => Event::Start(tag),
                    None => self.unknown(NO_PAGE, name, local),
                }
            }
            Space::Foreign => self.unknown(NO_PAGE, name, local),
        })
    }

    /// A name where no namespace has been declared: that of the root decides, as documents do that
    /// leave the declaration out.
    fn undeclared(&mut self, name: &'a str, local: &'a str) -> Event<'a> {
        if !matches!(self.dictionary.namespaces, Namespaces::Pages) {
            return match self.dictionary.tag(0, local) {
                Some(tag) => Event::Start(tag),
                None => self.unknown(NO_PAGE, name, local),
            };
        }
        if let Some(tag) = self.implied.and_then(|page| self.dictionary.tag(page, local)) {
            return Event::Start(tag);
        }
        match self.dictionary.tag_in_any_page(local) {
            Some(tag) => {
                self.implied = self.implied.or(Some(tag.page()));
                Event::Start(tag)
            }
            None => self.unknown(NO_PAGE, name, local),
        }
    }

    /// `Document`, if the element just started is the root of a document of another type. Its own
    /// start is then queued.
    fn embedded(&mut self, name: &'a str, local: &'a str) -> Option<Event<'a>> {
        if self.outer.is_some() || self.dictionary.embedded.is_empty() {
            return None;
        }
        let parent = self.open.iter().rev().nth(1)?.tag?;
        let prefix = name.strip_suffix(local).and_then(|p| p.strip_suffix(':')).unwrap_or("");
        let uri = self.scope.uri(prefix).unwrap_or("");
        let found = self.dictionary.embedded.iter().find(|e| {
            e.container == parent
                && (e.namespace == uri || (uri.is_empty() && e.dictionary.root_name() == local))
        })?;
        self.outer = Some((self.dictionary, self.implied, self.depth()));
        self.dictionary = found.dictionary;
        self.implied = None;
        self.scope.forget();
        self.last_declaration = ("", Space::Undeclared);
        let start = match self.scope.reinterpret(prefix, found.dictionary) {
            Space::Page(page) => self.in_page(page, name, local),
            _ => self.undeclared(name, local),
        };
        if let (Event::Start(tag), Some(open)) = (start, self.open.last_mut()) {
            open.tag = Some(tag);
        }
        self.enqueue(start);
        Some(Event::Document(found.dictionary))
    }

    /// The end tag of the innermost element, with the white space that turned out to be its text.
    #[inline]
    fn end_tag(&mut self) -> Event<'a> {
        let held = core::mem::take(&mut self.held);
        if held.is_empty() || self.open.last().is_some_and(|open| open.content) {
            return self.end();
        }
        self.enqueue(Event::End);
        self.end();
        self.text_event(held, false)
    }

    #[inline]
    fn end(&mut self) -> Event<'a> {
        self.scope.leave(self.depth());
        if self.outer.is_some() {
            self.leave_embedded();
        }
        self.open.pop();
        Event::End
    }

    #[inline(never)]
    fn leave_embedded(&mut self) {
        if let Some((dictionary, implied, depth)) = self.outer {
            if depth == self.depth() {
                self.outer = None;
                self.dictionary = dictionary;
                self.implied = implied;
                self.scope.forget();
                self.last_declaration = ("", Space::Undeclared);
                self.enqueue(Event::DocumentEnd);
            }
        }
    }

    /// Counts an element or attribute.
    #[inline(always)]
    fn count(&mut self, at: usize) -> Result<(), Error> {
        match self.items.checked_sub(1) {
            Some(items) => {
                self.items = items;
                Ok(())
            }
            None => Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), at)),
        }
    }

    /// Text between tags and references.
    #[inline]
    fn characters(&mut self, at: usize) -> Result<Option<Event<'a>>, Error> {
        let text = self.slice(at, self.here());
        if self.cdata_ends {
            if let Some(end) = memchr::memmem::find(text.as_bytes(), b"]]>") {
                let offset = at.wrapping_add(end);
                return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), offset));
            }
        }
        let Some(open) = self.open.last_mut() else {
            let body = text.strip_prefix('\u{FEFF}').filter(|_| at == 0).unwrap_or(text);
            return match body.bytes().position(|b| !b.is_ascii_whitespace()) {
                None => Ok(None),
                Some(_) => Err(Error::at(ErrorKind::Xml(XmlError::TextOutsideRoot), at)),
            };
        };
        let blank = text.bytes().next().is_none_or(|b| b.is_ascii_whitespace())
            && text.bytes().all(|b| b.is_ascii_whitespace());
        if blank && !self.preserve && !open.mixed {
            self.held = text;
            return Ok(None);
        }
        open.content = true;
        open.mixed = true;
        let held = core::mem::take(&mut self.held);
        Ok(Some(self.after_held(held, text)))
    }

    /// Text, after white space that turned out to belong to it.
    #[inline]
    fn after_held(&mut self, held: &'a str, text: &'a str) -> Event<'a> {
        if held.is_empty() {
            return self.text_event(text, false);
        }
        self.lines = [(held, false), (text, false)];
        self.busy = true;
        self.line()
    }

    /// Text with its line ends as XML 1.0 §2.11 has them.
    #[inline(always)]
    fn text_event(&mut self, text: &'a str, cdata: bool) -> Event<'a> {
        if self.carriage_returns && memchr::memchr(b'\r', text.as_bytes()).is_some() {
            self.lines = [(text, cdata), ("", false)];
            self.busy = true;
            return self.line();
        }
        if cdata { Event::CData(text) } else { Event::Text(text) }
    }

    /// The next piece of the text that comes in lines.
    #[inline(never)]
    fn line(&mut self) -> Event<'a> {
        if self.lines[0].0.is_empty() {
            self.lines = [self.lines[1], ("", false)];
        }
        let [(text, cdata), _] = self.lines;
        // A carriage return is a line feed, unless there is one behind it.
        let (piece, rest) = match text.strip_prefix('\r') {
            Some(rest) if !rest.starts_with('\n') => ("\n", rest),
            stripped => {
                let text = stripped.unwrap_or(text);
                let until = memchr::memchr(b'\r', text.as_bytes()).unwrap_or(text.len());
                text.split_at_checked(until).unwrap_or((text, ""))
            }
        };
        self.lines[0].0 = rest;
        if cdata { Event::CData(piece) } else { Event::Text(piece) }
    }

    fn end_of_input(&mut self) -> Result<Option<Event<'a>>, Error> {
        let at = self.text.len();
        if !self.open.is_empty() {
            return Err(Error::at(ErrorKind::UnexpectedEnd, at));
        }
        if self.seen != Seen::Root {
            return Err(Error::at(ErrorKind::Xml(XmlError::NoRoot), at));
        }
        Ok(None)
    }

    /// Everything but tags and text.
    #[inline(never)]
    fn uncommon(&mut self, at: usize, markup: &Markup<'_>) -> Result<Option<Event<'a>>, Error> {
        let wrong = |kind| Err(Error::at(ErrorKind::Xml(kind), at));
        let end = self.here();
        match markup {
            Markup::CData(_) => {
                let Some(open) = self.open.last_mut() else {
                    return wrong(XmlError::TextOutsideRoot);
                };
                open.content = true;
                self.held = "";
                let text = self.slice(at.saturating_add(9), end.saturating_sub(3));
                Ok(if text.is_empty() { None } else { Some(self.text_event(text, true)) })
            }
            Markup::GeneralRef(_) => {
                let name = self.slice(at.saturating_add(1), end.saturating_sub(1));
                let Some(c) = reference(name) else { return wrong(XmlError::Reference) };
                let Some(open) = self.open.last_mut() else {
                    return wrong(XmlError::TextOutsideRoot);
                };
                open.content = true;
                open.mixed = true;
                let held = core::mem::take(&mut self.held);
                if held.is_empty() {
                    return Ok(Some(Event::Char(c)));
                }
                self.enqueue(Event::Char(c));
                Ok(Some(Event::Text(held)))
            }
            Markup::PI(_) => {
                let body = self.slice(at.saturating_add(2), end.saturating_sub(2));
                let split = body.find(|c: char| c.is_ascii_whitespace()).unwrap_or(body.len());
                let (target, data) = body.split_at_checked(split).unwrap_or((body, ""));
                if !crate::name::is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return wrong(XmlError::Syntax);
                }
                if let Some(open) = self.open.last_mut() {
                    open.content = true;
                    self.held = "";
                }
                let data = data.trim_ascii_start();
                if !data.is_empty() {
                    self.enqueue(Event::Text(data));
                }
                self.enqueue(Event::PiEnd);
                Ok(Some(Event::Pi(target)))
            }
            Markup::DocType(_) => {
                if self.seen != Seen::Nothing {
                    return wrong(XmlError::DocType);
                }
                self.seen = Seen::DocType;
                let body = self.slice(at, end);
                if !self.options.internal_subset && has_internal_subset(body) {
                    return wrong(XmlError::InternalSubset);
                }
                Ok(None)
            }
            Markup::Decl(_) if at > '\u{FEFF}'.len_utf8() => wrong(XmlError::Syntax),
            _ => Ok(None),
        }
    }

    /// Reads the namespace declarations of a start tag, and keeps its attributes if there are any
    /// others.
    #[inline]
    fn declarations(&mut self, raw: &'a str, base: usize) -> Result<(), Error> {
        let depth = self.depth();
        if raw == self.last_declaration.0 {
            let uri = raw.trim_ascii().get(7..).and_then(|r| r.get(..r.len().wrapping_sub(1)));
            self.scope.declare("", uri.unwrap_or(""), depth, self.dictionary);
            return Ok(());
        }
        self.all_declarations(raw, base, depth)
    }

    #[inline(never)]
    fn all_declarations(&mut self, raw: &'a str, base: usize, depth: u32) -> Result<(), Error> {
        let mut attributes = RawAttributes::new(raw, base);
        let malformed = |at: usize| Error::at(ErrorKind::Xml(XmlError::Attribute), at);
        self.attributes.clear();
        let mut used_up = 0_usize;
        let mut default = None;
        while let Some(attribute) = attributes.next_attribute().map_err(malformed)? {
            let at = attribute.name_at;
            if self.attributes.len() >= MOST_ATTRIBUTES {
                return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), at));
            }
            if self.attributes.iter().any(|a| a.name == attribute.name) {
                return Err(Error::at(ErrorKind::DuplicateAttribute, at));
            }
            self.attributes.push(attribute);
            let Some(prefix) = declared_prefix(attribute.name) else { continue };
            let space = self.scope.declare(prefix, attribute.value, depth, self.dictionary);
            if self.is_used_up(space) {
                used_up = used_up.wrapping_add(1);
                if prefix.is_empty() && !attribute.value.contains('&') {
                    default = Some(space);
                }
            }
        }
        let count = self.attributes.len();
        if used_up < count {
            self.attributes.reverse();
            self.busy = true;
            return Ok(());
        }
        self.attributes.clear();
        if count == 1 && raw.starts_with(" xmlns=") && raw.ends_with(['"', '\'']) {
            if let Some(space) = default {
                self.last_declaration = (raw, space);
            }
        }
        Ok(())
    }

    /// Whether a declaration is used up by the names it makes known, and no attribute.
    fn is_used_up(&self, space: Space) -> bool {
        matches!(space, Space::Page(_))
            || (space == Space::Undeclared
                && matches!(self.dictionary.namespaces, Namespaces::Pages))
    }

    /// The attribute, unless it is a declaration that is used up.
    fn attribute(&mut self, attribute: &RawAttribute<'a>) -> Result<Option<Event<'a>>, Error> {
        let space = declared_prefix(attribute.name)
            .map(|prefix| self.scope.of(prefix).unwrap_or(Space::Undeclared));
        if space.is_some_and(|space| self.is_used_up(space)) {
            return Ok(None);
        }
        self.count(attribute.name_at)?;
        self.value = (attribute.value, attribute.value_at);
        if let Some(space) = space {
            return Ok(Some(self.declaration(attribute, space)));
        }
        if let Some(colon) = memchr::memchr(b':', attribute.name.as_bytes()) {
            let prefix = attribute.name.get(..colon).unwrap_or("");
            let known = prefix == "xml"
                || self.dictionary.attribute_by_name(attribute.name).is_some()
                || matches!(
                    self.scope.of(prefix),
                    Some(Space::Foreign | Space::Prefix(_) | Space::Undeclared)
                );
            if !known {
                let kind = ErrorKind::Xml(XmlError::UnboundPrefix);
                return Err(Error::at(kind, attribute.name_at));
            }
        }
        Ok(Some(self.attribute_named(attribute.name)))
    }

    fn attribute_named(&self, name: &'a str) -> Event<'a> {
        match self.dictionary.attribute_by_name(name) {
            Some(row) => Event::Attribute(row.canonical),
            None => match escaped_attribute(name) {
                Some(tag) => Event::Attribute(tag),
                None => Event::AttributeLiteral { name },
            },
        }
    }

    /// A namespace declaration as the attribute that the dictionary has for it.
    fn declaration(&self, attribute: &RawAttribute<'a>, space: Space) -> Event<'a> {
        if let (Space::Prefix(i), Namespaces::Prefixes(list)) = (space, self.dictionary.namespaces) {
            let prefix = list.get(usize::from(i)).map_or("", |(prefix, _)| prefix);
            let row = self
                .dictionary
                .attribute_names
                .iter()
                .find(|row| row.name.strip_prefix("xmlns:") == Some(prefix));
            if let Some(row) = row {
                return Event::Attribute(row.canonical);
            }
        }
        self.attribute_named(attribute.name)
    }

    /// The next piece of an attribute value, normalised as XML 1.0 §3.3.3 has it.
    fn value_piece(&mut self) -> Result<Event<'a>, Error> {
        let (value, at) = self.value;
        let special = |b: u8| matches!(b, b'&' | b'\t' | b'\n' | b'\r');
        let until = value.bytes().position(special).unwrap_or(value.len());
        if until > 0 {
            let (piece, rest) = value.split_at_checked(until).unwrap_or((value, ""));
            self.value = (rest, at.wrapping_add(until));
            return Ok(Event::Text(piece));
        }
        if let Some(body) = value.strip_prefix('&') {
            let wrong = Error::at(ErrorKind::Xml(XmlError::Reference), at);
            let (name, rest) = body.split_once(';').ok_or(wrong)?;
            let c = reference(name).ok_or(wrong)?;
            self.value = (rest, at.wrapping_add(name.len()).wrapping_add(2));
            return Ok(Event::Char(c));
        }
        let len = if value.starts_with("\r\n") { 2 } else { 1 };
        self.value = (value.get(len..).unwrap_or(""), at.wrapping_add(len));
        Ok(Event::Text(" "))
    }

    #[cold]
    fn malformed(&self, error: &quick_xml::Error) -> Error {
        let at = usize::try_from(self.markup.error_position()).unwrap_or(usize::MAX);
        let kind = match error {
            quick_xml::Error::IllFormed(
                quick_xml::errors::IllFormedError::MismatchedEndTag { .. }
                | quick_xml::errors::IllFormedError::UnmatchedEndTag(_),
            ) => XmlError::MismatchedEnd,
            quick_xml::Error::IllFormed(
                quick_xml::errors::IllFormedError::UnclosedReference,
            ) => XmlError::Reference,
            _ => XmlError::Syntax,
        };
        Error::at(ErrorKind::Xml(kind), at)
    }
}

/// Whether white space between the document type's elements is part of its text: WML's, which are
/// also those with variables.
fn has_mixed_content(dictionary: &Dictionary) -> bool {
    matches!(dictionary.extensions, Extensions::Variables)
}

/// More attributes than this on one element are refused.
const MOST_ATTRIBUTES: usize = 256;

/// The prefix that an attribute of this name declares; empty for the default namespace.
#[inline]
fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

/// The character of a reference, between `&` and `;`.
fn reference(name: &str) -> Option<char> {
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    u32::from_str_radix(hex, 16).ok()?
                }
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            char::from_u32(code)?
        }
    };
    crate::name::is_xml_char(c).then_some(c)
}

/// Whether a DOCTYPE has a `[` outside its quoted identifiers.
fn has_internal_subset(doctype: &str) -> bool {
    let mut quote = None;
    for b in doctype.bytes() {
        match quote {
            Some(q) if b == q => quote = None,
            Some(_) => {}
            None if b == b'"' || b == b'\'' => quote = Some(b),
            None if b == b'[' => return true,
            None => {}
        }
    }
    false
}

/// The tag that [`Writer`](super::Writer) escapes as this name: `wbxml-0E-3F`.
fn escaped_tag(name: &str) -> Option<Tag> {
    let (page, id) = name.strip_prefix("wbxml-")?.split_once('-')?;
    Some(Tag::new(hex(page)?, hex(id)?)).filter(|t| (0x05..0x40).contains(&t.id()))
}

/// The attribute that [`Writer`](super::Writer) escapes as this name: `wbxml-attribute-00-05`.
fn escaped_attribute(name: &str) -> Option<Tag> {
    let (page, id) = name.strip_prefix("wbxml-attribute-")?.split_once('-')?;
    Some(Tag::new(hex(page)?, hex(id)?)).filter(|t| t.id() < 0x80 && t.id() & 0x3F >= 5)
}

fn hex(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_hexdigit());
    u8::from_str_radix(text, 16).ok().filter(|_| plain)
}

impl<'a> Source<'a> for Reader<'a> {
    #[inline]
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        if self.done {
            return Ok(None);
        }
        let next = self.advance();
        self.done = !matches!(next, Ok(Some(_)));
        next
    }

    fn offset(&self) -> u64 {
        self.markup.buffer_position()
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.dictionary
    }

    #[inline(never)]
    fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        text_in_pieces(self)
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Event<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_event().transpose()
    }
}
