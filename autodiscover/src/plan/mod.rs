//! From the protocols of a response to plans: which host and port, with which encryption, as whom,
//! and why.
//!
//! ```
//! use autodiscover::outlook::{Account, Protocol, Response};
//! use autodiscover::plan::{Tls, plans};
//! use autodiscover::{Element, ProtocolType};
//!
//! let smtp = Protocol::new(ProtocolType::Smtp).with_server("mail.contoso.com").with_port(587);
//! let imap = Protocol::new(ProtocolType::Imap)
//!     .with_server("mail.contoso.com")
//!     .with_switch(Element::SSL, false);
//! let response = Response::new(Account::settings([smtp, imap]));
//!
//! let plans = plans(&response, "barbara@contoso.com");
//! let plan = plans.iter().next().unwrap();
//! assert_eq!((&*plan.host, plan.port, plan.tls), ("mail.contoso.com", 587, Tls::StartTls));
//! assert_eq!(plan.login_name, "barbara");
//! // The other is not encrypted: it is there, and comes out with consent only.
//! assert_eq!((plans.iter().count(), plans.cleartext_count()), (1, 1));
//! ```

mod derive;
mod reason;

use alloc::borrow::Cow;
use alloc::vec::Vec;

pub use reason::Reason;

use crate::model::effective::{Freshness, Lifetime};
use crate::outlook::Response;
use crate::{AuthPackage, CleartextConsent, ProtocolType};

/// How a connection is encrypted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Tls {
    /// From the first byte on.
    Implicit,
    /// After STARTTLS, which has to succeed.
    StartTls,
    /// Not at all.
    Cleartext,
}

/// How the client authenticates.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Authentication<'a> {
    /// With a password, in whichever way the server offers.
    Password,
    /// With a password that is not sent as it is: secure password authentication.
    SecurePassword,
    /// As to the POP3 server of the same response.
    AsForPop3,
    /// In this way; Exchange says so.
    Package(AuthPackage<'a>),
    /// Not at all.
    Anonymous,
}

/// What the user still has to enter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Need {
    /// The password.
    Password,
    /// The domain: `DomainRequired` is on, and none is named.
    Domain,
}

/// A connection that can be made.
///
/// ```
/// use autodiscover::outlook::{Account, Protocol, Response};
/// use autodiscover::plan::{Authentication, Need, Plan, Reason, Tls, plans};
/// use autodiscover::{Element, ProtocolType};
///
/// let pop = Protocol::new(ProtocolType::Pop3)
///     .with_server("pop.contoso.com")
///     .with_switch(Element::SPA, false)
///     .with_login_name("CONTOSO-7");
/// let response = Response::new(Account::settings([pop]));
/// let plans = plans(&response, "barbara@contoso.com");
/// let plan: &Plan<'_> = plans.iter().next().unwrap();
/// assert_eq!((plan.port, plan.tls, &*plan.login_name), (995, Tls::Implicit, "CONTOSO-7"));
/// assert_eq!((&plan.authentication, &plan.needs[..]), (&Authentication::Password, &[Need::Password][..]));
/// assert!(plan.why.contains(&Reason::Default(Element::SSL)));
/// assert!(plan.why.contains(&Reason::UsualPort));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Plan<'a> {
    /// Which protocol of the response it is of, counted from 0.
    pub index: usize,
    /// What it is for.
    pub protocol_type: ProtocolType<'a>,
    /// The host: a name, or an address without brackets.
    pub host: Cow<'a, str>,
    /// The port.
    pub port: u16,
    /// The encryption.
    pub tls: Tls,
    /// The URL, where the protocol has one: DAV, WEB, Exchange over HTTP.
    pub url: Option<Cow<'a, str>>,
    /// How the client authenticates.
    pub authentication: Authentication<'a>,
    /// As whom.
    pub login_name: Cow<'a, str>,
    /// In which domain. Without one, the address is the user principal name.
    pub domain_name: Option<Cow<'a, str>>,
    /// What the user still has to enter.
    pub needs: Vec<Need>,
    /// Mail is to be fetched before any is sent (`SMTPLast`).
    pub smtp_last: bool,
    /// The login is that of POP3 (`UsePOPAuth`).
    pub use_pop_auth: bool,
    /// How long the plan holds.
    pub lifetime: Lifetime,
    /// Why it is as it is, in the order of the decisions.
    pub why: Vec<Reason>,
}

/// A protocol of which there is no plan.
///
/// ```
/// use autodiscover::ProtocolType;
/// use autodiscover::outlook::{Account, Protocol, Response};
/// use autodiscover::plan::{Plans, Skipped, SkippedBecause, plans};
///
/// let response = Response::new(Account::settings([Protocol::new(ProtocolType::Imap)]));
/// let plans: Plans<'_> = plans(&response, "barbara@contoso.com");
/// assert_eq!(plans.iter().count(), 0);
/// let skipped: &Skipped<'_> = &plans.skipped()[0];
/// assert_eq!((skipped.index, skipped.why), (0, SkippedBecause::NoServer));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Skipped<'a> {
    /// Which protocol of the response, counted from 0.
    pub index: usize,
    /// Its type, if it has one.
    pub protocol_type: Option<ProtocolType<'a>>,
    /// Why there is none.
    pub why: SkippedBecause,
}

/// Why there is no plan for a protocol.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum SkippedBecause {
    /// It has no type, or one that says nothing about how to connect.
    UnknownType,
    /// It names no server.
    NoServer,
    /// The server is no host, address or web URL, or there are credentials in the URL.
    InvalidServer,
    /// Exchange RPC inside the network, which is no connection of this kind.
    ExchangeRpc,
}

/// The plans for a response, in the order of the server's preference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plans<'a> {
    plans: Vec<Plan<'a>>,
    skipped: Vec<Skipped<'a>>,
    lifetimes: Vec<Lifetime>,
}

/// The plans for the user of this address.
///
/// ```
/// use autodiscover::outlook::{Account, Protocol, Response};
/// use autodiscover::ProtocolType;
/// use autodiscover::plan::{Tls, plans};
///
/// let imap = Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com");
/// let response = Response::new(Account::settings([imap]));
/// let plans = plans(&response, "barbara@contoso.com");
/// let plan = plans.iter().next().unwrap();
/// assert_eq!((&*plan.host, plan.port, plan.tls), ("mail.contoso.com", 993, Tls::Implicit));
/// ```
#[must_use]
pub fn plans<'a>(response: &'a Response<'_>, address: &'a str) -> Plans<'a> {
    let mut all = Plans {
        plans: Vec::new(),
        skipped: Vec::new(),
        lifetimes: Vec::new(),
    };
    for (index, protocol) in response.protocols().iter().enumerate() {
        all.lifetimes.push(protocol.lifetime());
        match derive::plan(protocol, address, index) {
            Ok(plan) => all.plans.push(plan),
            Err(why) => all.skipped.push(Skipped {
                index,
                protocol_type: protocol.protocol_type(),
                why,
            }),
        }
    }
    all
}

impl<'a> Plans<'a> {
    /// The encrypted ones.
    pub fn iter(&self) -> impl Iterator<Item = &Plan<'a>> {
        self.plans.iter().filter(|plan| plan.tls != Tls::Cleartext)
    }

    /// How many there are that are not encrypted.
    #[must_use]
    pub fn cleartext_count(&self) -> usize {
        self.plans.len().saturating_sub(self.iter().count())
    }

    /// All of them, those that are not encrypted among the others.
    pub fn with_cleartext(&self, _: CleartextConsent) -> impl Iterator<Item = &Plan<'a>> {
        self.plans.iter()
    }

    /// The protocols of which there is no plan.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped<'a>] {
        &self.skipped
    }

    /// The verdict at `now` over all settings of the response, if they were retrieved then, both in
    /// Unix time: that of the protocol which ends first.
    #[must_use]
    pub fn freshness(&self, retrieved: i64, now: i64) -> Freshness {
        let end = |freshness: &Freshness| match *freshness {
            Freshness::Fresh { until } => until,
            Freshness::Expired { since, .. } => since,
            Freshness::Unlimited => i64::MAX,
        };
        let all = self.lifetimes.iter().map(|l| l.freshness(retrieved, now));
        all.min_by_key(end).unwrap_or(Freshness::Unlimited)
    }
}
