//! [`AccountStore`]: where a device keeps its accounts.

use alloc::vec::Vec;

use crate::model::account::{Account, Guid};

/// Where a device keeps its accounts, and with each the messages that were received with it. The
/// caller implements it; [`MemoryStore`](super::MemoryStore) is one.
///
/// ```
/// use email2_csp::device::{AccountStore, Change, MemoryStore};
/// use email2_csp::{Account, Guid};
///
/// /// Puts an account into any store, if it is not there.
/// fn ensure<S: AccountStore>(store: &mut S, guid: Guid) -> Result<bool, S::Error> {
///     if store.contains(guid)? {
///         return Ok(false);
///     }
///     store.apply(&[Change::Update(&Account::new(guid))])?;
///     Ok(true)
/// }
///
/// let (mut store, guid) = (MemoryStore::new(), Guid::from_u128(1));
/// assert_eq!(ensure(&mut store, guid), Ok(true));
/// assert_eq!(ensure(&mut store, guid), Ok(false));
/// assert_eq!(store.count(), Ok(1));
/// ```
pub trait AccountStore {
    /// Why the store has not done something.
    type Error;

    /// The account of this name, if there is one.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, Self::Error>;

    /// Whether there is an account of this name.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    fn contains(&self, guid: Guid) -> Result<bool, Self::Error> {
        Ok(self.load(guid)?.is_some())
    }

    /// The names of all accounts, in ascending order.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    fn guids(&self) -> Result<Vec<Guid>, Self::Error>;

    /// How many accounts there are.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    fn count(&self) -> Result<usize, Self::Error> {
        Ok(self.guids()?.len())
    }

    /// The names of the accounts that were created with a MAPI application, in ascending order.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    fn created_with(&self, application: &str) -> Result<Vec<Guid>, Self::Error>;

    /// Makes these changes last, in their order: all of them, or none. What survives of a store that
    /// is killed meanwhile is all of them, or none, too.
    ///
    /// # Errors
    ///
    /// None of them is made.
    fn apply(&mut self, changes: &[Change<'_>]) -> Result<(), Self::Error>;

    /// Called when [`apply`](Self::apply) has failed, with the changes that lead back to what was
    /// before, from whatever was reached. A store that keeps its promise has nothing to do, and that is
    /// what is done where it is not implemented.
    ///
    /// An [`Original`] has the settings of an account. Its messages and its application are the store's
    /// alone: one that may fail between a removal and its end has to keep them until then, to give them
    /// back here.
    ///
    /// # Errors
    ///
    /// It cannot be undone (status 516).
    fn undo(&mut self, originals: &[Original<'_>]) -> Result<(), Self::Error> {
        let _ = originals;
        Ok(())
    }
}

impl<S: AccountStore> AccountStore for &mut S {
    type Error = S::Error;

    fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, S::Error> {
        S::load(self, guid)
    }

    fn contains(&self, guid: Guid) -> Result<bool, S::Error> {
        S::contains(self, guid)
    }

    fn guids(&self) -> Result<Vec<Guid>, S::Error> {
        S::guids(self)
    }

    fn count(&self) -> Result<usize, S::Error> {
        S::count(self)
    }

    fn created_with(&self, application: &str) -> Result<Vec<Guid>, S::Error> {
        S::created_with(self, application)
    }

    fn apply(&mut self, changes: &[Change<'_>]) -> Result<(), S::Error> {
        S::apply(self, changes)
    }

    fn undo(&mut self, originals: &[Original<'_>]) -> Result<(), S::Error> {
        S::undo(self, originals)
    }
}

/// One change of what is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Change<'c> {
    /// An account is removed, and with it every message and whatever else the transport has stored.
    Remove(Guid),
    /// A new account. There is none of its name, or it was removed before.
    Create {
        /// The account.
        account: &'c Account<'static>,
        /// The MAPI application that it is created with, if it is known.
        application: Option<&'c str>,
    },
    /// An account has other settings. Its messages stay.
    Update(&'c Account<'static>),
}

impl Change<'_> {
    /// The account that is changed.
    #[must_use]
    pub const fn guid(&self) -> Guid {
        match self {
            Self::Remove(guid) => *guid,
            Self::Create { account, .. } | Self::Update(account) => account.guid(),
        }
    }
}

/// What was before a change that has failed: the settings of an account, without its messages and the
/// application that it was created with.
///
/// ```
/// use email2_csp::device::{
///     AccountStore, Address, Change, Device, MemoryStore, Original, Reason,
/// };
/// use email2_csp::{Account, AccountNode, Edition, Guid};
///
/// /// A store that breaks in the middle, and remembers what it is to bring back.
/// #[derive(Default)]
/// struct Broken {
///     accounts: MemoryStore,
///     brought_back: Vec<(Guid, Option<String>)>,
/// }
///
/// impl AccountStore for Broken {
///     type Error = &'static str;
///
///     fn apply(&mut self, _: &[Change<'_>]) -> Result<(), &'static str> {
///         Err("no space left")
///     }
///
///     fn undo(&mut self, originals: &[Original<'_>]) -> Result<(), &'static str> {
///         let name = |account: &Account<'_>| account.service_name().map(str::to_owned);
///         let before = originals.iter().map(|o| (o.guid, o.account.and_then(name)));
///         self.brought_back.extend(before);
///         Ok(())
///     }
/// #   fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, &'static str> {
/// #       Ok(self.accounts.account(guid).cloned())
/// #   }
/// #   fn guids(&self) -> Result<Vec<Guid>, &'static str> {
/// #       Ok(self.accounts.accounts().map(Account::guid).collect())
/// #   }
/// #   fn created_with(&self, _: &str) -> Result<Vec<Guid>, &'static str> {
/// #       Ok(Vec::new())
/// #   }
/// }
///
/// let guid = Guid::from_u128(1);
/// let mut store = Broken::default();
/// store.accounts.insert(Account::new(guid).with(AccountNode::ServiceName, "Fabrikam Mail"));
/// let mut device = Device::new(Edition::WindowsMobile, store);
/// let refusal = device.delete(&Address::account(guid)).unwrap_err();
/// assert_eq!(refusal.reason(), Reason::StoreFailed);
/// assert_eq!(device.store().brought_back, [(guid, Some("Fabrikam Mail".to_owned()))]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Original<'c> {
    /// The name of the account.
    pub guid: Guid,
    /// The account; `None` where there was none.
    pub account: Option<&'c Account<'static>>,
}

impl<'c> Original<'c> {
    pub(super) const fn new(guid: Guid, account: Option<&'c Account<'static>>) -> Self {
        Self { guid, account }
    }
}
