//! The `Status` at the root of an answer, without a model of the answer.
//!
//! A server may ask for provisioning in the answer to any command: Sync, FolderSync, Ping … A client
//! has to find that status in all of them ([`peek_status`]), and a server has to write it in all of
//! them ([`status_reply`]).

use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use wbxml::{EncodeOptions, Event, EventReader, Options, Sink, Source, Tag, dictionaries, encode};

use crate::Command;
use crate::status::Status;

/// The `Status` that is a child of the root of an answer, of which the first counts.
///
/// It is found in one pass that ends as soon as it is read; what stands before it (as
/// `DeviceInformation` may in the answer to Provision) is skipped. The answer may be to any command
/// and of any protocol version. An empty body, which is how Sync and Ping say that nothing is new,
/// and an answer without such an element (some servers leave it out) have none.
///
/// ```
/// use eas_provision::{peek_status, status::Status};
///
/// // <FolderSync><Status>142</Status></FolderSync>
/// let answer = b"\x03\x01\x6A\x00\x00\x07\x56\x4C\x03142\x00\x01\x01";
/// assert_eq!(peek_status(answer)?, Some(Status::DEVICE_NOT_PROVISIONED));
/// # Ok::<(), eas_provision::peek::PeekError>(())
/// ```
///
/// # Errors
///
/// The body is not WBXML as far as it is read, or the status is not a number below 65,536.
pub fn peek_status(body: &[u8]) -> Result<Option<Status>, PeekError> {
    if body.is_empty() {
        return Ok(None);
    }
    let mut events = EventReader::with_options(body, &dictionaries::ACTIVESYNC, &Options::STRICT)?;
    // The page of the root says which `Status` is meant: `AirSync:Status` in `Sync`.
    let status = loop {
        match events.next_event()? {
            Some(Event::Start(root)) => break status_tag(root),
            // No command has a literal for a root, so no `Status` is meant.
            Some(Event::StartLiteral { .. }) | None => return Ok(None),
            Some(_) => {}
        }
    };
    loop {
        match events.next_event()? {
            Some(Event::Start(tag)) if Some(tag) == status => {
                let at = events.item_offset();
                let text = events.text()?;
                return match text.trim().parse() {
                    Ok(number) => Ok(Some(Status(number))),
                    Err(_) => Err(PeekError::new(PeekErrorKind::NotANumber, at)),
                };
            }
            Some(Event::Start(_) | Event::StartLiteral { .. }) => events.skip_element()?,
            Some(Event::End) | None => return Ok(None),
            Some(_) => {}
        }
    }
}

/// The `Status` element of the code page of a root. A root that no command answers with is looked up
/// by name.
fn status_tag(root: Tag) -> Option<Tag> {
    match Command::from_root(root) {
        Some(command) => command.status_tag(),
        None => dictionaries::ACTIVESYNC.tag(root.page(), "Status"),
    }
}

/// The answer to a command that is nothing but a status:
/// `<FolderSync><Status>142</Status></FolderSync>`.
///
/// None for GetAttachment and Autodiscover, which are not answered in WBXML; there it takes an HTTP
/// status.
///
/// ```
/// use eas_provision::status::Status;
/// use eas_provision::{Command, peek_status, status_reply};
///
/// let reply = status_reply(Command::FolderSync, Status(142)).unwrap();
/// assert_eq!(peek_status(&reply)?, Some(Status(142)));
/// assert!(status_reply(Command::GetAttachment, Status(142)).is_none());
/// # Ok::<(), eas_provision::peek::PeekError>(())
/// ```
#[must_use]
pub fn status_reply(command: Command, status: Status) -> Option<Vec<u8>> {
    let (root, tag) = (command.root()?, command.status_tag()?);
    let text = status.0.to_string();
    let written = encode(
        &dictionaries::ACTIVESYNC,
        EncodeOptions::default(),
        |sink| sink.element(root, |sink| sink.text_element(tag, &text)),
    );
    written.ok()
}

/// Why a status could not be found, and where.
///
/// ```
/// use eas_provision::peek::{PeekError, PeekErrorKind};
/// use eas_provision::peek_status;
///
/// // <FolderSync><Status>x</Status></FolderSync>
/// let answer = b"\x03\x01\x6A\x00\x00\x07\x56\x4C\x03x\x00\x01\x01";
/// let error: PeekError = peek_status(answer).unwrap_err();
/// assert_eq!(error.kind(), PeekErrorKind::NotANumber);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PeekError {
    kind: PeekErrorKind,
    offset: u64,
}

const _: () = assert!(size_of::<PeekError>() <= 16);

impl PeekError {
    const fn new(kind: PeekErrorKind, offset: u64) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> PeekErrorKind {
        self.kind
    }

    /// The byte offset in the body.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

/// The kinds of [`PeekError`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PeekErrorKind {
    /// The body is not WBXML.
    Wbxml(wbxml::ErrorKind),
    /// The status is not a number below 65,536.
    NotANumber,
}

impl From<wbxml::Error> for PeekError {
    fn from(error: wbxml::Error) -> Self {
        Self::new(PeekErrorKind::Wbxml(error.kind()), error.offset())
    }
}

impl fmt::Display for PeekError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeekErrorKind::Wbxml(kind) => kind.fmt(f)?,
            PeekErrorKind::NotANumber => f.write_str("status is not a number below 65536")?,
        }
        write!(f, " at byte {}", self.offset)
    }
}

impl core::error::Error for PeekError {}
