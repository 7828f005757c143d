//! What an edition makes of operations on accounts that are there or not.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};

use super::validate::{check_command, check_edit};
use super::{Expected, Found, Profile, Rule, Verdict};
use crate::model::account::{Account, AccountNode, Guid, Operation, Place, Query};
use crate::model::tree::{AccessType, AccessTypes};

/// What an edition makes of operations that follow each other.
///
/// `existing` are the accounts that are there. Where they are not known, `None`: then what is set is
/// taken for a new account, and what is edited for one that is there.
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
            Operation::Edit(account) if !accounts.lacks(account.guid()) => {
                let there = accounts.find(account.guid());
                verdict.append(account.validate_edit(there, profile));
            }
            Operation::Remove(_) => removed(&Place::Account, &mut verdict),
            Operation::RemoveNode(_, place) => removed(place, &mut verdict),
            Operation::Query(query) => asked(query, &profile, &mut verdict),
            _ => {}
        }
        accounts.take(operation, &profile, &mut verdict);
    }
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
    there: BTreeMap<Guid, &'s Account<'s>>,
    gone: BTreeSet<Guid>,
}

impl<'s> Accounts<'s> {
    pub(crate) fn new(existing: Option<&'s [Account<'s>]>) -> Self {
        let there = existing.unwrap_or(&[]).iter();
        Self {
            known: existing.is_some(),
            there: there.map(|account| (account.guid(), account)).collect(),
            gone: BTreeSet::new(),
        }
    }

    pub(crate) fn find(&self, guid: Guid) -> Option<&'s Account<'s>> {
        self.there.get(&guid).copied()
    }

    /// Whether it is known that there is no such account.
    pub(crate) fn lacks(&self, guid: Guid) -> bool {
        self.find(guid).is_none() && (self.known || self.gone.contains(&guid))
    }

    /// What there is after an operation, and what is found when accounts are created and set.
    pub(crate) fn take(
        &mut self,
        operation: &'s Operation<'s>,
        profile: &Profile,
        verdict: &mut Verdict<'s>,
    ) {
        match operation {
            Operation::Create(account) => self.create(account, profile, verdict),
            Operation::Set(account) => match self.find(account.guid()) {
                Some(there) => changed(account, there, verdict),
                None => self.create(account, profile, verdict),
            },
            // What is missing of the path is added: the account, too.
            Operation::Edit(account) if self.lacks(account.guid()) => {
                self.create(account, profile, verdict);
            }
            Operation::Remove(guid) => {
                self.there.remove(guid);
                self.gone.insert(*guid);
            }
            Operation::Unsupported { place, element, .. } => verdict.add(
                place.clone(),
                Rule::QueryElements,
                Expected::SupportedElement,
                Found::Element(Cow::Borrowed(element)),
            ),
            Operation::Edit(_) | Operation::RemoveNode(..) | Operation::Query(_) => {}
        }
    }

    fn create(&mut self, account: &'s Account<'s>, profile: &Profile, verdict: &mut Verdict<'s>) {
        verdict.append(account.validate(*profile));
        let guid = account.guid();
        if self.find(guid).is_some() {
            verdict.add(
                Place::Account,
                Rule::DuplicateGuid,
                Expected::NewGuid,
                Found::Name(Cow::Owned(alloc::format!("{guid}"))),
            );
            return;
        }
        self.there.insert(guid, account);
        let count = self.there.len();
        if count > usize::from(profile.account_limit) {
            verdict.add(
                Place::Account,
                Rule::AccountLimit,
                Expected::Accounts(profile.account_limit),
                Found::Accounts(count),
            );
        }
    }
}

/// What a provisioning document changes. `SERVICENAME` and `SERVICETYPE` may be said again as they
/// are.
fn changed<'s>(account: &'s Account<'s>, there: &Account<'_>, verdict: &mut Verdict<'s>) {
    for node in [AccountNode::ServiceName, AccountNode::ServiceType] {
        if account.has(node) && account.get(node) != there.get(node) {
            check_command(&Place::Node(node), AccessType::Replace, verdict);
        }
    }
    check_edit(account, Some(there), verdict);
}

fn removed(place: &Place<'_>, verdict: &mut Verdict<'_>) {
    if is_there(place, verdict) {
        check_command(place, AccessType::Delete, verdict);
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

/// Whether the edition has the place; it is a finding if not.
pub(crate) fn is_there(place: &Place<'_>, verdict: &mut Verdict<'_>) -> bool {
    let edition = verdict.edition();
    let rule = match place {
        Place::TagProperty(_) if edition == super::Edition::WindowsMobile => return true,
        Place::TagProperty(_) => Rule::TagProps,
        Place::Unknown(_) => Rule::UnknownNode,
        place if place.facts(edition).is_some() => return true,
        _ => Rule::NodePresence,
    };
    let place = place.clone().into_owned();
    verdict.add(place, rule, Expected::Absence, Found::Node);
    false
}
