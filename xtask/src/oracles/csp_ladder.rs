//! The laws of the connection ladder of `email2-csp`, for any sequence of answers.

use email2_csp::ladder::{Answer, Connection, Encryption, Ladder, Rung, Step};

/// More steps than these there are not: SSL, its capabilities, deferred SSL, its capabilities,
/// STARTTLS, in the open.
const MOST_STEPS: usize = 6;

const ANSWERS: [Answer; 5] = [
    Answer::Connected,
    Answer::Failed,
    Answer::Capabilities { start_tls: true },
    Answer::Capabilities { start_tls: false },
    Answer::TlsStarted,
];

/// What the input answers: an answer that does not belong to a step changes nothing; it ends, and
/// what is open is protected where it has to be.
pub fn ladder(input: &[u8]) {
    for encryption in [Encryption::Required, Encryption::Preferred] {
        climb(encryption, input);
    }
    // Any text as the name of a capability.
    let text = String::from_utf8_lossy(input);
    let offers = |names: &[&str]| {
        Answer::capabilities(names.iter().copied()) == Answer::Capabilities { start_tls: true }
    };
    let names: Vec<&str> = text.split_ascii_whitespace().collect();
    assert_eq!(offers(&names), names.iter().any(|name| offers(&[*name])));
}

fn climb(encryption: Encryption, answers: &[u8]) {
    let mut ladder = Ladder::new(encryption);
    assert_eq!(ladder.poll(), Step::Connect(Rung::Ssl), "SSL is first");
    let (mut taken, mut offered, mut rung) = (0_usize, None, Rung::Ssl);
    for byte in answers {
        let Some(&answer) = ANSWERS.get(usize::from(*byte) % ANSWERS.len()) else {
            return;
        };
        let before = ladder;
        match ladder.handle(answer) {
            Err(unexpected) => {
                assert_eq!(ladder, before, "a wrong answer changes nothing");
                assert_eq!(
                    (unexpected.step, unexpected.answer),
                    (before.poll(), answer)
                );
            }
            Ok(()) => {
                taken += 1;
                assert!(!before.is_done(), "{before:?} takes {answer:?}");
            }
        }
        assert!(taken <= MOST_STEPS, "it does not end");
        assert_eq!(ladder.encryption(), encryption);
        if let (Answer::Capabilities { start_tls }, true) = (answer, ladder != before) {
            offered = Some(start_tls);
        }
        lawful(ladder, offered);
        if let Step::Connect(next) | Step::RequestCapabilities(next) = ladder.poll() {
            assert!(next >= rung, "a rung that has failed is not tried again");
            rung = next;
        }
    }
}

/// The laws of a step, after the capabilities that were told last.
fn lawful(ladder: Ladder, offered: Option<bool>) {
    let is_required = ladder.encryption() == Encryption::Required;
    let step = ladder.poll();
    assert_eq!(
        ladder.is_done(),
        matches!(step, Step::Open(_) | Step::Stopped(_))
    );
    match step {
        Step::Connect(Rung::Plain) => assert!(!is_required, "in the open"),
        Step::StartTls => assert_eq!(offered, Some(true), "STARTTLS that is not offered"),
        Step::Open(connection) => {
            assert!(connection.is_encrypted() || !is_required, "{connection:?}");
            if connection == Connection::DeferredSslWithoutTls {
                assert_eq!(offered, Some(false), "STARTTLS was to be had");
            }
        }
        _ => {}
    }
}
