//! [`Reader`]: events to children, text and data, with what is let pass.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::{Dictionary, Event, Tag};

use super::wire::Wire;
use crate::content::{Frame, Missing, Profile, Verdict};
use crate::error::{Error, ErrorKind};
use crate::limits::{Diagnostic, DiagnosticKind, Options};
use crate::model::Version;

/// What comes next in an element.
pub(crate) enum Step {
    Child(Tag),
    /// An element without a place has gone into [`Frame::unknown`].
    Unknown,
    End,
}

/// Reads a source, element by element.
#[derive(Debug)]
pub(crate) struct Reader<S> {
    pub(crate) source: S,
    pub(crate) options: Options,
    pub(crate) version: Version,
    pub(crate) profile: Profile,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many items and commands may still come.
    items: u32,
}

impl<'a, S: Wire<'a>> Reader<S> {
    pub(crate) fn new(source: S, version: Version, options: &Options) -> Self {
        Self {
            source,
            options: *options,
            version,
            profile: Profile::new(version, options.dialect),
            diagnostics: Vec::new(),
            items: options.limits.items,
        }
    }

    /// The version whose tables hold from here on.
    pub(crate) fn set_version(&mut self, version: Version) {
        self.version = version;
        self.profile = Profile::new(version, self.options.dialect);
    }

    /// What has been let pass.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let wire = self.source.take_diagnostics();
        self.diagnostics.extend(
            wire.into_iter()
                .map(|diagnostic| diagnostic.map(DiagnosticKind::Wire)),
        );
        self.diagnostics
    }

    /// Begins to count items and commands anew.
    pub(crate) fn reset_items(&mut self) {
        self.items = self.options.limits.items;
    }

    /// Counts an item or command.
    #[inline]
    pub(crate) fn count(&mut self) -> Result<(), Error> {
        match self.items.checked_sub(1) {
            Some(items) => {
                self.items = items;
                Ok(())
            }
            None => Err(self.error(ErrorKind::TooManyItems)),
        }
    }

    /// An error at the item of the last event.
    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.source.item_offset())
    }

    /// Lets something pass if `lenient` says so, and reports it.
    #[cold]
    pub(crate) fn let_pass(
        &mut self,
        lenient: bool,
        refusal: ErrorKind,
        diagnostic: DiagnosticKind,
    ) -> Result<(), Error> {
        if !lenient {
            return Err(self.error(refusal));
        }
        let offset = self.source.item_offset();
        self.diagnostics.push(Diagnostic::new(diagnostic, offset));
        Ok(())
    }

    /// The next child; `None` at the end of the element.
    #[inline]
    pub(crate) fn child(&mut self, frame: &mut Frame<'a>) -> Result<Option<Tag>, Error> {
        loop {
            match self.step(frame)? {
                Step::Child(tag) => return Ok(Some(tag)),
                Step::Unknown => {}
                Step::End => return Ok(None),
            }
        }
    }

    /// What comes next in the element.
    #[inline(never)]
    pub(crate) fn step(&mut self, frame: &mut Frame<'a>) -> Result<Step, Error> {
        loop {
            match self.source.next_event()? {
                Some(Event::Start(tag)) => {
                    return match frame.admit(tag, self.profile) {
                        Verdict::Fits => Ok(Step::Child(tag)),
                        verdict => self.deviation(frame, tag, verdict),
                    };
                }
                Some(Event::End) => {
                    if let Some(missing) = frame.missing(self.profile) {
                        self.is_missing(frame, missing)?;
                    }
                    return Ok(Step::End);
                }
                Some(event) => {
                    if let Some(step) = self.other(frame, event)? {
                        return Ok(step);
                    }
                }
                None => return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
            }
        }
    }

    /// A child that the tables do not have here.
    #[cold]
    fn deviation(
        &mut self,
        frame: &mut Frame<'a>,
        tag: Tag,
        verdict: Verdict,
    ) -> Result<Step, Error> {
        use crate::model::Dialect;
        let lenient = self.options.lenient;
        match verdict {
            Verdict::Fits => {}
            Verdict::OutOfOrder => self.let_pass(
                lenient.element_order,
                ErrorKind::OutOfOrder(tag),
                DiagnosticKind::OutOfOrder(tag),
            )?,
            Verdict::Duplicate => self.let_pass(
                lenient.duplicate_elements,
                ErrorKind::DuplicateElement(tag),
                DiagnosticKind::DuplicateElement(tag),
            )?,
            Verdict::OtherProfile => {
                let in_version = Profile::new(self.version, Dialect::SyncMl);
                let mut without = Frame::new(frame.content);
                let refusal = match without.admit(tag, in_version) {
                    Verdict::OtherProfile => ErrorKind::NotInVersion(tag, self.version),
                    _ => ErrorKind::NotInDialect(tag, self.options.dialect),
                };
                let reported = DiagnosticKind::OtherVersion(tag);
                self.let_pass(lenient.other_versions, refusal, reported)?;
            }
            Verdict::NotHere => {
                // Meta information beside Meta.
                let is_item = core::ptr::eq(
                    frame.content,
                    &raw const crate::generated::content::syncml::ITEM,
                );
                if is_item && tag.page() == wbxml::tag::metinf::TYPE.page() {
                    self.let_pass(
                        lenient.outside_meta,
                        ErrorKind::OutsideMeta(tag),
                        DiagnosticKind::OutsideMeta(tag),
                    )?;
                    return Ok(Step::Child(tag));
                }
                // The name of a parameter in a property.
                let is_property = core::ptr::eq(
                    frame.content,
                    &raw const crate::generated::content::devinf::PROPERTY,
                );
                if is_property && tag == wbxml::tag::devinf::PARAM_NAME {
                    self.let_pass(
                        lenient.direct_parameters,
                        ErrorKind::UnexpectedElement(Some(tag)),
                        DiagnosticKind::DirectParameter,
                    )?;
                    return Ok(Step::Child(tag));
                }
                return self.unknown(frame, Event::Start(tag), Some(tag));
            }
        }
        Ok(Step::Child(tag))
    }

    /// An element without a place: kept, if that is let pass.
    #[cold]
    fn unknown(
        &mut self,
        frame: &mut Frame<'a>,
        start: Event<'a>,
        tag: Option<Tag>,
    ) -> Result<Step, Error> {
        self.let_pass(
            self.options.lenient.unknown_elements,
            ErrorKind::UnexpectedElement(tag),
            DiagnosticKind::UnknownElement(tag),
        )?;
        let markup = self.element(start)?;
        frame.unknown.push(markup);
        Ok(Step::Unknown)
    }

    #[cold]
    fn is_missing(&mut self, frame: &Frame<'a>, missing: Missing) -> Result<(), Error> {
        let lenient = self.options.lenient.missing_elements;
        match missing {
            Missing::Command => self.let_pass(
                // What is unknown may have been one.
                lenient || !frame.unknown.is_empty(),
                ErrorKind::MissingCommand,
                DiagnosticKind::MissingCommand,
            ),
            Missing::Element(tag) => self.let_pass(
                lenient,
                ErrorKind::MissingElement(tag),
                DiagnosticKind::MissingElement(tag),
            ),
        }
    }

    /// An event between elements that is neither start nor end.
    #[cold]
    #[inline(never)]
    fn other(&mut self, frame: &mut Frame<'a>, event: Event<'a>) -> Result<Option<Step>, Error> {
        match event {
            Event::StartLiteral { page, name } => {
                let local = name.rsplit(':').next().unwrap_or(name);
                let content = frame.content;
                let here = |dictionary: &'static Dictionary| {
                    dictionary.tag(content.page, local).filter(|tag| {
                        Frame::new(content).admit(*tag, self.profile) != Verdict::NotHere
                    })
                };
                let own = self.source.dictionary();
                // A name that a later version has.
                let later = || {
                    own.later()
                        .and_then(|d| here(d).or_else(|| here(d.later()?)))
                };
                let Some(tag) = here(own).or_else(later) else {
                    return self.unknown(frame, event, None).map(Some);
                };
                if page != u16::from(content.page) {
                    self.other_namespace(tag)?;
                }
                return match frame.admit(tag, self.profile) {
                    Verdict::Fits => Ok(Step::Child(tag)),
                    verdict => self.deviation(frame, tag, verdict),
                }
                .map(Some);
            }
            Event::Text(text) | Event::CData(text) => self.stray(text.as_bytes())?,
            Event::Char(c) => self.stray(c.encode_utf8(&mut [0; 4]).as_bytes())?,
            Event::Opaque(bytes) => self.stray(bytes)?,
            other => self.aside(other)?,
        }
        Ok(None)
    }

    /// A name in another namespace than its own.
    #[cold]
    pub(crate) fn other_namespace(&mut self, tag: Tag) -> Result<(), Error> {
        let lenient = match tag.page() {
            0 => self.options.lenient.root_namespace,
            _ => self.options.lenient.meta_namespace,
        };
        let reported = DiagnosticKind::Namespace(tag);
        self.let_pass(lenient, ErrorKind::Namespace(tag), reported)
    }

    /// Text between elements; white space does not count.
    #[cold]
    fn stray(&mut self, text: &[u8]) -> Result<(), Error> {
        if text.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        self.let_pass(
            self.options.lenient.stray_text,
            ErrorKind::StrayText,
            DiagnosticKind::StrayText,
        )
    }

    /// Attributes and processing instructions, which mean nothing.
    #[cold]
    #[inline(never)]
    fn aside(&mut self, event: Event<'a>) -> Result<(), Error> {
        let refusal = match event {
            Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                self.attribute(event)?;
                return Ok(());
            }
            Event::AttributesEnd => return Ok(()),
            Event::Pi(_) => loop {
                match self.source.next_event()? {
                    Some(Event::PiEnd) => return Ok(()),
                    Some(_) => {}
                    None => break ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd),
                }
            },
            Event::StartLiteral { .. } | Event::Start(_) => ErrorKind::UnexpectedElement(None),
            _ => ErrorKind::StrayText,
        };
        Err(self.error(refusal))
    }

    /// The attributes that begin here, through their end. Declarations of namespaces mean nothing
    /// here. What is left of the value of a `…:originalerror` is returned.
    #[cold]
    #[inline(never)]
    pub(crate) fn attribute(&mut self, first: Event<'a>) -> Result<Option<Cow<'a, str>>, Error> {
        let mut original_error = None;
        let mut value: Option<String> = None;
        let mut event = Some(first);
        loop {
            match event {
                Some(Event::AttributeLiteral { name }) => {
                    original_error = original_error.or(value.take());
                    if name.ends_with(":originalerror") {
                        value = Some(String::new());
                    } else if name != "xmlns" && !name.starts_with("xmlns:") {
                        self.dropped_attribute()?;
                    }
                }
                Some(Event::Attribute(_)) => {
                    original_error = original_error.or(value.take());
                    self.dropped_attribute()?;
                }
                Some(Event::Text(piece)) => {
                    if let Some(value) = &mut value {
                        value.push_str(piece);
                    }
                }
                Some(Event::Char(c)) => {
                    if let Some(value) = &mut value {
                        value.push(c);
                    }
                }
                Some(Event::AttributesEnd) => {
                    return Ok(original_error.or(value).map(Cow::Owned));
                }
                Some(_) => {}
                None => return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
            }
            event = self.source.next_event()?;
        }
    }

    #[cold]
    fn dropped_attribute(&mut self) -> Result<(), Error> {
        self.let_pass(
            self.options.lenient.unknown_attributes,
            ErrorKind::UnexpectedAttribute,
            DiagnosticKind::UnknownAttribute,
        )
    }

    /// The text of the element just started, through its end.
    #[inline(never)]
    pub(crate) fn text(&mut self, tag: Tag) -> Result<Cow<'a, str>, Error> {
        match self.source.next_event() {
            Ok(Some(Event::Text(piece))) => match self.source.next_event() {
                Ok(Some(Event::End)) => Ok(Cow::Borrowed(piece)),
                next => self.text_in_pieces(tag, piece, next),
            },
            Ok(Some(Event::End)) => Ok(Cow::Borrowed("")),
            next => self.text_in_pieces(tag, "", next),
        }
    }

    #[cold]
    #[inline(never)]
    fn text_in_pieces(
        &mut self,
        tag: Tag,
        first: &'a str,
        next: Result<Option<Event<'a>>, wbxml::Error>,
    ) -> Result<Cow<'a, str>, Error> {
        let text = self.pieces(tag, first, next);
        text.map_err(|e| e.inside(tag))
    }

    fn pieces(
        &mut self,
        tag: Tag,
        first: &'a str,
        next: Result<Option<Event<'a>>, wbxml::Error>,
    ) -> Result<Cow<'a, str>, Error> {
        let mut text = Cow::Borrowed(first);
        let mut next = next?;
        let mut depth = 0_u32;
        loop {
            match next {
                Some(Event::Text(piece) | Event::CData(piece)) => append(&mut text, piece),
                Some(Event::Char(c)) => text.to_mut().push(c),
                Some(Event::Opaque(bytes)) => match core::str::from_utf8(bytes) {
                    Ok(piece) => append(&mut text, piece),
                    Err(_) => return Err(self.error(ErrorKind::OpaqueNotText)),
                },
                Some(Event::Start(inner)) if is_reference(tag) && depth == 0 => {
                    self.let_pass(
                        self.options.lenient.nested_references,
                        ErrorKind::NestedReference(tag),
                        DiagnosticKind::NestedReference(tag),
                    )?;
                    if inner != wbxml::tag::syncml::LOC_URI {
                        return Err(self.error(ErrorKind::ElementInText(tag)));
                    }
                    depth = 1;
                }
                Some(Event::Start(_) | Event::StartLiteral { .. } | Event::Document(_)) => {
                    return Err(self.error(ErrorKind::ElementInText(tag)));
                }
                Some(Event::End) if depth > 0 => depth = 0,
                Some(Event::End) => return Ok(text),
                Some(other) => self.aside(other)?,
                None => return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
            }
            next = self.source.next_event()?;
        }
    }

    /// A text that is compared letter by letter: there must be no white space around it.
    #[inline]
    pub(crate) fn exact(&mut self, tag: Tag) -> Result<Cow<'a, str>, Error> {
        let text = self.text(tag)?;
        let bytes = text.as_bytes();
        let padded = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
        if padded(bytes.first()) || padded(bytes.last()) {
            return self.padded(tag, text);
        }
        Ok(text)
    }

    /// A text that identifies something: it must not be empty either.
    #[inline]
    pub(crate) fn identifier(&mut self, tag: Tag) -> Result<Cow<'a, str>, Error> {
        let text = self.exact(tag)?;
        if text.is_empty() {
            self.let_pass(
                self.options.lenient.missing_elements,
                ErrorKind::MissingElement(tag),
                DiagnosticKind::MissingElement(tag),
            )
            .map_err(|e| e.inside(tag))?;
        }
        Ok(text)
    }

    #[cold]
    #[inline(never)]
    fn padded(&mut self, tag: Tag, text: Cow<'a, str>) -> Result<Cow<'a, str>, Error> {
        self.let_pass(
            self.options.lenient.padded_text,
            ErrorKind::PaddedText(tag),
            DiagnosticKind::PaddedText(tag),
        )
        .map_err(|e| e.inside(tag))?;
        Ok(match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
            Cow::Owned(text) => Cow::Owned(String::from(text.trim_ascii())),
        })
    }

    /// The end of an element that is empty. Always true.
    #[inline(never)]
    pub(crate) fn empty(&mut self, tag: Tag) -> Result<bool, Error> {
        loop {
            match self.source.next_event() {
                Ok(Some(Event::End)) => return Ok(true),
                event => self.in_empty(event).map_err(|e| e.inside(tag))?,
            }
        }
    }

    #[cold]
    fn in_empty(&mut self, event: Result<Option<Event<'a>>, wbxml::Error>) -> Result<(), Error> {
        match event? {
            Some(Event::Text(text) | Event::CData(text)) => self.stray(text.as_bytes()),
            Some(Event::Char(_) | Event::Opaque(_)) => self.stray(b"?"),
            Some(other) => self.aside(other),
            None => Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
        }
    }
}

fn append<'a>(text: &mut Cow<'a, str>, piece: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(piece);
    } else {
        text.to_mut().push_str(piece);
    }
}

fn is_reference(tag: Tag) -> bool {
    use wbxml::tag::syncml::{SOURCE_REF, TARGET_REF};
    tag == TARGET_REF || tag == SOURCE_REF
}
