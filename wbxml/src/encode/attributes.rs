//! Attributes: they are held back until it is known whether their element has content, because
//! the bit that says so comes first.

use alloc::string::String;
use alloc::vec::Vec;

use super::encoder::Encoder;
use super::output::{Counted, Output};
use super::tokens::put_mb;
use crate::dictionary::AttributeName;
use crate::header::Version;
use crate::token::{FIRST_ASSIGNED, IDENTITY, MbU32, global};
use crate::typed::ValueType;
use crate::{Error, ErrorKind, Event, Expected, Tag};

/// The attributes of the pending element, and the one whose value is arriving.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// The attributes as they will stand behind the tag, without the END.
    written: Vec<u8>,
    page: u8,
    open: Open,
    /// The piece of the value that has arrived and is not written yet.
    value: String,
    /// Whether the start of the open attribute has been written.
    started: bool,
    /// Whether a `NAME` with the value `ICON` came before.
    icon: bool,
}

#[derive(Clone, Copy, Debug, Default)]
enum Open {
    #[default]
    None,
    /// Between attributes.
    List,
    Row(&'static AttributeName),
    Unknown(Tag),
    Literal(u32),
    Pi,
}

impl Attributes {
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    #[inline(always)]
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.open, Open::None)
    }

    pub(super) fn begin_pi(&mut self) {
        self.open = Open::Pi;
        self.started = true;
        self.written.clear();
        self.value.clear();
    }
}

impl<O: Output> Encoder<O> {
    /// Writes the attributes behind their tag.
    pub(super) fn write_attributes(&mut self) -> Result<(), Error> {
        self.out.put(&self.attributes.written)?;
        self.attributes.written.clear();
        self.attributes.icon = false;
        self.out.put(&[global::END])
    }

    /// Writes the data of a processing instruction behind its target.
    pub(super) fn write_pi_value(&mut self) -> Result<(), Error> {
        self.put_value_text()?;
        self.attributes.open = Open::None;
        self.out.put(&self.attributes.written)?;
        self.attributes.written.clear();
        Ok(())
    }

    /// An event of an attribute list or of the data of a processing instruction.
    pub(super) fn attribute_event(&mut self, event: Event<'_>) -> Result<(), Error> {
        let is_pi = matches!(self.attributes.open, Open::Pi);
        let in_value = !matches!(self.attributes.open, Open::None | Open::List);
        let refuse = |expected| ErrorKind::UnexpectedEvent(expected);
        match event {
            Event::Attribute(tag) if !is_pi => {
                self.end_value()?;
                self.attributes.open = match self.dictionary.attribute_name(tag) {
                    Some(row) => Open::Row(row),
                    None if tag.id() < 0x80 && is_assignable(tag) => Open::Unknown(tag),
                    None => return Err(self.out.refuse(ErrorKind::UnknownAttribute(tag))),
                };
                Ok(())
            }
            Event::AttributeLiteral { name } if !is_pi => {
                self.end_value()?;
                self.attributes.open = match self.dictionary.attribute_by_name(name) {
                    Some(row) => Open::Row(row),
                    None => Open::Literal(self.name_index(name)?),
                };
                Ok(())
            }
            Event::AttributesEnd if !is_pi && self.attributes.is_open() => {
                self.end_value()?;
                self.attributes.open = Open::None;
                Ok(())
            }
            Event::Text(text) | Event::CData(text) if in_value => {
                self.attributes.value.push_str(text);
                Ok(())
            }
            Event::Char('\0') if in_value => {
                self.begin_value()?;
                self.attributes
                    .written
                    .extend_from_slice(&[global::ENTITY, 0]);
                Ok(())
            }
            Event::Char(c) if in_value => {
                self.attributes.value.push(c);
                Ok(())
            }
            Event::Opaque(bytes) if in_value => {
                self.begin_value()?;
                self.attribute_opaque(bytes)
            }
            Event::AttributeValue(tag) if in_value => {
                if tag.id() < 0x80 || !is_assignable(tag) {
                    return Err(self.out.refuse(ErrorKind::UnknownAttributeValue(tag)));
                }
                self.begin_value()?;
                self.attribute_page(tag.page())?;
                self.attributes.written.push(tag.id());
                Ok(())
            }
            Event::Extension { code, text } if in_value => {
                self.begin_value()?;
                self.detour(|e| e.put_extension(code, text))
            }
            Event::ExtensionIndex { code, index } if in_value => {
                self.begin_value()?;
                self.detour(|e| e.put_indexed_extension(code, index))
            }
            _ if is_pi => Err(self.out.refuse(refuse(Expected::Text))),
            _ => Err(self.out.refuse(refuse(Expected::Attribute))),
        }
    }

    /// Ends the attribute that is open: its whole value is known.
    fn end_value(&mut self) -> Result<(), Error> {
        if let Open::Row(row) = self.attributes.open {
            if !self.attributes.started && self.typed_value(row)? {
                self.attributes.value.clear();
                self.attributes.open = Open::List;
                return Ok(());
            }
            if row.name == "NAME" {
                self.attributes.icon = self.attributes.value == "ICON";
            }
        }
        if !matches!(self.attributes.open, Open::None | Open::List) {
            self.begin_value()?;
        }
        self.attributes.started = false;
        self.attributes.open = Open::List;
        Ok(())
    }

    /// Writes the value as typed OPAQUE if it has a type and the form of it.
    fn typed_value(&mut self, row: &'static AttributeName) -> Result<bool, Error> {
        let rule = row.rule;
        let applies = self.typed
            && rule.written
            && self.version >= Version::V1_2
            && (rule.value_type != ValueType::Icon || self.attributes.icon);
        if !applies {
            return Ok(false);
        }
        let Some(bare) = row.starts.iter().find(|start| start.text.is_empty()) else {
            return Ok(false);
        };
        let mut bytes = Vec::new();
        if !rule.value_type.encode(&self.attributes.value, &mut bytes) {
            return Ok(false);
        }
        self.attribute_page(bare.tag.page())?;
        self.attributes.written.push(bare.tag.id());
        self.attribute_opaque(&bytes)?;
        Ok(true)
    }

    /// Writes the start of the open attribute, if that has not been done, and the text of its value
    /// that has arrived.
    fn begin_value(&mut self) -> Result<(), Error> {
        if !self.attributes.started {
            self.attributes.started = true;
            match self.attributes.open {
                Open::Row(row) => match self.best_start(row) {
                    Some((prefix, tag)) => {
                        self.attribute_page(tag.page())?;
                        self.attributes.written.push(tag.id());
                        self.attributes.value.drain(..prefix.len());
                    }
                    // No token for the bare name, and none whose start fits.
                    None => {
                        let index = self.name_index(row.name)?;
                        self.attribute_literal(index)?;
                    }
                },
                Open::Unknown(tag) => {
                    self.attribute_page(tag.page())?;
                    self.attributes.written.push(tag.id());
                }
                Open::Literal(index) => self.attribute_literal(index)?,
                Open::None | Open::List | Open::Pi => {}
            }
        }
        self.put_value_text()
    }

    /// The start of the value that has a token with the name, the longest that there is; but none,
    /// where the string table has the whole value.
    fn best_start(&self, row: &'static AttributeName) -> Option<(&'static str, Tag)> {
        let value = &self.attributes.value;
        let mut best = row.best_start(value);
        if best.is_some_and(|(text, _)| text.len() < value.len()) && self.has_string(value) {
            best = row.best_start("").or(best);
        }
        match best {
            Some((text, tag)) if tag.page() != self.attributes.page => {
                self.start_on_page(row, text).or(best)
            }
            _ => best,
        }
    }

    /// The same start by a token of the current page, if it has one; in versions that have no other
    /// page, the best start that it has.
    #[cold]
    fn start_on_page(
        &self,
        row: &'static AttributeName,
        text: &str,
    ) -> Option<(&'static str, Tag)> {
        let page = self.attributes.page;
        let on_page = row.starts.iter().filter(|s| s.tag.page() == page);
        let fitting = if self.version < Version::V1_2 {
            let value = &self.attributes.value;
            on_page
                .filter(|s| value.starts_with(s.text))
                .max_by_key(|s| s.text.len())
        } else {
            on_page.rev().find(|s| s.text == text)
        };
        fitting.map(|s| (s.text, s.tag))
    }

    /// Whether a string table, if there is one, has this.
    #[inline]
    fn has_string(&self, text: &str) -> bool {
        !self.table.is_empty() && self.table.offset(text).is_some()
    }

    fn attribute_literal(&mut self, index: u32) -> Result<(), Error> {
        self.attributes.written.push(global::LITERAL);
        put_mb(&mut self.attributes.written, MbU32::new(index))
    }

    fn attribute_opaque(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.version < Version::V1_2 {
            return Err(self.not_in_version(global::OPAQUE));
        }
        let len =
            u32::try_from(bytes.len()).map_err(|_| self.out.refuse(ErrorKind::OpaquePastEnd))?;
        self.attributes.written.push(global::OPAQUE);
        put_mb(&mut self.attributes.written, MbU32::new(len))?;
        self.attributes.written.extend_from_slice(bytes);
        Ok(())
    }

    fn attribute_page(&mut self, page: u8) -> Result<(), Error> {
        if page != self.attributes.page {
            if self.version < Version::V1_2 {
                return Err(self.not_in_version(global::SWITCH_PAGE));
            }
            self.attributes.page = page;
            self.attributes
                .written
                .extend_from_slice(&[global::SWITCH_PAGE, page]);
        }
        Ok(())
    }

    /// Writes with the methods for content into the attributes.
    fn detour(
        &mut self,
        write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut inner = Encoder::detour_to(
            core::mem::take(&mut self.attributes.written),
            self.dictionary,
            core::mem::take(&mut self.table),
        );
        let result = write(&mut inner);
        self.table = core::mem::take(&mut inner.table);
        self.attributes.written = Counted::into_inner(inner.out);
        result
    }

    /// Writes the text of a value: value tokens where they make it shorter, strings otherwise.
    fn put_value_text(&mut self) -> Result<(), Error> {
        if self.attributes.value.is_empty() {
            return Ok(());
        }
        let value = core::mem::take(&mut self.attributes.value);
        let result = self.put_value_pieces(&value);
        self.attributes.value = value;
        self.attributes.value.clear();
        result
    }

    fn put_value_pieces(&mut self, value: &str) -> Result<(), Error> {
        let dictionary = self.dictionary;
        if self.has_string(value) && dictionary.best_value_at(value).is_none_or(|v| v.0 != value) {
            return self.attribute_string(value);
        }
        let mut text = value;
        let mut at = 0_usize;
        while let Some(rest) = text.get(at..) {
            // Where a value could begin: never inside a character.
            let Some(skip) = rest.bytes().position(|b| dictionary.begins_value(b)) else {
                break;
            };
            at = at.saturating_add(skip);
            let rest = rest.get(skip..).unwrap_or("");
            if let Some((token_text, tag)) = dictionary.best_value_at(rest) {
                let tag = self.value_on_page(token_text, tag);
                let inside = at > 0 && rest.len() > token_text.len();
                let switch = if tag.page() == self.attributes.page {
                    0
                } else {
                    4
                };
                let cost: usize = if inside { 3 } else { 1 };
                let allowed = switch == 0 || self.version >= Version::V1_2;
                if allowed && token_text.len() > cost.saturating_add(switch) {
                    self.attribute_string(text.get(..at).unwrap_or(""))?;
                    self.attribute_page(tag.page())?;
                    self.attributes.written.push(tag.id());
                    text = rest.get(token_text.len()..).unwrap_or("");
                    at = 0;
                    continue;
                }
            }
            at = at.saturating_add(1);
        }
        self.attribute_string(text)
    }

    /// The token of the same value on the current page, if it has one.
    #[inline]
    fn value_on_page(&self, text: &str, tag: Tag) -> Tag {
        let page = self.attributes.page;
        if tag.page() == page {
            return tag;
        }
        let values = self.dictionary.attribute_values.iter();
        let mut same = values.filter(|v| v.text == text && v.tag.page() == page);
        same.next().map_or(tag, |v| v.tag)
    }

    fn attribute_string(&mut self, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        let written = &mut self.attributes.written;
        if let Some(offset) = self.table.offset(text) {
            written.push(global::STR_T);
            return put_mb(written, MbU32::new(offset));
        }
        if memchr::memchr(0, text.as_bytes()).is_some() {
            return Err(self.out.refuse(ErrorKind::NulInText));
        }
        written.push(global::STR_I);
        written.extend_from_slice(text.as_bytes());
        written.push(0);
        Ok(())
    }
}

/// Whether the token is not one of WBXML itself.
const fn is_assignable(tag: Tag) -> bool {
    tag.id() & IDENTITY >= FIRST_ASSIGNED
}

impl Encoder<Vec<u8>> {
    /// An encoder that only serves to write a piece of content somewhere else.
    fn detour_to(
        out: Vec<u8>,
        dictionary: &'static crate::Dictionary,
        table: super::StringTable,
    ) -> Self {
        let options = super::EncodeOptions::default().with_string_table(table);
        Self::body(out, dictionary, options)
    }
}
