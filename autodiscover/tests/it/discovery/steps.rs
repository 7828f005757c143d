//! The seven steps, in their order.

use autodiscover::discovery::{
    Ahead, Answer, Approvals, Consent, Content, CredentialsAnswer, Discovery, DiscoveryOptions,
    Failure, HttpAnswer, MOST_REDIRECTS, Outcome, ServiceConnectionPoint, Source, SrvRecord, Step,
    TransportFailure, UnexpectedAnswer, Unusable,
};
use autodiscover::{Domain, Origin, Schema, TargetPolicy, v2};

use super::driver::*;

const DEFAULT: DiscoveryOptions = DiscoveryOptions::DEFAULT;

const DOMAIN: &str = "POST https://contoso.com/autodiscover/autodiscover.xml with credentials";
const HOST: &str =
    "POST https://autodiscover.contoso.com/autodiscover/autodiscover.xml with credentials";
const REDIRECTOR: &str = "GET http://autodiscover.contoso.com/autodiscover/autodiscover.xml";
const SRV: &str = "SRV _autodiscover._tcp.contoso.com";
const LOCAL: &str = "local contoso.com";
const HOSTER: &str =
    "POST https://autodiscover.hoster.com/autodiscover/autodiscover.xml with credentials";
const HOSTER_URL: &str = "https://autodiscover.hoster.com/autodiscover/autodiscover.xml";

fn because(discovery: &Discovery) -> Failure {
    match discovery.outcome() {
        Some(
            Outcome::CommonSettings { because, .. }
            | Outcome::ExchangeServer { because, .. }
            | Outcome::Failed(because),
        ) => *because,
        other => panic!("{other:?}"),
    }
}

fn scp(urls: &[&str], random: u64) -> Answer {
    Answer::ServiceConnectionPoints {
        objects: urls
            .iter()
            .map(|url| ServiceConnectionPoint::Definition((*url).to_owned()))
            .collect(),
        random,
    }
}

fn srv(records: &[SrvRecord]) -> Answer {
    Answer::Srv {
        records: records.to_vec(),
        random: 0,
    }
}

#[test]
fn without_a_directory_it_begins_with_dns_and_ends_with_common_settings() {
    let mut discovery = discovery(DEFAULT);
    let log = run(&mut discovery, |_| None);
    assert_eq!(
        log,
        [DOMAIN, HOST, REDIRECTOR, SRV, LOCAL, "common settings"]
    );
    assert_eq!(because(&discovery), Failure::NotConfigured);
}

#[test]
fn with_a_directory_it_takes_all_seven_steps_in_order() {
    let mut discovery = Discovery::from_directory(DEFAULT);
    let log = run(&mut discovery, |step| match step {
        Step::DirectoryAddress => Some(Answer::DirectoryAddress(Some(address(
            "barbara@contoso.com",
        )))),
        _ => None,
    });
    assert_eq!(
        log,
        [
            "directory address",
            "directory server barbara@contoso.com",
            "SCP barbara@contoso.com own",
            DOMAIN,
            HOST,
            REDIRECTOR,
            SRV,
            LOCAL,
            "common settings",
        ]
    );
    let steps: Vec<u8> = discovery.evidence().iter().map(|e| e.step).collect();
    assert!(steps.is_sorted(), "{steps:?}");
    assert_eq!(steps.last(), Some(&7));
}

#[test]
fn without_an_address_in_the_directory_it_ends() {
    let mut discovery = Discovery::from_directory(DEFAULT);
    assert_eq!(
        run(&mut discovery, |_| None),
        [
            "directory address",
            "failed: not configured for Autodiscover"
        ]
    );
}

#[test]
fn settings_end_it_at_once() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[("POST https://contoso.com", ok(settings()))]),
    );
    assert_eq!(log, [DOMAIN, "settings"]);
    let Some(Outcome::Settings {
        reply,
        address,
        source,
    }) = discovery.outcome()
    else {
        panic!("{:?}", discovery.outcome());
    };
    assert_eq!(address.as_str(), "barbara@contoso.com");
    assert_eq!(Content::from(reply.value.clone()), settings());
    let Source::Server(target) = source else {
        panic!("{source:?}");
    };
    assert_eq!(
        target.as_str(),
        "https://contoso.com/autodiscover/autodiscover.xml"
    );
    assert!(discovery.into_outcome().is_ok());
}

#[test]
fn the_name_of_the_exchange_server_is_used_when_nobody_has_settings() {
    let mut discovery = discovery(DEFAULT.with_directory());
    let log = run(&mut discovery, |step| match step {
        Step::DirectoryServer(_) => Some(Answer::DirectoryServer(Some("EX01".to_owned()))),
        _ => None,
    });
    assert_eq!(log.last().unwrap(), "server EX01");
    assert_eq!(discovery.evidence().last().unwrap().step, 6);
}

#[test]
fn a_service_connection_definition_is_asked_first_and_may_see_credentials() {
    let mut discovery = discovery(DEFAULT.with_directory());
    let url = "https://CASserver/autodiscover/autodiscover.xml";
    let log = run(&mut discovery, |step| match step {
        Step::ServiceConnectionPoints { .. } => Some(scp(&[url], 0)),
        Step::Http(_) => Some(ok(settings())),
        _ => None,
    });
    assert_eq!(
        log[2..],
        [
            "POST https://casserver/autodiscover/autodiscover.xml with credentials",
            "settings"
        ]
    );
}

#[test]
fn the_random_number_chooses_among_definitions_and_the_others_follow() {
    let urls = ["https://cas0/a", "https://cas1/a", "https://cas2/a"];
    for random in 0..6_u64 {
        let mut discovery = discovery(DEFAULT.with_directory());
        let log = run(&mut discovery, |step| match step {
            Step::ServiceConnectionPoints { .. } => Some(scp(&urls, random)),
            _ => None,
        });
        let asked: Vec<u64> = (0..3).map(|i| (random + i) % 3).collect();
        let expected: Vec<String> = asked
            .iter()
            .map(|n| format!("POST https://cas{n}/a with credentials"))
            .collect();
        assert_eq!(log[2..5], expected);
        assert_eq!(log[5], DOMAIN);
    }
}

#[test]
fn a_definition_that_is_not_https_is_left_out() {
    let mut discovery = discovery(DEFAULT.with_directory());
    let log = run(&mut discovery, |step| match step {
        Step::ServiceConnectionPoints { .. } => {
            Some(scp(&["http://cas/a", "https://10.0.0.1/a", "nonsense"], 0))
        }
        _ => None,
    });
    assert_eq!(log[2], DOMAIN);
}

#[test]
fn a_definition_that_stands_twice_is_asked_once() {
    let url = "https://cas.contoso.com/autodiscover/autodiscover.xml";
    let mut discovery = Discovery::from_directory(DEFAULT);
    let log = run(&mut discovery, |step| match step {
        Step::DirectoryAddress => Some(Answer::DirectoryAddress(Some(address(
            "barbara@contoso.com",
        )))),
        Step::ServiceConnectionPoints { .. } => Some(Answer::ServiceConnectionPoints {
            objects: vec![ServiceConnectionPoint::Definition(url.to_owned()); 3],
            random: 0,
        }),
        _ => None,
    });
    let asked = log.iter().filter(|step| step.contains(url)).count();
    assert_eq!(asked, 1, "{log:?}");
}

#[test]
fn of_too_many_srv_records_the_first_by_priority_are_tried() {
    let mut records: Vec<_> = (0..30)
        .map(|n| SrvRecord::new(9, 0, 443, &format!("x{n}.evil.com")))
        .collect();
    records.push(SrvRecord::new(1, 0, 443, "hoster.com"));
    let mut discovery = discovery(DEFAULT);
    let log = run(&mut discovery, |step| match step {
        Step::Srv(_) => Some(srv(&records)),
        Step::Consent(_) => Some(Answer::Consent(Consent::Refuse)),
        _ => None,
    });
    let asked = log.iter().find(|step| step.starts_with("consent"));
    assert_eq!(asked.unwrap(), "consent https://hoster.com");
}

#[test]
fn a_referral_leads_to_another_directory_and_each_one_once() {
    let refer = |to: &str| Answer::ServiceConnectionPoints {
        objects: vec![ServiceConnectionPoint::Referral(to.to_owned())],
        random: 0,
    };
    let mut discovery = discovery(DEFAULT.with_directory());
    let log = run(&mut discovery, |step| match step {
        Step::ServiceConnectionPoints {
            directory: None, ..
        } => Some(refer("LDAP://a")),
        Step::ServiceConnectionPoints {
            directory: Some("LDAP://a"),
            ..
        } => Some(refer("LDAP://b")),
        Step::ServiceConnectionPoints { .. } => Some(refer("LDAP://a")),
        _ => None,
    });
    assert_eq!(
        log[1..5],
        [
            "SCP barbara@contoso.com own",
            "SCP barbara@contoso.com LDAP://a",
            "SCP barbara@contoso.com LDAP://b",
            DOMAIN
        ]
    );
    assert_eq!(discovery.redirects(), 2);
}

#[test]
fn all_five_redirect_statuses_lead_to_a_post_again() {
    for status in [301, 302, 303, 307, 308] {
        let mut discovery = discovery(DEFAULT);
        let redirect = Answer::Http(HttpAnswer::redirect(status, HOSTER_URL));
        let log = run(&mut discovery, |step| match step {
            Step::Http(request) if request.target().host() == "autodiscover.hoster.com" => {
                Some(ok(settings()))
            }
            Step::Http(request) if request.target().as_str().starts_with("http:") => {
                Some(redirect.clone())
            }
            Step::Consent(_) => Some(Answer::Consent(Consent::Approve)),
            _ => None,
        });
        assert_eq!(
            log,
            [
                DOMAIN,
                HOST,
                REDIRECTOR,
                "consent https://autodiscover.hoster.com",
                HOSTER,
                "settings"
            ],
            "{status}"
        );
    }
    for status in [300, 304, 305, 306] {
        let mut discovery = discovery(DEFAULT);
        let redirect = Answer::Http(HttpAnswer::redirect(status, HOSTER_URL));
        let log = run(&mut discovery, servers(&[("POST", redirect)]));
        assert!(!log.iter().any(|step| step.contains("hoster")), "{status}");
    }
}

#[test]
fn a_redirect_without_location_is_of_no_use() {
    let mut discovery = discovery(DEFAULT);
    run(
        &mut discovery,
        servers(&[("POST", http(302, Content::Html))]),
    );
    assert_eq!(because(&discovery), Failure::Unusable(Unusable::NoLocation));
}

#[test]
fn the_redirect_url_of_the_seed_is_followed_from_http() {
    let mut discovery = discovery(DEFAULT);
    let log = run(&mut discovery, |step| match step {
        Step::Http(request) if request.target().host() == "autodiscover.hoster.com" => {
            Some(ok(settings()))
        }
        Step::Http(request) if request.target().as_str().starts_with("http:") => {
            Some(ok(redirect_url(HOSTER_URL)))
        }
        Step::Consent(question) => {
            assert!(!question.authentic);
            Some(Answer::Consent(Consent::Approve))
        }
        _ => None,
    });
    assert_eq!(
        log[3..],
        [
            "consent https://autodiscover.hoster.com",
            HOSTER,
            "settings"
        ]
    );
}

#[test]
fn a_redirect_within_the_own_domain_needs_no_consent() {
    for to in [
        "https://autodiscover.contoso.com/other.xml",
        "/other.xml",
        "https://contoso.com:443/other.xml",
    ] {
        let mut discovery = discovery(DEFAULT);
        let log = run(
            &mut discovery,
            servers(&[("POST https://contoso.com/autodiscover", moved(to))]),
        );
        assert!(
            log[1].ends_with("contoso.com/other.xml with credentials"),
            "{log:?}"
        );
    }
}

#[test]
fn a_405_with_a_document_is_a_normal_answer() {
    let mut discovery = discovery(DEFAULT);
    let log = run(&mut discovery, servers(&[("POST", http(405, settings()))]));
    assert_eq!(log, [DOMAIN, "settings"]);
    // As a redirect, too; and with a web page it is no answer at all.
    let mut discovery = super::driver::discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            (
                "POST https://contoso.com/autodiscover",
                http(405, redirect_url("https://contoso.com/b")),
            ),
            ("POST https://contoso.com/b", http(405, Content::Html)),
            ("consent", Answer::Consent(Consent::Refuse)),
        ]),
    );
    assert_eq!(log[1], "POST https://contoso.com/b with credentials");
    assert_eq!(because(&discovery), Failure::NotConfigured);
}

#[test]
fn settings_with_another_status_are_no_settings() {
    for status in [400, 403, 500, 503] {
        let mut discovery = discovery(DEFAULT);
        run(
            &mut discovery,
            servers(&[("POST", http(status, settings()))]),
        );
        assert_eq!(because(&discovery), Failure::Status(status));
    }
}

#[test]
fn redirect_addr_begins_anew_with_the_new_address() {
    let mut discovery = discovery(DEFAULT.with_directory());
    let log = run(
        &mut discovery,
        servers(&[
            (
                "POST https://contoso.com",
                ok(redirect_addr("elvin@mail.contoso.com")),
            ),
            ("POST https://mail.contoso.com", ok(settings())),
            ("consent", Answer::Consent(Consent::Approve)),
        ]),
    );
    assert_eq!(
        log[2..],
        [
            DOMAIN,
            "consent elvin@mail.contoso.com",
            "SCP elvin@mail.contoso.com own",
            "POST https://mail.contoso.com/autodiscover/autodiscover.xml with credentials",
            "settings",
        ]
    );
    assert_eq!(
        discovery.address().unwrap().as_str(),
        "elvin@mail.contoso.com"
    );
    assert_eq!(discovery.redirects(), 1);
}

#[test]
fn redirect_addr_within_the_domain_needs_no_consent_over_https() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[(
            "POST https://autodiscover.contoso.com",
            ok(redirect_addr("b@contoso.com")),
        )]),
    );
    // Each request is made for each address.
    assert_eq!(log[..4], [DOMAIN, HOST, DOMAIN, HOST]);
    assert_eq!(because(&discovery), Failure::Loop);
}

#[test]
fn redirect_addr_to_something_else_than_an_address_is_of_no_use() {
    for to in ["", "nobody", "a@b@c.com", "a@co.uk", "a@[10.0.0.1]"] {
        let mut discovery = discovery(DEFAULT);
        let log = run(&mut discovery, servers(&[("POST", ok(redirect_addr(to)))]));
        assert_eq!(log.len(), 6, "{to}: {log:?}");
        assert_eq!(because(&discovery), Failure::Unusable(Unusable::NoLocation));
    }
}

#[test]
fn a_loop_of_redirects_is_left() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            ("POST https://contoso.com/autodiscover", moved("/b")),
            (
                "POST https://contoso.com/b",
                ok(redirect_url("https://contoso.com/c")),
            ),
            (
                "POST https://contoso.com/c",
                moved("/autodiscover/autodiscover.xml"),
            ),
        ]),
    );
    assert_eq!(
        log,
        [
            DOMAIN,
            "POST https://contoso.com/b with credentials",
            "POST https://contoso.com/c with credentials",
            HOST,
            REDIRECTOR,
            SRV,
            LOCAL,
            "common settings",
        ]
    );
    assert_eq!(because(&discovery), Failure::Loop);
    assert_eq!(discovery.redirects(), 2);
}

#[test]
fn the_tenth_redirect_is_followed_and_the_eleventh_is_not() {
    let mut discovery = discovery(DEFAULT);
    let mut next = 0;
    let log = run(&mut discovery, |step| match step {
        Step::Http(_) => {
            next += 1;
            Some(moved(&format!("https://contoso.com/{next}")))
        }
        _ => None,
    });
    let last = format!("POST https://contoso.com/{MOST_REDIRECTS} with credentials");
    assert_eq!(log[usize::from(MOST_REDIRECTS)], last);
    // The steps that are left need no network.
    assert_eq!(
        log[usize::from(MOST_REDIRECTS) + 1..],
        [LOCAL, "common settings"]
    );
    assert_eq!(because(&discovery), Failure::TooManyRedirects);
}

#[test]
fn redirects_of_all_kinds_count_together() {
    let mut discovery = discovery(DEFAULT);
    let mut next = 0;
    run(&mut discovery, |step| match step {
        Step::Http(_) => {
            next += 1;
            Some(match next % 3 {
                0 => moved(&format!("https://contoso.com/{next}")),
                1 => ok(redirect_url(&format!("https://contoso.com/{next}"))),
                _ => ok(redirect_addr(&format!("a{next}@contoso.com"))),
            })
        }
        _ => None,
    });
    assert_eq!(discovery.redirects(), MOST_REDIRECTS);
    assert_eq!(because(&discovery), Failure::TooManyRedirects);
}

#[test]
fn srv_records_lead_to_https_in_the_order_of_their_priority() {
    let records = [
        SrvRecord::new(20, 0, 443, "second.hoster.com."),
        SrvRecord::new(10, 0, 8443, "first.hoster.com"),
    ];
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            ("SRV", srv(&records)),
            ("consent", Answer::Consent(Consent::Approve)),
        ]),
    );
    assert_eq!(
        log[4..],
        [
            "consent https://first.hoster.com:8443",
            "POST https://first.hoster.com:8443/autodiscover/autodiscover.xml with credentials",
            "consent https://second.hoster.com",
            "POST https://second.hoster.com/autodiscover/autodiscover.xml with credentials",
            LOCAL,
            "common settings",
        ]
    );
}

#[test]
fn an_srv_record_that_says_no_service_is_none() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[("SRV", srv(&[SrvRecord::new(0, 0, 0, ".")]))]),
    );
    assert_eq!(log[4..], [LOCAL, "common settings"]);
}

#[test]
fn an_srv_record_names_a_host_and_nothing_else() {
    for target in [
        "evil.com/x?",
        "a@evil.com",
        "127.0.0.1",
        "localhost",
        "evil.com:1",
        "a b",
    ] {
        let mut discovery = discovery(DEFAULT);
        let log = run(
            &mut discovery,
            servers(&[("SRV", srv(&[SrvRecord::new(0, 0, 443, target)]))]),
        );
        assert_eq!(log[4..], [LOCAL, "common settings"], "{target}");
    }
}

#[test]
fn an_srv_record_within_the_domain_is_asked_where_it_was_not_yet() {
    let mut discovery = discovery(DEFAULT);
    let records = [
        SrvRecord::new(0, 0, 443, "autodiscover.contoso.com"),
        SrvRecord::new(1, 0, 443, "contoso.com."),
    ];
    let log = run(&mut discovery, servers(&[("SRV", srv(&records))]));
    assert_eq!(log[4..], [LOCAL, "common settings"]);
    assert_eq!(because(&discovery), Failure::Loop);
}

#[test]
fn the_local_document_is_used_when_no_server_has_one() {
    let local = ("local", Answer::LocalXml(Some(settings())));
    let mut discovery = discovery(DEFAULT);
    let log = run(&mut discovery, servers(std::slice::from_ref(&local)));
    assert_eq!(log[4..], [LOCAL, "settings"]);
    let Some(Outcome::Settings { source, .. }) = discovery.outcome() else {
        panic!("{:?}", discovery.outcome());
    };
    assert_eq!(*source, Source::LocalXml);
    // A server goes before it.
    let mut discovery = super::driver::discovery(DEFAULT);
    let log = run(&mut discovery, servers(&[local, ("POST", ok(settings()))]));
    assert_eq!(log, [DOMAIN, "settings"]);
}

#[test]
fn the_local_document_may_redirect() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            ("local", Answer::LocalXml(Some(redirect_url(HOSTER_URL)))),
            ("POST https://autodiscover.hoster.com", ok(settings())),
            ("consent", Answer::Consent(Consent::Approve)),
        ]),
    );
    assert_eq!(
        log[4..],
        [
            LOCAL,
            "consent https://autodiscover.hoster.com",
            HOSTER,
            "settings"
        ]
    );
}

#[test]
fn consent_that_is_refused_leads_to_the_next_candidate() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            ("POST https://contoso.com", moved(HOSTER_URL)),
            ("consent", Answer::Consent(Consent::Refuse)),
        ]),
    );
    assert_eq!(
        log[..3],
        [DOMAIN, "consent https://autodiscover.hoster.com", HOST]
    );
    assert_eq!(because(&discovery), Failure::NotApproved);
    assert!(discovery.approvals().is_empty());
}

#[test]
fn an_approval_can_be_remembered_for_the_domain_it_was_given_for() {
    let world = |consent| {
        move |step: Step<'_>| match step {
            Step::Http(request) if request.target().host() == "autodiscover.hoster.com" => {
                Some(ok(settings()))
            }
            Step::Http(_) => Some(moved(HOSTER_URL)),
            Step::Consent(_) => Some(Answer::Consent(consent)),
            _ => None,
        }
    };
    let mut first = discovery(DEFAULT);
    run(&mut first, world(Consent::Approve));
    assert!(first.approvals().is_empty());
    let mut first = discovery(DEFAULT);
    run(&mut first, world(Consent::ApproveAlways));
    let approvals = first.approvals().clone();
    assert_eq!(approvals.origins().count(), 1);

    let mut second = discovery(DEFAULT.unattended()).with_approvals(approvals.clone());
    let log = run(&mut second, world(Consent::Refuse));
    assert_eq!(log, [DOMAIN, HOSTER, "settings"]);

    let mut other =
        Discovery::new(address("a@fabrikam.com"), DEFAULT.unattended()).with_approvals(approvals);
    let log = run(&mut other, world(Consent::Refuse));
    assert!(!log.iter().any(|step| step.contains("hoster")), "{log:?}");
}

#[test]
fn approvals_are_given_and_taken_back() {
    let domain = Domain::decode("contoso.com").unwrap();
    let origin = Origin::try_from("https://hoster.com".to_owned()).unwrap();
    let mut approvals = Approvals::new();
    approvals.approve(domain.clone(), origin.clone());
    assert!(approvals.allows(&domain, &origin));
    approvals.revoke(&domain, &origin);
    assert!(approvals.is_empty());
    let other = Domain::decode("fabrikam.com").unwrap();
    approvals.approve_domain(domain.clone(), other.clone());
    assert!(approvals.allows_domain(&domain, &other) && !approvals.allows_domain(&other, &domain));
    assert!(approvals.domains().eq([(&domain, &other)]));
}

#[test]
fn unattended_refuses_what_would_need_a_prompt() {
    let mut discovery = discovery(DEFAULT.unattended());
    let log = run(&mut discovery, |step| match step {
        Step::Http(request) if request.target().host() == "contoso.com" => Some(moved(HOSTER_URL)),
        Step::Http(_) => Some(ok(redirect_addr("a@fabrikam.com"))),
        Step::Srv(_) => Some(srv(&[SrvRecord::new(0, 0, 443, "x.hoster.com")])),
        _ => None,
    });
    assert_eq!(
        log,
        [DOMAIN, HOST, REDIRECTOR, SRV, LOCAL, "common settings"]
    );
    assert_eq!(because(&discovery), Failure::NotApproved);
}

#[test]
fn a_401_is_a_wrong_password_and_not_a_missing_service() {
    let unauthorized = Answer::Http(
        HttpAnswer::new(401, Content::Html)
            .with_challenge("Negotiate")
            .with_challenge("Basic realm=\"contoso\""),
    );
    let mut discovery = discovery(DEFAULT);
    let log = run(&mut discovery, |step| match step {
        Step::Http(_) => Some(unauthorized.clone()),
        Step::Credentials {
            challenges, made, ..
        } => {
            assert_eq!(challenges, ["Negotiate", "Basic realm=\"contoso\""]);
            assert_eq!(made, 1);
            Some(Answer::Credentials(CredentialsAnswer::GiveUp))
        }
        _ => None,
    });
    assert_eq!(
        log,
        [
            DOMAIN,
            "credentials https://contoso.com/autodiscover/autodiscover.xml",
            "failed: wrong user name or password"
        ]
    );
    // Another candidate may still know the user; if none does, it was the password.
    let mut discovery = super::driver::discovery(DEFAULT);
    run(
        &mut discovery,
        servers(&[
            ("POST", unauthorized),
            ("credentials", Answer::Credentials(CredentialsAnswer::Skip)),
        ]),
    );
    assert_eq!(because(&discovery), Failure::WrongPassword);
}

#[test]
fn the_same_request_is_made_three_times_again_and_no_more() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[
            ("POST", http(401, Content::Empty)),
            ("credentials", Answer::Credentials(CredentialsAnswer::Retry)),
        ]),
    );
    assert_eq!(log.iter().filter(|step| **step == DOMAIN).count(), 4);
    assert_eq!(
        discovery.outcome(),
        Some(&Outcome::Failed(Failure::WrongPassword))
    );
}

#[test]
fn a_401_over_http_asks_nobody_for_a_password() {
    let mut discovery = discovery(DEFAULT);
    let log = run(
        &mut discovery,
        servers(&[("GET", http(401, Content::Empty))]),
    );
    assert_eq!(
        log,
        [DOMAIN, HOST, REDIRECTOR, SRV, LOCAL, "common settings"]
    );
}

#[test]
fn error_601_leads_to_the_other_schema_at_the_same_place() {
    for status in [200, 400] {
        let mut discovery = discovery(DEFAULT);
        let mut schemas = Vec::new();
        let log = run(&mut discovery, |step| match step {
            Step::Http(request) => {
                let schema = request.document().unwrap().schema();
                schemas.push(schema);
                Some(match schema {
                    Schema::Outlook => http(status, error(601)),
                    Schema::MobileSync => ok(mobile_settings()),
                })
            }
            _ => None,
        });
        assert_eq!(log, [DOMAIN, DOMAIN, "settings"]);
        assert_eq!(schemas, [Schema::Outlook, Schema::MobileSync]);
        assert_eq!(discovery.redirects(), 0);
    }
}

#[test]
fn error_601_in_both_schemas_leads_to_the_next_candidate() {
    for options in [DEFAULT, DEFAULT.with_schema(Schema::MobileSync)] {
        let mut discovery = discovery(options);
        let log = run(&mut discovery, servers(&[("POST", ok(error(601)))]));
        assert_eq!(log[..5], [DOMAIN, DOMAIN, HOST, HOST, REDIRECTOR]);
        assert_eq!(
            because(&discovery),
            Failure::Server(autodiscover::ErrorCode(601))
        );
    }
    let mut discovery = discovery(DEFAULT.without_other_schema());
    let log = run(&mut discovery, servers(&[("POST", ok(error(601)))]));
    assert_eq!(log[..3], [DOMAIN, HOST, REDIRECTOR]);
}

#[test]
fn other_errors_lead_to_the_next_candidate() {
    for code in [500, 501, 503, 600, 603, 404] {
        let mut discovery = discovery(DEFAULT);
        let log = run(&mut discovery, servers(&[("POST", ok(error(code)))]));
        assert_eq!(log[..3], [DOMAIN, HOST, REDIRECTOR]);
        assert_eq!(
            because(&discovery),
            Failure::Server(autodiscover::ErrorCode(code))
        );
    }
}

#[test]
fn failures_are_told_apart() {
    let failed = |why| Answer::Failed(why);
    for (answer, failure) in [
        (failed(TransportFailure::NoSuchHost), Failure::NotConfigured),
        (
            failed(TransportFailure::Timeout),
            Failure::Unreachable(TransportFailure::Timeout),
        ),
        (
            failed(TransportFailure::NoConnection),
            Failure::Unreachable(TransportFailure::NoConnection),
        ),
        (
            failed(TransportFailure::BadCertificate),
            Failure::BadCertificate,
        ),
        (not_found(), Failure::NotConfigured),
        (http(410, Content::Empty), Failure::NotConfigured),
        (http(503, Content::Html), Failure::Status(503)),
        (ok(Content::Html), Failure::Unusable(Unusable::Html)),
        (ok(Content::Empty), Failure::Unusable(Unusable::Empty)),
        (ok(undecodable()), Failure::Unusable(Unusable::Undecodable)),
        (ok(Content::TooLong), Failure::Unusable(Unusable::TooLong)),
        (
            ok(reply(autodiscover::outlook::Account::settings([]))),
            Failure::Unusable(Unusable::NoSettings),
        ),
    ] {
        let mut discovery = discovery(DEFAULT);
        let log = run(&mut discovery, servers(&[("POST", answer)]));
        assert_eq!(
            log,
            [DOMAIN, HOST, REDIRECTOR, SRV, LOCAL, "common settings"]
        );
        assert_eq!(because(&discovery), failure);
        assert!(!failure.to_string().is_empty());
    }
}

#[test]
fn without_common_settings_it_fails_with_the_most_telling_reason() {
    let mut discovery = discovery(DEFAULT.without_common_settings());
    let log = run(
        &mut discovery,
        servers(&[
            ("POST https://contoso.com", ok(Content::Html)),
            (
                "POST https://auto",
                Answer::Failed(TransportFailure::BadCertificate),
            ),
            ("GET", Answer::Failed(TransportFailure::Timeout)),
        ]),
    );
    assert_eq!(
        log.last().unwrap(),
        "failed: certificate is not valid for the server"
    );
}

#[test]
fn v2_json_is_asked_first_where_it_is_wanted() {
    let mut discovery = discovery(DEFAULT.with_v2("AutodiscoverV1"));
    let log = run(&mut discovery, |_| None);
    assert_eq!(
        log[..5],
        [
            "GET https://contoso.com/autodiscover/autodiscover.json?Email=barbara%40contoso.com\
             &Protocol=AutodiscoverV1&RedirectCount=0",
            DOMAIN,
            "GET https://autodiscover.contoso.com/autodiscover/autodiscover.json\
             ?Email=barbara%40contoso.com&Protocol=AutodiscoverV1&RedirectCount=0",
            HOST,
            REDIRECTOR,
        ]
    );
}

#[test]
fn requests_that_can_be_made_ahead_are_those_of_the_fourth_step_without_credentials() {
    let mut discovery = discovery(DEFAULT);
    let words = |discovery: &Discovery| -> Vec<String> {
        discovery
            .ahead()
            .iter()
            .map(|ahead| match ahead {
                Ahead::Http(request) => words(Step::Http(request)),
                Ahead::Srv(name) => words(Step::Srv(name)),
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let without = |step: &str| step.replace(" with credentials", "");
    assert_eq!(
        words(&discovery),
        [without(HOST), REDIRECTOR.to_owned(), SRV.to_owned()]
    );
    discovery.handle(not_found()).unwrap();
    assert_eq!(words(&discovery), [REDIRECTOR, SRV]);
    run(&mut discovery, |_| None);
    assert!(discovery.ahead().is_empty());
    // They are among those that come.
    let directory = super::driver::discovery(DEFAULT.with_directory());
    assert_eq!(words(&directory).len(), 4);
}

#[test]
fn an_answer_to_another_step_changes_nothing() {
    let mut discovery = discovery(DEFAULT);
    let before = format!("{discovery:?}");
    for answer in [
        Answer::DirectoryAddress(None),
        Answer::DirectoryServer(None),
        scp(&[], 0),
        srv(&[]),
        Answer::LocalXml(None),
        Answer::Consent(Consent::ApproveAlways),
        Answer::Credentials(CredentialsAnswer::Retry),
    ] {
        assert_eq!(discovery.handle(answer), Err(UnexpectedAnswer));
    }
    assert_eq!(format!("{discovery:?}"), before);
    run(&mut discovery, |_| None);
    assert_eq!(discovery.handle(not_found()), Err(UnexpectedAnswer));
}

#[test]
fn a_domain_with_names_for_strangers_is_asked_itself_and_nothing_below_it() {
    let mut discovery = Discovery::new(address("a@github.io"), DEFAULT);
    let log = run(&mut discovery, |_| None);
    assert_eq!(
        log,
        [
            "POST https://github.io/autodiscover/autodiscover.xml with credentials",
            "SRV _autodiscover._tcp.github.io",
            "local github.io",
            "common settings"
        ]
    );
}

#[test]
fn a_private_domain_is_asked_where_private_names_are_allowed() {
    let private = |options| Discovery::new(address("a@contoso.local"), options);
    let mut discovery = private(DEFAULT);
    assert_eq!(
        run(&mut discovery, |_| None),
        ["local contoso.local", "common settings"]
    );
    assert!(private(DEFAULT).ahead().is_empty());
    let mut discovery = private(DEFAULT.with_targets(TargetPolicy::NAMES));
    let log = run(&mut discovery, |_| None);
    assert_eq!(
        log[0],
        "POST https://contoso.local/autodiscover/autodiscover.xml with credentials"
    );
}

#[test]
fn a_request_has_the_headers_that_servers_ask_for() {
    let discovery = discovery(DEFAULT);
    let Step::Http(request) = discovery.poll() else {
        panic!("{:?}", discovery.poll());
    };
    let headers = request.headers();
    let header = |name| {
        headers
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| &**value)
    };
    assert_eq!(header("Content-Type"), Some("text/xml; charset=utf-8"));
    assert_eq!(header("X-MapiHttpCapability"), Some("1"));
    assert_eq!(header("X-ClientCanHandle"), Some("Negotiate, ExHttpInfo"));
    assert_eq!(header("X-AnchorMailbox"), Some("barbara@contoso.com"));
    assert_eq!(
        request.document().unwrap().email_address(),
        Some("barbara@contoso.com")
    );
}

fn v2_found(protocol: &'static str, url: &'static str) -> Answer {
    ok(Content::V2(v2::Response::found(protocol, url)))
}

#[test]
fn v2_json_that_names_the_first_version_is_a_redirect() {
    let mut discovery = discovery(DEFAULT.with_v2("AutodiscoverV1"));
    let log = run(
        &mut discovery,
        servers(&[
            (
                "GET https://contoso.com",
                v2_found("AutodiscoverV1", HOSTER_URL),
            ),
            ("POST https://autodiscover.hoster.com", ok(settings())),
            ("consent", Answer::Consent(Consent::Approve)),
        ]),
    );
    assert_eq!(
        log[1..],
        [
            "consent https://autodiscover.hoster.com",
            HOSTER,
            "settings"
        ]
    );
    assert_eq!(discovery.redirects(), 1);
}

#[test]
fn v2_json_that_names_another_protocol_is_what_was_asked_for() {
    let url = "https://outlook.office365.com/Microsoft-Server-ActiveSync";
    let mut discovery = discovery(DEFAULT.with_v2("ActiveSync"));
    let log = run(
        &mut discovery,
        servers(&[("GET https://contoso.com", v2_found("ActiveSync", url))]),
    );
    assert_eq!(log[1..], ["endpoint"]);
    let Some(Outcome::Endpoint { reply, .. }) = discovery.outcome() else {
        panic!("{:?}", discovery.outcome());
    };
    assert_eq!(*reply, v2::Response::found("ActiveSync", url));
}

#[test]
fn v2_json_over_http_or_into_a_private_network_is_refused() {
    for url in [
        "http://hoster.com/",
        "https://127.0.0.1/",
        "https://localhost/",
    ] {
        for protocol in ["AutodiscoverV1", "ActiveSync"] {
            let mut discovery = discovery(DEFAULT.with_v2(protocol));
            let log = run(
                &mut discovery,
                servers(&[("GET https://contoso.com", v2_found(protocol, url))]),
            );
            assert_eq!(log[1], DOMAIN, "{url}");
        }
    }
}

#[test]
fn a_v2_json_error_leads_to_the_post() {
    let error = Content::V2(v2::Response::error("InvalidProtocol", "no"));
    for status in [200, 400, 404] {
        let mut discovery = discovery(DEFAULT.with_v2("Ews"));
        let log = run(
            &mut discovery,
            servers(&[("GET https://contoso.com", http(status, error.clone()))]),
        );
        assert_eq!(log[1], DOMAIN);
    }
}

#[test]
fn a_status_redirect_of_v2_json_stays_v2_json_and_https() {
    let mut discovery = discovery(DEFAULT.with_v2("Ews"));
    let log = run(
        &mut discovery,
        servers(&[
            (
                "GET https://contoso.com/autodiscover",
                moved("https://contoso.com/other.json"),
            ),
            (
                "GET https://contoso.com/other",
                moved("http://contoso.com/plain.json"),
            ),
        ]),
    );
    assert_eq!(log[1..3], ["GET https://contoso.com/other.json", DOMAIN]);
}
