//! Redirects of all kinds, and consent to them.

use autodiscover::discovery::{
    Answer, Approvals, Consent, Content, Discovery, Failure, HttpAnswer, MOST_REDIRECTS, SrvRecord,
    Step, Unusable,
};
use autodiscover::{Domain, Origin};

use super::driver::*;

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
            "directory server elvin@mail.contoso.com",
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
