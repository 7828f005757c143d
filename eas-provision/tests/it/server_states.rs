//! The server's side, model-checked: every sequence of requests, orders and changes, equal states
//! merged.

use std::collections::{HashSet, VecDeque};

use eas_provision::algebra::PolicyHash;
use eas_provision::client::WipeScope;
use eas_provision::http::RequestHead;
use eas_provision::server::{
    Admission, DeviceState, PolicyStore, ServedPolicy, Server, WipeProgress,
};
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, PolicyData, PolicyDocument, PolicyKey,
    PolicyStatus, PolicyType, ProtocolVersion, ProvisionRequest, ProvisionResponse,
    ProvisionStatus, WipeStatus,
};

const REFRESH: u64 = 1000;

/// Which of the policies is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum InForce {
    None,
    Strict(u8),
    Lax(u8),
}

impl PolicyStore for InForce {
    fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
        let (number, lax) = match self {
            Self::None => return None,
            Self::Strict(number) => (*number, false),
            Self::Lax(number) => (*number, true),
        };
        let data = PolicyData::Document(PolicyDocument::new());
        // Each version gets another projection.
        let hash = number * 10 + u8::from(version >= ProtocolVersion::V14_0);
        let mut policy = ServedPolicy::with_hash(data, PolicyHash::from_bytes([hash; 32]));
        policy.allow_non_provisionable = lax;
        policy.refresh_interval = Some(REFRESH);
        Some(policy)
    }
}

/// A key, by what it is to the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Key {
    None,
    Zero,
    Issued,
    Accepted,
    Old,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Happening {
    Command(Command, Key),
    First,
    Empty,
    Acknowledge(Key, u16),
    WipeSaid(WipeScope, u16),
    Version(ProtocolVersion),
    Policy(InForce),
    Order(WipeScope),
    Cancel,
    Time,
}

#[derive(Clone)]
struct World {
    device: DeviceState,
    in_force: InForce,
    version: ProtocolVersion,
    now: u64,
    random: u32,
    /// Every key that was given out.
    given: Vec<u32>,
}

fn happenings() -> Vec<Happening> {
    use Happening as H;
    let mut happenings = vec![
        H::First,
        H::Empty,
        H::Time,
        H::Cancel,
        H::Order(WipeScope::Device),
        H::Order(WipeScope::Account),
        H::Policy(InForce::None),
        H::Policy(InForce::Strict(1)),
        H::Policy(InForce::Strict(2)),
        H::Policy(InForce::Lax(1)),
        H::Version(ProtocolVersion::V12_1),
        H::Version(ProtocolVersion::V16_1),
    ];
    for key in [Key::None, Key::Zero, Key::Issued, Key::Accepted, Key::Old] {
        for command in [Command::FolderSync, Command::Ping] {
            happenings.push(H::Command(command, key));
        }
        if key != Key::None {
            happenings.extend([1, 2, 3, 4, 9].map(|status| H::Acknowledge(key, status)));
        }
    }
    for scope in [WipeScope::Device, WipeScope::Account] {
        happenings.extend([1, 2].map(|status| H::WipeSaid(scope, status)));
    }
    happenings
}

impl World {
    fn new() -> Self {
        Self {
            device: DeviceState::new(),
            in_force: InForce::Strict(1),
            version: ProtocolVersion::V16_1,
            now: 0,
            random: 100,
            given: Vec::new(),
        }
    }

    fn fingerprint(&self) -> String {
        let issued = self.device.issued.map(|issued| issued.hash);
        let accepted = self.device.accepted.map(|accepted| {
            let old = self.now.saturating_sub(accepted.since) >= REFRESH;
            (accepted.hash, accepted.status, old)
        });
        format!(
            "{issued:?} {accepted:?} {:?} {:?} {:?}",
            self.device.wipe, self.in_force, self.version
        )
    }

    fn key(&self, key: Key) -> Option<u32> {
        match key {
            Key::None => None,
            Key::Zero => Some(0),
            Key::Issued => Some(self.device.issued.map_or(9, |issued| issued.key)),
            Key::Accepted => Some(self.device.accepted.map_or(9, |accepted| accepted.key)),
            Key::Old => Some(7),
        }
    }

    fn head(&self, command: Command, key: Option<u32>) -> RequestHead<'static> {
        let mut head = RequestHead::new(self.version, command, "u", "d", "t");
        head.policy_key = key.map(PolicyKey::from);
        head
    }

    fn admitted(&mut self, command: Command, key: Option<u32>) -> bool {
        let head = self.head(command, key);
        let before = self.device.clone();
        let admission = Server::new(self.in_force).admit(&self.device, self.now, &head);
        assert_eq!(self.device, before, "asking changes nothing");
        if let Admission::Refused(refusal) = &admission {
            let in_body = self.version >= ProtocolVersion::V14_0;
            assert_eq!(refusal.body.is_some(), in_body);
            assert_eq!(refusal.http == 200, in_body);
        }
        admission == Admission::Admitted
    }

    /// Sends a Provision request, if it is let through.
    fn provision(
        &mut self,
        request: &ProvisionRequest<'_>,
        key: u32,
    ) -> Option<ProvisionResponse<'static>> {
        let due = self.device.wipe.filter(|wipe| wipe.is_due());
        if !self.admitted(Command::Provision, Some(key)) {
            assert_eq!(due.unwrap().scope, WipeScope::Account);
            assert!(self.version < ProtocolVersion::V16_1);
            return None;
        }
        let before = self.device.clone();
        self.random += 1;
        let head = self.head(Command::Provision, Some(key));
        let reply = Server::new(self.in_force).provision(
            &mut self.device,
            self.now,
            &head,
            request,
            self.random,
        );
        let Some(response) = reply.response else {
            assert!(self.version < ProtocolVersion::V14_0 && reply.http != 200);
            return None;
        };
        // An order goes to whom it is for, and nowhere else.
        assert_eq!(
            response.remote_wipe,
            due.is_some_and(|wipe| wipe.scope == WipeScope::Device)
                && self.device.wipe.unwrap().is_due()
        );
        if response.account_only_remote_wipe {
            assert_eq!(due.unwrap().scope, WipeScope::Account);
            assert_eq!(self.version, ProtocolVersion::V16_1);
        }
        // While a wipe is due, there is no policy and no key.
        if due.is_some() {
            assert_eq!(response.policies, None);
        }
        let over = self.device.wipe.is_some_and(|wipe| !wipe.is_due());
        if let Some(due) = due.filter(|_| over) {
            let told = matches!(due.progress, WipeProgress::Sent | WipeProgress::Failed(_));
            assert!(told, "acknowledged before it was ordered");
            let said = match due.scope {
                WipeScope::Device => request.remote_wipe,
                WipeScope::Account => request.account_only_remote_wipe,
            };
            assert_eq!(said, Some(WipeStatus::SUCCESS));
        }
        let offered = response.policies.as_ref().and_then(|p| p.first());
        if let Some(key) = offered.and_then(|policy| policy.policy_key.as_ref()) {
            let key = key.as_u32().unwrap();
            assert!(
                key != 0 && !self.given.contains(&key),
                "a key that was given before"
            );
            self.given.push(key);
            let offered = offered.unwrap();
            if offered.data.is_some() {
                assert_eq!(self.device.issued.unwrap().key, key);
                assert_eq!(self.device.accepted, before.accepted);
            } else {
                // A permanent key is for the acknowledgement of the temporary one.
                let asked = request.policies.as_ref().unwrap().first().unwrap();
                let temporary = asked.policy_key.as_ref().unwrap().as_u32();
                assert_eq!(temporary, before.issued.map(|issued| issued.key));
                let status = asked.status.unwrap();
                assert!(
                    status == AcknowledgementStatus::SUCCESS
                        || matches!(self.in_force, InForce::Lax(_))
                );
                assert_eq!(self.device.accepted.unwrap().key, key);
                assert_eq!(self.device.issued, None);
            }
        }
        Some(response)
    }

    fn first(&self) -> ProvisionRequest<'static> {
        let mut request = ProvisionRequest::initial(PolicyType::of(self.version));
        request.device_information = Some(DeviceInformation::with_model("M"));
        request
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Command(command, key) => {
                let key = self.key(key);
                let admitted = self.admitted(command, key);
                self.check_admission(command, key, admitted);
            }
            Happening::First => {
                let request = self.first();
                self.provision(&request, 0);
            }
            Happening::Empty => {
                self.provision(&ProvisionRequest::new(), 0);
            }
            Happening::Acknowledge(key, status) => {
                let key = self.key(key).unwrap();
                let request = ProvisionRequest::acknowledgement(
                    PolicyType::of(self.version),
                    PolicyKey::from(key),
                    AcknowledgementStatus(status),
                );
                self.provision(&request, key);
            }
            Happening::WipeSaid(scope, status) => {
                let request = said(scope, status);
                self.provision(&request, 0);
            }
            Happening::Version(version) => self.version = version,
            Happening::Policy(policy) => self.in_force = policy,
            Happening::Order(scope) => self.device.order_wipe(scope),
            Happening::Cancel => {
                self.device.cancel_wipe();
            }
            Happening::Time => self.now += REFRESH,
        }
    }

    /// What lets a command pass, said once more and from the other side.
    fn check_admission(&self, command: Command, key: Option<u32>, admitted: bool) {
        let due = self.device.wipe.is_some_and(|wipe| wipe.is_due());
        let head = self.head(command, key);
        let policy = self.in_force.policy(&head, self.version);
        let good = self.device.accepted.is_some_and(|accepted| {
            Some(accepted.key) == key
                && Some(accepted.hash) == policy.as_ref().map(|policy| policy.hash)
                && self.now < accepted.since + REFRESH
        });
        let keyless = key.is_none_or(|key| key == 0);
        let wanted = !due
            && match self.in_force {
                InForce::None => true,
                InForce::Lax(_) => keyless || good,
                InForce::Strict(_) => good || (keyless && command == Command::Ping),
            };
        assert_eq!(admitted, wanted, "{command} {key:?} {}", self.fingerprint());
    }

    /// A client that does its best is let in, unless it cannot be told to wipe.
    fn lets_in(mut self) -> bool {
        if let Some(wipe) = self.device.wipe.filter(|wipe| wipe.is_due()) {
            if wipe.scope == WipeScope::Account && self.version < ProtocolVersion::V16_1 {
                return true;
            }
            let told = self.provision(&ProvisionRequest::new(), 0).unwrap();
            assert!(told.remote_wipe || told.account_only_remote_wipe);
            let done = self.provision(&said(wipe.scope, 1), 0).unwrap();
            assert_eq!(done.status, Some(ProvisionStatus::SUCCESS));
        }
        let request = self.first();
        let response = self.provision(&request, 0).unwrap();
        let policy = response.policies.unwrap().first().unwrap().clone();
        if policy.status == Some(PolicyStatus::NO_POLICY) {
            return self.admitted(Command::FolderSync, None);
        }
        let temporary = policy.policy_key.unwrap();
        let request = ProvisionRequest::acknowledgement(
            policy.policy_type,
            temporary.clone(),
            AcknowledgementStatus::SUCCESS,
        );
        let response = self
            .provision(&request, temporary.as_u32().unwrap())
            .unwrap();
        let policy = response.policies.unwrap().first().unwrap().clone();
        let key = policy.policy_key.unwrap().as_u32();
        // What let it in once lets it in again: no loop.
        (0..3).all(|_| self.admitted(Command::FolderSync, key))
    }
}

fn said(scope: WipeScope, status: u16) -> ProvisionRequest<'static> {
    let mut request = ProvisionRequest::new();
    match scope {
        WipeScope::Device => request.remote_wipe = Some(WipeStatus(status)),
        WipeScope::Account => request.account_only_remote_wipe = Some(WipeStatus(status)),
    }
    request
}

#[test]
fn in_every_state_what_has_to_hold_holds_and_a_good_client_is_let_in() {
    let happenings = happenings();
    let mut seen = HashSet::new();
    let start = World::new();
    seen.insert(start.fingerprint());
    let mut todo = VecDeque::from([(start, 0)]);
    let mut deepest = 0;
    while let Some((world, depth)) = todo.pop_front() {
        deepest = deepest.max(depth);
        assert!(world.clone().lets_in(), "kept out: {}", world.fingerprint());
        for happening in &happenings {
            let mut next = world.clone();
            next.happen(*happening);
            if seen.insert(next.fingerprint()) {
                todo.push_back((next, depth + 1));
            }
        }
    }
    // Not cut anywhere: these are all states that there are.
    println!(
        "{} states, the deepest after {deepest} happenings",
        seen.len()
    );
    assert!(seen.len() > 500);
}
