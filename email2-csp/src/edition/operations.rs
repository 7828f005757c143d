//! What an edition makes of operations on accounts that are there or not.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::mem;

use super::validate::{broken, check_changed, check_command, check_edit, check_made, check_nodes};
use super::{DuplicateGuid, Edition, Expected, Found, Profile, Rule, Verdict};
use crate::model::account::{Account, AccountNode, Guid, Operation, Place, Query};
use crate::model::tree::{AccessType, AccessTypes};

/// What an edition makes of operations that follow each other.
///
/// `existing` are the accounts that are there. Where they are not known, `None`: then what is set is
/// taken for a new account, and what is edited for one that is there.
///
/// Each operation is judged by what those before it have left, and each value by itself, whatever
/// comes behind it. Nodes that are removed from an account behind a change of it are part of that
/// change: what nodes have to do with each other is looked at behind the last of them. Settings of one
/// account ([`Operation::Set`]) stand in one document, and are looked at together at its end.
///
/// ```
/// use email2_csp::edition::{Rule, validate};
/// use email2_csp::{Account, Edition, Guid, Operation};
///
/// let guid = Guid::from_u128(1);
/// let again = [Operation::Remove(guid), Operation::Create(Account::new(guid))];
/// let there = [Account::new(guid)];
/// let breaks = |operations| {
///     validate(operations, Edition::DdfV2, Some(&there)).breaks(Rule::DuplicateGuid)
/// };
/// assert!(!breaks(&again[..]) && breaks(&again[1..]));
/// ```
#[must_use]
pub fn validate<'s>(
    operations: impl IntoIterator<Item = &'s Operation<'s>>,
    profile: impl Into<Profile>,
    existing: Option<&'s [Account<'s>]>,
) -> Verdict<'s> {
    let profile = profile.into();
    let mut verdict = Verdict::new(profile.edition);
    let mut accounts = Accounts::new(existing);
    for operation in operations {
        match operation {
            Operation::Create(account) | Operation::Edit(account) => {
                accounts.settle_one(account.guid(), &mut verdict);
            }
            Operation::Set(account) => accounts.settle_command(account.guid(), &mut verdict),
            Operation::Remove(guid) => {
                accounts.settle_command(*guid, &mut verdict);
                accounts.check_removal(*guid, &Place::Account, &mut verdict);
            }
            Operation::RemoveNode(guid, place) => {
                accounts.check_removal(*guid, place, &mut verdict);
            }
            Operation::Query(query) => asked(query, &profile, &mut verdict),
            Operation::Unsupported { .. } => {}
        }
        if let Operation::Edit(account) = operation {
            if !accounts.lacks(account.guid()) {
                for (node, _) in account.iter() {
                    check_command(&Place::Node(node), AccessType::Replace, &mut verdict);
                }
            }
        }
        accounts.take(operation, &profile, &mut verdict);
    }
    accounts.settle(&mut verdict);
    verdict
}

impl<'a> Operation<'a> {
    /// What an edition makes of it by itself: see [`edition::validate`](validate()).
    ///
    /// ```
    /// use email2_csp::edition::Rule;
    /// use email2_csp::{Edition, Operation, Query};
    ///
    /// let all = Operation::Query(Query::root(true));
    /// assert!(all.validate(Edition::WindowsMobile, None).breaks(Rule::RootQuery));
    /// assert!(all.validate(Edition::DdfV2, None).is_legal());
    /// ```
    #[must_use]
    pub fn validate<'s>(
        &'s self,
        profile: impl Into<Profile>,
        existing: Option<&'s [Account<'s>]>,
    ) -> Verdict<'s> {
        validate(core::iter::once(self), profile, existing)
    }
}

/// The accounts that are there, while operations follow each other.
pub(crate) struct Accounts<'s> {
    /// Whether those that are not named are not there.
    known: bool,
    there: BTreeMap<Guid, There<'s>>,
    gone: BTreeSet<Guid>,
    /// Accounts that operations have made: what is not in them is not there.
    made: BTreeSet<Guid>,
    /// What is still to be looked at in accounts that have been changed.
    changed: BTreeMap<Guid, Changed>,
}

/// An account that is there.
enum There<'s> {
    AsGiven(&'s Account<'s>),
    /// Nodes that are not known are found where they are set: what is left of them here is those of
    /// the last change.
    Changed(Box<Account<'s>>),
}

/// What has been done to an account.
struct Changed {
    /// How many others were changed before it.
    order: usize,
    /// It has been made: it has to be a whole one.
    made: bool,
    /// A command has changed it, or made it.
    commanded: bool,
    /// What was broken before, which the change does not answer for.
    before: Verdict<'static>,
    removed: BTreeSet<Place<'static>>,
}

impl<'s> There<'s> {
    fn account(&self) -> &Account<'s> {
        match self {
            Self::AsGiven(account) => account,
            Self::Changed(account) => account,
        }
    }

    fn change(&mut self, change: impl FnOnce(Account<'s>) -> Account<'s>) {
        let mut account = match self {
            Self::AsGiven(account) => account.clone(),
            Self::Changed(account) => {
                let guid = account.guid();
                mem::replace(&mut **account, Account::new(guid))
            }
        };
        account.forget_unknown();
        *self = Self::Changed(Box::new(change(account)));
    }
}

impl<'s> Accounts<'s> {
    pub(crate) fn new(existing: Option<&'s [Account<'s>]>) -> Self {
        let there = existing.unwrap_or(&[]).iter();
        Self {
            known: existing.is_some(),
            there: there
                .map(|account| (account.guid(), There::AsGiven(account)))
                .collect(),
            gone: BTreeSet::new(),
            made: BTreeSet::new(),
            changed: BTreeMap::new(),
        }
    }

    pub(crate) fn find(&self, guid: Guid) -> Option<&Account<'s>> {
        self.there.get(&guid).map(There::account)
    }

    /// Whether it is known that there is no such account.
    pub(crate) fn lacks(&self, guid: Guid) -> bool {
        self.find(guid).is_none() && (self.known || self.gone.contains(&guid))
    }

    /// What there is after an operation, and what is found in it by itself. What nodes have to do with
    /// each other in an account that it changes is found by [`settle`](Self::settle).
    pub(crate) fn take(
        &mut self,
        operation: &'s Operation<'s>,
        profile: &Profile,
        verdict: &mut Verdict<'s>,
    ) {
        match operation {
            Operation::Create(account) => {
                if self.find(account.guid()).is_none() {
                    self.made.insert(account.guid());
                }
                self.create(account, profile, verdict);
                self.command(account.guid());
            }
            Operation::Set(account) => match self.find(account.guid()) {
                Some(there) => {
                    if !self.is_made(account.guid()) {
                        set_again(account, there, verdict);
                    }
                    self.edit(account, verdict);
                }
                None => self.create_missing(account, profile, verdict),
            },
            Operation::Edit(account) => {
                // What is missing of the path is added: the account, too.
                match self.lacks(account.guid()) {
                    true => self.create_missing(account, profile, verdict),
                    false => self.edit(account, verdict),
                }
                self.command(account.guid());
            }
            Operation::Remove(guid) | Operation::RemoveNode(guid, Place::Account) => {
                self.remove(*guid);
            }
            Operation::RemoveNode(guid, place) => self.remove_node(*guid, place, verdict.edition()),
            Operation::Unsupported { place, element, .. } => verdict.add(
                place.clone(),
                Rule::QueryElements,
                Expected::SupportedElement,
                Found::Element(Cow::Borrowed(element)),
            ),
            Operation::Query(_) => {}
        }
    }

    /// What is found in the accounts that have been made and changed, now that nothing more is done to
    /// them: at the end of an Atomic, or of a document.
    pub(crate) fn settle(&mut self, verdict: &mut Verdict<'s>) {
        let mut changed: Vec<_> = mem::take(&mut self.changed).into_iter().collect();
        changed.sort_by_key(|(_, changed)| changed.order);
        for (guid, changed) in changed {
            self.look_at(guid, &changed, verdict);
        }
    }

    /// The same of one account.
    fn settle_one(&mut self, guid: Guid, verdict: &mut Verdict<'s>) {
        if let Some(changed) = self.changed.remove(&guid) {
            self.look_at(guid, &changed, verdict);
        }
    }

    /// The same where a command has changed it, and not settings of a document, which go on.
    fn settle_command(&mut self, guid: Guid, verdict: &mut Verdict<'s>) {
        let changed = self.changed.get(&guid);
        if changed.is_some_and(|changed| changed.commanded) {
            self.settle_one(guid, verdict);
        }
    }

    /// What has been changed, a command has.
    fn command(&mut self, guid: Guid) {
        if let Some(changed) = self.changed.get_mut(&guid) {
            changed.commanded = true;
        }
    }

    /// Whether it is still being made.
    fn is_made(&self, guid: Guid) -> bool {
        let changed = self.changed.get(&guid);
        changed.is_some_and(|changed| changed.made)
    }

    fn look_at(&self, guid: Guid, changed: &Changed, verdict: &mut Verdict<'s>) {
        match self.find(guid) {
            Some(account) if changed.made => check_made(account, verdict),
            Some(account) => {
                check_changed(account, &changed.removed, &changed.before, verdict);
            }
            None => {}
        }
    }

    /// What is to be looked at in an account that is about to be changed.
    fn change(&mut self, guid: Guid, edition: Edition) -> &mut Changed {
        let order = self.changed.len();
        let there = self.there.get(&guid);
        self.changed.entry(guid).or_insert_with(|| Changed {
            order,
            made: false,
            commanded: false,
            before: match there {
                Some(there) => broken(there.account(), edition),
                None => Verdict::new(edition),
            },
            removed: BTreeSet::new(),
        })
    }

    fn edit(&mut self, edit: &'s Account<'s>, verdict: &mut Verdict<'s>) {
        let guid = edit.guid();
        if self.find(guid).is_none() {
            // Of an account that is not known, the edit is all that can be looked at.
            check_edit(edit, None, verdict);
            return;
        }
        self.change(guid, verdict.edition());
        check_nodes(edit, verdict);
        if let Some(there) = self.there.get_mut(&guid) {
            there.change(|account| account.edited_by(edit));
        }
    }

    /// Whether the edition has the place and removes it, and it is not known to be missing.
    fn check_removal(&self, guid: Guid, place: &Place<'_>, verdict: &mut Verdict<'_>) {
        if !is_there(place, verdict) {
            return;
        }
        check_command(place, AccessType::Delete, verdict);
        let has = match self.find(guid) {
            Some(account) if self.known || self.made.contains(&guid) => account.has_at(place),
            // What is set in an account that was not known may not be all.
            Some(_) => true,
            None => !self.lacks(guid),
        };
        if !has {
            let place = place.clone().into_owned();
            let rule = Rule::MissingNode;
            verdict.add(place, rule, Expected::Presence, Found::Nothing);
        }
    }

    fn remove(&mut self, guid: Guid) {
        self.there.remove(&guid);
        self.made.remove(&guid);
        self.changed.remove(&guid);
        self.gone.insert(guid);
    }

    fn remove_node(&mut self, guid: Guid, place: &Place<'_>, edition: Edition) {
        if self.find(guid).is_none() || matches!(place, Place::Unknown(_)) {
            return;
        }
        let changed = self.change(guid, edition);
        changed.removed.insert(place.clone().into_owned());
        if let Some(there) = self.there.get_mut(&guid) {
            there.change(|mut account| {
                account.remove_at(place);
                account
            });
        }
    }

    /// Creates an account that is set or edited.
    fn create_missing(
        &mut self,
        account: &'s Account<'s>,
        profile: &Profile,
        verdict: &mut Verdict<'s>,
    ) {
        if self.lacks(account.guid()) {
            self.made.insert(account.guid());
        }
        self.create(account, profile, verdict);
    }

    fn create(&mut self, account: &'s Account<'s>, profile: &Profile, verdict: &mut Verdict<'s>) {
        let guid = account.guid();
        if self.find(guid).is_some() {
            verdict.append(account.validate(*profile));
            verdict.add(
                Place::Account,
                Rule::DuplicateGuid,
                Expected::NewGuid,
                Found::Name(Cow::Owned(alloc::format!("{guid}"))),
            );
            if profile.edition.duplicate_guid() == DuplicateGuid::DeletesExisting {
                self.remove(guid);
            }
            return;
        }
        check_nodes(account, verdict);
        self.change(guid, verdict.edition()).made = true;
        self.there.insert(guid, There::AsGiven(account));
        let count = self.there.len();
        if count > usize::from(profile.account_limit()) {
            verdict.add(
                Place::Account,
                Rule::AccountLimit,
                Expected::Accounts(profile.account_limit()),
                Found::Accounts(count),
            );
        }
    }
}

/// Commands of a provisioning document on an account that is there. `SERVICENAME` and `SERVICETYPE`
/// may be said again as they are.
fn set_again(account: &Account<'_>, there: &Account<'_>, verdict: &mut Verdict<'_>) {
    for node in [AccountNode::ServiceName, AccountNode::ServiceType] {
        if account.has(node) && account.get(node) != there.get(node) {
            check_command(&Place::Node(node), AccessType::Replace, verdict);
        }
    }
}

fn asked(query: &Query<'_>, profile: &Profile, verdict: &mut Verdict<'_>) {
    if query.place == Place::Root {
        check_root_query(AccessType::Get, profile, verdict);
    } else if is_there(&query.place, verdict) {
        check_command(&query.place, AccessType::Get, verdict);
    }
}

/// A command at the root: the query, where there is one.
pub(crate) fn check_root_query(command: AccessType, profile: &Profile, verdict: &mut Verdict<'_>) {
    let allowed = profile.allows_root_query();
    if command == AccessType::Get && allowed {
        return;
    }
    verdict.add(
        Place::Root,
        Rule::RootQuery,
        Expected::Commands(match allowed {
            true => AccessTypes::GET,
            false => AccessTypes::NONE,
        }),
        Found::Command(command),
    );
}

/// Whether an edition has a place at all.
pub(crate) fn is_in(place: &Place<'_>, edition: Edition) -> bool {
    match place {
        // Windows Mobile takes any property, the others two, which are nodes.
        Place::TagProperty(_) => edition == Edition::WindowsMobile,
        Place::Unknown(_) => false,
        place => place.facts(edition).is_some(),
    }
}

/// Whether the edition has the place; it is a finding if not.
pub(crate) fn is_there(place: &Place<'_>, verdict: &mut Verdict<'_>) -> bool {
    if is_in(place, verdict.edition()) {
        return true;
    }
    let rule = match place {
        Place::TagProperty(_) => Rule::TagProps,
        Place::Unknown(_) => Rule::UnknownNode,
        _ => Rule::NodePresence,
    };
    let place = place.clone().into_owned();
    verdict.add(place, rule, Expected::Absence, Found::Node);
    false
}
