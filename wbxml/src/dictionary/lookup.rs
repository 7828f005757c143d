//! Lookups in a [`Dictionary`]: by token, by name, by the start of a value.

use core::fmt;

#[cfg(feature = "alloc")]
use super::Embedded;
use super::{AttributeEntry, AttributeName, AttributePage, Dictionary, Extensions, Page, TagEntry};
use super::{TextToken, Versions, hash, sort_key};
use crate::Tag;
use crate::typed::TypeRule;
#[cfg(feature = "alloc")]
use crate::{Header, Options, dictionaries};

impl Dictionary {
    /// The short name, `syncml-1.2`.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The registered public identifier number. `None`: only the formal identifier names the
    /// type. `Some(1)` says that documents are sent as of unknown type.
    #[inline]
    #[must_use]
    pub const fn public_id(&self) -> Option<u32> {
        self.public_id
    }

    /// The formal public identifier that is written, `-//SYNCML//DTD SyncML 1.2//EN`.
    #[inline]
    #[must_use]
    pub fn formal_public_id(&self) -> Option<&'static str> {
        self.formal_public_ids.first().copied()
    }

    /// The system identifier, the address of the DTD. Empty if there is none.
    #[inline]
    #[must_use]
    pub const fn system_id(&self) -> &'static str {
        self.system_id
    }

    /// The name of the root element. Empty where it depends on the command (ActiveSync).
    #[inline]
    #[must_use]
    pub const fn root_name(&self) -> &'static str {
        self.root
    }

    /// The media types, the WBXML form first.
    #[inline]
    #[must_use]
    pub const fn media_types(&self) -> &'static [&'static str] {
        self.media_types
    }

    /// The name of an element token.
    #[inline]
    #[must_use]
    pub fn tag_name(&self, tag: Tag) -> Option<&'static str> {
        self.open(tag).map(|(_, entry)| entry.name())
    }

    /// The namespace of a code page. `None` if the page is not used or has no namespace.
    #[inline]
    #[must_use]
    pub fn namespace(&self, page: u8) -> Option<&'static str> {
        self.page(page)
            .map(|p| p.namespace)
            .filter(|namespace| !namespace.is_empty())
    }

    /// The page and the entry of an element token, in one look.
    #[inline]
    pub(crate) fn open(&self, tag: Tag) -> Option<(&'static Page, &'static TagEntry)> {
        let page = self.page(tag.page())?;
        let entry = page.tags.get(usize::from(tag.id()))?;
        if entry.open.is_empty() {
            None
        } else {
            Some((page, entry))
        }
    }

    #[inline]
    fn page(&self, page: u8) -> Option<&'static Page> {
        let pages: &'static [Page] = self.pages;
        pages.get(usize::from(page))
    }

    /// The first code page of a namespace, by its name or another known spelling of it.
    #[must_use]
    pub fn page_of_namespace(&self, namespace: &str) -> Option<u8> {
        if namespace.is_empty() {
            return None;
        }
        let named = self.pages.iter().find(|page| page.namespace == namespace);
        let page = match named {
            Some(page) => page,
            None => self
                .pages
                .iter()
                .find(|page| page.namespace_aliases.contains(&namespace))?,
        };
        Some(page.slot)
    }

    /// The token of an element name in the namespace of a code page. Names that are only read
    /// (other spellings, older names) count too.
    #[inline]
    #[must_use]
    pub fn tag(&self, page: u8, name: &str) -> Option<Tag> {
        let slot = self.page(page)?.slot;
        let mask = self.index.len().wrapping_sub(1);
        let mut at = hash(slot, name.as_bytes());
        for _ in self.index {
            let tag = match self.index.get(at & mask) {
                Some(&value) if value != 0 => {
                    let [page, id] = value.to_be_bytes();
                    Tag::new(page, id)
                }
                _ => break,
            };
            if let Some((page, entry)) = self.open(tag) {
                if page.slot == slot && entry.is_named(name) {
                    return Some(tag);
                }
            }
            at = at.wrapping_add(1);
        }
        self.alias(slot, name)
    }

    #[cold]
    fn alias(&self, slot: u8, name: &str) -> Option<Tag> {
        let at = self
            .aliases
            .binary_search_by(|row| (row.0, row.1).cmp(&(slot, name)))
            .ok()?;
        self.aliases.get(at).map(|row| row.2)
    }

    /// What the OPAQUE of this element is, if it is a document whose header names one of the types
    /// that are found there. It cannot be text: that does not begin with a version byte.
    #[cfg(feature = "alloc")]
    pub(crate) fn embedded_by_header(
        &self,
        container: Option<Tag>,
        document: &[u8],
    ) -> Option<&'static Embedded> {
        let embedded: &'static [Embedded] = self.embedded;
        let mut here = embedded
            .iter()
            .filter(|e| Some(e.container) == container)
            .peekable();
        here.peek()?;
        let (header, _) = Header::decode(document, &Options::STRICT).ok()?;
        let named = dictionaries::detect(&header)?;
        here.find(|e| e.dictionary.root_name() == named.root_name())
    }

    /// The code page of names in no namespace, where pages are namespaces: the last that is none.
    #[cfg(feature = "alloc")]
    pub(crate) fn page_of_no_namespace(&self) -> Option<u8> {
        (0..=u8::MAX)
            .rev()
            .find(|page| self.namespace(*page).is_none())
    }

    /// The token of an element name on the first code page that has it.
    ///
    /// For XML without namespaces. A name proper goes before another spelling.
    #[must_use]
    pub fn tag_in_any_page(&self, name: &str) -> Option<Tag> {
        let mut alias = None;
        for (number, page) in (0_u8..=u8::MAX).zip(self.pages) {
            if page.slot != number {
                continue;
            }
            match self.tag(number, name) {
                Some(tag) if self.tag_name(tag) == Some(name) => return Some(tag),
                found => alias = alias.or(found),
            }
        }
        alias
    }

    /// Whether the token is written as it is and its content has no type, as most are. Also of one
    /// that is not assigned, but not of one that no page can assign.
    #[cfg(feature = "alloc")]
    #[inline(always)]
    pub(crate) fn is_plain(&self, tag: Tag) -> bool {
        const GLOBAL: u64 = (1 << crate::token::FIRST_ASSIGNED) - 1;
        let page = self.pages.get(usize::from(tag.page()));
        let others = page.map_or(0, |page| page.decode_only | page.typed);
        tag.id() <= crate::token::IDENTITY && !has_bit(others | GLOBAL, tag.id())
    }

    /// Whether the token is written for its name. Tokens that sources disagree on, or that belong
    /// to another version, are only read.
    #[inline]
    #[must_use]
    pub fn is_written(&self, tag: Tag) -> bool {
        self.open(tag)
            .is_some_and(|(page, _)| !has_bit(page.decode_only, tag.id()))
    }

    /// The protocol versions that have the element; all of them where the document type has no
    /// protocol versions, or no such element.
    #[inline]
    #[must_use]
    pub fn versions(&self, tag: Tag) -> Versions {
        self.open(tag)
            .map_or(Versions::ALL, |(_, entry)| entry.versions)
    }

    /// How OPAQUE content of the element becomes text.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn type_rule(&self, tag: Tag) -> TypeRule {
        match self.page(tag.page()) {
            Some(page) if has_bit(page.typed, tag.id()) => page.rule(tag.id()),
            _ => TypeRule::TEXT,
        }
    }

    /// What an attribute start token stands for.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn attribute(&self, tag: Tag) -> Option<&'static AttributeEntry> {
        let pages: &'static [AttributePage] = self.attribute_pages;
        let entry = pages
            .get(usize::from(tag.page()))?
            .starts
            .get(usize::from(tag.id()))?;
        if entry.name.is_empty() {
            None
        } else {
            Some(entry)
        }
    }

    /// The text of an attribute value token (`id` 0x85 to 0xFF).
    #[inline]
    #[must_use]
    pub fn attribute_value(&self, tag: Tag) -> Option<&'static str> {
        let page = self.attribute_pages.get(usize::from(tag.page()))?;
        let text = *page.values.get(usize::from(tag.id().checked_sub(0x80)?))?;
        if text.is_empty() { None } else { Some(text) }
    }

    /// An attribute by name.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn attribute_by_name(&self, name: &str) -> Option<&'static AttributeName> {
        let names: &'static [AttributeName] = self.attribute_names;
        let key = sort_key(name.as_bytes());
        let first = names.partition_point(|row| row.key < key);
        // Few names have their first eight bytes in common.
        let mut same = names.get(first..)?.iter().take_while(|row| row.key == key);
        same.find(|row| row.name == name)
    }

    /// The attribute of a start token, canonical or not.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn attribute_name(&self, tag: Tag) -> Option<&'static AttributeName> {
        self.attribute_by_name(self.attribute(tag)?.name)
    }

    /// The name of an attribute start token.
    #[inline]
    #[must_use]
    pub fn attribute_tag_name(&self, tag: Tag) -> Option<&'static str> {
        self.attribute(tag).map(|entry| entry.name)
    }

    /// The token that stands for an attribute name in events.
    #[inline]
    #[must_use]
    pub fn attribute_tag(&self, name: &str) -> Option<Tag> {
        self.attribute_by_name(name).map(|row| row.canonical)
    }

    /// The longest attribute value that `text` starts with, and its token.
    #[inline]
    #[must_use]
    pub fn best_value_at(&self, text: &str) -> Option<(&'static str, Tag)> {
        let first = *text.as_bytes().first()?;
        let starts = *self.attribute_value_starts.get(usize::from(first >> 6))?;
        if has_bit(starts, first & 0x3F) {
            longest_prefix(self.attribute_values, text)
        } else {
            None
        }
    }

    /// Whether an attribute value that has a token begins with this byte.
    #[cfg(feature = "alloc")]
    #[inline(always)]
    pub(crate) fn begins_value(&self, byte: u8) -> bool {
        let starts = self
            .attribute_value_starts
            .get(usize::from(byte >> 6))
            .copied();
        has_bit(starts.unwrap_or(0), byte & 0x3F)
    }

    /// The value that EXT_T_0 with this index stands for (WV-CSP WBXML).
    #[inline]
    #[must_use]
    pub fn extension_value(&self, index: u32) -> Option<&'static str> {
        match self.extensions {
            Extensions::Values { by_index, .. } => by_index
                .get(usize::try_from(index).ok()?)
                .copied()
                .filter(|value| !value.is_empty()),
            Extensions::None | Extensions::Variables => None,
        }
    }

    /// The EXT_T_0 index of a value (WV-CSP WBXML).
    #[inline]
    #[must_use]
    pub fn extension_by_value(&self, value: &str) -> Option<u32> {
        match self.extensions {
            Extensions::Values { by_value, .. } => {
                let at = by_value.binary_search_by(|row| row.0.cmp(value)).ok()?;
                by_value.get(at).map(|row| u32::from(row.1))
            }
            Extensions::None | Extensions::Variables => None,
        }
    }

    /// The next version of the document type.
    #[inline]
    #[must_use]
    pub const fn later(&self) -> Option<&'static Dictionary> {
        self.later
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Dictionary {
    /// Whether both are the same static.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Dictionary {}

impl Page {
    #[cold]
    fn rule(&self, id: u8) -> TypeRule {
        self.types
            .iter()
            .find(|row| row.0 == id)
            .map_or(TypeRule::TEXT, |row| row.1)
    }
}

impl AttributeName {
    /// The longest start of `value` that has a token with the name, and that token. The start may
    /// be empty.
    #[inline]
    #[must_use]
    pub fn best_start(&self, value: &str) -> Option<(&'static str, Tag)> {
        longest_prefix(self.starts, value)
    }
}

/// The last row, in a table sorted by text, that `text` starts with. As a prefix sorts before
/// what it is a prefix of, that is the longest one.
fn longest_prefix(table: &'static [TextToken], text: &str) -> Option<(&'static str, Tag)> {
    let key = sort_key(text.as_bytes());
    let end = table.partition_point(|row| {
        row.key < key || (row.key == key && row.text.as_bytes() <= text.as_bytes())
    });
    let first = text.as_bytes().first();
    let candidates = table.get(..end)?.iter().rev();
    let found = candidates
        .take_while(|row| row.text.as_bytes().first() == first)
        .find(|row| text.starts_with(row.text));
    // The empty start, where there is one, sorts first.
    let empty = || table.first().filter(|row| row.text.is_empty());
    found.or_else(empty).map(|row| (row.text, row.tag))
}

#[inline]
const fn has_bit(bits: u64, bit: u8) -> bool {
    (bits >> (bit & 0x3F)) & 1 == 1
}
