//! A management server sets up a mail account on a device, and reads it back. Both are in this
//! program; every message goes from one to the other as WBXML.
//!
//! ```text
//! cargo run -p syncml --features xml --example mdm_in_memory
//! ```

use std::error::Error;

use syncml::authentication::{Account, Demand, Prover, Scheme, Verifier};
use syncml::framing::{Encoded, Sizes};
use syncml::session::{
    Client, ClientState, DeviceInfo, Ending, Event, Initiator, NoUser, Server, SessionOptions,
    Transport,
};
use syncml::{Atomic, Command, Edit, EncodeOptions, Item, Meta, Transfer, decode_wbxml};

#[allow(dead_code, reason = "each example uses a part of the tree")]
mod device_tree;

use device_tree::DeviceTree;

const SERVER: &str = "https://mdm.example.org/dm";
/// The account; braces are escaped in addresses.
const ACCOUNT: &str = "./Vendor/MSFT/EMAIL2/%7BC556E16F-56C4-4EDB-9C64-D9469EE1FBE0%7D";

fn main() -> Result<(), Box<dyn Error>> {
    let options = EncodeOptions::DEFAULT;
    let measure = Encoded::wbxml(options);
    // The device takes messages of 2,000 bytes: the server keeps to that.
    let sizes = Sizes {
        message: Some(2000),
        object: None,
    };
    let device = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
    let account = Account::new("Bruce2", "OhBehave");
    let mut client = Client::new(
        SessionOptions::new().with_sizes(sizes),
        "1",
        SERVER,
        Initiator::Client,
        &device,
    )
    .with_prover(Prover::new(account.clone(), &[Scheme::Md5]));
    let mut tree = DeviceTree::with_leaves(&[("./DevDetail/SwV", "10.0")]);

    let mut server = None;
    let mut work = Some(account_commands());
    let mut count = 0_u32;
    while let Some(message) = client.poll(&measure) {
        let bytes = message.to_wbxml_with(&options)?;
        println!(
            "device: message {}, {} bytes",
            message.header.msg_id,
            bytes.len()
        );
        let received = decode_wbxml(&bytes)?;
        let server = server.get_or_insert_with(|| {
            let verifier = Verifier::new(account.clone(), Demand::new(Scheme::Md5), b"");
            Server::new(SessionOptions::new(), &received.header, SERVER).with_verifier(verifier)
        });
        // A real server takes it from a source of randomness.
        count = count.saturating_add(1);
        let nonce = count.to_be_bytes();
        let transport = Transport::PLAIN
            .with_measure(&measure)
            .with_fresh_nonce(&nonce);
        server.receive(&received, &transport)?;
        for event in server.take_events() {
            tell(&event);
        }
        if server.verifier().is_some_and(Verifier::is_satisfied) {
            for command in work.take().into_iter().flatten() {
                server.send(command);
            }
        }
        let Some(answer) = server.poll(&measure) else {
            break;
        };
        let bytes = answer.to_wbxml_with(&options)?;
        println!(
            "server: message {}, {} bytes",
            answer.header.msg_id,
            bytes.len()
        );
        client.receive(&decode_wbxml(&bytes)?, &transport, &mut tree, &mut NoUser)?;
    }

    assert_eq!(client.state(), ClientState::Ended(Ending::Complete));
    let name = tree.text(&format!("{ACCOUNT}/SERVICENAME"));
    assert_eq!(name.as_deref(), Some("Fabrikam Mail"));
    println!("the account is on the device");
    Ok(())
}

/// All of the account or nothing of it, then what the device has made of it.
fn account_commands() -> Vec<Command<'static>> {
    let leaf = |name: &str, format: &'static str, value: &'static str| {
        let mut add = Edit::default();
        add.items.push(
            Item::to_target(format!("{ACCOUNT}{name}"))
                .with_meta(Meta::new().with_format(format))
                .with_data(value),
        );
        Command::Add(add)
    };
    let mut atomic = Atomic::default();
    atomic.commands = vec![
        leaf("", "node", ""),
        leaf("/SERVICENAME", "chr", "Fabrikam Mail"),
        leaf("/SERVICETYPE", "chr", "IMAP4"),
        leaf("/INSERVER", "chr", "imap.fabrikam.example:993"),
        leaf("/OUTSERVER", "chr", "smtp.fabrikam.example:587"),
        leaf("/AUTHNAME", "chr", "bruce"),
        leaf("/AUTHSECRET", "chr", "not shown anywhere"),
        leaf("/REPLYADDR", "chr", "bruce@fabrikam.example"),
    ];
    let mut get = Transfer::default();
    get.items.push(Item::to_target(ACCOUNT));
    get.items.push(Item::to_target("./DevDetail/HwV"));
    vec![Command::Atomic(atomic), Command::Get(get)]
}

fn tell(event: &Event) {
    match event {
        Event::Settled(settled) => println!("        {}", settled.explain()),
        Event::Found(found) => {
            let data = found.found.data.as_ref().and_then(|data| data.text());
            println!("        found {}", data.unwrap_or_default());
        }
        Event::NotSent(refusal) => println!("        not sent: {:?}", refusal.reason),
        Event::Ended(ending) => println!("        {ending}"),
        _ => {}
    }
}
