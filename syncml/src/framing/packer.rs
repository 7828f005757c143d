//! [`Packer`]: puts commands into messages that are not too long.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

use super::Sizes;
use super::large_object::{LargeObject, data_len};
use super::numbering::{CmdIds, number};
use crate::EncodeOptions;
use crate::model::{Command, Form, Message};

/// How many bytes a message has on the wire: in the form that is sent, with the options it is
/// encoded with.
///
/// ```
/// use syncml::framing::{Measure, Unlimited};
/// use syncml::Message;
///
/// // A function is a measure: here everything is as long as its commands are many.
/// let measure = |message: &Message<'_>| Some(message.commands.len() as u64);
/// assert_eq!(measure.measure(&Message::default()), Some(0));
/// assert_eq!(Unlimited.measure(&Message::default()), Some(0));
/// ```
pub trait Measure {
    /// The number of bytes. `None` if the message cannot be encoded at all.
    fn measure(&self, message: &Message<'_>) -> Option<u64>;
}

impl<F: Fn(&Message<'_>) -> Option<u64>> Measure for F {
    fn measure(&self, message: &Message<'_>) -> Option<u64> {
        self(message)
    }
}

/// For peers that take messages of any length: nothing is measured.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unlimited;

impl Measure for Unlimited {
    fn measure(&self, _: &Message<'_>) -> Option<u64> {
        Some(0)
    }
}

/// Measures messages by counting the bytes that encoding them makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Encoded {
    form: Form,
    options: EncodeOptions,
}

impl Encoded {
    /// Messages in WBXML, encoded with these options.
    #[must_use]
    pub const fn wbxml(options: EncodeOptions) -> Self {
        Self {
            form: Form::Wbxml,
            options,
        }
    }

    /// Messages in XML, encoded with these options.
    #[cfg(feature = "xml")]
    #[must_use]
    pub const fn xml(options: EncodeOptions) -> Self {
        Self {
            form: Form::Xml,
            options,
        }
    }

    fn length(&self, message: &Message<'_>, options: &EncodeOptions) -> Option<u64> {
        match self.form {
            #[cfg(feature = "xml")]
            Form::Xml => message.xml_len(options).ok(),
            #[cfg(not(feature = "xml"))]
            Form::Xml => None,
            Form::Wbxml => message.wbxml_len(options).ok(),
        }
    }
}

impl Measure for Encoded {
    fn measure(&self, message: &Message<'_>) -> Option<u64> {
        // What has nothing in it yet is no whole message.
        let options = if message.commands.is_empty() {
            self.options.with_checked(false)
        } else {
            self.options
        };
        self.length(message, &options)
    }
}

/// Tells a command that was given to a [`Packer`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ticket(u64);

/// Commands that wait to be sent, in their order.
///
/// ```
/// use syncml::framing::{CmdIds, Packer, Sizes, Unlimited};
/// use syncml::{Command, Item, Message, Transfer};
///
/// let mut packer = Packer::new();
/// let mut get = Transfer::default();
/// get.items.push(Item::to_target("./DevDetail/SwV"));
/// let ticket = packer.push(Command::Get(get));
/// let mut message = Message::default();
/// let packed = packer.pack(&mut message, &mut CmdIds::new(), Sizes::UNLIMITED, &Unlimited);
/// assert_eq!(packed.placed[0].ticket, ticket);
/// assert_eq!(message.commands[0].cmd_id(), "1");
/// assert!(packer.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Packer {
    queue: VecDeque<(Ticket, Command<'static>)>,
    /// What goes before everything else: it was sent before, and not taken.
    again: VecDeque<(Ticket, Command<'static>)>,
    /// The object of which not all was sent.
    object: Option<(Ticket, LargeObject)>,
    tickets: u64,
}

/// What was put into a message.
///
/// ```
/// use syncml::framing::{CmdIds, Encoded, Packed, Packer, Placed, Refusal, RefusalReason, Sizes, Ticket};
/// use syncml::{Command, EncodeOptions, Item, Message, SyncHdr, Transfer, Version};
///
/// let get = |uri: String| {
///     let mut get = Transfer::default();
///     get.items.push(Item::to_target(uri));
///     Command::Get(get)
/// };
/// let mut packer = Packer::new();
/// let short: Ticket = packer.push(get("./DevDetail/SwV".to_owned()));
/// let long: Ticket = packer.push(get(format!("./{}", "x".repeat(1_000))));
///
/// let mut message = Message::default();
/// message.header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// message.header.session_id = "1".into();
/// message.header.msg_id = "1".into();
/// let sizes = Sizes { message: Some(1_000), object: None };
/// let measure = Encoded::wbxml(EncodeOptions::DEFAULT);
/// let packed: Packed = packer.pack(&mut message, &mut CmdIds::new(), sizes, &measure);
/// let placed: &Placed = &packed.placed[0];
/// assert_eq!((placed.ticket, placed.more), (short, false));
///
/// // What a message of its own cannot carry is refused.
/// let mut next = message.clone();
/// next.commands.clear();
/// let packed = packer.pack(&mut next, &mut CmdIds::new(), sizes, &measure);
/// let refused: &Refusal = &packed.refused[0];
/// assert_eq!(refused.ticket, long);
/// assert!(matches!(refused.reason, RefusalReason::TooLong(bytes) if bytes > 1_000));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packed {
    /// The commands, in the order of the message.
    pub placed: Vec<Placed>,
    /// The commands that no message can carry. They are not sent.
    pub refused: Vec<Refusal>,
}

/// A command in a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed {
    /// Which command.
    pub ticket: Ticket,
    /// Its `CmdID`, then those of the commands in it, in the order of the document.
    pub cmd_ids: Vec<String>,
    /// Whether it is a piece of an object, and more is to come.
    pub more: bool,
}

/// A command that no message can carry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Which command.
    pub ticket: Ticket,
    /// Why.
    pub reason: RefusalReason,
    /// The command.
    pub command: Command<'static>,
}

/// Why no message can carry a command.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum RefusalReason {
    /// It does not fit into a message by itself, in bytes, and cannot be sent in pieces.
    TooLong(u64),
    /// Its object is longer than the peer takes, in bytes.
    ObjectTooLong(u64),
    /// It cannot be encoded.
    NotEncodable,
}

/// What a message has to have before the commands: the status of a header, and that of the alert which
/// asks for the next message. What does not fit beside these fits nowhere.
const AT_LEAST: usize = 2;

/// A piece that would be shorter than this waits for the next message, if this one has commands.
const WORTH_BEGINNING: usize = 128;

impl Packer {
    /// Nothing to send.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a command behind the others. Its `CmdID` is set when it is sent.
    pub fn push(&mut self, command: Command<'static>) -> Ticket {
        let ticket = Ticket(self.tickets);
        self.tickets = self.tickets.saturating_add(1);
        self.queue.push_back((ticket, command));
        ticket
    }

    /// Adds a command before all that wait.
    pub(crate) fn push_first(&mut self, command: Command<'static>) {
        let ticket = Ticket(self.tickets);
        self.tickets = self.tickets.saturating_add(1);
        self.queue.push_front((ticket, command));
    }

    /// Drops the commands that wait and are not to be kept.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Command<'static>) -> bool) {
        self.queue.retain(|(_, command)| keep(command));
    }

    /// Adds a command that was sent before and not taken: it goes before all others, as it was.
    pub fn push_again(&mut self, ticket: Ticket, command: Command<'static>) {
        self.again.push_back((ticket, command));
    }

    /// Whether everything has been sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty() && self.again.is_empty() && self.object.is_none()
    }

    /// The commands that wait, without the object that is being sent.
    pub fn commands(&self) -> impl Iterator<Item = &Command<'static>> {
        let waiting = self.again.iter().chain(&self.queue);
        waiting.map(|(_, command)| command)
    }

    /// Whether an object is being sent, of which more is to come.
    #[must_use]
    pub const fn is_in_object(&self) -> bool {
        self.object.is_some()
    }

    /// How many commands wait, the one that is being sent counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.queue
            .len()
            .saturating_add(self.again.len())
            .saturating_add(usize::from(self.object.is_some()))
    }

    /// Takes the statuses among the commands that wait, in their order.
    pub fn take_statuses(&mut self) -> Vec<Command<'static>> {
        let waiting = core::mem::take(&mut self.queue);
        let (statuses, others): (Vec<_>, VecDeque<_>) =
            waiting
                .into_iter()
                .fold(Default::default(), |mut split, entry| {
                    if matches!(entry.1, Command::Status(_)) {
                        split.0.push(entry.1);
                    } else {
                        split.1.push_back(entry);
                    }
                    split
                });
        self.queue = others;
        statuses
    }

    /// Drops the rest of the object that is being sent: the peer does not want it.
    pub fn abandon_object(&mut self) -> Option<Ticket> {
        self.object.take().map(|(ticket, _)| ticket)
    }

    /// Drops everything.
    pub fn clear(&mut self) {
        self.queue.clear();
        self.again.clear();
        self.object = None;
    }

    /// Puts as many commands into the message as it can carry, behind those that it has, and the next
    /// piece of an object that does not fit. Whether `Final` is to be set is the caller's to say; room
    /// is left for it.
    ///
    /// A command that does not fit waits for the next message, unless this one has no more than two
    /// statuses in it: then no message can carry it, and it is refused.
    ///
    /// The message never gets longer than `sizes.message`, unless it was too long before.
    pub fn pack(
        &mut self,
        message: &mut Message<'static>,
        ids: &mut CmdIds,
        sizes: Sizes,
        measure: &dyn Measure,
    ) -> Packed {
        let was_final = core::mem::replace(&mut message.is_final, true);
        let mut packing = Packing {
            limit: sizes.message,
            measure,
            packed: Packed::default(),
            message,
            ids,
            length: None,
        };
        self.pack_into(&mut packing, sizes.object);
        let packed = packing.packed;
        message.is_final = was_final;
        packed
    }

    fn pack_into(&mut self, packing: &mut Packing<'_>, max_object: Option<u64>) {
        while let Some((ticket, command)) = self.again.pop_front() {
            if let Err((command, reason)) = packing.try_whole(ticket, command) {
                if packing.is_emptiest() || reason == Unplaced::NotEncodable {
                    packing.refuse_long(ticket, command);
                    continue;
                }
                self.again.push_front((ticket, command));
                return;
            }
            // The piece that comes next stands in the next message.
            if packing.ends_with_piece() {
                return;
            }
        }
        if let Some((ticket, mut object)) = self.object.take() {
            // Its pieces stand in consecutive messages, with no other command between.
            let Some(piece) = packing.piece(&object, 1) else {
                if !packing.is_emptiest() {
                    self.object = Some((ticket, object));
                    return;
                }
                // The peer has lowered its limit.
                let left = object.size().saturating_sub(object.sent());
                packing.refuse(ticket, RefusalReason::TooLong(length(left)), empty());
                return;
            };
            object.advance(&piece);
            packing.place(ticket, piece, !object.is_finished());
            if !object.is_finished() {
                self.object = Some((ticket, object));
                return;
            }
        }
        while let Some((ticket, command)) = self.queue.pop_front() {
            if let Some(bytes) = max_object.and_then(|most| longer_object(&command, most)) {
                packing.refuse(ticket, RefusalReason::ObjectTooLong(bytes), command);
                continue;
            }
            let command = match packing.try_whole(ticket, command) {
                Ok(()) => continue,
                Err((command, Unplaced::NotEncodable)) => {
                    packing.refuse(ticket, RefusalReason::NotEncodable, command);
                    continue;
                }
                Err((command, Unplaced::NoRoom)) => command,
            };
            let first = packing.packed.placed.is_empty();
            let emptiest = packing.is_emptiest();
            let mut object = match LargeObject::new(command) {
                Ok(object) => object,
                Err(command) if emptiest => {
                    packing.refuse_long(ticket, command);
                    continue;
                }
                Err(command) => {
                    self.queue.push_front((ticket, command));
                    return;
                }
            };
            let shortest = if first { 1 } else { WORTH_BEGINNING };
            match packing.piece(&object, shortest) {
                Some(piece) => {
                    object.advance(&piece);
                    packing.place(ticket, piece, !object.is_finished());
                    if !object.is_finished() {
                        self.object = Some((ticket, object));
                        return;
                    }
                }
                None => {
                    let command = object.into_command();
                    if emptiest {
                        packing.refuse_long(ticket, command);
                    } else {
                        self.queue.push_front((ticket, command));
                        return;
                    }
                }
            }
        }
    }
}

/// A message that is being filled.
struct Packing<'p> {
    limit: Option<u64>,
    measure: &'p dyn Measure,
    packed: Packed,
    message: &'p mut Message<'static>,
    ids: &'p mut CmdIds,
    /// How long the message is at the most, if that is known.
    length: Option<u64>,
}

/// Why a command was not placed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unplaced {
    NoRoom,
    NotEncodable,
}

/// What commands may cost when they follow each other, beside what each costs alone: code pages are
/// switched between them.
const BETWEEN: u64 = 4;

impl Packing<'_> {
    /// How long the message is at the most.
    fn length(&mut self) -> u64 {
        let measured = || self.measure.measure(self.message).unwrap_or(u64::MAX);
        *self.length.get_or_insert_with(measured)
    }

    /// Whether no message has less in it than this one.
    fn is_emptiest(&self) -> bool {
        self.packed.placed.is_empty() && self.message.commands.len() <= AT_LEAST
    }

    /// How long the message would be with this command, if it can be encoded.
    fn with(&mut self, command: Command<'static>) -> (Option<u64>, Option<Command<'static>>) {
        self.message.commands.push(command);
        let length = self.measure.measure(self.message);
        (length, self.message.commands.pop())
    }

    /// What a command costs by itself.
    fn alone(&mut self, command: Command<'static>) -> (Option<u64>, Option<Command<'static>>) {
        let others = core::mem::take(&mut self.message.commands);
        let empty = self.measure.measure(self.message);
        let (whole, command) = self.with(command);
        self.message.commands = others;
        let cost = whole.and_then(|whole| Some(whole.saturating_sub(empty?)));
        (cost, command)
    }

    /// Places a command if it fits.
    #[expect(
        clippy::result_large_err,
        reason = "the caller goes on with the command"
    )]
    fn try_whole(
        &mut self,
        ticket: Ticket,
        mut command: Command<'static>,
    ) -> Result<(), (Command<'static>, Unplaced)> {
        let mut ids = self.ids.clone();
        let cmd_ids = number(&mut command, &mut ids);
        let Some(limit) = self.limit else {
            *self.ids = ids;
            self.push(ticket, command, cmd_ids, false);
            return Ok(());
        };
        // By itself first: the whole is measured only near the end, so that the work is linear. What
        // cannot be encoded is seen here, before a piece of it is sent.
        let (cost, command) = self.alone(command);
        let Some(mut command) = command else {
            return Ok(());
        };
        let before = self.length();
        let estimate = cost.map_or(u64::MAX, |cost| {
            before.saturating_add(cost).saturating_add(BETWEEN)
        });
        let length = if estimate <= limit {
            estimate
        } else {
            let (exact, back) = match cost {
                Some(cost) if cost <= limit => self.with(command),
                _ => (None, Some(command)),
            };
            match (exact, back) {
                (Some(exact), Some(back)) if exact <= limit => {
                    command = back;
                    exact
                }
                (_, Some(back)) if cost.is_none() => return Err((back, Unplaced::NotEncodable)),
                (_, Some(back)) => return Err((back, Unplaced::NoRoom)),
                (_, None) => return Ok(()),
            }
        };
        self.length = Some(length);
        *self.ids = ids;
        self.push(ticket, command, cmd_ids, false);
        Ok(())
    }

    /// The longest piece of an object that fits, if that is not too short.
    fn piece(&mut self, object: &LargeObject, shortest: usize) -> Option<Command<'static>> {
        let limit = self.limit.unwrap_or(u64::MAX);
        let ids = self.ids.clone();
        let longest = object.longest(limit, |piece| {
            let mut piece = piece.clone();
            number(&mut piece, &mut ids.clone());
            let (exact, _) = self.with(piece);
            Ok::<_, core::convert::Infallible>(exact)
        });
        let Ok(piece) = longest;
        piece.filter(|piece| data_length(piece) >= shortest)
    }

    fn place(&mut self, ticket: Ticket, mut command: Command<'static>, more: bool) {
        let cmd_ids = number(&mut command, self.ids);
        self.push(ticket, command, cmd_ids, more);
        self.length = None;
    }

    fn push(
        &mut self,
        ticket: Ticket,
        command: Command<'static>,
        cmd_ids: Vec<String>,
        more: bool,
    ) {
        self.message.commands.push(command);
        self.packed.placed.push(Placed {
            ticket,
            cmd_ids,
            more,
        });
    }

    /// Whether the last command is a piece of an object that goes on, and says so.
    fn ends_with_piece(&mut self) -> bool {
        let last = self.message.commands.last();
        let piece = last.is_some_and(|command| command.items().iter().any(|item| item.more_data));
        if let (true, Some(placed)) = (piece, self.packed.placed.last_mut()) {
            placed.more = true;
        }
        piece
    }

    fn refuse(&mut self, ticket: Ticket, reason: RefusalReason, command: Command<'static>) {
        self.packed.refused.push(Refusal {
            ticket,
            reason,
            command,
        });
    }

    fn refuse_long(&mut self, ticket: Ticket, command: Command<'static>) {
        let (cost, command) = self.alone(command);
        let reason = cost.map_or(RefusalReason::NotEncodable, RefusalReason::TooLong);
        self.refuse(ticket, reason, command.unwrap_or_else(empty));
    }
}

fn empty() -> Command<'static> {
    Command::Unknown(crate::model::Markup::default())
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

fn data_length(piece: &Command<'_>) -> usize {
    let data = piece.items().first().and_then(|item| item.data.as_ref());
    data.map_or(0, data_len)
}

/// The length of the longest object in a command, if it is longer than that.
fn longer_object(command: &Command<'_>, most: u64) -> Option<u64> {
    let mut longest = 0;
    let mut todo = alloc::vec![core::slice::from_ref(command).iter()];
    while let Some(commands) = todo.last_mut() {
        let Some(command) = commands.next() else {
            todo.pop();
            continue;
        };
        for item in command.items() {
            let bytes = item.data.as_ref().map_or(0, data_len);
            longest = length(bytes).max(longest);
        }
        todo.push(command.commands().iter());
    }
    (longest > most).then_some(longest)
}
