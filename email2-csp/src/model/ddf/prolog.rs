//! [`Prolog`]: what stands before and behind the root element of an XML document.

use alloc::borrow::Cow;

use crate::model::into_owned;

/// What stands before and behind the root element of an XML document, as it stands there: the byte
/// order mark, the XML declaration, the DOCTYPE with its internal subset, comments, white space.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Prolog<'a> {
    pub(crate) before: Cow<'a, str>,
    pub(crate) after: Cow<'a, str>,
}

impl<'a> Prolog<'a> {
    /// The one that the published files have: an XML declaration, and the DOCTYPE of DM DDF 1.2 with
    /// the blank in its public identifier and with an internal subset.
    pub const PUBLISHED: Prolog<'static> = Prolog {
        before: Cow::Borrowed(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<!DOCTYPE MgmtTree PUBLIC \" -//OMA//DTD-DM-DDF 1.2//EN\"\n",
            "  \"http://www.openmobilealliance.org/tech/DTD/DM_DDF-V1_2.dtd\"\n",
            "  [<?oma-dm-ddf-ver supported-versions=\"1.2\"?>]>\n",
        )),
        after: Cow::Borrowed("\n"),
    };

    /// None at all.
    pub const NONE: Prolog<'static> = Prolog {
        before: Cow::Borrowed(""),
        after: Cow::Borrowed(""),
    };

    /// These texts before and behind the root element.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidProlog`](crate::ErrorKind::InvalidProlog) if an XML document cannot have
    /// them there.
    #[cfg(feature = "xml")]
    pub fn new(
        before: impl Into<Cow<'a, str>>,
        after: impl Into<Cow<'a, str>>,
    ) -> Result<Self, crate::Error> {
        let prolog = Self {
            before: before.into(),
            after: after.into(),
        };
        prolog.check()?;
        Ok(prolog)
    }

    /// What stands before the root element.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.before
    }

    /// What stands behind the root element.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.after
    }

    /// Whether it begins with a byte order mark.
    #[must_use]
    pub fn has_byte_order_mark(&self) -> bool {
        self.before.starts_with('\u{FEFF}')
    }

    /// Whether a document with this around an empty root element is well-formed.
    #[cfg(feature = "xml")]
    pub(crate) fn check(&self) -> Result<(), crate::Error> {
        use wbxml::{Event, Source, dictionaries, xml};

        let wrong = || crate::Error::new(crate::ErrorKind::InvalidProlog, 0);
        let text = alloc::format!("{}<MgmtTree/>{}", self.before, self.after);
        let options = xml::ReadOptions::default().with_internal_subset(true);
        let mut reader = xml::Reader::with_options(&text, &dictionaries::DMDDF_1_2, &options)
            .map_err(|_| wrong())?;
        let mut roots = 0_u8;
        while let Some(event) = reader.next_event().map_err(|_| wrong())? {
            if let Event::Start(_) | Event::StartLiteral { .. } = event {
                if reader.item_offset() != self.before.len() as u64 {
                    return Err(wrong());
                }
                roots = roots.saturating_add(1);
            }
        }
        if roots == 1 { Ok(()) } else { Err(wrong()) }
    }
}

into_owned! {
    Prolog { before, after }
}
