//! [`Writer`]: events to XML.

mod markup;
mod names;
mod prefixes;
mod text;

use alloc::string::String;
use alloc::vec::Vec;

use super::write_options::{Unrepresentable, WriteOptions};
use super::{has_mixed_content, has_variables};
use crate::dictionary::Namespaces;
use crate::encode::{Counted, Output};
use crate::name::is_xml_name;
use crate::typed::ValueType;
use crate::{
    Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Expected, NO_PAGE, Sink, Tag,
};
use names::{Attributes, Care};
use prefixes::Prefixes;

/// An element that is open.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// `</Name>`, ready to write; empty if the name is a literal.
    close: &'static str,
    tag: Tag,
    /// The page whose namespace is the default one here, [`NO_PAGE`] or [`ANOTHER`].
    page: u16,
    inside: Inside,
}

/// The `page` of a [`Frame`] in which the default namespace is one of another document type.
const ANOTHER: u16 = NO_PAGE - 1;

/// What stands in an element, as far as its end tag has to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Inside {
    /// Nothing, or it does not matter as there is no layout.
    Nothing,
    /// Elements: the end tag has a line of its own.
    Elements,
    /// Text: nothing gets a line of its own.
    Text,
    /// A document of another type, which has not ended.
    Document,
    /// The same, beside text.
    DocumentInText,
}

/// The document around the one that is being written.
#[derive(Clone, Copy, Debug)]
struct Outer {
    dictionary: &'static Dictionary,
    /// The page of the element that the document stands in.
    page: u16,
    /// The root of the inner document has been seen.
    root_seen: bool,
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
///
/// ```
/// use wbxml::{Sink, dictionaries::ACTIVESYNC, tag::eas::provision, xml::Writer};
///
/// let mut writer = Writer::new(Vec::new(), &ACTIVESYNC)?;
/// writer.element(provision::PROVISION, |e| e.text_element(provision::STATUS, "1"))?;
/// let xml = String::from_utf8(writer.finish()?).unwrap();
/// assert!(xml.ends_with(r#"<Provision xmlns="Provision"><Status>1</Status></Provision>"#));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Debug)]
pub struct Writer<O> {
    out: Counted<O>,
    dictionary: &'static Dictionary,
    options: WriteOptions,
    pretty: bool,
    /// Text is written as it comes: there is no layout, and no dollar that begins a variable.
    plain: bool,
    pages_are_namespaces: bool,
    /// The dictionary has values that are pictures where the name before them says so.
    has_icons: bool,
    frames: Vec<Frame>,
    start: StartTag,
    /// The start tag that is open, as it stands without attributes: `<Name>` and, where it declares
    /// a namespace, ` xmlns="…">`. Empty once it has been written without its end.
    unwritten: (&'static str, &'static str),
    /// Something of the start tag is still to be done when its attributes are over.
    undecided: bool,
    attributes: Attributes,
    /// Names of open elements without a token, one after the other, and where each begins.
    literals: (String, Vec<usize>),
    prefixes: Prefixes,
    /// The data of the processing instruction that is open.
    instruction: String,
    root_seen: bool,
    /// The document around the one that is being written.
    outer: Option<Outer>,
    /// How many elements are open around it.
    floor: usize,
    diagnostics: Vec<Diagnostic>,
    /// The first event that was refused: what has been written of it may be half of it.
    refused: Option<Error>,
}

fn has_icons(dictionary: &Dictionary) -> bool {
    dictionary
        .attribute_names
        .iter()
        .any(|row| row.rule.value_type == ValueType::Icon)
}

/// A piece of a start tag without the `>` that it ends in.
#[inline(always)]
fn without_end(text: &'static str) -> &'static str {
    text.strip_suffix('>').unwrap_or(text)
}

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
            pretty: options.indent.is_some() && !has_mixed_content(dictionary),
            plain: false,
            pages_are_namespaces: matches!(dictionary.namespaces, Namespaces::Pages),
            has_icons: has_icons(dictionary),
            frames: Vec::with_capacity(32),
            start: StartTag::Closed,
            unwritten: ("", ""),
            undecided: false,
            attributes: Attributes::default(),
            literals: (String::new(), Vec::new()),
            prefixes: Prefixes::default(),
            instruction: String::new(),
            root_seen: false,
            outer: None,
            floor: 0,
            diagnostics: Vec::new(),
            refused: None,
        };
        writer.set_dictionary(dictionary);
        if options.declaration {
            writer.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
            if writer.pretty || options.doctype {
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
    /// [`ErrorKind::UnexpectedEvent`] if an element is open or there was none. If an event was
    /// refused, that error again: what is there is not the document.
    pub fn finish(mut self) -> Result<O, Error> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        if !self.frames.is_empty() || !self.root_seen || self.start != StartTag::Closed {
            let expected = if self.root_seen {
                Expected::ElementEnd
            } else {
                Expected::Root
            };
            return Err(self.out.refuse(ErrorKind::UnexpectedEvent(expected)));
        }
        if self.pretty {
            self.put("\n")?;
        }
        Ok(self.out.into_inner())
    }

    /// Whether anything may be reported.
    pub(crate) fn reports(&self) -> bool {
        self.escapes() || self.options.later_tokens
    }

    /// Says where in a source that belongs which has been reported from the `from`th on.
    pub(crate) fn move_diagnostics(&mut self, from: usize, place: impl Fn(u64) -> u64) {
        for diagnostic in self.diagnostics.iter_mut().skip(from) {
            *diagnostic = Diagnostic::new(diagnostic.kind(), place(diagnostic.offset()));
        }
    }

    #[inline(always)]
    fn put(&mut self, text: &str) -> Result<(), Error> {
        self.out.put(text.as_bytes())
    }

    #[cold]
    fn unexpected(&self, expected: Expected) -> Error {
        self.out.refuse(ErrorKind::UnexpectedEvent(expected))
    }

    fn escapes(&self) -> bool {
        self.options.unrepresentable == Unrepresentable::Escape
    }

    #[cold]
    fn report(&mut self, kind: DiagnosticKind) {
        self.diagnostics
            .push(Diagnostic::new(kind, self.out.written()));
    }

    /// Ends the start tag, if one is open.
    #[inline(always)]
    fn close_start(&mut self) -> Result<(), Error> {
        if self.start == StartTag::Closed {
            return Ok(());
        }
        if self.start != StartTag::Open || self.undecided {
            self.decide()?;
        }
        self.start = StartTag::Closed;
        let (open, xmlns) = core::mem::take(&mut self.unwritten);
        if open.is_empty() {
            return self.put(">");
        }
        if xmlns.is_empty() {
            return self.put(open);
        }
        self.put(without_end(open))?;
        self.put(xmlns)
    }

    /// Ends the start tag that is open as an empty-element tag.
    #[inline]
    fn close_empty(&mut self) -> Result<(), Error> {
        if self.undecided {
            self.decide()?;
        }
        self.start = StartTag::Closed;
        self.write_open()?;
        self.put("/>")
    }

    /// Writes the start tag as far as it goes before its attributes.
    #[inline]
    fn write_open(&mut self) -> Result<(), Error> {
        let (open, xmlns) = core::mem::take(&mut self.unwritten);
        if open.is_empty() {
            return Ok(());
        }
        self.put(without_end(open))?;
        if xmlns.is_empty() {
            Ok(())
        } else {
            self.put(without_end(xmlns))
        }
    }

    /// Before an element or instruction: the end of the start tag, and a line of its own.
    #[inline(always)]
    fn begin(&mut self) -> Result<(), Error> {
        self.close_start()?;
        if self.pretty {
            self.break_line()
        } else {
            Ok(())
        }
    }

    #[inline(never)]
    fn break_line(&mut self) -> Result<(), Error> {
        let depth = self.frames.len();
        match self.frames.last_mut() {
            Some(Frame {
                inside: Inside::Text | Inside::DocumentInText,
                ..
            }) => Ok(()),
            Some(frame) => {
                if frame.inside == Inside::Nothing {
                    frame.inside = Inside::Elements;
                }
                self.line(depth)
            }
            None if self.root_seen => self.put("\n"),
            None => Ok(()),
        }
    }

    #[inline(never)]
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

    #[inline(always)]
    fn start_tag(&mut self, tag: Tag) -> Result<(), Error> {
        self.begin()?;
        let Some((page, entry)) = self.dictionary.open(tag) else {
            return self.start_unknown(tag);
        };
        let number = u16::from(tag.page());
        let outside = match self.frames.last() {
            Some(frame) => frame.page,
            None => {
                self.root(entry.name())?;
                NO_PAGE
            }
        };
        let mut xmlns = "";
        if outside != number && self.pages_are_namespaces {
            xmlns = page.xmlns;
            // A page without a namespace among others: that of another may have to be taken back.
            self.undecided = xmlns.is_empty();
        }
        if outside != number && self.floor > 0 {
            self.inner_root()?;
        }
        self.unwritten = (entry.open, xmlns);
        self.frames.push(Frame {
            close: entry.close,
            tag,
            page: number,
            inside: Inside::Nothing,
        });
        self.start = StartTag::Open;
        if !self.pages_are_namespaces {
            // A prefix may have to be declared.
            self.undecided = matches!(self.dictionary.namespaces, Namespaces::Prefixes(_));
        }
        Ok(())
    }

    #[inline(always)]
    fn end_element(&mut self) -> Result<(), Error> {
        if self.start == StartTag::Open {
            self.close_empty()?;
            match self.frames.pop() {
                Some(frame) if !frame.close.is_empty() && self.prefixes.is_empty() => {}
                frame => self.forget(frame),
            }
            return Ok(());
        }
        let Some(frame) = self.frames.pop() else {
            return Err(self.unexpected(Expected::Root));
        };
        if frame.inside != Inside::Nothing {
            self.end_inside(&frame)?;
        }
        if frame.close.is_empty() || !self.prefixes.is_empty() {
            return self.end_named(frame);
        }
        self.put(frame.close)
    }

    #[inline(never)]
    fn end_inside(&mut self, frame: &Frame) -> Result<(), Error> {
        match frame.inside {
            Inside::Nothing | Inside::Text => Ok(()),
            Inside::Elements => self.line(self.frames.len()),
            Inside::Document | Inside::DocumentInText => {
                // It stays open.
                self.frames.push(*frame);
                Err(self.unexpected(Expected::ElementEnd))
            }
        }
    }

    /// Before text of an element: the end of its start tag.
    #[inline(always)]
    fn begin_text(&mut self) -> Result<(), Error> {
        self.close_start()?;
        if self.frames.len() <= self.floor {
            return Err(self.unexpected(Expected::Root));
        }
        if self.pretty {
            self.note_text();
        }
        Ok(())
    }

    #[inline(never)]
    fn note_text(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inside = Inside::Text;
        }
    }

    #[inline(always)]
    fn text(&mut self, text: &str) -> Result<(), Error> {
        match self.start {
            StartTag::Closed | StartTag::Open => {
                self.begin_text()?;
                if self.plain && text.as_bytes().first().is_some_and(|b| *b > b' ') {
                    self.escaped(text)
                } else {
                    self.text_with_care(text)
                }
            }
            StartTag::Value if self.attributes.care == Care::None => self.value_text(text),
            StartTag::Value => self.value_with_care(text),
            StartTag::Pi => self.pi_text(text),
        }
    }

    /// Every event but the common ones.
    #[inline(never)]
    fn uncommon(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::StartLiteral { page, name } => {
                if self.start == StartTag::Value || self.start == StartTag::Pi {
                    return Err(self.unexpected(Expected::Attribute));
                }
                self.begin()?;
                self.start_named(page, name)
            }
            Event::AttributeLiteral { name } => self.literal_attribute(name),
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
                    return Err(self.unexpected(Expected::Text));
                }
                // Text may follow on the first thing in an element: nothing may stand before it.
                let first = |frame: &Frame| frame.inside == Inside::Nothing;
                if self.frames.last().is_some_and(first) {
                    self.close_start()?;
                } else {
                    self.begin()?;
                }
                if !is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return Err(self.out.refuse(ErrorKind::InvalidName));
                }
                self.put("<?")?;
                self.put(target)?;
                self.start = StartTag::Pi;
                self.instruction.clear();
                Ok(())
            }
            Event::PiEnd if self.start == StartTag::Pi => self.end_pi(),
            Event::PiEnd => Err(self.unexpected(Expected::PiTarget)),
            Event::Document(dictionary) => self.begin_document(dictionary),
            Event::DocumentEnd => self.end_document(),
            Event::Start(_)
            | Event::Attribute(_)
            | Event::AttributesEnd
            | Event::Text(_)
            | Event::Char(_)
            | Event::End => Ok(()),
        }
    }

    fn begin_document(&mut self, dictionary: &'static Dictionary) -> Result<(), Error> {
        if self.outer.is_some() || self.frames.is_empty() {
            return Err(self.unexpected(Expected::Content));
        }
        self.close_start()?;
        self.floor = self.frames.len();
        if let Some(frame) = self.frames.last_mut() {
            let page = frame.page;
            self.outer = Some(Outer {
                dictionary: self.dictionary,
                page,
                root_seen: false,
            });
            if page != NO_PAGE {
                frame.page = ANOTHER;
            }
            frame.inside = match frame.inside {
                Inside::Text => Inside::DocumentInText,
                _ => Inside::Document,
            };
        }
        self.set_dictionary(dictionary);
        Ok(())
    }

    /// An element begins inside another document: if it is its root, it is the only one.
    #[cold]
    #[inline(never)]
    fn inner_root(&mut self) -> Result<(), Error> {
        match &mut self.outer {
            Some(outer) if self.frames.len() == self.floor => {
                if core::mem::replace(&mut outer.root_seen, true) {
                    return Err(self.unexpected(Expected::Epilogue));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn end_document(&mut self) -> Result<(), Error> {
        match self.outer {
            Some(outer)
                if outer.root_seen
                    && self.frames.len() == self.floor
                    && self.start == StartTag::Closed =>
            {
                self.outer = None;
                self.floor = 0;
                self.set_dictionary(outer.dictionary);
                if let Some(frame) = self.frames.last_mut() {
                    frame.page = outer.page;
                    frame.inside = match frame.inside {
                        Inside::DocumentInText => Inside::Text,
                        _ if self.pretty => Inside::Elements,
                        _ => Inside::Nothing,
                    };
                }
                Ok(())
            }
            _ => Err(self.unexpected(Expected::ElementEnd)),
        }
    }

    fn set_dictionary(&mut self, dictionary: &'static Dictionary) {
        self.dictionary = dictionary;
        self.pages_are_namespaces = matches!(dictionary.namespaces, Namespaces::Pages);
        self.plain = !self.pretty && !has_variables(dictionary);
        self.attributes.set_dictionary(dictionary);
    }
}

impl<O: Output> Writer<O> {
    #[inline(always)]
    fn own_event(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(tag) if matches!(self.start, StartTag::Open | StartTag::Closed) => {
                self.start_tag(tag)
            }
            Event::Text(text) => self.text(text),
            Event::End if matches!(self.start, StartTag::Open | StartTag::Closed) => {
                self.end_element()
            }
            Event::Attribute(tag) => self.start_attribute(tag),
            Event::AttributesEnd => self.end_value(),
            Event::Char(c) => self.text(c.encode_utf8(&mut [0; 4])),
            Event::Start(_) | Event::End => Err(self.unexpected(Expected::Attribute)),
            event => self.uncommon(event),
        }
    }

    /// Remembers the first error.
    #[cold]
    fn note(&mut self, error: Error) -> Error {
        self.refused.get_or_insert(error);
        error
    }
}

impl<O: Output> Sink for Writer<O> {
    #[inline(always)]
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        self.own_event(event).map_err(|error| self.note(error))
    }
}
