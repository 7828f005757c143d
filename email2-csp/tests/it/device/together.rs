//! What the commands of one Atomic, or of one account, do to each other.

use email2_csp::device::{Address, Content, Device, MemoryStore, Reason};
use email2_csp::edition::Rule;
use email2_csp::{AccountNode, Edition, Guid};

use super::editions::with_account;
use super::facts::{GUID, OTHER, smallest};
use super::session::{add, atomic, create, delete, get, replace, session, uri};

/// OMA RepPro 1.2, Status 418: the node exists already; it makes no difference that the same Atomic
/// has added it.
#[test]
fn a_node_that_is_added_twice_by_the_atomic_that_creates_its_account_already_exists() {
    for edition in Edition::ALL {
        let account = smallest(edition, GUID).with(AccountNode::IncomingSsl, "1");
        let commands = create(edition, &account);
        // Each of them again behind all: the account itself, TAGPROPS, every leaf.
        for (at, again) in commands.iter().enumerate() {
            let mut twice = commands.clone();
            twice.push(again.clone());
            let mut device = Device::new(edition, MemoryStore::new());
            let outcome = session(&mut device, vec![atomic(twice)]);
            let mut wanted = vec![216; commands.len() + 2];
            wanted[0] = 507;
            wanted[commands.len() + 1] = 418;
            assert_eq!(outcome.statuses, [wanted], "{edition}: command {at}");
            assert_eq!(device.store(), &MemoryStore::new(), "{edition}");
        }
    }
}

/// Where Replace adds what is missing, that is there for an Add behind it.
#[test]
fn what_a_replace_has_made_already_exists_for_an_add() {
    for edition in Edition::ALL {
        for below in ["/NAME", "/TAGPROPS/8128000B", "/TAGPROPS"] {
            let made = match below {
                "/NAME" => "/NAME",
                _ => "/TAGPROPS/8128000B",
            };
            let value = (below != "/TAGPROPS").then_some("1");
            let mut store = with_account(edition);
            let mut account = smallest(edition, GUID);
            account.set_tag_props(false);
            store.insert(account);
            let before = store.clone();
            let mut device = Device::new(edition, store);
            let outcome = session(
                &mut device,
                vec![atomic(vec![
                    replace(uri(edition, GUID, made), "1"),
                    add(uri(edition, GUID, below), value),
                ])],
            );
            assert_eq!(outcome.statuses, [[507, 216, 418]], "{edition} {below}");
            assert_eq!(device.store(), &before);
        }
    }
}

/// Windows (OMA DM protocol support, Atomic): no Add and then Replace of one node. What was deleted in
/// between, by itself or with what is above it, is made anew by the Replace.
#[test]
fn what_was_added_and_deleted_again_can_be_replaced() {
    for edition in Edition::ALL {
        let leaf = uri(edition, GUID, "/TAGPROPS/8128000B");
        for gone in ["/TAGPROPS/8128000B", "/TAGPROPS"] {
            let mut store = MemoryStore::new();
            let mut account = smallest(edition, GUID);
            account.set_tag_props(true);
            store.insert(account);
            let mut device = Device::new(edition, store);
            let outcome = session(
                &mut device,
                vec![atomic(vec![
                    add(leaf.clone(), Some("0")),
                    delete(uri(edition, GUID, gone)),
                    replace(leaf.clone(), "1"),
                ])],
            );
            assert_eq!(outcome.statuses, [[200; 4]], "{edition}: {gone}");
            assert!(device.store().account(GUID).unwrap().incoming_ssl());
        }
    }
}

/// EMAIL2 Configuration Service Provider (Windows Mobile 2006), <GUID>: "deletes the existing account".
/// One that the same Atomic has made is not there yet: what it has removed for that comes back with
/// the rest.
#[test]
fn a_guid_that_is_added_twice_by_one_atomic_does_not_cost_the_account_that_was_there() {
    let edition = Edition::WindowsMobile;
    let before = with_account(edition);
    let mut device = Device::new(edition, before.clone());
    let mut commands = vec![delete(uri(edition, GUID, ""))];
    commands.extend(create(edition, &smallest(edition, GUID)));
    commands.push(add(uri(edition, GUID, ""), None));
    let count = commands.len();
    let outcome = session(&mut device, vec![atomic(commands)]);
    let mut wanted = vec![216; count + 1];
    wanted[0] = 507;
    wanted[count] = 418;
    assert_eq!(outcome.statuses, [wanted]);
    assert_eq!(device.store(), &before);
}

/// A node of the device that is named `User` is not the scope of the user (MS-MDM 2.2).
#[test]
fn a_node_named_user_below_device_is_no_scope() {
    let edition = Edition::DdfV2;
    let mut device = Device::new(edition, with_account(edition));
    let node = uri(edition, GUID, "/SERVICENAME");
    let below = node.strip_prefix("./User").unwrap();
    let outcome = session(
        &mut device,
        vec![
            get(node.clone()),
            get(format!("./user{below}")),
            get(format!("./Device/User{below}")),
        ],
    );
    assert_eq!(outcome.statuses, [[200], [200], [404]]);

    let edition = Edition::WindowsMobile;
    let mut device = Device::new(edition, with_account(edition));
    let node = uri(edition, GUID, "/SERVICENAME");
    let below = node.strip_prefix(".").unwrap();
    let outcome = session(
        &mut device,
        vec![
            get(format!("./Device{below}")),
            get(format!("./device{below}")),
            get(format!("./Device/Device{below}")),
        ],
    );
    assert_eq!(outcome.statuses, [[200], [200], [404]]);
}

/// Names of properties come back escaped (OMA DM Protocol 1.2, Get of an interior node), and lead back.
#[test]
fn named_properties_are_found_below_their_group_whatever_their_names() {
    let edition = Edition::WindowsMobile;
    let names = ["A#0003", "B%2F%C3%BC#0003", "C%20c#001F"];
    let mut device = Device::new(edition, with_account(edition));
    let at = |name: &str| uri(edition, GUID, &format!("/NAMEDPROPS/{name}"));
    let made = names.map(|name| replace(at(name), "1")).to_vec();
    let outcome = session(&mut device, vec![atomic(made)]);
    assert_eq!(outcome.statuses, [[200; 4]]);
    let account = device.store().account(GUID).unwrap();
    let stored: Vec<_> = account.named_properties().map(|p| &*p.name).collect();
    assert_eq!(stored, ["A", "B/ü", "C c"]);

    let outcome = session(&mut device, vec![get(uri(edition, GUID, "/NAMEDPROPS"))]);
    let told: Vec<_> = outcome.found[0].1.split('/').map(str::to_owned).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    let asked: Vec<_> = told.iter().map(|name| get(at(name))).collect();
    assert_eq!(session(&mut device, asked).statuses, [[200], [200], [200]]);
}

/// A store that anybody fills without end is no store: a device has room for so many properties.
#[test]
fn an_account_has_room_for_so_many_properties() {
    let edition = Edition::WindowsMobile;
    let named = |number: usize| {
        Address::decode([&*GUID.to_string(), "NAMEDPROPS", &format!("P{number}#0003")]).unwrap()
    };
    let tag = |number: usize| {
        let tag = format!("{:04X}001F", number + 0x1000);
        Address::decode([&*GUID.to_string(), "TAGPROPS", &tag]).unwrap()
    };
    let mut device = Device::new(edition, with_account(edition));
    let most = Device::<MemoryStore>::MOST_PROPERTIES;
    let half = most / 2;
    let value = Content::text("1");
    device.begin().unwrap();
    for number in 0..half {
        device.replace(&named(number), value).unwrap();
        device.replace(&tag(number), value).unwrap();
    }
    for one_more in [named(half), tag(half)] {
        for done in [
            device.add(&one_more, value),
            device.replace(&one_more, value),
        ] {
            let refusal = done.unwrap_err();
            assert_eq!(
                (refusal.reason(), refusal.status()),
                (Reason::DeviceFull, 420)
            );
            assert_eq!(refusal.rule(), None::<Rule>);
        }
    }
    // What is there can be changed, and what goes makes room.
    device.replace(&named(0), Content::text("2")).unwrap();
    device
        .replace(&Address::node(GUID, AccountNode::IncomingSsl), value)
        .unwrap();
    device.delete(&tag(0)).unwrap();
    device.add(&named(half), value).unwrap();
    device.commit().unwrap();
    assert_eq!(
        device
            .store()
            .account(GUID)
            .unwrap()
            .named_properties()
            .len(),
        half + 1
    );
}

/// An Atomic of several accounts is undone in all of them.
#[test]
fn an_atomic_over_all_accounts_of_a_device_is_undone_in_each() {
    for edition in Edition::ALL {
        let mut store = with_account(edition);
        store.insert(smallest(edition, OTHER));
        store.deliver(OTHER, 9);
        let before = store.clone();
        let mut device = Device::new(edition, store);
        let third = Guid::from_u128(3);
        let mut commands = vec![
            delete(uri(edition, OTHER, "")),
            replace(uri(edition, GUID, "/NAME"), "Grace"),
        ];
        commands.extend(create(edition, &smallest(edition, third)));
        commands.push(replace(uri(edition, GUID, "/LINGER"), "now and then"));
        let count = commands.len();
        let outcome = session(&mut device, vec![atomic(commands)]);
        let mut wanted = vec![216; count + 1];
        (wanted[0], wanted[count]) = (507, 500);
        assert_eq!(outcome.statuses, [wanted], "{edition}");
        assert_eq!(device.store(), &before, "{edition}");
    }
}
