//! Framing: which message of a session one is, how many bytes it may have, and large objects that
//! take more than one.
//!
//! A [`Packer`] fills messages, a [`Reassembler`] puts objects together again:
//!
//! ```
//! use syncml::framing::{LargeObject, Object, Reassembler, ReassemblyOptions, Taken};
//! use syncml::{Command, Edit, Item};
//!
//! let mut add = Edit::default();
//! add.items.push(Item::to_target("./Vendor/Long").with_data("0123456789"));
//! let mut object = LargeObject::new(Command::Add(add)).unwrap();
//! let mut reassembler = Reassembler::new(ReassemblyOptions::DEFAULT.with_max_size(1_000));
//!
//! // Here a message is as long as its data, and 6 bytes at the most.
//! let text = |item: &Item<'_>| item.data.as_ref().unwrap().text().unwrap().into_owned();
//! let measure = |piece: &Command<'_>| Ok::<_, ()>(Some(text(&piece.items()[0]).len() as u64));
//! let first = object.longest(6, measure).unwrap().unwrap();
//! object.advance(&first);
//! assert_eq!((object.sent(), object.size(), object.is_finished()), (6, 10, false));
//! assert_eq!(reassembler.take(&first, &first.items()[0]), Taken::More);
//!
//! let last = object.longest(6, measure).unwrap().unwrap();
//! object.advance(&last);
//! let Taken::Complete(whole) = reassembler.take(&last, &last.items()[0]) else { panic!() };
//! let Object { item, .. } = *whole;
//! assert_eq!(text(&item), "0123456789");
//! ```

mod arrival;
mod large_object;
mod numbering;
mod packer;
mod reassembly;
mod sizes;

pub use arrival::{Arrival, Inbound};
pub use large_object::LargeObject;
pub use numbering::{CmdIds, number};
pub use packer::{
    Encoded, Measure, Packed, Packer, Placed, Refusal, RefusalReason, Ticket, Unlimited,
};
pub use reassembly::{Object, Reassembler, ReassemblyOptions, Taken};
pub use sizes::Sizes;
pub(crate) use sizes::decimal;
