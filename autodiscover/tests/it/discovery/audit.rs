//! An auditor who watches a discovery from outside and knows nothing of how it works.

use std::collections::BTreeSet;

use autodiscover::discovery::{
    Ahead, Answer, Consent, Destination, Discovery, Event, MOST_REDIRECTS, Method, Outcome,
    ServiceConnectionPoint, Source, Step,
};
use autodiscover::{Credentials, EmailAddress, Origin, Scheme, Target, TargetPolicy};

/// What the auditor knows.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Auditor {
    /// The domains of the addresses that may be looked for.
    domains: BTreeSet<String>,
    /// Where requests for a domain may go, beside its own hosts.
    approved: BTreeSet<(String, Origin)>,
}

impl Auditor {
    pub(crate) fn new(address: &EmailAddress) -> Self {
        Self {
            domains: BTreeSet::from([address.domain().to_string()]),
            approved: BTreeSet::new(),
        }
    }

    /// Checks what the discovery asks for, and what it would have done ahead of time.
    pub(crate) fn check(&self, discovery: &Discovery) {
        self.check_step(discovery);
        self.check_ahead(discovery);
    }

    /// Checks what may be done ahead of time.
    pub(crate) fn check_ahead(&self, discovery: &Discovery) {
        for ahead in discovery.ahead() {
            if let Ahead::Http(request) = ahead {
                assert!(request.approved().is_none(), "credentials ahead of time");
                self.check_host(discovery, request.target());
            }
        }
    }

    /// Checks what the discovery asks for.
    pub(crate) fn check_step(&self, discovery: &Discovery) {
        assert!(
            discovery.redirects() <= MOST_REDIRECTS,
            "an eleventh redirect"
        );
        if let Some(address) = discovery.address() {
            assert!(
                self.domains.contains(address.domain().as_str()),
                "{address} was not approved"
            );
        }
        match discovery.poll() {
            Step::Http(request) | Step::Credentials { request, .. } => {
                self.check_host(discovery, request.target());
                let origin = request.target().origin();
                if let Some(approved) = request.approved() {
                    assert_eq!(origin.scheme(), Scheme::Https, "cleartext credentials");
                    let credentials = Credentials::basic("user", "password").unwrap();
                    let authenticated = approved.with_credentials(&credentials);
                    assert_eq!(authenticated.request(), request);
                }
                if !origin.is_https() {
                    assert_eq!(request.method(), Method::Get, "a body over http");
                    assert!(request.document().is_none() && request.approved().is_none());
                }
            }
            Step::Srv(name) => {
                let domain = name.strip_prefix("_autodiscover._tcp.").unwrap();
                assert!(self.domains.contains(domain));
            }
            Step::Done(
                Outcome::Settings {
                    source, address, ..
                }
                | Outcome::Endpoint {
                    source, address, ..
                },
            ) => {
                assert!(self.domains.contains(address.domain().as_str()));
                if let Source::Server(target) = source {
                    assert!(target.origin().is_https(), "configured over http");
                    self.check_host(discovery, target);
                }
            }
            _ => {}
        }
        for evidence in discovery.evidence() {
            if let Event::Request { url, .. } | Event::Redirect { to: url, .. } = &evidence.event {
                let target = Target::decode(url, &TargetPolicy::PERMISSIVE);
                assert!(target.is_ok(), "user name in the evidence: {url}");
                assert!(!url.contains('?'), "query in the evidence: {url}");
            }
        }
    }

    /// Requests go to the exact domain and to what was approved for it.
    fn check_host(&self, discovery: &Discovery, target: &Target) {
        let domain = discovery.address().unwrap().domain().as_str();
        let origin = target.origin();
        let own = [domain.to_owned(), format!("autodiscover.{domain}")];
        let is_own = own.contains(&origin.host().to_owned())
            && origin.port() == origin.scheme().default_port();
        assert!(
            is_own || self.approved.contains(&(domain.to_owned(), origin.clone())),
            "{target} was not approved for {domain}: {:?}",
            self.approved
        );
    }

    /// Takes note of what the user and the directory say.
    pub(crate) fn hear(&mut self, discovery: &Discovery, answer: &Answer) {
        let domain = || discovery.address().unwrap().domain().to_string();
        match (discovery.poll(), answer) {
            (
                Step::Consent(question),
                Answer::Consent(Consent::Approve | Consent::ApproveAlways),
            ) => match &question.to {
                Destination::Origin(origin) => {
                    self.approved.insert((domain(), origin.clone()));
                }
                Destination::Address(address) => {
                    self.domains.insert(address.domain().to_string());
                }
                other => panic!("{other:?}"),
            },
            (
                Step::ServiceConnectionPoints { .. },
                Answer::ServiceConnectionPoints { objects, .. },
            ) => {
                for object in objects {
                    if let ServiceConnectionPoint::Definition(url) = object {
                        if let Ok(target) = Target::decode(url, &TargetPolicy::NAMES) {
                            if target.origin().is_https() {
                                self.approved.insert((domain(), target.origin().clone()));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
}
