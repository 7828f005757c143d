//! The answers that a hostile world has for each step.

use autodiscover::discovery::{
    Answer, Consent, Content, CredentialsAnswer, Discovery, Purpose, ServiceConnectionPoint,
    SrvRecord, Step, TransportFailure,
};
use autodiscover::v2;

use super::driver::*;

/// Every answer that the walk tries at a step.
pub(crate) fn all(step: Step<'_>) -> Vec<Answer> {
    let definitions = |urls: &[&str]| Answer::ServiceConnectionPoints {
        objects: urls
            .iter()
            .map(|url| ServiceConnectionPoint::Definition((*url).to_owned()))
            .collect(),
        random: 1,
    };
    let referral = |to: &str| Answer::ServiceConnectionPoints {
        objects: vec![ServiceConnectionPoint::Referral(to.to_owned())],
        random: 0,
    };
    let srv = |hosts: &[&str]| Answer::Srv {
        records: hosts
            .iter()
            .map(|host| SrvRecord::new(0, 0, 443, host))
            .collect(),
        random: 0,
    };
    let found = |protocol: &'static str, url: &'static str| {
        ok(Content::V2(v2::Response::found(protocol, url)))
    };
    match step {
        Step::DirectoryAddress => vec![
            Answer::DirectoryAddress(None),
            Answer::DirectoryAddress(Some(address("barbara@contoso.com"))),
        ],
        Step::DirectoryServer(_) => vec![
            Answer::DirectoryServer(None),
            Answer::DirectoryServer(Some("EX01".to_owned())),
        ],
        Step::ServiceConnectionPoints { .. } => vec![
            definitions(&[]),
            definitions(&["https://cas/a", "https://cas.contoso.com/b"]),
            definitions(&["http://cas/a", "https://127.0.0.1/"]),
            referral("LDAP://a"),
            referral("LDAP://b"),
        ],
        Step::Http(request) if request.purpose() == Purpose::V2 => vec![
            not_found(),
            found("AutodiscoverV1", "https://hoster.com/v2"),
            found("AutodiscoverV1", "http://hoster.com/v2"),
            found("ActiveSync", "https://hoster.com/v2"),
            found("ActiveSync", "https://127.0.0.1/v2"),
            moved("https://evil.com/v2.json"),
            moved("http://evil.com/v2.json"),
            ok(settings()),
            http(401, Content::Empty),
        ],
        Step::Http(_) => vec![
            not_found(),
            ok(settings()),
            ok(mobile_settings()),
            http(401, Content::Empty),
            http(400, error(601)),
            Answer::Failed(TransportFailure::BadCertificate),
            moved("/b"),
            moved("https://evil.com/c?token=secret"),
            moved("http://evil.com/c"),
            moved("https://user:password@evil.com/"),
            moved("https://contoso.com:8443/"),
            moved("https://autodiscover.com/autodiscover/autodiscover.xml"),
            moved("https://127.0.0.1/"),
            moved("https://autodiscover.contoso.com.evil.com/"),
            ok(redirect_url("http://contoso.com/b")),
            ok(redirect_url("https://hoster.com/d")),
            ok(redirect_addr("other@contoso.com")),
            ok(redirect_addr("barbara@evil.com")),
            ok(redirect_addr("barbara@com")),
        ],
        Step::Srv(_) => vec![
            srv(&[]),
            srv(&["evil.com", "autodiscover.contoso.com"]),
            srv(&["autodiscover.com", "localhost", "hoster.com."]),
        ],
        Step::LocalXml(_) => vec![
            Answer::LocalXml(None),
            Answer::LocalXml(Some(settings())),
            Answer::LocalXml(Some(redirect_url("https://hoster.com/local"))),
            Answer::LocalXml(Some(Content::Html)),
        ],
        Step::Consent(_) => [Consent::Refuse, Consent::Approve, Consent::ApproveAlways]
            .map(Answer::Consent)
            .to_vec(),
        Step::Credentials { .. } => [
            CredentialsAnswer::Retry,
            CredentialsAnswer::Skip,
            CredentialsAnswer::GiveUp,
        ]
        .map(Answer::Credentials)
        .to_vec(),
        Step::Done(_) => Vec::new(),
        step => panic!("no answers to {step:?}"),
    }
}

/// Whether it has ended.
pub(crate) fn is_done(discovery: &Discovery) -> bool {
    discovery.outcome().is_some()
}
