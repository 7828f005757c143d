//! Whole documents, in both wire forms.

use alloc::vec::Vec;

use wbxml::{EventReader, Header, Source, dictionaries};

use super::document::Reader;
use crate::model::ddf::Document;
use crate::{Diagnostic, DiagnosticKind, Error, ErrorKind, Options};

/// A document and what was let pass when it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The document.
    pub document: Document<'a>,
    /// What was let pass, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// The DDF document that these events are, through their end. In XML, what stands around its root
/// element is not among them: it is as if the document were [`PUBLISHED`](crate::ddf::Prolog::PUBLISHED).
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::ddf::decode_from;
/// use wbxml::dictionaries::DMDDF_1_2;
///
/// let xml = "<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>";
/// let events = wbxml::xml::Reader::new(xml, &DMDDF_1_2)?;
/// let decoded = decode_from(events, &Options::STRICT)?;
/// assert_eq!(decoded.document.version.as_deref(), Some("1.2"));
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of the source; the events are not a DDF document.
pub fn decode_from<'a, S: Source<'a>>(source: S, options: &Options) -> Result<Decoded<'a>, Error> {
    let mut source = source;
    let decoded = decode_element(&mut source, options)?;
    finish(&mut source)?;
    Ok(decoded)
}

/// The DDF document whose root element comes next in this source, through the end of that element:
/// one that stands in the `Data` of a SyncML message, say, on code page 2.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::ddf::decode_element;
/// use wbxml::Source;
/// use wbxml::dictionaries::DMDDF_1_2;
///
/// let xml = "<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>";
/// let mut events = wbxml::xml::Reader::new(xml, &DMDDF_1_2)?;
/// let decoded = decode_element(&mut events, &Options::STRICT)?;
/// assert_eq!(decoded.document.version.as_deref(), Some("1.2"));
/// assert_eq!(events.next_event()?, None);
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`decode_from`].
pub fn decode_element<'a, S: Source<'a>>(
    source: &mut S,
    options: &Options,
) -> Result<Decoded<'a>, Error> {
    let (document, _, diagnostics, _) = Reader::new(source, options, 0).document()?;
    Ok(Decoded {
        document,
        diagnostics,
    })
}

/// Reads what follows the root element: instructions, at most.
fn finish<'a, S: Source<'a>>(source: &mut S) -> Result<(), Error> {
    while source.next_event()?.is_some() {}
    Ok(())
}

/// The DDF document in this WBXML, read strictly.
///
/// ```
/// use email2_csp::ddf::{decode_wbxml, decode_xml};
///
/// let document = decode_xml("<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>")?;
/// let bytes = document.to_wbxml()?;
/// assert_eq!(decode_wbxml(&bytes)?.version.as_deref(), Some("1.2"));
/// # Ok::<(), email2_csp::Error>(())
/// ```
///
/// # Errors
///
/// The document is not well-formed, or no DDF document.
pub fn decode_wbxml(input: &[u8]) -> Result<Document<'_>, Error> {
    decode_wbxml_with(input, &Options::STRICT).map(|decoded| decoded.document)
}

/// The DDF document in this WBXML. The header may name DM DDF 1.2 or no document type.
///
/// ```
/// use email2_csp::Options;
/// use email2_csp::ddf::{decode_wbxml_with, decode_xml};
///
/// let mut bytes = decode_xml("<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>")?.to_wbxml()?;
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
    let dictionary = &dictionaries::DMDDF_1_2;
    if dictionaries::detect(&header).is_some_and(|named| named != dictionary) {
        return Err(Error::new(ErrorKind::UnexpectedRoot, 1));
    }
    let source = EventReader::with_options(input, dictionary, &wire)?;
    let (document, _, mut diagnostics, mut source) = Reader::new(source, options, 0).document()?;
    finish(&mut source)?;
    diagnostics.extend(
        source
            .take_diagnostics()
            .into_iter()
            .map(|diagnostic| diagnostic.map(DiagnosticKind::Wire)),
    );
    diagnostics.sort_by_key(Diagnostic::offset);
    Ok(Decoded {
        document,
        diagnostics,
    })
}

#[cfg(feature = "xml")]
pub use xml::{decode, decode_with, decode_xml, decode_xml_with};

#[cfg(feature = "xml")]
mod xml {
    use alloc::borrow::Cow;

    use wbxml::{dictionaries, xml};

    use super::super::document::{Extent, Reader};
    use super::{Decoded, decode_wbxml_with, finish};
    use crate::model::ddf::{DM_DDF, Document, Prolog};
    use crate::{Diagnostic, DiagnosticKind, Error, ErrorKind, Options};

    /// The DDF document in this XML, read strictly.
    ///
    /// ```
    /// use email2_csp::ddf::decode_xml;
    ///
    /// let document = decode_xml("<MgmtTree><VerDTD>1.2</VerDTD><Man>Fabrikam</Man></MgmtTree>")?;
    /// assert_eq!(document.manufacturer.as_deref(), Some("Fabrikam"));
    /// assert!(decode_xml("<MgmtTree><Node/></MgmtTree>").is_err());
    /// # Ok::<(), email2_csp::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The document is not well-formed, or no DDF document.
    pub fn decode_xml(input: &str) -> Result<Document<'_>, Error> {
        decode_xml_with(input, &Options::STRICT).map(|decoded| decoded.document)
    }

    /// The DDF document in this XML. A DOCTYPE may have an internal subset, which is kept and not
    /// looked into.
    ///
    /// ```
    /// use email2_csp::Options;
    /// use email2_csp::ddf::decode_xml_with;
    ///
    /// let decoded = decode_xml_with("<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>", &Options::STRICT)?;
    /// assert!(decoded.document.tree.is_empty());
    /// assert!(decoded.diagnostics.is_empty());
    /// # Ok::<(), email2_csp::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`decode_xml`].
    pub fn decode_xml_with<'a>(input: &'a str, options: &Options) -> Result<Decoded<'a>, Error> {
        let read = xml::ReadOptions::default()
            .with_limits(options.limits.wire)
            .with_internal_subset(true);
        let source = xml::Reader::with_options(input, &dictionaries::DMDDF_1_2, &read)?;
        // A node of a real file takes a thousand bytes.
        let nodes = input.len() >> 10;
        let (mut document, extent, diagnostics, mut source) =
            Reader::new(source, options, nodes).document()?;
        finish(&mut source)?;
        around(&mut document, input, extent);
        Ok(Decoded {
            document,
            diagnostics,
        })
    }

    /// The DDF document in these bytes, in whichever form, read strictly.
    ///
    /// ```
    /// use email2_csp::ddf::decode;
    ///
    /// // The first byte says which form it is.
    /// let document = decode(b"<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>")?;
    /// let bytes = document.to_wbxml()?;
    /// assert_eq!(decode(&bytes)?.version, document.version);
    /// # Ok::<(), email2_csp::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`decode_xml`] and [`decode_wbxml`](super::decode_wbxml);
    /// [`ErrorKind::NotADocument`] if it is in neither form, [`ErrorKind::WrongEncoding`] if it says
    /// that it is not in UTF-8.
    pub fn decode(input: &[u8]) -> Result<Document<'_>, Error> {
        decode_with(input, &Options::STRICT).map(|decoded| decoded.document)
    }

    /// The DDF document in these bytes, in whichever form.
    ///
    /// ```
    /// use email2_csp::Options;
    /// use email2_csp::ddf::{decode_with, decode_xml};
    ///
    /// let mut bytes = decode_xml("<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>")?.to_wbxml()?;
    /// bytes.push(0xFF);
    /// let decoded = decode_with(&bytes, &Options::LENIENT)?;
    /// assert_eq!(decoded.document.version.as_deref(), Some("1.2"));
    /// assert_eq!(decoded.diagnostics.len(), 1);
    /// # Ok::<(), email2_csp::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`decode`].
    pub fn decode_with<'a>(input: &'a [u8], options: &Options) -> Result<Decoded<'a>, Error> {
        if let Some(0..=3) = input.first() {
            return decode_wbxml_with(input, options);
        }
        let text = core::str::from_utf8(input)
            .map_err(|e| Error::new(ErrorKind::NotADocument, e.valid_up_to() as u64))?;
        let declared = other_encoding(text);
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

    /// What stands around the root element, and whether its names are in the namespace of DM DDF.
    fn around<'a>(document: &mut Document<'a>, input: &'a str, extent: Extent) {
        let part = |from: u64, to: u64| {
            let from = usize::try_from(from).ok()?;
            input.get(from..usize::try_from(to).ok()?)
        };
        let end = input.len() as u64;
        document.prolog = Prolog {
            before: Cow::Borrowed(part(0, extent.start).unwrap_or("")),
            after: Cow::Borrowed(part(extent.end, end).unwrap_or("")),
        };
        let tag = part(extent.start, extent.content).unwrap_or("");
        document.in_namespace = declares_default(tag, DM_DDF);
    }

    /// Whether a start tag makes this the namespace of names without a prefix.
    fn declares_default(tag: &str, namespace: &str) -> bool {
        let mut rest = tag;
        while let Some((name, after)) = rest.split_once('=') {
            let value = after.trim_ascii_start();
            let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                return false;
            };
            let Some((value, after)) = value.get(1..).and_then(|v| v.split_once(quote)) else {
                return false;
            };
            let name = name.trim_ascii_end();
            if name
                .strip_suffix("xmlns")
                .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_whitespace()))
            {
                return value == namespace;
            }
            rest = after;
        }
        false
    }

    /// Where the XML declaration names another encoding than UTF-8, or its part US-ASCII.
    fn other_encoding(input: &str) -> Option<u64> {
        let declaration = input.trim_start_matches('\u{FEFF}').strip_prefix("<?xml")?;
        let (declaration, _) = declaration.split_once("?>")?;
        let (_, value) = declaration.split_once("encoding")?;
        let value = value
            .trim_ascii_start()
            .strip_prefix('=')?
            .trim_ascii_start();
        let name = value.get(1..)?.split(['"', '\'']).next()?;
        let is_utf8 = ["utf-8", "utf8", "us-ascii"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known));
        let at = (name.as_ptr() as usize).wrapping_sub(input.as_ptr() as usize);
        if is_utf8 { None } else { Some(at as u64) }
    }
}
