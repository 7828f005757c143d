//! [`Cursor`]: steps through the events of a message, and what becomes of those that do not belong
//! there.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::{Document, DocumentBuilder, Event, Expected, Sink, Source, Tag, dictionaries};

use crate::error::{Error, ErrorKind};
use crate::limits::{Diagnostic, DiagnosticKind, Lenient};
use crate::model::{Place, UnknownElements};

/// The input that the events are of, where it is known: it answers what events do not.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Input<'a> {
    /// Not known.
    Unknown,
    /// A WBXML document.
    Wbxml(&'a [u8]),
    /// An XML document.
    #[cfg(feature = "xml")]
    Xml(&'a str),
}

/// Steps through the events of a message.
pub(crate) struct Cursor<'a, S> {
    source: S,
    input: Input<'a>,
    /// What is left of an element that was read at a glance.
    leaf: Leaf<'a>,
    pub(crate) lenient: Lenient,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether spaces that are no white space have been reported.
    layout: bool,
}

/// What is left of an element that was read at a glance and is gone through event by event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Leaf<'a> {
    /// Nothing: the source is asked.
    None,
    /// Its text, not empty, and its end.
    Text(&'a str),
    /// Its end.
    End,
}

/// What comes next in an element that holds others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Child<'a> {
    /// An element with this tag.
    Element(Tag),
    /// An element that is known by name only: its start.
    Literal(Event<'a>),
    /// The end.
    End,
}

impl<'a, S: Source<'a>> Cursor<'a, S> {
    pub(crate) fn new(source: S, input: Input<'a>, lenient: Lenient) -> Self {
        Self {
            source,
            input,
            lenient,
            leaf: Leaf::None,
            diagnostics: Vec::new(),
            layout: false,
        }
    }

    /// The next event; there has to be one.
    #[inline(never)]
    pub(crate) fn next(&mut self) -> Result<Event<'a>, Error> {
        if self.leaf != Leaf::None {
            return Ok(self.rest_of_leaf());
        }
        match self.source.next_event()? {
            Some(event) => Ok(event),
            None => Err(self.at_end()),
        }
    }

    #[cold]
    fn rest_of_leaf(&mut self) -> Event<'a> {
        match core::mem::replace(&mut self.leaf, Leaf::None) {
            Leaf::Text(text) => {
                self.leaf = Leaf::End;
                Event::Text(text)
            }
            Leaf::End | Leaf::None => Event::End,
        }
    }

    /// The next element, if it can be told at a glance what is in it: its tag and its text.
    #[inline(always)]
    fn leaf(&mut self) -> Option<(Tag, &'a str)> {
        self.source.leaf()
    }

    /// Whether what comes next is the rest of an element that was read at a glance.
    pub(crate) fn is_in_leaf(&self) -> bool {
        self.leaf != Leaf::None
    }

    /// [`leaf`](Self::leaf), in an element that may itself have been read at a glance.
    #[inline(always)]
    pub(crate) fn next_leaf(&mut self) -> Option<(Tag, &'a str)> {
        if self.is_in_leaf() {
            return None;
        }
        self.leaf()
    }

    /// Goes through an element that was read at a glance after all: its start has been seen, its
    /// text and its end are the next events.
    #[inline]
    pub(crate) const fn enter_leaf(&mut self, text: &'a str) {
        self.leaf = if text.is_empty() {
            Leaf::End
        } else {
            Leaf::Text(text)
        };
    }

    /// The source, when all is read, and what was noticed.
    pub(crate) fn into_parts(self) -> (S, Vec<Diagnostic>) {
        (self.source, self.diagnostics)
    }

    #[cold]
    fn at_end(&self) -> Error {
        let kind = ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd);
        Error::new(kind, self.source.offset())
    }

    /// Where this piece of the input begins, with the token before it, or else the last item.
    fn offset_of(&self, text: &str) -> u64 {
        if let Input::Wbxml(document) = self.input {
            let at = text.as_ptr().addr().checked_sub(document.as_ptr().addr());
            if let Some(at) = at.filter(|at| *at < document.len()) {
                return at.saturating_sub(1) as u64;
            }
        }
        self.item_offset()
    }

    pub(crate) fn item_offset(&self) -> u64 {
        self.source.item_offset()
    }

    /// An error at the item of the last event.
    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.item_offset())
    }

    /// A diagnostic at the item of the last event.
    #[cold]
    pub(crate) fn report(&mut self, kind: DiagnosticKind) {
        let offset = self.item_offset();
        self.diagnostics.push(Diagnostic::new(kind, offset));
    }

    /// A deviation at the item of the last event: a diagnostic if it is let pass, an error
    /// otherwise.
    #[cold]
    pub(crate) fn deviation(
        &mut self,
        let_pass: bool,
        kind: DiagnosticKind,
        error: ErrorKind,
    ) -> Result<(), Error> {
        self.deviation_at(self.item_offset(), let_pass, kind, error)
    }

    /// The same at this offset.
    #[cold]
    pub(crate) fn deviation_at(
        &mut self,
        offset: u64,
        let_pass: bool,
        kind: DiagnosticKind,
        error: ErrorKind,
    ) -> Result<(), Error> {
        if !let_pass {
            return Err(Error::new(error, offset));
        }
        self.diagnostics.push(Diagnostic::new(kind, offset));
        Ok(())
    }

    /// The root element, which has to have this tag.
    pub(crate) fn root(&mut self, expected: Tag) -> Result<(), Error> {
        loop {
            return match self.next()? {
                Event::Start(tag) if tag == expected => Ok(()),
                Event::Start(tag) => Err(self.error(ErrorKind::UnexpectedRoot(Some(tag)))),
                Event::StartLiteral { .. } => Err(self.error(ErrorKind::UnexpectedRoot(None))),
                Event::Pi(_) => {
                    self.instruction()?;
                    continue;
                }
                _ => Err(
                    self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEvent(
                        Expected::Root,
                    ))),
                ),
            };
        }
    }

    /// What comes behind the root element: nothing that counts.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        while self.source.next_event()?.is_some() {}
        Ok(())
    }

    /// The next element in `place`, or its end.
    #[inline(never)]
    pub(crate) fn child(&mut self, place: Place) -> Result<Child<'a>, Error> {
        if let Some((tag, text)) = self.next_leaf() {
            self.enter_leaf(text);
            return Ok(Child::Element(tag));
        }
        loop {
            match self.next()? {
                Event::Start(tag) => return Ok(Child::Element(tag)),
                event @ Event::StartLiteral { .. } => return Ok(Child::Literal(event)),
                Event::End => return Ok(Child::End),
                event => self.between(event, place)?,
            }
        }
    }

    /// An event that is neither start nor end of an element, in an element that holds others.
    #[cold]
    pub(crate) fn between(&mut self, event: Event<'a>, place: Place) -> Result<(), Error> {
        match event {
            Event::Text(text) | Event::CData(text) => self.stray(text, place),
            Event::Char(c) => self.stray(c.encode_utf8(&mut [0; 4]), place),
            Event::Attribute(_) | Event::AttributeLiteral { .. } => self.attributes(event, place),
            Event::AttributesEnd => Ok(()),
            Event::Pi(_) => self.instruction(),
            _ => self.deviation(
                self.lenient.stray_text,
                DiagnosticKind::StrayText(place),
                ErrorKind::StrayText(place),
            ),
        }
    }

    /// Text between elements. White space is layout, and spaces that XML does not count as such are
    /// taken for it.
    pub(crate) fn stray(&mut self, text: &str, place: Place) -> Result<(), Error> {
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            return Ok(());
        }
        if text.chars().all(char::is_whitespace) {
            if !self.layout {
                self.layout = true;
                self.report(DiagnosticKind::Layout(place));
            }
            return Ok(());
        }
        self.deviation(
            self.lenient.stray_text,
            DiagnosticKind::StrayText(place),
            ErrorKind::StrayText(place),
        )
    }

    /// The attributes of the element just started, of which `first` is the first. Declarations of
    /// namespaces are not attributes of the message.
    #[cold]
    fn attributes(&mut self, first: Event<'a>, place: Place) -> Result<(), Error> {
        let mut reported = false;
        let mut event = first;
        loop {
            match event {
                Event::AttributesEnd => return Ok(()),
                Event::AttributeLiteral { name }
                    if name == "xmlns" || name.starts_with("xmlns:") => {}
                Event::Attribute(_) | Event::AttributeLiteral { .. } if !reported => {
                    reported = true;
                    self.deviation(
                        self.lenient.attributes,
                        DiagnosticKind::Attributes(place),
                        ErrorKind::UnexpectedAttribute(place),
                    )?;
                }
                _ => {}
            }
            event = self.next()?;
        }
    }

    /// The rest of a processing instruction, which says nothing.
    fn instruction(&mut self) -> Result<(), Error> {
        while self.next()? != Event::PiEnd {}
        Ok(())
    }

    /// The text of the element `tag` in `place` that has just started, through its end.
    pub(crate) fn text(&mut self, place: Place, tag: Tag) -> Result<Cow<'a, str>, Error> {
        self.located_text(place, tag).map(|(text, _)| text)
    }

    /// The same, and where it begins.
    #[inline(never)]
    pub(crate) fn located_text(
        &mut self,
        place: Place,
        tag: Tag,
    ) -> Result<(Cow<'a, str>, u64), Error> {
        if let Leaf::Text(text) = self.leaf {
            self.leaf = Leaf::None;
            return Ok((Cow::Borrowed(text), self.offset_of(text)));
        }
        let event = self.next()?;
        let offset = self.item_offset();
        let text = match event {
            Event::End => Cow::Borrowed(""),
            Event::Text(piece) => match self.next()? {
                Event::End => Cow::Borrowed(piece),
                event => self.text_from(piece, event, place, tag)?,
            },
            event => self.text_from("", event, place, tag)?,
        };
        Ok((text, offset))
    }

    /// The text of an element that began with `first` and goes on with `event`.
    #[cold]
    pub(crate) fn text_from(
        &mut self,
        first: &'a str,
        event: Event<'a>,
        place: Place,
        tag: Tag,
    ) -> Result<Cow<'a, str>, Error> {
        let mut text = Cow::Borrowed(first);
        let mut event = event;
        loop {
            match event {
                Event::End => return Ok(text),
                Event::Text(piece) | Event::CData(piece) => add(&mut text, piece),
                Event::Char(c) => self.add_char(&mut text, c)?,
                Event::Opaque(bytes) => add(&mut text, self.opaque_text(bytes)?),
                Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                    self.attributes(event, place)?;
                }
                Event::Pi(_) => self.instruction()?,
                Event::AttributesEnd => {}
                _ => return Err(self.error(ErrorKind::UnexpectedElement { place, tag })),
            }
            event = self.next()?;
        }
    }

    /// Puts a character behind a text. NUL is none that a message has, and none that it could be
    /// written with.
    pub(crate) fn add_char(&self, text: &mut Cow<'a, str>, c: char) -> Result<(), Error> {
        if c == '\0' {
            return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::NulInText)));
        }
        text.to_mut().push(c);
        Ok(())
    }

    /// The text that bytes are.
    pub(crate) fn opaque_text(&self, bytes: &'a [u8]) -> Result<&'a str, Error> {
        let kind = match core::str::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => return Ok(text),
            Ok(_) => wbxml::ErrorKind::NulInText,
            Err(_) => wbxml::ErrorKind::OpaqueNotText,
        };
        Err(self.error(ErrorKind::Wbxml(kind)))
    }

    /// Keeps the element that `start` begins, with all that is in it.
    #[cold]
    pub(crate) fn keep(
        &mut self,
        start: Event<'a>,
        place: Place,
        after: u32,
        unknown: &mut UnknownElements,
    ) -> Result<(), Error> {
        let tag = match start {
            Event::Start(tag) => Some(tag),
            _ => None,
        };
        self.report(DiagnosticKind::UnknownElement { place, tag });
        let element = self.element(start)?;
        unknown.push_after(place, after, element);
        Ok(())
    }

    /// An element that stands a second time in `place`: kept, if that is let pass.
    #[cold]
    pub(crate) fn duplicate(
        &mut self,
        tag: Tag,
        place: Place,
        after: u32,
        unknown: &mut UnknownElements,
    ) -> Result<(), Error> {
        self.deviation(
            self.lenient.duplicates,
            DiagnosticKind::Duplicate { place, tag },
            ErrorKind::DuplicateElement { place, tag },
        )?;
        let element = self.element(Event::Start(tag))?;
        unknown.push_after(place, after, element);
        Ok(())
    }

    fn element(&mut self, start: Event<'a>) -> Result<Document, Error> {
        let mut builder = DocumentBuilder::new(&dictionaries::ACTIVESYNC);
        let mut depth = 0_u32;
        let mut event = start;
        loop {
            match event {
                Event::Start(_) | Event::StartLiteral { .. } => depth = depth.saturating_add(1),
                Event::End => depth = depth.saturating_sub(1),
                _ => {}
            }
            let refused = |e: wbxml::Error| self.error(ErrorKind::Wbxml(e.kind()));
            builder.event(event).map_err(refused)?;
            if depth == 0 {
                return builder.finish().map_err(refused);
            }
            event = self.next()?;
        }
    }

    /// Something that has to be there is not, and its parent is at its end.
    #[cold]
    pub(crate) fn missing(&mut self, place: Place, tag: Tag) -> Result<(), Error> {
        self.deviation(
            self.lenient.missing,
            DiagnosticKind::Missing { place, tag },
            ErrorKind::MissingElement { place, tag },
        )
    }

    /// The number of a `Status` that has just started.
    pub(crate) fn status(&mut self, place: Place, tag: Tag) -> Result<u16, Error> {
        let (text, offset) = self.located_text(place, tag)?;
        let invalid = ErrorKind::InvalidStatus(place);
        let text = text.trim_ascii();
        if let Some(number) = status_in(text) {
            return Ok(number);
        }
        let word = text.split_ascii_whitespace().next().unwrap_or("");
        match status_in(word) {
            Some(number) => {
                self.deviation_at(
                    offset,
                    self.lenient.status_text,
                    DiagnosticKind::StatusText(place),
                    invalid,
                )?;
                Ok(number)
            }
            None => Err(Error::new(invalid, offset)),
        }
    }

    /// The text of an element whose text is compared letter by letter, without white space around
    /// it, and where it begins.
    pub(crate) fn exact_text(
        &mut self,
        place: Place,
        tag: Tag,
    ) -> Result<(Cow<'a, str>, u64), Error> {
        let (text, offset) = self.located_text(place, tag)?;
        let trimmed = text.trim();
        if trimmed.len() == text.len() {
            return Ok((text, offset));
        }
        self.deviation_at(
            offset,
            self.lenient.padded_text,
            DiagnosticKind::PaddedText { place, tag },
            ErrorKind::PaddedText { place, tag },
        )?;
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(String::from(text.trim())),
        };
        Ok((text, offset))
    }

    /// Whether the element that has just started is written with this name, in XML.
    #[cold]
    pub(crate) fn is_written(&self, name: &str) -> bool {
        match self.input {
            Input::Unknown | Input::Wbxml(_) => {
                let _ = name;
                false
            }
            #[cfg(feature = "xml")]
            Input::Xml(text) => is_named(text, self.item_offset(), name),
        }
    }

    /// How many entries with this tag the list may have that has just started: exact for lists of
    /// strings in WBXML, otherwise a guess.
    pub(crate) fn entries(&self, tag: Tag) -> usize {
        const HAS_CONTENT: u8 = 0x40;
        const STR_I: u8 = 0x03;
        const STR_T: u8 = 0x83;
        const OPAQUE: u8 = 0xC3;
        let Input::Wbxml(document) = self.input else {
            return 4;
        };
        let rest = usize::try_from(self.source.offset())
            .ok()
            .and_then(|offset| document.get(offset..))
            .unwrap_or(&[]);
        // The end of an entry and that of the list.
        let end = memchr::memmem::find(rest, b"\x01\x01").unwrap_or(rest.len());
        let list = rest.get(..end).unwrap_or(rest);
        let count = memchr::memchr_iter(tag.id() | HAS_CONTENT, list)
            .filter(|at| {
                let next = at.checked_add(1).and_then(|next| list.get(next));
                matches!(next, Some(&(STR_I | STR_T | OPAQUE)))
            })
            .count();
        count.max(1)
    }
}

/// Whether the element that begins at this byte has this local name.
#[cfg(feature = "xml")]
#[cold]
fn is_named(text: &str, offset: u64, name: &str) -> bool {
    let tag = usize::try_from(offset)
        .ok()
        .and_then(|offset| text.get(offset..))
        .and_then(|tag| tag.strip_prefix('<'))
        .unwrap_or("");
    let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/');
    let written = tag.get(..end.unwrap_or(tag.len())).unwrap_or("");
    written.rsplit(':').next() == Some(name)
}

/// Puts a piece behind a text, which borrows as long as it is in one piece.
pub(crate) fn add<'a>(text: &mut Cow<'a, str>, piece: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(piece);
    } else {
        text.to_mut().push_str(piece);
    }
}

fn status_in(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Which of the elements that may stand once in a place have been seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen(u32);

impl Seen {
    /// Notes the element with this place in the order; whether it is the first of its kind.
    pub(crate) fn first<'a, S: Source<'a>>(
        &mut self,
        cursor: &mut Cursor<'a, S>,
        order: u32,
        place: Place,
        tag: Tag,
    ) -> bool {
        let bit = 1_u32.wrapping_shl(order);
        if self.0 & bit != 0 {
            return false;
        }
        if self.0 > bit {
            cursor.report(DiagnosticKind::OutOfOrder { place, tag });
        }
        self.0 |= bit;
        true
    }

    /// How many places of the order lie before what comes next.
    pub(crate) const fn places(self) -> u32 {
        u32::BITS.saturating_sub(self.0.leading_zeros())
    }
}

impl Seen {
    /// The same where the order is of no account.
    pub(crate) fn first_any_order(&mut self, order: u32) -> bool {
        let bit = 1_u32.wrapping_shl(order);
        let is_first = self.0 & bit == 0;
        self.0 |= bit;
        is_first
    }
}
