//! The client's machine, model-checked: every sequence of what a server, a caller and the clock can
//! do, equal states merged.

use std::collections::{HashMap, HashSet, VecDeque};

use eas_provision::client::{
    Client, ClientOptions, HOUR, Next, Step, StopReason, Ticket, Verdict, WipeScope, WipeStage,
};
use eas_provision::http::ResponseHeaders;
use eas_provision::status::Status;
use eas_provision::{
    AcknowledgementStatus, Command, DeviceInformation, OfferedPolicy, PolicyKey, PolicyStatus,
    PolicyType, ProvisionResponse, ProvisionStatus, Versions,
};

/// What can happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Happening {
    /// HTTP alone: status, `Retry-After`, whether there is a safe address.
    Http(u16, Option<u32>),
    /// OPTIONS is answered.
    Versions(&'static str),
    /// Provision is answered.
    Answer(Answer),
    /// The policy is applied.
    Applied(u16),
    /// The Settings command, or the command under way, is answered with this root status.
    Status(Option<u16>),
    /// A command is sent; it is answered some time.
    Send,
    Agree,
    Refuse,
    Sent,
    Wiped,
    Fail,
    Resume,
    /// The device starts again.
    Restart,
    /// Time passes: as much as the machine waits, or an hour.
    Time,
}

/// An answer to Provision with HTTP status 200.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    /// No such message.
    Garbage,
    /// The status of the whole.
    Status(u16),
    /// Success, with a policy of this status, and perhaps a key.
    Policy(u16, bool),
    /// No status of the whole, with a policy and a key.
    Bare,
    Wipe(WipeScope),
}

/// The client and what is true outside of it.
#[derive(Clone)]
struct World {
    client: Client,
    now: u64,
    /// A command under way.
    ticket: Option<Ticket>,
    /// How many keys the server has given out.
    keys: u32,
    /// The permanent key that the server would take.
    valid: Option<u32>,
    /// The temporary key that it gave last.
    temporary: Option<u32>,
    /// The wipe that the server has ordered.
    ordered: Option<WipeScope>,
    /// The wipe whose acknowledgement has been sent.
    acknowledged: Option<WipeScope>,
}

fn options() -> ClientOptions {
    ClientOptions::new(Versions::ALL, DeviceInformation::with_model("M"))
}

impl World {
    fn new() -> Self {
        Self {
            client: Client::new(options()),
            now: 1_000_000,
            ticket: None,
            keys: 0,
            valid: None,
            temporary: None,
            ordered: None,
            acknowledged: None,
        }
    }

    /// The state as text, with times relative to now, and keys by what they are.
    fn fingerprint(&self) -> String {
        let stale = |ticket: &Ticket| {
            let state = self.client.state();
            !state.provisioned || ticket.policy_key() != state.policy_key.as_ref()
        };
        let ticket = self
            .ticket
            .as_ref()
            .map(|t| (stale(t), t.policy_key().is_some()));
        let key = |key: &str| {
            let key: u32 = key.parse().unwrap();
            if Some(key) == self.valid {
                "valid"
            } else if Some(key) == self.temporary {
                "temporary"
            } else {
                "old"
            }
        };
        let mut text = format!("{:?}", self.client);
        for (field, relative) in [
            (
                "last_round: ",
                &(|t: u64| self.now.saturating_sub(t).min(HOUR).to_string())
                    as &dyn Fn(u64) -> String,
            ),
            ("until: ", &|t| t.saturating_sub(self.now).to_string()),
        ] {
            text = mapped(&text, field, "", relative);
        }
        text = mapped(&text, "PolicyKey(\"", "\")", &|k| {
            key(&k.to_string()).to_owned()
        });
        format!(
            "{text} {ticket:?} {:?} {:?}",
            self.ordered, self.acknowledged
        )
    }

    /// What can happen now.
    fn happenings(&mut self) -> Vec<Happening> {
        use Happening as H;
        let mut happenings = vec![H::Restart, H::Time];
        let http = [
            H::Http(449, None),
            H::Http(403, None),
            H::Http(401, None),
            H::Http(451, None),
            H::Http(451, Some(0)),
            H::Http(503, None),
            H::Http(503, Some(3600)),
            H::Fail,
        ];
        let waits_for_answer = match self.client.poll(self.now) {
            Step::Options => {
                happenings.extend([
                    H::Versions("14.1"),
                    H::Versions("12.1"),
                    H::Versions(""),
                    H::Http(451, Some(0)),
                    H::Http(503, None),
                ]);
                false
            }
            Step::Provision { .. } => {
                happenings.extend(http);
                let statuses = [1, 2, 3, 5, 139, 140, 142, 145, 165, 138, 129];
                happenings.extend(statuses.map(|s| H::Answer(Answer::Status(s))));
                happenings.extend([
                    H::Answer(Answer::Garbage),
                    H::Answer(Answer::Policy(1, true)),
                    H::Answer(Answer::Policy(1, false)),
                    H::Answer(Answer::Policy(2, false)),
                    H::Answer(Answer::Policy(3, false)),
                    H::Answer(Answer::Policy(4, false)),
                    H::Answer(Answer::Policy(5, false)),
                    H::Answer(Answer::Bare),
                    H::Answer(Answer::Wipe(WipeScope::Device)),
                    H::Answer(Answer::Wipe(WipeScope::Account)),
                ]);
                false
            }
            Step::Apply => {
                happenings.extend([1, 2, 4].map(H::Applied));
                false
            }
            Step::Settings { .. } => {
                happenings.extend(http);
                happenings.extend([None, Some(1), Some(5), Some(142)].map(H::Status));
                false
            }
            Step::Ready => {
                happenings.push(H::Send);
                self.ticket.is_some()
            }
            Step::ConfirmWipe(_) => {
                happenings.extend([H::Agree, H::Refuse]);
                self.ticket.is_some()
            }
            Step::AcknowledgeWipe { .. } => {
                happenings.extend([H::Sent, H::Fail]);
                false
            }
            Step::WipeAccount(_) => {
                happenings.push(H::Wiped);
                false
            }
            Step::Stopped(_) => {
                happenings.push(H::Resume);
                self.ticket.is_some()
            }
            Step::Wait(_) => self.ticket.is_some(),
            _ => false,
        };
        if waits_for_answer {
            happenings.extend(http);
            let statuses = [
                None,
                Some(1),
                Some(138),
                Some(139),
                Some(140),
                Some(141),
                Some(142),
                Some(144),
                Some(165),
                Some(126),
            ];
            happenings.extend(statuses.map(H::Status));
        }
        happenings
    }

    /// Makes it happen; whether it was a good answer to a command, which a caller asked for.
    fn happen(&mut self, happening: Happening) -> bool {
        let now = self.now;
        let step = self.client.poll(now);
        match happening {
            Happening::Http(http, retry) => {
                let seconds = retry.map(|s| s.to_string());
                let headers = match (http, &seconds) {
                    (451, Some(_)) => {
                        ResponseHeaders::read([("X-MS-Location", "https://other.example/")])
                    }
                    (_, Some(seconds)) => {
                        ResponseHeaders::read([("Retry-After", seconds.as_str())])
                    }
                    _ => ResponseHeaders::default(),
                };
                return self.respond(step, http, &headers, None, None);
            }
            Happening::Versions(list) => {
                let headers = ResponseHeaders::read([("MS-ASProtocolVersions", list)]);
                self.client.options_answered(now, 200, &headers);
            }
            Happening::Answer(answer) => {
                let response = self.response(answer);
                let headers = ResponseHeaders::default();
                return self.respond(step, 200, &headers, Some(response), None);
            }
            Happening::Status(status) => {
                let headers = ResponseHeaders::default();
                return self.respond(step, 200, &headers, None, status);
            }
            Happening::Applied(status) => {
                self.client.policy_applied(AcknowledgementStatus(status));
            }
            Happening::Send => {
                let ticket = self.client.ticket(now, Command::FolderSync).unwrap();
                let key = ticket.policy_key().and_then(PolicyKey::as_u32);
                assert_eq!(key, self.valid, "a stale key is sent");
                self.ticket = Some(ticket);
            }
            Happening::Agree => self.client.agree_to_wipe(),
            Happening::Refuse => self.client.refuse_to_wipe(),
            Happening::Sent => {
                let Step::AcknowledgeWipe { request, .. } = step else {
                    panic!()
                };
                let scope = match (request.remote_wipe, request.account_only_remote_wipe) {
                    (Some(_), None) => WipeScope::Device,
                    (None, Some(_)) => WipeScope::Account,
                    both => panic!("{both:?}"),
                };
                assert_eq!(Some(scope), self.ordered, "a wipe that nobody ordered");
                let status = request.remote_wipe.or(request.account_only_remote_wipe);
                self.acknowledged = (status.unwrap().0 == 1).then_some(scope);
                self.client.wipe_acknowledgement_sent(now);
            }
            Happening::Wiped => self.client.account_wiped(),
            Happening::Fail => self.client.transport_failed(now),
            Happening::Resume => self.client.resume(),
            Happening::Restart => {
                self.client = Client::restore(options(), self.client.state().clone());
                self.ticket = None;
            }
            Happening::Time => {
                self.now = match step {
                    Step::Wait(waiting) => waiting.until,
                    _ => now + HOUR,
                };
            }
        }
        false
    }

    /// An answer to what is under way: a command of the caller, or what the step sends.
    fn respond(
        &mut self,
        step: Step,
        http: u16,
        headers: &ResponseHeaders<'_>,
        response: Option<Option<ProvisionResponse<'static>>>,
        status: Option<u16>,
    ) -> bool {
        let now = self.now;
        let asks = http == 449 || http == 403 || status.is_some_and(|s| s > 137);
        match step {
            Step::Options => self.client.options_answered(now, http, headers),
            Step::Provision { .. } => {
                self.client
                    .provision_answered(now, http, headers, response.flatten());
            }
            Step::Settings { ticket, .. } => {
                let body = status.map(|s| {
                    eas_provision::SettingsResponse::new(eas_provision::SettingsStatus(s))
                });
                self.client
                    .settings_answered(now, &ticket, http, headers, body.as_ref());
                if asks {
                    self.valid = None;
                }
            }
            _ => {
                let ticket = self.ticket.take().unwrap();
                let current = ticket.policy_key().and_then(PolicyKey::as_u32) == self.valid;
                let verdict = self
                    .client
                    .answer(now, &ticket, http, headers, status.map(Status));
                if asks && current {
                    // The server will not take it again.
                    self.valid = None;
                }
                return verdict == Verdict::Take;
            }
        }
        false
    }

    fn response(&mut self, answer: Answer) -> Option<ProvisionResponse<'static>> {
        Some(match answer {
            Answer::Garbage => return None,
            Answer::Status(status) => ProvisionResponse::new(ProvisionStatus(status)),
            Answer::Policy(status, key) => {
                let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus(status));
                if key {
                    policy.policy_key = Some(self.key());
                } else {
                    self.valid = None;
                }
                ProvisionResponse::with_policy(policy)
            }
            Answer::Bare => {
                let mut policy = OfferedPolicy::new(PolicyType::EAS, PolicyStatus::SUCCESS);
                policy.policy_key = Some(self.key());
                let mut response = ProvisionResponse::with_policy(policy);
                response.status = None;
                response
            }
            Answer::Wipe(scope) => {
                self.ordered = Some(scope);
                self.acknowledged = None;
                let mut response = ProvisionResponse::new(ProvisionStatus::SUCCESS);
                response.remote_wipe = scope == WipeScope::Device;
                response.account_only_remote_wipe = scope == WipeScope::Account;
                response
            }
        })
    }

    /// A new key: the permanent one if the client is acknowledging, otherwise a temporary one.
    fn key(&mut self) -> PolicyKey<'static> {
        self.keys += 1;
        let acknowledges = match self.client.poll(self.now) {
            Step::Provision { policy_key, .. } => !policy_key.is_initial(),
            _ => false,
        };
        if acknowledges {
            self.valid = Some(self.keys);
        } else {
            self.temporary = Some(self.keys);
            self.valid = None;
        }
        PolicyKey::from(self.keys)
    }

    /// What has to hold in every state.
    fn check(&mut self) {
        let key = self
            .client
            .state()
            .policy_key
            .as_ref()
            .map(|k| k.as_u32().unwrap());
        if let Some(key) = key {
            assert_eq!(Some(key), self.valid, "the key in use is not one to use");
        }
        let ticket = self.client.ticket(self.now, Command::Sync);
        match self.client.poll(self.now) {
            Step::Provision {
                request,
                policy_key,
                ..
            } => {
                let policies = request.policies.as_ref();
                let body = policies.and_then(|p| p.first()?.policy_key.clone());
                match body {
                    Some(key) => {
                        assert_eq!(key, policy_key);
                        assert_eq!(key.as_u32(), self.temporary, "an old temporary key");
                    }
                    None => assert!(policy_key.is_initial()),
                }
                assert_eq!(request.remote_wipe, None);
                assert_eq!(request.account_only_remote_wipe, None);
            }
            Step::WipeDevice(_) => {
                assert_eq!(self.ordered, Some(WipeScope::Device));
                assert_eq!(self.acknowledged, Some(WipeScope::Device));
            }
            Step::WipeAccount(_) => {
                assert_eq!(self.ordered, Some(WipeScope::Account));
                assert_eq!(self.acknowledged, Some(WipeScope::Account));
            }
            Step::Wait(waiting) => {
                assert!(waiting.until > self.now, "a wait that is over");
                assert!(waiting.until <= self.now + 24 * HOUR);
            }
            Step::Ready => {
                assert!(ticket.is_some());
                return;
            }
            _ => {}
        }
        assert!(ticket.is_none(), "a command while the machine is not ready");
    }

    /// With a server and a caller that do their best, it gets to where nothing is left to do.
    fn gets_somewhere(mut self) -> bool {
        for _ in 0..60 {
            let happening = match self.client.poll(self.now) {
                Step::Ready | Step::WipeDevice(_) => return true,
                Step::Stopped(StopReason::Wiped) => return true,
                Step::Options => Happening::Versions("14.1"),
                Step::Provision { request, .. } if request.policies.is_none() => {
                    Happening::Answer(Answer::Status(1))
                }
                Step::Provision { .. } => Happening::Answer(Answer::Policy(1, true)),
                Step::Apply => Happening::Applied(1),
                Step::Settings { .. } => Happening::Status(Some(1)),
                Step::Wait(_) => Happening::Time,
                Step::ConfirmWipe(_) => Happening::Agree,
                Step::AcknowledgeWipe { .. } => Happening::Sent,
                Step::WipeAccount(_) => Happening::Wiped,
                Step::Stopped(_) => Happening::Resume,
                other => panic!("{other:?}"),
            };
            self.happen(happening);
        }
        false
    }
}

/// The text with the numbers behind a field replaced.
fn mapped(text: &str, field: &str, end: &str, map: &dyn Fn(u64) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(field) {
        let digits = after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len());
        out.push_str(before);
        out.push_str(field);
        match after[..digits].parse() {
            Ok(number) if number != 0 || end.is_empty() => out.push_str(&map(number)),
            _ => out.push_str(&after[..digits]),
        }
        rest = &after[digits..];
    }
    out.push_str(rest);
    out
}

#[test]
fn in_every_state_what_has_to_hold_holds_and_there_is_a_way_out() {
    let mut seen = HashSet::new();
    let mut todo = VecDeque::from([(World::new(), 0)]);
    seen.insert(todo[0].0.fingerprint());
    let mut deepest = 0;
    let mut kinds = HashSet::new();
    while let Some((mut world, depth)) = todo.pop_front() {
        world.check();
        deepest = deepest.max(depth);
        let step = format!("{:?}", world.client.poll(world.now));
        kinds.insert(step.split([' ', '(']).next().unwrap().to_owned());
        assert!(
            world.clone().gets_somewhere(),
            "no way out of {}",
            world.fingerprint()
        );
        if depth == 9 {
            continue;
        }
        for happening in world.happenings() {
            let mut next = world.clone();
            next.happen(happening);
            next.check();
            if seen.insert(next.fingerprint()) {
                todo.push_back((next, depth + 1));
            }
        }
    }
    println!("{} states to depth {deepest}", seen.len());
    assert!(deepest >= 9);
    assert_eq!(kinds.len(), 11, "{kinds:?}");
}

/// Edges at which no time passes and nobody outside the machine decides anything. A circle of them
/// would be an endless loop between client and server.
#[test]
fn no_circle_of_answers_goes_on_without_time_passing() {
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut edges: Vec<Vec<usize>> = Vec::new();
    let mut todo = Vec::new();
    let start = World::new();
    ids.insert(start.fingerprint(), 0);
    edges.push(Vec::new());
    todo.push((start, 0, 0));
    let mut cut = 0;
    while let Some((mut world, id, depth)) = todo.pop() {
        if depth > 60 {
            cut += 1;
            continue;
        }
        for happening in world.happenings() {
            // A user or an administrator decides, or time passes, or the device starts again.
            let outside = matches!(
                happening,
                Happening::Resume | Happening::Time | Happening::Restart
            );
            if outside {
                continue;
            }
            let mut next = world.clone();
            let taken = next.happen(happening);
            let print = next.fingerprint();
            let known = ids.len();
            let to = *ids.entry(print).or_insert(known);
            if to == known {
                edges.push(Vec::new());
                todo.push((next, to, depth + 1));
            }
            // A good answer to a command is what the caller wants; it may go on for ever. And while
            // the machine rests, nothing is sent that could go round.
            let rests = matches!(
                world.client.poll(world.now),
                Step::Wait(_) | Step::Stopped(_)
            );
            let sends_again = happening == Happening::Send && to == id;
            if !(taken || sends_again || rests && to == id) {
                edges[id].push(to);
            }
        }
    }
    assert_eq!(cut, 0, "the states go on for ever");
    println!("{} states", edges.len());
    // Depth-first: a state that is met again while it is open closes a circle.
    let mut colour = vec![0_u8; edges.len()];
    let mut stack = vec![(0, 0)];
    colour[0] = 1;
    while let Some(top) = stack.last_mut() {
        let (node, next) = *top;
        match edges[node].get(next) {
            Some(&to) => {
                top.1 += 1;
                assert_ne!(colour[to], 1, "a circle at {:?}", name_of(&ids, to));
                if colour[to] == 0 {
                    colour[to] = 1;
                    stack.push((to, 0));
                }
            }
            None => {
                colour[node] = 2;
                stack.pop();
            }
        }
    }
}

fn name_of(ids: &HashMap<String, usize>, id: usize) -> Option<&String> {
    ids.iter().find(|entry| *entry.1 == id).map(|entry| entry.0)
}

#[test]
fn a_state_that_nobody_would_save_has_a_way_out_too() {
    let wipes = [
        None,
        Some((WipeScope::Device, WipeStage::Ordered)),
        Some((WipeScope::Account, WipeStage::Agreed)),
        Some((WipeScope::Device, WipeStage::Refused)),
    ];
    let stops = [None, Some(StopReason::Moved)];
    let nexts = [None, Some(Next::Continue), Some(Next::ProvisionForWipe)];
    for wipe in wipes {
        for stop in stops {
            for next in nexts {
                for provisioned in [false, true] {
                    for version in [None, Some(eas_provision::ProtocolVersion::V2_5)] {
                        let mut world = World::new();
                        let mut failed = Client::new(options());
                        failed.transport_failed(5);
                        let mut state = failed.state().clone();
                        state.wipe = wipe;
                        state.stopped = stop;
                        state.provisioned = provisioned;
                        state.version = version;
                        state.information_due = true;
                        state.rounds = 255;
                        state.last_round = u64::MAX;
                        state.failures = 255;
                        state.redirects = 255;
                        state.waiting = state.waiting.filter(|_| next.is_some());
                        if let (Some(waiting), Some(next)) = (&mut state.waiting, next) {
                            waiting.until = u64::MAX;
                            waiting.next = next;
                        }
                        world.client = Client::restore(options(), state);
                        world.ordered = wipe.map(|w| w.0);
                        let text = world.fingerprint();
                        assert!(world.gets_somewhere(), "no way out of {text}");
                    }
                }
            }
        }
    }
}
