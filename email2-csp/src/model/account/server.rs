//! [`Server`]: `host[:port]`.

use core::fmt;

use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, digit1};
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// A server: a host name or an address, and a port if it is not the standard one.
///
/// ```
/// use email2_csp::Server;
///
/// let server = Server::decode("imap.fabrikam.example:993")?;
/// assert_eq!((server.host(), server.port()), ("imap.fabrikam.example", Some(993)));
/// assert_eq!(Server::decode("[2001:db8::1]")?.port(), None);
/// assert_eq!(Server::decode("mail.example:70000").unwrap_err().offset(), 13);
/// # Ok::<(), email2_csp::ServerError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Server<'a> {
    host: &'a str,
    port: Option<u16>,
}

impl<'a> Server<'a> {
    /// The server that a text is. A host is labels of letters, digits, hyphens and underscores
    /// between dots (names beyond ASCII in their ASCII form), or an IPv6 address in brackets.
    ///
    /// # Errors
    ///
    /// [`ServerError`], with the byte of the text.
    pub fn decode(text: &'a str) -> Result<Self, ServerError> {
        let at = |rest: &str, kind| ServerError {
            kind,
            offset: u64::try_from(text.len().saturating_sub(rest.len())).unwrap_or(u64::MAX),
        };
        let (rest, host) = host(text).map_err(|_| at(text, ServerErrorKind::Host))?;
        let (rest, colon) = colon(rest).map_err(|_| at(rest, ServerErrorKind::Colon))?;
        if colon.is_none() {
            return match rest {
                "" => Ok(Self { host, port: None }),
                rest => Err(at(rest, ServerErrorKind::Colon)),
            };
        }
        let digits: IResult<&str, &str> = digit1(rest);
        let (end, digits) = digits.map_err(|_| at(rest, ServerErrorKind::Port))?;
        let port = digits.parse().ok().filter(|port| *port > 0);
        match (port, end) {
            (None, _) => Err(at(rest, ServerErrorKind::Port)),
            (port, "") => Ok(Self { host, port }),
            (_, end) => Err(at(end, ServerErrorKind::Port)),
        }
    }

    /// The name or the address, that of IPv6 in brackets.
    #[must_use]
    pub const fn host(&self) -> &'a str {
        self.host
    }

    /// The port; `None` is the standard one.
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        self.port
    }
}

fn host(text: &str) -> IResult<&str, &str> {
    let label = || take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let address = take_while1(|c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.'));
    alt((
        recognize(delimited(char('['), address, char(']'))),
        recognize((
            label(),
            many0_count(preceded(char('.'), label())),
            opt(char('.')),
        )),
    ))
    .parse(text)
}

fn colon(text: &str) -> IResult<&str, Option<char>> {
    opt(char(':')).parse(text)
}

impl fmt::Display for Server<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{}:{port}", self.host),
            None => f.write_str(self.host),
        }
    }
}

/// Why a text is no server, and at which of its bytes.
///
/// ```
/// use email2_csp::{Server, ServerError, ServerErrorKind};
///
/// let error: ServerError = Server::decode("imap.fabrikam.example:99999").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (ServerErrorKind::Port, 22));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ServerError {
    kind: ServerErrorKind,
    offset: u64,
}

impl ServerError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ServerErrorKind {
        self.kind
    }

    /// The byte of the text at which it goes wrong.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.kind {
            ServerErrorKind::Host => "a host name or an address",
            ServerErrorKind::Colon => "a colon or the end",
            ServerErrorKind::Port => "a port from 1 to 65535",
        };
        write!(
            f,
            "expected {expected} at byte {} of the server",
            self.offset
        )
    }
}

impl core::error::Error for ServerError {}

/// The kinds of [`ServerError`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ServerErrorKind {
    /// A host name or an address is expected.
    Host,
    /// A colon or the end is expected.
    Colon,
    /// A port from 1 to 65535 is expected.
    Port,
}
