//! [`Link`]: what both ends of a session do alike: headers, numbers, credentials, sizes.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::event::{Ending, Event, SessionError};
use super::pending::{Pending, Settling};
use super::{SessionOptions, Transport};
use crate::authentication::{
    Challenge, MacHeader, Next, Presented, Prover, Reaction, Scheme, SecretBytes, Verdict, Verifier,
};
use crate::framing::{
    Arrival, CmdIds, Inbound, Measure, Packed, Packer, Reassembler, Sizes, Ticket, decimal, number,
};
use crate::model::{
    Alert, AlertCode, Chal, Command, Data, Message, Meta, Source, Status, StatusCode, SyncHdr,
    Target,
};

/// One end of a session, and what it knows of the other.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) options: SessionOptions,
    /// The address of this end, and that of the other.
    own: String,
    peer: String,
    pub(super) inbound: Inbound,
    pub(super) outbound: u64,
    /// What the peer takes.
    pub(super) sizes: Sizes,
    pub(super) pending: Pending,
    pub(super) prover: Option<Prover>,
    pub(super) verifier: Option<Verifier>,
    pub(super) reassembler: Reassembler,
    pub(super) events: Vec<Event>,
    pub(super) ending: Option<Ending>,
    /// The last message that was sent, to be sent again.
    pub(super) last: Option<Message<'static>>,
    /// What was put into it, but for the statuses of headers.
    placed: Vec<(Ticket, Command<'static>)>,
}

/// What a message that was due is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Admission {
    /// Its commands are carried out.
    Admitted,
    /// The peer has not proved who it is: every command gets the status of the header.
    Refused(StatusCode),
    /// The last one again.
    Repeated,
    /// Messages are missing.
    OutOfOrder,
}

/// What the statuses of a message say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Read {
    /// The peer wants the last message again, with credentials.
    pub(super) retry: bool,
    /// The peer has asked for credentials.
    pub(super) challenged: bool,
    /// The peer has taken a piece of an object and waits for the next.
    pub(super) next_piece: bool,
    /// The peer has refused a piece of an object.
    pub(super) piece_refused: bool,
}

impl Link {
    pub(super) fn new(
        options: SessionOptions,
        session_id: String,
        own: String,
        peer: String,
    ) -> Self {
        Self {
            reassembler: Reassembler::new(options.reassembly),
            options,
            own,
            peer,
            inbound: Inbound::new(session_id),
            outbound: 0,
            sizes: Sizes::UNLIMITED,
            pending: Pending::default(),
            prover: None,
            verifier: None,
            events: Vec::new(),
            ending: None,
            last: None,
            placed: Vec::new(),
        }
    }

    pub(super) fn end(&mut self, ending: Ending) {
        if self.ending.is_none() {
            self.ending = Some(ending);
            self.events.push(Event::Ended(ending));
        }
    }

    /// Takes the header of a message: its place in the session, sizes, credentials. The status of the
    /// header goes to `replies`.
    pub(super) fn admit(
        &mut self,
        message: &Message<'_>,
        transport: &Transport<'_>,
        replies: &mut Packer,
    ) -> Result<Admission, SessionError> {
        let header = &message.header;
        match self.inbound.arrive(header) {
            Arrival::Due => {}
            Arrival::Repeated => return Ok(Admission::Repeated),
            Arrival::OtherSession => {
                let id = String::from(header.session_id.trim_ascii());
                return Err(SessionError::OtherSession(id));
            }
            Arrival::Malformed => return Err(SessionError::MsgId),
            Arrival::OutOfOrder { expected, found } => {
                self.end(Ending::OutOfOrder { expected, found });
                return Ok(Admission::OutOfOrder);
            }
        }
        if self.inbound.last() > self.options.max_messages {
            self.end(Ending::TooManyMessages);
        }
        self.sizes.update(header);
        let resp_uri = header.resp_uri.as_deref().map(str::trim_ascii);
        if let Some(uri) = resp_uri.filter(|uri| !uri.is_empty()) {
            self.peer = String::from(uri);
        }
        let verdict = self.verdict(header, transport);
        let mut status = Status {
            msg_ref: Some(Cow::Owned(alloc::format!("{}", self.inbound.last()))),
            cmd_ref: Cow::Borrowed("0"),
            cmd: Cow::Borrowed("SyncHdr"),
            data: Data::from(StatusCode(verdict.status)),
            ..Status::default()
        };
        status.chal = verdict.challenge.as_ref().map(|c| Box::new(Chal::from(c)));
        // What did not fit into the last message waits behind it.
        replies.push_first(Command::Status(status));
        if verdict.next == Next::End {
            self.end(Ending::PeerUnknown);
        }
        Ok(match verdict.next {
            Next::Proceed => Admission::Admitted,
            Next::Retry | Next::End => Admission::Refused(StatusCode(verdict.status)),
        })
    }

    fn verdict(&mut self, header: &SyncHdr<'_>, transport: &Transport<'_>) -> Verdict {
        let Some(verifier) = &mut self.verifier else {
            return Verdict {
                status: 200,
                challenge: None,
                next: Next::Proceed,
            };
        };
        let cred = header.cred.as_deref();
        let auth_type = cred.map(|cred| cred.auth_type());
        let data = cred.and_then(|cred| cred.data.expose().bytes());
        let data = data.unwrap_or_default();
        let mut presented = Presented::NOTHING;
        if let Some(auth_type) = &auth_type {
            presented = presented.credential(&auth_type.0, &data);
        }
        if let Some(name) = header.source.name.as_deref() {
            presented = presented.from_user(name);
        }
        if let Some((header, body)) = transport.mac {
            presented = presented.with_mac(header, body);
        }
        verifier.check(&presented, transport.fresh_nonce)
    }

    /// Takes the statuses of a message.
    ///
    /// Of a peer that is not known, the status of the header alone: it may ask who this end is, and
    /// has to be answered before it can be known.
    pub(super) fn read_statuses(&mut self, message: &Message<'_>, known: bool) -> Read {
        let mut read = Read::default();
        let mut answered = false;
        for command in &message.commands {
            let Command::Status(status) = command else {
                continue;
            };
            if status.is_for_header() {
                if self.is_of_last(status) && !answered {
                    answered = true;
                    self.header_status(status, &mut read);
                } else {
                    self.stray(status);
                }
                continue;
            }
            if !known {
                continue;
            }
            match self.pending.settle(status, self.outbound) {
                Settling::Settled(settled) => {
                    let refused = settled.status.is_error();
                    let unauthorised = matches!(
                        settled.status,
                        StatusCode::INVALID_CREDENTIALS | StatusCode::MISSING_CREDENTIALS
                    );
                    read.piece_refused |= refused && !unauthorised;
                    // What is sent again is not settled yet.
                    if !(read.retry && unauthorised) {
                        self.events.push(Event::Settled(settled));
                    }
                }
                Settling::NextPiece => read.next_piece = true,
                Settling::Stray => self.stray(status),
            }
        }
        if !answered && self.prover.as_ref().is_some_and(Prover::needs_status) {
            self.end(Ending::NotAccepted);
        }
        read
    }

    /// Whether a status is about the message that was sent last, as all those of its header are.
    fn is_of_last(&self, status: &Status<'_>) -> bool {
        match status.msg_ref.as_deref() {
            Some(text) => decimal(text.trim_ascii()) == Some(self.outbound),
            // libsynthesis holds it to be optional.
            None => true,
        }
    }

    fn stray(&mut self, status: &Status<'_>) {
        let stray = Command::Status(status.clone().into_owned());
        self.events.push(Event::Stray(stray));
    }

    fn header_status(&mut self, status: &Status<'_>, read: &mut Read) {
        let code = status.code().unwrap_or(StatusCode::BAD_REQUEST);
        let challenge = status.chal.as_deref().map(Challenge::try_from);
        read.challenged |= challenge.is_some();
        let challenge = challenge.and_then(Result::ok);
        let refused = matches!(
            code,
            StatusCode::INVALID_CREDENTIALS | StatusCode::MISSING_CREDENTIALS
        );
        match &mut self.prover {
            Some(prover) => match prover.status(code.0, challenge.as_ref()) {
                Reaction::Proceed if code.is_error() => self.end(Ending::Refused(code)),
                Reaction::Proceed => {}
                Reaction::Retry => read.retry = true,
                Reaction::Stop => self.end(Ending::NotAccepted),
            },
            None if refused => self.end(Ending::NotAccepted),
            None if code.is_error() => self.end(Ending::Refused(code)),
            None => {}
        }
    }

    /// A message with nothing in it yet. It counts: its `MsgID` is given out.
    pub(super) fn message(&mut self) -> Message<'static> {
        self.outbound = self.outbound.saturating_add(1);
        self.placed.clear();
        let credential = self.prover.as_mut().and_then(Prover::credential);
        self.with_credential(self.outbound, credential)
    }

    /// A message of this number with nothing but a header.
    fn with_credential(
        &self,
        msg_id: u64,
        credential: Option<(Scheme, SecretBytes)>,
    ) -> Message<'static> {
        let mut source = Source::new(self.own.clone());
        if let Some(prover) = &self.prover {
            source = source.with_name(String::from(prover.account().user()));
        }
        let cred = credential.map(|credential| Box::new(credential.into()));
        let meta = (msg_id == 1)
            .then(|| self.options.sizes.to_meta())
            .flatten();
        Message {
            version: self.options.version,
            header: SyncHdr {
                ver_dtd: Cow::Borrowed(self.options.version.ver_dtd()),
                ver_proto: self.options.ver_proto.clone(),
                session_id: Cow::Owned(String::from(self.inbound.session_id())),
                msg_id: Cow::Owned(alloc::format!("{msg_id}")),
                target: Target::new(self.peer.clone()),
                source,
                cred,
                meta,
                ..SyncHdr::default()
            },
            commands: Vec::new(),
            is_final: false,
        }
    }

    /// Asks for the next message behind all that wait, once: an earlier request may wait for room.
    pub(super) fn ask_for_next(replies: &mut Packer) {
        replies.retain(|command| {
            !matches!(command, Command::Alert(alert)
                if alert.code() == Some(AlertCode::DM_NEXT_MESSAGE))
        });
        replies.push(Command::Alert(alert(AlertCode::DM_NEXT_MESSAGE)));
    }

    /// Puts commands into a message, and notes those that wait for a status.
    pub(super) fn pack(
        &mut self,
        packer: &mut Packer,
        message: &mut Message<'static>,
        ids: &mut CmdIds,
        measure: &dyn Measure,
    ) -> Packed {
        let first = message.commands.len();
        let packed = packer.pack(message, ids, self.sizes, measure);
        let commands = message.commands.iter().skip(first);
        for (placed, command) in packed.placed.iter().zip(commands) {
            self.pending.sent(self.outbound, placed, command);
            let header = matches!(command, Command::Status(status) if status.is_for_header());
            if !header {
                self.placed.push((placed.ticket, command.clone()));
            }
        }
        for refusal in &packed.refused {
            if matches!(refusal.command, Command::Status(_)) {
                self.end(Ending::MessagesTooShort);
            } else {
                self.events.push(Event::NotSent(refusal.clone()));
            }
        }
        packed
    }

    /// The commands of the last message go before all others: it was not taken.
    pub(super) fn send_again(&mut self, packer: &mut Packer) {
        self.pending.forget(self.outbound);
        for (ticket, command) in core::mem::take(&mut self.placed) {
            packer.push_again(ticket, command);
        }
    }

    /// The header of the transport for a message.
    pub(super) fn mac(&self, body: &[u8]) -> Option<MacHeader> {
        self.prover.as_ref()?.header(body)
    }

    /// Whether a message that this end would send can have these commands, and the status of a
    /// header.
    pub(super) fn fits(&self, commands: Vec<Command<'static>>, measure: &dyn Measure) -> bool {
        let Some(limit) = self.sizes.message else {
            return true;
        };
        let mut message = self.for_measure();
        message.commands.extend(commands);
        let mut ids = CmdIds::new();
        for command in &mut message.commands {
            number(command, &mut ids);
        }
        measure
            .measure(&message)
            .is_some_and(|bytes| bytes <= limit)
    }

    /// A message as the next one will be, with the status of a header.
    fn for_measure(&self) -> Message<'static> {
        let mut prover = self.prover.clone();
        let credential = prover.as_mut().and_then(Prover::credential);
        let mut message = self.with_credential(self.outbound.saturating_add(1), credential);
        message.commands.push(Command::Status(Status {
            msg_ref: Some(Cow::Owned(alloc::format!("{}", self.inbound.last()))),
            cmd_ref: Cow::Borrowed("0"),
            cmd: Cow::Borrowed("SyncHdr"),
            data: Data::from(StatusCode::OK),
            ..Status::default()
        }));
        message.is_final = true;
        message
    }
}

/// An alert with only a code.
pub(super) fn alert(code: AlertCode) -> Alert<'static> {
    Alert {
        data: Some(Data::from(code)),
        ..Alert::default()
    }
}

impl TryFrom<&Chal<'_>> for Challenge {
    type Error = crate::authentication::ChallengeError;

    fn try_from(chal: &Chal<'_>) -> Result<Self, Self::Error> {
        Self::decode(&chal.auth_type().0, chal.meta.next_nonce())
    }
}

impl From<&Challenge> for Chal<'static> {
    fn from(challenge: &Challenge) -> Self {
        let mut meta = Meta::new()
            .with_format("b64")
            .with_type(challenge.scheme.name());
        if let Some(nonce) = challenge.next_nonce() {
            meta = meta.with_next_nonce(nonce);
        }
        Chal::new(meta)
    }
}
