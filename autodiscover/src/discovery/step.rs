//! [`Step`]: what the caller is asked to do.

use alloc::string::String;

use super::evidence::RedirectKind;
use super::outcome::Outcome;
use super::request::HttpRequest;
use crate::{Domain, EmailAddress, Origin};

/// What the discovery needs next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Step<'m> {
    /// 1: look up the user's primary address in the directory.
    DirectoryAddress,
    /// 2: look up the name of the user's Exchange server in the directory.
    DirectoryServer(&'m EmailAddress),
    /// 3: look up service connection points in the directory.
    ServiceConnectionPoints {
        /// Whose.
        address: &'m EmailAddress,
        /// Another directory than the computer's own, from a referral.
        directory: Option<&'m str>,
    },
    /// 3 and 4: make a request, and follow no redirect. A certificate that is not valid is
    /// [`TransportFailure::BadCertificate`](super::TransportFailure::BadCertificate), never
    /// something to go on with.
    Http(&'m HttpRequest),
    /// 4: look up SRV records of this name.
    Srv(&'m str),
    /// 5: look for a local document for this domain.
    LocalXml(&'m Domain),
    /// Ask the user whether to follow a redirect.
    Consent(&'m ConsentQuestion),
    /// A server did not take the credentials, or was sent none: use (other) credentials for
    /// [`Step::Http`], which comes again, or leave the server.
    Credentials {
        /// The request.
        request: &'m HttpRequest,
        /// The server's `WWW-Authenticate` headers. Which scheme is used is for the caller to
        /// decide, for each origin, and not for the server.
        challenges: &'m [String],
        /// How often the request was made.
        made: u8,
    },
    /// It has ended.
    Done(&'m Outcome),
}

/// A redirect that the user is asked about.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConsentQuestion {
    /// The domain of the user's address.
    pub domain: Domain,
    /// How the redirect was said.
    pub kind: RedirectKind,
    /// Whether it was said over an encrypted connection to a server that may be trusted.
    pub authentic: bool,
    /// Where it goes.
    pub to: Destination,
}

/// Where a redirect goes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Destination {
    /// To a server. One that is not `https` is asked for a further redirect only.
    Origin(Origin),
    /// To another address, whose domain's own servers are asked.
    Address(EmailAddress),
}

/// A request that can be made before it is its turn, in parallel with others.
///
/// It carries no credentials. Keep the answer, and give it when the discovery asks.
///
/// ```
/// use autodiscover::EmailAddress;
/// use autodiscover::discovery::{Ahead, Discovery, DiscoveryOptions};
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
/// let ahead = discovery.ahead();
/// // They can be asked at the same time as what is due.
/// assert!(ahead.iter().any(|step| matches!(step, Ahead::Http(request)
///     if request.target().host() == "autodiscover.contoso.com")));
/// assert!(ahead.contains(&Ahead::Srv("_autodiscover._tcp.contoso.com".to_owned())));
/// # Ok::<(), autodiscover::AddressError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Ahead {
    /// A request.
    Http(HttpRequest),
    /// A lookup of SRV records.
    Srv(String),
}

/// An answer that does not belong to the step that was asked for. Nothing has changed.
///
/// ```
/// use autodiscover::EmailAddress;
/// use autodiscover::discovery::{Answer, Consent, Discovery, DiscoveryOptions, UnexpectedAnswer};
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let mut discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
/// // It waits for an answer over HTTP.
/// let refused = discovery.handle(Answer::Consent(Consent::Approve));
/// assert_eq!(refused, Err(UnexpectedAnswer));
/// # Ok::<(), autodiscover::AddressError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnexpectedAnswer;

impl core::fmt::Display for UnexpectedAnswer {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("answer does not belong to the step that was asked for")
    }
}

impl core::error::Error for UnexpectedAnswer {}
