//! Finds the settings of a mailbox: the discovery over HTTP and DNS, blocking.
//!
//! ```text
//! AUTODISCOVER_PASSWORD=… cargo run -p autodiscover --example discover -- barbara@contoso.com
//! ```

mod net;

use std::collections::hash_map::RandomState;
use std::error::Error;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use autodiscover::common_settings;
use autodiscover::discovery::{
    Answer, Consent, ConsentQuestion, Content, CredentialsAnswer, Destination, Discovery,
    DiscoveryOptions, Outcome, Source, Step,
};
use autodiscover::plan::plans;
use autodiscover::{Credentials, EmailAddress, Options, Response};

const USAGE: &str = "\
Finds the settings of a mailbox, as Outlook does: at the servers of its domain, where they redirect
to, and in DNS. A redirect to another site is followed if you approve it.

    discover [options] ADDRESS

    --user NAME     log in as NAME instead of ADDRESS
    --local FOLDER  documents for domains of which no server has any, as FOLDER/contoso.com.xml
    --v2 PROTOCOL   ask by v2 JSON first, for AutodiscoverV1, ActiveSync, Ews …
    --evidence      say what was done and why

The password is read from AUTODISCOVER_PASSWORD. Without one, requests carry none. It is sent to
servers only that belong to the domain of the address, or that you have approved, over https.";

/// What was asked for on the command line.
struct Arguments {
    address: EmailAddress,
    user: Option<String>,
    local: Option<PathBuf>,
    options: DiscoveryOptions,
    evidence: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(arguments) = arguments()? else {
        println!("{USAGE}");
        return Ok(());
    };
    let user = arguments.user.as_deref();
    let credentials = match std::env::var("AUTODISCOVER_PASSWORD") {
        Ok(password) => {
            let user = user.unwrap_or(arguments.address.as_str());
            Some(Credentials::basic(user, &password)?)
        }
        Err(_) => None,
    };
    let network = net::Network::new(arguments.options.targets)?;
    let mut discovery = Discovery::new(arguments.address.clone(), arguments.options.clone());
    loop {
        let answer = match discovery.poll() {
            Step::Http(request) => {
                eprintln!("{} {}", request.method().as_str(), request.target());
                network.send(request, credentials.as_ref())
            }
            Step::Srv(name) => {
                eprintln!("SRV {name}");
                network.srv(name, random())
            }
            Step::LocalXml(domain) => Answer::LocalXml(local(&arguments, domain.as_str())?),
            Step::Consent(question) => Answer::Consent(consent(question)?),
            Step::Credentials { challenges, .. } => {
                eprintln!("the server asks for a login ({})", challenges.join(", "));
                Answer::Credentials(CredentialsAnswer::GiveUp)
            }
            Step::Done(outcome) => {
                show(outcome)?;
                break;
            }
            // There is no directory.
            Step::DirectoryAddress => Answer::DirectoryAddress(None),
            Step::DirectoryServer(_) => Answer::DirectoryServer(None),
            step => return Err(format!("what is this: {step:?}").into()),
        };
        discovery.handle(answer)?;
    }
    if arguments.evidence {
        for evidence in discovery.evidence() {
            println!("{} {:?}", evidence.step, evidence.event);
        }
    }
    Ok(())
}

/// What stands on the command line; `None` if there is nothing.
fn arguments() -> Result<Option<Arguments>, Box<dyn Error>> {
    let mut options = DiscoveryOptions::DEFAULT;
    options.unattended = !io::stdin().is_terminal();
    let (mut address, mut user, mut local, mut evidence) = (None, None, None, false);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--user" => user = Some(value()?),
            "--local" => local = Some(PathBuf::from(value()?)),
            "--v2" => options.v2_protocol = Some(value()?),
            "--evidence" => evidence = true,
            "--help" | "-h" => return Ok(None),
            option if option.starts_with('-') => return Err(format!("{option}?\n{USAGE}").into()),
            text => address = Some(EmailAddress::decode(text)?),
        }
    }
    Ok(address.map(|address| Arguments {
        address,
        user,
        local,
        options,
        evidence,
    }))
}

/// The local document for a domain.
fn local(arguments: &Arguments, domain: &str) -> io::Result<Option<Content>> {
    let Some(folder) = &arguments.local else {
        return Ok(None);
    };
    match std::fs::read(folder.join(format!("{domain}.xml"))) {
        Ok(bytes) => Ok(Some(Content::decode(&bytes, &Options::LENIENT))),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

/// Asks the user whether to follow a redirect.
fn consent(question: &ConsentQuestion) -> io::Result<Consent> {
    let to = match &question.to {
        Destination::Origin(origin) => origin.to_string(),
        Destination::Address(address) => address.to_string(),
        _ => return Ok(Consent::Refuse),
    };
    let who = if question.authentic {
        "says"
    } else {
        "seems to say, but anybody on the network could,"
    };
    eprint!(
        "{} {who} that the settings are at {to}. Ask there? [y/N] ",
        question.domain
    );
    io::stderr().flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(match line.trim() {
        "y" | "Y" | "yes" => Consent::Approve,
        _ => Consent::Refuse,
    })
}

/// Shows how it ended.
fn show(outcome: &Outcome) -> Result<(), Box<dyn Error>> {
    match outcome {
        Outcome::Settings {
            reply,
            address,
            source,
        } => {
            match source {
                Source::Server(target) => println!("settings for {address} from {target}"),
                _ => println!("settings for {address} from the local document"),
            }
            let Response::Outlook(response) = &reply.value else {
                println!("{:#?}", reply.value);
                return Ok(());
            };
            for plan in plans(response, address.as_str()).iter() {
                println!(
                    "  {} {} port {} {:?}, login {} ({:?})",
                    plan.protocol_type,
                    plan.host,
                    plan.port,
                    plan.tls,
                    plan.login_name,
                    plan.authentication
                );
            }
            for diagnostic in &reply.diagnostics {
                println!("  note: {diagnostic}");
            }
        }
        Outcome::Endpoint { reply, .. } => println!("{reply:?}"),
        Outcome::CommonSettings { address, because } => {
            println!("{because}; servers by common names that could be tried:");
            for socket in common_settings::encrypted_sockets() {
                println!(
                    "  {} {}:{} {:?}",
                    socket.protocol,
                    socket.server.host(address.domain()),
                    socket.port,
                    socket.tls
                );
            }
        }
        Outcome::Failed(why) => return Err(why.to_string().into()),
        other => println!("{other:?}"),
    }
    Ok(())
}

/// A random number, of the keys that hash maps are made with.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
