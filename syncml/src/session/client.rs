//! [`Client`]: the device's end of an OMA DM session.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::engine::{Engine, Outcome, cmd_id, status_of};
use super::event::{Ending, Event, SessionError};
use super::interaction::User;
use super::link::{Admission, Link, alert};
use super::notification::Initiator;
use super::tree::Tree;
use super::{SessionOptions, Transport};
use crate::authentication::{MacHeader, Prover, Verifier};
use crate::framing::{CmdIds, Measure, Packer, Reassembler, Ticket};
use crate::model::{Alert, AlertCode, Command, Dialect, Edit, Item, Message, StatusCode};

/// What a device tells about itself at the start of a session (`./DevInfo`).
///
/// ```
/// use syncml::session::DeviceInfo;
///
/// let device = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1").with_language("de-DE");
/// let uris: Vec<_> = device.to_replace().items.iter().filter_map(|item| item.source_uri().map(str::to_owned)).collect();
/// assert!(uris.contains(&"./DevInfo/DevId".to_owned()));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DeviceInfo {
    /// `DevId`: the address of the device, a URN.
    pub id: String,
    /// `Man`: who has made it.
    pub manufacturer: String,
    /// `Mod`: the model.
    pub model: String,
    /// `DmV`: the version of OMA DM. Windows says 1.3, and speaks 1.2.
    pub dm_version: String,
    /// `Lang`: the language, as `en` or `en-US`.
    pub language: String,
}

impl DeviceInfo {
    /// A device that speaks OMA DM 1.2 and English.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        manufacturer: impl Into<String>,
        model: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            manufacturer: manufacturer.into(),
            model: model.into(),
            dm_version: String::from("1.2"),
            language: String::from("en"),
        }
    }

    /// The same with another language.
    #[must_use]
    pub fn with_language(mut self, language: impl Into<String>) -> Self {
        self.language = language.into();
        self
    }

    /// The same with another version of OMA DM.
    #[must_use]
    pub fn with_dm_version(mut self, version: impl Into<String>) -> Self {
        self.dm_version = version.into();
        self
    }

    /// The `Replace` of package 1.
    #[must_use]
    pub fn to_replace(&self) -> Edit<'static> {
        let nodes = [
            ("./DevInfo/DevId", &self.id),
            ("./DevInfo/Man", &self.manufacturer),
            ("./DevInfo/Mod", &self.model),
            ("./DevInfo/DmV", &self.dm_version),
            ("./DevInfo/Lang", &self.language),
        ];
        Edit {
            items: nodes
                .into_iter()
                .map(|(uri, value)| Item::from_source(uri).with_data(value.clone()))
                .collect(),
            ..Edit::default()
        }
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClientState {
    /// The client's: [`Client::poll`] has a message.
    Sending,
    /// The server's: [`Client::receive`] waits for one.
    Waiting,
    /// Nobody's.
    Ended(Ending),
}

/// The device's end of a session.
///
/// Call [`poll`](Self::poll) and send what comes out; give the answer to [`receive`](Self::receive);
/// and so on, until the [state](Self::state) is [`Ended`](ClientState::Ended).
#[derive(Clone, Debug)]
pub struct Client {
    link: Link,
    /// What goes first: the status of the header.
    head: Packer,
    /// Answers and alerts, in their order.
    out: Packer,
    turn: Turn,
    /// Whether the server's package goes on in its next message.
    server_open: bool,
    /// Whether there were commands in the server's package.
    had_commands: bool,
    aborting: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Turn {
    Own,
    /// Only what goes first is sent: the server has not proved who it is, or the session is aborted.
    OwnBrief,
    Peers,
}

impl Client {
    /// A session that begins: package 1 is ready. The `SessionID` is that of the
    /// [notification](super::Notification::session_id_text), or one of the client's own, four
    /// characters at the most.
    #[must_use]
    pub fn new(
        options: SessionOptions,
        session_id: impl Into<String>,
        server: impl Into<String>,
        initiator: Initiator,
        device: &DeviceInfo,
    ) -> Self {
        let mut out = Packer::new();
        out.push(Command::Alert(alert(match initiator {
            Initiator::Server => AlertCode::DM_SERVER_INITIATED,
            Initiator::Client => AlertCode::DM_CLIENT_INITIATED,
        })));
        out.push(Command::Replace(device.to_replace()));
        Self {
            link: Link::new(options, session_id.into(), device.id.clone(), server.into()),
            head: Packer::new(),
            out,
            turn: Turn::Own,
            server_open: false,
            had_commands: false,
            aborting: false,
        }
    }

    /// The same, which proves to the server who it is.
    #[must_use]
    pub fn with_prover(mut self, prover: Prover) -> Self {
        self.link.prover = Some(prover);
        self
    }

    /// The same, which has the server prove who it is.
    #[must_use]
    pub fn with_verifier(mut self, verifier: Verifier) -> Self {
        self.link.verifier = Some(verifier);
        self
    }

    /// What it proves itself with: it knows the nonce to keep.
    #[must_use]
    pub const fn prover(&self) -> Option<&Prover> {
        self.link.prover.as_ref()
    }

    /// What it knows the server by.
    #[must_use]
    pub const fn verifier(&self) -> Option<&Verifier> {
        self.link.verifier.as_ref()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn state(&self) -> ClientState {
        match (self.turn, self.link.ending) {
            (Turn::OwnBrief, _) => ClientState::Sending,
            (_, Some(ending)) => ClientState::Ended(ending),
            (Turn::Own, None) => ClientState::Sending,
            (Turn::Peers, None) => ClientState::Waiting,
        }
    }

    /// Adds an alert to the package that is sent next: a client event, a
    /// [generic alert](super::GenericAlert).
    pub fn alert(&mut self, alert: Alert<'static>) -> Ticket {
        self.out.push(Command::Alert(alert))
    }

    /// Aborts the session: the next message says so (1223), and is the last. Nothing is carried out
    /// from now on.
    pub const fn abort(&mut self) {
        self.aborting = true;
    }

    /// What has been learned since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        core::mem::take(&mut self.link.events)
    }

    /// The next message to send. `None` if it is the server's turn or the session is over.
    pub fn poll(&mut self, measure: &dyn Measure) -> Option<Message<'static>> {
        if self.turn == Turn::Peers || (self.turn == Turn::Own && self.link.ending.is_some()) {
            return None;
        }
        if self.aborting && self.link.ending.is_none() {
            self.link.end(Ending::Aborted);
            self.head
                .push(Command::Alert(alert(AlertCode::DM_SESSION_ABORT)));
            self.turn = Turn::OwnBrief;
        }
        let brief = self.turn == Turn::OwnBrief;
        self.turn = Turn::Peers;
        let mut message = self.link.message();
        let before = self.link.outbound.saturating_sub(1);
        self.link.pending.forget_results(before);
        let mut ids = CmdIds::new();
        let ended = self.link.ending.is_some();
        let taking = self.server_open && !brief && !self.out.is_in_object();
        if taking {
            // The server waits for the status of its piece: results, which may be long, wait.
            for status in self.out.take_statuses() {
                self.head.push(status);
            }
            Link::ask_for_next(&mut self.head);
        }
        self.link
            .pack(&mut self.head, &mut message, &mut ids, measure);
        if brief {
            message.is_final = true;
        } else if !taking {
            self.link
                .pack(&mut self.out, &mut message, &mut ids, measure);
            message.is_final = !self.server_open && self.head.is_empty() && self.out.is_empty();
        }
        // The messages of the server are too short for this.
        let failed = !ended && self.link.ending.is_some();
        if failed || message.commands.is_empty() {
            self.link.end(Ending::MessagesTooShort);
            return None;
        }
        self.link.last = Some(message.clone());
        Some(message)
    }

    /// The last message again, for when no answer has come.
    #[must_use]
    pub fn resend(&self) -> Option<Message<'static>> {
        match self.state() {
            ClientState::Waiting => self.link.last.clone(),
            _ => None,
        }
    }

    /// The HMAC header of a message that is sent, from its body exactly as it is transported.
    #[must_use]
    pub fn mac_header(&self, body: &[u8]) -> Option<MacHeader> {
        self.link.mac(body)
    }

    /// Takes a message of the server: carries its commands out on the tree and has the user asked.
    ///
    /// A message that came before is not carried out again. One that is out of order ends the
    /// session, and the next message says so to the server.
    ///
    /// # Errors
    ///
    /// The message does not belong to the session, or is not due. The session is as it was.
    pub fn receive(
        &mut self,
        message: &Message<'_>,
        transport: &Transport<'_>,
        tree: &mut dyn Tree,
        user: &mut dyn User,
    ) -> Result<(), SessionError> {
        match self.state() {
            ClientState::Ended(ending) => return Err(SessionError::Ended(ending)),
            ClientState::Sending => return Err(SessionError::NotDue),
            ClientState::Waiting => {}
        }
        match self.link.admit(message, transport, &mut self.head)? {
            Admission::Repeated => return Ok(()),
            Admission::OutOfOrder => {
                self.head
                    .push(Command::Alert(alert(AlertCode::DM_SESSION_ABORT)));
                self.turn = Turn::OwnBrief;
            }
            Admission::Refused(status) => {
                let read = self.link.read_statuses(message, false);
                self.refuse(message, status);
                self.turn = Turn::OwnBrief;
                if read.retry && self.link.ending.is_none() {
                    // Both ends have asked each other.
                    self.link.send_again(&mut self.out);
                    self.turn = Turn::Own;
                }
            }
            Admission::Admitted => self.admitted(message, transport, tree, user),
        }
        Ok(())
    }

    /// Nothing of a message is carried out: one status for each command.
    fn refuse(&mut self, message: &Message<'_>, status: StatusCode) {
        let msg_ref = alloc::format!("{}", self.link.inbound.last());
        let windows = self.link.options.dialect == Dialect::WindowsMdm;
        for command in &message.commands {
            let nameless = cmd_id(command).is_empty() && !windows;
            if !matches!(command, Command::Status(_)) && !nameless {
                let status = status_of(&msg_ref, command, status);
                self.head.push(Command::Status(status));
            }
        }
    }

    fn admitted(
        &mut self,
        message: &Message<'_>,
        transport: &Transport<'_>,
        tree: &mut dyn Tree,
        user: &mut dyn User,
    ) {
        let read = self.link.read_statuses(message, true);
        if self.link.ending.is_some() {
            return;
        }
        if self.aborting {
            self.turn = Turn::OwnBrief;
            return;
        }
        if read.retry {
            self.link.send_again(&mut self.out);
        } else if self.out.is_in_object() && !read.next_piece {
            self.out.abandon_object();
        }
        let outcome = self.carry_out(message, transport, tree, user);
        if outcome.aborted {
            self.link.end(Ending::AbortedByPeer);
            return;
        }
        let no_end_of_data = outcome.no_end_of_data;
        if no_end_of_data {
            self.out.abandon_object();
        }
        let broken_off = outcome.broken_off.is_some();
        let (commands, next_message) = (outcome.commands, outcome.next_message);
        self.answer(message, outcome);
        self.had_commands |= commands > 0 || no_end_of_data;
        if commands > 0 || !next_message || message.is_final {
            self.server_open = !message.is_final;
        }
        if message.is_final {
            let over = !self.had_commands && !read.retry && !broken_off;
            self.had_commands = false;
            if over {
                self.over();
                return;
            }
        }
        self.turn = Turn::Own;
    }

    fn carry_out(
        &mut self,
        message: &Message<'_>,
        transport: &Transport<'_>,
        tree: &mut dyn Tree,
        user: &mut dyn User,
    ) -> Outcome {
        let msg_ref = alloc::format!("{}", self.link.inbound.last());
        let unused = Reassembler::new(self.link.options.reassembly);
        let mut reassembler = core::mem::replace(&mut self.link.reassembler, unused);
        let fits = |commands| self.link.fits(commands, transport.measure);
        let mut engine = Engine {
            tree,
            user,
            reassembler: &mut reassembler,
            dialect: self.link.options.dialect,
            uri: self.link.options.uri,
            msg_ref: &msg_ref,
            fits: &fits,
            seen: BTreeSet::new(),
            outcome: Outcome::default(),
        };
        engine.run(&message.commands);
        let outcome = engine.outcome;
        self.link.reassembler = reassembler;
        outcome
    }

    /// Puts the answers where they are sent from.
    fn answer(&mut self, message: &Message<'_>, mut outcome: Outcome) {
        if let Some(item) = outcome.broken_off.take() {
            self.link.events.push(Event::BrokenOff(item.clone()));
            let mut broken_off = alert(AlertCode::DM_NO_END_OF_DATA);
            broken_off.items.push(item);
            self.out.push(Command::Alert(broken_off));
        }
        // What asks for the next message is answered with it, before what waits.
        let steering = outcome.commands == 0;
        for reply in outcome.into_replies() {
            let first = steering && matches!(reply, Command::Status(_));
            let packer = if first { &mut self.head } else { &mut self.out };
            if !message.header.no_resp || !matches!(reply, Command::Status(_)) {
                packer.push(reply);
            }
        }
    }

    /// The server has nothing more to do.
    fn over(&mut self) {
        if let Some(item) = self.link.reassembler.abandon() {
            self.link.events.push(Event::BrokenOff(item));
        }
        let unsent = self
            .out
            .commands()
            .any(|c| !matches!(c, Command::Status(_)));
        self.link.end(if unsent || self.out.is_in_object() {
            Ending::CutShort
        } else {
            Ending::Complete
        });
    }
}
