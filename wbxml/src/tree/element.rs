//! [`Element`]: an element to look at.

use alloc::borrow::Cow;
use core::fmt;

use super::arena::{Kind, NONE, Node};
use super::path::FindAll;
use super::source::Walk;
use super::values::{attribute_text, element_bytes, element_text, icon_after};
use super::{Document, ElementId};
use crate::{Dictionary, NO_PAGE, Tag};

/// An element of a [`Document`].
///
/// A document inside an element is seen through: its root is a child of the element, as it is in
/// XML.
///
/// ```
/// use wbxml::Document;
///
/// let document = Document::from_xml("<si><indication href='http://a/'>new mail</indication></si>", None)?;
/// let indication = document.root().find("indication").unwrap();
/// assert_eq!(indication.text().as_deref(), Some("new mail"));
/// assert_eq!(indication.attribute("href").unwrap().value().as_deref(), Some("http://a/"));
/// assert_eq!(indication.parent(), Some(document.root()));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Element<'d> {
    pub(super) document: &'d Document,
    pub(super) index: u32,
}

impl<'d> Element<'d> {
    pub(super) const fn new(document: &'d Document, index: u32) -> Self {
        Self { document, index }
    }

    pub(super) fn node(self) -> &'d Node {
        self.document.arena.node(self.index)
    }

    /// What finds the element again after the document has been changed.
    #[must_use]
    pub fn id(self) -> ElementId {
        self.document.id(self.index)
    }

    /// The dictionary that the tag is of.
    #[must_use]
    pub fn dictionary(self) -> &'static Dictionary {
        self.document.dictionary_at(self.index)
    }

    /// The tag. `None` if the element is known by name only.
    #[must_use]
    pub fn tag(self) -> Option<Tag> {
        match self.node().kind {
            Kind::Element(tag) => Some(tag),
            _ => None,
        }
    }

    /// Whether the element has this tag.
    #[must_use]
    pub fn is(self, tag: Tag) -> bool {
        self.tag() == Some(tag)
    }

    /// The name. `None` if the dictionary does not know the tag.
    #[must_use]
    pub fn name(self) -> Option<&'d str> {
        match &self.node().kind {
            Kind::Element(tag) => self.dictionary().tag_name(*tag),
            Kind::ElementLiteral { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The code page. `None` if the element is known by name only, in no namespace of the
    /// dictionary.
    #[must_use]
    pub fn page(self) -> Option<u8> {
        match self.node().kind {
            Kind::Element(tag) => Some(tag.page()),
            Kind::ElementLiteral { page, .. } if page != NO_PAGE => u8::try_from(page).ok(),
            _ => None,
        }
    }

    /// The namespace that the element is in.
    #[must_use]
    pub fn namespace(self) -> Option<&'static str> {
        self.dictionary().namespace(self.page()?)
    }

    /// The element that this one is in. `None` for the root.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let arena = &self.document.arena;
        let mut index = self.node().parent;
        while matches!(arena.kind(index), Kind::Document(_)) {
            index = arena.node(index).parent;
        }
        arena
            .kind(index)
            .is_element()
            .then(|| Self::new(self.document, index))
    }

    /// The elements in this one.
    #[must_use]
    pub fn children(self) -> Children<'d> {
        Children {
            parent: self,
            next: self.node().first,
        }
    }

    /// The first element in this one with this name.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == Some(name))
    }

    /// The elements in this one, those in them, and so on, in document order.
    #[must_use]
    pub fn descendants(self) -> Descendants<'d> {
        Descendants {
            top: self.index,
            at: self,
        }
    }

    /// Everything in the element but its attributes.
    #[must_use]
    pub fn contents(self) -> Contents<'d> {
        Contents {
            document: self.document,
            next: self.node().first,
        }
    }

    /// The first element that the path leads to.
    ///
    /// A path is names with `/` between them, from a child of this element on: `Policies/Policy`.
    /// `*` is any name; a tag without a name is written as it is displayed, `14:3F`.
    #[must_use]
    pub fn find(self, path: &str) -> Option<Self> {
        self.find_all(path).next()
    }

    /// All elements that the path leads to, in document order. Time is linear in what is looked at.
    #[must_use]
    pub fn find_all<'p>(self, path: &'p str) -> FindAll<'d, 'p> {
        FindAll::new(self, path)
    }

    /// The text in the element, empty if there is none. OPAQUE counts as the text that the
    /// dictionary makes of it, as in XML.
    ///
    /// `None` if there is an element, an extension, or an OPAQUE that is no text.
    #[must_use]
    pub fn text(self) -> Option<Cow<'d, str>> {
        element_text(self)
    }

    /// The bytes in the element: an OPAQUE, or what the dictionary makes of the text.
    ///
    /// `None` if there is anything else.
    #[must_use]
    pub fn bytes(self) -> Option<Cow<'d, [u8]>> {
        element_bytes(self)
    }

    /// The attributes.
    #[must_use]
    pub fn attributes(self) -> Attributes<'d> {
        Attributes {
            element: self,
            next: self.node().first,
            icon: false,
        }
    }

    /// The events of the element and everything in it.
    pub(super) fn events(self) -> Walk<'d> {
        Walk::of(&self.document.arena, self.index)
    }

    /// The attribute of this name.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Attribute<'d>> {
        self.attributes()
            .find(|attribute| attribute.name() == Some(name))
    }
}

/// Whether both are the same element of the same document.
impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.document, other.document) && self.index == other.index
    }
}

impl Eq for Element<'_> {}

/// The tag and the name; not what is in the element.
impl fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Element");
        if let Some(tag) = self.tag() {
            tuple.field(&tag);
        }
        if let Some(name) = self.name() {
            tuple.field(&name);
        }
        tuple.finish()
    }
}

/// The elements in an element.
#[derive(Clone, Debug)]
pub struct Children<'d> {
    parent: Element<'d>,
    next: u32,
}

impl<'d> Iterator for Children<'d> {
    type Item = Element<'d>;

    fn next(&mut self) -> Option<Element<'d>> {
        let arena = &self.parent.document.arena;
        loop {
            let id = self.next;
            let node = arena.node(id);
            self.next = match node.kind {
                Kind::Hole => return None,
                // Through a document to its root.
                Kind::Document(_) if node.first != NONE => node.first,
                // And from behind the root on.
                _ if node.next == NONE && node.parent != self.parent.index => {
                    arena.node(node.parent).next
                }
                _ => node.next,
            };
            if node.kind.is_element() {
                return Some(Element::new(self.parent.document, id));
            }
        }
    }
}

/// The elements in an element, and in them, and so on.
///
/// ```
/// use wbxml::{Children, Descendants, Document, FindAll, dictionaries};
///
/// let xml = "<Provision xmlns='Provision'><Status>1</Status><Policies><Policy/></Policies></Provision>";
/// let document = Document::from_xml(xml, Some(&dictionaries::ACTIVESYNC))?;
/// let children: Children<'_> = document.root().children();
/// assert!(children.map(|e| e.name().unwrap()).eq(["Status", "Policies"]));
/// let below: Descendants<'_> = document.root().descendants();
/// assert!(below.map(|e| e.name().unwrap()).eq(["Status", "Policies", "Policy"]));
/// let found: FindAll<'_, '_> = document.root().find_all("*/Policy");
/// assert_eq!(found.count(), 1);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Descendants<'d> {
    top: u32,
    at: Element<'d>,
}

impl<'d> Iterator for Descendants<'d> {
    type Item = Element<'d>;

    fn next(&mut self) -> Option<Element<'d>> {
        let document = self.at.document;
        let mut at = self.at.index;
        let mut descend = true;
        loop {
            let node = document.arena.node(at);
            if descend && node.first != NONE {
                at = node.first;
            } else if at == self.top || node.parent == NONE {
                self.at = Element::new(document, self.top);
                return None;
            } else if node.next == NONE {
                at = node.parent;
                descend = false;
                continue;
            } else {
                at = node.next;
            }
            descend = true;
            if document.arena.kind(at).is_element() {
                self.at = Element::new(document, at);
                return Some(self.at);
            }
        }
    }
}

/// A piece of what is in an element.
///
/// ```
/// use wbxml::{Content, Contents, Document};
///
/// let document = Document::from_xml("<si><indication>1 <![CDATA[<new>]]></indication></si>", None)?;
/// let mut contents: Contents<'_> = document.root().child("indication").unwrap().contents();
/// assert!(matches!(contents.next(), Some(Content::Text("1 "))));
/// assert!(matches!(contents.next(), Some(Content::CData("<new>"))));
/// assert!(contents.next().is_none());
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Content<'d> {
    /// An element.
    Element(Element<'d>),
    /// Text.
    Text(&'d str),
    /// Text that XML carries in a CDATA section.
    CData(&'d str),
    /// Bytes.
    Opaque(&'d [u8]),
    /// An extension with a string.
    Extension {
        /// The token.
        code: u8,
        /// The string.
        text: &'d str,
    },
    /// An extension with a number.
    ExtensionIndex {
        /// The token.
        code: u8,
        /// The number.
        index: u32,
    },
    /// A processing instruction, by its target.
    Pi(&'d str),
    /// A whole document, by its root.
    Document(Element<'d>),
}

/// Everything in an element but its attributes.
#[derive(Clone, Debug)]
pub struct Contents<'d> {
    document: &'d Document,
    next: u32,
}

impl<'d> Iterator for Contents<'d> {
    type Item = Content<'d>;

    fn next(&mut self) -> Option<Content<'d>> {
        loop {
            let id = self.next;
            let node = self.document.arena.node(id);
            self.next = node.next;
            return Some(match &node.kind {
                Kind::Hole => return None,
                Kind::Element(_) | Kind::ElementLiteral { .. } => {
                    Content::Element(Element::new(self.document, id))
                }
                Kind::Text(text) => Content::Text(text),
                Kind::CData(text) => Content::CData(text),
                Kind::Opaque(bytes) => Content::Opaque(bytes),
                Kind::Extension { code, text } => Content::Extension { code: *code, text },
                Kind::ExtensionIndex { code, index } => Content::ExtensionIndex {
                    code: *code,
                    index: *index,
                },
                Kind::Pi(target) => Content::Pi(target),
                Kind::Document(_) => {
                    let mut root = node.first;
                    while root != NONE && !self.document.arena.kind(root).is_element() {
                        root = self.document.arena.node(root).next;
                    }
                    Content::Document(Element::new(self.document, root))
                }
                Kind::Attribute(_) | Kind::AttributeLiteral(_) | Kind::Value(_) => continue,
            });
        }
    }
}

/// An attribute.
///
/// ```
/// let document = wbxml::Document::from_xml("<si><indication action='delete'/></si>", None)?;
/// let indication = document.root().child("indication").unwrap();
/// let names: Vec<_> = indication.attributes().filter_map(|a| a.name()).collect();
/// assert_eq!(names, ["action"]);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Attribute<'d> {
    pub(super) element: Element<'d>,
    pub(super) index: u32,
    /// Whether a `NAME` with the value `ICON` stands before it.
    pub(super) icon: bool,
}

impl<'d> Attribute<'d> {
    pub(super) fn node(self) -> &'d Node {
        self.element.document.arena.node(self.index)
    }

    /// The tag. `None` if the attribute is known by name only.
    #[must_use]
    pub fn tag(self) -> Option<Tag> {
        match self.node().kind {
            Kind::Attribute(tag) => Some(tag),
            _ => None,
        }
    }

    /// The name. `None` if the dictionary does not know the tag.
    #[must_use]
    pub fn name(self) -> Option<&'d str> {
        match &self.node().kind {
            Kind::Attribute(tag) => self.element.dictionary().attribute_tag_name(*tag),
            Kind::AttributeLiteral(name) => Some(name),
            _ => None,
        }
    }

    /// The value. OPAQUE counts as the text that the dictionary makes of it, as in XML.
    ///
    /// `None` if there is an extension in it, a value token that the dictionary does not know, or
    /// an OPAQUE that is no text.
    #[must_use]
    pub fn value(self) -> Option<Cow<'d, str>> {
        attribute_text(self)
    }
}

/// The tag and the name; not the value.
impl fmt::Debug for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Attribute");
        if let Some(tag) = self.tag() {
            tuple.field(&tag);
        }
        if let Some(name) = self.name() {
            tuple.field(&name);
        }
        tuple.finish()
    }
}

/// The attributes of an element.
///
/// ```
/// use wbxml::{Attributes, Document};
///
/// let xml = "<si><indication href='http://a/' action='delete'/></si>";
/// let document = Document::from_xml(xml, None)?;
/// let attributes: Attributes<'_> = document.root().child("indication").unwrap().attributes();
/// let pairs = attributes.map(|a| (a.name().unwrap(), a.value().unwrap().into_owned()));
/// assert!(pairs.eq([("href", "http://a/".to_owned()), ("action", "delete".to_owned())]));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Attributes<'d> {
    element: Element<'d>,
    next: u32,
    icon: bool,
}

impl<'d> Iterator for Attributes<'d> {
    type Item = Attribute<'d>;

    fn next(&mut self) -> Option<Attribute<'d>> {
        let index = self.next;
        let arena = &self.element.document.arena;
        let node = arena.node(index);
        if !node.kind.is_attribute() {
            return None;
        }
        self.next = node.next;
        let icon = self.icon;
        self.icon = icon_after(arena, self.element.dictionary(), index, icon);
        Some(Attribute {
            element: self.element,
            index,
            icon,
        })
    }
}
