//! HTTP by `ureq`, DNS by `hickory-resolver`.

use std::error::Error;
use std::time::Duration;

use autodiscover::discovery::{
    Answer, Content, HttpAnswer, HttpRequest, Method, SrvRecord, TransportFailure,
};
use autodiscover::{Credentials, Options, TargetPolicy};
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RecordType;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What requests go out by.
pub(crate) struct Network {
    agent: ureq::Agent,
    dns: TokioResolver,
    runtime: tokio::runtime::Runtime,
}

/// Resolves names, and leaves out addresses that a public name has no business with.
#[derive(Debug)]
struct Checked(DefaultResolver, TargetPolicy);

impl Resolver for Checked {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut allowed = self.empty();
        for address in &self.0.resolve(uri, config, timeout)? {
            if self.1.allows_address(address.ip()) {
                allowed.push(*address);
            }
        }
        if allowed.is_empty() {
            return Err(ureq::Error::HostNotFound);
        }
        Ok(allowed)
    }
}

impl Network {
    pub(crate) fn new(targets: TargetPolicy) -> Result<Self, Box<dyn Error>> {
        let config = ureq::Agent::config_builder()
            // The discovery decides about redirects and makes sense of every status.
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build();
        let resolver = Checked(DefaultResolver::default(), targets);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        Ok(Self {
            agent: ureq::Agent::with_parts(config, DefaultConnector::default(), resolver),
            dns: TokioResolver::builder_tokio()?.build(),
            runtime,
        })
    }

    /// Makes a request; with credentials if it may carry them.
    pub(crate) fn send(&self, request: &HttpRequest, credentials: Option<&Credentials>) -> Answer {
        match self.try_send(request, credentials) {
            Ok(answer) => Answer::Http(answer),
            Err(e) => {
                eprintln!("  {e}");
                Answer::Failed(failure(&e))
            }
        }
    }

    fn try_send(
        &self,
        request: &HttpRequest,
        credentials: Option<&Credentials>,
    ) -> Result<HttpAnswer, ureq::Error> {
        let mut headers = ureq::http::HeaderMap::new();
        for (name, value) in request.headers() {
            headers.insert(name, value.parse().map_err(ureq::http::Error::from)?);
        }
        let authenticated = request
            .approved()
            .zip(credentials)
            .map(|(approved, credentials)| approved.with_credentials(credentials));
        if let Some(authenticated) = &authenticated {
            let mut value: ureq::http::HeaderValue = authenticated
                .authorization()
                .parse()
                .map_err(ureq::http::Error::from)?;
            value.set_sensitive(true);
            headers.insert("Authorization", value);
        }
        let url = request.target().as_str();
        let mut response = match request.method() {
            Method::Post => {
                let mut post = self.agent.post(url);
                if let Some(all) = post.headers_mut() {
                    all.extend(headers);
                }
                post.send(request.body().unwrap_or_default())?
            }
            Method::Get => {
                let mut get = self.agent.get(url);
                if let Some(all) = get.headers_mut() {
                    all.extend(headers);
                }
                get.call()?
            }
        };
        let options = Options::LENIENT;
        let limit = u64::try_from(options.limits.body).unwrap_or(u64::MAX);
        let body = response.body_mut().with_config().limit(limit).read_to_vec();
        let content = match body {
            Ok(bytes) => Content::decode(&bytes, &options),
            Err(ureq::Error::BodyExceedsLimit(_)) => Content::TooLong,
            Err(e) => return Err(e),
        };
        let text = |value: &ureq::http::HeaderValue| value.to_str().ok().map(str::to_owned);
        let mut answer = HttpAnswer::new(response.status().as_u16(), content);
        answer.location = response.headers().get("Location").and_then(text);
        let challenges = response.headers().get_all("WWW-Authenticate");
        answer.challenges = challenges.iter().filter_map(text).collect();
        Ok(answer)
    }

    /// Looks up SRV records.
    pub(crate) fn srv(&self, name: &str, random: u64) -> Answer {
        let lookup = self.dns.lookup(format!("{name}."), RecordType::SRV);
        let records = match self.runtime.block_on(lookup) {
            Ok(found) => found
                .iter()
                .filter_map(|data| data.as_srv())
                .map(|srv| {
                    let target = srv.target().to_ascii();
                    SrvRecord::new(srv.priority(), srv.weight(), srv.port(), &target)
                })
                .collect(),
            Err(e) if e.is_no_records_found() || e.is_nx_domain() => Vec::new(),
            Err(e) => {
                eprintln!("  {e}");
                return Answer::Failed(TransportFailure::Timeout);
            }
        };
        Answer::Srv { records, random }
    }
}

/// What went wrong, as far as it makes a difference.
fn failure(error: &ureq::Error) -> TransportFailure {
    let of_tls = |e: &rustls::Error| match e {
        rustls::Error::InvalidCertificate(_) => TransportFailure::BadCertificate,
        _ => TransportFailure::NoConnection,
    };
    match error {
        ureq::Error::HostNotFound => TransportFailure::NoSuchHost,
        ureq::Error::Timeout(_) => TransportFailure::Timeout,
        ureq::Error::Rustls(e) => of_tls(e),
        ureq::Error::Io(e) => e
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<rustls::Error>())
            .map_or(TransportFailure::NoConnection, of_tls),
        _ => TransportFailure::NoConnection,
    }
}
