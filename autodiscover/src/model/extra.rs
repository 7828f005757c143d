//! What a document has beyond the schemas: kept in order, and written again.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::Element;

/// The attributes and elements of one element that the schemas do not have.
///
/// Namespace declarations that they need stand with them as attributes `xmlns:…`.
///
/// ```
/// # #[cfg(feature = "xml")] {
/// use autodiscover::{Attribute, Extra, Options, Part, Response, Unknown, decode_response};
///
/// let reply = br#"<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
/// <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
/// <Account color="red"><AccountType>email</AccountType><Action>settings</Action><Hint>new</Hint></Account>
/// </Response></Autodiscover>"#;
/// let decoded = decode_response(reply, &Options::LENIENT)?;
/// let Response::Outlook(response) = &decoded.value else { panic!() };
/// let extra: &Extra<'_> = &response.account.as_ref().unwrap().extra;
/// assert_eq!(extra.attribute("color"), Some("red"));
/// let color: &Attribute<'_> = &extra.attributes()[0];
/// assert_eq!((&*color.name, &*color.value), ("color", "red"));
/// let hint: &Unknown<'_> = &extra.elements()[0];
/// assert_eq!((hint.name(), &*hint.text()), ("Hint", "new"));
/// assert_eq!(hint.parts()[1], Part::Text("new".into()));
/// # }
/// # Ok::<(), autodiscover::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Extra<'a>(Option<Box<Parts<'a>>>);

#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
struct Parts<'a> {
    attributes: Vec<Attribute<'a>>,
    elements: Vec<Unknown<'a>>,
}

/// An attribute, and which element it stands on.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribute<'a> {
    /// The child that has it; none for the element itself.
    pub on: Option<Element>,
    /// Its name, perhaps with a prefix.
    pub name: Cow<'a, str>,
    /// Its value.
    pub value: Cow<'a, str>,
}

impl<'a> Extra<'a> {
    /// Nothing.
    pub const EMPTY: Self = Self(None);

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attributes().is_empty() && self.elements().is_empty()
    }

    /// The attributes, in order.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute<'a>] {
        self.0.as_ref().map_or(&[], |parts| &parts.attributes)
    }

    /// The value of an attribute of the element itself.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut own = self.attributes().iter().filter(|a| a.on.is_none());
        own.find(|a| a.name == name).map(|a| &*a.value)
    }

    /// The elements, in order.
    #[must_use]
    pub fn elements(&self) -> &[Unknown<'a>] {
        self.0.as_ref().map_or(&[], |parts| &parts.elements)
    }

    /// Adds an attribute.
    pub fn push_attribute(&mut self, attribute: Attribute<'a>) {
        self.0.get_or_insert_default().attributes.push(attribute);
    }

    /// Adds an element.
    pub fn push_element(&mut self, element: Unknown<'a>) {
        self.0.get_or_insert_default().elements.push(element);
    }

    /// Adds all of another one.
    #[cfg(feature = "xml")]
    pub(crate) fn append(&mut self, other: Self) {
        if let Some(other) = other.0 {
            let parts = self.0.get_or_insert_default();
            parts.attributes.extend(other.attributes);
            parts.elements.extend(other.elements);
        }
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Extra<'static> {
        Extra(self.0.map(|parts| {
            Box::new(Parts {
                attributes: parts
                    .attributes
                    .into_iter()
                    .map(Attribute::into_owned)
                    .collect(),
                elements: parts
                    .elements
                    .into_iter()
                    .map(Unknown::into_owned)
                    .collect(),
            })
        }))
    }
}

impl Attribute<'_> {
    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Attribute<'static> {
        Attribute {
            on: self.on,
            name: owned(self.name),
            value: owned(self.value),
        }
    }
}

/// An element that the schema does not have where it stands, with all that is in it.
///
/// It is held flat, in document order, so that no depth of nesting is too deep for it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unknown<'a> {
    parts: Vec<Part<'a>>,
}

/// A part of an [`Unknown`] element.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Part<'a> {
    /// An element begins; this is its name, perhaps with a prefix.
    Start(Cow<'a, str>),
    /// An attribute of the element that has just begun: name and value.
    Attribute(Cow<'a, str>, Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// The innermost element ends.
    End,
}

impl<'a> Unknown<'a> {
    /// An element with this text in it. Whether the name is one is seen when it is written.
    #[must_use]
    pub fn with_text(name: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let mut parts = alloc::vec![Part::Start(name.into())];
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        parts.push(Part::End);
        Self { parts }
    }

    /// An element of these parts, if they are one: it begins, and it ends with the last of them;
    /// attributes stand at the front; no two texts are neighbours, and none is empty.
    #[must_use]
    pub fn from_parts(parts: Vec<Part<'a>>) -> Option<Self> {
        is_one_element(&parts).then_some(Self { parts })
    }

    /// From parts that are known to be one element.
    #[cfg(feature = "xml")]
    pub(crate) const fn from_decoded(parts: Vec<Part<'a>>) -> Self {
        Self { parts }
    }

    /// Its name, perhaps with a prefix.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.parts.first() {
            Some(Part::Start(name)) => name,
            _ => "",
        }
    }

    /// The text directly in it.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        let mut depth = 0_usize;
        let mut found = Cow::Borrowed("");
        for part in &self.parts {
            match part {
                Part::Start(_) => depth = depth.saturating_add(1),
                Part::End => depth = depth.saturating_sub(1),
                Part::Text(text) if depth == 1 && found.is_empty() => found = Cow::Borrowed(text),
                Part::Text(text) if depth == 1 => found.to_mut().push_str(text),
                _ => {}
            }
        }
        found
    }

    /// All parts, in document order.
    #[must_use]
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The same without a borrow.
    #[must_use]
    pub fn into_owned(self) -> Unknown<'static> {
        let parts = self.parts.into_iter().map(|part| match part {
            Part::Start(name) => Part::Start(owned(name)),
            Part::Attribute(name, value) => Part::Attribute(owned(name), owned(value)),
            Part::Text(text) => Part::Text(owned(text)),
            Part::End => Part::End,
        });
        Unknown {
            parts: parts.collect(),
        }
    }
}

/// Whether the parts are one element, as [`Unknown::from_parts`] has it.
pub(crate) fn is_one_element(parts: &[Part<'_>]) -> bool {
    let mut depth = 0_usize;
    for (i, part) in parts.iter().enumerate() {
        if i > 0 && depth == 0 {
            return false;
        }
        let before = i.checked_sub(1).and_then(|i| parts.get(i));
        match part {
            Part::Start(_) => depth = depth.saturating_add(1),
            Part::Attribute(..) => {
                if !matches!(before, Some(Part::Start(_) | Part::Attribute(..))) {
                    return false;
                }
            }
            Part::Text(text) => {
                if depth == 0 || text.is_empty() || matches!(before, Some(Part::Text(_))) {
                    return false;
                }
            }
            Part::End => match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return false,
            },
        }
    }
    depth == 0 && !parts.is_empty()
}

pub(crate) fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

pub(crate) fn owned_option(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    text.map(owned)
}
