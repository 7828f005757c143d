//! Plans: host, port, encryption and login of each protocol, and why.

use autodiscover::outlook::Item;
use autodiscover::outlook::{Account, Group, OwaUrl, Protocol, Response, Site};
use autodiscover::plan::{Authentication, Need, Plan, Reason, SkippedBecause, Tls, plans};
use autodiscover::{AuthPackage, CleartextConsent, Element, Encryption, Freshness, ProtocolType};

const ADDRESS: &str = "barbara@contoso.com";

fn server(protocol_type: ProtocolType<'static>) -> Protocol<'static> {
    Protocol::new(protocol_type).with_server("mail.contoso.com")
}

/// The one plan, encrypted or not.
#[track_caller]
fn planned<T>(protocol: Protocol<'static>, look: impl FnOnce(&Plan<'_>) -> T) -> T {
    let response = Response::new(Account::settings([protocol]));
    let plans = plans(&response, ADDRESS);
    let consent = CleartextConsent::given_by_user();
    let all: Vec<_> = plans.with_cleartext(consent).collect();
    let [plan] = *all else { panic!("{plans:?}") };
    look(plan)
}

#[track_caller]
fn socket(protocol: Protocol<'static>) -> (u16, Tls) {
    planned(protocol, |plan| (plan.port, plan.tls))
}

#[test]
fn with_ssl_on_the_port_tells_which_kind() {
    for (port, tls) in [
        (25, Tls::StartTls),
        (110, Tls::StartTls),
        (143, Tls::StartTls),
        (587, Tls::StartTls),
        (465, Tls::Implicit),
        (993, Tls::Implicit),
        (995, Tls::Implicit),
        (2525, Tls::Implicit),
    ] {
        let protocol = server(ProtocolType::Smtp).with_port(port);
        assert_eq!(socket(protocol.clone()), (port, tls));
        let protocol = protocol.with_switch(Element::SSL, true);
        assert_eq!(socket(protocol), (port, tls));
    }
}

#[test]
fn without_a_port_the_usual_one_is_taken() {
    use Encryption::{Auto, None as Clear, Ssl, Tls as StartTls};
    type Row = (ProtocolType<'static>, [(u16, Tls); 6]);
    let (implicit, start, clear) = (Tls::Implicit, Tls::StartTls, Tls::Cleartext);
    let rows: [Row; 4] = [
        (
            ProtocolType::Pop3,
            [
                (995, implicit),
                (110, clear),
                (995, implicit),
                (110, start),
                (110, clear),
                (995, implicit),
            ],
        ),
        (
            ProtocolType::Imap,
            [
                (993, implicit),
                (143, clear),
                (993, implicit),
                (143, start),
                (143, clear),
                (993, implicit),
            ],
        ),
        (
            ProtocolType::Smtp,
            [
                (587, start),
                (25, clear),
                (465, implicit),
                (587, start),
                (25, clear),
                (587, start),
            ],
        ),
        (
            ProtocolType::Nntp,
            [
                (563, implicit),
                (119, clear),
                (563, implicit),
                (119, start),
                (119, clear),
                (563, implicit),
            ],
        ),
    ];
    for (protocol_type, expected) in rows {
        let plain = server(protocol_type);
        let found = [
            socket(plain.clone()),
            socket(plain.clone().with_switch(Element::SSL, false)),
            socket(plain.clone().with_encryption(Ssl)),
            socket(plain.clone().with_encryption(StartTls)),
            socket(plain.clone().with_encryption(Clear)),
            socket(plain.with_encryption(Auto)),
        ];
        assert_eq!(found, expected);
    }
}

#[test]
fn encryption_goes_before_ssl() {
    let off = server(ProtocolType::Imap).with_switch(Element::SSL, false);
    let both = off.with_encryption(Encryption::Tls).with_port(1143);
    planned(both, |plan| {
        assert_eq!((plan.port, plan.tls), (1143, Tls::StartTls));
        assert!(plan.why.contains(&Reason::EncryptionOverSsl));
    });
    let on = server(ProtocolType::Imap).with_switch(Element::SSL, true);
    let none = on.with_encryption(Encryption::None);
    assert_eq!(socket(none), (143, Tls::Cleartext));
    // One that is none does not count.
    let other = server(ProtocolType::Imap).with(Element::ENCRYPTION, "perhaps");
    assert_eq!(socket(other), (993, Tls::Implicit));
}

#[test]
fn what_is_not_encrypted_comes_with_consent_only() {
    let response = Response::new(Account::settings([
        server(ProtocolType::Pop3).with_switch(Element::SSL, false),
        server(ProtocolType::Imap),
        server(ProtocolType::Web).with_server("http://mail.contoso.com/owa"),
    ]));
    let plans = plans(&response, ADDRESS);
    let encrypted: Vec<_> = plans.iter().map(|plan| plan.index).collect();
    assert_eq!(encrypted, [1]);
    assert_eq!(plans.cleartext_count(), 2);
    let consent = CleartextConsent::given_by_user();
    let all: Vec<_> = plans.with_cleartext(consent).map(|p| p.index).collect();
    assert_eq!(all, [0, 1, 2], "in the order of the server");
}

#[test]
fn the_login_is_said_or_the_local_part() {
    planned(server(ProtocolType::Imap), |plan| {
        assert_eq!(plan.login_name, "barbara");
        assert_eq!(plan.domain_name, None);
        assert_eq!(plan.authentication, Authentication::SecurePassword);
        assert_eq!(plan.needs, [Need::Password]);
    });
    let said = server(ProtocolType::Imap)
        .with_login_name("b.schmidt")
        .with(Element::DOMAIN_NAME, "CONTOSO")
        .with_switch(Element::DOMAIN_REQUIRED, true)
        .with_switch(Element::SPA, false);
    planned(said, |plan| {
        assert_eq!(plan.login_name, "b.schmidt");
        assert_eq!(plan.domain_name.as_deref(), Some("CONTOSO"));
        assert_eq!(plan.authentication, Authentication::Password);
        assert_eq!(plan.needs, [Need::Password]);
    });
}

#[test]
fn a_required_domain_that_is_not_known_has_to_be_entered() {
    let required = server(ProtocolType::Imap).with_switch(Element::DOMAIN_REQUIRED, true);
    planned(required.clone(), |plan| {
        assert_eq!(plan.needs, [Need::Domain, Need::Password]);
    });
    for login in ["barbara@SALES", "SALES\\barbara"] {
        planned(required.clone().with_login_name(login), |plan| {
            assert_eq!(plan.needs, [Need::Password]);
        });
    }
}

#[test]
fn smtp_may_use_the_login_of_pop3_and_come_last() {
    // From the specification's sample: 587 with SSL on.
    let smtp = server(ProtocolType::Smtp)
        .with_port(587)
        .with_switch(Element::USE_POP_AUTH, true)
        .with_switch(Element::SMTP_LAST, true);
    planned(smtp, |plan| {
        assert!(plan.smtp_last && plan.use_pop_auth);
        assert_eq!(plan.authentication, Authentication::AsForPop3);
        assert!(plan.needs.is_empty());
        let why: Vec<String> = plan.why.iter().map(Reason::to_string).collect();
        assert_eq!(
            why,
            [
                "<Server> says so",
                "<Port> says so",
                "<SSL> says nothing, its default holds",
                "the port is one of STARTTLS",
                "<AuthRequired> says nothing, its default holds",
                "the login of POP3 is used",
            ]
        );
    });
}

#[test]
fn without_authentication_nothing_has_to_be_entered() {
    let open = server(ProtocolType::Smtp).with_switch(Element::AUTH_REQUIRED, false);
    planned(open, |plan| {
        assert_eq!(plan.authentication, Authentication::Anonymous);
        assert!(plan.needs.is_empty());
    });
}

#[test]
fn exchange_from_outside_is_https_with_its_package() {
    let expr = server(ProtocolType::Expr).with(Element::AUTH_PACKAGE, "Ntlm");
    planned(expr, |plan| {
        assert_eq!((plan.port, plan.tls), (443, Tls::Implicit));
        let package = Authentication::Package(AuthPackage::Ntlm);
        assert_eq!(plan.authentication, package);
    });
}

#[test]
fn urls_say_host_port_and_encryption() {
    let dav = Protocol::new(ProtocolType::Dav)
        .with_server("https://dav.contoso.com:8443/a?b")
        // Not used with a URL.
        .with_port(25);
    planned(dav, |plan| {
        assert_eq!(plan.host, "dav.contoso.com");
        assert_eq!((plan.port, plan.tls), (8443, Tls::Implicit));
        assert_eq!(
            plan.url.as_deref(),
            Some("https://dav.contoso.com:8443/a?b")
        );
    });
}

#[test]
fn a_url_that_readers_disagree_on_is_as_it_was_read_or_none() {
    for (text, host, url) in [
        (
            "https://DAV.contoso.com:443/a",
            "dav.contoso.com",
            "https://dav.contoso.com/a",
        ),
        ("https:///evil.com/a", "evil.com", "https://evil.com/a"),
    ] {
        let dav = Protocol::new(ProtocolType::Dav).with_server(text);
        planned(dav, |plan| {
            assert_eq!((&*plan.host, plan.url.as_deref()), (host, Some(url)));
        });
    }
    for text in [
        "https://a.com\\@evil.com/",
        "ht\ntps://evil.com/",
        "https://a\t.com/",
    ] {
        let dav = Protocol::new(ProtocolType::Dav).with_server(text);
        let response = Response::new(Account::settings([dav]));
        let plans = plans(&response, "barbara@contoso.com");
        assert_eq!(plans.skipped().len(), 1, "{text:?}");
    }
}

#[test]
fn sites_are_taken_from_outside_first() {
    let site = |element, url: &'static str| {
        let mut site = Site::new(element);
        let mut owa = OwaUrl::default();
        owa.url = url.into();
        site.owa_urls.push(owa);
        Item::Site(Box::new(site))
    };
    let mut web = Protocol::new(ProtocolType::Web);
    web.push(site(Element::INTERNAL, "https://inside.contoso.com/owa/"));
    planned(web.clone(), |plan| {
        assert_eq!(plan.host, "inside.contoso.com");
        assert!(plan.why.contains(&Reason::InternalUrl));
    });
    web.push(site(Element::EXTERNAL, "https://outside.contoso.com/owa/"));
    planned(web, |plan| assert_eq!(plan.host, "outside.contoso.com"));

    // An empty one says nothing.
    let mut web = Protocol::new(ProtocolType::Web);
    web.push(site(Element::INTERNAL, "https://inside.contoso.com/owa/"));
    web.push(site(Element::EXTERNAL, ""));
    planned(web, |plan| assert_eq!(plan.host, "inside.contoso.com"));

    let mut mapi = Protocol::new(ProtocolType::MapiHttp);
    let url = "https://mail.contoso.com/mapi/emsmdb/?MailboxId=1";
    let store = Group::new(
        Element::MAIL_STORE,
        vec![(Element::EXTERNAL_URL, url.into())],
    );
    mapi.push(Item::Group(Box::new(store)));
    planned(mapi, |plan| {
        assert_eq!(plan.url.as_deref(), Some(url));
        assert_eq!((plan.port, plan.tls), (443, Tls::Implicit));
    });
}

#[test]
fn addresses_are_hosts_too() {
    for (text, host) in [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("mail.contoso.com.", "mail.contoso.com."),
        ("bücher.example", "bücher.example"),
    ] {
        let protocol = Protocol::new(ProtocolType::Imap).with_server(text);
        planned(protocol, |plan| assert_eq!(plan.host, host));
    }
}

#[test]
fn there_is_no_plan_without_type_or_server_or_for_rpc() {
    let response = Response::new(Account::settings([
        Protocol::default(),
        server(ProtocolType::Other("JMAP".into())),
        Protocol::new(ProtocolType::Imap),
        Protocol::new(ProtocolType::Imap).with_server("mail contoso"),
        Protocol::new(ProtocolType::Imap).with_server("user@mail.contoso.com"),
        Protocol::new(ProtocolType::Imap).with_server("https://mail.contoso.com/"),
        Protocol::new(ProtocolType::Dav).with_server("https://user:secret@dav.contoso.com/"),
        Protocol::new(ProtocolType::Dav).with_server("ftp://dav.contoso.com/"),
        server(ProtocolType::Exch),
        Protocol::new(ProtocolType::Web),
    ]));
    let plans = plans(&response, ADDRESS);
    assert_eq!(plans.iter().count() + plans.cleartext_count(), 0);
    let why: Vec<_> = plans.skipped().iter().map(|s| (s.index, s.why)).collect();
    use SkippedBecause::{ExchangeRpc, InvalidServer, NoServer, UnknownType};
    assert_eq!(
        why,
        [
            (0, UnknownType),
            (1, UnknownType),
            (2, NoServer),
            (3, InvalidServer),
            (4, InvalidServer),
            (5, InvalidServer),
            (6, InvalidServer),
            (7, InvalidServer),
            (8, ExchangeRpc),
            (9, NoServer),
        ]
    );
}

#[test]
fn the_protocol_that_ends_first_ends_all() {
    let response = Response::new(Account::settings([
        server(ProtocolType::Imap).with(Element::TTL, "48"),
        server(ProtocolType::Smtp).with(Element::TTL, "24"),
        server(ProtocolType::Pop3).with(Element::TTL, "0"),
    ]));
    let plans = plans(&response, ADDRESS);
    assert_eq!(plans.freshness(0, 10), Freshness::Fresh { until: 86_400 });
    assert!(!plans.freshness(0, 86_400).is_fresh());
}
