//! The account: what it keeps, what it hides, and the builder.

use std::borrow::Cow;

use email2_csp::edition::Rule;
use email2_csp::{
    Account, AccountIcon, AccountNode, AttachmentLimit, ContentTypes, DeleteAction, Edition, Guid,
    Linger, MailAge, MapiType, MessageLimit, NamedProperty, PropertyTag, ServiceType, UnknownNode,
};

const GUID: &str = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";

fn guid() -> Guid {
    Guid::decode(GUID).unwrap()
}

fn path<'a>(names: &[&'a str]) -> Vec<Cow<'a, str>> {
    names.iter().copied().map(Cow::Borrowed).collect()
}

#[test]
fn secrets_are_not_shown() {
    let mut account = Account::new(guid())
        .with(AccountNode::AuthName, "ada")
        .with(AccountNode::AuthSecret, "hunter-1")
        .with(AccountNode::SmtpAltPassword, "hunter-2");
    account.set_named_property(NamedProperty::new(
        "ProxyPassword",
        MapiType::STRING,
        "hunter-3",
    ));
    account.set_path(&path(&["PROXYSECRET"]), "hunter-4");
    let shown = format!("{account:?} {account:#?}");
    assert!(!shown.contains("hunter"), "{shown}");
    assert!(shown.contains("<hidden>") && shown.contains("ada"));
    // The verdict of an edition does not show them either.
    let long = "hunter".repeat(100);
    account.set(AccountNode::AuthSecret, long.clone());
    account.set(AccountNode::SmtpAltPassword, long);
    for edition in Edition::ALL {
        let verdict = account.validate(edition);
        assert!(
            !format!("{verdict} {verdict:?}").contains("hunter"),
            "{verdict}"
        );
    }
}

#[test]
fn an_account_shows_what_is_in_it() {
    let mut account = Account::new(guid())
        .with(AccountNode::ServiceName, "Fabrikam")
        .with(AccountNode::AuthSecret, "hunter")
        .with(AccountNode::IncomingSsl, "1");
    account.set_tag_property(PropertyTag(0x8130_001F), "text");
    account.set_named_property(NamedProperty::new("Sample", MapiType::LONG, "1"));
    account.set_path(&path(&["COLOUR"]), "blue");
    insta::assert_snapshot!(format!("{account:#?}"), @r#"
    Account {
        guid: {8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955},
        AUTHSECRET: <hidden>,
        SERVICENAME: "Fabrikam",
        TAGPROPS: {
            8128000B: "1",
            8130001F: "text",
        },
        NAMEDPROPS: [
            NamedProperty {
                name: "Sample",
                mapi_type: 0003,
                value: "1",
            },
        ],
        unknown: [
            UnknownNode {
                path: [
                    "COLOUR",
                ],
                value: Some(
                    "blue",
                ),
            },
        ],
    }
    "#);
}

#[test]
fn unknown_nodes_are_kept_in_their_order() {
    let mut account = Account::new(guid());
    account.set_path(&path(&["COLOUR"]), "blue");
    account.set_path(&path(&["A", "B"]), "1");
    account.set_path(&path(&["TAGPROPS", "NOTATAG"]), "2");
    account.set_path(&path(&["NAMEDPROPS", "NoType"]), "3");
    account.push_unknown(UnknownNode::new(&path(&["EMPTY"]), None));
    let kept: Vec<(String, Option<&str>)> = account
        .unknown()
        .iter()
        .map(|node| (node.path.join("/"), node.value.as_deref()))
        .collect();
    assert_eq!(
        kept,
        [
            ("COLOUR".to_owned(), Some("blue")),
            ("A/B".to_owned(), Some("1")),
            ("TAGPROPS/NOTATAG".to_owned(), Some("2")),
            ("NAMEDPROPS/NoType".to_owned(), Some("3")),
            ("EMPTY".to_owned(), None),
        ]
    );
    assert!(account.has_tag_props() && account.has_named_props());
    let verdict = account.validate(Edition::WindowsMobile);
    assert_eq!(
        verdict
            .findings()
            .iter()
            .filter(|f| f.rule() == Rule::UnknownNode)
            .count(),
        4
    );
    assert!(verdict.breaks(Rule::TagPropertyName));
    assert_eq!(account.clone().into_owned(), account);
}

#[test]
fn groups_are_taken_away_with_all_that_is_in_them() {
    let mut account = Account::new(guid()).with(AccountNode::IncomingSsl, "1");
    account.set_path(&path(&["TAGPROPS", "bad"]), "2");
    account.set_tag_property(PropertyTag(1), "x");
    account.set_named_property(NamedProperty::new("Sample", MapiType::LONG, "1"));
    account.set_tag_props(false);
    account.set_named_props(false);
    assert_eq!(account, Account::new(guid()));
}

#[test]
fn a_property_named_with_0x_is_the_same_property() {
    let mut account = Account::new(guid());
    account.set_path(&path(&["TAGPROPS", "0x8128000B"]), "0");
    account.set_path(&path(&["tagprops", "8128000b"]), "1");
    assert_eq!(account.get(AccountNode::IncomingSsl), Some("1"));
    assert_eq!(account.tag_property(PropertyTag::INCOMING_SSL), Some("1"));
    assert!(account.unknown().is_empty() && account.tag_properties().len() == 0);
}

/// Everything that can be said in an edition.
fn full(edition: Edition) -> Account<'static> {
    let builder = Account::builder(edition, guid())
        .service("Fabrikam Mail", ServiceType::IMAP4)
        .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
        .reply_address("ada@fabrikam.example")
        .name("Ada Example")
        .credentials("ada", "not-a-secret")
        .domain("FABRIKAM")
        .authentication_required(true)
        .outgoing_credentials("ada-out", "not-a-secret-2", Some("FABRIKAM".into()))
        .mail_age(MailAge::Days(14))
        .linger(Linger::Minutes(30))
        .attachment_limit(AttachmentLimit::Unlimited)
        .message_limit(MessageLimit::Bytes(2048))
        .content_types(ContentTypes::MAIL)
        .ssl(true, false);
    match edition {
        Edition::WindowsMobile => builder
            .connection(Guid::from_u128(7))
            .named_property("SampleProp", MapiType::LONG, "1")
            .tag_property(PropertyTag(0x8130_001F), "text"),
        _ => builder
            .icon(AccountIcon::GENERIC_MAIL)
            .delete_action(DeleteAction::MoveToTrash),
    }
    .build()
    .unwrap()
}

#[test]
fn the_builder_says_the_same_in_the_words_of_each_edition() {
    for edition in Edition::ALL {
        let account = full(edition);
        assert!(account.validate(edition).is_legal());
        assert_eq!(
            account.attachment_limit(edition),
            Some(AttachmentLimit::Unlimited)
        );
        assert_eq!(account.mail_age(edition), Some(MailAge::Days(14)));
        assert_eq!(account.linger(edition), Some(Linger::Minutes(30)));
        assert_eq!(
            account.message_limit(edition),
            Some(MessageLimit::Bytes(2048))
        );
        assert!(account.incoming_ssl() && !account.outgoing_ssl());
        assert_eq!(account.outgoing_user(), Some("ada-out"));
        assert!(account.has_tag_props());
    }
    let spelled = Edition::ALL.map(|edition| {
        let account = full(edition);
        (
            account.get(AccountNode::KeepMax).unwrap().to_owned(),
            account.get(AccountNode::SmtpAltEnabled).unwrap().to_owned(),
        )
    });
    assert_eq!(
        spelled.map(|(keep, on)| format!("{keep} {on}")),
        ["-1 1", "0 TRUE", "0 1", "-1 1"]
    );
}

#[test]
fn the_builder_refuses_what_an_edition_cannot_say() {
    let builder = |edition| {
        Account::builder(edition, guid())
            .service("Fabrikam Mail", ServiceType::IMAP4)
            .servers("imap.fabrikam.example", "smtp.fabrikam.example")
            .reply_address("ada@fabrikam.example")
            .user("ada")
            .content_types(ContentTypes::MAIL)
    };
    for edition in Edition::ALL {
        assert!(builder(edition).build().is_ok(), "{edition}");
        // 0 is no limit in the page and its DDF: nothing says no attachments.
        let limited = builder(edition)
            .attachment_limit(AttachmentLimit::NoAttachments)
            .build();
        let can = matches!(edition, Edition::WindowsMobile | Edition::DdfV2);
        assert_eq!(limited.is_ok(), can, "{edition}");
        if let Err(verdict) = limited {
            assert!(verdict.breaks(Rule::KeepMax), "{verdict}");
        }
        let zero = builder(edition)
            .attachment_limit(AttachmentLimit::Kilobytes(0))
            .build();
        assert!(zero.is_err(), "0 is another thing than no KB");
        let contacts = builder(edition)
            .content_types(ContentTypes::CONTACTS)
            .build();
        assert_eq!(contacts.is_ok(), edition != Edition::WindowsMobile);
        let long = builder(edition)
            .service("A".repeat(33), ServiceType::IMAP4)
            .build();
        assert!(long.unwrap_err().breaks(Rule::SizeLimits));
        assert!(
            Account::builder(edition, guid())
                .build()
                .unwrap_err()
                .breaks(Rule::RequiredNodes)
        );
    }
}

#[test]
fn an_edit_is_looked_at_together_with_the_account_it_changes() {
    let edition = Edition::DdfV2;
    let existing = full(edition);
    let off = Account::new(guid()).with(AccountNode::SmtpAltEnabled, "0");
    assert!(
        off.validate_edit(None, edition).is_legal(),
        "nobody knows the account"
    );
    let verdict = off.validate_edit(Some(&existing), edition);
    assert_eq!(verdict.findings().len(), 3, "{verdict}");
    assert!(verdict.breaks(Rule::OutgoingCredentials));
    let pop = Account::new(guid()).with(AccountNode::ServiceType, "POP3");
    assert!(
        pop.validate_edit(Some(&existing), edition)
            .breaks(Rule::KeepMax)
    );
    let edited = existing
        .clone()
        .edited_by(&Account::new(guid()).with(AccountNode::Name, "Other"));
    assert_eq!(edited.get(AccountNode::Name), Some("Other"));
    assert_eq!(
        edited.get(AccountNode::AuthName),
        existing.get(AccountNode::AuthName)
    );
}
