//! [`Origin`]: whom a request goes to.

use alloc::string::{String, ToString};
use core::fmt;

/// Whether a connection is encrypted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Scheme {
    /// Not encrypted. What comes over it may redirect, and nothing else.
    Http,
    /// Encrypted, with a certificate for the host.
    Https,
}

impl Scheme {
    /// The port that stands for itself.
    #[must_use]
    pub const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// Scheme, host and port: what an approval is given for (RFC 6454 §4).
///
/// ```
/// use autodiscover::{Origin, Scheme, Target, TargetPolicy};
///
/// let target = Target::decode("https://mail.contoso.com/autodiscover.xml", &TargetPolicy::PUBLIC)?;
/// let origin: &Origin = target.origin();
/// assert_eq!((origin.scheme(), origin.host(), origin.port()), (Scheme::Https, "mail.contoso.com", 443));
/// assert_eq!(Scheme::Http.default_port(), 80);
/// # Ok::<(), autodiscover::TargetError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Origin {
    scheme: Scheme,
    host: String,
    port: u16,
}

impl Origin {
    /// The caller has checked the host.
    pub(crate) fn new(scheme: Scheme, host: &str, port: u16) -> Self {
        Self {
            scheme,
            host: host.to_string(),
            port,
        }
    }

    /// The scheme.
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host name, lower case and in the form that DNS takes.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Whether it is `https`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == Scheme::Https
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.as_str(), self.host)?;
        if self.port == self.scheme.default_port() {
            return Ok(());
        }
        write!(f, ":{}", self.port)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

impl TryFrom<String> for Origin {
    type Error = crate::TargetError;

    /// What `to_string` writes, and nothing else: an origin has no path.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let target = crate::Target::decode(&text, &crate::TargetPolicy::PERMISSIVE)?;
        if target.origin().to_string() == text {
            Ok(target.origin().clone())
        } else {
            Err(crate::TargetError::NotAnOrigin)
        }
    }
}
