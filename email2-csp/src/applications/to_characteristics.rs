//! From an EMAIL2 account to applications.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::{AppId, Loss};
use crate::provisioning::Characteristic;
use crate::{Account, AccountNode, AccountType, ContentTypes, Edition, Server, ServiceType};

/// The nodes that have a counterpart, or say nothing that applications of mail do not.
const SAID: [AccountNode; 12] = [
    AccountNode::ServiceName,
    AccountNode::ServiceType,
    AccountNode::InServer,
    AccountNode::OutServer,
    AccountNode::AuthName,
    AccountNode::AuthSecret,
    AccountNode::AuthRequired,
    AccountNode::ReplyAddr,
    AccountNode::SmtpAltEnabled,
    AccountNode::IncomingSsl,
    AccountNode::OutgoingSsl,
    AccountNode::ConnectionId,
];

impl Account<'_> {
    /// The APPLICATION characteristics that say the same as the account in this edition, as far as
    /// they can, and what they do not say: incoming mail, and then outgoing mail, joined by this
    /// `PROVIDER-ID`.
    ///
    /// The mapping is that of [`MailSetup::to_account`](crate::applications::MailSetup::to_account)
    /// the other way round. A server that requires SSL gets the `SERVICE` of TLS from the first byte
    /// on.
    #[must_use]
    pub fn to_applications(
        &self,
        provider_id: &str,
        edition: Edition,
    ) -> (Vec<Characteristic<'static>>, Vec<Loss<'static>>) {
        let mut lost = Vec::new();
        let incoming_id = match self.service_type() {
            Some(kind) if kind == ServiceType::POP3 => Some(AppId::POP3),
            Some(kind) if kind == ServiceType::IMAP4 => Some(AppId::IMAP4),
            Some(_) => {
                lost.push(Loss::Value(AccountNode::ServiceType));
                None
            }
            None => None,
        };
        let mut characteristics = Vec::new();
        if let Some(id) = incoming_id {
            let is_tls = self.incoming_ssl();
            let mut mail = begin(&id, provider_id, self);
            mail = server(self, mail, &id, AccountNode::InServer, is_tls, &mut lost);
            let name = self.get(AccountNode::AuthName);
            mail = login(mail, name, self.get(AccountNode::AuthSecret));
            characteristics.push(mail);
        }
        let id = AppId::SMTP;
        let is_tls = self.outgoing_ssl();
        let mut mail = begin(&id, provider_id, self);
        if let Some(from) = self.from(edition) {
            mail = mail.with_parm("FROM", from.into_owned());
        }
        mail = server(self, mail, &id, AccountNode::OutServer, is_tls, &mut lost);
        if self.is_authentication_required() || self.has_outgoing_credentials() {
            mail = login(mail, self.outgoing_user(), self.outgoing_secret());
        }
        characteristics.push(mail);
        self.not_said(edition, &mut lost);
        (characteristics, lost)
    }

    /// The address of the user, with the name of the sender.
    fn from(&self, edition: Edition) -> Option<Cow<'_, str>> {
        let address = self.reply_address()?;
        Some(match self.sender_name(edition) {
            Some(name) if !name.contains(['"', '<', '>', '\\']) => {
                Cow::Owned(format!("\"{name}\" <{address}>"))
            }
            _ => Cow::Borrowed(address),
        })
    }

    /// The nodes without a counterpart.
    fn not_said(&self, edition: Edition, lost: &mut Vec<Loss<'static>>) {
        let mail = ContentTypes::MAIL;
        for (node, value) in self.iter().filter(|(node, _)| !SAID.contains(node)) {
            let says_nothing = match node {
                AccountNode::AccountType => value == AccountType::EMAIL.0,
                AccountNode::SyncingContentTypes => ContentTypes::decode(value) == Some(mail),
                AccountNode::Domain => value.is_empty(),
                AccountNode::SmtpAltAuthName | AccountNode::SmtpAltPassword => {
                    self.has_outgoing_credentials()
                }
                AccountNode::Name => {
                    let name = self.sender_name(edition);
                    name.is_some_and(|name| !name.contains(['"', '<', '>', '\\']))
                        && self.reply_address().is_some()
                }
                _ => false,
            };
            if !says_nothing {
                lost.push(Loss::Node(node));
            }
        }
        let tags = self.tag_properties().len();
        let named = self.named_properties().len();
        let unknown = self.unknown().len();
        let properties = tags.saturating_add(named).saturating_add(unknown);
        if properties > 0 {
            lost.push(Loss::Properties(properties));
        }
    }
}

fn begin(id: &AppId<'_>, provider_id: &str, account: &Account<'_>) -> Characteristic<'static> {
    let mut mail = Characteristic::new("APPLICATION")
        .with_parm("APPID", id.to_string())
        .with_parm("PROVIDER-ID", provider_id.to_string());
    if let Some(name) = account.service_name() {
        mail = mail.with_parm("NAME", name.to_string());
    }
    if let Some(connection) = account.get(AccountNode::ConnectionId) {
        mail = mail.with_parm("TO-NAPID", connection.to_string());
    }
    mail
}

/// `APPADDR`, with a port if there is something to say of it.
fn server(
    account: &Account<'_>,
    mail: Characteristic<'static>,
    id: &AppId<'_>,
    node: AccountNode,
    is_tls: bool,
    lost: &mut Vec<Loss<'static>>,
) -> Characteristic<'static> {
    let Some(text) = account.get(node) else {
        return mail;
    };
    let Ok(server) = Server::decode(text) else {
        lost.push(Loss::Value(node));
        return mail;
    };
    let mut address = Characteristic::new("APPADDR");
    let inside = server.host().strip_prefix('[');
    match inside.and_then(|host| host.strip_suffix(']')) {
        Some(host) => {
            address = address.with_parm("ADDR", host.to_string());
            address = address.with_parm("ADDRTYPE", "IPV6");
        }
        None => address = address.with_parm("ADDR", server.host().to_string()),
    }
    let service = id.tls_port().filter(|_| is_tls);
    if server.port().is_some() || service.is_some() {
        let standard = service.or_else(|| id.port());
        let number = server.port().or(standard).unwrap_or(0);
        let mut port = Characteristic::new("PORT").with_parm("PORTNBR", number.to_string());
        if let Some(service) = service {
            port = port.with_parm("SERVICE", service.to_string());
        }
        address = address.with(port);
    }
    mail.with(address)
}

fn login(
    mail: Characteristic<'static>,
    name: Option<&str>,
    secret: Option<&str>,
) -> Characteristic<'static> {
    let mut auth = Characteristic::new("APPAUTH");
    if let Some(name) = name {
        auth = auth.with_parm("AAUTHNAME", name.to_string());
    }
    if let Some(secret) = secret {
        auth = auth.with_parm("AAUTHSECRET", secret.to_string());
    }
    mail.with(auth)
}
