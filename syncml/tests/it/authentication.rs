//! Authentication: the vectors of the specifications, and the rules of 401, 407, 212 and 200.

use syncml::authentication::{
    Account, Challenge, ChallengeError, Demand, HeaderErrorKind, MacHeader, Md5Form, Next,
    PasswordDigest, Presented, Prover, Reaction, Scheme, SecretBytes, Validity, Verifier,
};

const NONCE: &[u8] = b"Nonce";
/// The body of the vectors of the header.
const BODY: &[u8] = br#"<SyncML xmlns="SYNCML:SYNCML1.2"/>"#;

fn bruce() -> Account {
    Account::new("Bruce2", "OhBehave")
}

fn text(secret: Option<SecretBytes>) -> String {
    String::from_utf8(secret.unwrap().expose().to_vec()).unwrap()
}

#[test]
fn basic_is_that_of_the_dm_specification() {
    assert_eq!(text(bruce().basic()), "QnJ1Y2UyOk9oQmVoYXZl");
    assert!(bruce().verifies_basic(b"QnJ1Y2UyOk9oQmVoYXZl"));
    assert!(!bruce().verifies_basic(b"QnJ1Y2UyOk9oQmVoYXZm"));
    assert!(!bruce().verifies_basic(b"Bruce2:OhBehave"));
}

#[test]
fn the_digest_that_a_server_keeps_is_that_of_the_vector() {
    let digest = PasswordDigest::new("Bruce2", b"OhBehave");
    assert_eq!(digest.expose(), "PtEdr8lBQ45IbT1bZIkrOQ==");
    assert_eq!(
        PasswordDigest::from_kept("PtEdr8lBQ45IbT1bZIkrOQ"),
        Some(digest.clone())
    );
    assert_eq!(PasswordDigest::from_kept("PtEdr8lB"), None);
    let kept = Account::with_digest("Bruce2", digest);
    assert!(kept.verifies_basic(b"QnJ1Y2UyOk9oQmVoYXZl"));
    assert!(kept.verifies_md5(b"Zz6EivR3yeaaENcRN6lpAQ==", NONCE, Md5Form::TwoSteps));
    assert_eq!(kept.basic(), None);
    assert_eq!(kept.md5(NONCE, Md5Form::OneStep), None);
}

#[test]
fn md5_is_that_of_the_specifications() {
    let md5 = |nonce: &[u8]| text(bruce().md5(nonce, Md5Form::TwoSteps));
    assert_eq!(md5(NONCE), "Zz6EivR3yeaaENcRN6lpAQ==");
    assert_eq!(md5(&[0, 1, 2, 0xFF]), "uvFLZaY+GqxItEY2W7rDFQ==");
    assert_eq!(md5(b""), "lEf25jyjHbCcTbj4p/1pUw==");
}

#[test]
fn md5_of_syncml_1_0_is_one_step() {
    assert_eq!(
        text(bruce().md5(NONCE, Md5Form::OneStep)),
        "UmkqAAZhiQvXXhfaf/u+OQ=="
    );
    assert!(bruce().verifies_md5(b"UmkqAAZhiQvXXhfaf/u+OQ==", NONCE, Md5Form::OneStep));
    assert!(!bruce().verifies_md5(b"UmkqAAZhiQvXXhfaf/u+OQ==", NONCE, Md5Form::TwoSteps));
}

#[test]
fn md5_is_taken_as_sixteen_bytes_too() {
    let raw = [
        0x52, 0x69, 0x2A, 0x00, 0x06, 0x61, 0x89, 0x0B, 0xD7, 0x5E, 0x17, 0xDA, 0x7F, 0xFB, 0xBE,
        0x39,
    ];
    assert!(bruce().verifies_md5(&raw, NONCE, Md5Form::OneStep));
    assert!(!bruce().verifies_md5(&raw[..15], NONCE, Md5Form::OneStep));
    assert!(!bruce().verifies_md5(b"", NONCE, Md5Form::OneStep));
}

#[test]
fn base64_of_the_peer_may_lack_its_padding_and_have_white_space_around_it() {
    let verifies = |data: &[u8]| bruce().verifies_md5(data, NONCE, Md5Form::TwoSteps);
    assert!(verifies(b"Zz6EivR3yeaaENcRN6lpAQ"));
    assert!(verifies(b"\r\n  Zz6EivR3yeaaENcRN6lpAQ==\r\n"));
    assert!(!verifies(b"Zz6EivR3yeaaENcRN6lpAQ="));
    assert!(!verifies(b"Zz6EivR3yeaaENcRN6lpAQ===="));
    assert!(!verifies(b"===="));
}

#[test]
fn the_mac_of_a_body_is_that_of_the_vector_and_not_rfc_2104() {
    let mac = bruce().mac(NONCE, BODY);
    assert_eq!(mac.expose(), b"2Jqc3YyUIqxWjMNDXRxkzg==");
    assert!(bruce().verifies_mac("2Jqc3YyUIqxWjMNDXRxkzg==", NONCE, BODY));
    assert!(!bruce().verifies_mac("2Jqc3YyUIqxWjMNDXRxkzg==", NONCE, b"other"));
}

#[test]
fn the_mac_printed_in_the_dm_security_specification_is_not_a_mac() {
    // It is base64 of the hexadecimal text of the digest of SyncML 1.0.
    let printed = "NTI2OTJhMDAwNjYxODkwYmQ3NWUxN2RhN2ZmYmJlMzk";
    assert!(!bruce().verifies_mac(printed, NONCE, BODY));
    assert!(!bruce().verifies_md5(printed.as_bytes(), NONCE, Md5Form::OneStep));
}

#[test]
fn the_digest_of_a_notification_is_that_of_the_vector() {
    // Version 12, background, from the server, session 1, server srv1.
    let trigger = [3, 0x18, 0, 0, 0, 0, 1, 4, b's', b'r', b'v', b'1'];
    let expected = [
        0xF8, 0xFA, 0x83, 0x3B, 0x52, 0xE7, 0xB4, 0xCD, 0xDC, 0x76, 0xF3, 0x8E, 0x33, 0x1D, 0x4E,
        0xFB,
    ];
    let server = Account::new("srv1", "secret");
    assert_eq!(server.notification_digest(NONCE, &trigger), expected);
}

#[test]
fn headers_are_read_in_any_order_with_or_without_the_algorithm() {
    for value in [
        "algorithm=MD5, username=\"Bruce2\", mac=2Jqc3YyUIqxWjMNDXRxkzg==",
        "mac=2Jqc3YyUIqxWjMNDXRxkzg==,username=\"Bruce2\"",
        "  USERNAME = \"Bruce2\" , mac=\"2Jqc3YyUIqxWjMNDXRxkzg==\", later=thing, Algorithm=md5 ",
        "username=Bruce2, mac=2Jqc3YyUIqxWjMNDXRxkzg",
    ] {
        let header = MacHeader::decode(value).unwrap_or_else(|e| panic!("{value}: {e}"));
        assert!(header.verifies(&bruce(), NONCE, BODY), "{value}");
        assert!(!header.verifies(&bruce(), b"other", BODY));
        assert!(!header.verifies(&Account::new("Bruce", "OhBehave"), NONCE, BODY));
    }
}

#[test]
fn headers_are_written_as_the_specification_shows_them() {
    let header = MacHeader::new(&bruce(), NONCE, BODY);
    let value = header.encode().unwrap();
    assert_eq!(
        value,
        "algorithm=MD5, username=\"Bruce2\", mac=2Jqc3YyUIqxWjMNDXRxkzg=="
    );
    let odd = MacHeader::new(&Account::new("a\"b\\c, mac=x", "p"), NONCE, BODY);
    assert_eq!(MacHeader::decode(&odd.encode().unwrap()), Ok(odd));
    let split = MacHeader::new(&Account::new("a\r\nX-Other: 1", "p"), NONCE, BODY);
    assert_eq!(split.encode().unwrap_err().kind(), HeaderErrorKind::Control);
    // A digest that is none: nothing in it becomes a parameter of its own.
    for mac in ["", "x, username=\"b\"", "a b", "\"", "\\"] {
        let (username, mac) = ("a".to_owned(), mac.to_owned());
        let header = MacHeader { username, mac };
        assert_eq!(MacHeader::decode(&header.encode().unwrap()), Ok(header));
    }
    let (username, mac) = ("a".to_owned(), "x\r\nX-Other: 1".to_owned());
    let split = MacHeader { username, mac };
    assert_eq!(split.encode().unwrap_err().kind(), HeaderErrorKind::Control);
}

#[test]
fn headers_that_are_none_are_refused_at_the_parameter() {
    let refused = |value| {
        let error = MacHeader::decode(value).expect_err(value);
        (error.kind(), error.offset())
    };
    use HeaderErrorKind::*;
    assert_eq!(refused(""), (Syntax, 0));
    assert_eq!(refused("username=\"a\""), (Missing, 12));
    assert_eq!(refused("mac=x"), (Missing, 5));
    assert_eq!(refused("mac=x, username"), (Syntax, 7));
    assert_eq!(refused("mac=x, username=\"a"), (Syntax, 7));
    assert_eq!(refused("mac=x, mac=y, username=a"), (Twice, 7));
    assert_eq!(refused("algorithm=SHA1, mac=x, username=a"), (Algorithm, 0));
    assert_eq!(refused("mac=x username=a"), (Syntax, 6));
    assert_eq!(refused("mac=x, username=a,"), (Syntax, 18));
}

#[test]
fn challenges_have_the_nonce_in_base64() {
    let challenge = Challenge::decode("syncml:auth-md5", Some("Tm9uY2U=")).unwrap();
    assert_eq!(challenge, Challenge::new(Scheme::Md5, NONCE));
    assert_eq!(challenge.next_nonce().as_deref(), Some("Tm9uY2U="));
    let mac = Challenge::decode(" syncml:auth-mac\n", Some("AAEC/w")).unwrap();
    assert_eq!(mac, Challenge::new(Scheme::Mac, &[0, 1, 2, 0xFF]));
    let basic = Challenge::decode("syncml:auth-basic", Some("%%%")).unwrap();
    assert_eq!(basic.next_nonce(), None);
    let none = Challenge::decode("syncml:auth-x", None);
    assert_eq!(none, Err(ChallengeError::UnknownScheme));
    let bad = Challenge::decode("syncml:auth-md5", Some("%%%"));
    assert_eq!(bad, Err(ChallengeError::Nonce));
}

#[test]
fn secrets_are_not_shown() {
    let account = bruce();
    let header = MacHeader::new(&account, NONCE, BODY);
    let verifier = Verifier::new(account.clone(), Demand::new(Scheme::Basic), b"");
    let mut prover = Prover::new(account.clone(), &[Scheme::Basic]).start_with(Scheme::Basic, b"");
    let presented = Presented::NOTHING.credential("syncml:auth-basic", b"QnJ1Y2UyOk9oQmVoYXZl");
    let shown = format!(
        "{account:?} {:?} {header:?} {verifier:?} {:?} {prover:?} {presented:?}",
        account.digest(),
        prover.credential(),
    );
    for secret in ["OhBehave", "QnJ1Y2", "PtEdr8", "2Jqc3Y", "79, 104"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(shown.contains("Bruce2"));
}

#[test]
fn secrets_are_equal_if_all_their_bytes_are() {
    let secret = |bytes: &[u8]| SecretBytes::new(bytes);
    assert_eq!(secret(b"abc"), secret(b"abc"));
    for other in [&b"abd"[..], b"bbc", b"ab", b"abcd", b""] {
        assert_ne!(secret(b"abc"), secret(other));
    }
    let digest = PasswordDigest::new("Bruce2", b"OhBehave");
    assert_eq!(digest, PasswordDigest::new("Bruce2", b"OhBehave"));
    assert_ne!(digest, PasswordDigest::new("Bruce2", b"OhBehavf"));
    assert_ne!(digest, PasswordDigest::new("Bruce3", b"OhBehave"));
    assert_ne!(bruce(), Account::new("Bruce2", "OhBehavf"));
}

#[test]
fn why_a_header_or_a_challenge_is_none_is_said_without_what_it_holds() {
    let messages = [
        "",
        "username=\"a\"",
        "mac=x, mac=y, username=a",
        "algorithm=SHA1, mac=x, username=a",
    ]
    .map(|value| MacHeader::decode(value).unwrap_err().to_string());
    for (at, message) in messages.iter().enumerate() {
        assert!(message.contains("x-syncml-hmac"), "{message}");
        assert!(!messages[..at].contains(message), "{message}");
    }
    let [scheme, nonce] = [ChallengeError::UnknownScheme, ChallengeError::Nonce];
    assert_ne!(scheme.to_string(), nonce.to_string());
    assert!(nonce.to_string().contains("NextNonce"));
    for scheme in [Scheme::Basic, Scheme::Md5, Scheme::Mac] {
        assert_eq!(scheme.to_string(), scheme.name());
    }
}

/// One message from the prover to the verifier, and what both make of it.
fn exchange(prover: &mut Prover, verifier: &mut Verifier, fresh: &[u8]) -> (u16, Next, Reaction) {
    let credential = prover.credential();
    let header = prover.header(BODY);
    let mut presented = Presented::NOTHING.from_user(prover.account().user());
    if let Some((scheme, data)) = &credential {
        presented = presented.credential(scheme.name(), data.expose());
    }
    if let Some(header) = &header {
        presented = presented.with_mac(header, BODY);
    }
    let verdict = verifier.check(&presented, fresh);
    // 401 and 407 have to have a challenge.
    assert!(verdict.status < 400 || verdict.challenge.is_some());
    let reaction = prover.status(verdict.status, verdict.challenge.as_ref());
    (verdict.status, verdict.next, reaction)
}

const ALL: [Scheme; 3] = [Scheme::Basic, Scheme::Md5, Scheme::Mac];

#[test]
fn a_client_without_a_credential_is_asked_and_accepted_for_the_session() {
    for scheme in [Scheme::Basic, Scheme::Md5] {
        let mut prover = Prover::new(bruce(), &ALL);
        let mut verifier = Verifier::new(bruce(), Demand::new(scheme), b"");
        let first = exchange(&mut prover, &mut verifier, b"one");
        assert_eq!(first, (407, Next::Retry, Reaction::Retry));
        let second = exchange(&mut prover, &mut verifier, b"two");
        assert_eq!(second, (212, Next::Proceed, Reaction::Proceed));
        assert!(prover.is_accepted() && verifier.is_satisfied());
        assert!(
            prover.credential().is_none(),
            "212 is for the whole session"
        );
        let third = exchange(&mut prover, &mut verifier, b"three");
        assert_eq!(third, (200, Next::Proceed, Reaction::Proceed));
    }
}

#[test]
fn the_nonce_that_comes_with_212_is_for_the_next_session() {
    let mut prover = Prover::new(bruce(), &ALL);
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Md5), b"");
    exchange(&mut prover, &mut verifier, b"one");
    exchange(&mut prover, &mut verifier, b"two");
    assert_eq!(verifier.nonce_to_keep(), Some(&b"two"[..]));
    assert_eq!(prover.nonce_to_keep(true), Some(&b"two"[..]));
    let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Md5, b"two");
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Md5), b"two");
    let first = exchange(&mut prover, &mut verifier, b"three");
    assert_eq!(first, (212, Next::Proceed, Reaction::Proceed));
}

#[test]
fn a_stale_nonce_costs_one_more_challenge() {
    let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Md5, b"lost");
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Md5), b"kept");
    let first = exchange(&mut prover, &mut verifier, b"one");
    assert_eq!(first, (401, Next::Retry, Reaction::Retry));
    assert_eq!(exchange(&mut prover, &mut verifier, b"two").0, 212);
}

#[test]
fn a_wrong_password_is_refused_for_good() {
    for scheme in ALL {
        let wrong = Account::new("Bruce2", "Yeah");
        let mut prover = Prover::new(wrong, &ALL).start_with(scheme, b"kept");
        let mut verifier = Verifier::new(bruce(), Demand::new(scheme), b"kept");
        let first = exchange(&mut prover, &mut verifier, b"one");
        assert_eq!((first.0, first.1), (401, Next::Retry));
        // Of basic, the same challenge again: nothing more to say.
        let again = if scheme == Scheme::Basic {
            Reaction::Stop
        } else {
            Reaction::Retry
        };
        assert_eq!(first.2, again);
        let second = exchange(&mut prover, &mut verifier, b"two");
        assert_eq!(second, (401, Next::End, Reaction::Stop), "{scheme}");
        assert!(!verifier.is_satisfied());
        // And so on, even with the right one.
        let mut right = Prover::new(bruce(), &ALL).start_with(scheme, b"two");
        assert_eq!(exchange(&mut right, &mut verifier, b"three").1, Next::End);
        assert_eq!(prover.nonce_to_keep(true), None);
        assert_eq!(verifier.nonce_to_keep(), None);
    }
}

#[test]
fn a_challenge_answered_with_another_scheme_ends_the_session() {
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Md5), b"");
    let asked = verifier.check(&Presented::NOTHING, b"one");
    assert_eq!((asked.status, asked.next), (407, Next::Retry));
    let basic = bruce().basic().unwrap();
    let presented = Presented::NOTHING.credential("syncml:auth-basic", basic.expose());
    let verdict = verifier.check(&presented, b"two");
    assert_eq!((verdict.status, verdict.next), (401, Next::End));
}

#[test]
fn another_scheme_in_the_first_message_is_asked_for_the_right_one() {
    let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Basic, b"");
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Md5), b"");
    let first = exchange(&mut prover, &mut verifier, b"one");
    assert_eq!(first, (401, Next::Retry, Reaction::Retry));
    assert_eq!(exchange(&mut prover, &mut verifier, b"two").0, 212);
}

#[test]
fn a_peer_that_asks_for_basic_gets_no_password_unless_that_is_allowed() {
    let mut prover = Prover::new(bruce(), &[Scheme::Md5, Scheme::Mac]);
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Basic), b"");
    let first = exchange(&mut prover, &mut verifier, b"");
    assert_eq!(first, (407, Next::Retry, Reaction::Stop));
    assert!(prover.credential().is_none());
    let refused = Prover::new(bruce(), &[Scheme::Md5]).start_with(Scheme::Basic, b"");
    assert!(refused.clone().credential().is_none());
}

#[test]
fn a_refusal_without_a_challenge_stops_the_client() {
    let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Md5, b"n");
    prover.credential();
    assert_eq!(prover.status(401, None), Reaction::Stop);
}

#[test]
fn the_same_challenge_twice_stops_the_client() {
    let challenge = Challenge::new(Scheme::Md5, b"n");
    let mut prover = Prover::new(bruce(), &ALL);
    prover.credential();
    assert_eq!(prover.status(401, Some(&challenge)), Reaction::Retry);
    prover.credential();
    assert_eq!(prover.status(401, Some(&challenge)), Reaction::Stop);
}

#[test]
fn a_credential_for_one_message_is_sent_with_each_and_a_new_nonce() {
    let demand = Demand::new(Scheme::Md5).with_validity(Validity::Message);
    let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Md5, b"0");
    let mut verifier = Verifier::new(bruce(), demand, b"0");
    let mut seen = Vec::new();
    for fresh in [b"1", b"2", b"3"] {
        seen.push(text(prover.credential().map(|(_, data)| data)));
        let done = exchange(&mut prover, &mut verifier, fresh);
        assert_eq!(done, (200, Next::Proceed, Reaction::Proceed));
    }
    seen.dedup();
    assert_eq!(seen.len(), 3);
    // One without is asked again.
    let verdict = verifier.check(&Presented::NOTHING, b"4");
    assert_eq!((verdict.status, verdict.next), (407, Next::Retry));
}

#[test]
fn each_message_has_its_header_and_its_nonce_and_is_never_212() {
    let mut prover = Prover::new(bruce(), &ALL);
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Mac), b"");
    let first = exchange(&mut prover, &mut verifier, b"one");
    assert_eq!(first, (407, Next::Retry, Reaction::Retry));
    let mut headers = Vec::new();
    for fresh in [b"two", b"thr", b"fou"] {
        assert!(prover.credential().is_none(), "never in Cred");
        headers.push(prover.header(BODY).unwrap().mac);
        let done = exchange(&mut prover, &mut verifier, fresh);
        assert_eq!(done, (200, Next::Proceed, Reaction::Proceed));
    }
    headers.dedup();
    assert_eq!(headers.len(), 3);
    let replayed = MacHeader {
        username: "Bruce2".into(),
        mac: headers[2].clone(),
    };
    let presented = Presented::NOTHING.with_mac(&replayed, BODY);
    assert_eq!(verifier.clone().check(&presented, b"x").next, Next::End);
    let verdict = verifier.check(&Presented::NOTHING, b"x");
    assert_eq!((verdict.status, verdict.next), (407, Next::End));
}

#[test]
fn a_server_that_breaks_the_rules_of_the_header_is_left() {
    let asked = || {
        let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Mac, b"n");
        prover.credential();
        prover
    };
    let next = Challenge::new(Scheme::Mac, b"m");
    assert_eq!(asked().status(200, Some(&next)), Reaction::Proceed);
    assert_eq!(asked().status(212, Some(&next)), Reaction::Stop);
    assert_eq!(
        asked().status(200, None),
        Reaction::Stop,
        "no nonce for the next message"
    );
    let other = Challenge::new(Scheme::Md5, b"m");
    assert_eq!(
        asked().status(200, Some(&other)),
        Reaction::Stop,
        "another scheme"
    );
}

#[test]
fn a_credential_in_the_name_of_another_is_refused() {
    let mut verifier = Verifier::new(bruce(), Demand::new(Scheme::Md5), NONCE);
    let presented = Presented::NOTHING
        .credential("syncml:auth-md5", b"Zz6EivR3yeaaENcRN6lpAQ==")
        .from_user("Austin");
    assert_eq!(verifier.check(&presented, b"x").status, 401);
}

#[test]
fn the_nonce_of_a_stranger_is_not_kept() {
    let mut prover = Prover::new(bruce(), &ALL).start_with(Scheme::Md5, b"0");
    prover.credential();
    let next = Challenge::new(Scheme::Md5, b"1");
    assert_eq!(prover.nonce_to_keep(true), None, "nothing is accepted yet");
    prover.status(212, Some(&next));
    assert_eq!(prover.nonce_to_keep(false), None);
    assert_eq!(prover.nonce_to_keep(true), Some(&b"1"[..]));
}

#[test]
fn who_has_only_a_digest_answers_no_challenge_that_takes_the_password() {
    let digest = PasswordDigest::new("Bruce2", b"OhBehave");
    let kept = || Account::with_digest("Bruce2", digest.clone());
    let allowed = [Scheme::Basic, Scheme::Md5];
    let asked = |account: Account, form: Md5Form, scheme: Scheme| {
        let mut prover = Prover::new(account, &allowed).with_form(form);
        prover.status(401, Some(&Challenge::new(scheme, NONCE)))
    };
    let (two, one) = (Md5Form::TwoSteps, Md5Form::OneStep);
    assert_eq!(asked(kept(), two, Scheme::Basic), Reaction::Stop);
    assert_eq!(asked(kept(), two, Scheme::Md5), Reaction::Retry);
    // In SyncML 1.0 the MD5 is that of the password itself, not of its digest.
    assert_eq!(asked(kept(), one, Scheme::Md5), Reaction::Stop);
    for (form, scheme) in [
        (two, Scheme::Basic),
        (two, Scheme::Md5),
        (one, Scheme::Basic),
        (one, Scheme::Md5),
    ] {
        assert_eq!(asked(bruce(), form, scheme), Reaction::Retry);
    }
}
