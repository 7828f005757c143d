//! In which order an edition has the nodes of an account.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::Edition;
use crate::model::account::{Account, AccountNode, Place};

/// The nodes that are written, in the order of the edition. An edit writes no interior ones but those
/// with nothing below: what is missing of a path is added.
pub(crate) fn written<'s>(
    account: &'s Account<'_>,
    edition: Edition,
    create: bool,
) -> impl Iterator<Item = (Place<'s>, Option<&'s str>)> {
    let order = |place: &Place<'_>| {
        let tree = edition.tree();
        let facts = place.facts(edition);
        let at = facts.and_then(|facts| {
            let node = facts.node();
            tree.nodes()
                .iter()
                .position(|other| core::ptr::eq(other, node))
        });
        at.and_then(|at| u16::try_from(at).ok())
    };
    let mut all: Vec<(u16, Place<'s>, Option<&'s str>)> = Vec::new();
    let mut add = |place: Place<'s>, value: Option<&'s str>, last: u16| {
        let order = order(&place).unwrap_or(last);
        all.push((order, place, value));
    };
    if create {
        add(Place::Account, None, 0);
    }
    for group in [Place::TagProps, Place::NamedProps] {
        let is_alone = || leaves(account, &group).next().is_none();
        if account.has_at(&group) && (create || is_alone()) {
            add(group, None, 0);
        }
    }
    for (node, value) in account.iter() {
        add(Place::Node(node), Some(value), u16::MAX);
    }
    // Behind the properties that are nodes.
    let tags = order(&Place::Node(AccountNode::OutgoingSsl)).unwrap_or(u16::MAX);
    for property in account.tag_properties() {
        add(
            Place::TagProperty(property.tag),
            Some(&property.value),
            tags,
        );
    }
    for property in account.named_properties() {
        let place = Place::NamedProperty(Cow::Borrowed(&*property.name), property.mapi_type);
        add(place, Some(&property.value), u16::MAX);
    }
    // Stable: what has no place of its own keeps its order.
    all.sort_by_key(|(order, ..)| *order);
    all.into_iter().map(|(_, place, value)| (place, value))
}

/// Whether a node is in a group; or in none, if that is the account.
pub(crate) fn is_in(place: &Place<'_>, group: &Place<'_>) -> bool {
    place.group().unwrap_or(Place::Account) == *group
}

/// The nodes with a value in a group.
pub(crate) fn leaves<'s>(
    account: &'s Account<'_>,
    group: &Place<'_>,
) -> impl Iterator<Item = Place<'s>> {
    let nodes = account.iter().map(|(node, _)| Place::Node(node));
    let tags = account
        .tag_properties()
        .map(|property| Place::TagProperty(property.tag));
    let names = account
        .named_properties()
        .map(|property| Place::NamedProperty(Cow::Borrowed(&*property.name), property.mapi_type));
    nodes
        .chain(tags)
        .chain(names)
        .filter(|place| is_in(place, group))
}
