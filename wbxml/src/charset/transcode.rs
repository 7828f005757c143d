//! Documents from legacy charsets to UTF-8, token by token.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use encoding_rs::{
    BIG5, Encoding, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5, ISO_8859_6, ISO_8859_7,
    ISO_8859_8, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1254,
};

use super::{Charset, Utf8Document};
use crate::dictionary::Extensions;
use crate::encode::{StringTable, write_header, write_token};
use crate::token::{MbU32, Token, WireText};
use crate::{
    Decoder, Diagnostic, DiagnosticKind, Dictionary, Error, ErrorKind, Header, LimitKind, Options,
    PublicId, Version, dictionaries,
};

/// The document with all its text in UTF-8.
pub(super) fn transcode<'a>(
    document: &'a [u8],
    charset: Charset,
    dictionary: Option<&'static Dictionary>,
    options: &Options,
) -> Result<Utf8Document<'a>, Error> {
    let mut decoder = Decoder::with_options(document, options)?;
    let header = *decoder.header();
    let mut work = Transcoder {
        charset,
        options,
        old: header.string_table,
        table: StringTable::new(),
        moved: BTreeMap::new(),
        expanded: options.limits.expanded_text,
        diagnostics: Vec::new(),
    };
    let public_id = match header.public_id {
        PublicId::Number(_) => header.public_id,
        PublicId::Index { zero, index } => {
            let at = usize::from(zero.width()).saturating_add(1);
            PublicId::Index {
                zero,
                index: work.entry(index, at)?,
            }
        }
    };
    // The formal identifier can be read now, whatever charset it was in.
    let named = Header {
        public_id,
        string_table: work.table.as_bytes(),
        ..header
    };
    let dictionary = dictionary.or_else(|| dictionaries::detect(&named));
    let variables = dictionary.is_some_and(|d| matches!(d.extensions, Extensions::Variables));
    let mut body = Vec::with_capacity(document.len());
    let mut moves = Vec::new();
    loop {
        let at = decoder.offset();
        note_move(&mut moves, body.len(), at);
        let Some(token) = decoder.next_token()? else {
            break;
        };
        let text_at = at.saturating_add(1);
        match token {
            Token::StrI(text) => {
                let text = work.text(text.as_bytes(), text_at)?;
                write_token(
                    Token::StrI(WireText::new(text.as_bytes())),
                    false,
                    &mut body,
                )?;
            }
            Token::ExtI(code, text) => {
                let text = work.text(text.as_bytes(), text_at)?;
                write_token(
                    Token::ExtI(code, WireText::new(text.as_bytes())),
                    false,
                    &mut body,
                )?;
            }
            Token::StrT(index) => {
                let index = work.entry(index, at)?;
                write_token(Token::StrT(index), false, &mut body)?;
            }
            Token::Literal(byte, index) => {
                let index = work.entry(index, at)?;
                write_token(Token::Literal(byte, index), false, &mut body)?;
            }
            Token::ExtT(code, index) if variables => {
                let index = work.entry(index, at)?;
                write_token(Token::ExtT(code, index), false, &mut body)?;
            }
            token => write_token(token, false, &mut body)?,
        }
    }
    body.extend_from_slice(decoder.remaining());
    let table = work.table.as_bytes();
    let len = u32::try_from(table.len())
        .map_err(|_| Error::new(ErrorKind::LimitExceeded(LimitKind::StringTable), 0))?;
    let utf8 = MbU32::new(Charset::Utf8.mib_enum());
    let header = Header {
        version: header.version,
        public_id,
        charset: (header.version > Version::V1_0).then_some(utf8),
        string_table_len: MbU32::new(len),
        string_table: table,
    };
    let mut bytes = Vec::with_capacity(body.len().saturating_add(table.len()).saturating_add(16));
    write_header(&header, &mut bytes)?;
    for (here, _) in &mut moves {
        *here = here.saturating_add(bytes.len() as u64);
    }
    bytes.extend_from_slice(&body);
    Ok(Utf8Document::rewritten(bytes, work.diagnostics, moves, len))
}

/// Notes where the token at `there` of the input comes to stand, if that is not as far from it as
/// the token before.
fn note_move(moves: &mut Vec<(u64, u64)>, here: usize, there: usize) {
    let (here, there) = (here as u64, there as u64);
    let distance = |(here, there): (u64, u64)| there.wrapping_sub(here);
    if moves
        .last()
        .is_none_or(|&last| distance(last) != distance((here, there)))
    {
        moves.push((here, there));
    }
}

struct Transcoder<'a, 'o> {
    charset: Charset,
    options: &'o Options,
    old: &'a [u8],
    table: StringTable,
    /// Where the entries at old offsets are in the new table.
    moved: BTreeMap<u32, u32>,
    expanded: u64,
    diagnostics: Vec<Diagnostic>,
}

impl Transcoder<'_, '_> {
    fn text<'t>(&mut self, bytes: &'t [u8], at: usize) -> Result<Cow<'t, str>, Error> {
        match decode(self.charset, bytes) {
            Some(text) => Ok(text),
            None if self.options.lenient.invalid_text => {
                self.diagnostics
                    .push(Diagnostic::new(DiagnosticKind::InvalidText, at as u64));
                Ok(decode_lossy(self.charset, bytes))
            }
            None => Err(Error::at(ErrorKind::InvalidText, at)),
        }
    }

    /// The offset in the new table of the entry at this offset of the old one.
    fn entry(&mut self, index: MbU32, at: usize) -> Result<MbU32, Error> {
        if let Some(&offset) = self.moved.get(&index.value()) {
            return Ok(MbU32::new(offset));
        }
        let out_of_range = Error::at(ErrorKind::StringTableIndex(index.value()), at);
        let from = usize::try_from(index.value()).map_err(|_| out_of_range)?;
        let rest = self.old.get(from..).ok_or(out_of_range)?;
        let end = if self.charset.is_wide() {
            rest.chunks_exact(2)
                .position(|unit| unit == [0, 0])
                .map(|n| n.saturating_mul(2))
        } else {
            memchr::memchr(0, rest)
        };
        let bytes = match end {
            Some(end) => rest.get(..end).unwrap_or(rest),
            None if self.options.lenient.unterminated_table => {
                let kind = DiagnosticKind::UnterminatedTable;
                self.diagnostics.push(Diagnostic::new(kind, at as u64));
                rest
            }
            None => return Err(Error::at(ErrorKind::StringTableUnterminated, at)),
        };
        // Overlapping entries do not overlap any more.
        self.expanded = self
            .expanded
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| Error::at(ErrorKind::LimitExceeded(LimitKind::ExpandedText), at))?;
        let text = self.text(bytes, at)?.into_owned();
        let offset = self.table.add(&text).map_err(|e| Error::at(e.kind(), at))?;
        self.moved.insert(index.value(), offset);
        Ok(MbU32::new(offset))
    }
}

/// The text, if all of it is in the charset.
pub(crate) fn decode(charset: Charset, bytes: &[u8]) -> Option<Cow<'_, str>> {
    match charset {
        Charset::Iso8859(1) => Some(encoding_rs::mem::decode_latin1(bytes)),
        Charset::Iso8859(9) => Some(Cow::Owned(decode_latin5(bytes))),
        Charset::Ucs2 if has_surrogates(bytes) => None,
        _ => {
            let (encoding, bytes) = encoding(charset, bytes)?;
            encoding.decode_without_bom_handling_and_without_replacement(bytes)
        }
    }
}

fn decode_lossy(charset: Charset, bytes: &[u8]) -> Cow<'_, str> {
    if charset == Charset::Ucs2 {
        // Each half of a pair is one character that is none: UCS-2 has no pairs.
        let units = bytes.chunks(2).map(|unit| match *unit {
            [high, low] => char::from_u32(u32::from(u16::from_be_bytes([high, low]))),
            _ => None,
        });
        return Cow::Owned(
            units
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        );
    }
    match encoding(charset, bytes) {
        Some((encoding, bytes)) => encoding.decode_without_bom_handling(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

fn encoding(charset: Charset, bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    let encoding = match charset {
        Charset::Iso8859(2) => ISO_8859_2,
        Charset::Iso8859(3) => ISO_8859_3,
        Charset::Iso8859(4) => ISO_8859_4,
        Charset::Iso8859(5) => ISO_8859_5,
        Charset::Iso8859(6) => ISO_8859_6,
        Charset::Iso8859(7) => ISO_8859_7,
        Charset::Iso8859(8) => ISO_8859_8,
        Charset::ShiftJis => SHIFT_JIS,
        Charset::Big5 => BIG5,
        Charset::Ucs2 | Charset::Utf16 => {
            return Some(match bytes {
                [0xFF, 0xFE, rest @ ..] if charset == Charset::Utf16 => (UTF_16LE, rest),
                [0xFE, 0xFF, rest @ ..] if charset == Charset::Utf16 => (UTF_16BE, rest),
                _ => (UTF_16BE, bytes),
            });
        }
        _ => return None,
    };
    Some((encoding, bytes))
}

/// ISO-8859-9 is windows-1254 but for 0x80 to 0x9F, which are control characters.
fn decode_latin5(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for run in bytes.chunk_by(|a, b| (0x80..0xA0).contains(a) == (0x80..0xA0).contains(b)) {
        if run.first().is_some_and(|b| (0x80..0xA0).contains(b)) {
            text.extend(run.iter().map(|&b| char::from(b)));
        } else {
            text.push_str(&WINDOWS_1254.decode_without_bom_handling(run).0);
        }
    }
    text
}

fn has_surrogates(bytes: &[u8]) -> bool {
    bytes
        .chunks_exact(2)
        .any(|unit| unit.first().is_some_and(|b| (0xD8..0xE0).contains(b)))
}
