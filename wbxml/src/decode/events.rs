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
    Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Header, Lenient, LimitKind,
    NO_PAGE, Options, Source, Tag,
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
    context: Context<'a>,
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

/// What does not change while a document is read.
#[derive(Clone, Copy, Debug)]
struct Context<'a> {
    table: &'a [u8],
    dictionary: &'static Dictionary,
    lenient: Lenient,
    ascii: bool,
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
        let number = decoder.charset();
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
            context: Context {
                table: header.string_table,
                dictionary,
                lenient: options.lenient,
                ascii: charset == Charset::UsAscii,
            },
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
                Pending::Broken => return self.detour(Cause::Broken, 0),
                Pending::None => {}
            }
        }
        loop {
            let start = self.decoder.offset();
            let cause = match self.decoder.next_token()? {
                Some(Token::StrI(string)) => {
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
                        Some(text) if !self.context.ascii || text.is_ascii() => {
                            return Ok(Some(Event::Text(text)));
                        }
                        _ => Cause::Invalid(bytes),
                    }
                }
                Some(Token::End(Scope::Element)) => return Ok(Some(Event::End)),
                Some(Token::Tag(byte)) => {
                    self.count(start)?;
                    self.state.open(byte);
                    return Ok(Some(Event::Start(Tag::new(self.state.tag_page, byte & IDENTITY))));
                }
                Some(Token::SwitchPage(page)) => {
                    if self.state.in_attributes || self.state.in_pi {
                        self.state.attribute_page = page;
                    } else {
                        self.state.tag_page = page;
                    }
                    if !self.context.lenient.misplaced_switch_page {
                        continue;
                    }
                    Cause::SwitchPage(self.decoder.remaining().first().copied())
                }
                Some(Token::AttrStart(byte)) if !self.state.in_pi => {
                    self.count(start)?;
                    let tag = Tag::new(self.state.attribute_page, byte);
                    return Ok(Some(match self.context.dictionary.attribute(tag) {
                        Some(entry) => {
                            if !entry.prefix.is_empty() {
                                self.state.prefix = entry.prefix;
                                self.state.pending = Pending::Prefix;
                            }
                            Event::Attribute(entry.canonical)
                        }
                        None => Event::Attribute(tag),
                    }));
                }
                Some(Token::AttrValue(byte)) => {
                    let tag = Tag::new(self.state.attribute_page, byte);
                    return Ok(Some(match self.context.dictionary.attribute_value(tag) {
                        Some(text) => Event::Text(text),
                        None => Event::AttributeValue(tag),
                    }));
                }
                Some(Token::End(Scope::Attributes)) => {
                    self.state.in_attributes = false;
                    if self.state.empty {
                        self.state.empty = false;
                        self.state.pending = Pending::End;
                    }
                    return Ok(Some(Event::AttributesEnd));
                }
                Some(Token::Opaque { bytes, .. }) => return Ok(Some(Event::Opaque(bytes))),
                Some(Token::StrT(index)) => {
                    let text = table_text(self.context.table, index);
                    match text {
                        Some(text) if !text.is_empty() && !self.context.ascii => {
                            if let Some(left) = self.state.expanded.checked_sub(text.len() as u64) {
                                self.state.expanded = left;
                                return Ok(Some(Event::Text(text)));
                            }
                        }
                        _ => {}
                    }
                    Cause::Token(Token::StrT(index))
                }
                Some(token) => Cause::Token(token),
                None if !self.context.lenient.trailing_data => return Ok(None),
                None => Cause::End(*self.decoder.header(), self.decoder.remaining()),
            };
            let is_end = matches!(cause, Cause::End(..));
            let event = self.detour(cause, start)?;
            if event.is_some() || is_end {
                return Ok(event);
            }
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

    /// What is not done in line. Everything goes there and comes back by value, so that no address
    /// of the reader leaves the caller's loop and its state can live in registers.
    #[inline(always)]
    fn detour(&mut self, cause: Cause<'a>, start: usize) -> Step<'a> {
        let diagnostics = core::mem::take(&mut self.diagnostics);
        let (state, diagnostics, step) =
            uncommon(self.context, self.state, diagnostics, cause, start);
        self.state = state;
        self.diagnostics = diagnostics;
        step
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

/// The text of a string-table entry, if all is well with it.
#[inline(never)]
fn table_text(table: &[u8], index: MbU32) -> Option<&str> {
    let entry = table.get(usize::try_from(index.value()).ok()?..)?;
    from_utf8(entry.get(..memchr::memchr(0, entry)?)?).ok()
}

/// Why the common path was left.
#[derive(Clone, Copy)]
enum Cause<'a> {
    /// A token that is not turned into an event there.
    Token(Token<'a>),
    /// A string that is no text.
    Invalid(&'a [u8]),
    /// More of such a string.
    Broken,
    /// A SWITCH_PAGE that may be misplaced, by the byte behind it.
    SwitchPage(Option<u8>),
    /// The end, where bytes behind it are let pass.
    End(Header<'a>, &'a [u8]),
}

/// Everything that is not done in line; no event means to go on reading, or the end.
#[cold]
#[inline(never)]
fn uncommon<'a>(
    context: Context<'a>,
    mut state: State<'a>,
    mut diagnostics: Vec<Diagnostic>,
    cause: Cause<'a>,
    start: usize,
) -> (State<'a>, Vec<Diagnostic>, Step<'a>) {
    let mut diagnostic = None;
    let step = match cause {
        Cause::Token(token) => context.event(&mut state, &mut diagnostic, start, token),
        Cause::Invalid(bytes) => {
            let at = start.saturating_add(1);
            context.invalid(&mut state, &mut diagnostic, at, bytes).map(|()| None)
        }
        Cause::Broken => Ok(None),
        Cause::SwitchPage(next) => {
            if !context.has_page(&state, next) {
                let kind = DiagnosticKind::MisplacedSwitchPage;
                diagnostic = Some(Diagnostic::new(kind, start as u64));
            }
            Ok(None)
        }
        Cause::End(header, rest) => {
            // Once: at the end it stays at the end.
            let reported =
                diagnostics.last().is_some_and(|d| d.kind() == DiagnosticKind::TrailingData);
            if reported { Ok(None) } else { trailing(&mut diagnostic, header, start, rest) }
        }
    };
    diagnostics.extend(diagnostic);
    if step == Ok(None) && !state.broken.is_empty() {
        let (event, rest) = broken_piece(state.broken, context.ascii);
        state.broken = rest;
        if !rest.is_empty() {
            state.pending = Pending::Broken;
        }
        return (state, diagnostics, Ok(Some(event)));
    }
    (state, diagnostics, step)
}

/// Bytes behind the end: let pass, unless they are a second document body.
fn trailing<'a>(
    diagnostic: &mut Option<Diagnostic>,
    header: Header<'a>,
    start: usize,
    rest: &'a [u8],
) -> Step<'a> {
    if rest.is_empty() {
        return Ok(None);
    }
    let total = start.saturating_add(rest.len());
    let second = Decoder::over_body(header, rest, total, &Options::STRICT);
    if second.fold(true, |whole, token| whole && token.is_ok()) {
        return Err(Error::at(ErrorKind::TrailingData, start));
    }
    *diagnostic = Some(Diagnostic::new(DiagnosticKind::TrailingData, start as u64));
    Ok(None)
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

impl<'a> Context<'a> {
    /// The event of a token that is not turned into one in line.
    fn event(
        &self,
        state: &mut State<'a>,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        token: Token<'a>,
    ) -> Step<'a> {
        match token {
            Token::StrT(index) => {
                let bytes = self.entry(state, diagnostic, start, index)?;
                self.text(state, diagnostic, start, bytes)
            }
            Token::Entity(code) => match char::from_u32(code.value()) {
                Some(c) => Ok(Some(Event::Char(c))),
                None if self.lenient.invalid_entity => {
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
                let Some(entry) = self.dictionary.attribute(tag) else {
                    return Err(Error::at(ErrorKind::UnknownAttribute(tag), start));
                };
                if !entry.prefix.is_empty() {
                    state.prefix = entry.prefix;
                    state.pending = Pending::Prefix;
                }
                Ok(Some(Event::Pi(entry.name)))
            }
            Token::Literal(byte, index) => self.named(state, diagnostic, start, byte, index),
            Token::ExtI(code, string) => {
                self.extension(diagnostic, start, code)?;
                match string.to_str() {
                    Ok(text) if !self.ascii || text.is_ascii() => {
                        Ok(Some(Event::Extension { code, text }))
                    }
                    _ => Err(Error::at(ErrorKind::InvalidText, start.saturating_add(1))),
                }
            }
            Token::ExtT(code, index) => {
                self.indexed_extension(state, diagnostic, start, code, index)
            }
            Token::Ext(code) => {
                self.extension(diagnostic, start, code)?;
                Ok(Some(Event::Extension { code, text: "" }))
            }
            // Every other token is turned into an event in line.
            _ => Ok(None),
        }
    }

    /// An element, an attribute or the target of a processing instruction by its name.
    fn named(
        &self,
        state: &mut State<'a>,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        byte: u8,
        index: MbU32,
    ) -> Step<'a> {
        let Some(items) = state.items.checked_sub(1) else {
            return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), start));
        };
        state.items = items;
        let bytes = self.entry(state, diagnostic, start, index)?;
        let name = match from_utf8(bytes) {
            Ok(name) if is_xml_name(name) => name,
            _ => return Err(Error::at(ErrorKind::InvalidName, start)),
        };
        Ok(Some(if state.in_pi {
            Event::Pi(name)
        } else if state.in_attributes {
            match self.dictionary.attribute_by_name(name) {
                Some(row) => Event::Attribute(row.canonical),
                None => Event::AttributeLiteral { name },
            }
        } else {
            state.open(byte);
            self.literal(state.tag_page, name)
        }))
    }

    /// A string at offset `start` that is no text: an error, or to be had in pieces.
    fn invalid(
        &self,
        state: &mut State<'a>,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        bytes: &'a [u8],
    ) -> Result<(), Error> {
        if !self.lenient.invalid_text {
            let good = valid_prefix(bytes, self.ascii).len();
            return Err(Error::at(ErrorKind::InvalidText, start.saturating_add(good)));
        }
        *diagnostic = Some(Diagnostic::new(DiagnosticKind::InvalidText, start as u64));
        state.broken = bytes;
        Ok(())
    }

    /// Whether the token that begins with `next` may have a SWITCH_PAGE before it.
    fn has_page(&self, state: &State<'_>, next: Option<u8>) -> bool {
        let in_attributes = state.in_attributes || state.in_pi;
        match next {
            None | Some(global::SWITCH_PAGE | global::LITERAL) => true,
            Some(global::LITERAL_C | global::LITERAL_A | global::LITERAL_AC) => !in_attributes,
            Some(
                global::EXT_I_0..=global::EXT_I_2
                | global::EXT_T_0..=global::EXT_T_2
                | global::EXT_0..=global::EXT_2,
            ) => true,
            Some(byte) => byte & IDENTITY >= FIRST_ASSIGNED,
        }
    }

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
        let entry = self.table.get(from..).ok_or_else(out_of_range)?;
        let bytes = match memchr::memchr(0, entry) {
            Some(end) => entry.get(..end).unwrap_or(entry),
            None if self.lenient.unterminated_table && !entry.is_empty() => {
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
            _ if !self.lenient.invalid_text => Err(Error::at(ErrorKind::InvalidText, start)),
            _ => self.invalid(state, diagnostic, start, bytes).map(|()| None),
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
                let len = self.table.len();
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
        if !self.lenient.unknown_extension {
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
        self.context.dictionary
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
