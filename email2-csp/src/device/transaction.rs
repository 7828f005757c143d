//! [`Transaction`]: what is to become of accounts, beside the store, which is not touched before it is
//! all known to be good.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::refusal::{Reason, Refusal};
use super::store::{Change, Original};
use crate::edition::Profile;
use crate::model::account::{Account, AccountNode, Guid, Place};

/// What is to become of an account.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The account as it is stored.
    pub(super) original: Option<Account<'static>>,
    /// The account as it is to be.
    pub(super) account: Option<Account<'static>>,
    /// Whether what is stored is removed first: the account that is to be is another one.
    pub(super) replaced: bool,
    /// What has been added, one bit for each place: see [`bit`].
    pub(super) added: u64,
}

impl Draft {
    /// Whether the account is made in this transaction.
    pub(super) const fn is_new(&self) -> bool {
        self.replaced || self.original.is_none()
    }

    /// Whether the account had a place before this transaction, and is still the same account.
    pub(super) fn had(&self, place: &Place<'_>) -> bool {
        let original = self.original.as_ref().filter(|_| !self.replaced);
        original.is_some_and(|account| account.has_at(place))
    }

    /// Takes the account away.
    pub(super) fn remove(&mut self) {
        self.replaced |= self.original.is_some();
        self.account = None;
        self.added = 0;
    }
}

/// Changes that take effect together, or not at all.
#[derive(Clone, Debug, Default)]
pub(super) struct Transaction {
    pub(super) drafts: BTreeMap<Guid, Draft>,
    /// Accounts of the store that are gone whatever becomes of the rest (Windows Mobile, a GUID for the
    /// second time).
    pub(super) doomed: Vec<Guid>,
    /// How many accounts it has made.
    pub(super) made: usize,
    /// How many it has removed.
    pub(super) gone: usize,
}

impl Transaction {
    /// The accounts that are not legal as they are to be, but for what they broke before.
    pub(super) fn illegal(&self, profile: Profile) -> impl Iterator<Item = (Guid, Refusal)> {
        self.drafts.iter().filter_map(move |(guid, draft)| {
            let account = draft.account.as_ref()?;
            let before = draft.original.as_ref().filter(|_| !draft.is_new());
            if before == Some(account) {
                return None;
            }
            let mut verdict = account.validate(profile);
            if let (false, Some(before)) = (verdict.is_legal(), before) {
                verdict = verdict.caused(&before.validate(profile));
            }
            if verdict.is_legal() {
                return None;
            }
            let refusal = Refusal::found(Reason::IllegalAccount, verdict.into_owned());
            Some((*guid, refusal))
        })
    }

    /// What the store has to do: removals first.
    pub(super) fn changes<'c>(&'c self, application: Option<&'c str>) -> Vec<Change<'c>> {
        let drafts = self.drafts.iter();
        let removed = drafts
            .clone()
            .filter(|(_, draft)| draft.replaced)
            .map(|(guid, _)| Change::Remove(*guid));
        let written = drafts.filter_map(|(_, draft)| {
            let account = draft.account.as_ref()?;
            if draft.is_new() {
                return Some(Change::Create {
                    account,
                    application,
                });
            }
            (draft.original.as_ref() != Some(account)).then_some(Change::Update(account))
        });
        removed.chain(written).collect()
    }

    /// What leads back to what was before.
    pub(super) fn originals(&self) -> Vec<Original<'_>> {
        let drafts = self.drafts.iter();
        drafts
            .map(|(guid, draft)| Original::new(*guid, draft.original.as_ref()))
            .collect()
    }
}

/// The bit of a place in [`Draft::added`]. Properties without a node have none: the editions that have
/// them let Add and Replace follow each other.
pub(super) const fn bit(place: &Place<'_>) -> u64 {
    const FIRST: u32 = AccountNode::ALL.len() as u32;
    let at = match place {
        Place::Node(node) => *node as u32,
        Place::Account => FIRST,
        Place::TagProps => FIRST.wrapping_add(1),
        _ => return 0,
    };
    1_u64.wrapping_shl(at)
}

/// The bits of a place and of all that is below it.
pub(super) const fn bits_below(place: &Place<'_>) -> u64 {
    let own = bit(place);
    match place {
        Place::TagProps => {
            own | bit(&Place::Node(AccountNode::IncomingSsl))
                | bit(&Place::Node(AccountNode::OutgoingSsl))
        }
        _ => own,
    }
}
