//! What the text of each type may be, in the protocol of an answer.

use autodiscover::DiagnosticKind::{
    EmptyValue, Spelling, UnknownValue, UnlistedValue, UnreadableValue,
};
use autodiscover::{DiagnosticKind, Element, Options, decode_response};

use crate::support::{account, protocol};

/// All that is reported of a reply when nothing is refused.
fn reported(reply: &str) -> Vec<DiagnosticKind> {
    let decoded = decode_response(reply.as_bytes(), &Options::LENIENT)
        .unwrap_or_else(|e| panic!("{e}: {reply}"));
    decoded.diagnostics.iter().map(|d| d.kind()).collect()
}

/// A text, and what is reported of it.
type Case = (&'static str, Option<fn(Element) -> DiagnosticKind>);

#[track_caller]
fn check(element: Element, document: impl Fn(&str) -> String, cases: &[Case]) {
    let name = element.name();
    for (text, expected) in cases {
        let reply = document(&format!("<{name}>{text}</{name}>"));
        let expected: Vec<_> = expected.map(|kind| kind(element)).into_iter().collect();
        assert_eq!(reported(&reply), expected, "{name}: {text:?}");
    }
}

/// MS-OXDSCLI 2.2.4.1.1.2.6, each type by one element that has it.
#[test]
fn the_texts_of_a_protocol_are_of_their_type() {
    let imap = |inner: &str| {
        protocol(&format!(
            "<Type>IMAP</Type><Server>m.example</Server>{inner}"
        ))
    };
    let unreadable: Option<fn(Element) -> DiagnosticKind> = Some(UnreadableValue);
    let spelling: Option<fn(Element) -> DiagnosticKind> = Some(Spelling);
    check(
        Element::SSL,
        imap,
        &[
            ("on", None),
            ("off", None),
            ("ON", spelling),
            ("true", spelling),
            ("no", spelling),
            ("maybe", unreadable),
            ("", Some(EmptyValue)),
        ],
    );
    check(
        Element::PORT,
        imap,
        &[
            ("1", None),
            ("65535", None),
            ("0", unreadable),
            ("65536", unreadable),
            ("-1", unreadable),
        ],
    );
    check(
        Element::TTL,
        imap,
        &[
            ("0", None),
            ("4294967295", None),
            ("4294967296", unreadable),
            ("-1", unreadable),
            ("+1", unreadable),
            ("1.5", unreadable),
        ],
    );
    check(
        Element::DIRECTORY_PORT,
        imap,
        &[
            ("389", None),
            ("-1", None),
            ("9223372036854775807", None),
            ("9223372036854775808", unreadable),
            ("-", unreadable),
            ("--1", unreadable),
            ("+1", unreadable),
        ],
    );
    check(
        Element::EXPIRATION_DATE,
        imap,
        &[
            ("20080404", None),
            ("20240229", None),
            ("20230229", unreadable),
            ("2008-04-04", unreadable),
            ("soon", unreadable),
        ],
    );
    check(
        Element::SERVER_VERSION,
        imap,
        &[
            ("73C08204", None),
            ("73c0", None),
            ("73C082041", unreadable),
            ("73C0820G", unreadable),
        ],
    );
    check(
        Element::ENCRYPTION,
        imap,
        &[
            ("None", None),
            ("SSL", None),
            ("TLS", None),
            ("Auto", None),
            ("tls", spelling),
            ("STARTTLS", Some(UnlistedValue)),
        ],
    );
    check(
        Element::AUTH_PACKAGE,
        imap,
        &[
            ("basic", None),
            ("Basic", spelling),
            ("quantum", Some(UnknownValue)),
        ],
    );
    check(
        Element::TYPE,
        |inner| protocol(&format!("{inner}<Server>m.example</Server>")),
        &[
            ("SMTP", None),
            ("smtp", spelling),
            ("JMAP", Some(UnknownValue)),
        ],
    );
}

/// MS-OXDSCLI 2.2.4.1.1.2.
#[test]
fn the_texts_of_an_account_are_of_their_type() {
    let redirect = |inner: &str| {
        account(&format!(
            "<AccountType>email</AccountType><Action>redirectAddr</Action>{inner}"
        ))
    };
    check(
        Element::REDIRECT_ADDR,
        redirect,
        &[
            ("a@example.com", None),
            ("a@b@example.com", None),
            ("@example.com", Some(UnreadableValue)),
            ("a@", Some(UnreadableValue)),
            ("example.com", Some(UnreadableValue)),
        ],
    );
    let online = |inner: &str| {
        account(&format!(
            "<AccountType>email</AccountType><Action>settings</Action>{inner}\
             <Protocol><Type>IMAP</Type><Server>m.example</Server></Protocol>"
        ))
    };
    check(
        Element::MICROSOFT_ONLINE,
        online,
        &[
            ("true", None),
            ("false", None),
            ("True", Some(Spelling)),
            ("on", Some(Spelling)),
            ("perhaps", Some(UnreadableValue)),
        ],
    );
}
