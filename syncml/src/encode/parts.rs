//! [`MessageWriter`]: a message part by part.

use alloc::vec::Vec;

use wbxml::tag::syncml as tag;
use wbxml::{Event, Tag};

use super::commands::{container_content, tag_of};
use super::markup::WINDOWS_NAMESPACE;
use super::options::EncodeOptions;
use super::sink::WireSink;
use super::writer::Writer;
use crate::content::Frame;
use crate::error::{Error, ErrorKind};
use crate::generated::content::syncml as content;
use crate::model::{Command, Few, Message, SyncHdr, Version};

/// Writes a message part by part: the header, then the commands one at a time.
///
/// ```
/// use syncml::{Command, EncodeOptions, MessageWriter, SyncHdr, Version, model};
/// use wbxml::{dictionaries, encode::EncodeOptions as Wire};
///
/// let mut header = SyncHdr::new(Version::V1_2, "DM/1.2");
/// header.session_id = "1".into();
/// header.msg_id = "1".into();
/// let mut alert = model::Alert::default();
/// alert.cmd_id = "1".into();
/// alert.data = Some(model::AlertCode::DM_CLIENT_INITIATED.into());
///
/// let document = wbxml::encode(&dictionaries::SYNCML_1_2, Wire::default(), |sink| {
///     let write = || {
///         let mut writer = MessageWriter::new(sink, Version::V1_2, &header, &EncodeOptions::DEFAULT)?;
///         writer.command(&Command::Alert(alert))?;
///         writer.finish(true)
///     };
///     write().map(drop).map_err(|e: syncml::Error| e.to_wire())
/// })?;
/// assert_eq!(document[..7], *b"\x03\xA4\x01\x6A\x00\x6D\x6C");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Debug)]
pub struct MessageWriter<K> {
    writer: Writer<K>,
    body: Frame<'static>,
    open: Vec<(Tag, Frame<'static>)>,
}

impl<K: WireSink> MessageWriter<K> {
    /// Writes the header.
    ///
    /// # Errors
    ///
    /// The header is not complete, or the wire form cannot carry it.
    pub fn new(
        sink: K,
        version: Version,
        header: &SyncHdr<'_>,
        options: &EncodeOptions,
    ) -> Result<Self, Error> {
        let writer = Writer::new(sink, header.version().unwrap_or(version), options);
        Self::begin(writer, version, header)
    }

    /// Writes the header of a message in which some status has the attribute of Windows, or none.
    pub(crate) fn of(
        sink: K,
        message: &Message<'_>,
        options: &EncodeOptions,
    ) -> Result<Self, Error> {
        let (version, header) = (message.version, &message.header);
        let mut writer = Writer::new(sink, header.version().unwrap_or(version), options);
        let has_error =
            |c: &Command<'_>| matches!(c, Command::Status(s) if s.original_error.is_some());
        writer.declares_windows = message.commands.iter().any(has_error);
        Self::begin(writer, version, header)
    }

    fn begin(mut writer: Writer<K>, version: Version, header: &SyncHdr<'_>) -> Result<Self, Error> {
        let said = header.version();
        if writer.options.checked && said != Some(version) {
            let kind = match said {
                None => ErrorKind::UnknownVersion,
                Some(header) => ErrorKind::VersionMismatch {
                    document: version,
                    header,
                },
            };
            return Err(writer.error(kind));
        }
        let mut start = || {
            writer.event(Event::Start(tag::SYNC_ML))?;
            writer.sync_hdr(header)?;
            writer.event(Event::Start(tag::SYNC_BODY))?;
            if writer.declares_windows {
                let (name, value) = WINDOWS_NAMESPACE;
                writer.attribute(name, value)?;
                writer.event(Event::AttributesEnd)?;
            }
            Ok(())
        };
        start().map_err(|e: Error| e.inside(tag::SYNC_ML))?;
        Ok(Self {
            writer,
            body: Frame::new(&content::SYNC_BODY),
            open: Vec::new(),
        })
    }

    /// Writes a command with all that is in it.
    ///
    /// # Errors
    ///
    /// The command is not complete, does not belong here, or the wire form cannot carry it.
    pub fn command(&mut self, command: &Command<'_>) -> Result<(), Error> {
        if container_content(command).is_none() {
            return self.simple(command);
        }
        // What is left to be written of each that is open.
        let mut left = Vec::new();
        self.open(command)?;
        left.push(command.commands().iter());
        while let Some(commands) = left.last_mut() {
            match commands.next() {
                None => {
                    self.close()?;
                    left.pop();
                }
                Some(inner) if container_content(inner).is_some() => {
                    self.open(inner)?;
                    left.push(inner.commands().iter());
                }
                Some(inner) => self.simple(inner)?,
            }
        }
        Ok(())
    }

    /// Begins `Atomic`, `Sequence` or `Sync`. What it holds is not written, but what stands before.
    ///
    /// # Errors
    ///
    /// Those of [`command`](Self::command); [`ErrorKind::Misplaced`] for another command.
    pub fn open(&mut self, command: &Command<'_>) -> Result<(), Error> {
        let (Some(content), Some(tag)) = (container_content(command), tag_of(command)) else {
            return Err(self.located(self.writer.error(ErrorKind::Misplaced)));
        };
        self.admit(tag)?;
        let mut frame = Frame::new(content);
        let mut write = || {
            self.writer.event(Event::Start(tag))?;
            self.writer.container_fields(&mut frame, command)
        };
        match write() {
            Ok(()) => {
                self.open.push((tag, frame));
                Ok(())
            }
            Err(e) => Err(self.located(e.inside(tag))),
        }
    }

    /// Ends the innermost command that was begun.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MissingCommand`] if there has to be something in it and is not;
    /// [`ErrorKind::Misplaced`] if there is none.
    pub fn close(&mut self) -> Result<(), Error> {
        let Some((tag, frame)) = self.open.pop() else {
            return Err(self.located(self.writer.error(ErrorKind::Misplaced)));
        };
        let ended = self.writer.end(&frame, &Few::new());
        ended.map_err(|e| self.located(e.inside(tag)))
    }

    /// Writes the end of the message, with `Final` if it is the last of its package, and gives the
    /// sink back.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MissingCommand`] if the body has no command; [`ErrorKind::Misplaced`] if a
    /// command is open.
    pub fn finish(mut self, is_final: bool) -> Result<K, Error> {
        if !self.open.is_empty() {
            return Err(self.located(self.writer.error(ErrorKind::Misplaced)));
        }
        let mut end = || {
            self.writer.flag(&mut self.body, tag::FINAL, is_final)?;
            self.writer.end(&self.body, &Few::new())
        };
        match end() {
            Ok(()) => {
                self.writer.event(Event::End)?;
                Ok(self.writer.sink)
            }
            Err(e) => Err(self.located(e)),
        }
    }

    /// How many bytes have been written, as far as the sink knows.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.writer.sink.written()
    }

    fn simple(&mut self, command: &Command<'_>) -> Result<(), Error> {
        if let Some(tag) = tag_of(command) {
            self.admit(tag)?;
        }
        let written = self.writer.command(command);
        written.map_err(|e| self.located(e))
    }

    fn admit(&mut self, tag: Tag) -> Result<(), Error> {
        let frame = match self.open.last_mut() {
            Some((_, frame)) => frame,
            None => &mut self.body,
        };
        let admitted = self.writer.admit(frame, tag);
        admitted.map_err(|e| self.located(e))
    }

    /// The error with the elements around.
    #[cold]
    fn located(&self, error: Error) -> Error {
        let around = self.open.iter().rev().map(|(tag, _)| *tag);
        around
            .fold(error, Error::inside)
            .inside(tag::SYNC_BODY)
            .inside(tag::SYNC_ML)
    }
}
