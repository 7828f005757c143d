//! The APPLICATION characteristics of OMA Client Provisioning: browsing, multimedia messages, device
//! management, mail; and mail as an EMAIL2 account.
//!
//! [`applications`] gives typed views of those in a document; nothing is copied. [`MailSetup`] joins
//! the incoming and the outgoing mail of one provider, and is what an EMAIL2 account can be made of,
//! and can become. What gets lost on the way is reported.
//!
//! ```
//! # #[cfg(feature = "xml")] {
//! use email2_csp::applications::{
//!     AppAddress, AppAuthentication, AppId, AppPort, Application, ApplicationKind, AuthType,
//!     MailApplication, MailService, applications,
//! };
//! use email2_csp::provisioning::decode_xml;
//!
//! let document = decode_xml(
//!     r#"<wap-provisioningdoc version="1.1"><characteristic type="APPLICATION">
//!     <parm name="APPID" value="143"/><parm name="PROVIDER-ID" value="fabrikam"/>
//!     <characteristic type="APPADDR"><parm name="ADDR" value="imap.fabrikam.example"/>
//!     <characteristic type="PORT"><parm name="PORTNBR" value="143"/><parm name="SERVICE" value="STARTTLS"/>
//!     </characteristic></characteristic>
//!     <characteristic type="APPAUTH"><parm name="AAUTHTYPE" value="CRAM-MD5"/><parm name="AAUTHNAME" value="ada"/>
//!     <parm name="AAUTHSECRET" value="secret"/></characteristic>
//!     </characteristic></wap-provisioningdoc>"#,
//! )?;
//! let application: Application<'_> = applications(&document).next().unwrap();
//! let id: AppId<'_> = application.app_id();
//! assert_eq!((&id, id.port(), id.tls_port()), (&AppId::IMAP4, Some(143), Some(993)));
//!
//! let ApplicationKind::Mail(mail) = application.kind() else { panic!() };
//! let mail: MailApplication<'_> = mail;
//! assert_eq!((mail.service(), mail.port(), mail.is_outgoing()), (MailService::StartTls, 143, false));
//! let address: AppAddress<'_> = mail.address().unwrap();
//! assert_eq!(address.address(), "imap.fabrikam.example");
//! let port: AppPort<'_> = address.ports().next().unwrap();
//! assert_eq!((port.number(), port.service()), (Some(143), Some("STARTTLS")));
//! let user: AppAuthentication<'_> = mail.authentication().unwrap();
//! assert_eq!((user.auth_type(), user.name()), (Some(AuthType::CRAM_MD5), Some("ada")));
//! assert!(!format!("{user:?}").contains("secret"));
//! # }
//! # Ok::<(), email2_csp::Error>(())
//! ```

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
