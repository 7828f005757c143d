//! Client and server together, with everything that can come between them: every sequence to depth 8
//! and more, equal states merged.

use std::collections::{HashSet, VecDeque};

use eas_provision::client::{Client, ClientOptions, HOUR, Step, StopReason, Ticket, WipeScope};
use eas_provision::http::{RequestHead, ResponseHeaders};
use eas_provision::server::{Admission, DeviceState, PolicyStore, ServedPolicy, Server};
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, PolicyData, PolicyDocument, PolicyKey,
    ProtocolVersion, ProvisionRequest, ProvisionResponse, SettingsRequest, SettingsResponse,
    Versions, decode, encode, peek_status,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Happening {
    /// What the client wants to send arrives, and so does the answer.
    Exchange,
    /// The request arrives, and the answer is lost.
    LoseAnswer,
    LoseRequest,
    Applied(u16),
    /// The caller begins a command; it is sent with the next exchange.
    Command,
    Policy(u64),
    Order(WipeScope),
    Cancel,
    Agree,
    Refuse,
    Wiped,
    Resume,
    Restart,
    Time,
}

/// Policies by number: 0 is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Store(u64);

impl PolicyStore for Store {
    fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
        let length = i64::try_from(self.0).unwrap();
        if length == 0 {
            return None;
        }
        let mut document = PolicyDocument::new();
        document.set(
            eas_provision::PolicyElement::MinDevicePasswordLength,
            length.into(),
        );
        let data = PolicyData::Document(document);
        let mut policy = ServedPolicy::new(data, version);
        policy.refresh_interval = Some(10 * HOUR);
        Some(policy)
    }
}

#[derive(Clone)]
struct World {
    client: Client,
    device: DeviceState,
    store: Store,
    versions: &'static str,
    now: u64,
    random: u32,
    command: Option<Ticket>,
    /// How many commands were answered.
    answered: u32,
    /// The wipes that were ordered at any time.
    ordered: HashSet<WipeScope>,
}

fn options() -> ClientOptions {
    ClientOptions::new(Versions::ALL, DeviceInformation::with_model("M"))
}

impl World {
    fn new(versions: &'static str) -> Self {
        Self {
            client: Client::new(options()),
            device: DeviceState::new(),
            store: Store(1),
            versions,
            now: 1_000_000,
            random: 1000,
            command: None,
            answered: 0,
            ordered: HashSet::new(),
        }
    }

    fn fingerprint(&self) -> String {
        let label = |key: u32| {
            if self.device.issued.is_some_and(|issued| issued.key == key) {
                "issued"
            } else if self
                .device
                .accepted
                .is_some_and(|accepted| accepted.key == key)
            {
                "accepted"
            } else if key == 0 {
                "initial"
            } else {
                "old"
            }
        };
        let state = self.client.state();
        let mut client = self.client.clone();
        let step = client.poll(self.now);
        let step = match step {
            Step::Wait(waiting) => {
                let left = waiting.until - self.now;
                format!("Wait {left} {:?} {:?}", waiting.reason, waiting.next)
            }
            Step::Provision {
                request,
                policy_key,
                ..
            } => {
                let policies = request.policies.is_some();
                let status = request.policies.and_then(|p| p.first()?.status);
                let key = label(policy_key.as_u32().unwrap());
                format!("Provision {policies} {status:?} {key}")
            }
            Step::Settings { .. } => "Settings".to_owned(),
            other => format!("{other:?}"),
        };
        let key = state
            .policy_key
            .as_ref()
            .and_then(PolicyKey::as_u32)
            .map(label);
        let command = self.command.as_ref().map(|ticket| {
            let key = ticket.policy_key().and_then(PolicyKey::as_u32).map(label);
            let current = ticket.policy_key() == state.policy_key.as_ref();
            (key, state.provisioned && current)
        });
        let round = self.now.saturating_sub(state.last_round).min(HOUR);
        let accepted = self
            .device
            .accepted
            .map(|a| (a.hash, (self.now - a.since).min(10 * HOUR)));
        format!(
            "{step} {key:?} {command:?} {:?} {} {round} {} {} {:?} {accepted:?} {:?} {:?} {:?} {:?}",
            state.version,
            state.rounds,
            state.succeeded,
            state.failures,
            self.device.issued.map(|issued| issued.hash),
            self.device.wipe,
            self.store,
            state.wipe,
            self.ordered.len(),
        )
    }

    fn happenings(&self) -> Vec<Happening> {
        use Happening as H;
        let mut happenings = vec![
            H::Time,
            H::Restart,
            H::Policy(1),
            H::Policy(2),
            H::Policy(0),
            H::Order(WipeScope::Device),
            H::Order(WipeScope::Account),
            H::Cancel,
        ];
        let sends = match self.client.clone().poll(self.now) {
            Step::Apply => {
                happenings.extend([1, 2, 4].map(H::Applied));
                false
            }
            Step::Ready => {
                happenings.push(H::Command);
                self.command.is_some()
            }
            Step::ConfirmWipe(_) => {
                happenings.extend([H::Agree, H::Refuse]);
                false
            }
            Step::WipeAccount(_) => {
                happenings.push(H::Wiped);
                false
            }
            Step::Stopped(_) => {
                happenings.push(H::Resume);
                self.command.is_some()
            }
            Step::Wait(_) | Step::WipeDevice(_) => self.command.is_some(),
            _ => true,
        };
        if sends {
            happenings.extend([H::Exchange, H::LoseAnswer, H::LoseRequest]);
        }
        happenings
    }

    fn happen(&mut self, happening: Happening) {
        let now = self.now;
        match happening {
            Happening::Exchange => self.exchange(true),
            Happening::LoseAnswer => self.exchange(false),
            Happening::LoseRequest => self.lose(),
            Happening::Applied(status) => {
                self.client.policy_applied(AcknowledgementStatus(status));
            }
            Happening::Command => self.command = self.client.ticket(now, Command::FolderSync),
            Happening::Policy(number) => self.store = Store(number),
            Happening::Order(scope) => {
                self.ordered.insert(scope);
                self.device.order_wipe(scope);
            }
            Happening::Cancel => {
                self.device.cancel_wipe();
            }
            Happening::Agree => self.client.agree_to_wipe(),
            Happening::Refuse => self.client.refuse_to_wipe(),
            Happening::Wiped => self.client.account_wiped(),
            Happening::Resume => self.client.resume(),
            Happening::Restart => {
                self.client = Client::restore(options(), self.client.state().clone());
                self.command = None;
            }
            Happening::Time => {
                self.now = match self.client.poll(now) {
                    Step::Wait(waiting) => waiting.until,
                    _ => now + HOUR,
                };
            }
        }
    }

    fn lose(&mut self) {
        match self.client.poll(self.now) {
            Step::AcknowledgeWipe { .. } => self.client.wipe_acknowledgement_sent(self.now),
            Step::Ready | Step::Wait(_) | Step::Stopped(_) | Step::WipeDevice(_) => {
                self.command = None;
                self.client.transport_failed(self.now);
            }
            _ => self.client.transport_failed(self.now),
        }
    }

    /// Sends what the client sends, over bytes, and brings the answer.
    fn exchange(&mut self, arrives: bool) {
        let now = self.now;
        let none = ResponseHeaders::default();
        match self.client.poll(now) {
            Step::Options => {
                if !arrives {
                    return self.lose();
                }
                let headers = ResponseHeaders::read([("MS-ASProtocolVersions", self.versions)]);
                self.client.options_answered(now, 200, &headers);
            }
            Step::Provision {
                request,
                policy_key,
                version,
            } => {
                let (http, body) = self.serve_provision(&request, policy_key, version);
                if !arrives {
                    return self.lose();
                }
                let response = body.as_deref().and_then(|body| decode(body).ok());
                self.client.provision_answered(now, http, &none, response);
            }
            Step::AcknowledgeWipe {
                request,
                policy_key,
                version,
            } => {
                self.serve_provision(&request, policy_key, version);
                self.client.wipe_acknowledgement_sent(now);
            }
            Step::Settings { request, ticket } => {
                let (http, body) = self.serve_command(&ticket, Some(&request));
                if !arrives {
                    return self.lose();
                }
                let response: Option<SettingsResponse> =
                    body.as_deref().and_then(|body| decode(body).ok());
                self.client
                    .settings_answered(now, &ticket, http, &none, response.as_ref());
            }
            _ => {
                let Some(ticket) = self.command.take() else {
                    return;
                };
                let (http, body) = self.serve_command(&ticket, None);
                if !arrives {
                    return self.lose();
                }
                let status = body.as_deref().map(|body| peek_status(body).unwrap());
                let verdict = self
                    .client
                    .answer(now, &ticket, http, &none, status.flatten());
                self.answered += u32::from(verdict == eas_provision::client::Verdict::Take);
            }
        }
    }

    fn serve_provision(
        &mut self,
        request: &ProvisionRequest<'_>,
        key: PolicyKey<'static>,
        version: ProtocolVersion,
    ) -> (u16, Option<Vec<u8>>) {
        let body = encode(request).unwrap();
        let request: ProvisionRequest<'_> = decode(&body).unwrap();
        let mut head = RequestHead::new(version, Command::Provision, "u", "d", "t");
        head.policy_key = Some(key);
        let server = Server::new(self.store);
        match server.admit(&self.device, self.now, &head) {
            Admission::Refused(refusal) => (refusal.http, refusal.body),
            Admission::Admitted => {
                self.random += 1;
                let reply =
                    server.provision(&mut self.device, self.now, &head, &request, self.random);
                let encoded = |response: ProvisionResponse<'_>| encode(&response).unwrap();
                (reply.http, reply.response.map(encoded))
            }
        }
    }

    fn serve_command(
        &mut self,
        ticket: &Ticket,
        settings: Option<&SettingsRequest<'_>>,
    ) -> (u16, Option<Vec<u8>>) {
        let mut head = RequestHead::new(ticket.version(), ticket.command(), "u", "d", "t");
        head.policy_key = ticket.policy_key().cloned();
        let server = Server::new(self.store);
        match server.admit(&self.device, self.now, &head) {
            Admission::Refused(refusal) => (refusal.http, refusal.body),
            Admission::Admitted => {
                let body = match settings {
                    Some(request) => {
                        let response = server.settings(&mut self.device, &head, request);
                        encode(&response).unwrap()
                    }
                    None => eas_provision::status_reply(
                        ticket.command(),
                        eas_provision::status::Status::SUCCESS,
                    )
                    .unwrap(),
                };
                (200, Some(body))
            }
        }
    }

    fn check(&self) {
        match self.client.clone().poll(self.now) {
            Step::WipeDevice(_) => assert!(self.ordered.contains(&WipeScope::Device)),
            Step::WipeAccount(_) => assert!(self.ordered.contains(&WipeScope::Account)),
            _ => {}
        }
        if self
            .client
            .state()
            .wipe
            .is_some_and(|w| w.0 == WipeScope::Device)
        {
            assert!(self.ordered.contains(&WipeScope::Device));
        }
    }

    /// With nobody in the way, a command is answered, or the wipe is done; and no more requests are
    /// sent at a time than that takes.
    fn ends_well(mut self) -> bool {
        let mut at_once = 0;
        let answered = self.answered;
        for _ in 0..80 {
            let happening = match self.client.poll(self.now) {
                Step::WipeDevice(_) | Step::Stopped(StopReason::Wiped) => return true,
                // A wipe of the account that the version does not have.
                Step::Stopped(StopReason::Denied(status)) if status.0 == 129 => return true,
                Step::Stopped(StopReason::Forbidden)
                    if self.device.wipe.is_some_and(|wipe| wipe.is_due()) =>
                {
                    return true;
                }
                Step::Wait(_) => {
                    at_once = 0;
                    Happening::Time
                }
                Step::Apply => Happening::Applied(1),
                Step::ConfirmWipe(_) => Happening::Agree,
                Step::WipeAccount(_) => Happening::Wiped,
                Step::Stopped(_) => Happening::Resume,
                Step::Ready if self.command.is_none() => Happening::Command,
                _ => {
                    at_once += 1;
                    Happening::Exchange
                }
            };
            assert!(at_once < 30, "a loop at {}", self.fingerprint());
            self.happen(happening);
            if self.answered > answered {
                return true;
            }
        }
        false
    }
}

fn explore(versions: &'static str, depth: u32) -> usize {
    let mut seen = HashSet::new();
    let start = World::new(versions);
    seen.insert(start.fingerprint());
    let mut todo = VecDeque::from([(start, 0)]);
    while let Some((world, at)) = todo.pop_front() {
        world.check();
        assert!(
            world.clone().ends_well(),
            "no good end from {}",
            world.fingerprint()
        );
        if at == depth {
            continue;
        }
        for happening in world.happenings() {
            let mut next = world.clone();
            next.happen(happening);
            if seen.insert(next.fingerprint()) {
                todo.push_back((next, at + 1));
            }
        }
    }
    seen.len()
}

#[test]
fn whatever_comes_between_them_14_1_ends_well() {
    let states = explore("2.5,12.0,12.1,14.0,14.1", 8);
    println!("{states} states");
    assert!(states > 1000);
}

#[test]
fn whatever_comes_between_them_16_1_ends_well() {
    assert!(explore("16.1", 8) > 1000);
}

#[test]
fn whatever_comes_between_them_12_1_ends_well() {
    assert!(explore("12.1", 8) > 1000);
}
