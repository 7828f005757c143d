//! The server's side of provisioning, as functions over what is remembered of each device, without
//! I/O, clock or randomness.
//!
//! For every request, [`Server::admit`] says whether it may go on or how it is answered instead; the
//! Provision command is answered by [`Server::provision`], Settings, as far as it is about the
//! device, by [`Server::settings`]. The policies come from a [`PolicyStore`]; random numbers for keys
//! and the time, in seconds, are arguments.
//!
//! What it guarantees, whatever the client does:
//!
//! * A command passes with the permanent key alone, of the policy as it is now, projected to the
//!   protocol version; a temporary key is good for its acknowledgement and nothing else.
//! * While a wipe is due, no command passes, and only the acknowledgement of that wipe, sent after
//!   the order was, ends it. A client that cannot be told to wipe the account alone is kept out, and
//!   never told to wipe the device instead.
//!
//! ```
//! use eas_provision::http::{RequestHead, RequestHeaders};
//! use eas_provision::server::{Admission, DeviceState, PolicyStore, ServedPolicy, Server};
//! use eas_provision::status::Status;
//! use eas_provision::{PolicyData, PolicyDocument, ProtocolVersion};
//!
//! struct Everyone;
//!
//! impl PolicyStore for Everyone {
//!     fn policy(&self, _: &RequestHead<'_>, version: ProtocolVersion) -> Option<ServedPolicy> {
//!         let mut document = PolicyDocument::new();
//!         document.set_device_password_enabled(true);
//!         Some(ServedPolicy::new(PolicyData::Document(document), version))
//!     }
//! }
//!
//! let server = Server::new(Everyone);
//! let headers = RequestHeaders::read([("MS-ASProtocolVersion", "14.1"), ("X-MS-PolicyKey", "0")]);
//! let query = "Cmd=FolderSync&User=u&DeviceId=d&DeviceType=SP";
//! let head = RequestHead::read(query, &headers)?;
//! let Admission::Refused(reply) = server.admit(&DeviceState::new(), 0, &head) else { panic!() };
//! assert_eq!(reply.status, Status::DEVICE_NOT_PROVISIONED);
//! assert_eq!((reply.http, reply.body.is_some()), (200, true));
//! # Ok::<(), eas_provision::http::QueryError>(())
//! ```

mod admission;
mod machine;
mod provision;
mod state;
mod store;

pub use admission::{Admission, Refusal};
pub use machine::{Server, ServerOptions};
pub use provision::ProvisionReply;
pub use state::{AcceptedPolicy, DeviceState, IssuedPolicy, OrderedWipe, WipeProgress};
pub use store::{PolicyStore, ServedPolicy};
