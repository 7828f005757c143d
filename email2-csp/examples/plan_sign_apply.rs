//! A server plans, signs and sends; a device applies, fails midway and rolls back. All in memory.
//!
//! `cargo run --package email2-csp --example plan_sign_apply --features syncml,xml`
//!
//! The account comes as a signed provisioning document, as a phone gets it from its operator. Then an
//! OMA DM session changes it: once with a command that fails, once as planned.

use std::error::Error;

use email2_csp::bootstrap::{Attempts, ContentType, Credentials, Imsi, SecurityMethod};
use email2_csp::characteristics;
use email2_csp::device::{Device, MemoryStore};
use email2_csp::planner::Plan;
use email2_csp::provisioning;
use email2_csp::{Account, AccountNode, Edition, Guid, Operation, ServiceType};
use syncml::framing::Unlimited;
use syncml::session::{
    Client, DeviceInfo, Event, Initiator, NoUser, Server, SessionOptions, Transport,
};
use syncml::{Command, EncodeOptions, Form, Message};

const EDITION: Edition = Edition::WindowsMobile;
const SERVER: &str = "https://dm.fabrikam.example";

fn main() -> Result<(), Box<dyn Error>> {
    let guid = Guid::decode("{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}")?;
    let account = Account::builder(EDITION, guid)
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .credentials("ada", "secret")
        .ssl(true, true)
        .build()?;

    // The server writes a document and signs it with what it knows of the SIM.
    let sim = Credentials::new().with_imsi(Imsi::new("466923103145252")?);
    let operations = [Operation::Set(account.clone())];
    let document =
        characteristics::encode(&operations, EDITION).map_err(|verdict| verdict.to_string())?;
    let body = document.to_wbxml()?;
    let content_type = ContentType::sign(SecurityMethod::NETWORK_PIN, &sim, &body)?;
    println!("server: {}, {} bytes", content_type.to_text(), body.len());

    // The device believes it, once it has verified it.
    let mut device = Device::new(EDITION, MemoryStore::new());
    let verified = Attempts::default().verify(&content_type, &body, &sim)?;
    let document = provisioning::decode_wbxml(verified.body())?;
    let applied = device.apply_document(&document);
    holds(applied.is_done(), "the account is made")?;
    device.store_mut().deliver(guid, 12);

    // The server wants another incoming server, a shorter look back, and more.
    let desired = account
        .clone()
        .with(AccountNode::InServer, "imap.contoso.example:993")
        .with(AccountNode::DwnDay, "14")
        .with(AccountNode::Linger, "60")
        .with(AccountNode::Name, "Ada");
    let plan = Plan::new(Some(&account), &desired, EDITION)?;
    println!("\nserver plans:\n{plan}");
    let command = plan.to_command()?.ok_or("there is something to do")?;

    // First, somebody edits the plan by hand.
    let mut spoilt = command.clone();
    if let Command::Atomic(atomic) = &mut spoilt {
        for item in atomic.commands.iter_mut().flat_map(Command::items_mut) {
            if item.target_uri().is_some_and(|uri| uri.ends_with("LINGER")) {
                item.data = Some(syncml::Data::Text("now and then".into()));
            }
        }
    }
    let before = device.store().clone();
    let statuses = session(&mut device, spoilt)?;
    holds(statuses == [507, 216, 216, 500, 215], "it failed midway")?;
    holds(*device.store() == before, "it is as it was")?;

    // Then it is sent as it was planned.
    let statuses = session(&mut device, command)?;
    holds(statuses == [200; 5], "all was carried out")?;
    let account = device.store().account(guid);
    holds(account == Some(&desired), "it is as it was wanted")?;
    let messages = device.store().messages(guid);
    holds(messages == Some(12), "its messages are kept")
}

/// Says what has come of it, and stops where something else has.
fn holds(there: bool, what: &str) -> Result<(), Box<dyn Error>> {
    if !there {
        return Err(format!("it does not hold: {what}").into());
    }
    println!("device: {what}");
    Ok(())
}

/// A session in which the server sends one command. Its status, and those of what it holds.
fn session(
    device: &mut Device<MemoryStore>,
    command: Command<'static>,
) -> Result<Vec<u16>, Box<dyn Error>> {
    let info = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
    let options = SessionOptions::new();
    let mut client = Client::new(options.clone(), "1", SERVER, Initiator::Server, &info);
    let mut server = None;
    let mut command = Some(command);
    let mut statuses = Vec::new();
    println!();
    while let Some(message) = client.poll(&Unlimited) {
        let message = over_the_wire(&message)?;
        let server =
            server.get_or_insert_with(|| Server::new(options.clone(), &message.header, SERVER));
        server.receive(&message, &Transport::PLAIN)?;
        for event in server.take_events() {
            if let Event::Settled(settled) = event {
                println!("device: {}", settled.explain());
                statuses.push(settled.status.0);
            }
        }
        if let Some(command) = command.take() {
            server.send(command);
        }
        let Some(answer) = server.poll(&Unlimited) else {
            break;
        };
        let answer = over_the_wire(&answer)?;
        client.receive(&answer, &Transport::PLAIN, device, &mut NoUser)?;
    }
    Ok(statuses)
}

/// Through WBXML and back.
fn over_the_wire(message: &Message<'_>) -> Result<Message<'static>, Box<dyn Error>> {
    let bytes = message.to_bytes(Form::Wbxml, &EncodeOptions::DEFAULT)?;
    Ok(syncml::decode_wbxml(&bytes)?.into_owned())
}
