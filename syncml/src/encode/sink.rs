//! [`WireSink`]: where the events of a message go, and what an encoder wants to know of it.

use wbxml::encode::Output;
use wbxml::{Encoder, Sink};

use crate::model::Form;

/// A [`Sink`] that writes a message in one of the wire forms.
///
/// It is implemented by the writers of both forms, and can be for other sinks.
///
/// ```
/// use syncml::{Form, Version, WireSink};
/// use wbxml::Encoder;
///
/// let encoder = Encoder::new(Vec::new(), Version::V1_2.dictionary(), Default::default())?;
/// assert_eq!(encoder.form(), Form::Wbxml);
/// // The header has been written.
/// assert!(encoder.written() > 0);
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait WireSink: Sink {
    /// The wire form.
    fn form(&self) -> Form;

    /// How many bytes have been written.
    fn written(&self) -> u64;

    /// Writes markup as it stands. `false` if this sink takes events only.
    ///
    /// # Errors
    ///
    /// The markup is not well-formed by itself.
    fn markup(&mut self, source: &str) -> Result<bool, wbxml::Error> {
        let _ = source;
        Ok(false)
    }
}

impl<O: Output> WireSink for Encoder<O> {
    fn form(&self) -> Form {
        Form::Wbxml
    }

    fn written(&self) -> u64 {
        Self::written(self)
    }
}

#[cfg(feature = "xml")]
impl<O: Output> WireSink for wbxml::xml::Writer<O> {
    fn form(&self) -> Form {
        Form::Xml
    }

    fn written(&self) -> u64 {
        Self::written(self)
    }

    fn markup(&mut self, source: &str) -> Result<bool, wbxml::Error> {
        Self::markup(self, source).map(|()| true)
    }
}

impl<K: WireSink> WireSink for &mut K {
    fn form(&self) -> Form {
        (**self).form()
    }

    fn written(&self) -> u64 {
        (**self).written()
    }

    fn markup(&mut self, source: &str) -> Result<bool, wbxml::Error> {
        (**self).markup(source)
    }
}
