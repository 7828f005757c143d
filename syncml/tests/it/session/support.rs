//! A server and a device that talk to each other, every message through its wire form.

use syncml::framing::{Encoded, Measure, Ticket, Unlimited};
use syncml::session::{
    Client, ClientState, DeviceInfo, Ending, Event, Initiator, NoUser, Server, ServerState,
    SessionOptions, Transport, User,
};
use syncml::{
    Command, Delete, Edit, EncodeOptions, Form, Item, Items, Message, StatusCode, Transfer,
};

use super::device_tree::DeviceTree;

pub(crate) const DEVICE: &str = "IMEI:493005100592800";
pub(crate) const SERVER: &str = "https://mdm.example.org/dm";

pub(crate) fn device_info() -> DeviceInfo {
    DeviceInfo::new(DEVICE, "Fabrikam", "F1")
}

pub(crate) fn new_client(options: SessionOptions) -> Client {
    Client::new(options, "1A", SERVER, Initiator::Client, &device_info())
}

/// Through the wire form and back.
pub(crate) fn over_the_wire(message: &Message<'_>, form: Form) -> Message<'static> {
    let bytes = message
        .to_bytes(
            form,
            &EncodeOptions::DEFAULT.with_dialect(syncml::Dialect::OmaDm),
        )
        .unwrap_or_else(|e| panic!("{e}: {message:#?}"));
    let decoded = match form {
        Form::Wbxml => syncml::decode_wbxml(&bytes).map(|m| m.into_owned()),
        Form::Xml => {
            let text = std::str::from_utf8(&bytes).unwrap();
            syncml::decode_xml(text).map(|m| m.into_owned())
        }
    };
    let decoded = decoded.unwrap_or_else(|e| panic!("{e}: {message:#?}"));
    assert_eq!(&decoded, message, "changed on the wire");
    well_formed(&decoded);
    decoded
}

/// The laws of every message: a header status first, no `CmdID` twice and none 0, no status of a
/// status.
#[track_caller]
pub(crate) fn well_formed(message: &Message<'_>) {
    assert!(!message.commands.is_empty(), "an empty body");
    let mut ids = std::collections::BTreeSet::new();
    let mut todo: Vec<&Command<'_>> = message.commands.iter().rev().collect();
    while let Some(command) = todo.pop() {
        let id = command.cmd_id().to_owned();
        assert_ne!(id, "0");
        assert!(!id.is_empty());
        assert!(ids.insert(id), "a CmdID twice: {message:#?}");
        todo.extend(command.commands().iter().rev());
    }
    for (i, command) in message.commands.iter().enumerate() {
        if let Command::Status(status) = command {
            assert_ne!(&*status.cmd, "Status", "a status of a status");
            assert_eq!(
                status.is_for_header(),
                i == 0,
                "the header's status is first"
            );
            assert!(status.code().is_some());
        }
    }
}

/// What a session came to.
pub(crate) struct Run {
    pub(crate) client: Client,
    pub(crate) server: Server,
    pub(crate) messages: Vec<Message<'static>>,
    pub(crate) client_events: Vec<Event>,
    pub(crate) server_events: Vec<Event>,
}

pub(crate) fn measure(form: Form) -> Encoded {
    match form {
        Form::Xml => Encoded::xml(EncodeOptions::DEFAULT),
        Form::Wbxml => Encoded::wbxml(EncodeOptions::DEFAULT),
    }
}

/// A session to its end. `step` sees the server after each message, before it answers.
pub(crate) fn run(
    mut client: Client,
    make_server: impl FnOnce(&Message<'_>) -> Server,
    tree: &mut DeviceTree,
    user: &mut dyn User,
    form: Form,
    mut step: impl FnMut(&mut Server, &[Event]),
) -> Run {
    let encoded = measure(form);
    let measure: &dyn Measure = &encoded;
    let first = client.poll(measure).expect("package 1");
    let mut server = make_server(&first);
    let mut run_messages = Vec::new();
    let (mut client_events, mut server_events) = (Vec::new(), Vec::new());
    let mut next = Some(first);
    let mut nonce = 0_u32;
    while let Some(message) = next {
        assert!(run_messages.len() < 5_000, "it does not end");
        run_messages.push(message.clone());
        let received = over_the_wire(&message, form);
        nonce += 1;
        let fresh = nonce.to_be_bytes();
        let transport = Transport::PLAIN
            .with_measure(measure)
            .with_fresh_nonce(&fresh);
        server.receive(&received, &transport).unwrap();
        let events = server.take_events();
        step(&mut server, &events);
        server_events.extend(events);
        let Some(answer) = server.poll(measure) else {
            break;
        };
        server_events.extend(server.take_events());
        run_messages.push(answer.clone());
        let received = over_the_wire(&answer, form);
        if let ClientState::Ended(_) = client.state() {
            // The answer to an abort.
            break;
        }
        client.receive(&received, &transport, tree, user).unwrap();
        client_events.extend(client.take_events());
        next = client.poll(measure);
        client_events.extend(client.take_events());
    }
    Run {
        client,
        server,
        messages: run_messages,
        client_events,
        server_events,
    }
}

/// A session in which the server sends these commands as soon as it can, without credentials.
pub(crate) fn run_commands(
    commands: Vec<Command<'static>>,
    tree: &mut DeviceTree,
) -> (Run, Vec<Ticket>) {
    let mut tickets = Vec::new();
    let mut commands = Some(commands);
    let run = run(
        new_client(SessionOptions::new()),
        |first| Server::new(SessionOptions::new(), &first.header, SERVER),
        tree,
        &mut NoUser,
        Form::Wbxml,
        |server, _| {
            for command in commands.take().into_iter().flatten() {
                tickets.push(server.send(command));
            }
        },
    );
    (run, tickets)
}

impl Run {
    #[track_caller]
    pub(crate) fn complete(&self) {
        assert_eq!(self.client.state(), ClientState::Ended(Ending::Complete));
        assert_eq!(self.server.state(), ServerState::Ended(Ending::Complete));
        let strays = self.server_events.iter().chain(&self.client_events);
        for event in strays {
            assert!(
                !matches!(
                    event,
                    Event::Stray(_)
                        | Event::Unanswered(_)
                        | Event::NotSent(_)
                        | Event::BrokenOff(_)
                ),
                "{event:?}"
            );
        }
    }

    /// The statuses of a command, by position in it, and of which items.
    pub(crate) fn statuses(&self, ticket: Ticket) -> Vec<(usize, Vec<usize>, u16)> {
        let settled = self.server_events.iter().filter_map(|event| match event {
            Event::Settled(settled) if settled.sent.ticket == ticket => Some((
                settled.sent.position,
                settled.items.clone(),
                settled.status.0,
            )),
            _ => None,
        });
        settled.collect()
    }

    /// The codes of a command and of what it holds, in order.
    pub(crate) fn codes(&self, ticket: Ticket) -> Vec<u16> {
        self.statuses(ticket)
            .iter()
            .map(|(.., code)| *code)
            .collect()
    }

    pub(crate) fn found(&self) -> Vec<(String, String)> {
        let found = self.server_events.iter().filter_map(|event| match event {
            Event::Found(found) => Some((
                found.found.source_uri().unwrap_or_default().to_owned(),
                found
                    .found
                    .data
                    .as_ref()
                    .and_then(|d| d.text())
                    .unwrap_or_default()
                    .into_owned(),
            )),
            _ => None,
        });
        found.collect()
    }
}

pub(crate) fn items(pairs: &[(&str, &str)]) -> Items<'static> {
    let item =
        |(uri, data): &(&str, &str)| Item::to_target(uri.to_string()).with_data(data.to_string());
    pairs.iter().map(item).collect()
}

pub(crate) fn add(pairs: &[(&str, &str)]) -> Command<'static> {
    let mut edit = Edit::default();
    edit.items = items(pairs);
    Command::Add(edit)
}

pub(crate) fn replace(pairs: &[(&str, &str)]) -> Command<'static> {
    let mut edit = Edit::default();
    edit.items = items(pairs);
    Command::Replace(edit)
}

pub(crate) fn get(uris: &[&str]) -> Command<'static> {
    let mut get = Transfer::default();
    get.items = uris
        .iter()
        .map(|uri| Item::to_target(uri.to_string()))
        .collect();
    Command::Get(get)
}

pub(crate) fn delete(uris: &[&str]) -> Command<'static> {
    let mut delete = Delete::default();
    delete.items = uris
        .iter()
        .map(|uri| Item::to_target(uri.to_string()))
        .collect();
    Command::Delete(delete)
}

pub(crate) fn atomic(commands: Vec<Command<'static>>) -> Command<'static> {
    let mut atomic = syncml::Atomic::default();
    atomic.commands = commands;
    Command::Atomic(atomic)
}

pub(crate) fn sequence(commands: Vec<Command<'static>>) -> Command<'static> {
    let mut sequence = syncml::Sequence::default();
    sequence.commands = commands;
    Command::Sequence(sequence)
}

/// The statuses in a message: the name of the command and the code.
pub(crate) fn told(message: &Message<'_>) -> Vec<(String, StatusCode)> {
    let statuses = message.commands.iter().filter_map(|command| match command {
        Command::Status(status) => Some((status.cmd.to_string(), status.code().unwrap())),
        _ => None,
    });
    statuses.collect()
}

pub(crate) fn poll(client: &mut Client) -> Option<Message<'static>> {
    let message = client.poll(&Unlimited)?;
    Some(over_the_wire(&message, Form::Xml))
}
