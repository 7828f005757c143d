//! The grammar of the body, one token at a time, over whatever bytes there are.
//!
//! What changes from token to token is a [`Cursor`], small enough to live in registers; what does
//! not is a [`Grammar`]. The common tokens are decoded in line. Everything else is behind one call
//! that takes the state by value and hands it back, so that the address of the state never leaves
//! the caller's loop: that is what keeps it in registers.

use memchr::memchr;

use crate::charset::Charset;
use crate::token::{
    FIRST_ASSIGNED, HAS_ATTRIBUTES, HAS_CONTENT, IDENTITY, MbU32, Scope, Token, WireText, global,
};
use crate::{Error, ErrorKind, Expected, Header, LimitKind, Options};

/// Where in the grammar the next token stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum State {
    /// Before the root element.
    Prologue,
    /// In an element.
    Content,
    /// In an attribute list, before its first attribute.
    FirstAttribute,
    /// In an attribute list.
    Attributes,
    /// In a processing instruction, before its target.
    PiTarget,
    /// In a processing instruction.
    Pi,
    /// Behind the root element.
    Epilogue,
    /// At the end, clean or not.
    Done,
}

/// What never changes while a body is decoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar {
    /// The version byte.
    version: u8,
    /// Whether strings end at two zero bytes.
    wide: bool,
    /// Whether SWITCH_PAGE may stand before anything.
    lenient_switch: bool,
    /// Whether a string-table entry may end with the table.
    lenient_table: bool,
    /// Whether reading stops at the end of the root element.
    lenient_end: bool,
    /// The length of the string table.
    table_len: usize,
    /// Up to where string-table entries have a terminator.
    table_terminated: usize,
    depth_limit: u32,
    opaque_limit: u32,
    /// Bytes from the start of the document to the end of what the cursor is over.
    pub(super) total: usize,
}

impl Grammar {
    pub(super) fn new(header: &Header<'_>, options: &Options, total: usize) -> Self {
        let number = options.charset.or(header.charset.map(MbU32::value));
        let wide = number
            .and_then(Charset::from_mib_enum)
            .is_some_and(Charset::is_wide);
        let table = header.string_table;
        Self {
            version: header.version.to_byte(),
            wide,
            lenient_switch: options.lenient.misplaced_switch_page,
            lenient_table: options.lenient.unterminated_table,
            lenient_end: options.lenient.trailing_data,
            table_len: table.len(),
            table_terminated: terminated(table, wide),
            depth_limit: options.limits.depth,
            opaque_limit: options.limits.opaque,
            total,
        }
    }

    /// Whether the strings of the document end at two zero bytes.
    #[cfg(feature = "alloc")]
    pub(super) const fn wide(&self) -> bool {
        self.wide
    }
}

/// How many bytes of the table lie before the end of its last terminator.
fn terminated(table: &[u8], wide: bool) -> usize {
    if wide {
        let last = table.chunks_exact(2).rposition(|unit| unit == [0, 0]);
        last.map_or(0, |i| i.saturating_add(1).saturating_mul(2))
    } else {
        memchr::memrchr(0, table).map_or(0, |i| i.saturating_add(1))
    }
}

/// Where the string that `text` begins with ends, and what is behind its terminator.
#[inline(always)]
pub(super) fn split_string(text: &[u8], wide: bool) -> Option<(&[u8], &[u8])> {
    if wide {
        return split_wide_string(text);
    }
    let (string, rest) = text.split_at_checked(find_nul(text)?)?;
    Some((string, rest.get(1..)?))
}

/// Where the first NUL is. Most strings are short: sixteen bytes are looked at without a branch,
/// and without the call that the vector search costs.
#[inline(always)]
fn find_nul(text: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    if let Some(block) = text.first_chunk::<16>() {
        let both = u128::from_le_bytes(*block);
        let (low, high) = (both as u64, (both >> 64) as u64);
        // The lowest top bit set marks the first zero byte (Mycroft's test).
        let in_low = low.wrapping_sub(ONES) & !low & TOPS;
        let in_high = high.wrapping_sub(ONES) & !high & TOPS;
        if in_low | in_high != 0 {
            let (word, base) = if in_low != 0 {
                (in_low, 0)
            } else {
                (in_high, 8)
            };
            return Some(((word.trailing_zeros() >> 3) | base) as usize);
        }
    }
    memchr(0, text)
}

#[cold]
#[inline(never)]
fn split_wide_string(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let units = text.chunks_exact(2).position(|unit| unit == [0, 0])?;
    let (string, rest) = text.split_at_checked(units.checked_mul(2)?)?;
    Some((string, rest.get(2..)?))
}

/// What changes from token to token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a [u8],
    /// Open elements.
    pub(super) depth: u32,
    pub(super) state: State,
    /// Whether the element whose attributes are being read has content.
    content: bool,
    /// The state that the end of a processing instruction returns to.
    back: State,
}

type Step<'a> = Result<Option<Token<'a>>, Error>;

impl<'a> Cursor<'a> {
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self {
            rest: body,
            depth: 0,
            state: State::Prologue,
            content: false,
            back: State::Prologue,
        }
    }

    /// The same place in the grammar over other bytes.
    #[cfg(feature = "alloc")]
    pub(super) const fn over<'b>(&self, rest: &'b [u8]) -> Cursor<'b> {
        Cursor {
            rest,
            depth: self.depth,
            state: self.state,
            content: self.content,
            back: self.back,
        }
    }

    /// Puts the cursor at its end.
    #[inline]
    pub(super) fn stop(&mut self) {
        self.rest = &[];
        self.state = State::Done;
    }

    /// The next token; `None` at a clean end.
    #[inline(always)]
    pub(super) fn next_token(&mut self, grammar: &Grammar) -> Step<'a> {
        let rest = self.rest;
        if let Some((&byte, after)) = rest.split_first() {
            if self.state == State::Content {
                if byte == global::STR_I {
                    return self.string(grammar, after).map(|s| Some(Token::StrI(s)));
                }
                if byte == global::END {
                    self.rest = after;
                    self.end_element();
                    return Ok(Some(Token::End(Scope::Element)));
                }
                if byte & IDENTITY >= FIRST_ASSIGNED {
                    self.rest = after;
                    return self
                        .tag(grammar, byte, Token::Tag(byte), rest.len())
                        .map(Some);
                }
                if byte == global::SWITCH_PAGE && grammar.version >= 2 {
                    if let [page, next, ..] = *after {
                        if next & IDENTITY >= FIRST_ASSIGNED {
                            self.rest = after.get(1..).unwrap_or(&[]);
                            return Ok(Some(Token::SwitchPage(page)));
                        }
                    }
                }
            } else if self.state == State::Attributes || self.state == State::FirstAttribute {
                if byte == global::END && self.state == State::Attributes {
                    self.rest = after;
                    self.end_attributes();
                    return Ok(Some(Token::End(Scope::Attributes)));
                }
                if byte == global::STR_I && self.state == State::Attributes {
                    return self.string(grammar, after).map(|s| Some(Token::StrI(s)));
                }
                if byte & IDENTITY >= FIRST_ASSIGNED {
                    if byte < 0x80 {
                        self.rest = after;
                        self.state = State::Attributes;
                        return Ok(Some(Token::AttrStart(byte)));
                    }
                    if self.state == State::Attributes {
                        self.rest = after;
                        return Ok(Some(Token::AttrValue(byte)));
                    }
                }
                if byte == global::STR_T && self.state == State::Attributes {
                    if let Some((&index, after)) = after.split_first() {
                        if index < 0x80 && usize::from(index) < grammar.table_terminated {
                            self.rest = after;
                            return Ok(Some(Token::StrT(MbU32::new(u32::from(index)))));
                        }
                    }
                }
            }
        }
        let Self {
            rest,
            depth,
            state,
            content,
            back,
        } = *self;
        let (cursor, step) = uncommon(*grammar, rest, depth, state, content, back);
        *self = cursor;
        step
    }

    /// The element that comes next, if it has no attributes and holds one inline string or nothing:
    /// its tag, the string, and what is behind it. Nothing is read.
    #[cfg(feature = "alloc")]
    #[inline(always)]
    pub(super) fn peek_leaf(&self, grammar: &Grammar) -> Option<(u8, &'a [u8], &'a [u8])> {
        let (&byte, after) = self.rest.split_first()?;
        if self.state != State::Content || grammar.wide || self.depth >= grammar.depth_limit {
            return None;
        }
        if byte & (HAS_ATTRIBUTES | HAS_CONTENT) == HAS_CONTENT && byte & IDENTITY >= FIRST_ASSIGNED
        {
            let text = after.strip_prefix(&[global::STR_I])?;
            if let [_, 0, global::END, ref rest @ ..] = *text {
                if let Some((string, _)) = text.split_at_checked(1).filter(|(s, _)| *s != [0]) {
                    return Some((byte, string, rest));
                }
            }
            let (string, rest) = split_string(text, false)?;
            return Some((byte, string, rest.strip_prefix(&[global::END])?));
        }
        if byte & (HAS_ATTRIBUTES | HAS_CONTENT) == 0 && byte >= FIRST_ASSIGNED {
            return Some((byte, &[], after));
        }
        None
    }

    #[inline(always)]
    fn end_element(&mut self) {
        // In Content at least one element is open.
        self.depth = self.depth.wrapping_sub(1);
        if self.depth == 0 {
            self.state = State::Epilogue;
        }
    }

    #[inline(always)]
    fn end_attributes(&mut self) {
        if self.content {
            self.depth = self.depth.wrapping_add(1);
            self.state = State::Content;
        } else {
            self.state = if self.depth == 0 {
                State::Epilogue
            } else {
                State::Content
            };
        }
    }

    /// The string at the start of `text`.
    #[inline(always)]
    fn string(&mut self, grammar: &Grammar, text: &'a [u8]) -> Result<WireText<'a>, Error> {
        match split_string(text, grammar.wide) {
            Some((string, rest)) => {
                self.rest = rest;
                Ok(WireText::new(string))
            }
            None => Err(self.fail(grammar, ErrorKind::UnterminatedString, text.len())),
        }
    }

    /// Opens the element of a tag or literal that has just been read.
    #[inline(always)]
    fn tag(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        token: Token<'a>,
        left: usize,
    ) -> Result<Token<'a>, Error> {
        if byte & HAS_CONTENT != 0 {
            if self.depth >= grammar.depth_limit {
                let kind = ErrorKind::LimitExceeded(LimitKind::Depth);
                return Err(self.fail(grammar, kind, left));
            }
            if byte & HAS_ATTRIBUTES == 0 {
                // Bounded by the limit.
                self.depth = self.depth.wrapping_add(1);
                self.state = State::Content;
                return Ok(token);
            }
        }
        if byte & HAS_ATTRIBUTES != 0 {
            self.state = State::FirstAttribute;
            self.content = byte & HAS_CONTENT != 0;
        } else if self.depth == 0 {
            self.state = State::Epilogue;
        }
        Ok(token)
    }

    /// Ends decoding; the item that began with `left` bytes to go is to blame.
    #[inline(always)]
    fn fail(&mut self, grammar: &Grammar, kind: ErrorKind, left: usize) -> Error {
        self.state = State::Done;
        self.rest = &[];
        Error::at(kind, grammar.total.wrapping_sub(left))
    }
}

/// Every token that is not decoded in line.
#[inline(never)]
fn uncommon<'a>(
    grammar: Grammar,
    rest: &'a [u8],
    depth: u32,
    state: State,
    content: bool,
    back: State,
) -> (Cursor<'a>, Step<'a>) {
    let mut cursor = Cursor {
        rest,
        depth,
        state,
        content,
        back,
    };
    let step = cursor.uncommon_token(&grammar);
    (cursor, step)
}

impl<'a> Cursor<'a> {
    #[inline(always)]
    fn uncommon_token(&mut self, grammar: &Grammar) -> Step<'a> {
        let rest = self.rest;
        match rest.split_first() {
            Some((&byte, after)) => match self.state {
                State::Done => Ok(None),
                State::Content => self.content_token(grammar, byte, after).map(Some),
                State::FirstAttribute | State::Attributes => {
                    self.attribute_token(grammar, byte, after).map(Some)
                }
                State::PiTarget | State::Pi => self.pi_token(grammar, byte, after).map(Some),
                State::Prologue => self.prologue_token(grammar, byte, after).map(Some),
                State::Epilogue => self.epilogue_token(grammar, byte, after),
            },
            None => match self.state {
                State::Epilogue | State::Done => {
                    self.state = State::Done;
                    Ok(None)
                }
                _ => Err(self.fail(grammar, ErrorKind::UnexpectedEnd, 0)),
            },
        }
    }

    fn prologue_token(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        after: &'a [u8],
    ) -> Result<Token<'a>, Error> {
        match byte {
            global::SWITCH_PAGE => self.switch_page(grammar, after),
            global::PI => Ok(self.pi(after)),
            global::LITERAL | global::LITERAL_C | global::LITERAL_A | global::LITERAL_AC => {
                self.literal_tag(grammar, byte, after)
            }
            _ if byte & IDENTITY >= FIRST_ASSIGNED => {
                self.rest = after;
                self.tag(grammar, byte, Token::Tag(byte), left_before(after))
            }
            _ => Err(self.unexpected(grammar, byte, after, Expected::Root)),
        }
    }

    fn epilogue_token(&mut self, grammar: &Grammar, byte: u8, after: &'a [u8]) -> Step<'a> {
        if byte == global::PI {
            return Ok(Some(self.pi(after)));
        }
        if grammar.lenient_end {
            // What is left stays in `rest`, for the layer above to report.
            self.state = State::Done;
            return Ok(None);
        }
        Err(self.fail(grammar, ErrorKind::TrailingData, left_before(after)))
    }

    fn content_token(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        after: &'a [u8],
    ) -> Result<Token<'a>, Error> {
        match byte {
            global::SWITCH_PAGE => self.switch_page(grammar, after),
            global::PI => Ok(self.pi(after)),
            global::LITERAL | global::LITERAL_C | global::LITERAL_A | global::LITERAL_AC => {
                self.literal_tag(grammar, byte, after)
            }
            _ => self.value_token(grammar, byte, after, Expected::Content),
        }
    }

    fn attribute_token(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        after: &'a [u8],
    ) -> Result<Token<'a>, Error> {
        match byte {
            global::SWITCH_PAGE => self.switch_page(grammar, after),
            global::LITERAL => {
                let index = self.table_index(grammar, after)?;
                self.state = State::Attributes;
                Ok(Token::Literal(byte, index))
            }
            _ if self.state == State::FirstAttribute => {
                let is_value = byte >= 0x80 && byte & IDENTITY >= FIRST_ASSIGNED
                    || matches!(
                        byte,
                        global::STR_I
                            | global::STR_T
                            | global::ENTITY
                            | global::OPAQUE
                            | global::EXT_I_0..=global::EXT_I_2
                            | global::EXT_T_0..=global::EXT_T_2
                            | global::EXT_0..=global::EXT_2
                    );
                Err(if is_value {
                    self.fail(
                        grammar,
                        ErrorKind::ValueWithoutAttribute,
                        left_before(after),
                    )
                } else {
                    self.unexpected(grammar, byte, after, Expected::Attribute)
                })
            }
            _ => self.value_token(grammar, byte, after, Expected::Attribute),
        }
    }

    fn pi_token(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        after: &'a [u8],
    ) -> Result<Token<'a>, Error> {
        if byte == global::SWITCH_PAGE {
            return self.switch_page(grammar, after);
        }
        if self.state == State::PiTarget {
            if byte == global::LITERAL {
                let index = self.table_index(grammar, after)?;
                self.state = State::Pi;
                return Ok(Token::Literal(byte, index));
            }
            if byte < 0x80 && byte & IDENTITY >= FIRST_ASSIGNED {
                self.rest = after;
                self.state = State::Pi;
                return Ok(Token::AttrStart(byte));
            }
            return Err(self.unexpected(grammar, byte, after, Expected::PiTarget));
        }
        match byte {
            global::END => {
                self.rest = after;
                self.state = self.back;
                Ok(Token::End(Scope::Pi))
            }
            _ if byte >= 0x80 && byte & IDENTITY >= FIRST_ASSIGNED => {
                self.rest = after;
                Ok(Token::AttrValue(byte))
            }
            _ => self.value_token(grammar, byte, after, Expected::Attribute),
        }
    }

    /// What content, attribute values and processing instructions share.
    fn value_token(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        after: &'a [u8],
        expected: Expected,
    ) -> Result<Token<'a>, Error> {
        match byte {
            global::STR_I => self.string(grammar, after).map(Token::StrI),
            global::STR_T => self.table_index(grammar, after).map(Token::StrT),
            global::ENTITY => self.integer(grammar, after).map(Token::Entity),
            global::EXT_I_0..=global::EXT_I_2 => {
                self.string(grammar, after).map(|s| Token::ExtI(byte, s))
            }
            global::EXT_T_0..=global::EXT_T_2 => {
                self.integer(grammar, after).map(|i| Token::ExtT(byte, i))
            }
            global::EXT_0..=global::EXT_2 => {
                self.rest = after;
                Ok(Token::Ext(byte))
            }
            global::OPAQUE => self.opaque(grammar, after),
            _ => Err(self.unexpected(grammar, byte, after, expected)),
        }
    }

    fn pi(&mut self, after: &'a [u8]) -> Token<'a> {
        self.back = self.state;
        self.state = State::PiTarget;
        self.rest = after;
        Token::Pi
    }

    fn literal_tag(
        &mut self,
        grammar: &Grammar,
        byte: u8,
        after: &'a [u8],
    ) -> Result<Token<'a>, Error> {
        let index = self.table_index(grammar, after)?;
        self.tag(
            grammar,
            byte,
            Token::Literal(byte, index),
            left_before(after),
        )
    }

    /// SWITCH_PAGE has been read; `after` begins with the page.
    fn switch_page(&mut self, grammar: &Grammar, after: &'a [u8]) -> Result<Token<'a>, Error> {
        let left = left_before(after);
        let version = grammar.version;
        if version < 2 {
            let kind = ErrorKind::NotInVersion {
                token: global::SWITCH_PAGE,
                version,
            };
            return Err(self.fail(grammar, kind, left));
        }
        let Some((&page, next)) = after.split_first() else {
            return Err(self.fail(grammar, ErrorKind::UnexpectedEnd, 0));
        };
        if !grammar.lenient_switch && next.first().is_some_and(|&n| !self.has_page(n)) {
            return Err(self.fail(grammar, ErrorKind::MisplacedSwitchPage, left));
        }
        self.rest = next;
        Ok(Token::SwitchPage(page))
    }

    /// Whether a token may have SWITCH_PAGE before it: tags, attributes and extensions may.
    fn has_page(&self, byte: u8) -> bool {
        match byte {
            global::SWITCH_PAGE => true,
            global::LITERAL => self.state != State::Pi,
            global::LITERAL_C | global::LITERAL_A | global::LITERAL_AC => {
                matches!(self.state, State::Prologue | State::Content)
            }
            global::EXT_I_0..=global::EXT_I_2
            | global::EXT_T_0..=global::EXT_T_2
            | global::EXT_0..=global::EXT_2 => true,
            _ => byte & IDENTITY >= FIRST_ASSIGNED,
        }
    }

    fn opaque(&mut self, grammar: &Grammar, after: &'a [u8]) -> Result<Token<'a>, Error> {
        let left = left_before(after);
        let version = grammar.version;
        // No OPAQUE in 1.0; in 1.1 as content only.
        if version == 0 || (version == 1 && self.state != State::Content) {
            let kind = ErrorKind::NotInVersion {
                token: global::OPAQUE,
                version,
            };
            return Err(self.fail(grammar, kind, left));
        }
        let len = self.integer(grammar, after)?;
        let split = usize::try_from(len.value())
            .ok()
            .and_then(|n| self.rest.split_at_checked(n));
        match split {
            None => Err(self.fail(grammar, ErrorKind::OpaquePastEnd, left)),
            Some(_) if len.value() > grammar.opaque_limit => {
                let kind = ErrorKind::LimitExceeded(LimitKind::Opaque);
                Err(self.fail(grammar, kind, left))
            }
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(Token::Opaque {
                    len_width: len.width(),
                    bytes,
                })
            }
        }
    }

    fn integer(&mut self, grammar: &Grammar, after: &'a [u8]) -> Result<MbU32, Error> {
        match MbU32::split(after) {
            Ok((integer, rest)) => {
                self.rest = rest;
                Ok(integer)
            }
            Err(ErrorKind::UnexpectedEnd) => Err(self.fail(grammar, ErrorKind::UnexpectedEnd, 0)),
            Err(kind) => Err(self.fail(grammar, kind, after.len())),
        }
    }

    /// An offset in the string table at which an entry begins that has an end.
    fn table_index(&mut self, grammar: &Grammar, after: &'a [u8]) -> Result<MbU32, Error> {
        let integer = self.integer(grammar, after)?;
        let index = usize::try_from(integer.value()).unwrap_or(usize::MAX);
        let kind = if index >= grammar.table_len || (grammar.wide && index % 2 != 0) {
            ErrorKind::StringTableIndex(integer.value())
        } else if index >= grammar.table_terminated && !grammar.lenient_table {
            ErrorKind::StringTableUnterminated
        } else {
            return Ok(integer);
        };
        Err(self.fail(grammar, kind, after.len()))
    }

    fn unexpected(
        &mut self,
        grammar: &Grammar,
        found: u8,
        after: &[u8],
        expected: Expected,
    ) -> Error {
        self.fail(
            grammar,
            ErrorKind::UnexpectedToken { found, expected },
            left_before(after),
        )
    }
}

/// How much was left before the byte in front of `after` was read.
fn left_before(after: &[u8]) -> usize {
    after.len().saturating_add(1)
}
