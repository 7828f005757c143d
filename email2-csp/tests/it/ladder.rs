//! The connection ladder (EMAIL2 CSP (Windows 10), Remarks: the six steps of enabling TLS).

use email2_csp::ladder::{
    Answer, Connection, Encryption, Ladder, Rung, Step, StopReason, UnexpectedAnswer,
};
use email2_csp::{Account, AccountNode, Guid};

const ANSWERS: [Answer; 5] = [
    Answer::Connected,
    Answer::Failed,
    Answer::Capabilities { start_tls: true },
    Answer::Capabilities { start_tls: false },
    Answer::TlsStarted,
];

/// The steps of a ladder that is given these answers, the first step included.
fn climb(encryption: Encryption, answers: &[Answer]) -> Vec<Step> {
    let mut ladder = Ladder::new(encryption);
    let mut steps = vec![ladder.poll()];
    for answer in answers {
        ladder.handle(*answer).unwrap();
        steps.push(ladder.poll());
    }
    steps
}

#[test]
fn ssl_is_tried_first_and_starttls_is_not_used_on_it() {
    for encryption in [Encryption::Required, Encryption::Preferred] {
        assert_eq!(
            climb(
                encryption,
                &[Answer::Connected, Answer::capabilities(["STARTTLS"])]
            ),
            [
                Step::Connect(Rung::Ssl),
                Step::RequestCapabilities(Rung::Ssl),
                Step::Open(Connection::Ssl),
            ]
        );
    }
}

#[test]
fn deferred_ssl_follows_a_failure_of_ssl_and_is_upgraded_with_starttls() {
    for encryption in [Encryption::Required, Encryption::Preferred] {
        assert_eq!(
            climb(
                encryption,
                &[
                    Answer::Failed,
                    Answer::Connected,
                    Answer::capabilities(["SIZE 35882577", "starttls"]),
                    Answer::TlsStarted,
                ]
            ),
            [
                Step::Connect(Rung::Ssl),
                Step::Connect(Rung::DeferredSsl),
                Step::RequestCapabilities(Rung::DeferredSsl),
                Step::StartTls,
                Step::Open(Connection::Tls),
            ]
        );
    }
}

#[test]
fn where_encryption_is_required_no_other_connection_is_attempted() {
    assert_eq!(
        climb(Encryption::Required, &[Answer::Failed, Answer::Failed]),
        [
            Step::Connect(Rung::Ssl),
            Step::Connect(Rung::DeferredSsl),
            Step::Stopped(StopReason::EncryptionFailed),
        ]
    );
}

#[test]
fn where_encryption_is_not_required_a_connection_in_the_open_is_the_last_attempt() {
    assert_eq!(
        climb(
            Encryption::Preferred,
            &[Answer::Failed, Answer::Failed, Answer::Connected]
        ),
        [
            Step::Connect(Rung::Ssl),
            Step::Connect(Rung::DeferredSsl),
            Step::Connect(Rung::Plain),
            Step::Open(Connection::Plain),
        ]
    );
    assert_eq!(
        climb(Encryption::Preferred, &[Answer::Failed; 3]).last(),
        Some(&Step::Stopped(StopReason::Unreachable))
    );
}

#[test]
fn a_server_without_starttls_leaves_deferred_ssl_in_the_open_or_unused() {
    let answers = [
        Answer::Failed,
        Answer::Connected,
        Answer::capabilities(["IMAP4rev1", "XSTARTTLS", "AUTH=PLAIN"]),
    ];
    assert_eq!(
        climb(Encryption::Preferred, &answers).last(),
        Some(&Step::Open(Connection::DeferredSslWithoutTls))
    );
    assert_eq!(
        climb(Encryption::Required, &answers).last(),
        Some(&Step::Stopped(StopReason::NoStartTls))
    );
}

#[test]
fn a_connection_that_breaks_while_it_is_set_up_counts_as_failed() {
    let broken = [Answer::Connected, Answer::Failed];
    assert_eq!(
        climb(Encryption::Required, &broken).last(),
        Some(&Step::Connect(Rung::DeferredSsl))
    );
    let negotiation = [
        Answer::Failed,
        Answer::Connected,
        Answer::capabilities(["STLS"]),
        Answer::Failed,
    ];
    assert_eq!(
        climb(Encryption::Required, &negotiation).last(),
        Some(&Step::Stopped(StopReason::EncryptionFailed))
    );
    assert_eq!(
        climb(Encryption::Preferred, &negotiation).last(),
        Some(&Step::Connect(Rung::Plain))
    );
}

#[test]
fn an_answer_to_another_step_changes_nothing() {
    let mut ladder = Ladder::new(Encryption::Preferred);
    let before = ladder;
    let error = ladder.handle(Answer::TlsStarted).unwrap_err();
    assert_eq!(
        error,
        UnexpectedAnswer {
            step: Step::Connect(Rung::Ssl),
            answer: Answer::TlsStarted
        }
    );
    assert_eq!(error.to_string(), "TlsStarted is no answer to Connect(Ssl)");
    assert_eq!(ladder, before);
}

#[test]
fn an_account_says_whether_its_servers_require_encryption() {
    let account = Account::new(Guid::from_u128(1)).with(AccountNode::IncomingSsl, "1");
    assert_eq!(
        Ladder::incoming(&account).encryption(),
        Encryption::Required
    );
    assert_eq!(
        Ladder::outgoing(&account).encryption(),
        Encryption::Preferred
    );
}

/// The laws of the text, over every sequence of answers that the steps allow.
#[test]
fn every_sequence_of_answers_keeps_the_six_steps_and_comes_to_an_end() {
    let mut ends = 0;
    for encryption in [Encryption::Required, Encryption::Preferred] {
        let mut open = vec![(Ladder::new(encryption), Vec::<(Step, Answer)>::new())];
        while let Some((ladder, walked)) = open.pop() {
            assert!(walked.len() <= 6, "it does not end: {walked:?}");
            if ladder.is_done() {
                ends += 1;
                end(encryption, &walked, ladder.poll());
                for answer in ANSWERS {
                    assert!(ladder.clone().handle(answer).is_err());
                }
                continue;
            }
            for answer in ANSWERS {
                let mut next = ladder;
                let step = ladder.poll();
                assert_eq!(next.handle(answer).is_ok(), belongs(step, answer));
                if belongs(step, answer) {
                    let mut walked = walked.clone();
                    walked.push((step, answer));
                    open.push((next, walked));
                } else {
                    assert_eq!(next, ladder);
                }
            }
        }
    }
    // Counted by hand.
    // SSL ends open in 2 ways (with STARTTLS offered or not) and fails in 2 (connecting, asking).
    // Deferred SSL: 1 upgrade, 1 without STARTTLS, 3 failures (connecting, asking, negotiating).
    let required = 2 + 2 * (1 + 1 + 3);
    // Each failure of deferred SSL leads to an attempt in the open, which succeeds or fails.
    let preferred = 2 + 2 * (1 + 1 + 3 * 2);
    assert_eq!(ends, required + preferred);
}

fn belongs(step: Step, answer: Answer) -> bool {
    match answer {
        Answer::Failed => true,
        Answer::Connected => matches!(step, Step::Connect(_)),
        Answer::Capabilities { .. } => matches!(step, Step::RequestCapabilities(_)),
        Answer::TlsStarted => step == Step::StartTls,
        _ => false,
    }
}

fn end(encryption: Encryption, walked: &[(Step, Answer)], last: Step) {
    let steps: Vec<Step> = walked.iter().map(|(step, _)| *step).collect();
    let rungs: Vec<Rung> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Connect(rung) => Some(*rung),
            _ => None,
        })
        .collect();
    // 1 and 2: SSL, then deferred SSL, then in the open, each once.
    let order = [Rung::Ssl, Rung::DeferredSsl, Rung::Plain];
    assert_eq!(rungs, order[..rungs.len()]);
    // 3: where encryption is required, nothing is sent in the open.
    if encryption == Encryption::Required {
        assert!(!rungs.contains(&Rung::Plain));
        if let Step::Open(connection) = last {
            assert!(connection.is_encrypted(), "{walked:?}");
        }
    }
    // 5: capabilities are asked for right after success with SSL or deferred SSL, and only then.
    for (i, step) in steps.iter().enumerate() {
        let asked = matches!(step, Step::RequestCapabilities(_));
        let connected = i > 0
            && matches!(
                walked[i - 1],
                (
                    Step::Connect(Rung::Ssl | Rung::DeferredSsl),
                    Answer::Connected
                )
            );
        assert_eq!(asked, connected, "{walked:?}");
        // 6: STARTTLS on a connection with deferred SSL whose server offers it, and always there.
        let starts = *step == Step::StartTls;
        let offered = i > 0
            && walked[i - 1]
                == (
                    Step::RequestCapabilities(Rung::DeferredSsl),
                    Answer::Capabilities { start_tls: true },
                );
        assert_eq!(starts, offered, "{walked:?}");
    }
    // What is open is what the last rung and its upgrade have made it.
    match last {
        Step::Open(Connection::Ssl) => assert_eq!(rungs, [Rung::Ssl]),
        Step::Open(Connection::Tls) => {
            assert_eq!(walked.last(), Some(&(Step::StartTls, Answer::TlsStarted)));
        }
        Step::Open(Connection::Plain) => assert_eq!(rungs.last(), Some(&Rung::Plain)),
        Step::Open(_) => assert!(!steps.contains(&Step::StartTls)),
        Step::Stopped(_) => {
            assert!(encryption == Encryption::Required || rungs.len() == 3);
        }
        step => panic!("{step:?} is no end"),
    }
}
