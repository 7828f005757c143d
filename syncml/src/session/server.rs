//! [`Server`]: the management server's end of an OMA DM session.

use alloc::string::String;
use alloc::vec::Vec;

use super::engine::{cmd_id, is_answer, status_of};
use super::event::{Ending, Event, SessionError};
use super::link::{Admission, Link, alert};
use super::pending::Found;
use super::{SessionOptions, Transport};
use crate::authentication::{MacHeader, Prover, Verifier};
use crate::framing::{CmdIds, Measure, Packer, Taken, Ticket};
use crate::model::{
    Alert, AlertCode, Command, Dialect, Edit, Item, Message, Meta, Results, StatusCode, SyncHdr,
};

/// Whose turn it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ServerState {
    /// The client's: [`Server::receive`] waits for a message.
    Waiting,
    /// The server's: [`Server::poll`] has the answer.
    Answering,
    /// Nobody's.
    Ended(Ending),
}

/// The management server's end of a session.
///
/// Give each message of the client to [`receive`](Self::receive), look at the
/// [events](Self::take_events), [send](Self::send) commands, and answer with what [`poll`](Self::poll)
/// returns. When there is nothing left to send, the session ends.
#[derive(Clone, Debug)]
pub struct Server {
    link: Link,
    /// Statuses, and what else belongs before commands.
    replies: Packer,
    commands: Packer,
    turn: Turn,
    /// Whether the client's package is complete.
    client_final: bool,
    /// Whether the server's own package goes on in its next message.
    open: bool,
    /// Whether there were commands in it.
    had_commands: bool,
    aborting: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Turn {
    Peers,
    Own,
    /// Only statuses are sent: the client has not proved who it is, or the session is over.
    OwnBrief,
    /// The last answer is sent again.
    Repeat,
}

impl Server {
    /// The session that a first message begins, and the address of this server. The message itself
    /// has to be [received](Self::receive) as well.
    #[must_use]
    pub fn new(options: SessionOptions, first: &SyncHdr<'_>, own: impl Into<String>) -> Self {
        let text = |text: &str| String::from(text.trim_ascii());
        Self {
            link: Link::new(
                options,
                text(&first.session_id),
                own.into(),
                text(&first.source.uri),
            ),
            replies: Packer::new(),
            commands: Packer::new(),
            turn: Turn::Peers,
            client_final: false,
            open: false,
            had_commands: false,
            aborting: false,
        }
    }

    /// The same, which has the client prove who it is.
    #[must_use]
    pub fn with_verifier(mut self, verifier: Verifier) -> Self {
        self.link.verifier = Some(verifier);
        self
    }

    /// The same, which proves to the client who it is.
    #[must_use]
    pub fn with_prover(mut self, prover: Prover) -> Self {
        self.link.prover = Some(prover);
        self
    }

    /// What it knows the client by: it has the nonce to keep.
    #[must_use]
    pub const fn verifier(&self) -> Option<&Verifier> {
        self.link.verifier.as_ref()
    }

    /// What it proves itself with.
    #[must_use]
    pub const fn prover(&self) -> Option<&Prover> {
        self.link.prover.as_ref()
    }

    /// The `SessionID`.
    #[must_use]
    pub fn session_id(&self) -> &str {
        self.link.inbound.session_id()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn state(&self) -> ServerState {
        match (self.turn, self.link.ending) {
            (Turn::Peers, Some(ending)) => ServerState::Ended(ending),
            (Turn::Peers, None) => ServerState::Waiting,
            _ => ServerState::Answering,
        }
    }

    /// Adds a command to those that are sent in the next package. Its `CmdID`, and those of what it
    /// holds, are set when it is sent.
    pub fn send(&mut self, command: Command<'static>) -> Ticket {
        self.commands.push(command)
    }

    /// Aborts the session: the next answer says so (1223), and is the last.
    pub const fn abort(&mut self) {
        self.aborting = true;
    }

    /// What has been learned since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        core::mem::take(&mut self.link.events)
    }

    /// The HMAC header of a message that is sent, from its body exactly as it is transported.
    #[must_use]
    pub fn mac_header(&self, body: &[u8]) -> Option<MacHeader> {
        self.link.mac(body)
    }

    /// Takes a message of the client.
    ///
    /// A message that came before is answered as before and not looked at again. One that is out of
    /// order ends the session, and the answer says so.
    ///
    /// # Errors
    ///
    /// The message does not belong to the session, or is not due. The session is as it was.
    pub fn receive(
        &mut self,
        message: &Message<'_>,
        transport: &Transport<'_>,
    ) -> Result<(), SessionError> {
        if self.turn != Turn::Peers {
            return Err(SessionError::NotDue);
        }
        if let Some(ending) = self.link.ending {
            // The client may not have got the last answer.
            let mut inbound = self.link.inbound.clone();
            let repeated = inbound.arrive(&message.header) == crate::framing::Arrival::Repeated;
            if !repeated || self.link.last.is_none() {
                return Err(SessionError::Ended(ending));
            }
            self.turn = Turn::Repeat;
            return Ok(());
        }
        match self.link.admit(message, transport, &mut self.replies)? {
            Admission::Repeated => self.turn = Turn::Repeat,
            Admission::OutOfOrder => {
                self.replies
                    .push(Command::Alert(alert(AlertCode::DM_SESSION_ABORT)));
                self.turn = Turn::OwnBrief;
            }
            Admission::Refused(status) => {
                if self.link.read_statuses(message, false).retry {
                    // Commands wait until the client has proved who it is.
                    self.link.send_again(&mut self.commands);
                }
                for command in &message.commands {
                    if !matches!(command, Command::Status(_)) {
                        self.reply(message, command, status);
                    }
                }
                self.turn = Turn::OwnBrief;
            }
            Admission::Admitted => self.admitted(message),
        }
        Ok(())
    }

    fn admitted(&mut self, message: &Message<'_>) {
        self.turn = Turn::Own;
        let read = self.link.read_statuses(message, true);
        if read.retry {
            self.link.send_again(&mut self.commands);
        } else if self.commands.is_in_object() && !read.next_piece {
            // The package stays open, and is ended by the next message.
            self.commands.abandon_object();
        }
        for command in &message.commands {
            if let Some(item) = self.link.reassembler.interrupted(command) {
                let mut broken_off = alert(AlertCode::DM_NO_END_OF_DATA);
                broken_off.items.push(item.clone());
                self.replies.push(Command::Alert(broken_off));
                self.link.events.push(Event::BrokenOff(item));
            }
            match command {
                Command::Status(_) => {}
                Command::Results(results) => self.results(message, command, results),
                Command::Alert(alert) => {
                    let status = self.alert_or_piece(command, alert);
                    self.reply(message, command, status);
                }
                Command::Replace(replace) if is_device_info(replace) => {
                    let items = replace.items.iter().cloned().map(Item::into_owned);
                    let info = Event::DeviceInfo(items.collect());
                    self.link.events.push(info);
                    self.reply(message, command, StatusCode::OK);
                }
                other => self.not_allowed(message, other),
            }
        }
        self.client_final = message.is_final;
        if self.link.ending.is_some() {
            self.turn = Turn::OwnBrief;
            return;
        }
        if message.is_final {
            if let Some(item) = self.link.reassembler.abandon() {
                self.link.events.push(Event::BrokenOff(item));
            }
        } else if !self.open {
            Link::ask_for_next(&mut self.replies);
        }
    }

    /// Takes an alert, or a piece of one that does not fit into a message. The status that it gets.
    fn alert_or_piece(&mut self, command: &Command<'_>, alert: &Alert<'_>) -> StatusCode {
        let told = !matches!(
            alert.code(),
            Some(
                AlertCode::DM_SERVER_INITIATED
                    | AlertCode::DM_CLIENT_INITIATED
                    | AlertCode::DM_NEXT_MESSAGE
                    | AlertCode::DM_SESSION_ABORT
                    | AlertCode::DM_NO_END_OF_DATA
            )
        );
        let taken = match alert.items.as_slice() {
            [item] if told => self.link.reassembler.take(command, item),
            items if told && items.iter().any(|item| item.more_data) => {
                Taken::Refused(StatusCode::BAD_REQUEST)
            }
            _ => Taken::Whole,
        };
        match taken {
            Taken::Whole => self.alert(alert),
            Taken::Complete(object) => {
                let mut whole = alert.clone();
                whole.items = object.item.into();
                self.alert(&whole);
            }
            Taken::More => return StatusCode::CHUNK_ACCEPTED,
            Taken::Refused(status) => return status,
        }
        StatusCode::OK
    }

    fn alert(&mut self, alert: &Alert<'_>) {
        match alert.code() {
            Some(code @ (AlertCode::DM_SERVER_INITIATED | AlertCode::DM_CLIENT_INITIATED)) => {
                self.link.events.push(Event::Started(code))
            }
            Some(AlertCode::DM_NEXT_MESSAGE) => {}
            Some(AlertCode::DM_SESSION_ABORT) => self.link.end(Ending::AbortedByPeer),
            Some(AlertCode::DM_NO_END_OF_DATA) => {
                self.commands.abandon_object();
            }
            _ => {
                let alert = alert.clone().into_owned();
                self.link.events.push(Event::Alerted(alert));
            }
        }
    }

    /// Results have a status only where they are pieces, or refused.
    fn results(&mut self, message: &Message<'_>, command: &Command<'_>, results: &Results<'_>) {
        let alone = results.items.len() == 1;
        for item in &results.items {
            let taken = if alone || !item.more_data {
                self.link.reassembler.take(command, item)
            } else {
                Taken::Refused(StatusCode::BAD_REQUEST)
            };
            match taken {
                Taken::Whole => self.found(results, item, results.meta.as_ref()),
                Taken::Complete(object) => self.found(results, &object.item, object.meta.as_ref()),
                Taken::More => self.reply(message, command, StatusCode::CHUNK_ACCEPTED),
                Taken::Refused(status) => self.reply(message, command, status),
            }
        }
    }

    fn found(&mut self, results: &Results<'_>, item: &Item<'_>, meta: Option<&Meta<'_>>) {
        let Some((sent, index)) = self.link.pending.find(results, item) else {
            let stray = Command::Results(results.clone().into_owned());
            self.link.events.push(Event::Stray(stray));
            return;
        };
        let mut found = item.clone().into_owned();
        // What the item does not say, the command does.
        if let Some(meta) = meta {
            let meta = meta.clone().into_owned();
            let own = found.meta.get_or_insert_with(Meta::new);
            own.format = own.format.take().or(meta.format);
            own.media_type = own.media_type.take().or(meta.media_type);
        }
        self.link.events.push(Event::Found(Found {
            sent,
            item: index,
            found,
        }));
    }

    /// A client sends `Replace` of its device information, `Results`, `Alert` and `Status`, and
    /// nothing else.
    fn not_allowed(&mut self, message: &Message<'_>, command: &Command<'_>) {
        let mut todo = alloc::vec![core::slice::from_ref(command).iter()];
        while let Some(commands) = todo.last_mut() {
            let Some(command) = commands.next() else {
                todo.pop();
                continue;
            };
            if is_answer(command) {
                continue;
            }
            todo.push(command.commands().iter());
            let status = match command {
                Command::Unknown(_) => StatusCode::BAD_REQUEST,
                _ => StatusCode::COMMAND_NOT_ALLOWED,
            };
            self.reply(message, command, status);
        }
    }

    fn reply(&mut self, message: &Message<'_>, command: &Command<'_>, status: StatusCode) {
        let windows = self.link.options.dialect == Dialect::WindowsMdm;
        let nameless = cmd_id(command).is_empty() && !windows;
        if message.header.no_resp || command.no_resp() || nameless {
            return;
        }
        let msg_ref = alloc::format!("{}", self.link.inbound.last());
        let status = status_of(&msg_ref, command, status);
        self.replies.push(Command::Status(status));
    }

    /// The answer to the message that was received last. `None` if it is the client's turn or the
    /// session is over.
    pub fn poll(&mut self, measure: &dyn Measure) -> Option<Message<'static>> {
        let turn = core::mem::replace(&mut self.turn, Turn::Peers);
        match turn {
            Turn::Peers => return None,
            Turn::Repeat => return self.link.last.clone(),
            Turn::Own | Turn::OwnBrief => {}
        }
        if self.aborting && self.link.ending.is_none() {
            self.link.end(Ending::Aborted);
            self.replies
                .push(Command::Alert(alert(AlertCode::DM_SESSION_ABORT)));
        }
        let brief = turn == Turn::OwnBrief || self.link.ending.is_some();
        let mut message = self.link.message();
        let mut ids = CmdIds::new();
        self.link
            .pack(&mut self.replies, &mut message, &mut ids, measure);
        if brief {
            message.is_final = self.replies.is_empty();
        } else if self.replies.is_empty() {
            self.pack_commands(&mut message, &mut ids, measure);
        }
        if message.commands.is_empty() {
            self.link.end(Ending::MessagesTooShort);
            return None;
        }
        self.link.last = Some(message.clone());
        Some(message)
    }

    fn pack_commands(
        &mut self,
        message: &mut Message<'static>,
        ids: &mut CmdIds,
        measure: &dyn Measure,
    ) {
        if !self.client_final && !self.open {
            // The next message of the client's package has been asked for.
            return;
        }
        if !self.open {
            let unanswered = self.link.pending.clear().into_iter();
            self.link.events.extend(unanswered.map(Event::Unanswered));
        }
        let packed = self.link.pack(&mut self.commands, message, ids, measure);
        let waits = packed.placed.is_empty() && !self.commands.is_empty();
        let more = packed.placed.last().is_some_and(|placed| placed.more);
        // A package that is final and has no commands would end the session.
        self.open = waits || more;
        message.is_final = !self.open;
        self.had_commands |= !packed.placed.is_empty();
        let only_statuses = message
            .commands
            .iter()
            .all(|command| matches!(command, Command::Status(_)));
        if message.is_final {
            let had_commands = core::mem::take(&mut self.had_commands);
            if !had_commands && only_statuses {
                self.link.end(Ending::Complete);
            }
        }
    }
}

/// Whether all items come from `./DevInfo` and go nowhere.
fn is_device_info(replace: &Edit<'_>) -> bool {
    let from = |item: &Item<'_>| {
        let uri = item.source_uri().or(item.target_uri()).unwrap_or_default();
        let uri = uri.trim_ascii();
        uri.strip_prefix("./DevInfo")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    !replace.items.is_empty() && replace.items.iter().all(from)
}
