//! The client's side of provisioning, as a machine without I/O, clock or randomness.
//!
//! [`Client::poll`] says what to do next ([`Step`]); the caller does it and reports what came of it.
//! Commands are sent with a [`Ticket`], which has the policy key, and every answer goes through
//! [`Client::answer`], which finds out whether the server wants to be provisioned to, says that it
//! moved, or is busy. Time is a number of seconds since whenever the caller likes.
//!
//! What the machine guarantees, whatever the server does:
//!
//! * The policy key in use is never one that the server has replaced, and the temporary key goes
//!   nowhere but into the acknowledgement.
//! * A wipe is handed out after its acknowledgement has been, and an order to wipe the account's data
//!   is another type than one to wipe the device.
//! * After [`ClientOptions::max_rounds`] runs the machine provisions once an hour at most
//!   ("endless FolderSync and 449"), and warns.
//! * In every state there is something to do or a time to wait for; even a stop ends with
//!   [`Client::resume`].
//!
//! ```
//! use eas_provision::client::{Client, ClientOptions, Step};
//! use eas_provision::http::ResponseHeaders;
//! use eas_provision::{DeviceInformation, Versions};
//!
//! let mut client = Client::new(ClientOptions::new(
//!     Versions::ALL,
//!     DeviceInformation::with_model("Contoso 1"),
//! ));
//! assert!(matches!(client.poll(0), Step::Options));
//! let headers = ResponseHeaders::read([("MS-ASProtocolVersions", "12.1,14.0,14.1")]);
//! client.options_answered(0, 200, &headers);
//!
//! let Step::Provision { request, policy_key, .. } = client.poll(0) else { panic!() };
//! assert_eq!(policy_key.as_str(), "0");
//! assert!(request.device_information.is_some(), "required in 14.1");
//! ```

mod answers;
mod machine;
mod provision;
mod recovery;
mod state;
mod step;

pub use machine::{Client, ClientOptions, HOUR};
pub use recovery::{AfterRecovery, RecoveryDenied, after_recovery, recovery_password};
pub use state::{ClientState, Next, StopReason, WaitReason, Waiting, WipeScope, WipeStage};
pub use step::{AccountWipe, DeviceWipe, Step, Ticket, Verdict};
