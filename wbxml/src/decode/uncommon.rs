//! What reading events does not do in line: the state that goes there and back, string-table
//! entries, literals, extensions, processing instructions, and everything that is let pass.

use alloc::vec::Vec;
use core::str::from_utf8;

use super::Decoder;
use crate::dictionary::{Extensions, Namespaces};
use crate::name::is_xml_name;
use crate::token::{
    FIRST_ASSIGNED, HAS_ATTRIBUTES, HAS_CONTENT, IDENTITY, MbU32, Scope, Token, global,
};
use crate::{
    Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Header, Lenient, LimitKind,
    NO_PAGE, Options, Tag,
};

/// What changes from token to token besides the place in the grammar.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'a> {
    pub(super) tag_page: u8,
    pub(super) attribute_page: u8,
    /// An event that comes before the next token is read.
    pub(super) pending: Option<Event<'a>>,
    pub(super) in_attributes: bool,
    pub(super) in_pi: bool,
    /// The element whose attributes are being read has no content.
    pub(super) empty: bool,
    /// What is left of a string with invalid bytes in it, behind the pending event.
    pub(super) broken: &'a [u8],
    pub(super) items: u64,
    pub(super) expanded: u64,
}

/// What does not change while a document is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) table: &'a [u8],
    pub(super) dictionary: &'static Dictionary,
    pub(super) lenient: Lenient,
    pub(super) ascii: bool,
}

pub(super) type Step<'a> = Result<Option<Event<'a>>, Error>;

impl<'a> State<'a> {
    /// Makes the first piece of a string with invalid bytes the pending event, if there is one.
    fn queue_broken(&mut self, bytes: &'a [u8], ascii: bool) {
        self.broken = &[];
        if !bytes.is_empty() {
            let (event, rest) = broken_piece(bytes, ascii);
            self.pending = Some(event);
            self.broken = rest;
        }
    }

    /// The bits of a tag or literal that has just been read.
    #[inline(always)]
    pub(super) fn open(&mut self, byte: u8) {
        if byte & HAS_ATTRIBUTES != 0 {
            self.in_attributes = true;
            self.empty = byte & HAS_CONTENT == 0;
        } else if byte & HAS_CONTENT == 0 {
            self.pending = Some(Event::End);
        }
    }
}

/// The text of a string-table entry, if all is well with it.
#[inline(never)]
pub(super) fn table_text(table: &[u8], index: MbU32) -> Option<&str> {
    let entry = table.get(usize::try_from(index.value()).ok()?..)?;
    from_utf8(entry.get(..memchr::memchr(0, entry)?)?).ok()
}

/// Why the common path was left.
#[derive(Clone, Copy)]
pub(super) enum Cause<'a> {
    /// A token that is not turned into an event there.
    Token(Token<'a>),
    /// A string that is no text.
    Invalid(&'a [u8]),
    /// A SWITCH_PAGE that may be misplaced, by the byte behind it.
    SwitchPage(Option<u8>),
    /// The end, where bytes behind it are let pass.
    End(Header<'a>, &'a [u8]),
}

/// Everything that is not done in line; no event means to go on reading, or the end.
#[cold]
#[inline(never)]
pub(super) fn uncommon<'a>(
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
            context
                .invalid(&mut state, &mut diagnostic, at, bytes)
                .map(|()| None)
        }
        Cause::SwitchPage(next) => {
            if !context.has_page(&state, next) {
                let kind = DiagnosticKind::MisplacedSwitchPage;
                diagnostic = Some(Diagnostic::new(kind, start as u64));
            }
            Ok(None)
        }
        Cause::End(header, rest) => {
            // Once: at the end it stays at the end.
            let reported = diagnostics
                .last()
                .is_some_and(|d| d.kind() == DiagnosticKind::TrailingData);
            if reported {
                Ok(None)
            } else {
                trailing(&mut diagnostic, header, start, rest)
            }
        }
    };
    diagnostics.extend(diagnostic);
    if step == Ok(None) && !state.broken.is_empty() {
        let (event, rest) = broken_piece(state.broken, context.ascii);
        state.queue_broken(rest, context.ascii);
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
    // A line feed would do for an empty element.
    let is_blank = rest.iter().all(|b| b.is_ascii_whitespace() || *b == 0);
    let mut second = Decoder::over_body(header, rest, total, &Options::STRICT);
    if !is_blank && second.all(|token| token.is_ok()) {
        return Err(Error::at(ErrorKind::TrailingData, start));
    }
    *diagnostic = Some(Diagnostic::new(DiagnosticKind::TrailingData, start as u64));
    Ok(None)
}

/// The longest valid text that `bytes` begin with.
fn valid_prefix(bytes: &[u8], ascii: bool) -> &str {
    let end = if ascii {
        bytes
            .iter()
            .position(|b| !b.is_ascii())
            .unwrap_or(bytes.len())
    } else {
        from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len)
    };
    bytes
        .get(..end)
        .and_then(|b| from_utf8(b).ok())
        .unwrap_or("")
}

/// The first piece of a string with invalid bytes, and the rest: valid text, or U+FFFD for one
/// maximal invalid sequence.
#[cold]
#[inline(never)]
pub(super) fn broken_piece(bytes: &[u8], ascii: bool) -> (Event<'_>, &[u8]) {
    let text = valid_prefix(bytes, ascii);
    let rest = bytes.get(text.len()..).unwrap_or(&[]);
    if !text.is_empty() {
        return (Event::Text(text), rest);
    }
    let skip = match from_utf8(rest) {
        Err(e) if !ascii => e.error_len().unwrap_or(rest.len()),
        _ => 1,
    };
    (
        Event::Char(char::REPLACEMENT_CHARACTER),
        rest.get(skip..).unwrap_or(&[]),
    )
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
                    state.pending = Some(Event::Text(entry.prefix));
                }
                Ok(Some(Event::Pi(entry.name)))
            }
            Token::Literal(byte, index) => self.named(state, diagnostic, start, byte, index),
            Token::ExtI(code, string) => {
                self.extension(diagnostic, start, code)?;
                let bytes = string.as_bytes();
                let text = valid_prefix(bytes, self.ascii);
                if text.len() < bytes.len() {
                    let at = start.saturating_add(1);
                    self.invalid(state, diagnostic, at, bytes)?;
                    // What is broken of the name comes as text behind it.
                    let broken = bytes.get(text.len()..).unwrap_or(&[]);
                    state.queue_broken(broken, self.ascii);
                }
                Ok(Some(Event::Extension { code, text }))
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
        if !state.in_pi {
            let Some(items) = state.items.checked_sub(1) else {
                return Err(Error::at(ErrorKind::LimitExceeded(LimitKind::Items), start));
            };
            state.items = items;
        }
        let bytes = self.entry(state, diagnostic, start, index)?;
        let name = match from_utf8(bytes) {
            Ok(name) if is_xml_name(name) && (!self.ascii || name.is_ascii()) => name,
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
            return Err(Error::at(
                ErrorKind::InvalidText,
                start.saturating_add(good),
            ));
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
        // A prefix says itself what the name is.
        let in_page = matches!(self.dictionary.namespaces, Namespaces::Pages)
            && !name.contains(':')
            && self.dictionary.page_of_no_namespace() != Some(page);
        Event::StartLiteral {
            page: if in_page { u16::from(page) } else { NO_PAGE },
            name,
        }
    }

    /// Whether an EXT_I or EXT may stand here.
    fn extension(
        &self,
        diagnostic: &mut Option<Diagnostic>,
        start: usize,
        code: u8,
    ) -> Result<(), Error> {
        let known =
            matches!(self.dictionary.extensions, Extensions::Variables) && code < global::EXT_0;
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
                // The index is the item, as it is behind STR_T.
                let at = start.saturating_add(1);
                if usize::try_from(index.value()).map_or(true, |i| i >= len) {
                    return Err(Error::at(ErrorKind::StringTableIndex(index.value()), at));
                }
                let bytes = self.entry(state, diagnostic, at, index)?;
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
        Ok(Some(Event::ExtensionIndex {
            code,
            index: index.value(),
        }))
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
        *diagnostic = Some(Diagnostic::new(
            DiagnosticKind::UnknownExtension(code),
            start as u64,
        ));
        Ok(())
    }
}

/// The tag that a literal name stands for: both forms of every name are understood (WBXML 1.3
/// §5.8.2). Where names carry a fixed prefix, the name may come without it.
fn tag_of_literal(dictionary: &Dictionary, page: u8, name: &str) -> Option<Tag> {
    // Without namespaces a name is the same on every page.
    let namespace = if matches!(dictionary.namespaces, Namespaces::Pages) {
        page
    } else {
        0
    };
    if let Some(tag) = dictionary.tag(namespace, name) {
        return Some(tag);
    }
    if !matches!(dictionary.namespaces, Namespaces::Prefixes(_)) || name.contains(':') {
        return None;
    }
    let tags = (FIRST_ASSIGNED..=IDENTITY).map(|id| Tag::new(namespace, id));
    tags.into_iter().find(|&tag| {
        dictionary
            .tag_name(tag)
            .and_then(|n| n.split_once(':'))
            .is_some_and(|(_, n)| n == name)
    })
}
