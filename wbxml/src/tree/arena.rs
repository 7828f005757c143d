//! The nodes of a document in one vector, linked by index: nothing that walks, copies, compares or
//! drops them recurses.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::{Dictionary, Error, ErrorKind, Tag};

/// The index of no node.
pub(super) const NONE: u32 = u32::MAX;
/// The index of the document itself.
pub(super) const TOP: u32 = 0;

/// What a node is. Attributes come first among the children of their element; the pieces of an
/// attribute value and of the data of a processing instruction are their children.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A place that is free.
    Hole,
    /// A document: the one at [`TOP`], or one inside an element.
    Document(&'static Dictionary),
    Element(Tag),
    ElementLiteral {
        page: u16,
        name: Box<str>,
    },
    Attribute(Tag),
    AttributeLiteral(Box<str>),
    /// An attribute value token without a text.
    Value(Tag),
    Text(String),
    CData(String),
    Opaque(Box<[u8]>),
    Extension {
        code: u8,
        text: Box<str>,
    },
    ExtensionIndex {
        code: u8,
        index: u32,
    },
    Pi(Box<str>),
}

impl Kind {
    pub(super) const fn is_element(&self) -> bool {
        matches!(self, Self::Element(_) | Self::ElementLiteral { .. })
    }

    pub(super) const fn is_attribute(&self) -> bool {
        matches!(self, Self::Attribute(_) | Self::AttributeLiteral(_))
    }
}

/// A node and where it hangs.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) previous: u32,
    /// The next sibling; of a hole, the next hole.
    pub(super) next: u32,
    /// The nearest [`Kind::Document`] above.
    pub(super) document: u32,
    /// How often the place has been freed.
    pub(super) generation: u32,
}

const HOLE: Node = Node {
    kind: Kind::Hole,
    parent: NONE,
    first: NONE,
    last: NONE,
    previous: NONE,
    next: NONE,
    document: TOP,
    generation: 0,
};

/// The nodes.
#[derive(Clone, Debug, Default)]
pub(super) struct Arena {
    nodes: Vec<Node>,
    /// The first hole plus one; 0 if there is none.
    free: u32,
}

impl Arena {
    /// Nodes with a document at [`TOP`].
    pub(super) fn new(dictionary: &'static Dictionary) -> Self {
        let top = Node {
            kind: Kind::Document(dictionary),
            ..HOLE
        };
        Self {
            nodes: Vec::from([top]),
            free: 0,
        }
    }

    /// The node, or a hole where there is none.
    #[inline]
    pub(super) fn node(&self, id: u32) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&HOLE)
    }

    #[inline]
    pub(super) fn node_mut(&mut self, id: u32) -> Option<&mut Node> {
        self.nodes.get_mut(id as usize)
    }

    #[inline]
    pub(super) fn kind(&self, id: u32) -> &Kind {
        &self.node(id).kind
    }

    /// The dictionary that the tags of a node are of.
    pub(super) fn dictionary(&self, id: u32) -> Option<&'static Dictionary> {
        match self.kind(self.node(id).document) {
            Kind::Document(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Drops the places behind the first `len`, to which nothing must be linked.
    pub(super) fn truncate(&mut self, len: usize) {
        self.nodes.truncate(len);
    }

    /// A new last child of `parent`, in a place that has not been used.
    #[inline]
    pub(super) fn append(&mut self, parent: u32, document: u32, kind: Kind) -> Result<u32, Error> {
        let id = match u32::try_from(self.nodes.len()) {
            Ok(id) if id < NONE => id,
            _ => return Err(Error::new(ErrorKind::OutputFull, self.nodes.len() as u64)),
        };
        let previous = self.node(parent).last;
        self.nodes.push(Node {
            kind,
            parent,
            previous,
            document,
            ..HOLE
        });
        match self.node_mut(previous) {
            Some(node) => node.next = id,
            None => self.set_first(parent, id),
        }
        if let Some(node) = self.node_mut(parent) {
            node.last = id;
        }
        Ok(id)
    }

    /// A new child of `parent` in front of `next`, or behind the last one, in a hole if there is
    /// one.
    pub(super) fn insert(&mut self, parent: u32, next: u32, kind: Kind) -> Result<u32, Error> {
        let document = match self.kind(parent) {
            Kind::Document(_) => parent,
            _ => self.node(parent).document,
        };
        let hole = self
            .free
            .checked_sub(1)
            .filter(|&id| matches!(self.kind(id), Kind::Hole));
        let Some(id) = hole else {
            let id = self.append(parent, document, kind)?;
            if next != NONE {
                self.unlink(id);
                self.link(id, parent, next);
            }
            return Ok(id);
        };
        let Node {
            next: free,
            generation,
            ..
        } = *self.node(id);
        self.free = free.wrapping_add(1);
        if let Some(node) = self.node_mut(id) {
            *node = Node {
                kind,
                document,
                generation,
                ..HOLE
            };
        }
        self.link(id, parent, next);
        Ok(id)
    }

    fn set_first(&mut self, parent: u32, id: u32) {
        if let Some(node) = self.node_mut(parent) {
            node.first = id;
        }
    }

    /// Hangs a node that hangs nowhere under `parent`, in front of `next`.
    fn link(&mut self, id: u32, parent: u32, next: u32) {
        let previous = match self.nodes.get(next as usize) {
            Some(node) => node.previous,
            None => self.node(parent).last,
        };
        if let Some(node) = self.node_mut(id) {
            node.parent = parent;
            node.previous = previous;
            node.next = next;
        }
        match self.node_mut(previous) {
            Some(node) => node.next = id,
            None => self.set_first(parent, id),
        }
        match self.node_mut(next) {
            Some(node) => node.previous = id,
            None => {
                if let Some(node) = self.node_mut(parent) {
                    node.last = id;
                }
            }
        }
    }

    /// Takes a node and what is under it from where it hangs.
    fn unlink(&mut self, id: u32) {
        let Node {
            parent,
            previous,
            next,
            ..
        } = *self.node(id);
        match self.node_mut(previous) {
            Some(node) => node.next = next,
            None => self.set_first(parent, next),
        }
        match self.node_mut(next) {
            Some(node) => node.previous = previous,
            None => {
                if let Some(node) = self.node_mut(parent) {
                    node.last = previous;
                }
            }
        }
        if let Some(node) = self.node_mut(id) {
            (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        }
    }

    /// Removes a node and everything under it.
    pub(super) fn remove(&mut self, id: u32) {
        self.unlink(id);
        let mut at = id;
        loop {
            let Node {
                first,
                next,
                parent,
                ..
            } = *self.node(at);
            if first != NONE {
                at = first;
                continue;
            }
            self.release(at);
            if at == id {
                return;
            }
            at = if next == NONE {
                self.set_first(parent, NONE);
                parent
            } else {
                next
            };
        }
    }

    fn release(&mut self, id: u32) {
        let next = self.free.wrapping_sub(1);
        if let Some(node) = self.node_mut(id) {
            let generation = node.generation.wrapping_add(1);
            *node = Node {
                next,
                generation,
                ..HOLE
            };
            self.free = id.wrapping_add(1);
        }
    }
}
