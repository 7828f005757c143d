//! The server's side: the flows, and what goes wrong in the field.

mod admission;
mod phases;
mod wipe;

use eas_provision::http::RequestHead;
use eas_provision::server::{
    Admission, DeviceState, PolicyStore, ProvisionReply, Refusal, ServedPolicy, Server,
};
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, OfferedPolicy, PolicyData, PolicyDocument,
    PolicyKey, PolicyType, ProtocolVersion, ProvisionRequest,
};
use std::cell::RefCell;

use ProtocolVersion as V;

/// One policy for all, projected to the version.
struct Store(RefCell<Option<ServedPolicy>>);

impl PolicyStore for Store {
    fn policy(&self, _: &RequestHead<'_>, version: V) -> Option<ServedPolicy> {
        let mut policy = self.0.borrow().clone()?;
        let projected = ServedPolicy::new(policy.data, version);
        policy.data = projected.data;
        policy.hash = projected.hash;
        policy.beyond_version = projected.beyond_version;
        Some(policy)
    }
}

fn document() -> PolicyDocument<'static> {
    let mut document = PolicyDocument::new();
    document.set_device_password_enabled(true);
    document
}

fn served() -> ServedPolicy {
    let data = PolicyData::Document(document());
    ServedPolicy::new(data, V::V16_1)
}

fn server() -> Server<Store> {
    Server::new(Store(RefCell::new(Some(served()))))
}

impl Store {
    fn change(&self, change: impl FnOnce(&mut ServedPolicy)) {
        change(self.0.borrow_mut().as_mut().unwrap());
    }
}

fn head(version: V, command: Command, key: Option<u32>) -> RequestHead<'static> {
    let mut head = RequestHead::new(version, command, "user", "Device1", "SP");
    head.policy_key = key.map(PolicyKey::from);
    head
}

fn refusal(
    server: &Server<Store>,
    device: &mut DeviceState,
    now: u64,
    head: &RequestHead<'_>,
) -> Option<Refusal> {
    match server.admit(device, now, head) {
        Admission::Admitted => None,
        Admission::Refused(refusal) => Some(refusal),
    }
}

fn status(
    server: &Server<Store>,
    device: &mut DeviceState,
    now: u64,
    key: Option<u32>,
) -> Option<u16> {
    let head = head(V::V14_1, Command::FolderSync, key);
    refusal(server, device, now, &head).map(|refusal| refusal.status.0)
}

fn initial(version: V) -> ProvisionRequest<'static> {
    let mut request = ProvisionRequest::initial(PolicyType::of(version));
    if version >= V::V14_1 {
        request.device_information = Some(DeviceInformation::with_model("M"));
    }
    request
}

fn acknowledgement(version: V, key: u32, status: u16) -> ProvisionRequest<'static> {
    ProvisionRequest::acknowledgement(
        PolicyType::of(version),
        PolicyKey::from(key),
        AcknowledgementStatus(status),
    )
}

fn send(
    server: &Server<Store>,
    device: &mut DeviceState,
    version: V,
    key: u32,
    request: &ProvisionRequest<'_>,
    random: u32,
) -> ProvisionReply {
    let head = head(version, Command::Provision, Some(key));
    assert_eq!(server.admit(device, 0, &head), Admission::Admitted);
    server.provision(device, 0, &head, request, random)
}

fn first(reply: &ProvisionReply) -> &OfferedPolicy<'static> {
    assert_eq!(reply.http, 200);
    let policies = reply.response.as_ref().unwrap().policies.as_ref();
    policies.unwrap().first().unwrap()
}

/// Both phases; what the second is answered with.
fn provision(
    server: &Server<Store>,
    device: &mut DeviceState,
    version: V,
    status: u16,
) -> ProvisionReply {
    let reply = send(server, device, version, 0, &initial(version), 1000);
    assert_eq!(first(&reply).policy_key, Some(PolicyKey::from(1000)));
    let request = acknowledgement(version, 1000, status);
    send(server, device, version, 1000, &request, 2000)
}
