//! What HTTP and the common statuses say: later, elsewhere, never.

use eas_provision::client::{Client, HOUR, Step, StopReason, Verdict, WaitReason};
use eas_provision::http::ResponseHeaders;
use eas_provision::status::Status;
use eas_provision::{Command, ProtocolVersion, ProvisionResponse, ProvisionStatus};

use super::{answer, client, none, options, ready, send, stopped, ticket, versions, waiting};

#[test]
fn a_protocol_error_stops_and_a_server_error_is_retried_ever_more_slowly() {
    let mut client = client(ProtocolVersion::V14_1);
    let failed = || ProvisionResponse::new(ProvisionStatus::GENERAL_SERVER_ERROR);
    let mut now = 0;
    let mut waits = Vec::new();
    for _ in 0..13 {
        answer(&mut client, now, failed());
        let (reason, until) = waiting(&mut client, now);
        assert_eq!(reason, WaitReason::Failure);
        waits.push(until - now);
        now = until;
    }
    assert_eq!(
        waits,
        [
            5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600
        ]
    );
    answer(
        &mut client,
        now,
        ProvisionResponse::new(ProvisionStatus::PROTOCOL_ERROR),
    );
    assert_eq!(
        stopped(&mut client, now),
        StopReason::Provision(ProvisionStatus::PROTOCOL_ERROR)
    );
}

#[test]
fn a_busy_server_is_left_alone_as_long_as_it_says() {
    let mut client = ready(ProtocolVersion::V14_1);
    let sync = ticket(&mut client, 0, Command::Sync);
    let busy = ResponseHeaders::read([("Retry-After", "120")]);
    assert_eq!(client.answer(10, &sync, 503, &busy, None), Verdict::Again);
    assert_eq!(waiting(&mut client, 10), (WaitReason::Busy, 130));
    assert!(client.ticket(129, Command::Sync).is_none());
    // The key is still the same.
    assert!(
        client
            .ticket(130, Command::Sync)
            .unwrap()
            .policy_key()
            .is_some()
    );
    // Not for years, whatever it says.
    let busy = ResponseHeaders::read([("Retry-After", "4000000000")]);
    let sync = ticket(&mut client, 130, Command::Sync);
    assert_eq!(client.answer(130, &sync, 503, &busy, None), Verdict::Again);
    assert_eq!(
        waiting(&mut client, 130),
        (WaitReason::Busy, 130 + 24 * HOUR)
    );
}

#[test]
fn a_451_moves_everything_to_the_address_it_names() {
    let url = "https://mail.contoso.com/Microsoft-Server-ActiveSync";
    let moved = ResponseHeaders::read([("X-MS-Location", url)]);
    let mut client = Client::new(options());
    client.options_answered(0, 451, &moved);
    assert_eq!(client.location(), Some(url));
    assert!(matches!(client.poll(0), Step::Options));

    let mut client = self::client(ProtocolVersion::V14_1);
    client.provision_answered(0, 451, &moved, None);
    assert!(matches!(client.poll(0), Step::Provision { .. }));

    let mut client = ready(ProtocolVersion::V14_1);
    let sync = ticket(&mut client, 0, Command::Sync);
    assert_eq!(client.answer(0, &sync, 451, &moved, None), Verdict::Again);
    assert_eq!(client.location(), Some(url));
    let again = ticket(&mut client, 0, Command::Sync);
    assert_eq!(again.policy_key(), sync.policy_key());
}

#[test]
fn a_451_without_an_address_or_to_an_unsafe_one_or_in_a_circle_is_a_stop() {
    let http = ResponseHeaders::read([("X-MS-Location", "http://mail.contoso.com/")]);
    for headers in [none(), http] {
        let mut client = client(ProtocolVersion::V14_1);
        client.provision_answered(0, 451, &headers, None);
        let reason = stopped(&mut client, 0);
        assert_eq!(reason, StopReason::Moved);
        assert!(reason.suggests_autodiscover());
        client.relocate("https://found.contoso.com/");
        assert!(matches!(client.poll(0), Step::Options));
        assert_eq!(client.location(), Some("https://found.contoso.com/"));
    }
    let mut client = client(ProtocolVersion::V14_1);
    let mut moves = 0;
    while let Step::Provision { .. } = client.poll(0) {
        let url = format!("https://{}.contoso.com/", moves % 2);
        let headers = ResponseHeaders::read([("X-MS-Location", url.as_str())]);
        client.provision_answered(0, 451, &headers, None);
        moves += 1;
        assert!(moves < 100, "an endless loop");
    }
    assert_eq!(moves, 6);
    assert_eq!(stopped(&mut client, 0), StopReason::Moved);
}

#[test]
fn http_errors_that_need_somebody_are_stops() {
    let rows = [
        (401, StopReason::Unauthorized),
        (403, StopReason::Forbidden),
        (404, StopReason::NotFound),
        (456, StopReason::AccountBlocked),
        (457, StopReason::PasswordExpired),
        (400, StopReason::Http(400)),
        (501, StopReason::Http(501)),
    ];
    for (http, reason) in rows {
        let mut client = client(ProtocolVersion::V14_1);
        client.provision_answered(0, http, &none(), None);
        assert_eq!(stopped(&mut client, 0), reason);
    }
}

#[test]
fn codes_that_deny_access_are_stops_and_the_others_are_the_callers() {
    for code in (101..=184).map(Status) {
        let mut client = ready(ProtocolVersion::V16_1);
        let verdict = send(&mut client, 0, 200, Some(code.0));
        let denied = matches!(code.0, 126..=131 | 177);
        if denied {
            assert_eq!(stopped(&mut client, 0), StopReason::Denied(code));
        }
        let provisioning = matches!(code.0, 138..=145 | 165);
        assert_eq!(verdict == Verdict::Again, denied || provisioning, "{code}");
        if !denied && !provisioning {
            assert!(matches!(client.poll(0), Step::Ready), "{code}");
        }
    }
}

#[test]
fn status_138_asks_for_the_versions_again() {
    let mut client = ready(ProtocolVersion::V16_1);
    assert_eq!(send(&mut client, 0, 200, Some(138)), Verdict::Again);
    assert!(matches!(client.poll(0), Step::Options));
    client.options_answered(0, 200, &versions("14.1"));
    assert!(matches!(
        client.poll(0),
        Step::Provision {
            version: ProtocolVersion::V14_1,
            ..
        }
    ));
}
