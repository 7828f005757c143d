//! [`Nodes`]: which nodes of an account are there, while the commands of a transaction follow each
//! other.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};

use super::step::Step;
use crate::edition::operations::is_in;
use crate::edition::validate::check_command;
use crate::edition::{Edition, Expected, Found, Rule, Verdict};
use crate::model::account::{Account, AccountNode, Place};
use crate::model::tree::AccessType;

/// What the commands of a transaction have done to the nodes of an account.
#[derive(Default)]
pub(super) struct Nodes {
    /// The account has been deleted: what it had does not count.
    deleted: bool,
    /// A node has been written, and the account is there since.
    written: bool,
    /// The groups that have been deleted: what they had does not count.
    emptied: BTreeSet<Place<'static>>,
    /// `SERVICENAME` and `SERVICETYPE`, where the account had them before and they have been deleted.
    taken: BTreeSet<Place<'static>>,
    done: Log,
}

/// What has been done to each node.
#[derive(Default)]
struct Log {
    /// The account, its groups, and the nodes that are in none.
    top: BTreeMap<Place<'static>, Done>,
    /// The nodes in each group.
    grouped: BTreeMap<Place<'static>, BTreeMap<Place<'static>, Done>>,
}

impl Log {
    fn get(&self, place: &Place<'_>) -> Option<Done> {
        let log = match place.group() {
            Some(group) => self.grouped.get(&group)?,
            None => &self.top,
        };
        log.get(place).copied()
    }

    fn insert(&mut self, place: Place<'static>, done: Done) {
        let log = match place.group() {
            Some(group) => self.grouped.entry(group).or_default(),
            None => &mut self.top,
        };
        log.insert(place, done);
    }

    /// Forgets what is below a place.
    fn empty(&mut self, place: &Place<'static>) {
        self.grouped.remove(place);
    }
}

/// What has been done to a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Added,
    Replaced,
    Deleted,
}

/// An account as it was before the transaction.
#[derive(Clone, Copy)]
pub(super) enum Before<'b> {
    /// Whether it was there is not known.
    Unknown,
    /// It was not there.
    Nothing,
    /// It was like this.
    Account(&'b Account<'b>),
}

impl Nodes {
    /// Whether the account has been deleted.
    pub(super) const fn is_deleted(&self) -> bool {
        self.deleted
    }

    /// Takes a command, and finds what is added twice, what is added and replaced in one Atomic, and
    /// what is not there that has to be.
    pub(super) fn take(&mut self, step: &Step, before: Before<'_>, verdict: &mut Verdict<'_>) {
        match (step.command, &step.place) {
            // What they are is found elsewhere.
            (_, Place::Root | Place::Unknown(_)) => {}
            (AccessType::Add, Place::Account) => self.add_account(step, before, verdict),
            (AccessType::Add, place) => self.add(place, step.atomic, before, verdict),
            (AccessType::Replace, place) => self.replace(place, step.atomic, verdict),
            (AccessType::Delete, place) => self.delete(place, before, verdict),
            _ => {}
        }
    }

    fn add_account(&mut self, step: &Step, before: Before<'_>, verdict: &mut Verdict<'_>) {
        let was_there = matches!(before, Before::Account(_)) && !self.deleted;
        // Of an account that was there before, or is added twice, the operation tells; its nodes are
        // those of the new one then.
        if was_there || self.done.get(&Place::Account) == Some(Done::Added) {
            self.deleted = true;
            self.done = Log::default();
            self.taken.clear();
        } else if self.written {
            let guid = step.guid.map(|guid| alloc::format!("{guid}"));
            let found = Found::Name(Cow::Owned(guid.unwrap_or_default()));
            let rule = Rule::DuplicateGuid;
            verdict.add(Place::Account, rule, Expected::NewGuid, found);
        }
        self.written = true;
        self.done.insert(Place::Account, Done::Added);
    }

    fn add(
        &mut self,
        place: &Place<'static>,
        atomic: bool,
        before: Before<'_>,
        verdict: &mut Verdict<'_>,
    ) {
        if self.has(place, before) == Some(true) {
            let found = Found::Command(AccessType::Add);
            let rule = Rule::AddExisting;
            verdict.add(place.clone(), rule, Expected::NewNode, found);
        } else if verdict.edition() == Edition::WindowsMobile {
            // Nothing is made above it.
            let above = [Some(Place::Account), place.group()];
            let is_missing = |above: &Place<'_>| self.has(above, before) == Some(false);
            if let Some(missing) = above.into_iter().flatten().find(is_missing) {
                miss(missing, verdict);
            }
        }
        if atomic && self.taken.contains(place) {
            // What is taken away and added again is replaced.
            check_command(place, AccessType::Replace, verdict);
        }
        self.write(place, Done::Added);
    }

    fn replace(&mut self, place: &Place<'static>, atomic: bool, verdict: &mut Verdict<'_>) {
        let added = self.done.get(place) == Some(Done::Added);
        if added && atomic && verdict.edition() != Edition::WindowsMobile {
            let found = Found::Command(AccessType::Replace);
            let rule = Rule::ReplaceAdded;
            verdict.add(place.clone(), rule, Expected::OneCommand, found);
        }
        let done = match added {
            true => Done::Added,
            false => Done::Replaced,
        };
        self.write(place, done);
    }

    fn delete(&mut self, place: &Place<'static>, before: Before<'_>, verdict: &mut Verdict<'_>) {
        // What the edition does not have is found elsewhere.
        if self.has(place, before) == Some(false) && is_in(place, verdict.edition()) {
            miss(place.clone(), verdict);
        }
        if *place == Place::Account {
            self.deleted = true;
            self.written = false;
            self.done = Log::default();
            self.taken.clear();
            return;
        }
        let service = matches!(
            place,
            Place::Node(AccountNode::ServiceName | AccountNode::ServiceType)
        );
        let was_there = self.done.get(place).is_none() && self.has(place, before) != Some(false);
        if service && was_there {
            self.taken.insert(place.clone());
        }
        self.done.empty(place);
        self.emptied.insert(place.clone());
        self.done.insert(place.clone(), Done::Deleted);
    }

    /// A node is written, and the group that it is in is there.
    fn write(&mut self, place: &Place<'static>, done: Done) {
        if let Some(group) = place.group() {
            if matches!(self.done.get(&group), None | Some(Done::Deleted)) {
                self.done.insert(group, Done::Replaced);
            }
        }
        self.written = true;
        self.done.insert(place.clone(), done);
    }

    /// Whether a node is there, or the account; `None` if that is not known.
    fn has(&self, place: &Place<'_>, before: Before<'_>) -> Option<bool> {
        if *place == Place::Account && self.written {
            return Some(true);
        }
        if let Some(done) = self.done.get(place) {
            return Some(done != Done::Deleted);
        }
        let group = place.group();
        if self.deleted || group.is_some_and(|group| self.emptied.contains(&group)) {
            return Some(false);
        }
        match before {
            Before::Unknown if self.done.get(&Place::Account) == Some(Done::Added) => Some(false),
            Before::Unknown => None,
            Before::Nothing => Some(false),
            Before::Account(account) => Some(account.has_at(place)),
        }
    }
}

/// What has to be there and is not.
fn miss(place: Place<'static>, verdict: &mut Verdict<'_>) {
    let rule = Rule::MissingNode;
    verdict.add(place, rule, Expected::Presence, Found::Nothing);
}
