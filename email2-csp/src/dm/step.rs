//! [`Step`]: one item of one command.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use syncml::{Command, Item, Meta};

use super::address::Address;
use crate::error::{Error, ErrorKind};
use crate::model::account::{Guid, Place};
use crate::model::tree::AccessType;

/// One item of a command that is about EMAIL2. Its value is in an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Step {
    pub(super) command: AccessType,
    /// The transaction it is in, and whether that is an `Atomic`.
    pub(super) transaction: usize,
    pub(super) atomic: bool,
    pub(super) per_user: bool,
    pub(super) guid: Option<Guid>,
    pub(super) place: Place<'static>,
    /// What stands behind the question mark of the address and may not stand there.
    pub(super) query: Option<String>,
    /// `Format`, where it is said.
    pub(super) format: Option<String>,
    /// Which operation of the transaction its value is in.
    pub(super) operation: Option<usize>,
    /// Whether it brings a value that is not empty.
    pub(super) has_value: bool,
}

/// The command on nodes that this is; none if it is another one.
pub(super) fn access(command: &Command<'_>) -> Option<AccessType> {
    Some(match command {
        Command::Add(_) => AccessType::Add,
        Command::Copy(_) => AccessType::Copy,
        Command::Delete(_) => AccessType::Delete,
        Command::Exec(_) => AccessType::Exec,
        Command::Get(_) => AccessType::Get,
        Command::Replace(_) => AccessType::Replace,
        _ => return None,
    })
}

/// An item about EMAIL2: its place and value.
pub(super) struct Addressed<'c> {
    pub(super) address: Address,
    pub(super) format: Option<&'c str>,
    /// Nothing where there is no `Data`.
    pub(super) value: Cow<'c, str>,
}

/// What an item is about, if that is EMAIL2.
pub(super) fn addressed<'c>(
    uri: Option<&'c str>,
    item: &'c Item<'_>,
    meta: Option<&'c Meta<'_>>,
) -> Result<Option<Addressed<'c>>, Error> {
    let Some(address) = uri.map(Address::decode).transpose()?.flatten() else {
        return Ok(None);
    };
    let format = [item.meta.as_ref(), meta].into_iter().flatten();
    let format = format.filter_map(|meta| meta.format.as_deref()).next();
    let value = match &item.data {
        None => Cow::Borrowed(""),
        Some(data) => data
            .text()
            .ok_or_else(|| Error::new(ErrorKind::ValueNotText, 0).inside("Data"))?,
    };
    Ok(Some(Addressed {
        address,
        format: format.map(str::trim_ascii),
        value,
    }))
}

/// The place below an account, by the names of an address.
pub(super) fn place(names: &[Cow<'static, str>], guid: Option<Guid>) -> Place<'static> {
    match guid {
        None => Place::Root,
        Some(_) => Place::below_account(names),
    }
}

/// The names of a place below the GUID, as they are written in an address.
pub(crate) fn names(place: &Place<'_>) -> Vec<String> {
    match place {
        Place::Root | Place::Account => Vec::new(),
        place => {
            let text = alloc::format!("{place}");
            match place {
                // A name has slashes of its own.
                Place::NamedProperty(..) => match text.split_once('/') {
                    Some((group, name)) => alloc::vec![group.into(), name.into()],
                    None => alloc::vec![text],
                },
                Place::Unknown(path) => Place::unknown_names(path).collect(),
                _ => text.split('/').map(String::from).collect(),
            }
        }
    }
}
