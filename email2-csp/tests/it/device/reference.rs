//! Random commands on the engine and on the naive model of it. The store below the engine keeps bytes,
//! and a rollback is compared with them.

use std::collections::BTreeMap;

use email2_csp::device::{Address, Answer, Content, Device, Sender};
use email2_csp::edition::Roles;
use email2_csp::{Edition, Guid, Profile};
use proptest::prelude::*;

use super::bytes::Bytes;
use super::facts::Row;
use super::model::{Model, Nodes};

#[derive(Clone, Debug)]
enum Op {
    Command {
        command: u8,
        guid: u8,
        row: Pick,
        value: u8,
    },
    /// A command of somebody who has not the role.
    Stranger {
        command: u8,
        guid: u8,
        row: Pick,
    },
    /// Every required node of an account is added.
    Whole {
        guid: u8,
        replace: bool,
    },
    Begin,
    Commit,
    RollBack,
    Deliver {
        guid: u8,
    },
    /// The device is switched off and on again; what is created then is this application's.
    Restart {
        application: u8,
    },
    RemoveApplication {
        application: u8,
    },
}

/// Which node.
#[derive(Clone, Copy, Debug)]
enum Pick {
    Any(usize),
    /// One of those that hang together with others.
    Busy(usize),
}

const BUSY: [&str; 10] = [
    "{GUID}",
    "NAME",
    "SERVICENAME",
    "SERVICETYPE",
    "TAGPROPS",
    "TAGPROPS/8128000B",
    "TAGPROPS/812C000B",
    "SMTPALTENABLED",
    "SMTPALTAUTHNAME",
    "SMTPALTPASSWORD",
];

const APPLICATIONS: [&str; 2] = ["FabrikamMail", "ContosoMail"];

fn guid(index: u8) -> Guid {
    Guid::from_u128(u128::from(index % 4) << 100 | 0xA)
}

fn op() -> impl Strategy<Value = Op> {
    let pick = || {
        prop_oneof![
            2 => any::<usize>().prop_map(Pick::Any),
            3 => (0..BUSY.len()).prop_map(Pick::Busy),
        ]
    };
    // Two accounts have most of it.
    let guid = || prop_oneof![5 => 0..2_u8, 1 => 0..4_u8];
    prop_oneof![
        16 => (0..5_u8, guid(), pick(), 0..8_u8)
            .prop_map(|(command, guid, row, value)| Op::Command { command, guid, row, value }),
        1 => (0..5_u8, guid(), pick())
            .prop_map(|(command, guid, row)| Op::Stranger { command, guid, row }),
        3 => (guid(), any::<bool>()).prop_map(|(guid, replace)| Op::Whole { guid, replace }),
        3 => Just(Op::Begin),
        2 => Just(Op::Commit),
        1 => Just(Op::RollBack),
        1 => guid().prop_map(|guid| Op::Deliver { guid }),
        1 => (0..3_u8).prop_map(|application| Op::Restart { application }),
        1 => (0..2_u8).prop_map(|application| Op::RemoveApplication { application }),
    ]
}

/// What one Atomic does to nodes that hang together.
const TANGLES: [&[usize]; 4] = [&[0], &[0, 2, 3], &[4, 5, 6], &[0, 4, 5]];

fn tangle() -> impl Strategy<Value = Vec<Op>> {
    let commands = prop::collection::vec((1..4_u8, any::<usize>()), 2..8);
    (0..TANGLES.len(), 0..2_u8, commands, any::<bool>()).prop_map(
        |(tangle, guid, commands, ends)| {
            let nodes = TANGLES[tangle];
            let commands = commands.into_iter().map(|(command, at)| Op::Command {
                command,
                guid,
                row: Pick::Busy(nodes[at % nodes.len()]),
                value: 0,
            });
            let end = if ends { Op::Commit } else { Op::RollBack };
            let all = std::iter::once(Op::Begin).chain(commands);
            all.chain([end]).collect()
        },
    )
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let some = prop_oneof![6 => op().prop_map(|op| vec![op]), 1 => tangle()];
    prop::collection::vec(some, 1..60).prop_map(|ops| ops.concat())
}

/// Values of a node: mostly good ones.
fn values(row: &Row) -> Vec<(String, &'static str)> {
    let good = row.good();
    let mut values = vec![(good.clone(), "chr"); 5];
    match row.node.as_str() {
        "SERVICETYPE" => values.push(("POP3".into(), "chr")),
        "SMTPALTENABLED" => values.push(("0".into(), "int")),
        "NAME" => values.push(("Ada".into(), "chr")),
        _ => values.push((good.clone(), "int")),
    }
    values.push(
        row.bad()
            .map_or((good.clone(), "bin"), |(value, _)| (value, "chr")),
    );
    values.push(row.long().map_or((good, "node"), |value| (value, "chr")));
    if row.interior {
        values = vec![(String::new(), "node"); 7];
        values.push((String::new(), "chr"));
    }
    values
}

fn status<T>(done: Result<T, email2_csp::device::Refusal>) -> u16 {
    done.map_or_else(|refusal| refusal.status(), |_| 200)
}

/// What is in an account, asked for with `Get`; `None` if there is no account.
fn asked(device: &mut Device<Bytes>, guid: Guid) -> Option<Nodes> {
    let mut nodes = Nodes::new();
    let mut open = vec![Vec::<String>::new()];
    while let Some(path) = open.pop() {
        let names = std::iter::once(guid.to_string()).chain(path.iter().cloned());
        let address = Address::decode(names).unwrap();
        let name = path.join("/");
        match device.get(&address) {
            Err(refusal) => {
                assert_eq!((refusal.status(), path.len()), (404, 0));
                return None;
            }
            Ok(Answer::Names(names)) => {
                if !path.is_empty() {
                    nodes.insert(name, None);
                }
                open.extend(names.into_iter().map(|name| [&path[..], &[name]].concat()));
            }
            Ok(Answer::Value(value)) => {
                nodes.insert(name, Some(value.as_str().to_owned()));
            }
            Ok(answer) => panic!("{answer:?}"),
        }
    }
    Some(nodes)
}

struct Pair {
    model: Model,
    device: Device<Bytes>,
    /// The store when the Atomic began.
    before: Bytes,
}

impl Pair {
    fn new(edition: Edition, limit: u8) -> Self {
        let profile = Profile::new(edition).with_account_limit(limit);
        Self {
            model: Model::new(edition, limit),
            device: Device::new(profile, Bytes::default()),
            before: Bytes::default(),
        }
    }

    fn step(&mut self, op: &Op) {
        match op {
            Op::Begin => {
                let before = self.device.store().clone();
                let done = status(self.device.begin());
                assert_eq!(done, self.model.begin());
                if done == 200 {
                    self.before = before;
                }
            }
            Op::Commit => {
                let in_atomic = self.device.is_in_atomic();
                let done = status(self.device.commit());
                assert_eq!(done, self.model.commit());
                if done != 200 && in_atomic {
                    // As a session does.
                    self.roll_back();
                }
            }
            Op::RollBack => self.roll_back(),
            Op::Deliver { guid: index } => {
                // Mail comes between transactions.
                if !self.device.is_in_atomic() {
                    let there = self.device.store_mut().deliver(guid(*index), 1);
                    let stored = self.model.accounts.get_mut(&guid(*index));
                    assert_eq!(there, stored.is_some());
                    if let Some(stored) = stored {
                        stored.messages += 1;
                    }
                }
            }
            Op::Restart { application } => self.restart(usize::from(*application)),
            Op::RemoveApplication { application } => {
                let application = APPLICATIONS[usize::from(*application)];
                let removed = self.device.remove_application(application);
                let removed = removed.map_err(|refusal| refusal.status());
                assert_eq!(removed, self.model.remove_application(application));
            }
            Op::Whole { guid, replace } => {
                let required: Vec<usize> = (0..self.model.rows.len())
                    .filter(|at| self.model.rows[*at].one && !self.model.rows[*at].is_root())
                    .collect();
                let account = self.model.rows.iter().position(Row::is_account).unwrap();
                let (command, rows) = match replace {
                    true => (2, required),
                    false => (1, [vec![account], required].concat()),
                };
                for row in rows {
                    self.command(command, *guid, Pick::Any(row), 0);
                }
            }
            Op::Command {
                command,
                guid,
                row,
                value,
            } => self.command(*command, *guid, *row, *value),
            Op::Stranger { command, guid, row } => {
                let before = self.device.store().clone();
                self.device.set_sender(Sender::new(Roles::OPERATOR));
                let (_, found) = self.give(*command, *guid, *row, 0);
                self.device.set_sender(Sender::MANAGER);
                assert_eq!(found, 425);
                assert_eq!(*self.device.store(), before);
            }
        }
        self.model.forget();
        self.compare();
    }

    fn roll_back(&mut self) {
        let in_atomic = self.device.is_in_atomic();
        let doomed = self.model.doomed.clone();
        assert_eq!(status(self.device.roll_back()), self.model.roll_back());
        if !in_atomic {
            return;
        }
        // Bit for bit.
        let mut files = self.before.files().clone();
        let doomed = doomed
            .iter()
            .filter(|guid| files.remove(&guid.to_u128()).is_some());
        let doomed = doomed.count() as u64;
        assert_eq!(*self.device.store().files(), files);
        assert_eq!(self.device.store().writes, self.before.writes + doomed);
    }

    fn restart(&mut self, application: usize) {
        let application = APPLICATIONS.get(application);
        let store = self.device.store().clone();
        if self.device.is_in_atomic() {
            assert_eq!(store, self.before);
        }
        let mut device = Device::new(self.device.profile(), store);
        if let Some(application) = application {
            device = device.with_application(*application);
        }
        self.device = device;
        self.model.application = application.map(|name| (*name).to_owned());
        self.model.restart();
    }

    fn row(&self, pick: Pick) -> Row {
        let rows = &self.model.rows;
        match pick {
            Pick::Any(at) => rows[at % rows.len()].clone(),
            Pick::Busy(at) => {
                let busy = rows.iter().find(|row| row.node == BUSY[at]);
                busy.unwrap().clone()
            }
        }
    }

    /// The row and the status that the device has for it.
    fn give(&mut self, command: u8, index: u8, pick: Pick, value: u8) -> (Row, u16) {
        let row = self.row(pick);
        let (value, format) = values(&row)[usize::from(value)].clone();
        let address = row.address(guid(index));
        let content = Content::text(&value).with_format(format);
        let device = &mut self.device;
        let found = match COMMANDS[usize::from(command)] {
            "Get" => status(device.get(&address)),
            "Add" => status(device.add(&address, content)),
            "Replace" => status(device.replace(&address, content)),
            "Delete" => status(device.delete(&address)),
            _ => status(device.exec(&address)),
        };
        (row, found)
    }

    fn command(&mut self, command: u8, index: u8, pick: Pick, value: u8) {
        let before = self.device.store().clone();
        let atomic = self.device.is_in_atomic();
        let (row, found) = self.give(command, index, pick, value);
        let command = COMMANDS[usize::from(command)];
        let (value, format) = values(&row)[usize::from(value)].clone();
        let wanted = self
            .model
            .give(command, guid(index), &row, (&value, format));
        assert_eq!(found, wanted, "{command} {} {format} {value:?}", row.node);
        if atomic {
            assert_eq!(*self.device.store(), before, "the store waits");
        }
        self.model.forget();
    }

    fn compare(&mut self) {
        for index in 0..4 {
            let guid = guid(index);
            let wanted = self.model.accounts.get(&guid);
            let wanted = wanted.map(|stored| named(&stored.nodes));
            assert_eq!(asked(&mut self.device, guid), wanted);
        }
        if self.device.is_in_atomic() {
            return;
        }
        let wanted = self.model.accounts.iter().map(|(guid, stored)| {
            let mut stored = stored.clone();
            stored.nodes = named(&stored.nodes);
            (*guid, stored)
        });
        let wanted: BTreeMap<_, _> = wanted.collect();
        assert_eq!(self.device.store().accounts(), wanted);
    }
}

const COMMANDS: [&str; 5] = ["Get", "Add", "Replace", "Delete", "Exec"];

/// The named property of the table by the name that it has here.
fn named(nodes: &Nodes) -> Nodes {
    let nodes = nodes.iter();
    nodes
        .map(|(path, value)| (path.replace("Name#tttt", "Colour#0003"), value.clone()))
        .collect()
}

fn run(edition: Edition, limit: u8, ops: &[Op]) {
    let mut pair = Pair::new(edition, limit);
    for op in ops {
        pair.step(op);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn windows_mobile_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in ops(),
    ) {
        run(Edition::WindowsMobile, limit, &ops);
    }

    #[test]
    fn windows_10_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in ops(),
    ) {
        run(Edition::Windows10Prose, limit, &ops);
    }

    #[test]
    fn windows_10_1607_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in ops(),
    ) {
        run(Edition::Windows10Ddf1607, limit, &ops);
    }

    #[test]
    fn the_ddf_v2_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in ops(),
    ) {
        run(Edition::DdfV2, limit, &ops);
    }
}
