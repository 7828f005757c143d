//! The seven steps, in their order.

use autodiscover::TargetPolicy;
use autodiscover::discovery::{
    Ahead, Answer, Consent, Content, CredentialsAnswer, Discovery, Failure, Outcome,
    ServiceConnectionPoint, Source, Step, UnexpectedAnswer,
};

use super::driver::*;

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
fn the_exchange_server_of_one_address_is_not_that_of_another() {
    let mut discovery = discovery(DEFAULT.with_directory());
    let own = discovery.address().unwrap().clone();
    let mut redirected = false;
    let log = run(&mut discovery, |step| match step {
        Step::DirectoryServer(address) if *address == own => {
            Some(Answer::DirectoryServer(Some("EX01".to_owned())))
        }
        Step::Http(_) if !redirected => {
            redirected = true;
            Some(ok(redirect_addr("elvin@contoso.com")))
        }
        _ => None,
    });
    let asked = log.iter().filter(|step| step.starts_with("directory"));
    assert_eq!(
        asked.collect::<Vec<_>>(),
        [
            "directory server barbara@contoso.com",
            "directory server elvin@contoso.com"
        ]
    );
    assert_eq!(log.last().unwrap(), "common settings");
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
