//! The elements of a document, one after the other, on the Atomic that goes on.

use alloc::string::String;
use alloc::vec::Vec;

use super::answer::{self, EMAIL2, description};
use crate::device::address::{Address, Content};
use crate::device::engine::Device;
use crate::device::operations::Answer;
use crate::device::refusal::{Reason, Refusal};
use crate::device::store::AccountStore;
use crate::edition::Rule;
use crate::model::account::{Account, AccountNode, Guid, Place};
use crate::model::provisioning::{Characteristic, Item, Parm, Value, Verb};
use crate::model::tree::AccessType;

/// The first failure.
pub(super) type First = Option<Refusal>;

impl<S: AccountStore> Device<S> {
    /// A characteristic at the top.
    pub(super) fn top(&mut self, top: &mut Characteristic<'static>, first: &mut First) {
        let email2 = top.kind.eq_ignore_ascii_case(EMAIL2);
        let outcome = match top.verb {
            _ if top.failed || !email2 => Err(Reason::NoSuchNode.into()),
            Verb::Set => {
                self.accounts(top, first);
                Ok(())
            }
            Verb::Query => self.all_accounts(top),
            Verb::Absent => self.delete(&Address::ROOT),
        };
        if let Err(refusal) = outcome {
            fail_characteristic(top, refusal, first);
        }
    }

    /// What stands in EMAIL2.
    fn accounts(&mut self, top: &mut Characteristic<'static>, first: &mut First) {
        let mut unknown = false;
        for item in &mut top.items {
            match item {
                Item::Characteristic(account) => {
                    if let Err(refusal) = self.account_element(account, first) {
                        fail_characteristic(account, refusal, first);
                    }
                }
                Item::Parm(parm) => fail_parm(parm, Reason::NoSuchNode.into(), first),
                Item::Unknown(_) => unknown = true,
            }
        }
        if unknown {
            fail_characteristic(top, Reason::NoSuchNode.into(), first);
        }
    }

    /// A characteristic in EMAIL2: its type is a GUID.
    pub(super) fn account_element(
        &mut self,
        element: &mut Characteristic<'static>,
        first: &mut First,
    ) -> Result<(), Refusal> {
        let guid = Guid::decode(&element.kind);
        let guid = guid.map_err(|_| Refusal::from(Reason::NoSuchNode))?;
        if element.failed {
            return Err(Reason::NoSuchNode.into());
        }
        match element.verb {
            Verb::Absent => self.delete(&Address::account(guid)),
            Verb::Query => {
                let recursive = element.is_recursive();
                let found = self.account_at(&Address::account(guid))?;
                let kind = core::mem::take(&mut element.kind);
                *element = match found {
                    Some(account) => Characteristic {
                        kind,
                        ..answer::account(&account, recursive)
                    },
                    None => Characteristic::absent(kind),
                };
                Ok(())
            }
            Verb::Set => {
                if !only_queries(&element.items) {
                    self.set_account(guid)?;
                }
                self.account_items(guid, element, first);
                Ok(())
            }
        }
    }

    /// What stands in the characteristic of an account.
    fn account_items(
        &mut self,
        guid: Guid,
        element: &mut Characteristic<'static>,
        first: &mut First,
    ) {
        let mut unknown = false;
        for item in &mut element.items {
            match item {
                Item::Parm(parm) => self.parm(guid, None, parm, first),
                Item::Characteristic(group) => {
                    if let Err(refusal) = self.group(guid, group, first) {
                        fail_characteristic(group, refusal, first);
                    }
                }
                Item::Unknown(_) => unknown = true,
            }
        }
        if unknown {
            fail_characteristic(element, Reason::NoSuchNode.into(), first);
        }
    }

    /// `TAGPROPS` or `NAMEDPROPS`.
    pub(super) fn group(
        &mut self,
        guid: Guid,
        group: &mut Characteristic<'static>,
        first: &mut First,
    ) -> Result<(), Refusal> {
        let names = [alloc::format!("{guid}"), String::from(&*group.kind)];
        let address = Address::decode(names).filter(Address::is_interior);
        let address = address.ok_or_else(|| Refusal::from(Reason::NoSuchNode))?;
        if group.failed {
            return Err(Reason::NoSuchNode.into());
        }
        match group.verb {
            Verb::Absent => self.delete(&address),
            Verb::Query => {
                let found = self.account_at(&address)?;
                let kind = core::mem::take(&mut group.kind);
                let found = found.filter(|account| account.has_at(address.place()));
                let told = found.map(|account| match address.place() {
                    Place::TagProps => answer::tag_props(&account),
                    _ => answer::named_props(&account),
                });
                *group = match told {
                    Some(told) => Characteristic { kind, ..told },
                    None => Characteristic::absent(kind),
                };
                Ok(())
            }
            Verb::Set => {
                if !only_queries(&group.items) {
                    self.replace(&address, Content::NODE)?;
                }
                let kind = group.kind.clone();
                let mut strange = false;
                for item in &mut group.items {
                    match item {
                        Item::Parm(parm) => self.parm(guid, Some(&kind), parm, first),
                        Item::Characteristic(below) => {
                            fail_characteristic(below, Reason::NoSuchNode.into(), first);
                        }
                        Item::Unknown(_) => strange = true,
                    }
                }
                match strange {
                    true => Err(Reason::NoSuchNode.into()),
                    false => Ok(()),
                }
            }
        }
    }

    /// A setting of an account, directly in it or in a group.
    pub(super) fn parm(
        &mut self,
        guid: Guid,
        group: Option<&str>,
        parm: &mut Parm<'static>,
        first: &mut First,
    ) {
        let guid = alloc::format!("{guid}");
        let names = [Some(&*guid), group, Some(&*parm.name)];
        let address = Address::decode(names.into_iter().flatten());
        let outcome = match address.filter(|address| !address.is_interior() && !parm.failed) {
            Some(address) => self.leaf(&address, parm),
            None => Err(self.refusal(Reason::NoSuchNode, Rule::UnknownNode)),
        };
        if let Err(refusal) = outcome {
            fail_parm(parm, refusal, first);
        }
    }

    fn leaf(&mut self, address: &Address<'_>, parm: &mut Parm<'static>) -> Result<(), Refusal> {
        match parm.verb {
            Verb::Absent => Err(self.refusal(Reason::NotAllowed, Rule::QueryElements)),
            Verb::Query => {
                let name = core::mem::take(&mut parm.name);
                match self.get(address) {
                    Ok(Answer::Value(value)) => *parm = Parm::new(name, value),
                    Err(refusal) if refusal.reason() != Reason::NotFound => {
                        parm.name = name;
                        return Err(refusal);
                    }
                    _ => *parm = Parm::absent(name),
                }
                Ok(())
            }
            Verb::Set => {
                if parm.typed_value().is_none() {
                    return Err(Reason::WrongFormat.into());
                }
                let text = parm.value.as_ref().map_or("", Value::as_str);
                self.set_leaf(address, text)
            }
        }
    }

    /// Sets a node. `SERVICENAME` and `SERVICETYPE` may be said again as they are.
    fn set_leaf(&mut self, address: &Address<'_>, text: &str) -> Result<(), Refusal> {
        let service = matches!(
            address.place(),
            Place::Node(AccountNode::ServiceName | AccountNode::ServiceType)
        );
        if service {
            if let Ok(Answer::Value(there)) = self.get(address) {
                if there == text {
                    return Ok(());
                }
            }
        }
        self.replace(address, Content::text(text))
    }

    /// Makes an account if it is not there.
    fn set_account(&mut self, guid: Guid) -> Result<(), Refusal> {
        let address = Address::account(guid);
        match self.account_at(&address)? {
            Some(_) => Ok(()),
            None => self.add(&address, Content::NODE),
        }
    }

    /// The account of an address that may be asked for.
    fn account_at(&mut self, address: &Address<'_>) -> Result<Option<Account<'static>>, Refusal> {
        let (mut work, _) = self.work();
        let account = match work.allow(address, AccessType::Get) {
            Ok(()) => work
                .account(address.guid())
                .map(|a| a.map(|a| a.into_owned())),
            Err(failure) => Err(failure),
        };
        self.finish(account)
    }

    /// `characteristic-query` of EMAIL2 itself.
    fn all_accounts(&mut self, top: &mut Characteristic<'static>) -> Result<(), Refusal> {
        self.get(&Address::ROOT)?;
        let (work, _) = self.work();
        let guids = work.guids();
        let guids = self.finish(guids)?;
        let recursive = top.is_recursive();
        let mut out = Characteristic::new(String::from(&*top.kind));
        for guid in guids {
            if !recursive {
                out.items
                    .push(Characteristic::new(alloc::format!("{guid}")).into());
            } else if let Some(account) = self.account_at(&Address::account(guid))? {
                out.items.push(answer::account(&account, true).into());
            }
        }
        *top = out;
        Ok(())
    }

    fn refusal(&self, reason: Reason, rule: Rule) -> Refusal {
        Refusal::by(reason, self.profile().edition, rule)
    }
}

/// Whether nothing is to be set: there are questions, and nothing else.
fn only_queries(items: &[Item<'_>]) -> bool {
    let mut groups: Vec<&[Item<'_>]> = alloc::vec![items];
    let mut queries = false;
    while let Some(items) = groups.pop() {
        for item in items {
            match item {
                Item::Parm(parm) if parm.verb == Verb::Query => queries = true,
                Item::Characteristic(group) if group.verb == Verb::Query => queries = true,
                // An empty group is to be made.
                Item::Characteristic(group)
                    if group.verb == Verb::Set && !group.items.is_empty() =>
                {
                    groups.push(&group.items);
                }
                _ => return false,
            }
        }
    }
    queries
}

pub(super) fn fail_characteristic(
    element: &mut Characteristic<'static>,
    refusal: Refusal,
    first: &mut First,
) {
    element.fail(description(&refusal));
    first.get_or_insert(refusal);
}

fn fail_parm(parm: &mut Parm<'static>, refusal: Refusal, first: &mut First) {
    parm.fail(description(&refusal));
    first.get_or_insert(refusal);
}
