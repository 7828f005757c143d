//! From one wire form to the other.

use alloc::string::String;
use alloc::vec::Vec;

use crate::charset::{Utf8Document, to_utf8};
use crate::dictionary::Embedded;
use crate::encode::{EncodeOptions, Encoder, Output, encode};
use crate::xml::{ReadOptions, Reader, WriteOptions, Writer, detect};
use crate::{
    Diagnostic, Dictionary, Error, ErrorKind, Event, EventReader, Header, Options, Sink, Source,
    Tag, dictionaries,
};

/// How a document is converted.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ConvertOptions {
    /// The dictionary; without one, the document has to say of what type it is.
    pub dictionary: Option<&'static Dictionary>,
    /// How WBXML is read.
    pub decode: Options,
    /// How XML is written.
    pub write: WriteOptions,
    /// How XML is read.
    pub read: ReadOptions,
    /// How WBXML is written.
    pub encode: EncodeOptions,
}

impl ConvertOptions {
    /// These options with this dictionary.
    #[must_use]
    pub const fn with_dictionary(mut self, dictionary: &'static Dictionary) -> Self {
        self.dictionary = Some(dictionary);
        self
    }

    /// These options with another way to read WBXML.
    #[must_use]
    pub const fn with_decode(mut self, decode: Options) -> Self {
        self.decode = decode;
        self
    }

    /// These options with another way to write XML.
    #[must_use]
    pub const fn with_write(mut self, write: WriteOptions) -> Self {
        self.write = write;
        self
    }

    /// These options with another way to read XML.
    #[must_use]
    pub const fn with_read(mut self, read: ReadOptions) -> Self {
        self.read = read;
        self
    }

    /// These options with another way to write WBXML.
    #[must_use]
    pub fn with_encode(mut self, encode: EncodeOptions) -> Self {
        self.encode = encode;
        self
    }
}

/// The XML form of a WBXML document that names its type.
///
/// ```
/// let xml = wbxml::to_xml(b"\x03\x05\x6A\x00\x05")?;
/// assert!(xml.ends_with("<si/>"));
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// The document is not well-formed, its type is unknown, or XML cannot carry it.
pub fn to_xml(document: &[u8]) -> Result<String, Error> {
    to_xml_with(document, &ConvertOptions::default()).map(|(xml, _)| xml)
}

/// The XML form of a WBXML document, and what was let pass or escaped.
///
/// # Errors
///
/// Those of [`to_xml`].
pub fn to_xml_with(
    document: &[u8],
    options: &ConvertOptions,
) -> Result<(String, Vec<Diagnostic>), Error> {
    let mut xml = Vec::with_capacity(document.len().saturating_mul(3));
    let diagnostics = to_xml_in(document, options, &mut xml)?;
    let xml = String::from_utf8(xml).map_err(|_| Error::new(ErrorKind::InvalidText, 0))?;
    Ok((xml, diagnostics))
}

/// Writes the XML form of a WBXML document to `out` as it goes, in memory that grows with the depth
/// of the document only.
///
/// # Errors
///
/// Those of [`to_xml`], and [`ErrorKind::OutputFull`].
pub fn to_xml_in(
    document: &[u8],
    options: &ConvertOptions,
    out: impl Output,
) -> Result<Vec<Diagnostic>, Error> {
    let utf8 = to_utf8(document, options.dictionary, &options.decode)?;
    let mut found = Vec::new();
    let written = utf8_to_xml(&utf8, options, &mut found, out).map_err(|e| utf8.relocate(e))?;
    let found = found.into_iter().map(|d: Diagnostic| {
        Diagnostic::new(d.kind(), utf8.offset_in_input(d.offset()))
    });
    Ok(utf8.diagnostics.iter().copied().chain(found).chain(written).collect())
}

/// Writes the XML form of a document in UTF-8; what is found in it goes to `found`, what the writer
/// reports is returned.
fn utf8_to_xml(
    utf8: &Utf8Document<'_>,
    options: &ConvertOptions,
    found: &mut Vec<Diagnostic>,
    out: impl Output,
) -> Result<Vec<Diagnostic>, Error> {
    let document = &*utf8.bytes;
    let decode = utf8.options(&options.decode);
    let (header, _) = Header::decode(document, &decode)?;
    let dictionary = options
        .dictionary
        .or_else(|| dictionaries::detect(&header))
        .ok_or(Error::new(ErrorKind::UnknownDocumentType, 1))?;
    let mut source = EventReader::with_options(document, dictionary, &decode)?;
    let mut write = options.write;
    write.later_tokens |= decode.lenient.later_tokens;
    let mut sink = Writer::with_options(out, dictionary, &write)?;
    if dictionary.embedded.is_empty() {
        copy_located(&mut source, &mut sink)?;
    } else {
        embedded_to_xml(&mut source, &mut sink, &decode, found)?;
    }
    found.extend(source.take_diagnostics());
    let written = sink.take_diagnostics();
    sink.finish().map_err(|e| Error::new(e.kind(), document.len() as u64))?;
    Ok(written)
}

/// The WBXML form of an XML document that says of what type it is, by DOCTYPE, namespace or root
/// element.
///
/// ```
/// let document = wbxml::from_xml("<si/>")?;
/// assert_eq!(document, b"\x03\x05\x6A\x00\x05");
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// The document is not well-formed, or its type is unknown.
pub fn from_xml(xml: &str) -> Result<Vec<u8>, Error> {
    from_xml_with(xml, &ConvertOptions::default())
}

/// The WBXML form of an XML document.
///
/// Names without a token go into the string table as they come.
///
/// # Errors
///
/// Those of [`from_xml`].
pub fn from_xml_with(xml: &str, options: &ConvertOptions) -> Result<Vec<u8>, Error> {
    let mut source = xml_source(xml, options)?;
    let dictionary = source.dictionary();
    encode(dictionary, options.encode.clone(), |sink| events_from_xml(&mut source, sink))
}

/// Writes the WBXML form of an XML document to `out` as it goes, in memory that grows with the
/// depth of the document only (and with the size of a document that is embedded in it).
///
/// The string table goes out first, so names without a token have to be in
/// [`EncodeOptions::string_table`]; [`StringTable::collect`](crate::encode::StringTable::collect)
/// finds them.
///
/// # Errors
///
/// Those of [`from_xml`], [`ErrorKind::NotInStringTable`] and [`ErrorKind::OutputFull`].
pub fn from_xml_in(
    xml: &str,
    options: &ConvertOptions,
    out: impl Output,
) -> Result<(), Error> {
    let mut source = xml_source(xml, options)?;
    let mut sink = Encoder::new(out, source.dictionary(), options.encode.clone())?;
    events_from_xml(&mut source, &mut sink)?;
    sink.finish().map_err(|e| Error::new(e.kind(), xml.len() as u64))?;
    Ok(())
}

fn xml_source<'a>(xml: &'a str, options: &ConvertOptions) -> Result<Reader<'a>, Error> {
    let dictionary = options
        .dictionary
        .or_else(|| detect(xml))
        .ok_or(Error::new(ErrorKind::UnknownDocumentType, 0))?;
    Reader::with_options(xml, dictionary, &options.read)
}

fn events_from_xml<O: Output>(
    source: &mut Reader<'_>,
    sink: &mut Encoder<O>,
) -> Result<(), Error> {
    if source.dictionary().embedded.is_empty() {
        crate::copy(source, sink)
    } else {
        embedded_from_xml(source, sink)
    }
}

/// Copies; what the sink escapes is located in the source.
fn copy_located<O: Output>(
    source: &mut EventReader<'_>,
    sink: &mut Writer<O>,
) -> Result<(), Error> {
    if !sink.reports() {
        return crate::copy(source, sink);
    }
    while let Some(event) = source.next_event()? {
        send_located(sink, event, source.item_offset())?;
    }
    Ok(())
}

/// One event; what the sink refuses or escapes is located at `offset`.
fn send_located<O: Output>(
    sink: &mut Writer<O>,
    event: Event<'_>,
    offset: u64,
) -> Result<(), Error> {
    let before = sink.diagnostics().len();
    send(sink, event, offset)?;
    sink.locate_diagnostics(before, offset);
    Ok(())
}

/// Which document type the media type announced, and for how long.
#[derive(Clone, Copy)]
struct Announced {
    embedded: &'static Embedded,
    /// The depth of the command that the media type is of.
    depth: u32,
}

/// Follows the elements of a document for media types that announce documents inside it.
struct Announcements {
    dictionary: &'static Dictionary,
    depth: u32,
    current: Option<Tag>,
    announced: Option<Announced>,
    /// The text of the media type that is being read.
    media_type: String,
}

impl Announcements {
    fn new(dictionary: &'static Dictionary) -> Self {
        Self { dictionary, depth: 0, current: None, announced: None, media_type: String::new() }
    }

    /// Whether the element that is open holds a media type.
    fn in_media_type(&self) -> bool {
        let is = |tag| self.dictionary.embedded.iter().any(|e| e.media_type == tag);
        self.current.is_some_and(is)
    }

    fn start(&mut self, tag: Option<Tag>) {
        self.depth = self.depth.saturating_add(1);
        self.current = tag;
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.current = None;
        if self.announced.is_some_and(|a| self.depth < a.depth) {
            self.announced = None;
        }
    }

    /// The media type that has been read, in the other form if it announces a document.
    fn announce(
        &mut self,
        from: fn(&Embedded) -> &'static str,
        to: fn(&Embedded) -> &'static str,
    ) -> String {
        let text = core::mem::take(&mut self.media_type);
        let found = self.dictionary.embedded.iter().find(|e| {
            Some(e.media_type) == self.current && from(e).eq_ignore_ascii_case(text.trim_ascii())
        });
        let Some(embedded) = found else { return text };
        // Type in Meta in the command or item.
        let depth = self.depth.saturating_sub(2);
        self.announced = Some(Announced { embedded, depth });
        String::from(to(embedded))
    }

    /// The document type announced for the element that is open.
    fn expected(&self) -> Option<&'static Embedded> {
        let embedded = self.announced?.embedded;
        (self.current == Some(embedded.container)).then_some(embedded)
    }
}

/// Copies with documents inside OPAQUE turned into elements.
fn embedded_to_xml<O: Output>(
    source: &mut EventReader<'_>,
    sink: &mut Writer<O>,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let mut announcements = Announcements::new(source.dictionary());
    while let Some(event) = source.next_event()? {
        match event {
            Event::Start(tag) => announcements.start(Some(tag)),
            Event::StartLiteral { .. } => announcements.start(None),
            Event::Text(piece) if announcements.in_media_type() => {
                announcements.media_type.push_str(piece);
                continue;
            }
            Event::Char(c) if announcements.in_media_type() => {
                announcements.media_type.push(c);
                continue;
            }
            Event::End => {
                if announcements.in_media_type() {
                    let text = announcements.announce(|e| e.wbxml, |e| e.xml);
                    send_text(sink, &text, source.item_offset())?;
                }
                announcements.end();
            }
            Event::Opaque(bytes) => {
                if let Some(embedded) = announcements.expected() {
                    // What follows in the element is text: libwbxml adds white space there.
                    announcements.current = None;
                    let found = open_embedded(bytes, embedded, source, sink, options)?;
                    diagnostics.extend(found);
                    continue;
                }
            }
            _ => {}
        }
        send_located(sink, event, source.item_offset())?;
    }
    Ok(())
}

fn send_text(sink: &mut impl Sink, text: &str, offset: u64) -> Result<(), Error> {
    if text.is_empty() { Ok(()) } else { send(sink, Event::Text(text), offset) }
}

fn send(sink: &mut impl Sink, event: Event<'_>, offset: u64) -> Result<(), Error> {
    sink.event(event).map_err(|e| Error::new(e.kind(), offset))
}

/// Writes the document in the OPAQUE that has just been read.
fn open_embedded<O: Output>(
    bytes: &[u8],
    embedded: &'static Embedded,
    outer: &mut EventReader<'_>,
    sink: &mut Writer<O>,
    options: &Options,
) -> Result<Vec<Diagnostic>, Error> {
    let base = outer.offset().saturating_sub(bytes.len() as u64);
    let shift = |e: Error| e.shifted(base);
    let shifted = |d: Diagnostic| Diagnostic::new(d.kind(), d.offset().saturating_add(base));
    // What is inside counts towards the limits of the whole.
    let options = &options.with_limits(outer.remaining(options.limits));
    let utf8 = to_utf8(bytes, Some(embedded.dictionary), options).map_err(shift)?;
    let mut diagnostics = utf8.diagnostics;
    let bytes = &*utf8.bytes;
    let (header, _) = Header::decode(bytes, options).map_err(shift)?;
    let dictionary = dictionaries::detect(&header).unwrap_or(embedded.dictionary);
    let mut source = EventReader::with_options(bytes, dictionary, options).map_err(shift)?;
    send(sink, Event::Document(dictionary), base)?;
    let before = sink.diagnostics().len();
    copy_located(&mut source, sink).map_err(shift)?;
    sink.shift_diagnostics(before, base);
    send(sink, Event::DocumentEnd, base.saturating_add(source.offset()))?;
    outer.charge(&source);
    diagnostics.extend(source.take_diagnostics());
    Ok(diagnostics.into_iter().map(shifted).collect())
}

/// Copies with the media types of documents inside elements turned into those of OPAQUE. The reader
/// finds such documents where they are elements; where they are text, they are read here.
fn embedded_from_xml<O: Output>(
    source: &mut Reader<'_>,
    sink: &mut Encoder<O>,
) -> Result<(), Error> {
    let mut announcements = Announcements::new(source.dictionary());
    let mut inside = false;
    let mut text = String::new();
    while let Some(event) = source.next_event()? {
        let expected = if inside { None } else { announcements.expected() };
        match event {
            Event::Document(_) => inside = true,
            Event::DocumentEnd => inside = false,
            _ if inside => {}
            Event::Start(tag) => announcements.start(Some(tag)),
            Event::StartLiteral { .. } => announcements.start(None),
            Event::Text(piece) | Event::CData(piece) if announcements.in_media_type() => {
                announcements.media_type.push_str(piece);
                continue;
            }
            Event::Char(c) if announcements.in_media_type() => {
                announcements.media_type.push(c);
                continue;
            }
            Event::Text(piece) | Event::CData(piece) if expected.is_some() => {
                text.push_str(piece);
                continue;
            }
            Event::Char(c) if expected.is_some() => {
                text.push(c);
                continue;
            }
            Event::End => {
                if let Some(embedded) = expected.filter(|_| !text.trim_ascii().is_empty()) {
                    let base = source.offset();
                    let refuse = |e: Error| Error::new(e.kind(), base);
                    let mut inner =
                        Reader::new(text.trim_ascii(), embedded.dictionary).map_err(refuse)?;
                    send(sink, Event::Document(embedded.dictionary), base)?;
                    crate::copy(&mut inner, sink).map_err(refuse)?;
                    send(sink, Event::DocumentEnd, base)?;
                }
                text.clear();
                if announcements.in_media_type() {
                    let media_type = announcements.announce(|e| e.xml, |e| e.wbxml);
                    send_text(sink, &media_type, source.offset())?;
                }
                announcements.end();
            }
            _ => {}
        }
        send(sink, event, source.offset())?;
    }
    Ok(())
}
