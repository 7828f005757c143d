//! [`Target`]: a URL that a request may go to.

use alloc::string::{String, ToString};
use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::domain::is_public_suffix;
use crate::origin::{Origin, Scheme};

/// The longest URL that is looked at, in bytes.
const LONGEST: usize = 2048;

/// Names that resolve inside a network, by their last labels: special-use names (RFC 6761,
/// RFC 6762, RFC 7686, RFC 8375, RFC 9476), the name that is reserved for private use (ICANN, 2024), and
/// those that routers and old Windows domains are called by.
const PRIVATE: [&str; 17] = [
    "localhost",
    "local",
    "internal",
    "home.arpa",
    "test",
    "example",
    "invalid",
    "onion",
    "alt",
    "localdomain",
    "lan",
    "home",
    "corp",
    "intranet",
    "private",
    "in-addr.arpa",
    "ip6.arpa",
];

/// Which hosts a request may go to, beyond public names.
///
/// Nothing by default. A client inside a network that it trusts may allow private names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct TargetPolicy {
    /// Names of one label, and names below `local`, `internal`, `lan` and the like.
    pub private_names: bool,
    /// IP addresses instead of names.
    pub ip_literals: bool,
}

impl TargetPolicy {
    /// Public names only.
    pub const PUBLIC: Self = Self {
        private_names: false,
        ip_literals: false,
    };

    /// Names, public and private. What a directory names is looked at like this.
    pub const NAMES: Self = Self {
        private_names: true,
        ip_literals: false,
    };

    /// Every host.
    pub const PERMISSIVE: Self = Self {
        private_names: true,
        ip_literals: true,
    };

    /// Whether a connection to this address may be made for a public name.
    ///
    /// A name that anybody may register can resolve to `127.0.0.1` or to a router. The machine
    /// sees no addresses; a caller asks here when it has resolved one.
    #[must_use]
    pub fn allows_address(&self, address: IpAddr) -> bool {
        if self.private_names {
            return true;
        }
        match address {
            IpAddr::V4(v4) => is_public_v4(v4),
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => is_public_v4(v4),
                None => is_public_v6(v6),
            },
        }
    }
}

/// Global unicast addresses (IANA IPv4 Special-Purpose Address Registry).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let reserved = a == 0 || a >= 240;
    let carrier_grade_nat = a == 100 && (64..128).contains(&b);
    let protocol_assignments = a == 192 && b == 0 && c == 0;
    let six_to_four_relay = a == 192 && b == 88 && c == 99;
    let benchmarking = a == 198 && (b == 18 || b == 19);
    !(reserved
        || carrier_grade_nat
        || protocol_assignments
        || six_to_four_relay
        || benchmarking
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast())
}

/// Global unicast addresses (RFC 4291 §2.4), without documentation, protocol assignments such as
/// Teredo, and 6to4: the last two can have any IPv4 address in them.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let documentation = first == 0x2001 && second == 0x0DB8 || first == 0x3FFF && second < 0x1000;
    let protocol_assignments = first == 0x2001 && second < 0x0200;
    let six_to_four = first == 0x2002;
    first & 0xE000 == 0x2000 && !documentation && !protocol_assignments && !six_to_four
}

/// An `http` or `https` URL that was checked.
///
/// It has no user name or password, no fragment, and a host that the [`TargetPolicy`] allows. IPv4
/// addresses are known in every spelling that URLs have for them (`0x7f.1`, `2130706433`).
///
/// ```
/// use autodiscover::{Target, TargetPolicy};
///
/// let target = Target::decode("https://mail.contoso.com/autodiscover/", &TargetPolicy::PUBLIC)?;
/// assert_eq!(target.host(), "mail.contoso.com");
/// let next = target.join("/elsewhere", &TargetPolicy::PUBLIC)?;
/// assert_eq!(next.as_str(), "https://mail.contoso.com/elsewhere");
/// assert!(Target::decode("https://127.0.0.1/", &TargetPolicy::PUBLIC).is_err());
/// assert!(Target::decode("ftp://mail.contoso.com/", &TargetPolicy::PUBLIC).is_err());
/// # Ok::<(), autodiscover::TargetError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Target {
    origin: Origin,
    url: String,
}

impl Target {
    /// The target that an absolute URL names.
    ///
    /// # Errors
    ///
    /// A [`TargetError`] that says which check it failed.
    pub fn decode(text: &str, policy: &TargetPolicy) -> Result<Self, TargetError> {
        Self::check(text, None, policy)
    }

    /// The target that a reference names, seen from this one (RFC 3986 §5): a `Location` may be
    /// relative.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    pub fn join(&self, reference: &str, policy: &TargetPolicy) -> Result<Self, TargetError> {
        let base = Url::parse(&self.url).map_err(|_| TargetError::NotAUrl)?;
        Self::check(reference, Some(&base), policy)
    }

    /// The target at a path of a host that is known to be good.
    pub(crate) fn at(scheme: Scheme, host: &str, port: u16, path: &str) -> Self {
        let origin = Origin::new(scheme, host, port);
        let mut url = origin.to_string();
        url.push_str(path);
        Self { origin, url }
    }

    fn check(text: &str, base: Option<&Url>, policy: &TargetPolicy) -> Result<Self, TargetError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(TargetError::TooLong);
        }
        // Readers of URLs drop these without a word, and filters do not.
        if text.bytes().any(|b| b.is_ascii_control() || b == b'\\') {
            return Err(TargetError::NotAUrl);
        }
        let mut url = Url::options()
            .base_url(base)
            .parse(text)
            .map_err(|_| TargetError::NotAUrl)?;
        let scheme = match url.scheme() {
            "https" => Scheme::Https,
            "http" => Scheme::Http,
            _ => return Err(TargetError::Scheme),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetError::UserInfo);
        }
        let host = match url.host() {
            Some(Host::Domain(name)) => checked_name(name, policy)?.to_string(),
            Some(Host::Ipv4(v4)) if policy.ip_literals => v4.to_string(),
            Some(Host::Ipv6(_)) if policy.ip_literals => url.host_str().unwrap_or("").to_string(),
            Some(_) => return Err(TargetError::IpLiteral),
            None => return Err(TargetError::NotAUrl),
        };
        let port = url.port().unwrap_or(scheme.default_port());
        if port == 0 {
            return Err(TargetError::NotAUrl);
        }
        url.set_fragment(None);
        // Percent-encoding and a base make it longer than it was given.
        if url.as_str().len() > LONGEST {
            return Err(TargetError::TooLong);
        }
        Ok(Self {
            origin: Origin::new(scheme, &host, port),
            url: url.into(),
        })
    }

    /// Whom the request goes to.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The host name.
    #[must_use]
    pub fn host(&self) -> &str {
        self.origin.host()
    }

    /// The whole URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The URL without its query, which may hold what is nobody else's business.
    #[must_use]
    pub fn without_query(&self) -> &str {
        self.url.split('?').next().unwrap_or(&self.url)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

/// Checks a name that the URL reader has already brought into the form that DNS takes.
fn checked_name<'n>(name: &'n str, policy: &TargetPolicy) -> Result<&'n str, TargetError> {
    // A trailing dot makes it another origin for the same host.
    if name.ends_with('.') || name.split('.').any(|label| !is_host_label(label)) {
        return Err(TargetError::HostName);
    }
    if is_private(name) {
        return if policy.private_names {
            Ok(name)
        } else {
            Err(TargetError::PrivateName)
        };
    }
    if is_public_suffix(name) {
        return Err(TargetError::PublicSuffix);
    }
    if is_back_off(name) {
        return Err(TargetError::PublicSuffix);
    }
    Ok(name)
}

/// Whether this is a name that back-off ends at: whoever holds one collects passwords.
pub(crate) fn is_back_off(name: &str) -> bool {
    name.strip_prefix("autodiscover.")
        .is_some_and(is_public_suffix)
}

/// Letters, digits and hyphens (RFC 1123 §2.1), and the underscore that some networks use.
fn is_host_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

pub(crate) fn is_private(name: &str) -> bool {
    let below = |suffix: &&str| {
        name.strip_suffix(*suffix)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    // No registry has hosts directly at a top-level domain, and networks have them by any word:
    // `exchange` is both.
    !name.contains('.') || PRIVATE.iter().any(below)
}

/// Why no request may go to a URL.
///
/// ```
/// use autodiscover::{Target, TargetError, TargetPolicy};
///
/// let refused = |text| Target::decode(text, &TargetPolicy::PUBLIC).unwrap_err();
/// assert_eq!(refused("https://192.0.2.1/"), TargetError::IpLiteral);
/// assert_eq!(refused("https://user@contoso.com/"), TargetError::UserInfo);
/// assert_eq!(refused("ftp://contoso.com/"), TargetError::Scheme);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum TargetError {
    /// It is no absolute URL, or has control characters or backslashes in it.
    NotAUrl,
    /// It is longer than 2048 bytes.
    TooLong,
    /// The scheme is neither `https` nor `http`.
    Scheme,
    /// It is `http` where only `https` will do.
    NotHttps,
    /// It has a user name or a password in it.
    UserInfo,
    /// The host is an IP address.
    IpLiteral,
    /// The host is no host name.
    HostName,
    /// The host is a name inside a network.
    PrivateName,
    /// The host is a public suffix, or `autodiscover` directly below one.
    PublicSuffix,
    /// An origin was expected, and there is a path behind it.
    NotAnOrigin,
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAUrl => "not a URL",
            Self::TooLong => "URL longer than 2048 bytes",
            Self::Scheme => "URL is neither https nor http",
            Self::NotHttps => "URL is not https",
            Self::UserInfo => "URL with a user name or password",
            Self::IpLiteral => "IP address instead of a host name",
            Self::HostName => "not a host name",
            Self::PrivateName => "host name of a private network",
            Self::PublicSuffix => "host name is a public suffix, or autodiscover below one",
            Self::NotAnOrigin => "not an origin",
        })
    }
}

impl core::error::Error for TargetError {}
