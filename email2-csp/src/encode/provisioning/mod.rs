//! Provisioning documents to both wire forms.

mod options;
mod sink;
mod wire;
mod write;

#[cfg(feature = "xml")]
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::dictionaries;

pub use options::EncodeOptions;
pub use sink::ProvisioningSink;

use crate::error::Error;
use crate::model::provisioning::Document;

impl Document<'_> {
    /// The document in WBXML, as the examples of the specification have it.
    ///
    /// # Errors
    ///
    /// A text has a NUL in it, a name is none, or elements nest deeper than WBXML is written.
    pub fn to_wbxml(&self) -> Result<Vec<u8>, Error> {
        self.to_wbxml_with(&EncodeOptions::default())
    }

    /// The document in WBXML.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    pub fn to_wbxml_with(&self, options: &EncodeOptions) -> Result<Vec<u8>, Error> {
        let document = wbxml::encode(&dictionaries::PROV_1_0, options.wire()?, |sink| {
            write::document(self, sink, options)
        });
        Ok(document?)
    }

    /// The document in XML: without white space between tags, without declaration and DOCTYPE.
    ///
    /// # Errors
    ///
    /// A text has a character that XML does not have, or there is what only WBXML has: a token
    /// without a name, bytes that are no text.
    #[cfg(feature = "xml")]
    pub fn to_xml(&self) -> Result<String, Error> {
        self.to_xml_with(&wbxml::xml::WriteOptions::BARE)
    }

    /// The document in XML.
    ///
    /// # Errors
    ///
    /// Those of [`to_xml`](Self::to_xml).
    #[cfg(feature = "xml")]
    pub fn to_xml_with(&self, options: &wbxml::xml::WriteOptions) -> Result<String, Error> {
        let dictionary = &dictionaries::PROV_1_0;
        let mut sink = wbxml::xml::Writer::with_options(Vec::new(), dictionary, options)?;
        self.write_to(&mut sink, &EncodeOptions::default())?;
        String::from_utf8(sink.finish()?).map_err(|e| {
            let at = e.utf8_error().valid_up_to() as u64;
            Error::from(wbxml::Error::new(wbxml::ErrorKind::InvalidText, at))
        })
    }

    /// Writes the document to a sink, which has to be of the dictionary
    /// [`PROV_1_0`](wbxml::dictionaries::PROV_1_0).
    ///
    /// # Errors
    ///
    /// Those of the sink.
    pub fn write_to<K: ProvisioningSink>(
        &self,
        sink: &mut K,
        options: &EncodeOptions,
    ) -> Result<(), Error> {
        Ok(write::document(self, sink, options)?)
    }
}
