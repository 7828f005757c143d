//! Tokens and headers to bytes, losslessly.

use super::output::Output;
use crate::token::{MbU32, Token, global};
use crate::{Error, ErrorKind, Header, PublicId, WireText};

/// Writes an `mb_u_int32` in the width it has.
pub(crate) fn put_mb(out: &mut impl Output, integer: MbU32) -> Result<(), Error> {
    let bytes = integer.to_bytes();
    put(
        out,
        bytes.get(..usize::from(integer.width())).unwrap_or(&bytes),
    )
}

#[inline(always)]
fn put(out: &mut impl Output, bytes: &[u8]) -> Result<(), Error> {
    if out.put(bytes) {
        Ok(())
    } else {
        Err(Error::new(ErrorKind::OutputFull, 0))
    }
}

/// Writes a header as it was read.
///
/// ```
/// use wbxml::{Header, Options, encode::write_header};
///
/// let document = b"\x03\x05\x6A\x00\x05";
/// let (header, rest) = Header::decode(document, &Options::STRICT)?;
/// let mut written = Vec::new();
/// write_header(&header, &mut written)?;
/// assert_eq!(written, b"\x03\x05\x6A\x00");
/// assert_eq!(rest, b"\x05");
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::OutputFull`].
pub fn write_header(header: &Header<'_>, out: &mut impl Output) -> Result<(), Error> {
    put(out, &[header.version.to_byte()])?;
    match header.public_id {
        PublicId::Number(number) => put_mb(out, number)?,
        PublicId::Index { zero, index } => {
            put_mb(out, zero)?;
            put_mb(out, index)?;
        }
    }
    if let Some(charset) = header.charset {
        put_mb(out, charset)?;
    }
    put_mb(out, header.string_table_len)?;
    put(out, header.string_table)
}

/// Writes a token as it was read: a header and the tokens behind it make the document again, byte
/// for byte.
///
/// `wide` says that strings end at two zero bytes
/// ([`Charset::is_wide`](crate::charset::Charset::is_wide)).
///
/// ```
/// use wbxml::{Decoder, encode::{write_header, write_token}};
///
/// // What is decoded token by token is written as it was.
/// let document = b"\x03\x05\x6A\x00\x45\x03hi\x00\x01";
/// let decoder = Decoder::new(document)?;
/// let mut written = Vec::new();
/// write_header(decoder.header(), &mut written)?;
/// for token in decoder {
///     write_token(token?, false, &mut written)?;
/// }
/// assert_eq!(written, document);
/// # Ok::<(), wbxml::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::OutputFull`].
pub fn write_token(token: Token<'_>, wide: bool, out: &mut impl Output) -> Result<(), Error> {
    let string = |out: &mut _, code: u8, text: WireText<'_>| {
        put(out, &[code])?;
        put(out, text.as_bytes())?;
        put(out, if wide { &[0, 0] } else { &[0] })
    };
    match token {
        Token::SwitchPage(page) => put(out, &[global::SWITCH_PAGE, page]),
        Token::End(_) => put(out, &[global::END]),
        Token::Tag(byte) | Token::AttrStart(byte) | Token::AttrValue(byte) | Token::Ext(byte) => {
            put(out, &[byte])
        }
        Token::Literal(byte, index) | Token::ExtT(byte, index) => {
            put(out, &[byte])?;
            put_mb(out, index)
        }
        Token::StrI(text) => string(out, global::STR_I, text),
        Token::ExtI(code, text) => string(out, code, text),
        Token::StrT(index) => {
            put(out, &[global::STR_T])?;
            put_mb(out, index)
        }
        Token::Entity(code) => {
            put(out, &[global::ENTITY])?;
            put_mb(out, code)
        }
        Token::Opaque { len_width, bytes } => {
            let len =
                u32::try_from(bytes.len()).map_err(|_| Error::new(ErrorKind::OpaquePastEnd, 0))?;
            put(out, &[global::OPAQUE])?;
            put_mb(out, MbU32::with_width(len, len_width))?;
            put(out, bytes)
        }
        Token::Pi => put(out, &[global::PI]),
    }
}
