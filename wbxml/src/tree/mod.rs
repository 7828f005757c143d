//! [`Document`]: a document as a tree, for whoever has no typed model for it.

use alloc::borrow::Cow;
#[cfg(feature = "xml")]
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

mod arena;
mod builder;
mod edit;
mod element;
mod embedded;
mod path;
#[cfg(feature = "serde")]
mod serialize;
mod source;
mod values;

pub use builder::DocumentBuilder;
pub use edit::ElementMut;
pub use element::{Attribute, Attributes, Children, Content, Contents, Descendants, Element};
pub use path::FindAll;
pub use source::DocumentSource;

use crate::charset::to_utf8;
use crate::encode::EncodeOptions;
use crate::{
    Decoder, Dictionary, Error, ErrorKind, Event, EventReader, Options, Sink, Source, Tag, copy,
    dictionaries,
};
use arena::{Arena, TOP};
use embedded::Form;
use source::{Walk, same};

/// A whole document: one root element, and perhaps processing instructions around it.
///
/// It keeps every [`Event`] but two: characters from references are text, and texts in a row are
/// one text. Nesting costs no stack: a document may be as deep as memory allows, and is compared,
/// cloned and dropped without recursion. `==` compares what the documents say, not how they came
/// to be.
///
/// ```
/// use wbxml::{Document, Sink, dictionaries, tag::eas::provision};
///
/// let mut document = Document::build(&dictionaries::ACTIVESYNC, |sink| {
///     sink.element(provision::PROVISION, |e| {
///         e.text_element(provision::STATUS, "1")?;
///         e.element(provision::POLICIES, |e| {
///             e.element(provision::POLICY, |e| e.text_element(provision::POLICY_KEY, "307199584"))
///         })
///     })
/// })?;
/// let key = document.root().find("Policies/Policy/PolicyKey");
/// assert_eq!(key.and_then(|e| e.text()).as_deref(), Some("307199584"));
///
/// if let Some(mut status) = document.root_mut().find_mut("Status") {
///     status.set_text("2")?;
/// }
/// let bytes = document.encode(Default::default())?;
/// assert_eq!(Document::decode(&bytes, Some(&dictionaries::ACTIVESYNC))?, document);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone)]
pub struct Document {
    dictionary: &'static Dictionary,
    arena: Arena,
    root: u32,
}

/// An element of a [`Document`], to find it again after others have been changed.
///
/// It stands for nothing once the element has been removed. In another document it stands for
/// something else, or nothing.
///
/// ```
/// use wbxml::Document;
///
/// let mut document = Document::from_xml("<si><indication/></si>", None)?;
/// let id = document.root().child("indication").unwrap().id();
/// document.element_mut(id).unwrap().set_text("new mail")?;
/// assert_eq!(document.element(id).unwrap().text().as_deref(), Some("new mail"));
/// document.element_mut(id).unwrap().remove();
/// assert!(document.element(id).is_none());
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ElementId {
    index: u32,
    generation: u32,
}

impl Document {
    /// A document with this root element and nothing in it.
    ///
    /// # Errors
    ///
    /// None that can come true.
    pub fn new(dictionary: &'static Dictionary, root: Tag) -> Result<Self, Error> {
        Self::build(dictionary, |sink| sink.empty_element(root))
    }

    /// The document that `write` sends to a builder.
    ///
    /// # Errors
    ///
    /// Those of `write`, and [`ErrorKind::UnexpectedEvent`] for an event that cannot follow the one
    /// before it, or if the document is left incomplete.
    pub fn build(
        dictionary: &'static Dictionary,
        write: impl FnOnce(&mut DocumentBuilder) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let mut builder = DocumentBuilder::new(dictionary);
        write(&mut builder)?;
        builder.finish()
    }

    /// The document of a source's events.
    ///
    /// # Errors
    ///
    /// Those of the source, and [`ErrorKind::UnexpectedEvent`].
    pub fn from_source<'a>(source: &mut impl Source<'a>) -> Result<Self, Error> {
        Self::build(source.dictionary(), |sink| copy(source, sink))
    }

    /// The document of this WBXML, read strictly within the default limits. Without a dictionary,
    /// it is read with that of the type it names.
    ///
    /// A document inside an element, announced by its media type, is opened.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownDocumentType`], and those of [`EventReader`].
    pub fn decode(input: &[u8], dictionary: Option<&'static Dictionary>) -> Result<Self, Error> {
        Self::decode_with(input, dictionary, &Options::STRICT)
    }

    /// The same with these options. For the diagnostics of lenient reading, use
    /// [`from_source`](Self::from_source).
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode).
    pub fn decode_with(
        input: &[u8],
        dictionary: Option<&'static Dictionary>,
        options: &Options,
    ) -> Result<Self, Error> {
        decode(input, dictionary, options, |source| {
            if source.dictionary().embedded.is_empty() {
                return Self::from_source(source);
            }
            Self::build(source.dictionary(), |sink| {
                embedded::open(source, sink, options)
            })
        })
    }

    /// The document in WBXML.
    ///
    /// # Errors
    ///
    /// Those of [`encode`](crate::encode()): text with U+0000 where it cannot stand, names that are
    /// no names, a document deeper than [`EncodeOptions::depth`].
    pub fn encode(&self, options: EncodeOptions) -> Result<Vec<u8>, Error> {
        crate::encode(self.dictionary, options, |sink| {
            embedded::write(self, Form::Wbxml, sink)
        })
    }

    /// The document of this XML. Without a dictionary, it is read with that of the type it names.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownDocumentType`], and those of [`Reader`](crate::xml::Reader).
    #[cfg(feature = "xml")]
    pub fn from_xml(xml: &str, dictionary: Option<&'static Dictionary>) -> Result<Self, Error> {
        Self::from_xml_with(xml, dictionary, &crate::xml::ReadOptions::default())
    }

    /// The same with these options.
    ///
    /// # Errors
    ///
    /// Those of [`from_xml`](Self::from_xml).
    #[cfg(feature = "xml")]
    pub fn from_xml_with(
        xml: &str,
        dictionary: Option<&'static Dictionary>,
        options: &crate::xml::ReadOptions,
    ) -> Result<Self, Error> {
        let dictionary = dictionary
            .or_else(|| crate::xml::detect(xml))
            .ok_or(Error::new(ErrorKind::UnknownDocumentType, 0))?;
        Self::from_source(&mut crate::xml::Reader::with_options(
            xml, dictionary, options,
        )?)
    }

    /// The document in XML.
    ///
    /// # Errors
    ///
    /// Those of [`Writer`](crate::xml::Writer): names, characters and OPAQUE that XML cannot carry.
    #[cfg(feature = "xml")]
    pub fn to_xml(&self, options: &crate::xml::WriteOptions) -> Result<String, Error> {
        let mut writer = crate::xml::Writer::with_options(Vec::new(), self.dictionary, options)?;
        embedded::write(self, Form::Xml, &mut writer)?;
        String::from_utf8(writer.finish()?).map_err(|_| Error::new(ErrorKind::InvalidText, 0))
    }

    /// Sends the events of the document to a sink.
    ///
    /// # Errors
    ///
    /// Those of the sink.
    pub fn write_to(&self, sink: &mut impl Sink) -> Result<(), Error> {
        self.source().try_for_each(|event| sink.event(event))
    }

    /// The events of the document.
    #[must_use]
    pub fn source(&self) -> DocumentSource<'_> {
        DocumentSource::new(self)
    }

    /// The dictionary that the tags are of.
    #[must_use]
    pub const fn dictionary(&self) -> &'static Dictionary {
        self.dictionary
    }

    fn dictionary_at(&self, id: u32) -> &'static Dictionary {
        self.arena.dictionary(id).unwrap_or(self.dictionary)
    }

    /// The root element.
    #[must_use]
    pub fn root(&self) -> Element<'_> {
        Element::new(self, self.root)
    }

    /// The root element, to be changed.
    #[must_use]
    pub fn root_mut(&mut self) -> ElementMut<'_> {
        let root = self.root;
        ElementMut::new(self, root)
    }

    /// The element of this id, unless it has been removed.
    #[must_use]
    pub fn element(&self, id: ElementId) -> Option<Element<'_>> {
        self.index(id).map(|index| Element::new(self, index))
    }

    /// The element of this id, to be changed, unless it has been removed.
    #[must_use]
    pub fn element_mut(&mut self, id: ElementId) -> Option<ElementMut<'_>> {
        self.index(id).map(|index| ElementMut::new(self, index))
    }

    fn index(&self, id: ElementId) -> Option<u32> {
        let node = self.arena.node(id.index);
        let same = node.kind.is_element() && node.generation == id.generation;
        same.then_some(id.index)
    }

    fn id(&self, index: u32) -> ElementId {
        ElementId {
            index,
            generation: self.arena.node(index).generation,
        }
    }

    fn walk(&self) -> Walk<'_> {
        Walk::under(&self.arena, TOP)
    }
}

/// What `read` makes of the events of WBXML in any charset.
fn decode(
    input: &[u8],
    dictionary: Option<&'static Dictionary>,
    options: &Options,
    read: impl FnOnce(&mut EventReader<'_>) -> Result<Document, Error>,
) -> Result<Document, Error> {
    let utf8 = to_utf8(input, dictionary, options)?;
    let mut options = *options;
    if let Cow::Owned(_) = utf8.bytes {
        options.charset = None;
    }
    let dictionary = match dictionary {
        Some(dictionary) => dictionary,
        None => dictionaries::detect(Decoder::with_options(&utf8.bytes, &options)?.header())
            .ok_or(Error::new(ErrorKind::UnknownDocumentType, 1))?,
    };
    EventReader::with_options(&utf8.bytes, dictionary, &options)
        .and_then(|mut source| read(&mut source))
        .map_err(|e| Error::new(e.kind(), utf8.offset_in_input(e.offset())))
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.dictionary == other.dictionary && same(self.walk(), other.walk())
    }
}

impl Eq for Document {}

/// The markup, in a flat list. Of text there is the length only: it may be a credential.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Events<'d>(&'d Document);
        impl fmt::Debug for Events<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.0.walk().map(Redacted)).finish()
            }
        }
        f.debug_struct("Document")
            .field("dictionary", self.dictionary)
            .field("events", &Events(self))
            .finish()
    }
}

/// An event without its text.
struct Redacted<'d>(Event<'d>);

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Event::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Event::CData(text) => write!(f, "CData({} bytes)", text.len()),
            Event::Opaque(bytes) => write!(f, "Opaque({} bytes)", bytes.len()),
            Event::Char(_) => f.write_str("Char"),
            Event::Extension { code, text } => {
                write!(f, "Extension({code}, {} bytes)", text.len())
            }
            Event::Pi(text) => write!(f, "Pi({} bytes)", text.len()),
            event => event.fmt(f),
        }
    }
}
