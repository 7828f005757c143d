//! Typed values: servers, content types, MAPI properties, and the meanings of an account's nodes.

use email2_csp::{
    Account, AccountNode, AccountType, ContentTypes, DeleteAction, Edition, Guid, Linger, MapiType,
    NamedProperty, Server, ServerErrorKind, ServiceType,
};

#[test]
fn servers_are_a_host_and_perhaps_a_port() {
    for (text, host, port) in [
        ("mail", "mail", None),
        ("imap.fabrikam.example", "imap.fabrikam.example", None),
        (
            "imap.fabrikam.example:993",
            "imap.fabrikam.example",
            Some(993),
        ),
        ("192.0.2.1:65535", "192.0.2.1", Some(65535)),
        ("[2001:db8::1]:143", "[2001:db8::1]", Some(143)),
        ("[2001:db8::1]", "[2001:db8::1]", None),
        ("a_b.example.", "a_b.example.", None),
        ("xn--bcher-kva.example:1", "xn--bcher-kva.example", Some(1)),
    ] {
        let server = Server::decode(text).unwrap();
        assert_eq!((server.host(), server.port()), (host, port), "{text}");
        assert_eq!(server.to_string(), text);
    }
}

#[test]
fn what_is_no_server_is_refused_where_it_goes_wrong() {
    use ServerErrorKind::{Colon, Host, Port};
    for (text, kind, offset) in [
        ("", Host, 0),
        (":993", Host, 0),
        (".example", Host, 0),
        ("mail..example", Colon, 5),
        ("mail.example ", Colon, 12),
        ("mail.example:", Port, 13),
        ("mail.example:0", Port, 13),
        ("mail.example:65536", Port, 13),
        ("mail.example:99999999999999999999", Port, 13),
        ("mail.example:25x", Port, 15),
        ("mail.example:+25", Port, 13),
        ("https://mail.example", Port, 6),
        ("mail/x", Colon, 4),
        ("bücher.example", Colon, 1),
        ("2001:db8::1", Port, 5),
        ("[2001:db8::1", Host, 0),
        ("[]", Host, 0),
    ] {
        let error = Server::decode(text).unwrap_err();
        assert_eq!(
            (error.kind(), error.offset()),
            (kind, offset),
            "{text}: {error}"
        );
    }
}

#[test]
fn content_types_are_hexadecimal_with_or_without_their_prefix() {
    for (text, flags) in [
        ("0", Some(0)),
        ("0x0", Some(0)),
        ("2", Some(2)),
        ("0x2", Some(2)),
        ("10", Some(0x10)),
        ("0X1F", Some(0x1F)),
        ("ffffffff", Some(u32::MAX)),
        ("", None),
        ("0x", None),
        ("0x123456789", None),
        ("-1", None),
        ("+2", None),
        ("mail", None),
    ] {
        assert_eq!(
            ContentTypes::decode(text).map(|types| types.0),
            flags,
            "{text}"
        );
    }
    assert_eq!(ContentTypes::ALL.to_string(), "0xffffffff");
    assert!(ContentTypes::FEEDS.contains(ContentTypes(0x20)));
}

#[test]
fn named_properties_end_in_four_digits_of_mapi_type() {
    assert_eq!(
        NamedProperty::decode_name("MyNamedProp#0003"),
        Some(("MyNamedProp", MapiType::LONG))
    );
    assert_eq!(
        NamedProperty::decode_name("a#b#001F"),
        Some(("a#b", MapiType::STRING))
    );
    for name in [
        "",
        "#0003",
        "Name",
        "Name#",
        "Name#003",
        "Name#00030",
        "Name#000G",
        "Name#+003",
    ] {
        assert_eq!(NamedProperty::decode_name(name), None, "{name}");
    }
}

#[test]
fn nodes_are_found_by_name_whatever_the_letter_case() {
    for node in AccountNode::ALL {
        let found = AccountNode::from_name(&node.name().to_lowercase());
        assert_eq!(found, Some(node));
    }
    assert_eq!(AccountNode::from_name("COLOUR"), None);
    assert_eq!(AccountNode::from_name(""), None);
}

#[test]
fn the_outgoing_server_takes_the_incoming_credentials_unless_it_has_its_own() {
    let account = Account::new(Guid::from_u128(1))
        .with(AccountNode::AuthName, "ada")
        .with(AccountNode::AuthSecret, "in")
        .with(AccountNode::Domain, "FABRIKAM");
    assert_eq!(account.outgoing_user(), Some("ada"));
    assert_eq!(account.outgoing_secret(), Some("in"));
    assert_eq!(account.outgoing_domain(), Some("FABRIKAM"));
    for on in ["1", "TRUE", "true"] {
        let account = account
            .clone()
            .with(AccountNode::SmtpAltEnabled, on)
            .with(AccountNode::SmtpAltAuthName, "ada-out")
            .with(AccountNode::SmtpAltPassword, "out");
        assert_eq!(account.outgoing_user(), Some("ada-out"));
        assert_eq!(account.outgoing_secret(), Some("out"));
        assert_eq!(account.outgoing_domain(), None, "it has none of its own");
    }
}

#[test]
fn linger_is_by_hand_at_zero_and_fifteen_minutes_by_default() {
    let account = Account::new(Guid::from_u128(1));
    for edition in Edition::ALL {
        assert_eq!(account.linger(edition), Some(Linger::Minutes(15)));
        let by_hand = account.clone().with(AccountNode::Linger, "0");
        assert_eq!(by_hand.linger(edition), Some(Linger::Manual));
        let unexplained = account.clone().with(AccountNode::Linger, "-1");
        assert_eq!(unexplained.linger(edition), Some(Linger::MinusOne));
    }
}

#[test]
fn deletion_is_the_transports_affair_unless_said_otherwise() {
    let account = Account::new(Guid::from_u128(1));
    for (value, action) in [
        ("1", DeleteAction::Delete),
        ("2", DeleteAction::MoveToTrash),
        ("7", DeleteAction::Default),
    ] {
        let account = account.clone().with(AccountNode::ServerDeleteAction, value);
        assert_eq!(account.delete_action(), action);
    }
    assert_eq!(account.delete_action(), DeleteAction::Default);
}

#[test]
fn accessors_read_what_nodes_say() {
    let connection = "{8F3C2B10-5D7A-4E61-9B02-1C44A0E7D955}";
    let account = Account::new(Guid::from_u128(1))
        .with(AccountNode::ServiceName, "Fabrikam")
        .with(AccountNode::ServiceType, "IMAP4")
        .with(AccountNode::AccountType, "VVM")
        .with(AccountNode::InServer, "imap.example:993")
        .with(AccountNode::OutServer, "not a server")
        .with(AccountNode::ReplyAddr, "ada@example")
        .with(AccountNode::AuthRequired, "1")
        .with(AccountNode::SyncingContentTypes, "0x6")
        .with(AccountNode::IncomingSsl, "1")
        .with(AccountNode::ConnectionId, connection);
    assert_eq!(account.service_name(), Some("Fabrikam"));
    assert_eq!(account.service_type(), Some(ServiceType::IMAP4));
    assert_eq!(account.account_type(), Some(AccountType::VVM));
    assert_eq!(
        account.incoming_server().unwrap().unwrap().port(),
        Some(993)
    );
    assert_eq!(account.outgoing_server().unwrap_err().offset(), 3);
    assert_eq!(account.reply_address(), Some("ada@example"));
    assert!(account.is_authentication_required() && !account.has_outgoing_credentials());
    assert_eq!(
        account.content_types(),
        Some(ContentTypes::MAIL | ContentTypes::APPOINTMENTS)
    );
    assert!(account.incoming_ssl() && !account.outgoing_ssl());
    assert_eq!(
        account.connection_id().unwrap(),
        Guid::decode(connection).ok()
    );
}
