//! [`Redactor`]: events without credentials.

use wbxml::credentials::{Tracker, has_credential};
use wbxml::{Dictionary, Error, Event, Sink, Tag};

/// A sink that passes events on, with credentials replaced by their length.
pub(super) struct Redactor<S> {
    sink: S,
    redact: bool,
    tracker: Tracker,
    /// The dictionaries of the document and of those inside it.
    dictionaries: Vec<&'static Dictionary>,
    /// The attributes of the element that has just begun: what they are depends on all of them.
    attributes: Vec<Attribute>,
    /// How many bytes of the text of the open element have been left out.
    hidden: Option<usize>,
    in_pi: bool,
}

/// An attribute, and the pieces of its value.
struct Attribute {
    tag: Option<Tag>,
    name: String,
    pieces: Vec<Piece>,
}

enum Piece {
    Text(String),
    Value(Tag),
    Opaque(Vec<u8>),
    Extension(u8, String),
    ExtensionIndex(u8, u32),
}

impl Piece {
    fn event(&self) -> Event<'_> {
        match self {
            Self::Text(text) => Event::Text(text),
            Self::Value(tag) => Event::AttributeValue(*tag),
            Self::Opaque(bytes) => Event::Opaque(bytes),
            Self::Extension(code, text) => Event::Extension { code: *code, text },
            Self::ExtensionIndex(code, index) => Event::ExtensionIndex {
                code: *code,
                index: *index,
            },
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Text(text) | Self::Extension(_, text) => text.len(),
            Self::Opaque(bytes) => bytes.len(),
            Self::Value(_) | Self::ExtensionIndex(..) => 1,
        }
    }
}

impl<S: Sink> Redactor<S> {
    pub(super) fn new(sink: S, dictionary: &'static Dictionary, redact: bool) -> Self {
        Self {
            sink,
            redact,
            tracker: Tracker::new(),
            dictionaries: vec![dictionary],
            attributes: Vec::new(),
            hidden: None,
            in_pi: false,
        }
    }

    pub(super) fn into_inner(self) -> S {
        self.sink
    }

    fn dictionary(&self) -> Option<&'static Dictionary> {
        self.dictionaries.last().copied()
    }

    /// Says how much text has been left out.
    fn settle(&mut self) -> Result<(), Error> {
        match self.hidden.take() {
            Some(len) => self.sink.event(Event::Text(&marker(len))),
            None => Ok(()),
        }
    }

    fn attribute(&mut self, tag: Option<Tag>, name: &str) {
        self.attributes.push(Attribute {
            tag,
            name: name.to_owned(),
            pieces: Vec::new(),
        });
    }

    /// Passes the attributes on, now that all are known.
    fn write_attributes(&mut self) -> Result<(), Error> {
        let attributes = std::mem::take(&mut self.attributes);
        for attribute in attributes.iter().filter(|a| Tracker::is_naming(&a.name)) {
            let text = attribute.pieces.iter().filter_map(|piece| match piece {
                Piece::Text(text) => Some(text.as_str()),
                _ => None,
            });
            self.tracker
                .attribute(&attribute.name, text.collect::<String>().as_bytes());
        }
        for attribute in &attributes {
            self.sink.event(match attribute.tag {
                Some(tag) => Event::Attribute(tag),
                None => Event::AttributeLiteral {
                    name: &attribute.name,
                },
            })?;
            if self.tracker.hides_attribute(&attribute.name) {
                let len = attribute.pieces.iter().map(Piece::len).sum();
                self.sink.event(Event::Text(&marker(len)))?;
            } else {
                attribute
                    .pieces
                    .iter()
                    .try_for_each(|piece| self.sink.event(piece.event()))?;
            }
        }
        self.sink.event(Event::AttributesEnd)
    }

    /// A piece of an attribute value or of the text of an element.
    fn piece(&mut self, event: Event<'_>) -> Result<(), Error> {
        let mut utf8 = [0; 4];
        let piece = match event {
            Event::Text(text) | Event::CData(text) => Piece::Text(text.to_owned()),
            Event::Char(c) => Piece::Text(c.encode_utf8(&mut utf8).to_owned()),
            Event::Opaque(bytes) => Piece::Opaque(bytes.to_owned()),
            Event::AttributeValue(tag) => Piece::Value(tag),
            Event::Extension { code, text } => Piece::Extension(code, text.to_owned()),
            Event::ExtensionIndex { code, index } => Piece::ExtensionIndex(code, index),
            other => return self.sink.event(other),
        };
        if let Some(attribute) = self.attributes.last_mut() {
            attribute.pieces.push(piece);
            return Ok(());
        }
        let has_credential = match &piece {
            Piece::Text(text) => has_credential(text.as_bytes()),
            Piece::Opaque(bytes) => has_credential(bytes),
            _ => false,
        };
        if self.tracker.hides_text() || has_credential {
            self.hidden = Some(self.hidden.unwrap_or(0).saturating_add(piece.len()));
            return Ok(());
        }
        if let Piece::Text(text) = &piece {
            self.tracker.text(text.as_bytes());
        }
        self.sink.event(event)
    }
}

fn marker(len: usize) -> String {
    format!("«redacted, {len} bytes»")
}

impl<S: Sink> Sink for Redactor<S> {
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        if !self.redact {
            return self.sink.event(event);
        }
        match event {
            Event::Start(tag) => {
                self.settle()?;
                self.tracker
                    .start(self.dictionary().and_then(|d| d.tag_name(tag)));
            }
            Event::StartLiteral { name, .. } => {
                self.settle()?;
                self.tracker.start(Some(name));
            }
            Event::Attribute(tag) => {
                let name = self.dictionary().and_then(|d| d.attribute_tag_name(tag));
                self.attribute(Some(tag), name.unwrap_or(""));
                return Ok(());
            }
            Event::AttributeLiteral { name } => {
                self.attribute(None, name);
                return Ok(());
            }
            Event::AttributesEnd => return self.write_attributes(),
            Event::End => {
                self.settle()?;
                self.tracker.end();
            }
            Event::Pi(_) | Event::PiEnd => self.in_pi = matches!(event, Event::Pi(_)),
            Event::Document(dictionary) => self.dictionaries.push(dictionary),
            Event::DocumentEnd => {
                self.dictionaries.pop();
            }
            _ if self.in_pi => {}
            piece => return self.piece(piece),
        }
        self.sink.event(event)
    }
}
