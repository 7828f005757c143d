//! Stores that last: the one of the example, on a disk that fails at every write in turn.

#[path = "../../../examples/durable_store/crash.rs"]
mod crash;
#[path = "../../../examples/durable_store/disk.rs"]
mod disk;
#[path = "../../../examples/durable_store/store.rs"]
mod store;

use email2_csp::device::{Address, Content, Device};
use email2_csp::planner::Plan;
use email2_csp::{AccountNode, Edition};

use super::facts::{GUID, smallest};

#[test]
fn a_store_that_is_killed_at_any_write_comes_up_wholly_old_or_wholly_new() {
    let report = crash::every_point().unwrap();
    assert!(report.points > 20, "{report:?}");
    assert!(report.in_commit > 5, "{report:?}");
    assert!(report.old > 100 && report.new > 100, "{report:?}");
    assert!(
        report.reported > 0 && report.killed_again > 100,
        "{report:?}"
    );
}

#[test]
fn an_atomic_that_is_rolled_back_leaves_the_disk_as_it_was_to_the_bit() {
    let edition = Edition::DdfV2;
    let disk = disk::Disk::default();
    let mut device = Device::new(edition, store::DurableStore::open(disk.clone()).unwrap());
    let account = smallest(edition, GUID);
    let plan = Plan::new(None, &account, edition).unwrap();
    device.carry_out(&plan).unwrap();
    let (before, operations) = (disk.content(), disk.operations());

    device.begin().unwrap();
    let name = Address::node(GUID, AccountNode::Name);
    device.replace(&name, Content::text("Ada")).unwrap();
    device.delete(&Address::account(GUID)).unwrap();
    device.roll_back().unwrap();
    // Refused at its end, and refused midway.
    device.begin().unwrap();
    let server = Address::node(GUID, AccountNode::InServer);
    device.delete(&server).unwrap();
    assert_eq!(device.commit().unwrap_err().status(), 500);
    device.roll_back().unwrap();
    let days = Address::node(GUID, AccountNode::DwnDay);
    assert!(device.add(&days, Content::text("soon")).is_err());
    assert_eq!(disk.operations(), operations, "nothing was written");
    assert!(disk.content() == before);
}

#[test]
fn a_store_on_a_disk_is_as_good_as_one_in_memory() {
    let edition = Edition::DdfV2;
    let disk = disk::Disk::default();
    let store = store::DurableStore::open(disk.clone()).unwrap();
    let mut device = Device::new(edition, store).with_application("FabrikamMail");
    let account = smallest(edition, GUID);
    let plan = Plan::new(None, &account, edition).unwrap();
    device.carry_out(&plan).unwrap();
    device.store_mut().deliver(GUID, 3).unwrap();
    let name = Address::node(GUID, AccountNode::Name);
    device.replace(&name, Content::text("Ada")).unwrap();
    drop(device);

    let content = disk.after_crash(disk::Survivors::ALL);
    let store = store::DurableStore::open(disk::Disk::with_content(content)).unwrap();
    let mut device = Device::new(edition, store);
    assert!(device.get(&name).is_ok());
    assert_eq!(device.store().messages(GUID).unwrap(), Some(3));
    assert_eq!(device.remove_application("FabrikamMail").unwrap(), [GUID]);
    assert_eq!(device.get(&name).unwrap_err().status(), 404);
    assert_eq!(device.store().messages(GUID).unwrap(), None);
}
