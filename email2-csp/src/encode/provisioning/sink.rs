//! [`ProvisioningSink`]: a sink of events that may write an empty element in two ways.

use wbxml::encode::Output;
use wbxml::{Encoder, Error, Sink};

/// A [`Sink`] that a provisioning document is written to.
///
/// The sinks of both forms are such sinks. Others can be: the default leaves empty elements as they
/// are.
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
