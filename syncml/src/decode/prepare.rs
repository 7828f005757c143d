//! [`Prepared`]: documents that have to be brought into shape before they are decoded.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use wbxml::Header;

use super::message::{Decoded, decode_with};
use crate::error::{Error, ErrorKind};
use crate::limits::{Diagnostic, DiagnosticKind, Options};

/// A document that has been brought into shape: XML in UTF-16 is brought into UTF-8, and the
/// namespace that Nokia phones write as a literal attribute without a name is taken out of WBXML.
/// Others are as they were.
///
/// ```
/// use syncml::{Options, Prepared};
///
/// let message: Vec<u8> = "\u{FEFF}<SyncML/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
/// let prepared = Prepared::new(&message, &Options::LENIENT)?;
/// assert_eq!(prepared.bytes(), b"<SyncML/>");
/// assert!(prepared.decode()?.message.commands.is_empty());
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    bytes: Cow<'a, [u8]>,
    options: Options,
    /// What has been taken out: where, and how many bytes.
    removed: (u64, u64),
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Prepared<'a> {
    /// Brings a document into shape, as far as these options let it pass.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotADocument`] if UTF-16 is malformed.
    pub fn new(input: &'a [u8], options: &Options) -> Result<Self, Error> {
        let mut prepared = Self {
            bytes: Cow::Borrowed(input),
            options: *options,
            removed: (0, 0),
            diagnostics: Vec::new(),
        };
        match input {
            [0xFF, 0xFE, rest @ ..] => prepared.bytes = utf16(rest, 2, u16::from_le_bytes)?,
            [0xFE, 0xFF, rest @ ..] => prepared.bytes = utf16(rest, 2, u16::from_be_bytes)?,
            [b'<', 0, ..] => prepared.bytes = utf16(input, 0, u16::from_le_bytes)?,
            [0, b'<', ..] => prepared.bytes = utf16(input, 0, u16::from_be_bytes)?,
            [0..=3, ..] if options.lenient.literal_namespace => prepared.take_literal(input),
            _ => {}
        }
        Ok(prepared)
    }

    /// The document.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The message in the document, read with the same options. Offsets are those of the input; of
    /// UTF-16, those of [`bytes`](Self::bytes).
    ///
    /// # Errors
    ///
    /// Those of [`decode`](crate::decode).
    pub fn decode(&self) -> Result<Decoded<'_>, Error> {
        let (from, len) = self.removed;
        let shift = |offset: u64| if offset > from { len } else { 0 };
        let mut decoded = decode_with(&self.bytes, &self.options).map_err(|e| {
            let by = shift(e.offset());
            e.shifted(by)
        })?;
        for d in &mut decoded.diagnostics {
            let offset = d.offset().saturating_add(shift(d.offset()));
            *d = Diagnostic::new(d.kind(), offset);
        }
        decoded.diagnostics.splice(0..0, self.diagnostics.clone());
        Ok(decoded)
    }

    /// Takes out the attribute of the root element: literal 0 of an empty string table, with the
    /// namespace as an inline string.
    fn take_literal(&mut self, input: &[u8]) {
        let Ok((header, body)) = Header::decode(input, &self.options.wire()) else {
            return;
        };
        let [root @ 0xC0..=0xFF, 0x04, 0x00, 0x03, value @ ..] = body else {
            return;
        };
        let Some(end) = value.iter().position(|b| *b == 0) else {
            return;
        };
        let is_namespace = value
            .get(..6)
            .is_some_and(|v| v.eq_ignore_ascii_case(b"SYNCML"));
        let Some([1, rest @ ..]) = value.get(end.saturating_add(1)..) else {
            return;
        };
        if !header.string_table.is_empty() || !is_namespace {
            return;
        }
        let head = input.len().saturating_sub(body.len());
        let mut bytes = Vec::with_capacity(input.len());
        bytes.extend_from_slice(input.get(..head).unwrap_or(&[]));
        bytes.push(root & 0x7F);
        bytes.extend_from_slice(rest);
        self.removed = (head as u64, input.len().saturating_sub(bytes.len()) as u64);
        self.bytes = Cow::Owned(bytes);
        let at = (head as u64).saturating_add(1);
        let kind = DiagnosticKind::LiteralNamespace;
        self.diagnostics.push(Diagnostic::new(kind, at));
    }
}

/// UTF-16 as UTF-8.
fn utf16(bytes: &[u8], mark: u64, unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, [u8]>, Error> {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [a, b] => unit([a, b]),
        // Half of a unit is no character.
        _ => 0xD800,
    });
    let mut text = String::with_capacity(bytes.len());
    let mut offset = mark;
    for c in char::decode_utf16(units) {
        let c = c.map_err(|_| Error::new(ErrorKind::NotADocument, offset))?;
        offset = offset.saturating_add(if c > '\u{FFFF}' { 4 } else { 2 });
        text.push(c);
    }
    Ok(Cow::Owned(text.into_bytes()))
}
