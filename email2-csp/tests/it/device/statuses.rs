//! Every command on every node of every edition, in every state of the account, inside Atomic and
//! outside: the status is the one that is documented. What is expected stands in `statuses.csv`, with
//! where it is said; neither the engine nor the tables of the library are asked. That Windows refuses
//! `Get` inside Atomic is the session's to say: see `session.rs`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use email2_csp::device::{Address, Content, Device, MemoryStore, Refusal};
use email2_csp::{AccountNode, Edition, Place, PropertyTag};

use super::facts::{GUID, Row, rows, says, smallest};

/// How the account is, and the node in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    NoAccount,
    /// The account is there, the group of the node is not.
    NoGroup,
    NoNode,
    Node,
}

const COMMANDS: [&str; 6] = ["Get", "Add", "Replace", "Delete", "Copy", "Exec"];

fn give(
    device: &mut Device<MemoryStore>,
    command: &str,
    address: &Address<'_>,
    content: Content<'_>,
) -> u16 {
    let done = match command {
        "Get" => device.get(address).map(|_| ()),
        "Add" => device.add(address, content),
        "Replace" => device.replace(address, content),
        "Delete" => device.delete(address),
        "Copy" => device.copy(address),
        _ => device.exec(address),
    };
    status(done)
}

fn status(done: Result<(), Refusal>) -> u16 {
    done.map_or_else(|refusal| refusal.status(), |()| 200)
}

/// A row of `statuses.csv`: what is documented. Of the rows that fit, the first one counts.
struct Documented {
    /// Names, or `*`: edition, node, command, state, whether inside Atomic.
    cells: [Vec<String>; 5],
    status: u16,
}

/// What is documented, in a file that says where.
fn documented() -> &'static [Documented] {
    static ROWS: LazyLock<Vec<Documented>> = LazyLock::new(|| {
        let mut reader = csv::Reader::from_reader(include_str!("statuses.csv").as_bytes());
        let rows = reader.records().map(|record| {
            let record = record.unwrap();
            let names = |at: usize| record[at].split(' ').map(str::to_owned).collect();
            assert!(!record[6].is_empty(), "each status has a source");
            Documented {
                cells: [0, 1, 2, 3, 4].map(names),
                status: record[5].parse().unwrap(),
            }
        });
        rows.collect()
    });
    &ROWS
}

/// The row that says which status a command has.
fn place_of(row: &Row, command: &str, state: State, atomic: bool) -> usize {
    let state = format!("{state:?}");
    let atomic = if atomic { "yes" } else { "no" };
    let case = [row.edition.name(), &row.node, command, &state, atomic];
    let fits = |documented: &Documented| {
        let mut cells = documented.cells.iter().zip(case);
        cells.all(|(cell, name)| cell.iter().any(|c| c == "*" || c == name))
    };
    let found = documented().iter().position(fits);
    found.unwrap_or_else(|| panic!("{case:?} is not documented"))
}

fn expected(row: &Row, command: &str, state: State, atomic: bool) -> u16 {
    documented()[place_of(row, command, state, atomic)].status
}

fn store(row: &Row, state: State) -> MemoryStore {
    let mut store = MemoryStore::new();
    if state == State::NoAccount {
        return store;
    }
    let mut account = smallest(row.edition, GUID);
    if row.present {
        match state {
            State::Node => row.put(&mut account),
            State::NoGroup => match row.group() {
                Some("TAGPROPS") => account.set_tag_props(false),
                _ => account.set_named_props(false),
            },
            _ => row.take(&mut account),
        }
        if let (State::NoNode, Some(group)) = (state, row.group()) {
            match group {
                "TAGPROPS" => account.set_tag_props(true),
                _ => account.set_named_props(true),
            }
        }
    }
    store.insert(account);
    store
}

fn states(row: &Row) -> Vec<State> {
    let mut states = vec![State::NoAccount, State::NoNode, State::Node];
    if row.group().is_some() {
        states.push(State::NoGroup);
    }
    states
}

#[test]
fn every_command_on_every_node_of_every_edition_gives_the_documented_status() {
    let mut cases = 0;
    let mut used = BTreeSet::new();
    for row in rows() {
        for command in COMMANDS {
            for state in states(row) {
                for atomic in [false, true] {
                    used.insert(place_of(row, command, state, atomic));
                    let before = store(row, state);
                    let mut device = Device::new(row.edition, before.clone());
                    if atomic {
                        device.begin().unwrap();
                    }
                    let good = row.good();
                    let found = give(&mut device, command, &row.address(GUID), row.content(&good));
                    let wanted = expected(row, command, state, atomic);
                    let case = format!(
                        "{command} of {} in {:?}, {state:?}, atomic {atomic}",
                        row.node, row.edition
                    );
                    assert_eq!(found, wanted, "{case}");
                    // What is refused, and what is in an Atomic, has changed nothing; but a GUID that
                    // is added a second time in Windows Mobile.
                    let deleted = says(row.edition).duplicate_deletes
                        && row.is_account()
                        && command == "Add"
                        && found == 418;
                    if deleted {
                        assert_eq!(device.store().account(GUID).is_some(), atomic, "{case}");
                    } else if found != 200 || atomic || command == "Get" {
                        assert_eq!(device.store(), &before, "{case}");
                    }
                    if atomic {
                        device.roll_back().unwrap();
                        if deleted {
                            assert_eq!(device.store(), &MemoryStore::new(), "{case}");
                        } else {
                            assert_eq!(device.store(), &before, "{case}");
                        }
                    }
                    cases += 1;
                }
            }
        }
    }
    // 37 nodes of 4 editions, 6 commands, 3 states (4 for the three nodes in groups), in and out.
    assert_eq!(cases, 4 * 6 * 2 * (37 * 3 + 3));
    assert_eq!(
        used.len(),
        documented().len(),
        "a row says nothing: {used:?}"
    );
}

#[test]
fn every_value_that_an_edition_does_not_take_is_refused_and_changes_nothing() {
    let mut cases = 0;
    for row in rows().iter().filter(|row| row.present) {
        let mut wrong: Vec<(String, &str, u16)> = Vec::new();
        if row.interior {
            wrong.push((String::new(), "chr", 415));
            wrong.push(("text".into(), "node", 415));
        } else {
            wrong.extend(row.bad().map(|(value, status)| (value, "chr", status)));
            wrong.extend(row.long().map(|value| (value, "chr", 413)));
            wrong.push((row.good(), "bool", 415));
            wrong.push((row.good(), "node", 415));
            wrong.push((row.good(), "", 415));
            // Contradiction 9.
            let int = matches!(
                row.node.as_str(),
                "AUTHREQUIRED" | "LINGER" | "SMTPALTENABLED"
            );
            if int {
                let number = if row.node == "LINGER" { "30" } else { "1" };
                wrong.push((number.into(), "int", 200));
                wrong.push(("-2".into(), "int", 500));
                for text in ["TRUE", "perhaps", "", "-", "+1", "0x1"] {
                    wrong.push((text.into(), "int", 415));
                }
            } else {
                wrong.push((row.good(), "int", 415));
            }
        }
        for (value, format, status) in wrong {
            for command in ["Add", "Replace"] {
                let state = match command {
                    _ if row.is_account() => State::NoAccount,
                    "Add" => State::NoNode,
                    _ => State::Node,
                };
                if row.is_root() || expected(row, command, state, true) != 200 {
                    continue;
                }
                let before = store(row, state);
                let mut device = Device::new(row.edition, before.clone());
                device.begin().unwrap();
                let content = Content::text(&value).with_format(format);
                let found = give(&mut device, command, &row.address(GUID), content);
                let case = format!("{command} {format} {value} {} {:?}", row.node, row.edition);
                assert_eq!(found, status, "{case}");
                device.roll_back().unwrap();
                assert_eq!(device.store(), &before, "{case}");
                cases += 1;
            }
        }
    }
    assert!(cases > 800, "{cases}");
}

/// Contradiction 9: management products send 1 and 0 as `int`. EMAIL2 CSP (Windows 10),
/// SMTPALTENABLED: TRUE and FALSE are what it takes, and what is stored.
#[test]
fn a_switch_that_comes_as_int_is_stored_as_the_edition_writes_it() {
    let switches = [AccountNode::SmtpAltEnabled, AccountNode::AuthRequired];
    for edition in Edition::ALL {
        for node in switches {
            let words = edition == Edition::Windows10Prose && node == AccountNode::SmtpAltEnabled;
            for (sent, word) in [("1", "TRUE"), ("0", "FALSE")] {
                for adds in [false, true] {
                    let mut store = MemoryStore::new();
                    store.insert(smallest(edition, GUID));
                    let mut device = Device::new(edition, store);
                    let address = Address::node(GUID, node);
                    let content = Content::text(sent).with_format("int");
                    device.begin().unwrap();
                    match adds {
                        true => device.add(&address, content).unwrap(),
                        false => device.replace(&address, content).unwrap(),
                    }
                    if node == AccountNode::SmtpAltEnabled && sent == "1" {
                        // Contradiction 6.
                        for part in [AccountNode::SmtpAltAuthName, AccountNode::SmtpAltPassword] {
                            let address = Address::node(GUID, part);
                            device.replace(&address, Content::text("x")).unwrap();
                        }
                    }
                    device.commit().unwrap();
                    let stored = device.store().account(GUID).unwrap();
                    let wanted = if words { word } else { sent };
                    assert_eq!(stored.get(node), Some(wanted), "{edition}: {node:?}");
                    assert!(stored.validate(edition).is_legal());
                }
            }
        }
    }
}

#[test]
fn names_that_no_edition_has_are_no_addresses() {
    let guid = GUID.to_string();
    for names in [
        vec!["COLOUR"],
        vec!["{C556E16F-56C4-4edb-9C64-D9469EE1FBE}"],
        vec!["C556E16F-56C4-4edb-9C64-D9469EE1FBE0"],
        vec![&guid, "COLOUR"],
        vec![&guid, "TAGPROPS/8128000B"],
        vec![&guid, "8128000B"],
        vec![&guid, "TAGPROPS", "8128000"],
        vec![&guid, "TAGPROPS", "8128000B", "X"],
        vec![&guid, "INSERVER", "X"],
        vec![&guid, "NAMEDPROPS", "Colour"],
        vec![&guid, "NAMEDPROPS", "#0003"],
        vec![&guid, ""],
    ] {
        assert_eq!(Address::decode(&names), None, "{names:?}");
    }
}

#[test]
fn the_tag_of_a_node_is_the_address_of_the_node() {
    let nodes = [
        (0x8128_000B, AccountNode::IncomingSsl),
        (0x812C_000B, AccountNode::OutgoingSsl),
    ];
    for (tag, node) in nodes {
        let tag = Address::new(GUID, Place::TagProperty(PropertyTag(tag)));
        assert_eq!(tag, Address::node(GUID, node));
        for edition in Edition::ALL {
            let mut store = MemoryStore::new();
            store.insert(smallest(edition, GUID).with(node, "1"));
            assert!(Device::new(edition, store).get(&tag).is_ok(), "{edition}");
        }
    }
}

#[test]
fn a_property_of_tagprops_that_is_no_node_is_windows_mobiles_alone() {
    for edition in Edition::ALL {
        let mut store = MemoryStore::new();
        let mut account = smallest(edition, GUID);
        account.set_tag_props(true);
        store.insert(account);
        let mut device = Device::new(edition, store);
        let address = Address::decode([&*GUID.to_string(), "TAGPROPS", "0x3001001F"]).unwrap();
        let mobile = edition == Edition::WindowsMobile;
        let statuses = COMMANDS.map(|command| {
            device.begin().unwrap();
            let status = give(&mut device, command, &address, Content::text("x"));
            device.commit().unwrap();
            status
        });
        let wanted = if mobile {
            [404, 200, 200, 200, 405, 405]
        } else {
            [404; 6]
        };
        assert_eq!(statuses, wanted, "{edition:?}");
    }
}
