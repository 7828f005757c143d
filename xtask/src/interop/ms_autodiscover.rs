//! The crate `ms-autodiscover`: its client at our responder.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use autodiscover::{Options, Schema, decode_request};
use serde_json::Value;

use super::program::{Server, free_address};
use super::report::Row;
use super::{Context, Peer, program};
use crate::checks::steps::cargo;

pub(super) const PEER: Peer = Peer {
    name: "ms-autodiscover",
    about: "An Autodiscover client from crates.io, at `autodiscover/examples/responder`. It is built \
            by a program of its own, `xtask/interop/ms-autodiscover`, which also has a certificate \
            for the URLs that the client makes of an address, and leads them to 127.0.0.1.",
    install: "cargo build --locked --manifest-path xtask/interop/ms-autodiscover/Cargo.toml \
              --target-dir target/interop/ms-autodiscover",
    version,
    ask,
};

const PATIENCE: Duration = Duration::from_secs(60);
/// For building the responder.
const BUILD: Duration = Duration::from_secs(1200);

const MANIFEST: &str = include_str!("../../interop/ms-autodiscover/Cargo.toml");

/// What our responder answers for, and what it answers.
const USER: &str = "user@example.com";
const EXPECTED: [&str; 2] = [
    "Type=IMAP Server=mail.example.com Port=993 LoginName=user SPA=off SSL=on Encryption=SSL AuthRequired=on",
    "Type=SMTP Server=mail.example.com Port=587 LoginName=user SPA=off SSL=on Encryption=TLS AuthRequired=on",
];

fn driver(context: &Context) -> PathBuf {
    context
        .target
        .join("ms-autodiscover/debug/ask-as-ms-autodiscover")
}

fn version(context: &Context) -> Option<String> {
    driver(context).is_file().then(|| version_in(MANIFEST))?
}

/// The version that the manifest asks for.
fn version_in(manifest: &str) -> Option<String> {
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix("ms-autodiscover = \"="));
    line.map(|version| version.trim_end_matches('"').to_owned())
}

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--package", "autodiscover"]);
    build.args(["--example", "responder"]);
    program::run(build.current_dir(&context.root), b"", BUILD)?.success()?;
    let responder = context.target.join("../debug/examples/responder");
    let address = free_address()?;
    let mut command = Command::new(&responder);
    command.args(["--serve", &address.port().to_string()]);
    let server = Server::start(&mut command, address, PATIENCE)?;
    let ask = |task: &str, address: &str| -> Result<Value, String> {
        let mut command = Command::new(driver(context));
        command.args([task, &server.address.to_string(), address]);
        if task == "client" {
            command.arg(context.scratch("ms-autodiscover")?);
        }
        let said = program::run(&mut command, b"", PATIENCE)?.success()?;
        serde_json::from_slice(&said).map_err(|e| format!("it says no JSON: {e}"))
    };
    let codec = ask("codec", USER)?;
    let mut request = Row::new("its request → our model", "requests");
    request.check(USER, request_of(&codec));
    let mut answer = Row::new("our answer → its model", "answers");
    answer.compare("settings", differences(&codec));
    answer.check("an error", error_of(&ask("codec", "user@example.org")?));
    let mut client = Row::new("its client at our responder", "sessions");
    client.compare(USER, differences(&ask("client", USER)?));
    Ok(vec![request, answer, client])
}

/// Its request, as we read it strictly.
fn request_of(said: &Value) -> Result<(), String> {
    let request = said["request"].as_str().ok_or("no request")?;
    let decoded =
        decode_request(request.as_bytes(), &Options::STRICT).map_err(|e| e.to_string())?;
    if let Some(diagnostic) = decoded.diagnostics.first() {
        return Err(diagnostic.to_string());
    }
    let request = decoded.value;
    match (request.email_address(), request.accepts()) {
        (Some(USER), Some(Schema::Outlook)) => Ok(()),
        (address, accepts) => Err(format!("{address:?} accepts {accepts:?}")),
    }
}

/// What its model of our answer has differently.
fn differences(said: &Value) -> Vec<String> {
    if let Some(error) = said["error"].as_str() {
        return vec![error.to_owned()];
    }
    let mut found = Vec::new();
    let mut head = Vec::new();
    for (name, value) in properties(&said["response"]) {
        match name {
            "User" => head.extend(properties(value).map(line)),
            "Account" => {
                for (name, value) in properties(value) {
                    match name {
                        "Protocol" => {
                            let settings: Vec<String> = properties(value).map(line).collect();
                            found.push(settings.join(" "));
                        }
                        _ => head.push(line((name, value))),
                    }
                }
            }
            _ => head.push(line((name, value))),
        }
    }
    let mut differences = Vec::new();
    if head != ["DisplayName=user", "AccountType=email", "Action=settings"] {
        differences.push(format!("it reads {head:?}"));
    }
    if found != EXPECTED {
        differences.push(format!("it reads the protocols {found:?}"));
    }
    differences
}

/// The names and values of a list of its properties.
fn properties(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let all = value["$value"].as_array().into_iter().flatten();
    let objects = all.filter_map(Value::as_object);
    objects.flat_map(|object| object.iter().map(|(name, value)| (name.as_str(), value)))
}

fn line((name, value): (&str, &Value)) -> String {
    match value.as_str() {
        Some(text) => format!("{name}={text}"),
        None => format!("{name}={value}"),
    }
}

/// It reads our error as one, with the code in it.
fn error_of(said: &Value) -> Result<(), String> {
    match said["error"].as_str() {
        Some(error) if error.starts_with("Code 500") => Ok(()),
        Some(error) => Err(error.to_owned()),
        None => Err("it takes an error for settings".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(port: u16) -> Value {
        let protocol = |kind, port, encryption| {
            json!({ "Protocol": { "$value": [
                { "Type": kind }, { "Server": "mail.example.com" }, { "Port": port },
                { "LoginName": "user" }, { "SPA": "off" }, { "SSL": "on" },
                { "Encryption": encryption }, { "AuthRequired": "on" },
            ] } })
        };
        json!({ "response": { "$value": [
            { "User": { "$value": [{ "DisplayName": "user" }] } },
            { "Account": { "$value": [
                { "AccountType": "email" }, { "Action": "settings" },
                protocol("IMAP", port, "SSL"), protocol("SMTP", 587, "TLS"),
            ] } },
        ] } })
    }

    #[test]
    fn its_model_is_read_out_of_its_json() {
        assert_eq!(differences(&said(993)), Vec::<String>::new());
        let differing = differences(&said(143));
        assert!(differing[0].contains("Port=143"), "{differing:?}");
        assert_eq!(differences(&json!({ "error": "none" })), ["none"]);
        assert_eq!(differences(&json!({})).len(), 2);
    }

    #[test]
    fn an_error_is_one_with_its_code() {
        assert!(error_of(&json!({ "error": "Code 500, unknown" })).is_ok());
        assert!(error_of(&json!({ "error": "missing field" })).is_err());
        assert!(error_of(&json!({ "response": {} })).is_err());
    }

    #[test]
    fn the_version_is_that_of_the_manifest() {
        let version = version_in(MANIFEST).unwrap();
        assert!(
            version.starts_with(|c: char| c.is_ascii_digit()),
            "{version}"
        );
    }
}
