//! Verdicts beside what a device makes of the same Atomic: legal is what it takes.

use email2_csp::device::{Address, Content, Device, MemoryStore, Refusal};
use email2_csp::dm::CommandSet;
use email2_csp::model::tree::AccessType;
use email2_csp::{Account, AccountNode, Edition, MapiType, Place, PropertyTag};
use syncml::{Atomic, Command, Delete, Edit, Item, Meta};

use super::{PROSE, account, at, guid};

/// The same numbers each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end as u64).unwrap()
    }
}

/// One command: what it does, where, and the value that it brings.
#[derive(Clone, Debug)]
struct Step {
    command: AccessType,
    place: Place<'static>,
    format: Option<&'static str>,
    value: Option<&'static str>,
}

impl Step {
    /// What the device is given: `chr` where no format is said.
    fn content(&self) -> Content<'static> {
        let content = Content::text(self.value.unwrap_or(""));
        content.with_format(self.format.unwrap_or("chr"))
    }
}

/// The format that is said: mostly the right one, for nodes with a value sometimes none.
fn format(numbers: &mut Numbers, place: &Place<'_>) -> Option<&'static str> {
    let is_node = matches!(place, Place::Account | Place::TagProps | Place::NamedProps);
    match (is_node, numbers.below(16)) {
        (_, 0) => None,
        (true, 1) => Some("chr"),
        (false, 1) => Some("node"),
        (false, 2..=4) => Some("int"),
        (true, _) => Some("node"),
        (false, at) => (at % 2 == 0).then_some("chr"),
    }
}

const NODES: [(AccountNode, &str); 13] = [
    (AccountNode::Name, "Ada"),
    (AccountNode::AuthName, "ada"),
    (AccountNode::ServiceName, "Mail"),
    (AccountNode::ServiceType, "POP3"),
    (AccountNode::InServer, "pop.fabrikam.example"),
    (AccountNode::KeepMax, "25"),
    (AccountNode::KeepMax, "often"),
    (AccountNode::Linger, "15"),
    (AccountNode::Linger, "often"),
    (AccountNode::SmtpAltAuthName, "ada-out"),
    (AccountNode::SmtpAltPassword, "secret"),
    (AccountNode::IncomingSsl, "1"),
    (AccountNode::OutgoingSsl, "1"),
];

fn step(numbers: &mut Numbers, edition: Edition) -> Step {
    let command = [AccessType::Add, AccessType::Replace, AccessType::Delete][numbers.below(3)];
    let words = match (edition == PROSE, numbers.below(4)) {
        (true, 0..=2) => ["FALSE", "TRUE"],
        _ => ["0", "1"],
    };
    let switch = words[usize::from(numbers.below(3) > 0)];
    let (place, value) = match numbers.below(NODES.len() + 10) {
        0 => (Place::Account, None),
        1 => (Place::TagProps, None),
        2 => (Place::Unknown("COLOUR".into()), Some("blue")),
        3 => (Place::NamedProps, None),
        4 => (Place::TagProperty(PropertyTag(0x1234_000B)), Some("1")),
        5 => (
            Place::NamedProperty("P".into(), MapiType::LONG),
            Some(["7", "+7"][numbers.below(2)]),
        ),
        6 => (
            Place::NamedProperty("Q".into(), MapiType::STRING),
            Some("x"),
        ),
        7..=9 => (Place::Node(AccountNode::SmtpAltEnabled), Some(switch)),
        at => {
            let (node, value) = NODES[at - 10];
            (Place::Node(node), Some(value))
        }
    };
    // Now and then a node that has nodes below it brings a value.
    let value = value.or_else(|| (numbers.below(16) == 0).then_some("x"));
    let value = value.filter(|_| command != AccessType::Delete);
    let format = format(numbers, &place).filter(|_| command != AccessType::Delete);
    Step {
        command,
        place,
        format,
        value,
    }
}

fn command(step: &Step, edition: Edition) -> Command<'static> {
    let node = match &step.place {
        Place::Account => String::new(),
        place => place.to_string().replace('#', "%23"),
    };
    let mut item = Item::to_target(at(edition, &node));
    if let Some(format) = step.format {
        item = item.with_meta(Meta::new().with_format(format));
    }
    if let Some(value) = step.value {
        item = item.with_data(value);
    }
    let mut edit = Edit::default();
    let mut delete = Delete::default();
    match step.command {
        AccessType::Delete => {
            delete.items.push(item);
            return Command::Delete(delete);
        }
        _ => edit.items.push(item),
    }
    match step.command {
        AccessType::Add => Command::Add(edit),
        _ => Command::Replace(edit),
    }
}

fn carried_out(
    steps: &[Step],
    edition: Edition,
    there: Option<&Account<'static>>,
) -> Result<(), Refusal> {
    let mut store = MemoryStore::new();
    if let Some(there) = there {
        store.insert(there.clone());
    }
    let mut device = Device::new(edition, store);
    device.begin()?;
    for step in steps {
        let address = Address::new(guid(), step.place.clone());
        let content = step.content();
        match step.command {
            AccessType::Add => device.add(&address, content)?,
            AccessType::Replace => device.replace(&address, content)?,
            _ => device.delete(&address)?,
        }
    }
    device.commit()
}

/// The nodes of an account, added one by one.
fn creation(account: &Account<'static>, edition: Edition) -> Vec<Step> {
    let set = account.clone();
    let command = super::encode_owned(&email2_csp::Operation::Create(set), edition);
    let mut steps = Vec::new();
    for command in command.commands() {
        let uri = command.items()[0].target_uri().unwrap().to_owned();
        let (_, node) = uri.split_once("%7D").unwrap();
        let names: Vec<std::borrow::Cow<'static, str>> = node
            .split('/')
            .skip(1)
            .map(|name| name.to_owned().into())
            .collect();
        let place = Place::below_account(&names);
        let value = account
            .value_at(&place)
            .map(|value| &*value.to_owned().leak());
        let format = match value {
            Some(_) => "chr",
            None => "node",
        };
        let command = AccessType::from_name(command.name()).unwrap();
        steps.push(Step {
            command,
            place,
            format: Some(format),
            value,
        });
    }
    steps
}

#[test]
fn an_atomic_is_legal_if_a_device_takes_it() {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let mut legal = 0;
    for edition in Edition::ALL {
        let account = account(edition);
        let creation = creation(&account, edition);
        for round in 0..1500 {
            let there = (round % 3 != 0).then_some(&account);
            let mut steps = match there {
                None if round % 2 == 0 => creation.clone(),
                _ => Vec::new(),
            };
            for _ in 0..=numbers.below(5) {
                let step = step(&mut numbers, edition);
                steps.push(step);
            }
            let mut atomic = Atomic::default();
            atomic.commands = steps.iter().map(|step| command(step, edition)).collect();
            let commands = [Command::Atomic(atomic)];
            let set = CommandSet::decode(&commands).unwrap();
            let existing: Vec<Account<'_>> = there.into_iter().cloned().collect();
            let verdict = set.validate(edition, Some(&existing));
            let done = carried_out(&steps, edition, there);
            assert_eq!(
                verdict.is_legal(),
                done.is_ok(),
                "{edition}: {steps:?}\n{verdict}\n{done:?}"
            );
            legal += usize::from(done.is_ok());
        }
    }
    assert!(legal > 300, "{legal} of them are legal");
}
