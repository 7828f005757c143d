//! [`UnknownElements`]: what a message has that this crate gives no meaning, kept in order.

use alloc::vec::Vec;

use wbxml::{Document, Tag};

use super::Place;

/// The elements that have no meaning here: of a later protocol version, of a vendor, of a removed
/// feature, or one that stands a second time. They are kept as they are, with all that is in them,
/// and written back where they stood: in the same element, in their order, each behind the known
/// elements that it stood behind. Two are equal if in every element there are the same.
///
/// ```
/// use eas_provision::{Options, Place, ProvisionResponse, UnknownElement, UnknownElements};
///
/// let xml = r#"<Provision xmlns="Provision"><Status>1</Status><Hint>x</Hint></Provision>"#;
/// let read = eas_provision::decode_xml_with::<ProvisionResponse<'_>>(xml, &Options::LENIENT)?;
/// let unknown: &UnknownElements = &read.value.unknown;
/// let hint: &UnknownElement = unknown.iter().next().unwrap();
/// assert_eq!((hint.place(), hint.name()), (Place::Provision, Some("Hint")));
/// assert_eq!(hint.document().root().text().as_deref(), Some("x"));
/// # Ok::<(), eas_provision::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct UnknownElements {
    list: Vec<UnknownElement>,
}

/// An element without a meaning here.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UnknownElement {
    /// What it stands in.
    place: Place,
    /// How many of the places for known elements lie before it.
    after: u32,
    /// The element and what is in it.
    element: Document,
}

impl UnknownElement {
    /// The element and what is in it.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.element
    }

    /// Its tag; `None` if it is known by name only.
    #[must_use]
    pub fn tag(&self) -> Option<Tag> {
        self.element.root().tag()
    }

    /// Its name, if the dictionary or the message has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.element.root().name()
    }

    /// The element that it stands in.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    pub(crate) const fn after(&self) -> u32 {
        self.after
    }
}

impl UnknownElements {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new() }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The elements, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, UnknownElement> {
        self.list.iter()
    }

    pub(crate) fn as_slice(&self) -> &[UnknownElement] {
        &self.list
    }

    /// Adds an element behind all others in `place`. One in a place that the value, of which these
    /// are the unknown elements, does not write is not written.
    pub fn push(&mut self, place: Place, element: Document) {
        self.push_after(place, u32::MAX, element);
    }

    /// Adds an element behind the known ones of the first `after` places.
    pub(crate) fn push_after(&mut self, place: Place, after: u32, element: Document) {
        self.list.push(UnknownElement {
            place,
            after,
            element,
        });
    }

    /// Removes all elements.
    pub fn clear(&mut self) {
        self.list.clear();
    }
}

impl PartialEq for UnknownElements {
    fn eq(&self, other: &Self) -> bool {
        fn by_place(list: &[UnknownElement]) -> Vec<&UnknownElement> {
            let mut list: Vec<_> = list.iter().collect();
            list.sort_by_key(|element| element.place);
            list
        }
        self.len() == other.len() && by_place(&self.list) == by_place(&other.list)
    }
}

impl Eq for UnknownElements {}

impl<'d> IntoIterator for &'d UnknownElements {
    type Item = &'d UnknownElement;
    type IntoIter = core::slice::Iter<'d, UnknownElement>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
