//! Data and elements that are kept as they are.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::{Event, Tag};

use super::reader::Reader;
use super::wire::Wire;
use crate::error::{Error, ErrorKind};
use crate::model::{Data, Markup, Node, NodeName};

/// A text whose pieces are put together.
enum Joined {
    Nothing,
    Text,
    CData,
    Mixed,
}

impl<'a, S: Wire<'a>> Reader<S> {
    /// The data of the element just started, through its end, and the `originalerror` attribute if
    /// there is one.
    #[inline(never)]
    pub(crate) fn data(&mut self, tag: Tag) -> Result<(Data<'a>, Option<Cow<'a, str>>), Error> {
        // Where the content begins.
        let from = self.source.offset();
        let first = match self.source.next_event() {
            Ok(Some(first)) => first,
            next => return Err(self.ended(next).inside(tag)),
        };
        let data = match first {
            Event::End => return Ok((Data::Text(Cow::Borrowed("")), None)),
            Event::Text(text) => Data::Text(Cow::Borrowed(text)),
            Event::CData(text) => Data::CData(Cow::Borrowed(text)),
            Event::Opaque(bytes) => Data::Opaque(Cow::Borrowed(bytes)),
            _ => {
                return self
                    .other_data(from, first, None)
                    .map_err(|e| e.inside(tag));
            }
        };
        match self.source.next_event() {
            Ok(Some(Event::End)) => Ok((data, None)),
            Ok(Some(second)) => self
                .other_data(from, first, Some(second))
                .map_err(|e| e.inside(tag)),
            next => Err(self.ended(next).inside(tag)),
        }
    }

    #[cold]
    fn ended(&self, next: Result<Option<Event<'a>>, wbxml::Error>) -> Error {
        match next {
            Err(e) => e.into(),
            Ok(_) => self.error(ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd)),
        }
    }

    /// Data that is not one piece of text or bytes.
    #[inline(never)]
    fn other_data(
        &mut self,
        from: u64,
        first: Event<'a>,
        second: Option<Event<'a>>,
    ) -> Result<(Data<'a>, Option<Cow<'a, str>>), Error> {
        let mut original_error = None;
        let mut first = first;
        if let Event::Attribute(_) | Event::AttributeLiteral { .. } = first {
            original_error = self.attribute(first)?;
            first = match self.source.next_event()? {
                Some(event) => event,
                None => return Err(self.ended(Ok(None))),
            };
        }
        let mut nodes = Vec::new();
        let to = self.nodes(&mut nodes, [Some(first), second])?;
        let data = match joined(&nodes) {
            Joined::Nothing => Data::Text(Cow::Borrowed("")),
            Joined::Text => Data::Text(join(nodes)),
            Joined::CData => Data::CData(join(nodes)),
            Joined::Mixed => {
                if let [Node::Opaque(bytes)] = nodes.as_slice() {
                    return Ok((Data::Opaque(bytes.clone()), original_error));
                }
                Data::Markup(self.with_source(nodes, from, to))
            }
        };
        Ok((data, original_error))
    }

    /// The element that `start` begins, through its end.
    pub(crate) fn element(&mut self, start: Event<'a>) -> Result<Markup<'a>, Error> {
        let from = self.source.item_offset();
        let mut nodes = Vec::new();
        let name = match start {
            Event::Start(tag) => NodeName::Tag(tag),
            Event::StartLiteral { page, name } => NodeName::Literal(page, Cow::Borrowed(name)),
            _ => return Err(self.error(ErrorKind::UnexpectedElement(None))),
        };
        nodes.push(Node::Start(name));
        self.nodes(&mut nodes, [None, None])?;
        nodes.push(Node::End);
        let to = self.source.offset();
        Ok(self.with_source(nodes, from, to))
    }

    /// The markup of these nodes, with its source if there is one.
    fn with_source(&self, mut nodes: Vec<Node<'a>>, from: u64, to: u64) -> Markup<'a> {
        if let Some(source) = self.source.source_text(from, to) {
            // White space at the ends is layout, unless it is a part of text.
            let mut source = source;
            if !matches!(nodes.first(), Some(Node::Text(_))) {
                source = source.trim_ascii_start();
            }
            if !matches!(nodes.last(), Some(Node::Text(_))) {
                source = source.trim_ascii_end();
            }
            if !source.is_empty() {
                nodes.insert(0, Node::Source(Cow::Borrowed(source)));
            }
        }
        Markup::new(nodes)
    }

    /// What is in an element, beginning with `read`, which is read already; through its end, whose
    /// offset is returned.
    fn nodes(
        &mut self,
        nodes: &mut Vec<Node<'a>>,
        read: [Option<Event<'a>>; 2],
    ) -> Result<u64, Error> {
        let mut read = read.into_iter().flatten();
        let mut depth = 0_u32;
        loop {
            let event = match read.next() {
                Some(event) => event,
                None => match self.source.next_event()? {
                    Some(event) => event,
                    None => return Err(self.ended(Ok(None))),
                },
            };
            let node = match event {
                Event::Start(tag) => {
                    depth = depth.saturating_add(1);
                    Node::Start(NodeName::Tag(tag))
                }
                Event::StartLiteral { page, name } => {
                    depth = depth.saturating_add(1);
                    Node::Start(NodeName::Literal(page, Cow::Borrowed(name)))
                }
                Event::End if depth == 0 => return Ok(self.source.item_offset()),
                Event::End => {
                    depth = depth.saturating_sub(1);
                    Node::End
                }
                Event::Attribute(tag) => Node::Attribute(NodeName::Tag(tag), Cow::Borrowed("")),
                Event::AttributeLiteral { name } => {
                    let name = NodeName::Literal(wbxml::NO_PAGE, Cow::Borrowed(name));
                    Node::Attribute(name, Cow::Borrowed(""))
                }
                Event::AttributesEnd => {
                    nodes.push(Node::AttributesEnd);
                    continue;
                }
                Event::Text(text) => match in_attribute(nodes) {
                    Some(value) => {
                        push(value, text);
                        continue;
                    }
                    None => match nodes.last_mut() {
                        Some(Node::Text(before)) => {
                            before.to_mut().push_str(text);
                            continue;
                        }
                        _ => Node::Text(Cow::Borrowed(text)),
                    },
                },
                Event::Char(c) => {
                    if let Some(value) = in_attribute(nodes) {
                        value.to_mut().push(c);
                        continue;
                    }
                    if let Some(Node::Text(before)) = nodes.last_mut() {
                        before.to_mut().push(c);
                        continue;
                    }
                    Node::Text(Cow::Owned(String::from(c)))
                }
                Event::CData(text) => Node::CData(Cow::Borrowed(text)),
                Event::Opaque(bytes) => Node::Opaque(Cow::Borrowed(bytes)),
                Event::Document(dictionary) => Node::Document(Cow::Borrowed(dictionary.name())),
                Event::DocumentEnd => Node::DocumentEnd,
                Event::Pi(_) => {
                    while !matches!(self.source.next_event()?, Some(Event::PiEnd) | None) {}
                    continue;
                }
                _ => return Err(self.error(ErrorKind::InvalidMarkup)),
            };
            nodes.push(node);
        }
    }
}

/// The value of the attribute that the nodes end in.
fn in_attribute<'n, 'a>(nodes: &'n mut [Node<'a>]) -> Option<&'n mut Cow<'a, str>> {
    match nodes.last_mut() {
        Some(Node::Attribute(_, value)) => Some(value),
        _ => None,
    }
}

fn push<'a>(text: &mut Cow<'a, str>, piece: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(piece);
    } else {
        text.to_mut().push_str(piece);
    }
}

fn joined(nodes: &[Node<'_>]) -> Joined {
    let mut joined = Joined::Nothing;
    for node in nodes {
        joined = match (joined, node) {
            (Joined::Nothing | Joined::Text, Node::Text(_)) => Joined::Text,
            (Joined::Nothing | Joined::CData, Node::CData(_)) => Joined::CData,
            _ => return Joined::Mixed,
        };
    }
    joined
}

fn join(nodes: Vec<Node<'_>>) -> Cow<'_, str> {
    let mut text = Cow::Borrowed("");
    for node in nodes {
        if let Node::Text(piece) | Node::CData(piece) = node {
            if text.is_empty() {
                text = piece;
            } else {
                text.to_mut().push_str(&piece);
            }
        }
    }
    text
}
