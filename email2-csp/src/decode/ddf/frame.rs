//! [`Frame`]: which child elements of an open element there have been, and in which order.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::model::ddf::RootPart;
use crate::model::tree::{Layout, Part};
use crate::model::{Attribute, List, Markup};

/// The root element, or a node, that is open.
#[derive(Debug, Default)]
pub(super) struct Frame<'a> {
    /// The place of the node; of the root element, 0.
    pub(super) node: usize,
    /// A bit for each field that has been there.
    seen: u8,
    /// The rank of the last child element.
    last: u8,
    /// How many nodes there have been below it.
    children: usize,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) properties_attributes: Vec<Attribute<'a>>,
    /// The child elements, as soon as they are not those of the model in their order.
    pub(super) parts: Option<Vec<Step<'a>>>,
}

/// A child element.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// The one that goes into the field of this rank.
    Field(u8),
    /// The next node.
    Node,
    Other(Markup<'a>),
}

/// The rank of nodes: they come last.
const NODES: u8 = 7;

/// The ranks of what is beside nodes in the root element.
pub(super) mod root {
    pub(in super::super) const VERSION: u8 = 0;
    pub(in super::super) const MANUFACTURER: u8 = 1;
    pub(in super::super) const MODEL: u8 = 2;
    pub(in super::super) const DIAGNOSTICS: u8 = 3;
}

/// The ranks of what is beside nodes in a node.
pub(super) mod node {
    pub(in super::super) const NAME: u8 = 0;
    pub(in super::super) const PATH: u8 = 1;
    pub(in super::super) const PROPERTIES: u8 = 2;
}

impl<'a> Frame<'a> {
    pub(super) fn of(node: usize) -> Self {
        Self {
            node,
            ..Self::default()
        }
    }

    #[inline]
    pub(super) const fn has(&self, rank: u8) -> bool {
        self.seen & 1 << rank != 0
    }

    /// A child element that goes into the field of this rank.
    #[inline]
    pub(super) fn field(&mut self, rank: u8) {
        let in_order = self.seen == 0 || rank > self.last;
        self.step(in_order, Step::Field(rank));
        self.seen |= 1 << rank;
        self.last = rank;
    }

    /// A node.
    #[inline]
    pub(super) fn child(&mut self) {
        self.step(true, Step::Node);
        self.children = self.children.saturating_add(1);
        self.seen |= 1 << NODES;
        self.last = NODES;
    }

    #[inline]
    fn step(&mut self, in_order: bool, step: Step<'a>) {
        if !in_order || self.parts.is_some() {
            self.parts().push(step);
        }
    }

    /// The child elements so far.
    #[cold]
    pub(super) fn parts(&mut self) -> &mut Vec<Step<'a>> {
        let (seen, children) = (self.seen, self.children);
        self.parts.get_or_insert_with(|| {
            let fields = (0..NODES).filter(|rank| seen & 1 << rank != 0);
            let nodes = core::iter::repeat_with(|| Step::Node).take(children);
            fields.map(Step::Field).chain(nodes).collect()
        })
    }
}

#[cold]
pub(super) fn layout<'a>(
    attributes: Vec<Attribute<'a>>,
    properties_attributes: Vec<Attribute<'a>>,
    parts: Option<Vec<Step<'a>>>,
) -> Box<Layout<'a>> {
    let part = |step| match step {
        Step::Field(node::NAME) => Part::Name,
        Step::Field(node::PATH) => Part::Path,
        Step::Field(_) => Part::Properties,
        Step::Node => Part::Node,
        Step::Other(markup) => Part::Other(markup),
    };
    Box::new(Layout {
        attributes: List::Owned(attributes),
        properties_attributes: List::Owned(properties_attributes),
        parts: parts.map(|steps| steps.into_iter().map(part).collect()),
    })
}

#[cold]
pub(super) fn root_parts(steps: Vec<Step<'_>>) -> List<'_, RootPart<'_>> {
    let part = |step| match step {
        Step::Field(root::VERSION) => RootPart::Version,
        Step::Field(root::MANUFACTURER) => RootPart::Manufacturer,
        Step::Field(root::MODEL) => RootPart::Model,
        Step::Field(_) => RootPart::Diagnostics,
        Step::Node => RootPart::Node,
        Step::Other(markup) => RootPart::Other(markup),
    };
    steps.into_iter().map(part).collect()
}
