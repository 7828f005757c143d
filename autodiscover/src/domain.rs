//! [`Domain`]: the part of an e-mail address that names hosts.

use alloc::string::String;
use core::borrow::Borrow;
use core::fmt;

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use psl::Type;

use crate::address::{AddressError, AddressErrorKind};

/// A mail domain in the form that DNS takes: lower case, internationalized labels as `xn--…`.
///
/// It has at least two labels, is no IP address, and is not itself a public suffix such as
/// `co.uk`: hosts that are guessed from it cannot belong to somebody else. No label is ever taken
/// off it.
///
/// ```
/// use autodiscover::Domain;
///
/// assert_eq!(Domain::decode("Bücher.example").unwrap().as_str(), "xn--bcher-kva.example");
/// assert!(Domain::decode("co.uk").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Domain(String);

impl Domain {
    /// The domain that a text names.
    ///
    /// # Errors
    ///
    /// [`AddressErrorKind::Domain`] if IDNA (UTS #46, STD3 rules) does not take it,
    /// [`AddressErrorKind::IpAddress`], [`AddressErrorKind::SingleLabel`] and
    /// [`AddressErrorKind::PublicSuffix`].
    pub fn decode(text: &str) -> Result<Self, AddressError> {
        let fail = |kind| Err(AddressError::new(kind, 0));
        if text.starts_with('[') {
            return fail(AddressErrorKind::IpAddress);
        }
        let ascii = Uts46::new().to_ascii(
            text.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
            DnsLength::Verify,
        );
        let Ok(ascii) = ascii else {
            return fail(AddressErrorKind::Domain);
        };
        let Some((_, last)) = ascii.rsplit_once('.') else {
            return fail(AddressErrorKind::SingleLabel);
        };
        // As URLs have it: a host that ends in a number is an IPv4 address, 0x7F included.
        let number = last.strip_prefix("0x").unwrap_or(last);
        let hexadecimal = number.len() < last.len();
        if number
            .bytes()
            .all(|b| b.is_ascii_digit() || hexadecimal && b.is_ascii_hexdigit())
        {
            return fail(AddressErrorKind::IpAddress);
        }
        if is_public_suffix(&ascii) {
            return fail(AddressErrorKind::PublicSuffix);
        }
        Ok(Self(ascii.into_owned()))
    }

    /// The domain as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the names below it are given to strangers, as `github.io`: anybody may have
    /// `autodiscover` there, so only the domain itself is asked.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        suffix_type(&self.0) == Some(Type::Private)
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Domain {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<Domain> for String {
    fn from(domain: Domain) -> Self {
        domain.0
    }
}

impl TryFrom<String> for Domain {
    type Error = AddressError;

    fn try_from(text: String) -> Result<Self, AddressError> {
        Self::decode(&text)
    }
}

impl core::str::FromStr for Domain {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::decode(text)
    }
}

/// Whether a name is a suffix under which registries sell names (`com`, `co.uk`).
pub(crate) fn is_public_suffix(name: &str) -> bool {
    suffix_type(name) == Some(Type::Icann) || !name.contains('.')
}

/// The kind of public suffix that the whole name is.
fn suffix_type(name: &str) -> Option<Type> {
    let suffix = psl::suffix(name.as_bytes())?;
    if suffix.as_bytes().len() == name.len() {
        suffix.typ()
    } else {
        None
    }
}
