//! Sessions with whatever commands and messages the input makes.

use std::collections::BTreeSet;

use ::syncml::framing::{Encoded, Sizes, Unlimited};
use ::syncml::loc_uri::LocUri;
use ::syncml::session::{
    Answer, Client, ClientState, DeviceInfo, Failure, Initiator, Interaction, Server, ServerState,
    SessionOptions, Transport, Tree, User, Value,
};
use ::syncml::{
    Alert, AlertCode, Atomic, Command, Data, Delete, Edit, EncodeOptions, Exec, Item, Message,
    Meta, Results, Sequence, Status, StatusCode, Transfer,
};

const SERVER: &str = "https://mdm.example.org/dm";

/// Two ends that talk to each other come to an end; an end that is given any messages panics at none,
/// sends only well-formed ones, and leaves no Atomic open.
pub fn session(input: &[u8]) {
    // A choice may make a hundred messages.
    let input = input.get(..1024).unwrap_or(input);
    both_ends(&mut Choices(input));
    hostile_server(&mut Choices(input));
    hostile_client(&mut Choices(input));
}

/// The input as choices; nothing once it is used up.
struct Choices<'i>(&'i [u8]);

impl Choices<'_> {
    fn next(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    fn is_used_up(&self) -> bool {
        self.0.is_empty()
    }

    fn of<T: Copy>(&mut self, list: &[T], otherwise: T) -> T {
        let at = usize::from(self.next()) % list.len().max(1);
        list.get(at).copied().unwrap_or(otherwise)
    }
}

fn both_ends(choices: &mut Choices<'_>) {
    let limit = 420 + u64::from(choices.next()) * 4;
    let sizes = Sizes {
        message: Some(limit),
        object: None,
    };
    let options = SessionOptions::new().with_sizes(sizes);
    let measure = Encoded::wbxml(EncodeOptions::DEFAULT);
    let transport = Transport::PLAIN.with_measure(&measure);
    let mut tree = Chances::default();
    let mut user = Chances::default();
    let mut client = client(options.clone());
    let Some(first) = client.poll(&measure) else {
        panic!("no package 1");
    };
    let mut server = Server::new(options, &first.header, SERVER);
    let mut next = Some(first);
    let mut rounds = 0_u32;
    while let Some(request) = next {
        rounds += 1;
        assert!(rounds < 10_000, "it does not end");
        lawful(
            &request,
            (rounds > 1).then_some(limit),
            &EncodeOptions::DEFAULT,
        );
        if let Err(e) = server.receive(&request, &transport) {
            panic!("{e}");
        }
        if !choices.is_used_up() {
            for _ in 0..choices.next() % 4 {
                let command = command(choices, 3);
                if !steers(&command) {
                    server.send(command);
                }
            }
            tree.refill(choices);
            user.refill(choices);
        }
        let Some(answer) = server.poll(&measure) else {
            break;
        };
        lawful(&answer, Some(limit), &EncodeOptions::DEFAULT);
        if matches!(client.state(), ClientState::Ended(_)) {
            break;
        }
        if let Err(e) = client.receive(&answer, &transport, &mut tree, &mut user) {
            panic!("{e}");
        }
        assert!(!tree.open, "an Atomic is left open");
        next = client.poll(&measure);
    }
    assert!(matches!(client.state(), ClientState::Ended(_)));
    assert!(matches!(server.state(), ServerState::Ended(_)));
}

/// Whether it is an alert that is the session's own to send.
fn steers(command: &Command<'_>) -> bool {
    matches!(command, Command::Alert(alert)
        if matches!(alert.code(), Some(AlertCode(1222 | 1223 | 1225))))
}

fn client(options: SessionOptions) -> Client {
    let device = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
    Client::new(options, "1", SERVER, Initiator::Server, &device)
}

/// A device that is told anything.
fn hostile_server(choices: &mut Choices<'_>) {
    let (options, written) = if choices.next() & 1 == 0 {
        (SessionOptions::new(), EncodeOptions::DEFAULT)
    } else {
        (SessionOptions::new().windows(), EncodeOptions::WINDOWS_MDM)
    };
    let mut client = client(options);
    let mut tree = Chances::default();
    let mut user = Chances::default();
    for due in 1..64 {
        let Some(message) = client.poll(&Unlimited) else {
            break;
        };
        lawful(&message, None, &written);
        if choices.is_used_up() {
            break;
        }
        tree.refill(choices);
        user.refill(choices);
        let message = any_message(choices, due, message.header.source.uri.as_ref());
        // Refused or not: it does not panic.
        let _ = client.receive(&message, &Transport::PLAIN, &mut tree, &mut user);
        assert!(!tree.open, "an Atomic is left open");
    }
}

/// A server that is told anything.
fn hostile_client(choices: &mut Choices<'_>) {
    let first = any_message(choices, 1, SERVER);
    let mut server = Server::new(SessionOptions::new(), &first.header, SERVER);
    let mut message = first;
    for due in 2..64 {
        let received = server.receive(&message, &Transport::PLAIN);
        for _ in 0..choices.next() % 3 {
            server.send(command(choices, 3));
        }
        match server.poll(&Unlimited) {
            Some(answer) => lawful(&answer, None, &EncodeOptions::DEFAULT),
            None => assert!(received.is_err(), "a message without an answer"),
        }
        drop(server.take_events());
        if choices.is_used_up() {
            break;
        }
        message = any_message(choices, due, SERVER);
    }
}

/// The laws of every message that is sent.
fn lawful(message: &Message<'_>, limit: Option<u64>, options: &EncodeOptions) {
    let bytes = match message.to_wbxml_with(options) {
        Ok(bytes) => bytes,
        Err(e) => panic!("does not encode: {e}: {message:#?}"),
    };
    if let Some(limit) = limit {
        assert!(bytes.len() as u64 <= limit, "{} of {limit}", bytes.len());
    }
    let mut ids = BTreeSet::new();
    let mut todo: Vec<_> = message.commands.iter().collect();
    while let Some(command) = todo.pop() {
        assert!(ids.insert(command.cmd_id().to_owned()), "a CmdID twice");
        todo.extend(command.commands());
    }
    for (i, command) in message.commands.iter().enumerate() {
        if let Command::Status(status) = command {
            assert_ne!(status.cmd, "Status", "a status of a status");
            assert_eq!(
                status.is_for_header(),
                i == 0,
                "the header's status is first: {message:#?}"
            );
        }
    }
}

/// A message of the peer: mostly the one that is due.
fn any_message(choices: &mut Choices<'_>, due: u32, target: &str) -> Message<'static> {
    let mut message = Message::default();
    message.header.ver_dtd = "1.2".into();
    message.header.ver_proto = "DM/1.2".into();
    message.header.session_id = "1".into();
    let msg_id = match choices.next() {
        250.. => due + 1,
        245..250 => due.saturating_sub(1),
        _ => due,
    };
    message.header.msg_id = msg_id.to_string().into();
    message.header.target = ::syncml::Target::new(target.to_owned());
    message.header.source = ::syncml::Source::new("peer");
    message.header.no_resp = choices.next() == 7;
    for i in 0..choices.next() % 6 {
        let mut command = match choices.next() % 4 {
            0 => Command::Status(status(choices)),
            1 => Command::Results(results(choices)),
            _ => command(choices, 3),
        };
        if let Some(id) = command.cmd_id_mut() {
            *id = (i + choices.next() % 3).to_string().into();
        }
        message.commands.push(command);
    }
    message.is_final = choices.next() % 3 > 0;
    message
}

fn status(choices: &mut Choices<'_>) -> Status<'static> {
    let mut status = Status::default();
    status.msg_ref = Some((choices.next() % 4).to_string().into());
    status.cmd_ref = (choices.next() % 6).to_string().into();
    status.cmd = choices
        .of(
            &["SyncHdr", "Add", "Get", "Alert", "Atomic", "Status", ""],
            "Add",
        )
        .into();
    let codes = [200, 212, 213, 401, 407, 404, 500, 507, 517, 0];
    status.data = Data::from(StatusCode(choices.of(&codes, 200)));
    if choices.next() == 1 {
        status.chal = Some(Box::new(::syncml::Chal::new(
            Meta::new()
                .with_type("syncml:auth-md5")
                .with_next_nonce("AA=="),
        )));
    }
    status
}

fn results(choices: &mut Choices<'_>) -> Results<'static> {
    let mut results = Results::default();
    results.msg_ref = Some((choices.next() % 4).to_string().into());
    results.cmd_ref = Some((choices.next() % 6).to_string().into());
    results.items.push(item(choices));
    results
}

fn command(choices: &mut Choices<'_>, depth: u8) -> Command<'static> {
    let mut edit = Edit::default();
    let kind = choices.next() % 10;
    let inside = |choices: &mut Choices<'_>| -> Vec<_> {
        let count = 1 + choices.next() % 3;
        (0..count).map(|_| command(choices, depth - 1)).collect()
    };
    match kind {
        0 | 1 if depth > 0 => {
            let mut atomic = Atomic::default();
            atomic.commands = inside(choices);
            Command::Atomic(atomic)
        }
        2 if depth > 0 => {
            let mut sequence = Sequence::default();
            // The tables have no Sequence directly in another.
            sequence.commands = inside(choices);
            sequence
                .commands
                .retain(|c| !matches!(c, Command::Sequence(_)));
            if sequence.commands.is_empty() {
                sequence.commands.push(command(choices, 0));
            }
            Command::Sequence(sequence)
        }
        3 => {
            let mut alert = Alert::default();
            let codes = [1100, 1101, 1222, 1223, 1225, 1226];
            alert.data = Some(Data::from(AlertCode(choices.of(&codes, 1101))));
            for _ in 0..choices.next() % 4 {
                alert.items.push(Item::default().with_data("x"));
            }
            Command::Alert(alert)
        }
        4 => {
            let mut exec = Exec::default();
            exec.items.push(item(choices));
            Command::Exec(exec)
        }
        5 => {
            let mut get = Transfer::default();
            get.items.push(item(choices));
            get.items.push(item(choices));
            Command::Get(get)
        }
        6 => {
            let mut delete = Delete::default();
            delete.items.push(item(choices));
            Command::Delete(delete)
        }
        7 => {
            edit.items.push(item(choices));
            Command::Replace(edit)
        }
        _ => {
            edit.items.push(item(choices));
            Command::Add(edit)
        }
    }
}

fn item(choices: &mut Choices<'_>) -> Item<'static> {
    let uri = choices.of(&["./A/x", "./A/../x", "", "./%", "./User/A", "x"], "./A/x");
    let length = usize::from(choices.next()) * usize::from(choices.next() % 8);
    let mut item = Item::to_target(uri).with_data("é".repeat(length));
    match choices.next() {
        0..8 => item.target = None,
        8..24 => {
            item.more_data = true;
            let size = choices.next().to_string();
            item.meta = Some(Meta::new().with_size(size));
        }
        _ => {}
    }
    item
}

/// A tree and a user that do one thing or another, and a tree that knows the order of what it is
/// asked.
#[derive(Default)]
struct Chances {
    bytes: Vec<u8>,
    open: bool,
}

impl Chances {
    fn refill(&mut self, choices: &mut Choices<'_>) {
        self.bytes = (0..4).map(|_| choices.next()).collect();
    }

    fn next(&mut self) -> u8 {
        let byte = self.bytes.pop().unwrap_or(200);
        if !self.bytes.is_empty() {
            self.bytes.rotate_right(1);
        }
        byte
    }

    fn status(&mut self) -> Result<StatusCode, Failure> {
        match self.next() % 8 {
            0 => Err(Failure::new(StatusCode::NOT_FOUND)),
            1 => {
                Err(Failure::new(StatusCode::COMMAND_NOT_ALLOWED).with_original_error(0x8600_0002))
            }
            2 => Ok(StatusCode::ACCEPTED),
            _ => Ok(StatusCode::OK),
        }
    }
}

impl Tree for Chances {
    fn get(&mut self, _: &LocUri<'_>) -> Result<Value<'static>, Failure> {
        let length = usize::from(self.next()) * 4;
        self.status().map(|_| Value::text("0".repeat(length)))
    }

    fn add(&mut self, uri: &LocUri<'_>, _: &Value<'_>) -> Result<StatusCode, Failure> {
        assert!(uri.is_in_tree());
        self.status()
    }

    fn replace(&mut self, uri: &LocUri<'_>, _: &Value<'_>) -> Result<StatusCode, Failure> {
        assert!(uri.is_in_tree());
        self.status()
    }

    fn delete(&mut self, uri: &LocUri<'_>) -> Result<StatusCode, Failure> {
        assert!(uri.is_in_tree());
        self.status()
    }

    fn begin(&mut self) -> Result<(), Failure> {
        assert!(!self.open, "an Atomic inside another");
        self.status()?;
        self.open = true;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Failure> {
        assert!(self.open, "no Atomic to end");
        self.status()?;
        self.open = false;
        Ok(())
    }

    fn roll_back(&mut self) -> Result<(), Failure> {
        assert!(self.open, "no Atomic to undo");
        self.open = false;
        self.status().map(drop)
    }
}

impl User for Chances {
    fn interact(&mut self, _: &Interaction<'_>) -> Answer {
        match self.next() % 4 {
            0 => Answer::No,
            1 => Answer::Text("text".into()),
            2 => Answer::Cancelled,
            _ => Answer::Yes,
        }
    }
}
