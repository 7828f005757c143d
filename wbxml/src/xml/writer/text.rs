//! Text, typed OPAQUE, processing instructions and extensions as XML text.

use alloc::string::String;

use super::super::escape::{clean_prefix, is_special_in_value, is_special_one};
use super::names::Care;
use super::{StartTag, Writer};
use crate::encode::Output;
use crate::name::is_xml_char;
use crate::token::global;
use crate::typed::{TypeRule, ValueType};
use crate::xml::has_variables;
use crate::xml::variables::{conversion, is_variable_name};
use crate::{DiagnosticKind, Error, ErrorKind};

impl<O: Output> Writer<O> {
    /// Text that is nothing but white space is written so that it is not taken for layout, and a
    /// dollar so that it is not taken for a variable.
    #[inline(never)]
    pub(super) fn text_with_care(&mut self, text: &str) -> Result<(), Error> {
        if has_variables(self.dictionary) {
            return self.doubling_dollars(text, Self::escaped);
        }
        if !text
            .bytes()
            .all(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r'))
        {
            return self.escaped(text);
        }
        for b in text.bytes() {
            self.put(match b {
                b' ' => "&#32;",
                b'\n' => "&#10;",
                b'\t' => "&#9;",
                _ => "&#13;",
            })?;
        }
        Ok(())
    }

    /// A piece of an attribute value that is to be remembered, or may have a dollar in it.
    #[inline(never)]
    pub(super) fn value_with_care(&mut self, text: &str) -> Result<(), Error> {
        match self.attributes.care {
            Care::None => {}
            Care::Dollars => return self.doubling_dollars(text, Self::value_text),
            Care::Declaration => self.prefixes.namespace_piece(text),
            Care::Name => self.attributes.name_value.push_str(text),
        }
        self.value_text(text)
    }

    /// Writes text in which a dollar would begin a variable, if it were not doubled.
    fn doubling_dollars(
        &mut self,
        text: &str,
        write: fn(&mut Self, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            write(self, before)?;
            self.put("$$")?;
            rest = after;
        }
        write(self, rest)
    }

    /// Text with its markup escaped.
    #[inline(always)]
    pub(super) fn escaped(&mut self, text: &str) -> Result<(), Error> {
        if text.len() < 16 && !text.bytes().any(is_special_one) {
            return self.put(text);
        }
        self.escaped_blocks(text)
    }

    #[inline(never)]
    fn escaped_blocks(&mut self, text: &str) -> Result<(), Error> {
        let mut rest = text.as_bytes();
        loop {
            let Some((clean, special)) = rest.split_at_checked(clean_prefix(rest)) else {
                return Ok(());
            };
            self.out.put(clean)?;
            let Some((&byte, after)) = special.split_first() else {
                return Ok(());
            };
            rest = after;
            let skip = self.special(byte, after)?;
            rest = rest.get(skip..).unwrap_or(&[]);
        }
    }

    /// A byte of text that may need escaping; how many more it took.
    #[cold]
    #[inline(never)]
    fn special(&mut self, byte: u8, after: &[u8]) -> Result<usize, Error> {
        let written = match (byte, after) {
            (b'&', _) => "&amp;",
            (b'<', _) => "&lt;",
            (b'>', _) => "&gt;",
            (b'\r', _) => "&#13;",
            (0xEF, [0xBF, last @ (0xBE | 0xBF), ..]) => {
                let c = if *last == 0xBE {
                    '\u{FFFE}'
                } else {
                    '\u{FFFF}'
                };
                self.replace(c)?;
                return Ok(2);
            }
            (0xEF, _) => {
                self.out.put(&[byte])?;
                return Ok(0);
            }
            _ => {
                self.replace(char::from(byte))?;
                return Ok(0);
            }
        };
        self.put(written)?;
        Ok(0)
    }

    /// A character that XML does not have.
    fn replace(&mut self, c: char) -> Result<(), Error> {
        // The name of a namespace has to stay what it is.
        if !self.escapes() || self.attributes.care == Care::Declaration {
            return Err(self.out.refuse(ErrorKind::NotXmlCharacter(c)));
        }
        self.report(DiagnosticKind::Replaced(c));
        self.put("\u{FFFD}")
    }

    #[inline]
    pub(super) fn value_text(&mut self, text: &str) -> Result<(), Error> {
        let mut rest = text;
        loop {
            let until = rest
                .bytes()
                .position(is_special_in_value)
                .unwrap_or(rest.len());
            let Some((clean, tail)) = rest.as_bytes().split_at_checked(until) else {
                return Ok(());
            };
            self.out.put(clean)?;
            let Some((&byte, after)) = tail.split_first() else {
                return Ok(());
            };
            let skip = match byte {
                b'"' => self.put("&quot;").map(|()| 0)?,
                b'\t' => self.put("&#9;").map(|()| 0)?,
                b'\n' => self.put("&#10;").map(|()| 0)?,
                0xEF => {
                    let c = rest
                        .get(until..)
                        .and_then(|t| t.chars().next())
                        .unwrap_or('\u{FFFD}');
                    if is_xml_char(c) {
                        self.put(c.encode_utf8(&mut [0; 4]))?;
                    } else {
                        self.replace(c)?;
                    }
                    2
                }
                _ => self.special(byte, after)?,
            };
            rest = rest
                .get(until.saturating_add(1).saturating_add(skip)..)
                .unwrap_or("");
        }
    }

    pub(super) fn pi_text(&mut self, text: &str) -> Result<(), Error> {
        self.instruction.push_str(text);
        Ok(())
    }

    /// The data of a processing instruction, in which nothing can be escaped: no white space at its
    /// beginning, no carriage return, no `?>`.
    pub(super) fn end_pi(&mut self) -> Result<(), Error> {
        let data = core::mem::take(&mut self.instruction);
        self.start = StartTag::Closed;
        if !data.is_empty() {
            self.put(" ")?;
        }
        let mut before = None;
        for (at, c) in data.char_indices() {
            let ends = c == '>' && before == Some('?');
            let lost = c == '\r' || (at == 0 && matches!(c, ' ' | '\t' | '\n'));
            if ends || lost || !is_xml_char(c) {
                self.replace(c)?;
            } else {
                self.put(c.encode_utf8(&mut [0; 4]))?;
            }
            before = Some(c);
        }
        self.put("?>")?;
        if self.frames.is_empty() && !self.root_seen {
            self.put("\n")?;
        }
        Ok(())
    }

    /// A CDATA section, as far as its text survives in one: a reader would make a line feed of a
    /// carriage return. The rest is text.
    pub(super) fn cdata(&mut self, text: &str) -> Result<(), Error> {
        if self.start == StartTag::Value || self.start == StartTag::Pi {
            return self.text(text);
        }
        let rest = text.trim_start_matches('\r');
        let (returns, rest) = text
            .split_at_checked(text.len().saturating_sub(rest.len()))
            .unwrap_or(("", text));
        let end = rest.find(|c| c == '\r' || !is_xml_char(c));
        let (section, rest) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        if !returns.is_empty() {
            self.text(returns)?;
        }
        if !section.is_empty() || text.is_empty() {
            self.cdata_section(section)?;
        }
        if rest.is_empty() {
            Ok(())
        } else {
            self.text(rest)
        }
    }

    /// A CDATA section, or two where its end stands in the text.
    fn cdata_section(&mut self, text: &str) -> Result<(), Error> {
        self.begin_text()?;
        self.put("<![CDATA[")?;
        let doubled;
        let mut rest = text;
        if has_variables(self.dictionary) {
            doubled = text.replace('$', "$$");
            rest = &doubled;
        }
        while let Some((before, after)) = rest.split_once("]]>") {
            self.put(before)?;
            self.put("]]]]><![CDATA[>")?;
            rest = after;
        }
        self.put(rest)?;
        self.put("]]>")
    }

    /// The type of OPAQUE here.
    fn rule(&self) -> TypeRule {
        match self.start {
            StartTag::Pi => TypeRule::TEXT,
            StartTag::Value => {
                let tag = self.attributes.current;
                let row = tag.and_then(|tag| self.dictionary.attribute_name(tag));
                let rule = row.map_or(TypeRule::TEXT, |row| row.rule);
                // Only the value of an ICON is a picture.
                let is_text =
                    rule.value_type == ValueType::Icon && self.attributes.name_value != "ICON";
                if is_text { TypeRule::TEXT } else { rule }
            }
            StartTag::Open | StartTag::Closed => match self.frames.last() {
                Some(frame) if !frame.close.is_empty() => self.dictionary.type_rule(frame.tag),
                _ => TypeRule::TEXT,
            },
        }
    }

    #[inline(never)]
    pub(super) fn opaque(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let rule = self.rule();
        let mut text = String::new();
        match rule.value_type.decode(bytes, &mut text) {
            // Nothing, where there may be something.
            Ok(()) if text.is_empty() && self.frames.len() > self.floor => Ok(()),
            Ok(()) if rule.value_type == ValueType::Document => self.cdata(&text),
            Ok(()) => self.text(&text),
            Err(kind) if !self.escapes() => Err(self.out.refuse(kind)),
            Err(_) => {
                self.report(DiagnosticKind::Escaped);
                text.clear();
                ValueType::Bytes
                    .decode(bytes, &mut text)
                    .map_err(|kind| self.out.refuse(kind))?;
                self.text(&text)
            }
        }
    }

    /// A WML variable, or an extension that XML has no form for.
    pub(super) fn extension(&mut self, code: u8, name: &str) -> Result<(), Error> {
        if !has_variables(self.dictionary) || code >= global::EXT_0 || !is_extension(code) {
            return self.escaped_extension(code, name);
        }
        if !is_variable_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        match self.start {
            StartTag::Open | StartTag::Closed => self.begin_text()?,
            // The name of a namespace has no variables.
            StartTag::Value if self.attributes.care == Care::Declaration => {
                return self.escaped_extension(code, name);
            }
            StartTag::Value => {}
            StartTag::Pi => return self.escaped_extension(code, name),
        }
        for piece in ["$(", name, conversion(code), ")"] {
            self.put(piece)?;
        }
        Ok(())
    }

    pub(super) fn escaped_extension(&mut self, code: u8, value: &str) -> Result<(), Error> {
        let in_content = matches!(self.start, StartTag::Open | StartTag::Closed);
        if !self.escapes() || !in_content || !is_extension(code) {
            return Err(self.out.refuse(ErrorKind::UnknownExtension(code)));
        }
        self.report(DiagnosticKind::Escaped);
        self.begin_text()?;
        self.start = StartTag::Pi;
        self.instruction.clear();
        self.put("<?wbxml-extension")?;
        self.pi_text(&alloc::format!("{code:02X} {value}"))?;
        self.end_pi()
    }
}

/// Whether this is an extension token: EXT_I, EXT_T or EXT.
const fn is_extension(code: u8) -> bool {
    code >= global::EXT_I_0 && code & 0x3F <= 2
}
