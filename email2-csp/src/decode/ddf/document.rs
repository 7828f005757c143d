//! The nodes of a DDF document, and what stands beside them.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use wbxml::tag::dmddf;
use wbxml::{Event, Source};

use super::frame::{Frame, Step, layout, node, root, root_parts};
use super::interpret::{Content, Element, Names, is_blank, take_text};
use super::kept::{declares_description, markup};
use super::properties::property;
use crate::model::ddf::{DM_DDF, Document, MICROSOFT, SCHEMA};
use crate::model::tree::{Node, Property, Tree};
use crate::model::{Attribute, Boxed, List, Markup, Name};
use crate::{Diagnostic, DiagnosticKind, Error, ErrorKind, Options};

/// Where the root element stands in its input.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    /// Where its start tag begins.
    pub(super) start: u64,
    /// Where its start tag ends.
    pub(super) content: u64,
    /// Where its end tag ends.
    pub(super) end: u64,
}

/// Reads the events of a document.
#[derive(Debug)]
pub(super) struct Reader<'a, S> {
    source: S,
    options: Options,
    names: Names<'a>,
    /// The events of one element, before it is known what it says.
    events: Vec<Event<'a>>,
    /// What is said of a node, before it is known how much that is.
    properties: Vec<Property<'a>>,
    nodes: Vec<Node<'a>>,
    /// The root element, and the nodes that are open.
    open: Vec<Frame<'a>>,
    diagnostics: Vec<Diagnostic>,
    document: Document<'a>,
    extent: Extent,
}

impl<'a, S: Source<'a>> Reader<'a, S> {
    pub(super) fn new(source: S, options: &Options, nodes: usize) -> Self {
        let mut document = Document::new(Tree::new());
        document.version = None;
        document.diagnostics = None;
        document.attributes = List::EMPTY;
        Self {
            source,
            options: *options,
            names: Names {
                // What WBXML has without a declaration.
                microsoft: Some("MSFT"),
                literal: false,
            },
            events: Vec::with_capacity(64),
            properties: Vec::with_capacity(16),
            nodes: Vec::with_capacity(nodes),
            open: Vec::with_capacity(16),
            diagnostics: Vec::new(),
            document,
            extent: Extent::default(),
        }
    }

    /// The document, where its root element stands, and what was let pass.
    pub(super) fn document(mut self) -> Result<(Document<'a>, Extent, Vec<Diagnostic>, S), Error> {
        match self.read() {
            Ok(()) => {}
            Err(error) => return Err(self.located(error)),
        }
        self.document.tree = Tree::from_depths(self.nodes)?;
        Ok((self.document, self.extent, self.diagnostics, self.source))
    }

    /// The error with the names of the nodes it is in.
    #[cold]
    fn located(&self, error: Error) -> Error {
        let nodes = self.open.iter().skip(1).rev();
        let inside = nodes.fold(error, |error, frame| {
            let name = self.nodes.get(frame.node).map_or("", |node| &node.name);
            error.inside(if name.is_empty() { "Node" } else { name })
        });
        match self.open.is_empty() {
            true => inside,
            false => inside.inside("MgmtTree"),
        }
    }

    #[cold]
    fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.source.item_offset())
    }

    fn read(&mut self) -> Result<(), Error> {
        self.root()?;
        loop {
            let Some(event) = self.source.next_event()? else {
                return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd)));
            };
            match event {
                Event::Start(_) | Event::StartLiteral { .. } => self.element(event)?,
                Event::End => {
                    if self.end()? {
                        break;
                    }
                }
                other => self.other(other)?,
            }
        }
        self.extent.end = self.source.offset();
        Ok(())
    }

    /// The start tag of the root element.
    fn root(&mut self) -> Result<(), Error> {
        let first = loop {
            match self.source.next_event()? {
                Some(Event::Pi(_)) => {
                    while !matches!(self.source.next_event()?, Some(Event::PiEnd) | None) {}
                }
                Some(event) => break event,
                None => return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
            }
        };
        self.extent.start = self.source.item_offset();
        self.extent.content = self.source.offset();
        self.open.push(Frame::of(0));
        match first {
            Event::Start(dmddf::MGMT_TREE) => return Ok(()),
            // In the namespace of the schema, which no dictionary has.
            Event::StartLiteral {
                name: "MgmtTree", ..
            } => {
                if let Some(event @ Event::AttributeLiteral { .. }) = self.source.next_event()? {
                    let attributes = self.attributes(event)?;
                    self.set_attributes(attributes)?;
                }
            }
            _ => {}
        }
        match self.names.literal {
            true => Ok(()),
            false => {
                self.open.clear();
                Err(Error::new(ErrorKind::UnexpectedRoot, self.extent.start))
            }
        }
    }

    /// The attributes that begin with this event, through their end.
    #[cold]
    fn attributes(&mut self, first: Event<'a>) -> Result<Vec<Attribute<'a>>, Error> {
        self.events.clear();
        let mut event = first;
        loop {
            match event {
                Event::AttributesEnd => break,
                Event::AttributeValue(_) | Event::Extension { .. } => {
                    return Err(self.error(ErrorKind::InvalidMarkup));
                }
                event => self.events.push(event),
            }
            event = match self.source.next_event()? {
                Some(event) => event,
                None => return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd))),
            };
        }
        let mut rest = self.events.as_slice();
        let mut attributes = Vec::new();
        while let [first, after @ ..] = rest {
            rest = after;
            let name = match *first {
                Event::Attribute(tag) => Name::Tag(tag),
                Event::AttributeLiteral { name } => {
                    Name::Literal(wbxml::NO_PAGE, Cow::Borrowed(name))
                }
                _ => return Err(self.error(ErrorKind::InvalidMarkup)),
            };
            let value = take_text(&mut rest);
            let attribute = Attribute { name, value };
            if declares_description(&attribute) {
                return Err(self.error(ErrorKind::InvalidAttribute("xmlns")));
            }
            attributes.push(attribute);
        }
        Ok(attributes)
    }

    /// The attributes of the innermost open element. Those of the root say how names are to be read.
    #[cold]
    fn set_attributes(&mut self, mut attributes: Vec<Attribute<'a>>) -> Result<(), Error> {
        let is_root = self.open.len() == 1;
        if is_root {
            let default = attributes.iter().find(|a| a.is_default_namespace());
            self.names.literal = default.is_some_and(|attribute| attribute.value == SCHEMA);
        }
        match self.without_default(&mut attributes) {
            Err(_) if is_root => {
                return Err(Error::new(ErrorKind::UnexpectedRoot, self.extent.start));
            }
            done => done?,
        }
        for attribute in &attributes {
            let Name::Literal(_, Cow::Borrowed(name)) = attribute.name else {
                continue;
            };
            match name.strip_prefix("xmlns:") {
                Some(prefix) if is_root && attribute.value == MICROSOFT => {
                    self.names.microsoft = Some(prefix);
                }
                // It means something else from here on: then what has it is kept as it is.
                Some(prefix)
                    if Some(prefix) == self.names.microsoft && attribute.value != MICROSOFT =>
                {
                    self.names.microsoft = None;
                }
                _ => {}
            }
        }
        if is_root {
            self.document.attributes = List::Owned(attributes);
        } else if let Some(frame) = self.open.last_mut() {
            frame.attributes = attributes;
        }
        Ok(())
    }

    /// Takes the default namespace out of the attributes of an element that is of its code page. What
    /// says so, or nothing, is in no XML that is read; what says something else, is no element of a
    /// description there.
    fn without_default(&self, attributes: &mut Vec<Attribute<'a>>) -> Result<(), Error> {
        if self.names.literal {
            return Ok(());
        }
        let default = attributes.iter().find(|a| a.is_default_namespace());
        if default.is_some_and(|a| !a.value.is_empty() && a.value != DM_DDF) {
            return Err(self.error(ErrorKind::InvalidAttribute("xmlns")));
        }
        attributes.retain(|attribute| !attribute.is_default_namespace());
        Ok(())
    }

    /// Reads the element that begins with this event through its end, into `events`.
    #[inline]
    fn collect(&mut self, first: Event<'a>) -> Result<(), Error> {
        self.events.clear();
        self.events.push(first);
        let mut depth = 1_u32;
        while depth > 0 {
            let Some(event) = self.source.next_event()? else {
                return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd)));
            };
            match event {
                Event::Start(_) | Event::StartLiteral { .. } => depth = depth.wrapping_add(1),
                Event::End => depth = depth.wrapping_sub(1),
                _ => {}
            }
            self.events.push(event);
        }
        Ok(())
    }

    /// What is in `events`, as it is.
    #[cold]
    fn kept(&self) -> Result<Markup<'a>, Error> {
        markup(&self.events, self.names).ok_or_else(|| self.error(ErrorKind::InvalidMarkup))
    }

    /// The text of the element that begins with this event.
    #[inline]
    fn text(&mut self, first: Event<'a>, name: &'static str) -> Result<Cow<'a, str>, Error> {
        let at = self.source.item_offset();
        self.collect(first)?;
        let text = Content::of(&self.events, self.names).text();
        text.ok_or_else(|| Error::new(ErrorKind::ElementInText, at).inside(name))
    }

    /// A child element of the root or of a node.
    #[inline]
    fn element(&mut self, event: Event<'a>) -> Result<(), Error> {
        let name = self.names.element(event).unwrap_or(Element::Unknown);
        if name == Element::Dm(dmddf::NODE) {
            return self.node();
        }
        let at_root = self.open.len() == 1;
        let Some(frame) = self.open.last() else {
            return Ok(());
        };
        let index = frame.node;
        let rank = match (at_root, name) {
            (false, Element::Dm(dmddf::NODE_NAME)) => node::NAME,
            (false, Element::Dm(dmddf::PATH)) => node::PATH,
            (false, Element::Dm(dmddf::DF_PROPERTIES)) => node::PROPERTIES,
            (true, Element::Dm(dmddf::VER_DTD)) => root::VERSION,
            (true, Element::Dm(dmddf::MAN)) => root::MANUFACTURER,
            (true, Element::Dm(dmddf::MOD)) => root::MODEL,
            (true, Element::Microsoft("Diagnostics")) => root::DIAGNOSTICS,
            _ => return self.unknown(event),
        };
        if frame.has(rank) {
            return self.unknown(event);
        }
        if at_root {
            self.root_field(rank, event)?;
        } else {
            match rank {
                node::PROPERTIES => self.properties(index)?,
                _ => {
                    let name = if rank == node::NAME {
                        "NodeName"
                    } else {
                        "Path"
                    };
                    let text = self.text(event, name)?;
                    if let Some(node) = self.nodes.get_mut(index) {
                        match rank {
                            node::NAME => node.name = text,
                            _ => node.path = Some(text),
                        }
                    }
                }
            }
        }
        if let Some(frame) = self.open.last_mut() {
            frame.field(rank);
        }
        Ok(())
    }

    #[cold]
    fn root_field(&mut self, rank: u8, event: Event<'a>) -> Result<(), Error> {
        let name = match rank {
            root::VERSION => "VerDTD",
            root::MANUFACTURER => "Man",
            root::MODEL => "Mod",
            _ => "MSFT:Diagnostics",
        };
        let text = self.text(event, name)?;
        let document = &mut self.document;
        *match rank {
            root::VERSION => &mut document.version,
            root::MANUFACTURER => &mut document.manufacturer,
            root::MODEL => &mut document.model,
            _ => &mut document.diagnostics,
        } = Some(text);
        Ok(())
    }

    /// An element that is unknown here, or there already: it is kept.
    #[cold]
    fn unknown(&mut self, event: Event<'a>) -> Result<(), Error> {
        self.collect(event)?;
        let markup = self.kept()?;
        if let Some(frame) = self.open.last_mut() {
            frame.parts().push(Step::Other(markup));
        }
        Ok(())
    }

    /// A node begins.
    #[inline]
    fn node(&mut self) -> Result<(), Error> {
        let index = self.nodes.len();
        if index >= self.options.limits.nodes as usize {
            return Err(self.error(ErrorKind::TooManyNodes));
        }
        let depth = self.open.len().saturating_sub(1);
        let Ok(depth) = u16::try_from(depth) else {
            return Err(self.error(ErrorKind::NodeDepth));
        };
        if let Some(frame) = self.open.last_mut() {
            frame.child();
        }
        self.open.push(Frame::of(index));
        self.nodes.push(Node::new("").with_depth(depth));
        Ok(())
    }

    /// The `DFProperties` that have just begun, through their end.
    #[inline]
    fn properties(&mut self, index: usize) -> Result<(), Error> {
        loop {
            let Some(event) = self.source.next_event()? else {
                return Err(self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd)));
            };
            let Some(name) = self.names.element(event) else {
                match event {
                    Event::End => break,
                    event => self.beside_properties(event)?,
                }
                continue;
            };
            self.collect(event)?;
            let property = match property(name, &self.events, self.names) {
                Some(property) => property,
                None => Property::Other(Boxed::new(self.kept()?)),
            };
            self.properties.push(property);
        }
        let properties = self.properties.drain(..).collect();
        if let Some(node) = self.nodes.get_mut(index) {
            node.properties = properties;
        }
        Ok(())
    }

    /// Something in `DFProperties` that is no element.
    #[cold]
    fn beside_properties(&mut self, event: Event<'a>) -> Result<(), Error> {
        match event {
            Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                let mut attributes = self.attributes(event)?;
                self.without_default(&mut attributes)?;
                if let Some(frame) = self.open.last_mut() {
                    frame.properties_attributes = attributes;
                }
            }
            Event::Pi(_) => {
                let markup = self.instruction(event)?;
                self.properties.push(Property::Other(Boxed::new(markup)));
            }
            event => self.stray(event)?,
        }
        Ok(())
    }

    /// Something in the root element or a node that is no element.
    #[cold]
    fn other(&mut self, event: Event<'a>) -> Result<(), Error> {
        match event {
            Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                let attributes = self.attributes(event)?;
                self.set_attributes(attributes)?;
            }
            Event::Pi(_) => {
                let markup = self.instruction(event)?;
                if let Some(frame) = self.open.last_mut() {
                    frame.parts().push(Step::Other(markup));
                }
            }
            event => self.stray(event)?,
        }
        Ok(())
    }

    /// The processing instruction that has just begun.
    fn instruction(&mut self, first: Event<'a>) -> Result<Markup<'a>, Error> {
        self.events.clear();
        self.events.push(first);
        while let Some(event) = self.source.next_event()? {
            if event == Event::PiEnd {
                break;
            }
            self.events.push(event);
        }
        self.kept()
    }

    /// Text where there is none.
    fn stray(&mut self, event: Event<'a>) -> Result<(), Error> {
        match event {
            event if is_blank(&event) => Ok(()),
            Event::Text(_) | Event::CData(_) | Event::Char(_) => {
                if !self.options.lenient.stray_text {
                    return Err(self.error(ErrorKind::StrayText));
                }
                let at = self.source.item_offset();
                self.diagnostics
                    .push(Diagnostic::new(DiagnosticKind::StrayText, at));
                Ok(())
            }
            Event::Opaque(_) => Err(self.error(ErrorKind::OpaqueNotText)),
            _ => Err(self.error(ErrorKind::InvalidMarkup)),
        }
    }

    /// The innermost open element ends; whether it was the root.
    #[inline]
    fn end(&mut self) -> Result<bool, Error> {
        let is_root = self.open.len() == 1;
        if !is_root {
            let has_name = self.open.last().is_some_and(|frame| frame.has(node::NAME));
            if !has_name {
                return Err(self.error(ErrorKind::MissingElement("NodeName")));
            }
        }
        let Some(mut frame) = self.open.pop() else {
            return Ok(true);
        };
        if is_root {
            self.document.parts = frame.parts.map(root_parts);
            return Ok(true);
        }
        if !frame.has(node::PROPERTIES) {
            frame.parts();
        }
        let plain = frame.parts.is_none()
            && frame.attributes.is_empty()
            && frame.properties_attributes.is_empty();
        if !plain {
            let layout = layout(frame.attributes, frame.properties_attributes, frame.parts);
            if let Some(node) = self.nodes.get_mut(frame.node) {
                node.layout = Some(layout);
            }
        }
        Ok(false)
    }
}
