//! [`Cursor`]: elements and their text, one after the other, with the limits of a message.

mod markup;
mod start_tag;
mod value;

use alloc::borrow::Cow;
use alloc::vec::Vec;
use std::io::BufRead;

use quick_xml::events::Event as Markup;

use super::attributes::RawAttribute;
use super::findings::{Fault, Findings};
use super::namespaces::Scope;
use crate::{DiagnosticKind, Element, ErrorKind, LimitKind, Limits, XmlError};

pub(crate) use markup::Raw;

/// More declarations than this are in force in no message.
const MOST_DECLARATIONS: u32 = 256;

/// An element that has just begun. Its attributes are those of the cursor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'a> {
    /// Where its `<` stands.
    pub(crate) at: usize,
    /// Its name, perhaps with a prefix.
    pub(crate) name: &'a str,
}

impl<'a> Start<'a> {
    /// Prefix and local name; an empty prefix if there is none.
    pub(crate) fn split(&self) -> (&'a str, &'a str) {
        self.name.split_once(':').unwrap_or(("", self.name))
    }
}

/// Which element of the schemas an element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    /// This one, in the namespace that is expected, or taken for it.
    Known(Element),
    /// One that the schemas do not have, or in a namespace of its own.
    Unknown,
}

/// A document that is read element by element.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    markup: quick_xml::Reader<&'a [u8]>,
    limits: Limits,
    depth: u32,
    /// The names of the elements that are open.
    open: Vec<&'a str>,
    /// The element just started is an empty-element tag: it has ended already.
    empty: bool,
    /// Whether text has to be looked at for carriage returns and `]]>`.
    careful: bool,
    scope: Scope<'a>,
    /// The namespace that the elements of the schema are in, and outside which depth the one
    /// before was.
    expected: Cow<'a, str>,
    outer: Vec<(u32, Cow<'a, str>)>,
    /// Whether names without a prefix are in that namespace.
    plain: bool,
    /// The depth whose end changes namespaces.
    changes_at: u32,
    undeclared: Vec<&'a str>,
    /// The attributes of the element just started that declare nothing.
    pub(crate) attributes: Vec<RawAttribute<'a>>,
    /// How long all its attributes are as they stand, and where that is.
    raw: usize,
    raw_at: usize,
    pub(crate) findings: Findings,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str, limits: &Limits, findings: Findings) -> Self {
        let mut markup = quick_xml::Reader::from_str(text);
        markup.config_mut().allow_dangling_amp = true;
        // The cursor does that: it reads most tags itself.
        markup.config_mut().check_end_names = false;
        markup.config_mut().allow_unmatched_ends = true;
        let bytes = text.as_bytes();
        Self {
            text,
            markup,
            limits: *limits,
            depth: 0,
            open: Vec::with_capacity(16),
            empty: false,
            careful: memchr::memchr(b'\r', bytes).is_some()
                || memchr::memmem::find(bytes, b"]]>").is_some(),
            scope: Scope::new(),
            expected: Cow::Borrowed(""),
            outer: Vec::new(),
            plain: true,
            changes_at: 0,
            undeclared: Vec::new(),
            attributes: Vec::new(),
            raw: 0,
            raw_at: 0,
            findings,
        }
    }

    #[inline(always)]
    fn here(&self) -> usize {
        self.markup.buffer_position() as usize
    }

    #[inline(always)]
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// How long the text is.
    pub(crate) const fn len(&self) -> usize {
        self.text.len()
    }

    /// The same cursor, to look ahead with: it lets everything pass, and its findings are nobody's.
    pub(crate) fn ahead(&self) -> Self {
        let mut ahead = self.clone();
        ahead.findings = Findings::new(crate::Lenient::ALL);
        ahead
    }

    /// How many elements are open.
    pub(crate) const fn depth(&self) -> u32 {
        self.depth
    }

    #[cold]
    pub(crate) fn report(&mut self, kind: DiagnosticKind, at: usize) -> Result<(), Fault> {
        self.findings.report(kind, at)
    }

    /// The next element in the one that is open, or none when that ends.
    #[inline]
    pub(crate) fn child(&mut self) -> Result<Option<Start<'a>>, Fault> {
        if self.empty {
            self.empty = false;
            self.left();
            return Ok(None);
        }
        self.skip_white_space();
        loop {
            let at = self.here();
            let (name, raw) = match self.markup.read_event() {
                Ok(Markup::Text(_)) => {
                    let text = self.slice(at, self.here());
                    if !is_blank(text) {
                        self.stray(text, at)?;
                    }
                    continue;
                }
                Ok(Markup::Start(start)) => (start.name().0.len(), start.attributes_raw().len()),
                Ok(Markup::Empty(start)) => {
                    self.empty = true;
                    (start.name().0.len(), start.attributes_raw().len())
                }
                Ok(Markup::End(end)) => {
                    self.end_tag(end.name().0.len(), at)?;
                    return Ok(None);
                }
                Ok(Markup::Eof) if self.depth == 0 => return Ok(None),
                Ok(other) => {
                    self.uncommon(at, &other)?;
                    continue;
                }
                Err(e) => return Err(self.malformed(&e)),
            };
            return self.started(at, name, raw).map(Some);
        }
    }

    #[inline]
    fn started(&mut self, at: usize, name: usize, raw: usize) -> Result<Start<'a>, Fault> {
        if self.depth >= self.limits.depth {
            let kind = ErrorKind::LimitExceeded(LimitKind::Depth);
            return Err(Fault::new(kind, at));
        }
        self.depth = self.depth.wrapping_add(1);
        let name_at = at.wrapping_add(1);
        let raw_at = name_at.wrapping_add(name);
        self.attributes.clear();
        self.raw = raw;
        if raw > 0 {
            self.raw_at = raw_at;
            self.read_attributes(self.slice(raw_at, raw_at.wrapping_add(raw)), raw_at)?;
        }
        let name = self.slice(name_at, raw_at);
        self.open.push(name);
        Ok(Start { at, name })
    }

    /// The innermost element has ended.
    #[inline(always)]
    fn left(&mut self) {
        if self.changes_at == self.depth {
            self.restore();
        }
        self.depth = self.depth.wrapping_sub(1);
        self.open.pop();
    }

    /// An end tag has been read, which stands at `at`: the innermost element has ended.
    #[inline]
    fn end_tag(&mut self, name: usize, at: usize) -> Result<(), Fault> {
        let from = at.wrapping_add(2);
        let name = self.slice(from, from.wrapping_add(name));
        if self.open.last().is_none_or(|open| *open != name) {
            return Err(Fault::xml(XmlError::MismatchedEnd, at));
        }
        self.left();
        Ok(())
    }

    #[inline(never)]
    fn restore(&mut self) {
        self.scope.leave(self.depth);
        while let Some((_, before)) = self.outer.pop_if(|outer| outer.0 >= self.depth) {
            self.expected = before;
        }
        self.namespaces_changed();
    }

    fn namespaces_changed(&mut self) {
        let default = self.scope.uri("").map_or("", |uri| uri);
        self.plain = *default == *self.expected;
        let outer = self.outer.last().map_or(0, |outer| outer.0);
        self.changes_at = self.scope.last_depth().max(outer);
    }

    /// From here on to the end of the element just started, elements of the schema are expected in
    /// this namespace.
    pub(crate) fn expect(&mut self, uri: Cow<'a, str>) {
        let before = core::mem::replace(&mut self.expected, uri);
        self.outer.push((self.depth, before));
        self.namespaces_changed();
    }

    /// The next element in the one that is open, and which it is.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<(Named, Start<'a>)>, Fault> {
        if self.plain && !self.empty {
            if let Some(next) = self.plain_tag()? {
                return Ok(next);
            }
        }
        let Some(start) = self.child()? else {
            return Ok(None);
        };
        if self.plain {
            if let Some(element) = Element::from_name(start.name) {
                return Ok(Some((Named::Known(element), start)));
            }
        }
        self.resolve(start).map(|named| Some((named, start)))
    }

    /// What [`next`](Self::next) returns, if the next thing is the tag of an element of the schema
    /// without attributes or prefix, or the end tag of the open element: nearly all are. The reader
    /// does not see them.
    #[inline]
    fn plain_tag(&mut self) -> Result<Option<Option<(Named, Start<'a>)>>, Fault> {
        self.skip_white_space();
        let at = self.here();
        let [b'<', tag @ ..] = self.rest() else {
            return Ok(None);
        };
        if let [b'/', tag @ ..] = tag {
            let name = self.open.last().map_or("", |name| name);
            let Some([b'>', ..]) = tag.strip_prefix(name.as_bytes()) else {
                return Ok(None);
            };
            self.consume(name.len().wrapping_add(3));
            self.left();
            return Ok(Some(None));
        }
        let Some(len) = name_len(tag) else {
            return Ok(None);
        };
        let name_at = at.wrapping_add(1);
        let name = self.slice(name_at, name_at.wrapping_add(len));
        let Some(element) = Element::from_name(name) else {
            return Ok(None);
        };
        if self.depth >= self.limits.depth {
            let kind = ErrorKind::LimitExceeded(LimitKind::Depth);
            return Err(Fault::new(kind, at));
        }
        self.consume(len.wrapping_add(2));
        self.depth = self.depth.wrapping_add(1);
        self.open.push(name);
        if self.raw > 0 {
            self.attributes.clear();
            self.raw = 0;
        }
        Ok(Some(Some((Named::Known(element), Start { at, name }))))
    }

    /// Skips the white space behind a tag, if another tag follows: the reader has less to do.
    #[inline]
    fn skip_white_space(&mut self) {
        const INDENT: &[u8] = b"        ";
        let rest = self.rest();
        let mut behind = rest;
        while let [b' ' | b'\t' | b'\r' | b'\n', more @ ..] = behind {
            behind = more;
            while let Some(more) = behind.strip_prefix(INDENT) {
                behind = more;
            }
        }
        if let [b'<', ..] = behind {
            self.consume(rest.len().wrapping_sub(behind.len()));
        }
    }

    /// What has not been read yet. To be asked for behind a tag only: behind text, the reader has
    /// its mind on what follows.
    #[inline(always)]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.here()..).unwrap_or(&[])
    }

    #[inline(always)]
    fn consume(&mut self, len: usize) {
        self.markup.stream().consume(len);
    }
}

/// Where the first `>` stands, if that is where the name of an element of the schemas may end:
/// eight bytes at a time, by the test for a zero byte in a word (Mycroft).
#[inline(always)]
fn name_len(tag: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    let mut len = 0_usize;
    for word in tag.chunks(8).take(4) {
        let Ok(word) = <[u8; 8]>::try_from(word) else {
            let more = word.iter().position(|b| *b == b'>')?;
            return Some(len.wrapping_add(more));
        };
        let word = u64::from_le_bytes(word) ^ (ONES.wrapping_mul(b'>' as u64));
        let found = word.wrapping_sub(ONES) & !word & ONES.wrapping_mul(0x80);
        if found != 0 {
            return Some(len.wrapping_add((found.trailing_zeros() / 8) as usize));
        }
        len = len.wrapping_add(8);
    }
    None
}

#[inline]
fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_whitespace())
}
