//! The planner: from the account that is there and the one that is wanted, the fewest commands that an
//! edition allows, each with its reason.
//!
//! A [`Plan`] is carried out as one Atomic: as a command of OMA DM (feature `syncml`, `Plan::to_command`)
//! or on a [device](crate::device::Device::carry_out). Where the edition does not replace `SERVICENAME`
//! and `SERVICETYPE`, an account whose service is to be another one is deleted and made anew, and its
//! messages are lost; otherwise it never is.
//!
//! ```
//! use email2_csp::planner::Plan;
//! use email2_csp::{Account, AccountNode, Edition, Guid, ServiceType};
//!
//! let account = Account::builder(Edition::WindowsMobile, Guid::from_u128(1))
//!     .service("Fabrikam Mail", ServiceType::IMAP4)
//!     .servers("imap.fabrikam.example", "smtp.fabrikam.example")
//!     .reply_address("ada@fabrikam.example")
//!     .credentials("ada", "secret")
//!     .build()?;
//!
//! let moved = account.clone().with(AccountNode::InServer, "imap.contoso.example");
//! let plan = Plan::new(Some(&account), &moved, Edition::WindowsMobile)?;
//! assert_eq!(plan.to_string(), "Replace INSERVER: it has another value");
//!
//! let renamed = moved.with(AccountNode::ServiceName, "Contoso Mail");
//! let plan = Plan::new(Some(&account), &renamed, Edition::WindowsMobile)?;
//! assert!(plan.loses_messages());
//! assert_eq!(
//!     plan.steps()[0].to_string(),
//!     "Delete {GUID}: SERVICENAME cannot be replaced on an account that is there"
//! );
//! # Ok::<(), email2_csp::edition::Verdict<'static>>(())
//! ```

#[cfg(feature = "syncml")]
mod command;
mod difference;
mod plan;
mod step;

pub use plan::Plan;
pub use step::{PlannedStep, Why};
