//! The device: a configuration service provider for EMAIL2 that does what an edition says, answers
//! with its statuses, and rolls back.
//!
//! [`Device`] carries out commands on an [`AccountStore`], which the caller implements; it has no I/O
//! of its own. With the feature `syncml` it is a `syncml::session::Tree`, so an OMA DM session drives it
//! from end to end; [`Device::apply_document`] takes documents of OMA Client Provisioning.
//!
//! Between [`begin`](Device::begin) and [`commit`](Device::commit) commands take effect together. The
//! store is not touched before all of them are known to be good, so a rollback is exact: an account
//! that could not be created leaves nothing, one that could not be changed is as it was.
//!
//! ```
//! use email2_csp::device::{Address, Content, Device, MemoryStore, Reason};
//! use email2_csp::{AccountNode, Edition, Guid};
//!
//! let guid = Guid::from_u128(1);
//! let mut device = Device::new(Edition::Windows10Prose, MemoryStore::new());
//!
//! device.begin()?;
//! device.add(&Address::account(guid), Content::NODE)?;
//! let server = Address::node(guid, AccountNode::InServer);
//! device.add(&server, Content::text("imap.fabrikam.example"))?;
//! // It has no SERVICENAME, among other things.
//! let refusal = device.commit().unwrap_err();
//! assert_eq!(refusal.reason(), Reason::IllegalAccount);
//! assert_eq!(refusal.status(), 500);
//! device.roll_back()?;
//! assert_eq!(device.get(&server).unwrap_err().status(), 404);
//! # Ok::<(), email2_csp::device::Refusal>(())
//! ```

mod address;
mod checks;
mod document;
mod engine;
mod memory;
mod operations;
mod refusal;
mod sender;
mod store;
mod transaction;
#[cfg(feature = "syncml")]
mod tree;

pub use address::{Address, Content};
pub use document::Applied;
pub use engine::Device;
pub use memory::MemoryStore;
pub use operations::Answer;
pub(crate) use refusal::ReasonFacts;
pub use refusal::{Reason, Refusal};
pub use sender::{Capabilities, Sender};
pub use store::{AccountStore, Change, Original};
