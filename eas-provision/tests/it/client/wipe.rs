//! Orders to wipe.

use eas_provision::client::{Client, HOUR, Step, StopReason, Verdict, WaitReason, WipeScope};
use eas_provision::{
    AcknowledgementStatus, PolicyStatus, ProtocolVersion, ProvisionResponse, ProvisionStatus,
    WipeStatus, encode,
};

use super::{
    answer, client, none, options, policy_status, provision, ready, send, stopped, waiting,
};

/// The client after the server has ordered a wipe in the answer to an empty request.
fn ordered(version: ProtocolVersion, account_only: bool) -> Client {
    let mut client = ready(version);
    assert_eq!(send(&mut client, 0, 200, Some(140)), Verdict::Again);
    let Step::Provision {
        request,
        policy_key,
        ..
    } = client.poll(0)
    else {
        panic!()
    };
    // <Provision/>
    assert_eq!(encode(&request).unwrap(), b"\x03\x01\x6A\x00\x00\x0E\x05");
    assert!(policy_key.is_initial());
    let mut order = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    order.remote_wipe = !account_only;
    order.account_only_remote_wipe = account_only;
    answer(&mut client, 0, order);
    client
}

#[test]
fn a_wipe_of_the_device_is_acknowledged_before_it_is_handed_out() {
    let mut client = ordered(ProtocolVersion::V14_0, false);
    assert!(matches!(
        client.poll(0),
        Step::ConfirmWipe(WipeScope::Device)
    ));
    // Nothing but an agreement leads on.
    client.wipe_acknowledgement_sent(0);
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    client.account_wiped();
    assert!(matches!(
        client.poll(0),
        Step::ConfirmWipe(WipeScope::Device)
    ));
    client.agree_to_wipe();
    let Step::AcknowledgeWipe {
        request,
        policy_key,
        ..
    } = client.poll(0)
    else {
        panic!()
    };
    assert!(policy_key.is_initial());
    // <Provision><RemoteWipe><Status>1</Status></RemoteWipe></Provision>
    assert_eq!(
        encode(&request).unwrap(),
        b"\x03\x01\x6A\x00\x00\x0E\x45\x4C\x4B\x031\x00\x01\x01\x01"
    );
    // Nothing waits for the answer.
    client.wipe_acknowledgement_sent(0);
    assert!(matches!(client.poll(0), Step::WipeDevice(_)));
    // A device that stops in between wipes itself when it starts again.
    let mut again = Client::restore(options(), client.state().clone());
    assert!(matches!(again.poll(1_000_000), Step::WipeDevice(_)));
}

#[test]
fn a_wipe_of_the_account_is_another_type_and_leaves_nothing_of_it() {
    let mut client = ordered(ProtocolVersion::V16_1, true);
    client.agree_to_wipe();
    let Step::AcknowledgeWipe { request, .. } = client.poll(0) else {
        panic!()
    };
    assert_eq!(request.account_only_remote_wipe, Some(WipeStatus::SUCCESS));
    assert_eq!(request.remote_wipe, None);
    client.wipe_acknowledgement_sent(0);
    assert!(matches!(client.poll(0), Step::WipeAccount(_)));
    client.account_wiped();
    assert_eq!(stopped(&mut client, 0), StopReason::Wiped);
    assert_eq!(client.state().policy_key, None);
}

#[test]
fn an_order_for_both_wipes_wipes_the_account_alone() {
    let mut client = client(ProtocolVersion::V16_1);
    let mut order = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    order.remote_wipe = true;
    order.account_only_remote_wipe = true;
    answer(&mut client, 0, order);
    assert!(matches!(
        client.poll(0),
        Step::ConfirmWipe(WipeScope::Account)
    ));
}

#[test]
fn a_wipe_that_cannot_be_done_is_said_so_and_asked_for_hourly() {
    let mut client = ordered(ProtocolVersion::V14_1, false);
    client.refuse_to_wipe();
    let Step::AcknowledgeWipe { request, .. } = client.poll(0) else {
        panic!()
    };
    assert_eq!(request.remote_wipe, Some(WipeStatus::FAILURE));
    client.wipe_acknowledgement_sent(0);
    assert_eq!(waiting(&mut client, 0), (WaitReason::WipeRefused, HOUR));
    let Step::Provision { request, .. } = client.poll(HOUR) else {
        panic!()
    };
    assert_eq!(request.policies, None);
}

#[test]
fn an_order_with_a_status_that_is_not_success_is_no_order() {
    let mut client = client(ProtocolVersion::V14_1);
    let mut order = ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR);
    order.remote_wipe = true;
    answer(&mut client, 0, order);
    assert!(matches!(stopped(&mut client, 0), StopReason::Provision(_)));
    assert_eq!(client.state().wipe, None);
}

#[test]
fn up_to_12_1_a_403_to_a_request_without_a_key_may_be_an_order_to_wipe() {
    let mut client = client(ProtocolVersion::V12_1);
    answer(&mut client, 0, policy_status(PolicyStatus::NO_POLICY));
    if let Step::Settings { ticket, .. } = client.poll(0) {
        client.settings_answered(0, &ticket, 200, &none(), None);
    }
    assert_eq!(send(&mut client, 0, 403, None), Verdict::Again);
    let Step::Provision { request, .. } = client.poll(0) else {
        panic!()
    };
    assert_eq!(request.policies, None);
    // It was not: it is forbidden.
    client.provision_answered(0, 403, &none(), None);
    assert_eq!(stopped(&mut client, 0), StopReason::Forbidden);
}

#[test]
fn an_empty_request_that_finds_no_order_goes_on_with_the_policy() {
    let mut client = ready(ProtocolVersion::V14_1);
    assert_eq!(send(&mut client, 0, 200, Some(140)), Verdict::Again);
    answer(
        &mut client,
        0,
        ProvisionResponse::new(ProvisionStatus::SUCCESS),
    );
    provision(&mut client, 0, 400);
    assert!(matches!(client.poll(0), Step::Ready));
}
