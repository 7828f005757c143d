//! A transaction that is killed at every write of the disk, and what a restart finds.

use std::error::Error;

use email2_csp::device::{AccountStore, Device};
use email2_csp::planner::Plan;
use email2_csp::{Account, AccountNode, ContentTypes, Edition, Guid, ServiceType};

use super::disk::{Disk, Survivors};
use super::store::DurableStore;

const EDITION: Edition = Edition::DdfV2;
const FIRST: Guid = Guid::from_u128(1);
const SECOND: Guid = Guid::from_u128(2);

/// What has come of all crashes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Report {
    /// At how many operations of the disk it was killed.
    pub(crate) points: u64,
    /// How many disks a restart was tried with after each.
    pub(crate) disks_each: u64,
    /// How often the accounts were wholly as before …
    pub(crate) old: u64,
    /// … and wholly as they were to be.
    pub(crate) new: u64,
}

impl Report {
    pub(crate) const fn restarts(&self) -> u64 {
        self.old + self.new
    }
}

/// An account that is neither as before nor as it was to be.
#[derive(Debug)]
struct HalfDone(u64, Survivors);

impl std::fmt::Display for HalfDone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "half done after a crash at {} ({:?})", self.0, self.1)
    }
}

impl Error for HalfDone {}

fn account(guid: Guid, name: &'static str) -> Result<Account<'static>, Box<dyn Error>> {
    let account = Account::builder(EDITION, guid)
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .credentials("ada", "secret")
        .content_types(ContentTypes::MAIL)
        .name(name)
        .build()?;
    Ok(account)
}

/// What is stored: the accounts, and the messages of the first one.
type Stored = (Vec<Account<'static>>, Option<u64>);

fn stored(store: &DurableStore) -> Result<Stored, Box<dyn Error>> {
    let mut accounts = Vec::new();
    for guid in store.guids()? {
        accounts.extend(store.load(guid)?);
    }
    Ok((accounts, store.messages(FIRST)?))
}

/// Edits the first account and replaces the second by another one, in one Atomic.
fn transaction(store: DurableStore) -> Result<DurableStore, Box<dyn Error>> {
    let mut device = Device::new(EDITION, store);
    let current = account(FIRST, "Ada")?;
    let desired = current
        .clone()
        .with(AccountNode::InServer, "imap.contoso.example")
        .with(AccountNode::Domain, "contoso");
    let (edit, second) = (
        Plan::new(Some(&current), &desired, EDITION)?,
        account(SECOND, "Grace")?,
    );
    let create = Plan::new(None, &second, EDITION)?;
    let removal = Plan::removal(SECOND, EDITION);
    device.begin()?;
    for plan in [&edit, &removal, &create] {
        device.follow(plan)?;
    }
    device.commit()?;
    Ok(device.into_store())
}

/// The disk before the transaction.
fn before() -> Result<Vec<u8>, Box<dyn Error>> {
    let disk = Disk::default();
    let mut store = DurableStore::open(disk.clone())?;
    for (guid, name) in [(FIRST, "Ada"), (SECOND, "Mary")] {
        let account = account(guid, name)?;
        Device::new(EDITION, &mut store).carry_out(&Plan::new(None, &account, EDITION)?)?;
        store.deliver(guid, 7)?;
    }
    drop(store);
    Ok(disk.after_crash(Survivors::All))
}

/// Kills the transaction at every operation of the disk in turn, and restarts with everything that the
/// disk may hold then.
pub(crate) fn every_point() -> Result<Report, Box<dyn Error>> {
    let content = before()?;
    let old = stored(&DurableStore::open(Disk::with_content(content.clone()))?)?;

    // Without a crash.
    let disk = Disk::with_content(content.clone());
    let store = transaction(DurableStore::open(disk.clone())?)?;
    let new = stored(&store)?;
    drop(store);
    let mut report = Report {
        points: disk.operations(),
        disks_each: Survivors::ALL.len() as u64,
        ..Report::default()
    };

    for point in 0..report.points {
        let disk = Disk::with_content(content.clone()).failing_at(point);
        // The outcome is that of a process that is killed: nobody is left to see it.
        drop(DurableStore::open(disk.clone()).map(transaction));
        for survivors in Survivors::ALL {
            let restarted = Disk::with_content(disk.after_crash(survivors));
            let found = stored(&DurableStore::open(restarted)?)?;
            if found == old {
                report.old += 1;
            } else if found == new {
                report.new += 1;
            } else {
                return Err(HalfDone(point, survivors).into());
            }
        }
    }
    Ok(report)
}
