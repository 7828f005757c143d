//! A device: what stands around the client's machine. It does what the machine says, one step at a
//! time, over whatever carries its requests.

use eas_provision::client::{Client, ClientOptions, Step, Ticket, Verdict};
use eas_provision::compliance::{
    Capabilities, Compliance, ComplianceOptions, CurrentPassword, Verdict as Assessed, assess,
};
use eas_provision::http::{MEDIA_TYPE, PATH, RequestHead, ResponseHeaders, WrittenHead, header};
use eas_provision::password::PasswordProfile;
use eas_provision::{
    Command, DeviceInformation, IgnoreCondition, PolicyData, PolicyDocument, PolicyKey,
    ProtocolVersion, ProvisionResponse, SettingsResponse, Versions, WapPolicy, decode, encode,
    peek_status,
};

/// A request, as it goes to the carrier.
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A response, as it comes from there.
pub(crate) struct Response {
    pub(crate) http: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Whatever brings a request to a server and an answer back, at a time; none, if it could not.
pub(crate) type Carrier<'c> = dyn FnMut(u64, &Request) -> Option<Response> + 'c;

/// What a device has come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum State {
    Ready,
    Waiting(u64),
    Stopped,
    DeviceWiped,
    AccountWiped,
}

/// A device.
pub(crate) struct Device {
    pub(crate) client: Client,
    pub(crate) id: &'static str,
    /// Whether the query is in base64, where the version and the key allow it.
    pub(crate) base64: bool,
    /// What the device can do about policies.
    pub(crate) capabilities: Capabilities,
    /// Whether something else manages it.
    pub(crate) managed: bool,
    /// Whether it can wipe itself.
    pub(crate) can_wipe: bool,
    /// The policy that is in force.
    pub(crate) policy: PolicyDocument<'static>,
    /// What happened, in words.
    pub(crate) log: Vec<String>,
}

/// Whose mailbox it is.
pub(crate) const USER: &str = "rmjones";
const USER_AGENT: &str = "Example/1.0";

/// A phone without infrared whose user has a password of four digits.
fn capabilities() -> Capabilities {
    let mut phone = Capabilities::full();
    phone
        .meet(IgnoreCondition::NoInfrared)
        .set_password(CurrentPassword::Profile(PasswordProfile::new("1379")));
    phone
}

impl Device {
    pub(crate) fn new(id: &'static str) -> Self {
        let mut information = DeviceInformation::with_model("Contoso 1");
        information.os = Some("Contoso OS 1 0".into());
        information.friendly_name = Some("Example".into());
        information.user_agent = Some(USER_AGENT.into());
        Self {
            client: Client::new(ClientOptions::new(Versions::ALL, information)),
            id,
            base64: false,
            capabilities: capabilities(),
            managed: false,
            can_wipe: true,
            policy: PolicyDocument::new(),
            log: Vec::new(),
        }
    }

    fn head(
        &self,
        version: ProtocolVersion,
        command: Command,
        key: Option<PolicyKey<'static>>,
    ) -> Option<WrittenHead> {
        let mut head = RequestHead::new(version, command, USER, self.id, "Example");
        head.policy_key = key;
        head.user_agent = Some(USER_AGENT.into());
        let base64 = self.base64.then(|| head.to_base64().ok()).flatten();
        base64.or_else(|| head.to_plain().ok())
    }

    fn post(
        &self,
        version: ProtocolVersion,
        command: Command,
        key: Option<PolicyKey<'static>>,
        body: Vec<u8>,
    ) -> Option<Request> {
        let head = self.head(version, command, key)?;
        let mut headers: Vec<_> = head
            .headers
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        if !body.is_empty() {
            headers.push((header::CONTENT_TYPE.to_owned(), MEDIA_TYPE.to_owned()));
        }
        Some(Request {
            method: "POST",
            target: head.target,
            headers,
            body,
        })
    }

    /// Does what the machine says until there is nothing more to do at this time.
    pub(crate) fn run(&mut self, now: u64, carrier: &mut Carrier<'_>) -> State {
        loop {
            match self.client.poll(now) {
                Step::Ready => return State::Ready,
                Step::Wait(waiting) => {
                    self.log.push(format!("waits: {:?}", waiting.reason));
                    return State::Waiting(waiting.until);
                }
                Step::Stopped(reason) => {
                    self.log.push(format!("stops: {reason}"));
                    return State::Stopped;
                }
                Step::Options => {
                    let request = Request {
                        method: "OPTIONS",
                        target: PATH.to_owned(),
                        headers: Vec::new(),
                        body: Vec::new(),
                    };
                    match carrier(now, &request) {
                        Some(response) => {
                            let headers = headers_of(&response);
                            self.client.options_answered(now, response.http, &headers);
                        }
                        None => self.client.transport_failed(now),
                    }
                    if let Some(version) = self.client.state().version {
                        self.log.push(format!("chooses version {version}"));
                    }
                }
                Step::Provision {
                    request,
                    policy_key,
                    version,
                } => {
                    self.log.push(format!("provisions with key {policy_key}"));
                    let body = encode(&request).unwrap_or_default();
                    let request = self.post(version, Command::Provision, Some(policy_key), body);
                    let answer = request.and_then(|request| carrier(now, &request));
                    let Some(response) = answer else {
                        self.client.transport_failed(now);
                        continue;
                    };
                    let message: Option<ProvisionResponse<'_>> = decode(&response.body).ok();
                    let headers = headers_of(&response);
                    self.client
                        .provision_answered(now, response.http, &headers, message);
                }
                Step::Apply => {
                    let compliance = self.apply();
                    self.client.policy_applied(compliance.status());
                }
                Step::Settings { request, ticket } => {
                    self.log.push("says what it is by Settings".to_owned());
                    let body = encode(&request).unwrap_or_default();
                    let Some(response) = self.carry(now, &ticket, body, carrier) else {
                        self.client.transport_failed(now);
                        continue;
                    };
                    let message: Option<SettingsResponse> = decode(&response.body).ok();
                    let headers = headers_of(&response);
                    self.client.settings_answered(
                        now,
                        &ticket,
                        response.http,
                        &headers,
                        message.as_ref(),
                    );
                }
                Step::ConfirmWipe(scope) => {
                    self.log.push(format!("is told to wipe: {scope:?}"));
                    if self.can_wipe {
                        self.client.agree_to_wipe();
                    } else {
                        self.client.refuse_to_wipe();
                    }
                }
                Step::AcknowledgeWipe {
                    request,
                    policy_key,
                    version,
                } => {
                    let body = encode(&request).unwrap_or_default();
                    let request = self.post(version, Command::Provision, Some(policy_key), body);
                    // Nothing depends on the answer.
                    let _ = request.and_then(|request| carrier(now, &request));
                    self.client.wipe_acknowledgement_sent(now);
                }
                Step::WipeDevice(order) => {
                    self.log.push(format!("wipes itself: {order:?}"));
                    return State::DeviceWiped;
                }
                Step::WipeAccount(order) => {
                    self.log.push(format!("wipes the account: {order:?}"));
                    self.client.account_wiped();
                    return State::AccountWiped;
                }
                other => {
                    self.log.push(format!("does not know {other:?}"));
                    return State::Stopped;
                }
            }
        }
    }

    /// Applies the policy that is offered as far as the device can, and says how far that is.
    fn apply(&mut self) -> Compliance {
        self.policy = match self.client.policy().and_then(|policy| policy.data.clone()) {
            Some(PolicyData::Document(document)) => document,
            // The policy of 2.5.
            Some(PolicyData::Text(xml)) => WapPolicy::decode(&xml)
                .map(|policy| policy.to_policy().0)
                .unwrap_or_default(),
            _ => PolicyDocument::new(),
        };
        let options = ComplianceOptions::default().with_externally_managed(self.managed);
        let compliance = assess(&self.policy, &self.capabilities, &options);
        let rule = compliance.rule();
        self.log.push(format!(
            "applies the policy: {}, {rule}",
            compliance.status()
        ));
        for element in compliance.iter() {
            if matches!(element.verdict(), Assessed::Failed | Assessed::Ignored) {
                self.log.push(format!("    {element}"));
            }
        }
        if let Some(prompt) = compliance.password_prompt() {
            self.log.push(format!("asks the user: {prompt:?}"));
            let chosen = CurrentPassword::Profile(PasswordProfile::new("correct horse 42"));
            self.capabilities.set_password(chosen);
        }
        compliance
    }

    fn carry(
        &self,
        now: u64,
        ticket: &Ticket,
        body: Vec<u8>,
        carrier: &mut Carrier<'_>,
    ) -> Option<Response> {
        let key = ticket.policy_key().cloned();
        let request = self.post(ticket.version(), ticket.command(), key, body)?;
        carrier(now, &request)
    }

    /// Sends a command, provisions as often as the server wants it first, and returns the body of
    /// the answer; none, if the machine rests before there is one.
    pub(crate) fn command(
        &mut self,
        now: u64,
        command: Command,
        carrier: &mut Carrier<'_>,
    ) -> Option<Vec<u8>> {
        self.send(now, command, &[], carrier)
    }

    /// The same with a body.
    pub(crate) fn send(
        &mut self,
        now: u64,
        command: Command,
        body: &[u8],
        carrier: &mut Carrier<'_>,
    ) -> Option<Vec<u8>> {
        while self.run(now, carrier) == State::Ready {
            let ticket = self.client.ticket(now, command)?;
            let Some(response) = self.carry(now, &ticket, body.to_vec(), carrier) else {
                self.client.transport_failed(now);
                continue;
            };
            let status = peek_status(&response.body).ok().flatten();
            let headers = headers_of(&response);
            let verdict = self
                .client
                .answer(now, &ticket, response.http, &headers, status);
            let said = status.map_or_else(|| "nothing".to_owned(), |status| status.to_string());
            self.log
                .push(format!("{command}: HTTP {}, {said}", response.http));
            if verdict == Verdict::Take {
                return Some(response.body);
            }
        }
        None
    }
}

fn headers_of(response: &Response) -> ResponseHeaders<'_> {
    let headers = response.headers.iter();
    ResponseHeaders::read(headers.map(|(name, value)| (name.as_str(), value.as_str())))
}
