//! The laws of the machines of `eas-provision`, for any sequence of what can happen to them: each
//! byte of the input is one thing that happens.

use std::collections::HashSet;

use eas_provision::algebra::PolicyHash;
use eas_provision::client::{
    Client, ClientOptions, ClientState, HOUR, Step, Ticket, Verdict, WipeScope,
};
use eas_provision::http::{RequestHead, ResponseHeaders};
use eas_provision::server::{Admission, DeviceState, PolicyStore, ServedPolicy, Server};
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, OfferedPolicy, PolicyData, PolicyDocument,
    PolicyKey, PolicyStatus, PolicyType, ProtocolVersion, ProvisionRequest, ProvisionResponse,
    ProvisionStatus, Versions, WipeStatus,
};

/// How many requests a client may send without time passing or somebody deciding something.
const AT_ONCE: u32 = 200;

const STATUSES: [u16; 16] = [
    1, 2, 3, 4, 5, 101, 126, 129, 138, 139, 140, 141, 142, 144, 145, 165,
];

/// The client: no key that the server does not take, no wipe before its order and acknowledgement,
/// no endless loop, no wait that is over, whatever the server answers.
pub fn client(input: &[u8]) {
    let mut world = ClientWorld::new();
    for &byte in input {
        world.happen(byte);
        world.check();
    }
}

fn options() -> ClientOptions {
    ClientOptions::new(Versions::ALL, DeviceInformation::with_model("M"))
}

struct ClientWorld {
    client: Client,
    now: u64,
    keys: u32,
    /// The permanent key, while the server has not said that it is none.
    permanent: Option<u32>,
    temporary: Option<u32>,
    tickets: Vec<Ticket>,
    ordered: Option<WipeScope>,
    acknowledged: Option<WipeScope>,
    at_once: u32,
}

impl ClientWorld {
    fn new() -> Self {
        Self {
            client: Client::restore(options(), ClientState::default()),
            now: 1 << 40,
            keys: 0,
            permanent: None,
            temporary: None,
            tickets: Vec::new(),
            ordered: None,
            acknowledged: None,
            at_once: 0,
        }
    }

    fn happen(&mut self, byte: u8) {
        let detail = usize::from(byte & 0x0F);
        let now = self.now;
        match byte >> 4 {
            0 => {
                // The clock, forwards and backwards.
                self.now = match (self.client.poll(now), detail) {
                    (Step::Wait(waiting), 0..=9) => waiting.until,
                    (_, 10) => now.saturating_sub(HOUR),
                    (_, detail) => now.saturating_add(1 << detail),
                };
                self.at_once = 0;
            }
            1 => {
                self.client = Client::restore(options(), self.client.state().clone());
                self.at_once = 0;
            }
            2 => {
                self.client.resume();
                self.at_once = 0;
            }
            3 => {
                self.client.provision_now(now);
                self.at_once = 0;
            }
            4 => self.client.transport_failed(now),
            5 => self
                .client
                .policy_applied(AcknowledgementStatus((detail % 6) as u16)),
            6 => self.decide(detail),
            7 => {
                if let Some(ticket) = self.client.ticket(now, Command::FolderSync) {
                    let key = ticket.policy_key().and_then(PolicyKey::as_u32);
                    assert_eq!(key, self.permanent, "a key that the server does not take");
                    self.tickets.push(ticket);
                }
            }
            8 | 9 => self.http(detail),
            10 | 11 => self.answer(detail),
            _ => self.provisioned(detail),
        }
    }

    fn decide(&mut self, detail: usize) {
        match detail % 4 {
            0 => self.client.agree_to_wipe(),
            1 => self.client.refuse_to_wipe(),
            2 => {
                if let Step::AcknowledgeWipe { request, .. } = self.client.poll(self.now) {
                    let agreed = |status| status == Some(WipeStatus::SUCCESS);
                    self.acknowledged = match self.ordered {
                        Some(WipeScope::Device) if agreed(request.remote_wipe) => self.ordered,
                        Some(WipeScope::Account) if agreed(request.account_only_remote_wipe) => {
                            self.ordered
                        }
                        _ => None,
                    };
                }
                self.client.wipe_acknowledgement_sent(self.now);
            }
            _ => self.client.account_wiped(),
        }
    }

    /// Whatever is under way is answered by HTTP alone.
    fn http(&mut self, detail: usize) {
        const HTTP: [u16; 16] = [
            449, 451, 451, 503, 503, 500, 403, 401, 404, 400, 456, 457, 501, 507, 200, 999,
        ];
        let http = HTTP.get(detail).copied().unwrap_or(200);
        let headers = match detail {
            2 => ResponseHeaders::read([("X-MS-Location", "https://a.example/")]),
            4 => ResponseHeaders::read([("Retry-After", "4294967295")]),
            _ => ResponseHeaders::default(),
        };
        match self.client.poll(self.now) {
            Step::Options => self.client.options_answered(self.now, http, &headers),
            Step::Provision { .. } => {
                self.at_once += 1;
                self.client
                    .provision_answered(self.now, http, &headers, None);
            }
            _ => self.command(http, &headers, None),
        }
    }

    /// A command, or the Settings of the machine, is answered with a status.
    fn answer(&mut self, detail: usize) {
        let status = STATUSES.get(detail).copied();
        match self.client.poll(self.now) {
            Step::Options => {
                let list = ["14.1", "12.1", "2.5,12.0", "16.1", ""];
                let list = list.get(detail % 5).copied().unwrap_or("");
                let headers = ResponseHeaders::read([("MS-ASProtocolVersions", list)]);
                self.client.options_answered(self.now, 200, &headers);
            }
            _ => self.command(200, &ResponseHeaders::default(), status.map(Status)),
        }
    }

    fn command(&mut self, http: u16, headers: &ResponseHeaders<'_>, status: Option<Status>) {
        let ticket = match self.client.poll(self.now) {
            Step::Settings { ticket, .. } => {
                self.at_once += 1;
                let settings =
                    status.map(|status| eas_provision::SettingsResponse::new(status.into()));
                self.client
                    .settings_answered(self.now, &ticket, http, headers, settings.as_ref());
                ticket
            }
            _ => {
                let Some(ticket) = self.tickets.pop() else {
                    return;
                };
                let verdict = self.client.answer(self.now, &ticket, http, headers, status);
                match verdict {
                    // What the caller does with good answers is up to it.
                    Verdict::Take => self.at_once = 0,
                    _ => self.at_once += 1,
                }
                ticket
            }
        };
        let asks = http == 449 || status.is_some_and(Status::asks_to_provision);
        let key = ticket.policy_key().and_then(PolicyKey::as_u32);
        if asks && key == self.permanent {
            self.permanent = None;
        }
    }

    /// Provision is answered with a message.
    fn provisioned(&mut self, detail: usize) {
        let Step::Provision { policy_key, .. } = self.client.poll(self.now) else {
            return;
        };
        self.at_once += 1;
        let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
        match detail {
            0..=5 => {
                self.keys += 1;
                let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
                policy.policy_key = Some(PolicyKey::from(self.keys));
                response = ProvisionResponse::with_policy(policy);
                if detail == 5 {
                    response.status = None;
                }
                if policy_key.is_initial() {
                    self.temporary = Some(self.keys);
                } else {
                    self.permanent = Some(self.keys);
                }
            }
            6..=9 => {
                let status = PolicyStatus((detail - 4) as u16);
                let policy = OfferedPolicy::new(PolicyType::EAS, status);
                response = ProvisionResponse::with_policy(policy);
                self.permanent = None;
            }
            10 => {
                response.remote_wipe = true;
                (self.ordered, self.acknowledged) = (Some(WipeScope::Device), None);
            }
            11 => {
                response.account_only_remote_wipe = true;
                (self.ordered, self.acknowledged) = (Some(WipeScope::Account), None);
            }
            12 => response.status = Some(ProvisionStatus(140)),
            13 => response.status = Some(ProvisionStatus(165)),
            14 => response.status = Some(ProvisionStatus(139)),
            _ => {}
        }
        if !self.client.state().provisioned && self.client.state().policy_key.is_none() {
            let second = !policy_key.is_initial();
            if !(second && detail <= 5) {
                self.permanent = None;
            }
        }
        let headers = ResponseHeaders::default();
        self.client
            .provision_answered(self.now, 200, &headers, Some(response));
    }

    fn check(&mut self) {
        assert!(self.at_once < AT_ONCE, "a loop: {:?}", self.client);
        let in_use = self.client.state().policy_key.as_ref();
        if let Some(key) = in_use.and_then(PolicyKey::as_u32) {
            assert_eq!(Some(key), self.permanent, "a key that is not one to use");
        }
        match self.client.poll(self.now) {
            Step::Provision { policy_key, .. } if !policy_key.is_initial() => {
                assert_eq!(policy_key.as_u32(), self.temporary, "an old temporary key");
            }
            Step::WipeDevice(_) => {
                assert_eq!(self.acknowledged, Some(WipeScope::Device));
            }
            Step::WipeAccount(_) => {
                assert_eq!(self.acknowledged, Some(WipeScope::Account));
            }
            Step::Wait(waiting) => assert!(waiting.until > self.now),
            _ => {}
        }
    }
}

/// The policies of a server, by number: none, strict ones, lax ones.
#[derive(Clone, Copy)]
struct Numbered(u8);

const REFRESH: u64 = 1000;

impl PolicyStore for Numbered {
    fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
        if self.0 == 0 {
            return None;
        }
        let data = PolicyData::Document(PolicyDocument::new());
        let mut hash = [self.0; 32];
        hash[0] = u8::from(version >= ProtocolVersion::V14_0);
        let mut policy = ServedPolicy::with_hash(data, PolicyHash::from_bytes(hash));
        policy.allow_non_provisionable = self.0 & 2 != 0;
        policy.refresh_interval = Some(REFRESH);
        Some(policy)
    }
}

/// The server: a command passes with the permanent key of the present policy and with no other, and
/// not while a wipe is due; orders go to whom they are for; no key is given twice.
pub fn server(input: &[u8]) {
    let mut world = ServerWorld {
        device: DeviceState::new(),
        store: Numbered(1),
        version: ProtocolVersion::V16_1,
        now: 0,
        random: 0,
        given: HashSet::new(),
    };
    for &byte in input {
        world.happen(byte);
    }
}

struct ServerWorld {
    device: DeviceState,
    store: Numbered,
    version: ProtocolVersion,
    now: u64,
    random: u32,
    given: HashSet<u32>,
}

impl ServerWorld {
    fn head(&self, command: Command, key: Option<u32>) -> RequestHead<'static> {
        let mut head = RequestHead::new(self.version, command, "u", "d", "t");
        head.policy_key = key.map(PolicyKey::from);
        head
    }

    fn key(&self, which: u8) -> Option<u32> {
        match which % 5 {
            0 => None,
            1 => Some(0),
            2 => Some(self.device.issued.map_or(u32::MAX, |issued| issued.key)),
            3 => Some(
                self.device
                    .accepted
                    .map_or(u32::MAX, |accepted| accepted.key),
            ),
            _ => Some(u32::from(which)),
        }
    }

    fn happen(&mut self, byte: u8) {
        let detail = byte & 0x0F;
        match byte >> 4 {
            0 => self.now += 1 << detail,
            1 => self.store = Numbered(detail % 4),
            2 => {
                let versions = ProtocolVersion::ALL;
                let turn = usize::from(detail) % versions.len();
                self.version = versions.get(turn).copied().unwrap_or(self.version);
            }
            3 if detail % 3 == 0 => self.device.order_wipe(WipeScope::Device),
            3 if detail % 3 == 1 => self.device.order_wipe(WipeScope::Account),
            3 => {
                self.device.cancel_wipe();
            }
            4..=6 => self.command(detail),
            7 => self.provision(&ProvisionRequest::new(), 0),
            8 => {
                let mut request = ProvisionRequest::new();
                let status = Some(WipeStatus(u16::from(detail & 3)));
                if detail & 4 == 0 {
                    request.remote_wipe = status;
                } else {
                    request.account_only_remote_wipe = status;
                }
                self.provision(&request, 0);
            }
            9 | 10 => {
                let mut request = ProvisionRequest::initial(PolicyType::of(self.version));
                if detail != 0 {
                    request.device_information = Some(DeviceInformation::with_model("M"));
                }
                self.provision(&request, 0);
            }
            _ => {
                let key = self
                    .key(if detail & 8 == 0 { 2 } else { detail })
                    .unwrap_or(0);
                let request = ProvisionRequest::acknowledgement(
                    PolicyType::of(self.version),
                    PolicyKey::from(key),
                    AcknowledgementStatus(u16::from(detail % 6)),
                );
                self.provision(&request, key);
            }
        }
    }

    fn command(&mut self, detail: u8) {
        let command = if detail & 8 == 0 {
            Command::FolderSync
        } else {
            Command::Ping
        };
        let key = self.key(detail & 7);
        let head = self.head(command, key);
        let before = self.device.clone();
        let admission = Server::new(self.store).admit(&self.device, self.now, &head);
        assert_eq!(self.device, before, "asking changes something");
        let due = self.device.wipe.is_some_and(|wipe| wipe.is_due());
        let policy = self.store.policy(&head, self.version);
        let good = self.device.accepted.is_some_and(|accepted| {
            Some(accepted.key) == key
                && policy.as_ref().is_some_and(|p| p.hash == accepted.hash)
                && self.now.saturating_sub(accepted.since) < REFRESH
        });
        let keyless = key.is_none_or(|key| key == 0);
        let lax = policy.as_ref().is_some_and(|p| p.allow_non_provisionable);
        let free = keyless && (lax || command == Command::Ping);
        let wanted = !due && (policy.is_none() || good || free);
        assert_eq!(admission == Admission::Admitted, wanted);
    }

    fn provision(&mut self, request: &ProvisionRequest<'_>, key: u32) {
        let head = self.head(Command::Provision, Some(key));
        let server = Server::new(self.store);
        let due = self.device.wipe.filter(|wipe| wipe.is_due());
        if server.admit(&self.device, self.now, &head) != Admission::Admitted {
            assert!(due.is_some_and(|wipe| wipe.scope == WipeScope::Account));
            return;
        }
        self.random = self.random.wrapping_add(3);
        let before = self.device.clone();
        let reply = server.provision(&mut self.device, self.now, &head, request, self.random);
        let Some(response) = reply.response else {
            assert!(self.version < ProtocolVersion::V14_0);
            return;
        };
        let ordered = |scope| due.is_some_and(|wipe| wipe.scope == scope);
        assert!(!response.remote_wipe || ordered(WipeScope::Device));
        assert!(!response.account_only_remote_wipe || ordered(WipeScope::Account));
        assert!(due.is_none() || response.policies.is_none());
        let offered = response.policies.as_ref().and_then(|p| p.first());
        let Some(offered) = offered.filter(|policy| policy.policy_key.is_some()) else {
            return;
        };
        let key = offered.policy_key.as_ref().and_then(PolicyKey::as_u32);
        let key = key.expect("a key of this server is a number");
        assert!(key != 0 && self.given.insert(key), "{key} is given twice");
        if offered.data.is_none() {
            let asked = request.policies.as_ref().and_then(|p| p.first());
            let temporary = asked.and_then(|policy| policy.policy_key.as_ref()?.as_u32());
            assert_eq!(temporary, before.issued.map(|issued| issued.key));
        }
    }
}
