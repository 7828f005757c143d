//! [`Answer`]: what the caller reports.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::srv::SrvRecord;
use crate::{Decoded, EmailAddress, Error, Response, v2};

/// What came of a [`Step`](super::Step).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Answer {
    /// To [`Step::DirectoryAddress`](super::Step::DirectoryAddress): the user's primary address.
    DirectoryAddress(Option<EmailAddress>),
    /// To [`Step::DirectoryServer`](super::Step::DirectoryServer): the name of the user's Exchange
    /// server.
    DirectoryServer(Option<String>),
    /// To [`Step::ServiceConnectionPoints`](super::Step::ServiceConnectionPoints).
    ServiceConnectionPoints {
        /// What the directory has, in any order.
        objects: Vec<ServiceConnectionPoint>,
        /// A random number; it chooses among several servers.
        random: u64,
    },
    /// To [`Step::Http`](super::Step::Http): there was an answer.
    Http(HttpAnswer),
    /// To [`Step::Http`](super::Step::Http) and [`Step::Srv`](super::Step::Srv): there was none.
    Failed(TransportFailure),
    /// To [`Step::Srv`](super::Step::Srv).
    Srv {
        /// The records, in any order; none if there is no such name.
        records: Vec<SrvRecord>,
        /// A random number; it chooses among records of the same priority.
        random: u64,
    },
    /// To [`Step::LocalXml`](super::Step::LocalXml).
    LocalXml(Option<Content>),
    /// To [`Step::Consent`](super::Step::Consent).
    Consent(Consent),
    /// To [`Step::Credentials`](super::Step::Credentials).
    Credentials(CredentialsAnswer),
}

/// A service connection point, an object of the directory.
///
/// ```
/// use autodiscover::discovery::{Answer, Discovery, DiscoveryOptions, ServiceConnectionPoint, Step};
/// use autodiscover::EmailAddress;
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let mut discovery = Discovery::new(address, DiscoveryOptions::DEFAULT.with_directory());
/// while let Step::DirectoryServer(_) = discovery.poll() {
///     discovery.handle(Answer::DirectoryServer(None))?;
/// }
/// let Step::ServiceConnectionPoints { .. } = discovery.poll() else { panic!() };
/// let url = "https://cas.contoso.com/autodiscover/autodiscover.xml".to_owned();
/// let objects = vec![ServiceConnectionPoint::Definition(url.clone())];
/// discovery.handle(Answer::ServiceConnectionPoints { objects, random: 0 })?;
/// let Step::Http(request) = discovery.poll() else { panic!() };
/// assert_eq!(request.target().as_str(), url);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ServiceConnectionPoint {
    /// A service connection definition: the URL of a server, as in
    /// `https://CASserver/autodiscover/autodiscover.xml`.
    Definition(String),
    /// A service referral: the directory that has the definitions for this user's address.
    Referral(String),
}

/// The answer to an HTTP request.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct HttpAnswer {
    /// The status code.
    pub status: u16,
    /// The `Location` header.
    pub location: Option<String>,
    /// The `WWW-Authenticate` headers. They are shown to the caller and decide nothing.
    pub challenges: Vec<String>,
    /// What the body says. The `Content-Type` header is not asked: it is often wrong.
    pub content: Content,
}

impl HttpAnswer {
    /// An answer with a status and a body.
    #[must_use]
    pub const fn new(status: u16, content: Content) -> Self {
        Self {
            status,
            location: None,
            challenges: Vec::new(),
            content,
        }
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::new(status, Content::Empty).with_location(location)
    }

    /// The answer with a `Location` header.
    #[must_use]
    pub fn with_location(mut self, location: &str) -> Self {
        self.location = Some(String::from(location));
        self
    }

    /// The answer with one more `WWW-Authenticate` header.
    #[must_use]
    pub fn with_challenge(mut self, challenge: &str) -> Self {
        self.challenges.push(String::from(challenge));
        self
    }
}

/// What a body says.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Content {
    /// There is nothing but white space.
    Empty,
    /// It is a web page.
    Html,
    /// It is an answer or an error in one of the schemas, with what was let pass when it was decoded.
    Reply(Box<Decoded<Response<'static>>>),
    /// It is a v2 JSON answer.
    V2(v2::Response<'static>),
    /// It is none of these, or not well-formed: the error of decoding it.
    Undecodable(Error),
    /// It is longer than the limit.
    TooLong,
}

/// Something that was built, or decoded elsewhere.
impl From<Response<'static>> for Content {
    fn from(reply: Response<'static>) -> Self {
        Self::Reply(Box::new(Decoded {
            value: reply,
            diagnostics: Vec::new(),
        }))
    }
}

/// Why there was no answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TransportFailure {
    /// The name does not exist.
    NoSuchHost,
    /// The host refused or broke the connection.
    NoConnection,
    /// It took too long.
    Timeout,
    /// The certificate is not valid for the host.
    BadCertificate,
}

/// What the user said to a redirect.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Consent {
    /// Not there.
    Refuse,
    /// Follow it this time.
    Approve,
    /// Follow it now and always. It goes into the [`Approvals`](super::Approvals).
    ApproveAlways,
}

/// What to do where a server does not take the credentials, or was sent none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum CredentialsAnswer {
    /// Make the request again, with credentials or with others.
    Retry,
    /// Leave this server and look on.
    Skip,
    /// End the discovery: the password is wrong.
    GiveUp,
}
