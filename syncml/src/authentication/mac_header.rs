//! [`MacHeader`]: the `x-syncml-hmac` header of the transport, by nom.

use alloc::string::String;
use core::fmt;

use nom::branch::alt;
use nom::bytes::complete::{is_not, take_while, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{map, verify};
use nom::multi::fold_many0;
use nom::sequence::{delimited, preceded, separated_pair};
use nom::{IResult, Parser};

use super::Account;

/// The name of the header. Names of headers have no letter case.
pub const MAC_HEADER: &str = "x-syncml-hmac";

/// The header that proves who sent a message and that it is as it was sent (OMA DM Security).
///
/// ```
/// use syncml::authentication::{Account, MacHeader};
///
/// let account = Account::new("alice", "correct horse");
/// let value = MacHeader::new(&account, b"Nonce", b"<SyncML/>").encode()?;
/// assert!(value.starts_with("algorithm=MD5, username=\"alice\", mac="));
/// let header = MacHeader::decode(&value)?;
/// assert!(header.verifies(&account, b"Nonce", b"<SyncML/>"));
/// assert!(!header.verifies(&account, b"Nonce", b"<SyncML />"));
/// # Ok::<(), syncml::authentication::HeaderError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct MacHeader {
    /// The name, which is that of `Source/LocName`.
    pub username: String,
    /// The digest in base64.
    pub mac: String,
}

impl MacHeader {
    /// The header of a message: the body exactly as it is transported.
    #[must_use]
    pub fn new(account: &Account, nonce: &[u8], body: &[u8]) -> Self {
        let mac = account.mac(nonce, body);
        Self {
            username: String::from(account.user()),
            mac: String::from_utf8_lossy(mac.expose()).into_owned(),
        }
    }

    /// Whether it proves that this account sent the body.
    #[must_use]
    pub fn verifies(&self, account: &Account, nonce: &[u8], body: &[u8]) -> bool {
        // The name is not secret.
        account.user() == self.username && account.verifies_mac(&self.mac, nonce, body)
    }

    /// The header that a value is: `algorithm=MD5, username="…", mac=…`, in any order, the algorithm
    /// optional. What else is in it is skipped.
    ///
    /// # Errors
    ///
    /// It is not of that form, has no name or no digest, one of them twice, or another algorithm.
    pub fn decode(value: &str) -> Result<Self, HeaderError> {
        let at = |rest: &str| u64::try_from(value.len().saturating_sub(rest.len())).unwrap_or(0);
        let error = |kind, rest: &str| HeaderError {
            kind,
            offset: at(rest),
        };
        let (mut username, mut mac, mut algorithm) = (None, None, false);
        let mut rest = value;
        loop {
            let start = rest.trim_start();
            let (left, (name, text)) = match parameter(start) {
                Ok(read) => read,
                Err(_) => return Err(error(HeaderErrorKind::Syntax, start)),
            };
            let twice = match name {
                _ if name.eq_ignore_ascii_case("username") => username.replace(text).is_some(),
                _ if name.eq_ignore_ascii_case("mac") => mac.replace(text).is_some(),
                _ if name.eq_ignore_ascii_case("algorithm") => {
                    if !text.eq_ignore_ascii_case("MD5") {
                        return Err(error(HeaderErrorKind::Algorithm, start));
                    }
                    core::mem::replace(&mut algorithm, true)
                }
                _ => false,
            };
            if twice {
                return Err(error(HeaderErrorKind::Twice, start));
            }
            match left.trim_start() {
                "" => break,
                left => match left.strip_prefix(',') {
                    Some(next) => rest = next,
                    None => return Err(error(HeaderErrorKind::Syntax, left)),
                },
            }
        }
        match (username, mac) {
            (Some(username), Some(mac)) => Ok(Self { username, mac }),
            _ => Err(error(HeaderErrorKind::Missing, "")),
        }
    }

    /// The value of the header.
    ///
    /// # Errors
    ///
    /// The name or the digest has a control character, which no header can carry.
    pub fn encode(&self) -> Result<String, HeaderError> {
        for text in [&self.username, &self.mac] {
            let control = |c: &(usize, char)| c.1.is_control();
            if let Some((at, _)) = text.char_indices().find(control) {
                return Err(HeaderError {
                    kind: HeaderErrorKind::Control,
                    offset: u64::try_from(at).unwrap_or(0),
                });
            }
        }
        let mut value = String::from("algorithm=MD5, username=");
        quote(&self.username, &mut value);
        value.push_str(", mac=");
        match plain(&self.mac) {
            Ok(("", _)) => value.push_str(&self.mac),
            _ => quote(&self.mac, &mut value),
        }
        Ok(value)
    }
}

impl fmt::Debug for MacHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MacHeader")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

/// `name=value`, the value plain or in quotes.
fn parameter(input: &str) -> IResult<&str, (&str, String)> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let space = || take_while(|c: char| matches!(c, ' ' | '\t'));
    let equals = (space(), char('='), space());
    separated_pair(name, equals, alt((quoted, plain))).parse(input)
}

fn quoted(input: &str) -> IResult<&str, String> {
    let piece = alt((
        is_not("\\\""),
        preceded(char('\\'), nom::combinator::recognize(one_of("\\\""))),
    ));
    let text = fold_many0(piece, String::new, |mut text, piece: &str| {
        text.push_str(piece);
        text
    });
    delimited(char('"'), text, char('"')).parse(input)
}

/// Writes what [`quoted`] reads.
fn quote(text: &str, to: &mut String) {
    to.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            to.push('\\');
        }
        to.push(c);
    }
    to.push('"');
}

fn plain(input: &str) -> IResult<&str, String> {
    let text = take_while(|c: char| c != ',' && c != '"' && !c.is_whitespace());
    map(verify(text, |text: &str| !text.is_empty()), String::from).parse(input)
}

/// Why a value is no [`MacHeader`], and at which byte. Nothing of the value is in it.
///
/// ```
/// use syncml::authentication::{HeaderError, HeaderErrorKind, MacHeader};
///
/// let value = "algorithm=MD5, username=\"Robert\", username=\"Bruce\", \
///     mac=NTI2OTJhMDAwNjYxODkwYmQ3NWUxN2RhNmQyM2U0OTk=";
/// let error: HeaderError = MacHeader::decode(value).unwrap_err();
/// assert_eq!(error.kind(), HeaderErrorKind::Twice);
/// assert_eq!(error.offset(), 34);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeaderError {
    kind: HeaderErrorKind,
    offset: u64,
}

impl HeaderError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> HeaderErrorKind {
        self.kind
    }

    /// The byte at which the parameter begins; of what is missing, the end; of a control character, its
    /// place in the name or the digest.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

/// The kinds of [`HeaderError`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum HeaderErrorKind {
    /// Not `name=value`, or no comma behind it.
    Syntax,
    /// A parameter is there twice.
    Twice,
    /// The algorithm is not MD5.
    Algorithm,
    /// `username` or `mac` is missing.
    Missing,
    /// A control character, which no header can carry.
    Control,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            HeaderErrorKind::Syntax => "expected name=value",
            HeaderErrorKind::Twice => "parameter is there twice",
            HeaderErrorKind::Algorithm => "unknown algorithm: expected MD5",
            HeaderErrorKind::Missing => "username or mac is missing",
            HeaderErrorKind::Control => "control character in a value",
        };
        write!(f, "{what} at byte {} of {MAC_HEADER}", self.offset)
    }
}

impl core::error::Error for HeaderError {}
