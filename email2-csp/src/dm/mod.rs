//! Accounts over OMA DM: the commands that an [`Operation`](crate::Operation) is, and the operations
//! that commands are.
//!
//! [`encode`] writes an operation as one command for [`syncml`]: a new account as an `Atomic` with an
//! `Add` for each node, in the order of the edition, in its scope, with the braces of the GUID
//! escaped. It writes legal ones only. `CmdID`s are left to [`syncml::framing`], which numbers what
//! it sends.
//!
//! [`CommandSet::decode`] reads commands, and [`CommandSet::validate`] says what an edition makes of
//! them: of the operations, and of how they are put.
//!
//! ```
//! use email2_csp::dm::{CommandSet, encode};
//! use email2_csp::edition::Rule;
//! use email2_csp::{Account, ContentTypes, Edition, Guid, Operation, ServiceType};
//!
//! let account = Account::builder(Edition::DdfV2, Guid::from_u128(1))
//!     .service("Fabrikam Mail", ServiceType::IMAP4)
//!     .servers("imap.fabrikam.example:993", "smtp.fabrikam.example:587")
//!     .reply_address("ada@fabrikam.example")
//!     .user("ada")
//!     .content_types(ContentTypes::MAIL)
//!     .build()?;
//! let operation = Operation::Create(account);
//! let command = encode(&operation, Edition::DdfV2)?;
//! assert_eq!(command.name(), "Atomic");
//! assert_eq!(
//!     command.commands()[0].items()[0].target_uri(),
//!     Some("./User/Vendor/MSFT/EMAIL2/%7B00000000-0000-0000-0000-000000000001%7D")
//! );
//!
//! let commands = [command];
//! let set = CommandSet::decode(&commands)?;
//! assert!(set.operations().eq([&operation]));
//! assert!(set.validate(Edition::DdfV2, None).is_legal());
//! assert!(set.validate(Edition::WindowsMobile, None).breaks(Rule::RootPath));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod decode;
mod encode;
mod nodes;
mod step;
mod validate;

pub use decode::{CommandSet, Transaction, accounts};
pub use encode::encode;

pub(crate) use address::below;
pub(crate) use step::names;
