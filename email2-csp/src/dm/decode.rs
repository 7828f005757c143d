//! Commands → [`CommandSet`]: transactions of operations on accounts.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use syncml::{Command, Item};

use super::step::{Addressed, Step, access, addressed, place};
use crate::error::Error;
use crate::model::account::{Account, Guid, Operation, Place, Query};
use crate::model::tree::AccessType;

/// Commands on accounts: what they do, and how they are put.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CommandSet<'c> {
    pub(super) transactions: Vec<Transaction<'c>>,
    pub(super) steps: Vec<Step>,
}

/// Operations that stand together: in one `Atomic`, or outside any between two of them.
///
/// ```
/// use email2_csp::dm::{CommandSet, Transaction, encode};
/// use email2_csp::{Edition, Guid, Operation};
///
/// let remove = Operation::Remove(Guid::from_u128(1));
/// let commands = [encode(&remove, Edition::DdfV2)?];
/// let set = CommandSet::decode(&commands)?;
/// let first: &Transaction<'_> = &set.transactions()[0];
/// assert!(!first.atomic, "a Delete alone needs no Atomic");
/// assert_eq!(first.operations, [remove.clone()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Transaction<'c> {
    /// Whether it is an `Atomic`: all or none take effect.
    pub atomic: bool,
    /// What is done, in its order.
    pub operations: Vec<Operation<'c>>,
}

impl<'c> CommandSet<'c> {
    /// What these commands do to accounts, in their order. Commands on other nodes are passed over;
    /// those on properties of nodes (`?prop=…`) do nothing to accounts.
    ///
    /// `Add` of the node of an account and of what is below it, in one `Atomic` or outside any, is
    /// one [`Create`](Operation::Create); `Add` and `Replace` of nodes of one account is one
    /// [`Edit`](Operation::Edit), and another one from where a node is written again.
    ///
    /// # Errors
    ///
    /// An address in EMAIL2 that is no LocURI, or whose GUID is none, with the byte of the address;
    /// a value that is no text. The path of the error has the names of the commands and their
    /// `CmdID`.
    pub fn decode(commands: &'c [Command<'_>]) -> Result<Self, Error> {
        let mut reader = Reader::default();
        // The commands that are left at each level, whether they are in an Atomic, and whether that
        // begins at this level.
        let mut todo = alloc::vec![(commands.iter(), false, false)];
        while let Some((rest, atomic, begins)) = todo.last_mut() {
            let (atomic, begins) = (*atomic, *begins);
            let Some(command) = rest.next() else {
                todo.pop();
                if begins {
                    reader.close();
                }
                continue;
            };
            match command {
                Command::Atomic(_) => {
                    reader.close();
                    todo.push((command.commands().iter(), true, true));
                }
                Command::Sequence(_) => todo.push((command.commands().iter(), atomic, false)),
                command => reader
                    .command(command, atomic)
                    .map_err(|error| located(error, command))?,
            }
        }
        Ok(Self {
            transactions: reader.transactions,
            steps: reader.steps,
        })
    }

    /// The transactions, in their order.
    #[must_use]
    pub fn transactions(&self) -> &[Transaction<'c>] {
        &self.transactions
    }

    /// What is done, in its order, whatever stands together. Values are those that were sent: where one
    /// comes as `int`, [`validate`](Self::validate) and a [device](crate::device::Device) read it as the
    /// word that the edition has for it.
    pub fn operations(&self) -> impl Iterator<Item = &Operation<'c>> {
        self.transactions.iter().flat_map(|t| &t.operations)
    }
}

fn located(error: Error, command: &Command<'_>) -> Error {
    match command.cmd_id() {
        "" => error.inside(command.name()),
        id => error.inside(&alloc::format!("{} {id}", command.name())),
    }
}

/// What has been read.
#[derive(Default)]
struct Reader<'c> {
    transactions: Vec<Transaction<'c>>,
    steps: Vec<Step>,
    /// The transaction that is open.
    open: bool,
    /// In it, the operation that more nodes of an account are put into.
    accounts: BTreeMap<Guid, usize>,
}

impl<'c> Reader<'c> {
    /// What comes next stands not together with what was.
    fn close(&mut self) {
        self.open = false;
        self.accounts.clear();
    }

    fn command(&mut self, command: &'c Command<'_>, atomic: bool) -> Result<(), Error> {
        let Some(access) = access(command) else {
            return Ok(());
        };
        for item in command.items() {
            let read = addressed(item.target_uri(), item, command.meta());
            if let Some(item) = read.map_err(|error| error.inside("Item"))? {
                self.item(access, item, atomic);
            }
        }
        Ok(())
    }

    fn item(&mut self, command: AccessType, item: Addressed<'c>, atomic: bool) {
        if !self.open {
            self.transactions.push(Transaction {
                atomic,
                operations: Vec::new(),
            });
            self.open = true;
        }
        let address = &item.address;
        let place = place(&address.names, address.guid);
        // No query goes with a change, and no property is asked for.
        let misplaced = address.is_property() || command != AccessType::Get;
        let query = address.query.clone().filter(|_| misplaced);
        let is_refused = query.is_some();
        self.steps.push(Step {
            command,
            transaction: self.transactions.len().saturating_sub(1),
            atomic,
            per_user: address.per_user,
            guid: address.guid,
            place: place.clone(),
            query,
            format: item.format.map(Into::into),
            operation: None,
            has_value: !item.value.is_empty(),
        });
        if is_refused {
            return;
        }
        match (command, address.guid) {
            (AccessType::Get, guid) => self.push(Operation::Query(Query {
                guid,
                recursive: address.is_recursive(),
                place,
            })),
            (AccessType::Delete, Some(guid)) => {
                self.accounts.remove(&guid);
                self.push(match place {
                    Place::Account => Operation::Remove(guid),
                    place => Operation::RemoveNode(guid, place),
                });
            }
            (AccessType::Add, Some(guid)) if place == Place::Account => self.create(guid),
            (AccessType::Add | AccessType::Replace, Some(guid)) => {
                let operation = self.set(guid, &place, item);
                if let Some(step) = self.steps.last_mut() {
                    step.operation = operation;
                }
            }
            // On the root, or of another kind: for the verdict only.
            _ => {}
        }
    }

    fn push(&mut self, operation: Operation<'c>) {
        if let Some(transaction) = self.transactions.last_mut() {
            transaction.operations.push(operation);
        }
    }

    /// Puts in an operation that more nodes of the account are put into.
    fn begin(&mut self, guid: Guid, operation: Operation<'c>) {
        self.push(operation);
        let at = self.transactions.last().map_or(0, |t| t.operations.len());
        self.accounts.insert(guid, at.saturating_sub(1));
    }

    /// The operation that more nodes of the account are put into.
    fn operation(&mut self, guid: Guid) -> Option<&mut Operation<'c>> {
        let at = *self.accounts.get(&guid)?;
        self.transactions.last_mut()?.operations.get_mut(at)
    }

    /// The node of an account is added. Nodes of it that came before are part of it.
    fn create(&mut self, guid: Guid) {
        if let Some(operation) = self.operation(guid) {
            if let Operation::Edit(account) = operation {
                let account = core::mem::replace(account, Account::new(guid));
                *operation = Operation::Create(account);
                return;
            }
        }
        self.begin(guid, Operation::Create(Account::new(guid)));
    }

    /// A node of an account gets a value: in which operation.
    fn set(&mut self, guid: Guid, place: &Place<'_>, item: Addressed<'c>) -> Option<usize> {
        // What is written twice is two operations: the first value is no less sent.
        let is_unknown = matches!(place, Place::Unknown(_));
        let open = self
            .operation(guid)
            .and_then(|operation| operation.account());
        if open.is_none_or(|account| !is_unknown && account.value_at(place).is_some()) {
            self.begin(guid, Operation::Edit(Account::new(guid)));
        }
        if let Some(Operation::Create(account) | Operation::Edit(account)) = self.operation(guid) {
            account.set_path(&item.address.names, item.value);
        }
        self.accounts.get(&guid).copied()
    }
}

/// The accounts that a device tells of: the items of `Results`, each a node with its value. Nodes of
/// one account are put together, accounts stand in the order in which they are first named. Properties
/// of nodes (`?prop=…`) are passed over.
///
/// ```
/// use email2_csp::Guid;
/// use email2_csp::dm::accounts;
/// use syncml::Item;
///
/// let node = "./Vendor/MSFT/EMAIL2/%7B00000000-0000-0000-0000-00000000002A%7D/NAME";
/// let items = [Item::from_source(node).with_data("Anna")];
/// let accounts = accounts(&items)?;
/// assert_eq!(accounts[0].guid(), Guid::from_u128(42));
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`CommandSet::decode`].
pub fn accounts<'c>(items: &'c [Item<'_>]) -> Result<Vec<Account<'c>>, Error> {
    let mut accounts: Vec<Account<'c>> = Vec::new();
    let mut places: BTreeMap<Guid, usize> = BTreeMap::new();
    for item in items {
        let uri = item.source_uri().or(item.target_uri());
        let read = addressed(uri, item, None).map_err(|error| error.inside("Item"))?;
        let Some(item) = read.filter(|item| !item.address.is_property()) else {
            continue;
        };
        let Some(guid) = item.address.guid else {
            continue;
        };
        let at = *places.entry(guid).or_insert_with(|| {
            accounts.push(Account::new(guid));
            accounts.len().saturating_sub(1)
        });
        if let Some(account) = accounts.get_mut(at) {
            account.set_path(&item.address.names, item.value);
        }
    }
    Ok(accounts)
}
