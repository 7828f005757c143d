//! [`StringTable`]: the strings that a document refers to by offset.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::dictionary::AttributeName;
use crate::typed::ValueType;
use crate::{Dictionary, Error, ErrorKind, Event, Source};

/// The string table of a document that is being written.
///
/// A string is in it once, and one that another ends with is not in it at all: its offset points
/// into the longer one (WBXML 1.3 §5.7 lets references point anywhere).
///
/// ```
/// use wbxml::encode::StringTable;
///
/// let table = StringTable::from_strings(["page.example.net", "example.net", "page.example.net"])?;
/// assert_eq!(table.as_bytes(), b"page.example.net\0");
/// assert_eq!(table.offset("example.net"), Some(5));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StringTable {
    bytes: Vec<u8>,
    offsets: BTreeMap<String, u32>,
}

impl StringTable {
    /// An empty table.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            offsets: BTreeMap::new(),
        }
    }

    /// A table of these strings, each once, those that others end with folded into them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NulInText`].
    pub fn from_strings<'s>(strings: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        let mut sorted: Vec<&str> = strings.into_iter().collect();
        // Backwards order puts a string right before those that end with it.
        sorted.sort_unstable_by(|a, b| a.bytes().rev().cmp(b.bytes().rev()));
        sorted.dedup();
        let mut table = Self::new();
        let mut longer: Option<&str> = None;
        for string in sorted.into_iter().rev() {
            let within = longer.and_then(|l| {
                let skip = l.len().checked_sub(string.len())?;
                let start = table.offset(l)?;
                if l.ends_with(string) {
                    start.checked_add(u32::try_from(skip).ok()?)
                } else {
                    None
                }
            });
            match within {
                Some(offset) => {
                    table.offsets.insert(String::from(string), offset);
                }
                None => {
                    table.add(string)?;
                    longer = Some(string);
                }
            }
        }
        Ok(table)
    }

    /// The strings of a document that pay for a place in a table: the names it needs as literals,
    /// and texts of at least `min_len` bytes that occur more than once.
    ///
    /// # Errors
    ///
    /// Those of the source, and [`ErrorKind::NulInText`].
    pub fn collect<'a>(source: &mut impl Source<'a>, min_len: usize) -> Result<Self, Error> {
        let mut collector = Collector::new(source.dictionary(), min_len);
        while let Some(event) = source.next_event()? {
            collector.event(event);
        }
        let repeated = collector.texts.iter().filter(|(_, uses)| **uses > 1);
        let texts = repeated.map(|(text, _)| &**text);
        Self::from_strings(collector.names.iter().copied().chain(texts))
    }

    /// The offset of `string`, which is put at the end of the table if it is not in it yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NulInText`].
    pub fn add(&mut self, string: &str) -> Result<u32, Error> {
        if let Some(offset) = self.offset(string) {
            return Ok(offset);
        }
        if memchr::memchr(0, string.as_bytes()).is_some() {
            return Err(Error::new(ErrorKind::NulInText, 0));
        }
        let offset = u32::try_from(self.bytes.len())
            .map_err(|_| Error::new(ErrorKind::OutputFull, self.bytes.len() as u64))?;
        self.bytes.extend_from_slice(string.as_bytes());
        self.bytes.push(0);
        self.offsets.insert(String::from(string), offset);
        Ok(offset)
    }

    /// The offset of `string`, if it is in the table.
    #[must_use]
    pub fn offset(&self, string: &str) -> Option<u32> {
        self.offsets.get(string).copied()
    }

    /// Whether a string begins at this offset, or the rest of one.
    pub(super) fn has_string_at(&self, offset: u32) -> bool {
        let byte = usize::try_from(offset)
            .ok()
            .and_then(|at| self.bytes.get(at));
        // Not in the middle of a character.
        byte.is_some_and(|byte| byte & 0xC0 != 0x80)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The table as it stands in the document.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// What [`StringTable::collect`] has found.
struct Collector<'a> {
    dictionary: &'static Dictionary,
    min_len: usize,
    texts: BTreeMap<Cow<'a, str>, u32>,
    names: Vec<&'a str>,
    /// The text that is arriving.
    text: Cow<'a, str>,
    /// The attribute that the text is the value of.
    attribute: Option<&'static AttributeName>,
    /// The text becomes OPAQUE.
    typed: bool,
    /// Within a document inside the document, which has its own table.
    inside: bool,
}

impl<'a> Collector<'a> {
    const fn new(dictionary: &'static Dictionary, min_len: usize) -> Self {
        Self {
            dictionary,
            min_len,
            texts: BTreeMap::new(),
            names: Vec::new(),
            text: Cow::Borrowed(""),
            attribute: None,
            typed: false,
            inside: false,
        }
    }

    fn event(&mut self, event: Event<'a>) {
        match event {
            _ if self.inside => {}
            Event::Text(piece) | Event::CData(piece) if self.text.is_empty() => {
                self.text = Cow::Borrowed(piece);
                return;
            }
            Event::Text(piece) | Event::CData(piece) => {
                self.text.to_mut().push_str(piece);
                return;
            }
            Event::Char(c) => {
                self.text.to_mut().push(c);
                return;
            }
            _ => self.end_text(),
        }
        match event {
            Event::Document(_) => self.inside = true,
            Event::DocumentEnd => self.inside = false,
            _ if self.inside => {}
            Event::StartLiteral { name, .. } => {
                self.names.push(name);
                self.typed = false;
            }
            Event::Start(tag) => {
                let rule = self.dictionary.type_rule(tag);
                self.typed = rule.written && rule.value_type != ValueType::Document;
                if !self.dictionary.is_written(tag) {
                    self.names.extend(self.dictionary.tag_name(tag));
                }
            }
            Event::End => self.typed = false,
            Event::Attribute(tag) => self.attribute = self.dictionary.attribute_name(tag),
            Event::AttributeLiteral { name } => {
                self.attribute = self.dictionary.attribute_by_name(name);
                if self.attribute.is_none() {
                    self.names.push(name);
                }
            }
            Event::Pi(target) => self.names.push(target),
            _ => {}
        }
    }

    /// The text is complete, if there was any.
    fn end_text(&mut self) {
        let text = core::mem::take(&mut self.text);
        if let Some(row) = self.attribute.take() {
            let start = row.best_start(&text);
            if start.is_none() {
                self.names.push(row.name);
            }
            // What has a token of its own is not in the table.
            let value = self.dictionary.best_value_at(&text);
            let has_token = start.is_some_and(|(prefix, _)| !prefix.is_empty())
                || value.is_some_and(|(value, _)| value == text);
            if row.rule.written || has_token {
                return;
            }
        } else if self.typed || self.is_media_type(&text) {
            return;
        }
        let has_nul = memchr::memchr(0, text.as_bytes()).is_some();
        let has_value = self.dictionary.extension_by_value(&text).is_some();
        if text.len() >= self.min_len.max(1) && !has_nul && !has_value {
            let uses = self.texts.entry(text).or_default();
            *uses = uses.saturating_add(1);
        }
    }

    /// Whether the text announces a document inside: then it is another in WBXML.
    fn is_media_type(&self, text: &str) -> bool {
        let mut embedded = self.dictionary.embedded.iter();
        embedded.any(|e| e.xml.eq_ignore_ascii_case(text.trim_ascii()))
    }
}
