//! [`Index`]: the nodes below each node by name, for sets that ask often.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::model::tree::{CaseSense, NodeRef, Tree};

/// The nodes below each node, by name. With it, a set of nodes takes time in proportion to its own
/// length and that of the tree, however many nodes stand beside each other.
pub(super) struct Index<'t> {
    named: BTreeMap<(usize, &'t str), NodeRef<'t>>,
    /// By node: the first node below it that is named when it is made, and whether letter case does
    /// not count in the name of one.
    others: Vec<(Option<NodeRef<'t>>, bool)>,
}

impl<'t> Index<'t> {
    pub(super) fn new(tree: &'t Tree<'t>) -> Self {
        let mut index = Self {
            named: BTreeMap::new(),
            others: alloc::vec![(None, false); tree.len()],
        };
        for node in tree.iter() {
            let Some(parent) = node.parent() else {
                continue;
            };
            let Some((dynamic, insensitive)) = index.others.get_mut(parent.index()) else {
                continue;
            };
            if node.is_dynamic() {
                *dynamic = dynamic.or(Some(node));
            } else {
                *insensitive |= node.case_sense() == Some(CaseSense::Insensitive);
                let key = (parent.index(), &*node.node().name);
                index.named.entry(key).or_insert(node);
            }
        }
        index
    }

    /// What [`NodeRef::child`] finds.
    pub(super) fn child(&self, node: NodeRef<'t>, name: &str) -> Option<NodeRef<'t>> {
        if name.is_empty() {
            return None;
        }
        let (dynamic, insensitive) = self.others.get(node.index()).copied()?;
        if insensitive {
            return node.child(name);
        }
        self.named.get(&(node.index(), name)).copied().or(dynamic)
    }
}
