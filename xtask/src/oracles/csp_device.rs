//! The laws of the device engine of `email2-csp`, for any sequence of commands and any document.

use email2_csp::device::{Address, Answer, Content, Device, MemoryStore, Reason};
use email2_csp::planner::Plan;
use email2_csp::provisioning;
use email2_csp::{Account, AccountNode, Edition, Guid, MapiType, Place, Profile, PropertyTag};

/// Values that mean something somewhere, and some that mean nothing.
const VALUES: [&str; 16] = [
    "1",
    "0",
    "TRUE",
    "FALSE",
    "-1",
    "30",
    "IMAP4",
    "POP3",
    "Email",
    "0x2",
    "mail.fabrikam.example:143",
    "{436EF144-B4FB-4863-A041-8F905A62C572}",
    "",
    "two words",
    "12345678901234567890123456789012345678901234567890123456789012345",
    "secret",
];

const FORMATS: [&str; 4] = ["chr", "chr", "int", "node"];

/// The first byte is the device, then four bytes are a command each; what is behind a byte FF is a
/// provisioning document.
pub fn device(input: &[u8]) {
    let Some((&first, mut rest)) = input.split_first() else {
        return;
    };
    let edition = Edition::ALL[usize::from(first & 3)];
    let profile = Profile::new(edition)
        .with_account_limit(1 + (first >> 2 & 7))
        .with_root_query(first & 0x20 != 0);
    let mut world = World {
        device: Device::new(profile, MemoryStore::new()),
        before: MemoryStore::new(),
        doomed: false,
    };
    while let Some((command, behind)) = rest.split_first_chunk::<4>() {
        if command[0] == 0xFF {
            world.document(&rest[1..]);
            break;
        }
        world.command(*command);
        world.check();
        rest = behind;
    }
    if world.device.is_in_atomic() {
        world.roll_back();
    }
    world.plans();
}

struct World {
    device: Device<MemoryStore>,
    /// The store when the Atomic began, or before the last command.
    before: MemoryStore,
    /// A GUID was added a second time, which Windows Mobile deletes.
    doomed: bool,
}

impl World {
    fn command(&mut self, [command, place, value, more]: [u8; 4]) {
        let guid = Guid::from_u128(u128::from(more & 3) + 1);
        let address = address(guid, place);
        let text = VALUES[usize::from(value & 15)];
        let content = match address.is_interior() && value & 0x80 == 0 {
            true => Content::NODE,
            false => Content::text(text).with_format(FORMATS[usize::from(value >> 4 & 3)]),
        };
        let in_atomic = self.device.is_in_atomic();
        if !in_atomic {
            self.before = self.device.store().clone();
            self.doomed = false;
        }
        let done = match command % 8 {
            0 | 1 => self.device.add(&address, content),
            2 | 3 => self.device.replace(&address, content),
            4 => self.device.delete(&address),
            5 => self.device.begin(),
            6 if more & 4 == 0 => return self.commit(),
            6 => return self.roll_back(),
            _ => self.device.get(&address).map(|_| ()),
        };
        match done {
            Ok(()) if command % 8 < 4 => self.written(&address, content),
            Ok(()) => {}
            Err(refusal) => {
                let again = refusal.reason() == Reason::AlreadyExists
                    && *address.place() == Place::Account
                    && self.device.profile().edition == Edition::WindowsMobile;
                self.doomed |= again;
                assert!((400..=516).contains(&refusal.status()));
                // What is refused has changed nothing.
                if !in_atomic && !again {
                    assert!(*self.device.store() == self.before);
                }
            }
        }
    }

    /// What was written can be read. A switch that came as `int` is in the words of the edition.
    fn written(&mut self, address: &Address<'_>, content: Content<'_>) {
        match self.device.get(address) {
            Ok(Answer::Value(value)) => {
                let read = value.as_str();
                let word = match read {
                    "TRUE" => "1",
                    "FALSE" => "0",
                    read => read,
                };
                let is_int = content.format == "int";
                assert!(
                    read == content.text || (is_int && word == content.text),
                    "{read}"
                );
            }
            Ok(Answer::Names(_)) => assert!(address.is_interior()),
            other => panic!("{address}: {other:?}"),
        }
    }

    fn commit(&mut self) {
        let in_atomic = self.device.is_in_atomic();
        match self.device.commit() {
            Ok(()) => {
                let profile = self.device.profile();
                let was = &self.before;
                // What is legal stays so, and what is new is.
                for account in self.device.store().accounts() {
                    let before = was.account(account.guid());
                    let bad = !account.validate(profile).is_legal();
                    let was_bad = before.is_some_and(|b| !b.validate(profile).is_legal());
                    assert!(!bad || was_bad, "{account:?}");
                }
            }
            Err(_) if in_atomic => self.roll_back(),
            Err(refusal) => assert_eq!(refusal.reason(), Reason::NoAtomic),
        }
    }

    /// Bit for bit.
    fn roll_back(&mut self) {
        let in_atomic = self.device.is_in_atomic();
        let done = self.device.roll_back();
        assert_eq!(done.is_ok(), in_atomic);
        if !in_atomic {
            return;
        }
        let store = self.device.store();
        if !self.doomed {
            assert!(*store == self.before);
        }
        // An account that is gone all the same is all that may be missing.
        for account in store.accounts() {
            let guid = account.guid();
            assert!(self.before.account(guid) == Some(account));
            assert_eq!(self.before.messages(guid), store.messages(guid));
        }
    }

    fn check(&self) {
        let limit = usize::from(self.device.profile().account_limit());
        assert!(self.device.store().accounts().len() <= limit);
        if self.device.is_in_atomic() {
            assert!(*self.device.store() == self.before, "the store waits");
        }
    }

    /// All of a document, or nothing of it.
    fn document(&mut self, input: &[u8]) {
        let Ok(document) = provisioning::decode_wbxml(input) else {
            return;
        };
        let before = self.device.store().clone();
        let in_atomic = self.device.is_in_atomic();
        let applied = self.device.apply_document(&document);
        assert_eq!(applied.answer.items.len(), document.items.len());
        if !applied.is_done() {
            assert!(*self.device.store() == before);
        }
        assert_eq!(self.device.is_in_atomic(), in_atomic);
    }

    /// From each account that is legal to each other one there is a plan, and it leads there.
    fn plans(&self) {
        let profile = self.device.profile();
        let accounts: Vec<&Account<'static>> = self.device.store().accounts().collect();
        for from in &accounts {
            for to in &accounts {
                let to = (*to).clone().with_guid(from.guid());
                let Ok(plan) = Plan::new(Some(from), &to, profile) else {
                    assert!(!to.validate(profile).is_legal());
                    continue;
                };
                assert_eq!(plan.is_empty(), **from == to);
                let mut store = MemoryStore::new();
                store.insert((*from).clone());
                let mut device = Device::new(profile, store);
                if let Err(refusal) = device.carry_out(&plan) {
                    panic!("{refusal}\n{plan}");
                }
                assert_eq!(device.store().account(to.guid()), Some(&to));
            }
        }
    }
}

fn address(guid: Guid, place: u8) -> Address<'static> {
    let nodes = AccountNode::ALL;
    match nodes.get(usize::from(place)) {
        Some(node) => Address::node(guid, *node),
        None => match place % 8 {
            0 => Address::ROOT,
            1..=3 => Address::account(guid),
            4 => Address::new(guid, Place::TagProps),
            5 => Address::new(guid, Place::NamedProps),
            6 => Address::new(guid, Place::TagProperty(PropertyTag(0x3001_001F))),
            _ => Address::new(guid, Place::NamedProperty("Colour".into(), MapiType::LONG)),
        },
    }
}
