//! A site with mailboxes and no mail in them: what stands around the server's machine. It knows
//! nothing of sockets; a request comes in as its parts and the answer goes out as its parts.

use std::collections::BTreeMap;

use eas_provision::access::{AccessLevel, AccessRules, Device, UserAccess};
use eas_provision::client::WipeScope;
use eas_provision::http::{
    DeviceId, MEDIA_TYPE, PATH, RequestHead, RequestHeaders, header, is_wbxml,
};
use eas_provision::server::{Admission, DeviceState, PolicyStore, Refusal, ServedPolicy, Server};
use eas_provision::status::Status;
use eas_provision::{
    Command, PolicyData, PolicyDocument, ProtocolVersion, ProvisionRequest, Setting,
    SettingsRequest, Versions, WapPolicy, decode, encode, status_reply,
};

/// The policy of the site, the same for all.
pub(crate) struct Policy {
    pub(crate) document: PolicyDocument<'static>,
    pub(crate) strict: bool,
}

impl PolicyStore for Policy {
    fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
        let data = if version == ProtocolVersion::V2_5 {
            let (wap, _lost) = WapPolicy::from_policy(&self.document).ok()?;
            PolicyData::Text(wap.encode().ok()?.into())
        } else {
            PolicyData::Document(self.document.clone())
        };
        let mut policy = ServedPolicy::new(data, version);
        policy.allow_non_provisionable = !self.strict;
        policy.refresh_interval = Some(24 * 3600);
        Some(policy)
    }
}

/// A site.
pub(crate) struct Site {
    pub(crate) server: Server<Policy>,
    pub(crate) devices: BTreeMap<DeviceId<'static>, DeviceState>,
    pub(crate) access: AccessRules,
    pub(crate) user: UserAccess,
    pub(crate) versions: Versions,
    /// Where the mailboxes are, if not here.
    pub(crate) moved_to: Option<String>,
    /// For how many seconds it has no time, if it has none.
    pub(crate) busy: Option<u32>,
    /// Whether it forgets what it has agreed on with its devices, as badly kept ones do.
    pub(crate) forgets: bool,
    /// What happened, in words.
    pub(crate) log: Vec<String>,
    seed: u32,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) http: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn empty(http: u16) -> Self {
        Self {
            http,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    fn wbxml(body: Vec<u8>) -> Self {
        Self {
            http: 200,
            headers: vec![(header::CONTENT_TYPE, MEDIA_TYPE.to_owned())],
            body,
        }
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        match refusal.body {
            Some(body) => Self::wbxml(body),
            None => Self::empty(refusal.http),
        }
    }
}

impl Site {
    /// A site that wants a password of six characters, and devices that lock and encrypt.
    pub(crate) fn new() -> Self {
        let mut document = PolicyDocument::new();
        document
            .set_device_password_enabled(true)
            .set_allow_simple_device_password(false)
            .set_min_device_password_length(6)
            .set_max_device_password_failed_attempts(8)
            .set_max_inactivity_time_device_lock(300)
            .set_password_recovery_enabled(true)
            .set_require_device_encryption(true)
            .set_max_attachment_size(Setting::Empty)
            .set_allow_camera(false)
            .set_allow_irda(false);
        Self {
            server: Server::new(Policy {
                document,
                strict: true,
            }),
            devices: BTreeMap::new(),
            access: AccessRules::new(AccessLevel::Allow),
            user: UserAccess::new(),
            versions: Versions::ALL,
            moved_to: None,
            busy: None,
            forgets: false,
            log: Vec::new(),
            seed: 1,
        }
    }

    /// What is remembered of a device.
    pub(crate) fn device(&mut self, id: &str) -> &mut DeviceState {
        let id = DeviceId::from(id).into_owned();
        self.devices.entry(id).or_default()
    }

    pub(crate) fn order_wipe(&mut self, id: &str, scope: WipeScope) {
        self.device(id).order_wipe(scope);
    }

    /// Answers a request.
    pub(crate) fn handle(
        &mut self,
        now: u64,
        method: &str,
        target: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Answer {
        let answer = self.respond(now, method, target, headers, body);
        let what = target.split('?').nth(1).unwrap_or("");
        self.log
            .push(format!("{method} {what} -> HTTP {}", answer.http));
        answer
    }

    fn respond(
        &mut self,
        now: u64,
        method: &str,
        target: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Answer {
        if let Some(url) = &self.moved_to {
            let mut answer = Answer::empty(451);
            answer.headers.push((header::LOCATION, url.clone()));
            return answer;
        }
        if let Some(seconds) = self.busy {
            let mut answer = Answer::empty(503);
            answer
                .headers
                .push((header::RETRY_AFTER, seconds.to_string()));
            return answer;
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if path != PATH {
            return Answer::empty(404);
        }
        if method == "OPTIONS" {
            return self.options();
        }
        let headers = headers.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        let headers = RequestHeaders::read(headers);
        let head = match RequestHead::read(query, &headers) {
            Ok(head) if method == "POST" => head,
            _ => return Answer::empty(400),
        };
        if !body.is_empty() && !headers.content_type.is_some_and(is_wbxml) {
            return Answer::empty(400);
        }
        let id = head.device_id.clone().into_owned();
        let mut device = self.devices.remove(&id).unwrap_or_default();
        let answer = self.command(now, &head, &mut device, body);
        if self.forgets {
            device.accepted = None;
        }
        self.devices.insert(id, device);
        answer
    }

    fn options(&self) -> Answer {
        let commands: Vec<_> = Command::ALL
            .into_iter()
            .filter(|command| *command != Command::Autodiscover)
            .map(Command::name)
            .collect();
        let mut answer = Answer::empty(200);
        answer.headers = vec![
            (header::PROTOCOL_VERSIONS, self.versions.to_string()),
            (header::PROTOCOL_COMMANDS, commands.join(",")),
        ];
        answer
    }

    fn command(
        &mut self,
        now: u64,
        head: &RequestHead<'_>,
        device: &mut DeviceState,
        body: &[u8],
    ) -> Answer {
        let known = device.device_information.clone();
        let decision = self
            .access
            .decide(&self.user, &Device::of(head, known.as_ref()));
        if let Some(status) = decision.status() {
            self.log.push(decision.to_string());
            return Refusal::of(head, status).into();
        }
        let quarantined = decision.level() == AccessLevel::Quarantine;
        if quarantined {
            self.log.push(decision.to_string());
        }
        if let Admission::Refused(refusal) = self.server.admit(device, now, head) {
            self.log.push(refusal.status.to_string());
            return refusal.into();
        }
        match head.command.known() {
            Some(Command::Provision) => {
                let Ok(request) = decode::<ProvisionRequest<'_>>(body) else {
                    return Answer::empty(400);
                };
                // A server in earnest takes numbers that nobody can guess.
                self.seed = self
                    .seed
                    .wrapping_mul(1_664_525)
                    .wrapping_add(1_013_904_223);
                let reply = self
                    .server
                    .provision(device, now, head, &request, self.seed);
                match reply.response.map(|response| encode(&response)) {
                    Some(Ok(body)) => Answer::wbxml(body),
                    Some(Err(_)) => Answer::empty(500),
                    None => Answer::empty(reply.http),
                }
            }
            Some(Command::Settings) => {
                let Ok(request) = decode::<SettingsRequest<'_>>(body) else {
                    return Answer::empty(400);
                };
                match encode(&self.server.settings(device, head, &request)) {
                    Ok(body) => Answer::wbxml(body),
                    Err(_) => Answer::empty(500),
                }
            }
            // Nothing is new in a mailbox without mail; a quarantined device sees the same.
            Some(Command::Sync) if quarantined => Answer::empty(200),
            Some(command) => match status_reply(command, Status::SUCCESS) {
                Some(body) => Answer::wbxml(body),
                None => Answer::empty(501),
            },
            None => Answer::empty(501),
        }
    }
}
