//! Random commands on the engine and on a naive model of it, which keeps accounts as maps of text and
//! an Atomic as a copy of everything.

use std::collections::{BTreeMap, BTreeSet};

use email2_csp::device::{Address, Answer, Content, Device, MemoryStore};
use email2_csp::{Account, Edition, Guid, Profile};
use proptest::prelude::*;

use super::facts::{Row, Says, rows_of, says};

/// An account: the nodes by their path below the GUID; interior nodes have no value.
type Nodes = BTreeMap<String, Option<String>>;

#[derive(Clone, Debug, Default, PartialEq)]
struct Stored {
    nodes: Nodes,
    messages: u64,
}

/// The naive model.
struct Model {
    says: Says,
    edition: Edition,
    limit: usize,
    rows: Vec<Row>,
    accounts: BTreeMap<Guid, Stored>,
    saved: Option<BTreeMap<Guid, Stored>>,
    /// What this Atomic has added.
    added: BTreeSet<(Guid, String)>,
    /// The accounts that are made in this Atomic.
    new: BTreeSet<Guid>,
    doomed: BTreeSet<Guid>,
}

#[derive(Clone, Debug)]
enum Op {
    Command {
        command: u8,
        guid: u8,
        row: usize,
        value: u8,
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
}

fn guid(index: u8) -> Guid {
    Guid::from_u128(u128::from(index % 4) << 100 | 0xA)
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        12 => (0..5_u8, 0..4_u8, 0..1000_usize, 0..8_u8)
            .prop_map(|(command, guid, row, value)| Op::Command { command, guid, row, value }),
        2 => (0..4_u8, any::<bool>()).prop_map(|(guid, replace)| Op::Whole { guid, replace }),
        3 => Just(Op::Begin),
        2 => Just(Op::Commit),
        1 => Just(Op::RollBack),
        1 => (0..4_u8).prop_map(|guid| Op::Deliver { guid }),
    ]
}

/// Values of a node: mostly good ones.
fn values(row: &Row) -> Vec<(String, &'static str)> {
    let good = row.good();
    let mut values = vec![(good.clone(), "chr"); 5];
    match row.node.as_str() {
        "SERVICETYPE" => values.push(("POP3".into(), "chr")),
        "SMTPALTENABLED" => values.push(match row.edition {
            Edition::Windows10Prose => ("FALSE".into(), "chr"),
            _ => ("0".into(), "int"),
        }),
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

impl Model {
    fn new(edition: Edition, limit: u8) -> Self {
        Self {
            says: says(edition),
            edition,
            limit: limit.into(),
            rows: rows_of(edition),
            accounts: BTreeMap::new(),
            saved: None,
            added: BTreeSet::new(),
            new: BTreeSet::new(),
            doomed: BTreeSet::new(),
        }
    }

    /// The status of a command.
    fn give(&mut self, command: &str, guid: Guid, row: &Row, value: (&str, &str)) -> u16 {
        let before = self.accounts.clone();
        let status = self.try_give(command, guid, row, value);
        let doomed = self.says.duplicate_deletes && status == 418 && row.is_account();
        if status != 200 && !doomed {
            self.accounts = before;
        }
        status
    }

    fn try_give(
        &mut self,
        command: &str,
        guid: Guid,
        row: &Row,
        (value, format): (&str, &str),
    ) -> u16 {
        let atomic = self.saved.is_some();
        let account = self.accounts.contains_key(&guid);
        let is_new = !account || self.new.contains(&guid);
        let writes = matches!(command, "Add" | "Replace");
        let ssl = command == "Add" && row.node == "TAGPROPS/812C000B" && is_new;
        if !row.allows(command) && !ssl {
            return 405;
        }
        let service = matches!(row.node.as_str(), "SERVICENAME" | "SERVICETYPE");
        if service && command == "Replace" && !self.says.service_replace && !is_new {
            return 405;
        }
        if row.is_root() {
            return if self.says.root_query { 200 } else { 405 };
        }
        if writes && self.says.atomic_required && !atomic {
            return 405;
        }
        let there = match self.accounts.get(&guid) {
            Some(stored) => row.is_account() || stored.nodes.contains_key(&row.node),
            None => false,
        };
        match command {
            "Get" => return if there { 200 } else { 404 },
            "Delete" if !there => return 404,
            "Delete" if row.is_account() => {
                self.accounts.remove(&guid);
                self.new.insert(guid);
                self.added.retain(|(of, _)| *of != guid);
                return 200;
            }
            "Delete" => {
                let below = format!("{}/", row.node);
                let stored = self.accounts.get_mut(&guid).unwrap();
                stored
                    .nodes
                    .retain(|name, _| *name != row.node && !name.starts_with(&below));
                self.added.remove(&(guid, row.node.clone()));
                return 200;
            }
            "Add" if there && row.is_account() => {
                if self.says.duplicate_deletes {
                    self.accounts.remove(&guid);
                    self.new.insert(guid);
                    self.doomed.insert(guid);
                    self.added.retain(|(of, _)| *of != guid);
                }
                return 418;
            }
            "Add" if there => return 418,
            _ => {}
        }
        if command == "Add" && !self.says.implicit_parents && !row.is_account() {
            let group = row.group().map(str::to_owned);
            let has = |stored: &Stored| group.is_none_or(|g| stored.nodes.contains_key(&g));
            if !self.accounts.get(&guid).is_some_and(has) {
                return 404;
            }
        }
        let key = (guid, row.node.clone());
        if command == "Replace" && self.says.implicit_parents && self.added.contains(&key) {
            return 500;
        }
        if let Some(status) = refused(row, value, format) {
            return status;
        }
        if !account {
            if self.accounts.len() >= self.limit {
                return 420;
            }
            self.accounts.insert(guid, Stored::default());
            self.new.insert(guid);
        }
        let stored = self.accounts.get_mut(&guid).unwrap();
        if let Some(group) = row.group() {
            stored.nodes.insert(group.to_owned(), None);
        }
        if !row.is_account() {
            let value = (!row.interior).then(|| value.to_owned());
            stored.nodes.insert(row.node.clone(), value);
        }
        if command == "Add" {
            self.added.insert(key);
        }
        200
    }

    fn begin(&mut self) -> u16 {
        if self.saved.is_some() {
            return 500;
        }
        self.saved = Some(self.accounts.clone());
        200
    }

    /// Outside an Atomic nothing is remembered from one command to the next.
    fn forget(&mut self) {
        if self.saved.is_none() {
            self.added.clear();
            self.new.clear();
            self.doomed.clear();
        }
    }

    fn commit(&mut self) -> u16 {
        let Some(saved) = &self.saved else {
            return 500;
        };
        for (guid, stored) in &self.accounts {
            let before = saved.get(guid).filter(|_| !self.new.contains(guid));
            let same = before.is_some_and(|before| before.nodes == stored.nodes);
            let was_legal = before.is_none_or(|before| self.is_legal(&before.nodes));
            if !same && was_legal && !self.is_legal(&stored.nodes) {
                return 500;
            }
        }
        self.saved = None;
        200
    }

    fn roll_back(&mut self) -> u16 {
        let Some(saved) = self.saved.take() else {
            return 500;
        };
        self.accounts = saved;
        for guid in &self.doomed {
            self.accounts.remove(guid);
        }
        200
    }

    /// Required nodes, the credentials of the outgoing server (contradiction 6), and KEEPMAX.
    fn is_legal(&self, nodes: &Nodes) -> bool {
        let required = self.rows.iter().filter(|row| row.one);
        let mut required = required.filter(|row| !row.is_root() && !row.is_account());
        if !required.all(|row| nodes.contains_key(&row.node)) {
            return false;
        }
        let text = |name: &str| nodes.get(name).cloned().flatten();
        let on = matches!(text("SMTPALTENABLED").as_deref(), Some("1" | "TRUE"));
        let parts = ["SMTPALTAUTHNAME", "SMTPALTPASSWORD", "SMTPALTDOMAIN"].map(text);
        let outgoing = match on {
            true => parts[0].is_some() && parts[1].is_some(),
            false => parts.iter().all(Option::is_none),
        };
        let keeps = text("KEEPMAX").is_some() && self.edition != Edition::WindowsMobile;
        outgoing && (!keeps || text("SERVICETYPE").as_deref() == Some("IMAP4"))
    }
}

/// The status of a value that the row does not take.
fn refused(row: &Row, value: &str, format: &str) -> Option<u16> {
    let int = matches!(
        row.node.as_str(),
        "AUTHREQUIRED" | "LINGER" | "SMTPALTENABLED"
    );
    let fits = match row.interior {
        true => format == "node",
        false => format == "chr" || (int && format == "int"),
    };
    if !fits {
        return Some(415);
    }
    if row.long().as_deref() == Some(value) {
        return Some(413);
    }
    row.bad()
        .filter(|(bad, _)| bad == value)
        .map(|(_, status)| status)
}

fn status<T>(done: Result<T, email2_csp::device::Refusal>) -> u16 {
    done.map_or_else(|refusal| refusal.status(), |_| 200)
}

/// What is in an account, past the engine.
fn nodes_of(account: &Account<'_>) -> Nodes {
    let mut nodes: Nodes = account
        .iter()
        .map(|(node, value)| (node.name().to_owned(), Some(value.to_owned())))
        .collect();
    if account.has_tag_props() {
        nodes.insert("TAGPROPS".into(), None);
    }
    if account.has_named_props() {
        nodes.insert("NAMEDPROPS".into(), None);
    }
    for property in account.named_properties() {
        assert_eq!((&*property.name, property.mapi_type.0), ("Colour", 3));
        nodes.insert(
            "NAMEDPROPS/Name#tttt".into(),
            Some(property.value.to_string()),
        );
    }
    assert!(account.tag_properties().len() == 0 && account.unknown().is_empty());
    nodes
}

/// What is in an account, asked for with `Get`; `None` if there is no account.
fn asked(device: &mut Device<MemoryStore>, guid: Guid) -> Option<Nodes> {
    let mut nodes = Nodes::new();
    let mut open = vec![Vec::<String>::new()];
    while let Some(path) = open.pop() {
        let names = std::iter::once(guid.to_string()).chain(path.iter().cloned());
        let address = Address::decode(names).unwrap();
        let name = path.join("/").replace("Colour#0003", "Name#tttt");
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
    device: Device<MemoryStore>,
    /// The store when the Atomic began.
    before: MemoryStore,
}

impl Pair {
    fn new(edition: Edition, limit: u8) -> Self {
        let profile = Profile::new(edition).with_account_limit(limit);
        Self {
            model: Model::new(edition, limit),
            device: Device::new(profile, MemoryStore::new()),
            before: MemoryStore::new(),
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
                    self.command(command, *guid, row, 0);
                }
            }
            Op::Command {
                command,
                guid,
                row,
                value,
            } => self.command(*command, *guid, *row, *value),
        }
        self.model.forget();
        self.compare();
    }

    fn roll_back(&mut self) {
        let in_atomic = self.device.is_in_atomic();
        let doomed = self.model.doomed.clone();
        assert_eq!(status(self.device.roll_back()), self.model.roll_back());
        if in_atomic && doomed.is_empty() {
            assert!(*self.device.store() == self.before, "bit for bit");
        }
    }

    fn command(&mut self, command: u8, index: u8, row: usize, value: u8) {
        let command = ["Get", "Add", "Replace", "Delete", "Exec"][usize::from(command)];
        let row = self.model.rows[row % self.model.rows.len()].clone();
        let (value, format) = values(&row)[usize::from(value)].clone();
        let address = row.address(guid(index));
        let content = Content::text(&value).with_format(format);
        let before = self.device.store().clone();
        let atomic = self.device.is_in_atomic();
        let device = &mut self.device;
        let found = match command {
            "Get" => status(device.get(&address)),
            "Add" => status(device.add(&address, content)),
            "Replace" => status(device.replace(&address, content)),
            "Delete" => status(device.delete(&address)),
            _ => status(device.exec(&address)),
        };
        let wanted = self
            .model
            .give(command, guid(index), &row, (&value, format));
        assert_eq!(found, wanted, "{command} {} {format} {value:?}", row.node);
        if atomic {
            assert!(*self.device.store() == before, "the store waits");
        }
        self.model.forget();
    }

    fn compare(&mut self) {
        for index in 0..4 {
            let guid = guid(index);
            let wanted = self.model.accounts.get(&guid).map(|stored| &stored.nodes);
            assert_eq!(asked(&mut self.device, guid).as_ref(), wanted);
        }
        if self.device.is_in_atomic() {
            return;
        }
        let store = self.device.store();
        let found: BTreeMap<Guid, Stored> = store
            .accounts()
            .map(|account| {
                let nodes = nodes_of(account);
                let messages = store.messages(account.guid()).unwrap();
                (account.guid(), Stored { nodes, messages })
            })
            .collect();
        assert_eq!(found, self.model.accounts);
    }
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
        limit in 1..=4_u8, ops in prop::collection::vec(op(), 1..60),
    ) {
        run(Edition::WindowsMobile, limit, &ops);
    }

    #[test]
    fn windows_10_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in prop::collection::vec(op(), 1..60),
    ) {
        run(Edition::Windows10Prose, limit, &ops);
    }

    #[test]
    fn windows_10_1607_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in prop::collection::vec(op(), 1..60),
    ) {
        run(Edition::Windows10Ddf1607, limit, &ops);
    }

    #[test]
    fn the_ddf_v2_is_as_the_model_has_it(
        limit in 1..=4_u8, ops in prop::collection::vec(op(), 1..60),
    ) {
        run(Edition::DdfV2, limit, &ops);
    }
}
