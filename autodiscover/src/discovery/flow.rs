//! How a discovery goes from stage to stage.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::answer::{Answer, CredentialsAnswer, ServiceConnectionPoint, TransportFailure};
use super::request::{self, Purpose};
use super::stage::{HOST_PREFIX, Stage};
use super::step::Ahead;
use super::{
    Candidate, Discovery, Event, Evidence, Failure, Flow, HttpRequest, MOST_REDIRECTS, Outcome,
    SrvRecord, UnexpectedAnswer, Waiting, srv_order,
};
use crate::{EmailAddress, Origin, Schema, Scheme, Target, TargetError, TargetPolicy};

/// Where Autodiscover is on every server.
pub(super) const PATH: &str = "/autodiscover/autodiscover.xml";
/// How many SRV records and service connection points are looked at.
const MOST_CANDIDATES: usize = 16;

/// What a request is known by, so that it is made once: a redirect of the same address to the same
/// place in the same schema.
fn key(purpose: Purpose, target: &Target, address: &EmailAddress) -> String {
    let purpose = match purpose {
        Purpose::Outlook => "O ",
        Purpose::MobileSync => "M ",
        Purpose::V2 => "V ",
        Purpose::Redirect => "R ",
    };
    let (url, address) = (target.as_str(), address.as_str());
    let len = url.len().saturating_add(address.len()).saturating_add(3);
    let mut key = String::with_capacity(len);
    for part in [purpose, url, " ", address] {
        key.push_str(part);
    }
    key
}

impl Discovery {
    pub(super) fn begin(&mut self, address: EmailAddress) {
        self.note(Event::Address(String::from(address.as_str())));
        self.addresses.insert(address.clone());
        self.address = Some(address);
        // The server of one address is not that of another.
        self.server = None;
        self.queue.clear();
    }

    /// Goes on until something is waited for.
    pub(super) fn go_on(&mut self, mut flow: Flow) {
        while flow == Flow::Next {
            flow = match self.queue.pop_front() {
                Some(Candidate::Definition(target)) => self.ask_definition(target),
                Some(Candidate::Srv(record)) => self.follow_srv(&record),
                None => {
                    self.stage = self.stage.next();
                    self.enter()
                }
            };
        }
    }

    /// Asks a server that the directory names, unless it was asked before.
    fn ask_definition(&mut self, target: Target) -> Flow {
        let purpose = self.options.schema.into();
        if self.was_made(&target, purpose) {
            self.note(Event::AlreadyAsked);
            return Flow::Next;
        }
        self.request(target, purpose)
    }

    /// Enters the stage.
    fn enter(&mut self) -> Flow {
        let Some(address) = self.address.clone() else {
            return self.finish(Outcome::Failed(self.failure));
        };
        let waiting = match self.stage {
            Stage::Address => return Flow::Next,
            Stage::Server | Stage::ServiceConnectionPoints if !self.options.directory => {
                return Flow::Next;
            }
            Stage::Server => Waiting::DirectoryServer,
            Stage::ServiceConnectionPoints => Waiting::ServiceConnectionPoints { directory: None },
            Stage::DomainV2
            | Stage::Domain
            | Stage::HostV2
            | Stage::Host
            | Stage::Redirector
            | Stage::Srv => return self.enter_own_domain(&address),
            Stage::LocalXml => Waiting::LocalXml,
            Stage::StoredServer => {
                let Some(server) = self.server.clone() else {
                    return Flow::Next;
                };
                return self.finish(Outcome::ExchangeServer {
                    server,
                    address,
                    because: self.failure,
                });
            }
            Stage::CommonSettings if self.options.common_settings => {
                return self.finish(Outcome::CommonSettings {
                    address,
                    because: self.failure,
                });
            }
            Stage::CommonSettings => return self.finish(Outcome::Failed(self.failure)),
        };
        self.waiting = waiting;
        Flow::Wait
    }

    fn enter_own_domain(&mut self, address: &EmailAddress) -> Flow {
        let policy = &self.options.targets;
        if !policy.private_names && crate::target::is_private(address.domain().as_str()) {
            self.note(Event::DomainRefused(TargetError::PrivateName));
            self.fail(Failure::Target(TargetError::PrivateName));
            self.stage = Stage::LAST_OF_NETWORK;
            return Flow::Next;
        }
        if self.stage == Stage::Srv {
            let name = srv_name(address);
            self.note(Event::SrvLookup { name: name.clone() });
            self.waiting = Waiting::Srv(name);
            return Flow::Wait;
        }
        if self.stage == Stage::HostV2 && address.domain().is_shared() {
            self.note(Event::SharedDomain);
        }
        let Some((target, purpose)) = self.own_request(self.stage, address) else {
            return Flow::Next;
        };
        if self.visited.contains(&key(purpose, &target, address)) {
            // A redirect has led there before.
            self.note(Event::AlreadyAsked);
            return Flow::Next;
        }
        self.request(target, purpose)
    }

    /// The request of a stage to the user's own domain, if it has one.
    fn own_request(&self, stage: Stage, address: &EmailAddress) -> Option<(Target, Purpose)> {
        let (scheme, prefix) = stage.own_host()?;
        let domain = address.domain();
        if !prefix.is_empty() && domain.is_shared() {
            return None;
        }
        let mut host = String::with_capacity(prefix.len().saturating_add(domain.as_str().len()));
        host.push_str(prefix);
        host.push_str(domain.as_str());
        let port = scheme.default_port();
        if stage.is_v2() {
            let protocol = self.options.v2_protocol.as_deref()?;
            let path = request::v2_path(address, protocol, self.redirects);
            return Some((Target::at(scheme, &host, port, &path), Purpose::V2));
        }
        let target = Target::at(scheme, &host, port, PATH);
        Some((target, self.purpose_at(scheme)))
    }

    /// What a request is for that goes to a scheme: nothing but a redirect is taken from `http`.
    pub(super) fn purpose_at(&self, scheme: Scheme) -> Purpose {
        match scheme {
            Scheme::Https => self.options.schema.into(),
            Scheme::Http => Purpose::Redirect,
        }
    }

    /// Makes a request. Its target was approved.
    pub(super) fn request(&mut self, target: Target, purpose: Purpose) -> Flow {
        let Some(address) = self.address.clone() else {
            return Flow::Next;
        };
        let approved = self.is_approved(target.origin());
        self.visited.insert(key(purpose, &target, &address));
        let request = HttpRequest::new(target, purpose, address, approved);
        self.note_request(&request);
        self.waiting = Waiting::Http { request, made: 1 };
        Flow::Wait
    }

    pub(super) fn note_request(&mut self, request: &HttpRequest) {
        self.note(Event::Request {
            method: request.method(),
            purpose: request.purpose(),
            url: String::from(request.target().without_query()),
            approved: request.approved().is_some(),
        });
    }

    /// Whether a request was made already.
    pub(super) fn was_made(&self, target: &Target, purpose: Purpose) -> bool {
        self.address
            .as_ref()
            .is_some_and(|address| self.visited.contains(&key(purpose, target, address)))
    }

    /// Whether an origin belongs to the user's exact domain, was named by the directory, or was
    /// approved.
    pub(super) fn is_approved(&self, origin: &Origin) -> bool {
        self.is_own(origin) || self.is_granted(origin)
    }

    /// Whether an origin belongs to the user's exact domain.
    pub(super) fn is_own(&self, origin: &Origin) -> bool {
        let Some(domain) = self.address.as_ref().map(EmailAddress::domain) else {
            return false;
        };
        let host = origin.host();
        let is_host = || host.strip_prefix(HOST_PREFIX) == Some(domain.as_str());
        let is_own = host == domain.as_str() || is_host() && !domain.is_shared();
        is_own && origin.port() == origin.scheme().default_port()
    }

    /// Whether an origin was named by the directory, or was approved.
    pub(super) fn is_granted(&self, origin: &Origin) -> bool {
        self.address
            .as_ref()
            .map(EmailAddress::domain)
            .is_some_and(|domain| {
                self.granted.allows(domain, origin) || self.approvals.allows(domain, origin)
            })
    }

    /// Takes an answer to what is waited for.
    pub(super) fn take(&mut self, answer: Answer) -> Result<Flow, UnexpectedAnswer> {
        let flow = match (&self.waiting, answer) {
            (Waiting::DirectoryAddress, Answer::DirectoryAddress(address)) => {
                self.note(Event::DirectoryAddress {
                    found: address.is_some(),
                });
                if let Some(address) = address {
                    self.begin(address);
                }
                Flow::Next
            }
            (Waiting::DirectoryServer, Answer::DirectoryServer(server)) => {
                self.note(Event::DirectoryServer {
                    found: server.is_some(),
                });
                self.server = server;
                Flow::Next
            }
            (
                Waiting::ServiceConnectionPoints { .. },
                Answer::ServiceConnectionPoints { objects, random },
            ) => self.take_connection_points(objects, random),
            (Waiting::Http { request, made }, Answer::Http(answer)) => {
                let (request, made) = (request.clone(), *made);
                self.take_http(request, made, answer)
            }
            (Waiting::Http { .. } | Waiting::Srv(_), Answer::Failed(why)) => {
                self.note(Event::Failed(why));
                self.fail(match why {
                    TransportFailure::BadCertificate => Failure::BadCertificate,
                    TransportFailure::NoSuchHost => Failure::NotConfigured,
                    _ => Failure::Unreachable(why),
                });
                Flow::Next
            }
            (Waiting::Srv(_), Answer::Srv { records, random }) => {
                self.note(Event::SrvRecords(records.len()));
                // Of too many those are left out that would be the last.
                let mut records = records;
                records.sort_by_key(|record| record.priority);
                records.truncate(MOST_CANDIDATES);
                let ordered = srv_order(records, random);
                self.queue.extend(ordered.into_iter().map(Candidate::Srv));
                Flow::Next
            }
            (Waiting::LocalXml, Answer::LocalXml(content)) => self.take_local(content),
            (Waiting::Consent { .. }, Answer::Consent(consent)) => self.take_consent(consent),
            (Waiting::Credentials { request, made, .. }, Answer::Credentials(answer)) => {
                let (request, made) = (request.clone(), *made);
                self.take_credentials(request, made, answer)
            }
            _ => return Err(UnexpectedAnswer),
        };
        Ok(flow)
    }

    fn take_connection_points(
        &mut self,
        objects: Vec<ServiceConnectionPoint>,
        random: u64,
    ) -> Flow {
        let Some(address) = self.address.clone() else {
            return Flow::Next;
        };
        let (mut definitions, mut referrals) = (Vec::new(), Vec::new());
        for object in objects.into_iter().take(MOST_CANDIDATES) {
            match object {
                ServiceConnectionPoint::Definition(url) => definitions.push(url),
                ServiceConnectionPoint::Referral(directory) => referrals.push(directory),
            }
        }
        self.note(Event::ServiceConnectionPoints {
            definitions: definitions.len(),
            referrals: referrals.len(),
        });
        // One at random, and if it fails those behind it.
        let len = u64::try_from(definitions.len()).unwrap_or(0);
        let first = random.checked_rem(len).unwrap_or(0);
        definitions.rotate_left(usize::try_from(first).unwrap_or(0));
        for url in &definitions {
            match Target::decode(url, &TargetPolicy::NAMES) {
                Ok(target) if target.origin().is_https() => {
                    let domain = address.domain().clone();
                    self.granted.approve(domain, target.origin().clone());
                    self.queue.push_back(Candidate::Definition(target));
                }
                Ok(_) => self.note(Event::TargetRefused(TargetError::NotHttps)),
                Err(e) => self.note(Event::TargetRefused(e)),
            }
        }
        if !self.queue.is_empty() {
            return Flow::Next;
        }
        let unseen = referrals
            .into_iter()
            .find(|directory| !self.directories.contains(directory));
        let Some(directory) = unseen else {
            return Flow::Next;
        };
        let Some(count) = self.count_redirect() else {
            return Flow::Next;
        };
        self.note(Event::Referral { count });
        self.directories.insert(directory.clone());
        self.waiting = Waiting::ServiceConnectionPoints {
            directory: Some(directory),
        };
        Flow::Wait
    }

    fn follow_srv(&mut self, record: &SrvRecord) -> Flow {
        let host = record.host();
        if host.is_empty() {
            self.note(Event::NoService);
            return Flow::Next;
        }
        let mut url = String::from("https://");
        url.push_str(host);
        if record.port != Scheme::Https.default_port() {
            url.push(':');
            url.push_str(&alloc::string::ToString::to_string(&record.port));
        }
        url.push_str(PATH);
        let target = Target::decode(&url, &self.options.targets).and_then(|target| {
            // A record names a host and nothing else.
            if target.as_str().ends_with(PATH) && !host.contains(['/', '?', '#', ':', '@']) {
                Ok(target)
            } else {
                Err(TargetError::HostName)
            }
        });
        self.redirect(
            super::RedirectKind::Srv,
            target,
            self.options.schema.into(),
            false,
        )
    }

    fn take_credentials(
        &mut self,
        request: HttpRequest,
        made: u8,
        answer: CredentialsAnswer,
    ) -> Flow {
        match answer {
            CredentialsAnswer::Retry => {
                self.note_request(&request);
                self.waiting = Waiting::Http {
                    request,
                    made: made.saturating_add(1),
                };
                Flow::Wait
            }
            CredentialsAnswer::Skip => {
                self.note(Event::ServerLeft);
                self.fail(Failure::WrongPassword);
                Flow::Next
            }
            CredentialsAnswer::GiveUp => self.finish(Outcome::Failed(Failure::WrongPassword)),
        }
    }

    /// Counts a redirect. `None` if there were too many: what is left are the steps without a
    /// network.
    pub(super) fn count_redirect(&mut self) -> Option<u8> {
        if self.redirects >= MOST_REDIRECTS {
            self.note(Event::TooManyRedirects);
            self.fail(Failure::TooManyRedirects);
            self.queue.clear();
            self.stage = self.stage.max(Stage::LAST_OF_NETWORK);
            return None;
        }
        self.redirects = self.redirects.saturating_add(1);
        Some(self.redirects)
    }

    pub(super) fn finish(&mut self, outcome: Outcome) -> Flow {
        self.note(match &outcome {
            Outcome::Settings { .. } => Event::Settings,
            Outcome::Endpoint { .. } => Event::Endpoint,
            Outcome::ExchangeServer { .. } => Event::ExchangeServer,
            Outcome::CommonSettings { .. } => Event::CommonSettings,
            Outcome::Failed(why) => Event::GaveUp(*why),
        });
        self.waiting = Waiting::Done(Box::new(outcome));
        Flow::Wait
    }

    /// Remembers why there are no settings so far.
    pub(super) fn fail(&mut self, failure: Failure) {
        self.failure = self.failure.max(failure);
    }

    pub(super) fn note(&mut self, event: Event) {
        self.evidence.push(Evidence {
            step: self.stage.step(),
            event,
        });
    }

    /// The schema that a request has asked for.
    pub(super) const fn schema_of(purpose: Purpose) -> Option<Schema> {
        match purpose {
            Purpose::Outlook => Some(Schema::Outlook),
            Purpose::MobileSync => Some(Schema::MobileSync),
            Purpose::V2 | Purpose::Redirect => None,
        }
    }

    /// What can be done in parallel with the step that [`poll`](Self::poll) has named: the requests
    /// and lookups of the fourth step that come later unless settings are found before. None of them
    /// carries credentials.
    #[must_use]
    pub fn ahead(&self) -> Vec<Ahead> {
        let mut ahead = Vec::new();
        let Some(address) = self.address.as_ref() else {
            return ahead;
        };
        let refused = !self.options.targets.private_names
            && crate::target::is_private(address.domain().as_str());
        if refused || matches!(self.waiting, Waiting::Done(_)) {
            return ahead;
        }
        let mut stage = self.stage.max(Stage::Server);
        while stage < Stage::LAST_OF_NETWORK {
            stage = stage.next();
            if stage == Stage::Srv {
                ahead.push(Ahead::Srv(srv_name(address)));
            } else if let Some((target, purpose)) = self.own_request(stage, address) {
                if !self.was_made(&target, purpose) {
                    let request = HttpRequest::new(target, purpose, address.clone(), false);
                    ahead.push(Ahead::Http(request));
                }
            }
        }
        ahead
    }
}

fn srv_name(address: &EmailAddress) -> String {
    let mut name = String::from("_autodiscover._tcp.");
    name.push_str(address.domain().as_str());
    name
}
