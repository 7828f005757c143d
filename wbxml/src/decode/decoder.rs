//! [`Decoder`]: the tokens of a document in memory.

use core::iter::FusedIterator;

use super::checked::{CheckedDecoder, charset_number};
use super::cursor::{Cursor, Grammar};
use crate::{Error, Header, Options, Token};

/// The tokens of a document, one after the other.
///
/// A fused iterator: after the first error it is at its end. It borrows from the input, copies
/// nothing and allocates nothing, and checks the grammar of the document's version as it goes, but
/// not that strings are text: [`EventReader`](crate::EventReader) does.
///
/// ```
/// use wbxml::{Decoder, Token, WireText};
///
/// let document = b"\x03\x01\x6A\x00\x45\x03hello\x00\x01";
/// let tokens: Result<Vec<Token<'_>>, _> = Decoder::new(document)?.collect();
/// assert_eq!(tokens?[1], Token::StrI(WireText::new(b"hello")));
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decoder<'a> {
    input: &'a [u8],
    charset: u32,
    header: Header<'a>,
    grammar: Grammar,
    cursor: Cursor<'a>,
}

impl<'a> Decoder<'a> {
    /// Reads the header of `input`; the tokens of the body are then to be had. Strict, within the
    /// default limits.
    ///
    /// # Errors
    ///
    /// Those of [`Header::decode`].
    pub fn new(input: &'a [u8]) -> Result<Self, Error> {
        Self::with_options(input, &Options::STRICT)
    }

    /// The same with these options. The token layer itself heeds the limits and
    /// [`unterminated_table`](crate::Lenient::unterminated_table),
    /// [`misplaced_switch_page`](crate::Lenient::misplaced_switch_page) and
    /// [`trailing_data`](crate::Lenient::trailing_data); it reports nothing.
    ///
    /// # Errors
    ///
    /// Those of [`Header::decode`].
    pub fn with_options(input: &'a [u8], options: &Options) -> Result<Self, Error> {
        let (header, body) = Header::decode(input, options)?;
        let grammar = Grammar::new(&header, options, input.len());
        let charset = charset_number(options.charset, header.charset);
        Ok(Self {
            input,
            charset,
            header,
            grammar,
            cursor: Cursor::new(body),
        })
    }

    /// The same tokens with the text of their inline strings, checked. From
    /// where this decoder is.
    ///
    /// # Errors
    ///
    /// [`UnsupportedCharset`](crate::ErrorKind::UnsupportedCharset) if the document is not in UTF-8
    /// or US-ASCII.
    pub fn checked(self) -> Result<CheckedDecoder<'a>, Error> {
        CheckedDecoder::new(self, self.input)
    }

    /// The IANA MIBenum of the charset that strings are in: the one of the options, else the
    /// document's, else 106, UTF-8.
    #[must_use]
    pub const fn charset(&self) -> u32 {
        self.charset
    }

    /// The tokens of a body without a header: `body` is what follows this one.
    #[cfg(feature = "alloc")]
    pub(crate) fn over_body(
        header: Header<'a>,
        body: &'a [u8],
        total: usize,
        options: &Options,
    ) -> Self {
        let grammar = Grammar::new(&header, options, total);
        let charset = charset_number(options.charset, header.charset);
        Self {
            input: body,
            charset,
            header,
            grammar,
            cursor: Cursor::new(body),
        }
    }

    /// The header.
    #[must_use]
    pub const fn header(&self) -> &Header<'a> {
        &self.header
    }

    /// The offset of the next token in the input, in bytes.
    #[inline(always)]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.grammar.total.wrapping_sub(self.cursor.rest.len())
    }

    /// How many elements are open.
    #[must_use]
    pub const fn depth(&self) -> u32 {
        self.cursor.depth
    }

    /// The bytes that have not been read yet.
    #[inline(always)]
    #[must_use]
    pub const fn remaining(&self) -> &'a [u8] {
        self.cursor.rest
    }

    /// The length of the document.
    #[cfg(feature = "alloc")]
    pub(crate) const fn total(&self) -> usize {
        self.grammar.total
    }

    /// The element that comes next, if it has no attributes and holds one inline string or nothing:
    /// its tag, the string, and what is behind it. Nothing is read.
    #[cfg(feature = "alloc")]
    #[inline(always)]
    pub(crate) fn peek_leaf(&self) -> Option<(u8, &'a [u8], &'a [u8])> {
        self.cursor.peek_leaf(&self.grammar)
    }

    /// Goes on with these bytes, the end of what is left, in the same place of the grammar.
    #[cfg(feature = "alloc")]
    #[inline(always)]
    pub(crate) const fn skip_to(&mut self, rest: &'a [u8]) {
        self.cursor.rest = rest;
    }

    /// Puts the decoder at its end.
    #[inline]
    pub(crate) fn stop(&mut self) {
        self.cursor.stop();
    }

    /// The next token; `None` at the end.
    #[inline(always)]
    pub(crate) fn next_token(&mut self) -> Result<Option<Token<'a>>, Error> {
        self.cursor.next_token(&self.grammar)
    }
}

impl<'a> Iterator for Decoder<'a> {
    type Item = Result<Token<'a>, Error>;

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        self.next_token().transpose()
    }

    /// Internal iteration keeps the state in registers whatever the caller does with the tokens.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, mut f: F) -> B {
        let Self {
            grammar,
            mut cursor,
            ..
        } = self;
        let mut accumulator = init;
        while let Some(item) = cursor.next_token(&grammar).transpose() {
            accumulator = f(accumulator, item);
        }
        accumulator
    }
}

impl FusedIterator for Decoder<'_> {}
