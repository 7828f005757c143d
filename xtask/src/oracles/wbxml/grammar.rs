//! What events may follow each other, and how much of what there is in a document.

use ::wbxml::Event;

/// Follows the events of a source and panics at the first that cannot stand where it stands.
#[derive(Debug)]
pub(super) struct Grammar {
    place: Place,
    /// The elements that are open.
    depth: u64,
    /// Depths at which embedded documents have begun.
    documents: Vec<u64>,
    root: Root,
    /// The deepest element.
    pub(super) deepest: u64,
    /// Elements and attributes.
    pub(super) items: u64,
    /// All events.
    pub(super) events: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// Outside the root element, or in content.
    Content,
    /// Right behind a start.
    Started,
    /// In the value of an attribute.
    Attribute,
    /// In a processing instruction.
    Pi,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Root {
    Expected,
    Open,
    Closed,
}

impl Grammar {
    pub(super) fn new() -> Self {
        Self {
            place: Place::Content,
            depth: 0,
            documents: Vec::new(),
            root: Root::Expected,
            deepest: 0,
            items: 0,
            events: 0,
        }
    }

    pub(super) fn event(&mut self, event: &Event<'_>) {
        self.events += 1;
        let outside = self.root != Root::Open;
        let place = self.place;
        let expected = match event {
            Event::Start(_) | Event::StartLiteral { .. } => {
                self.items += 1;
                self.depth += 1;
                self.deepest = self.deepest.max(self.depth);
                self.place = Place::Started;
                let fits = self.root != Root::Closed;
                self.root = Root::Open;
                fits && matches!(place, Place::Content | Place::Started)
            }
            Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                self.items += 1;
                self.place = Place::Attribute;
                matches!(place, Place::Started | Place::Attribute)
            }
            Event::AttributeValue(_) => matches!(place, Place::Attribute | Place::Pi),
            Event::AttributesEnd => {
                self.place = Place::Content;
                place == Place::Attribute
            }
            Event::Text(text) => {
                assert!(!text.is_empty(), "an empty text");
                self.value(place, outside)
            }
            Event::CData(text) => {
                assert!(!text.is_empty(), "an empty CDATA section");
                self.value(place, outside) && !matches!(place, Place::Attribute | Place::Pi)
            }
            Event::Char(_)
            | Event::Opaque(_)
            | Event::Extension { .. }
            | Event::ExtensionIndex { .. } => self.value(place, outside),
            Event::Pi(_) => {
                self.place = Place::Pi;
                matches!(place, Place::Content | Place::Started)
            }
            Event::PiEnd => {
                self.place = Place::Content;
                place == Place::Pi
            }
            Event::Document(_) => {
                self.documents.push(self.depth);
                self.root = Root::Expected;
                self.place = Place::Content;
                !outside && matches!(place, Place::Content | Place::Started)
            }
            Event::DocumentEnd => {
                let begun = self.documents.pop();
                let fits = self.root == Root::Closed && begun == Some(self.depth);
                self.root = Root::Open;
                fits && place == Place::Content
            }
            Event::End => {
                self.place = Place::Content;
                let fits = !outside && matches!(place, Place::Content | Place::Started);
                self.depth = self.depth.saturating_sub(1);
                if self.depth == self.documents.last().copied().unwrap_or(0) {
                    self.root = Root::Closed;
                }
                fits
            }
            other => panic!("an event that the grammar does not know: {other:?}"),
        };
        assert!(expected, "{event:?} cannot stand here: {self:?}");
    }

    /// A piece of text, of content or of a value.
    fn value(&mut self, place: Place, outside: bool) -> bool {
        match place {
            Place::Attribute | Place::Pi => true,
            Place::Content | Place::Started => {
                self.place = Place::Content;
                !outside
            }
        }
    }

    /// The source says that this is the end of the document.
    pub(super) fn end(&self) {
        assert!(
            self.root == Root::Closed && self.depth == 0 && self.place == Place::Content,
            "the document ends too early: {self:?}"
        );
    }
}
