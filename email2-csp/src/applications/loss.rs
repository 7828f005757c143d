//! [`Loss`]: what gets lost on the way from applications to an account, or back.

use alloc::borrow::Cow;
use core::fmt;

use super::AppId;
use crate::AccountNode;

/// Something that the other side cannot say. It tells names, never values.
///
/// ```
/// use email2_csp::applications::{Loss, MailPart, MailSetup};
/// use email2_csp::provisioning::Document;
/// use email2_csp::{Account, AccountNode, Edition, Guid};
///
/// let account = Account::new(Guid::from_u128(1))
///     .with(AccountNode::ServiceType, "IMAP4")
///     .with(AccountNode::InServer, "imap.fabrikam.example")
///     .with(AccountNode::DwnDay, "7");
/// let (mut applications, lost) = account.to_applications("fabrikam", Edition::WindowsMobile);
/// assert_eq!(applications[0].value("APPID"), Some("143"));
/// // An APPLICATION cannot say how many days of mail to get.
/// assert_eq!(lost, [Loss::Node(AccountNode::DwnDay)]);
///
/// // And an account is to be told who sends its mail.
/// let document = Document::new().with(applications.remove(0));
/// let setup = &MailSetup::all(&document)[0];
/// let (_, lost) = setup.to_account(Guid::from_u128(1), Edition::WindowsMobile);
/// assert!(lost.contains(&Loss::Missing(MailPart::Outgoing)));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Loss<'d> {
    /// A setting of an application has no counterpart in EMAIL2, or is the second of its name.
    Parm {
        /// The application.
        application: AppId<'d>,
        /// The type of the characteristic that it stands in.
        characteristic: Cow<'d, str>,
        /// Its name.
        name: Cow<'d, str>,
    },
    /// EMAIL2 can require TLS, and not say that it begins with STARTTLS or that the service is one
    /// that is not known.
    Service(AppId<'d>),
    /// The method of authentication is another than the one that is tried anyway.
    AuthType(AppId<'d>),
    /// Credentials of outgoing mail without a name or without a secret: EMAIL2 takes both or none.
    Credentials(MailPart),
    /// The name of the sender, where `NAME` is the one of the account.
    SenderName,
    /// One half of mail is missing: an account has both servers.
    Missing(MailPart),
    /// A node of the account that no application has a setting for.
    Node(AccountNode),
    /// A value of the account that is not one that the node may have.
    Value(AccountNode),
    /// So many properties and unknown nodes of the account.
    Properties(usize),
}

/// One half of mail.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MailPart {
    /// POP3 or IMAP4.
    Incoming,
    /// SMTP.
    Outgoing,
}

impl fmt::Display for MailPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incoming => "incoming mail",
            Self::Outgoing => "outgoing mail",
        })
    }
}

impl fmt::Display for Loss<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parm {
                application,
                characteristic,
                name,
            } => write!(
                f,
                "{name} in {characteristic} of application {application} has no counterpart"
            ),
            Self::Service(application) => write!(
                f,
                "SERVICE of application {application} says more than whether TLS is required"
            ),
            Self::AuthType(application) => {
                write!(
                    f,
                    "AAUTHTYPE of application {application} has no counterpart"
                )
            }
            Self::Credentials(part) => write!(f, "half of the credentials of {part}"),
            Self::SenderName => f.write_str("the name of the sender"),
            Self::Missing(part) => write!(f, "there is no {part}"),
            Self::Node(node) => write!(f, "{} has no counterpart", node.name()),
            Self::Value(node) => write!(f, "the value of {} means nothing", node.name()),
            Self::Properties(count) => write!(f, "{count} properties and unknown nodes"),
        }
    }
}
