//! Provisioning documents from both wire forms.

mod attributes;
mod reader;
mod source;
mod unknown;

use alloc::vec::Vec;

use wbxml::{EventReader, Header, dictionaries};

pub use source::ProvisioningSource;

use crate::error::{Error, ErrorKind};
#[cfg(feature = "xml")]
use crate::limits::DiagnosticKind;
use crate::limits::{Diagnostic, Options};
use crate::model::provisioning::Document;

/// A provisioning document and what was let pass when it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The document.
    pub document: Document<'a>,
    /// What was let pass, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// The provisioning document in this WBXML, read strictly.
///
/// ```
/// use email2_csp::provisioning::{decode_wbxml, decode_xml};
///
/// let xml = r#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// let document = decode_xml(xml)?;
/// assert_eq!(decode_wbxml(&document.to_wbxml()?)?, document);
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// It is not well-formed, of another document type, or exceeds the limits; an attribute is missing,
/// a value has not the form of its `datatype`, an element or text does not belong where it stands.
pub fn decode_wbxml(input: &[u8]) -> Result<Document<'_>, Error> {
    decode_wbxml_with(input, &Options::STRICT).map(|decoded| decoded.document)
}

/// The provisioning document in this WBXML. It is one if its header says so or names no type.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::provisioning::{decode_wbxml_with, decode_xml};
///
/// let xml = r#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// let mut bytes = decode_xml(xml)?.to_wbxml()?;
/// bytes.push(0xFF);
/// assert!(decode_wbxml_with(&bytes, &Options::STRICT).is_err());
/// assert_eq!(decode_wbxml_with(&bytes, &Options::LENIENT)?.diagnostics.len(), 1);
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_wbxml`].
pub fn decode_wbxml_with<'a>(input: &'a [u8], options: &Options) -> Result<Decoded<'a>, Error> {
    let wire = options.wire();
    let (header, _) = Header::decode(input, &wire)?;
    let dictionary = &dictionaries::PROV_1_0;
    if dictionaries::detect(&header).is_some_and(|named| named != dictionary) {
        return Err(Error::new(ErrorKind::UnexpectedRoot, 1));
    }
    let source = EventReader::with_options(input, dictionary, &wire)?;
    reader::Reader::new(source, options).of(input).read()
}

/// The provisioning document in this XML, read strictly.
///
/// ```
/// use email2_csp::provisioning::decode_xml;
///
/// let xml = r#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// let document = decode_xml(xml)?;
/// assert_eq!(document.characteristics().next().unwrap().kind, "EMAIL2");
/// assert!(decode_xml("<wap-provisioningdoc>").is_err());
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_wbxml`].
#[cfg(feature = "xml")]
pub fn decode_xml(input: &str) -> Result<Document<'_>, Error> {
    decode_xml_with(input, &Options::STRICT).map(|decoded| decoded.document)
}

/// The provisioning document in this XML. A DOCTYPE is not needed; one of another document type is
/// refused.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::provisioning::decode_xml_with;
///
/// let xml = r#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// let decoded = decode_xml_with(xml, &Options::STRICT)?;
/// assert!(decoded.diagnostics.is_empty());
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_wbxml`].
#[cfg(feature = "xml")]
pub fn decode_xml_with<'a>(input: &'a str, options: &Options) -> Result<Decoded<'a>, Error> {
    use wbxml::xml::{ReadOptions, Reader, detect};

    let dictionary = &dictionaries::PROV_1_0;
    if detect(input).is_some_and(|named| named != dictionary) {
        return Err(Error::new(ErrorKind::UnexpectedRoot, 0));
    }
    let read = ReadOptions::default().with_limits(options.limits.wire);
    let source = Reader::with_options(input, dictionary, &read)?;
    let input = input.as_bytes();
    reader::Reader::new(source, options).of(input).read()
}

/// The provisioning document in these bytes, in whichever form, read strictly.
///
/// ```
/// use email2_csp::provisioning::decode;
///
/// // The first byte says which form it is.
/// let xml = br#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// let document = decode(xml)?;
/// assert_eq!(decode(&document.to_wbxml()?)?, document);
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_wbxml`]; [`ErrorKind::NotADocument`] if it is in neither form.
#[cfg(feature = "xml")]
pub fn decode(input: &[u8]) -> Result<Document<'_>, Error> {
    decode_with(input, &Options::STRICT).map(|decoded| decoded.document)
}

/// The provisioning document in these bytes, in whichever form.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::provisioning::{decode, decode_with};
///
/// // It says that it is in another encoding than it is.
/// let xml = br#"<?xml version="1.0" encoding="iso-8859-1"?><wap-provisioningdoc/>"#;
/// assert!(decode(xml).is_err());
/// let decoded = decode_with(xml, &Options::LENIENT)?;
/// assert_eq!(decoded.diagnostics.len(), 1);
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode`].
#[cfg(feature = "xml")]
pub fn decode_with<'a>(input: &'a [u8], options: &Options) -> Result<Decoded<'a>, Error> {
    if matches!(input.first(), Some(0..=3)) {
        return decode_wbxml_with(input, options);
    }
    let text = core::str::from_utf8(input)
        .map_err(|e| Error::new(ErrorKind::NotADocument, e.valid_up_to() as u64))?;
    let declared = source::other_encoding(text);
    if let Some(at) = declared.filter(|_| !options.lenient.wrong_encoding) {
        return Err(Error::new(ErrorKind::WrongEncoding, at));
    }
    let mut decoded = decode_xml_with(text, options)?;
    if let Some(at) = declared {
        let wrong = Diagnostic::new(DiagnosticKind::WrongEncoding, at);
        decoded.diagnostics.insert(0, wrong);
    }
    Ok(decoded)
}

/// The provisioning document that these events are, through their end.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::provisioning::decode_from;
/// use wbxml::dictionaries::PROV_1_0;
///
/// let xml = r#"<wap-provisioningdoc><characteristic type="EMAIL2"/></wap-provisioningdoc>"#;
/// let events = wbxml::xml::Reader::new(xml, &PROV_1_0)?;
/// let decoded = decode_from(events, &Options::STRICT)?;
/// assert_eq!(decoded.document.characteristics().count(), 1);
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of the source and of [`decode_wbxml`].
pub fn decode_from<'a, S: ProvisioningSource<'a>>(
    source: S,
    options: &Options,
) -> Result<Decoded<'a>, Error> {
    reader::Reader::new(source, options).read()
}
