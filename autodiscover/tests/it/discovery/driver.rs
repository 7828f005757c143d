//! What the tests of the machine share: a world that answers, and the replies that servers give.

use autodiscover::discovery::{
    Answer, Content, Discovery, DiscoveryOptions, Failure, HttpAnswer, Outcome,
    ServiceConnectionPoint, SrvRecord, Step, TransportFailure,
};
use autodiscover::{
    EmailAddress, Error, ErrorCode, ErrorKind, ErrorReply, Position, ProtocolType, Response,
    mobilesync, outlook,
};

/// The default options, and the steps that they lead to, in few words.
pub(crate) const DEFAULT: DiscoveryOptions = DiscoveryOptions::DEFAULT;
pub(crate) const DOMAIN: &str =
    "POST https://contoso.com/autodiscover/autodiscover.xml with credentials";
pub(crate) const HOST: &str =
    "POST https://autodiscover.contoso.com/autodiscover/autodiscover.xml with credentials";
pub(crate) const REDIRECTOR: &str =
    "GET http://autodiscover.contoso.com/autodiscover/autodiscover.xml";
pub(crate) const SRV: &str = "SRV _autodiscover._tcp.contoso.com";
pub(crate) const LOCAL: &str = "local contoso.com";
pub(crate) const HOSTER: &str =
    "POST https://autodiscover.hoster.com/autodiscover/autodiscover.xml with credentials";
pub(crate) const HOSTER_URL: &str = "https://autodiscover.hoster.com/autodiscover/autodiscover.xml";

pub(crate) const POX: &str = "/autodiscover/autodiscover.xml";

pub(crate) fn address(text: &str) -> EmailAddress {
    EmailAddress::decode(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// A discovery for `barbara@contoso.com`, the address of the seed.
pub(crate) fn discovery(options: DiscoveryOptions) -> Discovery {
    Discovery::new(address("barbara@contoso.com"), options)
}

pub(crate) fn reply(account: outlook::Account<'static>) -> Content {
    Response::Outlook(outlook::Response::new(account)).into()
}

pub(crate) fn settings() -> Content {
    let protocol = outlook::Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com");
    reply(outlook::Account::settings([protocol]))
}

pub(crate) fn redirect_url(url: &str) -> Content {
    reply(outlook::Account::redirect_url(url.to_owned()))
}

pub(crate) fn redirect_addr(to: &str) -> Content {
    reply(outlook::Account::redirect_addr(to.to_owned()))
}

pub(crate) fn error(code: u32) -> Content {
    Response::Error(ErrorReply::new(ErrorCode(code), "no")).into()
}

pub(crate) fn mobile_settings() -> Content {
    let server =
        mobilesync::Server::mobile_sync("https://mail.contoso.com/Microsoft-Server-ActiveSync");
    let action = mobilesync::Action::settings([server]);
    let user = mobilesync::User::new("barbara@contoso.com");
    Response::MobileSync(mobilesync::Response::new(user, action)).into()
}

pub(crate) fn http(status: u16, content: Content) -> Answer {
    Answer::Http(HttpAnswer::new(status, content))
}

pub(crate) fn ok(content: Content) -> Answer {
    http(200, content)
}

pub(crate) fn moved(location: &str) -> Answer {
    Answer::Http(HttpAnswer::redirect(302, location))
}

pub(crate) fn not_found() -> Answer {
    http(404, Content::Html)
}

/// What nobody's servers answer.
pub(crate) fn nothing(step: Step<'_>) -> Answer {
    match step {
        Step::DirectoryAddress => Answer::DirectoryAddress(None),
        Step::DirectoryServer(_) => Answer::DirectoryServer(None),
        Step::ServiceConnectionPoints { .. } => Answer::ServiceConnectionPoints {
            objects: Vec::new(),
            random: 0,
        },
        Step::Http(_) => Answer::Failed(TransportFailure::NoSuchHost),
        Step::Srv(_) => Answer::Srv {
            records: Vec::new(),
            random: 0,
        },
        Step::LocalXml(_) => Answer::LocalXml(None),
        step => panic!("unexpected: {step:?}"),
    }
}

/// A step in few words.
pub(crate) fn words(step: Step<'_>) -> String {
    match step {
        Step::DirectoryAddress => "directory address".to_owned(),
        Step::DirectoryServer(address) => format!("directory server {address}"),
        Step::ServiceConnectionPoints { address, directory } => {
            format!("SCP {address} {}", directory.unwrap_or("own"))
        }
        Step::Http(request) => {
            let with = if request.approved().is_some() {
                " with credentials"
            } else {
                ""
            };
            format!("{} {}{with}", request.method().as_str(), request.target())
        }
        Step::Srv(name) => format!("SRV {name}"),
        Step::LocalXml(domain) => format!("local {domain}"),
        Step::Consent(question) => match &question.to {
            autodiscover::discovery::Destination::Origin(origin) => format!("consent {origin}"),
            autodiscover::discovery::Destination::Address(address) => format!("consent {address}"),
            other => panic!("{other:?}"),
        },
        Step::Credentials { request, .. } => format!("credentials {}", request.target()),
        Step::Done(outcome) => match outcome {
            Outcome::Settings { .. } => "settings".to_owned(),
            Outcome::Endpoint { .. } => "endpoint".to_owned(),
            Outcome::ExchangeServer { server, .. } => format!("server {server}"),
            Outcome::CommonSettings { .. } => "common settings".to_owned(),
            Outcome::Failed(why) => format!("failed: {why}"),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// Runs a discovery to its end. The steps, in few words, and how it ended.
pub(crate) fn run(
    discovery: &mut Discovery,
    mut world: impl FnMut(Step<'_>) -> Option<Answer>,
) -> Vec<String> {
    let mut log = Vec::new();
    for _ in 0..200 {
        let step = discovery.poll();
        log.push(words(step));
        if matches!(step, Step::Done(_)) {
            return log;
        }
        let answer = world(step).unwrap_or_else(|| nothing(step));
        discovery.handle(answer).unwrap();
    }
    panic!("it does not end: {log:#?}");
}

/// A world of web servers: what they answer, by the start of the request in words.
pub(crate) fn servers<'w>(
    answers: &'w [(&'w str, Answer)],
) -> impl FnMut(Step<'_>) -> Option<Answer> + 'w {
    move |step| {
        let words = words(step);
        answers
            .iter()
            .find(|(start, _)| words.starts_with(start))
            .map(|(_, answer)| answer.clone())
    }
}

/// A body that cannot be decoded.
pub(crate) fn undecodable() -> Content {
    Content::Undecodable(Error::new(ErrorKind::NoResponse, Position::default()))
}

pub(crate) fn because(discovery: &Discovery) -> Failure {
    match discovery.outcome() {
        Some(
            Outcome::CommonSettings { because, .. }
            | Outcome::ExchangeServer { because, .. }
            | Outcome::Failed(because),
        ) => *because,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn scp(urls: &[&str], random: u64) -> Answer {
    Answer::ServiceConnectionPoints {
        objects: urls
            .iter()
            .map(|url| ServiceConnectionPoint::Definition((*url).to_owned()))
            .collect(),
        random,
    }
}

pub(crate) fn srv(records: &[SrvRecord]) -> Answer {
    Answer::Srv {
        records: records.to_vec(),
        random: 0,
    }
}
