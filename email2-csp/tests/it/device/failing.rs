//! Stores that fail.

use email2_csp::device::{
    AccountStore, Address, Change, Content, Device, MemoryStore, Original, Reason, Refusal,
};
use email2_csp::planner::Plan;
use email2_csp::provisioning::{Characteristic, Document};
use email2_csp::{Account, AccountNode, Edition, Guid};

use super::facts::{GUID, smallest};

/// A store whose every call from the `fails_at`th on fails, once or for good.
#[derive(Clone, Debug)]
struct Failing {
    inner: MemoryStore,
    calls: std::cell::Cell<u32>,
    fails_at: u32,
    for_good: bool,
    /// Whether a failing `apply` leaves half of what it was asked for.
    torn: bool,
}

#[derive(Debug, PartialEq)]
struct Broken(u32);

impl Failing {
    fn new(inner: MemoryStore, fails_at: u32) -> Self {
        Self {
            inner,
            calls: std::cell::Cell::new(0),
            fails_at,
            for_good: false,
            torn: false,
        }
    }

    fn call(&self) -> Result<(), Broken> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let fails = match self.for_good {
            true => call >= self.fails_at,
            false => call == self.fails_at,
        };
        if fails { Err(Broken(call)) } else { Ok(()) }
    }
}

fn never<T>(done: Result<T, std::convert::Infallible>) -> T {
    done.unwrap_or_else(|never| match never {})
}

impl AccountStore for Failing {
    type Error = Broken;

    fn load(&self, guid: Guid) -> Result<Option<Account<'static>>, Broken> {
        self.call()?;
        Ok(never(self.inner.load(guid)))
    }

    fn guids(&self) -> Result<Vec<Guid>, Broken> {
        self.call()?;
        Ok(never(self.inner.guids()))
    }

    fn created_with(&self, application: &str) -> Result<Vec<Guid>, Broken> {
        self.call()?;
        Ok(never(self.inner.created_with(application)))
    }

    fn apply(&mut self, changes: &[Change<'_>]) -> Result<(), Broken> {
        if let Err(broken) = self.call() {
            if self.torn {
                never(self.inner.apply(&changes[..changes.len().div_ceil(2)]));
            }
            return Err(broken);
        }
        never(self.inner.apply(changes));
        Ok(())
    }

    fn undo(&mut self, originals: &[Original<'_>]) -> Result<(), Broken> {
        self.call()?;
        if self.torn {
            for original in originals {
                let change = match original.account {
                    Some(account) => Change::Update(account),
                    None => Change::Remove(original.guid),
                };
                never(self.inner.apply(&[change]));
            }
        }
        Ok(())
    }
}

const EDITION: Edition = Edition::DdfV2;
const OTHER: Guid = Guid::from_u128(2);

/// An account of an application, with messages.
fn stored() -> MemoryStore {
    let mut device = Device::new(EDITION, MemoryStore::new()).with_application("FabrikamMail");
    let account = smallest(EDITION, GUID);
    let plan = Plan::new(None, &account, EDITION).unwrap();
    device.carry_out(&plan).unwrap();
    let mut store = device.into_store();
    store.deliver(GUID, 7);
    store
}

/// Edits one account and creates another; commits, or rolls back as a session does.
fn transaction(device: &mut Device<Failing>) -> Result<(), Reason> {
    device.begin().map_err(|r| r.reason())?;
    let done = edit(device);
    let done = done.and_then(|()| device.commit());
    if let Err(refusal) = done {
        let rolled_back = device.roll_back();
        return Err(rolled_back.map_or_else(|r| r.reason(), |()| refusal.reason()));
    }
    Ok(())
}

fn edit(device: &mut Device<Failing>) -> Result<(), Refusal> {
    let name = Address::node(GUID, AccountNode::Name);
    device.replace(&name, Content::text("Ada"))?;
    let account = smallest(EDITION, OTHER);
    device.add(&Address::account(OTHER), Content::NODE)?;
    let tags = Address::new(OTHER, email2_csp::Place::TagProps);
    device.add(&tags, Content::NODE)?;
    for (node, value) in account.iter() {
        device.add(&Address::node(OTHER, node), Content::text(value))?;
    }
    Ok(())
}

#[test]
fn whichever_call_of_the_store_fails_the_accounts_are_wholly_old_or_wholly_new() {
    for torn in [false, true] {
        let mut failed = 0;
        for fails_at in 0.. {
            let mut store = Failing::new(stored(), fails_at);
            store.torn = torn;
            let mut device = Device::new(EDITION, store);
            let done = transaction(&mut device);
            let store = device.store();
            if done.is_ok() {
                assert_eq!(store.inner.accounts().len(), 2);
                assert!(store.calls.get() <= fails_at);
                break;
            }
            failed += 1;
            assert_eq!(done, Err(Reason::StoreFailed));
            assert_eq!(store.inner, stored(), "call {fails_at}");
            assert_eq!(device.take_store_error(), Some(Broken(fails_at)));
            assert_eq!(device.take_store_error(), None);
        }
        assert!(failed > 2, "{failed}");
    }
}

#[test]
fn a_store_that_cannot_undo_is_status_516() {
    // The calls of a transaction that succeeds, the last of which writes.
    let mut device = Device::new(EDITION, Failing::new(stored(), u32::MAX));
    transaction(&mut device).unwrap();
    let writes = device.store().calls.get() - 1;

    let mut store = Failing::new(stored(), writes);
    store.for_good = true;
    let mut device = Device::new(EDITION, store);
    let reason = transaction(&mut device).unwrap_err();
    assert_eq!(reason, Reason::RollBackFailed);
    assert_eq!(reason.status(), 516);
    assert!(!device.is_in_atomic());
}

#[test]
fn a_command_outside_an_atomic_that_the_store_fails_is_undone() {
    let name = Address::node(GUID, AccountNode::Name);
    for torn in [false, true] {
        // The first call loads, the second writes.
        let mut store = Failing::new(stored(), 1);
        store.torn = torn;
        let mut device = Device::new(EDITION, store);
        let refusal = device.replace(&name, Content::text("Ada")).unwrap_err();
        assert_eq!(refusal.status(), 510);
        assert_eq!(device.store().inner, stored());
        device.replace(&name, Content::text("Ada")).unwrap();
        assert_ne!(device.store().inner, stored());
    }
}

/// What removes an account, or puts another one in its place.
struct Removal {
    edition: Edition,
    run: fn(&mut Device<Failing>) -> Result<(), Refusal>,
    /// The reason, if its store fails once, at the call that writes.
    reason: Reason,
}

/// Their last call of the store is the one that writes.
fn removals() -> [Removal; 5] {
    let removal = |edition, run, reason| Removal {
        edition,
        run,
        reason,
    };
    let (windows, mobile) = (EDITION, Edition::WindowsMobile);
    [
        removal(
            windows,
            |device| device.remove_application("FabrikamMail").map(drop),
            Reason::StoreFailed,
        ),
        removal(
            windows,
            |device| device.delete(&Address::account(GUID)),
            Reason::StoreFailed,
        ),
        // Deleted, and made anew with the same GUID.
        removal(
            windows,
            |device| {
                let account = smallest(EDITION, GUID).with(AccountNode::Name, "Ada");
                device.begin()?;
                let done = device.delete(&Address::account(GUID));
                let plan = Plan::new(None, &account, EDITION).unwrap();
                let done = done.and_then(|()| device.follow(&plan));
                let done = done.and_then(|()| device.commit());
                done.or_else(|refusal| device.roll_back().and(Err(refusal)))
            },
            Reason::StoreFailed,
        ),
        // A second account of the GUID, which takes the first with it.
        removal(
            mobile,
            |device| device.add(&Address::account(GUID), Content::NODE),
            Reason::StoreFailed,
        ),
        removal(
            mobile,
            |device| {
                device.begin()?;
                let done = device.add(&Address::account(GUID), Content::NODE);
                device.roll_back().and(done)
            },
            // The account should be gone, and is not.
            Reason::RollBackFailed,
        ),
    ]
}

/// The accounts without their messages, which a store that does not keep its promise has lost.
fn settings(device: &Device<Failing>) -> Vec<Account<'static>> {
    device.store().inner.accounts().cloned().collect()
}

#[test]
fn a_torn_removal_is_undone_and_status_516_where_it_cannot_be() {
    for (at, removal) in removals().into_iter().enumerate() {
        let mut inner = MemoryStore::new();
        let mut first = Device::new(removal.edition, inner).with_application("FabrikamMail");
        for guid in [GUID, OTHER] {
            let account = smallest(removal.edition, guid);
            let plan = Plan::new(None, &account, removal.edition).unwrap();
            first.carry_out(&plan).unwrap();
        }
        inner = first.into_store();
        let device = |fails_at, for_good| {
            let mut store = Failing::new(inner.clone(), fails_at);
            (store.torn, store.for_good) = (true, for_good);
            Device::new(removal.edition, store)
        };
        let mut works = device(u32::MAX, false);
        let before = settings(&works);
        let done = (removal.run)(&mut works);
        assert!(done.is_ok() || removal.edition == Edition::WindowsMobile);
        assert_ne!(settings(&works), before);
        let calls = works.store().calls.get();

        for fails_at in 0..calls {
            let mut device = device(fails_at, false);
            let reason = (removal.run)(&mut device).unwrap_err().reason();
            if fails_at == calls - 1 {
                assert_eq!(reason, removal.reason, "{at}");
            }
            assert_eq!(settings(&device), before, "{at}, call {fails_at}");
            assert_eq!(device.take_store_error(), Some(Broken(fails_at)));
        }
        let mut device = device(calls - 1, true);
        let reason = (removal.run)(&mut device).unwrap_err().reason();
        assert_eq!(reason, Reason::RollBackFailed, "{at}");
        assert_eq!(device.take_store_error(), Some(Broken(calls)));
    }
}

#[test]
fn a_query_that_the_store_fails_is_an_error_by_its_own_name() {
    let query = Document::new().with(Characteristic::query("EMAIL2"));
    let mut works = Device::new(EDITION, Failing::new(stored(), u32::MAX));
    assert!(works.apply_document(&query).is_done());
    let calls = works.store().calls.get();
    assert!(calls > 1);
    for fails_at in 0..calls {
        let mut device = Device::new(EDITION, Failing::new(stored(), fails_at));
        let answer = device.apply_document(&query).answer.to_xml().unwrap();
        let failed = "<characteristic-query-error type=\"EMAIL2\"";
        assert!(answer.contains(failed), "{answer}");
    }
}

#[test]
fn a_command_outside_an_atomic_that_cannot_be_undone_is_status_516() {
    let name = Address::node(GUID, AccountNode::Name);
    let mut store = Failing::new(stored(), 1);
    store.for_good = true;
    let mut device = Device::new(EDITION, store);
    let refusal = device.replace(&name, Content::text("Ada")).unwrap_err();
    assert_eq!(refusal.status(), 516);
    assert!(refusal.to_string().starts_with("The store has not undone"));
}

#[cfg(feature = "syncml")]
#[test]
fn a_store_that_cannot_be_read_in_the_middle_of_an_atomic_undoes_it() {
    use super::session::{atomic, replace, session, uri};

    let mut before = stored();
    before.insert(smallest(EDITION, OTHER));
    // The first call loads one account, the second the other.
    let mut device = Device::new(EDITION, Failing::new(before.clone(), 1));
    let edits = [GUID, OTHER, GUID].map(|guid| replace(uri(EDITION, guid, "/NAME"), "Ada"));
    let outcome = session(&mut device, vec![atomic(edits.to_vec())]);
    assert_eq!(outcome.statuses, [[507, 216, 510, 215]]);
    assert_eq!(device.store().inner, before);
}

#[cfg(feature = "syncml")]
#[test]
fn a_session_is_told_507_and_216_or_516() {
    use super::session::{atomic, replace, session, uri};

    for (for_good, children) in [(false, 216), (true, 516)] {
        let mut store = Failing::new(stored(), 1);
        store.for_good = for_good;
        let mut device = Device::new(EDITION, store);
        let outcome = session(
            &mut device,
            vec![atomic(vec![
                replace(uri(EDITION, GUID, "/NAME"), "Ada"),
                replace(uri(EDITION, GUID, "/DOMAIN"), "fabrikam"),
            ])],
        );
        assert_eq!(outcome.statuses, [[507, children, children]]);
        assert_eq!(device.store().inner, stored());
    }
}
