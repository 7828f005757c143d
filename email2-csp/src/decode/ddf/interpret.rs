//! [`Content`]: what the events of one element say, once they are all there.

use alloc::borrow::Cow;
use alloc::string::String;

use wbxml::{Event, Tag, dictionaries};

/// How names are told apart in this document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    /// The prefix of the elements of Microsoft; none while nothing of the kind is declared.
    pub(super) microsoft: Option<&'a str>,
    /// Whether names without a token and without a prefix are those of DM DDF.
    pub(super) literal: bool,
}

/// The name of an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Element<'a> {
    /// One of DM DDF.
    Dm(Tag),
    /// One of Microsoft, without its prefix.
    Microsoft(&'a str),
    Unknown,
}

impl<'a> Names<'a> {
    #[inline]
    pub(super) fn element(&self, event: Event<'a>) -> Option<Element<'a>> {
        match event {
            Event::Start(tag) => Some(Element::Dm(tag)),
            Event::StartLiteral { name, .. } => Some(self.literal(name)),
            _ => None,
        }
    }

    #[inline]
    fn literal(&self, name: &'a str) -> Element<'a> {
        let local = self
            .microsoft
            .and_then(|prefix| name.strip_prefix(prefix))
            .and_then(|rest| rest.strip_prefix(':'));
        match local {
            Some(local) => Element::Microsoft(local),
            None => self.other(name),
        }
    }

    #[cold]
    fn other(&self, name: &str) -> Element<'a> {
        let tag = match self.literal {
            true => dictionaries::DMDDF_1_2.tag(2, name),
            false => None,
        };
        tag.map_or(Element::Unknown, Element::Dm)
    }
}

/// The events of an element, or some that are left of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Content<'e, 'a> {
    rest: &'e [Event<'a>],
    names: Names<'a>,
}

impl<'e, 'a> Content<'e, 'a> {
    /// What is in the element of these events, without its start and end.
    #[inline]
    pub(super) fn of(element: &'e [Event<'a>], names: Names<'a>) -> Self {
        let rest = match element {
            [_, inner @ .., _] => inner,
            _ => &[],
        };
        Self { rest, names }
    }

    /// How names are told apart.
    #[inline]
    pub(super) const fn names(&self) -> Names<'a> {
        self.names
    }

    /// Whether nothing is left but white space.
    #[inline]
    pub(super) fn is_empty(mut self) -> bool {
        self.skip_blank();
        self.rest.is_empty()
    }

    /// The text, if that is all there is.
    #[inline]
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        match *self.rest {
            [] => Some(Cow::Borrowed("")),
            [Event::Text(text) | Event::CData(text)] => Some(Cow::Borrowed(text)),
            _ => self.text_in_pieces(),
        }
    }

    fn text_in_pieces(self) -> Option<Cow<'a, str>> {
        let mut len = 0_usize;
        for event in self.rest {
            len = len.saturating_add(match event {
                Event::Text(text) | Event::CData(text) => text.len(),
                Event::Opaque(bytes) => bytes.len(),
                Event::Char(c) => c.len_utf8(),
                _ => return None,
            });
        }
        let mut text = String::with_capacity(len);
        for event in self.rest {
            match event {
                Event::Text(piece) | Event::CData(piece) => text.push_str(piece),
                Event::Opaque(bytes) => text.push_str(core::str::from_utf8(bytes).ok()?),
                Event::Char(c) => text.push(*c),
                _ => return None,
            }
        }
        Some(Cow::Owned(text))
    }

    /// The next child element, with all of its events; `None` at the end, and where something else
    /// than an element stands: then [`is_empty`](Self::is_empty) says no.
    #[inline]
    pub(super) fn child(&mut self) -> Option<(Element<'a>, &'e [Event<'a>])> {
        self.skip_blank();
        let first = self.rest.first()?;
        let name = self.names.element(*first)?;
        // Elements with nothing in them, and with one text, are most of them.
        let len = match self.rest {
            [_, Event::End, ..] => 2,
            [_, Event::Text(_), Event::End, ..] => 3,
            _ => self.child_len(),
        };
        let (child, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some((name, child))
    }

    fn child_len(&self) -> usize {
        let mut depth = 0_usize;
        for (at, event) in self.rest.iter().enumerate() {
            match event {
                Event::Start(_) | Event::StartLiteral { .. } => depth = depth.saturating_add(1),
                Event::End => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at.saturating_add(1);
            }
        }
        self.rest.len()
    }

    /// The only child element.
    #[inline]
    pub(super) fn only_child(mut self) -> Option<(Element<'a>, &'e [Event<'a>])> {
        let child = self.child()?;
        self.is_empty().then_some(child)
    }

    /// The name and value of the next attribute. The name is `None` if it is a token.
    pub(super) fn attribute(&mut self) -> Option<(Option<&'a str>, Cow<'a, str>)> {
        let (name, rest) = match self.rest {
            [Event::AttributeLiteral { name }, rest @ ..] => (Some(*name), rest),
            [Event::Attribute(_), rest @ ..] => (None, rest),
            _ => return None,
        };
        let is_end = |event: &Event<'_>| {
            matches!(
                event,
                Event::Attribute(_) | Event::AttributeLiteral { .. } | Event::AttributesEnd
            )
        };
        let end = rest.iter().position(is_end).unwrap_or(rest.len());
        let (value, rest) = rest.split_at_checked(end)?;
        self.rest = match rest {
            [Event::AttributesEnd, rest @ ..] => rest,
            rest => rest,
        };
        let value = Self {
            rest: value,
            names: self.names,
        };
        // A value with anything but text in it is one that has no name.
        match value.text() {
            Some(value) => Some((name, value)),
            None => Some((None, Cow::Borrowed(""))),
        }
    }

    /// The only attribute, which has to have this name.
    pub(super) fn only_attribute(&mut self, name: &str) -> Option<Cow<'a, str>> {
        match self.attribute()? {
            (Some(found), value) if found == name => self.no_attribute().then_some(value),
            _ => None,
        }
    }

    /// Whether there is no attribute (any more).
    #[inline]
    pub(super) fn no_attribute(&self) -> bool {
        !matches!(
            self.rest,
            [Event::Attribute(_) | Event::AttributeLiteral { .. }, ..]
        )
    }

    #[inline]
    fn skip_blank(&mut self) {
        while let [first, rest @ ..] = self.rest {
            if !is_blank(first) {
                break;
            }
            self.rest = rest;
        }
    }
}

/// Whether this is white space.
#[inline]
pub(super) fn is_blank(event: &Event<'_>) -> bool {
    match event {
        Event::Text(text) | Event::CData(text) => text.bytes().all(|b| b.is_ascii_whitespace()),
        Event::Char(c) => c.is_ascii_whitespace(),
        _ => false,
    }
}

/// The text that the events begin with.
pub(super) fn take_text<'a>(events: &mut &[Event<'a>]) -> Cow<'a, str> {
    let mut text = Cow::Borrowed("");
    loop {
        match **events {
            [Event::Char(c), ref rest @ ..] => {
                *events = rest;
                text.to_mut().push(c);
            }
            [event, ref rest @ ..] => {
                let piece = match event {
                    Event::Text(piece) | Event::CData(piece) => Some(piece),
                    Event::Opaque(bytes) => opaque_text(bytes),
                    _ => None,
                };
                let Some(piece) = piece else { return text };
                *events = rest;
                if text.is_empty() {
                    text = Cow::Borrowed(piece);
                } else {
                    text.to_mut().push_str(piece);
                }
            }
            [] => return text,
        }
    }
}

/// OPAQUE as text, if it is one that strings can hold too.
pub(super) fn opaque_text(bytes: &[u8]) -> Option<&str> {
    let text = core::str::from_utf8(bytes).ok()?;
    (!text.contains('\0')).then_some(text)
}
