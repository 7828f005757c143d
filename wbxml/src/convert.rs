//! From one wire form to the other.

mod embedded;

use alloc::string::String;
use alloc::vec::Vec;

use crate::charset::{Utf8Document, to_utf8};
use crate::encode::{EncodeOptions, Encoder, Output, encode};
use crate::xml::{ReadOptions, Reader, WriteOptions, Writer, detect};
use crate::{
    Diagnostic, Dictionary, Error, ErrorKind, Event, EventReader, Header, Options, Sink, Source,
    dictionaries,
};

/// How a document is converted.
///
/// ```
/// use wbxml::{ConvertOptions, dictionaries, xml::WriteOptions};
///
/// // ActiveSync documents do not say of what type they are.
/// let options = ConvertOptions::default()
///     .with_dictionary(&dictionaries::ACTIVESYNC)
///     .with_write(WriteOptions::COMPACT.with_declaration(false).with_doctype(false));
/// let (xml, diagnostics) = wbxml::to_xml_with(b"\x03\x01\x6A\x00\x00\x07\x16", &options)?;
/// assert_eq!(xml, r#"<FolderSync xmlns="FolderHierarchy"/>"#);
/// assert!(diagnostics.is_empty());
/// # Ok::<(), wbxml::Error>(())
/// ```
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
/// ```
/// use wbxml::{ConvertOptions, DiagnosticKind, Options};
///
/// // Something stands behind the document.
/// let document = b"\x03\x05\x6A\x00\x05\xDE\xAD";
/// assert!(wbxml::to_xml(document).is_err());
/// let options = ConvertOptions::default().with_decode(Options::LENIENT);
/// let (xml, diagnostics) = wbxml::to_xml_with(document, &options)?;
/// assert!(xml.ends_with("<si/>"));
/// assert_eq!(diagnostics[0].kind(), DiagnosticKind::TrailingData);
/// assert_eq!(diagnostics[0].offset(), 5);
/// # Ok::<(), wbxml::Error>(())
/// ```
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
/// ```
/// use wbxml::ConvertOptions;
///
/// let mut xml = Vec::new();
/// wbxml::to_xml_in(b"\x03\x05\x6A\x00\x05", &ConvertOptions::default(), &mut xml)?;
/// assert!(xml.ends_with(b"<si/>"));
/// # Ok::<(), wbxml::Error>(())
/// ```
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
    let found = utf8_to_xml(&utf8, options, out).map_err(|e| utf8.relocate(e))?;
    let found = found
        .into_iter()
        .map(|d| Diagnostic::new(d.kind(), utf8.offset_in_input(d.offset())));
    Ok(utf8.diagnostics.iter().copied().chain(found).collect())
}

/// Writes the XML form of a document in UTF-8; what was let pass or escaped is located in that.
fn utf8_to_xml(
    utf8: &Utf8Document<'_>,
    options: &ConvertOptions,
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
    let mut found = Vec::new();
    if dictionary.embedded.is_empty() {
        copy_located(&mut source, &mut sink)?;
    } else {
        embedded::to_xml(&mut source, &mut sink, &decode, &mut found)?;
    }
    found.extend(source.take_diagnostics());
    found.extend(sink.take_diagnostics());
    sink.finish()
        .map_err(|e| Error::new(e.kind(), document.len() as u64))?;
    Ok(found)
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
/// ```
/// use wbxml::{ConvertOptions, dictionaries};
///
/// let options = ConvertOptions::default().with_dictionary(&dictionaries::ACTIVESYNC);
/// let document = wbxml::from_xml_with("<FolderSync xmlns='FolderHierarchy'/>", &options)?;
/// assert_eq!(document, b"\x03\x01\x6A\x00\x00\x07\x16");
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`from_xml`].
pub fn from_xml_with(xml: &str, options: &ConvertOptions) -> Result<Vec<u8>, Error> {
    let mut source = xml_source(xml, options)?;
    let dictionary = source.dictionary();
    encode(dictionary, options.encode.clone(), |sink| {
        events_from_xml(&mut source, sink)
    })
}

/// Writes the WBXML form of an XML document to `out` as it goes, in memory that grows with the
/// depth of the document only (and with the size of a document that is embedded in it).
///
/// The string table goes out first, so names without a token have to be in
/// [`EncodeOptions::string_table`]; [`StringTable::collect`](crate::encode::StringTable::collect)
/// finds them.
///
/// ```
/// use wbxml::ConvertOptions;
///
/// // Into a buffer that is there already.
/// let mut document = b"Push: ".to_vec();
/// wbxml::from_xml_in("<si/>", &ConvertOptions::default(), &mut document)?;
/// assert_eq!(document, b"Push: \x03\x05\x6A\x00\x05");
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`from_xml`], [`ErrorKind::NotInStringTable`] and [`ErrorKind::OutputFull`].
pub fn from_xml_in(xml: &str, options: &ConvertOptions, out: impl Output) -> Result<(), Error> {
    let mut source = xml_source(xml, options)?;
    let mut sink = Encoder::new(out, source.dictionary(), options.encode.clone())?;
    events_from_xml(&mut source, &mut sink)?;
    sink.finish()
        .map_err(|e| Error::new(e.kind(), xml.len() as u64))?;
    Ok(())
}

fn xml_source<'a>(xml: &'a str, options: &ConvertOptions) -> Result<Reader<'a>, Error> {
    let dictionary = options
        .dictionary
        .or_else(|| detect(xml))
        .ok_or(Error::new(ErrorKind::UnknownDocumentType, 0))?;
    Reader::with_options(xml, dictionary, &options.read)
}

fn events_from_xml<O: Output>(source: &mut Reader<'_>, sink: &mut Encoder<O>) -> Result<(), Error> {
    if source.dictionary().embedded.is_empty() {
        crate::copy(source, sink)
    } else {
        embedded::from_xml(source, sink)
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
    sink.move_diagnostics(before, |_| offset);
    Ok(())
}

fn send(sink: &mut impl Sink, event: Event<'_>, offset: u64) -> Result<(), Error> {
    sink.event(event).map_err(|e| Error::new(e.kind(), offset))
}
