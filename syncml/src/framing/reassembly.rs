//! [`Reassembler`]: puts large objects together.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use bytes::{BufMut, BytesMut};
use zeroize::Zeroize;

use super::sizes::decimal;
use crate::model::{AlertCode, Command, Data, Item, Meta, Source, StatusCode, Target};

/// How large objects are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ReassemblyOptions {
    /// The longest object, in bytes: what was announced as `MaxObjSize`. Default 16 MiB.
    pub max_size: u64,
    /// Takes objects whose first piece does not say how large they are. Default no.
    pub without_size: bool,
}

impl ReassemblyOptions {
    /// The default.
    pub const DEFAULT: Self = Self {
        max_size: 16 << 20,
        without_size: false,
    };

    /// These options with another longest object.
    #[must_use]
    pub const fn with_max_size(mut self, bytes: u64) -> Self {
        self.max_size = bytes;
        self
    }

    /// These options, for senders that leave out `Size`.
    #[must_use]
    pub const fn with_objects_without_size(mut self) -> Self {
        self.without_size = true;
        self
    }
}

impl Default for ReassemblyOptions {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// What has become of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Taken {
    /// It is no piece of an object: it is carried out as it is.
    Whole,
    /// A piece was taken, and more is to come: status 213.
    More,
    /// It was the last piece: the object is to be carried out.
    Complete(Box<Object>),
    /// It is not taken, and neither is what is to come of the object: this status.
    Refused(StatusCode),
}

/// An object, and what the pieces of it said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Object {
    /// The item of the last piece with the `Meta` of the first and all of the data.
    pub item: Item<'static>,
    /// The `Meta` of the command of the first piece.
    pub meta: Option<Meta<'static>>,
}

/// Puts the pieces of large objects together, one object at a time.
#[derive(Clone, Debug)]
pub struct Reassembler {
    options: ReassemblyOptions,
    open: Option<Open>,
}

/// An object of which not all has come.
#[derive(Clone)]
struct Open {
    /// The name of the command and the addresses, by which the pieces are told to be of one object.
    command: &'static str,
    target: Option<String>,
    source: Option<String>,
    item_meta: Option<Meta<'static>>,
    meta: Option<Meta<'static>>,
    size: Option<u64>,
    /// Why a piece was refused: then the rest is, too.
    refused: Option<StatusCode>,
    /// Whether any piece came as bytes.
    opaque: bool,
    data: Pieces,
}

/// What has come of an object. It may be a credential, so it is wiped.
#[derive(Clone, Default)]
struct Pieces(BytesMut);

impl Pieces {
    /// With room for an object of this size, or for the beginning of a long one: short ones, as
    /// credentials are, leave no copies behind as they grow.
    fn with_room(size: Option<u64>) -> Self {
        let room = usize::try_from(size.unwrap_or(0)).unwrap_or(MOST_ROOM);
        Self(BytesMut::with_capacity(room.min(MOST_ROOM)))
    }
}

/// What may be reserved before any of it has come.
const MOST_ROOM: usize = 4096;

impl Drop for Pieces {
    fn drop(&mut self) {
        self.0.as_mut().zeroize();
    }
}

impl core::fmt::Debug for Open {
    /// Without the data, which may be a credential.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Open")
            .field("command", &self.command)
            .field("target", &self.target)
            .field("source", &self.source)
            .field("size", &self.size)
            .field("taken", &self.data.0.len())
            .finish_non_exhaustive()
    }
}

impl Reassembler {
    /// No object yet.
    #[must_use]
    pub const fn new(options: ReassemblyOptions) -> Self {
        Self {
            options,
            open: None,
        }
    }

    /// Whether an object is waiting for its next piece.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Takes an item of a command of the peer.
    ///
    /// Call [`interrupted`](Self::interrupted) before, with the command that it is of.
    pub fn take(&mut self, command: &Command<'_>, item: &Item<'_>) -> Taken {
        if self.open.is_none() {
            if !item.more_data {
                return Taken::Whole;
            }
            self.open = Some(self.begin(command, item));
        }
        let Some(mut open) = self.open.take() else {
            return Taken::Whole;
        };
        if open.refused.is_none() {
            open.refused = open.append(item, self.options.max_size).err();
        }
        if open.refused.is_some() {
            open.data = Pieces::default();
        }
        if item.more_data {
            let taken = open.refused.map_or(Taken::More, Taken::Refused);
            self.open = Some(open);
            return taken;
        }
        match open.complete(item) {
            Ok(object) => Taken::Complete(Box::new(object)),
            Err(status) => Taken::Refused(status),
        }
    }

    fn begin(&self, command: &Command<'_>, item: &Item<'_>) -> Open {
        let size_of = |meta: Option<&Meta<'_>>| meta.and_then(Meta::size).map(String::from);
        let text = size_of(item.meta.as_ref()).or_else(|| size_of(command.meta()));
        let size = text.as_deref().and_then(|text| decimal(text.trim_ascii()));
        let refused = match (&text, size) {
            (Some(_), None) => Some(StatusCode::BAD_REQUEST),
            (None, _) if !self.options.without_size => Some(StatusCode::SIZE_REQUIRED),
            (_, Some(size)) if size > self.options.max_size => Some(StatusCode::SIZE_TOO_BIG),
            _ => None,
        };
        Open {
            command: command.name(),
            target: item.target_uri().map(String::from),
            source: item.source_uri().map(String::from),
            item_meta: item.meta.clone().map(Meta::into_owned),
            meta: command.meta().cloned().map(Meta::into_owned),
            size,
            refused,
            opaque: false,
            data: Pieces::with_room(size.filter(|_| refused.is_none())),
        }
    }

    /// The object that a command breaks off, if it does: it is dropped, and alert 1225 (in data
    /// synchronisation 223) with this item says so. A status breaks nothing off.
    ///
    /// A piece goes on with an object if it is in the same command with the same addresses. What a
    /// continuation says in `Meta` does not count: some clients leave it out.
    pub fn interrupted(&mut self, command: &Command<'_>) -> Option<Item<'static>> {
        let open = self.open.as_ref()?;
        if matches!(command, Command::Status(_)) || is_next_message(command) {
            return None;
        }
        let same = command.name() == open.command
            && matches!(command.items(), [item]
                if item.target_uri() == open.target.as_deref()
                    && item.source_uri() == open.source.as_deref());
        if same {
            return None;
        }
        let refused = open.refused.is_some();
        self.abandon().filter(|_| !refused)
    }

    /// Drops the object that is waiting; the item is that of alert 1225 or 223.
    pub fn abandon(&mut self) -> Option<Item<'static>> {
        let open = self.open.take()?;
        Some(Item {
            target: open.target.map(Target::new),
            source: open.source.map(Source::new),
            ..Item::default()
        })
    }
}

/// Whether this is what asks for the next piece.
fn is_next_message(command: &Command<'_>) -> bool {
    matches!(command, Command::Alert(alert)
        if matches!(alert.code(), Some(AlertCode::NEXT_MESSAGE | AlertCode::DM_NEXT_MESSAGE)))
}

impl Open {
    fn append(&mut self, item: &Item<'_>, most: u64) -> Result<(), StatusCode> {
        let bytes = match &item.data {
            Some(data) => data.bytes().ok_or(StatusCode::BAD_REQUEST)?,
            None => alloc::borrow::Cow::Borrowed(&[][..]),
        };
        self.opaque |= matches!(item.data, Some(Data::Opaque(_)));
        let length = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let together = length(self.data.0.len()).saturating_add(length(bytes.len()));
        match self.size {
            // More than was announced is a mismatch, however much is to come.
            Some(size) if together > size => return Err(StatusCode::SIZE_MISMATCH),
            _ if together > most => return Err(StatusCode::SIZE_TOO_BIG),
            _ => {}
        }
        self.data.0.put_slice(&bytes);
        Ok(())
    }

    fn complete(mut self, last: &Item<'_>) -> Result<Object, StatusCode> {
        if let Some(status) = self.refused {
            return Err(status);
        }
        let length = u64::try_from(self.data.0.len()).unwrap_or(u64::MAX);
        if self.size.is_some_and(|size| size != length) {
            return Err(StatusCode::SIZE_MISMATCH);
        }
        let bytes = Vec::from(core::mem::take(&mut self.data.0));
        let data = if self.opaque {
            Data::from(bytes)
        } else {
            match String::from_utf8(bytes) {
                Ok(text) => Data::from(text),
                Err(error) => Data::from(error.into_bytes()),
            }
        };
        let mut item = last.clone().into_owned();
        item.data = Some(data);
        if self.item_meta.is_some() {
            item.meta = self.item_meta;
        }
        Ok(Object {
            item,
            meta: self.meta,
        })
    }
}
