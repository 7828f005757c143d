//! Documents of another type inside a document: OPAQUE in WBXML, elements or text in XML.
//!
//! A media type announces them, in `Type` of the `Meta` of the command or item that they are in. It
//! is another one in each form. Where none does, or another, OPAQUE that names its own type in its
//! header is a document all the same, as elements of its namespace are.

use alloc::string::String;
use alloc::vec::Vec;

use super::{copy_located, send, send_located};
use crate::charset::to_utf8;
use crate::dictionary::Embedded;
use crate::encode::{Encoder, Output};
use crate::xml::{Reader, Writer};
use crate::{
    Diagnostic, Dictionary, Error, Event, EventReader, Header, Options, Source, Tag, dictionaries,
};

/// What a media type announces, and for how long.
struct Announced {
    /// Nothing, if it is another media type.
    embedded: Option<&'static Embedded>,
    /// The depth of the command or item that the media type is of.
    depth: u32,
}

/// Follows the elements of a document for media types that announce documents inside it.
struct Announcements {
    dictionary: &'static Dictionary,
    depth: u32,
    current: Option<Tag>,
    announced: Vec<Announced>,
    /// In an attribute value or a processing instruction, whose text is not that of the element.
    aside: bool,
    /// The text of the element that is open, if what it means is known at the end only.
    text: String,
}

impl Announcements {
    const fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            depth: 0,
            current: None,
            announced: Vec::new(),
            aside: false,
            text: String::new(),
        }
    }

    fn follow(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(Some(tag)),
            Event::StartLiteral { .. } => self.start(None),
            Event::End => self.end(),
            Event::Attribute(_) | Event::AttributeLiteral { .. } | Event::Pi(_) => {
                self.aside = true;
            }
            Event::AttributesEnd | Event::PiEnd => self.aside = false,
            _ => {}
        }
    }

    fn start(&mut self, tag: Option<Tag>) {
        self.depth = self.depth.saturating_add(1);
        self.current = tag;
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.current = None;
        let depth = self.depth;
        while self.announced.pop_if(|a| depth < a.depth).is_some() {}
    }

    /// Keeps a piece of the text of an element.
    fn keep(&mut self, event: Event<'_>) {
        match event {
            Event::Text(piece) | Event::CData(piece) => self.text.push_str(piece),
            Event::Char(c) => self.text.push(c),
            _ => {}
        }
    }

    /// Whether the element that is open holds a media type.
    fn in_media_type(&self) -> bool {
        let is = |tag| self.dictionary.embedded.iter().any(|e| e.media_type == tag);
        !self.aside && self.current.is_some_and(is)
    }

    /// The media type that has been read, in the other form if it announces a document.
    fn announce(
        &mut self,
        from: fn(&Embedded) -> &'static str,
        to: fn(&Embedded) -> &'static str,
    ) -> String {
        let text = core::mem::take(&mut self.text);
        let embedded = self.dictionary.embedded.iter().find(|e| {
            Some(e.media_type) == self.current && from(e).eq_ignore_ascii_case(text.trim_ascii())
        });
        // Type in Meta in the command or item.
        let depth = self.depth.saturating_sub(2);
        // It takes the place of those that end no later.
        while self.announced.pop_if(|a| a.depth >= depth).is_some() {}
        self.announced.push(Announced { embedded, depth });
        embedded.map_or(text, |e| String::from(to(e)))
    }

    /// The document type announced for the element that is open.
    fn expected(&self) -> Option<&'static Embedded> {
        let embedded = self.announced.last()?.embedded?;
        (!self.aside && self.current == Some(embedded.container)).then_some(embedded)
    }

    /// The type of the document in this OPAQUE of the element that is open: the one that it names,
    /// or else the one announced. Where none is announced, it has to be one that can be read.
    fn document(
        &self,
        bytes: &[u8],
        outer: &EventReader<'_>,
        options: &Options,
    ) -> Option<&'static Embedded> {
        if self.aside {
            return None;
        }
        let named = self.dictionary.embedded_by_header(self.current, bytes);
        if let Some(announced) = self.expected() {
            return named.or(Some(announced));
        }
        let dictionary = named?.dictionary;
        let options = inside(outer, options);
        let utf8 = to_utf8(bytes, Some(dictionary), &options).ok()?;
        let mut source = EventReader::with_options(&utf8.bytes, dictionary, &options).ok()?;
        named.filter(|_| source.all(|event| event.is_ok()))
    }
}

/// Copies with documents inside OPAQUE turned into elements.
pub(super) fn to_xml<O: Output>(
    source: &mut EventReader<'_>,
    sink: &mut Writer<O>,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let mut announcements = Announcements::new(source.dictionary());
    while let Some(event) = source.next_event()? {
        match event {
            Event::Text(_) | Event::Char(_) if announcements.in_media_type() => {
                announcements.keep(event);
                continue;
            }
            Event::Opaque(bytes) if !bytes.is_empty() => {
                if let Some(embedded) = announcements.document(bytes, source, options) {
                    // What follows in the element is text: libwbxml adds white space there.
                    announcements.current = None;
                    let found = open(bytes, embedded, source, sink, options)?;
                    diagnostics.extend(found);
                    continue;
                }
            }
            _ => {}
        }
        if !announcements.text.is_empty() {
            let whole = event == Event::End;
            let text = if whole {
                announcements.announce(|e| e.wbxml, |e| e.xml)
            } else {
                core::mem::take(&mut announcements.text)
            };
            send_located(sink, Event::Text(&text), source.item_offset())?;
        }
        announcements.follow(event);
        send_located(sink, event, source.item_offset())?;
    }
    Ok(())
}

/// The options for a document inside. What is inside counts towards the limits of the whole. What
/// the transport says of the charset, it says of the outer document.
fn inside(outer: &EventReader<'_>, options: &Options) -> Options {
    let mut options = options.with_limits(outer.remaining(options.limits));
    options.charset = None;
    options
}

/// Writes the document in the OPAQUE that has just been read.
fn open<O: Output>(
    bytes: &[u8],
    embedded: &'static Embedded,
    outer: &mut EventReader<'_>,
    sink: &mut Writer<O>,
    options: &Options,
) -> Result<Vec<Diagnostic>, Error> {
    let base = outer.offset().saturating_sub(bytes.len() as u64);
    let options = inside(outer, options);
    let utf8 = to_utf8(bytes, Some(embedded.dictionary), &options).map_err(|e| e.shifted(base))?;
    let shift = |e: Error| utf8.relocate(e).shifted(base);
    let (header, _) = Header::decode(&utf8.bytes, &options).map_err(shift)?;
    let same_root = |d: &&Dictionary| d.root_name() == embedded.dictionary.root_name();
    let dictionary = dictionaries::detect(&header)
        .filter(same_root)
        .unwrap_or(embedded.dictionary);
    let mut source = EventReader::with_options(&utf8.bytes, dictionary, &options).map_err(shift)?;
    let before = sink.diagnostics().len();
    send(sink, Event::Document(dictionary), base)?;
    copy_located(&mut source, sink).map_err(shift)?;
    send(
        sink,
        Event::DocumentEnd,
        base.saturating_add(bytes.len() as u64),
    )?;
    sink.move_diagnostics(before, |offset| {
        utf8.offset_in_input(offset).saturating_add(base)
    });
    outer.charge(&source);
    let found = source
        .take_diagnostics()
        .into_iter()
        .map(|d| Diagnostic::new(d.kind(), utf8.offset_in_input(d.offset())));
    let all = utf8.diagnostics.iter().copied().chain(found);
    Ok(all
        .map(|d| Diagnostic::new(d.kind(), d.offset().saturating_add(base)))
        .collect())
}

/// Copies with the media types of documents inside elements turned into those of OPAQUE. The reader
/// finds such documents where they are elements; where they are text, they are read here.
pub(super) fn from_xml<O: Output>(
    source: &mut Reader<'_>,
    sink: &mut Encoder<O>,
) -> Result<(), Error> {
    let mut announcements = Announcements::new(source.dictionary());
    let mut inside = false;
    // Where the text begins that is kept.
    let mut begin = 0;
    while let Some(event) = source.next_event()? {
        match event {
            _ if inside => {}
            Event::Text(_) | Event::CData(_) | Event::Char(_)
                if announcements.in_media_type() || announcements.expected().is_some() =>
            {
                if announcements.text.is_empty() {
                    begin = source.item_offset();
                }
                announcements.keep(event);
                continue;
            }
            _ if announcements.text.is_empty() => {}
            Event::End if announcements.in_media_type() => {
                let text = announcements.announce(|e| e.xml, |e| e.wbxml);
                send(sink, Event::Text(&text), begin)?;
            }
            _ => {
                let text = core::mem::take(&mut announcements.text);
                let embedded = announcements.expected().filter(|_| event == Event::End);
                match embedded.filter(|_| text.trim_ascii().starts_with('<')) {
                    Some(embedded) => read((&text, begin), embedded, source, sink)?,
                    None => send(sink, Event::Text(&text), begin)?,
                }
            }
        }
        match event {
            Event::Document(_) => inside = true,
            Event::DocumentEnd => {
                inside = false;
                // What follows in the element is text, not another document.
                announcements.current = None;
            }
            _ if inside => {}
            _ => announcements.follow(event),
        }
        send(sink, event, source.item_offset())?;
    }
    Ok(())
}

/// Writes the document in the text that has just been read, and begins at `base`: as references
/// may stand in it, what is wrong in it is located there.
fn read<O: Output>(
    (text, base): (&str, u64),
    embedded: &'static Embedded,
    outer: &mut Reader<'_>,
    sink: &mut Encoder<O>,
) -> Result<(), Error> {
    let refuse = |e: Error| Error::new(e.kind(), base);
    let options = outer.remaining();
    let mut inner =
        Reader::with_options(text.trim_ascii(), embedded.dictionary, &options).map_err(refuse)?;
    send(sink, Event::Document(embedded.dictionary), base)?;
    crate::copy(&mut inner, sink).map_err(refuse)?;
    send(sink, Event::DocumentEnd, base)?;
    outer.charge(&inner);
    Ok(())
}
