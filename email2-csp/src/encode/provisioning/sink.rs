//! [`ProvisioningSink`]: a sink of events that may write an empty element in two ways.

use wbxml::encode::Output;
use wbxml::{Encoder, Error, Sink};

/// A [`Sink`] that a provisioning document is written to.
///
/// The sinks of both forms are such sinks. Others can be: the default leaves empty elements as they
/// are.
///
/// ```
/// use email2_csp::provisioning::ProvisioningSink;
/// use wbxml::{Encoder, Event, Sink, Tag, dictionaries::PROV_1_0};
///
/// let mut encoder = Encoder::new(Vec::new(), &PROV_1_0, Default::default())?;
/// encoder.event(Event::Start(Tag::new(0, 0x05)))?;
/// // The tag says that content follows, though there is none.
/// ProvisioningSink::begin_content(&mut encoder)?;
/// encoder.event(Event::End)?;
/// assert!(encoder.finish()?.ends_with(b"\x45\x01"));
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait ProvisioningSink: Sink {
    /// Gives the element that has just been started content, even if none follows.
    ///
    /// # Errors
    ///
    /// Those of the sink.
    fn begin_content(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

impl<O: Output> ProvisioningSink for Encoder<O> {
    fn begin_content(&mut self) -> Result<(), Error> {
        Encoder::begin_content(self)
    }
}

#[cfg(feature = "xml")]
impl<O: Output> ProvisioningSink for wbxml::xml::Writer<O> {}
