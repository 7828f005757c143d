//! [`ElementMut`]: an element to change.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::arena::{Kind, NONE, Node};
use super::builder::DocumentBuilder;
use super::element::Element;
use super::{Document, ElementId};
use crate::dictionary::Namespaces;
use crate::name::is_xml_name;
use crate::{Error, ErrorKind, NO_PAGE, Sink, Tag};

/// An element of a [`Document`], to be changed.
///
/// Everything here fails with [`ErrorKind::OutputFull`] if the document has 2³² − 1 nodes.
///
/// ```
/// use wbxml::Document;
///
/// let mut document = Document::from_xml("<si><indication/></si>", None)?;
/// let mut root = document.root_mut();
/// let mut indication = root.find_mut("indication").unwrap();
/// indication.set_text("new mail")?;
/// indication.set_attribute("href", "http://example.org/")?;
/// let (xml, _) = wbxml::to_xml_with(&document.encode(Default::default())?, &Default::default())?;
/// assert!(xml.ends_with(r#"<si><indication href="http://example.org/">new mail</indication></si>"#));
/// # Ok::<(), wbxml::Error>(())
/// ```
pub struct ElementMut<'d> {
    document: &'d mut Document,
    index: u32,
}

impl fmt::Debug for ElementMut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_element().fmt(f)
    }
}

impl<'d> ElementMut<'d> {
    pub(super) const fn new(document: &'d mut Document, index: u32) -> Self {
        Self { document, index }
    }

    /// The element, to be looked at.
    #[must_use]
    pub fn as_element(&self) -> Element<'_> {
        Element::new(self.document, self.index)
    }

    /// What finds the element again after the document has been changed.
    #[must_use]
    pub fn id(&self) -> ElementId {
        self.document.id(self.index)
    }

    /// The first element that the path leads to, to be changed; see [`Element::find`].
    #[must_use]
    pub fn find_mut(&mut self, path: &str) -> Option<ElementMut<'_>> {
        let index = self.as_element().find(path)?.index;
        Some(ElementMut::new(self.document, index))
    }

    /// Makes this text the content of the element.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn set_text(&mut self, text: &str) -> Result<(), Error> {
        self.clear();
        self.add_text(text)
    }

    /// Makes these bytes, as OPAQUE, the content of the element.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn set_opaque(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.clear();
        self.document
            .arena
            .insert(self.index, NONE, Kind::Opaque(Box::from(bytes)))?;
        Ok(())
    }

    /// Puts text behind what is in the element.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn add_text(&mut self, text: &str) -> Result<(), Error> {
        if !text.is_empty() {
            self.document
                .arena
                .insert(self.index, NONE, Kind::Text(String::from(text)))?;
        }
        Ok(())
    }

    /// Removes everything in the element but its attributes.
    pub fn clear(&mut self) {
        let arena = &mut self.document.arena;
        loop {
            let last = arena.node(self.index).last;
            if last == NONE || arena.kind(last).is_attribute() {
                return;
            }
            arena.remove(last);
        }
    }

    /// Puts an empty element behind what is in this one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn add_child(&mut self, tag: Tag) -> Result<ElementMut<'_>, Error> {
        let index = self
            .document
            .arena
            .insert(self.index, NONE, Kind::Element(tag))?;
        Ok(ElementMut::new(self.document, index))
    }

    /// The same by name: the tag of the name on the page of this element, or else on the first
    /// page that has it, or else, with no tag, the name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidName`], [`ErrorKind::OutputFull`].
    pub fn add_named(&mut self, name: &str) -> Result<ElementMut<'_>, Error> {
        let kind = self.named(name)?;
        let index = self.document.arena.insert(self.index, NONE, kind)?;
        Ok(ElementMut::new(self.document, index))
    }

    fn named(&self, name: &str) -> Result<Kind, Error> {
        let element = self.as_element();
        let dictionary = element.dictionary();
        let page = element.page();
        let here = page.and_then(|page| dictionary.tag(page, name));
        if let Some(tag) = here.or_else(|| dictionary.tag_in_any_page(name)) {
            return Ok(Kind::Element(tag));
        }
        check_name(name)?;
        let page = match dictionary.namespaces {
            Namespaces::Pages => page.map_or(NO_PAGE, u16::from),
            Namespaces::None | Namespaces::Prefixes(_) => NO_PAGE,
        };
        Ok(Kind::ElementLiteral {
            page,
            name: Box::from(name),
        })
    }

    /// Puts an empty element in front of the child element of this number, counted from 0, or
    /// behind everything if there are not so many.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn insert(&mut self, position: usize, tag: Tag) -> Result<ElementMut<'_>, Error> {
        let arena = &mut self.document.arena;
        let mut next = arena.node(self.index).first;
        let mut left = position;
        while next != NONE {
            if arena.kind(next).is_element() || matches!(arena.kind(next), Kind::Document(_)) {
                match left.checked_sub(1) {
                    Some(fewer) => left = fewer,
                    None => break,
                }
            }
            next = arena.node(next).next;
        }
        let index = arena.insert(self.index, next, Kind::Element(tag))?;
        Ok(ElementMut::new(self.document, index))
    }

    /// Puts what `write` sends behind what is in the element: text, elements, and attributes if
    /// there is nothing in it yet.
    ///
    /// # Errors
    ///
    /// Those of `write`, and [`ErrorKind::UnexpectedEvent`] for an event that cannot follow the one
    /// before it, or if an element is left open. The document is then as it was.
    pub fn append(
        &mut self,
        write: impl FnOnce(&mut DocumentBuilder) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let arena = core::mem::take(&mut self.document.arena);
        let len = arena.len();
        let Node { first, last, .. } = *arena.node(self.index);
        let text_len = text_of(arena.kind(last)).map(String::len);
        let mut builder = DocumentBuilder::inside(self.document.dictionary, arena, self.index);
        let result = write(&mut builder).and_then(|()| builder.check_complete());
        let mut arena = builder.into_arena();
        if result.is_err() {
            if let Some(node) = arena.node_mut(self.index) {
                (node.first, node.last) = (first, last);
            }
            if let Some(node) = arena.node_mut(last) {
                node.next = NONE;
                if let (Kind::Text(text) | Kind::CData(text), Some(len)) =
                    (&mut node.kind, text_len)
                {
                    text.truncate(len);
                }
            }
            arena.truncate(len);
        }
        self.document.arena = arena;
        result
    }

    /// Puts a copy of an element of another document behind what is in this one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownDocumentType`] if the dictionary is another one,
    /// [`ErrorKind::OutputFull`].
    pub fn add_copy(&mut self, element: Element<'_>) -> Result<(), Error> {
        if element.dictionary() != self.as_element().dictionary() {
            return Err(Error::new(ErrorKind::UnknownDocumentType, 0));
        }
        self.append(|sink| element.events().try_for_each(|event| sink.event(event)))
    }

    /// Gives the attribute of this name this value. An attribute that is not there is put behind
    /// the others.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidName`], [`ErrorKind::OutputFull`].
    pub fn set_attribute(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let element = self.as_element();
        let index = match element.attribute(name) {
            Some(attribute) => attribute.index,
            None => {
                let kind = match element.dictionary().attribute_tag(name) {
                    Some(tag) => Kind::Attribute(tag),
                    None => {
                        check_name(name)?;
                        Kind::AttributeLiteral(Box::from(name))
                    }
                };
                let arena = &mut self.document.arena;
                let mut next = arena.node(self.index).first;
                while arena.kind(next).is_attribute() {
                    next = arena.node(next).next;
                }
                arena.insert(self.index, next, kind)?
            }
        };
        ElementMut::new(self.document, index).set_text(value)
    }

    /// Removes the attribute of this name; whether there was one.
    pub fn remove_attribute(&mut self, name: &str) -> bool {
        let index = self
            .as_element()
            .attribute(name)
            .map(|attribute| attribute.index);
        match index {
            Some(index) => {
                self.document.arena.remove(index);
                true
            }
            None => false,
        }
    }

    /// Removes the element with everything in it; whether that was done. A root stays.
    pub fn remove(self) -> bool {
        let parent = self.document.arena.node(self.index).parent;
        if !self.document.arena.kind(parent).is_element() {
            return false;
        }
        self.document.arena.remove(self.index);
        true
    }
}

fn check_name(name: &str) -> Result<(), Error> {
    if is_xml_name(name) {
        Ok(())
    } else {
        Err(Error::new(ErrorKind::InvalidName, 0))
    }
}

fn text_of(kind: &Kind) -> Option<&String> {
    match kind {
        Kind::Text(text) | Kind::CData(text) => Some(text),
        _ => None,
    }
}
