//! The model: plain data, the same for every version and both wire forms.
//!
//! Everything borrows from the input where it can; `into_owned` makes it independent of it. Values
//! are kept as they are written: identifiers, numbers and times are text, and accessors read them.
//!
//! They are plain data: [`Message`], in it [`Command`]s, in those [`Item`]s with [`Meta`] and [`Data`].

mod code;
mod command;
mod container;
mod credential;
mod data;
mod few;
mod filter;
mod item;
mod items;
mod markup;
mod media_type;
mod message;
mod meta;
mod owned;
mod rare;
mod status;
mod version;

pub(crate) use code::CodeEntry;
pub use code::{AlertCode, StatusCode};
pub use command::{Alert, Command, Delete, Edit, Exec, Search, Transfer};
pub use container::{Atomic, Map, Sequence, Sync};
pub use credential::{AuthType, Chal, Cred, Secret};
pub use data::Data;
pub use few::Few;
pub use filter::Filter;
pub use item::{Item, MapItem, Source, Target};
pub use items::Items;
pub use markup::{Markup, Node, NodeName};
pub use media_type::MediaType;
pub use message::{Message, SyncHdr};
pub use meta::{Anchor, Mem, Meta, MetaField};
pub(crate) use owned::{IntoOwned, into_owned};
pub use rare::Rare;
pub use status::{Results, Status};
pub use version::{Dialect, Form, Version};
