//! [`Notification`]: package 0, with which a server asks a device to begin a session.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use nom::bytes::complete::take;
use nom::number::complete::{be_u64, u8 as byte};
use nom::{IResult, Parser};
use subtle::ConstantTimeEq;

use crate::authentication::Account;

/// How the user takes part in a session (2 bits).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UiMode {
    /// Nothing is said.
    Unspecified,
    /// Without the user.
    Background,
    /// The user is told.
    Informative,
    /// The user is asked before.
    UserInteraction,
}

/// Who has begun a session (1 bit).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Initiator {
    /// The client: alert 1201.
    Client,
    /// The server: alert 1200.
    Server,
}

/// What a server sends to have a session begun (OMA DM Notification Initiated Session).
///
/// ```
/// use syncml::authentication::Account;
/// use syncml::session::{Notification, NotificationError, UiMode};
///
/// let server = Account::new("com.fabrikam.mdm", "correct horse");
/// let notification = Notification::new(0x1F, "com.fabrikam.mdm").with_ui_mode(UiMode::Background);
/// let bytes = notification.encode(&server, b"Nonce")?;
/// assert_eq!(Notification::verify(&bytes, &server, b"Nonce")?, notification);
/// assert_eq!(notification.session_id_text(), "1F");
/// let wrong = Notification::verify(&bytes, &server, b"Other");
/// assert_eq!(wrong, Err(NotificationError::Digest));
/// # Ok::<(), NotificationError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Notification {
    /// The version of the protocol, in tenths: 12 is 1.2. The specification prints 1011b, 11.
    pub version: u16,
    /// How the user takes part.
    pub ui_mode: UiMode,
    /// Who has begun it.
    pub initiator: Initiator,
    /// The session to begin.
    pub session_id: u16,
    /// Which server it is.
    pub server_id: String,
    /// What stands behind the server: of the vendor.
    pub vendor: Vec<u8>,
}

/// Why bytes are no notification.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum NotificationError {
    /// It ends before it should, at this byte.
    Truncated(u64),
    /// The server is not named in UTF-8, from this byte on.
    ServerId(u64),
    /// The digest is not that of the server.
    Digest,
    /// The name of the server is longer than 255 bytes, or the version than 10 bits.
    TooLong,
}

impl fmt::Display for NotificationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated(at) => write!(f, "notification ends at byte {at}"),
            Self::ServerId(at) => write!(f, "server identifier is not UTF-8 at byte {at}"),
            Self::Digest => f.write_str("digest of the notification is wrong"),
            Self::TooLong => f.write_str("a field of the notification is too long"),
        }
    }
}

impl core::error::Error for NotificationError {}

/// The bytes of the digest.
const DIGEST: usize = 16;

impl Notification {
    /// A notification of version 1.2 from a server.
    #[must_use]
    pub fn new(session_id: u16, server_id: impl Into<String>) -> Self {
        Self {
            version: 12,
            ui_mode: UiMode::Unspecified,
            initiator: Initiator::Server,
            session_id,
            server_id: server_id.into(),
            vendor: Vec::new(),
        }
    }

    /// The same with another part for the user.
    #[must_use]
    pub const fn with_ui_mode(mut self, ui_mode: UiMode) -> Self {
        self.ui_mode = ui_mode;
        self
    }

    /// The `SessionID` of the session: hexadecimal, in capitals, without zeros before it.
    #[must_use]
    pub fn session_id_text(&self) -> String {
        alloc::format!("{:X}", self.session_id)
    }

    /// The notification that bytes are, without looking at the digest: it tells whose account
    /// [`verify`](Self::verify) needs.
    ///
    /// # Errors
    ///
    /// They end too early, or the name is no text.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotificationError> {
        let at = |rest: &[u8]| u64::try_from(bytes.len().saturating_sub(rest.len())).unwrap_or(0);
        let read = match fields(bytes) {
            Ok((_, read)) => read,
            Err(_) => return Err(NotificationError::Truncated(at(&[]))),
        };
        let (header, server_id, vendor) = read;
        let Ok(server_id) = core::str::from_utf8(server_id) else {
            let id_at = bytes
                .len()
                .saturating_sub(vendor.len().saturating_add(server_id.len()));
            return Err(NotificationError::ServerId(
                u64::try_from(id_at).unwrap_or(0),
            ));
        };
        Ok(Self {
            version: u16::try_from(header >> 54).unwrap_or(0),
            ui_mode: match (header >> 52) & 3 {
                0 => UiMode::Unspecified,
                1 => UiMode::Background,
                2 => UiMode::Informative,
                _ => UiMode::UserInteraction,
            },
            initiator: if (header >> 51) & 1 == 0 {
                Initiator::Client
            } else {
                Initiator::Server
            },
            session_id: u16::try_from((header >> 8) & 0xFFFF).unwrap_or(0),
            server_id: String::from(server_id),
            vendor: vendor.to_vec(),
        })
    }

    /// The notification that bytes are, if this server has sent it. In constant time, once it is
    /// decoded.
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode), and a wrong digest.
    pub fn verify(bytes: &[u8], server: &Account, nonce: &[u8]) -> Result<Self, NotificationError> {
        let notification = Self::decode(bytes)?;
        let (digest, trigger) = bytes.split_at_checked(DIGEST).unwrap_or((&[], &[]));
        let expected = server.notification_digest(nonce, trigger);
        if notification.server_id == server.user() && bool::from(expected.as_slice().ct_eq(digest))
        {
            Ok(notification)
        } else {
            Err(NotificationError::Digest)
        }
    }

    /// The bytes: digest and trigger.
    ///
    /// # Errors
    ///
    /// A field is too long.
    pub fn encode(&self, server: &Account, nonce: &[u8]) -> Result<Vec<u8>, NotificationError> {
        let trigger = self.trigger()?;
        let mut bytes = server.notification_digest(nonce, &trigger).to_vec();
        bytes.extend_from_slice(&trigger);
        Ok(bytes)
    }

    /// The trigger: all but the digest.
    ///
    /// # Errors
    ///
    /// A field is too long.
    pub fn trigger(&self) -> Result<Vec<u8>, NotificationError> {
        let length = u8::try_from(self.server_id.len()).map_err(|_| NotificationError::TooLong)?;
        if self.version >= 1 << 10 {
            return Err(NotificationError::TooLong);
        }
        let server = u64::from(self.initiator == Initiator::Server);
        let header = (u64::from(self.version) << 54)
            | ((self.ui_mode as u64) << 52)
            | (server << 51)
            | (u64::from(self.session_id) << 8)
            | u64::from(length);
        let mut bytes = header.to_be_bytes().to_vec();
        bytes.extend_from_slice(self.server_id.as_bytes());
        bytes.extend_from_slice(&self.vendor);
        Ok(bytes)
    }
}

/// The 64 bits behind the digest, the name, and the rest.
type Fields<'b> = (u64, &'b [u8], &'b [u8]);

fn fields(bytes: &[u8]) -> IResult<&[u8], Fields<'_>> {
    let (rest, _) = take(DIGEST).parse(bytes)?;
    let (after, header) = be_u64(rest)?;
    let last = rest.get(7..).unwrap_or_default();
    let (_, length) = byte(last)?;
    let (vendor, server_id) = take(length).parse(after)?;
    Ok((&[], (header, server_id, vendor)))
}
