//! The tree of a configuration service provider: [`Tree`], [`Node`], and the words that say what a
//! node is like.
//!
//! A tree that is decoded borrows from its document, one that is built owns what is in it, and one
//! that stands in a constant table is a `static`: all are the same type.
//!
//! ```
//! use email2_csp::model::tree::{
//!     AccessType, AccessTypes, Format, Node, Occurrence, Property, Tree, lay_out,
//! };
//!
//! static NODES: [Node<'static>; 3] = lay_out([
//!     Node::table_at("./Vendor/MSFT", "Example", {
//!         static PROPERTIES: [Property<'static>; 2] =
//!             [Property::Access(AccessTypes::GET), Property::Format(Format::NODE)];
//!         &PROPERTIES
//!     }),
//!     Node::table(1, "", {
//!         static PROPERTIES: [Property<'static>; 2] = [
//!             Property::Format(Format::NODE),
//!             Property::Occurrence(Occurrence::ZeroOrMore),
//!         ];
//!         &PROPERTIES
//!     }),
//!     Node::table(2, "Port", {
//!         static PROPERTIES: [Property<'static>; 2] = [
//!             Property::Access(AccessTypes::GET.with(AccessType::Replace)),
//!             Property::Format(Format::INT),
//!         ];
//!         &PROPERTIES
//!     }),
//! ]);
//! static TREE: Tree<'static> = Tree::table(&NODES);
//!
//! let port = TREE.find("./Vendor/MSFT/Example/first/Port").unwrap();
//! assert_eq!(port.format(), Some(Format::INT));
//! assert!(port.access().has(AccessType::Replace));
//! assert_eq!(port.parent().unwrap().occurrence(), Occurrence::ZeroOrMore);
//! ```

use alloc::vec::Vec;

mod access;
mod allowed_values;
mod cursor;
mod dependency;
mod display;
mod node;
mod property;
mod vocabulary;

pub use access::{AccessType, AccessTypes};
pub use allowed_values::{AdmxBacked, Allowed, AllowedValues, EnumValue, ValueType};
pub use cursor::{Children, NodeRef};
pub use dependency::{Dependency, DependencyGroup, DependencyType};
pub use node::Node;
pub(crate) use node::{Layout, Part};
pub use property::{Applicability, DynamicNaming, GpMapping, NodeType, Property, TypeName};
pub use vocabulary::{
    CaseSense, ConflictResolution, Format, Occurrence, RebootBehavior, ReplaceBehavior, Scope,
};

use super::{IntoOwned, List};
use crate::{Error, ErrorKind};

/// The nodes of a configuration service provider.
///
/// They stand in one list in the order of the document, each before the nodes below it.
/// [`NodeRef`] goes from one to another.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Tree<'a> {
    nodes: List<'a, Node<'a>>,
}

/// Where the nodes of a constant table stand in the tree, from their depths: what comes out is what
/// [`Tree::table`] takes.
///
/// ```
/// use email2_csp::model::tree::{Node, lay_out};
///
/// const NODES: [Node<'static>; 2] = lay_out([
///     Node::table_at("./Vendor/MSFT", "Mailbox", &[]),
///     Node::table(1, "Name", &[]),
/// ]);
/// assert_eq!(NODES[0].span(), 2);
/// ```
///
/// # Panics
///
/// At compile time, if a node is more than one level deeper than the one before it.
#[must_use]
#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "tables are built at compile time, where these are compile errors"
)]
pub const fn lay_out<const N: usize>(mut nodes: [Node<'static>; N]) -> [Node<'static>; N] {
    let mut at = 0;
    while at < N {
        let depth = nodes[at].depth;
        let above = if at == 0 { 0 } else { nodes[at - 1].depth + 1 };
        assert!(depth <= above, "a node more than one level deeper");
        let mut end = at + 1;
        while end < N && nodes[end].depth > depth {
            if nodes[end].depth == depth + 1 {
                nodes[end].up = (end - at) as u32;
            }
            end += 1;
        }
        nodes[at].span = (end - at) as u32;
        at += 1;
    }
    nodes
}

impl Tree<'static> {
    /// The tree of a constant table that [`lay_out`] made.
    #[must_use]
    pub const fn table(nodes: &'static [Node<'static>]) -> Self {
        Self {
            nodes: List::Borrowed(nodes),
        }
    }
}

impl<'a> Tree<'a> {
    /// A tree without nodes.
    #[must_use]
    pub const fn new() -> Self {
        Self { nodes: List::EMPTY }
    }

    /// Adds a node behind the others, so many levels deep: below the last one that is a level less
    /// deep.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NodeDepth`] if it is more than one level deeper than the last one,
    /// [`ErrorKind::TooManyNodes`] if there are 2³² of them. The offset is 0.
    pub fn push(&mut self, depth: u16, node: Node<'a>) -> Result<(), Error> {
        self.nodes.edit(|nodes| push(nodes, depth, node))
    }

    /// The nodes in the order of the document, each before the nodes below it.
    #[must_use]
    pub fn nodes(&self) -> &[Node<'a>] {
        &self.nodes
    }

    /// The nodes to change. They stay where they are.
    pub fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node<'a>> {
        if let List::Borrowed(nodes) = self.nodes {
            self.nodes = List::Owned(nodes.to_vec());
        }
        let nodes: &mut [Node<'a>] = match &mut self.nodes {
            List::Owned(nodes) => nodes,
            List::Borrowed(_) => &mut [],
        };
        nodes.iter_mut()
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The same, independent of the input.
    #[must_use]
    pub fn into_owned(self) -> Tree<'static> {
        Tree {
            nodes: self.nodes.into_owned(),
        }
    }

    /// The tree of nodes whose depths have been set; their places are found here.
    pub(crate) fn from_depths(mut nodes: Vec<Node<'a>>) -> Result<Self, Error> {
        if u32::try_from(nodes.len()).is_err() {
            return Err(Error::new(ErrorKind::TooManyNodes, 0));
        }
        // The nodes above the one that is looked at, from the top on.
        let mut above: Vec<usize> = Vec::new();
        for at in 0..nodes.len() {
            let depth = nodes.get(at).map_or(0, Node::depth);
            close(&mut nodes, &mut above, depth, at);
            if depth != above.len() {
                return Err(Error::new(ErrorKind::NodeDepth, 0));
            }
            if let Some(node) = nodes.get_mut(at) {
                node.up = above.last().map_or(0, |parent| distance(*parent, at));
            }
            above.push(at);
        }
        let end = nodes.len();
        close(&mut nodes, &mut above, 0, end);
        Ok(Self {
            nodes: List::Owned(nodes),
        })
    }
}

/// The nodes from this depth on end before the node at `end`.
fn close(nodes: &mut [Node<'_>], above: &mut Vec<usize>, depth: usize, end: usize) {
    while above.len() > depth {
        let Some(at) = above.pop() else { break };
        if let Some(node) = nodes.get_mut(at) {
            node.span = distance(at, end);
        }
    }
}

fn distance(from: usize, to: usize) -> u32 {
    u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX)
}

fn push<'a>(nodes: &mut Vec<Node<'a>>, depth: u16, mut node: Node<'a>) -> Result<(), Error> {
    let last = nodes.len();
    let Ok(_) = u32::try_from(last) else {
        return Err(Error::new(ErrorKind::TooManyNodes, 0));
    };
    // From the last node upwards, each node above is looked at once.
    let mut above = last.checked_sub(1);
    while let Some(candidate) = above.and_then(|at| nodes.get(at)) {
        if candidate.depth < depth {
            break;
        }
        above = match candidate.up {
            0 => None,
            up => above.and_then(|at| at.checked_sub(up as usize)),
        };
    }
    let expected = match above.and_then(|at| nodes.get(at)) {
        Some(parent) => parent.depth.saturating_add(1),
        None => 0,
    };
    if depth != expected {
        return Err(Error::new(ErrorKind::NodeDepth, 0));
    }
    node.depth = depth;
    node.span = 1;
    node.up = above.map_or(0, |at| distance(at, last));
    nodes.push(node);
    while let Some(at) = above {
        let Some(parent) = nodes.get_mut(at) else {
            break;
        };
        parent.span = parent.span.saturating_add(1);
        above = match parent.up {
            0 => None,
            up => at.checked_sub(up as usize),
        };
    }
    Ok(())
}

impl IntoOwned for Tree<'_> {
    type Static = Tree<'static>;

    fn into_owned(self) -> Self::Static {
        Tree::into_owned(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Tree<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let nodes = Vec::<Node<'_>>::deserialize(deserializer)?;
        Self::from_depths(nodes).map_err(serde::de::Error::custom)
    }
}
