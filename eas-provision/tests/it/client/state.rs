//! What is saved and restored, and what comes at the wrong time.

use eas_provision::client::{Client, HOUR, Step};
use eas_provision::{
    AcknowledgementStatus, Command, ProtocolVersion, ProvisionResponse, ProvisionStatus,
};

use super::{answer, client, none, offer, options, ready, ticket, versions, waiting};

#[test]
fn a_restored_client_goes_on_where_it_was_and_a_run_starts_over() {
    let client = ready(ProtocolVersion::V14_1);
    let mut again = Client::restore(options(), client.state().clone());
    assert!(matches!(again.poll(5), Step::Ready));
    assert_eq!(
        ticket(&mut again, 5, Command::Sync)
            .policy_key()
            .unwrap()
            .as_str(),
        "100"
    );
    let mut client = self::client(ProtocolVersion::V14_1);
    answer(&mut client, 0, offer(1));
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    let mut again = Client::restore(options(), client.state().clone());
    let Step::Provision { policy_key, .. } = again.poll(0) else {
        panic!()
    };
    assert!(policy_key.is_initial());
}

#[test]
fn a_clock_that_is_set_back_does_not_make_it_wait_for_ever() {
    let mut client = client(ProtocolVersion::V14_1);
    let late = 1_000_000_000;
    answer(
        &mut client,
        late,
        ProvisionResponse::new(ProvisionStatus(139)),
    );
    let (_, until) = waiting(&mut client, 0);
    assert_eq!(until, 24 * HOUR);
    assert!(matches!(client.poll(until), Step::Provision { .. }));
}

#[test]
fn what_nobody_asked_for_is_ignored() {
    let mut client = ready(ProtocolVersion::V14_1);
    let before = client.clone();
    client.options_answered(0, 200, &versions("2.5"));
    client.provision_answered(0, 200, &none(), Some(offer(9)));
    client.provision_answered(0, 449, &none(), None);
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    client.agree_to_wipe();
    client.refuse_to_wipe();
    client.wipe_acknowledgement_sent(0);
    client.account_wiped();
    client.resume();
    assert_eq!(client, before);
}

#[cfg(feature = "serde")]
#[test]
fn a_saved_state_is_readable_and_comes_back() {
    use eas_provision::client::Verdict;

    use super::send;

    let mut client = ready(ProtocolVersion::V14_1);
    assert_eq!(send(&mut client, 7, 200, Some(139)), Verdict::Again);
    let text = serde_json::to_string(client.state()).unwrap();
    assert!(text.contains(r#""version":"14.1""#), "{text}");
    let state: eas_provision::client::ClientState = serde_json::from_str(&text).unwrap();
    assert_eq!(&state, client.state());
    let empty: eas_provision::client::ClientState = serde_json::from_str("{}").unwrap();
    assert_eq!(empty, eas_provision::client::ClientState::default());
}
