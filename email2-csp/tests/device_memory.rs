//! A simulated device takes the same memory whichever it is and however often it is managed.
#![cfg(feature = "syncml")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use allocation_counter::measure;
use email2_csp::device::{Device, MemoryStore};
use email2_csp::planner::Plan;
use email2_csp::{Account, AccountNode, ContentTypes, Edition, Guid, ServiceType};
use syncml::Command;
use syncml::framing::Unlimited;
use syncml::session::{Client, DeviceInfo, Initiator, NoUser, Server, SessionOptions, Transport};

const SERVER: &str = "https://dm.fabrikam.example";

fn account(number: u128, edition: Edition) -> Account<'static> {
    Account::builder(edition, Guid::from_u128(number))
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example", "smtp.fabrikam.example")
        // Names of one length.
        .reply_address(format!("user{number:08}@fabrikam.example"))
        .credentials(format!("user{number:08}"), "secret")
        .content_types(ContentTypes::MAIL)
        .name("Ada")
        .build()
        .unwrap()
}

fn session(device: &mut Device<MemoryStore>, command: Command<'static>) {
    let info = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
    let options = SessionOptions::new();
    let mut client = Client::new(options.clone(), "1", SERVER, Initiator::Server, &info);
    let mut message = client.poll(&Unlimited).unwrap();
    let mut server = Server::new(options, &message.header, SERVER);
    server.send(command);
    loop {
        server.receive(&message, &Transport::PLAIN).unwrap();
        let Some(answer) = server.poll(&Unlimited) else {
            return;
        };
        client
            .receive(&answer, &Transport::PLAIN, device, &mut NoUser)
            .unwrap();
        match client.poll(&Unlimited) {
            Some(next) => message = next,
            None => return,
        }
    }
}

fn give(device: &mut Device<MemoryStore>, from: Option<&Account<'static>>, to: &Account<'static>) {
    let plan = Plan::new(from, to, device.profile()).unwrap();
    session(device, plan.to_command().unwrap().unwrap());
    assert_eq!(device.store().account(to.guid()), Some(to));
}

#[test]
fn a_device_takes_the_same_memory_whichever_it_is_and_however_often_it_is_managed() {
    for edition in Edition::ALL {
        let mut fleet = Vec::with_capacity(200);
        let mut each = Vec::new();
        for number in 1..=200 {
            let account = account(number, edition);
            let made = measure(|| {
                let mut device = Device::new(edition, MemoryStore::new());
                give(&mut device, None, &account);
                fleet.push(device);
            });
            each.push(made.bytes_current);
        }
        assert!(each.iter().all(|bytes| *bytes == each[0]), "{each:?}");
        assert!(each[0] < 8 * 1024, "{} bytes", each[0]);

        // Managed a hundred times, it holds what it held.
        let device = &mut fleet[0];
        let first = account(1, edition);
        let second = first.clone().with(AccountNode::Name, "Eva");
        let kept = measure(|| {
            for _ in 0..50 {
                give(device, Some(&first), &second);
                give(device, Some(&second), &first);
            }
        });
        assert_eq!(kept.bytes_current, 0);
    }
}
