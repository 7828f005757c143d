//! [`Walk`]: the tokens of a body as entries.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::secrets::{look_at_attributes, piece};
use super::table::Table;
use super::{DumpOptions, Entry, Kind, Value};
use crate::credentials::{Tracker, has_credential};
use crate::dictionary::Extensions;
use crate::token::{HAS_ATTRIBUTES, HAS_CONTENT, IDENTITY, MbU32, Scope, Token, WireText};
use crate::typed::{TypeRule, ValueType};
use crate::{Decoder, Dictionary, Error, ErrorKind, LimitKind, Tag};

/// What a walk ends with.
#[derive(Clone, Copy, Debug)]
pub(super) enum WalkEnd {
    /// The end of the document.
    Clean,
    /// The end of the document, and bytes behind it from this offset on.
    Trailing(usize),
    /// An error, which may be in a credential.
    Error { error: Error, secret: bool },
}

/// Where the walk is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Content,
    Attributes,
    Pi,
}

/// An open element: its name and its token.
#[derive(Clone, Copy, Debug)]
struct Element<'a> {
    name: Option<&'a str>,
    tag: Tag,
}

/// The tokens of a body as entries.
#[derive(Clone, Debug)]
pub(super) struct Walk<'a> {
    input: &'a [u8],
    decoder: Decoder<'a>,
    dictionary: Option<&'static Dictionary>,
    redact: bool,
    /// How much text references to the table may still add up to.
    expanded: u64,
    tag_page: u8,
    attribute_page: u8,
    place: Place,
    open: Vec<Element<'a>>,
    /// The element whose attributes are being read, and whether it has content.
    element: Option<(Element<'a>, bool)>,
    /// The attribute that is being read: how its OPAQUE is read, and whether it is a credential.
    rule: TypeRule,
    secret: bool,
    tracker: Tracker,
}

impl<'a> Walk<'a> {
    /// None if the header is wrong.
    pub(super) fn new(
        input: &'a [u8],
        dictionary: Option<&'static Dictionary>,
        options: &DumpOptions,
    ) -> Option<Self> {
        let decoder = Decoder::with_options(input, &options.decode).ok()?;
        Some(Self {
            input,
            decoder,
            dictionary,
            redact: options.redact,
            expanded: options.decode.limits.expanded_text,
            tag_page: 0,
            attribute_page: 0,
            place: Place::Content,
            open: Vec::new(),
            element: None,
            rule: TypeRule::TEXT,
            secret: false,
            tracker: Tracker::new(),
        })
    }

    /// The entry of the next token. The strings of the table that turn out to be credentials are
    /// marked.
    pub(super) fn next_entry(&mut self, table: &mut Table<'a>) -> Result<Entry<'a>, WalkEnd> {
        let start = self.decoder.offset();
        let secret = self.redact && self.is_secret();
        match self.decoder.next() {
            Some(Ok(token)) => {
                let bytes = self.input.get(start..self.decoder.offset()).unwrap_or(&[]);
                let mut entry = Entry::new(Kind::Pi, start, bytes);
                entry.depth = self.depth();
                self.entry(entry, token, secret, table)
                    .map_err(|kind| WalkEnd::Error {
                        error: Error::at(kind, start),
                        secret,
                    })
            }
            Some(Err(error)) => Err(WalkEnd::Error { error, secret }),
            None if self.decoder.remaining().is_empty() => Err(WalkEnd::Clean),
            None => Err(WalkEnd::Trailing(start)),
        }
    }

    /// Whether a value that stands here is a credential.
    fn is_secret(&self) -> bool {
        match self.place {
            Place::Content => self.tracker.hides_text(),
            Place::Attributes => self.secret,
            Place::Pi => false,
        }
    }

    /// How deep the next token is nested.
    fn depth(&self) -> u32 {
        let open = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        open.saturating_add(u32::from(self.place != Place::Content))
    }

    fn entry(
        &mut self,
        mut entry: Entry<'a>,
        token: Token<'a>,
        secret: bool,
        table: &mut Table<'a>,
    ) -> Result<Entry<'a>, ErrorKind> {
        match token {
            Token::SwitchPage(page) => {
                entry.kind = Kind::SwitchPage;
                entry.page = Some(page);
                if self.place == Place::Content {
                    self.tag_page = page;
                    let namespace = self.dictionary.and_then(|d| d.namespace(page));
                    entry.name = namespace.map(Cow::Borrowed);
                } else {
                    self.attribute_page = page;
                }
            }
            Token::Pi => self.place = Place::Pi,
            Token::End(scope) => self.end(&mut entry, scope),
            Token::Tag(byte) => {
                let tag = Tag::new(self.tag_page, byte & IDENTITY);
                let name = self.dictionary.and_then(|d| d.tag_name(tag));
                entry.name = name.map(Cow::Borrowed);
                self.start(&mut entry, tag, name, byte, false, table);
            }
            Token::Literal(byte, index) if self.place == Place::Content => {
                let name = self.literal(&mut entry, index, table)?;
                let tag = Tag::new(self.tag_page, 0);
                self.start(&mut entry, tag, name, byte, true, table);
            }
            Token::AttrStart(byte) => {
                let tag = Tag::new(self.attribute_page, byte);
                let known = self.dictionary.and_then(|d| d.attribute(tag));
                entry.page = Some(self.attribute_page);
                entry.name = known.map(|known| Cow::Borrowed(known.name));
                if let Some(known) = known.filter(|known| !known.prefix.is_empty()) {
                    entry.value = Value::Text(Cow::Borrowed(known.prefix));
                }
                let rule = self.dictionary.and_then(|d| d.attribute_name(tag));
                self.rule = rule.map_or(TypeRule::TEXT, |row| row.rule);
                self.attribute(&mut entry, known.map(|known| known.name), false);
            }
            Token::Literal(_, index) => {
                let name = self.literal(&mut entry, index, table)?;
                self.rule = TypeRule::TEXT;
                self.attribute(&mut entry, name, true);
            }
            value => return self.value(entry, value, secret, table),
        }
        Ok(entry)
    }

    /// An element begins.
    fn start(
        &mut self,
        entry: &mut Entry<'a>,
        tag: Tag,
        name: Option<&'a str>,
        byte: u8,
        literal: bool,
        table: &Table<'a>,
    ) {
        let attributes = byte & HAS_ATTRIBUTES != 0;
        let content = byte & HAS_CONTENT != 0;
        entry.kind = Kind::Tag {
            attributes,
            content,
            literal,
        };
        entry.page = Some(self.tag_page);
        self.tracker.start(name);
        let element = Element { name, tag };
        if attributes {
            if self.redact {
                let page = self.attribute_page;
                look_at_attributes(
                    &mut self.tracker,
                    self.decoder,
                    self.dictionary,
                    page,
                    table,
                );
            }
            self.element = Some((element, content));
            self.place = Place::Attributes;
        } else if content {
            self.open.push(element);
        } else {
            self.tracker.end();
        }
    }

    /// An attribute, or the target of a processing instruction, begins.
    fn attribute(&mut self, entry: &mut Entry<'a>, name: Option<&str>, literal: bool) {
        entry.kind = Kind::AttrStart {
            literal,
            pi: self.place == Place::Pi,
        };
        self.secret = self.tracker.hides_attribute(name.unwrap_or(""));
    }

    fn end(&mut self, entry: &mut Entry<'a>, scope: Scope) {
        match scope {
            Scope::Pi => {
                entry.kind = Kind::EndPi;
                self.place = Place::Content;
            }
            Scope::Attributes => {
                self.place = Place::Content;
                self.secret = false;
                if let Some((element, content)) = self.element.take() {
                    entry.kind = Kind::EndAttributes { content };
                    describe(entry, &element);
                    if content {
                        self.open.push(element);
                    } else {
                        self.tracker.end();
                    }
                }
            }
            Scope::Element => {
                entry.kind = Kind::EndElement;
                self.tracker.end();
                if let Some(element) = self.open.pop() {
                    describe(entry, &element);
                }
                entry.depth = self.depth();
            }
        }
    }

    /// A token that is text, or stands for it.
    fn value(
        &mut self,
        mut entry: Entry<'a>,
        token: Token<'a>,
        secret: bool,
        table: &mut Table<'a>,
    ) -> Result<Entry<'a>, ErrorKind> {
        if self.place != Place::Content {
            entry.depth = entry.depth.saturating_add(1);
        } else {
            self.tracker
                .text(piece(&token, self.dictionary, self.attribute_page, table));
        }
        let len = match token {
            Token::StrI(text) => {
                entry.kind = Kind::StrI;
                self.string(&mut entry, text, table)
            }
            Token::ExtI(code, text) => {
                entry.kind = Kind::Extension(code);
                self.string(&mut entry, text, table)
            }
            Token::StrT(index) => {
                entry.kind = Kind::StrT;
                self.reference(&mut entry, index, secret, table)?
            }
            Token::ExtT(code, index) => {
                entry.kind = Kind::Extension(code);
                match self.dictionary.map(|d| (d, d.extensions)) {
                    Some((_, Extensions::Variables)) => {
                        self.reference(&mut entry, index, secret, table)?
                    }
                    Some((dictionary, Extensions::Values { .. })) if code & 0x3F == 0 => {
                        let text = dictionary.extension_value(index.value());
                        let number = Value::Number(index.value());
                        entry.value = text.map_or(number, |t| Value::Text(Cow::Borrowed(t)));
                        text.map_or(1, str::len)
                    }
                    _ => {
                        entry.value = Value::Number(index.value());
                        1
                    }
                }
            }
            Token::Ext(code) => {
                entry.kind = Kind::Extension(code);
                0
            }
            Token::Entity(code) => {
                entry.kind = Kind::Entity;
                entry.value = Value::Number(code.value());
                char::from_u32(code.value()).map_or(1, char::len_utf8)
            }
            Token::AttrValue(byte) => {
                entry.kind = Kind::AttrValue;
                entry.page = Some(self.attribute_page);
                let tag = Tag::new(self.attribute_page, byte);
                let text = self.dictionary.and_then(|d| d.attribute_value(tag));
                entry.value = text.map_or(Value::None, |text| Value::Text(Cow::Borrowed(text)));
                text.map_or(1, str::len)
            }
            Token::Opaque { bytes, .. } => {
                entry.kind = Kind::Opaque;
                entry.value = self.opaque(bytes, table);
                bytes.len()
            }
            _ => 0,
        };
        let markup = match &entry.value {
            Value::Text(text) if self.redact => has_credential(text.as_bytes()),
            _ => false,
        };
        Ok(if secret || markup {
            entry.redact(len)
        } else {
            entry
        })
    }

    fn string(&self, entry: &mut Entry<'a>, text: WireText<'a>, table: &Table<'a>) -> usize {
        entry.value = table.text(text.as_bytes());
        text.as_bytes().len()
    }

    /// A reference to the string table; the length of what it points at.
    fn reference(
        &mut self,
        entry: &mut Entry<'a>,
        index: MbU32,
        secret: bool,
        table: &mut Table<'a>,
    ) -> Result<usize, ErrorKind> {
        entry.table_offset = Some(index.value());
        let bytes = table.string(index.value()).unwrap_or(&[]);
        self.expand(bytes)?;
        entry.value = table.text(bytes);
        if secret {
            table.mark_secret(index.value());
        } else {
            table.mark_plain(index.value());
        }
        if !secret && self.redact && table.is_secret(index.value()) {
            *entry = entry.clone().redact(bytes.len());
        }
        Ok(bytes.len())
    }

    /// The name at a place of the string table.
    fn literal(
        &mut self,
        entry: &mut Entry<'a>,
        index: MbU32,
        table: &mut Table<'a>,
    ) -> Result<Option<&'a str>, ErrorKind> {
        entry.table_offset = Some(index.value());
        table.mark_plain(index.value());
        let bytes = table.string(index.value()).unwrap_or(&[]);
        self.expand(bytes)?;
        if self.redact && table.is_secret(index.value()) {
            return Ok(None);
        }
        let Value::Text(name) = table.text(bytes) else {
            return Ok(None);
        };
        entry.name = Some(name.clone());
        Ok(match name {
            Cow::Borrowed(name) => Some(name),
            Cow::Owned(_) => None,
        })
    }

    fn expand(&mut self, bytes: &[u8]) -> Result<(), ErrorKind> {
        let limit = ErrorKind::LimitExceeded(LimitKind::ExpandedText);
        self.expanded = self.expanded.checked_sub(bytes.len() as u64).ok_or(limit)?;
        Ok(())
    }

    /// What an OPAQUE stands for.
    fn opaque(&self, bytes: &'a [u8], table: &Table<'a>) -> Value<'a> {
        let rule = match (self.place, self.dictionary, self.open.last()) {
            (Place::Attributes, ..) => self.rule,
            (Place::Content, Some(dictionary), Some(element)) => dictionary.type_rule(element.tag),
            _ => TypeRule::TEXT,
        };
        match rule.value_type {
            ValueType::Text | ValueType::Document => match table.text(bytes) {
                // A control character in it says that it is no text after all.
                Value::Text(text) if !has_controls(&text) => Value::Text(text),
                _ => Value::Bytes(bytes),
            },
            ValueType::Bytes | ValueType::Icon => Value::Bytes(bytes),
            typed => {
                let mut text = String::new();
                match typed.decode(bytes, &mut text) {
                    Ok(()) => Value::Text(Cow::Owned(text)),
                    Err(_) => Value::Bytes(bytes),
                }
            }
        }
    }
}

fn has_controls(text: &str) -> bool {
    text.bytes()
        .any(|byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
}

/// The element that an END ends: its name or, where it has none, its token.
fn describe<'a>(entry: &mut Entry<'a>, element: &Element<'a>) {
    entry.name = element.name.map(Cow::Borrowed);
    if element.name.is_none() {
        entry.page = Some(element.tag.page());
        entry.value = Value::Number(u32::from(element.tag.id()));
    }
}
