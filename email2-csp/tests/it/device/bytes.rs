//! A store that keeps bytes: what a rollback has to leave as it was, to the last of them.

use std::collections::BTreeMap;
use std::convert::Infallible;

use email2_csp::device::{AccountStore, Change};
use email2_csp::{Account, Guid};

use super::model::{Nodes, Stored};

/// One file for each account. Texts have their length before them; what is missing is a length of
/// [`u32::MAX`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bytes {
    files: BTreeMap<u128, Vec<u8>>,
    /// How often something was written.
    pub(crate) writes: u64,
}

impl Bytes {
    /// What is stored, to the byte.
    pub(crate) fn files(&self) -> &BTreeMap<u128, Vec<u8>> {
        &self.files
    }

    /// Counts messages of an account. Whether it is there.
    pub(crate) fn deliver(&mut self, guid: Guid, messages: u64) -> bool {
        let Some(file) = self.files.get_mut(&guid.to_u128()) else {
            return false;
        };
        let mut stored = read(file);
        stored.messages += messages;
        *file = write(&stored);
        true
    }

    /// What is in the files.
    pub(crate) fn accounts(&self) -> BTreeMap<Guid, Stored> {
        let files = self.files.iter();
        files
            .map(|(guid, file)| (Guid::from_u128(*guid), read(file)))
            .collect()
    }
}

impl AccountStore for Bytes {
    type Error = Infallible;

    fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, Infallible> {
        let file = self.files.get(&guid.to_u128());
        Ok(file.map(|file| {
            let mut account = Account::new(guid);
            for (path, value) in read(file).nodes {
                let path: Vec<_> = path.split('/').map(|name| name.to_owned().into()).collect();
                account.set_path(&path, value.unwrap_or_default());
            }
            account
        }))
    }

    fn guids(&self) -> Result<Vec<Guid>, Infallible> {
        Ok(self.files.keys().copied().map(Guid::from_u128).collect())
    }

    fn created_with(&self, application: &str) -> Result<Vec<Guid>, Infallible> {
        let mut accounts = self.accounts();
        accounts.retain(|_, stored| stored.application.as_deref() == Some(application));
        Ok(accounts.into_keys().collect())
    }

    fn apply(&mut self, changes: &[Change<'_>]) -> Result<(), Infallible> {
        for change in changes {
            self.writes += 1;
            let guid = change.guid().to_u128();
            let stored = match change {
                Change::Remove(_) => {
                    assert!(self.files.remove(&guid).is_some(), "it is there");
                    continue;
                }
                Change::Create {
                    account,
                    application,
                } => {
                    assert!(!self.files.contains_key(&guid), "it is not there");
                    Stored {
                        nodes: nodes(account),
                        application: application.map(str::to_owned),
                        messages: 0,
                    }
                }
                Change::Update(account) => Stored {
                    nodes: nodes(account),
                    ..read(&self.files[&guid])
                },
                other => panic!("{other:?}"),
            };
            self.files.insert(guid, write(&stored));
        }
        Ok(())
    }
}

/// What is in an account.
pub(crate) fn nodes(account: &Account<'_>) -> Nodes {
    let leaves = account.iter();
    let mut nodes: Nodes = leaves
        .map(|(node, value)| (node.name().to_owned(), Some(value.to_owned())))
        .collect();
    if account.has_tag_props() {
        nodes.insert("TAGPROPS".into(), None);
    }
    if account.has_named_props() {
        nodes.insert("NAMEDPROPS".into(), None);
    }
    for property in account.tag_properties() {
        let name = format!("TAGPROPS/{}", property.tag);
        nodes.insert(name, Some(property.value.to_string()));
    }
    for property in account.named_properties() {
        let name = format!("NAMEDPROPS/{}#{}", property.name, property.mapi_type);
        nodes.insert(name, Some(property.value.to_string()));
    }
    assert!(account.unknown().is_empty());
    nodes
}

fn write(stored: &Stored) -> Vec<u8> {
    let mut file = stored.messages.to_be_bytes().to_vec();
    let mut put = |text: Option<&str>| {
        let length = text.map_or(u32::MAX, |text| text.len() as u32);
        file.extend(length.to_be_bytes());
        file.extend(text.unwrap_or_default().bytes());
    };
    put(stored.application.as_deref());
    for (path, value) in &stored.nodes {
        put(Some(path));
        put(value.as_deref());
    }
    file
}

fn read(file: &[u8]) -> Stored {
    let (messages, mut rest) = file.split_at(8);
    let mut text = || {
        let (length, behind) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length);
        let length = (length != u32::MAX).then_some(length as usize);
        let (text, behind) = behind.split_at(length.unwrap_or(0));
        rest = behind;
        Some(length.map(|_| String::from_utf8(text.to_vec()).unwrap()))
    };
    let application = text().unwrap();
    let mut nodes = Nodes::new();
    while let Some(path) = text() {
        nodes.insert(path.unwrap(), text().unwrap());
    }
    Stored {
        nodes,
        application,
        messages: u64::from_be_bytes(messages.try_into().unwrap()),
    }
}
