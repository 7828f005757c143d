//! [`Content`]: what may stand in an element, in which order and how often; [`Frame`]: how far the
//! content of an element has come.

use wbxml::Tag;

use crate::model::{Dialect, Few, Markup, Version};

/// A version and a dialect in one number: which column of the tables holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Profile(u8);

impl Profile {
    pub(crate) const fn new(version: Version, dialect: Dialect) -> Self {
        Self(match (dialect, version) {
            (Dialect::SyncMl, Version::V1_0) => 0,
            (Dialect::SyncMl, Version::V1_1) => 1,
            (Dialect::SyncMl, Version::V1_2) => 2,
            (Dialect::OmaDm, Version::V1_0) => 3,
            (Dialect::OmaDm, Version::V1_1) => 4,
            (Dialect::OmaDm, Version::V1_2) => 5,
            (Dialect::WindowsMdm, Version::V1_0) => 6,
            (Dialect::WindowsMdm, Version::V1_1) => 7,
            (Dialect::WindowsMdm, Version::V1_2) => 8,
        })
    }

    const fn bit(self) -> u16 {
        1 << self.0
    }
}

/// What may stand in an element. Made by `cargo codegen` from `data/content.csv`.
#[derive(Debug)]
pub(crate) struct Content {
    /// The code page of the children.
    pub(crate) page: u8,
    pub(crate) children: &'static [Child],
    /// By token, 1 and the place in `children`; 0 for what does not stand here.
    pub(crate) index: [u8; 64],
    /// By profile, the orders that have to be there, one bit each.
    pub(crate) required: [u32; 9],
}

/// An element that may stand in another.
#[derive(Debug)]
pub(crate) struct Child {
    pub(crate) tag: Tag,
    /// From 1; children of the same order stand in any order.
    order: u8,
    /// The profiles that have it.
    allowed: u16,
    /// The profiles in which it stands once.
    single: u16,
}

impl Child {
    pub(crate) const fn new(page: u8, token: u8, order: u8, allowed: u16, single: u16) -> Self {
        Self {
            tag: Tag::new(page, token),
            order,
            allowed,
            single,
        }
    }
}

/// What the tables say about the next child.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    Fits,
    /// It belongs before one that is there already.
    OutOfOrder,
    /// It is there already.
    Duplicate,
    /// Another version or dialect has it here.
    OtherProfile,
    /// It does not stand here in any.
    NotHere,
}

/// How far the content of an element has come.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) content: &'static Content,
    /// The orders that have come, one bit each.
    seen: u32,
    last: u8,
    /// The order does not count.
    unordered: bool,
    /// Children without a place here.
    pub(crate) unknown: Few<Markup<'a>>,
}

impl Frame<'_> {
    #[inline]
    pub(crate) const fn new(content: &'static Content) -> Self {
        Self {
            content,
            seen: 0,
            last: 0,
            unordered: false,
            unknown: Few::new(),
        }
    }

    /// A frame in which the order does not count: `Meta`, of which the DTD says that it is text.
    #[inline]
    pub(crate) const fn unordered(content: &'static Content) -> Self {
        Self {
            content,
            seen: 0,
            last: 0,
            unordered: true,
            unknown: Few::new(),
        }
    }

    /// Takes the next child.
    #[inline]
    pub(crate) fn admit(&mut self, tag: Tag, profile: Profile) -> Verdict {
        let place = self.content.index.get(usize::from(tag.id())).copied();
        let child = match place {
            Some(place) if tag.page() == self.content.page => self
                .content
                .children
                .get(usize::from(place).wrapping_sub(1)),
            _ => None,
        };
        let Some(child) = child else {
            return Verdict::NotHere;
        };
        let profile = profile.bit();
        let order = 1_u32 << (child.order & 31);
        let verdict = if child.allowed & profile == 0 {
            Verdict::OtherProfile
        } else if child.order < self.last && !self.unordered {
            Verdict::OutOfOrder
        } else if child.single & profile != 0 && self.seen & order != 0 {
            Verdict::Duplicate
        } else {
            Verdict::Fits
        };
        let again = self.seen & order != 0 && (child.single & profile != 0);
        self.seen |= order;
        if child.order > self.last {
            self.last = child.order;
        }
        // A child that belongs before others and is there twice is there twice.
        match verdict {
            Verdict::OutOfOrder if again => Verdict::Duplicate,
            verdict => verdict,
        }
    }

    /// The first child that has to be there and is not.
    #[inline]
    pub(crate) fn missing(&self, profile: Profile) -> Option<Missing> {
        let required = self.content.required.get(usize::from(profile.0));
        let missing = required.copied().unwrap_or(0) & !self.seen;
        if missing == 0 {
            return None;
        }
        self.first_of(missing.trailing_zeros(), profile)
    }

    #[cold]
    fn first_of(&self, order: u32, profile: Profile) -> Option<Missing> {
        let mut children =
            self.content.children.iter().filter(|child| {
                u32::from(child.order) == order && child.allowed & profile.bit() != 0
            });
        let first = children.next()?;
        Some(match children.next() {
            None => Missing::Element(first.tag),
            Some(_) => Missing::Command,
        })
    }
}

/// What has to be there and is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Missing {
    Element(Tag),
    /// Any of several.
    Command,
}
