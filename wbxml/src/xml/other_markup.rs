//! Markup that is neither a tag nor a reference: `quick-xml` finds where it ends.

use quick_xml::events::Event as Markup;

use super::character_data::Pieces;
use super::prolog::{DocType, is_declaration};
use super::reader::{Reader, Seen};
use crate::name::is_xml_name;
use crate::{Error, ErrorKind, Event, XmlError};

impl<'a> Reader<'a> {
    /// Everything but tags and text.
    #[inline(never)]
    pub(super) fn other_markup(&mut self, at: usize) -> Result<Option<Event<'a>>, Error> {
        let wrong = |kind| Err(Error::at(ErrorKind::Xml(kind), at));
        let mut reader = quick_xml::Reader::from_str(self.text.get(at..).unwrap_or(""));
        let Ok(markup) = reader.read_event() else {
            let offset = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            return Err(Error::at(
                ErrorKind::Xml(XmlError::Syntax),
                at.saturating_add(offset),
            ));
        };
        let end = at.saturating_add(reader.buffer_position() as usize);
        self.at = end;
        match markup {
            Markup::CData(_) => {
                let Some(open) = self.open.last_mut() else {
                    return wrong(XmlError::TextOutsideRoot);
                };
                open.content = true;
                self.held.0 = "";
                let text = self.slice(at.saturating_add(9), end.saturating_sub(3));
                Ok(if text.is_empty() {
                    None
                } else {
                    Some(self.text_event(text, Pieces::CData))
                })
            }
            Markup::PI(_) => {
                let body = self.slice(at.saturating_add(2), end.saturating_sub(2));
                let split = body
                    .find(|c: char| c.is_ascii_whitespace())
                    .unwrap_or(body.len());
                let (target, data) = body.split_at_checked(split).unwrap_or((body, ""));
                if !is_xml_name(target) || target.eq_ignore_ascii_case("xml") {
                    return wrong(XmlError::Syntax);
                }
                if let Some(open) = self.open.last_mut() {
                    open.content = true;
                    self.held.0 = "";
                }
                self.pieces = [(data.trim_ascii_start(), Pieces::Pi), ("", Pieces::Text)];
                self.enqueue(Event::PiEnd);
                Ok(Some(Event::Pi(target)))
            }
            Markup::DocType(_) => {
                if self.seen != Seen::Nothing {
                    return wrong(XmlError::DocType);
                }
                self.seen = Seen::DocType;
                match DocType::read(self.slice(at, end)) {
                    None => wrong(XmlError::Syntax),
                    Some(d) if d.internal_subset && !self.options.internal_subset => {
                        wrong(XmlError::InternalSubset)
                    }
                    Some(_) => Ok(None),
                }
            }
            Markup::Comment(_) => {
                let body = self.slice(at.saturating_add(4), end.saturating_sub(2));
                match memchr::memmem::find(body.as_bytes(), b"--") {
                    Some(hyphens) => {
                        let offset = at.saturating_add(4).saturating_add(hyphens);
                        Err(Error::at(ErrorKind::Xml(XmlError::Syntax), offset))
                    }
                    None => Ok(None),
                }
            }
            Markup::Decl(_) => {
                let body = self.slice(at.saturating_add(5), end.saturating_sub(2));
                if at > 0 || !is_declaration(body) {
                    return wrong(XmlError::Syntax);
                }
                Ok(None)
            }
            _ => wrong(XmlError::Syntax),
        }
    }
}
