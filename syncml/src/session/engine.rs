//! The engine: carries the commands of a message out on a [`Tree`], and writes the answers.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::interaction::{Answer, Interaction, User};
use super::pending::address;
use super::tree::{Failure, Tree, Value};
use crate::framing::{Reassembler, Taken};
use crate::loc_uri::{LocUri, UriErrorKind, UriOptions};
use crate::model::{
    Alert, AlertCode, Command, Data, Dialect, Item, Markup, Meta, NodeName, Results, Status,
    StatusCode,
};
use wbxml::dictionaries::SYNCML_1_2;

/// Answers to the commands of a message.
pub(super) struct Engine<'e> {
    pub(super) tree: &'e mut dyn Tree,
    pub(super) user: &'e mut dyn User,
    pub(super) reassembler: &'e mut Reassembler,
    pub(super) dialect: Dialect,
    pub(super) uri: UriOptions,
    /// The `MsgID` that is answered.
    pub(super) msg_ref: &'e str,
    /// Whether answers fit into a message.
    pub(super) fits: &'e dyn Fn(Vec<Command<'static>>) -> bool,
    /// The `CmdID`s that have come.
    pub(super) seen: BTreeSet<String>,
    pub(super) outcome: Outcome,
}

/// What has come of the commands.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    replies: Vec<Reply>,
    /// How many commands there were that ask for something, those in others not counted.
    pub(super) commands: usize,
    /// 1223 has come.
    pub(super) aborted: bool,
    /// 1222 has come.
    pub(super) next_message: bool,
    /// 1225 has come.
    pub(super) no_end_of_data: bool,
    /// An object was broken off.
    pub(super) broken_off: Option<Item<'static>>,
}

/// An answer, and what an `Atomic` around it has to know.
#[derive(Debug)]
struct Reply {
    command: Command<'static>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// The command has had an effect that can be undone.
    Done,
    /// It has had none.
    Without,
    /// What was found; gone if the `Atomic` is.
    Results,
    /// No status was wanted.
    Silent,
}

impl Outcome {
    /// The answers, in order.
    pub(super) fn into_replies(self) -> Vec<Command<'static>> {
        let wanted = self.replies.into_iter().filter(|r| r.kind != Kind::Silent);
        wanted.map(|reply| reply.command).collect()
    }
}

/// A command that holds commands, and those of it that are left.
struct Frame<'c> {
    commands: core::slice::Iter<'c, Command<'c>>,
    container: Container,
    /// The commands left are not carried out, and get this status.
    skip: Option<StatusCode>,
    /// The place of its own status.
    reply: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Message,
    Sequence,
    /// One whose commands take effect together, and whether it has failed.
    Atomic {
        failed: bool,
    },
    /// One that is not carried out.
    Refused,
}

/// What has become of an item.
struct ItemOutcome {
    status: StatusCode,
    original_error: Option<u32>,
    found: Option<Item<'static>>,
    said: Vec<String>,
    kind: Kind,
}

impl Engine<'_> {
    /// Carries out commands in their order. Statuses and results among them are not looked at.
    pub(super) fn run(&mut self, commands: &[Command<'_>]) {
        let mut stack = alloc::vec![Frame {
            commands: commands.iter(),
            container: Container::Message,
            skip: None,
            reply: 0,
        }];
        while let Some(frame) = stack.last_mut() {
            let skip = frame.skip;
            let Some(command) = frame.commands.next() else {
                if let Some(frame) = stack.pop() {
                    self.leave(&frame, &mut stack);
                }
                continue;
            };
            if is_answer(command) {
                continue;
            }
            let top = stack.len() == 1;
            if top {
                if let Some(item) = self.reassembler.interrupted(command) {
                    self.outcome.broken_off = Some(item);
                }
            }
            if matches!(command, Command::Atomic(_) | Command::Sequence(_)) {
                self.enter(command, skip, &mut stack);
            } else {
                let status = self.single(command, skip, top, in_atomic(&stack));
                self.after(status, &mut stack);
            }
        }
    }

    /// A container begins.
    fn enter<'c>(
        &mut self,
        command: &'c Command<'c>,
        skip: Option<StatusCode>,
        stack: &mut Vec<Frame<'c>>,
    ) {
        self.outcome.commands = self.outcome.commands.saturating_add(1);
        let reply = self.outcome.replies.len();
        let atomic = matches!(command, Command::Atomic(_));
        let mut status = skip.unwrap_or(StatusCode::OK);
        let mut inner = skip;
        let mut container = if atomic {
            Container::Atomic { failed: false }
        } else {
            Container::Sequence
        };
        let named = self.is_named(command);
        if skip.is_some() {
            container = Container::Refused;
        } else if !named {
            status = StatusCode::BAD_REQUEST;
        } else if atomic && in_atomic(stack) {
            // One inside another is not supported.
            status = StatusCode::COMMAND_FAILED;
        } else if atomic {
            if let Err(failure) = self.tree.begin() {
                status = failure.status;
            }
        }
        let refused = skip.is_none() && status != StatusCode::OK;
        if refused {
            container = Container::Refused;
            inner = Some(StatusCode::NOT_EXECUTED);
        }
        self.reply(command, status, Kind::Without);
        if refused {
            self.after(Some(status), stack);
        }
        stack.push(Frame {
            commands: command.commands().iter(),
            container,
            skip: inner,
            reply,
        });
    }

    /// A container is at its end.
    fn leave(&mut self, frame: &Frame<'_>, stack: &mut Vec<Frame<'_>>) {
        let Container::Atomic { failed } = frame.container else {
            return;
        };
        let first = frame.reply.saturating_add(1);
        let status = if failed {
            self.undo(first);
            StatusCode::ATOMIC_FAILED
        } else if !self.answers_fit(frame.reply) {
            self.undo(first);
            // What does not fit is not sent.
            self.outcome.replies.truncate(first);
            StatusCode::ATOMIC_RESPONSE_TOO_LARGE
        } else if self.tree.commit().is_err() {
            self.undo(first);
            StatusCode::ATOMIC_FAILED
        } else {
            return;
        };
        if let Some(reply) = self.outcome.replies.get_mut(frame.reply) {
            set_status(&mut reply.command, status);
        }
        self.after(Some(status), stack);
    }

    fn answers_fit(&self, first: usize) -> bool {
        let replies = self.outcome.replies.get(first..).unwrap_or_default();
        let wanted = replies.iter().filter(|reply| reply.kind != Kind::Silent);
        (self.fits)(wanted.map(|reply| reply.command.clone()).collect())
    }

    /// Undoes what has been done since the answer at `first`.
    fn undo(&mut self, first: usize) {
        let status = match self.tree.roll_back() {
            Ok(()) => StatusCode::ATOMIC_ROLLED_BACK,
            Err(_) => StatusCode::ATOMIC_ROLL_BACK_FAILED,
        };
        for reply in self.outcome.replies.iter_mut().skip(first) {
            if reply.kind == Kind::Done {
                set_status(&mut reply.command, status);
            }
        }
        let mut at = 0_usize;
        self.outcome.replies.retain(|reply| {
            let keep = at < first || reply.kind != Kind::Results;
            at = at.saturating_add(1);
            keep
        });
    }

    /// What a status means for the containers around the command.
    fn after(&mut self, status: Option<StatusCode>, stack: &mut [Frame<'_>]) {
        let Some(status) = status else { return };
        let refused = matches!(
            status,
            StatusCode::NOT_MODIFIED | StatusCode::OPERATION_CANCELLED
        );
        if !refused && !status.is_error() {
            return;
        }
        // The rest of an Atomic is not carried out, however deep it is.
        let atomic = stack
            .iter()
            .position(|frame| matches!(frame.container, Container::Atomic { .. }));
        if let Some(atomic) = atomic {
            for frame in stack.iter_mut().skip(atomic) {
                frame.skip = Some(StatusCode::NOT_EXECUTED);
                if let Container::Atomic { failed } = &mut frame.container {
                    *failed = true;
                }
            }
        } else if refused {
            // Only the user's refusal stops a Sequence.
            if let Some(frame) = stack.last_mut() {
                if frame.container == Container::Sequence {
                    frame.skip = Some(StatusCode::NOT_EXECUTED);
                }
            }
        }
    }

    /// A command that holds none. The status that is worst of its items; none if it was skipped.
    fn single(
        &mut self,
        command: &Command<'_>,
        skip: Option<StatusCode>,
        top: bool,
        in_atomic: bool,
    ) -> Option<StatusCode> {
        if let Command::Alert(alert) = command {
            if top && skip.is_none() && self.session_alert(alert) {
                self.reply(command, StatusCode::OK, Kind::Without);
                return None;
            }
        }
        self.outcome.commands = self.outcome.commands.saturating_add(1);
        let named = self.is_named(command);
        if let Some(status) = skip {
            self.reply(command, status, Kind::Without);
            return None;
        }
        let unnamed = (!named).then_some(StatusCode::BAD_REQUEST);
        if let Some(status) = unnamed.or_else(|| self.refusal(command, in_atomic)) {
            self.reply(command, status, Kind::Without);
            return Some(status);
        }
        if let Command::Alert(alert) = command {
            let outcome = self.alert(alert);
            let status = outcome.status;
            self.statuses(command, alloc::vec![outcome]);
            return Some(status);
        }
        let pieces = command.items().iter().any(|item| item.more_data);
        if (pieces || self.reassembler.is_open()) && (!top || command.items().len() != 1) {
            // Pieces stand alone: every command but a large object fits into one message.
            self.reply(command, StatusCode::BAD_REQUEST, Kind::Without);
            return Some(StatusCode::BAD_REQUEST);
        }
        self.items(command, top, in_atomic)
    }

    fn items(&mut self, command: &Command<'_>, top: bool, in_atomic: bool) -> Option<StatusCode> {
        let mut outcomes = Vec::with_capacity(command.items().len());
        let mut worst = None;
        for item in command.items() {
            let taken = if top {
                self.reassembler.take(command, item)
            } else {
                Taken::Whole
            };
            let outcome = match taken {
                _ if in_atomic && worst.is_some() => plain(StatusCode::NOT_EXECUTED),
                Taken::Whole => self.item(command, item, command.meta()),
                Taken::More => plain(StatusCode::CHUNK_ACCEPTED),
                Taken::Complete(object) => self.item(command, &object.item, object.meta.as_ref()),
                Taken::Refused(status) => plain(status),
            };
            if outcome.status.is_error() && worst.is_none() {
                worst = Some(outcome.status);
            }
            outcomes.push(outcome);
        }
        self.statuses(command, outcomes);
        worst
    }

    /// Whether a command has a `CmdID` of its own: not that of the header, and not that of another
    /// command of the message, from which no status could tell it.
    fn is_named(&mut self, command: &Command<'_>) -> bool {
        let id = cmd_id(command);
        !id.is_empty() && id != "0" && self.seen.insert(String::from(id))
    }

    /// The status of what cannot be carried out at all.
    fn refusal(&self, command: &Command<'_>, in_atomic: bool) -> Option<StatusCode> {
        let windows = self.dialect == Dialect::WindowsMdm;
        match command {
            // An element that is no command.
            Command::Unknown(_) => Some(StatusCode::BAD_REQUEST),
            // Windows: a Get inside Atomic fails it.
            Command::Get(_) if in_atomic && windows => Some(StatusCode::COMMAND_FAILED),
            Command::Alert(_) => None,
            Command::Exec(exec) if exec.items.len() != 1 => Some(StatusCode::INCOMPLETE_COMMAND),
            Command::Add(_)
            | Command::Replace(_)
            | Command::Delete(_)
            | Command::Copy(_)
            | Command::Get(_)
            | Command::Exec(_) => command
                .items()
                .is_empty()
                .then_some(StatusCode::INCOMPLETE_COMMAND),
            _ => Some(StatusCode::NOT_IMPLEMENTED),
        }
    }

    /// The alerts that steer the session. Whether this is one.
    fn session_alert(&mut self, alert: &Alert<'_>) -> bool {
        match alert.code() {
            Some(AlertCode::DM_NEXT_MESSAGE) => self.outcome.next_message = true,
            Some(AlertCode::DM_SESSION_ABORT) => self.outcome.aborted = true,
            Some(AlertCode::DM_NO_END_OF_DATA) => self.outcome.no_end_of_data = true,
            _ => return false,
        }
        true
    }

    fn alert(&mut self, alert: &Alert<'_>) -> ItemOutcome {
        match Interaction::of(alert) {
            Some(Ok(interaction)) => {
                let answer: Answer = self.user.interact(&interaction);
                ItemOutcome {
                    said: answer.data(),
                    ..plain(answer.status())
                }
            }
            Some(Err(status)) => plain(status),
            None => plain(StatusCode::UNSUPPORTED_FEATURE),
        }
    }

    /// Carries out a command for one of its items.
    fn item(
        &mut self,
        command: &Command<'_>,
        item: &Item<'_>,
        meta: Option<&Meta<'_>>,
    ) -> ItemOutcome {
        match self.item_status(command, item, meta) {
            Ok(outcome) => outcome,
            Err(failure) => ItemOutcome {
                original_error: failure.original_error,
                ..plain(failure.status)
            },
        }
    }

    fn item_status(
        &mut self,
        command: &Command<'_>,
        item: &Item<'_>,
        meta: Option<&Meta<'_>>,
    ) -> Result<ItemOutcome, Failure> {
        let target = item.target_uri().ok_or(StatusCode::INCOMPLETE_COMMAND)?;
        let target = self.uri(target, item.target_parent.as_deref())?;
        let value = || {
            let data = item.data.clone().unwrap_or_default();
            Value::new(data, item.meta.as_ref(), meta)
        };
        let status = match command {
            Command::Get(_) => {
                let value = self.tree.get(&target)?;
                let found = Item::from_source(String::from(item.target_uri().unwrap_or_default()))
                    .with_meta(value.to_meta())
                    .with_data(value.data);
                return Ok(ItemOutcome {
                    found: Some(found),
                    kind: Kind::Done,
                    ..plain(StatusCode::OK)
                });
            }
            Command::Add(_) => self.tree.add(&target, &value())?,
            Command::Replace(_) => self.tree.replace(&target, &value())?,
            Command::Delete(_) => self.tree.delete(&target)?,
            Command::Copy(_) => {
                let source = item.source_uri().ok_or(StatusCode::INCOMPLETE_COMMAND)?;
                let source = self.uri(source, item.source_parent.as_deref())?;
                self.tree.copy(&source, &target)?
            }
            Command::Exec(exec) => {
                let correlator = exec.correlator.as_deref();
                self.tree.exec(&target, correlator, &value())?
            }
            _ => return Err(Failure::new(StatusCode::NOT_IMPLEMENTED)),
        };
        let kind = if status.is_error() {
            Kind::Without
        } else {
            Kind::Done
        };
        Ok(ItemOutcome {
            kind,
            ..plain(status)
        })
    }

    /// The address in the tree that a text is: relative ones are below the parent, or the root.
    fn uri(&self, text: &str, parent: Option<&str>) -> Result<LocUri<'static>, Failure> {
        let read = |text| match LocUri::decode_with(text, &self.uri) {
            Ok((uri, _)) => Ok(uri.into_owned()),
            Err(error) => Err(Failure::new(match error.kind() {
                UriErrorKind::TooLong | UriErrorKind::TooDeep | UriErrorKind::NameTooLong => {
                    StatusCode::URI_TOO_LONG
                }
                _ => StatusCode::BAD_REQUEST,
            })),
        };
        let mut uri = read(text)?;
        for base in [parent.map(read).transpose()?, Some(LocUri::tree())] {
            let Some(base) = base else { continue };
            uri = base
                .resolve(&uri)
                .map_err(|_| Failure::new(StatusCode::BAD_REQUEST))?;
        }
        if uri.is_in_tree() {
            Ok(uri)
        } else {
            Err(Failure::new(StatusCode::NOT_FOUND))
        }
    }

    /// One status if all items came to the same, otherwise one each; then what was found.
    fn statuses(&mut self, command: &Command<'_>, outcomes: Vec<ItemOutcome>) {
        let key = |outcome: &ItemOutcome| (outcome.status, outcome.original_error, outcome.kind);
        let first = outcomes.first().map(key);
        let same = outcomes.iter().all(|outcome| Some(key(outcome)) == first);
        let mut found = Vec::new();
        for (i, outcome) in outcomes.into_iter().enumerate() {
            found.extend(outcome.found);
            if same && i > 0 {
                continue;
            }
            let mut status = self.status(command, outcome.status);
            status.original_error = outcome
                .original_error
                .map(|error| Cow::Owned(alloc::format!("{error:#010X}")));
            if !same {
                if let Some(item) = command.items().get(i) {
                    let reference = Cow::Owned(String::from(address(item)));
                    if item.target.is_some() {
                        status.target_refs.push(reference);
                    } else {
                        status.source_refs.push(reference);
                    }
                }
            }
            let said = outcome.said.into_iter();
            status.items = said.map(|data| Item::default().with_data(data)).collect();
            self.push(command, Command::Status(status), outcome.kind);
        }
        for item in found {
            let results = self.results(command, item);
            self.push(command, Command::Results(results), Kind::Results);
        }
    }

    fn results(&self, command: &Command<'_>, item: Item<'static>) -> Results<'static> {
        Results {
            msg_ref: Some(Cow::Owned(String::from(self.msg_ref))),
            cmd_ref: Some(Cow::Owned(String::from(cmd_id(command)))),
            cmd: (self.dialect == Dialect::WindowsMdm)
                .then_some(Cow::Borrowed("Get"))
                .into(),
            items: item.into(),
            ..Results::default()
        }
    }

    fn status(&self, command: &Command<'_>, code: StatusCode) -> Status<'static> {
        status_of(self.msg_ref, command, code)
    }

    fn reply(&mut self, command: &Command<'_>, code: StatusCode, kind: Kind) {
        let status = self.status(command, code);
        self.push(command, Command::Status(status), kind);
    }

    fn push(&mut self, of: &Command<'_>, reply: Command<'static>, kind: Kind) {
        // Nothing can refer to a command without a CmdID; Windows answers it all the same.
        let nameless = cmd_id(of).is_empty() && self.dialect != Dialect::WindowsMdm;
        let kind = if (of.no_resp() && kind != Kind::Results) || nameless {
            Kind::Silent
        } else {
            kind
        };
        self.outcome.replies.push(Reply {
            command: reply,
            kind,
        });
    }
}

/// The status of a command.
pub(super) fn status_of(msg_ref: &str, command: &Command<'_>, code: StatusCode) -> Status<'static> {
    Status {
        msg_ref: Some(Cow::Owned(String::from(msg_ref))),
        cmd_ref: Cow::Owned(String::from(cmd_id(command))),
        cmd: match command {
            Command::Unknown(markup) => Cow::Owned(element_name(markup)),
            command => Cow::Borrowed(command.name()),
        },
        data: Data::from(code),
        ..Status::default()
    }
}

/// The `CmdID` of a command, without white space around it.
pub(super) fn cmd_id<'c>(command: &'c Command<'_>) -> &'c str {
    command.cmd_id().trim_ascii()
}

/// Whether it answers a command: a status is never answered with a status.
pub(super) fn is_answer(command: &Command<'_>) -> bool {
    match command {
        Command::Status(_) | Command::Results(_) => true,
        // In a place where it does not belong.
        Command::Unknown(markup) => matches!(&*element_name(markup), "Status" | "Results"),
        _ => false,
    }
}

/// The name of an element that is no command.
fn element_name(markup: &Markup<'_>) -> String {
    match markup.name() {
        Some(NodeName::Literal(_, name)) => String::from(&**name),
        Some(NodeName::Tag(tag)) => {
            let name = SYNCML_1_2.tag_name(*tag);
            String::from(name.unwrap_or("Unknown"))
        }
        None => String::from("Unknown"),
    }
}

fn set_status(command: &mut Command<'static>, code: StatusCode) {
    if let Command::Status(status) = command {
        status.data = Data::from(code);
        status.original_error = None;
    }
}

fn in_atomic(stack: &[Frame<'_>]) -> bool {
    stack
        .iter()
        .any(|frame| matches!(frame.container, Container::Atomic { .. }))
}

fn plain(status: StatusCode) -> ItemOutcome {
    ItemOutcome {
        status,
        original_error: None,
        found: None,
        said: Vec::new(),
        kind: Kind::Without,
    }
}
