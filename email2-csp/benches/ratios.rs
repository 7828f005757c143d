//! The bars of speed, each as a ratio of two things that take turns in one process: the shortest of many
//! rounds, which a busy machine disturbs little.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark stops where something is wrong, and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Pin, SecurityMethod};
use email2_csp::device::{Address, Content, Device, MemoryStore};
use email2_csp::dm::encode;
use email2_csp::planner::Plan;
use email2_csp::{
    Account, AccountNode, Edition, Operation, characteristics, ddf, edition, provisioning,
};
use syncml::{Command, EncodeOptions, Form, Message, SyncHdr, Version};
use wbxml::{EventReader, Source, dictionaries};

mod documents;

const EDITION: Edition = Edition::DdfV2;

/// The shortest time of each, in which each runs so many times.
fn shortest<const N: usize>(
    rounds: u32,
    times: u32,
    mut run: [&mut dyn FnMut(); N],
) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (best, run) in best.iter_mut().zip(&mut run) {
            let start = Instant::now();
            for _ in 0..times {
                run();
            }
            *best = start.elapsed().min(*best);
        }
    }
    best.map(|time| time / times)
}

/// Prints a ratio, and whether it is below its bar.
fn bar(what: &str, this: Duration, that: Duration, most: f64) {
    let ratio = this.as_secs_f64() / that.as_secs_f64();
    let verdict = if ratio < most { "pass" } else { "MISS" };
    println!("{verdict}  {ratio:5.2} of {most}  {what} ({this:?} to {that:?})");
}

/// Looking at an account, beside decoding it.
fn account(rounds: u32) {
    let account = documents::account(EDITION);
    let operations = [Operation::Set(account.clone())];
    let document = characteristics::encode(&operations, EDITION).unwrap();
    let (xml, wbxml) = (document.to_xml().unwrap(), document.to_wbxml().unwrap());
    let create = Operation::Create(account.clone());
    let commands = message(encode(&create, EDITION).unwrap());
    let [validate, from_wbxml, from_xml, from_commands, whole] = shortest(
        rounds,
        20,
        [
            &mut || assert!(black_box(&account).validate(EDITION).is_legal()),
            &mut || {
                let document = provisioning::decode_wbxml(black_box(&wbxml)).unwrap();
                black_box(characteristics::decode(&document).unwrap().len());
            },
            &mut || {
                let document = provisioning::decode_xml(black_box(&xml)).unwrap();
                black_box(characteristics::decode(&document).unwrap().len());
            },
            &mut || {
                let message = syncml::decode_wbxml(black_box(&commands)).unwrap();
                black_box(email2_csp::dm::CommandSet::decode(&message.commands).unwrap());
            },
            &mut || {
                let operations = black_box(&operations);
                assert!(edition::validate(operations, EDITION, None).is_legal());
            },
        ],
    );
    bar(
        "validating an account to decoding it from WBXML",
        validate,
        from_wbxml,
        1.0,
    );
    bar(
        "validating an account to decoding it from XML",
        validate,
        from_xml,
        1.0,
    );
    bar(
        "validating an account to decoding its commands",
        validate,
        from_commands,
        1.0,
    );
    bar(
        "validating its operation to decoding it from WBXML",
        whole,
        from_wbxml,
        1.0,
    );
}

/// A signed provisioning document, beside its events.
fn provisioning_document(rounds: u32) {
    let binary = documents::provisioning().to_wbxml().unwrap();
    let user = Credentials::new().with_pin(Pin::new("1234").unwrap());
    let signed = ContentType::sign(SecurityMethod::USER_PIN, &user, &binary).unwrap();
    let header = signed.to_wsp();
    let [events, decode, verify] = shortest(
        rounds,
        20,
        [
            &mut || {
                let mut reader = EventReader::new(&binary, &dictionaries::PROV_1_0).unwrap();
                while let Some(event) = reader.next_event().unwrap() {
                    black_box(event);
                }
            },
            &mut || drop(black_box(provisioning::decode_wbxml(&binary).unwrap())),
            &mut || {
                let signed = ContentType::decode_wsp(&header).unwrap();
                black_box(Attempts::default().verify(&signed, &binary, &user).unwrap());
            },
        ],
    );
    let size = binary.len();
    bar(
        &format!("decoding {size} bytes of signed PROV, typed, to its events"),
        decode,
        events,
        3.0,
    );
    println!("      verifying its MAC, which is SHA-1, takes {verify:?} beside that");
}

/// All published DDF files, beside a bare pass.
fn ddf_files(rounds: u32) {
    let files = documents::ddf_files();
    let [bare, decode] = shortest(
        rounds,
        1,
        [
            &mut || {
                for file in &files {
                    let mut reader = quick_xml::Reader::from_str(file);
                    loop {
                        match reader.read_event().unwrap() {
                            quick_xml::events::Event::Eof => break,
                            event => drop(black_box(event)),
                        }
                    }
                }
            },
            &mut || {
                for file in &files {
                    black_box(ddf::decode_xml(file).unwrap());
                }
            },
        ],
    );
    let count = files.len();
    bar(
        &format!("decoding {count} DDF files to a bare quick-xml pass"),
        decode,
        bare,
        2.0,
    );
}

/// A message with this command, in WBXML.
fn message(command: Command<'_>) -> Vec<u8> {
    let mut message = Message::default();
    message.version = Version::V1_2;
    message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
    message.header.session_id = "1".into();
    message.header.msg_id = "2".into();
    message.header.target.uri = "urn:uuid:device-1".into();
    message.header.source.uri = "https://dm.fabrikam.example/dm".into();
    let mut command = command.into_owned();
    let mut id = 1_u32;
    let mut number = |command: &mut Command<'static>| {
        id += 1;
        *command.cmd_id_mut().unwrap() = id.to_string().into();
    };
    number(&mut command);
    if let Command::Atomic(atomic) = &mut command {
        atomic.commands.iter_mut().for_each(number);
    }
    message.commands.push(command);
    message.is_final = true;
    message
        .to_bytes(Form::Wbxml, &EncodeOptions::DEFAULT)
        .unwrap()
}

/// A device that carries a plan out, beside decoding its commands.
fn device(rounds: u32, what: &str, from: Option<&Account<'static>>, to: &Account<'static>) {
    let plan = Plan::new(from, to, EDITION).unwrap();
    let bytes = message(plan.to_command().unwrap().unwrap());
    let mut store = MemoryStore::new();
    if let Some(from) = from {
        store.insert(from.clone());
    }
    let mut best = [Duration::MAX; 2];
    for _ in 0..rounds {
        let mut device = Device::new(EDITION, store.clone());
        let start = Instant::now();
        let message = syncml::decode_wbxml(&bytes).unwrap();
        best[0] = start.elapsed().min(best[0]);
        let start = Instant::now();
        device.begin().unwrap();
        for command in message.commands.iter().flat_map(Command::commands) {
            for item in command.items() {
                let uri = syncml::loc_uri::LocUri::decode(item.target_uri().unwrap()).unwrap();
                let names = uri.names().skip(3);
                let address = Address::decode(names).unwrap();
                let data = item.data.as_ref().map(|data| data.text().unwrap());
                let content = data.as_deref().map_or(Content::NODE, Content::text);
                match command {
                    Command::Add(_) => device.add(&address, content).unwrap(),
                    Command::Replace(_) => device.replace(&address, content).unwrap(),
                    _ => device.delete(&address).unwrap(),
                }
            }
        }
        device.commit().unwrap();
        best[1] = start.elapsed().min(best[1]);
    }
    bar(what, best[1], best[0], 5.0);
}

fn main() {
    // What `cargo test --benches` asks for.
    let real = std::env::args().any(|a| a == "--bench");
    let rounds = if real { 500 } else { 1 };
    account(rounds);
    provisioning_document(rounds);
    ddf_files(rounds.div_ceil(10));
    let first = documents::account(EDITION);
    device(
        rounds * 4,
        "a device that makes an account to decoding its commands",
        None,
        &first,
    );
    let second = first
        .clone()
        .with(AccountNode::InServer, "imap.contoso.example:993")
        .with(AccountNode::OutServer, "smtp.contoso.example:587")
        .with(AccountNode::Name, "Grace Example")
        .with(AccountNode::ReplyAddr, "grace@contoso.example")
        .with(AccountNode::Linger, "60");
    let what = "a device that changes five values to decoding its commands";
    device(rounds * 4, what, Some(&first), &second);
}
