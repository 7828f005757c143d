//! Both phases, and Settings.

use eas_provision::server::{DeviceState, Server, ServerOptions};
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, DeviceInformationStatus,
    DevicePasswordStatus, PolicyData, PolicyDocument, PolicyKey, PolicyStatus, PolicyType,
    ProtocolVersion, ProvisionRequest, ProvisionResponse, ProvisionStatus, RecoveryPassword,
    SettingsRequest,
};
use std::cell::RefCell;

use ProtocolVersion as V;

use super::{
    Store, acknowledgement, document, first, head, initial, provision, send, served, server, status,
};

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
