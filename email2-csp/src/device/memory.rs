//! [`MemoryStore`]: accounts in memory.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::convert::Infallible;

use super::store::{AccountStore, Change};
use crate::model::account::{Account, Guid};

/// Accounts in memory, each with how many messages were received with it.
///
/// ```
/// use email2_csp::device::{AccountStore, Change, MemoryStore};
/// use email2_csp::{Account, Guid};
///
/// let guid = Guid::from_u128(1);
/// let mut store = MemoryStore::new();
/// store.insert(Account::new(guid));
/// store.deliver(guid, 3);
/// store.apply(&[Change::Update(&Account::new(guid))])?;
/// assert_eq!(store.messages(guid), Some(3));
/// store.apply(&[Change::Remove(guid)])?;
/// assert_eq!(store.messages(guid), None);
/// # Ok::<(), core::convert::Infallible>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MemoryStore {
    accounts: BTreeMap<Guid, Box<Stored>>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Stored {
    account: Account<'static>,
    application: Option<String>,
    messages: u64,
}

impl MemoryStore {
    /// A store without accounts.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            accounts: BTreeMap::new(),
        }
    }

    /// Puts an account in, without messages. One of its name is written over.
    pub fn insert(&mut self, account: Account<'static>) {
        let stored = Stored {
            account,
            application: None,
            messages: 0,
        };
        self.accounts
            .insert(stored.account.guid(), Box::new(stored));
    }

    /// The account of this name.
    #[must_use]
    pub fn account(&self, guid: Guid) -> Option<&Account<'static>> {
        self.accounts.get(&guid).map(|stored| &stored.account)
    }

    /// The accounts, in the order of their names.
    pub fn accounts(&self) -> impl ExactSizeIterator<Item = &Account<'static>> {
        self.accounts.values().map(|stored| &stored.account)
    }

    /// Counts messages that are received with an account. Whether there is such an account.
    pub fn deliver(&mut self, guid: Guid, messages: u64) -> bool {
        let stored = self.accounts.get_mut(&guid);
        let there = stored.is_some();
        if let Some(stored) = stored {
            stored.messages = stored.messages.saturating_add(messages);
        }
        there
    }

    /// How many messages there are of an account; `None` if there is no such account.
    #[must_use]
    pub fn messages(&self, guid: Guid) -> Option<u64> {
        self.accounts.get(&guid).map(|stored| stored.messages)
    }
}

impl AccountStore for MemoryStore {
    type Error = Infallible;

    fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, Infallible> {
        Ok(self.account(guid).cloned())
    }

    fn contains(&self, guid: Guid) -> Result<bool, Infallible> {
        Ok(self.accounts.contains_key(&guid))
    }

    fn guids(&self) -> Result<Vec<Guid>, Infallible> {
        Ok(self.accounts.keys().copied().collect())
    }

    fn count(&self) -> Result<usize, Infallible> {
        Ok(self.accounts.len())
    }

    fn created_with(&self, application: &str) -> Result<Vec<Guid>, Infallible> {
        let with = |stored: &Stored| stored.application.as_deref() == Some(application);
        let found = self.accounts.iter().filter(|(_, stored)| with(stored));
        Ok(found.map(|(guid, _)| *guid).collect())
    }

    fn apply(&mut self, changes: &[Change<'_>]) -> Result<(), Infallible> {
        for change in changes {
            match *change {
                Change::Remove(guid) => {
                    self.accounts.remove(&guid);
                }
                Change::Create {
                    account,
                    application,
                } => {
                    self.insert(account.clone());
                    if let Some(stored) = self.accounts.get_mut(&account.guid()) {
                        stored.application = application.map(str::to_owned);
                    }
                }
                Change::Update(account) => match self.accounts.get_mut(&account.guid()) {
                    Some(stored) => stored.account = account.clone(),
                    None => self.insert(account.clone()),
                },
            }
        }
        Ok(())
    }
}
