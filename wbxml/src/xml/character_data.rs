//! Text between tags: line ends, references, and white space that may be layout.

use super::reader::Reader;
use super::variables::Dollar;
use crate::{Error, ErrorKind, Event, XmlError};

/// What text that comes in pieces is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pieces {
    Text,
    CData,
    /// White space with comments in it.
    Blank,
    /// The data of a processing instruction.
    Pi,
}

impl<'a> Reader<'a> {
    /// Text between tags and references.
    #[inline]
    pub(super) fn characters(&mut self, at: usize) -> Result<Option<Event<'a>>, Error> {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        let len = memchr::memchr2(b'<', b'&', rest).unwrap_or(rest.len());
        self.at = at.wrapping_add(len);
        let text = self.slice(at, self.at);
        if self.cdata_ends {
            if let Some(end) = memchr::memmem::find(text.as_bytes(), b"]]>") {
                let offset = at.wrapping_add(end);
                return Err(Error::at(ErrorKind::Xml(XmlError::Syntax), offset));
            }
        }
        let Some(open) = self.open.last_mut() else {
            return match text.bytes().position(|b| !b.is_ascii_whitespace()) {
                None => Ok(None),
                Some(first) => {
                    let offset = at.wrapping_add(first);
                    Err(Error::at(ErrorKind::Xml(XmlError::TextOutsideRoot), offset))
                }
            };
        };
        let blank = text.bytes().next().is_none_or(|b| b.is_ascii_whitespace())
            && text.bytes().all(|b| b.is_ascii_whitespace());
        if blank && !self.preserve && !open.mixed {
            self.hold(text, at);
            return Ok(None);
        }
        open.content = true;
        open.mixed = true;
        let held = core::mem::take(&mut self.held.0);
        if held.is_empty() {
            return Ok(Some(self.text_event(text, Pieces::Text)));
        }
        Ok(Some(self.after_held(held, text)))
    }

    /// White space that may be layout; after a comment, with what is held already.
    #[inline(always)]
    fn hold(&mut self, text: &'a str, at: usize) {
        self.held = if self.held.0.is_empty() {
            (text, at)
        } else {
            (self.slice(self.held.1, self.at), self.held.1)
        };
    }

    /// Text, after white space that turned out to belong to it.
    pub(super) fn after_held(&mut self, held: &'a str, text: &'a str) -> Event<'a> {
        self.item = self.held.1;
        self.pieces = [(held, Pieces::Blank), (text, Pieces::Text)];
        self.busy = true;
        self.piece()
    }

    /// Text with its line ends as XML 1.0 §2.11 has them, and its variables.
    #[inline(always)]
    pub(super) fn text_event(&mut self, text: &'a str, kind: Pieces) -> Event<'a> {
        if self.in_pieces && memchr::memchr2(b'\r', b'$', text.as_bytes()).is_some() {
            self.pieces = [(text, kind), ("", Pieces::Text)];
            self.busy = true;
            return self.piece();
        }
        if kind == Pieces::CData {
            Event::CData(text)
        } else {
            Event::Text(text)
        }
    }

    /// The next piece of the text that comes in pieces.
    #[inline(never)]
    pub(super) fn piece(&mut self) -> Event<'a> {
        let (text, kind) = self.pieces[0];
        let dollar = self.variables && matches!(kind, Pieces::Text | Pieces::CData);
        let (event, rest) = next_piece(text, kind, dollar);
        let rest = if kind == Pieces::Blank {
            after_comments(rest)
        } else {
            rest
        };
        self.pieces[0].0 = rest;
        if rest.is_empty() {
            self.pieces = [self.pieces[1], ("", Pieces::Text)];
        }
        event
    }

    /// A reference: a character.
    #[inline(never)]
    pub(super) fn reference(&mut self, at: usize) -> Result<Event<'a>, Error> {
        let wrong = Error::at(ErrorKind::Xml(XmlError::Reference), at);
        let body = self.text.get(at.wrapping_add(1)..).unwrap_or("");
        let end = memchr::memchr3(b';', b'&', b'<', body.as_bytes()).ok_or(wrong)?;
        let (name, rest) = body.split_at_checked(end).ok_or(wrong)?;
        let c = reference(name)
            .filter(|_| rest.starts_with(';'))
            .ok_or(wrong)?;
        self.at = at.wrapping_add(end).wrapping_add(2);
        let Some(open) = self.open.last_mut() else {
            return Err(Error::at(ErrorKind::Xml(XmlError::TextOutsideRoot), at));
        };
        open.content = true;
        open.mixed = true;
        let held = core::mem::take(&mut self.held.0);
        if held.is_empty() {
            return Ok(Event::Char(c));
        }
        self.enqueue(Event::Char(c));
        Ok(self.after_held(held, ""))
    }
}

/// The piece of text that `text` begins with, and what is left: up to a line end, which becomes a
/// line feed (XML 1.0 §2.11), up to a comment, or, if `dollar`, up to a variable.
fn next_piece(text: &str, kind: Pieces, dollar: bool) -> (Event<'_>, &str) {
    let mut begin = 0;
    match text.as_bytes() {
        // A carriage return is a line feed, unless there is one behind it.
        [b'\r', b'\n', ..] => begin = 1,
        [b'\r', ..] => return (kind.event("\n"), text.get(1..).unwrap_or("")),
        [b'$', ..] if dollar => {
            let after = text.get(1..).unwrap_or("");
            return match Dollar::read(after) {
                (Dollar::Itself, rest) => (kind.event(text.get(..1).unwrap_or("")), rest),
                (Dollar::Variable(code, text), rest) => (Event::Extension { code, text }, rest),
            };
        }
        _ => {}
    }
    let text = text.get(begin..).unwrap_or(text);
    let stop = match kind {
        _ if dollar => b'$',
        Pieces::Blank => b'<',
        _ => b'\r',
    };
    let until = memchr::memchr2(b'\r', stop, text.as_bytes()).unwrap_or(text.len());
    let (piece, rest) = text.split_at_checked(until).unwrap_or((text, ""));
    (kind.event(piece), rest)
}

/// What is behind the comments that `text` begins with.
fn after_comments(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|t| t.split_once("-->")) {
        rest = after;
    }
    rest
}

impl Pieces {
    const fn event(self, text: &str) -> Event<'_> {
        match self {
            Self::CData => Event::CData(text),
            _ => Event::Text(text),
        }
    }
}

/// The character of a reference, between `&` and `;`.
pub(super) fn reference(name: &str) -> Option<char> {
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    u32::from_str_radix(hex, 16).ok()?
                }
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            char::from_u32(code)?
        }
    };
    crate::name::is_xml_char(c).then_some(c)
}
