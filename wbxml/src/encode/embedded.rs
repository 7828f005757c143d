//! A document inside an element: it becomes OPAQUE once it is complete.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::document::document;
use super::encoder::Encoder;
use super::options::EncodeOptions;
use super::output::Output;
use crate::header::Version;
use crate::token::{HAS_CONTENT, global};
use crate::{Dictionary, Error, ErrorKind, Event, Expected};

impl<O: Output> Encoder<O> {
    #[cold]
    pub(super) fn begin_document(&mut self, dictionary: &'static Dictionary) -> Result<(), Error> {
        if self.version == Version::V1_0 {
            return Err(self.not_in_version(global::OPAQUE));
        }
        self.settle(HAS_CONTENT)?;
        self.check_inside()?;
        let options = EncodeOptions::default()
            .with_version(self.version)
            .with_typed(self.typed)
            .with_depth(self.depth_limit.saturating_sub(self.depth));
        let mut nested = Encoder::body(Vec::new(), dictionary, options);
        nested.growing = true;
        self.nested = Some(Box::new(nested));
        Ok(())
    }

    /// An event inside a document inside an element.
    #[cold]
    #[inline(never)]
    pub(super) fn nested_event(&mut self, event: Event<'_>) -> Result<(), Error> {
        let refused = match (event, self.nested.as_deref_mut()) {
            (Event::DocumentEnd, _) => None,
            // One document inside another is what document types have; more is not.
            (Event::Document(_), _) => Some(ErrorKind::UnexpectedEvent(Expected::Content)),
            (_, Some(nested)) => {
                return nested
                    .own_event(event)
                    .map_err(|e| self.out.refuse(e.kind()));
            }
            (_, None) => None,
        };
        if let Some(kind) = refused {
            return Err(self.out.refuse(kind));
        }
        let Some(nested) = self.nested.take() else {
            return Ok(());
        };
        let options = EncodeOptions::default().with_version(self.version);
        let document = document(*nested, &options, 0).map_err(|e| self.out.refuse(e.kind()))?;
        self.put_opaque(&document)
    }
}
