//! Which requests may go on, and how the others are answered.

use eas_provision::algebra::PolicyHash;
use eas_provision::server::{Admission, DeviceState, ServedPolicy, Server};
use eas_provision::status::Status;
use eas_provision::{
    Command, PolicyData, PolicyDocument, PolicyElement, PolicyStatus, ProtocolVersion,
    ProvisionStatus, peek_status,
};
use std::cell::RefCell;

use ProtocolVersion as V;

use super::{Store, document, first, head, initial, provision, refusal, send, server, status};

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
