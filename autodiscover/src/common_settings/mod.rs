//! Common Settings Discover: servers by common names, on well-known ports.
//!
//! When no server says how a mailbox is reached, it is guessed: 215 combinations of server name,
//! user name, port, encryption and password method, in a fixed order, over 50 different
//! connections to 20 pairs of host and port. All encrypted ones come first; the others need a
//! [`CleartextConsent`].
//!
//! ```
//! use autodiscover::common_settings::{clear, encrypted};
//! use autodiscover::{CleartextConsent, EmailAddress};
//!
//! let address = EmailAddress::decode("barbara@contoso.com")?;
//! let first = encrypted().next().unwrap();
//! assert_eq!(first.server.host(address.domain()), "mail.contoso.com");
//! assert_eq!(first.port, 995);
//! assert_eq!(encrypted().len(), 172);
//! // Only after the user was asked:
//! assert_eq!(clear(CleartextConsent::given_by_user()).len(), 43);
//! # Ok::<(), autodiscover::AddressError>(())
//! ```

pub(crate) mod row;
mod trials;

use core::iter::FusedIterator;

pub use row::{Account, MailProtocol, Row, ServerName, Socket};
pub use trials::{Login, Probe, Trials, Verdict};

use crate::CleartextConsent;
use crate::generated::common_settings::{ENCRYPTED, ENCRYPTED_SOCKETS, ROWS, SOCKETS};

/// The encrypted rows, in the order in which they are tried.
///
/// ```
/// use autodiscover::common_settings::encrypted;
///
/// assert_eq!(encrypted().len(), 172);
/// assert!(encrypted().any(|row| row.port == 993));
/// ```
#[must_use]
pub fn encrypted() -> Rows {
    Rows::new(ROWS.get(..ENCRYPTED).unwrap_or(&[]))
}

/// The rows without encryption, which are tried after all others.
///
/// The consent cannot be made up:
///
/// ```compile_fail
/// autodiscover::common_settings::clear(autodiscover::CleartextConsent(()));
/// ```
#[must_use]
pub fn clear(_: CleartextConsent) -> Rows {
    Rows::new(ROWS.get(ENCRYPTED..).unwrap_or(&[]))
}

/// All rows: the encrypted ones, and then the others.
///
/// ```
/// use autodiscover::CleartextConsent;
/// use autodiscover::common_settings::all;
///
/// assert_eq!(all(CleartextConsent::given_by_user()).len(), 172 + 43);
/// ```
#[must_use]
pub fn all(_: CleartextConsent) -> Rows {
    Rows::new(&ROWS)
}

/// The connections of the encrypted rows, each once, in the order of the rows.
///
/// ```
/// use autodiscover::common_settings::{encrypted, encrypted_sockets};
///
/// // Many rows share a connection: user names and passwords are tried over one.
/// assert!(encrypted_sockets().len() < encrypted().len());
/// ```
#[must_use]
pub fn encrypted_sockets() -> Sockets {
    Sockets::new(SOCKETS.get(..ENCRYPTED_SOCKETS).unwrap_or(&[]))
}

/// The connections of all rows, each once, in the order of the rows.
///
/// ```
/// use autodiscover::CleartextConsent;
/// use autodiscover::common_settings::all_sockets;
///
/// assert_eq!(all_sockets(CleartextConsent::given_by_user()).len(), 50);
/// ```
#[must_use]
pub fn all_sockets(_: CleartextConsent) -> Sockets {
    Sockets::new(&SOCKETS)
}

/// Rows in order.
#[derive(Clone, Debug)]
pub struct Rows {
    rest: &'static [Row],
}

impl Rows {
    const fn new(rest: &'static [Row]) -> Self {
        Self { rest }
    }

    /// The row at a place among those that are left.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Row> {
        self.rest.get(index).copied()
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rest.len(), Some(self.rest.len()))
    }

    fn nth(&mut self, n: usize) -> Option<Row> {
        self.rest = self.rest.get(n..).unwrap_or(&[]);
        self.next()
    }
}

impl DoubleEndedIterator for Rows {
    fn next_back(&mut self) -> Option<Row> {
        let (last, rest) = self.rest.split_last()?;
        self.rest = rest;
        Some(*last)
    }
}

impl ExactSizeIterator for Rows {}
impl FusedIterator for Rows {}

/// Connections in order.
///
/// ```
/// use autodiscover::common_settings::{Socket, Sockets, encrypted, encrypted_sockets};
///
/// let sockets: Sockets = encrypted_sockets();
/// let first: Socket = sockets.get(0).unwrap();
/// // Every row goes over one of them.
/// assert_eq!(first, encrypted().next().unwrap().socket());
/// assert!(encrypted().all(|row| encrypted_sockets().any(|socket| socket == row.socket())));
/// ```
#[derive(Clone, Debug)]
pub struct Sockets {
    rest: &'static [u8],
}

impl Sockets {
    const fn new(rest: &'static [u8]) -> Self {
        Self { rest }
    }

    /// The connection at a place among those that are left.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Socket> {
        self.rest.get(index).copied().and_then(socket)
    }
}

fn socket(row: u8) -> Option<Socket> {
    ROWS.get(usize::from(row)).map(Row::socket)
}

impl Iterator for Sockets {
    type Item = Socket;

    fn next(&mut self) -> Option<Socket> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        socket(*first)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rest.len(), Some(self.rest.len()))
    }
}

impl DoubleEndedIterator for Sockets {
    fn next_back(&mut self) -> Option<Socket> {
        let (last, rest) = self.rest.split_last()?;
        self.rest = rest;
        socket(*last)
    }
}

impl ExactSizeIterator for Sockets {}
impl FusedIterator for Sockets {}
