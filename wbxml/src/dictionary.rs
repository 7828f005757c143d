//! [`Dictionary`]: the code pages of a document type, read both ways.
//!
//! A lookup by token is an array index. A lookup by name is a hash that was built at compile time.
//! The published dictionaries are in [`dictionaries`](crate::dictionaries); [`dictionary!`] makes
//! more of them.
//!
//! [`dictionary!`]: crate::dictionary!

use core::fmt;

use crate::Tag;
use crate::typed::TypeRule;

pub mod build;
mod lookup;

/// The code pages of one document type: element, attribute and value tokens with their names, and
/// how documents of the type are recognised.
///
/// ```
/// use wbxml::dictionaries::ACTIVESYNC;
///
/// let tag = ACTIVESYNC.tag(14, "Provision").unwrap();
/// assert_eq!(ACTIVESYNC.tag_name(tag), Some("Provision"));
/// assert_eq!(ACTIVESYNC.namespace(tag.page()), Some("Provision"));
/// assert_eq!(ACTIVESYNC.tag_in_any_page("FolderSync").map(|tag| tag.page()), Some(7));
/// ```
pub struct Dictionary {
    /// Short name, `syncml-1.2`.
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub public_id: Option<u32>,
    /// Formal public identifiers; the first is the one that is written.
    #[doc(hidden)]
    pub formal_public_ids: &'static [&'static str],
    #[doc(hidden)]
    pub system_id: &'static str,
    #[doc(hidden)]
    pub root: &'static str,
    #[doc(hidden)]
    pub media_types: &'static [&'static str],
    /// By code page number.
    #[doc(hidden)]
    pub pages: &'static [Page],
    /// Open-addressed hash over (namespace slot, name); 0 is empty, else a [`Tag`] value.
    #[doc(hidden)]
    pub index: &'static [u16],
    /// Names that are read but not written, sorted by (namespace slot, name).
    #[doc(hidden)]
    pub aliases: &'static [(u8, &'static str, Tag)],
    /// By code page number.
    #[doc(hidden)]
    pub attribute_pages: &'static [AttributePage],
    /// Sorted by name; one row for each attribute name.
    #[doc(hidden)]
    pub attribute_names: &'static [AttributeName],
    /// Attribute values sorted by text, without those that are decode-only.
    #[doc(hidden)]
    pub attribute_values: &'static [TextToken],
    /// First bytes of `attribute_values`, one bit a byte.
    #[doc(hidden)]
    pub attribute_value_starts: [u64; 4],
    #[doc(hidden)]
    pub extensions: Extensions,
    #[doc(hidden)]
    pub namespaces: Namespaces,
    /// Document types that can stand whole inside an element of this one, by the media type that
    /// announces them in WBXML, in XML, and the namespace of their root.
    #[doc(hidden)]
    pub embedded: &'static [Embedded],
    /// The next version of the document type.
    #[doc(hidden)]
    pub later: Option<&'static Dictionary>,
}

/// How the names of a document type are spread over namespaces.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespaces {
    /// No namespaces: `xmlns` is an attribute like any other.
    None,
    /// A code page is a namespace, written as the default one.
    Pages,
    /// Names carry a fixed prefix: (prefix, namespace).
    Prefixes(&'static [(&'static str, &'static str)]),
}

/// A document type that stands whole inside an element of another.
#[doc(hidden)]
#[derive(Debug)]
pub struct Embedded {
    /// The media type that announces the WBXML form.
    pub wbxml: &'static str,
    /// The media type that announces the XML form.
    pub xml: &'static str,
    /// The namespace of the root element.
    pub namespace: &'static str,
    /// The element that holds the document.
    pub container: Tag,
    /// The element that holds the media type.
    pub media_type: Tag,
    /// The document type.
    pub dictionary: &'static Dictionary,
}

/// One code page of elements.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The namespace in XML, empty if the page has none.
    pub namespace: &'static str,
    /// ` xmlns="…">`, ready to write; empty if the page has no namespace.
    pub xmlns: &'static str,
    /// Other spellings of the namespace.
    pub namespace_aliases: &'static [&'static str],
    /// The first page of the same namespace: what names are looked up under.
    pub slot: u8,
    /// By token, 0 to 0x3F.
    pub tags: &'static [TagEntry; 64],
    /// Tokens that are not written, one bit each.
    pub decode_only: u64,
    /// Tokens whose content has a type, one bit each.
    pub typed: u64,
    /// The types by token, sorted.
    pub types: &'static [(u8, TypeRule)],
}

impl Page {
    /// A page number that the document type does not use.
    #[doc(hidden)]
    pub const UNUSED: Self = Self {
        namespace: "",
        xmlns: "",
        namespace_aliases: &[],
        slot: 0xFF,
        tags: &[TagEntry::NONE; 64],
        decode_only: 0,
        typed: 0,
        types: &[],
    };
}

/// An element token.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct TagEntry {
    /// `<Name>`, empty if the token is not assigned.
    pub open: &'static str,
    /// `</Name>`, empty if the token is not assigned.
    pub close: &'static str,
    /// The protocol versions that have the element.
    pub versions: Versions,
}

impl TagEntry {
    /// A token that is not assigned.
    #[doc(hidden)]
    pub const NONE: Self = Self {
        open: "",
        close: "",
        versions: Versions::ALL,
    };

    /// The name, empty if the token is not assigned.
    #[inline]
    pub(crate) fn name(&self) -> &'static str {
        let name = self.open.get(1..self.open.len().wrapping_sub(1));
        name.unwrap_or("")
    }

    #[inline]
    fn is_named(&self, name: &str) -> bool {
        matches!(self.open.as_bytes(), [_, rest @ .., _] if rest == name.as_bytes())
    }
}

/// One code page of attributes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AttributePage {
    /// Attribute starts by token, 0 to 0x7F.
    pub starts: &'static [AttributeEntry; 128],
    /// Attribute values by token − 0x80; empty if not assigned.
    pub values: &'static [&'static str; 128],
}

/// An attribute start token.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AttributeEntry {
    /// The name, empty if the token is not assigned.
    pub name: &'static str,
    /// ` name="`, ready to write; empty where nobody has made it ready.
    pub open: &'static str,
    /// The start of the value that the token stands for.
    pub prefix: &'static str,
    /// The token that stands for this name in events.
    pub canonical: Tag,
}

impl AttributeEntry {
    /// A token that is not assigned.
    #[doc(hidden)]
    pub const NONE: Self = Self {
        name: "",
        open: "",
        prefix: "",
        canonical: Tag::new(0, 0),
    };
}

/// A text that has a token.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct TextToken {
    /// The first eight bytes of the text as a number that sorts as they do.
    pub key: u64,
    /// The text.
    pub text: &'static str,
    /// The token.
    pub tag: Tag,
}

impl TextToken {
    /// The token of this text.
    #[must_use]
    pub const fn new(text: &'static str, tag: Tag) -> Self {
        Self {
            key: sort_key(text.as_bytes()),
            text,
            tag,
        }
    }
}

/// The first eight bytes as a number that sorts as they do, zeros behind the end.
#[inline]
pub(crate) const fn sort_key(bytes: &[u8]) -> u64 {
    if let Some(first) = bytes.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let unused = 8_usize.wrapping_sub(bytes.len()).wrapping_mul(8) as u32;
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // They overlap where there are fewer than eight.
        let last = (u32::from_be_bytes(*last) as u64) << (unused & 63);
        return (u32::from_be_bytes(*first) as u64) << 32 | last;
    }
    match *bytes {
        [a, b, c] => u32::from_be_bytes([a, b, c, 0]) as u64,
        [a, b] => u32::from_be_bytes([a, b, 0, 0]) as u64,
        [a] => u32::from_be_bytes([a, 0, 0, 0]) as u64,
        _ => 0,
    }
    .wrapping_shl(32)
}

/// An attribute name and the tokens that start it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AttributeName {
    /// The first eight bytes of the name as a number that sorts as they do.
    pub key: u64,
    /// The name.
    pub name: &'static str,
    /// The token that stands for the name in events.
    pub canonical: Tag,
    /// The tokens that may be written, sorted by the start of the value that they stand for.
    /// One has the empty start where there is a token for the bare name.
    pub starts: &'static [TextToken],
    /// The type of OPAQUE in the value.
    pub rule: TypeRule,
}

impl AttributeName {
    /// A name and its tokens.
    #[must_use]
    pub const fn new(
        name: &'static str,
        canonical: Tag,
        starts: &'static [TextToken],
        rule: TypeRule,
    ) -> Self {
        Self {
            key: sort_key(name.as_bytes()),
            name,
            canonical,
            starts,
            rule,
        }
    }
}

/// What the extension tokens mean.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Extensions {
    /// Nothing.
    None,
    /// WML variables: EXT_I and EXT_T carry a name, 0 to 2 say how it is escaped.
    Variables,
    /// WV-CSP: EXT_T_0 is an index into a table of values.
    Values {
        /// By index; empty if not assigned.
        by_index: &'static [&'static str],
        /// (value, index) sorted by value, one index a value.
        by_value: &'static [(&'static str, u8)],
    },
}

/// A set of Exchange ActiveSync protocol versions.
///
/// ```
/// use wbxml::{ProtocolVersion, Versions, dictionaries::ACTIVESYNC, tag::eas::find};
///
/// let versions: Versions = ACTIVESYNC.versions(find::FIND);
/// assert!(versions.contains(ProtocolVersion::V16_1) && !versions.contains(ProtocolVersion::V16_0));
/// let two: Versions = [ProtocolVersion::V14_1, ProtocolVersion::V12_1].into_iter().collect();
/// assert_eq!(two.to_string(), "12.1,14.1");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Versions(u8);

impl Versions {
    /// Every version, and every tag of a document type that has no versions.
    pub const ALL: Self = Self(0x7F);
    /// No version: a legacy tag that no specification lists.
    pub const NONE: Self = Self(0);

    /// The set with these bits: bit 0 is 2.5, then 12.0, 12.1, 14.0, 14.1, 16.0, 16.1.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0x7F)
    }

    /// Whether `version` is in the set.
    #[must_use]
    pub const fn contains(self, version: ProtocolVersion) -> bool {
        let bit = match version {
            ProtocolVersion::V2_5 => 0x01,
            ProtocolVersion::V12_0 => 0x02,
            ProtocolVersion::V12_1 => 0x04,
            ProtocolVersion::V14_0 => 0x08,
            ProtocolVersion::V14_1 => 0x10,
            ProtocolVersion::V16_0 => 0x20,
            ProtocolVersion::V16_1 => 0x40,
        };
        self.0 & bit != 0
    }
}

/// An Exchange ActiveSync protocol version (MS-ASHTTP 2.2.1.1.1.1.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ProtocolVersion {
    /// 2.5
    V2_5,
    /// 12.0
    V12_0,
    /// 12.1
    V12_1,
    /// 14.0
    V14_0,
    /// 14.1
    V14_1,
    /// 16.0
    V16_0,
    /// 16.1
    V16_1,
}

impl ProtocolVersion {
    /// All of them, oldest first.
    pub const ALL: [Self; 7] = [
        Self::V2_5,
        Self::V12_0,
        Self::V12_1,
        Self::V14_0,
        Self::V14_1,
        Self::V16_0,
        Self::V16_1,
    ];

    /// As in the `MS-ASProtocolVersion` header, `14.1`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V2_5 => "2.5",
            Self::V12_0 => "12.0",
            Self::V12_1 => "12.1",
            Self::V14_0 => "14.0",
            Self::V14_1 => "14.1",
            Self::V16_0 => "16.0",
            Self::V16_1 => "16.1",
        }
    }
}

impl fmt::Display for ProtocolVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Mixes a namespace slot and a name: its first and last eight bytes and its length.
#[doc(hidden)]
#[inline]
#[must_use]
pub const fn hash(slot: u8, name: &[u8]) -> usize {
    let (head, tail) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (Some(head), Some(tail)) => (
                u32::from_le_bytes(*head) as u64,
                u32::from_le_bytes(*tail) as u64,
            ),
            _ => match *name {
                [a] => (a as u64, 0),
                [a, b] => (u16::from_le_bytes([a, b]) as u64, 0),
                [a, b, c] => (u32::from_le_bytes([a, b, c, 0]) as u64, 0),
                _ => (0, 0),
            },
        },
    };
    let seed = u64::from_le_bytes([name.len() as u8, 0, 0, 0, 0, 0, 0, slot]);
    let h = (head ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let h = (h ^ (h >> 29) ^ tail).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (h ^ (h >> 32)) as usize
}
