//! [`Reader`]: XML to events.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use quick_xml::events::Event as Markup;

use super::attributes::RawAttribute;
use super::escape::find_non_xml;
use super::namespaces::{Scope, Space};
use super::prolog::{DocType, is_declaration};
use super::variables::Dollar;
use super::{has_mixed_content, has_variables};
use crate::event::text_in_pieces;
use crate::name::is_xml_name;
use crate::{Dictionary, Error, ErrorKind, Event, LimitKind, Limits, Source, Tag, XmlError};

/// What becomes of text that is nothing but white space.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Whitespace {
    /// It is dropped between tags, and kept where it is all an element has, or where the element
    /// has had other text. Dictionaries of the WML family keep it.
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
    pub(super) text: &'a str,
    markup: quick_xml::Reader<&'a [u8]>,
    pub(super) dictionary: &'static Dictionary,
    options: ReadOptions,
    pub(super) scope: Scope<'a>,
    /// The attributes of the last start tag that had one default namespace and nothing else, and
    /// which that was.
    pub(super) last_declaration: (&'a str, &'a str),
    /// The page of names in no namespace, once the root is known.
    pub(super) implied: Option<u8>,
    pub(super) open: Vec<Open>,
    seen: Seen,
    items: u64,
    /// Whether any of the next five holds something that comes before more markup is read.
    pub(super) busy: bool,
    /// What is left of text that comes in pieces, and text behind it.
    pieces: [(&'a str, Pieces); 2],
    queue: [Option<Event<'a>>; 3],
    /// What is left of an attribute value, and where it stands.
    pub(super) value: (&'a str, usize),
    /// The attributes of the element just started, backwards, while there are any to come.
    pub(super) attributes: Vec<RawAttribute<'a>>,
    /// Whether one of them has come.
    in_attributes: bool,
    /// The element just started is an empty-element tag.
    empty: bool,
    /// White space of which it is not known yet whether it is layout, and where it stands. It may
    /// have comments in it.
    held: (&'a str, usize),
    /// The document around the one that is being read.
    pub(super) outer: Option<Outer>,
    pub(super) scratch: String,
    /// Whether there is text that comes in pieces: with carriage returns or variables.
    in_pieces: bool,
    cdata_ends: bool,
    preserve: bool,
    /// Whether a dollar in text begins a variable.
    pub(super) variables: bool,
    /// The length of the byte order mark.
    mark: u64,
    /// Where the markup of the last event begins.
    item: usize,
    done: bool,
}

/// The document around the one that is being read, and the depth at which that began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outer {
    pub(super) dictionary: &'static Dictionary,
    pub(super) implied: Option<u8>,
    pub(super) depth: u32,
}

/// What text that comes in pieces is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pieces {
    Text,
    CData,
    /// White space with comments in it.
    Blank,
    /// The data of a processing instruction.
    Pi,
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) tag: Option<Tag>,
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
            let c = text
                .get(at..)
                .and_then(|t| t.chars().next())
                .unwrap_or('\0');
            return Err(Error::at(ErrorKind::NotXmlCharacter(c), at));
        }
        let marked = text;
        let text = marked.strip_prefix('\u{FEFF}').unwrap_or(marked);
        if text.starts_with('\u{FEFF}') {
            let kind = ErrorKind::Xml(XmlError::TextOutsideRoot);
            return Err(Error::at(kind, '\u{FEFF}'.len_utf8()));
        }
        let bytes = text.as_bytes();
        let mut markup = quick_xml::Reader::from_str(text);
        markup.config_mut().allow_dangling_amp = false;
        let preserve = options.whitespace == Whitespace::Preserve || has_mixed_content(dictionary);
        let variables = has_variables(dictionary) && memchr::memchr(b'$', bytes).is_some();
        Ok(Self {
            text,
            markup,
            dictionary,
            options: *options,
            scope: Scope::new(),
            last_declaration: ("", ""),
            implied: None,
            open: Vec::with_capacity(32),
            seen: Seen::Nothing,
            items: options.limits.items,
            busy: false,
            pieces: [("", Pieces::Text); 2],
            queue: [None; 3],
            value: ("", 0),
            attributes: Vec::new(),
            in_attributes: false,
            empty: false,
            held: ("", 0),
            outer: None,
            scratch: String::new(),
            in_pieces: variables || memchr::memchr(b'\r', bytes).is_some(),
            cdata_ends: memchr::memmem::find(bytes, b"]]>").is_some(),
            preserve,
            variables,
            mark: marked.len().wrapping_sub(text.len()) as u64,
            item: 0,
            done: false,
        })
    }

    /// The options for a document whose text is that of the element that has just ended: what is
    /// inside counts towards the limits of the whole.
    pub(crate) fn remaining(&self) -> ReadOptions {
        let limits = self.options.limits;
        let depth = limits.depth.saturating_sub(self.depth()).saturating_sub(1);
        self.options
            .with_limits(limits.with_depth(depth).with_items(self.items))
    }

    /// Counts what such a document has taken.
    pub(crate) fn charge(&mut self, inner: &Reader<'_>) {
        self.items = inner.items;
    }

    #[inline(always)]
    fn here(&self) -> usize {
        self.markup.buffer_position() as usize
    }

    #[inline(always)]
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    pub(super) fn depth(&self) -> u32 {
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
            self.item = at;
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
        if !self.value.0.is_empty() {
            return self.value_piece().map(Some);
        }
        if !self.pieces[0].0.is_empty() {
            return Ok(Some(self.piece()));
        }
        let [first, second, third] = self.queue;
        if first.is_some() {
            self.queue = [second, third, None];
            return Ok(first);
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
        self.busy = false;
        if self.empty {
            self.empty = false;
            return Ok(Some(self.end()));
        }
        Ok(None)
    }

    pub(super) fn enqueue(&mut self, event: Event<'a>) {
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
        self.held.0 = "";
        // As in WBXML, an empty element is no deeper than its parent.
        if !self.empty && self.open.len() >= self.options.limits.depth as usize {
            return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Depth), at));
        }
        self.count(at)?;
        let name_at = at.wrapping_add(1);
        let raw_at = name_at.wrapping_add(name_len);
        let name = self.slice(name_at, raw_at);
        self.open.push(Open {
            tag: None,
            content: false,
            mixed: false,
        });
        if raw_len > 0 {
            let raw = self.slice(raw_at, raw_at.wrapping_add(raw_len));
            self.declarations(raw, raw_at)?;
        }
        let event = match memchr::memchr(b':', name.as_bytes()) {
            None => match self.scope.default() {
                Space::Page(page) => self.in_page(page, name, name, name_at)?,
                space => self.in_space(space, name, name, name_at)?,
            },
            Some(colon) => {
                let (prefix, local) = name.split_at_checked(colon).unwrap_or(("", name));
                let local = local.get(1..).unwrap_or("");
                let space = if prefix.is_empty() {
                    None
                } else {
                    self.scope.of(prefix)
                };
                let unbound = Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), name_at);
                self.in_space(space.ok_or(unbound)?, name, local, name_at)?
            }
        };
        match event {
            Event::Start(tag) => {
                if let Some(open) = self.open.last_mut() {
                    open.tag = Some(tag);
                }
            }
            // Declarations that the document around would have used up are attributes in this one.
            Event::Document(_) if raw_len > 0 => {
                self.keep_attributes(self.slice(raw_at, raw_at.wrapping_add(raw_len)), raw_at);
            }
            _ => {}
        }
        Ok(event)
    }

    /// The end tag of the innermost element, with the white space that turned out to be its text.
    #[inline]
    fn end_tag(&mut self) -> Event<'a> {
        let held = core::mem::take(&mut self.held.0);
        if held.is_empty() || self.open.last().is_some_and(|open| open.content) {
            return self.end();
        }
        self.enqueue(Event::End);
        self.end();
        self.after_held(held, "")
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

    /// Counts an element or attribute.
    #[inline(always)]
    pub(super) fn count(&mut self, at: usize) -> Result<(), Error> {
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
            return match text.bytes().position(|b| !b.is_ascii_whitespace()) {
                None => Ok(None),
                Some(first) => {
                    let offset = at.wrapping_add(first);
                    Err(Error::at(ErrorKind::Xml(XmlError::TextOutsideRoot), offset))
                }
            };
        };
        let blank = text.bytes().next().is_none_or(|b| b.is_ascii_whitespace())
            && text.bytes().all(|b| b.is_ascii_whitespace());
        if blank && !self.preserve && !open.mixed {
            self.hold(text, at);
            return Ok(None);
        }
        open.content = true;
        open.mixed = true;
        let held = core::mem::take(&mut self.held.0);
        if held.is_empty() {
            return Ok(Some(self.text_event(text, Pieces::Text)));
        }
        Ok(Some(self.after_held(held, text)))
    }

    /// White space that may be layout; after a comment, with what is held already.
    #[inline(always)]
    fn hold(&mut self, text: &'a str, at: usize) {
        self.held = if self.held.0.is_empty() {
            (text, at)
        } else {
            (self.slice(self.held.1, self.here()), self.held.1)
        };
    }

    /// Text, after white space that turned out to belong to it.
    fn after_held(&mut self, held: &'a str, text: &'a str) -> Event<'a> {
        self.pieces = [(held, Pieces::Blank), (text, Pieces::Text)];
        self.busy = true;
        self.piece()
    }

    /// Text with its line ends as XML 1.0 §2.11 has them, and its variables.
    #[inline(always)]
    fn text_event(&mut self, text: &'a str, kind: Pieces) -> Event<'a> {
        if self.in_pieces && memchr::memchr2(b'\r', b'$', text.as_bytes()).is_some() {
            self.pieces = [(text, kind), ("", Pieces::Text)];
            self.busy = true;
            return self.piece();
        }
        if kind == Pieces::CData {
            Event::CData(text)
        } else {
            Event::Text(text)
        }
    }

    /// The next piece of the text that comes in pieces.
    #[inline(never)]
    fn piece(&mut self) -> Event<'a> {
        let (text, kind) = self.pieces[0];
        let dollar = self.variables && matches!(kind, Pieces::Text | Pieces::CData);
        let (event, rest) = next_piece(text, kind, dollar);
        let rest = if kind == Pieces::Blank {
            after_comments(rest)
        } else {
            rest
        };
        self.pieces[0].0 = rest;
        if rest.is_empty() {
            self.pieces = [self.pieces[1], ("", Pieces::Text)];
        }
        event
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
                self.held.0 = "";
                let text = self.slice(at.saturating_add(9), end.saturating_sub(3));
                Ok(if text.is_empty() {
                    None
                } else {
                    Some(self.text_event(text, Pieces::CData))
                })
            }
            Markup::GeneralRef(_) => {
                let name = self.slice(at.saturating_add(1), end.saturating_sub(1));
                let Some(c) = reference(name) else {
                    return wrong(XmlError::Reference);
                };
                let Some(open) = self.open.last_mut() else {
                    return wrong(XmlError::TextOutsideRoot);
                };
                open.content = true;
                open.mixed = true;
                let held = core::mem::take(&mut self.held.0);
                if held.is_empty() {
                    return Ok(Some(Event::Char(c)));
                }
                self.enqueue(Event::Char(c));
                Ok(Some(self.after_held(held, "")))
            }
            Markup::PI(_) => {
                let body = self.slice(at.saturating_add(2), end.saturating_sub(2));
                let split = body
                    .find(|c: char| c.is_ascii_whitespace())
                    .unwrap_or(body.len());
                let (target, data) = body.split_at_checked(split).unwrap_or((body, ""));
                if !is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return wrong(XmlError::Syntax);
                }
                if let Some(open) = self.open.last_mut() {
                    open.content = true;
                    self.held.0 = "";
                }
                self.pieces = [(data.trim_ascii_start(), Pieces::Pi), ("", Pieces::Text)];
                self.enqueue(Event::PiEnd);
                Ok(Some(Event::Pi(target)))
            }
            Markup::DocType(_) => {
                if self.seen != Seen::Nothing {
                    return wrong(XmlError::DocType);
                }
                self.seen = Seen::DocType;
                match DocType::read(self.slice(at, end)) {
                    None => wrong(XmlError::Syntax),
                    Some(d) if d.internal_subset && !self.options.internal_subset => {
                        wrong(XmlError::InternalSubset)
                    }
                    Some(_) => Ok(None),
                }
            }
            Markup::Comment(_) => {
                let body = self.slice(at.saturating_add(4), end.saturating_sub(2));
                match memchr::memmem::find(body.as_bytes(), b"--") {
                    Some(hyphens) => {
                        let offset = at.saturating_add(4).saturating_add(hyphens);
                        Err(Error::at(ErrorKind::Xml(XmlError::Syntax), offset))
                    }
                    None => Ok(None),
                }
            }
            Markup::Decl(_) => {
                let body = self.slice(at.saturating_add(5), end.saturating_sub(2));
                if at > 0 || !is_declaration(body) {
                    return wrong(XmlError::Syntax);
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    #[cold]
    fn malformed(&self, error: &quick_xml::Error) -> Error {
        let at = usize::try_from(self.markup.error_position()).unwrap_or(usize::MAX);
        let kind = match error {
            quick_xml::Error::IllFormed(
                quick_xml::errors::IllFormedError::MismatchedEndTag { .. }
                | quick_xml::errors::IllFormedError::UnmatchedEndTag(_),
            ) => XmlError::MismatchedEnd,
            quick_xml::Error::IllFormed(quick_xml::errors::IllFormedError::UnclosedReference) => {
                XmlError::Reference
            }
            _ => XmlError::Syntax,
        };
        Error::at(ErrorKind::Xml(kind), at)
    }
}

/// The piece of text that `text` begins with, and what is left: up to a line end, which becomes a
/// line feed (XML 1.0 §2.11), up to a comment, or, if `dollar`, up to a variable.
fn next_piece(text: &str, kind: Pieces, dollar: bool) -> (Event<'_>, &str) {
    let mut begin = 0;
    match text.as_bytes() {
        // A carriage return is a line feed, unless there is one behind it.
        [b'\r', b'\n', ..] => begin = 1,
        [b'\r', ..] => return (kind.event("\n"), text.get(1..).unwrap_or("")),
        [b'$', ..] if dollar => {
            let after = text.get(1..).unwrap_or("");
            return match Dollar::read(after) {
                (Dollar::Itself, rest) => (kind.event(text.get(..1).unwrap_or("")), rest),
                (Dollar::Variable(code, text), rest) => (Event::Extension { code, text }, rest),
            };
        }
        _ => {}
    }
    let text = text.get(begin..).unwrap_or(text);
    let stop = match kind {
        _ if dollar => b'$',
        Pieces::Blank => b'<',
        _ => b'\r',
    };
    let until = memchr::memchr2(b'\r', stop, text.as_bytes()).unwrap_or(text.len());
    let (piece, rest) = text.split_at_checked(until).unwrap_or((text, ""));
    (kind.event(piece), rest)
}

/// What is behind the comments that `text` begins with.
fn after_comments(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|t| t.split_once("-->")) {
        rest = after;
    }
    rest
}

impl Pieces {
    const fn event(self, text: &str) -> Event<'_> {
        match self {
            Self::CData => Event::CData(text),
            _ => Event::Text(text),
        }
    }
}

/// The character of a reference, between `&` and `;`.
pub(super) fn reference(name: &str) -> Option<char> {
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

impl<'a> Source<'a> for Reader<'a> {
    #[inline]
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        if self.done {
            return Ok(None);
        }
        match self.advance() {
            next @ Ok(Some(_)) => next,
            last => {
                self.done = true;
                last.map_err(|e| e.shifted(self.mark))
            }
        }
    }

    fn offset(&self) -> u64 {
        self.markup.buffer_position().wrapping_add(self.mark)
    }

    /// Of an attribute, where its element begins; of text behind white space or a comment, where the
    /// text itself does.
    fn item_offset(&self) -> u64 {
        (self.item as u64).wrapping_add(self.mark)
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
