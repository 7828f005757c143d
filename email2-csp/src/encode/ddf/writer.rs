//! [`Writer`]: a document to a sink, element by element.

use alloc::string::String;
use alloc::vec::Vec;

use wbxml::tag::dmddf;
use wbxml::{Event, NO_PAGE, Sink, Tag, dictionaries};

use crate::model::ddf::{Document, MICROSOFT, RootPart};
use crate::model::tree::{Node, Part};
use crate::model::{Attribute, List, Markup, Name, Piece};
use crate::{Error, ErrorKind};

/// How the elements of DM DDF are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spelling {
    /// By their tokens; in XML that is in their namespace.
    Tokens,
    /// By their names, in no namespace.
    #[allow(dead_code, reason = "for XML")]
    Names,
}

/// Writes a document.
pub(super) struct Writer<'k, K> {
    sink: &'k mut K,
    spelling: Spelling,
    /// The prefix of the elements of Microsoft, with its colon and what was last behind it.
    name: String,
    prefix: usize,
    /// Whether the root element declares another namespace for names without a prefix.
    in_other: bool,
    /// Whether a name was written that is in no namespace, where the names of DM DDF are in none.
    is_ambiguous: bool,
}

/// The root element, or a node, that is open.
struct Frame<'t> {
    /// The node; `None` for the root element.
    node: Option<&'t Node<'t>>,
    /// How many steps have been taken.
    step: usize,
    /// Where the fields stand that are not among its parts.
    fields: Fields,
    /// The place of the next node below.
    next: usize,
    /// Where the nodes below end.
    end: usize,
}

/// What comes next in an open element.
enum Step<'t> {
    Name,
    Path,
    Properties,
    Version,
    Manufacturer,
    Model,
    Diagnostics,
    /// The next node below, if there is one.
    Node,
    Other(&'t Markup<'t>),
    /// All nodes below that are left, and the end.
    Rest,
}

const NODE_STEPS: [Step<'static>; 3] = [Step::Name, Step::Path, Step::Properties];
const ROOT_STEPS: [Step<'static>; 4] = [
    Step::Version,
    Step::Manufacturer,
    Step::Model,
    Step::Diagnostics,
];

impl<'k, K: Sink> Writer<'k, K> {
    pub(super) fn new(sink: &'k mut K, spelling: Spelling) -> Self {
        Self {
            sink,
            spelling,
            name: String::new(),
            prefix: 0,
            in_other: false,
            is_ambiguous: false,
        }
    }

    /// Whether names were written that would be read as others: they can be told apart only if those of
    /// DM DDF are in their namespace.
    #[cfg(feature = "xml")]
    pub(super) const fn is_ambiguous(&self) -> bool {
        self.is_ambiguous
    }

    pub(super) fn document(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let declared = document.microsoft_prefix();
        self.name.push_str(declared.unwrap_or("MSFT"));
        self.name.push(':');
        self.prefix = self.name.len();
        self.in_other = document
            .attributes
            .iter()
            .any(Attribute::is_default_namespace);
        self.start(dmddf::MGMT_TREE)?;
        self.attributes(
            &document.attributes,
            declared.is_none() && needs_prefix(document),
        )?;
        self.content(document)?;
        self.end()
    }

    /// What is in the root element: nodes in nodes, without recursion.
    fn content(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let nodes = document.tree.nodes();
        let mut open = alloc::vec![Frame {
            node: None,
            step: 0,
            fields: fields_of(&ROOT_STEPS, document.parts.as_ref(), root_step),
            next: 0,
            end: nodes.len(),
        }];
        while let Some(frame) = open.last_mut() {
            let step = frame.next_step(document);
            match step {
                Step::Node | Step::Rest if frame.next < frame.end => {
                    let at = frame.next;
                    let Some(node) = nodes.get(at) else { break };
                    frame.next = at.saturating_add(node.span());
                    let end = frame.next;
                    self.start(dmddf::NODE)?;
                    let attributes = node.layout.as_ref().map(|layout| &*layout.attributes);
                    self.attributes(attributes.unwrap_or(&[]), false)?;
                    open.push(Frame {
                        node: Some(node),
                        step: 0,
                        fields: fields_of(&NODE_STEPS, parts_of(node), node_step),
                        next: at.saturating_add(1),
                        end,
                    });
                }
                Step::Node => {}
                Step::Rest => {
                    if frame.node.is_some() {
                        self.end()?;
                    }
                    open.pop();
                }
                Step::Other(markup) => self.markup(markup)?,
                step => match frame.node {
                    Some(node) => self.node_field(&step, node)?,
                    None => self.root_field(&step, document)?,
                },
            }
        }
        Ok(())
    }

    fn root_field(&mut self, step: &Step<'_>, document: &Document<'_>) -> Result<(), Error> {
        let (tag, text) = match step {
            Step::Version => (dmddf::VER_DTD, &document.version),
            Step::Manufacturer => (dmddf::MAN, &document.manufacturer),
            Step::Model => (dmddf::MOD, &document.model),
            Step::Diagnostics => {
                return match &document.diagnostics {
                    Some(text) => self.microsoft_text("Diagnostics", text),
                    None => Ok(()),
                };
            }
            _ => return Ok(()),
        };
        match text {
            Some(text) => self.text_element(tag, text),
            None => Ok(()),
        }
    }

    fn node_field(&mut self, step: &Step<'_>, node: &Node<'_>) -> Result<(), Error> {
        match step {
            Step::Name => self.text_element(dmddf::NODE_NAME, &node.name),
            Step::Path => match &node.path {
                Some(path) => self.text_element(dmddf::PATH, path),
                None => Ok(()),
            },
            // As it was found: without properties.
            Step::Properties if node.properties.is_empty() && !has_properties(node) => Ok(()),
            Step::Properties => {
                self.start(dmddf::DF_PROPERTIES)?;
                if let Some(layout) = &node.layout {
                    self.attributes(&layout.properties_attributes, false)?;
                }
                for property in &node.properties {
                    self.property(property)?;
                }
                self.end()
            }
            _ => Ok(()),
        }
    }

    pub(super) fn start(&mut self, tag: Tag) -> Result<(), Error> {
        let name = match self.spelling {
            Spelling::Tokens => None,
            Spelling::Names => dictionaries::DMDDF_1_2.tag_name(tag),
        };
        self.event(match name {
            Some(name) => Event::StartLiteral {
                page: NO_PAGE,
                name,
            },
            None => Event::Start(tag),
        })
    }

    pub(super) fn end(&mut self) -> Result<(), Error> {
        self.event(Event::End)
    }

    pub(super) fn text_element(&mut self, tag: Tag, text: &str) -> Result<(), Error> {
        self.start(tag)?;
        self.text(text)?;
        self.end()
    }

    pub(super) fn empty_element(&mut self, tag: Tag) -> Result<(), Error> {
        self.start(tag)?;
        self.end()
    }

    /// The start of an element of Microsoft.
    pub(super) fn microsoft(&mut self, local: &str) -> Result<(), Error> {
        self.name.truncate(self.prefix);
        self.name.push_str(local);
        let event = Event::StartLiteral {
            page: NO_PAGE,
            name: &self.name,
        };
        Ok(self.sink.event(event)?)
    }

    pub(super) fn microsoft_text(&mut self, local: &str, text: &str) -> Result<(), Error> {
        self.microsoft(local)?;
        self.text(text)?;
        self.end()
    }

    /// Attributes of an element of Microsoft.
    pub(super) fn named_attributes(&mut self, list: &[(&str, Option<&str>)]) -> Result<(), Error> {
        let mut any = false;
        for (name, value) in list {
            if let Some(value) = value {
                self.event(Event::AttributeLiteral { name })?;
                self.text(value)?;
                any = true;
            }
        }
        if any {
            self.event(Event::AttributesEnd)?;
        }
        Ok(())
    }

    fn attributes(&mut self, list: &[Attribute<'_>], declare: bool) -> Result<(), Error> {
        for attribute in list {
            self.event(match &attribute.name {
                Name::Tag(tag) => Event::Attribute(*tag),
                Name::Literal(_, name) => Event::AttributeLiteral { name },
            })?;
            self.text(&attribute.value)?;
        }
        if declare {
            self.event(Event::AttributeLiteral { name: "xmlns:MSFT" })?;
            self.text(MICROSOFT)?;
        }
        if declare || !list.is_empty() {
            self.event(Event::AttributesEnd)?;
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), Error> {
        match text.is_empty() {
            true => Ok(()),
            false => self.event(Event::Text(text)),
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        Ok(self.sink.event(event)?)
    }

    /// An element or instruction as it was found. Its pieces have to be one.
    pub(super) fn markup(&mut self, markup: &Markup<'_>) -> Result<(), Error> {
        let invalid = || Error::new(ErrorKind::InvalidMarkup, 0);
        // Of each open element, whether names were as they are around it.
        let mut open: Vec<bool> = Vec::new();
        let mut as_they_are = self.in_other || self.spelling == Spelling::Tokens;
        let mut in_attributes = false;
        let mut complete = false;
        for (at, piece) in markup.pieces.iter().enumerate() {
            if complete {
                return Err(invalid());
            }
            if in_attributes && !matches!(piece, Piece::Attribute(..)) {
                self.event(Event::AttributesEnd)?;
                in_attributes = false;
            }
            match piece {
                Piece::Start(name) => {
                    open.push(as_they_are);
                    as_they_are |= declares_default(markup.pieces.get(at..).unwrap_or(&[]));
                    match name {
                        Name::Tag(tag) if as_they_are => self.event(Event::Start(*tag))?,
                        Name::Tag(tag) => self.start(*tag)?,
                        Name::Literal(page, name) => {
                            self.is_ambiguous |=
                                !as_they_are && *page == NO_PAGE && !name.contains(':');
                            let page = match as_they_are {
                                true => *page,
                                false => NO_PAGE,
                            };
                            self.event(Event::StartLiteral { page, name })?;
                        }
                    }
                }
                Piece::Attribute(name, value) => {
                    self.event(match name {
                        Name::Tag(tag) => Event::Attribute(*tag),
                        Name::Literal(_, name) => Event::AttributeLiteral { name },
                    })?;
                    self.text(value)?;
                    in_attributes = true;
                }
                Piece::Text(text) if !open.is_empty() => self.text(text)?,
                Piece::Opaque(bytes) if !open.is_empty() => self.event(Event::Opaque(bytes))?,
                Piece::Pi(target, data) => {
                    self.event(Event::Pi(target))?;
                    self.text(data)?;
                    self.event(Event::PiEnd)?;
                }
                Piece::End => {
                    as_they_are = open.pop().ok_or_else(invalid)?;
                    self.end()?;
                }
                Piece::Text(_) | Piece::Opaque(_) => return Err(invalid()),
            }
            complete = open.is_empty();
        }
        match complete {
            true => Ok(()),
            false => Err(invalid()),
        }
    }
}

impl<'t> Frame<'t> {
    /// The parts, with the fields that are not among them behind the first field, and then the rest.
    fn next_step(&mut self, document: &'t Document<'t>) -> Step<'t> {
        let step = self.step;
        self.step = step.saturating_add(1);
        let Fields { at, missing, count } = self.fields;
        let (missing, behind) = match step.checked_sub(at) {
            Some(nth) if nth < count => (missing.get(nth).copied(), 0),
            Some(_) => (None, count),
            None => (None, 0),
        };
        let part = step.saturating_sub(behind);
        match (self.node, missing) {
            (Some(_), Some(field)) => field_of(NODE_STEPS, field),
            (None, Some(field)) => field_of(ROOT_STEPS, field),
            (Some(node), None) => part_at(parts_of(node), part, node_step),
            (None, None) => part_at(document.parts.as_ref(), part, root_step),
        }
    }
}

/// The fields that are not among the parts of an element.
#[derive(Clone, Copy)]
struct Fields {
    /// How many parts stand before them.
    at: usize,
    /// Which they are, by their places among all.
    missing: [usize; 4],
    /// How many they are.
    count: usize,
}

/// Where the fields stand that are not among these parts.
fn fields_of<'t, P>(
    fields: &[Step<'_>],
    parts: Option<&'t List<'t, P>>,
    to_step: fn(&'t P) -> Step<'t>,
) -> Fields {
    let parts: &'t [P] = parts.map_or(&[], |parts| parts);
    let mut found = Fields {
        at: 0,
        missing: [0; 4],
        count: 0,
    };
    for (index, field) in fields.iter().enumerate() {
        let kind = core::mem::discriminant(field);
        let is_it = |part| core::mem::discriminant(&to_step(part)) == kind;
        match parts.iter().position(is_it) {
            Some(place) if index == 0 => found.at = place.saturating_add(1),
            Some(_) => {}
            None => {
                if let Some(slot) = found.missing.get_mut(found.count) {
                    *slot = index;
                    found.count = found.count.saturating_add(1);
                }
            }
        }
    }
    found
}

fn field_of<'t, const N: usize>(fields: [Step<'t>; N], index: usize) -> Step<'t> {
    fields.into_iter().nth(index).unwrap_or(Step::Rest)
}

fn part_at<'t, P>(
    parts: Option<&'t List<'t, P>>,
    index: usize,
    to_step: fn(&'t P) -> Step<'t>,
) -> Step<'t> {
    let part = parts.and_then(|parts| parts.get(index));
    part.map_or(Step::Rest, to_step)
}

fn parts_of<'t>(node: &'t Node<'t>) -> Option<&'t List<'t, Part<'t>>> {
    node.layout.as_ref()?.parts.as_ref()
}

fn node_step<'t>(part: &'t Part<'t>) -> Step<'t> {
    match part {
        Part::Name => Step::Name,
        Part::Path => Step::Path,
        Part::Properties => Step::Properties,
        Part::Node => Step::Node,
        Part::Other(markup) => Step::Other(markup),
    }
}

fn root_step<'t>(part: &'t RootPart<'t>) -> Step<'t> {
    match part {
        RootPart::Version => Step::Version,
        RootPart::Manufacturer => Step::Manufacturer,
        RootPart::Model => Step::Model,
        RootPart::Diagnostics => Step::Diagnostics,
        RootPart::Node => Step::Node,
        RootPart::Other(markup) => Step::Other(markup),
    }
}

/// Whether the element of a node had `DFProperties` in it, or has never been read.
fn has_properties(node: &Node<'_>) -> bool {
    parts_of(node).is_none_or(|parts| parts.contains(&Part::Properties))
}

/// Whether the element that the pieces begin with declares a namespace for names without a prefix.
fn declares_default(pieces: &[Piece<'_>]) -> bool {
    let mut attributes = pieces.iter().skip(1).map_while(|piece| match piece {
        Piece::Attribute(name, _) => Some(name),
        _ => None,
    });
    attributes.any(|name| matches!(name, Name::Literal(_, name) if name == "xmlns"))
}

/// Whether there is an element of Microsoft that the model has a place for.
fn needs_prefix(document: &Document<'_>) -> bool {
    let is_microsoft = |rank: usize| rank >= 9;
    document.diagnostics.is_some()
        || document
            .tree
            .nodes()
            .iter()
            .flat_map(|node| node.properties.iter())
            .any(|property| property.rank().is_some_and(is_microsoft))
}
