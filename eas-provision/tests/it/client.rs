//! The client's side: the flows, and what goes wrong in the field.

use eas_provision::client::{
    Client, ClientOptions, HOUR, Step, StopReason, Ticket, Verdict, WaitReason, WipeScope,
};
use eas_provision::http::ResponseHeaders;
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, OfferedPolicy, PolicyData, PolicyDocument,
    PolicyKey, PolicyStatus, PolicyType, ProtocolVersion, ProvisionResponse, ProvisionStatus,
    Setting, SettingsResponse, SettingsStatus, Versions, WipeStatus, decode, encode, peek_status,
    status_reply,
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

#[test]
fn the_seeds_conversation_ends_with_the_permanent_key() {
    let mut client = client(ProtocolVersion::V14_0);
    let Step::Provision {
        request,
        policy_key,
        version,
    } = client.poll(0)
    else {
        panic!()
    };
    // The specification: no device information in 14.0.
    assert_eq!(request.device_information, None);
    assert_eq!(
        (policy_key.as_str(), version),
        ("0", ProtocolVersion::V14_0)
    );
    assert_eq!(
        request
            .policies
            .as_ref()
            .unwrap()
            .first()
            .unwrap()
            .policy_type,
        PolicyType::EAS
    );
    answer(&mut client, 0, offer(1_307_199_584));
    assert!(client.ticket(0, Command::Sync).is_none());
    assert!(matches!(client.poll(0), Step::Apply));
    let policy = client.policy().unwrap();
    assert_eq!(
        policy.document().unwrap().device_password_enabled(),
        Ok(Setting::Value(true))
    );
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    let Step::Provision {
        request,
        policy_key,
        ..
    } = client.poll(0)
    else {
        panic!()
    };
    assert_eq!(policy_key.as_str(), "1307199584");
    assert_eq!(
        encode(&request).unwrap(),
        b"\x03\x01\x6A\x00\x00\x0E\x45\x46\x47\x48\x03MS-EAS-Provisioning-WBXML\x00\x01\
          \x49\x031307199584\x00\x01\x4B\x031\x00\x01\x01\x01\x01"
    );
    answer(&mut client, 0, accepted(3_942_919_513));
    // 14.0 says what the device is by a Settings command, before the first FolderSync.
    let Step::Settings { request, ticket } = client.poll(0) else {
        panic!()
    };
    assert!(request.device_information.unwrap().model.is_some());
    assert_eq!(ticket.policy_key().unwrap().as_str(), "3942919513");
    assert!(client.ticket(0, Command::FolderSync).is_none());
    let done = SettingsResponse::new(SettingsStatus::SUCCESS);
    client.settings_answered(0, &ticket, 200, &none(), Some(&done));
    let ticket = client.ticket(0, Command::FolderSync).unwrap();
    assert_eq!(ticket.policy_key().unwrap().as_str(), "3942919513");
}

#[test]
fn device_information_goes_with_provision_from_14_1_on_and_by_settings_in_12_1_and_14_0() {
    use ProtocolVersion as V;
    for version in V::ALL {
        let mut client = client(version);
        let Step::Provision { request, .. } = client.poll(0) else {
            panic!()
        };
        let with_provision = version >= V::V14_1;
        assert_eq!(
            request.device_information.is_some(),
            with_provision,
            "{version}"
        );
        let policy_type = request
            .policies
            .unwrap()
            .first()
            .unwrap()
            .policy_type
            .clone();
        assert_eq!(policy_type, PolicyType::of(version));
        answer(&mut client, 0, policy_status(PolicyStatus::NO_POLICY));
        let by_settings = [V::V12_1, V::V14_0].contains(&version);
        let step = client.poll(0);
        assert_eq!(
            matches!(step, Step::Settings { .. }),
            by_settings,
            "{version}"
        );
        if let Step::Settings { request, .. } = step {
            let information = request.device_information.unwrap();
            // 12.1 does not know it.
            let known = version >= V::V14_0;
            assert_eq!(information.mobile_operator.is_some(), known);
        }
    }
    let mut with_option = options();
    with_option.information_with_provision_in_14_0 = true;
    let mut client = Client::new(with_option);
    client.options_answered(0, 200, &versions("14.0"));
    let Step::Provision { request, .. } = client.poll(0) else {
        panic!()
    };
    assert!(request.device_information.is_some());
    answer(&mut client, 0, policy_status(PolicyStatus::NO_POLICY));
    assert!(matches!(client.poll(0), Step::Ready));
}

#[test]
fn the_most_recent_common_version_is_chosen_and_none_is_a_stop() {
    let mut client = Client::new(options());
    client.options_answered(0, 200, &versions("2.5,12.0,12.1,14.0,14.1,16.0,16.1"));
    assert_eq!(client.state().version, Some(ProtocolVersion::V16_1));
    let mut client = Client::new(options());
    client.options_answered(0, 200, &versions("17.0"));
    assert_eq!(stopped(&mut client, 0), StopReason::NoCommonVersion);
    client.resume();
    assert!(matches!(client.poll(0), Step::Options));
}

#[test]
fn it_provisions_on_first_contact_although_the_server_never_sends_449() {
    let mut client = client(ProtocolVersion::V12_1);
    assert!(client.ticket(0, Command::FolderSync).is_none());
    assert!(matches!(client.poll(0), Step::Provision { .. }));
}

#[test]
fn policy_status_2_is_the_end_of_provisioning_and_not_an_error() {
    let mut client = client(ProtocolVersion::V14_1);
    answer(&mut client, 0, policy_status(PolicyStatus::NO_POLICY));
    // No acknowledgement, and no policy key from then on.
    assert_eq!(
        ticket(&mut client, 0, Command::FolderSync).policy_key(),
        None
    );
    assert!(client.state().provisioned);
}

#[test]
fn a_server_without_a_status_at_the_top_is_understood_by_that_of_the_policy() {
    let mut client = client(ProtocolVersion::V14_1);
    let mut response = offer(1);
    response.status = None;
    answer(&mut client, 0, response);
    assert!(matches!(client.poll(0), Step::Apply));
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    let mut response = accepted(2);
    response.status = None;
    answer(&mut client, 0, response);
    assert!(matches!(client.poll(0), Step::Ready));
    // Nothing at all is a failure.
    let mut client = self::client(ProtocolVersion::V14_1);
    answer(&mut client, 0, ProvisionResponse::default());
    assert_eq!(waiting(&mut client, 0), (WaitReason::Failure, 5));
}

#[test]
fn status_165_sends_the_first_request_once_more_with_device_information() {
    let mut client = client(ProtocolVersion::V14_0);
    let required = ProvisionResponse::new(ProvisionStatus(165));
    answer(&mut client, 0, required.clone());
    let Step::Provision {
        request,
        policy_key,
        ..
    } = client.poll(0)
    else {
        panic!()
    };
    assert_eq!(
        request.device_information.unwrap().model.unwrap(),
        "Contoso 1"
    );
    assert!(policy_key.is_initial());
    answer(&mut client, 0, required);
    assert_eq!(
        stopped(&mut client, 0),
        StopReason::Provision(ProvisionStatus(165))
    );
}

#[test]
fn endless_foldersync_and_449_is_broken_and_tried_hourly() {
    let mut client = client(ProtocolVersion::V12_1);
    let mut runs = 0;
    let mut now = 0;
    let mut key = 100;
    while let Step::Provision { .. } = client.poll(now) {
        key += 2;
        provision(&mut client, now, key);
        runs += 1;
        if let Step::Settings { ticket, .. } = client.poll(now) {
            client.settings_answered(now, &ticket, 200, &none(), None);
        }
        assert_eq!(send(&mut client, now, 449, None), Verdict::Again);
        now += 1;
        assert!(runs < 100, "an endless loop");
    }
    assert_eq!(runs, 3);
    let (reason, until) = waiting(&mut client, now);
    assert_eq!(reason, WaitReason::Loop);
    assert!(reason.warns_user());
    // The third began when the second was over.
    assert_eq!(until, 1 + HOUR);
    // One run an hour from then on, as long as it does not help.
    for _ in 0..5 {
        let (_, until) = waiting(&mut client, now);
        now = until;
        provision(&mut client, now, key);
        if let Step::Settings { ticket, .. } = client.poll(now) {
            client.settings_answered(now, &ticket, 200, &none(), None);
        }
        assert_eq!(send(&mut client, now, 449, None), Verdict::Again);
        let (reason, until) = waiting(&mut client, now);
        assert_eq!((reason, until), (WaitReason::Loop, now + HOUR));
    }
    // A success that lasts an hour makes it forget.
    now += HOUR;
    provision(&mut client, now, key);
    if let Step::Settings { ticket, .. } = client.poll(now) {
        client.settings_answered(now, &ticket, 200, &none(), None);
    }
    assert_eq!(send(&mut client, now, 200, Some(1)), Verdict::Take);
    now += HOUR;
    assert_eq!(send(&mut client, now, 449, None), Verdict::Again);
    assert!(matches!(client.poll(now), Step::Provision { .. }));
    assert_eq!(client.state().rounds, 1);
}

#[test]
fn a_loop_with_successes_of_other_commands_in_it_is_a_loop_all_the_same() {
    let mut client = ready(ProtocolVersion::V14_1);
    let mut runs = 1;
    while matches!(client.poll(0), Step::Ready) {
        let sync = ticket(&mut client, 0, Command::Sync);
        assert_eq!(
            client.answer(0, &sync, 200, &none(), Some(Status(1))),
            Verdict::Take
        );
        assert_eq!(send(&mut client, 0, 200, Some(142)), Verdict::Again);
        if let Step::Provision { .. } = client.poll(0) {
            provision(&mut client, 0, 200);
            runs += 1;
        }
    }
    assert_eq!(runs, 3);
    assert_eq!(waiting(&mut client, 0), (WaitReason::Loop, HOUR));
}

#[test]
fn every_command_can_say_that_it_is_time_to_provision() {
    for command in Command::ALL {
        for code in [142, 143, 144] {
            let Some(body) = status_reply(command, Status(code)) else {
                continue;
            };
            if command == Command::Provision {
                continue;
            }
            let mut client = ready(ProtocolVersion::V14_1);
            let ticket = ticket(&mut client, 0, command);
            let status = peek_status(&body).unwrap();
            let verdict = client.answer(0, &ticket, 200, &none(), status);
            assert_eq!(verdict, Verdict::Again);
            assert_eq!(client.state().policy_key, None);
            assert!(
                matches!(client.poll(0), Step::Provision { .. }),
                "{command} {code}"
            );
        }
    }
}

#[test]
fn the_answer_to_an_old_key_says_nothing_about_the_new_one() {
    let mut client = ready(ProtocolVersion::V14_1);
    let first = ticket(&mut client, 0, Command::Sync);
    let second = ticket(&mut client, 0, Command::FolderSync);
    assert_eq!(
        client.answer(0, &first, 200, &none(), Some(Status(144))),
        Verdict::Again
    );
    // Sent before, answered while provisioning is under way, and after it.
    answer(&mut client, 0, offer(299));
    let third = second.clone();
    assert_eq!(client.answer(0, &third, 449, &none(), None), Verdict::Again);
    assert!(matches!(client.poll(0), Step::Apply));
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    answer(&mut client, 0, accepted(300));
    assert_eq!(
        client.answer(0, &second, 200, &none(), Some(Status(144))),
        Verdict::Again
    );
    assert!(matches!(client.poll(0), Step::Ready));
    let key = ticket(&mut client, 0, Command::FolderSync);
    assert_eq!(key.policy_key().unwrap().as_str(), "300");
}

#[test]
fn codes_139_141_and_145_warn_and_are_tried_hourly() {
    for code in [139, 141, 145] {
        // In the answer to the acknowledgement.
        let mut client = client(ProtocolVersion::V14_1);
        answer(&mut client, 0, offer(1));
        client.policy_applied(AcknowledgementStatus::PARTIAL_SUCCESS);
        answer(
            &mut client,
            0,
            ProvisionResponse::new(ProvisionStatus(code)),
        );
        let (reason, until) = waiting(&mut client, 0);
        assert_eq!((reason, until), (WaitReason::Policy(Status(code)), HOUR));
        assert!(reason.warns_user());
        assert!(matches!(client.poll(HOUR), Step::Provision { .. }));

        // In the answer to a command.
        let mut client = ready(ProtocolVersion::V14_1);
        assert_eq!(send(&mut client, 0, 200, Some(code)), Verdict::Again);
        assert_eq!(
            waiting(&mut client, 0),
            (WaitReason::Policy(Status(code)), HOUR)
        );
    }
}

#[test]
fn after_145_the_device_may_apply_the_policy_after_all() {
    let mut client = client(ProtocolVersion::V14_1);
    answer(&mut client, 0, offer(1));
    client.policy_applied(AcknowledgementStatus::EXTERNALLY_MANAGED);
    answer(&mut client, 0, ProvisionResponse::new(ProvisionStatus(145)));
    assert!(matches!(client.poll(10), Step::Wait(_)));
    client.provision_now(10);
    provision(&mut client, 10, 50);
    assert!(matches!(client.poll(10), Step::Ready));
}

#[test]
fn code_141_to_a_request_without_a_key_is_answered_with_provisioning() {
    let mut client = client(ProtocolVersion::V14_1);
    answer(&mut client, 0, policy_status(PolicyStatus::NO_POLICY));
    assert_eq!(send(&mut client, 0, 200, Some(141)), Verdict::Again);
    assert!(matches!(client.poll(0), Step::Provision { .. }));
}

#[test]
fn a_refused_policy_is_not_acknowledged_as_applied_and_does_not_loop() {
    // AOSP, TbSync and the Go clients acknowledge 1 blindly.
    for (status, code) in [(2, 139), (3, 139)] {
        let mut client = client(ProtocolVersion::V14_1);
        answer(&mut client, 0, offer(1));
        client.policy_applied(AcknowledgementStatus(status));
        let Step::Provision { request, .. } = client.poll(0) else {
            panic!()
        };
        let policies = request.policies.unwrap();
        assert_eq!(
            policies.first().unwrap().status,
            Some(AcknowledgementStatus(status))
        );
        answer(
            &mut client,
            0,
            ProvisionResponse::new(ProvisionStatus(code)),
        );
        assert!(matches!(client.poll(HOUR - 1), Step::Wait(_)));
    }
}

#[test]
fn a_device_that_is_stricter_than_a_weak_policy_acknowledges_it() {
    let mut client = client(ProtocolVersion::V14_1);
    let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
    policy.policy_key = Some(PolicyKey::from(7));
    policy.data = Some(PolicyData::Document(PolicyDocument::new()));
    answer(&mut client, 0, ProvisionResponse::with_policy(policy));
    assert!(matches!(client.poll(0), Step::Apply));
    let policy = client.policy().unwrap();
    assert_eq!(policy.document().unwrap().iter().count(), 0);
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    answer(&mut client, 0, accepted(8));
    assert!(matches!(client.poll(0), Step::Ready));
}

#[test]
fn an_empty_maximum_and_elements_of_a_later_version_reach_the_caller() {
    // MaxAttachmentSize empty, and page 14 token 3C, which no version has yet.
    let body = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x46\x47\
        \x48\x03MS-EAS-Provisioning-WBXML\x00\x01\x4B\x031\x00\x01\x49\x0342\x00\x01\
        \x4A\x4D\x4E\x031\x00\x01\x17\x7C\x031\x00\x01\x01\x01\x01\x01\x01";
    let mut client = client(ProtocolVersion::V12_1);
    answer(&mut client, 0, decode(body).unwrap());
    assert!(matches!(client.poll(0), Step::Apply));
    let policy = client.policy().unwrap();
    let document = policy.document().unwrap();
    assert_eq!(document.max_attachment_size(), Ok(Setting::Empty));
    assert_eq!(document.unknown().len(), 1);
}

#[test]
fn a_quarantine_that_looks_like_ok_and_empty_is_an_answer_like_any_other() {
    let mut client = ready(ProtocolVersion::V14_1);
    let sync = ticket(&mut client, 0, Command::Sync);
    assert_eq!(peek_status(b""), Ok(None));
    for status in [None, Some(Status(1))] {
        assert_eq!(client.answer(0, &sync, 200, &none(), status), Verdict::Take);
    }
    assert!(matches!(client.poll(0), Step::Ready));
}

#[test]
fn a_key_mismatch_starts_over_at_either_place_and_not_for_ever() {
    let at_policy = policy_status(PolicyStatus::POLICY_KEY_MISMATCH);
    let at_top = ProvisionResponse::new(ProvisionStatus(5));
    for mismatch in [at_policy, at_top] {
        let mut client = client(ProtocolVersion::V14_1);
        let mut runs = 0;
        while let Step::Provision { policy_key, .. } = client.poll(0) {
            assert!(policy_key.is_initial());
            answer(&mut client, 0, offer(1));
            client.policy_applied(AcknowledgementStatus::SUCCESS);
            answer(&mut client, 0, mismatch.clone());
            runs += 1;
            assert!(runs < 10, "an endless loop");
        }
        assert_eq!(runs, 3);
        assert_eq!(waiting(&mut client, 0), (WaitReason::Loop, HOUR));
    }
}

#[test]
fn a_corrupt_policy_is_a_matter_for_the_administrator() {
    let mut client = client(ProtocolVersion::V14_1);
    answer(&mut client, 0, policy_status(PolicyStatus::POLICY_CORRUPT));
    let reason = stopped(&mut client, 0);
    assert_eq!(reason, StopReason::Policy(PolicyStatus::POLICY_CORRUPT));
    assert!(reason.suggests_administrator());
}

#[test]
fn an_unknown_policy_type_is_mended_once() {
    let mut client = client(ProtocolVersion::V2_5);
    let unknown = || {
        let mut response = policy_status(PolicyStatus::UNKNOWN_POLICY_TYPE);
        response.status = Some(ProvisionStatus::SUCCESS);
        response
    };
    answer(&mut client, 0, unknown());
    let Step::Provision { request, .. } = client.poll(0) else {
        panic!()
    };
    assert_eq!(
        request.policies.unwrap().first().unwrap().policy_type,
        PolicyType::EAS
    );
    answer(&mut client, 0, unknown());
    let wanted = StopReason::Policy(PolicyStatus::UNKNOWN_POLICY_TYPE);
    assert_eq!(stopped(&mut client, 0), wanted);
}

#[test]
fn a_policy_of_an_unsupported_type_is_skipped() {
    let mut client = client(ProtocolVersion::V14_1);
    let mut response = offer(5);
    let own = response.policies.take().unwrap().first().unwrap().clone();
    let mut other = own.clone();
    other.policy_type = PolicyType("X-Other".into());
    other.policy_key = Some(PolicyKey::from(4));
    response.policies = Some([other, own].into_iter().collect());
    answer(&mut client, 0, response);
    client.policy_applied(AcknowledgementStatus::SUCCESS);
    let Step::Provision { policy_key, .. } = client.poll(0) else {
        panic!()
    };
    assert_eq!(policy_key.as_str(), "5");
}

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
    let mut client = ready(ProtocolVersion::V14_1);
    assert_eq!(send(&mut client, 7, 200, Some(139)), Verdict::Again);
    let text = serde_json::to_string(client.state()).unwrap();
    assert!(text.contains(r#""version":"14.1""#), "{text}");
    let state: eas_provision::client::ClientState = serde_json::from_str(&text).unwrap();
    assert_eq!(&state, client.state());
    let empty: eas_provision::client::ClientState = serde_json::from_str("{}").unwrap();
    assert_eq!(empty, eas_provision::client::ClientState::default());
}
