//! [`Cursor`]: elements and their text, one after the other, with the limits of a message.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use std::io::BufRead;

use quick_xml::events::Event as Markup;

use super::attributes::{RawAttribute, RawAttributes};
use super::findings::{Fault, Findings};
use super::name::{is_qualified_name, is_xml_char, is_xml_name};
use super::namespaces::{Scope, as_on_the_wire, declared_prefix};
use super::prolog::is_declaration;
use crate::{DiagnosticKind, Element, ErrorKind, LimitKind, Limits, XmlError};

/// More declarations than this are in force in no message.
const MOST_DECLARATIONS: u32 = 256;

/// An element that has just begun. Its attributes are those of the cursor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'a> {
    /// Where its `<` stands.
    pub(crate) at: usize,
    /// Its name, perhaps with a prefix.
    pub(crate) name: &'a str,
}

impl<'a> Start<'a> {
    /// Prefix and local name; an empty prefix if there is none.
    pub(crate) fn split(&self) -> (&'a str, &'a str) {
        self.name.split_once(':').unwrap_or(("", self.name))
    }
}

/// Which element of the schemas an element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    /// This one, in the namespace that is expected, or taken for it.
    Known(Element),
    /// One that the schemas do not have, or in a namespace of its own.
    Unknown,
}

/// A document that is read element by element.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    markup: quick_xml::Reader<&'a [u8]>,
    limits: Limits,
    depth: u32,
    /// The names of the elements that are open.
    open: Vec<&'a str>,
    /// The element just started is an empty-element tag: it has ended already.
    empty: bool,
    /// Whether text has to be looked at for carriage returns and `]]>`.
    careful: bool,
    scope: Scope<'a>,
    /// The namespace that the elements of the schema are in, and outside which depth the one
    /// before was.
    expected: Cow<'a, str>,
    outer: Vec<(u32, Cow<'a, str>)>,
    /// Whether names without a prefix are in that namespace.
    plain: bool,
    /// The depth whose end changes namespaces.
    changes_at: u32,
    undeclared: Vec<&'a str>,
    /// The attributes of the element just started that declare nothing.
    pub(crate) attributes: Vec<RawAttribute<'a>>,
    /// How long all its attributes are as they stand, and where that is.
    raw: usize,
    raw_at: usize,
    pub(crate) findings: Findings,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str, limits: &Limits, findings: Findings) -> Self {
        let mut markup = quick_xml::Reader::from_str(text);
        markup.config_mut().allow_dangling_amp = true;
        // The cursor does that: it reads most tags itself.
        markup.config_mut().check_end_names = false;
        markup.config_mut().allow_unmatched_ends = true;
        let bytes = text.as_bytes();
        Self {
            text,
            markup,
            limits: *limits,
            depth: 0,
            open: Vec::with_capacity(16),
            empty: false,
            careful: memchr::memchr(b'\r', bytes).is_some()
                || memchr::memmem::find(bytes, b"]]>").is_some(),
            scope: Scope::new(),
            expected: Cow::Borrowed(""),
            outer: Vec::new(),
            plain: true,
            changes_at: 0,
            undeclared: Vec::new(),
            attributes: Vec::new(),
            raw: 0,
            raw_at: 0,
            findings,
        }
    }

    #[inline(always)]
    fn here(&self) -> usize {
        self.markup.buffer_position() as usize
    }

    #[inline(always)]
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// How long the text is.
    pub(crate) const fn len(&self) -> usize {
        self.text.len()
    }

    /// The same cursor, to look ahead with: it lets everything pass, and its findings are nobody's.
    pub(crate) fn ahead(&self) -> Self {
        let mut ahead = self.clone();
        ahead.findings = Findings::new(crate::Lenient::ALL);
        ahead
    }

    /// How many elements are open.
    pub(crate) const fn depth(&self) -> u32 {
        self.depth
    }

    #[cold]
    pub(crate) fn report(&mut self, kind: DiagnosticKind, at: usize) -> Result<(), Fault> {
        self.findings.report(kind, at)
    }

    /// The next element in the one that is open, or none when that ends.
    #[inline]
    pub(crate) fn child(&mut self) -> Result<Option<Start<'a>>, Fault> {
        if self.empty {
            self.empty = false;
            self.left();
            return Ok(None);
        }
        self.skip_white_space();
        loop {
            let at = self.here();
            let (name, raw) = match self.markup.read_event() {
                Ok(Markup::Text(_)) => {
                    let text = self.slice(at, self.here());
                    if !is_blank(text) {
                        self.stray(text, at)?;
                    }
                    continue;
                }
                Ok(Markup::Start(start)) => (start.name().0.len(), start.attributes_raw().len()),
                Ok(Markup::Empty(start)) => {
                    self.empty = true;
                    (start.name().0.len(), start.attributes_raw().len())
                }
                Ok(Markup::End(end)) => {
                    self.end_tag(end.name().0.len(), at)?;
                    return Ok(None);
                }
                Ok(Markup::Eof) if self.depth == 0 => return Ok(None),
                Ok(other) => {
                    self.uncommon(at, &other)?;
                    continue;
                }
                Err(e) => return Err(self.malformed(&e)),
            };
            return self.started(at, name, raw).map(Some);
        }
    }

    #[inline]
    fn started(&mut self, at: usize, name: usize, raw: usize) -> Result<Start<'a>, Fault> {
        if self.depth >= self.limits.depth {
            let kind = ErrorKind::LimitExceeded(LimitKind::Depth);
            return Err(Fault::new(kind, at));
        }
        self.depth = self.depth.wrapping_add(1);
        let name_at = at.wrapping_add(1);
        let raw_at = name_at.wrapping_add(name);
        self.attributes.clear();
        self.raw = raw;
        if raw > 0 {
            self.raw_at = raw_at;
            self.read_attributes(self.slice(raw_at, raw_at.wrapping_add(raw)), raw_at)?;
        }
        let name = self.slice(name_at, raw_at);
        self.open.push(name);
        Ok(Start { at, name })
    }

    /// The innermost element has ended.
    #[inline(always)]
    fn left(&mut self) {
        if self.changes_at == self.depth {
            self.restore();
        }
        self.depth = self.depth.wrapping_sub(1);
        self.open.pop();
    }

    /// An end tag has been read, which stands at `at`: the innermost element has ended.
    #[inline]
    fn end_tag(&mut self, name: usize, at: usize) -> Result<(), Fault> {
        let from = at.wrapping_add(2);
        let name = self.slice(from, from.wrapping_add(name));
        if self.open.last().is_none_or(|open| *open != name) {
            return Err(Fault::xml(XmlError::MismatchedEnd, at));
        }
        self.left();
        Ok(())
    }

    #[inline(never)]
    fn restore(&mut self) {
        self.scope.leave(self.depth);
        while let Some((_, before)) = self.outer.pop_if(|outer| outer.0 >= self.depth) {
            self.expected = before;
        }
        self.namespaces_changed();
    }

    fn namespaces_changed(&mut self) {
        let default = self.scope.uri("").map_or("", |uri| uri);
        self.plain = *default == *self.expected;
        let outer = self.outer.last().map_or(0, |outer| outer.0);
        self.changes_at = self.scope.last_depth().max(outer);
    }

    /// From here on to the end of the element just started, elements of the schema are expected in
    /// this namespace.
    pub(crate) fn expect(&mut self, uri: Cow<'a, str>) {
        let before = core::mem::replace(&mut self.expected, uri);
        self.outer.push((self.depth, before));
        self.namespaces_changed();
    }

    /// The next element in the one that is open, and which it is.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<(Named, Start<'a>)>, Fault> {
        if self.plain && !self.empty {
            if let Some(next) = self.plain_tag()? {
                return Ok(next);
            }
        }
        let Some(start) = self.child()? else {
            return Ok(None);
        };
        if self.plain {
            if let Some(element) = Element::from_name(start.name) {
                return Ok(Some((Named::Known(element), start)));
            }
        }
        self.resolve(start).map(|named| Some((named, start)))
    }

    /// What [`next`](Self::next) returns, if the next thing is the tag of an element of the schema
    /// without attributes or prefix, or the end tag of the open element: nearly all are. The reader
    /// does not see them.
    #[inline]
    fn plain_tag(&mut self) -> Result<Option<Option<(Named, Start<'a>)>>, Fault> {
        self.skip_white_space();
        let at = self.here();
        let [b'<', tag @ ..] = self.rest() else {
            return Ok(None);
        };
        if let [b'/', tag @ ..] = tag {
            let name = self.open.last().map_or("", |name| name);
            let Some([b'>', ..]) = tag.strip_prefix(name.as_bytes()) else {
                return Ok(None);
            };
            self.consume(name.len().wrapping_add(3));
            self.left();
            return Ok(Some(None));
        }
        let Some(len) = name_len(tag) else {
            return Ok(None);
        };
        let name_at = at.wrapping_add(1);
        let name = self.slice(name_at, name_at.wrapping_add(len));
        let Some(element) = Element::from_name(name) else {
            return Ok(None);
        };
        if self.depth >= self.limits.depth {
            let kind = ErrorKind::LimitExceeded(LimitKind::Depth);
            return Err(Fault::new(kind, at));
        }
        self.consume(len.wrapping_add(2));
        self.depth = self.depth.wrapping_add(1);
        self.open.push(name);
        if self.raw > 0 {
            self.attributes.clear();
            self.raw = 0;
        }
        Ok(Some(Some((Named::Known(element), Start { at, name }))))
    }

    #[inline(never)]
    fn resolve(&mut self, start: Start<'a>) -> Result<Named, Fault> {
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
        if !uri.is_empty() && !super::namespaces::is_known(&uri) {
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
        if super::namespaces::is_known(&uri) && !self.findings.has_prefixed {
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
    fn read_attributes(&mut self, raw: &'a str, base: usize) -> Result<(), Fault> {
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
        Ok(())
    }

    fn declare(&mut self, prefix: &'a str, attribute: &RawAttribute<'a>) -> Result<(), Fault> {
        let mut uri = self.attribute_value(attribute)?;
        if !prefix.is_empty() && (uri.is_empty() || prefix.contains(':') || prefix == "xmlns") {
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
    fn reference_in<'t>(
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

    /// The text of the element that has just begun, to its end. For an element of the schema;
    /// elements in it are dropped.
    #[inline]
    pub(crate) fn value(&mut self, element: Element, at: usize) -> Result<Cow<'a, str>, Fault> {
        let text = self.text_of(element)?;
        if element.is_trimmed() && has_edges(&text) {
            self.report(DiagnosticKind::Padded(element), at)?;
            return Ok(trimmed(text));
        }
        Ok(text)
    }

    /// Skips the white space behind a tag, if another tag follows: the reader has less to do.
    #[inline]
    fn skip_white_space(&mut self) {
        const INDENT: &[u8] = b"        ";
        let rest = self.rest();
        let mut behind = rest;
        while let [b' ' | b'\t' | b'\r' | b'\n', more @ ..] = behind {
            behind = more;
            while let Some(more) = behind.strip_prefix(INDENT) {
                behind = more;
            }
        }
        if let [b'<', ..] = behind {
            self.consume(rest.len().wrapping_sub(behind.len()));
        }
    }

    /// What has not been read yet. To be asked for behind a tag only: behind text, the reader has
    /// its mind on what follows.
    #[inline(always)]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.here()..).unwrap_or(&[])
    }

    #[inline(always)]
    fn consume(&mut self, len: usize) {
        self.markup.stream().consume(len);
    }

    #[inline]
    fn text_of(&mut self, element: Element) -> Result<Cow<'a, str>, Fault> {
        if self.empty {
            self.empty = false;
            self.left();
            return Ok(Cow::Borrowed(""));
        }
        // Text up to the end tag, which is what nearly all values are, is not for the reader.
        let from = self.here();
        let rest = self.rest();
        let Some(mut end) = memchr::memchr2(b'<', b'&', rest) else {
            return self.pieces(element);
        };
        let escaped = rest.get(end) == Some(&b'&');
        if escaped {
            let more = rest.get(end..).unwrap_or(&[]);
            match memchr::memchr(b'<', more) {
                Some(more) => end = end.wrapping_add(more),
                None => return self.pieces(element),
            }
        }
        let text = self.slice(from, from.wrapping_add(end));
        if rest.get(end.wrapping_add(1)) != Some(&b'/') || (self.careful && is_careful(text)) {
            return self.pieces(element);
        }
        let text = if escaped {
            Cow::Owned(self.unescaped(text, from)?)
        } else {
            Cow::Borrowed(text)
        };
        // So is the end tag.
        let tag = rest.get(end.wrapping_add(2)..).unwrap_or(&[]);
        let name = self.open.last().map_or("", |name| name);
        if let [b'>', ..] = tag.strip_prefix(name.as_bytes()).unwrap_or(&[]) {
            self.consume(end.wrapping_add(name.len()).wrapping_add(3));
            self.left();
            return Ok(text);
        }
        self.consume(end);
        let at = self.here();
        match self.markup.read_event() {
            Ok(Markup::End(tag)) => {
                self.end_tag(tag.name().0.len(), at)?;
                Ok(text)
            }
            Ok(_) => Err(Fault::xml(XmlError::Syntax, at)),
            Err(e) => Err(self.malformed(&e)),
        }
    }

    /// Text with its references replaced.
    fn unescaped(&mut self, text: &str, at: usize) -> Result<String, Fault> {
        let mut whole = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(until) = memchr::memchr(b'&', rest.as_bytes()) {
            let (before, from) = rest.split_at_checked(until).unwrap_or((rest, ""));
            whole.push_str(before);
            let offset = at.wrapping_add(text.len()).wrapping_sub(from.len());
            let (c, after) = self.reference_in(from, offset)?;
            whole.push(c.unwrap_or('&'));
            rest = after;
        }
        whole.push_str(rest);
        Ok(whole)
    }

    /// Text with comments, CDATA sections or whatever else in it.
    #[inline(never)]
    fn pieces(&mut self, element: Element) -> Result<Cow<'a, str>, Fault> {
        let mut whole = String::new();
        loop {
            let at = self.here();
            match self.markup.read_event() {
                Ok(Markup::End(end)) => {
                    self.end_tag(end.name().0.len(), at)?;
                    return Ok(Cow::Owned(whole));
                }
                Ok(Markup::Eof) => return Err(self.unexpected_end()),
                Ok(other) => self.piece(element, at, &other, &mut whole)?,
                Err(e) => return Err(self.malformed(&e)),
            }
        }
    }

    /// Adds a piece of text, or drops what is none.
    fn piece(
        &mut self,
        element: Element,
        at: usize,
        markup: &Markup<'_>,
        whole: &mut String,
    ) -> Result<(), Fault> {
        match markup {
            Markup::Text(_) => self.characters(at, whole),
            Markup::GeneralRef(_) => self.push_reference(at, whole),
            Markup::CData(_) => {
                let text = self.slice(at.saturating_add(9), self.here().saturating_sub(3));
                push_lines(whole, text);
                Ok(())
            }
            Markup::Start(start) | Markup::Empty(start) => {
                self.empty = matches!(markup, Markup::Empty(_));
                let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                self.report(DiagnosticKind::ElementInValue(element), at)?;
                self.started(at, name, raw)?;
                self.skip()
            }
            other => self.uncommon(at, other),
        }
    }

    /// Adds the text from `at` to here.
    pub(crate) fn characters(&mut self, at: usize, whole: &mut String) -> Result<(), Fault> {
        let text = self.slice(at, self.here());
        if text.starts_with('&') {
            self.report(DiagnosticKind::BareAmpersand, at)?;
        }
        if self.careful {
            if let Some(end) = memchr::memmem::find(text.as_bytes(), b"]]>") {
                return Err(Fault::xml(XmlError::Syntax, at.saturating_add(end)));
            }
        }
        if self.careful {
            push_lines(whole, text);
        } else {
            whole.push_str(text);
        }
        Ok(())
    }

    /// Adds the character of the reference from `at` to here.
    #[inline]
    pub(crate) fn push_reference(&mut self, at: usize, whole: &mut String) -> Result<(), Fault> {
        let all = self.slice(at, self.here());
        let name = all
            .strip_prefix('&')
            .and_then(|n| n.strip_suffix(';'))
            .unwrap_or("");
        if let Some(c) = reference(name) {
            whole.push(c);
            return Ok(());
        }
        if is_reference(name) {
            return Err(Fault::xml(XmlError::Reference, at));
        }
        self.report(DiagnosticKind::BareAmpersand, at)?;
        push_lines(whole, all);
        Ok(())
    }

    /// Skips the element that has just begun.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            // An end lowers the depth, a start raises it.
            let at = self.here();
            if self.empty {
                self.empty = false;
                self.left();
                continue;
            }
            match self.markup.read_event() {
                Ok(Markup::Start(start)) => {
                    let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                    self.started(at, name, raw)?;
                }
                Ok(Markup::Empty(start)) => {
                    self.empty = true;
                    let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                    self.started(at, name, raw)?;
                }
                Ok(Markup::End(end)) => self.end_tag(end.name().0.len(), at)?,
                Ok(Markup::Eof) => return Err(self.unexpected_end()),
                Ok(Markup::Text(_) | Markup::GeneralRef(_) | Markup::CData(_)) => {}
                Ok(other) => self.uncommon(at, &other)?,
                Err(e) => return Err(self.malformed(&e)),
            }
        }
        Ok(())
    }

    /// The next thing in an element that is kept as it is.
    pub(crate) fn raw_next(&mut self, text: &mut String) -> Result<Raw<'a>, Fault> {
        if self.empty {
            self.empty = false;
            self.left();
            return Ok(Raw::End);
        }
        loop {
            let at = self.here();
            let (name, raw) = match self.markup.read_event() {
                Ok(Markup::Text(_)) => {
                    self.characters(at, text)?;
                    continue;
                }
                Ok(Markup::GeneralRef(_)) => {
                    self.push_reference(at, text)?;
                    continue;
                }
                Ok(Markup::CData(_)) => {
                    let inner = self.slice(at.saturating_add(9), self.here().saturating_sub(3));
                    push_lines(text, inner);
                    continue;
                }
                Ok(Markup::Start(start)) => (start.name().0.len(), start.attributes_raw().len()),
                Ok(Markup::Empty(start)) => {
                    self.empty = true;
                    (start.name().0.len(), start.attributes_raw().len())
                }
                Ok(Markup::End(end)) => {
                    self.end_tag(end.name().0.len(), at)?;
                    return Ok(Raw::End);
                }
                Ok(other) => {
                    self.uncommon(at, &other)?;
                    continue;
                }
                Err(e) => return Err(self.malformed(&e)),
            };
            return self.started(at, name, raw).map(Raw::Start);
        }
    }

    /// What stands behind the root element.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        let at = self.here();
        let rest = self.slice(at, self.text.len());
        if is_blank(rest) {
            return Ok(());
        }
        loop {
            let at = self.here();
            match self.markup.read_event() {
                Ok(Markup::Eof) => return Ok(()),
                Ok(Markup::Text(_)) if is_blank(self.slice(at, self.here())) => {}
                Ok(Markup::Comment(comment)) if !comment.contains("--") => {}
                Ok(Markup::PI(_)) => {}
                Ok(other) => {
                    if self.findings.passes(DiagnosticKind::TrailingData) {
                        return self.report(DiagnosticKind::TrailingData, at);
                    }
                    let element = matches!(other, Markup::Start(_) | Markup::Empty(_));
                    return Err(Fault::xml(
                        if element {
                            XmlError::SecondRoot
                        } else {
                            XmlError::TextOutsideRoot
                        },
                        at,
                    ));
                }
                Err(e) => {
                    let fault = self.malformed(&e);
                    if self.findings.passes(DiagnosticKind::TrailingData) {
                        return self.report(DiagnosticKind::TrailingData, at);
                    }
                    return Err(fault);
                }
            }
        }
    }

    /// Text between elements.
    #[cold]
    fn stray(&mut self, text: &str, at: usize) -> Result<(), Fault> {
        let blank = text.len().saturating_sub(text.trim_ascii_start().len());
        let at = at.saturating_add(blank);
        if self.depth == 0 {
            return Err(Fault::xml(XmlError::TextOutsideRoot, at));
        }
        self.report(DiagnosticKind::StrayText, at)
    }

    /// Everything but tags, text and the end of input.
    #[inline(never)]
    fn uncommon(&mut self, at: usize, markup: &Markup<'_>) -> Result<(), Fault> {
        let wrong = |error| Err(Fault::xml(error, at));
        let end = self.here();
        match markup {
            Markup::CData(_) => {
                if self.depth == 0 {
                    return wrong(XmlError::TextOutsideRoot);
                }
                let text = self.slice(at.saturating_add(9), end.saturating_sub(3));
                if is_blank(text) {
                    return Ok(());
                }
                self.report(DiagnosticKind::StrayText, at)
            }
            Markup::GeneralRef(_) => {
                if self.depth == 0 {
                    return wrong(XmlError::TextOutsideRoot);
                }
                self.push_reference(at, &mut String::new())?;
                self.report(DiagnosticKind::StrayText, at)
            }
            Markup::PI(_) => {
                let body = self.slice(at.saturating_add(2), end.saturating_sub(2));
                let target = body.split(|c: char| c.is_ascii_whitespace()).next();
                let target = target.unwrap_or("");
                if !is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return wrong(XmlError::Syntax);
                }
                Ok(())
            }
            Markup::DocType(_) => {
                let text = self.slice(at, end);
                let mut words = text.split(|c: char| c.is_ascii_whitespace() || c == '>');
                let html = words
                    .nth(1)
                    .is_some_and(|name| name.eq_ignore_ascii_case("html"));
                let kind = if html && !text.contains('[') {
                    ErrorKind::Html
                } else {
                    ErrorKind::DocType
                };
                Err(Fault::new(kind, at))
            }
            Markup::Comment(_) => {
                let body = self.slice(at.saturating_add(4), end.saturating_sub(2));
                match memchr::memmem::find(body.as_bytes(), b"--") {
                    Some(hyphens) => {
                        let offset = at.saturating_add(4).saturating_add(hyphens);
                        Err(Fault::xml(XmlError::Syntax, offset))
                    }
                    None => Ok(()),
                }
            }
            Markup::Decl(_) => {
                let body = self.slice(at.saturating_add(5), end.saturating_sub(2));
                if at > 0 || !is_declaration(body) {
                    return wrong(XmlError::Syntax);
                }
                Ok(())
            }
            Markup::Eof => Err(self.unexpected_end()),
            _ => Ok(()),
        }
    }

    #[cold]
    fn unexpected_end(&self) -> Fault {
        Fault::xml(XmlError::UnexpectedEnd, self.text.len())
    }

    #[cold]
    fn malformed(&self, error: &quick_xml::Error) -> Fault {
        let at = usize::try_from(self.markup.error_position()).unwrap_or(usize::MAX);
        let kind = match error {
            quick_xml::Error::IllFormed(quick_xml::errors::IllFormedError::UnclosedReference) => {
                XmlError::Reference
            }
            _ => XmlError::Syntax,
        };
        Fault::xml(kind, at)
    }
}

/// A part of an element that is kept as it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Raw<'a> {
    Start(Start<'a>),
    End,
}

/// Whether text has to be looked at more closely.
fn is_careful(text: &str) -> bool {
    text.contains('\r') || text.contains("]]>")
}

/// Where the first `>` stands, if that is where the name of an element of the schemas may end:
/// eight bytes at a time, by the test for a zero byte in a word (Mycroft).
#[inline(always)]
fn name_len(tag: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    let mut len = 0_usize;
    for word in tag.chunks(8).take(4) {
        let Ok(word) = <[u8; 8]>::try_from(word) else {
            let more = word.iter().position(|b| *b == b'>')?;
            return Some(len.wrapping_add(more));
        };
        let word = u64::from_le_bytes(word) ^ (ONES.wrapping_mul(b'>' as u64));
        let found = word.wrapping_sub(ONES) & !word & ONES.wrapping_mul(0x80);
        if found != 0 {
            return Some(len.wrapping_add((found.trailing_zeros() / 8) as usize));
        }
        len = len.wrapping_add(8);
    }
    None
}

#[inline]
fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_whitespace())
}

#[inline]
fn has_edges(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_whitespace)
        || bytes.last().is_some_and(u8::is_ascii_whitespace)
}

#[cold]
fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(String::from(text.trim_ascii())),
    }
}

/// Adds text with its line ends as XML 1.0 §2.11 has them.
fn push_lines(whole: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\r') {
        whole.push_str(before);
        whole.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    whole.push_str(rest);
}

/// Whether this is what stands between `&` and `;`, whatever it stands for.
fn is_reference(name: &str) -> bool {
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// The character of a reference, between `&` and `;`.
#[inline]
fn reference(name: &str) -> Option<char> {
    let c = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
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
    is_xml_char(c).then_some(c)
}
