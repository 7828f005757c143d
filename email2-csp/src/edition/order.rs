//! In which order an edition has the nodes of an account.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::Edition;
use crate::model::account::{Account, AccountNode, Place};

/// The nodes that are written, in the order of the edition. An edit writes no interior ones: what is
/// missing of a path is added.
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
        if account.has_tag_props() {
            add(Place::TagProps, None, 0);
        }
        if account.has_named_props() {
            add(Place::NamedProps, None, 0);
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
