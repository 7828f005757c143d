//! [`CheckedDecoder`]: tokens with their text checked.

use core::iter::FusedIterator;

use super::Decoder;
use super::window::Utf8Window;
use crate::charset::Charset;
use crate::token::MbU32;
use crate::{Error, ErrorKind, Token};

/// The tokens of a document in UTF-8 or US-ASCII, each with the text of its inline string.
///
/// Made by [`Decoder::checked`]. As [`Decoder`] it copies and allocates nothing; short strings are
/// checked in bulk, which costs little more than not checking them.
///
/// ```
/// let document = b"\x03\x01\x6A\x00\x45\x03hello\x00\x01";
/// let texts = wbxml::Decoder::new(document)?.checked()?;
/// let texts: Result<String, _> = texts.map(|item| item.map(|(_, text)| text)).collect();
/// assert_eq!(texts?, "hello");
/// # Ok::<(), wbxml::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CheckedDecoder<'a> {
    decoder: Decoder<'a>,
    window: Utf8Window<'a>,
    ascii: bool,
}

impl<'a> CheckedDecoder<'a> {
    pub(super) fn new(decoder: Decoder<'a>, input: &'a [u8]) -> Result<Self, Error> {
        let number = decoder.charset();
        match Charset::from_mib_enum(number) {
            Some(charset) if charset.is_utf8() => Ok(Self {
                decoder,
                window: Utf8Window::new(input),
                ascii: charset == Charset::UsAscii,
            }),
            _ => {
                let offset = decoder.header().charset_offset();
                Err(Error::at(ErrorKind::UnsupportedCharset(number), offset))
            }
        }
    }

    #[inline(always)]
    fn next_pair(&mut self) -> Result<Option<(Token<'a>, &'a str)>, Error> {
        let Some(token) = self.decoder.next_token()? else {
            return Ok(None);
        };
        let (Token::StrI(string) | Token::ExtI(_, string)) = token else {
            return Ok(Some((token, "")));
        };
        let end = self.decoder.offset().wrapping_sub(1);
        match self.window.get(end, string.as_bytes().len()) {
            Some(text) if !self.ascii || text.is_ascii() => Ok(Some((token, text))),
            _ => Err(self.invalid(end.wrapping_sub(string.as_bytes().len()))),
        }
    }

    #[cold]
    fn invalid(&mut self, start: usize) -> Error {
        self.decoder.stop();
        Error::at(ErrorKind::InvalidText, start)
    }
}

impl<'a> Iterator for CheckedDecoder<'a> {
    type Item = Result<(Token<'a>, &'a str), Error>;

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        self.next_pair().transpose()
    }
}

impl FusedIterator for CheckedDecoder<'_> {}

/// The charset number that a document is read in.
pub(super) fn charset_number(options: Option<u32>, header: Option<MbU32>) -> u32 {
    options.or(header.map(MbU32::value)).unwrap_or(106)
}
