//! What servers answer, and what follows from it.

use autodiscover::discovery::{
    Answer, Consent, Content, CredentialsAnswer, Failure, HttpAnswer, Outcome, Step,
    TransportFailure, Unusable,
};
use autodiscover::{Schema, v2};

use super::driver::*;

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
