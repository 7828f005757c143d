//! Documents inside elements: a SyncML `Data` that holds device information, where the media type
//! before it or its own header says so.

use super::Document;
use super::builder::DocumentBuilder;
use crate::dictionary::Embedded;
use crate::{Dictionary, Error, Event, Header, Options, Sink, Source, Tag, dictionaries};

/// Follows the elements of a document for media types that announce documents inside it.
#[derive(Debug)]
pub(super) struct Announcements {
    dictionary: &'static Dictionary,
    depth: u32,
    current: Option<Tag>,
    announced: Option<&'static Embedded>,
    /// The depth of the command or item that the announcement is for.
    within: u32,
    /// How many documents inside elements are open: what they say is not looked at.
    inside: u32,
}

impl Announcements {
    pub(super) const fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            depth: 0,
            current: None,
            announced: None,
            within: 0,
            inside: 0,
        }
    }

    /// Takes note of an event. The media type, if it is the text of one that is meant.
    pub(super) fn note(&mut self, event: Event<'_>) -> Option<&'static Embedded> {
        match event {
            Event::Document(_) => self.inside = self.inside.saturating_add(1),
            Event::DocumentEnd => self.inside = self.inside.saturating_sub(1),
            _ if self.inside > 0 => {}
            Event::Start(tag) => self.start(Some(tag)),
            Event::StartLiteral { .. } => self.start(None),
            Event::End => {
                self.depth = self.depth.saturating_sub(1);
                self.current = None;
                if self.depth < self.within {
                    self.announced = None;
                }
            }
            Event::Text(text) => return self.announce(text),
            _ => {}
        }
        None
    }

    fn start(&mut self, tag: Option<Tag>) {
        self.depth = self.depth.saturating_add(1);
        self.current = tag;
    }

    fn announce(&mut self, text: &str) -> Option<&'static Embedded> {
        let current = self.current?;
        let text = text.trim_ascii();
        let is = |media_type: &str| media_type.eq_ignore_ascii_case(text);
        let embedded: &'static [Embedded] = self.dictionary.embedded;
        let found = embedded
            .iter()
            .find(|e| e.media_type == current && (is(e.wbxml) || is(e.xml)))?;
        self.announced = Some(found);
        // Type in Meta in the command or item.
        self.within = self.depth.saturating_sub(2);
        Some(found)
    }

    /// The document type of this OPAQUE in the element that is open: the one that it names, or else
    /// the one announced.
    fn expected(&self, document: &[u8]) -> Option<&'static Embedded> {
        let announced = || {
            self.announced
                .filter(|embedded| self.current == Some(embedded.container))
        };
        self.dictionary
            .embedded_by_header(self.current, document)
            .or_else(announced)
    }
}

/// Copies the events of WBXML, with documents in OPAQUE opened. What turns out to be no such
/// document stays OPAQUE.
pub(super) fn open<'a>(
    source: &mut impl Source<'a>,
    sink: &mut DocumentBuilder,
    options: &Options,
) -> Result<(), Error> {
    let mut announcements = Announcements::new(source.dictionary());
    while let Some(event) = source.next_event()? {
        announcements.note(event);
        if let Event::Opaque(bytes) = event {
            let expected = announcements.expected(bytes);
            if let Some(document) = expected.and_then(|e| decode(bytes, e, options)) {
                sink.event(Event::Document(document.dictionary()))?;
                document.write_to(sink)?;
                sink.event(Event::DocumentEnd)?;
                continue;
            }
        }
        sink.event(event)?;
    }
    Ok(())
}

/// The document in an OPAQUE: of the version that it names, or else of the one announced.
fn decode(bytes: &[u8], embedded: &'static Embedded, options: &Options) -> Option<Document> {
    let options = Options {
        charset: None,
        ..*options
    };
    let same_root = |d: &&Dictionary| d.root_name() == embedded.dictionary.root_name();
    let named = Header::decode(bytes, &options)
        .ok()
        .and_then(|(header, _)| dictionaries::detect(&header))
        .filter(same_root);
    let dictionary = named.unwrap_or(embedded.dictionary);
    super::decode(bytes, Some(dictionary), &options, |s| {
        Document::from_source(s)
    })
    .ok()
}

/// A wire form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Wbxml,
    #[cfg(feature = "xml")]
    Xml,
}

/// Sends the events of a document to a sink, with the media types of documents inside it turned
/// into those of the form.
pub(super) fn write(document: &Document, form: Form, sink: &mut impl Sink) -> Result<(), Error> {
    if document.dictionary().embedded.is_empty() {
        return document.write_to(sink);
    }
    let mut announcements = Announcements::new(document.dictionary());
    document
        .source()
        .try_for_each(|event| match announcements.note(event) {
            None => sink.event(event),
            Some(embedded) => sink.event(Event::Text(match form {
                Form::Wbxml => embedded.wbxml,
                #[cfg(feature = "xml")]
                Form::Xml => embedded.xml,
            })),
        })
}
