//! [`Device`]: transactions on accounts.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::address::{Address, Content};
use super::operations::{Answer, Work};
use super::refusal::{Reason, Refusal};
use super::sender::Sender;
use super::store::{AccountStore, Change, Original};
use super::transaction::Transaction;
use crate::edition::{Profile, Verdict};
use crate::model::account::Guid;
use crate::model::tree::AccessType;
use crate::planner::Plan;

/// The provider of EMAIL2 on a device. See the [module](super).
pub struct Device<S: AccountStore> {
    profile: Profile,
    sender: Sender,
    application: Option<String>,
    store: S,
    atomic: Option<Atomic>,
    store_error: Option<S::Error>,
}

/// An Atomic that goes on.
#[derive(Clone, Debug, Default)]
struct Atomic {
    transaction: Transaction,
    /// The store has been asked to make it last, and has failed.
    tried: bool,
}

impl<S: AccountStore> Device<S> {
    /// How many properties that are no nodes an account may have, in `TAGPROPS` and `NAMEDPROPS`
    /// together (Windows Mobile). One more is [`Reason::DeviceFull`].
    pub const MOST_PROPERTIES: usize = 256;

    /// A device of an edition, or of a [`Profile`], with the accounts of a store. Commands come from
    /// [`Sender::MANAGER`].
    pub fn new(profile: impl Into<Profile>, store: S) -> Self {
        Self {
            profile: profile.into(),
            sender: Sender::MANAGER,
            application: None,
            store,
            atomic: None,
            store_error: None,
        }
    }

    /// The same with commands that come from somebody else.
    #[must_use]
    pub fn with_sender(mut self, sender: Sender) -> Self {
        self.sender = sender;
        self
    }

    /// The same with a MAPI application that accounts are created with: they go when
    /// [it goes](Self::remove_application).
    #[must_use]
    pub fn with_application(mut self, application: impl Into<String>) -> Self {
        self.application = Some(application.into());
        self
    }

    /// Who gives commands from now on.
    pub const fn set_sender(&mut self, sender: Sender) {
        self.sender = sender;
    }

    /// Who gives the commands.
    #[must_use]
    pub const fn sender(&self) -> Sender {
        self.sender
    }

    /// What it is a device of.
    #[must_use]
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// Where its accounts are.
    #[must_use]
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Where its accounts are, to count messages or to look after it. What an Atomic that goes on has
    /// done already is not in it.
    pub const fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// The store alone. An Atomic that goes on has not happened.
    pub fn into_store(self) -> S {
        self.store
    }

    /// What the store has said when it failed last, once.
    pub const fn take_store_error(&mut self) -> Option<S::Error> {
        self.store_error.take()
    }

    /// Whether an Atomic goes on.
    #[must_use]
    pub const fn is_in_atomic(&self) -> bool {
        self.atomic.is_some()
    }

    /// What is at an address: the value of a node, or the names of what is below it.
    ///
    /// # Errors
    ///
    /// [`Refusal`]: it is not there, or may not be asked for.
    pub fn get(&mut self, address: &Address<'_>) -> Result<Answer, Refusal> {
        let (mut work, _) = self.work();
        let answer = work.get(address);
        self.finish(answer)
    }

    /// Makes a node. What is above it is made too, except in Windows Mobile.
    ///
    /// # Errors
    ///
    /// [`Refusal`]. Nothing is changed, except by a GUID that Windows Mobile has seen before
    /// ([`Rule::DuplicateGuid`](crate::edition::Rule::DuplicateGuid)), or where the store has failed and
    /// could not undo it ([`Reason::RollBackFailed`]).
    pub fn add(&mut self, address: &Address<'_>, content: Content<'_>) -> Result<(), Refusal> {
        self.change(|work| work.add(address, content))
    }

    /// Writes over what is there, or makes it: every missing segment of the path is added.
    ///
    /// # Errors
    ///
    /// [`Refusal`]. Nothing is changed, except with [`Reason::RollBackFailed`].
    pub fn replace(&mut self, address: &Address<'_>, content: Content<'_>) -> Result<(), Refusal> {
        self.change(|work| work.replace(address, content))
    }

    /// Removes a node and all that is below it; with an account, its messages.
    ///
    /// # Errors
    ///
    /// [`Refusal`]. Nothing is changed, except with [`Reason::RollBackFailed`].
    pub fn delete(&mut self, address: &Address<'_>) -> Result<(), Refusal> {
        self.change(|work| work.delete(address))
    }

    /// Copies a node to an address, which no node of EMAIL2 allows.
    ///
    /// # Errors
    ///
    /// [`Refusal`], always.
    pub fn copy(&mut self, address: &Address<'_>) -> Result<(), Refusal> {
        self.change(|work| work.allow(address, AccessType::Copy))
    }

    /// Runs what is at an address, which no node of EMAIL2 allows.
    ///
    /// # Errors
    ///
    /// [`Refusal`], always.
    pub fn exec(&mut self, address: &Address<'_>) -> Result<(), Refusal> {
        self.change(|work| work.allow(address, AccessType::Exec))
    }

    /// Begins an Atomic: what follows takes effect together, or not at all.
    ///
    /// # Errors
    ///
    /// [`Reason::NestedAtomic`]: one goes on already. It goes on.
    pub fn begin(&mut self) -> Result<(), Refusal> {
        if self.atomic.is_some() {
            return Err(Reason::NestedAtomic.into());
        }
        self.atomic = Some(Atomic::default());
        Ok(())
    }

    /// Makes what has been done since [`begin`](Self::begin) last.
    ///
    /// An account that is made, or that was legal, has to be legal in the edition as a whole.
    ///
    /// # Errors
    ///
    /// [`Reason::IllegalAccount`], [`Reason::StoreFailed`], [`Reason::NoAtomic`]. The Atomic still goes
    /// on, and is to be [rolled back](Self::roll_back).
    pub fn commit(&mut self) -> Result<(), Refusal> {
        let Some(atomic) = &mut self.atomic else {
            return Err(Reason::NoAtomic.into());
        };
        let illegal = atomic.transaction.illegal(self.profile).next();
        match illegal {
            Some((_, refusal)) => Err(refusal),
            None => self.make_last(),
        }
    }

    /// Makes the Atomic last, whose accounts are legal.
    pub(super) fn make_last(&mut self) -> Result<(), Refusal> {
        let Some(atomic) = &mut self.atomic else {
            return Err(Reason::NoAtomic.into());
        };
        atomic.tried = true;
        let changes = atomic.transaction.changes(self.application.as_deref());
        // It is undone when the Atomic is rolled back.
        let done = apply(&mut self.store, &changes).map_err(Failure::Store);
        if done.is_ok() {
            self.atomic = None;
        }
        self.finish(done)
    }

    /// Undoes what has been done since [`begin`](Self::begin), bit for bit.
    ///
    /// In Windows Mobile, an account whose GUID was added a second time is gone all the same
    /// ([`Rule::DuplicateGuid`](crate::edition::Rule::DuplicateGuid)).
    ///
    /// # Errors
    ///
    /// [`Reason::RollBackFailed`]: the store has failed, and cannot undo it. [`Reason::NoAtomic`].
    pub fn roll_back(&mut self) -> Result<(), Refusal> {
        let Some(atomic) = self.atomic.take() else {
            return Err(Reason::NoAtomic.into());
        };
        let undone = match atomic.tried {
            true => self.store.undo(&atomic.transaction.originals()),
            false => Ok(()),
        };
        let done = undone
            .map_err(Failure::NotUndone)
            .and_then(|()| remove_doomed(&mut self.store, &atomic.transaction))
            .map_err(Failure::not_undone);
        self.finish(done)
    }

    /// Carries out a plan as one Atomic.
    ///
    /// # Errors
    ///
    /// [`Refusal`]: it is rolled back. [`Reason::RollBackFailed`]: that has failed.
    pub fn carry_out(&mut self, plan: &Plan<'_>) -> Result<(), Refusal> {
        self.begin()?;
        let done = self.follow(plan).and_then(|()| self.commit());
        done.or_else(|refusal| self.roll_back().and(Err(refusal)))
    }

    /// Gives the commands of a plan, in the Atomic that goes on or each by itself.
    ///
    /// # Errors
    ///
    /// The first [`Refusal`]; what comes behind it is not done.
    pub fn follow(&mut self, plan: &Plan<'_>) -> Result<(), Refusal> {
        for step in plan.steps() {
            let address = Address::new(step.guid, step.place.clone());
            let content = step.value.map_or(Content::NODE, Content::text);
            match step.command {
                AccessType::Delete => self.delete(&address)?,
                AccessType::Add => self.add(&address, content)?,
                _ => self.replace(&address, content)?,
            }
        }
        Ok(())
    }

    /// Removes a MAPI application: the accounts that were created with it are removed, and their
    /// messages. Their names.
    ///
    /// # Errors
    ///
    /// [`Reason::StoreFailed`]: none is removed. [`Reason::RollBackFailed`]: nor could the store undo
    /// what it has removed. [`Reason::NestedAtomic`]: an Atomic goes on.
    pub fn remove_application(&mut self, application: &str) -> Result<Vec<Guid>, Refusal> {
        if self.atomic.is_some() {
            return Err(Reason::NestedAtomic.into());
        }
        let removed = remove_created_with(&mut self.store, application);
        self.finish(removed)
    }

    /// What the edition makes of an account as a whole. `None` if there is none of this name.
    ///
    /// Outside an Atomic, accounts are made node by node, and may lack some.
    ///
    /// # Errors
    ///
    /// [`Reason::StoreFailed`].
    pub fn verdict(&mut self, guid: Guid) -> Result<Option<Verdict<'static>>, Refusal> {
        let profile = self.profile;
        let (mut work, _) = self.work();
        let verdict = work
            .account(guid)
            .map(|account| account.map(|a| a.validate(profile).into_owned()));
        self.finish(verdict)
    }

    /// The accounts of the Atomic that would not be legal.
    pub(super) fn illegal(&self) -> BTreeMap<Guid, Refusal> {
        let atomic = self.atomic.iter();
        atomic
            .flat_map(|atomic| atomic.transaction.illegal(self.profile))
            .collect()
    }

    /// A command on the accounts, in the Atomic that goes on or in one of its own.
    pub(super) fn work(&mut self) -> (Work<'_, S>, bool) {
        let in_atomic = self.atomic.is_some();
        let atomic = match &mut self.atomic {
            Some(atomic) => Some(&mut atomic.transaction),
            None => None,
        };
        let work = Work::new(self.profile, self.sender, &self.store, atomic);
        (work, in_atomic)
    }

    /// Carries out a change, and outside an Atomic makes it last.
    fn change(
        &mut self,
        change: impl FnOnce(&mut Work<'_, S>) -> Result<(), Failure<S::Error>>,
    ) -> Result<(), Refusal> {
        let (mut work, in_atomic) = self.work();
        let mut done = change(&mut work);
        if !in_atomic {
            let transaction = work.into_own();
            let stored = match done {
                Ok(()) => {
                    let changes = transaction.changes(self.application.as_deref());
                    apply(&mut self.store, &changes)
                        .map_err(|error| undo(&mut self.store, error, &transaction.originals()))
                }
                Err(_) => remove_doomed(&mut self.store, &transaction),
            };
            if stored.is_err() {
                done = stored;
            }
        }
        self.finish(done)
    }

    pub(super) fn finish<T>(&mut self, done: Result<T, Failure<S::Error>>) -> Result<T, Refusal> {
        done.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Store(error) => {
                self.store_error = Some(error);
                Reason::StoreFailed.into()
            }
            Failure::NotUndone(error) => {
                self.store_error = Some(error);
                Reason::RollBackFailed.into()
            }
        })
    }
}

fn apply<S: AccountStore>(store: &mut S, changes: &[Change<'_>]) -> Result<(), S::Error> {
    if changes.is_empty() {
        return Ok(());
    }
    store.apply(changes)
}

/// Tells the store what was before it has failed.
fn undo<S: AccountStore>(
    store: &mut S,
    error: S::Error,
    originals: &[Original<'_>],
) -> Failure<S::Error> {
    match store.undo(originals) {
        Ok(()) => Failure::Store(error),
        Err(error) => Failure::NotUndone(error),
    }
}

/// Removes the accounts that are gone whatever becomes of the transaction.
fn remove_doomed<S: AccountStore>(
    store: &mut S,
    transaction: &Transaction,
) -> Result<(), Failure<S::Error>> {
    let mut changes = Vec::new();
    for guid in &transaction.doomed {
        if store.contains(*guid).map_err(Failure::Store)? {
            changes.push(Change::Remove(*guid));
        }
    }
    apply(store, &changes).map_err(|error| undo(store, error, &transaction.originals()))
}

/// Removes the accounts of an application.
fn remove_created_with<S: AccountStore>(
    store: &mut S,
    application: &str,
) -> Result<Vec<Guid>, Failure<S::Error>> {
    let guids = store.created_with(application).map_err(Failure::Store)?;
    let mut accounts = Vec::with_capacity(guids.len());
    for guid in &guids {
        accounts.push(store.load(*guid).map_err(Failure::Store)?);
    }
    let changes: Vec<_> = guids.iter().copied().map(Change::Remove).collect();
    apply(store, &changes).map_err(|error| {
        let originals = guids.iter().zip(&accounts);
        let originals = originals.map(|(guid, account)| Original::new(*guid, account.as_ref()));
        undo(store, error, &originals.collect::<Vec<_>>())
    })?;
    Ok(guids)
}

/// Why something was not done: it is refused, or the store has failed.
pub(super) enum Failure<E> {
    /// It is refused.
    Refused(Refusal),
    /// The store has failed, and nothing is changed.
    Store(E),
    /// The store has failed, and could not undo what it had done.
    NotUndone(E),
}

impl<E> Failure<E> {
    /// The same where a store that fails has left undone what is to be undone.
    fn not_undone(self) -> Self {
        match self {
            Self::Store(error) => Self::NotUndone(error),
            other => other,
        }
    }
}

impl<E> From<Refusal> for Failure<E> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<E> From<Reason> for Failure<E> {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason.into())
    }
}

impl<S: AccountStore + fmt::Debug> fmt::Debug for Device<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device")
            .field("profile", &self.profile)
            .field("sender", &self.sender)
            .field("application", &self.application)
            .field("store", &self.store)
            .field("atomic", &self.atomic)
            .finish_non_exhaustive()
    }
}
