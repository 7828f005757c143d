//! [`encode`]: an operation → the command that it is.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use syncml::{Atomic, Command, Delete, Edit, Item, Meta, Transfer};

use super::address::below;
use super::step::names;
use crate::edition::order::written;
use crate::edition::{Expected, Found, Profile, Rule, Verdict};
use crate::model::account::{Account, Guid, Operation, Place};
use crate::model::tree::{AccessType, Format};

/// The command that an operation is in an edition: `Atomic`, `Delete` or `Get`. A `CmdID` is given
/// to it, and to what is in it, when it is sent.
///
/// A new account is one `Atomic` of an `Add` for each node, in the order of the edition; where it
/// has no `Add` for a node (`812C000B` in the page of Windows 10), of a `Replace`. An edit is one
/// `Atomic` of `Replace`; a group with nothing in it is written itself.
///
/// ```
/// use email2_csp::dm::encode;
/// use email2_csp::{Edition, Guid, Operation};
///
/// let remove = Operation::Remove(Guid::from_u128(42));
/// let command = encode(&remove, Edition::DdfV2).unwrap();
/// assert_eq!(command.name(), "Delete");
/// ```
///
/// # Errors
///
/// What the edition finds in the operation, accounts that are there left aside: what is written is
/// legal. An edit of nothing is no `Atomic` ([`Rule::EmptyAtomic`]).
pub fn encode<'a>(
    operation: &'a Operation<'_>,
    profile: impl Into<Profile>,
) -> Result<Command<'a>, Verdict<'static>> {
    let profile = profile.into();
    let mut verdict = operation.validate(profile, None);
    let command = match operation {
        Operation::Create(account) | Operation::Set(account) => {
            writes(account, &profile, true, &mut verdict)
        }
        Operation::Edit(account) => writes(account, &profile, false, &mut verdict),
        Operation::Remove(guid) => delete(&profile, *guid, &Place::Account, &mut verdict),
        Operation::RemoveNode(guid, place) => delete(&profile, *guid, place, &mut verdict),
        Operation::Query(query) => {
            let uri = address(&profile, query.guid, &query.place, &mut verdict);
            let list = if query.recursive {
                "?list=StructData"
            } else {
                ""
            };
            let mut get = Transfer::default();
            get.items.push(Item::to_target(format!("{uri}{list}")));
            Command::Get(get)
        }
        Operation::Unsupported { .. } => Command::Atomic(Atomic::default()),
    };
    if verdict.is_legal() {
        Ok(command)
    } else {
        Err(verdict.into_owned())
    }
}

/// The address of a place. A name that no address can have is a finding.
fn address<'a>(
    profile: &Profile,
    guid: Option<Guid>,
    place: &Place<'_>,
    verdict: &mut Verdict<'a>,
) -> String {
    let root = profile.root();
    let base = match guid {
        Some(guid) => format!("{root}/{}", guid.escaped()),
        None => String::from(root),
    };
    match place {
        Place::Root | Place::Account => base,
        // Nothing in these names has to be escaped.
        Place::Node(_) | Place::TagProps | Place::TagProperty(_) | Place::NamedProps => {
            format!("{base}/{place}")
        }
        place => {
            let names = names(place);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            below(&base, &names).unwrap_or_else(|| {
                verdict.add(
                    place.clone().into_owned(),
                    Rule::UnknownNode,
                    Expected::PropertyName,
                    Found::Node,
                );
                String::new()
            })
        }
    }
}

fn delete<'a>(
    profile: &Profile,
    guid: Guid,
    place: &Place<'_>,
    verdict: &mut Verdict<'a>,
) -> Command<'a> {
    let mut delete = Delete::default();
    let uri = address(profile, Some(guid), place, verdict);
    delete.items.push(Item::to_target(uri));
    Command::Delete(delete)
}

/// The `Atomic` that writes an account.
fn writes<'a>(
    account: &'a Account<'_>,
    profile: &Profile,
    create: bool,
    verdict: &mut Verdict<'a>,
) -> Command<'a> {
    let mut atomic = Atomic::default();
    for (place, value) in written(account, profile.edition, create) {
        let facts = place.facts(profile.edition);
        let adds = facts.is_none_or(|facts| facts.access().has(AccessType::Add));
        let uri = address(profile, Some(account.guid()), &place, verdict);
        let format = match value {
            Some(_) => Format::CHR,
            None => Format::NODE,
        };
        let mut item =
            Item::to_target(uri).with_meta(Meta::new().with_format(format.name().unwrap_or("chr")));
        if let Some(value) = value {
            item = item.with_data(Cow::Borrowed(value));
        }
        let mut edit = Edit::default();
        edit.items.push(item);
        atomic.commands.push(match create && adds {
            true => Command::Add(edit),
            false => Command::Replace(edit),
        });
    }
    if atomic.commands.is_empty() && verdict.is_legal() {
        let (rule, expected) = (Rule::EmptyAtomic, Expected::Write);
        verdict.add(Place::Account, rule, expected, Found::Nothing);
    }
    Command::Atomic(atomic)
}
