//! automx2, a server that answers for mail hosters.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use autodiscover::discovery::{
    Answer, Consent, Content, CredentialsAnswer, Discovery, DiscoveryOptions, HttpAnswer,
    HttpRequest, Outcome, Step, TransportFailure,
};
use autodiscover::plan::{Tls, plans};
use autodiscover::{EmailAddress, Options, Response, Schema};
use serde_json::{Value, json};

use super::program::{Server, free_address};
use super::report::Row;
use super::{Context, Peer, http, program};

pub(super) const PEER: Peer = Peer {
    name: "automx2",
    about: "An Autodiscover server of mail hosters (Python), asked live. The discovery of \
            autodiscover says which URL it wants; whatever host that names is the server on \
            127.0.0.1, as if a proxy with a certificate stood in front of it.",
    install: "python3 -m venv target/interop/automx2\n\
              target/interop/automx2/bin/pip install automx2==2026.2",
    version,
    ask,
};

/// It takes its time to start.
const PATIENCE: Duration = Duration::from_secs(60);
const ADDRESS: &str = "barbara@example.com";

fn python(context: &Context) -> PathBuf {
    context.target.join("automx2/bin/python")
}

fn version(context: &Context) -> Option<String> {
    let mut command = Command::new(python(context));
    command.args([
        "-c",
        "from importlib.metadata import version; print(version('automx2'))",
    ]);
    let run = program::run(&mut command, b"", PATIENCE).ok()?;
    let text = String::from_utf8(run.success().ok()?).ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Mail servers that it is told of, and what is to come of them.
struct Profile {
    name: &'static str,
    /// Type and port.
    servers: &'static [(&'static str, u16)],
    expected: &'static [(&'static str, u16, Tls)],
}

const PROFILES: [Profile; 4] = [
    Profile {
        name: "TLS from the beginning",
        servers: &[("imap", 993), ("smtp", 465)],
        expected: &[("IMAP", 993, Tls::Implicit), ("SMTP", 465, Tls::Implicit)],
    },
    Profile {
        name: "STARTTLS",
        servers: &[("imap", 143), ("smtp", 587)],
        expected: &[("IMAP", 143, Tls::StartTls), ("SMTP", 587, Tls::StartTls)],
    },
    Profile {
        name: "POP3",
        servers: &[("pop", 995), ("smtp", 587)],
        expected: &[("POP3", 995, Tls::Implicit), ("SMTP", 587, Tls::StartTls)],
    },
    Profile {
        name: "mail, calendar and contacts",
        servers: &[
            ("imap", 993),
            ("smtp", 587),
            ("caldav", 443),
            ("carddav", 443),
        ],
        expected: &[
            ("IMAP", 993, Tls::Implicit),
            ("SMTP", 587, Tls::StartTls),
            ("CalDAV", 443, Tls::Implicit),
            ("CardDAV", 443, Tls::Implicit),
        ],
    },
];

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    let folder = context.scratch("automx2-data")?;
    let database = folder.join("database.sqlite");
    // Every run begins with an empty one.
    let _ = std::fs::remove_file(&database);
    let settings = folder.join("automx2.conf");
    let text = format!(
        "[automx2]\nloglevel = ERROR\ndb_uri = sqlite:///{}\n",
        database.display()
    );
    std::fs::write(&settings, text).map_err(|e| format!("{}: {e}", settings.display()))?;
    let address = free_address()?;
    let mut command = Command::new(python(context));
    command
        .args(["-m", "flask", "--app", "automx2.server:app", "run"])
        .args(["--host", "127.0.0.1", "--port", &address.port().to_string()])
        .env("AUTOMX2_CONF", &settings)
        .env_remove("FLASK_DEBUG");
    let server = Server::start(&mut command, address, PATIENCE)?;
    let mut decoded = Row::new("its answers → our model", "answers");
    let mut discovered = Row::new("our discovery at its server", "discoveries");
    for profile in &PROFILES {
        tell(&server, profile)?;
        decoded.compare(profile.name, answer_differences(&server, profile)?);
        for schema in [Schema::Outlook, Schema::MobileSync] {
            let name = format!("{} as {schema:?}", profile.name);
            discovered.compare(
                &name,
                discovery_differences(&server, ADDRESS, schema, profile),
            );
        }
    }
    let nobody = "barbara@example.net";
    discovered.check(
        "a domain that it does not know",
        unknown_domain(&server, nobody),
    );
    let mut device = Row::new("our mobilesync request at its server", "requests");
    device.check(ADDRESS, mobile_sync(&server));
    Ok(vec![decoded, discovered, device])
}

/// Fills its database.
fn tell(server: &Server, profile: &Profile) -> Result<(), String> {
    let servers: Vec<Value> = profile
        .servers
        .iter()
        .map(|(kind, port)| {
            let (name, url) = (
                format!("{kind}.example.com"),
                format!("https://{kind}.example.com/"),
            );
            json!({ "type": kind, "name": name, "url": url, "port": port })
        })
        .collect();
    let domains = [json!({ "name": "example.com" })];
    let seed =
        json!({ "version": 2, "provider": "Example", "domains": domains, "servers": servers });
    let headers = [("Content-Type", "application/json")];
    http::ask(server.address, "DELETE", "/initdb/", &[], b"")?;
    let answer = http::ask(
        server.address,
        "POST",
        "/initdb/",
        &headers,
        seed.to_string().as_bytes(),
    )?;
    match answer.status {
        200 => Ok(()),
        status => Err(format!("it takes no profile: HTTP {status}")),
    }
}

/// Its answer to our request, read strictly and compared with what it was told.
fn answer_differences(server: &Server, profile: &Profile) -> Result<Vec<String>, String> {
    let request = autodiscover::Request::Outlook(autodiscover::outlook::Request::new(ADDRESS));
    let answer = post(server, &request)?;
    if answer.status != 200 {
        return Ok(vec![format!("HTTP {}", answer.status)]);
    }
    let mut differences = Vec::new();
    let decoded = match autodiscover::decode_response(&answer.body, &Options::STRICT) {
        Ok(decoded) => decoded,
        Err(e) => {
            differences.push(format!("strictly refused: {e}"));
            match autodiscover::decode_response(&answer.body, &Options::LENIENT) {
                Ok(decoded) => decoded,
                Err(e) => return Ok(vec![format!("leniently refused: {e}")]),
            }
        }
    };
    differences.extend(decoded.diagnostics.iter().map(ToString::to_string));
    differences.extend(plan_differences(&decoded.value, profile));
    Ok(differences)
}

fn post(server: &Server, request: &autodiscover::Request<'_>) -> Result<http::Answer, String> {
    let body = autodiscover::encode_request(request).map_err(|e| e.to_string())?;
    let headers = [("Content-Type", "text/xml; charset=utf-8")];
    let path = "/autodiscover/autodiscover.xml";
    http::ask(server.address, "POST", path, &headers, body.as_bytes())
}

/// What the plans of a response have that the profile has not, and the reverse.
fn plan_differences(response: &Response<'_>, profile: &Profile) -> Vec<String> {
    let Response::Outlook(response) = response else {
        return vec!["an answer in another schema".to_owned()];
    };
    let plans = plans(response, ADDRESS);
    let mut found: Vec<String> = plans
        .iter()
        .map(|plan| {
            let (kind, host, port) = (&plan.protocol_type, &plan.host, plan.port);
            format!("{kind} {host}:{port} {:?} {}", plan.tls, plan.login_name)
        })
        .collect();
    let mut expected: Vec<String> = profile
        .expected
        .iter()
        .map(|(kind, port, tls)| {
            let host = kind.trim_end_matches('3').to_ascii_lowercase();
            format!("{kind} {host}.example.com:{port} {tls:?} {ADDRESS}")
        })
        .collect();
    // It has them in no order.
    found.sort();
    expected.sort();
    if found == expected {
        return Vec::new();
    }
    vec![format!("expected the plans {expected:?}, found {found:?}")]
}

fn discovery_differences(
    server: &Server,
    address: &str,
    schema: Schema,
    profile: &Profile,
) -> Vec<String> {
    match discover(server, address, schema) {
        Ok(Outcome::Settings { reply, .. }) => plan_differences(&reply.value, profile),
        Ok(other) => vec![format!("no settings: {other:?}")],
        Err(e) => vec![e],
    }
}

fn unknown_domain(server: &Server, address: &str) -> Result<(), String> {
    match discover(server, address, Schema::Outlook)? {
        Outcome::CommonSettings { .. } => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

/// It has no answer in the schema of devices.
fn mobile_sync(server: &Server) -> Result<(), String> {
    let request = autodiscover::mobilesync::Request::new(ADDRESS);
    let answer = post(server, &autodiscover::Request::MobileSync(request))?;
    match answer.status {
        200 => autodiscover::decode_response(&answer.body, &Options::STRICT)
            .map(drop)
            .map_err(|e| e.to_string()),
        status => Err(format!(
            "HTTP {status}: {}",
            String::from_utf8_lossy(&answer.body)
        )),
    }
}

/// Runs the discovery: every host is the server, no name has an SRV record, the user is not asked.
fn discover(server: &Server, address: &str, schema: Schema) -> Result<Outcome, String> {
    let address = EmailAddress::decode(address).map_err(|e| e.to_string())?;
    let options = DiscoveryOptions::DEFAULT.with_schema(schema);
    let mut discovery = Discovery::new(address, options);
    // It asks for no more than this.
    for _ in 0..100 {
        let answer = match discovery.poll() {
            Step::Http(request) => send(server, request),
            Step::Srv(_) => Answer::Srv {
                records: Vec::new(),
                random: 0,
            },
            Step::LocalXml(_) => Answer::LocalXml(None),
            Step::Consent(_) => Answer::Consent(Consent::Refuse),
            Step::Credentials { .. } => Answer::Credentials(CredentialsAnswer::GiveUp),
            Step::Done(outcome) => return Ok(outcome.clone()),
            step => return Err(format!("what is this: {step:?}")),
        };
        discovery.handle(answer).map_err(|e| e.to_string())?;
    }
    Err("the discovery does not end".to_owned())
}

fn send(server: &Server, request: &HttpRequest) -> Answer {
    let headers = request.headers();
    let mut headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    headers.push(("Host", request.target().host()));
    let body = request.body().unwrap_or_default();
    let (method, target) = (request.method().as_str(), path(request.target().as_str()));
    match http::ask(server.address, method, target, &headers, body.as_bytes()) {
        Ok(answer) => {
            let content = Content::decode(&answer.body, &Options::LENIENT);
            let mut http = HttpAnswer::new(answer.status, content);
            http.location = answer.header("Location").map(str::to_owned);
            Answer::Http(http)
        }
        Err(_) => Answer::Failed(TransportFailure::NoConnection),
    }
}

/// The path and query of a URL.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use autodiscover::Encryption;
    use autodiscover::outlook::{self, Account, Protocol};

    use super::*;

    #[test]
    fn a_url_has_a_path_and_a_query() {
        assert_eq!(path("https://a.example/b/c.xml?d=e"), "/b/c.xml?d=e");
        assert_eq!(path("https://a.example"), "/");
    }

    #[test]
    fn plans_that_differ_from_the_profile_are_said() {
        let protocol = |kind, host: &str, port, encryption| {
            Protocol::new(kind)
                .with_server(host.to_owned())
                .with_port(port)
                .with_login_name(ADDRESS)
                .with_both_encryptions(encryption)
        };
        let answer = |port| {
            let imap = protocol(
                autodiscover::ProtocolType::Imap,
                "imap.example.com",
                port,
                Encryption::Ssl,
            );
            let smtp = protocol(
                autodiscover::ProtocolType::Smtp,
                "smtp.example.com",
                465,
                Encryption::Ssl,
            );
            Response::Outlook(outlook::Response::new(Account::settings([imap, smtp])))
        };
        assert_eq!(
            plan_differences(&answer(993), &PROFILES[0]),
            Vec::<String>::new()
        );
        let differences = plan_differences(&answer(994), &PROFILES[0]);
        assert!(
            differences[0].contains("IMAP imap.example.com:994"),
            "{differences:?}"
        );
    }
}
