//! A client and a server in memory, through everything that can happen between them.
//!
//! ```sh
//! cargo run -p eas-provision --example client_and_server
//! ```

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "an example stops where something is not as it should be"
)]

mod device;
mod site;

use device::{Device, Request, Response, State};
use eas_provision::access::{AccessLevel, AccessRule, Characteristic};
use eas_provision::client::{Client, HOUR, StopReason, WaitReason, WipeScope, recovery_password};
use eas_provision::compliance::Capabilities;
use eas_provision::http::decode_versions;
use eas_provision::server::WipeProgress;
use eas_provision::status::{DevicePasswordStatus, Status, WipeStatus};
use eas_provision::{
    AcknowledgementStatus, Command, PolicyElement, RecoveryPassword, SettingsResponse, decode,
    encode, peek_status,
};
use site::Site;

/// Brings a request to the site, and the answer back.
fn carry(site: &mut Site, now: u64, request: &Request) -> Response {
    let answer = site.handle(
        now,
        request.method,
        &request.target,
        &request.headers,
        &request.body,
    );
    Response {
        http: answer.http,
        headers: answer
            .headers
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        body: answer.body,
    }
}

/// A flow: what it shows, the versions of the server, and what happens.
type Flow = (&'static str, &'static str, fn(&mut Site, &mut Device));

const ALL: &str = "2.5,12.0,12.1,14.0,14.1,16.0,16.1";

const FLOWS: [Flow; 18] = [
    ("first contact, 16.1", ALL, first_contact),
    ("first contact, 14.0", "12.1,14.0", first_contact),
    ("first contact, 12.1: HTTP 449", "12.1", first_contact),
    (
        "first contact, 2.5: a wap-provisioningdoc",
        "2.5",
        first_contact_2_5,
    ),
    ("the policy changes", ALL, policy_changes),
    ("the policy is refreshed every day", ALL, refresh),
    ("a device that cannot apply all of it", ALL, partial),
    ("a device that something else manages", ALL, managed),
    ("non-provisionable devices are allowed", ALL, allowed),
    ("a recovery password", ALL, recovery),
    ("a remote wipe", ALL, remote_wipe),
    ("a wipe that the device refuses", ALL, refused_wipe),
    ("a wipe of the account alone", "16.1", account_wipe),
    ("the server has moved", ALL, moved),
    ("the server is busy", ALL, busy),
    ("the server asks again and again", ALL, endless),
    ("quarantine and block", ALL, access),
    ("a device that starts again", ALL, restart),
];

fn main() {
    for (title, versions, flow) in FLOWS {
        for base64 in [false, true] {
            let mut site = Site::new();
            site.versions = decode_versions(versions);
            let mut device = Device::new("Device1");
            device.base64 = base64;
            flow(&mut site, &mut device);
            if !base64 {
                println!("{title}");
                for line in &device.log {
                    println!("    {line}");
                }
            }
        }
    }
}

/// A command that has to succeed.
fn succeeds(site: &mut Site, device: &mut Device, now: u64, command: Command) {
    let body = device.command(now, command, &mut |now, r| Some(carry(site, now, r)));
    let status = peek_status(&body.expect("an answer")).expect("a status");
    assert_eq!(status, Some(Status::SUCCESS), "{:#?}", site.log);
}

/// A command that is not answered, and where that leaves the device.
fn fails(site: &mut Site, device: &mut Device, now: u64) -> State {
    let mut carrier = |now, request: &Request| Some(carry(site, now, request));
    assert_eq!(device.command(now, Command::FolderSync, &mut carrier), None);
    device.run(now, &mut carrier)
}

fn first_contact(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    succeeds(site, device, 0, Command::Ping);
    let known = site.device("Device1");
    let accepted = known.accepted.expect("a policy in force");
    assert_eq!(accepted.status, AcknowledgementStatus::SUCCESS);
    assert!(known.device_information.is_some());
    assert_eq!(device.policy, site.server.store().document);
}

fn first_contact_2_5(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    let minutes = device.policy.max_inactivity_time_device_lock();
    assert_eq!(minutes, Ok(300.into()), "five minutes, in seconds again");
    assert!(
        !device
            .policy
            .elements()
            .contains(PolicyElement::AllowCamera)
    );
}

fn policy_changes(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    let before = device.client.state().policy_key.clone();
    let policy = &mut site.server.store_mut().document;
    policy.set_min_device_password_length(8);
    succeeds(site, device, 10, Command::FolderSync);
    assert_ne!(device.client.state().policy_key, before);
}

fn refresh(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    let before = device.client.state().policy_key.clone();
    succeeds(site, device, 24 * HOUR - 1, Command::FolderSync);
    assert_eq!(device.client.state().policy_key, before);
    succeeds(site, device, 24 * HOUR, Command::FolderSync);
    assert_ne!(device.client.state().policy_key, before);
}

fn partial(site: &mut Site, device: &mut Device) {
    let encryption = PolicyElement::RequireDeviceEncryption;
    device.capabilities.refuse(encryption);
    // It says 2 and hears 139: the user is warned, and it is tried again in an hour.
    assert_eq!(fails(site, device, 0), State::Waiting(HOUR));
    let policy = &mut site.server.store_mut().document;
    policy.set_require_device_encryption(false);
    succeeds(site, device, HOUR, Command::FolderSync);
}

fn managed(site: &mut Site, device: &mut Device) {
    device.managed = true;
    assert_eq!(fails(site, device, 0), State::Waiting(HOUR));
    // The device applies the policy after all.
    device.managed = false;
    device.client.provision_now(60);
    succeeds(site, device, 60, Command::FolderSync);
}

fn allowed(site: &mut Site, device: &mut Device) {
    site.server.store_mut().strict = false;
    device.capabilities = Capabilities::new();
    succeeds(site, device, 0, Command::FolderSync);
    let accepted = site.device("Device1").accepted.expect("a policy in force");
    assert_eq!(accepted.status, AcknowledgementStatus::FAILURE);
}

fn recovery(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    let password = RecoveryPassword::new("31415926");
    let request = recovery_password(Some(&device.policy), password).expect("the policy lets it");
    let mut carrier = |now, request: &Request| Some(carry(site, now, request));
    let body = encode(&request).expect("a message");
    let answer = device.send(10, Command::Settings, &body, &mut carrier);
    let answer: SettingsResponse = decode(&answer.expect("an answer")).expect("a message");
    assert_eq!(answer.device_password, Some(DevicePasswordStatus::SUCCESS));
}

fn remote_wipe(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    site.order_wipe("Device1", WipeScope::Device);
    assert_eq!(fails(site, device, 10), State::DeviceWiped);
    let wipe = site.device("Device1").wipe.expect("an order");
    assert_eq!(wipe.progress, WipeProgress::Acknowledged);
}

fn refused_wipe(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    device.can_wipe = false;
    site.order_wipe("Device1", WipeScope::Device);
    assert_eq!(fails(site, device, 10), State::Waiting(10 + HOUR));
    let wipe = site.device("Device1").wipe.expect("an order");
    assert_eq!(wipe.progress, WipeProgress::Failed(WipeStatus::FAILURE));
    // The administrator takes it back.
    assert!(site.device("Device1").cancel_wipe());
    succeeds(site, device, 10 + HOUR, Command::FolderSync);
}

fn account_wipe(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    site.order_wipe("Device1", WipeScope::Account);
    let mut carrier = |now, request: &Request| Some(carry(site, now, request));
    assert_eq!(device.command(10, Command::Sync, &mut carrier), None);
    assert_eq!(device.client.state().stopped, Some(StopReason::Wiped));
    let wipe = site.device("Device1").wipe.expect("an order");
    assert_eq!(wipe.progress, WipeProgress::Acknowledged);
}

fn moved(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    let mut new_site = std::mem::replace(site, Site::new());
    let url = "https://new.example/Microsoft-Server-ActiveSync";
    site.moved_to = Some(url.to_owned());
    let mut moves = 0;
    let body = device.command(10, Command::FolderSync, &mut |now, request| {
        // A carrier in earnest asks `Client::location` where to.
        let to = if moves == 0 {
            &mut *site
        } else {
            &mut new_site
        };
        moves += 1;
        Some(carry(to, now, request))
    });
    assert!(body.is_some());
    assert_eq!((device.client.location(), moves), (Some(url), 2));
}

fn busy(site: &mut Site, device: &mut Device) {
    site.busy = Some(90);
    assert_eq!(fails(site, device, 0), State::Waiting(90));
    site.busy = None;
    succeeds(site, device, 90, Command::FolderSync);
}

fn endless(site: &mut Site, device: &mut Device) {
    site.forgets = true;
    assert_eq!(fails(site, device, 0), State::Waiting(HOUR));
    let waiting = device.client.state().waiting.expect("a wait");
    assert_eq!(waiting.reason, WaitReason::Loop);
    assert!(waiting.reason.warns_user());
    site.forgets = false;
    succeeds(site, device, HOUR, Command::FolderSync);
}

fn access(site: &mut Site, device: &mut Device) {
    site.access = site.access.clone().with_rule(AccessRule::new(
        Characteristic::DeviceModel,
        "contoso 1",
        AccessLevel::Quarantine,
    ));
    succeeds(site, device, 0, Command::FolderSync);
    // It looks like "nothing new".
    let body = device.command(0, Command::Sync, &mut |now, r| Some(carry(site, now, r)));
    assert_eq!(body.as_deref(), Some(&[][..]));
    site.user.blocked.push("Device1".into());
    assert_eq!(fails(site, device, 0), State::Stopped);
    let reason = StopReason::Denied(Status::DEVICE_IS_BLOCKED_FOR_THIS_USER);
    assert_eq!(device.client.state().stopped, Some(reason));
    // The administrator has changed his mind.
    site.user.blocked.clear();
    site.user.allowed.push("Device1".into());
    device.client.resume();
    succeeds(site, device, 0, Command::Sync);
}

fn restart(site: &mut Site, device: &mut Device) {
    succeeds(site, device, 0, Command::FolderSync);
    let requests = site.log.len();
    let saved = device.client.state().clone();
    let options = device.client.options().clone();
    device.client = Client::restore(options, saved);
    succeeds(site, device, 10, Command::FolderSync);
    assert_eq!(site.log.len(), requests + 1, "nothing but the command");
}
