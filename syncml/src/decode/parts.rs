//! [`MessageReader`]: a message part by part.

use alloc::boxed::Box;
use alloc::vec::Vec;

use wbxml::Tag;
use wbxml::tag::syncml as tag;

use super::reader::{Reader, Step};
use super::wire::Wire;
use crate::content::{Content, Frame};
use crate::error::{Error, ErrorKind};
use crate::generated::content::syncml as content;
use crate::limits::{Diagnostic, DiagnosticKind, Limits, Options};
use crate::model::{Atomic, Command, Form, Sequence, Sync, SyncHdr, Version};

/// A part of the body of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    /// A command that holds no commands.
    Command(Command<'a>),
    /// `Atomic`, `Sequence` or `Sync`, without the commands in it, which follow.
    Open(Command<'a>),
    /// The end of the innermost command that was opened. It has what stood behind the commands in
    /// it and belongs before, which only a lenient reader takes.
    Close(Option<Box<Command<'a>>>),
}

/// Where the parts of a message go.
pub(crate) trait TakeParts<'a> {
    /// Takes a command, which is filled where it is put.
    fn put(&mut self, command: Command<'a>) -> Option<&mut Command<'a>>;
    fn open(&mut self, command: Command<'a>);
    fn close(&mut self, late: Option<Box<Command<'a>>>);
}

impl<'a> TakeParts<'a> for Option<Part<'a>> {
    #[inline]
    fn put(&mut self, command: Command<'a>) -> Option<&mut Command<'a>> {
        match self.insert(Part::Command(command)) {
            Part::Command(command) => Some(command),
            Part::Open(_) | Part::Close(_) => None,
        }
    }

    fn open(&mut self, command: Command<'a>) {
        *self = Some(Part::Open(command));
    }

    fn close(&mut self, late: Option<Box<Command<'a>>>) {
        *self = Some(Part::Close(late));
    }
}

/// Reads a message part by part: the header first, then the commands one at a time, in memory that
/// does not grow with the message.
///
/// ```
/// use syncml::{MessageReader, Options, Part};
/// use wbxml::{EventReader, dictionaries};
///
/// # let message = b"\x02\xA4\x01\x6A\x00\x6D\x6C\x71\x031.2\0\x01\x72\x03DM/1.2\0\x01\x65\x031\0\x01\x5B\x031\0\x01\x6E\x57\x03a\0\x01\x01\x67\x57\x03b\0\x01\x01\x01\x6B\x46\x4B\x031\0\x01\x4F\x031201\0\x01\x01\x12\x01\x01";
/// let events = EventReader::new(message, &dictionaries::SYNCML_1_2)?;
/// let mut reader = MessageReader::new(events, &Options::STRICT)?;
/// assert_eq!(reader.header().session_id, "1");
/// while let Some(part) = reader.next_part()? {
///     if let Part::Command(command) = part {
///         println!("{} {}", command.cmd_id(), command.name());
///     }
/// }
/// assert!(reader.is_final());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct MessageReader<'a, S> {
    reader: Reader<S>,
    version: Version,
    header: SyncHdr<'a>,
    root: Frame<'a>,
    body: Frame<'a>,
    open: Vec<Container<'a>>,
    /// A command that has begun and is not read yet, as the one around it comes first.
    pending: Option<Pending>,
    state: State,
    is_final: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Body,
    End,
}

#[derive(Clone, Copy, Debug)]
enum Pending {
    Child(Tag),
    Unknown,
    Close,
}

/// A command that holds commands, while it is read.
#[derive(Debug)]
struct Container<'a> {
    tag: Tag,
    frame: Frame<'a>,
    /// What has been read of it, until it is handed out.
    command: Option<Command<'a>>,
    /// What came after that.
    late: Option<Box<Command<'a>>>,
}

impl<'a, S: Wire<'a>> MessageReader<'a, S> {
    /// Reads the header. The version is that of the dictionary of `source`.
    ///
    /// # Errors
    ///
    /// The document is not well-formed, or not a SyncML message as far as the header.
    pub fn new(source: S, options: &Options) -> Result<Self, Error> {
        let version = Version::from_dictionary(source.dictionary()).unwrap_or_default();
        let mut this = Self {
            reader: Reader::new(source, version, options),
            version,
            header: SyncHdr::default(),
            root: Frame::new(&content::SYNC_ML),
            body: Frame::new(&content::SYNC_BODY),
            open: Vec::new(),
            pending: None,
            state: State::Body,
            is_final: false,
        };
        this.root()?;
        this.head().map_err(|e| e.inside(tag::SYNC_ML))?;
        Ok(this)
    }

    /// The header.
    #[must_use]
    pub const fn header(&self) -> &SyncHdr<'a> {
        &self.header
    }

    /// Takes the header out.
    #[must_use]
    pub fn take_header(&mut self) -> SyncHdr<'a> {
        core::mem::take(&mut self.header)
    }

    /// The version of the document type.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Whether `Final` has come.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        self.is_final
    }

    /// The byte offset in the input that reading has reached.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.reader.source.offset()
    }

    /// The wire form.
    pub(crate) fn form(&self) -> Form {
        self.reader.source.form()
    }

    /// Takes out what has been let pass so far.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        let mut all = core::mem::take(&mut self.reader.diagnostics);
        let wire = self.reader.source.take_diagnostics();
        all.extend(
            wire.into_iter()
                .map(|diagnostic| diagnostic.map(DiagnosticKind::Wire)),
        );
        all
    }

    /// Adds what was let pass before the message was read.
    #[cfg(feature = "xml")]
    pub(crate) fn add_diagnostics(&mut self, diagnostics: Vec<Diagnostic>) {
        self.reader.diagnostics.splice(0..0, diagnostics);
    }

    /// The next part of the body; `None` at the end of the message, again and again.
    ///
    /// # Errors
    ///
    /// What stands next in the document is not well-formed or not a command. The reader is then at
    /// its end.
    pub fn next_part(&mut self) -> Result<Option<Part<'a>>, Error> {
        self.reader.reset_items();
        let mut part = None;
        self.advance(&mut part)?;
        Ok(part)
    }

    /// Hands the next part to `parts`; `false` at the end of the message.
    #[inline]
    pub(crate) fn advance(&mut self, parts: &mut impl TakeParts<'a>) -> Result<bool, Error> {
        if self.state == State::End {
            return Ok(false);
        }
        match self.part(parts) {
            Ok(true) => Ok(true),
            Ok(false) => {
                self.state = State::End;
                Ok(false)
            }
            Err(e) => {
                self.state = State::End;
                Err(self.located(e))
            }
        }
    }

    /// The error with the elements around.
    #[cold]
    fn located(&self, error: Error) -> Error {
        let containers = self.open.iter().rev().map(|container| container.tag);
        containers
            .fold(error, Error::inside)
            .inside(tag::SYNC_BODY)
            .inside(tag::SYNC_ML)
    }

    /// The start of the root element.
    fn root(&mut self) -> Result<(), Error> {
        use wbxml::Event;
        loop {
            let refusal = match self.reader.source.next_event()? {
                Some(Event::Start(tag::SYNC_ML)) => return Ok(()),
                Some(Event::StartLiteral { name, .. })
                    if name.rsplit(':').next() == Some("SyncML") =>
                {
                    return self.reader.other_namespace(tag::SYNC_ML);
                }
                Some(Event::Start(other)) => ErrorKind::UnexpectedRoot(Some(other)),
                Some(Event::Pi(_) | Event::PiEnd | Event::Text(_)) => continue,
                Some(_) => ErrorKind::UnexpectedRoot(None),
                None => ErrorKind::Wbxml(wbxml::ErrorKind::UnexpectedEnd),
            };
            return Err(self.reader.error(refusal));
        }
    }

    /// The header and the start of the body.
    fn head(&mut self) -> Result<(), Error> {
        loop {
            match self.reader.child(&mut self.root)? {
                Some(tag::SYNC_HDR) => self.header = self.reader.sync_hdr()?,
                Some(_) => break,
                None => {
                    self.state = State::End;
                    return Ok(());
                }
            }
        }
        if self.root.missing(self.reader.profile).is_some() {
            self.reader.let_pass(
                self.reader.options.lenient.missing_elements,
                ErrorKind::MissingElement(tag::SYNC_HDR),
                DiagnosticKind::MissingElement(tag::SYNC_HDR),
            )?;
        }
        Ok(())
    }

    #[inline]
    fn part(&mut self, parts: &mut impl TakeParts<'a>) -> Result<bool, Error> {
        loop {
            let step = match self.pending.take() {
                None => {
                    let frame = match self.open.last_mut() {
                        Some(container) => &mut container.frame,
                        None => &mut self.body,
                    };
                    self.reader.step(frame)?
                }
                Some(Pending::Child(tag)) => Step::Child(tag),
                Some(Pending::Unknown) => Step::Unknown,
                Some(Pending::Close) => Step::End,
            };
            if let Step::Child(tag) = step {
                if !is_command(tag) {
                    self.field(tag)?;
                    continue;
                }
            }
            // The command around comes before what is in it.
            if let Some(container) = self.open.last_mut() {
                if let Some(command) = container.command.take() {
                    self.pending = Some(match step {
                        Step::Child(tag) => Pending::Child(tag),
                        Step::Unknown => Pending::Unknown,
                        Step::End => Pending::Close,
                    });
                    parts.open(command);
                    return Ok(true);
                }
            }
            match step {
                Step::Child(tag) => {
                    if let Some(content) = container_content(tag) {
                        self.begin(tag, content)?;
                    } else {
                        self.reader.command(tag, parts)?;
                        return Ok(true);
                    }
                }
                Step::Unknown => {
                    if let Some(command) = self.unknown() {
                        parts.put(command);
                        return Ok(true);
                    }
                }
                Step::End => {
                    return match self.open.pop() {
                        Some(container) => {
                            parts.close(container.late);
                            Ok(true)
                        }
                        None => self.tail().map(|()| false),
                    };
                }
            }
        }
    }

    fn begin(&mut self, tag: Tag, content: &'static Content) -> Result<(), Error> {
        self.reader.count()?;
        let most = self.reader.options.limits.nesting.min(Limits::MOST_NESTING);
        if self.open.len() >= usize::from(most) {
            return Err(self.reader.error(ErrorKind::NestingTooDeep).inside(tag));
        }
        self.open.push(Container {
            tag,
            frame: Frame::new(content),
            command: Some(empty_container(tag)),
            late: None,
        });
        Ok(())
    }

    /// The element without a place that has just been kept.
    #[cold]
    fn unknown(&mut self) -> Option<Command<'a>> {
        let frame = match self.open.last_mut() {
            Some(container) => &mut container.frame,
            None => &mut self.body,
        };
        let markup = core::mem::take(&mut frame.unknown).into_iter().next()?;
        Some(Command::Unknown(markup))
    }

    /// A child that is no command.
    fn field(&mut self, child: Tag) -> Result<(), Error> {
        let Some(container) = self.open.last_mut() else {
            // Of the body, that is Final only.
            self.is_final = self.reader.empty(child)?;
            return Ok(());
        };
        let tag = container.tag;
        let command = match &mut container.command {
            Some(command) => command,
            None => container
                .late
                .get_or_insert_with(|| Box::new(empty_container(tag))),
        };
        self.reader.container_field(child, command)
    }

    /// What is behind the body.
    fn tail(&mut self) -> Result<(), Error> {
        if let Some(child) = self.reader.child(&mut self.root)? {
            // A second header or body, which is not read again.
            return Err(self.reader.error(ErrorKind::DuplicateElement(child)));
        }
        match self.reader.source.next_event()? {
            None => Ok(()),
            Some(wbxml::Event::Pi(_)) => {
                while self.reader.source.next_event()?.is_some() {}
                Ok(())
            }
            Some(_) => Err(self.reader.error(ErrorKind::UnexpectedRoot(None))),
        }
    }
}

impl<'a, S: Wire<'a>> Reader<S> {
    /// A child of a command that holds commands, other than these.
    fn container_field(&mut self, child: Tag, command: &mut Command<'a>) -> Result<(), Error> {
        match (child, command) {
            (tag::CMD_ID, Command::Atomic(Atomic { cmd_id, .. }))
            | (tag::CMD_ID, Command::Sequence(Sequence { cmd_id, .. }))
            | (tag::CMD_ID, Command::Sync(Sync { cmd_id, .. })) => {
                *cmd_id = self.identifier(child)?
            }
            (tag::NO_RESP, Command::Atomic(Atomic { no_resp, .. }))
            | (tag::NO_RESP, Command::Sequence(Sequence { no_resp, .. }))
            | (tag::NO_RESP, Command::Sync(Sync { no_resp, .. })) => {
                *no_resp = self.empty(child)?
            }
            (tag::META, Command::Atomic(Atomic { meta, .. }))
            | (tag::META, Command::Sequence(Sequence { meta, .. }))
            | (tag::META, Command::Sync(Sync { meta, .. })) => *meta = Some(self.meta()?),
            (tag::CRED, Command::Sync(sync)) => sync.cred = Some(self.cred()?),
            (tag::TARGET, Command::Sync(sync)) => sync.target = Some(self.target()?),
            (tag::SOURCE, Command::Sync(sync)) => sync.source = Some(self.source()?),
            (_, Command::Sync(sync)) => sync.number_of_changes = Some(self.exact(child)?),
            _ => return Err(self.error(ErrorKind::UnexpectedElement(Some(child)))),
        }
        Ok(())
    }
}

/// Whether the element is a command.
#[inline]
fn is_command(tag: Tag) -> bool {
    matches!(
        tag,
        tag::ADD
            | tag::ALERT
            | tag::ATOMIC
            | tag::COPY
            | tag::DELETE
            | tag::EXEC
            | tag::GET
            | tag::MAP
            | tag::MOVE
            | tag::PUT
            | tag::REPLACE
            | tag::RESULTS
            | tag::SEARCH
            | tag::SEQUENCE
            | tag::STATUS
            | tag::SYNC
    )
}

/// The content of a command that holds commands.
#[inline]
fn container_content(tag: Tag) -> Option<&'static Content> {
    match tag {
        tag::ATOMIC => Some(&content::ATOMIC),
        tag::SEQUENCE => Some(&content::SEQUENCE),
        tag::SYNC => Some(&content::SYNC),
        _ => None,
    }
}

fn empty_container<'a>(tag: Tag) -> Command<'a> {
    match tag {
        tag::ATOMIC => Command::Atomic(Atomic::default()),
        tag::SEQUENCE => Command::Sequence(Sequence::default()),
        _ => Command::Sync(Sync::default()),
    }
}
