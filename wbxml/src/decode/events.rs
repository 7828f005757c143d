//! [`EventReader`]: tokens to events.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::Decoder;
use super::uncommon::{Cause, Context, State, Step, broken_piece, table_text, uncommon};
use super::window::Utf8Window;
#[cfg(feature = "xml")]
use crate::Limits;
use crate::charset::Charset;
use crate::event::text_in_pieces;
use crate::token::{IDENTITY, Scope, Token};
use crate::{
    Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Event, Header, LimitKind, Options,
    Source, Tag,
};

/// The events of a WBXML document in UTF-8 or US-ASCII.
///
/// Pages, strings and names are resolved; what the dictionary does not know survives as its page
/// and token. Nothing is copied. A document in another charset is brought into UTF-8 first, by
/// [`charset::to_utf8`](crate::charset::to_utf8).
///
/// ```
/// use wbxml::{Event, EventReader, Source, dictionaries};
///
/// let document = b"\x03\x05\x6A\x00\x45\x03hi\x00\x01";
/// let mut reader = EventReader::new(document, &dictionaries::SI_1_0)?;
/// let Some(Event::Start(root)) = reader.next_event()? else {
///     panic!("no root element");
/// };
/// assert_eq!(dictionaries::SI_1_0.tag_name(root), Some("si"));
/// assert_eq!(reader.text()?, "hi");
/// assert_eq!(reader.next_event()?, None);
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct EventReader<'a> {
    decoder: Decoder<'a>,
    window: Utf8Window<'a>,
    state: State<'a>,
    context: Context<'a>,
    /// How much was left before the last token was read.
    left: usize,
    diagnostics: Vec<Diagnostic>,
}

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
        if let Some(offset) = header.unterminated_public_id(options) {
            diagnostics.push(Diagnostic::new(DiagnosticKind::UnterminatedTable, offset));
        }
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
                pending: None,
                in_attributes: false,
                in_pi: false,
                empty: false,
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
            left: input.len(),
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

    /// What is left of these limits here: for a document that stands in the element just read.
    #[cfg(feature = "xml")]
    pub(crate) fn remaining(&self, limits: Limits) -> Limits {
        limits
            .with_depth(limits.depth.saturating_sub(self.decoder.depth()))
            .with_items(self.state.items)
            .with_expanded_text(self.state.expanded)
    }

    /// Counts what such a document has taken.
    #[cfg(feature = "xml")]
    pub(crate) fn charge(&mut self, inner: &EventReader<'_>) {
        self.state.items = inner.state.items;
        self.state.expanded = inner.state.expanded;
    }

    /// The next event; after an error, the end.
    #[inline(always)]
    fn step(&mut self) -> Step<'a> {
        let step = self.advance();
        if step.is_err() {
            self.decoder.stop();
            self.state.pending = None;
        }
        step
    }

    #[inline(always)]
    fn advance(&mut self) -> Step<'a> {
        if let Some(event) = self.state.pending.take() {
            if !self.state.broken.is_empty() {
                let (next, rest) = broken_piece(self.state.broken, self.context.ascii);
                self.state.pending = Some(next);
                self.state.broken = rest;
            }
            return Ok(Some(event));
        }
        loop {
            let start = self.decoder.offset();
            self.left = self.decoder.remaining().len();
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
                        self.window
                            .get(self.decoder.offset().wrapping_sub(1), bytes.len())
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
                    return Ok(Some(Event::Start(Tag::new(
                        self.state.tag_page,
                        byte & IDENTITY,
                    ))));
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
                                self.state.pending = Some(Event::Text(entry.prefix));
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
                        self.state.pending = Some(Event::End);
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

impl<'a> Source<'a> for EventReader<'a> {
    #[inline(always)]
    fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        self.step()
    }

    fn offset(&self) -> u64 {
        self.decoder.offset() as u64
    }

    fn item_offset(&self) -> u64 {
        self.decoder.total().saturating_sub(self.left) as u64
    }

    fn dictionary(&self) -> &'static Dictionary {
        self.context.dictionary
    }

    #[inline]
    fn leaf(&mut self) -> Option<(Tag, &'a str)> {
        if self.state.pending.is_some() || self.context.ascii {
            return None;
        }
        let (byte, string, rest) = self.decoder.peek_leaf()?;
        let items = self.state.items.checked_sub(1)?;
        let text = if string.is_empty() {
            ""
        } else {
            // The end of the string: its terminator and END are between it and the rest.
            let end = self.decoder.total().wrapping_sub(rest.len());
            self.window.get(end.wrapping_sub(2), string.len())?
        };
        self.left = self.decoder.remaining().len();
        self.state.items = items;
        self.decoder.skip_to(rest);
        Some((Tag::new(self.state.tag_page, byte & IDENTITY), text))
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
