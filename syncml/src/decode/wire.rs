//! [`Wire`]: a source of events, and what a message decoder wants to know of its wire form.

use alloc::vec::Vec;

use wbxml::{EventReader, Source};

use crate::Form;

/// A [`Source`] of a message in one of the wire forms.
///
/// It is implemented by the readers of both forms, and can be for other sources: the defaults say
/// that there is no source text.
///
/// ```
/// use syncml::{Form, Version, Wire};
/// use wbxml::EventReader;
///
/// let events = EventReader::new(b"\x03\x01\x6A\x00\x6D", Version::V1_2.dictionary())?;
/// assert_eq!(events.form(), Form::Wbxml);
/// assert_eq!(events.source_text(0, 1), None, "WBXML has no text to show");
/// # Ok::<(), wbxml::Error>(())
/// ```
pub trait Wire<'a>: Source<'a> {
    /// The wire form.
    fn form(&self) -> Form;

    /// The XML between two byte offsets of the input, if the form is XML.
    fn source_text(&self, from: u64, to: u64) -> Option<&'a str> {
        let _ = (from, to);
        None
    }

    /// Takes out what has been let pass or assumed.
    fn take_diagnostics(&mut self) -> Vec<wbxml::Diagnostic> {
        Vec::new()
    }
}

impl<'a> Wire<'a> for EventReader<'a> {
    fn form(&self) -> Form {
        Form::Wbxml
    }

    fn take_diagnostics(&mut self) -> Vec<wbxml::Diagnostic> {
        EventReader::take_diagnostics(self)
    }
}

/// The events of a message in XML, with its text at hand.
///
/// ```
/// use syncml::{MessageReader, Options, Part, XmlSource};
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>");
/// let dictionary = &wbxml::dictionaries::SYNCML_1_2;
/// let source = XmlSource::new(&xml, dictionary, wbxml::Limits::DEFAULT)?;
/// let mut reader = MessageReader::new(source, &Options::STRICT)?;
/// assert_eq!(reader.header().msg_id, "1");
/// assert!(matches!(reader.next_part()?, Some(Part::Command(command)) if command.name() == "Alert"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "xml")]
#[derive(Clone, Debug)]
pub struct XmlSource<'a> {
    text: &'a str,
    reader: wbxml::xml::Reader<'a>,
}

#[cfg(feature = "xml")]
impl<'a> XmlSource<'a> {
    /// The events of this XML, with the names of this dictionary.
    ///
    /// # Errors
    ///
    /// Those of [`Reader::new`](wbxml::xml::Reader::new).
    pub fn new(
        text: &'a str,
        dictionary: &'static wbxml::Dictionary,
        limits: wbxml::Limits,
    ) -> Result<Self, wbxml::Error> {
        let options = wbxml::xml::ReadOptions::default().with_limits(limits);
        let reader = wbxml::xml::Reader::with_options(text, dictionary, &options)?;
        Ok(Self { text, reader })
    }
}

#[cfg(feature = "xml")]
impl<'a> Source<'a> for XmlSource<'a> {
    #[inline]
    fn next_event(&mut self) -> Result<Option<wbxml::Event<'a>>, wbxml::Error> {
        self.reader.next_event()
    }

    fn offset(&self) -> u64 {
        self.reader.offset()
    }

    fn item_offset(&self) -> u64 {
        self.reader.item_offset()
    }

    fn dictionary(&self) -> &'static wbxml::Dictionary {
        self.reader.dictionary()
    }
}

#[cfg(feature = "xml")]
impl<'a> Wire<'a> for XmlSource<'a> {
    fn form(&self) -> Form {
        Form::Xml
    }

    fn source_text(&self, from: u64, to: u64) -> Option<&'a str> {
        let from = usize::try_from(from).ok()?;
        self.text.get(from..usize::try_from(to).ok()?)
    }
}
