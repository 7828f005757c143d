//! From applications to an EMAIL2 account.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{AuthType, Loss, MailApplication, MailPart, MailService, MailSetup};
use crate::provisioning::{Characteristic, Item, Verb};
use crate::{Account, AccountNode, AccountType, ContentTypes, Edition, Guid};

/// The settings that have a counterpart, or are told of otherwise, by the characteristic they
/// stand in.
const KNOWN: [(&str, &[&str]); 4] = [
    (
        "APPLICATION",
        &[
            "APPID",
            "PROVIDER-ID",
            "NAME",
            "ADDR",
            "FROM",
            "RT-ADDR",
            "TO-NAPID",
        ],
    ),
    ("APPADDR", &["ADDR", "ADDRTYPE"]),
    ("PORT", &["PORTNBR", "SERVICE"]),
    ("APPAUTH", &["AAUTHTYPE", "AAUTHNAME", "AAUTHSECRET"]),
];

impl<'d> MailSetup<'d> {
    /// The EMAIL2 account that says the same in an edition, as far as one can, and what it does not
    /// say. The account is not checked: [`Account::validate`] does that.
    ///
    /// The mapping is the one that Microsoft published for Windows Mobile ("Mapping OMA Client
    /// Provisioning XML to EMAIL2 Configuration Service Provider"): `APPID` is `SERVICETYPE`, `NAME`
    /// is `SERVICENAME`, `ADDR` with its port is `INSERVER` or `OUTSERVER`, `AAUTHNAME` and
    /// `AAUTHSECRET` are `AUTHNAME` and `AUTHSECRET`, `FROM` is `REPLYADDR`. A `SERVICE` other than
    /// the standard port becomes "requires SSL" in `TAGPROPS`. Credentials of outgoing mail that
    /// differ from those of incoming mail become `SMTPALT…`. `TO-NAPID` becomes `CONNECTIONID` where
    /// it is a GUID and the edition has that node.
    #[must_use]
    pub fn to_account(&self, guid: Guid, edition: Edition) -> (Account<'static>, Vec<Loss<'d>>) {
        let mut making = Making {
            account: Account::new(guid),
            lost: Vec::new(),
            edition,
        };
        making.frame();
        match self.incoming {
            Some(incoming) => making.incoming(&incoming),
            None => making.lost.push(Loss::Missing(MailPart::Incoming)),
        }
        match self.outgoing {
            Some(outgoing) => making.outgoing(&outgoing, self.incoming.as_ref()),
            None => making.lost.push(Loss::Missing(MailPart::Outgoing)),
        }
        making.left_over(self);
        (making.account, making.lost)
    }
}

/// An account that is being made.
struct Making<'d> {
    account: Account<'static>,
    lost: Vec<Loss<'d>>,
    edition: Edition,
}

impl<'d> Making<'d> {
    fn set(&mut self, node: AccountNode, value: impl Into<String>) {
        self.account.set(node, Cow::Owned(value.into()));
    }

    fn has(&self, node: AccountNode) -> bool {
        node.facts(self.edition).is_some()
    }

    /// What an edition wants of an account of mail.
    fn frame(&mut self) {
        if self.has(AccountNode::AccountType) {
            self.set(AccountNode::AccountType, AccountType::EMAIL.0);
        }
        if self.has(AccountNode::SyncingContentTypes) {
            let mail = format!("{}", ContentTypes::MAIL);
            self.set(AccountNode::SyncingContentTypes, mail);
        }
    }

    fn incoming(&mut self, mail: &MailApplication<'d>) {
        let service = mail.app_id().facts().and_then(|facts| facts.service_type);
        if let Some(service) = service {
            self.set(AccountNode::ServiceType, service);
        }
        if let Some(name) = mail.application().name() {
            self.set(AccountNode::ServiceName, name);
        }
        self.server(mail, AccountNode::InServer, AccountNode::IncomingSsl);
        if let Some(auth) = mail.authentication() {
            if let Some(name) = auth.name() {
                self.set(AccountNode::AuthName, name);
            }
            if let Some(secret) = auth.expose_secret() {
                self.set(AccountNode::AuthSecret, secret);
            }
        }
        self.auth_type(mail);
        self.connection(mail);
    }

    fn outgoing(&mut self, mail: &MailApplication<'d>, incoming: Option<&MailApplication<'d>>) {
        self.server(mail, AccountNode::OutServer, AccountNode::OutgoingSsl);
        if !self.account.has(AccountNode::ServiceName) {
            if let Some(name) = mail.application().name() {
                self.set(AccountNode::ServiceName, name);
            }
        }
        if let Some(auth) = mail.authentication() {
            self.set(AccountNode::AuthRequired, "1");
            let other = incoming.and_then(MailApplication::authentication);
            let same = other.is_some_and(|other| {
                other.name() == auth.name() && other.expose_secret() == auth.expose_secret()
            });
            match (auth.name(), auth.expose_secret()) {
                _ if same => {}
                (Some(name), Some(secret)) => {
                    let on = match self.edition {
                        Edition::Windows10Prose => "TRUE",
                        _ => "1",
                    };
                    self.set(AccountNode::SmtpAltEnabled, on);
                    self.set(AccountNode::SmtpAltAuthName, name);
                    self.set(AccountNode::SmtpAltPassword, secret);
                }
                (None, None) => {}
                _ => self.lost.push(Loss::Credentials(MailPart::Outgoing)),
            }
        }
        self.auth_type(mail);
        self.sender(mail);
        let outgoing = mail.application().access_points().next();
        let incoming = incoming.and_then(|mail| mail.application().access_points().next());
        if outgoing.is_some() && outgoing != incoming {
            self.lost_parm(mail, "APPLICATION", "TO-NAPID");
        }
    }

    /// `host[:port]`, the port if it is not the standard one of what is required, and whether that
    /// is TLS.
    fn server(&mut self, mail: &MailApplication<'d>, node: AccountNode, ssl: AccountNode) {
        let Some(address) = mail.address() else {
            return;
        };
        let host = address.address();
        let is_bare_v6 = host.contains(':') && !host.starts_with('[');
        let host = match is_bare_v6 {
            true => Cow::Owned(format!("[{host}]")),
            false => Cow::Borrowed(host),
        };
        let (id, service) = (mail.app_id(), mail.service());
        let is_ssl = matches!(service, MailService::Tls | MailService::StartTls);
        let standard = if is_ssl { id.tls_port() } else { id.port() };
        match mail.port() {
            port if Some(port) == standard => self.set(node, host),
            port => self.set(node, format!("{host}:{port}")),
        }
        if is_ssl {
            self.set(ssl, "1");
        }
        if mail.first_port().is_some_and(|port| port.is_unclear()) {
            self.lost_parm(mail, "PORT", "PORTNBR");
        }
        if matches!(service, MailService::StartTls | MailService::Unknown) {
            self.lost.push(Loss::Service(mail.app_id()));
        }
    }

    fn auth_type(&mut self, mail: &MailApplication<'d>) {
        let auth_type = mail.authentication().and_then(|auth| auth.auth_type());
        if auth_type.is_some_and(|auth_type| auth_type != AuthType::LOGIN) {
            self.lost.push(Loss::AuthType(mail.app_id()));
        }
    }

    fn connection(&mut self, mail: &MailApplication<'d>) {
        let Some(point) = mail.application().access_points().next() else {
            return;
        };
        let guid = Guid::decode(point).ok();
        match guid.filter(|_| self.has(AccountNode::ConnectionId)) {
            Some(guid) => self.set(AccountNode::ConnectionId, format!("{guid}")),
            None => self.lost_parm(mail, "APPLICATION", "TO-NAPID"),
        }
    }

    /// `FROM` is the address of the user; where answers go is known only if it is the same.
    fn sender(&mut self, mail: &MailApplication<'d>) {
        let from = mail.from().map(mailbox);
        let answers = mail.return_address();
        let address = from.map(|(_, address)| address).or(answers);
        if let Some(address) = address {
            self.set(AccountNode::ReplyAddr, address);
        }
        if answers.is_some() && answers != address {
            self.lost_parm(mail, "APPLICATION", "RT-ADDR");
        }
        let name = from.and_then(|(name, _)| name);
        match name {
            Some(name) if self.edition.facts().name_is_of_account => {
                let _ = name;
                self.lost.push(Loss::SenderName);
            }
            Some(name) => self.set(AccountNode::Name, name),
            None => {}
        }
    }

    fn lost_parm(&mut self, mail: &MailApplication<'d>, group: &'static str, name: &'static str) {
        self.lost.push(Loss::Parm {
            application: mail.app_id(),
            characteristic: Cow::Borrowed(group),
            name: Cow::Borrowed(name),
        });
    }

    /// What has not been looked at: settings that nobody knows, and the second of any kind.
    fn left_over(&mut self, setup: &MailSetup<'d>) {
        for mail in setup.incoming.into_iter().chain(setup.outgoing) {
            let top = mail.application().characteristic();
            let has_group = top.characteristics().any(|c| c.kind == "APPADDR");
            // The characteristics that are still to be looked at, and whether they count.
            let mut open: Vec<(&'d Characteristic<'d>, bool)> = Vec::new();
            open.push((top, true));
            while let Some((group, counts)) = open.pop() {
                let mut groups: BTreeSet<&str> = BTreeSet::new();
                let mut names: BTreeSet<&str> = BTreeSet::new();
                for item in &group.items {
                    match item {
                        Item::Characteristic(inner) => {
                            let is_first = groups.insert(&inner.kind);
                            let fits = counts && is_first && is_inside(&group.kind, &inner.kind);
                            open.push((inner, fits));
                        }
                        Item::Parm(parm) if parm.verb == Verb::Set => {
                            let is_known = known(&group.kind).contains(&&*parm.name);
                            // The address of the application gives way to that of the group.
                            let gives_way =
                                has_group && group.kind == "APPLICATION" && parm.name == "ADDR";
                            let is_first = names.insert(&parm.name);
                            if !(counts && is_known && is_first && !gives_way) {
                                self.lost.push(Loss::Parm {
                                    application: mail.app_id(),
                                    characteristic: Cow::Borrowed(&group.kind),
                                    name: Cow::Borrowed(&parm.name),
                                });
                            }
                        }
                        Item::Parm(_) | Item::Unknown(_) => {}
                    }
                }
            }
        }
    }
}

/// The settings of this characteristic that have been looked at.
fn known(kind: &str) -> &'static [&'static str] {
    let found = KNOWN.iter().find(|(known, _)| *known == kind);
    found.map_or(&[], |(_, names)| names)
}

fn is_inside(outer: &str, inner: &str) -> bool {
    matches!(
        (outer, inner),
        ("APPLICATION", "APPADDR" | "APPAUTH") | ("APPADDR", "PORT")
    )
}

/// The name and the address of a mailbox: `"Ada" <ada@fabrikam.example>` or the address alone.
fn mailbox(text: &str) -> (Option<&str>, &str) {
    let Some((name, rest)) = text.rsplit_once('<') else {
        return (None, text.trim());
    };
    let address = rest.split_once('>').map_or(rest, |(address, _)| address);
    let name = name.trim().trim_matches('"').trim();
    ((!name.is_empty()).then_some(name), address.trim())
}
