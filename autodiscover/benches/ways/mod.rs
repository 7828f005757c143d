//! What a discovery is answered, step by step.

use std::hint::black_box;

use autodiscover::discovery::{
    Answer, Consent, Content, Discovery, DiscoveryOptions, HttpAnswer, ServiceConnectionPoint,
    SrvRecord, TransportFailure,
};
use autodiscover::outlook::{Account, Protocol};
use autodiscover::{EmailAddress, ProtocolType, Response, outlook};

const HOSTER: &str = "https://autodiscover.hoster.com/autodiscover/autodiscover.xml";

/// The last answer. It is handed on as it is, so a short one does: what a long one costs to copy for
/// each run would be measured with it.
fn settings() -> Answer {
    let protocol = Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com");
    let response = Response::Outlook(outlook::Response::new(Account::settings([protocol])));
    Answer::Http(HttpAnswer::new(200, Content::from(response)))
}

fn failed() -> Answer {
    Answer::Failed(TransportFailure::Timeout)
}

/// The way of many: the domain has nothing, and its `autodiscover` host redirects to
/// a hoster.
pub(crate) fn hosted() -> Vec<Answer> {
    vec![
        Answer::Http(HttpAnswer::new(404, Content::Html)),
        failed(),
        Answer::Http(HttpAnswer::redirect(302, HOSTER)),
        Answer::Consent(Consent::Approve),
        settings(),
    ]
}

/// All steps of the network, each in vain but the last.
pub(crate) fn longest() -> Vec<Answer> {
    vec![
        Answer::DirectoryServer(Some("EX01".to_owned())),
        Answer::ServiceConnectionPoints {
            objects: vec![ServiceConnectionPoint::Definition(
                "https://cas.contoso.com/autodiscover/autodiscover.xml".to_owned(),
            )],
            random: 3,
        },
        failed(),
        failed(),
        failed(),
        failed(),
        Answer::Srv {
            records: vec![SrvRecord::new(0, 0, 443, "autodiscover.hoster.com.")],
            random: 3,
        },
        Answer::Consent(Consent::ApproveAlways),
        settings(),
    ]
}

/// The whole discovery, without I/O.
pub(crate) fn run(options: &DiscoveryOptions, answers: Vec<Answer>) -> Discovery {
    let address = EmailAddress::decode("barbara@contoso.com").unwrap();
    let mut discovery = Discovery::new(address, options.clone());
    for answer in answers {
        black_box(discovery.poll());
        discovery.handle(answer).unwrap();
    }
    assert!(discovery.outcome().is_some());
    discovery
}
