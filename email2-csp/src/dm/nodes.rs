//! [`Nodes`]: which nodes of an account are there, while the commands of a transaction follow each
//! other.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};

use super::step::Step;
use crate::edition::{Edition, Expected, Found, Rule, Verdict};
use crate::model::account::{Account, Place};
use crate::model::tree::AccessType;

/// What the commands of a transaction have done to the nodes of an account.
#[derive(Default)]
pub(super) struct Nodes {
    /// The account has been deleted: what it had does not count.
    deleted: bool,
    /// The groups that have been deleted: what they had does not count.
    emptied: BTreeSet<Place<'static>>,
    done: BTreeMap<Place<'static>, Done>,
}

/// What has been done to a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Added,
    Replaced,
    Deleted,
}

impl Nodes {
    /// Takes a command, and finds what is added twice, or added and replaced in one Atomic. `before`
    /// is the account as it was before the transaction, where it is known.
    pub(super) fn take(
        &mut self,
        step: &Step,
        before: Option<&Account<'_>>,
        verdict: &mut Verdict<'_>,
    ) {
        let place = &step.place;
        match (step.command, place) {
            // What they are is found elsewhere.
            (_, Place::Root | Place::Unknown(_)) => {}
            (AccessType::Add, Place::Account) => {
                // Of an account that was there before, or is added twice, the operation tells; its
                // nodes are those of the new one then.
                let is_second = self.done.contains_key(place);
                if is_second || (before.is_some() && !self.deleted) {
                    self.deleted = true;
                    self.done.clear();
                } else if self.has_any() {
                    let guid = step.guid.map(|guid| alloc::format!("{guid}"));
                    let found = Found::Name(Cow::Owned(guid.unwrap_or_default()));
                    let rule = Rule::DuplicateGuid;
                    verdict.add(Place::Account, rule, Expected::NewGuid, found);
                }
                self.done.insert(Place::Account, Done::Added);
            }
            (AccessType::Add, place) => {
                if self.has(place, before) {
                    let found = Found::Command(step.command);
                    let rule = Rule::AddExisting;
                    verdict.add(place.clone(), rule, Expected::NewNode, found);
                }
                self.write(place, Done::Added);
            }
            (AccessType::Replace, place) => {
                let added = self.done.get(place) == Some(&Done::Added);
                let windows = verdict.edition() != Edition::WindowsMobile;
                if added && step.atomic && windows {
                    let found = Found::Command(step.command);
                    let rule = Rule::ReplaceAdded;
                    verdict.add(place.clone(), rule, Expected::OneCommand, found);
                }
                self.write(
                    place,
                    match added {
                        true => Done::Added,
                        false => Done::Replaced,
                    },
                );
            }
            (AccessType::Delete, Place::Account) => {
                self.deleted = true;
                self.done.clear();
            }
            (AccessType::Delete, place) => {
                self.done
                    .retain(|done, _| done.group().as_ref() != Some(place));
                self.emptied.insert(place.clone());
                self.done.insert(place.clone(), Done::Deleted);
            }
            _ => {}
        }
    }

    /// A node is written, and the group that it is in is there.
    fn write(&mut self, place: &Place<'static>, done: Done) {
        if let Some(group) = place.group() {
            let above = self.done.entry(group).or_insert(Done::Replaced);
            if *above == Done::Deleted {
                *above = Done::Replaced;
            }
        }
        self.done.insert(place.clone(), done);
    }

    /// Whether a node is there.
    fn has(&self, place: &Place<'_>, before: Option<&Account<'_>>) -> bool {
        if let Some(done) = self.done.get(place) {
            return *done != Done::Deleted;
        }
        let gone = place
            .group()
            .is_some_and(|group| self.emptied.contains(&group));
        !(self.deleted || gone) && before.is_some_and(|account| account.has_at(place))
    }

    /// Whether a node has been written.
    fn has_any(&self) -> bool {
        self.done.values().any(|done| *done != Done::Deleted)
    }
}
