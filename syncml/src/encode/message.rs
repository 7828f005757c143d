//! Whole messages.

#[cfg(feature = "xml")]
use alloc::string::String;
use alloc::vec::Vec;

use super::options::EncodeOptions;
use super::parts::MessageWriter;
use super::sink::WireSink;
use crate::error::Error;
#[cfg(feature = "xml")]
use crate::model::Form;
use crate::model::Message;

impl Message<'_> {
    /// The message in WBXML, as all peers take it.
    ///
    /// # Errors
    ///
    /// The message is not complete, or does not keep to the tables of its version.
    pub fn to_wbxml(&self) -> Result<Vec<u8>, Error> {
        self.to_wbxml_with(&EncodeOptions::DEFAULT)
    }

    /// The message in WBXML.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    pub fn to_wbxml_with(&self, options: &EncodeOptions) -> Result<Vec<u8>, Error> {
        let mut failed = None;
        let document = wbxml::encode(self.version.dictionary(), options.wbxml(), |sink| {
            self.write_to(sink, options).map_err(|e| {
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

    /// The message in XML, as all peers take it: without white space between tags, without
    /// declaration and DOCTYPE.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    #[cfg(feature = "xml")]
    pub fn to_xml(&self) -> Result<String, Error> {
        self.to_xml_with(&EncodeOptions::DEFAULT)
    }

    /// The message in XML.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    #[cfg(feature = "xml")]
    pub fn to_xml_with(&self, options: &EncodeOptions) -> Result<String, Error> {
        let dictionary = self.version.dictionary();
        let mut sink = wbxml::xml::Writer::with_options(Vec::new(), dictionary, &options.xml())?;
        self.write_to(&mut sink, options)?;
        let bytes = sink.finish()?;
        String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to() as u64;
            Error::from(wbxml::Error::new(wbxml::ErrorKind::InvalidText, at))
        })
    }

    /// The message in this form.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    #[cfg(feature = "xml")]
    pub fn to_bytes(&self, form: Form, options: &EncodeOptions) -> Result<Vec<u8>, Error> {
        match form {
            Form::Xml => self.to_xml_with(options).map(String::into_bytes),
            Form::Wbxml => self.to_wbxml_with(options),
        }
    }

    /// Writes the message to a sink, which has to be of the dictionary of its
    /// [version](Self::version).
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    pub fn write_to<K: WireSink>(&self, sink: K, options: &EncodeOptions) -> Result<(), Error> {
        let mut writer = MessageWriter::of(sink, self, options)?;
        for command in &self.commands {
            writer.command(command)?;
        }
        writer.finish(self.is_final).map(drop)
    }
}
