//! [`Writer`]: events to XML.

use alloc::string::String;
use alloc::vec::Vec;

use super::escape::clean_prefix;
use crate::dictionary::{Extensions, Namespaces};
use crate::encode::{Counted, Output};
use crate::name::is_xml_name;
use crate::typed::{TypeRule, ValueType};
use crate::{
    Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Expected, LimitKind, NO_PAGE,
    Sink, Tag, XmlError,
};

/// What becomes of what XML cannot carry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Unrepresentable {
    /// It is an error.
    #[default]
    Refuse,
    /// It is escaped and reported: characters become U+FFFD, OPAQUE that is not text becomes
    /// base64, tags without a name are named by page and token (`wbxml-0E-3F`, which
    /// [`Reader`](super::Reader) takes back), extensions become processing instructions.
    Escape,
}

/// How XML is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct WriteOptions {
    /// How many spaces deeper each level begins, on a line of its own; `None` for no white space
    /// between tags. Default none.
    pub indent: Option<u8>,
    /// Whether an XML declaration comes first. Default yes.
    pub declaration: bool,
    /// Whether a DOCTYPE comes before the root, where the document type has a public and a system
    /// identifier. Default yes.
    pub doctype: bool,
    /// What becomes of what XML cannot carry.
    pub unrepresentable: Unrepresentable,
    /// Whether tokens that the dictionary does not know are named from later versions of the
    /// document type, and reported. Default no.
    pub later_tokens: bool,
}

impl WriteOptions {
    /// No white space between tags.
    pub const COMPACT: Self = Self {
        indent: None,
        declaration: true,
        doctype: true,
        unrepresentable: Unrepresentable::Refuse,
        later_tokens: false,
    };

    /// A line for each element, two spaces a level.
    pub const PRETTY: Self = Self { indent: Some(2), ..Self::COMPACT };

    /// The root element alone, without declaration and DOCTYPE.
    pub const BARE: Self = Self { declaration: false, doctype: false, ..Self::COMPACT };

    /// These options with another indentation.
    #[must_use]
    pub const fn with_indent(mut self, spaces: Option<u8>) -> Self {
        self.indent = spaces;
        self
    }

    /// These options with or without XML declaration.
    #[must_use]
    pub const fn with_declaration(mut self, declaration: bool) -> Self {
        self.declaration = declaration;
        self
    }

    /// These options with or without DOCTYPE.
    #[must_use]
    pub const fn with_doctype(mut self, doctype: bool) -> Self {
        self.doctype = doctype;
        self
    }

    /// These options with another treatment of what XML cannot carry.
    #[must_use]
    pub const fn with_unrepresentable(mut self, unrepresentable: Unrepresentable) -> Self {
        self.unrepresentable = unrepresentable;
        self
    }

    /// These options with or without names from later versions.
    #[must_use]
    pub const fn with_later_tokens(mut self, later: bool) -> Self {
        self.later_tokens = later;
        self
    }
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self::COMPACT
    }
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
struct Frame {
    name: Name,
    /// The page whose namespace is the default one here, or [`NO_PAGE`].
    page: u16,
    /// It has elements in it, so its end tag has a line of its own.
    elements: bool,
    /// It has text in it, so nothing in it gets a line of its own.
    mixed: bool,
    /// The length of the list of declared prefixes outside of it.
    prefixes: usize,
}

/// The name of an open element.
#[derive(Clone, Copy, Debug)]
enum Name {
    /// `</Name>`, ready to write.
    Known(Tag, &'static str),
    /// Where it begins in the list of literal names.
    Literal(usize),
}

/// How far the start tag being written has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum StartTag {
    /// It is complete.
    Closed,
    /// Attributes may follow.
    Open,
    /// In an attribute value.
    Value,
    /// In the data of a processing instruction.
    Pi,
}

/// A sink that writes XML.
///
/// Never ill-formed: characters, names, duplicates and nesting are checked. OPAQUE becomes text by
/// its type. Default namespaces are declared where the code page changes.
#[derive(Debug)]
pub struct Writer<O> {
    out: Counted<O>,
    dictionary: &'static Dictionary,
    options: WriteOptions,
    pages_are_namespaces: bool,
    frames: Vec<Frame>,
    start: StartTag,
    /// The start tag that is open, as it stands without attributes: `<Name>` and, where it declares
    /// a namespace, ` xmlns="…">`. Empty once it has been written without its end.
    unwritten: (&'static str, &'static str),
    /// Something of the start tag is still to be decided when its attributes are over.
    undecided: bool,
    /// The attribute whose value is being written.
    attribute: Option<Tag>,
    /// The names of the attributes of the start tag.
    names: Vec<AttributeKey>,
    /// Names of open elements without a token, one after the other.
    literals: String,
    /// Names of attributes of the start tag without a token, one after the other.
    attribute_names: String,
    /// Prefixes that are declared: where the name begins in `prefix_names` and how long it is.
    prefixes: Vec<(usize, usize)>,
    prefix_names: String,
    scratch: String,
    root_seen: bool,
    /// The dictionary around the embedded document, and the depth at which that began.
    outer: Option<(&'static Dictionary, usize)>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum AttributeKey {
    Known(&'static str),
    Literal(usize, usize),
}

/// A piece of a start tag without the `>` that it ends in.
#[inline(always)]
fn without_end(text: &'static str) -> &'static str {
    text.strip_suffix('>').unwrap_or(text)
}

/// More attributes than this on one element are refused.
const MOST_ATTRIBUTES: usize = 256;

impl<O: Output> Writer<O> {
    /// A writer to `out`, without white space between tags. The declaration goes out at once.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn new(out: O, dictionary: &'static Dictionary) -> Result<Self, Error> {
        Self::with_options(out, dictionary, &WriteOptions::COMPACT)
    }

    /// The same with these options.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn with_options(
        out: O,
        dictionary: &'static Dictionary,
        options: &WriteOptions,
    ) -> Result<Self, Error> {
        let mut writer = Self {
            out: Counted::new(out),
            dictionary,
            options: *options,
            pages_are_namespaces: matches!(dictionary.namespaces, Namespaces::Pages),
            frames: Vec::with_capacity(32),
            start: StartTag::Closed,
            unwritten: ("", ""),
            undecided: false,
            attribute: None,
            names: Vec::new(),
            literals: String::new(),
            attribute_names: String::new(),
            prefixes: Vec::new(),
            prefix_names: String::new(),
            scratch: String::new(),
            root_seen: false,
            outer: None,
            diagnostics: Vec::new(),
        };
        if options.declaration {
            writer.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
            if options.indent.is_some() || options.doctype {
                writer.put("\n")?;
            }
        }
        Ok(writer)
    }

    /// What has been escaped so far, located by the byte of output.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Takes the diagnostics out.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        core::mem::take(&mut self.diagnostics)
    }

    /// How many bytes have been written.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.out.written()
    }

    /// The output, if the document is complete.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedEvent`] if an element is open or there was none.
    pub fn finish(mut self) -> Result<O, Error> {
        if !self.frames.is_empty() || !self.root_seen || self.start != StartTag::Closed {
            let expected =
                if self.root_seen { Expected::ElementEnd } else { Expected::Root };
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(expected)));
        }
        if self.options.indent.is_some() {
            self.put("\n")?;
        }
        Ok(self.out.into_inner())
    }

    #[inline(always)]
    fn put(&mut self, text: &str) -> Result<(), Error> {
        self.out.put(text.as_bytes())
    }

    fn escapes(&self) -> bool {
        self.options.unrepresentable == Unrepresentable::Escape
    }

    #[cold]
    fn report(&mut self, kind: DiagnosticKind) {
        self.diagnostics.push(Diagnostic::new(kind, self.out.written()));
    }

    /// Ends the start tag, if one is open.
    #[inline(always)]
    fn close_start(&mut self) -> Result<(), Error> {
        if self.start == StartTag::Closed {
            return Ok(());
        }
        self.end_start(">")
    }

    #[inline(always)]
    fn end_start(&mut self, end: &str) -> Result<(), Error> {
        if self.start != StartTag::Open {
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Attribute)));
        }
        if self.undecided {
            self.decide()?;
        }
        if !self.names.is_empty() {
            self.names.clear();
            self.attribute_names.clear();
        }
        self.start = StartTag::Closed;
        let (open, xmlns) = core::mem::take(&mut self.unwritten);
        if open.is_empty() {
            return self.put(end);
        }
        if end == ">" && xmlns.is_empty() {
            return self.put(open);
        }
        self.put(without_end(open))?;
        if end == ">" {
            return self.put(xmlns);
        }
        self.put(without_end(xmlns))?;
        self.put(end)
    }

    /// Writes the start tag as far as it goes before its attributes.
    #[inline]
    fn write_open(&mut self) -> Result<(), Error> {
        let (open, xmlns) = core::mem::take(&mut self.unwritten);
        if open.is_empty() {
            return Ok(());
        }
        self.put(without_end(open))?;
        self.put(without_end(xmlns))
    }

    /// Before an element or instruction: the end of the start tag, and a line of its own.
    #[inline(always)]
    fn begin(&mut self) -> Result<(), Error> {
        self.close_start()?;
        if self.frames.is_empty() {
            return self.begin_at_top();
        }
        if self.options.indent.is_some() {
            self.break_line()?;
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn begin_at_top(&mut self) -> Result<(), Error> {
        if self.options.indent.is_some() && self.root_seen {
            self.put("\n")?;
        }
        Ok(())
    }

    #[inline(never)]
    fn break_line(&mut self) -> Result<(), Error> {
        let depth = self.frames.len();
        if let Some(frame) = self.frames.last_mut() {
            frame.elements = true;
            if frame.mixed {
                return Ok(());
            }
        }
        self.line(depth)
    }

    fn line(&mut self, depth: usize) -> Result<(), Error> {
        const SPACES: &str = "                                                                ";
        self.put("\n")?;
        let mut left = depth.saturating_mul(usize::from(self.options.indent.unwrap_or(0)));
        while left > 0 {
            let now = left.min(SPACES.len());
            self.put(SPACES.get(..now).unwrap_or(""))?;
            left = left.saturating_sub(now);
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn root(&mut self, name: &str) -> Result<(), Error> {
        if self.root_seen {
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Epilogue)));
        }
        self.root_seen = true;
        let ids = self.dictionary.formal_public_id().zip(Some(self.dictionary.system_id()));
        if let Some((public, system)) = ids.filter(|(_, s)| self.options.doctype && !s.is_empty()) {
            for piece in ["<!DOCTYPE ", name, " PUBLIC \"", public, "\" \"", system, "\">"] {
                self.put(piece)?;
            }
            self.put("\n")?;
        }
        Ok(())
    }

    #[inline(always)]
    fn start_tag(&mut self, tag: Tag) -> Result<(), Error> {
        self.begin()?;
        let Some((page, entry)) = self.dictionary.open(tag) else {
            return self.start_unknown(tag);
        };
        if self.frames.is_empty() {
            self.root(entry.name())?;
        }
        self.unwritten = (entry.open, "");
        let number = u16::from(tag.page());
        if self.pages_are_namespaces {
            if self.frames.last().is_none_or(|frame| frame.page != number) {
                self.unwritten.1 = page.xmlns;
            }
        } else {
            self.undecided = matches!(self.dictionary.namespaces, Namespaces::Prefixes(_));
        }
        self.frames.push(Frame {
            name: Name::Known(tag, entry.close),
            page: number,
            elements: false,
            mixed: false,
            prefixes: self.prefixes.len(),
        });
        self.start = StartTag::Open;
        Ok(())
    }

    /// A tag that has no name here.
    #[cold]
    #[inline(never)]
    fn start_unknown(&mut self, tag: Tag) -> Result<(), Error> {
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
    fn start_named(&mut self, page: u16, name: &str) -> Result<(), Error> {
        if !is_xml_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        if self.frames.is_empty() {
            self.root(name)?;
        }
        self.put("<")?;
        self.put(name)?;
        let at = self.literals.len();
        self.literals.push_str(name);
        self.frames.push(Frame {
            name: Name::Literal(at),
            page,
            elements: false,
            mixed: false,
            prefixes: self.prefixes.len(),
        });
        self.undecided = true;
        self.start = StartTag::Open;
        Ok(())
    }

    /// Ends a start tag whose namespace waited for its attributes.
    #[cold]
    #[inline(never)]
    fn decide(&mut self) -> Result<(), Error> {
        self.undecided = false;
        self.write_open()?;
        let Some((frame, above)) = self.frames.split_last().map(|(f, a)| (*f, a.last().copied()))
        else {
            return Ok(());
        };
        let declares_default = self.has_attribute("xmlns");
        let name = self.frame_name(&frame);
        if let Some((prefix, _)) = name.split_once(':') {
            if prefix != "xml" && !self.is_declared(prefix) {
                let prefix = String::from(prefix);
                return self.declare(&prefix);
            }
            return Ok(());
        }
        if !self.pages_are_namespaces {
            return Ok(());
        }
        let page = if declares_default { NO_PAGE } else { frame.page };
        let outer = above.map_or(NO_PAGE, |f| f.page);
        if let Some(frame) = self.frames.last_mut() {
            frame.page = page;
        }
        if declares_default || page == outer {
            return Ok(());
        }
        let namespace = u8::try_from(page).ok().and_then(|p| self.dictionary.pages.get(usize::from(p)));
        match namespace {
            Some(page) => self.put(without_end(page.xmlns)),
            // In no namespace, inside one.
            None => self.put(" xmlns=\"\""),
        }
    }

    /// Declares a prefix that the dictionary writes but the document did not declare.
    fn declare(&mut self, prefix: &str) -> Result<(), Error> {
        let Namespaces::Prefixes(list) = self.dictionary.namespaces else {
            return Err(self.out.refuse(ErrorKind::Xml(XmlError::UnboundPrefix)));
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

    fn note_prefix(&mut self, prefix: &str) {
        let at = self.prefix_names.len();
        self.prefix_names.push_str(prefix);
        self.prefixes.push((at, prefix.len()));
    }

    fn is_declared(&self, prefix: &str) -> bool {
        self.prefixes.iter().rev().any(|&(at, len)| {
            self.prefix_names.get(at..at.saturating_add(len)) == Some(prefix)
        })
    }

    fn frame_name(&self, frame: &Frame) -> &str {
        match frame.name {
            Name::Known(_, close) => {
                close.get(2..close.len().saturating_sub(1)).unwrap_or("")
            }
            Name::Literal(at) => {
                // The innermost literal name is the last one.
                self.literals.get(at..).unwrap_or("")
            }
        }
    }

    #[inline(always)]
    fn end_element(&mut self) -> Result<(), Error> {
        if self.start == StartTag::Open {
            self.end_start("/>")?;
            let Some(frame) = self.frames.pop() else { return Ok(()) };
            if !matches!(frame.name, Name::Known(..)) || frame.prefixes != self.prefixes.len() {
                self.forget(&frame);
            }
            return Ok(());
        }
        let Some(frame) = self.frames.pop() else {
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Root)));
        };
        if frame.elements && !frame.mixed {
            self.line(self.frames.len())?;
        }
        if let Name::Known(_, close) = frame.name {
            if frame.prefixes == self.prefixes.len() {
                return self.put(close);
            }
        }
        self.end_named(&frame)
    }

    #[cold]
    #[inline(never)]
    fn end_named(&mut self, frame: &Frame) -> Result<(), Error> {
        match frame.name {
            Name::Known(_, close) => self.put(close)?,
            Name::Literal(at) => {
                let name = self.literals.get(at..).unwrap_or("");
                self.out.put(b"</")?;
                self.out.put(name.as_bytes())?;
                self.out.put(b">")?;
            }
        }
        self.forget(frame);
        Ok(())
    }

    /// Forgets the name and the prefixes of an element that has ended.
    #[cold]
    fn forget(&mut self, frame: &Frame) {
        if let Name::Literal(at) = frame.name {
            self.literals.truncate(at);
        }
        if let Some(&(at, _)) = self.prefixes.get(frame.prefixes) {
            self.prefix_names.truncate(at);
        }
        self.prefixes.truncate(frame.prefixes);
    }

    /// The type of OPAQUE here.
    fn rule(&self) -> TypeRule {
        if self.start == StartTag::Value {
            let row = self.attribute.and_then(|tag| self.dictionary.attribute_name(tag));
            return row.map_or(TypeRule::TEXT, |row| row.rule);
        }
        match self.frames.last() {
            Some(Frame { name: Name::Known(tag, _), .. }) => self.dictionary.type_rule(*tag),
            _ => TypeRule::TEXT,
        }
    }

    /// Before text of an element: the end of its start tag.
    #[inline(always)]
    fn begin_text(&mut self) -> Result<(), Error> {
        self.close_start()?;
        if self.options.indent.is_some() {
            if let Some(frame) = self.frames.last_mut() {
                frame.mixed = true;
            }
        }
        if self.frames.is_empty() {
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Root)));
        }
        Ok(())
    }

    #[inline(always)]
    fn text(&mut self, text: &str) -> Result<(), Error> {
        match self.start {
            StartTag::Closed | StartTag::Open => {
                self.begin_text()?;
                if self.options.indent.is_some() {
                    return self.indented_text(text);
                }
                self.escaped(text)
            }
            StartTag::Value => self.value_text(text),
            StartTag::Pi => self.pi_text(text),
        }
    }

    /// Text in a document with layout: white space that is no layout is written so that it is not
    /// taken for it.
    #[inline(never)]
    fn indented_text(&mut self, text: &str) -> Result<(), Error> {
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            for b in text.bytes() {
                let reference = match b {
                    b' ' => "&#32;",
                    b'\n' => "&#10;",
                    b'\t' => "&#9;",
                    _ => "&#13;",
                };
                self.put(reference)?;
            }
            return Ok(());
        }
        self.escaped(text)
    }

    /// Text with its markup escaped.
    #[inline]
    fn escaped(&mut self, text: &str) -> Result<(), Error> {
        let mut rest = text.as_bytes();
        loop {
            let Some((clean, special)) = rest.split_at_checked(clean_prefix(rest)) else {
                return Ok(());
            };
            self.out.put(clean)?;
            let Some((&byte, after)) = special.split_first() else { return Ok(()) };
            rest = after;
            let skip = self.special(byte, after)?;
            rest = rest.get(skip..).unwrap_or(&[]);
        }
    }

    /// A byte of text that may need escaping; how many more it took.
    #[cold]
    #[inline(never)]
    fn special(&mut self, byte: u8, after: &[u8]) -> Result<usize, Error> {
        let written = match (byte, after) {
            (b'&', _) => "&amp;",
            (b'<', _) => "&lt;",
            (b'>', _) => "&gt;",
            (b'\r', _) => "&#13;",
            (0xEF, [0xBF, last @ (0xBE | 0xBF), ..]) => {
                let c = if *last == 0xBE { '\u{FFFE}' } else { '\u{FFFF}' };
                self.replace(c)?;
                return Ok(2);
            }
            (0xEF, _) => {
                self.out.put(&[byte])?;
                return Ok(0);
            }
            _ => {
                self.replace(char::from(byte))?;
                return Ok(0);
            }
        };
        self.put(written)?;
        Ok(0)
    }

    /// A character that XML does not have.
    fn replace(&mut self, c: char) -> Result<(), Error> {
        if !self.escapes() {
            return Err(self.out.refuse(ErrorKind::NotXmlCharacter(c)));
        }
        self.report(DiagnosticKind::Replaced(c));
        self.put("\u{FFFD}")
    }

    #[inline]
    fn value_text(&mut self, text: &str) -> Result<(), Error> {
        let mut rest = text;
        loop {
            let special = |b: u8| {
                b < 0x20 || matches!(b, b'&' | b'<' | b'>' | b'"' | 0xEF)
            };
            let until = rest.bytes().position(special).unwrap_or(rest.len());
            self.out.put(rest.as_bytes().get(..until).unwrap_or(&[]))?;
            let tail = rest.as_bytes().get(until..).unwrap_or(&[]);
            let Some((&byte, after)) = tail.split_first() else { return Ok(()) };
            let skip = match byte {
                b'"' => self.put("&quot;").map(|()| 0)?,
                b'\t' => self.put("&#9;").map(|()| 0)?,
                b'\n' => self.put("&#10;").map(|()| 0)?,
                0xEF => {
                    let c = rest.get(until..).and_then(|t| t.chars().next()).unwrap_or('\u{FFFD}');
                    if crate::name::is_xml_char(c) {
                        self.put(c.encode_utf8(&mut [0; 4]))?;
                    } else {
                        self.replace(c)?;
                    }
                    2
                }
                _ => self.special(byte, after)?,
            };
            rest = rest.get(until.saturating_add(1).saturating_add(skip)..).unwrap_or("");
        }
    }

    fn pi_text(&mut self, text: &str) -> Result<(), Error> {
        if self.scratch.is_empty() {
            self.scratch.push(' ');
        }
        self.scratch.push_str(text);
        Ok(())
    }

    fn end_pi(&mut self) -> Result<(), Error> {
        let data = core::mem::take(&mut self.scratch);
        self.start = StartTag::Closed;
        if let Some(c) = data.chars().find(|&c| !crate::name::is_xml_char(c) || c == '\r') {
            return Err(self.out.refuse(ErrorKind::NotXmlCharacter(c)));
        }
        if data.contains("?>") {
            return Err(self.out.refuse(ErrorKind::Xml(XmlError::Syntax)));
        }
        self.put(&data)?;
        self.put("?>")?;
        if self.frames.is_empty() && !self.root_seen {
            self.put("\n")?;
        }
        Ok(())
    }

    /// A CDATA section; its text must survive in one.
    fn cdata(&mut self, text: &str) -> Result<(), Error> {
        if self.start == StartTag::Value || self.start == StartTag::Pi {
            return self.text(text);
        }
        // A carriage return, which a reader would drop, survives as a reference only.
        let plain = !text.contains('\r') && text.chars().all(crate::name::is_xml_char);
        self.begin_text()?;
        if !plain {
            return self.escaped(text);
        }
        self.put("<![CDATA[")?;
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("]]>") {
            self.put(before)?;
            self.put("]]]]><![CDATA[>")?;
            rest = after;
        }
        self.put(rest)?;
        self.put("]]>")
    }

    #[inline(never)]
    fn opaque(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let rule = self.rule();
        if self.start == StartTag::Open || self.start == StartTag::Closed {
            self.begin_text()?;
        }
        let mut text = String::new();
        match rule.value_type.decode(bytes, &mut text) {
            Ok(()) if text.is_empty() => Ok(()),
            Ok(()) if rule.value_type == ValueType::Document => self.cdata(&text),
            Ok(()) => self.text(&text),
            Err(kind) if !self.escapes() => Err(self.out.refuse(kind)),
            Err(_) => {
                self.report(DiagnosticKind::Escaped);
                text.clear();
                ValueType::Bytes
                    .decode(bytes, &mut text)
                    .map_err(|kind| self.out.refuse(kind))?;
                self.text(&text)
            }
        }
    }

    /// Every event but the common ones.
    #[inline(never)]
    fn uncommon(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::StartLiteral { page, name } => {
                if self.start == StartTag::Value || self.start == StartTag::Pi {
                    return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Attribute)));
                }
                self.begin()?;
                self.start_named(page, name)
            }
            Event::AttributeLiteral { name } => {
                self.end_value()?;
                self.literal_attribute(name)
            }
            Event::AttributesEnd => self.end_value(),
            Event::CData(text) => self.cdata(text),
            Event::Opaque(bytes) => self.opaque(bytes),
            Event::AttributeValue(tag) => {
                Err(self.out.refuse(ErrorKind::UnknownAttributeValue(tag)))
            }
            Event::Extension { code, text } => self.extension(code, text),
            Event::ExtensionIndex { code, index } => {
                self.escaped_extension(code, &alloc::format!("{index}"))
            }
            Event::Pi(target) => {
                if self.start == StartTag::Value || self.start == StartTag::Pi {
                    return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Text)));
                }
                self.begin()?;
                if !is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return Err(self.out.refuse(ErrorKind::InvalidName));
                }
                self.put("<?")?;
                self.put(target)?;
                self.start = StartTag::Pi;
                self.scratch.clear();
                Ok(())
            }
            Event::PiEnd if self.start == StartTag::Pi => self.end_pi(),
            Event::PiEnd => {
                Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::PiTarget)))
            }
            Event::Document(dictionary) => self.begin_document(dictionary),
            Event::DocumentEnd => self.end_document(),
            Event::Start(_)
            | Event::Attribute(_)
            | Event::Text(_)
            | Event::Char(_)
            | Event::End => Ok(()),
        }
    }

    fn begin_document(&mut self, dictionary: &'static Dictionary) -> Result<(), Error> {
        if self.outer.is_some() || self.frames.is_empty() {
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Content)));
        }
        self.close_start()?;
        self.outer = Some((self.dictionary, self.frames.len()));
        self.set_dictionary(dictionary);
        if let Some(frame) = self.frames.last_mut() {
            frame.page = NO_PAGE;
        }
        Ok(())
    }

    fn end_document(&mut self) -> Result<(), Error> {
        match self.outer.take() {
            Some((dictionary, depth)) if depth == self.frames.len() => {
                self.set_dictionary(dictionary);
                if let Some(frame) = self.frames.last_mut() {
                    if let Name::Known(tag, _) = frame.name {
                        frame.page = u16::from(tag.page());
                    }
                }
                Ok(())
            }
            _ => Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::ElementEnd))),
        }
    }

    fn set_dictionary(&mut self, dictionary: &'static Dictionary) {
        self.dictionary = dictionary;
        self.pages_are_namespaces = matches!(dictionary.namespaces, Namespaces::Pages);
    }

    /// A WML variable, or an extension that XML has no form for.
    fn extension(&mut self, code: u8, name: &str) -> Result<(), Error> {
        let is_variable = matches!(self.dictionary.extensions, Extensions::Variables);
        if !is_variable || code >= crate::token::global::EXT_0 {
            return self.escaped_extension(code, name);
        }
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain || name.is_empty() {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        let mode = match code & 0x03 {
            0 => ":e)",
            1 => ":u)",
            _ => ":n)",
        };
        for piece in ["$(", name, mode] {
            self.text(piece)?;
        }
        Ok(())
    }

    fn escaped_extension(&mut self, code: u8, value: &str) -> Result<(), Error> {
        let in_content = matches!(self.start, StartTag::Open | StartTag::Closed);
        if !self.escapes() || !in_content {
            return Err(self.out.refuse(ErrorKind::UnknownExtension(code)));
        }
        self.report(DiagnosticKind::Escaped);
        self.begin_text()?;
        self.start = StartTag::Pi;
        self.scratch.clear();
        self.put("<?wbxml-extension")?;
        self.pi_text(&alloc::format!("{code:02X} {value}"))?;
        self.end_pi()
    }
}

impl<O: Output> Writer<O> {
    /// Ends the attribute value that is open.
    #[inline]
    fn end_value(&mut self) -> Result<(), Error> {
        match self.start {
            StartTag::Value => {
                self.start = StartTag::Open;
                self.attribute = None;
                self.put("\"")
            }
            StartTag::Open => Ok(()),
            StartTag::Closed | StartTag::Pi => {
                Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Content)))
            }
        }
    }

    #[inline(never)]
    fn start_attribute(&mut self, tag: Tag) -> Result<(), Error> {
        self.end_value()?;
        let name = match self.dictionary.attribute(tag) {
            Some(entry) => entry.name,
            None => return self.unknown_attribute(tag),
        };
        if let Some(prefix) = name.strip_prefix("xmlns:") {
            self.note_prefix(prefix);
        }
        self.note(AttributeKey::Known(name))?;
        self.begin_value(name)?;
        self.attribute = Some(tag);
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
    fn literal_attribute(&mut self, name: &str) -> Result<(), Error> {
        if !is_xml_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        let declared = match name.split_once(':') {
            Some(("xmlns", prefix)) => {
                self.note_prefix(prefix);
                !prefix.is_empty()
            }
            Some((prefix, _)) => prefix == "xml" || self.is_declared(prefix),
            // On an element that declares its namespace itself, this would be the second time.
            None => name != "xmlns" || !self.pages_are_namespaces || self.undecided,
        };
        if !declared {
            let kind = if name == "xmlns" {
                ErrorKind::DuplicateAttribute
            } else {
                ErrorKind::Xml(XmlError::UnboundPrefix)
            };
            return Err(self.out.refuse(kind));
        }
        let at = self.attribute_names.len();
        self.attribute_names.push_str(name);
        self.note(AttributeKey::Literal(at, name.len()))?;
        self.begin_value(name)
    }

    fn begin_value(&mut self, name: &str) -> Result<(), Error> {
        self.write_open()?;
        self.put(" ")?;
        self.put(name)?;
        self.put("=\"")?;
        self.start = StartTag::Value;
        Ok(())
    }

    fn key_name(&self, key: AttributeKey) -> &str {
        match key {
            AttributeKey::Known(name) => name,
            AttributeKey::Literal(at, len) => {
                self.attribute_names.get(at..at.saturating_add(len)).unwrap_or("")
            }
        }
    }

    fn has_attribute(&self, name: &str) -> bool {
        self.names.iter().any(|&key| self.key_name(key) == name)
    }

    /// Notes the name of an attribute; twice is an error.
    #[inline]
    fn note(&mut self, key: AttributeKey) -> Result<(), Error> {
        let name = self.key_name(key);
        let twice = self.names.iter().any(|&k| k == key || self.key_name(k) == name);
        if twice {
            return Err(self.out.refuse(ErrorKind::DuplicateAttribute));
        }
        if self.names.len() >= MOST_ATTRIBUTES {
            return Err(self.out.refuse(ErrorKind::LimitExceeded(LimitKind::Items)));
        }
        self.names.push(key);
        Ok(())
    }
}

impl<O: Output> Sink for Writer<O> {
    #[inline(always)]
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(tag) if matches!(self.start, StartTag::Open | StartTag::Closed) => {
                self.start_tag(tag)
            }
            Event::Text(text) => self.text(text),
            Event::End if matches!(self.start, StartTag::Open | StartTag::Closed) => {
                self.end_element()
            }
            Event::Attribute(tag) => self.start_attribute(tag),
            Event::Char(c) => self.text(c.encode_utf8(&mut [0; 4])),
            Event::Start(_) | Event::End => {
                Err(self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Attribute)))
            }
            event => self.uncommon(event),
        }
    }
}
