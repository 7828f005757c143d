//! [`EventReader`]: tokens to events.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::str::from_utf8;

use super::Decoder;
use super::window::Utf8Window;
use crate::charset::Charset;
use crate::dictionary::{Extensions, Namespaces};
use crate::event::text_in_pieces;
use crate::name::is_xml_name;
use crate::token::{
    FIRST_ASSIGNED, HAS_ATTRIBUTES, HAS_CONTENT, IDENTITY, MbU32, Scope, Token, global,
};
use crate::{
    Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Header, LimitKind, NO_PAGE,
    Options, Source, Tag,
};

/// The events of a WBXML document in UTF-8 or US-ASCII.
///
/// Pages, strings and names are resolved; what the dictionary does not know survives as its page
/// and token. Nothing is copied. A document in another charset is brought into UTF-8 first, by
/// [`charset::to_utf8`](crate::charset::to_utf8).
#[derive(Clone, Debug)]
pub struct EventReader<'a> {
    decoder: Decoder<'a>,
    window: Utf8Window<'a>,
    state: State<'a>,
    dictionary: &'static Dictionary,
    options: Options,
    ascii: bool,
    diagnostics: Vec<Diagnostic>,
}

/// What changes from token to token besides the place in the grammar.
#[derive(Clone, Copy, Debug)]
struct State<'a> {
    tag_page: u8,
    attribute_page: u8,
    pending: Pending,
    in_attributes: bool,
    in_pi: bool,
    /// The element whose attributes are being read has no content.
    empty: bool,
    /// The start of the attribute value that the attribute's token stood for.
    prefix: &'static str,
    /// What is left of a string with invalid bytes in it.
    broken: &'a [u8],
    items: u64,
    expanded: u64,
}

/// An event that comes before the next token is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pending {
    None,
    End,
    Prefix,
    /// The rest of a string with invalid bytes.
    Broken,
}

type Step<'a> = Result<Option<Event<'a>>, Error>;

impl<'a> EventReader<'a> {
    /// The events of `input`, read strictly with this dictionary.
    /// [`dictionaries::detect`](crate::dictionaries::detect) finds the dictionary of a document
    /// that names its type.
    ///
    /// # Errors
    ///
    /// The header is not well-formed, or the charset is not UTF-8 or US-ASCII.
    pub fn new(input: &'a [u8], dictionary: &'static Dictionary) -> Result<Self, Error> {
        Self::with_options(input, dictionary, &Options::STRICT)
    }

    /// The same with these options.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    pub fn with_options(
        input: &'a [u8],
        dictionary: &'static Dictionary,
        options: &Options,
    ) -> Result<Self, Error> {
        let decoder = Decoder::with_options(input, options)?;
        let header = decoder.header();
        let number = options.charset.or(header.charset.map(MbU32::value)).unwrap_or(106);
        let place = header.charset_offset();
        let charset = match Charset::from_mib_enum(number) {
            Some(charset) if charset.is_utf8() => charset,
            _ => return Err(Error::at(ErrorKind::UnsupportedCharset(number), place)),
        };
        let mut diagnostics = Vec::new();
        if charset == Charset::Unknown {
            let assumed = DiagnosticKind::UnknownCharset;
            diagnostics.push(Diagnostic::new(assumed, place as u64));
        }
        Ok(Self {
            decoder,
            window: Utf8Window::new(input),
            state: State {
                tag_page: 0,
                attribute_page: 0,
                pending: Pending::None,
                in_attributes: false,
                in_pi: false,
                empty: false,
                prefix: "",
                broken: &[],
                items: options.limits.items,
                expanded: options.limits.expanded_text,
            },
            dictionary,
            options: *options,
            ascii: charset == Charset::UsAscii,
            diagnostics,
        })
    }

    /// The header of the document.
    #[must_use]
    pub const fn header(&self) -> &Header<'a> {
        self.decoder.header()
    }

    /// What has been let pass or assumed so far.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Takes the diagnostics out.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        core::mem::take(&mut self.diagnostics)
    }

    /// The next event; after an error, the end.
    #[inline(always)]
    fn step(&mut self) -> Step<'a> {
        let step = self.advance();
        if step.is_err() {
            self.decoder.stop();
            self.state.pending = Pending::None;
        }
        step
    }

    #[inline(always)]
    fn advance(&mut self) -> Step<'a> {
        if self.state.pending != Pending::None {
            match core::mem::replace(&mut self.state.pending, Pending::None) {
                Pending::End => return Ok(Some(Event::End)),
                Pending::Prefix => return Ok(Some(Event::Text(self.state.prefix))),
                Pending::Broken => return self.broken(),
                Pending::None => {}
            }
        }
        loop {
            let start = self.decoder.offset();
            let Some(token) = self.decoder.next_token()? else { return self.finish() };
            return Ok(Some(match token {
                Token::StrI(string) => {
                    let bytes = string.as_bytes();
                    if bytes.is_empty() {
                        continue;
                    }
                    let text = if self.state.in_attributes {
                        // Markup of attributes is mostly above 0x7F: a window would end at once.
                        string.to_str().ok()
                    } else {
                        self.window.get(self.decoder.offset().wrapping_sub(1), bytes.len())
                    };
                    match text {
                        Some(text) if !self.ascii || text.is_ascii() => Event::Text(text),
                        _ => return self.invalid(start.saturating_add(1), bytes),
                    }
                }
                Token::End(Scope::Element) => Event::End,
                Token::Tag(byte) => {
                    self.count(start)?;
                    self.state.open(byte);
                    Event::Start(Tag::new(self.state.tag_page, byte & IDENTITY))
                }
                Token::SwitchPage(page) => {
                    if self.state.in_attributes || self.state.in_pi {
                        self.state.attribute_page = page;
                    } else {
                        self.state.tag_page = page;
                    }
                    if self.options.lenient.misplaced_switch_page {
                        self.report_misplaced_switch(start);
                    }
                    continue;
                }
                Token::AttrStart(byte) if !self.state.in_pi => {
                    self.count(start)?;
                    let tag = Tag::new(self.state.attribute_page, byte);
                    match self.dictionary.attribute(tag) {
                        Some(entry) => {
                            if !entry.prefix.is_empty() {
                                self.state.prefix = entry.prefix;
                                self.state.pending = Pending::Prefix;
                            }
                            Event::Attribute(entry.canonical)
                        }
                        None => Event::Attribute(tag),
                    }
                }
                Token::AttrValue(byte) => {
                    let tag = Tag::new(self.state.attribute_page, byte);
                    match self.dictionary.attribute_value(tag) {
                        Some(text) => Event::Text(text),
                        None => Event::AttributeValue(tag),
                    }
                }
                Token::End(Scope::Attributes) => {
                    self.state.in_attributes = false;
                    if self.state.empty {
                        self.state.empty = false;
                        self.state.pending = Pending::End;
                    }
                    Event::AttributesEnd
                }
                Token::Opaque { bytes, .. } => Event::Opaque(bytes),
                token => {
                    let context = Context {
                        header: self.decoder.header(),
                        dictionary: self.dictionary,
                        options: &self.options,
                        ascii: self.ascii,
                    };
                    let (state, diagnostic, step) = uncommon(&context, self.state, start, token);
                    self.state = state;
                    if let Some(diagnostic) = diagnostic {
                        self.report(diagnostic);
                    }
                    match step? {
                        Some(event) => event,
                        None if self.state.pending == Pending::Broken => {
                            self.state.pending = Pending::None;
                            return self.broken();
                        }
                        None => continue,
                    }
                }
            }));
        }
    }

    /// Counts an element or attribute.
    #[inline(always)]
    fn count(&mut self, start: usize) -> Result<(), Error> {
        match self.state.items.checked_sub(1) {
            Some(items) => {
                self.state.items = items;
                Ok(())
            }
            None => Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), start)),
        }
    }

    #[cold]
    #[inline(never)]
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    #[cold]
    #[inline(never)]
    fn report_misplaced_switch(&mut self, start: usize) {
        let next = self.decoder.remaining().first().copied();
        let in_attributes = self.state.in_attributes || self.state.in_pi;
        let has_page = match next {
            None | Some(global::SWITCH_PAGE | global::LITERAL) => true,
            Some(global::LITERAL_C | global::LITERAL_A | global::LITERAL_AC) => !in_attributes,
            Some(
                global::EXT_I_0..=global::EXT_I_2
                | global::EXT_T_0..=global::EXT_T_2
                | global::EXT_0..=global::EXT_2,
            ) => true,
            Some(byte) => byte & IDENTITY >= FIRST_ASSIGNED,
        };
        if !has_page {
            let kind = DiagnosticKind::MisplacedSwitchPage;
            self.diagnostics.push(Diagnostic::new(kind, start as u64));
        }
    }

    /// A string at offset `start` that is no text: an error, or its pieces around U+FFFD.
    #[cold]
    #[inline(never)]
    fn invalid(&mut self, start: usize, bytes: &'a [u8]) -> Step<'a> {
        if !self.options.lenient.invalid_text {
            let good = valid_prefix(bytes, self.ascii).len();
            return Err(Error::at(ErrorKind::InvalidText, start.saturating_add(good)));
        }
        self.diagnostics.push(Diagnostic::new(DiagnosticKind::InvalidText, start as u64));
        self.state.broken = bytes;
        self.broken()
    }

    /// The next piece of a string with invalid bytes in it.
    #[cold]
    #[inline(never)]
    fn broken(&mut self) -> Step<'a> {
        let (event, rest) = broken_piece(self.state.broken, self.ascii);
        self.state.broken = rest;
        if !rest.is_empty() {
            self.state.pending = Pending::Broken;
        }
        Ok(Some(event))
    }

    /// The end: clean, or with bytes behind it that are let pass.
    #[cold]
    #[inline(never)]
    fn finish(&mut self) -> Step<'a> {
        let rest = self.decoder.remaining();
        let offset = self.decoder.offset();
        if rest.is_empty() || !self.options.lenient.trailing_data {
            return Ok(None);
        }
        let kind = DiagnosticKind::TrailingData;
        if self.diagnostics.last().is_some_and(|d| d.kind() == kind) {
            return Ok(None);
        }
        let strict = Options::STRICT.with_limits(self.options.limits);
        let total = offset.saturating_add(rest.len());
        let second = Decoder::over_body(*self.decoder.header(), rest, total, &strict);
        if second.fold(true, |whole, token| whole && token.is_ok()) {
            return Err(Error::at(ErrorKind::TrailingData, offset));
        }
        self.diagnostics.push(Diagnostic::new(kind, offset as u64));
        Ok(None)
    }
}

impl State<'_> {
    /// The bits of a tag or literal that has just been read.
    #[inline(always)]
    fn open(&mut self, byte: u8) {
        if byte & HAS_ATTRIBUTES != 0 {
            self.in_attributes = true;
            self.empty = byte & HAS_CONTENT == 0;
        } else if byte & HAS_CONTENT == 0 {
            self.pending = Pending::End;
        }
    }
}

/// The longest valid text that `bytes` begin with.
fn valid_prefix(bytes: &[u8], ascii: bool) -> &str {
    let end = if ascii {
        bytes.iter().position(|b| !b.is_ascii()).unwrap_or(bytes.len())
    } else {
        from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len)
    };
    bytes.get(..end).and_then(|b| from_utf8(b).ok()).unwrap_or("")
}

/// The first piece of a string with invalid bytes, and the rest: valid text, or U+FFFD for one
/// maximal invalid sequence.
fn broken_piece(bytes: &[u8], ascii: bool) -> (Event<'_>, &[u8]) {
    let text = valid_prefix(bytes, ascii);
    let rest = bytes.get(text.len()..).unwrap_or(&[]);
    if !text.is_empty() {
        return (Event::Text(text), rest);
    }
    let skip = match from_utf8(rest) {
        Err(e) if !ascii => e.error_len().unwrap_or(rest.len()),
        _ => 1,
    };
    (Event::Char(char::REPLACEMENT_CHARACTER), rest.get(skip..).unwrap_or(&[]))
}

/// What does not change while a document is read.
struct Context<'a, 'c> {
    header: &'c Header<'a>,
    dictionary: &'static Dictionary,
    options: &'c Options,
    ascii: bool,
}

type Outcome<'a> = (State<'a>, Option<Diagnostic>, Step<'a>);

/// Every token that is not turned into an event in line.
#[inline(never)]
fn uncommon<'a>(
    context: &Context<'a, '_>,
    mut state: State<'a>,
    start: usize,
    token: Token<'a>,
) -> Outcome<'a> {
    let mut diagnostic = None;
    let step = uncommon_event(context, &mut state, &mut diagnostic, start, token);
    (state, diagnostic, step)
}

#[inline(always)]
fn uncommon_event<'a>(
    context: &Context<'a, '_>,
    state: &mut State<'a>,
    diagnostic: &mut Option<Diagnostic>,
    start: usize,
    token: Token<'a>,
) -> Step<'a> {
    match token {
        Token::StrT(index) => {
            let bytes = context.entry(state, diagnostic, start, index)?;
            context.text(state, diagnostic, start, bytes)
        }
        Token::Entity(code) => match char::from_u32(code.value()) {
            Some(c) => Ok(Some(Event::Char(c))),
            None if context.options.lenient.invalid_entity => {
                let kind = DiagnosticKind::InvalidEntity(code.value());
                *diagnostic = Some(Diagnostic::new(kind, start as u64));
                Ok(Some(Event::Char(char::REPLACEMENT_CHARACTER)))
            }
            None => Err(Error::at(ErrorKind::InvalidEntity(code.value()), start)),
        },
        Token::Pi => {
            state.in_pi = true;
            Ok(None)
        }
        Token::End(Scope::Pi) => {
            state.in_pi = false;
            Ok(Some(Event::PiEnd))
        }
        // Only the target of a processing instruction gets here.
        Token::AttrStart(byte) => {
            let tag = Tag::new(state.attribute_page, byte);
            let Some(entry) = context.dictionary.attribute(tag) else {
                return Err(Error::at(ErrorKind::UnknownAttribute(tag), start));
            };
            if !entry.prefix.is_empty() {
                state.prefix = entry.prefix;
                state.pending = Pending::Prefix;
            }
            Ok(Some(Event::Pi(entry.name)))
        }
        Token::Literal(byte, index) => {
            let Some(items) = state.items.checked_sub(1) else {
                return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), start));
            };
            state.items = items;
            let bytes = context.entry(state, diagnostic, start, index)?;
            let name = match from_utf8(bytes) {
                Ok(name) if is_xml_name(name) => name,
                _ => return Err(Error::at(ErrorKind::InvalidName, start)),
            };
            Ok(Some(if state.in_pi {
                Event::Pi(name)
            } else if state.in_attributes {
                match context.dictionary.attribute_by_name(name) {
                    Some(row) => Event::Attribute(row.canonical),
                    None => Event::AttributeLiteral { name },
                }
            } else {
                state.open(byte);
                context.literal(state.tag_page, name)
            }))
        }
        Token::ExtI(code, string) => {
            context.extension(diagnostic, start, code)?;
            match string.to_str() {
                Ok(text) if !context.ascii || text.is_ascii() => {
                    Ok(Some(Event::Extension { code, text }))
                }
                _ => Err(Error::at(ErrorKind::InvalidText, start.saturating_add(1))),
            }
        }
        Token::ExtT(code, index) => context.indexed_extension(state, diagnostic, start, code, index),
        Token::Ext(code) => {
            context.extension(diagnostic, start, code)?;
            Ok(Some(Event::Extension { code, text: "" }))
        }
        // Every other token is turned into an event in line.
        _ => Ok(None),
    }
}

impl<'a> Context<'a, '_> {
    /// The string-table entry at `index`; it is known to be within the table.
    fn entry(
        &self,
        state: &mut State<'a>,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        index: MbU32,
    ) -> Result<&'a [u8], Error> {
        let unterminated = || Error::at(ErrorKind::StringTableUnterminated, start);
        let out_of_range = || Error::at(ErrorKind::StringTableIndex(index.value()), start);
        let from = usize::try_from(index.value()).map_err(|_| out_of_range())?;
        let entry = self.header.string_table.get(from..).ok_or_else(out_of_range)?;
        let bytes = match memchr::memchr(0, entry) {
            Some(end) => entry.get(..end).unwrap_or(entry),
            None if self.options.lenient.unterminated_table && !entry.is_empty() => {
                let kind = DiagnosticKind::UnterminatedTable;
                *diagnostic = Some(Diagnostic::new(kind, start as u64));
                entry
            }
            None => return Err(unterminated()),
        };
        match state.expanded.checked_sub(bytes.len() as u64) {
            Some(expanded) => state.expanded = expanded,
            None => {
                let kind = ErrorKind::LimitExceeded(LimitKind::ExpandedText);
                return Err(Error::at(kind, start));
            }
        }
        Ok(bytes)
    }

    /// The event of a string from the table, none if it is empty.
    fn text(
        &self,
        state: &mut State<'a>,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        bytes: &'a [u8],
    ) -> Step<'a> {
        if bytes.is_empty() {
            return Ok(None);
        }
        match from_utf8(bytes) {
            Ok(text) if !self.ascii || text.is_ascii() => Ok(Some(Event::Text(text))),
            _ if self.options.lenient.invalid_text => {
                let kind = DiagnosticKind::InvalidText;
                *diagnostic = Some(Diagnostic::new(kind, start as u64));
                state.broken = bytes;
                state.pending = Pending::Broken;
                Ok(None)
            }
            _ => Err(Error::at(ErrorKind::InvalidText, start)),
        }
    }

    /// The element of this name in the namespace of `page`.
    fn literal(&self, page: u8, name: &'a str) -> Event<'a> {
        if let Some(tag) = tag_of_literal(self.dictionary, page, name) {
            return Event::Start(tag);
        }
        let in_page = matches!(self.dictionary.namespaces, Namespaces::Pages)
            && self.dictionary.namespace(page).is_some();
        Event::StartLiteral { page: if in_page { u16::from(page) } else { NO_PAGE }, name }
    }

    /// Whether an EXT_I or EXT may stand here.
    fn extension(
        &self,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        code: u8,
    ) -> Result<(), Error> {
        let known = matches!(self.dictionary.extensions, Extensions::Variables)
            && code < global::EXT_0;
        if !known {
            self.keep(diagnostic, start, code, ErrorKind::UnknownExtension(code))?;
        }
        Ok(())
    }

    fn indexed_extension(
        &self,
        state: &mut State<'a>,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        code: u8,
        index: MbU32,
    ) -> Step<'a> {
        let unknown = match self.dictionary.extensions {
            Extensions::Variables => {
                let len = self.header.string_table.len();
                if usize::try_from(index.value()).map_or(true, |i| i >= len) {
                    return Err(Error::at(ErrorKind::StringTableIndex(index.value()), start));
                }
                let bytes = self.entry(state, diagnostic, start, index)?;
                return match from_utf8(bytes) {
                    Ok(text) => Ok(Some(Event::Extension { code, text })),
                    Err(_) => Err(Error::at(ErrorKind::InvalidText, start)),
                };
            }
            Extensions::Values { .. } if code == global::EXT_T_0 => {
                if let Some(text) = self.dictionary.extension_value(index.value()) {
                    return Ok(Some(Event::Text(text)));
                }
                ErrorKind::UnknownExtensionValue(index.value())
            }
            _ => ErrorKind::UnknownExtension(code),
        };
        self.keep(diagnostic, start, code, unknown)?;
        Ok(Some(Event::ExtensionIndex { code, index: index.value() }))
    }

    /// Keeps an extension that has no meaning, where that is let pass.
    fn keep(
        &self,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        code: u8,
        otherwise: ErrorKind,
    ) -> Result<(), Error> {
        if !self.options.lenient.unknown_extension {
            return Err(Error::at(otherwise, start));
        }
        *diagnostic = Some(Diagnostic::new(DiagnosticKind::UnknownExtension(code), start as u64));
        Ok(())
    }
}

/// The tag that a literal name stands for: both forms of every name are understood (WBXML 1.3
/// §5.8.2). Where names carry a fixed prefix, the name may come without it.
fn tag_of_literal(dictionary: &Dictionary, page: u8, name: &str) -> Option<Tag> {
    if let Some(tag) = dictionary.tag(page, name) {
        return Some(tag);
    }
    if !matches!(dictionary.namespaces, Namespaces::Prefixes(_)) || name.contains(':') {
        return None;
    }
    let tags = (FIRST_ASSIGNED..=IDENTITY).map(|id| Tag::new(page, id));
    tags.into_iter().find(|&tag| {
        dictionary.tag_name(tag).and_then(|n| n.split_once(':')).is_some_and(|(_, n)| n == name)
    })
}

impl<'a> Source<'a> for EventReader<'a> {
    #[inline(always)]
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        self.step()
    }

    fn offset(&self) -> u64 {
        self.decoder.offset() as u64
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.dictionary
    }

    /// One copy of the event loop for every typed model, instead of one for every field.
    #[inline(never)]
    fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        text_in_pieces(self)
    }
}

impl<'a> Iterator for EventReader<'a> {
    type Item = Result<Event<'a>, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}
