//! The messages that are measured, made by a seeded generator.

use std::fmt::Write;

use syncml::model::{Edit, Item, Message, Meta, Source, Status, Sync, Target};
use syncml::{AlertCode, Command, StatusCode, SyncHdr, Version, model};

/// Numbers that look random and are the same each time (xorshift64*).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % below
    }

    fn word(&mut self) -> String {
        let len = 3 + self.next(8);
        (0..len)
            .map(|_| char::from(b'a' + u8::try_from(self.next(26)).unwrap()))
            .collect()
    }
}

fn header(protocol: &'static str) -> SyncHdr<'static> {
    let mut header = SyncHdr::new(Version::V1_2, protocol);
    header.session_id = "1".into();
    header.msg_id = "1".into();
    header.target = Target::new("http://sync.example.com/sync");
    header.source = Source::new("IMEI:004999010640000");
    header
}

fn message(protocol: &'static str, commands: Vec<Command<'static>>) -> Message<'static> {
    let mut message = Message::default();
    message.header = header(protocol);
    message.commands = commands;
    message.is_final = true;
    message
}

/// A note of about `len` bytes.
fn note(numbers: &mut Numbers, len: usize) -> String {
    let mut text = String::from("BEGIN:VNOTE\nVERSION:1.1\nBODY:");
    while text.len() < len {
        text.push_str(&numbers.word());
        text.push(' ');
    }
    text.push_str("\nEND:VNOTE\n");
    text
}

fn item(numbers: &mut Numbers, at: usize, len: usize) -> Item<'static> {
    Item::from_source(format!("{at}")).with_data(note(numbers, len))
}

/// A Sync of about 1 MB for 2,000 items: commands of some items each.
pub(crate) fn sync(commands: usize, items: usize) -> Message<'static> {
    let mut numbers = Numbers::new(5);
    let mut sync = Sync::default();
    sync.cmd_id = "1".into();
    sync.target = Some(Target::new("./contacts"));
    sync.source = Some(Source::new("./dev-contacts"));
    sync.number_of_changes = Some(format!("{}", commands * items).into());
    sync.commands = (0..commands)
        .map(|c| {
            let mut add = Edit::default();
            add.cmd_id = format!("{}", c + 2).into();
            add.meta = Some(Meta::new().with_type("text/x-vnote"));
            add.items = (0..items)
                .map(|i| item(&mut numbers, c * items + i, 420))
                .collect();
            Command::Add(add)
        })
        .collect();
    message("SyncML/1.2", vec![Command::Sync(sync)])
}

/// A Sync with small items: more markup than text.
pub(crate) fn contacts(commands: usize) -> Message<'static> {
    let mut numbers = Numbers::new(7);
    let mut sync = Sync::default();
    sync.cmd_id = "1".into();
    sync.commands = (0..commands)
        .map(|c| {
            let mut edit = Edit::default();
            edit.cmd_id = format!("{}", c + 2).into();
            edit.meta = Some(Meta::new().with_format("chr").with_type("text/x-vcard"));
            edit.items = item(&mut numbers, c, 60).into();
            Command::Replace(edit)
        })
        .collect();
    message("SyncML/1.2", vec![Command::Sync(sync)])
}

/// An OMA DM package 3: statuses, results and an alert.
pub(crate) fn management() -> Message<'static> {
    let mut numbers = Numbers::new(11);
    let mut commands = Vec::new();
    for c in 0..40_u64 {
        let mut status = Status::default();
        status.cmd_id = format!("{}", c + 1).into();
        status.msg_ref = Some("2".into());
        status.cmd_ref = format!("{c}").into();
        status.cmd = if c == 0 { "SyncHdr" } else { "Get" }.into();
        status.data = StatusCode::OK.into();
        commands.push(Command::Status(status));
    }
    for c in 0..40_u64 {
        let mut uri = String::from("./Device/Vendor/MSFT");
        for _ in 0..3 {
            let _ = write!(uri, "/{}", numbers.word());
        }
        let mut results = model::Results::default();
        results.cmd_id = format!("{}", c + 41).into();
        results.msg_ref = Some("2".into());
        results.cmd_ref = Some(format!("{}", c + 1).into());
        results.items = Item::from_source(uri)
            .with_meta(Meta::new().with_format("chr").with_type("text/plain"))
            .with_data(numbers.word())
            .into();
        commands.push(Command::Results(results));
    }
    let mut alert = model::Alert::default();
    alert.cmd_id = "81".into();
    alert.data = Some(AlertCode::DM_GENERIC_ALERT.into());
    alert.items = Item::from_source("./FwUpdate")
        .with_meta(Meta::new().with_format("chr").with_type("org.example.done"))
        .with_data("200")
        .into();
    commands.push(Command::Alert(alert));
    message("DM/1.2", commands)
}
