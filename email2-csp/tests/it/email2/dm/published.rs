//! Our commands beside those of a message that was written from the documented names: verb, target,
//! format and data of each, in both directions.

use std::collections::BTreeSet;

use email2_csp::dm::{CommandSet, encode};
use email2_csp::{Account, ContentTypes, Edition, Guid, Linger, MailAge, Operation, ServiceType};
use syncml::Command;

use crate::support::corpus;

const FILE: &str = "corpus/email2/made/dm-atomic-add-complete.xml";
const COUNT: usize = 17;

/// Verb, target, format and data of each command in an Atomic.
fn told(atomic: &Command<'_>) -> BTreeSet<[String; 4]> {
    assert!(matches!(atomic, Command::Atomic(_)));
    let told: Vec<[String; 4]> = atomic
        .commands()
        .iter()
        .map(|command| {
            let [item] = command.items() else {
                panic!("one item in a command")
            };
            let format = item.meta.as_ref().and_then(|meta| meta.format.as_deref());
            let data = item.data.as_ref().map(|data| data.text().unwrap());
            [
                command.name().to_owned(),
                item.target_uri().unwrap().to_owned(),
                format.unwrap_or("").to_owned(),
                data.map_or_else(|| "no data".to_owned(), |data| data.into_owned()),
            ]
        })
        .collect();
    let set: BTreeSet<_> = told.iter().cloned().collect();
    assert_eq!(set.len(), told.len(), "each once");
    set
}

/// The account that the message makes.
fn account(edition: Edition) -> Account<'static> {
    let guid = Guid::decode("{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}").unwrap();
    Account::builder(edition, guid)
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .name("Ada Example")
        .reply_address("ada@fabrikam.example")
        .credentials("ada", "not-a-secret")
        .content_types(ContentTypes::MAIL)
        .authentication_required(true)
        .mail_age(MailAge::Days(14))
        .linger(Linger::Minutes(30))
        .ssl(true, true)
        .build()
        .unwrap()
}

#[test]
fn an_account_becomes_the_commands_of_the_message() {
    let Some(path) = corpus(FILE) else { return };
    let xml = std::fs::read_to_string(path).unwrap();
    let message = syncml::decode_xml(&xml).unwrap();
    let [published] = &message.commands[..] else {
        panic!("one Atomic")
    };
    let published = told(published);
    assert_eq!(published.len(), COUNT);
    for edition in Edition::ALL {
        if edition == Edition::WindowsMobile {
            // Two of the nodes are not in it.
            continue;
        }
        let operation = Operation::Create(account(edition));
        let ours = told(&encode(&operation, edition).unwrap());
        // The message is in the scope of the DDF v2; the page has no Add of 812C000B.
        let expected: BTreeSet<[String; 4]> = published
            .iter()
            .cloned()
            .map(|[verb, target, format, data]| {
                let target = target.replace("./User/Vendor/MSFT/EMAIL2", edition.root());
                let verb = match edition == Edition::Windows10Prose && target.ends_with("/812C000B")
                {
                    true => "Replace".to_owned(),
                    false => verb,
                };
                [verb, target, format, data]
            })
            .collect();
        let missing: Vec<_> = expected.difference(&ours).collect();
        let more: Vec<_> = ours.difference(&expected).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{edition}: {missing:?} {more:?}"
        );
    }
}

#[test]
fn the_commands_of_the_message_become_the_account() {
    let Some(path) = corpus(FILE) else { return };
    let xml = std::fs::read_to_string(path).unwrap();
    let message = syncml::decode_xml(&xml).unwrap();
    let set = CommandSet::decode(&message.commands).unwrap();
    let operations: Vec<_> = set.operations().collect();
    assert_eq!(operations, [&Operation::Create(account(Edition::DdfV2))]);
    assert!(set.validate(Edition::DdfV2, Some(&[])).is_legal());
    // And back: the same commands.
    let again = encode(operations[0], Edition::DdfV2).unwrap();
    assert_eq!(told(&again), told(&message.commands[0]));
}
