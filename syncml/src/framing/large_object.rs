//! [`LargeObject`]: an object that is sent in pieces.

use alloc::string::String;

use crate::model::{Command, Data, Item, Meta};

/// What `MoreData` and `Size` may take.
const WITH_MORE: usize = 128;

/// An object that is sent in pieces: a command with one item, whose data goes into consecutive
/// messages.
///
/// All pieces but the last have `MoreData`; the first has the `Size` of the whole in its `Meta`. Text
/// is cut between characters.
#[derive(Clone, PartialEq, Eq)]
pub struct LargeObject {
    /// The command, its item without data.
    command: Command<'static>,
    /// Text or bytes.
    data: Data<'static>,
    sent: usize,
}

impl core::fmt::Debug for LargeObject {
    /// Without the data, which may be a credential.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("LargeObject")
            .field("command", &self.command)
            .field("size", &self.size())
            .field("sent", &self.sent)
            .finish_non_exhaustive()
    }
}

impl LargeObject {
    /// The object of a command.
    ///
    /// # Errors
    ///
    /// The command as it was, if it cannot be sent in pieces: it is not an `Add`, `Replace`, `Put`,
    /// `Exec`, `Alert` or `Results` with one item whose data is text or bytes, two of them at least,
    /// and of which nothing was cut yet.
    #[expect(
        clippy::result_large_err,
        reason = "the caller goes on with the command"
    )]
    pub fn new(mut command: Command<'static>) -> Result<Self, Command<'static>> {
        let kind = matches!(
            command,
            Command::Add(_)
                | Command::Replace(_)
                | Command::Put(_)
                | Command::Exec(_)
                | Command::Alert(_)
                | Command::Results(_)
        );
        let data = match item_of(&mut command) {
            Some(item) if kind && !item.more_data => item.data.take(),
            _ => return Err(command),
        };
        match data {
            Some(data) if data_len(&data) > 1 => Ok(Self {
                command,
                data,
                sent: 0,
            }),
            data => {
                if let Some(item) = item_of(&mut command) {
                    item.data = data;
                }
                Err(command)
            }
        }
    }

    /// How many bytes it has in all.
    #[must_use]
    pub fn size(&self) -> usize {
        data_len(&self.data)
    }

    /// How many of them have been sent.
    #[must_use]
    pub const fn sent(&self) -> usize {
        self.sent
    }

    /// Whether all of them have.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.sent >= data_len(&self.data)
    }

    /// A piece that is next and fits, without sending it: the longest, or one that leaves less room
    /// than a 64th of it. `None` if not even the shortest fits.
    ///
    /// `measure` says how many bytes there are with a piece, of which `limit` may be, or that it
    /// cannot be encoded. It is asked a few times, whatever the size of the object.
    ///
    /// # Errors
    ///
    /// Those of `measure`.
    pub fn longest<E>(
        &self,
        limit: u64,
        mut measure: impl FnMut(&Command<'static>) -> Result<Option<u64>, E>,
    ) -> Result<Option<Command<'static>>, E> {
        let end = data_len(&self.data);
        let left = end.saturating_sub(self.sent);
        let shortest = cut_behind(&self.data, self.sent.saturating_add(1));
        let mut best = self.piece(shortest);
        let first = measure(&best)?.and_then(|bytes| limit.checked_sub(bytes));
        let shortest = shortest.saturating_sub(self.sent);
        // What is last needs no MoreData, and what is all needs no Size.
        if left <= behind(shortest, first.unwrap_or(0)).saturating_add(WITH_MORE) {
            let rest = self.piece(end);
            if measure(&rest)?.is_some_and(|bytes| bytes <= limit) {
                return Ok(Some(rest));
            }
        }
        let Some(mut spare) = first else {
            return Ok(None);
        };
        // The longest that is known to fit; the shortest that is known not to, and by how many bytes
        // it is too long. A byte of data takes one of a message at least.
        let mut low = shortest;
        let mut high = left.min(behind(low, spare).saturating_add(1));
        let mut excess = 1_u64;
        for attempt in 0_u32.. {
            let worth = u64::try_from(low / 64).unwrap_or(0);
            if spare <= worth || low.saturating_add(1) >= high {
                break;
            }
            let between = high.saturating_sub(low);
            // Mostly a text takes about as many bytes here as there.
            let part = match attempt % 4 {
                3 => between / 2,
                _ => share(between, spare, spare.saturating_add(excess)),
            };
            let middle = low.saturating_add(part.clamp(1, between.saturating_sub(1)));
            let mut to = cut(&self.data, self.sent.saturating_add(middle));
            if to <= self.sent.saturating_add(low) {
                to = cut_behind(&self.data, self.sent.saturating_add(middle));
                if to >= self.sent.saturating_add(high) {
                    break;
                }
            }
            let length = to.saturating_sub(self.sent);
            let piece = self.piece(to);
            let bytes = measure(&piece)?.unwrap_or(u64::MAX);
            match limit.checked_sub(bytes) {
                Some(left) => {
                    best = piece;
                    (low, spare) = (length, left);
                    high = high.min(behind(low, spare).saturating_add(1));
                }
                None => (high, excess) = (length, bytes.saturating_sub(limit)),
            }
        }
        Ok(Some(best))
    }

    /// The piece up to this place.
    fn piece(&self, to: usize) -> Command<'static> {
        let mut command = self.command.clone();
        if let Some(item) = item_of(&mut command) {
            item.data = Some(piece(&self.data, self.sent, to));
            item.more_data = to < data_len(&self.data);
            if self.sent == 0 && item.more_data {
                let size = alloc::format!("{}", data_len(&self.data));
                item.meta = Some(item.meta.take().unwrap_or_else(Meta::new).with_size(size));
            }
        }
        command
    }

    /// The command as it was before.
    #[must_use]
    pub fn into_command(mut self) -> Command<'static> {
        if let Some(item) = item_of(&mut self.command) {
            item.data = Some(self.data);
        }
        self.command
    }

    /// Notes that a piece has been sent.
    pub fn advance(&mut self, piece: &Command<'_>) {
        let data = piece.items().first().and_then(|item| item.data.as_ref());
        self.sent = self.sent.saturating_add(data.map_or(0, data_len));
    }
}

/// How many bytes of data can be cut: none of markup.
pub(super) fn data_len(data: &Data<'_>) -> usize {
    match data {
        Data::Text(text) | Data::CData(text) => text.len(),
        Data::Opaque(bytes) => bytes.len(),
        Data::Markup(_) => 0,
    }
}

/// The last place at or before `at` where data can be cut: text between characters.
fn cut(data: &Data<'_>, at: usize) -> usize {
    let mut at = at.min(data_len(data));
    if let Data::Text(text) | Data::CData(text) = data {
        while !text.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
    }
    at
}

/// The first place at or behind `at` where data can be cut.
fn cut_behind(data: &Data<'_>, at: usize) -> usize {
    let mut at = at.min(data_len(data));
    if let Data::Text(text) | Data::CData(text) = data {
        while !text.is_char_boundary(at) {
            at = at.saturating_add(1);
        }
    }
    at
}

/// A copy of a part of data, as it was written.
fn piece(data: &Data<'_>, from: usize, to: usize) -> Data<'static> {
    let part = |text: &str| String::from(text.get(from..to).unwrap_or_default()).into();
    match data {
        Data::Text(text) => Data::Text(part(text)),
        Data::CData(text) => Data::CData(part(text)),
        Data::Opaque(bytes) => Data::from(bytes.get(from..to).unwrap_or_default().to_vec()),
        Data::Markup(_) => Data::default(),
    }
}

/// The place so many bytes behind another.
fn behind(place: usize, bytes: u64) -> usize {
    place.saturating_add(usize::try_from(bytes).unwrap_or(usize::MAX))
}

/// The part of `whole` that `part` is of `all`.
fn share(whole: usize, part: u64, all: u64) -> usize {
    let whole_wide = u128::try_from(whole).unwrap_or(u128::MAX);
    let product = whole_wide.saturating_mul(u128::from(part));
    let share = product.checked_div(u128::from(all)).unwrap_or(0);
    usize::try_from(share).unwrap_or(whole)
}

/// The item of a command that has exactly one.
fn item_of<'c>(command: &'c mut Command<'static>) -> Option<&'c mut Item<'static>> {
    match command.items_mut() {
        [item] => Some(item),
        _ => None,
    }
}
