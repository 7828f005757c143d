//! Orders to wipe, from the first to the last.

use eas_provision::client::WipeScope;
use eas_provision::server::{Admission, DeviceState, WipeProgress};
use eas_provision::status::Status;
use eas_provision::{
    Command, ProtocolVersion, ProvisionRequest, ProvisionResponse, ProvisionStatus, WipeStatus,
};

use ProtocolVersion as V;

use super::{first, head, initial, provision, refusal, send, server, status};

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
