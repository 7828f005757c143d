//! [`Reader`]: XML to events.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::attributes::RawAttribute;
use super::character_data::Pieces;
use super::element_name::Name;
use super::escape::find_non_xml;
use super::namespaces::{Scope, Space};
use super::read_options::{ReadOptions, Whitespace};
use super::{has_mixed_content, has_variables};
use crate::event::text_in_pieces;
use crate::{Dictionary, Error, ErrorKind, Event, LimitKind, Source, Tag, XmlError};

/// The events of an XML document.
///
/// Names are resolved to the tags of the dictionary by namespace and local name; declarations of
/// the dictionary's own namespaces are used up that way, others come as attributes. Comments and
/// the DOCTYPE are dropped. No entities but the five, and no recursion.
///
/// ```
/// use wbxml::{Event, Source, dictionaries::ACTIVESYNC, tag::eas::provision, xml::Reader};
///
/// let mut reader = Reader::new("<Provision xmlns='Provision'/>", &ACTIVESYNC)?;
/// assert_eq!(reader.next_event()?, Some(Event::Start(provision::PROVISION)));
/// assert_eq!(reader.next_event()?, Some(Event::End));
/// assert_eq!(reader.next_event()?, None);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    pub(super) text: &'a str,
    /// How far reading has come.
    pub(super) at: usize,
    /// Where the item of the last event begins.
    pub(super) item: usize,
    pub(super) dictionary: &'static Dictionary,
    pub(super) options: ReadOptions,
    pub(super) scope: Scope<'a>,
    /// The attributes of the last start tag that had one default namespace and nothing else, and
    /// which that was.
    pub(super) last_declaration: (&'a str, &'a str),
    /// The page of names in no namespace, once the root is known.
    pub(super) implied: Option<u8>,
    pub(super) open: Vec<Open<'a>>,
    pub(super) seen: Seen,
    items: u64,
    /// Whether any of the next five holds something that comes before more markup is read.
    pub(super) busy: bool,
    /// What is left of text that comes in pieces, and text behind it.
    pub(super) pieces: [(&'a str, Pieces); 2],
    queue: [Option<Event<'a>>; 3],
    /// What is left of an attribute value, and where it stands.
    pub(super) value: (&'a str, usize),
    /// It is what it says.
    pub(super) plain: bool,
    /// Whether it is the name of a namespace, in which a dollar begins no variable.
    pub(super) is_namespace: bool,
    /// The attributes of the element just started, backwards, while there are any to come.
    pub(super) attributes: Vec<RawAttribute<'a>>,
    /// Whether one of them has come.
    in_attributes: bool,
    /// The element just started is an empty-element tag.
    empty: bool,
    /// White space of which it is not known yet whether it is layout, and where it stands. It may
    /// have comments in it.
    pub(super) held: (&'a str, usize),
    /// The document around the one that is being read.
    pub(super) outer: Option<Outer>,
    pub(super) scratch: String,
    /// Whether there is text that comes in pieces: with carriage returns or variables.
    pub(super) in_pieces: bool,
    pub(super) cdata_ends: bool,
    pub(super) preserve: bool,
    /// Whether a dollar in text begins a variable.
    pub(super) variables: bool,
    /// The length of the byte order mark.
    mark: u64,
    done: bool,
}

/// The document around the one that is being read, and the depth at which that began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outer {
    pub(super) dictionary: &'static Dictionary,
    pub(super) implied: Option<u8>,
    pub(super) depth: u32,
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open<'a> {
    name: &'a str,
    pub(super) tag: Option<Tag>,
    /// It has an element, or text besides white space.
    pub(super) content: bool,
    /// It has text besides white space.
    pub(super) mixed: bool,
}

/// How far the document has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    Nothing,
    DocType,
    Root,
}

impl<'a> Reader<'a> {
    /// The events of this XML, with the names of this dictionary.
    /// [`dictionaries`](crate::dictionaries) finds one by root element, namespace or public
    /// identifier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotXmlCharacter`] if there is one anywhere in the text.
    pub fn new(text: &'a str, dictionary: &'static Dictionary) -> Result<Self, Error> {
        Self::with_options(text, dictionary, &ReadOptions::default())
    }

    /// The same with these options.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    pub fn with_options(
        text: &'a str,
        dictionary: &'static Dictionary,
        options: &ReadOptions,
    ) -> Result<Self, Error> {
        if let Some(at) = find_non_xml(text) {
            let c = text
                .get(at..)
                .and_then(|t| t.chars().next())
                .unwrap_or('\0');
            return Err(Error::at(ErrorKind::NotXmlCharacter(c), at));
        }
        let marked = text;
        let text = marked.strip_prefix('\u{FEFF}').unwrap_or(marked);
        if text.starts_with('\u{FEFF}') {
            let kind = ErrorKind::Xml(XmlError::TextOutsideRoot);
            return Err(Error::at(kind, '\u{FEFF}'.len_utf8()));
        }
        let bytes = text.as_bytes();
        let preserve = options.whitespace == Whitespace::Preserve || has_mixed_content(dictionary);
        let variables = has_variables(dictionary) && memchr::memchr(b'$', bytes).is_some();
        Ok(Self {
            text,
            at: 0,
            item: 0,
            dictionary,
            options: *options,
            scope: Scope::new(),
            last_declaration: ("", ""),
            implied: None,
            open: Vec::with_capacity(32),
            seen: Seen::Nothing,
            items: options.limits.items,
            busy: false,
            pieces: [("", Pieces::Text); 2],
            queue: [None; 3],
            value: ("", 0),
            plain: false,
            is_namespace: false,
            attributes: Vec::new(),
            in_attributes: false,
            empty: false,
            held: ("", 0),
            outer: None,
            scratch: String::new(),
            in_pieces: variables || memchr::memchr(b'\r', bytes).is_some(),
            cdata_ends: memchr::memmem::find(bytes, b"]]>").is_some(),
            preserve,
            variables,
            mark: marked.len().wrapping_sub(text.len()) as u64,
            done: false,
        })
    }

    /// The options for a document whose text is that of the element that has just ended: what is
    /// inside counts towards the limits of the whole.
    pub(crate) fn remaining(&self) -> ReadOptions {
        let limits = self.options.limits;
        let depth = limits.depth.saturating_sub(self.depth()).saturating_sub(1);
        self.options
            .with_limits(limits.with_depth(depth).with_items(self.items))
    }

    /// Counts what such a document has taken.
    pub(crate) fn charge(&mut self, inner: &Reader<'_>) {
        self.items = inner.items;
    }

    #[inline(always)]
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    pub(super) fn depth(&self) -> u32 {
        u32::try_from(self.open.len()).unwrap_or(u32::MAX)
    }

    #[inline]
    fn advance(&mut self) -> Result<Option<Event<'a>>, Error> {
        if self.busy {
            let event = self.unfinished();
            if !matches!(event, Ok(None)) {
                return event;
            }
        }
        loop {
            let at = self.at;
            self.item = at;
            let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
            let event = match rest {
                [b'<', b'/', ..] => self.end_tag(at)?,
                [b'<', b'!' | b'?', ..] => match self.other_markup(at)? {
                    Some(event) => event,
                    None => continue,
                },
                [b'<', ..] => self.start_tag(at)?,
                [b'&', ..] => self.reference(at)?,
                [_, ..] => match self.characters(at)? {
                    Some(event) => event,
                    None => continue,
                },
                [] => return self.end_of_input(),
            };
            return Ok(Some(event));
        }
    }

    /// What comes before more markup is read, if there is anything.
    #[inline(never)]
    fn unfinished(&mut self) -> Result<Option<Event<'a>>, Error> {
        if !self.value.0.is_empty() {
            return self.value_piece().map(Some);
        }
        if !self.pieces[0].0.is_empty() {
            return Ok(Some(self.piece()));
        }
        let [first, second, third] = self.queue;
        if first.is_some() {
            self.queue = [second, third, None];
            return Ok(first);
        }
        while let Some(attribute) = self.attributes.pop() {
            if let Some(event) = self.attribute(&attribute)? {
                self.in_attributes = true;
                return Ok(Some(event));
            }
        }
        if self.in_attributes {
            self.in_attributes = false;
            return Ok(Some(Event::AttributesEnd));
        }
        self.busy = false;
        if self.empty {
            self.empty = false;
            return Ok(Some(self.end()));
        }
        Ok(None)
    }

    pub(super) fn enqueue(&mut self, event: Event<'a>) {
        self.busy = true;
        if let Some(place) = self.queue.iter_mut().find(|place| place.is_none()) {
            *place = Some(event);
        }
    }

    #[inline]
    fn start_tag(&mut self, at: usize) -> Result<Event<'a>, Error> {
        let name_at = at.wrapping_add(1);
        let rest = self.text.as_bytes().get(name_at..).unwrap_or(&[]);
        let name = Name::at(self.text, name_at);
        let raw_at = name_at.wrapping_add(name.whole.len());
        match rest.get(name.whole.len()..).unwrap_or(&[]) {
            [b'>', ..] => self.at = raw_at.wrapping_add(1),
            [b'/', b'>', ..] => {
                self.at = raw_at.wrapping_add(2);
                self.is_empty_element();
            }
            [b' ' | b'\t' | b'\n' | b'\r', ..] => return self.start_with_attributes(at, name),
            [] | [b'/'] => return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), at)),
            _ => return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), name_at)),
        }
        self.begin(at, name.whole)?;
        self.named(name, name_at)
    }

    /// A start tag with something behind its name.
    #[inline]
    fn start_with_attributes(&mut self, at: usize, name: Name<'a>) -> Result<Event<'a>, Error> {
        let name_at = at.wrapping_add(1);
        let raw_at = name_at.wrapping_add(name.whole.len());
        self.at = raw_at;
        self.begin(at, name.whole)?;
        self.declarations(at)?;
        let event = self.named(name, name_at)?;
        // Declarations that the document around would have used up are attributes in this one.
        if let Event::Document(_) = event {
            self.keep_attributes(raw_at);
        }
        Ok(event)
    }

    /// The element just started is an empty-element tag.
    #[inline(always)]
    pub(super) fn is_empty_element(&mut self) {
        self.empty = true;
        self.busy = true;
    }

    /// An element begins; its attributes have not been looked at.
    #[inline]
    fn begin(&mut self, at: usize, name: &'a str) -> Result<(), Error> {
        match self.open.last_mut() {
            Some(parent) => parent.content = true,
            None if self.seen == Seen::Root => {
                return Err(Error::at(ErrorKind::Xml(XmlError::SecondRoot), at));
            }
            None => self.seen = Seen::Root,
        }
        self.held.0 = "";
        self.count(at)?;
        self.open.push(Open {
            name,
            tag: None,
            content: false,
            mixed: false,
        });
        Ok(())
    }

    /// The start of the element of this name.
    #[inline]
    fn named(&mut self, name: Name<'a>, name_at: usize) -> Result<Event<'a>, Error> {
        // As in WBXML, an empty element is no deeper than its parent.
        if !self.empty && self.open.len() > self.options.limits.depth as usize {
            let at = name_at.wrapping_sub(1);
            return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Depth), at));
        }
        let Name { whole, colon } = name;
        let event = match colon {
            None => match self.scope.default() {
                Space::Page(page) => self.in_page(page, whole, whole, name_at)?,
                space => self.in_space(space, whole, whole, name_at)?,
            },
            Some(colon) => {
                let (prefix, local) = whole.split_at_checked(colon).unwrap_or(("", whole));
                let local = local.get(1..).unwrap_or("");
                let space = if prefix.is_empty() {
                    None
                } else {
                    self.scope.of(prefix)
                };
                let unbound = Error::at(ErrorKind::Xml(XmlError::UnboundPrefix), name_at);
                let space = space.ok_or(unbound)?;
                if let Space::Page(_) = space {
                    self.scope.hide_default(self.depth());
                }
                self.in_space(space, whole, local, name_at)?
            }
        };
        if let Event::Start(tag) = event {
            if let Some(open) = self.open.last_mut() {
                open.tag = Some(tag);
            }
        }
        Ok(event)
    }

    /// The end tag of the innermost element, with the white space that turned out to be its text.
    #[inline]
    fn end_tag(&mut self, at: usize) -> Result<Event<'a>, Error> {
        let name_at = at.wrapping_add(2);
        let name = self.open.last().map_or("", |open| open.name);
        let end = name_at.wrapping_add(name.len());
        let bytes = self.text.as_bytes();
        let is_named = bytes.get(name_at..end) == Some(name.as_bytes()) && !name.is_empty();
        self.at = match bytes.get(end) {
            Some(b'>') if is_named => end.wrapping_add(1),
            _ => self.other_end_tag(at, is_named.then_some(end))?,
        };
        let held = core::mem::take(&mut self.held.0);
        if held.is_empty() || self.open.last().is_some_and(|open| open.content) {
            return Ok(self.end());
        }
        self.enqueue(Event::End);
        self.end();
        Ok(self.after_held(held, ""))
    }

    /// Where an end tag ends that may have white space behind the name, which ends at `end`.
    #[cold]
    fn other_end_tag(&self, at: usize, end: Option<usize>) -> Result<usize, Error> {
        let after = |end: usize| self.text.get(end..).unwrap_or("");
        if let Some(end) = end {
            let rest = after(end).trim_ascii_start();
            if rest.starts_with('>') {
                let before = self.text.len().wrapping_sub(rest.len());
                return Ok(before.wrapping_add(1));
            }
        }
        let kind = match after(at).contains('>') {
            true => XmlError::MismatchedEnd,
            false => XmlError::Syntax,
        };
        Err(Error::at(ErrorKind::Xml(kind), at))
    }

    #[inline]
    fn end(&mut self) -> Event<'a> {
        self.scope.leave(self.depth());
        if self.outer.is_some() {
            self.leave_embedded();
        }
        self.open.pop();
        Event::End
    }

    /// Counts an element or attribute.
    #[inline(always)]
    pub(super) fn count(&mut self, at: usize) -> Result<(), Error> {
        match self.items.checked_sub(1) {
            Some(items) => {
                self.items = items;
                Ok(())
            }
            None => Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), at)),
        }
    }

    fn end_of_input(&mut self) -> Result<Option<Event<'a>>, Error> {
        let at = self.text.len();
        if !self.open.is_empty() {
            return Err(Error::at(ErrorKind::UnexpectedEnd, at));
        }
        if self.seen != Seen::Root {
            return Err(Error::at(ErrorKind::Xml(XmlError::NoRoot), at));
        }
        Ok(None)
    }
}

impl<'a> Source<'a> for Reader<'a> {
    #[inline]
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        if self.done {
            return Ok(None);
        }
        match self.advance() {
            next @ Ok(Some(_)) => next,
            last => {
                self.done = true;
                last.map_err(|e| e.shifted(self.mark))
            }
        }
    }

    fn offset(&self) -> u64 {
        (self.at as u64).wrapping_add(self.mark)
    }

    fn item_offset(&self) -> u64 {
        (self.item as u64).wrapping_add(self.mark)
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.dictionary
    }

    #[inline(never)]
    fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        text_in_pieces(self)
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Event<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_event().transpose()
    }
}
