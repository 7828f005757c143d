//! A transaction that is killed at every write of the disk, and what a restart finds.

use std::error::Error;
use std::ops::Range;

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
    /// At how many of them the store was just making the transaction last.
    pub(crate) in_commit: u64,
    /// How often the transaction had been reported to be done before.
    pub(crate) reported: u64,
    /// How often the restart was killed as well, at one of its own operations.
    pub(crate) killed_again: u64,
    /// How often the accounts were wholly as before …
    pub(crate) old: u64,
    /// … and wholly as they were to be.
    pub(crate) new: u64,
}

/// An account that is neither as before nor as it was to be; or is as before although it was said to
/// be done.
#[derive(Debug)]
struct Broken {
    point: u64,
    survivors: Survivors,
    reported: bool,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = if self.reported { "lost" } else { "half done" };
        write!(
            f,
            "{what} after a crash at {} ({:?})",
            self.point, self.survivors
        )
    }
}

impl Error for Broken {}

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

/// What is stored: each account, its messages, and the accounts of [`APPLICATION`].
#[derive(Debug, PartialEq)]
struct Stored {
    accounts: Vec<(Account<'static>, Option<u64>)>,
    of_application: Vec<Guid>,
}

const APPLICATION: &str = "FabrikamMail";

fn stored(store: &DurableStore) -> Result<Stored, Box<dyn Error>> {
    let mut accounts = Vec::new();
    for guid in store.guids()? {
        let account = store.load(guid)?.ok_or("a name without an account")?;
        accounts.push((account, store.messages(guid)?));
    }
    Ok(Stored {
        accounts,
        of_application: store.created_with(APPLICATION)?,
    })
}

/// Edits the first account and replaces the second by another one, in one Atomic. Between which
/// operations of the disk it was made to last.
fn transaction(store: &mut DurableStore, disk: &Disk) -> Result<Range<u64>, Box<dyn Error>> {
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
    let begin = disk.operations();
    device.commit()?;
    Ok(begin..disk.operations())
}

/// The disk before the transaction.
fn before() -> Result<Vec<u8>, Box<dyn Error>> {
    let disk = Disk::default();
    let mut store = DurableStore::open(disk.clone())?;
    for (guid, name) in [(FIRST, "Ada"), (SECOND, "Mary")] {
        let account = account(guid, name)?;
        if store.deliver(guid, 3)? {
            return Err("messages are received with an account that is not there".into());
        }
        let mut device = Device::new(EDITION, &mut store).with_application(APPLICATION);
        device.carry_out(&Plan::new(None, &account, EDITION)?)?;
        store.deliver(guid, 7)?;
    }
    drop(store);
    Ok(disk.after_crash(Survivors::ALL))
}

/// Kills the transaction at every operation of the disk in turn, and restarts with everything that the
/// disk may hold then. Some restarts are killed at each of their own operations, too, and followed by
/// another.
pub(crate) fn every_point() -> Result<Report, Box<dyn Error>> {
    let content = before()?;
    let old = stored(&DurableStore::open(Disk::with_content(content.clone()))?)?;

    // Without a crash.
    let disk = Disk::with_content(content.clone());
    let mut store = DurableStore::open(disk.clone())?;
    let commit = transaction(&mut store, &disk)?;
    let new = stored(&store)?;
    drop(store);
    let mut report = Report {
        points: disk.operations(),
        in_commit: commit.end - commit.start,
        ..Report::default()
    };

    for point in 0..report.points {
        let disk = Disk::with_content(content.clone()).failing_at(point);
        let reported = DurableStore::open(disk.clone())
            .map_err(Box::from)
            .and_then(|mut store| transaction(&mut store, &disk))
            .is_ok();
        report.reported += u64::from(reported);
        for survivors in Survivors::of(disk.pending()) {
            let broken = Broken {
                point,
                survivors,
                reported,
            };
            let restarted = Disk::with_content(disk.after_crash(survivors));
            let found = stored(&DurableStore::open(restarted)?)?;
            match () {
                () if found == new => report.new += 1,
                () if found == old && !reported => report.old += 1,
                () => return Err(broken.into()),
            }
        }
        // A restart has most to mend where nothing since the last sync is left.
        if point % 8 == 0 {
            let content = disk.after_crash(Survivors::NONE);
            report.killed_again += restart_killed(&content)?;
        }
    }
    Ok(report)
}

/// Kills a restart at each of its own operations. How many restarts after that came up.
fn restart_killed(content: &[u8]) -> Result<u64, Box<dyn Error>> {
    let disk = Disk::with_content(content.to_vec());
    let found = stored(&DurableStore::open(disk.clone())?)?;
    let mut restarts = 0;
    for point in 0..disk.operations() {
        let disk = Disk::with_content(content.to_vec()).failing_at(point);
        drop(DurableStore::open(disk.clone()));
        for survivors in [Survivors::NONE, Survivors::ALL] {
            let restarted = Disk::with_content(disk.after_crash(survivors));
            if stored(&DurableStore::open(restarted)?)? != found {
                return Err(Broken {
                    point,
                    survivors,
                    reported: false,
                }
                .into());
            }
            restarts += 1;
        }
    }
    Ok(restarts)
}
