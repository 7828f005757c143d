//! Data and markup that is kept as it is.

use base64ct::{Base64, Encoding};
use wbxml::{Dictionary, Event, EventReader, Header, Tag, dictionaries};

use super::sink::WireSink;
use super::writer::{Writer, Written};
use crate::error::ErrorKind;
use crate::model::{Data, Form, Markup, MediaType, Node, NodeName};

/// The media types of documents that stand inside `Data`: WBXML, XML, and the root element.
const EMBEDDED: [(&str, &str, &str); 2] = [
    (
        "application/vnd.syncml-devinf+wbxml",
        "application/vnd.syncml-devinf+xml",
        "DevInf",
    ),
    (
        "application/vnd.syncml.dmtnds+wbxml",
        "application/vnd.syncml.dmtnds+xml",
        "MgmtTree",
    ),
];

/// The namespace of the attribute with which Windows says more (MS-MDM).
pub(crate) const WINDOWS_NAMESPACE: (&str, &str) = (
    "xmlns:msft",
    "http://schemas.microsoft.com/MobileDevice/MDM",
);

/// How the data of an item is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Manner {
    /// As it is.
    AsIs,
    /// OPAQUE that XML cannot carry: in base64, with the `Format` that says so.
    Base64,
    /// OPAQUE that is a document of its own: as elements, with the `Type` that says so.
    Elements(&'static str),
    /// A document of its own: as OPAQUE, with the `Type` that says so.
    Document(&'static str),
    /// Text beside a document of its own that nothing announces: nobody could tell what the OPAQUE
    /// is.
    Refused,
}

impl Manner {
    /// How data of this media type is written in this form.
    pub(crate) fn of(data: &Data<'_>, media_type: Option<&str>, form: Form) -> Self {
        let announced = media_type.map(MediaType::essence).unwrap_or("");
        match (data, form) {
            (Data::Opaque(bytes), Form::Xml) => {
                for (wbxml, xml, _) in EMBEDDED {
                    if wbxml.eq_ignore_ascii_case(announced) && !bytes.is_empty() {
                        return Self::Elements(xml);
                    }
                }
                match core::str::from_utf8(bytes) {
                    Ok(text) if text.chars().all(is_xml_char) => Self::AsIs,
                    _ => Self::Base64,
                }
            }
            (Data::Markup(markup), Form::Wbxml) => {
                let document = markup.nodes().iter().find_map(|node| match node {
                    Node::Document(name) => dictionaries::by_name(name),
                    _ => None,
                });
                for (wbxml, xml, root) in EMBEDDED {
                    // Without a type nobody could tell what the OPAQUE is.
                    let fits = xml.eq_ignore_ascii_case(announced) || announced.is_empty();
                    if fits && document.is_some_and(|d| d.root_name() == root) {
                        return Self::Document(wbxml);
                    }
                }
                let is_announced =
                    |(wbxml, ..): &(&str, &str, &str)| wbxml.eq_ignore_ascii_case(announced);
                match document {
                    Some(_) if !is_alone(markup) && !EMBEDDED.iter().any(is_announced) => {
                        Self::Refused
                    }
                    _ => Self::AsIs,
                }
            }
            (Data::Markup(markup), Form::Xml) => {
                let has_opaque = around_opaque(markup.nodes()).is_some();
                for (wbxml, xml, _) in EMBEDDED {
                    if wbxml.eq_ignore_ascii_case(announced) && has_opaque {
                        return Self::Elements(xml);
                    }
                }
                Self::AsIs
            }
            _ => Self::AsIs,
        }
    }

    /// The media type to write instead.
    pub(crate) const fn media_type(self) -> Option<&'static str> {
        match self {
            Self::Elements(media_type) | Self::Document(media_type) => Some(media_type),
            Self::AsIs | Self::Base64 | Self::Refused => None,
        }
    }
}

/// Whether there is nothing beside a document of its own.
fn is_alone(markup: &Markup<'_>) -> bool {
    let nodes = markup.nodes();
    let ends = |node: &&Node<'_>| matches!(node, Node::DocumentEnd);
    matches!(nodes, [Node::Document(_), .., Node::DocumentEnd])
        && nodes.iter().filter(ends).count() == 1
}

/// The OPAQUE of a document, and the text before and behind it: libwbxml adds white space there.
fn around_opaque<'n>(nodes: &'n [Node<'_>]) -> Option<(&'n [Node<'n>], &'n [u8], &'n [Node<'n>])> {
    let is_text = |node: &Node<'_>| matches!(node, Node::Text(_) | Node::CData(_));
    let at = nodes.iter().position(|node| !is_text(node))?;
    match nodes.split_at_checked(at)? {
        (before, [Node::Opaque(bytes), behind @ ..]) => Some((before, bytes, behind)),
        _ => None,
    }
}

/// The characters of XML 1.0 §2.2.
const fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

impl<K: WireSink> Writer<K> {
    /// A `Data` element. Whether it belongs here has been seen to.
    pub(crate) fn data_element(
        &mut self,
        tag: Tag,
        data: &Data<'_>,
        manner: Manner,
        original_error: Option<&str>,
    ) -> Written {
        self.event(Event::Start(tag))?;
        if let Some(code) = original_error {
            self.original_error(code)?;
        }
        self.data(data, manner).map_err(|e| e.inside(tag))?;
        self.event(Event::End)
    }

    /// The attribute of Windows, with its namespace if that is not declared yet.
    #[cold]
    fn original_error(&mut self, code: &str) -> Written {
        if !self.declares_windows {
            self.attribute(WINDOWS_NAMESPACE.0, WINDOWS_NAMESPACE.1)?;
        }
        self.attribute("msft:originalerror", code)?;
        self.event(Event::AttributesEnd)
    }

    pub(crate) fn attribute(&mut self, name: &str, value: &str) -> Written {
        self.event(Event::AttributeLiteral { name })?;
        match value {
            "" => Ok(()),
            value => self.event(Event::Text(value)),
        }
    }

    #[inline]
    fn data(&mut self, data: &Data<'_>, manner: Manner) -> Written {
        match data {
            _ if manner == Manner::Refused => Err(self.error(ErrorKind::UnannouncedDocument)),
            Data::Text(text) if text.is_empty() => Ok(()),
            Data::Text(text) => self.event(Event::Text(text)),
            Data::CData(text) => self.cdata(text),
            Data::Opaque(bytes) => self.opaque(bytes, manner),
            Data::Markup(markup) => match (manner, around_opaque(markup.nodes())) {
                (Manner::Elements(_), Some((before, bytes, behind))) => {
                    self.nodes(before)?;
                    self.opaque(bytes, manner)?;
                    self.nodes(behind)
                }
                _ if self.reads_alike(markup) => self.markup(markup),
                _ => self.nodes(markup.nodes()),
            },
        }
    }

    fn cdata(&mut self, text: &str) -> Written {
        if text.is_empty() {
            return Ok(());
        }
        if self.options.keeps_cdata(self.form()) {
            self.event(Event::CData(text))
        } else {
            self.event(Event::Text(text))
        }
    }

    fn opaque(&mut self, bytes: &[u8], manner: Manner) -> Written {
        match manner {
            Manner::Base64 => {
                let text = Base64::encode_string(bytes);
                self.event(Event::Text(&text))
            }
            Manner::Elements(media_type) => self.embedded(bytes, media_type),
            Manner::AsIs | Manner::Document(_) | Manner::Refused => {
                if self.form() == Form::Xml {
                    if let Ok(text) = core::str::from_utf8(bytes) {
                        return self.cdata(text);
                    }
                }
                self.event(Event::Opaque(bytes))
            }
        }
    }

    /// The document in an OPAQUE, as elements.
    fn embedded(&mut self, bytes: &[u8], media_type: &str) -> Written {
        let root = EMBEDDED.iter().find(|e| e.1 == media_type).map(|e| e.2);
        let options = wbxml::Options::STRICT;
        let (header, _) = Header::decode(bytes, &options)?;
        let dictionary = dictionaries::detect(&header)
            .filter(|d| Some(d.root_name()) == root)
            .or_else(|| match root {
                Some("DevInf") => Some(self.version.devinf_dictionary()),
                _ => Some(&dictionaries::DMDDF_1_2),
            });
        let Some(dictionary) = dictionary else {
            return Err(self.error(ErrorKind::InvalidMarkup));
        };
        let mut source = EventReader::with_options(bytes, dictionary, &options)?;
        self.event(Event::Document(dictionary))?;
        wbxml::copy(&mut source, &mut self.sink)?;
        self.event(Event::DocumentEnd)
    }

    /// Whether the source of markup still says the same in the data of this message: it may come from
    /// one in which names without a namespace mean something else.
    #[cfg(feature = "xml")]
    fn reads_alike(&self, markup: &Markup<'_>) -> bool {
        use crate::decode::{Reader, XmlSource};
        use wbxml::{Source, tag::syncml::DATA};
        let (Some(source), Form::Xml, [_, ..]) = (markup.source(), self.form(), markup.nodes())
        else {
            return true;
        };
        let namespace = self.version.namespace();
        let whole = alloc::format!("<Data xmlns=\"{namespace}\">{source}</Data>");
        let limits = wbxml::Limits::DEFAULT;
        let Ok(mut events) = XmlSource::new(&whole, self.version.dictionary(), limits) else {
            return false;
        };
        if !matches!(events.next_event(), Ok(Some(Event::Start(DATA)))) {
            return false;
        }
        let mut reader = Reader::new(events, self.version, &crate::Options::STRICT);
        matches!(reader.data(DATA), Ok((Data::Markup(ref read), _)) if read == markup)
    }

    #[cfg(not(feature = "xml"))]
    #[expect(clippy::unused_self, reason = "with the feature it is looked at")]
    const fn reads_alike(&self, _: &Markup<'_>) -> bool {
        true
    }

    /// Markup: as it stands if it comes from XML and goes there, otherwise node by node.
    pub(crate) fn markup(&mut self, markup: &Markup<'_>) -> Written {
        if let Some(source) = markup.source() {
            let keeps = self.options.keeps_cdata(self.form()) || !source.contains("<![CDATA[");
            if keeps && self.sink.markup(source)? {
                return Ok(());
            }
            // A source alone says nothing that could be written otherwise.
            if markup.nodes().is_empty() {
                return Err(self.error(ErrorKind::InvalidMarkup));
            }
        }
        self.nodes(markup.nodes())
    }

    fn nodes(&mut self, nodes: &[Node<'_>]) -> Written {
        let mut depth = 0_u32;
        for node in nodes {
            match node {
                Node::Source(_) => {}
                Node::Document(name) => {
                    let dictionary: Option<&'static Dictionary> = dictionaries::by_name(name);
                    match dictionary {
                        Some(dictionary) => self.event(Event::Document(dictionary))?,
                        None => return Err(self.error(ErrorKind::InvalidMarkup)),
                    }
                }
                Node::DocumentEnd => self.event(Event::DocumentEnd)?,
                Node::Start(name) => {
                    depth = depth.saturating_add(1);
                    self.event(match name {
                        NodeName::Tag(tag) => Event::Start(*tag),
                        NodeName::Literal(page, name) => Event::StartLiteral { page: *page, name },
                    })?;
                }
                Node::Attribute(name, value) => {
                    self.event(match name {
                        NodeName::Tag(tag) => Event::Attribute(*tag),
                        NodeName::Literal(_, name) => Event::AttributeLiteral { name },
                    })?;
                    if !value.is_empty() {
                        self.event(Event::Text(value))?;
                    }
                }
                Node::AttributesEnd => self.event(Event::AttributesEnd)?,
                Node::Text(text) if text.is_empty() => {}
                Node::Text(text) => self.event(Event::Text(text))?,
                Node::CData(text) => self.cdata(text)?,
                Node::Opaque(bytes) => self.opaque(bytes, Manner::AsIs)?,
                Node::End => {
                    // An end that nothing has begun would end the element around.
                    let Some(less) = depth.checked_sub(1) else {
                        return Err(self.error(ErrorKind::InvalidMarkup));
                    };
                    depth = less;
                    self.event(Event::End)?;
                }
            }
        }
        if depth > 0 {
            return Err(self.error(ErrorKind::InvalidMarkup));
        }
        Ok(())
    }
}
