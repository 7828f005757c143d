//! [`Encoder`]: events to WBXML.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::attributes::Attributes;
use super::document::header;
use super::options::EncodeOptions;
use super::output::{Counted, Output};
use super::string_table::StringTable;
use crate::dictionary::{Extensions, Namespaces};
use crate::header::Version;
use crate::name::is_xml_name;
use crate::token::{FIRST_ASSIGNED, HAS_ATTRIBUTES, HAS_CONTENT, IDENTITY, MbU32, global};
use crate::typed::{TypeRule, ValueType};
use crate::{Dictionary, Error, ErrorKind, Event, Expected, LimitKind, ProtocolVersion, Sink, Tag};

/// The element that has been started and not written yet: whether it has content is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pending {
    None,
    /// One whose content has no type.
    Plain(Tag),
    /// One whose content may have a type.
    Typed(Tag),
    /// Where the name stands in the string table, and the page that it needs.
    Literal {
        page: Option<u8>,
        index: u32,
    },
}

/// What the text of the open element becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum TextMode {
    /// Inline strings, written as they come.
    Inline,
    /// An inline string has been begun.
    Open,
    /// Collected: the whole of it decides how it is written.
    Collect,
}

/// A sink that writes WBXML.
///
/// It chooses code pages, shortens integers, prefers table references where the string table has
/// the text, attribute value tokens and typed OPAQUE where the dictionary has them; a document it
/// has [finished](Self::finish) is well-formed.
///
/// A fixed string table goes out with the header; a name that is neither a token nor in the table
/// is an error then. [`encode`](crate::encode()) puts such names into the table as they come.
///
/// ```
/// use wbxml::{Encoder, Sink, dictionaries::ACTIVESYNC, tag::eas::provision};
///
/// // Straight into a buffer; `wbxml::encode` does the same in one call.
/// let mut encoder = Encoder::new(Vec::new(), &ACTIVESYNC, Default::default())?;
/// encoder.text_element(provision::STATUS, "1")?;
/// assert_eq!(encoder.finish()?, b"\x03\x01\x6A\x00\x00\x0E\x4B\x031\x00\x01");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Debug)]
pub struct Encoder<O> {
    pub(super) out: Counted<O>,
    pub(super) dictionary: &'static Dictionary,
    pub(super) version: Version,
    pub(super) typed: bool,
    /// Whether the dictionary has tokens for whole texts.
    has_values: bool,
    protocol_version: Option<ProtocolVersion>,
    pub(super) table: StringTable,
    /// Whether the table may still take names.
    pub(super) growing: bool,
    pending: Pending,
    mode: TextMode,
    tag_page: u8,
    pub(super) depth: u32,
    pub(super) depth_limit: u32,
    root_seen: bool,
    in_pi: bool,
    pub(super) attributes: Attributes,
    /// Text that is collected.
    text: String,
    /// Whether the collected text has CDATA in it.
    cdata: bool,
    rule: TypeRule,
    /// A document inside an element.
    pub(super) nested: Option<Box<Encoder<Vec<u8>>>>,
    /// The first event that was refused: what has been written of it may be half of it.
    refused: Option<Error>,
}

impl<O: Output> Encoder<O> {
    /// An encoder that writes to `out`, of which it writes the header at once.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutputFull`].
    pub fn new(
        out: O,
        dictionary: &'static Dictionary,
        options: EncodeOptions,
    ) -> Result<Self, Error> {
        let mut table = options.string_table.clone();
        let header = header(dictionary, &options, &mut table)?;
        let mut encoder = Self::body(out, dictionary, options);
        encoder.table = table;
        encoder.out.put(&header)?;
        encoder.put_mb(MbU32::new(encoder.table.as_bytes().len() as u32))?;
        encoder.out.put(encoder.table.as_bytes())?;
        Ok(encoder)
    }

    /// An encoder of a body; its header is written when its table is complete.
    pub(super) fn body(out: O, dictionary: &'static Dictionary, options: EncodeOptions) -> Self {
        Self {
            out: Counted::new(out),
            dictionary,
            version: options.version,
            typed: options.typed,
            has_values: matches!(dictionary.extensions, Extensions::Values { .. }),
            protocol_version: options.protocol_version,
            table: options.string_table,
            growing: false,
            pending: Pending::None,
            mode: TextMode::Inline,
            tag_page: 0,
            depth: 0,
            depth_limit: options.depth,
            root_seen: false,
            in_pi: false,
            attributes: Attributes::default(),
            text: String::new(),
            cdata: false,
            rule: TypeRule::TEXT,
            nested: None,
            refused: None,
        }
    }

    /// How many bytes have been written.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.out.written()
    }

    /// The output, if the document is complete.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedEvent`] if an element is open or there was none. If an event was
    /// refused, that error again: what is there is not the document.
    pub fn finish(self) -> Result<O, Error> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        let complete = self.root_seen
            && self.depth == 0
            && self.pending == Pending::None
            && self.nested.is_none()
            && !self.in_pi;
        if complete {
            Ok(self.out.into_inner())
        } else {
            let expected = if self.root_seen {
                Expected::ElementEnd
            } else {
                Expected::Root
            };
            Err(self.out.refuse(ErrorKind::UnexpectedEvent(expected)))
        }
    }

    /// Gives the element that has just been started content, even if none follows: it is written
    /// with the bit that announces content, and an END. Without, an element that turns out to be
    /// empty is its tag alone. Both mean the same; some documents are written this way.
    ///
    /// Call it right after `Start` or `AttributesEnd`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedEvent`] if no element has just been started.
    pub fn begin_content(&mut self) -> Result<(), Error> {
        if let Some(nested) = &mut self.nested {
            return nested.begin_content();
        }
        let result = if self.pending == Pending::None {
            Err(self
                .out
                .refuse(ErrorKind::UnexpectedEvent(Expected::Content)))
        } else {
            self.write_start(HAS_CONTENT)
        };
        result.map_err(|error| self.note(error))
    }

    #[inline(always)]
    fn start(&mut self, pending: Pending, tag: Option<Tag>) -> Result<(), Error> {
        self.settle(HAS_CONTENT)?;
        if self.depth == 0 {
            self.check_root()?;
        }
        if let (Some(tag), Some(version)) = (tag, self.protocol_version) {
            if !self.dictionary.versions(tag).contains(version) {
                return Err(self.out.refuse(ErrorKind::NotInProtocolVersion(tag)));
            }
        }
        self.pending = pending;
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn check_root(&mut self) -> Result<(), Error> {
        if self.root_seen || self.in_pi {
            return Err(self
                .out
                .refuse(ErrorKind::UnexpectedEvent(Expected::Epilogue)));
        }
        self.root_seen = true;
        Ok(())
    }

    /// Writes what has been held back: the start of an element, now that it is known whether it
    /// has content, or the text of the open one.
    #[inline(always)]
    pub(super) fn settle(&mut self, content: u8) -> Result<(), Error> {
        if self.pending != Pending::None {
            self.write_start(content)?;
        } else if self.mode != TextMode::Inline {
            self.end_text()?;
        }
        Ok(())
    }

    #[inline]
    fn write_start(&mut self, content: u8) -> Result<(), Error> {
        let attributes = if self.attributes.is_empty() {
            0
        } else {
            HAS_ATTRIBUTES
        };
        if self.attributes.is_open() {
            return Err(self
                .out
                .refuse(ErrorKind::UnexpectedEvent(Expected::Attribute)));
        }
        let bits = content | attributes;
        let pending = core::mem::replace(&mut self.pending, Pending::None);
        match pending {
            Pending::Plain(tag) => {
                self.switch_page(tag.page())?;
                self.out.put(&[tag.id() | bits])?;
                self.rule = TypeRule::TEXT;
                let collect = self.has_values || !self.table.is_empty();
                self.mode = if collect {
                    TextMode::Collect
                } else {
                    TextMode::Inline
                };
            }
            Pending::Typed(tag) => {
                self.switch_page(tag.page())?;
                self.out.put(&[tag.id() | bits])?;
                // Of an empty element nothing is left over for what follows in its parent.
                self.rule = if content == 0 {
                    TypeRule::TEXT
                } else {
                    self.dictionary.type_rule(tag)
                };
                let typed = self.typed && self.rule.written;
                let collect = typed || self.has_values || !self.table.is_empty();
                self.mode = if collect {
                    TextMode::Collect
                } else {
                    TextMode::Inline
                };
            }
            Pending::Literal { page, index } => {
                if let Some(page) = page {
                    self.switch_page(page)?;
                }
                self.out.put(&[global::LITERAL | bits])?;
                self.put_mb(MbU32::new(index))?;
                self.rule = TypeRule::TEXT;
                let collect = !self.table.is_empty();
                self.mode = if collect {
                    TextMode::Collect
                } else {
                    TextMode::Inline
                };
            }
            Pending::None => {}
        }
        if attributes != 0 {
            self.write_attributes()?;
        }
        if content != 0 {
            if self.depth >= self.depth_limit {
                return Err(self.out.refuse(ErrorKind::LimitExceeded(LimitKind::Depth)));
            }
            self.depth = self.depth.wrapping_add(1);
        }
        Ok(())
    }

    #[inline(always)]
    fn switch_page(&mut self, page: u8) -> Result<(), Error> {
        if page != self.tag_page {
            if self.version < Version::V1_2 {
                return Err(self.not_in_version(global::SWITCH_PAGE));
            }
            self.tag_page = page;
            self.out.put(&[global::SWITCH_PAGE, page])?;
        }
        Ok(())
    }

    #[cold]
    pub(super) fn not_in_version(&self, token: u8) -> Error {
        self.out.refuse(ErrorKind::NotInVersion {
            token,
            version: self.version.to_byte(),
        })
    }

    /// A piece of text of an element.
    #[inline(always)]
    fn text(&mut self, text: &str) -> Result<(), Error> {
        if self.pending != Pending::None {
            self.write_start(HAS_CONTENT)?;
        }
        match self.mode {
            TextMode::Inline if self.depth == 0 => return Err(self.outside()),
            TextMode::Inline => {
                self.out.put(&[global::STR_I])?;
                self.mode = TextMode::Open;
            }
            TextMode::Open => {}
            TextMode::Collect => {
                self.text.push_str(text);
                return Ok(());
            }
        }
        self.put_text(text)
    }

    /// Text into the string that is open.
    #[inline(always)]
    pub(super) fn put_text(&mut self, text: &str) -> Result<(), Error> {
        if memchr::memchr(0, text.as_bytes()).is_some() {
            return Err(self.out.refuse(ErrorKind::NulInText));
        }
        self.out.put(text.as_bytes())
    }

    #[cold]
    fn outside(&self) -> Error {
        self.out.refuse(ErrorKind::UnexpectedEvent(Expected::Root))
    }

    /// Ends the text of the open element: the inline string, or what was collected.
    #[inline]
    fn end_text(&mut self) -> Result<(), Error> {
        match self.mode {
            TextMode::Open => {
                self.mode = TextMode::Inline;
                self.out.put(&[0])
            }
            TextMode::Collect => self.write_collected(),
            TextMode::Inline => Ok(()),
        }
    }

    #[inline(never)]
    fn write_collected(&mut self) -> Result<(), Error> {
        if self.text.is_empty() {
            self.cdata = false;
            return Ok(());
        }
        let text = core::mem::take(&mut self.text);
        let result = self.write_whole(&text);
        self.text = text;
        self.text.clear();
        self.cdata = false;
        result
    }

    /// The whole text of an element, in its best form.
    fn write_whole(&mut self, text: &str) -> Result<(), Error> {
        if self.typed && self.rule.written && self.version >= Version::V1_1 {
            let is_document = self.rule.value_type == ValueType::Document;
            if is_document && self.cdata {
                return self.put_opaque(text.as_bytes());
            }
            let mut bytes = Vec::new();
            if !is_document && self.rule.value_type.encode(text, &mut bytes) {
                return self.put_opaque(&bytes);
            }
        }
        if let Some(index) = self.dictionary.extension_by_value(text) {
            self.out.put(&[global::EXT_T_0])?;
            return self.put_mb(MbU32::new(index));
        }
        self.put_string(text)
    }

    /// A string: a reference if the table has it, otherwise inline.
    pub(super) fn put_string(&mut self, text: &str) -> Result<(), Error> {
        if let Some(offset) = self.table.offset(text) {
            self.out.put(&[global::STR_T])?;
            return self.put_mb(MbU32::new(offset));
        }
        self.out.put(&[global::STR_I])?;
        self.put_text(text)?;
        self.out.put(&[0])
    }

    pub(super) fn put_opaque(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let len =
            u32::try_from(bytes.len()).map_err(|_| self.out.refuse(ErrorKind::OpaquePastEnd))?;
        self.out.put(&[global::OPAQUE])?;
        self.put_mb(MbU32::new(len))?;
        self.out.put(bytes)
    }

    #[inline]
    pub(super) fn put_mb(&mut self, integer: MbU32) -> Result<(), Error> {
        let bytes = integer.to_bytes();
        self.out
            .put(bytes.get(..usize::from(integer.width())).unwrap_or(&bytes))
    }

    /// The offset of a name in the string table; into it, if it may still grow.
    pub(super) fn name_index(&mut self, name: &str) -> Result<u32, Error> {
        if !is_xml_name(name) {
            return Err(self.out.refuse(ErrorKind::InvalidName));
        }
        match self.table.offset(name) {
            Some(offset) => Ok(offset),
            None if self.growing => self.table.add(name),
            None => Err(self.out.refuse(ErrorKind::NotInStringTable)),
        }
    }

    #[inline(always)]
    fn end(&mut self) -> Result<(), Error> {
        if self.pending != Pending::None {
            self.write_start(0)?;
            self.mode = self.mode_of_interrupted();
            return Ok(());
        }
        if self.mode != TextMode::Inline {
            self.end_text()?;
        }
        if self.depth == 0 {
            return Err(self.outside());
        }
        self.depth = self.depth.wrapping_sub(1);
        self.mode = self.mode_of_interrupted();
        self.rule = TypeRule::TEXT;
        self.out.put(&[global::END])
    }

    /// What text behind an element becomes: it belongs to the parent, if there is one.
    #[inline(always)]
    fn mode_of_interrupted(&self) -> TextMode {
        if self.table.is_empty() || self.depth == 0 {
            TextMode::Inline
        } else {
            TextMode::Collect
        }
    }

    /// The page on which an element of this name has to stand. A prefix says itself what the name
    /// is; without one, the page is the namespace, and a name in none needs a page that is none.
    fn page_of_literal(&self, page: u16, name: &str) -> Option<u8> {
        if self.dictionary.namespaces != Namespaces::Pages || name.contains(':') {
            return None;
        }
        u8::try_from(page)
            .ok()
            .or_else(|| self.dictionary.page_of_no_namespace())
    }

    #[inline(never)]
    fn uncommon(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::StartLiteral { page, name } => {
                let index = self.name_index(name)?;
                // What is pending may switch the page.
                self.settle(HAS_CONTENT)?;
                let page = self.page_of_literal(page, name);
                self.start(Pending::Literal { page, index }, None)
            }
            Event::Attribute(_) | Event::AttributeLiteral { .. } => {
                if self.pending == Pending::None {
                    return Err(self
                        .out
                        .refuse(ErrorKind::UnexpectedEvent(Expected::Content)));
                }
                self.attribute_event(event)
            }
            Event::AttributesEnd => self.attribute_event(event),
            Event::CData(text) => {
                let document = self.pending_rule().value_type == ValueType::Document;
                self.text(text)?;
                self.cdata |= document && self.mode == TextMode::Collect;
                Ok(())
            }
            Event::Char('\0') => {
                self.settle(HAS_CONTENT)?;
                self.check_inside()?;
                self.out.put(&[global::ENTITY, 0])
            }
            Event::Char(c) => self.text(c.encode_utf8(&mut [0; 4])),
            Event::Opaque(bytes) => {
                if self.version == Version::V1_0 {
                    return Err(self.not_in_version(global::OPAQUE));
                }
                self.settle(HAS_CONTENT)?;
                self.check_inside()?;
                self.put_opaque(bytes)
            }
            Event::Extension { code, text } => {
                self.settle(HAS_CONTENT)?;
                self.check_inside()?;
                self.put_extension(code, text)
            }
            Event::ExtensionIndex { code, index } => {
                self.settle(HAS_CONTENT)?;
                self.check_inside()?;
                self.put_indexed_extension(code, index)
            }
            Event::AttributeValue(_) => Err(self
                .out
                .refuse(ErrorKind::UnexpectedEvent(Expected::Content))),
            Event::Pi(target) => {
                self.settle(HAS_CONTENT)?;
                self.begin_pi(target)
            }
            Event::PiEnd => Err(self
                .out
                .refuse(ErrorKind::UnexpectedEvent(Expected::PiTarget))),
            Event::Document(dictionary) => self.begin_document(dictionary),
            Event::DocumentEnd => Err(self.outside()),
            Event::Start(_) | Event::Text(_) | Event::End => Ok(()),
        }
    }

    pub(super) fn check_inside(&self) -> Result<(), Error> {
        if self.depth == 0 {
            Err(self.outside())
        } else {
            Ok(())
        }
    }

    /// The rule of the element whose text is being written or about to be.
    fn pending_rule(&self) -> TypeRule {
        match self.pending {
            Pending::Typed(tag) => self.dictionary.type_rule(tag),
            _ => self.rule,
        }
    }

    fn begin_pi(&mut self, target: &str) -> Result<(), Error> {
        let index = self.name_index(target)?;
        self.in_pi = true;
        self.attributes.begin_pi();
        self.out.put(&[global::PI, global::LITERAL])?;
        self.put_mb(MbU32::new(index))
    }

    /// An event inside a processing instruction.
    fn pi_event(&mut self, event: Event<'_>) -> Result<(), Error> {
        if event == Event::PiEnd {
            self.in_pi = false;
            self.write_pi_value()?;
            return self.out.put(&[global::END]);
        }
        self.attribute_event(event)
    }

    #[inline(always)]
    pub(super) fn own_event(&mut self, event: Event<'_>) -> Result<(), Error> {
        if self.in_pi {
            return self.pi_event(event);
        }
        if self.attributes.is_open() {
            return self.attribute_event(event);
        }
        match event {
            Event::Start(tag) if self.dictionary.is_plain(tag) => {
                self.start(Pending::Plain(tag), Some(tag))
            }
            Event::Start(tag) if self.dictionary.is_written(tag) => {
                self.start(Pending::Typed(tag), Some(tag))
            }
            Event::Start(tag) => self.start_by_name(tag),
            Event::Text(text) => self.text(text),
            Event::End => self.end(),
            event => self.uncommon(event),
        }
    }

    /// An element that needs no more than its page, in another.
    #[inline(always)]
    fn plain_element(&mut self, tag: Tag, text: &str) -> Result<(), Error> {
        self.settle(HAS_CONTENT)?;
        self.switch_page(tag.page())?;
        self.mode = TextMode::Inline;
        self.rule = TypeRule::TEXT;
        let start = tag.id() | HAS_CONTENT;
        match *text.as_bytes() {
            [] => self.out.put(&[tag.id()]),
            [byte @ 1..=0xFF] => self.out.put(&[start, global::STR_I, byte, 0, global::END]),
            _ => {
                self.out.put(&[start, global::STR_I])?;
                self.put_text(text)?;
                self.out.put(&[0, global::END])
            }
        }
    }

    /// Remembers the first error.
    #[cold]
    fn note(&mut self, error: Error) -> Error {
        self.refused.get_or_insert(error);
        error
    }

    /// A tag that is read but not written goes by its name.
    #[cold]
    #[inline(never)]
    fn start_by_name(&mut self, tag: Tag) -> Result<(), Error> {
        let Some(name) = self.dictionary.tag_name(tag) else {
            if !(FIRST_ASSIGNED..=IDENTITY).contains(&tag.id()) {
                return Err(self.out.refuse(ErrorKind::UnknownTag(tag)));
            }
            return self.start(Pending::Plain(tag), Some(tag));
        };
        match self.name_index(name) {
            Ok(index) => {
                let page = Some(tag.page());
                self.start(Pending::Literal { page, index }, Some(tag))
            }
            Err(e) if e.kind() == ErrorKind::NotInStringTable => {
                self.start(Pending::Plain(tag), Some(tag))
            }
            Err(e) => Err(e),
        }
    }
}

impl<O: Output> Sink for Encoder<O> {
    #[inline]
    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        let result = if self.nested.is_some() {
            self.nested_event(event)
        } else {
            self.own_event(event)
        };
        result.map_err(|error| self.note(error))
    }

    /// The bytes of an ordinary element are known at once; anything else goes event by event.
    #[inline]
    fn text_element(&mut self, tag: Tag, text: &str) -> Result<(), Error> {
        let inside = self.depth > 0 || self.pending != Pending::None;
        let apart = self.nested.is_some() || self.in_pi || self.attributes.is_open();
        let ordinary = self.table.is_empty()
            && !self.has_values
            && self.protocol_version.is_none()
            && self.dictionary.is_plain(tag);
        if apart || !inside || !ordinary || self.depth.saturating_add(1) >= self.depth_limit {
            self.event(Event::Start(tag))?;
            if !text.is_empty() {
                self.event(Event::Text(text))?;
            }
            return self.event(Event::End);
        }
        self.plain_element(tag, text)
            .map_err(|error| self.note(error))
    }
}
