//! Framing: which message of a session one is, how many bytes it may have, and large objects that
//! take more than one.

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
