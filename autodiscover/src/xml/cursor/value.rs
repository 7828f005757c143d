//! The text of an element.

use alloc::borrow::Cow;
use alloc::string::String;

use quick_xml::events::Event as Markup;

use super::Cursor;
use crate::xml::findings::Fault;
use crate::xml::name::is_xml_char;
use crate::{DiagnosticKind, Element, XmlError};

impl<'a> Cursor<'a> {
    /// The text of the element that has just begun, to its end. For an element of the schema;
    /// elements in it are dropped.
    #[inline]
    pub(crate) fn value(&mut self, element: Element, at: usize) -> Result<Cow<'a, str>, Fault> {
        let text = self.text_of(element)?;
        if element.is_trimmed() && has_edges(&text) {
            self.report(DiagnosticKind::Padded(element), at)?;
            return Ok(trimmed(text));
        }
        Ok(text)
    }

    #[inline]
    pub(super) fn text_of(&mut self, element: Element) -> Result<Cow<'a, str>, Fault> {
        if self.empty {
            self.empty = false;
            self.left();
            return Ok(Cow::Borrowed(""));
        }
        // Text up to the end tag, which is what nearly all values are, is not for the reader.
        let from = self.here();
        let rest = self.rest();
        let Some(mut end) = memchr::memchr2(b'<', b'&', rest) else {
            return self.pieces(element);
        };
        let escaped = rest.get(end) == Some(&b'&');
        if escaped {
            let more = rest.get(end..).unwrap_or(&[]);
            match memchr::memchr(b'<', more) {
                Some(more) => end = end.wrapping_add(more),
                None => return self.pieces(element),
            }
        }
        let text = self.slice(from, from.wrapping_add(end));
        if rest.get(end.wrapping_add(1)) != Some(&b'/') || (self.careful && is_careful(text)) {
            return self.pieces(element);
        }
        let text = if escaped {
            Cow::Owned(self.unescaped(text, from)?)
        } else {
            Cow::Borrowed(text)
        };
        // So is the end tag.
        let tag = rest.get(end.wrapping_add(2)..).unwrap_or(&[]);
        let name = self.open.last().map_or("", |name| name);
        if let [b'>', ..] = tag.strip_prefix(name.as_bytes()).unwrap_or(&[]) {
            self.consume(end.wrapping_add(name.len()).wrapping_add(3));
            self.left();
            return Ok(text);
        }
        self.consume(end);
        let at = self.here();
        match self.markup.read_event() {
            Ok(Markup::End(tag)) => {
                self.end_tag(tag.name().0.len(), at)?;
                Ok(text)
            }
            Ok(_) => Err(Fault::xml(XmlError::Syntax, at)),
            Err(e) => Err(self.malformed(&e)),
        }
    }

    /// Text with its references replaced.
    pub(super) fn unescaped(&mut self, text: &str, at: usize) -> Result<String, Fault> {
        let mut whole = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(until) = memchr::memchr(b'&', rest.as_bytes()) {
            let (before, from) = rest.split_at_checked(until).unwrap_or((rest, ""));
            whole.push_str(before);
            let offset = at.wrapping_add(text.len()).wrapping_sub(from.len());
            let (c, after) = self.reference_in(from, offset)?;
            whole.push(c.unwrap_or('&'));
            rest = after;
        }
        whole.push_str(rest);
        Ok(whole)
    }

    /// Text with comments, CDATA sections or whatever else in it.
    #[inline(never)]
    pub(super) fn pieces(&mut self, element: Element) -> Result<Cow<'a, str>, Fault> {
        let mut whole = String::new();
        loop {
            let at = self.here();
            match self.markup.read_event() {
                Ok(Markup::End(end)) => {
                    self.end_tag(end.name().0.len(), at)?;
                    return Ok(Cow::Owned(whole));
                }
                Ok(Markup::Eof) => return Err(self.unexpected_end()),
                Ok(other) => self.piece(element, at, &other, &mut whole)?,
                Err(e) => return Err(self.malformed(&e)),
            }
        }
    }

    /// Adds a piece of text, or drops what is none.
    pub(super) fn piece(
        &mut self,
        element: Element,
        at: usize,
        markup: &Markup<'_>,
        whole: &mut String,
    ) -> Result<(), Fault> {
        match markup {
            Markup::Text(_) => self.characters(at, whole),
            Markup::GeneralRef(_) => self.push_reference(at, whole),
            Markup::CData(_) => {
                let text = self.slice(at.saturating_add(9), self.here().saturating_sub(3));
                push_lines(whole, text);
                Ok(())
            }
            Markup::Start(start) | Markup::Empty(start) => {
                self.empty = matches!(markup, Markup::Empty(_));
                let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                self.report(DiagnosticKind::ElementInValue(element), at)?;
                self.started(at, name, raw)?;
                self.skip()
            }
            other => self.uncommon(at, other),
        }
    }

    /// Adds the text from `at` to here.
    pub(crate) fn characters(&mut self, at: usize, whole: &mut String) -> Result<(), Fault> {
        let text = self.slice(at, self.here());
        if text.starts_with('&') {
            self.report(DiagnosticKind::BareAmpersand, at)?;
        }
        if self.careful {
            if let Some(end) = memchr::memmem::find(text.as_bytes(), b"]]>") {
                return Err(Fault::xml(XmlError::Syntax, at.saturating_add(end)));
            }
        }
        if self.careful {
            push_lines(whole, text);
        } else {
            whole.push_str(text);
        }
        Ok(())
    }

    /// Adds the character of the reference from `at` to here.
    #[inline]
    pub(crate) fn push_reference(&mut self, at: usize, whole: &mut String) -> Result<(), Fault> {
        let all = self.slice(at, self.here());
        let name = all
            .strip_prefix('&')
            .and_then(|n| n.strip_suffix(';'))
            .unwrap_or("");
        if let Some(c) = reference(name) {
            whole.push(c);
            return Ok(());
        }
        if is_reference(name) {
            return Err(Fault::xml(XmlError::Reference, at));
        }
        self.report(DiagnosticKind::BareAmpersand, at)?;
        push_lines(whole, all);
        Ok(())
    }
}

/// Whether text has to be looked at more closely.
pub(super) fn is_careful(text: &str) -> bool {
    text.contains('\r') || text.contains("]]>")
}

#[inline]
pub(super) fn has_edges(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_whitespace)
        || bytes.last().is_some_and(u8::is_ascii_whitespace)
}

#[cold]
pub(super) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(String::from(text.trim_ascii())),
    }
}

/// Adds text with its line ends as XML 1.0 §2.11 has them.
pub(super) fn push_lines(whole: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\r') {
        whole.push_str(before);
        whole.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    whole.push_str(rest);
}

/// Whether this is what stands between `&` and `;`, whatever it stands for.
pub(super) fn is_reference(name: &str) -> bool {
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// The character of a reference, between `&` and `;`.
#[inline]
pub(super) fn reference(name: &str) -> Option<char> {
    let c = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
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
    is_xml_char(c).then_some(c)
}
