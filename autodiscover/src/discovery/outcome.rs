//! [`Outcome`]: how a discovery ends.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::answer::TransportFailure;
use crate::{Decoded, EmailAddress, ErrorCode, Response, Target, TargetError, v2};

/// How a discovery ended.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use autodiscover::discovery::{
///     Answer, Content, Discovery, DiscoveryOptions, HttpAnswer, Outcome, Source, Step,
/// };
/// use autodiscover::outlook::{self, Account, Protocol};
/// use autodiscover::{EmailAddress, Options, ProtocolType, Response, encode_response};
///
/// let imap = Protocol::new(ProtocolType::Imap).with_server("mail.contoso.com");
/// let response = outlook::Response::new(Account::settings([imap]));
/// let reply = encode_response(&Response::Outlook(response))?;
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let mut discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
/// let Step::Http(_) = discovery.poll() else { panic!() };
/// let content = Content::decode(reply.as_bytes(), &Options::LENIENT);
/// discovery.handle(Answer::Http(HttpAnswer::new(200, content)))?;
/// let Step::Done(Outcome::Settings { source, .. }) = discovery.poll() else { panic!() };
/// let Source::Server(target) = source else { panic!() };
/// assert_eq!(target.host(), "contoso.com");
/// # }
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// A server, or the local document, has settings.
    Settings {
        /// The answer, in one of the schemas, with what was let pass when it was decoded.
        reply: Box<Decoded<Response<'static>>>,
        /// The address that they are for: not that of the beginning after a `redirectAddr`.
        address: EmailAddress,
        /// Who said so.
        source: Source,
    },
    /// A server named the URL of the service that was asked for by v2 JSON.
    Endpoint {
        /// The answer.
        reply: v2::Response<'static>,
        /// The address that it is for.
        address: EmailAddress,
        /// Who said so.
        source: Source,
    },
    /// Nobody has settings, and the directory has named an Exchange server: the account is
    /// configured from its name.
    ExchangeServer {
        /// The name of the server.
        server: String,
        /// The address that it is for.
        address: EmailAddress,
        /// Why there are no settings.
        because: Failure,
    },
    /// Nobody has settings: what is left is [`common_settings`](crate::common_settings).
    CommonSettings {
        /// The address to guess for.
        address: EmailAddress,
        /// Why there are no settings.
        because: Failure,
    },
    /// Nothing was found.
    Failed(Failure),
}

/// Who gave the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Source {
    /// A server, over `https`.
    Server(Target),
    /// The local document of the domain. A server would have gone before it.
    LocalXml,
}

/// Why there are no settings. Of several reasons the greatest is told: the one that says most about
/// what to do.
///
/// ```
/// use autodiscover::discovery::{
///     Answer, Content, CredentialsAnswer, Discovery, DiscoveryOptions, Failure, HttpAnswer, Outcome,
///     Step, Unusable,
/// };
/// use autodiscover::EmailAddress;
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let options = DiscoveryOptions::DEFAULT.without_common_settings();
/// let mut discovery = Discovery::new(address, options);
/// let unauthorized = HttpAnswer::new(401, Content::Empty).with_challenge("Basic");
/// discovery.handle(Answer::Http(unauthorized))?;
/// let Step::Credentials { challenges, .. } = discovery.poll() else { panic!() };
/// assert_eq!(challenges, ["Basic"]);
/// discovery.handle(Answer::Credentials(CredentialsAnswer::GiveUp))?;
/// let Step::Done(outcome) = discovery.poll() else { panic!() };
/// assert_eq!(outcome, &Outcome::Failed(Failure::WrongPassword));
/// assert_eq!(Failure::Unusable(Unusable::Html).to_string(), "answer is a web page");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Failure {
    /// No server has heard of the address, or there is none.
    NotConfigured,
    /// A server could not be reached.
    Unreachable(TransportFailure),
    /// A server has answered with another status than those that mean something here.
    Status(u16),
    /// A server has answered with something that is no settings.
    Unusable(Unusable),
    /// A server has answered with an error.
    Server(ErrorCode),
    /// A redirect went where no request may go.
    Target(TargetError),
    /// A redirect led back to where it was before.
    Loop,
    /// There were more than [`MOST_REDIRECTS`](super::MOST_REDIRECTS).
    TooManyRedirects,
    /// A server has a certificate that is not valid for its name.
    BadCertificate,
    /// A redirect was not approved: the user refused, or nobody was there to ask.
    NotApproved,
    /// A server did not take the password.
    WrongPassword,
}

/// How an answer can be of no use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Unusable {
    /// The body is empty.
    Empty,
    /// The body is a web page.
    Html,
    /// The body cannot be decoded.
    Undecodable,
    /// The body is too long to be looked at.
    TooLong,
    /// The answer is in a schema and has neither settings nor a redirect nor an error.
    NoSettings,
    /// The answer redirects and does not say where to.
    NoLocation,
    /// It came over `http` and would have configured.
    NotEncrypted,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotConfigured => f.write_str("not configured for Autodiscover"),
            Self::Unreachable(why) => why.fmt(f),
            Self::Status(status) => write!(f, "server answered with status {status}"),
            Self::Unusable(why) => why.fmt(f),
            Self::Server(code) => write!(f, "server answered with error {code}"),
            Self::Target(why) => write!(f, "redirect refused: {why}"),
            Self::Loop => f.write_str("redirect leads back to where it was before"),
            Self::TooManyRedirects => f.write_str("more than 10 redirects"),
            Self::BadCertificate => f.write_str("certificate is not valid for the server"),
            Self::NotApproved => f.write_str("redirect was not approved"),
            Self::WrongPassword => f.write_str("wrong user name or password"),
        }
    }
}

impl fmt::Display for TransportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchHost => "no such host",
            Self::NoConnection => "no connection",
            Self::Timeout => "timeout",
            Self::BadCertificate => "certificate is not valid for the server",
        })
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "answer is empty",
            Self::Html => "answer is a web page",
            Self::Undecodable => "answer cannot be decoded",
            Self::TooLong => "answer is too long",
            Self::NoSettings => "answer has no settings in it",
            Self::NoLocation => "redirect does not say where to",
            Self::NotEncrypted => "settings came over http",
        })
    }
}
