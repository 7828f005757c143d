//! Accounts in a `redb` database: every list of changes is one of its transactions.

use std::fmt;

use email2_csp::device::{AccountStore, Change};
use email2_csp::{Account, Guid};
use redb::{
    Database, ReadableTable, ReadableTableMetadata, StorageBackend, TableDefinition, TableError,
    WriteTransaction,
};

/// Accounts as JSON, by GUID. A device would encrypt them: there are passwords in them.
const ACCOUNTS: TableDefinition<'_, u128, &[u8]> = TableDefinition::new("accounts");
/// The applications that they were created with.
const APPLICATIONS: TableDefinition<'_, u128, &str> = TableDefinition::new("applications");
/// How many messages there are of each.
const MESSAGES: TableDefinition<'_, u128, u64> = TableDefinition::new("messages");

/// Accounts that survive crashes.
pub(crate) struct DurableStore {
    database: Database,
}

/// What the database, or the JSON, has to say.
#[derive(Debug)]
pub(crate) enum StoreError {
    Database(Box<redb::Error>),
    Json(serde_json::Error),
}

impl DurableStore {
    /// The store on a disk, which is repaired if it was not closed well.
    pub(crate) fn open(disk: impl StorageBackend) -> Result<Self, StoreError> {
        let mut builder = Database::builder();
        builder.set_cache_size(1 << 20);
        let database = builder.create_with_backend(disk)?;
        Ok(Self { database })
    }

    /// Counts messages that are received with an account. Whether there is such an account.
    pub(crate) fn deliver(&mut self, guid: Guid, messages: u64) -> Result<bool, StoreError> {
        if !self.contains(guid)? {
            return Ok(false);
        }
        let transaction = self.database.begin_write()?;
        let number = self.messages(guid)?.unwrap_or(0).saturating_add(messages);
        transaction
            .open_table(MESSAGES)?
            .insert(guid.to_u128(), number)?;
        transaction.commit()?;
        Ok(true)
    }

    /// How many messages there are of an account.
    pub(crate) fn messages(&self, guid: Guid) -> Result<Option<u64>, StoreError> {
        let transaction = self.database.begin_read()?;
        let Some(table) = there(transaction.open_table(MESSAGES))? else {
            return Ok(None);
        };
        Ok(table.get(guid.to_u128())?.map(|number| number.value()))
    }
}

/// A table that may not have been made yet.
fn there<T>(table: Result<T, TableError>) -> Result<Option<T>, StoreError> {
    match table {
        Ok(table) => Ok(Some(table)),
        Err(TableError::TableDoesNotExist(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl AccountStore for DurableStore {
    type Error = StoreError;

    fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, StoreError> {
        let transaction = self.database.begin_read()?;
        let Some(table) = there(transaction.open_table(ACCOUNTS))? else {
            return Ok(None);
        };
        let Some(json) = table.get(guid.to_u128())? else {
            return Ok(None);
        };
        let account: Account<'_> =
            serde_json::from_slice(json.value()).map_err(StoreError::Json)?;
        Ok(Some(account.into_owned()))
    }

    fn contains(&self, guid: Guid) -> Result<bool, StoreError> {
        let transaction = self.database.begin_read()?;
        let Some(table) = there(transaction.open_table(ACCOUNTS))? else {
            return Ok(false);
        };
        Ok(table.get(guid.to_u128())?.is_some())
    }

    fn count(&self) -> Result<usize, StoreError> {
        let transaction = self.database.begin_read()?;
        let Some(table) = there(transaction.open_table(ACCOUNTS))? else {
            return Ok(0);
        };
        Ok(usize::try_from(table.len()?).unwrap_or(usize::MAX))
    }

    fn guids(&self) -> Result<Vec<Guid>, StoreError> {
        let transaction = self.database.begin_read()?;
        let Some(table) = there(transaction.open_table(ACCOUNTS))? else {
            return Ok(Vec::new());
        };
        let mut guids = Vec::new();
        for row in table.iter()? {
            guids.push(Guid::from_u128(row?.0.value()));
        }
        Ok(guids)
    }

    fn created_with(&self, application: &str) -> Result<Vec<Guid>, StoreError> {
        let transaction = self.database.begin_read()?;
        let Some(table) = there(transaction.open_table(APPLICATIONS))? else {
            return Ok(Vec::new());
        };
        let mut guids = Vec::new();
        for row in table.iter()? {
            let (guid, name) = row?;
            if name.value() == application {
                guids.push(Guid::from_u128(guid.value()));
            }
        }
        Ok(guids)
    }

    fn apply(&mut self, changes: &[Change<'_>]) -> Result<(), StoreError> {
        let transaction = self.database.begin_write()?;
        for change in changes {
            make(&transaction, change)?;
        }
        // What is not committed has not happened.
        Ok(transaction.commit()?)
    }
}

fn make(transaction: &WriteTransaction, change: &Change<'_>) -> Result<(), StoreError> {
    let guid = change.guid().to_u128();
    let mut accounts = transaction.open_table(ACCOUNTS)?;
    match change {
        Change::Remove(_) => {
            accounts.remove(guid)?;
            transaction.open_table(APPLICATIONS)?.remove(guid)?;
            transaction.open_table(MESSAGES)?.remove(guid)?;
        }
        Change::Create {
            account,
            application,
        } => {
            accounts.insert(guid, json(account)?.as_slice())?;
            if let Some(application) = application {
                let mut applications = transaction.open_table(APPLICATIONS)?;
                applications.insert(guid, *application)?;
            }
        }
        Change::Update(account) => {
            accounts.insert(guid, json(account)?.as_slice())?;
        }
        _ => {}
    }
    Ok(())
}

impl<E: Into<redb::Error>> From<E> for StoreError {
    fn from(error: E) -> Self {
        Self::Database(Box::new(error.into()))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StoreError {}

impl fmt::Debug for DurableStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DurableStore").finish_non_exhaustive()
    }
}

fn json(account: &Account<'_>) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(account).map_err(StoreError::Json)
}
