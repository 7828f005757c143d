//! A management server sets up one mail account on devices of every edition.
//!
//! What the account is to be is said once. For each edition it becomes one legal `Atomic`, in the
//! order, scope and spelling of that edition; the message is written, read back as a device would,
//! and judged. What an edition cannot say, is reported with the rule and its source.
//!
//! `cargo run -p email2-csp --example legal_commands --features xml,syncml`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use email2_csp::dm::{CommandSet, encode};
use email2_csp::edition::{AccountBuilder, Verdict};
use email2_csp::{
    Account, AttachmentLimit, ContentTypes, Edition, Guid, Linger, MailAge, Operation, ServiceType,
};
use syncml::framing::{CmdIds, number};
use syncml::{Message, Source, SyncHdr, Target, Version};

/// What the account of a user is to be, whatever the device.
fn account(edition: Edition, guid: Guid) -> AccountBuilder<'static> {
    Account::builder(edition, guid)
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .name("Ada Example")
        .credentials("ada", "correct horse battery staple")
        .authentication_required(true)
        .mail_age(MailAge::Days(14))
        .linger(Linger::Minutes(30))
        .attachment_limit(AttachmentLimit::Unlimited)
        .content_types(ContentTypes::MAIL)
        .ssl(true, true)
}

/// The message that creates it.
fn message(
    operation: &Operation<'_>,
    edition: Edition,
) -> Result<Message<'static>, Verdict<'static>> {
    let mut command = encode(operation, edition)?.into_owned();
    number(&mut command, &mut CmdIds::new());
    let mut message = Message::default();
    message.version = Version::V1_2;
    message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
    message.header.session_id = "1".into();
    message.header.msg_id = "1".into();
    message.header.target = Target::new("urn:uuid:device-1");
    message.header.source = Source::new("https://dm.fabrikam.example/dm");
    message.commands.push(command);
    message.is_final = true;
    Ok(message)
}

fn main() -> Result<(), Box<dyn Error>> {
    let guid = Guid::decode("{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}")?;
    for edition in Edition::ALL {
        println!("== {edition}");
        let operation = Operation::Create(account(edition, guid).build()?);
        let message = message(&operation, edition)?;
        let wbxml = message.to_wbxml()?;

        // What a device of this edition makes of it, with no account on it yet.
        let received = syncml::decode_wbxml(&wbxml)?;
        let set = CommandSet::decode(&received.commands)?;
        let verdict = set.validate(edition, Some(&[]));
        println!(
            "{} bytes, {} operation: {verdict}",
            wbxml.len(),
            set.operations().count()
        );
        for command in received
            .commands
            .iter()
            .flat_map(|atomic| atomic.commands())
        {
            let item = command.items().first();
            let uri = item.and_then(|item| item.target_uri()).unwrap_or_default();
            let node = uri.rsplit("%7D").next().unwrap_or_default();
            let value = item.and_then(|item| item.data.as_ref()?.text());
            let value = match value {
                Some(_) if item.is_some_and(|item| item.is_credential()) => "<hidden>".into(),
                value => value.unwrap_or_default(),
            };
            println!("  {:7} {node:24} {value}", command.name());
        }

        // No attachments at all: not every edition has a value for that.
        let limited = account(edition, guid).attachment_limit(AttachmentLimit::NoAttachments);
        if let Err(verdict) = limited.build() {
            println!("  no attachments: {verdict}");
        }
    }
    Ok(())
}
