//! Whole documents, in both wire forms.

#[cfg(feature = "xml")]
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::{Sink, dictionaries};

use super::writer::{Spelling, Writer};
use crate::Error;
use crate::model::ddf::Document;

/// How a DDF document is written.
///
/// ```
/// use email2_csp::ddf::{Document, EncodeOptions, decode_wbxml};
/// use email2_csp::model::tree::{Node, Tree};
///
/// let mut tree = Tree::new();
/// tree.push(0, Node::new("Switch").at("./Vendor/Example"))?;
/// let options = EncodeOptions::DEFAULT.with_wbxml_version(wbxml::Version::V1_2);
/// let bytes = Document::new(tree).to_wbxml_with(&options)?;
/// assert_eq!(bytes[0], 2, "WBXML 1.2");
/// assert_eq!(decode_wbxml(&bytes)?.tree.iter().count(), 1);
/// # Ok::<(), email2_csp::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct EncodeOptions {
    /// In XML, how many spaces deeper each level begins, on a line of its own; `None` for no white
    /// space between tags. Default 2.
    pub indent: Option<u8>,
    /// In WBXML, its version. Default 1.3.
    pub wbxml_version: wbxml::Version,
}

impl EncodeOptions {
    /// The default options.
    pub const DEFAULT: Self = Self {
        indent: Some(2),
        wbxml_version: wbxml::Version::V1_3,
    };

    /// These options with another indentation.
    #[must_use]
    pub const fn with_indent(mut self, spaces: Option<u8>) -> Self {
        self.indent = spaces;
        self
    }

    /// These options with another version of WBXML.
    #[must_use]
    pub const fn with_wbxml_version(mut self, version: wbxml::Version) -> Self {
        self.wbxml_version = version;
        self
    }
}

impl Default for EncodeOptions {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Document<'_> {
    /// The document in WBXML: code page 2, the document type by its formal public identifier,
    /// the elements of Microsoft by name. What stands around the root element is not in it.
    ///
    /// # Errors
    ///
    /// Something in it is no name or no text that WBXML can carry, or markup that does not nest.
    pub fn to_wbxml(&self) -> Result<Vec<u8>, Error> {
        self.to_wbxml_with(&EncodeOptions::DEFAULT)
    }

    /// The document in WBXML.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    pub fn to_wbxml_with(&self, options: &EncodeOptions) -> Result<Vec<u8>, Error> {
        let wire = wbxml::encode::EncodeOptions::default()
            .with_version(options.wbxml_version)
            .with_formal_public_id(true);
        let mut failed = None;
        let document = wbxml::encode(&dictionaries::DMDDF_1_2, wire, |sink| {
            Writer::new(sink, Spelling::Tokens)
                .document(self)
                .map_err(|e| {
                    let wire = e.to_wire();
                    failed = Some(e);
                    wire
                })
        });
        match (document, failed) {
            (_, Some(e)) => Err(e),
            (document, None) => Ok(document?),
        }
    }

    /// The document in XML, indented by two.
    ///
    /// # Errors
    ///
    /// Something in it is no name or no text that XML can carry, markup that does not nest, or what
    /// stands around the root element cannot stand there.
    #[cfg(feature = "xml")]
    pub fn to_xml(&self) -> Result<String, Error> {
        self.to_xml_with(&EncodeOptions::DEFAULT)
    }

    /// The document in XML. Names are in the namespace of DM DDF if they were so, or if there are elements
    /// in none that would be taken for its own.
    ///
    /// # Errors
    ///
    /// Those of [`to_xml`](Self::to_xml).
    #[cfg(feature = "xml")]
    pub fn to_xml_with(&self, options: &EncodeOptions) -> Result<String, Error> {
        self.prolog.check()?;
        let wire = wbxml::xml::WriteOptions::BARE.with_indent(options.indent);
        let mut out = Vec::from(self.prolog.before().as_bytes());
        let is_plain = !self.in_namespace && self.write_xml(&mut out, &wire, Spelling::Names)?;
        if !is_plain {
            out.truncate(self.prolog.before().len());
            self.write_xml(&mut out, &wire, Spelling::Tokens)?;
        }
        while out.last() == Some(&b'\n') {
            out.pop();
        }
        out.extend_from_slice(self.prolog.after().as_bytes());
        String::from_utf8(out).map_err(|e| {
            let at = e.utf8_error().valid_up_to() as u64;
            Error::from(wbxml::Error::new(wbxml::ErrorKind::InvalidText, at))
        })
    }

    /// Writes the root element; whether every name in it is read again as what it is.
    #[cfg(feature = "xml")]
    fn write_xml(
        &self,
        out: &mut Vec<u8>,
        wire: &wbxml::xml::WriteOptions,
        spelling: Spelling,
    ) -> Result<bool, Error> {
        let mut sink = wbxml::xml::Writer::with_options(out, &dictionaries::DMDDF_1_2, wire)?;
        let mut writer = Writer::new(&mut sink, spelling);
        writer.document(self)?;
        let is_ambiguous = writer.is_ambiguous();
        sink.finish()?;
        Ok(!is_ambiguous)
    }

    /// Writes the root element to a sink, which has to be of
    /// [`DMDDF_1_2`](wbxml::dictionaries::DMDDF_1_2) or another dictionary with its page 2.
    ///
    /// # Errors
    ///
    /// Those of the sink; markup that does not nest.
    pub fn write_to<K: Sink>(&self, sink: &mut K) -> Result<(), Error> {
        Writer::new(sink, Spelling::Tokens).document(self)
    }
}
