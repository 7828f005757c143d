//! How long a message is on the wire, counted without writing it.

use wbxml::{Event, Sink};

use super::options::EncodeOptions;
use super::sink::WireSink;
use crate::error::Error;
#[cfg(feature = "xml")]
use crate::model::Form;
use crate::model::Message;

impl Message<'_> {
    /// How many bytes the message has in a form. They are counted, not written.
    ///
    /// # Errors
    ///
    /// Those of [`to_wbxml`](Self::to_wbxml).
    #[cfg(feature = "xml")]
    pub fn encoded_len(&self, form: Form, options: &EncodeOptions) -> Result<u64, Error> {
        match form {
            Form::Xml => self.xml_len(options),
            Form::Wbxml => self.wbxml_len(options),
        }
    }

    /// How many bytes [`to_wbxml_with`](Self::to_wbxml_with) makes.
    pub(crate) fn wbxml_len(&self, options: &EncodeOptions) -> Result<u64, Error> {
        let mut failed = None;
        let dictionary = self.version.dictionary();
        let length = wbxml::encoded_len(dictionary, options.wbxml(), |sink| {
            self.write_to(Counting(sink), options).map_err(|e| {
                let wire = e.to_wire();
                failed = Some(e);
                wire
            })
        });
        match (length, failed) {
            (_, Some(e)) => Err(e),
            (length, None) => Ok(length?),
        }
    }

    /// How many bytes [`to_xml_with`](Self::to_xml_with) makes.
    #[cfg(feature = "xml")]
    pub(crate) fn xml_len(&self, options: &EncodeOptions) -> Result<u64, Error> {
        let dictionary = self.version.dictionary();
        let mut sink = wbxml::xml::Writer::with_options(Length(0), dictionary, &options.xml())?;
        self.write_to(&mut sink, options)?;
        Ok(sink.finish()?.0)
    }
}

/// Counts what is written.
#[cfg(feature = "xml")]
#[derive(Debug)]
struct Length(u64);

#[cfg(feature = "xml")]
impl wbxml::encode::Output for Length {
    #[inline]
    fn put(&mut self, bytes: &[u8]) -> bool {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.0 = self.0.saturating_add(length);
        true
    }
}

/// The encoder of WBXML that keeps nothing.
struct Counting<'s>(&'s mut dyn Sink);

impl Sink for Counting<'_> {
    #[inline]
    fn event(&mut self, event: Event<'_>) -> Result<(), wbxml::Error> {
        self.0.event(event)
    }
}

impl WireSink for Counting<'_> {
    fn form(&self) -> crate::model::Form {
        crate::model::Form::Wbxml
    }

    fn written(&self) -> u64 {
        // It is known when all is counted.
        0
    }
}
