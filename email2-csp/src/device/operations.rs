//! [`Work`]: the commands of a device on its accounts.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::address::{Address, Content};
use super::checks::{check_format, check_value, has_command, is_fixed, rule_of};
use super::engine::{Device, Failure};
use super::refusal::{Reason, Refusal};
use super::sender::{Capabilities, Sender};
use super::store::AccountStore;
use super::transaction::{Draft, Transaction, bit, bits_below};
use crate::edition::integer::word;
use crate::edition::operations::is_in;
use crate::edition::{DuplicateGuid, Edition, Profile, Rule};
use crate::model::account::{Account, AccountNode, Guid, Place};
use crate::model::provisioning::Value;
use crate::model::tree::{AccessType, Format};

/// What is at an address.
///
/// ```
/// use email2_csp::device::{Address, Answer, Device, MemoryStore};
/// use email2_csp::{Account, AccountNode, Edition, Guid};
///
/// let guid = Guid::from_u128(1);
/// let mut store = MemoryStore::new();
/// store.insert(Account::new(guid).with(AccountNode::ServiceName, "Fabrikam Mail"));
/// let mut device = Device::new(Edition::Windows10Prose, store);
/// let Answer::Value(name) = device.get(&Address::node(guid, AccountNode::ServiceName))? else { panic!() };
/// assert_eq!(&*name, "Fabrikam Mail");
/// let Answer::Names(names) = device.get(&Address::account(guid))? else { panic!() };
/// assert_eq!(names, ["SERVICENAME"]);
/// # Ok::<(), email2_csp::device::Refusal>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Answer {
    /// The value of a node. It may be a credential: its `Debug` does not tell it.
    Value(Value<'static>),
    /// The names of what is below a node, in the order of the tree.
    Names(Vec<String>),
}

/// Commands on accounts, in the Atomic that goes on or in a transaction of their own.
pub(super) struct Work<'w, S: AccountStore> {
    pub(super) profile: Profile,
    sender: Sender,
    store: &'w S,
    atomic: Option<&'w mut Transaction>,
    own: Transaction,
}

type Done<T, S> = Result<T, Failure<<S as AccountStore>::Error>>;

impl<'w, S: AccountStore> Work<'w, S> {
    pub(super) fn new(
        profile: Profile,
        sender: Sender,
        store: &'w S,
        atomic: Option<&'w mut Transaction>,
    ) -> Self {
        Self {
            profile,
            sender,
            store,
            atomic,
            own: Transaction::default(),
        }
    }

    /// What a command outside an Atomic has come to.
    pub(super) fn into_own(self) -> Transaction {
        self.own
    }

    pub(super) fn edition(&self) -> Edition {
        self.profile.edition
    }

    fn transaction(&self) -> &Transaction {
        self.atomic.as_deref().unwrap_or(&self.own)
    }

    pub(super) fn transaction_mut(&mut self) -> &mut Transaction {
        match &mut self.atomic {
            Some(atomic) => atomic,
            None => &mut self.own,
        }
    }

    /// What the account of this name is to be.
    pub(super) fn account(&mut self, guid: Guid) -> Done<Option<Cow<'_, Account<'static>>>, S> {
        if let Some(draft) = self.transaction().drafts.get(&guid) {
            return Ok(draft.account.as_ref().map(Cow::Borrowed));
        }
        let stored = self.store.load(guid).map_err(Failure::Store)?;
        Ok(stored.map(Cow::Owned))
    }

    /// The draft of an account, if it is there or was.
    fn draft(&mut self, guid: Guid) -> Done<Option<&mut Draft>, S> {
        if !self.transaction().drafts.contains_key(&guid) {
            let Some(original) = self.store.load(guid).map_err(Failure::Store)? else {
                return Ok(None);
            };
            let draft = Draft {
                account: Some(original.clone()),
                original: Some(original),
                replaced: false,
                added: 0,
            };
            self.transaction_mut().drafts.insert(guid, draft);
        }
        Ok(self.transaction_mut().drafts.get_mut(&guid))
    }

    /// The account to change, which is there.
    fn existing(&mut self, guid: Guid) -> Done<Option<&mut Draft>, S> {
        Ok(self.draft(guid)?.filter(|draft| draft.account.is_some()))
    }

    /// Whether the account is made in this transaction, or is not there.
    fn is_new(&mut self, guid: Guid) -> Done<bool, S> {
        let draft = self.draft(guid)?;
        Ok(draft.is_none_or(|draft| draft.account.is_none() || draft.is_new()))
    }

    /// Whether the sender may give commands at all.
    pub(super) fn permit(&self) -> Result<(), Refusal> {
        let both = Capabilities::FOUNDATION | Capabilities::MAIL;
        let capable = match self.sender.capabilities {
            Some(has) if self.edition() != Edition::WindowsMobile => has.contains(both),
            _ => true,
        };
        let roles = self.profile.roles();
        if capable && self.sender.roles.0 & roles.0 != 0 {
            return Ok(());
        }
        let rule = Rule::Roles;
        Err(Refusal::by(Reason::PermissionDenied, self.edition(), rule))
    }

    /// Whether the sender may give a command at an address, and the edition has both.
    pub(super) fn allow(&mut self, address: &Address<'_>, command: AccessType) -> Done<(), S> {
        let (edition, place) = (self.edition(), address.place());
        self.permit()?;
        if !is_in(place, edition) {
            let rule = Rule::NodePresence;
            return Err(Refusal::by(Reason::NoSuchNode, edition, rule).into());
        }
        let refuse = |rule| Err(Refusal::by(Reason::NotAllowed, edition, rule).into());
        if command == AccessType::Get && *place == Place::Root && !self.profile.allows_root_query()
        {
            return refuse(Rule::RootQuery);
        }
        if !has_command(place, command, edition) {
            // What the account is created with is not added to it.
            let created = command == AccessType::Add
                && *place == Place::Node(AccountNode::OutgoingSsl)
                && self.is_new(address.guid())?;
            if !created {
                return refuse(rule_of(place, command));
            }
        }
        if command == AccessType::Replace
            && is_fixed(place, edition)
            && !self.is_new(address.guid())?
        {
            return refuse(Rule::ServiceReplace);
        }
        if matches!(command, AccessType::Add | AccessType::Replace)
            && edition.requires_atomic()
            && self.atomic.is_none()
        {
            let rule = Rule::AtomicRequired;
            return Err(Refusal::by(Reason::AtomicRequired, edition, rule).into());
        }
        Ok(())
    }

    pub(super) fn get(&mut self, address: &Address<'_>) -> Done<Answer, S> {
        self.allow(address, AccessType::Get)?;
        if *address.place() == Place::Root {
            let names = self.guids()?.iter().map(ToString::to_string).collect();
            return Ok(Answer::Names(names));
        }
        let account = self.account(address.guid())?.ok_or(Reason::NotFound)?;
        if !account.has_at(address.place()) {
            return Err(Reason::NotFound.into());
        }
        Ok(match address.place() {
            Place::Account => Answer::Names(names_of(&account)),
            Place::TagProps => Answer::Names(tag_names(&account)),
            Place::NamedProps => Answer::Names(named_names(&account)),
            place => {
                let value = account.value_at(place).unwrap_or("");
                Answer::Value(Value::from(String::from(value)))
            }
        })
    }

    /// The names of the accounts, in ascending order.
    pub(super) fn guids(&self) -> Done<Vec<Guid>, S> {
        let stored = self.store.guids().map_err(Failure::Store)?;
        let drafts = &self.transaction().drafts;
        let mut guids: Vec<Guid> = stored
            .into_iter()
            .filter(|guid| !drafts.contains_key(guid))
            .collect();
        let there = drafts.iter().filter(|(_, draft)| draft.account.is_some());
        guids.extend(there.map(|(guid, _)| *guid));
        guids.sort_unstable();
        Ok(guids)
    }

    pub(super) fn add(&mut self, address: &Address<'_>, content: Content<'_>) -> Done<(), S> {
        self.allow(address, AccessType::Add)?;
        let (guid, place) = (address.guid(), address.place());
        let edition = self.edition();
        let mobile = edition == Edition::WindowsMobile;
        match self.existing(guid)? {
            Some(_) if *place == Place::Account => return self.second(guid),
            Some(draft) => {
                let account = draft.account.as_ref();
                let has = |place: &Place<'_>| account.is_some_and(|a| a.has_at(place));
                if has(place) {
                    return Err(Reason::AlreadyExists.into());
                }
                if mobile && place.group().is_some_and(|group| !has(&group)) {
                    return Err(Reason::NotFound.into());
                }
                // What is taken away and added again is replaced.
                if is_fixed(place, edition) && draft.had(place) {
                    let rule = Rule::ServiceReplace;
                    return Err(Refusal::by(Reason::NotAllowed, edition, rule).into());
                }
            }
            None if mobile && *place != Place::Account => return Err(Reason::NotFound.into()),
            None => {}
        }
        let text = self.check(address, content)?;
        let draft = self.create(guid)?;
        put(draft, place, text, Device::<S>::MOST_PROPERTIES)?;
        draft.added |= bit(place);
        Ok(())
    }

    pub(super) fn replace(&mut self, address: &Address<'_>, content: Content<'_>) -> Done<(), S> {
        self.allow(address, AccessType::Replace)?;
        let (guid, place) = (address.guid(), address.place());
        let windows = self.edition() != Edition::WindowsMobile && self.atomic.is_some();
        if let Some(draft) = self.existing(guid)? {
            if windows && draft.added & bit(place) != 0 {
                return Err(Reason::AddedBefore.into());
            }
        }
        let text = self.check(address, content)?;
        let draft = self.create(guid)?;
        put(draft, place, text, Device::<S>::MOST_PROPERTIES)?;
        Ok(())
    }

    pub(super) fn delete(&mut self, address: &Address<'_>) -> Done<(), S> {
        self.allow(address, AccessType::Delete)?;
        let place = address.place();
        let Some(draft) = self.existing(address.guid())? else {
            return Err(Reason::NotFound.into());
        };
        if *place == Place::Account {
            draft.remove();
            let transaction = self.transaction_mut();
            transaction.gone = transaction.gone.saturating_add(1);
            return Ok(());
        }
        let there = draft.account.as_mut().is_some_and(|a| a.remove_at(place));
        if !there {
            return Err(Reason::NotFound.into());
        }
        draft.added &= !bits_below(place);
        Ok(())
    }

    /// An account is added whose GUID is there already.
    fn second(&mut self, guid: Guid) -> Done<(), S> {
        let edition = self.edition();
        if edition.duplicate_guid() == DuplicateGuid::DeletesExisting {
            if let Some(draft) = self.existing(guid)? {
                // What this Atomic has made was never there.
                let stored = !draft.is_new();
                draft.remove();
                let transaction = self.transaction_mut();
                transaction.gone = transaction.gone.saturating_add(1);
                if stored {
                    transaction.doomed.push(guid);
                }
            }
        }
        let rule = Rule::DuplicateGuid;
        Err(Refusal::by(Reason::AlreadyExists, edition, rule).into())
    }

    /// The draft of an account that is there, or is made now.
    pub(super) fn create(&mut self, guid: Guid) -> Done<&mut Draft, S> {
        if self.existing(guid)?.is_none() {
            let stored = self.store.count().map_err(Failure::Store)?;
            let transaction = self.transaction();
            let count = stored.saturating_add(transaction.made);
            let count = count.saturating_sub(transaction.gone);
            if count >= usize::from(self.profile.account_limit()) {
                let rule = Rule::AccountLimit;
                return Err(Refusal::by(Reason::DeviceFull, self.edition(), rule).into());
            }
            let transaction = self.transaction_mut();
            transaction.made = transaction.made.saturating_add(1);
        }
        let draft = self.transaction_mut().drafts.entry(guid).or_insert(Draft {
            original: None,
            account: None,
            replaced: false,
            added: 0,
        });
        draft.account.get_or_insert_with(|| Account::new(guid));
        Ok(draft)
    }

    /// The value that a command brings, if the node takes it.
    fn check<'v>(&self, address: &Address<'_>, content: Content<'v>) -> Result<&'v str, Refusal> {
        let (place, edition) = (address.place(), self.edition());
        check_format(address, content, edition)?;
        let is_int = Format::INT.name() == Some(content.format);
        let word = word(place, content.text, edition).filter(|_| is_int);
        let text = word.unwrap_or(content.text);
        check_value(place, text, edition)?;
        Ok(text)
    }
}

/// Writes what a command brings, if there is room for it: an account may have so many properties that
/// are no nodes.
fn put(
    draft: &mut Draft,
    place: &Place<'_>,
    text: &str,
    most_properties: usize,
) -> Result<(), Refusal> {
    let Some(account) = &mut draft.account else {
        return Ok(());
    };
    if matches!(place, Place::TagProperty(_) | Place::NamedProperty(..)) {
        let (tags, named) = (account.tag_properties(), account.named_properties());
        let there = tags.len().saturating_add(named.len());
        if there >= most_properties && !account.has_at(place) {
            return Err(Reason::DeviceFull.into());
        }
    }
    account.set_at(place, String::from(text));
    Ok(())
}

/// The names of what is below the node of an account.
fn names_of(account: &Account<'_>) -> Vec<String> {
    let leaves = account.iter().filter(|(node, _)| !node.is_in_tag_props());
    let mut names: Vec<String> = leaves.map(|(node, _)| String::from(node.name())).collect();
    for place in [Place::TagProps, Place::NamedProps] {
        if account.has_at(&place) {
            names.push(place.to_string());
        }
    }
    names
}

fn tag_names(account: &Account<'_>) -> Vec<String> {
    let leaves = account.iter().filter(|(node, _)| node.is_in_tag_props());
    let leaves = leaves.map(|(node, _)| String::from(node.last_name()));
    let others = account.tag_properties();
    leaves.chain(others.map(|p| p.tag.to_string())).collect()
}

fn named_names(account: &Account<'_>) -> Vec<String> {
    let properties = account.named_properties();
    properties
        .map(|p| alloc::format!("{}#{}", p.name, p.mapi_type))
        .collect()
}
