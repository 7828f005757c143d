//! [`Credentials`], and the only requests that can carry them.

use alloc::string::String;
use core::fmt;

use base64ct::{Base64, Encoding};
use zeroize::{Zeroize, Zeroizing};

use crate::discovery::HttpRequest;

/// What a user logs in with, as the value of an `Authorization` header.
///
/// The scheme is the caller's choice for an origin; no answer of a server changes it. The value is
/// wiped from memory when it is dropped and appears in no `Debug`.
///
/// ```
/// use autodiscover::Credentials;
///
/// let credentials = Credentials::basic("barbara@contoso.com", "secret")?;
/// assert_eq!(format!("{credentials:?}"), "Credentials { scheme: \"Basic\", .. }");
/// # Ok::<(), autodiscover::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct Credentials {
    /// How long the scheme's name is.
    scheme: usize,
    authorization: Zeroizing<String>,
}

impl Credentials {
    /// User name and password (RFC 7617).
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Colon`] for a user name with a colon, [`CredentialsError::Control`].
    pub fn basic(user: &str, password: &str) -> Result<Self, CredentialsError> {
        if user.contains(':') {
            return Err(CredentialsError::Colon);
        }
        if user.chars().chain(password.chars()).any(char::is_control) {
            return Err(CredentialsError::Control);
        }
        let capacity = user.len().saturating_add(password.len()).saturating_add(1);
        let mut pair = Zeroizing::new(String::with_capacity(capacity));
        pair.push_str(user);
        pair.push(':');
        pair.push_str(password);
        let mut encoded = Base64::encode_string(pair.as_bytes());
        let made = Self::new("Basic", &encoded);
        encoded.zeroize();
        made
    }

    /// A bearer token (RFC 6750).
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Control`] for anything but visible ASCII.
    pub fn bearer(token: &str) -> Result<Self, CredentialsError> {
        Self::new("Bearer", token)
    }

    /// What another scheme (`Negotiate`, `NTLM`) sends.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Control`] for a scheme that is no token and for a value of anything but
    /// visible ASCII.
    pub fn new(scheme: &str, value: &str) -> Result<Self, CredentialsError> {
        let is_token = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if scheme.is_empty() || !scheme.bytes().all(is_token) {
            return Err(CredentialsError::Control);
        }
        if !value.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) {
            return Err(CredentialsError::Control);
        }
        let capacity = scheme.len().saturating_add(value.len()).saturating_add(1);
        let mut authorization = Zeroizing::new(String::with_capacity(capacity));
        authorization.push_str(scheme);
        authorization.push(' ');
        authorization.push_str(value);
        Ok(Self {
            scheme: scheme.len(),
            authorization,
        })
    }

    /// The name of the scheme.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.authorization.get(..self.scheme).unwrap_or("")
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("scheme", &self.scheme())
            .finish_non_exhaustive()
    }
}

/// Why something cannot be sent as credentials.
///
/// ```
/// use autodiscover::{Credentials, CredentialsError};
///
/// assert_eq!(Credentials::basic("a:b", "secret").unwrap_err(), CredentialsError::Colon);
/// assert_eq!(Credentials::bearer("a\r\nHost: b").unwrap_err(), CredentialsError::Control);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CredentialsError {
    /// A user name with a colon, which Basic cannot tell from the password.
    Colon,
    /// A character that a header cannot carry.
    Control,
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Colon => "colon in the user name",
            Self::Control => "character that a header cannot carry",
        })
    }
}

impl core::error::Error for CredentialsError {}

/// A request to a server that may see the user's credentials: it is `https`, and its origin is that
/// of the user's own domain, or was named by the directory, or was approved.
///
/// Only the discovery makes one ([`HttpRequest::approved`]). It borrows the request, so that
/// credentials cannot be carried over to another:
///
/// ```compile_fail
/// use autodiscover::{ApprovedRequest, discovery::HttpRequest};
///
/// fn approve(request: &HttpRequest) -> ApprovedRequest<'_> {
///     ApprovedRequest(request)
/// }
/// ```
///
/// ```compile_fail
/// use autodiscover::{Credentials, discovery::HttpRequest};
///
/// fn send(request: &HttpRequest, credentials: &Credentials) {
///     request.with_credentials(credentials);
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ApprovedRequest<'r>(&'r HttpRequest);

impl<'r> ApprovedRequest<'r> {
    /// The caller has checked scheme and approval.
    pub(crate) const fn new(request: &'r HttpRequest) -> Self {
        Self(request)
    }

    /// The request.
    #[must_use]
    pub const fn request(&self) -> &'r HttpRequest {
        self.0
    }

    /// The request with credentials.
    #[must_use]
    pub fn with_credentials(self, credentials: &Credentials) -> AuthenticatedRequest<'r> {
        AuthenticatedRequest {
            request: self.0,
            credentials: credentials.clone(),
        }
    }
}

/// A request that carries credentials.
///
/// ```
/// use autodiscover::discovery::{Discovery, DiscoveryOptions, Step};
/// use autodiscover::{AuthenticatedRequest, Credentials, EmailAddress};
///
/// let address = EmailAddress::decode("barbara@contoso.com")?;
/// let discovery = Discovery::new(address, DiscoveryOptions::DEFAULT);
/// let Step::Http(request) = discovery.poll() else { panic!() };
/// // RFC 7617 §2.
/// let credentials = Credentials::basic("Aladdin", "open sesame")?;
/// let sent: AuthenticatedRequest<'_> = request.approved().unwrap().with_credentials(&credentials);
/// assert_eq!(sent.authorization(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
/// assert_eq!(sent.request().target().host(), "contoso.com");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct AuthenticatedRequest<'r> {
    request: &'r HttpRequest,
    credentials: Credentials,
}

impl<'r> AuthenticatedRequest<'r> {
    /// The request.
    #[must_use]
    pub const fn request(&self) -> &'r HttpRequest {
        self.request
    }

    /// The value of its `Authorization` header: a secret.
    #[must_use]
    pub fn authorization(&self) -> &str {
        &self.credentials.authorization
    }
}
