//! The devices, and what a server has them do.

use std::collections::BTreeMap;
use std::ops::Range;

use email2_csp::device::MemoryStore;
use email2_csp::planner::Plan;
use email2_csp::{Account, AccountNode, ContentTypes, Edition, Guid, Profile, ServiceType};
use syncml::{Command, Data};

use super::session::Link;

/// A device of the fleet.
pub(crate) type Device = email2_csp::device::Device<MemoryStore>;

/// What came back.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) sessions: u64,
    pub(crate) messages: u64,
    pub(crate) bytes: u64,
    /// How often each status came.
    pub(crate) statuses: BTreeMap<u16, u64>,
    /// Which devices are not as planned, and in what.
    pub(crate) failures: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.sessions += other.sessions;
        self.messages += other.messages;
        self.bytes += other.bytes;
        for (code, count) in other.statuses {
            *self.statuses.entry(code).or_default() += count;
        }
        self.failures.extend(other.failures);
    }
}

/// Makes the devices of these numbers and leads their sessions. Those below `full` have no room for
/// another account.
pub(crate) fn provision(numbers: Range<usize>, full: usize) -> (Vec<Device>, Tally) {
    let mut devices = Vec::with_capacity(numbers.len());
    let mut tally = Tally::default();
    for number in numbers {
        let edition = Edition::ALL[number % Edition::ALL.len()];
        let mut store = MemoryStore::new();
        if number < full {
            for other in 0..Profile::MOST_ACCOUNTS {
                store.insert(Account::new(Guid::from_u128(other.into())));
            }
        }
        let mut device = Device::new(edition, store);
        if let Err(what) = one(number, edition, &mut device, &mut tally) {
            let failure = format!("device {number} ({edition}): {what}");
            tally.failures.push(failure);
        }
        devices.push(device);
    }
    (devices, tally)
}

fn one(
    number: usize,
    edition: Edition,
    device: &mut Device,
    tally: &mut Tally,
) -> Result<(), String> {
    let account = account(number, edition)?;
    let guid = account.guid();
    let mut link = Link::new(number);

    let create = command(None, &account, edition)?;
    let commands = create.commands().len();
    let statuses = link.session(device, create, tally)?;
    expect(&statuses, &vec![200; commands + 1])?;
    is_as(device, guid, &account)?;

    // A change whose last value is no number: nothing of it stays.
    let desired = account
        .clone()
        .with(AccountNode::InServer, "imap.contoso.example:993")
        .with(AccountNode::Name, "Grace")
        .with(AccountNode::Linger, "60");
    let change = command(Some(&account), &desired, edition)?;
    let before = device.store().clone();
    let statuses = link.session(device, spoilt(change.clone()), tally)?;
    expect(&statuses, &[507, 216, 500, 215])?;
    if *device.store() != before {
        return Err("a change that failed has left something".to_owned());
    }

    let statuses = link.session(device, change, tally)?;
    expect(&statuses, &[200; 4])?;
    is_as(device, guid, &desired)
}

/// An account that is this device's own.
fn account(number: usize, edition: Edition) -> Result<Account<'static>, String> {
    let account = Account::builder(edition, Guid::from_u128(0xFAB << 64 | number as u128))
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address(format!("user{number}@fabrikam.example"))
        .credentials(format!("user{number}"), format!("secret {number}"))
        .content_types(ContentTypes::MAIL)
        .name("Ada")
        .ssl(true, true)
        .build();
    account.map_err(|verdict| verdict.to_string())
}

fn command(
    current: Option<&Account<'static>>,
    desired: &Account<'static>,
    edition: Edition,
) -> Result<Command<'static>, String> {
    let plan = Plan::new(current, desired, edition).map_err(|verdict| verdict.to_string())?;
    let command = plan.to_command().map_err(|verdict| verdict.to_string())?;
    command.ok_or_else(|| "there is nothing to do".to_owned())
}

/// The same with a time between updates that no edition takes.
fn spoilt(mut command: Command<'static>) -> Command<'static> {
    if let Command::Atomic(atomic) = &mut command {
        let items = atomic.commands.iter_mut().flat_map(Command::items_mut);
        for item in items {
            if item
                .target_uri()
                .is_some_and(|uri| uri.ends_with("/LINGER"))
            {
                item.data = Some(Data::Text("now and then".into()));
            }
        }
    }
    command
}

fn expect(found: &[u16], wanted: &[u16]) -> Result<(), String> {
    if found == wanted {
        return Ok(());
    }
    Err(format!("statuses {found:?} instead of {wanted:?}"))
}

fn is_as(device: &Device, guid: Guid, wanted: &Account<'_>) -> Result<(), String> {
    match device.store().account(guid) {
        Some(account) if account == wanted => Ok(()),
        Some(_) => Err("the account is not as planned".to_owned()),
        None => Err("there is no account".to_owned()),
    }
}
