//! [`Row`]: one combination of settings, and the words that it is made of.

use alloc::string::String;
use core::fmt;

use crate::plan::Tls;
use crate::{Domain, EmailAddress};

/// A protocol that Common Settings Discover looks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "UPPERCASE"))]
pub enum MailProtocol {
    /// Incoming mail that is fetched.
    Pop3,
    /// Incoming mail that stays on the server.
    Imap,
    /// Outgoing mail.
    Smtp,
}

impl fmt::Display for MailProtocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pop3 => "POP3",
            Self::Imap => "IMAP",
            Self::Smtp => "SMTP",
        })
    }
}

/// A server name, by what stands before the domain.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum ServerName {
    /// `mail.domain`
    Mail,
    /// `pop3.domain`
    Pop3,
    /// `pop.domain`
    Pop,
    /// `imap.domain`
    Imap,
    /// `smtp.domain`
    Smtp,
    /// The domain itself.
    Domain,
}

impl ServerName {
    /// What stands before the domain, with its dot.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Mail => "mail.",
            Self::Pop3 => "pop3.",
            Self::Pop => "pop.",
            Self::Imap => "imap.",
            Self::Smtp => "smtp.",
            Self::Domain => "",
        }
    }

    /// The host name.
    #[must_use]
    pub fn host(self, domain: &Domain) -> String {
        let mut host = String::from(self.prefix());
        host.push_str(domain.as_str());
        host
    }
}

/// Who logs in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Account {
    /// The whole e-mail address.
    Address,
    /// What stands before the `@`.
    LocalPart,
    /// Nobody: mail is sent without logging in. SMTP only.
    Anonymous,
}

impl Account {
    /// The user name, or `None` for nobody.
    #[must_use]
    pub fn user_name(self, address: &EmailAddress) -> Option<&str> {
        match self {
            Self::Address => Some(address.as_str()),
            Self::LocalPart => Some(address.local_part()),
            Self::Anonymous => None,
        }
    }
}

/// One combination of settings that is tried.
///
/// ```
/// use autodiscover::EmailAddress;
/// use autodiscover::common_settings::{Account, Row, Rows, ServerName, Socket, encrypted};
/// use autodiscover::plan::Tls;
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let mut rows: Rows = encrypted();
/// let row: Row = rows.find(|row| row.port == 993 && row.server == ServerName::Imap).unwrap();
/// assert_eq!(row.server.host(address.domain()), "imap.contoso.com");
/// assert_eq!(row.account, Account::Address);
/// assert_eq!(row.account.user_name(&address), Some("barbara@contoso.com"));
/// let socket: Socket = row.socket();
/// assert_eq!((socket.port, socket.tls), (993, Tls::Implicit));
/// # Ok::<(), autodiscover::AddressError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Row {
    /// The protocol.
    pub protocol: MailProtocol,
    /// The server.
    pub server: ServerName,
    /// Who logs in.
    pub account: Account,
    /// The port.
    pub port: u16,
    /// How the connection is encrypted.
    pub tls: Tls,
    /// Whether the password is sent by Secure Password Authentication. `None` where there is none.
    pub spa: Option<bool>,
}

impl Row {
    /// Whether the connection is encrypted.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.tls != Tls::Cleartext
    }

    /// The socket that the row needs.
    #[must_use]
    pub const fn socket(&self) -> Socket {
        Socket {
            protocol: self.protocol,
            server: self.server,
            port: self.port,
            tls: self.tls,
        }
    }
}

/// A connection that is probed, without any credentials, for all rows that need it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Socket {
    /// The protocol.
    pub protocol: MailProtocol,
    /// The server.
    pub server: ServerName,
    /// The port.
    pub port: u16,
    /// How the connection is encrypted.
    pub tls: Tls,
}
