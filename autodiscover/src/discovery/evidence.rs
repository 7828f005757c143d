//! [`Evidence`]: every step and every decision of a discovery, without credentials.

use alloc::string::String;

use super::answer::TransportFailure;
use super::outcome::{Failure, Unusable};
use super::request::{Method, Purpose};
use crate::{Error, ErrorCode, TargetError};

/// Something that happened, and at which of the seven steps.
///
/// No event has credentials in it, a query of a URL, or a text of a server's that was refused.
///
/// ```
/// use autodiscover::discovery::{
///     Answer, Discovery, DiscoveryOptions, Event, Evidence, Method, Purpose, Step, TransportFailure,
/// };
/// use autodiscover::EmailAddress;
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let mut discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
/// let Step::Http(request) = discovery.poll() else { panic!() };
/// assert_eq!((request.method(), request.purpose()), (Method::Post, Purpose::Outlook));
/// discovery.handle(Answer::Failed(TransportFailure::NoSuchHost))?;
///
/// let so_far: &[Evidence] = discovery.evidence();
/// assert_eq!(so_far[0].event, Event::Address("barbara@contoso.com".to_owned()));
/// // The fourth step asks the servers of the domain itself.
/// let failed = Event::Failed(TransportFailure::NoSuchHost);
/// assert!(so_far.iter().any(|evidence| evidence.event == failed && evidence.step == 4));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Evidence {
    /// The step, 1 to 7.
    pub step: u8,
    /// What happened.
    pub event: Event,
}

/// What can happen.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Event {
    /// The discovery begins, or begins anew, with this address.
    Address(String),
    /// The directory has, or has not, the user's address.
    DirectoryAddress {
        /// Whether it has.
        found: bool,
    },
    /// The directory has, or has not, the name of the user's server.
    DirectoryServer {
        /// Whether it has.
        found: bool,
    },
    /// The directory has so many service connection points.
    ServiceConnectionPoints {
        /// How many definitions.
        definitions: usize,
        /// How many referrals.
        referrals: usize,
    },
    /// The directory refers to another one.
    Referral {
        /// How many redirects there were, with this one.
        count: u8,
    },
    /// A request is made.
    Request {
        /// Its method.
        method: Method,
        /// What it is for.
        purpose: Purpose,
        /// Where it goes, without the query.
        url: String,
        /// Whether it may carry credentials.
        approved: bool,
    },
    /// An answer has come.
    Status(u16),
    /// No answer has come.
    Failed(TransportFailure),
    /// The answer is no document that can be decoded.
    Undecodable(Error),
    /// The answer is of no use.
    Unusable(Unusable),
    /// The answer is an error.
    ServerError(Option<ErrorCode>),
    /// The request is made again in the other schema.
    OtherSchema,
    /// The server did not take the credentials, or was sent none.
    Unauthorized,
    /// The caller has no other credentials for the server, and looks on.
    ServerLeft,
    /// It is its turn again, and was asked before.
    AlreadyAsked,
    /// The server's name records are looked up.
    SrvLookup {
        /// The name that is looked up.
        name: String,
    },
    /// There are so many records.
    SrvRecords(usize),
    /// A record says that there is no such service.
    NoService,
    /// There is a redirect to a URL.
    Redirect {
        /// How it was said.
        kind: RedirectKind,
        /// Where it goes, without the query.
        to: String,
        /// How many there were, with this one.
        count: u8,
    },
    /// There is a redirect to another address.
    RedirectAddr {
        /// The address.
        to: String,
        /// How many redirects there were, with this one.
        count: u8,
    },
    /// There is a redirect to where no request may go.
    TargetRefused(TargetError),
    /// There is a redirect to an address that is none.
    AddressRefused,
    /// There is a redirect to where the discovery has been.
    Loop,
    /// There is one redirect too many.
    TooManyRedirects,
    /// Where the redirect goes is the user's own domain, or is approved already.
    AlreadyApproved,
    /// The user is asked.
    ConsentAsked,
    /// The user has approved.
    Approved {
        /// Whether for always.
        always: bool,
    },
    /// The redirect was not approved.
    NotApproved {
        /// Because nobody was there to ask.
        unattended: bool,
    },
    /// The user's own domain is one that no request may go to.
    DomainRefused(TargetError),
    /// Names below the domain are given to strangers; they are not asked.
    SharedDomain,
    /// There is, or is not, a local document for the domain.
    LocalXml {
        /// Whether there is.
        found: bool,
    },
    /// There are settings.
    Settings,
    /// The service that was asked for has a URL.
    Endpoint,
    /// The account is configured from the name of the server.
    ExchangeServer,
    /// What is left is to guess.
    CommonSettings,
    /// Nothing was found.
    GaveUp(Failure),
}

/// How a redirect was said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RedirectKind {
    /// By a status of the 300s.
    Status,
    /// By `RedirectUrl` in an answer.
    RedirectUrl,
    /// By `RedirectAddr` in an answer.
    RedirectAddr,
    /// By an SRV record.
    Srv,
    /// By the URL in a v2 JSON answer.
    V2,
}
