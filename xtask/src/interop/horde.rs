//! Horde's ActiveSync library: its codec, and its Provision command as a server.

mod answers;

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use eas_provision::Command::FolderSync;
use eas_provision::client::Client;
use eas_provision::compliance::Capabilities;
use eas_provision::http::decode_versions;
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, DeviceInformation, Options, PolicyData, PolicyDocument, PolicyElement,
    PolicyKey, PolicyStatus, PolicyType, PolicyValue, ProvisionRequest, ProvisionResponse,
    ProvisionStatus, Setting, WapPolicy, decode, decode_with, encode, encode_xml, peek_status,
};

use super::device::{Device, Request, Response, State};
use super::meaning::{Piece, differences_of, pieces};
use super::program::{Server, free_address};
use super::report::Row;
use super::{Context, Peer, corpus, http, program};
use answers::{Decoded, Encoded};

pub(super) const PEER: Peer = Peer {
    name: "horde",
    about: "Horde's ActiveSync library (PHP), by `xtask/interop/horde.php`: what its encoder makes \
            of policies, what its decoder makes of our messages, and its Provision command as a \
            server, at which the client's machine of eas-provision provisions over HTTP.",
    install: "apt-get install --no-install-recommends php-cli php-mbstring php-horde-activesync",
    version,
    ask,
};

const PATIENCE: Duration = Duration::from_secs(60);

fn script(context: &Context) -> PathBuf {
    context.root.join("xtask/interop/horde.php")
}

fn php(context: &Context, task: &str, input: &[u8]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("php");
    command.arg(script(context)).arg(task);
    program::run(&mut command, input, PATIENCE)?.success()
}

fn version(context: &Context) -> Option<String> {
    let text = String::from_utf8(php(context, "version", b"").ok()?).ok()?;
    let text = text.trim();
    let is_version = text.starts_with(|c: char| c.is_ascii_digit());
    is_version.then(|| text.to_owned())
}

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    Ok(vec![
        its_policies(context)?,
        our_messages(context)?,
        provisioning(context)?,
    ])
}

/// What its encoder makes of policies, decoded here.
fn its_policies(context: &Context) -> Result<Row, String> {
    let mut row = Row::new("its policies → our model", "documents");
    for encoded in answers::encoded(&php(context, "encode", b"")?)? {
        row.compare(&encoded.name, policy_differences(&encoded));
    }
    Ok(row)
}

fn policy_differences(encoded: &Encoded) -> Vec<String> {
    let mut differences = Vec::new();
    let response = match decode::<ProvisionResponse<'_>>(&encoded.wbxml) {
        Ok(response) => response,
        Err(e) => {
            differences.push(format!("strictly refused: {e}"));
            match decode_with::<ProvisionResponse<'_>>(&encoded.wbxml, &Options::LENIENT) {
                Ok(read) => read.value,
                Err(e) => return vec![format!("leniently refused: {e}")],
            }
        }
    };
    let policy = response
        .policies
        .as_ref()
        .and_then(|policies| policies.first());
    let Some(policy) = policy else {
        return vec!["there is no policy in it".to_owned()];
    };
    let as_encoded = response.status == Some(ProvisionStatus::SUCCESS)
        && policy.status == Some(PolicyStatus::SUCCESS)
        && policy.policy_key.as_ref().map(PolicyKey::as_str) == Some("1307199584");
    if !as_encoded {
        differences.push("status or policy key differ".to_owned());
    }
    match &policy.data {
        Some(PolicyData::Document(document)) => {
            differences.extend(document_differences(document, &encoded.sent));
        }
        Some(PolicyData::Text(xml)) => {
            if let Err(e) = WapPolicy::decode(xml) {
                differences.push(format!("wap-provisioningdoc refused: {e}"));
            }
        }
        _ => differences.push("there is no data in it".to_owned()),
    }
    differences
}

/// What is not in the document as it was sent.
fn document_differences(document: &PolicyDocument<'_>, sent: &[(String, String)]) -> Vec<String> {
    let mut differences = Vec::new();
    let mut elements: Vec<&str> = Vec::new();
    for (name, value) in sent {
        let name = match &**name {
            // What the library calls token 0x10.
            "DeviceEncryptionEnabled" => "RequireStorageCardEncryption",
            name => name,
        };
        elements.push(name);
        let found = PolicyElement::ALL
            .iter()
            .find(|element| element.name() == name);
        let found = found.map(|element| document.get(*element));
        let is_it = match found {
            Some(Setting::Value(PolicyValue::Number(number))) => number.to_string() == *value,
            _ => false,
        };
        if !is_it {
            differences.push(format!("{name} is sent as {value}, decoded as {found:?}"));
        }
    }
    let more = document.iter().map(|(element, _)| element.name());
    let more = more.filter(|name| !elements.contains(name));
    differences.extend(more.map(|name| format!("{name} was not sent")));
    differences
}

/// What its decoder makes of our messages.
fn our_messages(context: &Context) -> Result<Row, String> {
    let documents = messages(context)?;
    let input = answers::documents(documents.iter().map(|d| (&*d.name, &*d.wbxml)));
    let decoded = answers::decoded(&php(context, "decode", input.as_bytes())?)?;
    let mut row = Row::new("our messages → its tokens", "documents");
    for document in &documents {
        let found = decoded.iter().find(|decoded| decoded.name == document.name);
        let differences = match found {
            Some(Decoded {
                tokens: Ok(found), ..
            }) => differences_of(&document.expected, found),
            Some(Decoded { tokens: Err(e), .. }) => vec![e.clone()],
            None => vec!["there is no answer".to_owned()],
        };
        row.compare(&document.name, differences);
    }
    Ok(row)
}

/// A message of ours, and what is in it.
struct Document {
    name: String,
    wbxml: Vec<u8>,
    expected: Vec<Piece>,
}

impl Document {
    fn new<'a, M: eas_provision::Message<'a>>(name: &str, message: &M) -> Result<Self, String> {
        let say = |e: eas_provision::Error| format!("{name}: {e}");
        Ok(Self {
            name: name.to_owned(),
            wbxml: encode(message).map_err(say)?,
            expected: without_namespaces(&encode_xml(message).map_err(say)?)?,
        })
    }
}

/// The library has names of its own for the code pages.
fn without_namespaces(xml: &str) -> Result<Vec<Piece>, String> {
    let mut all = pieces(xml)?;
    for piece in &mut all {
        if let Piece::Start(namespace, _) = piece {
            namespace.clear();
        }
    }
    Ok(all)
}

fn messages(context: &Context) -> Result<Vec<Document>, String> {
    let key = || PolicyKey::new("1307199584").map_err(|e| e.to_string());
    let mut about = DeviceInformation::with_model("Contoso 1");
    about.os = Some("Contoso OS 1.0".into());
    about.friendly_name = Some("Grüße".into());
    let mut initial = ProvisionRequest::initial(PolicyType::EAS);
    initial.device_information = Some(about.clone());
    let acknowledgement =
        |status, key| ProvisionRequest::acknowledgement(PolicyType::EAS, key, status);
    let success = AcknowledgementStatus::SUCCESS;
    let partial = AcknowledgementStatus::PARTIAL_SUCCESS;
    let settings = eas_provision::SettingsRequest::device_information(about);
    let mut documents = vec![
        Document::new("first request", &initial)?,
        Document::new("acknowledgement", &acknowledgement(success, key()?))?,
        Document::new(
            "acknowledgement of a part",
            &acknowledgement(partial, key()?),
        )?,
        Document::new("settings", &settings)?,
        Document::new("answer", &full_answer(key()?))?,
        Document::new(
            "answer with a status alone",
            &ProvisionResponse::new(ProvisionStatus::SUCCESS),
        )?,
    ];
    let mut wipe = ProvisionResponse::new(ProvisionStatus::SUCCESS);
    wipe.remote_wipe = true;
    documents.push(Document::new("remote wipe", &wipe)?);
    for sample in corpus::samples(context)? {
        if sample.dictionary.name() == "activesync" {
            documents.push(Document {
                wbxml: wbxml::from_xml(&sample.xml).map_err(|e| format!("{}: {e}", sample.name))?,
                expected: without_namespaces(&sample.xml)?,
                name: sample.name,
            });
        }
    }
    Ok(documents)
}

/// An answer with all settings that are numbers in it.
fn full_answer(key: PolicyKey<'static>) -> ProvisionResponse<'static> {
    let mut document = PolicyDocument::new();
    for element in PolicyElement::ALL {
        document.set(element, Setting::Value(1));
    }
    let mut policy = eas_provision::OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
    policy.policy_key = Some(key);
    policy.data = Some(PolicyData::Document(document));
    ProvisionResponse::with_policy(policy)
}

/// The client's machine, at its Provision command over HTTP.
fn provisioning(context: &Context) -> Result<Row, String> {
    let mut row = Row::new("our client at its server", "sessions");
    for version in ["2.5", "12.0", "12.1", "14.0", "14.1", "16.0"] {
        for policy in ["defaults", "password", "strict"] {
            let name = format!("{version} {policy}");
            // Up to 12.0 a policy cannot forbid a camera: the server lets no such device in.
            let unsayable = policy == "strict" && ["2.5", "12.0"].contains(&version);
            let result = Session::begin(context, version, policy, None).and_then(|mut session| {
                match unsayable {
                    true => session.is_refused(),
                    false => session.is_provisioned(),
                }
            });
            row.check(&name, result);
        }
        let name = format!("{version} remote wipe");
        let result = Session::begin(context, version, "defaults", Some(WIPE_PENDING));
        row.check(&name, result.and_then(|mut session| session.is_wiped()));
    }
    Ok(row)
}

/// `Horde_ActiveSync::RWSTATUS_PENDING`, and `RWSTATUS_WIPED`.
const WIPE_PENDING: u8 = 2;
const WIPED: u8 = 3;

/// A device and a server that has never heard of it.
struct Session {
    state: PathBuf,
    server: Server,
    device: Device,
}

impl Session {
    fn begin(
        context: &Context,
        version: &str,
        policy: &str,
        wipe: Option<u8>,
    ) -> Result<Self, String> {
        let folder = context.scratch("horde")?;
        let state = folder.join("state.json");
        let say = |e: std::io::Error| format!("{}: {e}", state.display());
        std::fs::write(&state, answers::state(wipe.unwrap_or(0))).map_err(say)?;
        let address = free_address()?;
        let mut command = Command::new("php");
        command
            .args(["-S", &address.to_string()])
            .arg(script(context))
            .env("HORDE_STATE", &folder)
            .env("HORDE_POLICY", policy);
        let server = Server::start(&mut command, address, PATIENCE)?;
        let mut device = Device::new("Device1");
        device.capabilities = Capabilities::full();
        let mut options = device.client.options().clone();
        options.versions = decode_versions(version);
        device.client = Client::new(options);
        Ok(Self {
            state,
            server,
            device,
        })
    }

    /// Sends a FolderSync, and does whatever has to be done first: the status of its answer.
    fn folder_sync(&mut self) -> Option<Status> {
        let server = &self.server;
        let mut carrier = |_, request: &Request| carry(server, request).ok();
        let answer = self.device.command(0, FolderSync, &mut carrier)?;
        peek_status(&answer).ok().flatten()
    }

    /// What the device did, for a complaint.
    fn complain(&self, what: &str) -> String {
        format!("{what}: {}", self.device.log.join("; "))
    }

    fn is_provisioned(&mut self) -> Result<(), String> {
        if self.folder_sync() != Some(Status::SUCCESS) {
            return Err(self.complain("FolderSync is not answered"));
        }
        let ours = self.device.client.state().policy_key.clone();
        let theirs = answers::key(&self.remembered()?)?;
        match ours.as_ref().map(PolicyKey::as_str) == Some(&*theirs) {
            true => Ok(()),
            false => Err(self.complain("the keys differ")),
        }
    }

    fn is_refused(&mut self) -> Result<(), String> {
        let refused = self.folder_sync().is_none();
        let last = self.device.log.last().map_or("", String::as_str);
        match refused && last.contains("139 DeviceNotFullyProvisionable") {
            true => Ok(()),
            false => Err(self.complain("the device is let in")),
        }
    }

    fn is_wiped(&mut self) -> Result<(), String> {
        let answered = self.folder_sync();
        let server = &self.server;
        let mut carrier = |_, request: &Request| carry(server, request).ok();
        let wiped = self.device.run(0, &mut carrier) == State::DeviceWiped;
        match wiped && answered.is_none() && answers::wipe(&self.remembered()?) == Some(WIPED) {
            true => Ok(()),
            false => Err(self.complain("the device is not wiped")),
        }
    }

    fn remembered(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.state).map_err(|e| format!("{}: {e}", self.state.display()))
    }
}

fn carry(server: &Server, request: &Request) -> Result<Response, String> {
    http::carry(server.address, request, &request.target, &[])
}
