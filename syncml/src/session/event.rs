//! [`Event`]: what a session has learned; [`Ending`]: how it is over.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::pending::{Found, Sent, Settled};
use crate::framing::Refusal;
use crate::model::{Alert, AlertCode, Command, Item, StatusCode};

/// What a session has learned from a message, or about its own commands.
///
/// ```
/// use syncml::framing::{Ticket, Unlimited};
/// use syncml::session::{
///     Client, DeviceInfo, Event, Found, Initiator, Sent, Server, SessionOptions, Settled, Transport,
/// };
/// use syncml::{Command, Item, Results, Status, StatusCode, Transfer};
///
/// # let device = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
/// # let mut client = Client::new(SessionOptions::new(), "1", "https://a", Initiator::Client, &device);
/// # let first = client.poll(&Unlimited).unwrap();
/// // `first` is the first message of a client.
/// let mut server = Server::new(SessionOptions::new(), &first.header, "https://a");
/// server.receive(&first, &Transport::PLAIN)?;
/// let mut get = Transfer::default();
/// get.items.push(Item::to_target("./DevDetail/SwV"));
/// let ticket: Ticket = server.send(Command::Get(get));
/// let question = server.poll(&Unlimited).unwrap();
/// assert!(matches!(server.take_events()[0], Event::Started(_)));
///
/// // The client says that it went well, and what it has found.
/// let cmd_ref = question.commands.last().unwrap().cmd_id();
/// let mut answer = first.clone();
/// answer.header.msg_id = "2".into();
/// let status = |cmd_id: &str, of: &str, name: &str, code: StatusCode| {
///     let mut status = Status::default();
///     status.cmd_id = cmd_id.to_owned().into();
///     status.msg_ref = Some("1".into());
///     status.cmd_ref = of.to_owned().into();
///     status.cmd = name.to_owned().into();
///     status.data = code.into();
///     Command::Status(status)
/// };
/// answer.commands = vec![
///     status("1", "0", "SyncHdr", StatusCode::AUTHENTICATED),
///     status("2", cmd_ref, "Get", StatusCode::OK),
/// ];
/// let mut results = Results::default();
/// results.cmd_id = "9".into();
/// results.msg_ref = Some("1".into());
/// results.cmd_ref = Some(cmd_ref.to_owned().into());
/// results.items.push(Item::from_source("./DevDetail/SwV").with_data("10.0"));
/// answer.commands.push(Command::Results(results));
/// server.receive(&answer, &Transport::PLAIN)?;
/// for event in server.take_events() {
///     match event {
///         Event::Settled(Settled { sent, status, .. }) => {
///             let Sent { name, .. } = sent;
///             assert_eq!((name, status), ("Get", StatusCode::OK));
///         }
///         Event::Found(Found { sent, found, .. }) => {
///             assert_eq!(sent.ticket, ticket);
///             assert_eq!(found.data.unwrap().text().as_deref(), Some("10.0"));
///         }
///         other => panic!("{other:?}"),
///     }
/// }
/// # Ok::<(), syncml::session::SessionError>(())
/// ```
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
///
/// ```
/// use syncml::framing::Unlimited;
/// use syncml::session::{
///     Client, ClientState, DeviceInfo, Ending, Initiator, Server, ServerState, SessionError,
///     SessionOptions, Transport,
/// };
///
/// let device = DeviceInfo::new("IMEI:493005100592800", "Fabrikam", "F1");
/// let url = "https://mdm.example.org/dm";
/// let mut client = Client::new(SessionOptions::new(), "1", url, Initiator::Client, &device);
/// assert_eq!(client.state(), ClientState::Sending);
/// let first = client.poll(&Unlimited).unwrap();
/// assert_eq!(client.state(), ClientState::Waiting);
///
/// let mut server = Server::new(SessionOptions::new(), &first.header, url);
/// assert_eq!(server.state(), ServerState::Waiting);
/// let mut other = first.clone();
/// other.header.session_id = "2".into();
/// let refused = server.receive(&other, &Transport::PLAIN);
/// assert_eq!(refused, Err(SessionError::OtherSession("2".to_owned())));
///
/// // With nothing to do, the server only says that it has heard, and the session is over.
/// server.receive(&first, &Transport::PLAIN)?;
/// assert_eq!(server.state(), ServerState::Answering);
/// server.poll(&Unlimited).unwrap();
/// assert_eq!(server.state(), ServerState::Ended(Ending::Complete));
/// # Ok::<(), SessionError>(())
/// ```
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
