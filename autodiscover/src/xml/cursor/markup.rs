//! What is skipped, kept as it is, or stands where no element and no text does.

use alloc::string::String;

use quick_xml::events::Event as Markup;

use super::value::push_lines;
use super::{Cursor, Start, is_blank};
use crate::xml::findings::Fault;
use crate::xml::name::is_xml_name;
use crate::xml::prolog::is_declaration;
use crate::{DiagnosticKind, ErrorKind, XmlError};

impl<'a> Cursor<'a> {
    /// Skips the element that has just begun.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            // An end lowers the depth, a start raises it.
            let at = self.here();
            if self.empty {
                self.empty = false;
                self.left();
                continue;
            }
            match self.markup.read_event() {
                Ok(Markup::Start(start)) => {
                    let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                    self.started(at, name, raw)?;
                }
                Ok(Markup::Empty(start)) => {
                    self.empty = true;
                    let (name, raw) = (start.name().0.len(), start.attributes_raw().len());
                    self.started(at, name, raw)?;
                }
                Ok(Markup::End(end)) => self.end_tag(end.name().0.len(), at)?,
                Ok(Markup::Eof) => return Err(self.unexpected_end()),
                Ok(Markup::Text(_) | Markup::GeneralRef(_) | Markup::CData(_)) => {}
                Ok(other) => self.uncommon(at, &other)?,
                Err(e) => return Err(self.malformed(&e)),
            }
        }
        Ok(())
    }

    /// The next thing in an element that is kept as it is.
    pub(crate) fn raw_next(&mut self, text: &mut String) -> Result<Raw<'a>, Fault> {
        if self.empty {
            self.empty = false;
            self.left();
            return Ok(Raw::End);
        }
        loop {
            let at = self.here();
            let (name, raw) = match self.markup.read_event() {
                Ok(Markup::Text(_)) => {
                    self.characters(at, text)?;
                    continue;
                }
                Ok(Markup::GeneralRef(_)) => {
                    self.push_reference(at, text)?;
                    continue;
                }
                Ok(Markup::CData(_)) => {
                    let inner = self.slice(at.saturating_add(9), self.here().saturating_sub(3));
                    push_lines(text, inner);
                    continue;
                }
                Ok(Markup::Start(start)) => (start.name().0.len(), start.attributes_raw().len()),
                Ok(Markup::Empty(start)) => {
                    self.empty = true;
                    (start.name().0.len(), start.attributes_raw().len())
                }
                Ok(Markup::End(end)) => {
                    self.end_tag(end.name().0.len(), at)?;
                    return Ok(Raw::End);
                }
                Ok(other) => {
                    self.uncommon(at, &other)?;
                    continue;
                }
                Err(e) => return Err(self.malformed(&e)),
            };
            return self.started(at, name, raw).map(Raw::Start);
        }
    }

    /// What stands behind the root element.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        let at = self.here();
        let rest = self.slice(at, self.text.len());
        if is_blank(rest) {
            return Ok(());
        }
        loop {
            let at = self.here();
            match self.markup.read_event() {
                Ok(Markup::Eof) => return Ok(()),
                Ok(Markup::Text(_)) if is_blank(self.slice(at, self.here())) => {}
                Ok(Markup::Comment(comment)) if !comment.contains("--") => {}
                Ok(Markup::PI(_)) => {}
                Ok(other) => {
                    if self.findings.passes(DiagnosticKind::TrailingData) {
                        return self.report(DiagnosticKind::TrailingData, at);
                    }
                    let element = matches!(other, Markup::Start(_) | Markup::Empty(_));
                    return Err(Fault::xml(
                        if element {
                            XmlError::SecondRoot
                        } else {
                            XmlError::TextOutsideRoot
                        },
                        at,
                    ));
                }
                Err(e) => {
                    let fault = self.malformed(&e);
                    if self.findings.passes(DiagnosticKind::TrailingData) {
                        return self.report(DiagnosticKind::TrailingData, at);
                    }
                    return Err(fault);
                }
            }
        }
    }

    /// Text between elements.
    #[cold]
    pub(super) fn stray(&mut self, text: &str, at: usize) -> Result<(), Fault> {
        let blank = text.len().saturating_sub(text.trim_ascii_start().len());
        let at = at.saturating_add(blank);
        if self.depth == 0 {
            return Err(Fault::xml(XmlError::TextOutsideRoot, at));
        }
        self.report(DiagnosticKind::StrayText, at)
    }

    /// Everything but tags, text and the end of input.
    #[inline(never)]
    pub(super) fn uncommon(&mut self, at: usize, markup: &Markup<'_>) -> Result<(), Fault> {
        let wrong = |error| Err(Fault::xml(error, at));
        let end = self.here();
        match markup {
            Markup::CData(_) => {
                if self.depth == 0 {
                    return wrong(XmlError::TextOutsideRoot);
                }
                let text = self.slice(at.saturating_add(9), end.saturating_sub(3));
                if is_blank(text) {
                    return Ok(());
                }
                self.report(DiagnosticKind::StrayText, at)
            }
            Markup::GeneralRef(_) => {
                if self.depth == 0 {
                    return wrong(XmlError::TextOutsideRoot);
                }
                self.push_reference(at, &mut String::new())?;
                self.report(DiagnosticKind::StrayText, at)
            }
            Markup::PI(_) => {
                let body = self.slice(at.saturating_add(2), end.saturating_sub(2));
                let target = body.split(|c: char| c.is_ascii_whitespace()).next();
                let target = target.unwrap_or("");
                if !is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return wrong(XmlError::Syntax);
                }
                Ok(())
            }
            Markup::DocType(_) => {
                let text = self.slice(at, end);
                let mut words = text.split(|c: char| c.is_ascii_whitespace() || c == '>');
                let html = words
                    .nth(1)
                    .is_some_and(|name| name.eq_ignore_ascii_case("html"));
                let kind = if html && !text.contains('[') {
                    ErrorKind::Html
                } else {
                    ErrorKind::DocType
                };
                Err(Fault::new(kind, at))
            }
            Markup::Comment(_) => {
                let body = self.slice(at.saturating_add(4), end.saturating_sub(2));
                match memchr::memmem::find(body.as_bytes(), b"--") {
                    Some(hyphens) => {
                        let offset = at.saturating_add(4).saturating_add(hyphens);
                        Err(Fault::xml(XmlError::Syntax, offset))
                    }
                    None => Ok(()),
                }
            }
            Markup::Decl(_) => {
                let body = self.slice(at.saturating_add(5), end.saturating_sub(2));
                if at > 0 || !is_declaration(body) {
                    return wrong(XmlError::Syntax);
                }
                Ok(())
            }
            Markup::Eof => Err(self.unexpected_end()),
            _ => Ok(()),
        }
    }

    #[cold]
    pub(super) fn unexpected_end(&self) -> Fault {
        Fault::xml(XmlError::UnexpectedEnd, self.text.len())
    }

    #[cold]
    pub(super) fn malformed(&self, error: &quick_xml::Error) -> Fault {
        let at = usize::try_from(self.markup.error_position()).unwrap_or(usize::MAX);
        let kind = match error {
            quick_xml::Error::IllFormed(quick_xml::errors::IllFormedError::UnclosedReference) => {
                XmlError::Reference
            }
            _ => XmlError::Syntax,
        };
        Fault::xml(kind, at)
    }
}

/// A part of an element that is kept as it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Raw<'a> {
    Start(Start<'a>),
    End,
}
