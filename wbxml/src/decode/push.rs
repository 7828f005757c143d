//! [`PushDecoder`]: the tokens of a document that arrives in pieces.

use alloc::vec::Vec;

use super::cursor::{Cursor, Grammar, State};
use crate::{Error, ErrorKind, Header, LimitKind, Limits, Options, Token};

/// The tokens of a document that arrives in pieces, from a socket say.
///
/// Each token comes out as soon as it is complete. What is kept is the string table and the bytes
/// of the token that is not complete yet, at most [`Limits::token`](crate::Limits::token) of them;
/// a document may be of any size. No byte is looked at twice because a piece ended.
///
/// However the pieces are cut, the tokens and errors are those of a
/// [`Decoder`](crate::Decoder) over the whole, but that a token longer than the limit is refused,
/// an OPAQUE as soon as its length is known.
///
/// ```
/// use wbxml::{PushDecoder, Token};
///
/// let mut decoder = PushDecoder::new();
/// let mut texts = 0;
/// for piece in [&b"\x03\x01\x6A\x00\x45\x03he"[..], b"llo\x00", b"\x01"] {
///     decoder.feed(piece)?;
///     while let Some(token) = decoder.next_token()? {
///         texts += u32::from(matches!(token, Token::StrI(_)));
///     }
/// }
/// decoder.finish();
/// assert_eq!((decoder.next_token()?, texts), (None, 1));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PushDecoder {
    options: Options,
    /// Bytes that have arrived and are not decoded yet, from `start` on.
    buffer: Vec<u8>,
    start: usize,
    /// Bytes of the document before `buffer`.
    before: usize,
    /// How many bytes from `start` on it takes before trying again can help.
    wanted: usize,
    /// Up to where, from `start` on, the terminator of an inline string has been looked for.
    scanned: usize,
    finished: bool,
    head: Option<Head>,
    /// Nothing more is read: after an error, at the end, or behind it.
    ended: bool,
}

/// The header, and where in the body decoding is.
#[derive(Clone, Debug)]
struct Head {
    bytes: Vec<u8>,
    grammar: Grammar,
    cursor: Cursor<'static>,
}

impl Default for PushDecoder {
    fn default() -> Self {
        Self::new()
    }
}

impl PushDecoder {
    /// A strict decoder within the default limits.
    #[must_use]
    pub const fn new() -> Self {
        Self::with_options(Options::STRICT)
    }

    /// A decoder with these options, as for
    /// [`Decoder::with_options`](crate::Decoder::with_options).
    #[must_use]
    pub const fn with_options(options: Options) -> Self {
        Self {
            options,
            buffer: Vec::new(),
            start: 0,
            before: 0,
            wanted: 1,
            scanned: 0,
            finished: false,
            head: None,
            ended: false,
        }
    }

    /// Takes the next piece of the document. Call [`next_token`](Self::next_token) until it has
    /// no more before feeding on.
    ///
    /// # Errors
    ///
    /// [`LimitKind::Token`] if the bytes not decoded yet exceed the limit by more than this piece.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), Error> {
        if self.ended {
            self.release();
        }
        if self.ended || self.finished {
            return Ok(());
        }
        self.buffer.drain(..self.start);
        self.before = self.before.saturating_add(self.start);
        self.start = 0;
        // The header is no token: it is bounded by the limit on the string table.
        let limits = &self.options.limits;
        let room = match self.head {
            Some(_) => limits.token,
            None => limits.token.max(longest_header(limits)),
        };
        if self.buffer.len() > room {
            let kind = ErrorKind::LimitExceeded(LimitKind::Token);
            return Err(self.fail(Error::at(kind, self.before)));
        }
        self.buffer.extend_from_slice(piece);
        Ok(())
    }

    /// Says that the document has arrived whole.
    pub fn finish(&mut self) {
        self.finished = true;
    }

    /// The offset in the document of the next token, in bytes.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.before.saturating_add(self.start) as u64
    }

    /// How many bytes are held back until a token is complete.
    #[must_use]
    pub fn buffered(&self) -> usize {
        if self.ended {
            0
        } else {
            self.buffer.len().saturating_sub(self.start)
        }
    }

    /// The header, once it has arrived.
    #[must_use]
    pub fn header(&self) -> Option<Header<'_>> {
        let head = self.head.as_ref()?;
        Header::decode(&head.bytes, &self.options)
            .ok()
            .map(|(header, _)| header)
    }

    /// The next token; `None` if it has not arrived whole yet, or, after
    /// [`finish`](Self::finish), at the end.
    ///
    /// # Errors
    ///
    /// As for [`Decoder`](crate::Decoder); once, then the decoder is at its end.
    pub fn next_token(&mut self) -> Result<Option<Token<'_>>, Error> {
        if self.ended {
            self.release();
            return Ok(None);
        }
        if !self.finished && self.buffered() < self.wanted {
            return Ok(None);
        }
        if self.head.is_none() && !self.read_header()? {
            return Ok(None);
        }
        if !self.finished && self.inside_string() {
            return Ok(None);
        }
        let Some(head) = &mut self.head else {
            return Ok(None);
        };
        let rest = self.buffer.get(self.start..).unwrap_or(&[]);
        let place = self.before.saturating_add(self.start);
        let limit = self.options.limits.token;
        let too_long = Error::at(ErrorKind::LimitExceeded(LimitKind::Token), place);
        let before = head.cursor;
        head.grammar.total = self.before.saturating_add(self.buffer.len());
        let mut cursor = before.over(rest);
        let step = cursor.next_token(&head.grammar);
        // A SWITCH_PAGE is judged by what follows it, which has to be there.
        let undecided = !self.finished
            && matches!(step, Ok(Some(Token::SwitchPage(_))))
            && cursor.rest.is_empty();
        match step {
            Ok(Some(_)) if undecided => {
                self.wanted = rest.len().saturating_add(1);
                Ok(None)
            }
            Err(e) if !self.finished && is_incomplete(e.kind()) => {
                self.wanted = wanted(rest, e.kind());
                if self.wanted > limit {
                    self.ended = true;
                    return Err(too_long);
                }
                Ok(None)
            }
            Err(e) => {
                self.ended = true;
                Err(e)
            }
            Ok(None) => {
                // At the end of the bytes so far, behind the root, more may arrive; but what lenient
                // reading leaves there is not read whatever it is.
                self.ended = self.finished || !rest.is_empty();
                Ok(None)
            }
            Ok(token) => {
                if rest.len().saturating_sub(cursor.rest.len()) > limit {
                    self.ended = true;
                    return Err(too_long);
                }
                self.start = self.buffer.len().saturating_sub(cursor.rest.len());
                head.cursor = cursor.over(&[]);
                self.wanted = 1;
                self.scanned = 0;
                Ok(token)
            }
        }
    }

    /// Reads the header if it is there whole.
    fn read_header(&mut self) -> Result<bool, Error> {
        let bytes = self.buffer.get(self.start..).unwrap_or(&[]);
        match Header::decode(bytes, &self.options) {
            Ok((header, body)) => {
                let grammar = Grammar::new(&header, &self.options, 0);
                let len = bytes.len().saturating_sub(body.len());
                let bytes = bytes.get(..len).unwrap_or(&[]).to_vec();
                self.head = Some(Head {
                    bytes,
                    grammar,
                    cursor: Cursor::new(&[]),
                });
                self.start = self.start.saturating_add(len);
                Ok(true)
            }
            Err(e) if !self.finished && is_incomplete(e.kind()) => {
                let longest = longest_header(&self.options.limits);
                if bytes.len() >= longest {
                    let kind = ErrorKind::LimitExceeded(LimitKind::StringTable);
                    return Err(self.fail(Error::new(kind, e.offset())));
                }
                self.wanted = header_wanted(bytes).min(longest);
                Ok(false)
            }
            Err(e) => Err(self.fail(e)),
        }
    }

    /// Whether the next token is an inline string whose terminator has not arrived. Looks at each
    /// byte once.
    fn inside_string(&mut self) -> bool {
        let Some(head) = &self.head else { return false };
        let rest = self.buffer.get(self.start..).unwrap_or(&[]);
        let Some((&byte, text)) = rest.split_first() else {
            return false;
        };
        let takes_strings = matches!(
            head.cursor.state,
            State::Content | State::Attributes | State::Pi
        );
        if !takes_strings || !matches!(byte, 0x03 | 0x40..=0x42) {
            return false;
        }
        let wide = head.grammar.wide();
        let from = if wide {
            self.scanned & !1
        } else {
            self.scanned
        };
        let unseen = text.get(from..).unwrap_or(&[]);
        if super::cursor::split_string(unseen, wide).is_some() {
            return false;
        }
        self.scanned = text.len();
        // The terminator would make it longer than the limit.
        rest.len() < self.options.limits.token
    }

    #[cold]
    fn fail(&mut self, error: Error) -> Error {
        self.ended = true;
        self.release();
        error
    }

    /// Gives the buffer back: nothing more is read.
    fn release(&mut self) {
        self.before = self.before.saturating_add(self.start);
        self.start = 0;
        self.buffer = Vec::new();
    }
}

/// How many bytes a header can take: the version, four integers, the table.
fn longest_header(limits: &Limits) -> usize {
    usize::try_from(limits.string_table)
        .unwrap_or(usize::MAX)
        .saturating_add(21)
}

/// Whether more bytes could mend this.
fn is_incomplete(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnexpectedEnd
            | ErrorKind::UnterminatedString
            | ErrorKind::OpaquePastEnd
            | ErrorKind::StringTablePastEnd
    )
}

/// How many bytes the token that `rest` begins with takes, as far as that can be told.
fn wanted(rest: &[u8], kind: ErrorKind) -> usize {
    let more = rest.len().saturating_add(1);
    if kind != ErrorKind::OpaquePastEnd {
        return more;
    }
    let Some(after) = rest.get(1..) else {
        return more;
    };
    match crate::MbU32::split(after) {
        Ok((len, _)) => usize::try_from(len.value())
            .unwrap_or(usize::MAX)
            .saturating_add(usize::from(len.width()))
            .saturating_add(1),
        Err(_) => more,
    }
}

/// How many bytes the header takes, as far as that can be told.
fn header_wanted(bytes: &[u8]) -> usize {
    let more = bytes.len().saturating_add(1);
    let table = || {
        let (&version, rest) = bytes.split_first()?;
        let (id, mut rest) = crate::MbU32::split(rest).ok()?;
        if id.value() == 0 {
            rest = crate::MbU32::split(rest).ok()?.1;
        }
        if version > 0 {
            rest = crate::MbU32::split(rest).ok()?.1;
        }
        let (len, rest) = crate::MbU32::split(rest).ok()?;
        let fixed = bytes.len().saturating_sub(rest.len());
        fixed.checked_add(usize::try_from(len.value()).ok()?)
    };
    table().map_or(more, |whole| whole.max(more))
}
