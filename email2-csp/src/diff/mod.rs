//! What is different between two trees, node by node: [`diff`].

mod effect;

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::model::tree::{NodeRef, Property, Tree};

/// A difference between two trees.
///
/// ```
/// use email2_csp::diff::{Change, ChangeKind, diff};
/// use email2_csp::model::tree::{Node, Tree};
///
/// let mut before = Tree::new();
/// before.push(0, Node::new("Mailbox").at("./Vendor/Example"))?;
/// let mut after = before.clone();
/// after.push(1, Node::new("Days"))?;
/// let changes: Vec<Change> = diff(&before, &after);
/// assert_eq!(changes[0].uri, "./Vendor/Example/Mailbox/Days");
/// assert_eq!(changes[0].kind, ChangeKind::Added(1));
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    /// The address of the node: in the tree after, or, of a node that is no longer there, before.
    pub uri: String,
    /// What is different.
    pub kind: ChangeKind,
}

/// The kinds of [`Change`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ChangeKind {
    /// The node is new, with all that is below it: so many nodes.
    Added(usize),
    /// The node is gone, with all that was below it: so many nodes.
    Removed(usize),
    /// The node was at this address before. What is below it moved with it.
    Moved(String),
    /// An element of `DFProperties` is another one.
    Property {
        /// The name of the element.
        name: String,
        /// What it said before; `None` if it was not there.
        before: Option<String>,
        /// What it says now; `None` if it is not there any more.
        after: Option<String>,
        /// What that means for who sets the node.
        effect: Effect,
    },
}

/// What a change means for who sets a node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Effect {
    /// Something that was right before is wrong now, and nothing the other way round.
    Stricter,
    /// Something that was wrong before is right now, and nothing the other way round.
    Looser,
    /// Both, or it cannot be told.
    Different,
    /// None: it is text for people.
    Nothing,
}

impl Effect {
    /// The effect of both.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, effect) | (effect, Self::Nothing) => effect,
            (Self::Stricter, Self::Stricter) => Self::Stricter,
            (Self::Looser, Self::Looser) => Self::Looser,
            _ => Self::Different,
        }
    }

    /// The effect of a change that loses something or wins something.
    const fn of(loses: bool, wins: bool) -> Self {
        match (loses, wins) {
            (true, false) => Self::Stricter,
            (false, true) => Self::Looser,
            (true, true) => Self::Different,
            (false, false) => Self::Nothing,
        }
    }

    /// The effect in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Different => "different",
            Self::Nothing => "text",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Change {
    /// `~ ./Vendor/MSFT/X/Age: MSFT:AllowedValues was Range [1-365], is Range [7-365] (stricter)`. Long
    /// texts are cut.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = &self.uri;
        match &self.kind {
            ChangeKind::Added(1) => write!(f, "+ {uri}"),
            ChangeKind::Added(nodes) => write!(f, "+ {uri} ({nodes} nodes)"),
            ChangeKind::Removed(1) => write!(f, "- {uri}"),
            ChangeKind::Removed(nodes) => write!(f, "- {uri} ({nodes} nodes)"),
            ChangeKind::Moved(from) => write!(f, "> {uri}: was {from}"),
            ChangeKind::Property {
                name,
                before,
                after,
                effect,
            } => {
                write!(f, "~ {uri}: {name} was ")?;
                write_text(f, before.as_deref())?;
                f.write_str(", is ")?;
                write_text(f, after.as_deref())?;
                write!(f, " ({effect})")
            }
        }
    }
}

/// A text in one line, cut where it is long.
fn write_text(f: &mut fmt::Formatter<'_>, text: Option<&str>) -> fmt::Result {
    const MOST: usize = 100;
    let Some(text) = text else {
        return f.write_str("nothing");
    };
    if text.is_empty() {
        return f.write_str("empty");
    }
    let mut left = MOST;
    for (at, word) in text.split_ascii_whitespace().enumerate() {
        f.write_str(if at == 0 { "" } else { " " })?;
        let end = word.char_indices().nth(left).map(|(end, _)| end);
        if let Some(start) = end.and_then(|end| word.get(..end)) {
            return write!(f, "{start}…");
        }
        f.write_str(word)?;
        left = left.saturating_sub(word.chars().count());
    }
    Ok(())
}

/// What is different in the tree `after` from the tree `before`, in the order of `after`, and then
/// what is gone.
///
/// Nodes are the same if their names are, below the same node. A node that is gone from one place,
/// and of which there is one of the same name in another, and only one of each, has moved: so trees
/// whose `Path` is another one are compared all the same. The order of nodes does not count.
///
/// ```
/// use email2_csp::diff::{ChangeKind, Effect, diff};
/// use email2_csp::model::tree::{AllowedValues, Node, Property, Tree, ValueType};
///
/// let tree = |range| {
///     let allowed = AllowedValues::of(ValueType::RANGE, range);
///     let mut tree = Tree::new();
///     let node = Node::new("Age").at("./Vendor/MSFT");
///     tree.push(0, node.with(Property::AllowedValues(allowed.into()))).map(|()| tree)
/// };
/// let (before, after) = (tree("[1-365]")?, tree("[7-365]")?);
/// let changes = diff(&before, &after);
/// assert!(matches!(changes[0].kind, ChangeKind::Property { effect: Effect::Stricter, .. }));
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[must_use]
pub fn diff(before: &Tree<'_>, after: &Tree<'_>) -> Vec<Change> {
    let mut pairing = Pairing::default();
    pairing.pair(before.roots(), after.roots());
    pairing.go_on();
    while pairing.find_moves() {
        pairing.go_on();
    }
    pairing.changes()
}

/// Which nodes of two trees are the same.
#[derive(Default)]
struct Pairing<'b, 'a> {
    /// The nodes that are the same; those from `looked_at` on have not been looked into.
    same: Vec<(NodeRef<'b>, NodeRef<'a>)>,
    looked_at: usize,
    /// Nodes that are in one tree only, as far as is known.
    gone: Vec<NodeRef<'b>>,
    new: Vec<NodeRef<'a>>,
    /// By place in `same`: it has moved.
    moved: Vec<usize>,
}

impl<'b, 'a> Pairing<'b, 'a> {
    /// Finds the nodes of one level that are the same.
    fn pair(
        &mut self,
        before: impl Iterator<Item = NodeRef<'b>>,
        after: impl Iterator<Item = NodeRef<'a>>,
    ) {
        let mut by_name: BTreeMap<&str, Vec<NodeRef<'a>>> = BTreeMap::new();
        let after: Vec<NodeRef<'a>> = after.collect();
        for node in after.iter().rev() {
            by_name.entry(&node.node().name).or_default().push(*node);
        }
        let mut paired = Vec::new();
        for node in before {
            let found = by_name.get_mut(&*node.node().name).and_then(Vec::pop);
            match found {
                Some(found) if is_same_path(node, found) => {
                    paired.push(found.index());
                    self.same.push((node, found));
                }
                _ => self.gone.push(node),
            }
        }
        paired.sort_unstable();
        let new = after
            .into_iter()
            .filter(|node| paired.binary_search(&node.index()).is_err());
        self.new.extend(new);
    }

    /// Looks into all nodes that are the same.
    fn go_on(&mut self) {
        while let Some(&(before, after)) = self.same.get(self.looked_at) {
            self.looked_at = self.looked_at.saturating_add(1);
            self.pair(before.children(), after.children());
        }
    }

    /// Finds nodes that have moved: whether there are any.
    fn find_moves(&mut self) -> bool {
        let mut names: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for node in &self.gone {
            let count = names.entry(&node.node().name).or_default();
            count.0 = count.0.saturating_add(1);
        }
        for node in &self.new {
            let count = names.entry(&node.node().name).or_default();
            count.1 = count.1.saturating_add(1);
        }
        names.retain(|name, count| *count == (1, 1) && !name.is_empty());
        if names.is_empty() {
            return false;
        }
        let mut from: BTreeMap<&str, NodeRef<'b>> = BTreeMap::new();
        self.gone.retain(|node| {
            let name = &*node.node().name;
            let moves = names.contains_key(name);
            if moves {
                from.insert(name, *node);
            }
            !moves
        });
        let (moved, new) = core::mem::take(&mut self.new)
            .into_iter()
            .partition(|node| names.contains_key(&*node.node().name));
        self.new = new;
        let moved: Vec<NodeRef<'a>> = moved;
        for after in moved {
            if let Some(before) = from.get(&*after.node().name) {
                self.moved.push(self.same.len());
                self.same.push((*before, after));
            }
        }
        true
    }

    fn changes(self) -> Vec<Change> {
        let mut placed: Vec<(usize, Change)> = Vec::new();
        for node in &self.new {
            let kind = ChangeKind::Added(node.span());
            let uri = node.uri();
            placed.push((node.index(), Change { uri, kind }));
        }
        for (at, (before, after)) in self.same.iter().enumerate() {
            let uri = after.uri();
            let mut add = |kind| {
                let uri = uri.clone();
                placed.push((after.index(), Change { uri, kind }));
            };
            if self.moved.binary_search(&at).is_ok() {
                add(ChangeKind::Moved(before.uri()));
            }
            for kind in properties(&before.node().properties, &after.node().properties) {
                add(kind);
            }
        }
        // The sort keeps what belongs to one node in its order.
        placed.sort_by_key(|(at, _)| *at);
        let mut gone: Vec<NodeRef<'b>> = self.gone;
        gone.sort_by_key(|node| node.index());
        let gone = gone.into_iter().map(|node| Change {
            uri: node.uri(),
            kind: ChangeKind::Removed(node.span()),
        });
        placed
            .into_iter()
            .map(|(_, change)| change)
            .chain(gone)
            .collect()
    }
}

/// Whether two nodes of the same name have the same address above them, as far as they say so.
fn is_same_path(before: NodeRef<'_>, after: NodeRef<'_>) -> bool {
    let path = |node: NodeRef<'_>| {
        node.path
            .as_deref()
            .map(|p| String::from(p.trim_end_matches('/')))
    };
    path(before) == path(after)
}

/// The elements that are different, in the order of the schema. The first of a kind is compared with
/// the first, the second with the second.
fn properties(before: &[Property<'_>], after: &[Property<'_>]) -> Vec<ChangeKind> {
    if before == after {
        return Vec::new();
    }
    let old = by_kind(before);
    let new = by_kind(after);
    let mut changes = Vec::new();
    for (kind, after) in &new {
        let before = old.get(kind);
        if before != Some(after) {
            changes.push((kind.0, effect::change(before.copied(), Some(after))));
        }
    }
    for (kind, before) in &old {
        if !new.contains_key(kind) {
            changes.push((kind.0, effect::change(Some(before), None)));
        }
    }
    changes.sort_by_key(|(rank, _)| *rank);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// What an element is to compare it with another: its place in the schema, of an unknown one its
/// name, and the how many-th of its kind it is.
type Kind = (usize, String, usize);

fn by_kind<'p, 'a>(properties: &'p [Property<'a>]) -> BTreeMap<Kind, &'p Property<'a>> {
    let mut counts: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for property in properties {
        let (rank, name) = match property.rank() {
            Some(rank) => (rank, String::new()),
            None => (usize::MAX, property.to_string()),
        };
        let count = counts.entry((rank, name.clone())).or_default();
        found.insert((rank, name, *count), property);
        *count = count.saturating_add(1);
    }
    found
}

/// The name of the element that one of the two is.
fn name_of(property: &Property<'_>) -> String {
    match property.name() {
        Some(name) => name.into(),
        None => property.to_string(),
    }
}
