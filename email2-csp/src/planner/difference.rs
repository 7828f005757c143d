//! [`Difference`]: in what the nodes of a group, or those directly in the account, differ.

use alloc::vec::Vec;

use super::step::Why;
use crate::edition::Edition;
use crate::edition::order::{is_in, leaves, written};
use crate::model::account::{Account, Place};
use crate::model::tree::AccessType;

/// In what the nodes of a group differ from those that are wanted.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    /// What is wanted, in the order of the edition.
    wanted: Vec<(Place<'a>, &'a str)>,
    /// Which of that is there with another value, and which is not there.
    changed: Vec<(Place<'a>, &'a str, Why)>,
    /// What is there and not wanted.
    surplus: Vec<Place<'a>>,
    /// Whether the edition has no `Delete` for one that is not wanted.
    stuck: bool,
    /// Whether it is a group, which can be deleted.
    is_group: bool,
}

impl<'a> Difference<'a> {
    pub(super) fn new(
        current: &'a Account<'_>,
        desired: &'a Account<'_>,
        group: &Place<'_>,
        edition: Edition,
    ) -> Self {
        let all = written(desired, edition, false);
        let valued = all.filter_map(|(place, value)| Some((place, value?)));
        let wanted: Vec<_> = valued.filter(|(place, _)| is_in(place, group)).collect();
        let changed = wanted
            .iter()
            .filter_map(|(place, value)| {
                let why = match current.value_at(place) {
                    Some(there) if there == *value => return None,
                    Some(_) => Why::Different,
                    None => Why::Missing,
                };
                Some((place.clone(), *value, why))
            })
            .collect();
        let surplus: Vec<_> = leaves(current, group)
            .filter(|place| !desired.has_at(place))
            .collect();
        let stuck = surplus.iter().any(|place| {
            let facts = place.facts(edition);
            facts.is_some_and(|facts| !facts.access().has(AccessType::Delete))
        });
        Self {
            wanted,
            changed,
            surplus,
            stuck,
            is_group: *group != Place::Account,
        }
    }

    /// Whether nothing is wanted in it.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Whether the group is better deleted, and what is wanted made anew.
    pub(super) fn is_cheaper_anew(&self) -> bool {
        let one_by_one = self.changed.len().saturating_add(self.surplus.len());
        let anew = self.wanted.len().max(1).saturating_add(1);
        self.is_group && (self.stuck || anew < one_by_one)
    }

    /// What is wanted.
    pub(super) fn into_wanted(self) -> Vec<(Place<'a>, &'a str)> {
        self.wanted
    }

    /// What is to be deleted.
    pub(super) fn surplus(&self) -> &[Place<'a>] {
        &self.surplus
    }

    /// What is to be written: what is missing by the command that makes it.
    pub(super) fn writes(
        self,
        adding: impl Fn(&Place<'_>) -> AccessType,
    ) -> impl Iterator<Item = (AccessType, Place<'a>, Option<&'a str>, Why)> {
        self.changed.into_iter().map(move |(place, value, why)| {
            let command = match why {
                Why::Missing => adding(&place),
                _ => AccessType::Replace,
            };
            (command, place, Some(value), why)
        })
    }
}
