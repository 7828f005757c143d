//! Both phases, what goes before and after them, and loops.

use eas_provision::client::{Client, HOUR, Step, StopReason, Verdict, WaitReason};
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, Command, OfferedPolicy, PolicyData, PolicyDocument, PolicyKey,
    PolicyStatus, PolicyType, ProtocolVersion, ProvisionResponse, ProvisionStatus, Setting,
    SettingsResponse, SettingsStatus, decode, encode, peek_status, status_reply,
};

use super::{
    accepted, answer, client, none, offer, options, policy_status, provision, ready, send, stopped,
    ticket, versions, waiting,
};

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
