//! [`Tag`]: the identity of an element or attribute, the same in both wire forms.

use core::fmt;

/// The identity of an element or attribute: its code page and its token on that page.
///
/// A model matches on constants of this type and so reads WBXML and XML with the same code. Which
/// name a tag has is the business of a [`Dictionary`](crate::Dictionary); the constants for the
/// published ones are in [`tag`](crate::tag).
///
/// ```
/// use wbxml::{Tag, dictionaries, tag::eas::provision};
///
/// assert_eq!(provision::PROVISION, Tag::new(14, 0x05));
/// assert_eq!(provision::PROVISION.to_string(), "14:05");
/// assert_eq!(dictionaries::ACTIVESYNC.tag_name(Tag::new(14, 0x05)), Some("Provision"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tag(u16);

impl Tag {
    /// The tag `id` (0x05 to 0x3F for elements, 0x05 to 0x7F for attributes) of code page `page`.
    #[must_use]
    pub const fn new(page: u8, id: u8) -> Self {
        Self(((page as u16) << 8) | id as u16)
    }

    /// The code page, 0 to 255.
    #[must_use]
    pub const fn page(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// The token on its page, without the content and attribute bits.
    #[must_use]
    pub const fn id(self) -> u8 {
        (self.0 & 0xFF) as u8
    }

    /// Page and token in one number, `page << 8 | id`.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({}:{:02X})", self.page(), self.id())
    }
}

impl fmt::Display for Tag {
    /// Page in decimal and token in hexadecimal, as in `14:05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02X}", self.page(), self.id())
    }
}

pub use crate::generated::constants::*;
