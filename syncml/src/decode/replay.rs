//! [`Replay`]: the events of markup that has been read already.

use alloc::borrow::Cow;

use wbxml::{Dictionary, Error, Event, Source, dictionaries};

use super::wire::Wire;
use crate::Form;
use crate::model::{Markup, Node, NodeName};

/// The events of [`Markup`].
#[derive(Clone, Debug)]
pub(crate) struct Replay<'a> {
    nodes: core::slice::Iter<'a, Node<'a>>,
    dictionary: &'static Dictionary,
    /// The value of the attribute that has just begun.
    value: Option<&'a str>,
}

impl<'a> Replay<'a> {
    pub(crate) fn new(markup: &'a Markup<'_>, dictionary: &'static Dictionary) -> Self {
        Self {
            nodes: markup.nodes().iter(),
            dictionary,
            value: None,
        }
    }
}

impl<'a> Source<'a> for Replay<'a> {
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        if let Some(value) = self.value.take() {
            return Ok(Some(Event::Text(value)));
        }
        let text = |text: &'a Cow<'a, str>| -> &'a str { text };
        loop {
            let Some(node) = self.nodes.next() else {
                return Ok(None);
            };
            return Ok(Some(match node {
                Node::Source(_) => continue,
                Node::Document(name) => match dictionaries::by_name(name) {
                    Some(dictionary) => Event::Document(dictionary),
                    None => Event::Document(self.dictionary),
                },
                Node::DocumentEnd => Event::DocumentEnd,
                Node::Start(NodeName::Tag(tag)) => Event::Start(*tag),
                Node::Start(NodeName::Literal(page, name)) => Event::StartLiteral {
                    page: *page,
                    name: text(name),
                },
                Node::Attribute(name, value) => {
                    self.value = Some(text(value)).filter(|v| !v.is_empty());
                    match name {
                        NodeName::Tag(tag) => Event::Attribute(*tag),
                        NodeName::Literal(_, name) => Event::AttributeLiteral { name: text(name) },
                    }
                }
                Node::AttributesEnd => Event::AttributesEnd,
                Node::Text(piece) if piece.is_empty() => continue,
                Node::Text(piece) => Event::Text(text(piece)),
                Node::CData(piece) => Event::CData(text(piece)),
                Node::Opaque(bytes) => Event::Opaque(bytes),
                Node::End => Event::End,
            }));
        }
    }

    fn offset(&self) -> u64 {
        0
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.dictionary
    }
}

impl<'a> Wire<'a> for Replay<'a> {
    fn form(&self) -> Form {
        Form::Xml
    }
}
