//! Sessions checked like a model: every sequence of commands and of what a network does to messages,
//! to a depth, equal states once; and random ones beyond it.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use proptest::prelude::*;
use syncml::framing::{Encoded, Sizes};
use syncml::session::{
    Answer, Client, ClientState, Ending, Event, Interaction, Server, ServerState, SessionError,
    SessionOptions, Transport, User,
};
use syncml::{Command, EncodeOptions, Exec, Form, Item, Message, StatusCode};

use super::device_tree::DeviceTree;
use super::support::*;

/// What a server may send.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Job {
    Nothing,
    Exec,
    AddAndGet,
    AtomicThatFails,
    Atomic,
    Ask,
    Large,
    GetLarge,
    Abort,
}

const JOBS: [Job; 9] = [
    Job::Nothing,
    Job::Exec,
    Job::AddAndGet,
    Job::AtomicThatFails,
    Job::Atomic,
    Job::Ask,
    Job::Large,
    Job::GetLarge,
    Job::Abort,
];

/// What becomes of a message and its answer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Net {
    Delivered,
    RequestLost,
    RequestTwice,
    AnswerLost,
    AnswerTwice,
    OldRequest,
    OldAnswer,
    LaterRequest,
    LaterAnswer,
    OtherSession,
}

const NETS: [Net; 10] = [
    Net::Delivered,
    Net::RequestLost,
    Net::RequestTwice,
    Net::AnswerLost,
    Net::AnswerTwice,
    Net::OldRequest,
    Net::OldAnswer,
    Net::LaterRequest,
    Net::LaterAnswer,
    Net::OtherSession,
];

/// A user who refuses.
struct Refuser;

impl User for Refuser {
    fn interact(&mut self, _: &Interaction<'_>) -> Answer {
        Answer::No
    }
}

#[derive(Clone, Debug)]
struct World {
    client: Client,
    server: Server,
    tree: DeviceTree,
    /// The message that the client is about to send.
    request: Option<Message<'static>>,
    first_request: Message<'static>,
    first_answer: Option<Message<'static>>,
    jobs: u32,
    messages: u32,
    /// What has happened, for when a law is broken.
    story: Story,
}

/// No part of the state.
#[derive(Clone)]
struct Story(Vec<(Job, Net)>);

impl std::fmt::Debug for Story {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

/// How many rounds are taken in every way: 5,587 states with three.
const DEPTH: usize = if cfg!(debug_assertions) { 2 } else { 3 };

const MEASURE: Encoded = Encoded::wbxml(EncodeOptions::DEFAULT);

fn transport() -> Transport<'static> {
    Transport::PLAIN.with_measure(&MEASURE)
}

impl World {
    fn new() -> Self {
        let sizes = Sizes {
            message: Some(600),
            object: None,
        };
        let options = SessionOptions::new().with_sizes(sizes);
        let mut client = new_client(options.clone());
        let first = client.poll(&MEASURE).unwrap();
        let long = "0123456789".repeat(90);
        Self {
            server: Server::new(options, &first.header, SERVER),
            client,
            tree: DeviceTree::with_leaves(&[("./A/x", "1"), ("./A/long", &long)]),
            request: Some(first.clone()),
            first_request: first,
            first_answer: None,
            jobs: 0,
            messages: 1,
            story: Story(Vec::new()),
        }
    }

    fn send(&mut self, job: Job) {
        self.jobs += 1;
        let n = self.jobs;
        let server = &mut self.server;
        match job {
            Job::Nothing => {}
            Job::Exec => {
                let mut exec = Exec::default();
                exec.correlator = format!("c{n}").into();
                exec.items.push(Item::to_target("./A/x"));
                server.send(Command::Exec(exec));
            }
            Job::AddAndGet => {
                server.send(add(&[
                    (&format!("./A/n{n}"), "1"),
                    ("./A/x", "there already"),
                ]));
                server.send(get(&["./A", "./Nothing"]));
            }
            Job::AtomicThatFails => {
                server.send(atomic(vec![
                    add(&[(&format!("./A/undone{n}"), "1")]),
                    sequence(vec![delete(&["./Nothing"])]),
                    get(&["./A/x"]),
                ]));
            }
            Job::Atomic => {
                server.send(atomic(vec![add(&[(&format!("./A/all{n}"), "1")])]));
            }
            Job::Ask => {
                let mut alert = syncml::Alert::default();
                alert.data = Some(syncml::AlertCode::DM_CONFIRM.into());
                alert.items = vec![
                    Item::default().with_data(""),
                    Item::default().with_data("?"),
                ]
                .into();
                server.send(sequence(vec![
                    Command::Alert(alert),
                    add(&[(&format!("./A/refused{n}"), "1")]),
                ]));
            }
            Job::Large => {
                server.send(add(&[(&format!("./A/l{n}"), &"äöü<&>".repeat(120))]));
            }
            Job::GetLarge => {
                server.send(get(&["./A/long"]));
            }
            Job::Abort => server.abort(),
        }
    }

    /// The laws of what is seen.
    fn check(&self, message: &Message<'_>) {
        over_the_wire(message, Form::Wbxml);
        let length = message
            .encoded_len(Form::Wbxml, &EncodeOptions::DEFAULT)
            .unwrap();
        assert!(self.messages < 3 || length <= 600);
        let mut correlators = HashSet::new();
        for (_, correlator) in &self.tree.executed {
            assert!(correlators.insert(correlator), "carried out twice");
        }
        for n in 1..=self.jobs {
            assert!(!self.tree.has(&format!("./A/undone{n}")), "not undone");
            assert!(!self.tree.has(&format!("./A/refused{n}")), "not refused");
        }
    }

    fn serve(&mut self, request: &Message<'_>, job: Job) -> Option<Message<'static>> {
        self.server.receive(request, &transport()).unwrap();
        self.send(job);
        let answer = self.server.poll(&MEASURE);
        for event in self.server.take_events() {
            // The answers to all that is sent here fit into a message.
            let fits = !matches!(&event, Event::Settled(settled)
                if settled.status == StatusCode::ATOMIC_RESPONSE_TOO_LARGE);
            assert!(
                fits && !matches!(event, Event::Stray(_)),
                "{event:?} {:?}",
                self.story.0
            );
        }
        if let Some(answer) = &answer {
            self.messages += 1;
            self.check(answer);
        }
        answer
    }

    fn deliver(&mut self, answer: &Message<'_>) {
        self.client
            .receive(answer, &transport(), &mut self.tree, &mut Refuser)
            .unwrap();
        for event in self.client.take_events() {
            assert!(
                !matches!(event, Event::Stray(_)),
                "{event:?} {:?}",
                self.story.0
            );
        }
    }

    /// One message of the client and its answer. False if the session was over before.
    fn round(&mut self, job: Job, net: Net) -> bool {
        self.story.0.push((job, net));
        let Some(request) = self.request.take() else {
            return false;
        };
        let request = match net {
            Net::RequestLost => {
                if let Some(again) = self.client.resend() {
                    assert_eq!(again, request, "sent again as it was");
                }
                request
            }
            Net::OldRequest => self.first_request.clone(),
            Net::LaterRequest => later(&request),
            Net::OtherSession => {
                let mut other = request.clone();
                other.header.session_id = "2B".into();
                let before = format!("{:?}", self.server);
                let refused = self.server.receive(&other, &transport());
                assert!(matches!(
                    refused,
                    Err(SessionError::OtherSession(_) | SessionError::Ended(_))
                ));
                assert_eq!(format!("{:?}", self.server), before);
                request
            }
            _ => request,
        };
        if let ServerState::Ended(_) = self.server.state() {
            // It still answers a message that it has answered, and no other.
            let known = self.server.clone().receive(&request, &transport());
            if !matches!(known, Ok(())) {
                assert!(matches!(known, Err(SessionError::Ended(_))));
                return false;
            }
        }
        let Some(answer) = self.serve(&request, job) else {
            return false;
        };
        if matches!(net, Net::RequestTwice | Net::AnswerLost) {
            let tree = self.tree.clone();
            assert_eq!(self.serve(&request, Job::Nothing).as_ref(), Some(&answer));
            assert_eq!(self.tree, tree);
        }
        if let ClientState::Ended(_) = self.client.state() {
            return false;
        }
        let first_answer = self
            .first_answer
            .get_or_insert_with(|| answer.clone())
            .clone();
        let given = match net {
            Net::OldAnswer => first_answer,
            Net::LaterAnswer => later(&answer),
            _ => answer,
        };
        self.deliver(&given);
        self.request = self.client.poll(&MEASURE);
        if let Some(next) = self.request.clone() {
            self.messages += 1;
            self.check(&next);
        }
        let twice = matches!(net, Net::AnswerTwice);
        if twice && self.client.state() == ClientState::Waiting {
            let (tree, client) = (self.tree.clone(), format!("{:?}", self.client));
            self.deliver(&given);
            assert_eq!((&self.tree, format!("{:?}", self.client)), (&tree, client));
        }
        // An old answer that the client had already seen: it waits for the right one.
        if self.request.is_none() && self.client.state() == ClientState::Waiting {
            self.request = self.client.resend();
        }
        true
    }

    /// Nothing more to do: the session ends, at both ends, within a bound.
    fn finish(mut self) {
        let mut rounds = 0;
        while self.round(Job::Nothing, Net::Delivered) {
            rounds += 1;
            assert!(rounds < 40, "it does not end: {:#?}", self.client);
        }
        let (client, server) = (self.client.state(), self.server.state());
        let story = &self.story.0;
        assert!(
            matches!(client, ClientState::Ended(_)),
            "{client:?} {server:?} {story:?}"
        );
        // The message that says how it ended may itself be lost: then the server waits in vain.
        if client == ClientState::Ended(Ending::Complete) {
            assert_eq!(server, ServerState::Ended(Ending::Complete), "{story:?}");
        }
    }
}

/// The same message with a `MsgID` that is not due.
fn later(message: &Message<'static>) -> Message<'static> {
    let mut later = message.clone();
    let msg_id: u32 = later.header.msg_id.parse().unwrap();
    later.header.msg_id = (msg_id + 7).to_string().into();
    later
}

#[test]
fn every_sequence_of_commands_and_mishaps_ends_well() {
    let hasher = RandomState::new();
    let mut seen = HashSet::new();
    let mut todo = vec![(World::new(), 0)];
    let mut finished = 0;
    while let Some((world, depth)) = todo.pop() {
        if !seen.insert(hasher.hash_one(format!("{world:?}"))) {
            continue;
        }
        if depth < DEPTH {
            for job in JOBS {
                for net in NETS {
                    let mut next = world.clone();
                    if next.round(job, net) {
                        todo.push((next, depth + 1));
                    }
                }
            }
        }
        finished += 1;
        world.finish();
    }
    assert!(finished > 300, "{finished} states");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_sequences_of_commands_and_mishaps_end_well(
        rounds in prop::collection::vec((0..JOBS.len(), 0..NETS.len() * 3), 1..10),
    ) {
        let mut world = World::new();
        for (job, net) in rounds {
            // Mostly nothing happens to a message, so that sessions get long.
            let net = NETS.get(net).copied().unwrap_or(Net::Delivered);
            if !world.round(JOBS[job], net) {
                break;
            }
        }
        world.finish();
    }
}
