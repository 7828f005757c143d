//! [`Effective`]: what a protocol says, with what holds where it says nothing.

use super::open::switch;
use super::values::{Date, ServerVersion, date, port};
use crate::outlook::Protocol;
use crate::{AuthPackage, Element, Encryption, ProtocolType};

/// What a [`Protocol`] says, with the defaults of the specification where it says nothing, or
/// nothing that can be read.
///
/// ```
/// use autodiscover::outlook::Protocol;
/// use autodiscover::{CertPrincipalName, Effective, Freshness, Lifetime, ProtocolType};
///
/// // What is not said is on, and holds for an hour.
/// let imap = Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com");
/// let effective: Effective<'_> = imap.effective("barbara@contoso.com");
/// assert!(effective.ssl && effective.spa && effective.auth_required);
/// assert_eq!(effective.cert_principal_name, CertPrincipalName::Server);
/// assert_eq!(effective.login_name, "barbara");
/// let lifetime: Lifetime = effective.lifetime;
/// assert_eq!(lifetime.hours, 1);
/// assert!(matches!(lifetime.freshness(0, 3_599), Freshness::Fresh { until: 3_600 }));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Effective<'p> {
    /// `Type`, or the attribute of that name.
    pub protocol_type: Option<ProtocolType<'p>>,
    /// `Server`: host, address or URL.
    pub server: Option<&'p str>,
    /// `Port`. Without one it depends on the type, see [`plans`](crate::plan::plans).
    pub port: Option<u16>,
    /// `LoginName`. Default: what stands before the last `@` of the address.
    pub login_name: &'p str,
    /// `DomainName`. Without one the address itself is the user principal name.
    pub domain_name: Option<&'p str>,
    /// `DomainRequired`. Default off.
    pub domain_required: bool,
    /// `SPA`, secure password authentication. Default on.
    pub spa: bool,
    /// `SSL`. Default on. `encryption` goes before it.
    pub ssl: bool,
    /// `AuthRequired`. Default on.
    pub auth_required: bool,
    /// `UsePOPAuth`: SMTP takes the login of POP3. Default off.
    pub use_pop_auth: bool,
    /// `SMTPLast`: mail is to be fetched before any is sent. Default off.
    pub smtp_last: bool,
    /// `Encryption`, if it says.
    pub encryption: Option<Encryption<'p>>,
    /// `AuthPackage`, if it says.
    pub auth_package: Option<AuthPackage<'p>>,
    /// `CertPrincipalName`. Default: `msstd:` and the server.
    pub cert_principal_name: CertPrincipalName<'p>,
    /// `ServerExclusiveConnect`. Default off.
    pub server_exclusive_connect: bool,
    /// `ServerVersion`, if it can be read.
    pub server_version: Option<ServerVersion>,
    /// `TTL` and `ExpirationDate`.
    pub lifetime: Lifetime,
}

/// The name that the certificate of the server has to have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CertPrincipalName<'p> {
    /// `msstd:` and the server's name: there is no `CertPrincipalName`.
    Server,
    /// It says `None`: no name is asked for.
    Unchecked,
    /// This one.
    Named(&'p str),
}

impl Protocol<'_> {
    /// What holds for the user of this address.
    #[must_use]
    pub fn effective<'p>(&'p self, address: &'p str) -> Effective<'p> {
        let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
        let text = |element| self.get(element).filter(|text| !text.is_empty());
        Effective {
            protocol_type: self.protocol_type(),
            server: text(Element::SERVER),
            port: text(Element::PORT).and_then(port),
            login_name: text(Element::LOGIN_NAME).unwrap_or(local),
            domain_name: text(Element::DOMAIN_NAME),
            domain_required: self.is_on(Element::DOMAIN_REQUIRED),
            spa: self.is_on(Element::SPA),
            ssl: self.is_on(Element::SSL),
            auth_required: self.is_on(Element::AUTH_REQUIRED),
            use_pop_auth: self.is_on(Element::USE_POP_AUTH),
            smtp_last: self.is_on(Element::SMTP_LAST),
            encryption: text(Element::ENCRYPTION)
                .map(Encryption::from_text)
                .filter(|encryption| !encryption.is_other()),
            auth_package: text(Element::AUTH_PACKAGE).map(AuthPackage::from_text),
            cert_principal_name: match text(Element::CERT_PRINCIPAL_NAME) {
                None => CertPrincipalName::Server,
                Some(name) if name.eq_ignore_ascii_case("none") => CertPrincipalName::Unchecked,
                Some(name) => CertPrincipalName::Named(name),
            },
            server_exclusive_connect: self.is_on(Element::SERVER_EXCLUSIVE_CONNECT),
            server_version: text(Element::SERVER_VERSION).and_then(ServerVersion::from_hex),
            lifetime: self.lifetime(),
        }
    }

    /// Whether a switch is on: as it says or, if it says nothing that can be read, by its default.
    #[must_use]
    pub fn is_on(&self, element: Element) -> bool {
        let said = self.get(element).and_then(switch);
        said.unwrap_or_else(|| element.default_text() == Some("on"))
    }

    /// How long the settings hold.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        let hours = |text: &str| text.parse().ok();
        let default = || Element::TTL.default_text().and_then(hours);
        Lifetime {
            hours: self
                .get(Element::TTL)
                .and_then(hours)
                .or_else(default)
                .unwrap_or(1),
            expiration_date: self.get(Element::EXPIRATION_DATE).and_then(date),
        }
    }
}

/// How long settings hold: `TTL` and `ExpirationDate`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Lifetime {
    /// `TTL`, in hours from when they were retrieved; 0 for ever. Default 1.
    pub hours: u32,
    /// `ExpirationDate`: the last day on which they hold. Default none.
    pub expiration_date: Option<Date>,
}

/// Whether settings that were kept may still be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Freshness {
    /// They may, until this second (Unix time) begins.
    Fresh {
        /// The first second in which they may not.
        until: i64,
    },
    /// They may, and no end is set.
    Unlimited,
    /// They may not: their time is over since this second.
    Expired {
        /// When it ended.
        since: i64,
        /// Which of the two ended it.
        by: ExpiredBy,
    },
}

impl Freshness {
    /// Whether they may be used.
    #[must_use]
    pub const fn is_fresh(&self) -> bool {
        !matches!(self, Self::Expired { .. })
    }
}

/// What ended the time of settings.
///
/// ```
/// use autodiscover::outlook::Protocol;
/// use autodiscover::{Element, ExpiredBy, Freshness, ProtocolType};
///
/// let imap = Protocol::new(ProtocolType::Imap).with(Element::TTL, "2");
/// let expired = imap.lifetime().freshness(1_000, 1_000 + 2 * 3_600);
/// assert_eq!(expired, Freshness::Expired { since: 8_200, by: ExpiredBy::Ttl });
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExpiredBy {
    /// `TTL` hours have passed.
    Ttl,
    /// The `ExpirationDate` is over.
    ExpirationDate,
}

impl Lifetime {
    /// The verdict at `now` over settings that were retrieved then, both in Unix time. Days are
    /// those of UTC.
    #[must_use]
    pub fn freshness(&self, retrieved: i64, now: i64) -> Freshness {
        let ttl = i64::from(self.hours).saturating_mul(3600);
        let ttl = (ttl > 0).then(|| (retrieved.saturating_add(ttl), ExpiredBy::Ttl));
        let date = self
            .expiration_date
            .map(|date| (date.end(), ExpiredBy::ExpirationDate));
        let ends = [ttl, date].into_iter().flatten();
        match ends.min_by_key(|end| end.0) {
            None => Freshness::Unlimited,
            Some((until, _)) if now < until => Freshness::Fresh { until },
            Some((since, by)) => Freshness::Expired { since, by },
        }
    }
}
