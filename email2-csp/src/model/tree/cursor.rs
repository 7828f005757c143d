//! [`NodeRef`]: from one node of a tree to another.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use super::{Applicability, CaseSense, Node, Tree};

/// A node in its tree. It is used as a [`Node`], and knows what is above and below.
///
/// ```
/// use email2_csp::edition::Edition;
/// use email2_csp::model::tree::{AccessType, Children, NodeRef};
///
/// let tree = Edition::DdfV2.tree();
/// let node: NodeRef<'_> = tree.find("./User/Vendor/MSFT/EMAIL2/{…}/INSERVER").unwrap();
/// assert!(node.access().has(AccessType::Get) && !node.is_interior());
/// let account: NodeRef<'_> = node.parent().unwrap();
/// assert!(account.is_dynamic(), "its name is a GUID");
/// let mut siblings: Children<'_> = account.children();
/// assert!(siblings.any(|sibling| sibling.uri().ends_with("/OUTSERVER")));
/// ```
#[derive(Clone, Copy)]
pub struct NodeRef<'t> {
    nodes: &'t [Node<'t>],
    index: usize,
    node: &'t Node<'t>,
}

impl<'t> NodeRef<'t> {
    fn at(nodes: &'t [Node<'t>], index: usize) -> Option<Self> {
        let node = nodes.get(index)?;
        Some(Self { nodes, index, node })
    }

    /// The node itself.
    #[must_use]
    pub const fn node(self) -> &'t Node<'t> {
        self.node
    }

    /// Its place among the nodes of the tree, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index
    }

    /// The node above.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self.node.up {
            0 => None,
            up => Self::at(self.nodes, self.index.checked_sub(up as usize)?),
        }
    }

    /// The nodes above, from the nearest on.
    pub fn ancestors(self) -> impl Iterator<Item = Self> + Clone {
        core::iter::successors(self.parent(), |node| node.parent())
    }

    /// The nodes directly below.
    #[must_use]
    pub fn children(self) -> Children<'t> {
        Children {
            nodes: self.nodes,
            next: self.index.saturating_add(1),
            end: self.index.saturating_add(self.node.span()),
        }
    }

    /// All nodes below, in the order of the document.
    pub fn descendants(self) -> impl Iterator<Item = Self> + Clone {
        let Self { nodes, index, .. } = self;
        let end = index.saturating_add(self.node.span());
        (index.saturating_add(1)..end).filter_map(move |at| Self::at(nodes, at))
    }

    /// The node directly below that a node of this name is: the one that is called so, otherwise
    /// one that is named when it is made.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        find_named(self.children(), name)
    }

    /// The address: that of the node above, and the name. Where the name is empty, it is `*`.
    ///
    /// `./Vendor/MSFT/EMAIL2/*/SERVICENAME`.
    #[must_use]
    pub fn uri(self) -> String {
        let mut uri = String::new();
        let mut line: Vec<Self> = core::iter::once(self).chain(self.ancestors()).collect();
        while let Some(node) = line.pop() {
            if let Some(path) = &node.node.path {
                uri.clear();
                uri.push_str(path.trim_end_matches('/'));
            }
            if !uri.is_empty() {
                uri.push('/');
            }
            uri.push_str(if node.is_dynamic() {
                "*"
            } else {
                &node.node.name
            });
        }
        uri
    }

    /// Where it is there: what it says itself, and what it does not say, of the nodes above.
    #[must_use]
    pub fn applicability(self) -> Applicability<'t> {
        let mut all = Applicability::default();
        for node in core::iter::once(self).chain(self.ancestors()) {
            let Some(own) = node.node.own_applicability() else {
                continue;
            };
            let Applicability {
                os_build_version,
                csp_version,
                edition_allow_list,
                requires_azure_ad,
            } = own.clone();
            all.os_build_version = all.os_build_version.or(os_build_version);
            all.csp_version = all.csp_version.or(csp_version);
            all.edition_allow_list = all.edition_allow_list.or(edition_allow_list);
            all.requires_azure_ad |= requires_azure_ad;
        }
        all
    }

    /// The node, it or one above it, that is to be sent in `Atomic` with all below it.
    #[must_use]
    pub fn atomic_root(self) -> Option<Self> {
        core::iter::once(self)
            .chain(self.ancestors())
            .filter(|node| node.is_atomic_required())
            .last()
    }

    /// Whether a node of this name is this one, which is not a node that is named when it is made.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        match self.node.case_sense() {
            Some(CaseSense::Insensitive) => self.node.name.eq_ignore_ascii_case(name),
            _ => self.node.name == name,
        }
    }
}

fn find_named<'t>(nodes: Children<'t>, name: &str) -> Option<NodeRef<'t>> {
    if name.is_empty() {
        return None;
    }
    let mut dynamic = None;
    for node in nodes {
        if node.is_dynamic() {
            dynamic = dynamic.or(Some(node));
        } else if node.is_called(name) {
            return Some(node);
        }
    }
    dynamic
}

impl<'t> Deref for NodeRef<'t> {
    type Target = Node<'t>;

    fn deref(&self) -> &Node<'t> {
        self.node
    }
}

impl PartialEq for NodeRef<'_> {
    /// Whether they are the same node of the same tree.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.node, other.node)
    }
}

impl Eq for NodeRef<'_> {}

impl fmt::Debug for NodeRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NodeRef")
            .field("uri", &self.uri())
            .field("node", self.node)
            .finish()
    }
}

/// The nodes directly below a node, or those at the top of a tree.
#[derive(Clone, Debug)]
pub struct Children<'t> {
    nodes: &'t [Node<'t>],
    next: usize,
    end: usize,
}

impl<'t> Iterator for Children<'t> {
    type Item = NodeRef<'t>;

    fn next(&mut self) -> Option<NodeRef<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = NodeRef::at(self.nodes, self.next)?;
        self.next = self.next.saturating_add(node.node.span());
        Some(node)
    }
}

impl core::iter::FusedIterator for Children<'_> {}

impl<'a> Tree<'a> {
    /// The nodes at the top.
    #[must_use]
    pub fn roots(&self) -> Children<'_> {
        Children {
            nodes: self.nodes(),
            next: 0,
            end: self.len(),
        }
    }

    /// All nodes, in the order of the document, each before the nodes below it.
    pub fn iter(&self) -> impl Iterator<Item = NodeRef<'_>> + Clone {
        let nodes: &[Node<'_>] = self.nodes();
        (0..nodes.len()).filter_map(move |at| NodeRef::at(nodes, at))
    }

    /// The node at this place among the nodes.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<NodeRef<'_>> {
        NodeRef::at(self.nodes(), index)
    }

    /// The node that this address leads to: `./Vendor/MSFT/EMAIL2/{…}/SERVICENAME`. A node that is
    /// named when it is made is found by any name that no other node has. `./Device/` is the same as
    /// `./` (MS-MDM 2.2.1.1).
    #[must_use]
    pub fn find(&self, uri: &str) -> Option<NodeRef<'_>> {
        self.roots().find_map(|root| {
            let mut names = root.names_below(uri)?;
            let first = names.next()?;
            let found = match root.is_dynamic() {
                true => !first.is_empty(),
                false => root.is_called(first),
            };
            if !found {
                return None;
            }
            names.try_fold(root, NodeRef::child)
        })
    }
}

impl<'t> NodeRef<'t> {
    /// The names in an address from that of this node at the top on, if the address is one below its
    /// path.
    pub(crate) fn names_below<'u>(&self, uri: &'u str) -> Option<core::str::Split<'u, char>> {
        let path = self.node.path.as_deref().unwrap_or("");
        let path = on_device(path.trim_end_matches('/'));
        let rest = on_device(uri.trim_end_matches('/')).strip_prefix(path)?;
        let rest = match path.is_empty() {
            true => rest,
            false => rest.strip_prefix('/')?,
        };
        Some(rest.split('/'))
    }
}

/// An address without the `.` of the root, and without the name of the device's part of the tree.
fn on_device(uri: &str) -> &str {
    let rest = match uri {
        "." => "",
        _ => uri.strip_prefix("./").unwrap_or(uri),
    };
    match rest {
        "Device" => "",
        _ => rest.strip_prefix("Device/").unwrap_or(rest),
    }
}
