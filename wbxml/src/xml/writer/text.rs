//! Text, typed OPAQUE, processing instructions and extensions as XML text.

use alloc::string::String;

use super::super::escape::{clean_prefix, is_special_in_value, is_special_one};
use super::{StartTag, Writer};
use crate::dictionary::Extensions;
use crate::encode::Output;
use crate::typed::{TypeRule, ValueType};
use crate::{DiagnosticKind, Error, ErrorKind, XmlError};

impl<O: Output> Writer<O> {
    /// Text in a document with layout: white space that is no layout is written so that it is not
    /// taken for it.
    #[inline(never)]
    pub(super) fn indented_text(&mut self, text: &str) -> Result<(), Error> {
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            for b in text.bytes() {
                let reference = match b {
                    b' ' => "&#32;",
                    b'\n' => "&#10;",
                    b'\t' => "&#9;",
                    _ => "&#13;",
                };
                self.put(reference)?;
            }
            return Ok(());
        }
        self.escaped(text)
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
            let Some((&byte, after)) = special.split_first() else { return Ok(()) };
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
                let c = if *last == 0xBE { '\u{FFFE}' } else { '\u{FFFF}' };
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
        if !self.escapes() {
            return Err(self.out.refuse(ErrorKind::NotXmlCharacter(c)));
        }
        self.report(DiagnosticKind::Replaced(c));
        self.put("\u{FFFD}")
    }

    #[inline]
    pub(super) fn value_text(&mut self, text: &str) -> Result<(), Error> {
        let mut rest = text;
        loop {
            let until = rest.bytes().position(is_special_in_value).unwrap_or(rest.len());
            let Some((clean, tail)) = rest.as_bytes().split_at_checked(until) else {
                return Ok(());
            };
            self.out.put(clean)?;
            let Some((&byte, after)) = tail.split_first() else { return Ok(()) };
            let skip = match byte {
                b'"' => self.put("&quot;").map(|()| 0)?,
                b'\t' => self.put("&#9;").map(|()| 0)?,
                b'\n' => self.put("&#10;").map(|()| 0)?,
                0xEF => {
                    let c = rest.get(until..).and_then(|t| t.chars().next()).unwrap_or('\u{FFFD}');
                    if crate::name::is_xml_char(c) {
                        self.put(c.encode_utf8(&mut [0; 4]))?;
                    } else {
                        self.replace(c)?;
                    }
                    2
                }
                _ => self.special(byte, after)?,
            };
            rest = rest.get(until.saturating_add(1).saturating_add(skip)..).unwrap_or("");
        }
    }

    pub(super) fn pi_text(&mut self, text: &str) -> Result<(), Error> {
        if self.instruction.is_empty() {
            self.instruction.push(' ');
        }
        self.instruction.push_str(text);
        Ok(())
    }

    pub(super) fn end_pi(&mut self) -> Result<(), Error> {
        let data = core::mem::take(&mut self.instruction);
        self.start = StartTag::Closed;
        if let Some(c) = data.chars().find(|&c| !crate::name::is_xml_char(c) || c == '\r') {
            return Err(self.out.refuse(ErrorKind::NotXmlCharacter(c)));
        }
        if data.contains("?>") {
            return Err(self.out.refuse(ErrorKind::Xml(XmlError::Syntax)));
        }
        self.put(&data)?;
        self.put("?>")?;
        if self.frames.is_empty() && !self.root_seen {
            self.put("\n")?;
        }
        Ok(())
    }

    /// A CDATA section; its text must survive in one.
    pub(super) fn cdata(&mut self, text: &str) -> Result<(), Error> {
        if self.start == StartTag::Value || self.start == StartTag::Pi {
            return self.text(text);
        }
        // A carriage return, which a reader would drop, survives as a reference only.
        let plain = !text.contains('\r') && text.chars().all(crate::name::is_xml_char);
        self.begin_text()?;
        if !plain {
            return self.escaped(text);
        }
        self.put("<![CDATA[")?;
        let mut rest = text;
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
        if self.start == StartTag::Value {
            let row = self.attributes.current.and_then(|tag| self.dictionary.attribute_name(tag));
            return row.map_or(TypeRule::TEXT, |row| row.rule);
        }
        match self.frames.last() {
            Some(frame) if !frame.close.is_empty() => self.dictionary.type_rule(frame.tag),
            _ => TypeRule::TEXT,
        }
    }

    #[inline(never)]
    pub(super) fn opaque(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let rule = self.rule();
        if self.start == StartTag::Open || self.start == StartTag::Closed {
            self.begin_text()?;
        }
        let mut text = String::new();
        match rule.value_type.decode(bytes, &mut text) {
            Ok(()) if text.is_empty() => Ok(()),
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
        let is_variable = matches!(self.dictionary.extensions, Extensions::Variables);
        if !is_variable || code >= crate::token::global::EXT_0 {
            return self.escaped_extension(code, name);
        }
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain || name.is_empty() {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        let mode = match code & 0x03 {
            0 => ":e)",
            1 => ":u)",
            _ => ":n)",
        };
        for piece in ["$(", name, mode] {
            self.text(piece)?;
        }
        Ok(())
    }

    pub(super) fn escaped_extension(&mut self, code: u8, value: &str) -> Result<(), Error> {
        let in_content = matches!(self.start, StartTag::Open | StartTag::Closed);
        if !self.escapes() || !in_content {
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
