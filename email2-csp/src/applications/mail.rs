//! [`MailApplication`]: incoming or outgoing mail.

use super::{AppAddress, AppAuthentication, AppId, AppPort, Application, MailService};

/// `110`, `143` or `25`: incoming mail by POP3 or IMAP4, or outgoing mail by SMTP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MailApplication<'d>(Application<'d>);

impl<'d> MailApplication<'d> {
    pub(super) fn new(application: Application<'d>) -> Option<Self> {
        let is_mail = application.app_id().port().is_some();
        is_mail.then_some(Self(application))
    }

    /// The application.
    #[must_use]
    pub const fn application(&self) -> Application<'d> {
        self.0
    }

    /// `APPID`: POP3, IMAP4 or SMTP.
    #[must_use]
    pub fn app_id(&self) -> AppId<'d> {
        self.0.app_id()
    }

    /// Whether mail goes out by it.
    #[must_use]
    pub fn is_outgoing(&self) -> bool {
        self.app_id() == AppId::SMTP
    }

    /// The first address.
    #[must_use]
    pub fn address(&self) -> Option<AppAddress<'d>> {
        self.0.addresses().next()
    }

    /// The first port of the first address.
    pub(super) fn first_port(&self) -> Option<AppPort<'d>> {
        self.address()?.ports().next()
    }

    /// How the server is spoken to.
    #[must_use]
    pub fn service(&self) -> MailService {
        let id = self.app_id();
        let is = |port: Option<u16>, text: &str| port.is_some() && text.parse().ok() == port;
        match self.first_port().and_then(|port| port.service()) {
            None => MailService::Plain,
            Some(text) if is(id.port(), text) => MailService::Plain,
            Some(text) if is(id.tls_port(), text) => MailService::Tls,
            Some("STARTTLS") => MailService::StartTls,
            Some(_) => MailService::Unknown,
        }
    }

    /// The port: the one that is said, or the standard one of the [service](Self::service).
    #[must_use]
    pub fn port(&self) -> u16 {
        let standard = self.standard_port();
        let said = self.first_port().and_then(|port| port.number());
        said.unwrap_or(standard)
    }

    /// The standard port of the service.
    fn standard_port(&self) -> u16 {
        let id = self.app_id();
        let standard = match self.service() {
            MailService::Tls => id.tls_port(),
            _ => id.port(),
        };
        standard.unwrap_or(0)
    }

    /// The first `APPAUTH`: who to log on as.
    #[must_use]
    pub fn authentication(&self) -> Option<AppAuthentication<'d>> {
        self.0.authentications().next()
    }

    /// `FROM`, of outgoing mail: the address of the user, with a name or without (RFC 5322
    /// mailbox).
    #[must_use]
    pub fn from(&self) -> Option<&'d str> {
        self.0.value("FROM")
    }

    /// `RT-ADDR`, of outgoing mail: where answers go.
    #[must_use]
    pub fn return_address(&self) -> Option<&'d str> {
        self.0.value("RT-ADDR")
    }
}
