//! [`Event`]: what a session has learned; [`Ending`]: how it is over.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::pending::{Found, Sent, Settled};
use crate::framing::Refusal;
use crate::model::{Alert, AlertCode, Command, Item, StatusCode};

/// What a session has learned from a message, or about its own commands.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Event {
    /// The client has begun: [`DM_SERVER_INITIATED`](AlertCode::DM_SERVER_INITIATED) or
    /// [`DM_CLIENT_INITIATED`](AlertCode::DM_CLIENT_INITIATED).
    Started(AlertCode),
    /// The client has told about itself: items of `./DevInfo`.
    DeviceInfo(Vec<Item<'static>>),
    /// Another alert: a client event, a generic alert.
    Alerted(Alert<'static>),
    /// The status of a command that was sent.
    Settled(Settled),
    /// What a `Get` has found.
    Found(Found),
    /// A status or results of nothing that was sent, or a second answer.
    Stray(Command<'static>),
    /// A command that was sent, and whose status has not come with the package.
    Unanswered(Sent),
    /// A command that no message can carry. It was not sent.
    NotSent(Refusal),
    /// An object was broken off by the peer and dropped; this was its address.
    BrokenOff(Item<'static>),
    /// The session is over.
    Ended(Ending),
}

/// How a session is over.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Ending {
    /// The server had nothing more to do.
    Complete,
    /// This end has aborted it (1223).
    Aborted,
    /// The peer has aborted it (1223).
    AbortedByPeer,
    /// The peer could not prove who it is.
    PeerUnknown,
    /// The peer does not accept who this end is, or asks for what it must not.
    NotAccepted,
    /// Messages were lost or came in another order.
    OutOfOrder {
        /// The `MsgID` that was due.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// The peer has refused a message as a whole, with this status of its header.
    Refused(StatusCode),
    /// The peer has ended the package of this end before it was complete.
    CutShort,
    /// The peer takes messages of so few bytes that not even a status fits.
    MessagesTooShort,
    /// More messages than the session may have.
    TooManyMessages,
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Complete => f.write_str("the session is complete"),
            Self::Aborted => f.write_str("the session was aborted"),
            Self::AbortedByPeer => f.write_str("the peer has aborted the session"),
            Self::PeerUnknown => f.write_str("the peer has not proved who it is"),
            Self::NotAccepted => f.write_str("the peer does not accept the credentials"),
            Self::OutOfOrder { expected, found } => {
                write!(f, "message {expected} was due, message {found} came")
            }
            Self::Refused(status) => write!(f, "the peer has refused a message: {status}"),
            Self::CutShort => f.write_str("the peer has ended a package that was not complete"),
            Self::MessagesTooShort => f.write_str("no status fits into the messages of the peer"),
            Self::TooManyMessages => f.write_str("too many messages"),
        }
    }
}

/// Why a message does not belong to a session. Nothing in it was carried out, and the session is as
/// it was.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum SessionError {
    /// It is of another session: this one.
    OtherSession(String),
    /// Its `MsgID` is no number.
    MsgId,
    /// The session is over.
    Ended(Ending),
    /// It is this end's turn.
    NotDue,
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherSession(id) => write!(f, "message of another session: {id}"),
            Self::MsgId => f.write_str("MsgID is not a number"),
            Self::Ended(ending) => ending.fmt(f),
            Self::NotDue => f.write_str("a message came before the last one was answered"),
        }
    }
}

impl core::error::Error for SessionError {}
