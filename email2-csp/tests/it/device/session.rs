//! OMA DM sessions of `syncml` that drive the device, every message through WBXML.

use email2_csp::device::{AccountStore, Device, MemoryStore, Sender};
use email2_csp::edition::Roles;
use email2_csp::{Account, AccountNode, Edition, Guid};
use syncml::framing::Encoded;
use syncml::loc_uri::LocUri;
use syncml::session::{
    Client, ClientState, DeviceInfo, Ending, Event, Initiator, NoUser, Server, SessionOptions,
    Transport, Tree,
};
use syncml::{
    Atomic, Command, Delete, Dialect, Edit, EncodeOptions, Exec, Form, Item, Message, Meta,
    Options, Transfer,
};

use super::facts::{GUID, OTHER, smallest};

/// What a session came to: the statuses of each command in order, its containers first, and what was
/// found.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) statuses: Vec<Vec<u16>>,
    pub(crate) found: Vec<(String, String)>,
}

/// A session in which a server sends these commands.
pub(crate) fn session<S: AccountStore>(
    device: &mut Device<S>,
    commands: Vec<Command<'static>>,
) -> Outcome {
    let measure = Encoded::wbxml(EncodeOptions::DEFAULT);
    let transport = Transport::PLAIN.with_measure(&measure);
    let info = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
    let options = SessionOptions::new().windows();
    let mut client = Client::new(
        options.clone(),
        "1",
        "https://dm.fabrikam.example",
        Initiator::Client,
        &info,
    );
    let mut message = client.poll(&measure).unwrap();
    let mut server = Server::new(options, &message.header, "https://dm.fabrikam.example");
    let mut tickets: Vec<_> = commands.into_iter().map(|c| server.send(c)).collect();
    let mut events = Vec::new();
    loop {
        server.receive(&wire(&message), &transport).unwrap();
        events.extend(server.take_events());
        let Some(answer) = server.poll(&measure) else {
            break;
        };
        client
            .receive(&wire(&answer), &transport, device, &mut NoUser)
            .unwrap();
        match client.poll(&measure) {
            Some(next) => message = next,
            None => break,
        }
    }
    assert_eq!(client.state(), ClientState::Ended(Ending::Complete));
    let mut outcome = Outcome::default();
    for ticket in tickets.drain(..) {
        let statuses = events.iter().filter_map(|event| match event {
            Event::Settled(settled) if settled.sent.ticket == ticket => Some(settled.status.0),
            _ => None,
        });
        outcome.statuses.push(statuses.collect());
    }
    for event in &events {
        match event {
            Event::Found(found) => {
                let uri = found.found.source_uri().unwrap_or_default().to_owned();
                let data = found.found.data.as_ref().and_then(|data| data.text());
                let data = data.unwrap_or_default().into_owned();
                outcome.found.push((uri, data));
            }
            Event::Stray(_) | Event::Unanswered(_) | Event::NotSent(_) => panic!("{event:?}"),
            _ => {}
        }
    }
    outcome
}

fn wire(message: &Message<'_>) -> Message<'static> {
    let encoding = EncodeOptions::DEFAULT.with_dialect(Dialect::WindowsMdm);
    let bytes = message.to_bytes(Form::Wbxml, &encoding).unwrap();
    let options = Options::STRICT.with_dialect(Dialect::WindowsMdm);
    let decoded = syncml::decode_wbxml_with(&bytes, &options).unwrap();
    decoded.message.into_owned()
}

pub(crate) fn uri(edition: Edition, guid: Guid, below: &str) -> String {
    format!("{}/{}{below}", edition.root(), guid.escaped())
}

fn item(uri: String, value: Option<&str>) -> Item<'static> {
    let item = Item::to_target(uri);
    match value {
        Some(value) => item.with_data(value.to_owned()),
        None => item.with_meta(Meta::new().with_format("node")),
    }
}

pub(crate) fn add(uri: String, value: Option<&str>) -> Command<'static> {
    let mut edit = Edit::default();
    edit.items = vec![item(uri, value)].into();
    Command::Add(edit)
}

pub(crate) fn replace(uri: String, value: &str) -> Command<'static> {
    let mut edit = Edit::default();
    edit.items = vec![item(uri, Some(value))].into();
    Command::Replace(edit)
}

pub(crate) fn delete(uri: String) -> Command<'static> {
    let mut delete = Delete::default();
    delete.items = vec![Item::to_target(uri)].into();
    Command::Delete(delete)
}

pub(crate) fn get(uri: String) -> Command<'static> {
    let mut get = Transfer::default();
    get.items = vec![Item::to_target(uri)].into();
    Command::Get(get)
}

pub(crate) fn atomic(commands: Vec<Command<'static>>) -> Command<'static> {
    let mut atomic = Atomic::default();
    atomic.commands = commands;
    Command::Atomic(atomic)
}

/// The commands that make an account.
pub(crate) fn create(edition: Edition, account: &Account<'_>) -> Vec<Command<'static>> {
    let guid = account.guid();
    let mut commands = vec![add(uri(edition, guid, ""), None)];
    if account.has_tag_props() {
        commands.push(add(uri(edition, guid, "/TAGPROPS"), None));
    }
    for (node, value) in account.iter() {
        let node = format!("/{}", node.name());
        commands.push(add(uri(edition, guid, &node), Some(value)));
    }
    commands
}

#[test]
fn an_atomic_makes_an_account_and_every_status_is_200() {
    for edition in Edition::ALL {
        let account = smallest(edition, GUID).with(AccountNode::IncomingSsl, "1");
        let commands = create(edition, &account);
        let mut device = Device::new(edition, MemoryStore::new());
        let count = commands.len();
        let outcome = session(&mut device, vec![atomic(commands)]);
        assert_eq!(outcome.statuses, [vec![200; count + 1]], "{edition:?}");
        assert_eq!(device.store().account(GUID), Some(&account), "{edition:?}");
    }
}

#[test]
fn a_create_that_fails_midway_leaves_nothing_and_says_where() {
    let edition = Edition::Windows10Prose;
    let account = smallest(edition, GUID);
    let mut commands = create(edition, &account);
    let count = commands.len();
    let long = "x".repeat(63);
    commands[3] = add(uri(edition, GUID, "/INSERVER"), Some(&long));
    let mut device = Device::new(edition, MemoryStore::new());
    let outcome = session(&mut device, vec![atomic(commands)]);
    // The container has failed, what was done is rolled back, what comes after is not executed.
    let mut wanted = vec![507, 216, 216, 216, 413];
    wanted.resize(count + 1, 215);
    assert_eq!(outcome.statuses, [wanted]);
    assert_eq!(device.store(), &MemoryStore::new());
}

#[test]
fn an_account_that_lacks_a_required_node_is_rolled_back_at_the_end() {
    let edition = Edition::DdfV2;
    let account = smallest(edition, GUID);
    let mut commands = create(edition, &account);
    let count = commands.len();
    commands.pop();
    let mut device = Device::new(edition, MemoryStore::new());
    let outcome = session(&mut device, vec![atomic(commands)]);
    let mut wanted = vec![216; count];
    wanted[0] = 507;
    assert_eq!(outcome.statuses, [wanted]);
    assert_eq!(device.store(), &MemoryStore::new());
}

#[test]
fn an_edit_that_fails_leaves_the_original_bit_for_bit() {
    for edition in Edition::ALL {
        let mut store = MemoryStore::new();
        store.insert(smallest(edition, GUID).with(AccountNode::Name, "Ada"));
        store.deliver(GUID, 7);
        let before = store.clone();
        let mut device = Device::new(edition, store);
        let outcome = session(
            &mut device,
            vec![atomic(vec![
                replace(uri(edition, GUID, "/NAME"), "Grace"),
                delete(uri(edition, GUID, "/NAME")),
                add(uri(edition, GUID, "/DOMAIN"), Some("fabrikam")),
                replace(uri(edition, GUID, "/COLOUR"), "blue"),
                replace(uri(edition, GUID, "/NAME"), "Mary"),
            ])],
        );
        assert_eq!(outcome.statuses, [[507, 216, 216, 216, 404, 215]]);
        assert_eq!(device.store(), &before, "{edition:?}");
    }
}

#[test]
fn a_nested_atomic_fails_with_500_and_the_outer_one_with_507() {
    let edition = Edition::DdfV2;
    let mut store = MemoryStore::new();
    store.insert(smallest(edition, GUID));
    let before = store.clone();
    let mut device = Device::new(edition, store);
    let outcome = session(
        &mut device,
        vec![atomic(vec![
            replace(uri(edition, GUID, "/NAME"), "Ada"),
            atomic(vec![replace(uri(edition, GUID, "/DOMAIN"), "fabrikam")]),
            replace(uri(edition, GUID, "/NAME"), "Grace"),
        ])],
    );
    assert_eq!(outcome.statuses, [[507, 216, 500, 215, 215]]);
    assert_eq!(device.store(), &before);
    assert_eq!(
        device
            .begin()
            .map(|()| device.begin())
            .unwrap()
            .unwrap_err()
            .status(),
        500
    );
}

#[test]
fn a_stranger_is_told_nothing_of_what_there_could_be() {
    for edition in Edition::ALL {
        let mut store = MemoryStore::new();
        store.insert(smallest(edition, GUID));
        let stranger = Sender::new(Roles::OPERATOR);
        let mut device = Device::new(edition, store.clone()).with_sender(stranger);
        let elsewhere = edition.root().replace("EMAIL2", "EMAIL3");
        let outcome = session(
            &mut device,
            vec![
                get(uri(edition, GUID, "/NAME")),
                get(uri(edition, GUID, "/COLOUR")),
                get(uri(edition, GUID, "/SERVICENAME?prop=Type")),
                replace(uri(edition, GUID, "/COLOUR"), "blue"),
                delete(uri(edition, GUID, "/NAME?list=Struct")),
                get(elsewhere),
            ],
        );
        let wanted = [425, 425, 425, 425, 425, 404].map(|status| vec![status]);
        assert_eq!(outcome.statuses, wanted, "{edition}");
        assert_eq!(device.store(), &store);
    }
}

#[test]
fn a_get_inside_atomic_fails_it_with_500() {
    for edition in Edition::ALL {
        let mut store = MemoryStore::new();
        store.insert(smallest(edition, GUID));
        // What is there, what is not, and what may not be asked for: the device is not asked.
        for asked in ["/SERVICENAME", "/COLOUR", ""] {
            let mut device = Device::new(edition, store.clone());
            let outcome = session(
                &mut device,
                vec![atomic(vec![
                    replace(uri(edition, GUID, "/NAME"), "Ada"),
                    get(uri(edition, GUID, asked)),
                ])],
            );
            assert_eq!(outcome.statuses, [[507, 216, 500]], "{edition}: {asked}");
            assert_eq!(outcome.found, []);
            assert_eq!(device.store(), &store);
        }
    }
}

#[test]
fn a_replace_of_what_the_same_atomic_adds_fails_on_windows() {
    for edition in Edition::ALL {
        let mut store = MemoryStore::new();
        store.insert(smallest(edition, GUID));
        let mut device = Device::new(edition, store);
        let outcome = session(
            &mut device,
            vec![atomic(vec![
                add(uri(edition, GUID, "/NAME"), Some("Ada")),
                replace(uri(edition, GUID, "/NAME"), "Grace"),
            ])],
        );
        let wanted = match edition {
            Edition::WindowsMobile => [200, 200, 200],
            _ => [507, 216, 500],
        };
        assert_eq!(outcome.statuses, [wanted], "{edition:?}");
    }
}

#[test]
fn what_is_there_is_found_by_its_guid_in_every_spelling_of_its_address() {
    let edition = Edition::Windows10Prose;
    let mut store = MemoryStore::new();
    store.insert(smallest(edition, GUID).with(AccountNode::IncomingSsl, "1"));
    let mut device = Device::new(edition, store);
    let digits = "C556E16F-56C4-4edb-9C64-D9469EE1FBE0";
    let outcome = session(
        &mut device,
        [
            format!("./Vendor/MSFT/EMAIL2/0x7B{digits}0x7D/SERVICETYPE"),
            format!("./Vendor/MSFT/EMAIL2/%7b{digits}%7d/servicetype"),
            format!("./User/Vendor/MSFT/EMAIL2/%7B{digits}%7D/TAGPROPS/0x8128000b"),
            format!("./Device/Vendor/MSFT/EMAIL2/{{{digits}}}/TAGPROPS"),
            format!("./Vendor/MSFT/EMAIL2/%7B{digits}%7D"),
        ]
        .map(get)
        .to_vec(),
    );
    assert_eq!(outcome.statuses, [[200], [200], [200], [200], [200]]);
    let found: Vec<_> = outcome
        .found
        .iter()
        .map(|(_, data)| data.as_str())
        .collect();
    assert_eq!(
        found,
        [
            "IMAP4",
            "IMAP4",
            "1",
            "8128000B",
            "ACCOUNTTYPE/AUTHNAME/INSERVER/OUTSERVER/REPLYADDR/SERVICENAME/SERVICETYPE/\
             SYNCINGCONTENTTYPES/TAGPROPS",
        ]
    );
}

#[test]
fn addresses_elsewhere_and_queries_of_properties_are_refused() {
    let edition = Edition::DdfV2;
    let mut store = MemoryStore::new();
    store.insert(smallest(edition, GUID));
    let mut device = Device::new(edition, store);
    let outcome = session(
        &mut device,
        vec![
            // The DDF v2 has it per user only.
            get(uri(Edition::WindowsMobile, GUID, "/NAME")),
            get("./User/Vendor/MSFT/EMAIL3".into()),
            get("./User/Vendor/MSFT".into()),
            // The reference's own GUID lacks a digit: it is no node.
            get("./User/Vendor/MSFT/EMAIL2/0x7BC556E16F-56C4-4edb-9C64-D9469EE1FBE0x7D".into()),
            get(uri(edition, GUID, "/SERVICENAME?prop=Type")),
            get(uri(edition, GUID, "?list=StructData")),
        ],
    );
    assert_eq!(outcome.statuses, [[404], [404], [404], [404], [406], [406]]);
}

#[test]
fn copies_and_executions_are_not_allowed() {
    let edition = Edition::DdfV2;
    let mut store = MemoryStore::new();
    store.insert(smallest(edition, GUID));
    let mut device = Device::new(edition, store);
    let mut exec = Exec::default();
    exec.items = vec![Item::to_target(uri(edition, GUID, ""))].into();
    let outcome = session(&mut device, vec![Command::Exec(exec)]);
    assert_eq!(outcome.statuses, [[405]]);
    // Windows has no Copy; other management protocols do.
    let (from, to) = (uri(edition, GUID, ""), uri(edition, OTHER, ""));
    let (from, to) = (LocUri::decode(&from).unwrap(), LocUri::decode(&to).unwrap());
    let refused = Tree::copy(&mut device, &from, &to).unwrap_err();
    assert_eq!(refused.status.0, 405);
}
