//! [`DocumentBuilder`]: events to a tree.

use alloc::boxed::Box;
use alloc::string::String;

use super::Document;
use super::arena::{Arena, Kind, NONE, TOP};
use crate::{Dictionary, Error, ErrorKind, Event, Expected, Sink};

/// A sink that makes a [`Document`] of the events.
///
/// The offset of its errors is the number of events before the one refused.
///
/// ```
/// use wbxml::{DocumentBuilder, Sink, dictionaries, tag::eas::provision};
///
/// let mut builder = DocumentBuilder::new(&dictionaries::ACTIVESYNC);
/// builder.element(provision::PROVISION, |e| e.text_element(provision::STATUS, "1"))?;
/// let document = builder.finish()?;
/// assert_eq!(document.root().child("Status").unwrap().text().as_deref(), Some("1"));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentBuilder {
    dictionary: &'static Dictionary,
    arena: Arena,
    /// The node that events go into.
    open: u32,
    /// The node that events must not leave.
    floor: u32,
    /// The document that `open` is in.
    document: u32,
    /// Whether that document has a root element.
    rooted: bool,
    events: u64,
}

impl DocumentBuilder {
    /// A builder of a document with this dictionary.
    #[must_use]
    pub fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            arena: Arena::new(dictionary),
            open: TOP,
            floor: TOP,
            document: TOP,
            rooted: false,
            events: 0,
        }
    }

    /// A builder of what is in the element `open`.
    pub(super) fn inside(dictionary: &'static Dictionary, arena: Arena, open: u32) -> Self {
        let document = arena.node(open).document;
        Self {
            dictionary,
            arena,
            open,
            floor: open,
            document,
            rooted: true,
            events: 0,
        }
    }

    /// The document, if it is complete.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedEvent`] if an element is open or there was none.
    pub fn finish(self) -> Result<Document, Error> {
        self.check_complete()?;
        let mut root = self.arena.node(TOP).first;
        while root != NONE && !self.arena.kind(root).is_element() {
            root = self.arena.node(root).next;
        }
        Ok(Document {
            dictionary: self.dictionary,
            arena: self.arena,
            root,
        })
    }

    /// The nodes, as they are.
    pub(super) fn into_arena(self) -> Arena {
        self.arena
    }

    /// Whether everything that was begun has been ended.
    pub(super) fn check_complete(&self) -> Result<(), Error> {
        let expected = if !self.rooted {
            Expected::Root
        } else if self.open != self.floor {
            Expected::ElementEnd
        } else {
            return Ok(());
        };
        Err(Error::new(
            ErrorKind::UnexpectedEvent(expected),
            self.events,
        ))
    }

    #[cold]
    fn refuse(&self) -> Error {
        let expected = match self.arena.kind(self.open) {
            Kind::Document(_) if !self.rooted => Expected::Root,
            Kind::Document(_) => Expected::Epilogue,
            Kind::Attribute(_) | Kind::AttributeLiteral(_) => Expected::Attribute,
            Kind::Pi(_) => Expected::Text,
            _ => Expected::Content,
        };
        Error::new(ErrorKind::UnexpectedEvent(expected), self.events)
    }

    fn append(&mut self, kind: Kind) -> Result<u32, Error> {
        self.arena.append(self.open, self.document, kind)
    }

    /// An element, which may stand in an element, or be the root.
    fn start(&mut self, kind: Kind) -> Result<(), Error> {
        let id = match self.arena.kind(self.open) {
            Kind::Element(_) | Kind::ElementLiteral { .. } => self.append(kind)?,
            Kind::Document(_) if !self.rooted => {
                let id = self.append(kind)?;
                self.rooted = true;
                id
            }
            _ => return Err(self.refuse()),
        };
        self.open = id;
        Ok(())
    }

    /// An attribute, which may stand behind another, or begin the element.
    fn attribute(&mut self, kind: Kind) -> Result<(), Error> {
        let node = self.arena.node(self.open);
        if node.kind.is_attribute() {
            self.open = node.parent;
        } else if !node.kind.is_element() || node.first != NONE {
            return Err(self.refuse());
        }
        self.open = self.append(kind)?;
        Ok(())
    }

    /// Something that has a text, which may stand in an element, an attribute or a processing
    /// instruction.
    fn value(&mut self, kind: Kind) -> Result<(), Error> {
        match self.arena.kind(self.open) {
            Kind::Document(_) => Err(self.refuse()),
            _ => self.append(kind).map(drop),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        let last = self.arena.node(self.open).last;
        match self.arena.node_mut(last).map(|node| &mut node.kind) {
            Some(Kind::Text(before)) => {
                before.push_str(text);
                Ok(())
            }
            _ => self.value(Kind::Text(String::from(text))),
        }
    }

    fn cdata(&mut self, text: &str) -> Result<(), Error> {
        let last = self.arena.node(self.open).last;
        match self.arena.node_mut(last).map(|node| &mut node.kind) {
            Some(Kind::CData(before)) => {
                before.push_str(text);
                Ok(())
            }
            _ => self.value(Kind::CData(String::from(text))),
        }
    }

    /// Leaves the open node, if it is one that `ends` and not the floor.
    fn leave(&mut self, ends: impl FnOnce(&Kind) -> bool) -> Result<(), Error> {
        let node = self.arena.node(self.open);
        if self.open == self.floor || !ends(&node.kind) {
            return Err(self.refuse());
        }
        self.open = node.parent;
        Ok(())
    }

    fn begin_document(&mut self, dictionary: &'static Dictionary) -> Result<(), Error> {
        if !self.arena.kind(self.open).is_element() {
            return Err(self.refuse());
        }
        let id = self.append(Kind::Document(dictionary))?;
        (self.open, self.document, self.rooted) = (id, id, false);
        Ok(())
    }

    fn end_document(&mut self) -> Result<(), Error> {
        if !self.rooted {
            return Err(self.refuse());
        }
        self.leave(|kind| matches!(kind, Kind::Document(_)))?;
        // The element that holds the document is in one that has a root.
        self.document = self.arena.node(self.open).document;
        Ok(())
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(tag) => self.start(Kind::Element(tag)),
            Event::StartLiteral { page, name } => self.start(Kind::ElementLiteral {
                page,
                name: Box::from(name),
            }),
            Event::End => self.leave(Kind::is_element),
            Event::Attribute(tag) => self.attribute(Kind::Attribute(tag)),
            Event::AttributeLiteral { name } => {
                self.attribute(Kind::AttributeLiteral(Box::from(name)))
            }
            Event::AttributesEnd => self.leave(Kind::is_attribute),
            Event::Text("") | Event::CData("") => match self.arena.kind(self.open) {
                Kind::Document(_) => Err(self.refuse()),
                _ => Ok(()),
            },
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.cdata(text),
            Event::Char(c) => self.text(c.encode_utf8(&mut [0; 4])),
            Event::Opaque(bytes) => self.value(Kind::Opaque(Box::from(bytes))),
            Event::Extension { code, text } => self.value(Kind::Extension {
                code,
                text: Box::from(text),
            }),
            Event::ExtensionIndex { code, index } => {
                self.value(Kind::ExtensionIndex { code, index })
            }
            Event::AttributeValue(_) if self.arena.kind(self.open).is_element() => {
                Err(self.refuse())
            }
            Event::AttributeValue(tag) => self.value(Kind::Value(tag)),
            Event::Pi(target) => {
                match self.arena.kind(self.open) {
                    Kind::Document(_) | Kind::Element(_) | Kind::ElementLiteral { .. } => {}
                    _ => return Err(self.refuse()),
                }
                self.open = self.append(Kind::Pi(Box::from(target)))?;
                Ok(())
            }
            Event::PiEnd => self.leave(|kind| matches!(kind, Kind::Pi(_))),
            Event::Document(dictionary) => self.begin_document(dictionary),
            Event::DocumentEnd => self.end_document(),
        }
    }
}

impl Sink for DocumentBuilder {
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        self.take(event)?;
        self.events = self.events.wrapping_add(1);
        Ok(())
    }
}
