//! [`DocumentSource`]: a tree to events, one step at a time.

use super::Document;
use super::arena::{Arena, Kind, NONE, TOP};
use crate::{Dictionary, Error, Event, Source};

/// Where a walk stands.
#[derive(Clone, Copy, Debug)]
enum At {
    /// Before a node.
    Before(u32),
    /// Behind the last child of a node.
    Behind(u32),
    Done,
}

/// The events of the children of a node, with texts whole.
#[derive(Clone, Debug)]
pub(super) struct Walk<'d> {
    arena: &'d Arena,
    at: At,
    /// The node whose children are walked over.
    top: u32,
    /// The node whose end is the end of the walk.
    until: u32,
}

impl<'d> Walk<'d> {
    /// A walk over what is under `top`.
    pub(super) fn under(arena: &'d Arena, top: u32) -> Self {
        let first = arena.node(top).first;
        let at = if first == NONE {
            At::Done
        } else {
            At::Before(first)
        };
        Self {
            arena,
            at,
            top,
            until: NONE,
        }
    }

    /// A walk over a node and what is under it.
    pub(super) fn of(arena: &'d Arena, id: u32) -> Self {
        Self {
            arena,
            at: At::Before(id),
            top: NONE,
            until: id,
        }
    }

    /// Behind a node, whatever is under it.
    fn behind(&self, id: u32) -> At {
        let node = self.arena.node(id);
        if id == self.until {
            At::Done
        } else if node.next != NONE {
            At::Before(node.next)
        } else if node.parent == self.top || node.parent == NONE {
            At::Done
        } else {
            At::Behind(node.parent)
        }
    }

    /// What begins at a node. `None` for a text without a character.
    fn begin(&mut self, id: u32) -> Option<Event<'d>> {
        let node = self.arena.node(id);
        let inside = if node.first == NONE {
            At::Behind(id)
        } else {
            At::Before(node.first)
        };
        let (event, at) = match &node.kind {
            Kind::Element(tag) => (Event::Start(*tag), inside),
            Kind::ElementLiteral { page, name } => {
                (Event::StartLiteral { page: *page, name }, inside)
            }
            Kind::Attribute(tag) => (Event::Attribute(*tag), inside),
            Kind::AttributeLiteral(name) => (Event::AttributeLiteral { name }, inside),
            Kind::Pi(target) => (Event::Pi(target), inside),
            Kind::Document(dictionary) => (Event::Document(dictionary), inside),
            Kind::Value(tag) => (Event::AttributeValue(*tag), self.behind(id)),
            Kind::Text(text) => (Event::Text(text), self.behind(id)),
            Kind::CData(text) => (Event::CData(text), self.behind(id)),
            Kind::Opaque(bytes) => (Event::Opaque(bytes), self.behind(id)),
            Kind::Extension { code, text } => {
                (Event::Extension { code: *code, text }, self.behind(id))
            }
            Kind::ExtensionIndex { code, index } => (
                Event::ExtensionIndex {
                    code: *code,
                    index: *index,
                },
                self.behind(id),
            ),
            Kind::Hole => (Event::End, At::Done),
        };
        self.at = at;
        match event {
            Event::Text("") | Event::CData("") => None,
            event => Some(event),
        }
    }

    /// What ends with a node. `None` for an attribute that another one follows.
    fn end(&mut self, id: u32) -> Option<Event<'d>> {
        let node = self.arena.node(id);
        self.at = self.behind(id);
        match node.kind {
            Kind::Attribute(_) | Kind::AttributeLiteral(_) => {
                let more = self.arena.kind(node.next).is_attribute();
                if more {
                    None
                } else {
                    Some(Event::AttributesEnd)
                }
            }
            Kind::Pi(_) => Some(Event::PiEnd),
            Kind::Document(_) => Some(Event::DocumentEnd),
            _ => Some(Event::End),
        }
    }
}

impl<'d> Iterator for Walk<'d> {
    type Item = Event<'d>;

    #[inline]
    fn next(&mut self) -> Option<Event<'d>> {
        loop {
            let event = match self.at {
                At::Before(id) => self.begin(id),
                At::Behind(id) => self.end(id),
                At::Done => return None,
            };
            if event.is_some() {
                return event;
            }
        }
    }
}

/// The events of a [`Document`], in time linear in its size.
///
/// A text is in one piece, but for each U+0000 in it, which is a [`Char`](Event::Char) as WBXML
/// strings cannot carry it. [`offset`](Source::offset) counts events.
///
/// ```
/// use wbxml::{Document, DocumentSource, Event, dictionaries, tag::eas::provision};
///
/// let xml = "<Provision xmlns='Provision'><Status>1</Status></Provision>";
/// let document = Document::from_xml(xml, Some(&dictionaries::ACTIVESYNC))?;
/// let events: DocumentSource<'_> = document.source();
/// assert!(events.eq([
///     Event::Start(provision::PROVISION),
///     Event::Start(provision::STATUS),
///     Event::Text("1"),
///     Event::End,
///     Event::End,
/// ]));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentSource<'d> {
    walk: Walk<'d>,
    dictionary: &'static Dictionary,
    /// What is left of a text.
    rest: &'d str,
    events: u64,
}

impl<'d> DocumentSource<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            walk: Walk::under(&document.arena, TOP),
            dictionary: document.dictionary(),
            rest: "",
            events: 0,
        }
    }

    /// The next event, with texts split at each U+0000.
    #[inline]
    fn step(&mut self) -> Option<Event<'d>> {
        if self.rest.is_empty() {
            match self.walk.next()? {
                Event::Text(text) => self.rest = text,
                event => return Some(event),
            }
        }
        let text = core::mem::take(&mut self.rest);
        match memchr::memchr(0, text.as_bytes()) {
            None => Some(Event::Text(text)),
            Some(0) => {
                self.rest = text.get(1..).unwrap_or("");
                Some(Event::Char('\0'))
            }
            Some(nul) => {
                self.rest = text.get(nul..).unwrap_or("");
                Some(Event::Text(text.get(..nul).unwrap_or("")))
            }
        }
    }
}

impl<'d> Iterator for DocumentSource<'d> {
    type Item = Event<'d>;

    #[inline]
    fn next(&mut self) -> Option<Event<'d>> {
        let event = self.step();
        if event.is_some() {
            self.events = self.events.wrapping_add(1);
        }
        event
    }
}

impl<'d> Source<'d> for DocumentSource<'d> {
    #[inline]
    fn next_event(&mut self) -> Result<Option<Event<'d>>, Error> {
        Ok(self.next())
    }

    fn offset(&self) -> u64 {
        self.events
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.dictionary
    }
}

/// A text or a CDATA section: which, and what is left of it.
type Run<'d> = (bool, &'d str);

/// Whether two walks have the same events, wherever texts are split.
pub(super) fn same(mut a: Walk<'_>, mut b: Walk<'_>) -> bool {
    let (mut a_run, mut b_run): (Run<'_>, Run<'_>) = ((false, ""), (false, ""));
    loop {
        let a_event = pull(&mut a, &mut a_run);
        let b_event = pull(&mut b, &mut b_run);
        if a_event != b_event || a_run.1.is_empty() != b_run.1.is_empty() {
            return false;
        }
        if a_run.1.is_empty() {
            if a_event.is_none() {
                return true;
            }
            continue;
        }
        let len = a_run.1.len().min(b_run.1.len());
        let pieces = (a_run.1.as_bytes().get(..len), b_run.1.as_bytes().get(..len));
        if a_run.0 != b_run.0 || pieces.0 != pieces.1 {
            return false;
        }
        // The shorter ends at a character boundary, and so does the equal part of the longer.
        match (a_run.1.get(len..), b_run.1.get(len..)) {
            (Some(a_rest), Some(b_rest)) => (a_run.1, b_run.1) = (a_rest, b_rest),
            _ => return false,
        }
    }
}

/// The next event, unless a text is not used up or comes next: then that is in `run`.
fn pull<'d>(walk: &mut Walk<'d>, run: &mut Run<'d>) -> Option<Event<'d>> {
    if !run.1.is_empty() {
        return None;
    }
    match walk.next() {
        Some(Event::Text(text)) => *run = (false, text),
        Some(Event::CData(text)) => *run = (true, text),
        event => return event,
    }
    None
}
