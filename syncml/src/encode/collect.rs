//! [`Collect`]: events to markup.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::{Error, ErrorKind, Event, Expected, Sink};

use super::sink::WireSink;
use crate::model::{Form, Markup, Node, NodeName};

/// A sink that makes markup of what it takes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Collect {
    nodes: Vec<Node<'static>>,
}

impl Collect {
    pub(crate) fn finish(self) -> Markup<'static> {
        Markup::new(self.nodes)
    }
}

impl Sink for Collect {
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        let owned = |text: &str| Cow::Owned(String::from(text));
        let node = match event {
            Event::Start(tag) => Node::Start(NodeName::Tag(tag)),
            Event::StartLiteral { page, name } => Node::Start(NodeName::Literal(page, owned(name))),
            Event::Attribute(tag) => Node::Attribute(NodeName::Tag(tag), Cow::Borrowed("")),
            Event::AttributeLiteral { name } => Node::Attribute(
                NodeName::Literal(wbxml::NO_PAGE, owned(name)),
                Cow::Borrowed(""),
            ),
            Event::AttributesEnd => Node::AttributesEnd,
            Event::Text(text) => match self.nodes.last_mut() {
                Some(Node::Attribute(_, value)) => {
                    value.to_mut().push_str(text);
                    return Ok(());
                }
                _ => Node::Text(owned(text)),
            },
            Event::CData(text) => Node::CData(owned(text)),
            Event::Opaque(bytes) => Node::Opaque(Cow::Owned(bytes.to_vec())),
            Event::Document(dictionary) => Node::Document(Cow::Borrowed(dictionary.name())),
            Event::DocumentEnd => Node::DocumentEnd,
            Event::End => Node::End,
            _ => {
                let kind = ErrorKind::UnexpectedEvent(Expected::Content);
                return Err(Error::new(kind, 0));
            }
        };
        self.nodes.push(node);
        Ok(())
    }
}

impl WireSink for Collect {
    fn form(&self) -> Form {
        Form::Xml
    }

    fn written(&self) -> u64 {
        0
    }
}
