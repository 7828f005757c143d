//! The OMA DM messages of the corpus (`made/dm-*.xml`) on a device of each edition.
//!
//! The index has a verdict for two editions, `windows_mobile` and `windows_10`; the statuses are those
//! that the reason of the verdict has (`OMA RepPro 1.2`, the pages of EMAIL2). For the DDF files they
//! follow from their nodes: no ServiceReplace, no AtomicRequired, and the same required nodes.

use std::collections::BTreeMap;

use email2_csp::device::{Device, MemoryStore};
use email2_csp::{AccountNode, Edition, Guid};
use syncml::Command;

use super::facts::smallest;
use super::session::{Outcome, session};
use crate::support::corpus;

const GUID: Guid = Guid::from_u128(0x8F3C2B10_5D7A_4E61_9B02_1C44A0E7D955);

/// What a file comes to: statuses of each command, containers first.
type Statuses = Vec<Vec<u16>>;

struct File {
    mobile: String,
    windows: String,
    commands: Vec<Command<'static>>,
}

fn files() -> Option<BTreeMap<String, File>> {
    let folder = corpus("corpus/email2")?;
    let mut reader = csv::Reader::from_path(folder.join("index.csv")).unwrap();
    let files = reader.records().filter_map(|record| {
        let record = record.unwrap();
        let name = record[0].strip_prefix("made/dm-")?.to_owned();
        let xml = std::fs::read_to_string(folder.join(&record[0])).unwrap();
        let message = syncml::decode_xml(&xml).unwrap().into_owned();
        let file = File {
            mobile: record[4].to_owned(),
            windows: record[5].to_owned(),
            commands: message.commands,
        };
        Some((name, file))
    });
    Some(files.collect())
}

/// The same commands in the scope of an edition.
fn in_scope(mut commands: Vec<Command<'static>>, edition: Edition) -> Vec<Command<'static>> {
    let mut open: Vec<&mut Command<'static>> = commands.iter_mut().collect();
    while let Some(command) = open.pop() {
        if let Command::Atomic(atomic) = command {
            open.extend(&mut atomic.commands);
            continue;
        }
        for item in command.items_mut() {
            let uri = item.target_uri().unwrap();
            let (_, below) = uri.split_once("/EMAIL2").unwrap();
            let uri = format!("{}{below}", edition.root());
            item.target.as_mut().unwrap().uri = uri.into();
        }
    }
    commands
}

/// A device that has the account of the files, or has none.
fn device(edition: Edition, there: bool) -> Device<MemoryStore> {
    let mut store = MemoryStore::new();
    if there {
        store.insert(smallest(edition, GUID).with(AccountNode::AuthName, "ada"));
        store.deliver(GUID, 3);
    }
    Device::new(edition, store)
}

/// An Atomic that fails at the command of this index (from 0).
fn fails_at(index: usize, status: u16, commands: usize) -> Statuses {
    let mut statuses = vec![216; commands + 1];
    statuses[0] = 507;
    statuses[index + 1] = status;
    statuses[index + 2..].fill(215);
    vec![statuses]
}

/// An Atomic whose commands are all carried out, and whose account is not legal then.
fn fails_at_the_end(commands: usize) -> Statuses {
    let mut statuses = vec![216; commands + 1];
    statuses[0] = 507;
    vec![statuses]
}

fn succeeds(commands: usize) -> Statuses {
    vec![vec![200; commands + 1]]
}

/// What a file comes to in an edition, in whose scope it is.
fn documented(name: &str, edition: Edition) -> Statuses {
    use Edition::{Windows10Prose, WindowsMobile};
    let windows = edition != WindowsMobile;
    match (name, edition) {
        // SERVERDELETEACTION, its 16th, is no node of Windows Mobile; elsewhere ACCOUNTTYPE is missing.
        ("atomic-add.xml", WindowsMobile) => fails_at(15, 404, 19),
        ("atomic-add.xml", _) => fails_at_the_end(19),
        // Required nodes of Windows 10 are missing.
        ("atomic-add-percent.xml", _) if windows => fails_at_the_end(9),
        ("atomic-add-percent.xml", _) => succeeds(9),
        // ACCOUNTTYPE, its 10th, is no node of Windows Mobile.
        ("atomic-add-complete.xml", WindowsMobile) => fails_at(9, 404, 17),
        ("atomic-add-complete.xml", _) => succeeds(17),
        ("add-not-atomic.xml", Windows10Prose) => vec![vec![405]; 9],
        ("add-not-atomic.xml", _) => vec![vec![200]; 9],
        ("replace-servicetype.xml", WindowsMobile | Windows10Prose) => fails_at(0, 405, 1),
        ("replace-servicetype.xml", _) => succeeds(1),
        ("get.xml", _) => vec![vec![200]; 2],
        ("delete.xml", _) => vec![vec![200]],
        other => panic!("{other:?}"),
    }
}

fn is_done(outcome: &Outcome) -> bool {
    outcome.statuses.iter().flatten().all(|code| *code == 200)
}

#[test]
fn each_message_has_its_documented_statuses_and_its_verdict_in_each_edition() {
    let Some(files) = files() else { return };
    assert_eq!(files.len(), 7);
    for (name, file) in &files {
        for edition in Edition::ALL {
            let there = matches!(
                name.as_str(),
                "replace-servicetype.xml" | "get.xml" | "delete.xml"
            );
            let mut device = device(edition, there);
            let before = device.store().clone();
            let outcome = session(&mut device, in_scope(file.commands.clone(), edition));
            let case = format!("{name} in {edition}");
            assert_eq!(outcome.statuses, documented(name, edition), "{case}");

            // The verdict of the index, scope apart.
            let said = match edition {
                Edition::WindowsMobile => &file.mobile,
                Edition::Windows10Prose => &file.windows,
                // "the DDF does not demand it", "the DDF lists it".
                _ => continue,
            };
            assert_eq!(said.starts_with("ok"), is_done(&outcome), "{case}: {said}");
            if !is_done(&outcome) {
                assert_eq!(device.store(), &before, "{case}");
            }
        }
    }
}

#[test]
fn what_the_messages_make_ask_for_and_remove_is_there_told_and_gone() {
    let Some(files) = files() else { return };
    for edition in Edition::ALL {
        let run = |name: &str, there| {
            let mut device = device(edition, there);
            let commands = in_scope(files[name].commands.clone(), edition);
            let outcome = session(&mut device, commands);
            (device, outcome)
        };
        let made = match edition {
            Edition::WindowsMobile => "atomic-add-percent.xml",
            _ => "atomic-add-complete.xml",
        };
        let (device, _) = run(made, false);
        let account = device.store().account(GUID).unwrap();
        assert!(account.validate(edition).is_legal());
        // As the file has it.
        for (node, value) in [
            (AccountNode::ServiceName, "Fabrikam Mail"),
            (AccountNode::InServer, "imap.fabrikam.example:993"),
            (AccountNode::AuthSecret, "not-a-secret"),
        ] {
            assert_eq!(account.get(node), Some(value), "{edition}");
        }
        let ssl = edition != Edition::WindowsMobile;
        assert_eq!((account.incoming_ssl(), account.outgoing_ssl()), (ssl, ssl));

        let (_, outcome) = run("get.xml", true);
        let told: Vec<_> = outcome
            .found
            .iter()
            .map(|(_, data)| data.as_str())
            .collect();
        let server = smallest(edition, GUID);
        let server = server.get(AccountNode::InServer).unwrap();
        assert_eq!(told, [server, "ada"], "{edition}");
        let (_, outcome) = run("get.xml", false);
        assert_eq!(outcome.statuses, [[404], [404]], "{edition}");

        let (device, _) = run("delete.xml", true);
        assert_eq!(device.store(), &MemoryStore::new(), "{edition}");
        let (_, outcome) = run("delete.xml", false);
        assert_eq!(outcome.statuses, [[404]], "{edition}");
    }
}

/// The scope of each message: `./User` is not that of Windows Mobile, `./Vendor` not that of the DDF
/// v2; Windows 10 has `./Vendor`, and per user.
#[test]
fn in_another_scope_than_that_of_the_edition_there_is_nothing() {
    let Some(files) = files() else { return };
    for (name, edition, status) in [
        ("atomic-add-percent.xml", Edition::WindowsMobile, 404),
        ("atomic-add-complete.xml", Edition::Windows10Ddf1607, 200),
        ("atomic-add-complete.xml", Edition::Windows10Prose, 200),
        ("atomic-add-complete.xml", Edition::DdfV2, 200),
        ("delete.xml", Edition::DdfV2, 404),
        ("delete.xml", Edition::WindowsMobile, 200),
    ] {
        let mut device = device(edition, name == "delete.xml");
        let outcome = session(&mut device, files[name].commands.clone());
        let first = &outcome.statuses[0];
        assert_eq!(
            first[usize::from(first.len() > 1)],
            status,
            "{name} {edition}"
        );
        assert_eq!(is_done(&outcome), status == 200, "{name} {edition}");
    }
}
