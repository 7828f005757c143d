//! [`Element`]: the names of the schemas, and the table of where each may stand.

use core::fmt;

use crate::generated::elements::{CONTENTS, HASH, NAMES, RULES, SEED, TAGS, TRIMMED};

/// An element of the Outlook or mobilesync schemas, by its local name.
///
/// ```
/// use autodiscover::Element;
///
/// assert_eq!(Element::from_name("EwsUrl"), Some(Element::EWS_URL));
/// assert_eq!(Element::EWS_URL.name(), "EwsUrl");
/// assert_eq!(Element::from_name("ewsurl"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Element(pub(crate) u8);

impl Element {
    /// The element of this name, which has no prefix.
    #[must_use]
    #[inline]
    pub fn from_name(name: &str) -> Option<Self> {
        let bytes = name.as_bytes();
        let len = bytes.len();
        let at = |i: usize| u32::from(bytes.get(i).copied().unwrap_or(0));
        let last = at(len.wrapping_sub(1));
        let key = at(0) | at(len / 3) << 8 | at(len / 2) << 16 | last << 24;
        let key = key ^ (len as u32) << 4 ^ at(len.saturating_sub(2)) << 12;
        let place = key.wrapping_mul(SEED) >> 23;
        let number = *HASH.get(place as usize)?;
        let found = *NAMES.get(usize::from(number))?;
        (found == name).then_some(Self(number))
    }

    /// Its name, as in `<EwsUrl>`.
    #[must_use]
    #[inline]
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or("")
    }

    /// Its tags, as in `<EwsUrl>` and `</EwsUrl>`.
    #[inline]
    pub(crate) fn tags(self) -> (&'static str, &'static str) {
        TAGS.get(usize::from(self.0)).copied().unwrap_or(("", ""))
    }

    /// What is to be read as if the element said so where it is absent: `on` for `SPA`, `SSL` and
    /// `AuthRequired`, `1` for `TTL`. None if there is no such thing, or if it depends.
    #[must_use]
    pub fn default_text(self) -> Option<&'static str> {
        RULES
            .iter()
            .find(|rule| rule.element == self && !rule.default.is_empty())
            .map(|rule| rule.default)
    }

    /// Whether white space around its content does not count.
    #[inline]
    #[cfg_attr(
        not(feature = "xml"),
        allow(dead_code, reason = "it is what the decoder goes by")
    )]
    pub(crate) const fn is_trimmed(self) -> bool {
        TRIMMED >> self.0 & 1 != 0
    }
}

impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// As in XML: `<EwsUrl>`.
impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.name())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Element {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Element {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = alloc::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_name(&name)
            .ok_or_else(|| serde::de::Error::custom("not an element of Autodiscover"))
    }
}

/// What the content of an element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ValueType {
    Container,
    Text,
    Token,
    Address,
    Url,
    Switch,
    Boolean,
    Hours,
    Date,
    Port,
    Number,
    Version,
    AccountType,
    Action,
    ProtocolType,
    Encryption,
    AuthPackage,
    ServerType,
}

/// An element in whose content others stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place(pub(crate) u8);

#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "it is what the decoder goes by")
)]
impl Place {
    #[inline]
    fn content(self) -> Option<&'static Content<{ NAMES.len() }>> {
        CONTENTS.get(usize::from(self.0))
    }

    /// What the element is here; none if it may not stand here.
    #[inline]
    pub(crate) fn value_type(self, element: Element) -> Option<ValueType> {
        let types = &self.content()?.types;
        types.get(usize::from(element.0)).copied().flatten()
    }

    /// The elements that have to be here, a bit for each.
    #[inline]
    pub(crate) fn required(self) -> u128 {
        self.content().map_or(0, |content| content.required)
    }

    /// The elements that may be here once, a bit for each.
    #[inline]
    pub(crate) fn single(self) -> u128 {
        self.content().map_or(0, |content| content.single)
    }

    /// The elements that are for some protocol types only, a bit for each.
    #[inline]
    pub(crate) fn restricted(self) -> u128 {
        self.content().map_or(0, |content| content.restricted)
    }

    /// The rows of the table for this place.
    pub(crate) fn rules(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().filter(move |rule| rule.place == self)
    }

    /// The row of the table for this element here.
    pub(crate) fn rule(self, element: Element) -> Option<&'static Rule> {
        self.rules().find(|rule| rule.element == element)
    }
}

#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "it is what the decoder goes by")
)]
/// What may stand in a place, of `N` elements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content<const N: usize> {
    pub(crate) required: u128,
    pub(crate) single: u128,
    pub(crate) restricted: u128,
    pub(crate) types: [Option<ValueType>; N],
}

#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "it is what the decoder goes by")
)]
/// A row of `data/elements.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) place: Place,
    pub(crate) element: Element,
    pub(crate) default: &'static str,
    pub(crate) only: &'static [&'static str],
}
