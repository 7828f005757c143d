//! The client's side: the flows, and what goes wrong in the field.

mod http;
mod provisioning;
mod state;
mod wipe;

use eas_provision::client::{Client, ClientOptions, Step, StopReason, Ticket, Verdict, WaitReason};
use eas_provision::http::ResponseHeaders;
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, OfferedPolicy, PolicyData, PolicyDocument,
    PolicyKey, PolicyStatus, PolicyType, ProtocolVersion, ProvisionResponse, Versions,
};

fn options() -> ClientOptions {
    let mut information = DeviceInformation::with_model("Contoso 1");
    information.mobile_operator = Some("Contoso".into());
    ClientOptions::new(Versions::ALL, information)
}

/// A client that has chosen this version.
fn client(version: ProtocolVersion) -> Client {
    let mut client = Client::new(options());
    assert!(matches!(client.poll(0), Step::Options));
    client.options_answered(0, 200, &versions(version.as_str()));
    assert!(matches!(client.poll(0), Step::Provision { .. }));
    client
}

fn versions(list: &str) -> ResponseHeaders<'_> {
    ResponseHeaders::read([("MS-ASProtocolVersions", list)])
}

fn none() -> ResponseHeaders<'static> {
    ResponseHeaders::default()
}

fn offer(key: u32) -> ProvisionResponse<'static> {
    let mut document = PolicyDocument::new();
    document.set_device_password_enabled(true);
    let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
    policy.policy_key = Some(PolicyKey::from(key));
    policy.data = Some(PolicyData::Document(document));
    ProvisionResponse::with_policy(policy)
}

fn accepted(key: u32) -> ProvisionResponse<'static> {
    let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
    policy.policy_key = Some(PolicyKey::from(key));
    ProvisionResponse::with_policy(policy)
}

fn policy_status(status: PolicyStatus) -> ProvisionResponse<'static> {
    ProvisionResponse::with_policy(OfferedPolicy::new(PolicyType::EAS, status))
}

/// What the server answers to the Provision command that the client is about to send.
fn answer(client: &mut Client, now: u64, response: ProvisionResponse<'_>) {
    assert!(matches!(client.poll(now), Step::Provision { .. }));
    client.provision_answered(now, 200, &none(), Some(response));
}

/// Runs both phases; the caller applies all.
fn provision(client: &mut Client, now: u64, key: u32) {
    answer(client, now, offer(key - 1));
    assert!(matches!(client.poll(now), Step::Apply));
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    answer(client, now, accepted(key));
}

fn ready(version: ProtocolVersion) -> Client {
    let mut client = client(version);
    provision(&mut client, 0, 100);
    if let Step::Settings { ticket, .. } = client.poll(0) {
        client.settings_answered(0, &ticket, 200, &none(), None);
    }
    assert!(matches!(client.poll(0), Step::Ready));
    client
}

fn ticket(client: &mut Client, now: u64, command: Command) -> Ticket {
    client.ticket(now, command).unwrap()
}

fn send(client: &mut Client, now: u64, http: u16, status: Option<u16>) -> Verdict {
    let ticket = ticket(client, now, Command::FolderSync);
    client.answer(now, &ticket, http, &none(), status.map(Status))
}

/// The reason of the step, which is to wait, and until when.
fn waiting(client: &mut Client, now: u64) -> (WaitReason, u64) {
    match client.poll(now) {
        Step::Wait(waiting) => (waiting.reason, waiting.until),
        other => panic!("{other:?}"),
    }
}

fn stopped(client: &mut Client, now: u64) -> StopReason {
    match client.poll(now) {
        Step::Stopped(reason) => reason,
        other => panic!("{other:?}"),
    }
}
