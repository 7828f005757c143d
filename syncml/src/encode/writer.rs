//! [`Writer`]: children, text and data to events, checked against the tables.

use wbxml::{Event, Tag};

use super::options::EncodeOptions;
use super::sink::WireSink;
use crate::content::{Content, Frame, Missing, Profile, Verdict};
use crate::error::{Error, ErrorKind};
use crate::model::{Dialect, Few, Form, Markup, Version};

/// Writes elements to a sink.
#[derive(Debug)]
pub(crate) struct Writer<K> {
    pub(crate) sink: K,
    pub(crate) options: EncodeOptions,
    pub(crate) version: Version,
    pub(crate) profile: Profile,
    /// The namespace of the attributes of Windows is declared in the body.
    pub(crate) declares_windows: bool,
}

pub(crate) type Written = Result<(), Error>;

impl<K: WireSink> Writer<K> {
    pub(crate) fn new(sink: K, version: Version, options: &EncodeOptions) -> Self {
        Self {
            sink,
            options: *options,
            version,
            profile: Profile::new(version, options.dialect),
            declares_windows: options.dialect == Dialect::WindowsMdm,
        }
    }

    /// An error at the place that writing has reached.
    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.sink.written())
    }

    pub(crate) fn form(&self) -> Form {
        self.sink.form()
    }

    /// Sees whether a child belongs here.
    #[inline]
    pub(crate) fn admit(&self, frame: &mut Frame<'_>, tag: Tag) -> Written {
        match frame.admit(tag, self.profile) {
            Verdict::Fits => Ok(()),
            verdict if self.options.checked => Err(self.refusal(tag, verdict)),
            _ => Ok(()),
        }
    }

    #[cold]
    fn refusal(&self, tag: Tag, verdict: Verdict) -> Error {
        self.error(match verdict {
            Verdict::OutOfOrder => ErrorKind::OutOfOrder(tag),
            Verdict::Duplicate => ErrorKind::DuplicateElement(tag),
            Verdict::OtherProfile if self.options.dialect == Dialect::SyncMl => {
                ErrorKind::NotInVersion(tag, self.version)
            }
            Verdict::OtherProfile => ErrorKind::NotInDialect(tag, self.options.dialect),
            Verdict::NotHere | Verdict::Fits => ErrorKind::UnexpectedElement(Some(tag)),
        })
    }

    #[inline]
    pub(crate) fn event(&mut self, event: Event<'_>) -> Written {
        Ok(self.sink.event(event)?)
    }

    /// An element: its start, what `content` writes, what is unknown in it, and its end.
    #[inline]
    pub(crate) fn element(
        &mut self,
        tag: Tag,
        content: &'static Content,
        unknown: &Few<Markup<'_>>,
        write: impl FnOnce(&mut Self, &mut Frame<'static>) -> Written,
    ) -> Written {
        self.sink.event(Event::Start(tag))?;
        let mut frame = Frame::new(content);
        match write(self, &mut frame).and_then(|()| self.end(&frame, unknown)) {
            Ok(()) => Ok(()),
            Err(e) => Err(e.inside(tag)),
        }
    }

    /// The end of an element.
    pub(crate) fn end(&mut self, frame: &Frame<'_>, unknown: &Few<Markup<'_>>) -> Written {
        for markup in unknown {
            self.markup(markup)?;
        }
        if self.options.checked {
            match frame.missing(self.profile) {
                None => {}
                Some(Missing::Element(tag)) => {
                    return Err(self.error(ErrorKind::MissingElement(tag)));
                }
                Some(Missing::Command) if unknown.is_empty() => {
                    return Err(self.error(ErrorKind::MissingCommand));
                }
                Some(Missing::Command) => {}
            }
        }
        self.event(Event::End)
    }

    /// A child with text in it.
    #[inline]
    pub(crate) fn text(&mut self, frame: &mut Frame<'_>, tag: Tag, text: &str) -> Written {
        self.admit(frame, tag)?;
        self.text_element(tag, text)
    }

    #[inline(never)]
    fn text_element(&mut self, tag: Tag, text: &str) -> Written {
        Ok(self.sink.text_element(tag, text)?)
    }

    /// A child with text in it that must not be empty. Without the tables, it is left out then.
    #[inline]
    pub(crate) fn identifier(&mut self, frame: &mut Frame<'_>, tag: Tag, text: &str) -> Written {
        if text.is_empty() {
            if self.options.checked {
                return Err(self.error(ErrorKind::MissingElement(tag)));
            }
            return Ok(());
        }
        self.text(frame, tag, text)
    }

    /// A child with text in it, if it is there.
    #[inline]
    pub(crate) fn optional(
        &mut self,
        frame: &mut Frame<'_>,
        tag: Tag,
        text: Option<&str>,
    ) -> Written {
        match text {
            Some(text) => self.text(frame, tag, text),
            None => Ok(()),
        }
    }

    /// An empty child, if it is there.
    #[inline]
    pub(crate) fn flag(&mut self, frame: &mut Frame<'_>, tag: Tag, there: bool) -> Written {
        if there {
            self.admit(frame, tag)?;
            self.sink.empty_element(tag)?;
        }
        Ok(())
    }
}
