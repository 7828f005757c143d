//! The server's side: the flows, and what goes wrong in the field.

use std::cell::RefCell;

use eas_provision::algebra::PolicyHash;
use eas_provision::client::WipeScope;
use eas_provision::http::RequestHead;
use eas_provision::server::{
    Admission, DeviceState, PolicyStore, ProvisionReply, Refusal, ServedPolicy, Server,
    ServerOptions, WipeProgress,
};
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, DeviceInformationStatus,
    DevicePasswordStatus, OfferedPolicy, PolicyData, PolicyDocument, PolicyElement, PolicyKey,
    PolicyStatus, PolicyType, ProtocolVersion, ProvisionRequest, ProvisionResponse,
    ProvisionStatus, RecoveryPassword, SettingsRequest, WipeStatus, peek_status,
};

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

#[test]
fn the_seeds_conversation_ends_with_the_permanent_key() {
    let server = server();
    let mut device = DeviceState::new();
    let reply = send(
        &server,
        &mut device,
        V::V14_0,
        0,
        &initial(V::V14_0),
        1_307_199_584,
    );
    let offered = first(&reply);
    assert_eq!(offered.policy_type, PolicyType::EAS);
    assert_eq!(offered.status, Some(PolicyStatus::SUCCESS));
    assert_eq!(offered.document(), Some(&document()));
    assert_eq!(reply.response.as_ref().unwrap().device_information, None);
    let key = 1_307_199_584;
    // The temporary key admits nothing.
    assert_eq!(status(&server, &mut device, 0, Some(key)), Some(142));
    let request = acknowledgement(V::V14_0, key, 1);
    let reply = send(&server, &mut device, V::V14_0, key, &request, 3_942_919_513);
    let accepted = first(&reply);
    assert_eq!(accepted.status, Some(PolicyStatus::SUCCESS));
    assert_eq!(accepted.policy_key, Some(PolicyKey::from(3_942_919_513)));
    assert_eq!(accepted.data, None);
    assert_eq!(status(&server, &mut device, 0, Some(3_942_919_513)), None);
    assert_eq!(status(&server, &mut device, 0, Some(key)), Some(144));
}

#[test]
fn a_key_that_is_not_the_temporary_one_is_policy_status_5() {
    let server = server();
    let mut device = DeviceState::new();
    let reply = send(&server, &mut device, V::V14_1, 0, &initial(V::V14_1), 1000);
    assert!(first(&reply).policy_key.is_some());
    // Two PHP servers ignore the acknowledged key and status.
    for (header, body) in [(1000, 999), (999, 1000), (1000, 0)] {
        let request = acknowledgement(V::V14_1, body, 1);
        let reply = send(&server, &mut device, V::V14_1, header, &request, 2000);
        assert_eq!(
            first(&reply).status,
            Some(PolicyStatus::POLICY_KEY_MISMATCH)
        );
        assert_eq!(first(&reply).policy_key, None);
        assert_eq!(device.accepted, None);
    }
    // Once it is acknowledged it is gone.
    let request = acknowledgement(V::V14_1, 1000, 1);
    let reply = send(&server, &mut device, V::V14_1, 1000, &request, 2000);
    assert_eq!(first(&reply).status, Some(PolicyStatus::SUCCESS));
    let reply = send(&server, &mut device, V::V14_1, 1000, &request, 3000);
    assert_eq!(
        first(&reply).status,
        Some(PolicyStatus::POLICY_KEY_MISMATCH)
    );
}

#[test]
fn a_policy_that_changed_between_the_phases_is_policy_status_5() {
    let server = server();
    let mut device = DeviceState::new();
    let reply = send(&server, &mut device, V::V14_1, 0, &initial(V::V14_1), 1000);
    assert!(first(&reply).policy_key.is_some());
    server.store().change(|policy| {
        policy.data = PolicyData::Document(PolicyDocument::new());
    });
    let request = acknowledgement(V::V14_1, 1000, 1);
    let reply = send(&server, &mut device, V::V14_1, 1000, &request, 2000);
    assert_eq!(
        first(&reply).status,
        Some(PolicyStatus::POLICY_KEY_MISMATCH)
    );
}

#[test]
fn all_four_statuses_of_the_client_are_honoured() {
    // Client status, allow non-provisionable, allow externally managed: status or success.
    let rows = [
        (1, false, false, None),
        (2, false, false, Some(139)),
        (3, false, false, Some(139)),
        (4, false, false, Some(145)),
        (4, false, true, None),
        (2, false, true, Some(139)),
        (1, true, false, None),
        (2, true, false, None),
        (3, true, false, None),
        (4, true, false, None),
    ];
    for (said, any, external, wanted) in rows {
        for version in [V::V12_0, V::V12_1, V::V14_0, V::V14_1, V::V16_1] {
            let server = server();
            server.store().change(|policy| {
                policy.allow_non_provisionable = any;
                policy.allow_externally_managed = external;
            });
            let mut device = DeviceState::new();
            let reply = provision(&server, &mut device, version, said);
            match wanted {
                None => {
                    assert_eq!(first(&reply).status, Some(PolicyStatus::SUCCESS));
                    let accepted = device.accepted.unwrap();
                    assert_eq!(accepted.status, AcknowledgementStatus(said));
                    assert_eq!(accepted.key, 2000);
                }
                Some(code) if version >= V::V14_0 => {
                    let wanted = ProvisionResponse::new(ProvisionStatus(code));
                    assert_eq!(reply.response, Some(wanted));
                    assert_eq!(device.accepted, None);
                }
                Some(_) => {
                    // Up to 12.1 there is no status above 100.
                    assert_eq!((reply.http, reply.response), (449, None));
                    assert_eq!(device.accepted, None);
                }
            }
        }
    }
}

#[test]
fn a_device_whose_version_is_too_old_for_the_policy_is_kept_out_where_all_of_it_is_required() {
    // The other cause of 139.
    let whole = |allow_camera| {
        let server = server();
        server.store().change(|policy| {
            let mut document = document();
            document.set_allow_camera(allow_camera);
            policy.data = PolicyData::Document(document);
        });
        server
    };
    let outcome = |server: &Server<Store>, version| {
        let mut device = DeviceState::new();
        let reply = provision(server, &mut device, version, 1);
        (reply.http, device.accepted.is_some())
    };
    let server = whole(false);
    assert_eq!(outcome(&server, V::V12_0), (200, true));
    server.store().change(|policy| policy.whole_required = true);
    assert_eq!(outcome(&server, V::V12_0), (449, false));
    assert_eq!(outcome(&server, V::V12_1), (200, true));
    server
        .store()
        .change(|policy| policy.allow_non_provisionable = true);
    assert_eq!(outcome(&server, V::V12_0), (200, true));
    // A camera that is allowed demands nothing.
    let server = whole(true);
    server.store().change(|policy| policy.whole_required = true);
    assert_eq!(outcome(&server, V::V12_0), (200, true));
}

#[test]
fn a_client_status_that_is_none_of_the_four_is_a_protocol_error() {
    let server = server();
    for said in [0, 5, 99] {
        let mut device = DeviceState::new();
        let reply = provision(&server, &mut device, V::V14_1, said);
        let status = reply.response.unwrap().status;
        assert_eq!(status, Some(ProvisionStatus::PROTOCOL_ERROR));
        assert_eq!(device.accepted, None);
    }
}

#[test]
fn the_policy_type_is_that_of_the_version() {
    let server = server();
    for version in ProtocolVersion::ALL {
        let mut request = initial(version);
        let wrong = if version == V::V2_5 {
            PolicyType::EAS
        } else {
            PolicyType::WAP
        };
        request.policies = ProvisionRequest::initial(wrong).policies;
        let reply = send(&server, &mut DeviceState::new(), version, 0, &request, 1000);
        assert_eq!(
            first(&reply).status,
            Some(PolicyStatus::UNKNOWN_POLICY_TYPE)
        );
        assert_eq!(first(&reply).policy_key, None);
    }
}

#[test]
fn without_a_policy_there_is_status_2_and_every_command_passes() {
    let server = Server::new(Store(RefCell::new(None)));
    let mut device = DeviceState::new();
    let reply = send(&server, &mut device, V::V14_1, 0, &initial(V::V14_1), 1000);
    assert_eq!(first(&reply).status, Some(PolicyStatus::NO_POLICY));
    assert_eq!(
        reply.response.as_ref().unwrap().status,
        Some(ProvisionStatus::SUCCESS)
    );
    assert_eq!(status(&server, &mut device, 0, None), None);
    assert_eq!(status(&server, &mut device, 0, Some(7)), None);
}

#[test]
fn device_information_is_asked_for_from_14_1_on_kept_and_answered() {
    let server = server();
    for version in ProtocolVersion::ALL {
        let mut device = DeviceState::new();
        let request = ProvisionRequest::initial(PolicyType::of(version));
        let reply = send(&server, &mut device, version, 0, &request, 1000);
        if version >= V::V14_1 {
            let response = reply.response.unwrap();
            assert_eq!(response.status, Some(ProvisionStatus(165)));
            assert_eq!(response.policies, None);
            assert_eq!(device.issued, None);
        } else {
            assert!(first(&reply).policy_key.is_some());
        }
        // 14.0 may send it, whatever the specification says.
        if version < V::V14_0 {
            continue;
        }
        let mut request = request;
        request.device_information = Some(DeviceInformation::with_model("M"));
        let reply = send(&server, &mut device, version, 0, &request, 1000);
        let said = reply.response.as_ref().unwrap().device_information;
        assert_eq!(said, Some(DeviceInformationStatus::SUCCESS));
        let kept = device.device_information.unwrap();
        assert_eq!(kept.model.as_deref(), Some("M"));
    }
    let mut options = ServerOptions::default();
    options.information_required = false;
    let lax = Server::with_options(Store(RefCell::new(Some(served()))), options);
    let request = ProvisionRequest::initial(PolicyType::EAS);
    let reply = send(&lax, &mut DeviceState::new(), V::V16_1, 0, &request, 1000);
    assert!(first(&reply).policy_key.is_some());
}

#[test]
fn no_key_is_141_key_0_is_142_a_wrong_one_144_and_a_late_one_143() {
    let server = server();
    let mut device = DeviceState::new();
    assert_eq!(status(&server, &mut device, 0, None), Some(141));
    assert_eq!(status(&server, &mut device, 0, Some(0)), Some(142));
    assert_eq!(status(&server, &mut device, 0, Some(5)), Some(142));
    let reply = provision(&server, &mut device, V::V14_1, 1);
    assert!(first(&reply).policy_key.is_some());
    assert_eq!(status(&server, &mut device, 0, Some(2000)), None);
    assert_eq!(status(&server, &mut device, 0, Some(5)), Some(144));
    assert_eq!(status(&server, &mut device, u64::MAX, Some(2000)), None);
    server
        .store()
        .change(|policy| policy.refresh_interval = Some(3600));
    assert_eq!(status(&server, &mut device, 3599, Some(2000)), None);
    assert_eq!(status(&server, &mut device, 3600, Some(2000)), Some(143));
    server.store().change(|policy| {
        policy.data = PolicyData::Document(PolicyDocument::new());
    });
    assert_eq!(status(&server, &mut device, 0, Some(2000)), Some(144));
}

#[test]
fn a_key_is_required_of_every_command_but_ping_and_autodiscover() {
    let server = server();
    for command in Command::ALL {
        let head = head(V::V14_1, command, None);
        let refusal = refusal(&server, &mut DeviceState::new(), 0, &head);
        let free = matches!(
            command,
            Command::Ping | Command::Autodiscover | Command::Provision
        );
        assert_eq!(refusal.is_none(), free, "{command}");
        if let Some(refusal) = refusal {
            assert_eq!(refusal.status, Status::LEGACY_DEVICE_ON_STRICT_POLICY);
        }
    }
    // A wrong one is told all the same.
    let ping = head(V::V14_1, Command::Ping, Some(5));
    let refusal = refusal(&server, &mut DeviceState::new(), 0, &ping);
    assert_eq!(refusal.unwrap().status, Status::DEVICE_NOT_PROVISIONED);
}

#[test]
fn non_provisionable_devices_pass_without_a_key_where_they_are_allowed() {
    let server = server();
    server
        .store()
        .change(|policy| policy.allow_non_provisionable = true);
    let mut device = DeviceState::new();
    assert_eq!(status(&server, &mut device, 0, None), None);
    assert_eq!(status(&server, &mut device, 0, Some(0)), None);
    // One that knows of policies is told when it has an old one.
    assert_eq!(status(&server, &mut device, 0, Some(7)), Some(142));
}

#[test]
fn from_14_0_on_the_status_is_in_the_body_and_before_it_is_an_http_status() {
    let server = server();
    for version in ProtocolVersion::ALL {
        for command in [Command::Sync, Command::FolderSync, Command::ItemOperations] {
            let head = head(version, command, Some(0));
            let refusal = refusal(&server, &mut DeviceState::new(), 0, &head).unwrap();
            assert_eq!(refusal.status, Status::DEVICE_NOT_PROVISIONED);
            if version >= V::V14_0 {
                assert_eq!(refusal.http, 200);
                let found = peek_status(&refusal.body.unwrap()).unwrap();
                assert_eq!(found, Some(Status(142)));
            } else {
                assert_eq!((refusal.http, refusal.body), (449, None));
            }
        }
        // It has no body to say it in.
        let head = head(version, Command::GetAttachment, Some(0));
        let refusal = refusal(&server, &mut DeviceState::new(), 0, &head).unwrap();
        assert_eq!((refusal.http, refusal.body), (449, None));
    }
}

#[test]
fn what_is_not_known_is_not_supported() {
    let server = server();
    let mut unknown = head(V::V14_1, Command::Sync, None);
    unknown.command = eas_provision::command::RequestedCommand::Code(99);
    let refused = refusal(&server, &mut DeviceState::new(), 0, &unknown).unwrap();
    assert_eq!((refused.status.0, refused.http), (137, 501));
    let mut old = head(V::V14_1, Command::Sync, None);
    old.version = None;
    let refused = refusal(&server, &mut DeviceState::new(), 0, &old).unwrap();
    assert_eq!(refused.status, Status::VERSION_NOT_SUPPORTED);
}

#[test]
fn a_change_that_the_version_does_not_know_does_not_call_for_provisioning() {
    // A public server hashes the whole policy, and its clients of 12.0 run in circles.
    let server = server();
    let mut device = DeviceState::new();
    let reply = provision(&server, &mut device, V::V12_0, 1);
    assert!(first(&reply).policy_key.is_some());
    let sync = head(V::V12_0, Command::FolderSync, Some(2000));
    assert_eq!(server.admit(&device, 0, &sync), Admission::Admitted);
    server.store().change(|policy| {
        let mut changed = document();
        changed.set_allow_camera(false);
        policy.data = PolicyData::Document(changed);
    });
    assert!(
        !PolicyElement::AllowCamera
            .facts()
            .versions
            .contains(V::V12_0)
    );
    assert_eq!(server.admit(&device, 0, &sync), Admission::Admitted);
    let newer = head(V::V14_1, Command::FolderSync, Some(2000));
    assert!(matches!(
        server.admit(&device, 0, &newer),
        Admission::Refused(_)
    ));
}

#[test]
fn what_is_served_is_the_projection_and_its_hash() {
    let mut whole = document();
    whole.set_allow_camera(false);
    let served = |version| ServedPolicy::new(PolicyData::Document(whole.clone()), version);
    let old = served(V::V12_0);
    assert_eq!(old.data, PolicyData::Document(document()));
    assert_eq!(old.hash, PolicyHash::of(&document(), V::V12_0));
    let new = served(V::V14_1);
    assert_eq!(new.data, PolicyData::Document(whole.clone()));
    assert_eq!(new.hash, PolicyHash::of(&whole, V::V14_1));

    // Of a text, the SHA-256: that of "abc" is in FIPS 180-2.
    let text = ServedPolicy::new(PolicyData::Text("abc".into()), V::V2_5);
    assert_eq!(text.data, PolicyData::Text("abc".into()));
    assert!(
        text.hash
            .to_string()
            .starts_with("ba7816bf8f01cfea414140de5dae2223")
    );
}

#[test]
fn a_policy_that_really_changed_calls_for_provisioning() {
    // With a public server it does not: its hash is constant.
    let server = server();
    let mut device = DeviceState::new();
    let reply = provision(&server, &mut device, V::V12_0, 1);
    assert!(first(&reply).policy_key.is_some());
    server.store().change(|policy| {
        let mut changed = document();
        changed.set_min_device_password_length(6);
        policy.data = PolicyData::Document(changed);
    });
    let sync = head(V::V12_0, Command::FolderSync, Some(2000));
    let refused = refusal(&server, &mut device, 0, &sync).unwrap();
    assert_eq!(
        (refused.status, refused.http),
        (Status::INVALID_POLICY_KEY, 449)
    );
}

fn wipe_acknowledgement(scope: WipeScope, status: u16) -> ProvisionRequest<'static> {
    let mut request = ProvisionRequest::new();
    match scope {
        WipeScope::Device => request.remote_wipe = Some(WipeStatus(status)),
        WipeScope::Account => request.account_only_remote_wipe = Some(WipeStatus(status)),
    }
    request
}

fn directive(scope: WipeScope, status: ProvisionStatus) -> ProvisionResponse<'static> {
    let mut response = ProvisionResponse::new(status);
    response.remote_wipe = scope == WipeScope::Device;
    response.account_only_remote_wipe = scope == WipeScope::Account;
    response
}

#[test]
fn a_wipe_is_ordered_acknowledged_and_over() {
    for scope in [WipeScope::Device, WipeScope::Account] {
        let server = server();
        let mut device = DeviceState::new();
        let reply = provision(&server, &mut device, V::V16_1, 1);
        assert!(first(&reply).policy_key.is_some());
        device.order_wipe(scope);
        let sync = head(V::V16_1, Command::Sync, Some(2000));
        let refused = refusal(&server, &mut device, 0, &sync).unwrap();
        assert_eq!(refused.status, Status::REMOTE_WIPE_REQUESTED);
        // The order: to an empty request, and to any other.
        for request in [ProvisionRequest::new(), initial(V::V16_1)] {
            let reply = send(&server, &mut device, V::V16_1, 0, &request, 1000);
            let wanted = directive(scope, ProvisionStatus::SUCCESS);
            assert_eq!(reply.response, Some(wanted));
            assert_eq!(device.wipe.unwrap().progress, WipeProgress::Sent);
        }
        let said = wipe_acknowledgement(scope, 1);
        let reply = send(&server, &mut device, V::V16_1, 0, &said, 1000);
        let wanted = ProvisionResponse::new(ProvisionStatus::SUCCESS);
        assert_eq!(reply.response, Some(wanted.clone()));
        assert_eq!(device.wipe.unwrap().progress, WipeProgress::Acknowledged);
        assert!(!device.cancel_wipe());
        // The answer was lost.
        let reply = send(&server, &mut device, V::V16_1, 0, &said, 1000);
        assert_eq!(reply.response, Some(wanted));
        // The old key is worth nothing; the device may come back as a new one.
        assert!(matches!(
            server.admit(&device, 0, &sync),
            Admission::Refused(_)
        ));
        let reply = provision(&server, &mut device, V::V16_1, 1);
        assert!(first(&reply).policy_key.is_some());
        assert_eq!(server.admit(&device, 0, &sync), Admission::Admitted);
    }
}

#[test]
fn a_wipe_that_failed_is_status_2_and_the_order_again() {
    let server = server();
    let mut device = DeviceState::new();
    device.order_wipe(WipeScope::Device);
    let reply = send(
        &server,
        &mut device,
        V::V14_1,
        0,
        &ProvisionRequest::new(),
        1,
    );
    assert!(reply.response.unwrap().remote_wipe);
    let said = wipe_acknowledgement(WipeScope::Device, 2);
    let reply = send(&server, &mut device, V::V14_1, 0, &said, 1);
    let wanted = directive(WipeScope::Device, ProvisionStatus(2));
    assert_eq!(reply.response, Some(wanted));
    assert_eq!(
        device.wipe.unwrap().progress,
        WipeProgress::Failed(WipeStatus::FAILURE)
    );
    assert_eq!(status(&server, &mut device, 0, Some(1)), Some(140));
    // It can, after all.
    let said = wipe_acknowledgement(WipeScope::Device, 1);
    let reply = send(&server, &mut device, V::V14_1, 0, &said, 1);
    assert_eq!(
        reply.response.unwrap().status,
        Some(ProvisionStatus::SUCCESS)
    );
    assert!(!device.wipe.unwrap().is_due());
}

#[test]
fn a_client_that_acknowledges_before_it_was_told_is_told() {
    let server = server();
    let mut device = DeviceState::new();
    device.order_wipe(WipeScope::Device);
    let said = wipe_acknowledgement(WipeScope::Device, 1);
    let reply = send(&server, &mut device, V::V14_1, 0, &said, 1);
    let wanted = directive(WipeScope::Device, ProvisionStatus::SUCCESS);
    assert_eq!(reply.response, Some(wanted));
    assert!(device.wipe.unwrap().is_due());
}

#[test]
fn an_acknowledgement_of_the_other_wipe_does_not_count() {
    let rows = [
        (WipeScope::Device, WipeScope::Account),
        (WipeScope::Account, WipeScope::Device),
    ];
    for (ordered, other) in rows {
        let server = server();
        let mut device = DeviceState::new();
        device.order_wipe(ordered);
        let reply = send(
            &server,
            &mut device,
            V::V16_1,
            0,
            &ProvisionRequest::new(),
            1,
        );
        assert!(reply.response.is_some());
        let said = wipe_acknowledgement(other, 1);
        let reply = send(&server, &mut device, V::V16_1, 0, &said, 1);
        let wanted = directive(ordered, ProvisionStatus::SUCCESS);
        assert_eq!(reply.response, Some(wanted));
        assert!(device.wipe.unwrap().is_due());
    }
}

#[test]
fn an_acknowledgement_that_nobody_asked_for_is_a_protocol_error() {
    let server = server();
    for scope in [WipeScope::Device, WipeScope::Account] {
        let mut device = DeviceState::new();
        let said = wipe_acknowledgement(scope, 1);
        let reply = send(&server, &mut device, V::V16_1, 0, &said, 1);
        let status = reply.response.unwrap().status;
        assert_eq!(status, Some(ProvisionStatus::PROTOCOL_ERROR));
        assert_eq!(device.wipe, None);
    }
}

#[test]
fn up_to_12_1_a_wipe_is_449_and_403_without_a_key() {
    let server = server();
    let mut device = DeviceState::new();
    device.order_wipe(WipeScope::Device);
    for (key, http) in [(Some(5), 449), (Some(0), 449), (None, 403)] {
        let head = head(V::V12_1, Command::Ping, key);
        let refused = refusal(&server, &mut device, 0, &head).unwrap();
        assert_eq!((refused.http, refused.status.0), (http, 140));
    }
}

#[test]
fn a_client_that_cannot_wipe_the_account_alone_is_kept_out_and_not_told_to_wipe_the_device() {
    let server = server();
    for version in ProtocolVersion::ALL {
        let mut device = DeviceState::new();
        device.order_wipe(WipeScope::Account);
        let provision = head(version, Command::Provision, Some(0));
        let request = ProvisionRequest::new();
        let reply = server.provision(&mut device, 0, &provision, &request, 1);
        if version == V::V16_1 {
            assert!(reply.response.unwrap().account_only_remote_wipe);
            continue;
        }
        if let Some(response) = &reply.response {
            assert!(!response.remote_wipe && !response.account_only_remote_wipe);
            assert_eq!(response.status, Some(ProvisionStatus(129)));
        } else {
            assert_eq!(reply.http, 403);
        }
        for command in [Command::Provision, Command::Sync] {
            let head = head(version, command, Some(5));
            let refused = refusal(&server, &mut device, 0, &head).unwrap();
            assert_eq!(refused.status, Status::DEVICE_IS_BLOCKED_FOR_THIS_USER);
            assert!(device.wipe.unwrap().is_due());
        }
    }
}

#[test]
fn an_order_can_be_taken_back_until_it_is_acknowledged() {
    let server = server();
    let mut device = DeviceState::new();
    assert!(!device.cancel_wipe());
    device.order_wipe(WipeScope::Device);
    assert!(device.cancel_wipe());
    let reply = provision(&server, &mut device, V::V14_1, 1);
    assert!(first(&reply).policy_key.is_some());
}

#[test]
fn malformed_requests_are_protocol_errors() {
    let server = server();
    let mut only_key = initial(V::V14_1);
    let policy = only_key.policies.as_mut().unwrap().first_mut().unwrap();
    policy.policy_key = Some(PolicyKey::from(1));
    let mut only_status = initial(V::V14_1);
    let policy = only_status.policies.as_mut().unwrap().first_mut().unwrap();
    policy.status = Some(AcknowledgementStatus::SUCCESS);
    let mut only_information = initial(V::V14_1);
    only_information.policies = None;
    let mut none = initial(V::V14_1);
    none.policies = Some(Default::default());
    for request in [only_key, only_status, only_information, none] {
        let reply = send(&server, &mut DeviceState::new(), V::V14_1, 0, &request, 1);
        let wanted = ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR);
        assert_eq!(reply.response, Some(wanted));
    }
    let empty = ProvisionRequest::new();
    let reply = send(&server, &mut DeviceState::new(), V::V14_1, 0, &empty, 1);
    let wanted = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    assert_eq!(reply.response, Some(wanted));
}

#[test]
fn keys_are_never_0_and_never_one_that_the_device_has() {
    let server = server();
    let mut device = DeviceState::new();
    let reply = send(&server, &mut device, V::V14_1, 0, &initial(V::V14_1), 0);
    assert_eq!(first(&reply).policy_key, Some(PolicyKey::from(1)));
    let request = acknowledgement(V::V14_1, 1, 1);
    let reply = send(&server, &mut device, V::V14_1, 1, &request, 1);
    assert_eq!(first(&reply).policy_key, Some(PolicyKey::from(2)));
    let reply = send(&server, &mut device, V::V14_1, 0, &initial(V::V14_1), 2);
    assert_eq!(first(&reply).policy_key, Some(PolicyKey::from(3)));
    let reply = send(
        &server,
        &mut device,
        V::V14_1,
        0,
        &initial(V::V14_1),
        u32::MAX,
    );
    assert_eq!(first(&reply).policy_key, Some(PolicyKey::from(u32::MAX)));
    let reply = send(
        &server,
        &mut device,
        V::V14_1,
        0,
        &initial(V::V14_1),
        u32::MAX,
    );
    assert_eq!(first(&reply).policy_key, Some(PolicyKey::from(1)));
}

#[test]
fn settings_keep_device_information_and_judge_recovery_passwords() {
    let server = server();
    let mut device = DeviceState::new();
    let head = head(V::V12_1, Command::Settings, Some(1));
    let mut request = SettingsRequest::device_information(DeviceInformation::with_model("M"));
    request.device_password = Some(RecoveryPassword::new("secret"));
    let response = server.settings(&mut device, &head, &request);
    assert_eq!(
        response.device_information,
        Some(DeviceInformationStatus::SUCCESS)
    );
    assert_eq!(
        response.device_password,
        Some(DevicePasswordStatus::DENIED_BY_POLICY)
    );
    assert!(device.device_information.is_some());
    server.store().change(|policy| {
        let mut changed = document();
        changed.set_password_recovery_enabled(true);
        policy.data = PolicyData::Document(changed);
    });
    let response = server.settings(&mut device, &head, &request);
    assert_eq!(
        response.device_password,
        Some(DevicePasswordStatus::SUCCESS)
    );
    request.device_password = Some(RecoveryPassword::new("x".repeat(256)));
    let response = server.settings(&mut device, &head, &request);
    assert_eq!(
        response.device_password,
        Some(DevicePasswordStatus::INVALID_ARGUMENTS)
    );
    // Exchange 2010 RTM alone.
    let mut options = ServerOptions::default();
    options.phone_number_for_sms = true;
    let strict = Server::with_options(Store(RefCell::new(Some(served()))), options);
    let mut information = DeviceInformation::with_model("N");
    information.enable_outbound_sms = Some("1".into());
    let request = SettingsRequest::device_information(information);
    let response = strict.settings(&mut device, &head, &request);
    assert_eq!(
        response.device_information,
        Some(DeviceInformationStatus::INVALID_ARGUMENTS)
    );
    let kept = device.device_information.unwrap();
    assert_eq!(kept.model.as_deref(), Some("M"));
}
