//! Which tag the name of an element stands for, and where a document of another type begins.

use super::namespaces::Space;
use super::reader::{Outer, Reader};
use crate::dictionary::Namespaces;
use crate::name::is_qualified_name;
use crate::{Error, ErrorKind, Event, NO_PAGE, Tag, XmlError};

type Named<'a> = Result<Event<'a>, Error>;

impl<'a> Reader<'a> {
    /// The element of this name in the namespace of a page.
    #[inline(always)]
    pub(super) fn in_page(&self, page: u8, name: &'a str, local: &'a str, at: usize) -> Named<'a> {
        match self.dictionary.tag(page, local) {
            Some(tag) => Ok(Event::Start(tag)),
            None => self.unknown(u16::from(page), name, local, at),
        }
    }

    /// A name without a token: perhaps an escape of ours.
    #[cold]
    #[inline(never)]
    fn unknown(&self, page: u16, name: &'a str, local: &'a str, at: usize) -> Named<'a> {
        if !is_qualified_name(name) {
            return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), at));
        }
        if let Some(tag) = escaped_tag(local).filter(|t| self.dictionary.tag_name(*t).is_none()) {
            return Ok(Event::Start(tag));
        }
        Ok(Event::StartLiteral {
            page,
            name: if page == NO_PAGE { name } else { local },
        })
    }

    /// The element of this name in anything but the default namespace of a page.
    #[inline(never)]
    pub(super) fn in_space(
        &mut self,
        space: Space,
        name: &'a str,
        local: &'a str,
        at: usize,
    ) -> Named<'a> {
        if let Some(event) = self.embedded(name, local, at)? {
            return Ok(event);
        }
        match space {
            Space::Page(page) => self.in_page(page, name, local, at),
            Space::Prefix(i) => self.in_prefix(i, name, local, at),
            Space::Undeclared => self.undeclared(name, local, at),
            Space::Foreign if self.dictionary.namespaces == Namespaces::None => {
                match self.dictionary.tag(0, name) {
                    Some(tag) => Ok(Event::Start(tag)),
                    None => self.unknown(NO_PAGE, name, local, at),
                }
            }
            Space::Foreign if !self.is_declared_here(prefix_of(name)) => {
                Err(Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), at))
            }
            // WBXML says the page of an element or none: which other namespace, the declaration around
            // it does, and there is another in between.
            Space::Foreign if prefix_of(name).is_empty() && self.scope.is_default_hidden() => {
                Err(Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), at))
            }
            Space::TakenBack => match self.on_page_without_namespace(local) {
                Some(tag) => Ok(Event::Start(tag)),
                None => self.unknown(NO_PAGE, name, local, at),
            },
            Space::Foreign => self.foreign(name, at),
        }
    }

    /// The element of this name in a namespace that the dictionary does not have. An escape of ours
    /// has one only from the element around it, and only if its own page has none.
    #[cold]
    fn foreign(&self, name: &'a str, at: usize) -> Named<'a> {
        let event = self.unknown(NO_PAGE, name, name, at)?;
        match event {
            Event::Start(tag)
                if self.dictionary.namespace(tag.page()).is_some()
                    || self.scope.is_declared_within("", self.depth()) =>
            {
                Ok(Event::StartLiteral {
                    page: NO_PAGE,
                    name,
                })
            }
            _ => Ok(event),
        }
    }

    /// The token of a name on the page that has no namespace among others that have.
    fn on_page_without_namespace(&self, name: &str) -> Option<Tag> {
        let mut pages = (0_u8..=u8::MAX).zip(self.dictionary.pages);
        let (number, _) = pages.find(|(n, page)| page.namespace.is_empty() && page.slot == *n)?;
        self.dictionary.tag(number, name)
    }

    /// Whether the declaration of a prefix is in the document that is being read, not around it.
    pub(super) fn is_declared_here(&self, prefix: &str) -> bool {
        self.outer
            .is_none_or(|outer| self.scope.is_declared_within(prefix, outer.depth))
    }

    /// The element of this name in a namespace that the dictionary writes with a prefix of its own.
    fn in_prefix(&mut self, i: u8, name: &'a str, local: &'a str, at: usize) -> Named<'a> {
        let own = self.own_prefix(i);
        if self.scope.is_foreign(own) {
            return Err(Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), at));
        }
        self.scratch.clear();
        self.scratch.push_str(own);
        self.scratch.push(':');
        self.scratch.push_str(local);
        match self.dictionary.tag(0, &self.scratch) {
            Some(tag) => Ok(Event::Start(tag)),
            None if self.scratch == name => self.unknown(NO_PAGE, name, local, at),
            // The declaration has become that of the dictionary's prefix.
            None => Err(Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), at)),
        }
    }

    /// Whether what `prefix` is declared as has a prefix in the dictionary that stands for something
    /// else here: WBXML has names with the prefixes of the dictionary only.
    pub(super) fn is_prefix_taken(&self, prefix: &str) -> bool {
        match self.scope.of(prefix) {
            Some(Space::Prefix(i)) => self.scope.is_foreign(self.own_prefix(i)),
            _ => false,
        }
    }

    /// The prefix that the dictionary writes, by its place in the list.
    pub(super) fn own_prefix(&self, i: u8) -> &'static str {
        match self.dictionary.namespaces {
            Namespaces::Prefixes(list) => list.get(usize::from(i)).map_or("", |(p, _)| p),
            Namespaces::None | Namespaces::Pages => "",
        }
    }

    /// A name where no namespace has been declared: that of the root decides, as documents do that
    /// leave the declaration out.
    fn undeclared(&mut self, name: &'a str, local: &'a str, at: usize) -> Named<'a> {
        if self.dictionary.namespaces != Namespaces::Pages {
            return match self.dictionary.tag(0, local) {
                Some(tag) => Ok(Event::Start(tag)),
                None => self.unknown(NO_PAGE, name, local, at),
            };
        }
        if let Some(tag) = self
            .implied
            .and_then(|page| self.dictionary.tag(page, local))
        {
            return Ok(Event::Start(tag));
        }
        match self.dictionary.tag_in_any_page(local) {
            Some(tag) => {
                self.implied = self.implied.or(Some(tag.page()));
                Ok(Event::Start(tag))
            }
            None => self.unknown(self.implied.map_or(NO_PAGE, u16::from), name, local, at),
        }
    }

    /// `Document`, if the element just started is the root of a document of another type. Its own
    /// start is then queued.
    fn embedded(
        &mut self,
        name: &'a str,
        local: &'a str,
        at: usize,
    ) -> Result<Option<Event<'a>>, Error> {
        if self.outer.is_some() || self.dictionary.embedded.is_empty() {
            return Ok(None);
        }
        let Some(parent) = self.open.iter().rev().nth(1).and_then(|open| open.tag) else {
            return Ok(None);
        };
        let prefix = prefix_of(name);
        let uri = self.scope.uri(prefix).unwrap_or("");
        let found = self.dictionary.embedded.iter().find(|e| {
            e.container == parent
                && (e.namespace == uri || (uri.is_empty() && e.dictionary.root_name() == local))
        });
        let Some(found) = found else { return Ok(None) };
        self.outer = Some(Outer {
            dictionary: self.dictionary,
            implied: self.implied,
            depth: self.depth(),
        });
        self.dictionary = found.dictionary;
        self.implied = None;
        self.scope.enter(found.dictionary);
        self.last_declaration = ("", "");
        let start = match self.scope.of(prefix) {
            Some(Space::Page(page)) => {
                if !prefix.is_empty() {
                    self.scope.hide_default(self.depth());
                }
                self.in_page(page, name, local, at)?
            }
            _ => self.undeclared(name, local, at)?,
        };
        if let (Event::Start(tag), Some(open)) = (start, self.open.last_mut()) {
            open.tag = Some(tag);
        }
        self.enqueue(start);
        Ok(Some(Event::Document(found.dictionary)))
    }

    /// The end of the root of a document in another.
    #[inline(never)]
    pub(super) fn leave_embedded(&mut self) {
        let depth = self.depth();
        if let Some(outer) = self.outer.take_if(|outer| outer.depth == depth) {
            self.dictionary = outer.dictionary;
            self.implied = outer.implied;
            self.scope.return_to(outer.dictionary);
            self.last_declaration = ("", "");
            self.enqueue(Event::DocumentEnd);
        }
    }
}

pub(super) fn prefix_of(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// The tag that [`Writer`](super::Writer) escapes as this name: `wbxml-0E-3F`.
fn escaped_tag(name: &str) -> Option<Tag> {
    let (page, id) = name.strip_prefix("wbxml-")?.split_once('-')?;
    Some(Tag::new(hex(page)?, hex(id)?)).filter(|t| (0x05..0x40).contains(&t.id()))
}

/// The attribute that [`Writer`](super::Writer) escapes as this name: `wbxml-attribute-00-05`.
pub(super) fn escaped_attribute(name: &str) -> Option<Tag> {
    let (page, id) = name.strip_prefix("wbxml-attribute-")?.split_once('-')?;
    Some(Tag::new(hex(page)?, hex(id)?)).filter(|t| t.id() < 0x80 && t.id() & 0x3F >= 5)
}

fn hex(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_hexdigit());
    u8::from_str_radix(text, 16).ok().filter(|_| plain)
}
