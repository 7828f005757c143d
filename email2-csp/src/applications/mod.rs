//! The APPLICATION characteristics of OMA Client Provisioning: browsing, multimedia messages, device
//! management, mail; and mail as an EMAIL2 account.
//!
//! [`applications`] gives typed views of those in a document; nothing is copied. [`MailSetup`] joins
//! the incoming and the outgoing mail of one provider, and is what an EMAIL2 account can be made of,
//! and can become. What gets lost on the way is reported.

mod address;
mod app_id;
mod application;
mod authentication;
mod loss;
mod mail;
mod resource;
mod setup;
mod to_account;
mod to_characteristics;

pub use address::{AppAddress, AppPort, MailService};
pub use app_id::AppId;
pub(crate) use app_id::ApplicationFacts;
pub use application::{Application, ApplicationKind, DeviceManagement, applications};
pub use authentication::{AppAuthentication, AuthLevel, AuthType};
pub use loss::{Loss, MailPart};
pub use mail::MailApplication;
pub use resource::Resource;
pub use setup::MailSetup;
