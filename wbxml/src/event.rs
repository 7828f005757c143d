//! [`Event`]: the meaning of a document, whatever its wire form; [`Source`] and [`Sink`], where
//! events come from and go to.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::{Dictionary, Error, ErrorKind, Expected, Tag};

/// One step through a document.
///
/// An element is `Start`, then, where it has attributes, each `Attribute` with the pieces of its
/// value and one `AttributesEnd`, then content, then `End`. Text comes in pieces: any number of
/// `Text`, `CData` and `Char` in a row are one text.
///
/// ```
/// use wbxml::{Event, EventReader, dictionaries, tag::eas::folder_hierarchy};
///
/// let document = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";
/// let reader = EventReader::new(document, &dictionaries::ACTIVESYNC)?;
/// let events: Vec<Event<'_>> = reader.collect::<Result<_, _>>()?;
/// assert_eq!(events, [
///     Event::Start(folder_hierarchy::FOLDER_SYNC),
///     Event::Start(folder_hierarchy::SYNC_KEY),
///     Event::Text("0"),
///     Event::End,
///     Event::End,
/// ]);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// An element begins. The tag may be one that the dictionary does not know.
    Start(Tag),
    /// An element begins that is known by name only (LITERAL, or a name without a token).
    StartLiteral {
        /// The code page whose namespace the element is in, or [`NO_PAGE`].
        page: u16,
        /// The name as written, with its prefix if it has one.
        name: &'a str,
    },
    /// An attribute begins; the pieces of its value follow. Where several attribute start tokens
    /// share a name, this is the [canonical](Dictionary::attribute) one.
    Attribute(Tag),
    /// An attribute begins that is known by name only.
    AttributeLiteral {
        /// The name as written, with its prefix if it has one.
        name: &'a str,
    },
    /// A piece of an attribute value: a value token that the dictionary does not know.
    AttributeValue(Tag),
    /// The attributes of the element are complete.
    AttributesEnd,
    /// A piece of text, of content or of an attribute value. Never empty from a [`Source`].
    Text(&'a str),
    /// A piece of text that XML carries in a CDATA section.
    CData(&'a str),
    /// One character, from an ENTITY or a character reference.
    Char(char),
    /// Bytes, from an OPAQUE.
    Opaque(&'a [u8]),
    /// An extension with a string: EXT_I, EXT_0 to 2 (the string is empty), or, where the
    /// dictionary reads it so, EXT_T. `code` is the token.
    Extension {
        /// The token: 0x40–0x42, 0x80–0x82, 0xC0–0xC2.
        code: u8,
        /// The string, a WML variable name for example.
        text: &'a str,
    },
    /// An EXT_T without a meaning in the dictionary.
    ExtensionIndex {
        /// The token: 0x80–0x82.
        code: u8,
        /// Its number.
        index: u32,
    },
    /// A processing instruction begins; the pieces of its data follow, then `PiEnd`.
    Pi(&'a str),
    /// The end of a processing instruction.
    PiEnd,
    /// The element just started holds a whole document of another type, whose root follows.
    Document(&'static Dictionary),
    /// The end of the document begun by `Document`.
    DocumentEnd,
    /// The end of the element.
    End,
}

const _: () = assert!(size_of::<Event<'static>>() == 24);
const _: () = assert!(size_of::<Result<Option<Event<'static>>, Error>>() == 24);

/// The `page` of a [`StartLiteral`](Event::StartLiteral) in no namespace of the dictionary.
pub const NO_PAGE: u16 = u16::MAX;

/// Where events come from: a WBXML [`EventReader`](crate::EventReader), an XML
/// [`Reader`](crate::xml::Reader), a [`Document`](crate::Document).
///
/// A typed model is decoded once, from a `Source`, and so reads both wire forms.
///
/// ```
/// use wbxml::{Error, Event, EventReader, Source, dictionaries, tag::eas::provision};
///
/// /// The status of a Provision response, in whichever form it comes.
/// fn status<'a>(source: &mut impl Source<'a>) -> Result<Option<String>, Error> {
///     while let Some(event) = source.next_event()? {
///         if event == Event::Start(provision::STATUS) {
///             return source.text().map(|text| Some(text.into_owned()));
///         }
///     }
///     Ok(None)
/// }
///
/// let wbxml = b"\x03\x01\x6A\x00\x00\x0E\x45\x4B\x031\x00\x01\x01";
/// let mut reader = EventReader::new(wbxml, &dictionaries::ACTIVESYNC)?;
/// assert_eq!(status(&mut reader)?.as_deref(), Some("1"));
/// let xml = "<Provision xmlns='Provision'><Status>1</Status></Provision>";
/// let mut reader = wbxml::xml::Reader::new(xml, &dictionaries::ACTIVESYNC)?;
/// assert_eq!(status(&mut reader)?.as_deref(), Some("1"));
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait Source<'a> {
    /// The next event; `None` at the end of the document, again and again.
    ///
    /// # Errors
    ///
    /// The document is not well-formed, exceeds a limit, or is truncated. The source is then at
    /// its end.
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error>;

    /// The byte offset in the input that reading has reached.
    fn offset(&self) -> u64;

    /// The byte offset in the input at which the item of the last event begins, as far as the source
    /// knows; otherwise [`offset`](Self::offset).
    fn item_offset(&self) -> u64 {
        self.offset()
    }

    /// The dictionary that the tags are of.
    fn dictionary(&self) -> &'static Dictionary;

    /// The text of the element just started, through its `End`. Borrowed where it is in one piece;
    /// OPAQUE counts as text if it is UTF-8.
    ///
    /// Call it right after `Start` or `AttributesEnd`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedEvent`] if there is anything but text in the element.
    fn text(&mut self) -> Result<Cow<'a, str>, Error>
    where
        Self: Sized,
    {
        text_in_pieces(self)
    }

    /// The next element, if it holds one piece of text or nothing and the source can tell so at a
    /// glance: its tag, and the text. It has then been read through its `End`, and
    /// [`item_offset`](Self::item_offset) is where it begins.
    ///
    /// `None` says nothing about what comes next, not even that there is no such element: go on
    /// with [`next_event`](Self::next_event). A model whose elements are mostly of this kind is
    /// read several times as fast by asking here first.
    #[inline]
    fn leaf(&mut self) -> Option<(Tag, &'a str)> {
        None
    }

    /// Reads on through the `End` of the element just started and drops what is in it.
    ///
    /// # Errors
    ///
    /// Those of [`next_event`](Self::next_event).
    fn skip_element(&mut self) -> Result<(), Error>
    where
        Self: Sized,
    {
        let mut depth = 1_u64;
        while depth > 0 {
            match self.next_event()? {
                Some(Event::Start(_) | Event::StartLiteral { .. }) => {
                    depth = depth.saturating_add(1);
                }
                Some(Event::End) => depth = depth.saturating_sub(1),
                Some(_) => {}
                None => return Err(Error::new(ErrorKind::UnexpectedEnd, self.offset())),
            }
        }
        Ok(())
    }
}

impl<'a, S: Source<'a>> Source<'a> for &mut S {
    #[inline]
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        (**self).next_event()
    }

    fn offset(&self) -> u64 {
        (**self).offset()
    }

    fn item_offset(&self) -> u64 {
        (**self).item_offset()
    }

    fn dictionary(&self) -> &'static Dictionary {
        (**self).dictionary()
    }

    fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        (**self).text()
    }

    #[inline]
    fn leaf(&mut self) -> Option<(Tag, &'a str)> {
        (**self).leaf()
    }
}

/// [`Source::text`] for any source: one piece borrows, more are put together.
#[inline(always)]
pub(crate) fn text_in_pieces<'a, S: Source<'a>>(source: &mut S) -> Result<Cow<'a, str>, Error> {
    match source.next_event()? {
        Some(Event::End) => Ok(Cow::Borrowed("")),
        Some(Event::Text(piece)) => match source.next_event()? {
            Some(Event::End) => Ok(Cow::Borrowed(piece)),
            next => text_continued(source, piece, next),
        },
        next => text_continued(source, "", next),
    }
}

#[cold]
#[inline(never)]
fn text_continued<'a, S: Source<'a>>(
    source: &mut S,
    first: &'a str,
    mut next: Option<Event<'a>>,
) -> Result<Cow<'a, str>, Error> {
    let mut text = String::from(first);
    loop {
        match next {
            Some(Event::Text(piece) | Event::CData(piece)) => text.push_str(piece),
            Some(Event::Char(c)) => text.push(c),
            Some(Event::Opaque(bytes)) => match core::str::from_utf8(bytes) {
                Ok(piece) => text.push_str(piece),
                Err(_) => return Err(Error::new(ErrorKind::OpaqueNotText, source.offset())),
            },
            Some(Event::End) => return Ok(Cow::Owned(text)),
            Some(_) => {
                let kind = ErrorKind::UnexpectedEvent(Expected::Text);
                return Err(Error::new(kind, source.offset()));
            }
            None => return Err(Error::new(ErrorKind::UnexpectedEnd, source.offset())),
        }
        next = source.next_event()?;
    }
}

/// Where events go to: a WBXML [`Encoder`](crate::Encoder), an XML
/// [`Writer`](crate::xml::Writer), a [`DocumentBuilder`](crate::DocumentBuilder).
///
/// ```
/// use wbxml::{Error, Sink, dictionaries, tag::eas::provision, xml::WriteOptions};
///
/// /// A request for policies, in whichever form it goes.
/// fn request(sink: &mut impl Sink) -> Result<(), Error> {
///     sink.element(provision::PROVISION, |e| {
///         e.element(provision::POLICIES, |e| e.empty_element(provision::POLICY))
///     })
/// }
///
/// let dictionary = &dictionaries::ACTIVESYNC;
/// let wbxml = wbxml::encode(dictionary, Default::default(), |e| request(e))?;
/// assert_eq!(wbxml, b"\x03\x01\x6A\x00\x00\x0E\x45\x46\x07\x01\x01");
/// let options = WriteOptions::COMPACT.with_declaration(false).with_doctype(false);
/// let mut writer = wbxml::xml::Writer::with_options(Vec::new(), dictionary, &options)?;
/// request(&mut writer)?;
/// let xml = writer.finish()?;
/// assert_eq!(xml, br#"<Provision xmlns="Provision"><Policies><Policy/></Policies></Provision>"#);
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait Sink {
    /// Takes one event.
    ///
    /// # Errors
    ///
    /// The event cannot follow the one before it, or the wire form cannot carry it, or the output
    /// is full.
    fn event(&mut self, event: Event<'_>) -> Result<(), Error>;

    /// An element: its start, what `content` writes (attributes first), and its end.
    ///
    /// # Errors
    ///
    /// Those of [`event`](Self::event) and of `content`.
    fn element(
        &mut self,
        tag: Tag,
        content: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error>
    where
        Self: Sized,
    {
        self.event(Event::Start(tag))?;
        content(self)?;
        self.event(Event::End)
    }

    /// An element with nothing but text in it.
    ///
    /// # Errors
    ///
    /// Those of [`event`](Self::event).
    fn text_element(&mut self, tag: Tag, text: &str) -> Result<(), Error>
    where
        Self: Sized,
    {
        self.event(Event::Start(tag))?;
        if !text.is_empty() {
            self.event(Event::Text(text))?;
        }
        self.event(Event::End)
    }

    /// An element with nothing in it.
    ///
    /// # Errors
    ///
    /// Those of [`event`](Self::event).
    fn empty_element(&mut self, tag: Tag) -> Result<(), Error>
    where
        Self: Sized,
    {
        self.event(Event::Start(tag))?;
        self.event(Event::End)
    }

    /// The attributes of the element just started.
    ///
    /// # Errors
    ///
    /// Those of [`event`](Self::event).
    fn attributes(&mut self, attributes: &[(Tag, &str)]) -> Result<(), Error>
    where
        Self: Sized,
    {
        for &(tag, value) in attributes {
            self.event(Event::Attribute(tag))?;
            self.event(Event::Text(value))?;
        }
        if attributes.is_empty() {
            Ok(())
        } else {
            self.event(Event::AttributesEnd)
        }
    }
}

impl<S: Sink + ?Sized> Sink for &mut S {
    #[inline]
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        (**self).event(event)
    }
}

/// Moves every event of `source` into `sink`: a conversion, when the two have different wire forms.
///
/// ```
/// use wbxml::{DocumentBuilder, EventReader, dictionaries};
///
/// let mut reader = EventReader::new(b"\x03\x05\x6A\x00\x45\x03hi\x00\x01", &dictionaries::SI_1_0)?;
/// let mut builder = DocumentBuilder::new(&dictionaries::SI_1_0);
/// wbxml::copy(&mut reader, &mut builder)?;
/// let document = builder.finish()?;
/// assert_eq!(document.root().name(), Some("si"));
/// assert_eq!(document.root().text().as_deref(), Some("hi"));
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// The first error of either; one of the sink is located at the item of the source.
#[inline]
pub fn copy<'a, S: Source<'a>, K: Sink>(source: &mut S, sink: &mut K) -> Result<(), Error> {
    while let Some(event) = source.next_event()? {
        if let Err(e) = sink.event(event) {
            return Err(Error::new(e.kind(), source.item_offset()));
        }
    }
    Ok(())
}
