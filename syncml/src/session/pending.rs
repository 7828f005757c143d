//! [`Pending`]: which commands have been sent, and which answers belong to them.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::framing::{Placed, Ticket, decimal};
use crate::loc_uri::{LocUri, UriOptions};
use crate::model::{Command, Item, Results, Status, StatusCode};

/// A command that was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Sent {
    /// What the session has given for it.
    pub ticket: Ticket,
    /// Which command it is of those that the ticket stands for: 0 is itself, 1 the first that it
    /// holds, and so on in the order of the document.
    pub position: usize,
    /// Its name: `Get`, `Atomic`.
    pub name: &'static str,
    /// The `LocURI` of each item, of the target or, where there is none, of the source. Each answer
    /// to the command has them, so they are shared.
    pub addresses: Arc<[String]>,
}

/// An answer, and what it is to.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Settled {
    /// The command.
    pub sent: Sent,
    /// Which of its items, counted from 0. All, if the status does not say.
    pub items: Vec<usize>,
    /// The status.
    pub status: StatusCode,
    /// `originalerror` of Windows, as it was written.
    pub original_error: Option<String>,
    /// The items of the status: what a user has answered, say.
    pub said: Vec<Item<'static>>,
}

/// What a `Get` has found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Found {
    /// The `Get`.
    pub sent: Sent,
    /// Which of its items, counted from 0, if the results say.
    pub item: Option<usize>,
    /// What was found, with the `Meta` of the command in it.
    pub found: Item<'static>,
}

/// Commands that were sent and not answered yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    /// By `MsgID` and `CmdID`.
    entries: BTreeMap<(u64, String), Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    sent: Sent,
    /// Which items have been answered.
    answered: Vec<bool>,
    /// Which items are at an address, by its canonical form; made when it is first needed.
    places: Option<BTreeMap<String, Vec<usize>>>,
    /// Whether it is a piece of an object that goes on.
    piece: bool,
    /// How many commands it holds, at any depth.
    holds: usize,
}

/// What a status is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Settling {
    /// The answer to a command.
    Settled(Settled),
    /// The next piece of an object is wanted.
    NextPiece,
    /// To nothing that was sent, or to what was answered already.
    Stray,
}

impl Pending {
    /// Notes what was put into a message.
    pub(super) fn sent(&mut self, msg_id: u64, placed: &Placed, command: &Command<'_>) {
        let mut cmd_ids = placed.cmd_ids.iter();
        let mut todo = alloc::vec![core::slice::from_ref(command).iter()];
        let mut position = 0_usize;
        while let Some(commands) = todo.last_mut() {
            let Some(command) = commands.next() else {
                todo.pop();
                continue;
            };
            todo.push(command.commands().iter());
            if matches!(command, Command::Unknown(_)) {
                continue;
            }
            let Some(cmd_id) = cmd_ids.next() else { break };
            let here = position;
            position = position.saturating_add(1);
            if matches!(command, Command::Status(_)) {
                continue;
            }
            let items = command.items();
            let sent = Sent {
                ticket: placed.ticket,
                position: here,
                name: command.name(),
                addresses: items
                    .iter()
                    .map(|item| String::from(address(item)))
                    .collect(),
            };
            self.entries.insert(
                (msg_id, cmd_id.clone()),
                Entry {
                    answered: alloc::vec![false; items.len().max(1)],
                    places: None,
                    sent,
                    piece: placed.more,
                    holds: held(command),
                },
            );
        }
    }

    /// Takes a status.
    pub(super) fn settle(&mut self, status: &Status<'_>, last_msg_id: u64) -> Settling {
        let msg_id = match status.msg_ref.as_deref() {
            Some(text) => decimal(text.trim_ascii()),
            // libsynthesis holds it to be optional.
            None => Some(last_msg_id),
        };
        let key = (
            msg_id.unwrap_or(0),
            String::from(status.cmd_ref.trim_ascii()),
        );
        let (Some(entry), Some(code)) = (self.entries.get_mut(&key), status.code()) else {
            return Settling::Stray;
        };
        if status.cmd.trim_ascii() != entry.sent.name {
            return Settling::Stray;
        }
        if entry.piece && code == StatusCode::CHUNK_ACCEPTED {
            self.entries.remove(&key);
            return Settling::NextPiece;
        }
        let items = entry.items(status);
        if items.is_empty() {
            return Settling::Stray;
        }
        // What does not fit is not said: the commands in it have no status of their own.
        let silent = (code == StatusCode::ATOMIC_RESPONSE_TOO_LARGE).then_some(entry.holds);
        let first = entry.sent.position;
        let ticket = entry.sent.ticket;
        for item in &items {
            if let Some(answered) = entry.answered.get_mut(*item) {
                *answered = true;
            }
        }
        let settled = Settled {
            sent: entry.sent.clone(),
            items,
            status: code,
            original_error: status.original_error.as_deref().map(String::from),
            said: status.items.iter().cloned().map(Item::into_owned).collect(),
        };
        if let Some(holds) = silent {
            let last = first.saturating_add(holds);
            let held = self.entries.values_mut().filter(|entry| {
                entry.sent.ticket == ticket
                    && entry.sent.position > first
                    && entry.sent.position <= last
            });
            held.for_each(|entry| entry.answered.fill(true));
        }
        Settling::Settled(settled)
    }

    /// The command that results are of, and which of its items.
    pub(super) fn find(
        &mut self,
        results: &Results<'_>,
        item: &Item<'_>,
    ) -> Option<(Sent, Option<usize>)> {
        let text = |text: &Option<_>| -> String {
            let text: Option<&str> = text
                .as_ref()
                .map(|text: &alloc::borrow::Cow<'_, str>| &**text);
            // MS-MDM: missing is 1.
            String::from(text.unwrap_or("1").trim_ascii())
        };
        let key = (decimal(&text(&results.msg_ref))?, text(&results.cmd_ref));
        let entry = self.entries.get_mut(&key)?;
        if entry.sent.name != "Get" && entry.sent.name != "Search" {
            return None;
        }
        let told = [
            item.source_uri(),
            results.source_ref.as_deref(),
            results.target_ref.as_deref(),
        ];
        let told = told.into_iter().flatten().next();
        let index = match told {
            Some(told) => entry.at(told).first().copied(),
            None if entry.sent.addresses.len() == 1 => Some(0),
            None => None,
        };
        Some((entry.sent.clone(), index))
    }

    /// Forgets results that were sent in messages before this one. Mostly they have no status, and one
    /// that they have comes at once.
    pub(super) fn forget_results(&mut self, before: u64) {
        self.entries
            .retain(|key, entry| key.0 >= before || entry.sent.name != "Results");
    }

    /// Forgets what was sent in a message: it is sent again in another.
    pub(super) fn forget(&mut self, msg_id: u64) {
        self.entries.retain(|key, _| key.0 != msg_id);
    }

    /// Forgets all, and returns the commands whose status has not come.
    pub(super) fn clear(&mut self) -> Vec<Sent> {
        let entries = core::mem::take(&mut self.entries).into_values();
        entries
            .filter(|entry| entry.is_waiting() && !entry.piece && entry.sent.name != "Results")
            .map(|entry| entry.sent)
            .collect()
    }
}

impl Entry {
    fn is_waiting(&self) -> bool {
        self.answered.iter().any(|answered| !answered)
    }

    /// The items that a status is about and that have not been answered.
    fn items(&mut self, status: &Status<'_>) -> Vec<usize> {
        let refs = status.target_refs.iter().chain(&status.source_refs);
        // One item is meant by an address that is not its own, too: a parent, say.
        let all = refs.clone().next().is_none() || self.answered.len() == 1;
        let mut items: Vec<usize> = if all {
            (0..self.answered.len()).collect()
        } else {
            refs.flat_map(|told| self.at(told).to_vec()).collect()
        };
        items.sort_unstable();
        items.dedup();
        items.retain(|item| self.answered.get(*item) == Some(&false));
        items
    }

    /// The items at an address, however it is spelt.
    fn at(&mut self, told: &str) -> &[usize] {
        let addresses = &self.sent.addresses;
        let places = self.places.get_or_insert_with(|| {
            let mut places = BTreeMap::<String, Vec<usize>>::new();
            for (i, address) in addresses.iter().enumerate() {
                places.entry(canonical(address)).or_default().push(i);
            }
            places
        });
        places.get(&canonical(told)).map_or(&[], Vec::as_slice)
    }
}

/// How many commands a command holds, at any depth. Unknown elements are none.
fn held(command: &Command<'_>) -> usize {
    let mut todo = alloc::vec![command.commands().iter()];
    let mut count = 0_usize;
    while let Some(commands) = todo.last_mut() {
        let Some(command) = commands.next() else {
            todo.pop();
            continue;
        };
        let counts = !matches!(command, Command::Unknown(_));
        count = count.saturating_add(usize::from(counts));
        todo.push(command.commands().iter());
    }
    count
}

/// The address of an item: its target, or its source.
pub(super) fn address<'i>(item: &'i Item<'_>) -> &'i str {
    let uri = item.target_uri().or_else(|| item.source_uri());
    uri.unwrap_or_default().trim_ascii()
}

/// The canonical form of an address; of what is none, the text.
fn canonical(text: &str) -> String {
    let text = text.trim_ascii();
    match LocUri::decode_with(text, &UriOptions::LENIENT) {
        Ok((uri, _)) => uri.to_string(),
        Err(_) => String::from(text),
    }
}
