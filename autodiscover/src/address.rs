//! [`EmailAddress`]: what a discovery starts with.

use alloc::string::String;
use core::fmt;

use nom::bytes::complete::take_while1;
use nom::character::complete::char;
use nom::combinator::all_consuming;
use nom::error::Error as NomError;
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{Finish, IResult, Parser};

use crate::Domain;

/// The longest local part, in bytes (RFC 5321 §4.5.3.1.1).
const LOCAL_PART: usize = 64;
/// The longest address, in bytes (RFC 5321 §4.5.3.1.3, without the angle brackets).
const ADDRESS: usize = 254;

/// An e-mail address of which every reader makes the same host name.
///
/// It is split at the last `@`. A second `@` and a quoted local part are refused: where readers
/// disagree on the split, the password goes to the host of somebody else. The domain is a
/// [`Domain`]; the local part is kept as it is written.
///
/// ```
/// use autodiscover::EmailAddress;
///
/// let address = EmailAddress::decode("barbara@Contoso.com").unwrap();
/// assert_eq!(address.local_part(), "barbara");
/// assert_eq!(address.as_str(), "barbara@contoso.com");
/// assert!(EmailAddress::decode("\"a@b\"@contoso.com").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct EmailAddress {
    text: String,
    /// How long the local part is.
    at: usize,
    domain: Domain,
}

impl EmailAddress {
    /// The address that a text is.
    ///
    /// # Errors
    ///
    /// An [`AddressError`] at the byte where the offending part begins.
    pub fn decode(text: &str) -> Result<Self, AddressError> {
        let fail = |kind, offset: usize| Err(AddressError::new(kind, offset));
        let Some((local, domain)) = text.rsplit_once('@') else {
            return fail(AddressErrorKind::NoAt, text.len());
        };
        if local.starts_with('"') {
            return fail(AddressErrorKind::Quoted, 0);
        }
        if let Some(at) = local.find('@') {
            return fail(AddressErrorKind::RepeatedAt, at);
        }
        if let Err(e) = all_consuming(dot_atom).parse(local).finish() {
            let offset = local.len().saturating_sub(e.input.len());
            return fail(AddressErrorKind::LocalPart, offset);
        }
        if local.len() > LOCAL_PART {
            return fail(AddressErrorKind::TooLong, LOCAL_PART);
        }
        let at = local.len();
        let domain = Domain::decode(domain)
            .map_err(|e| AddressError::new(e.kind(), at.saturating_add(1)))?;
        let mut text =
            String::with_capacity(at.saturating_add(1).saturating_add(domain.as_str().len()));
        text.push_str(local);
        text.push('@');
        text.push_str(domain.as_str());
        if text.len() > ADDRESS {
            return fail(AddressErrorKind::TooLong, ADDRESS);
        }
        Ok(Self { text, at, domain })
    }

    /// The whole address, its domain as DNS takes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.text.get(..self.at).unwrap_or("")
    }

    /// The domain.
    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.domain
    }
}

/// Words with single dots between them (RFC 5322 §3.2.3, RFC 6532 §3.2).
fn dot_atom(input: &str) -> IResult<&str, (), NomError<&str>> {
    let (rest, _) = atom(input)?;
    let (rest, _) = many0_count(preceded(char('.'), atom)).parse(rest)?;
    Ok((rest, ()))
}

fn atom(input: &str) -> IResult<&str, &str, NomError<&str>> {
    take_while1(is_atom_character)(input)
}

fn is_atom_character(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '!' | '#' | '$' | '%' | '&' | '\'' | '*' | '+' | '-' | '/' => true,
        '=' | '?' | '^' | '_' | '`' | '{' | '|' | '}' | '~' => true,
        // Documents and logs can carry what is left.
        '\u{FFFE}' | '\u{FFFF}' => false,
        // What is not seen, or turns around what is: a user who is asked about a redirect has to
        // read the address as it is (Unicode UTS #39 §5).
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => false,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => false,
        _ => !c.is_ascii() && !c.is_control() && !c.is_whitespace(),
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.text
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = AddressError;

    fn try_from(text: String) -> Result<Self, AddressError> {
        Self::decode(&text)
    }
}

impl core::str::FromStr for EmailAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::decode(text)
    }
}

/// Why a text is no usable e-mail address or domain, and where.
///
/// ```
/// use autodiscover::{AddressError, AddressErrorKind, EmailAddress};
///
/// let error: AddressError = EmailAddress::decode("barbara@evil.org@contoso.com").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (AddressErrorKind::RepeatedAt, 7));
/// let error = EmailAddress::decode("barbara@[192.0.2.1]").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (AddressErrorKind::IpAddress, 8));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AddressError {
    kind: AddressErrorKind,
    offset: u32,
}

impl AddressError {
    pub(crate) fn new(kind: AddressErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: u32::try_from(offset).unwrap_or(u32::MAX),
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> AddressErrorKind {
        self.kind
    }

    /// The byte offset of the offending part.
    #[must_use]
    pub const fn offset(&self) -> u32 {
        self.offset
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

impl core::error::Error for AddressError {}

/// The kinds of [`AddressError`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum AddressErrorKind {
    /// There is no `@`.
    NoAt,
    /// There is a second `@`.
    RepeatedAt,
    /// The local part is a quoted string.
    Quoted,
    /// The local part is empty, has an empty word or a character that a word cannot have.
    LocalPart,
    /// More than 64 bytes before the `@`, or more than 254 in all (RFC 5321 §4.5.3.1).
    TooLong,
    /// The domain is no domain name, or one that IDNA refuses.
    Domain,
    /// The domain is an IP address.
    IpAddress,
    /// The domain has one label only.
    SingleLabel,
    /// The domain is a public suffix, `co.uk` for one: what is below it belongs to many.
    PublicSuffix,
}

impl fmt::Display for AddressErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoAt => "e-mail address without `@`",
            Self::RepeatedAt => "more than one `@`",
            Self::Quoted => "quoted local part",
            Self::LocalPart => "expected letters, digits or one of !#$%&'*+-/=?^_`{|}~",
            Self::TooLong => "e-mail address too long",
            Self::Domain => "not a domain name",
            Self::IpAddress => "an IP address instead of a domain name",
            Self::SingleLabel => "domain name with one label only",
            Self::PublicSuffix => "a public suffix is no mail domain",
        })
    }
}
